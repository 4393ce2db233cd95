// SPDX-License-Identifier: Apache-2.0
// Memory macros: what a user's files say of one, and what silicon the memories of a design take.
#ifndef GW_SRAM_H
#define GW_SRAM_H

#include <jansson.h>
#include <stdbool.h>

// A pin of a macro as a Verilog or LEF file has it.
struct sram_pin {
    char *name;
    int bits;          // -1 if the file does not tell
    bool input, output;
};

struct sram_pins {
    struct sram_pin *list;
    int count;
};

// The pins of a module of a Verilog text but for those behind USE_POWER_PINS, or false if there is no such module. Widths
// are known where ranges are numbers, parameters that are numbers, or these less 1.
bool sram_verilog_pins(const char *text, const char *module, struct sram_pins *pins);

// The pins of a macro of a LEF text, one for all bits of a bus, and its SIZE in micrometres, or false if there is none.
bool sram_lef_pins(const char *text, const char *macro, struct sram_pins *pins, double *width, double *height);

const struct sram_pin *sram_pin_find(const struct sram_pins *pins, const char *name); // or NULL
void sram_pins_free(struct sram_pins *pins);

// How an estimate is made, 0 for what is not given.
struct sram_options {
    double cell;       // um2 of a bit cell
    double efficiency; // bit cells over macro
};

// The module of the user's memory macro, "" if there is none.
const char *sram_macro(const json_t *manifest);

// Adds "sram" to a result of synthesis with "memory_bits": macros, um2_of_one, area and where that is from: "liberty", "lef"
// or "model", with its assumptions. `out` is the design's folder.
void sram_report(json_t *result, const json_t *manifest, const char *out, const char *tech, const struct sram_options *o);

// The same as lines of text.
void sram_print(const json_t *result);
#endif
