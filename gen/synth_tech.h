// SPDX-License-Identifier: Apache-2.0
// The technologies that synth maps to.
#ifndef GW_SYNTH_TECH_H
#define GW_SYNTH_TECH_H

#include "liberty.h"

struct synth_tech {
    const char *name; // as in the report
    char *file, *text;
    size_t len;
    struct liberty lib;
};

// By name or by file. Dies: ST_USAGE for an unknown name and for a file that is no usable library, ST_TOOL for
// a library whose package is absent.
struct synth_tech read_tech(const char *name);
void free_tech(struct synth_tech *t);
#endif
