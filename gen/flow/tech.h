// SPDX-License-Identifier: Apache-2.0
// The technologies that synth maps to.
#ifndef GW_SYNTH_TECH_H
#define GW_SYNTH_TECH_H

#include "flow/fpga.h"
#include "liberty/liberty.h"

// What --tech may name, but for files.
#define SYNTH_TECHNOLOGIES "osu018|osu035|osu050|generic|ice40|ice40up5k|ecp5|xilinx|intel"

enum tech_kind { TECH_LIBRARY, TECH_GENERIC, TECH_FPGA };

struct synth_tech {
    enum tech_kind kind;
    char *name;         // as in the report
    const char *target; // as scripts/flow/map.tcl calls it
    // Of a library: all its files as one text, as tidy_library() and screen_library() leave them.
    char *text;
    size_t len;
    char **warnings; // of cells that are left out, a line each; read_tech() has printed them
    int warnings_n;
    struct liberty lib;
    double load; // of every output, in farads: four inputs of the driving cell
    const struct fpga *fpga; // of an FPGA
};

// From the n values of --tech: one name, or library files and patterns of them. Dies: ST_USAGE for an unknown name
// and for a file that is no usable library, ST_TOOL for a library whose package is absent.
struct synth_tech read_tech(const char *const *values, int n);
void free_tech(struct synth_tech *t);
#endif
