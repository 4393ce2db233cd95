// SPDX-License-Identifier: Apache-2.0
// Access patterns of a banked tile, expanded from the definition of their notation: what the certificate checker judges by.
// Nothing here comes from the solver of address maps.
#ifndef GW_SWIZZLE_PATTERN_H
#define GW_SWIZZLE_PATTERN_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    CERT_MAX_BANKS = 64,
    CERT_MAX_BITS = 22,      // of an element address: a tile is of at most 2^22 elements
    CERT_MAX_LIST = 1 << 20, // accesses of a list
};

// A tile of rows x cols elements, in row order, over words of `word` bits in `banks` banks; there are as many lanes as banks.
struct cert_tile {
    int banks, bank_bits;
    int64_t rows, cols; // elements, powers of two
    int word, elem;     // bits
    int split;          // a word holds 2^split elements
    int64_t elements;   // of the tile
    int64_t row_words;  // of a row
    int bits;           // of a word address in the tile
    int64_t size[3];    // of a volume: its elements along x (a row), y (rows of a slice), z; 0 where it is none
};

enum cert_kind {
    CERT_ROW, CERT_COL, CERT_DIAG, CERT_ANTI, CERT_STRIDES, CERT_STRIDE, CERT_BLOCK, CERT_WIDE,
    CERT_TRANSPOSE, CERT_LIST, CERT_BOX
};

struct cert_pattern {
    enum cert_kind kind;
    bool any;                // from every base, not from aligned ones alone
    bool across;             // wide: lanes side by side in a row, not below each other
    int64_t stride;          // elements
    int64_t height, width;   // of a block, elements
    int64_t side[3];         // of a box, along x, y, z
    int64_t wide;            // words a lane
    int64_t *list;           // (accesses, banks) word addresses, -1 a lane that is off
    int64_t accesses;
};

// Lane first + i reads or writes word[i], -1 where it is off. In a wide pattern the lanes count words: word j of lane l is
// l * wide + j.
struct cert_access {
    int64_t first;
    int count;
    int64_t word[CERT_MAX_BANKS];
};

// The tile of these sizes: NULL, or a message that says what is not legal.
char *cert_tile_set(struct cert_tile *t, json_int_t banks, json_int_t rows, json_int_t cols, json_int_t word,
                    json_int_t elem);

// Makes the tile a volume of these sizes, whose y * z rows are of x elements. NULL, or a message.
char *cert_tile_volume(struct cert_tile *t, const json_int_t size[3]);

// The pattern that `text` notes, on tile t: NULL, or a message. `lists` has the rows of lane addresses of each list: pattern.
char *cert_pattern_read(const struct cert_tile *t, const char *text, const json_t *lists, struct cert_pattern *p);
void cert_pattern_free(struct cert_pattern *p);

// Counts the accesses of a pattern but a list into p->accesses.
void cert_pattern_count(const struct cert_tile *t, struct cert_pattern *p);

// Access k, 0 <= k < p->accesses, of the pattern. The order of the accesses:
//   row, col           by line, then piece of `banks` elements; transpose: those of row, then those of col
//   diag, anti         by piece
//   strides            stride ascending, then base ascending
//   stride, block, box base ascending
//   wide               by line (a row, or the columns of words that a lane reads), then position in it, then phase: as many
//                      as words a lane, each of banks / words lanes; those of lanes that are off are accesses too
//   list               as in the file
void cert_pattern_access(const struct cert_tile *t, const struct cert_pattern *p, int64_t k,
                            struct cert_access *a);
#endif
