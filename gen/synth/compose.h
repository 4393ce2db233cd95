// SPDX-License-Identifier: Apache-2.0
// Power of an array too large to simulate as a netlist, from what the modules of a smaller one take.
#ifndef GW_SYNTH_COMPOSE_H
#define GW_SYNTH_COMPOSE_H

#include <jansson.h>

#include "flow/request.h"

enum { COMPOSE_FROM = 16 }; // rows and columns of the array that a larger one is composed of

// Whether the design has rows and columns.
bool is_array(const struct synth_design *d);

// Rows and columns of the array to measure in place of the design: at most `from` of each, or COMPOSE_FROM if from is 0. False
// if the design is no array or is not larger.
bool smaller_array(const struct synth_design *d, int from, int *rows, int *cols);

// Generates the design with so many rows and columns into the folder `to`.
void generate_smaller(const struct synth_design *d, int rows, int cols, const char *to);

// Both answers have the key modules, `small` the key power; the power is that at a clock of `period` ns. Modules of the same kind are
// taken to need the same energy per clock and area, clock pins the same per flip-flop, multipliers to be as busy.
json_t *compose_power(const json_t *large, const struct synth_design *large_design, const json_t *small,
                      const struct synth_design *small_design, double period);
#endif
