// SPDX-License-Identifier: Apache-2.0
// The figures that a design is compared by, cells alone and with its memories.
#ifndef GW_SYNTH_HEADLINE_H
#define GW_SYNTH_HEADLINE_H

#include <jansson.h>
#include <stdbool.h>

#define NO_LOGIC "no logic, as its outputs are inputs and constants"

// True of a result of synthesis, of any technology, without a single cell or memory.
bool has_no_logic(const json_t *result);

// Adds to a result, whose "sram" is there, "area_with_memories" where it has memories or a ROM, null if their area is not known,
// and where the design multiplies "tops" at its highest clock, "tops_per_mm2" of the cells and "tops_per_mm2_with_memories".
// Without logic the figures are null and "note" says so.
void synth_headline(json_t *result, const json_t *manifest);

// Without a register or a memory a design has a delay, but no clock: "fmax_mhz" is null, though an FPGA's tools, which put
// registers at the ports, give one.
void synth_clock(json_t *result);

// Adds to a result with a delay, of a design whose weights are in a part of their own, "base": that it has been counted whole, but
// that its delay is of the paths which these weights make.
void synth_base(json_t *result, const json_t *manifest);

// The same as lines of text.
void synth_headline_print(const json_t *result);
void synth_base_print(const json_t *result);
#endif
