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

// The same as lines of text.
void synth_headline_print(const json_t *result);
#endif
