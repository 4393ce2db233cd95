// SPDX-License-Identifier: Apache-2.0
// How a generator's sums are written, as its schema offers it: arith=heap|star, goal=delay|area.
#ifndef GW_CHOICE_ARITH_H
#define GW_CHOICE_ARITH_H

#include "arith/bitheap.h"
#include "emit/param.h"

// The two rows of a schema; `preset` is goal's.
#define ARITH_PARAMS(preset) \
    {"arith", PARAM_ENUM, 0, 0, "heap|star", "heap", "heap = compressor trees of adder cells, for silicon; star = * and +, for FPGAs; same results"}, \
    {"goal", PARAM_ENUM, 0, 0, "delay|area", preset, "what the compressor trees are optimized for: delay = area times delay, area = area alone (arith=heap only)"}

struct arith_choice {
    bool heap;
    enum heap_goal goal; // of a heap
};

// Refuses a goal that is given with arith=star.
struct arith_choice arith_choice(struct params *p);
#endif
