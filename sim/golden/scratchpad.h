// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `scratchpad`: a flat array of words by address, and who is served when. Banks, passes
// and the order of service in plain integers, from the map in the manifest. Shares nothing with the generator.
#ifndef GW_GOLDEN_SCRATCHPAD_H
#define GW_GOLDEN_SCRATCHPAD_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/npy.h"

enum {
    PAD_LANES = 64,     // at most, as many as banks
    PAD_ELEMENTS = 256, // lanes x wide, at most
    PAD_CHUNKS = 8,     // 32-bit chunks of a word, at most
};

enum pad_op { PAD_READ, PAD_WRITE, PAD_BOTH };
enum pad_status { PAD_DONE, PAD_NO_CLASS, PAD_MISALIGNED, PAD_OUT_OF_RANGE, PAD_NO_OP };

// A pattern that a butterfly serves: lane l is at base ^ offset[l].
struct pad_class {
    const char *name;
    int64_t offset[PAD_LANES], align; // align: bits of a base that must be 0
    // A box from any base: bit i of a lane is one step along an axis, whose coordinate is base / unit[i] % size[i].
    int64_t unit[8], size[8];
    int steps; // 0: no such box
};

struct golden_scratchpad {
    int banks, wide, elements; // lanes = banks; elements = lanes * wide, element l*wide+j is word j of lane l
    int word_bits, chunks;     // of a word
    int64_t words, tile_cols;
    bool butterfly, two_ports, broadcast;
    bool any_align;            // a lane may be at any address; else at multiples of wide
    bool by_stride;            // wide > 1: phase p is lanes p, p+wide, ..; else lanes p*lanes/wide ..
    bool linear;               // bank bit i = parity(matrix[i] & address); else address + address/tile_cols, modulo banks
    int64_t matrix[8];
    int class_count;
    struct pad_class *classes;
    uint8_t *bank;             // (words): bank of each address
    uint32_t *memory;          // (words, chunks)
};

// Where the lanes of a request are.
struct pad_side {
    uint64_t on;               // bit l: lane l takes part
    int64_t addr[PAD_LANES];   // crossbar: as the port has it; butterfly: see pad_place
    int64_t number, base;      // butterfly: class
};

struct pad_request {
    int op;
    struct pad_side at, from;  // from: the read side of PAD_BOTH
    uint32_t data[PAD_ELEMENTS * PAD_CHUNKS]; // (elements, chunks)
    uint32_t be[PAD_ELEMENTS]; // bit b: byte b of the word is written
};

struct pad_response {
    enum pad_status status;
    int passes, phases; // as pad_passes says
    uint32_t data[PAD_ELEMENTS * PAD_CHUNKS]; // (elements, chunks), 0 where nothing was read
};

// The scratchpad of a manifest, its memory all 0; NULL if the manifest does not say enough.
struct golden_scratchpad *pad_open(const json_t *manifest);
void pad_close(struct golden_scratchpad *s);

// Butterfly: fills in the lanes' addresses from class and base, where the class is known.
void pad_place(const struct golden_scratchpad *s, struct pad_side *side);

// Butterfly: the first class, and its base, that has the enabled lanes where they are; false if there is none.
bool pad_find_class(const struct golden_scratchpad *s, struct pad_side *side);

// Whether the class has a place for the base, which is within the memory.
bool pad_fits(const struct pad_class *k, int64_t base);

// What is wrong with a request; the highest number if several things are.
enum pad_status pad_status(const struct golden_scratchpad *s, const struct pad_request *q);

// Serves a request. In pass p of a phase each bank serves the word of its lowest element not yet served, with broadcast
// all elements of that word; reads come before writes of the same pass, the highest element wins a byte.
void pad_serve(struct golden_scratchpad *s, const struct pad_request *q, struct pad_response *r);

// The passes it will take, and how many it would take without a conflict; 1 and 1 for one that is wrong.
int pad_passes(const struct golden_scratchpad *s, const struct pad_request *q, int *phases);

// Adds to hits[i] the lanes j > i (bit j) that have another word than lane i in the same bank and phase.
void pad_conflicts(const struct golden_scratchpad *s, const struct pad_side *side, uint64_t hits[PAD_LANES]);

// Values of .npy files: a word of up to 64 bits is one value, a wider one is `chunks` values of 32 bits, low ones first.
// Signed if an array's type has just the bits of a word and a sign; else unsigned.
int pad_values(const struct golden_scratchpad *s); // of a word
bool pad_signed(const struct golden_scratchpad *s, const struct npy *a);
#endif
