// SPDX-License-Identifier: Apache-2.0
// What follows from a scratchpad's parameters, and the parts that its networks share.
#ifndef GW_SCRATCHPAD_H
#define GW_SCRATCHPAD_H

#include "emit/design.h"
#include "memory/sram.h"
#include "swizzle/swizzle.h"
#include "emit/generator.h"

// A field of the request's tuser: its lowest bit and its bits; 0 bits where the design has none.
struct field {
    int lsb, bits;
};

struct scratchpad {
    struct swizzle_tile tile;
    struct swizzle_map map;
    struct swizzle_list patterns;
    bool butterfly, two_ports, broadcast, by_stride, any_word, counters;
    int banks, bank_bits;   // as many lanes
    int word_bits, bytes;   // of a word
    int depth;              // words a user has in each bank
    int bank_rows, row_bits; // words that a bank really has, and its address
    int address_bits;       // of a word, from which every address below `words` is legal
    int field_bits;         // of a lane's address in a request
    int wide, words_moved;  // words a lane, words a request
    int64_t words;
    int rows[SWIZZLE_MAX_BITS + SWIZZLE_MAX_B]; // address bits that number the rows; a linear map
    struct field addr, raddr, on, ron, be, op;  // crossbar: addr and raddr are a field for each lane
    struct field base, rbase, number, rnumber;  // butterfly: numbers of classes
    struct steering *steering;                  // butterfly (butterfly.h)
    int tuser_bits;
    struct error *error;        // that of the parameters
    const char *sram;           // module of the user's macro, or NULL
    struct sram_pins sram_pins; // as its Verilog has them
};

// Each writes what is its own of the request, the top's wires and the modules.
struct network {
    const char *doc;
    void (*fields)(struct design *d, struct scratchpad *s); // of tuser
    void (*modules)(struct design *d, const struct scratchpad *s, struct holes *h);
    void (*derived)(struct design *d, const struct scratchpad *s); // more keys of "derived"; may be NULL
};
extern const struct network scratchpad_crossbar, scratchpad_butterfly;

enum { SCRATCHPAD_AXIL_BITS = 5 }; // of a counter's byte address

void scratchpad_top_ports(struct module *m, const struct scratchpad *s);

// Holes of the README's text.
void scratchpad_text_holes(struct design *d, struct holes *h, const struct scratchpad *s);

// The next field of tuser.
struct field scratchpad_field(struct scratchpad *s, int bits);

// Resolves patterns= and map=, settles map.
void scratchpad_map(struct design *d, struct scratchpad *s);

// Reads and checks what sram= and its files say; the files go beside the design.
void scratchpad_sram(struct design *d, struct scratchpad *s);
void scratchpad_sram_holes(struct holes *h, const struct scratchpad *s);

// The ports of all banks, seen from them or from the network.
void scratchpad_bank_ports(struct module *m, const struct scratchpad *s, bool of_network);

// The module that maps one address, TOP_map.
void scratchpad_map_module(struct design *d, const struct scratchpad *s, struct holes *h);

// Holes for the same as tables {row, bank} of the parts of an address, where the map is linear.
void scratchpad_map_tables(struct holes *h, const struct scratchpad *s);
#endif
