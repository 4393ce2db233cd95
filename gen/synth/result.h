// SPDX-License-Identifier: Apache-2.0
// One mapped netlist of a design and what is measured of it, made once and kept in the cache.
#ifndef GW_SYNTH_RESULT_H
#define GW_SYNTH_RESULT_H

#include <jansson.h>
#include <stdbool.h>

#include "flow/request.h"
#include "flow/tech.h"

// What is asked for, of what, in which technology, with which tools, and how hard.
struct synth_job {
    const struct synth_request *q;
    const struct synth_design *d;
    const struct synth_tech *t;
    const char *yosys, *timer; // versions; timer NULL where nothing is timed
    int effort;
};

// A result, and the entry of the cache that holds it.
struct synth_result {
    json_t *j;
    char *entry;
};

// From the cache, or made and put there; with the least effort from the job's own on that meets the period `clock` (ns), else that
// of the fastest netlist, which then is the job's own. free_result() is due.
struct synth_result cached_result(const struct synth_job *b);
struct synth_result aimed_result(struct synth_job *b, double clock);
void free_result(struct synth_result *r);

// Whether the netlist meets a period, ns; one without timed paths does.
bool meets(const struct synth_result *r, double clock);

// The period that power is said of, ns: the one aimed at, else the netlist's own, of which j tells. Dies if there is none.
double power_period(const struct synth_job *b, const json_t *j);

char *dump_result(const json_t *j); // as text, allocated
#endif
