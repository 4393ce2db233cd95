// SPDX-License-Identifier: Apache-2.0
// Banks that do not conflict: a tile of words in 2^b banks, access patterns in text, maps from addresses to banks.
//
// A word's address is row*columns + column of the tile, in words. Its bank is M times the address over GF(2): bank bit i is
// the parity of address & matrix[i]. Two addresses fall in one bank exactly when M maps their exclusive-or to 0, so a map has
// no conflict on a list of patterns exactly when no difference that an access has is in M's kernel.
#ifndef GW_SWIZZLE_H
#define GW_SWIZZLE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    SWIZZLE_MAX_B = 6,                      // bank bits
    SWIZZLE_MAX_BANKS = 1 << SWIZZLE_MAX_B, // lanes too
    SWIZZLE_MAX_BITS = 22,                  // address bits of a tile, in words
    SWIZZLE_MAX_ELEMENT_BITS = 22,          // and in elements
    SWIZZLE_MAX_CLASSES = 32,               // of a pattern
};

// ---- the tile ----

struct swizzle_tile {
    int banks, b;   // 2^b banks, as many lanes
    int rows, cols; // in elements, powers of two
    int word, elem; // bits
    int pack;       // log2 of the elements in a word
    int bits;       // of a word address: rows*cols elements are 2^bits words
    int dims[3];    // of a volume, elements along x, y, z: x is along a row, y the rows of a slice; 0: a plain tile
};

// NULL, or a message with what is wrong and what is legal, to be freed. word and elem are in bits; elem 0 means word.
char *swizzle_tile_make(struct swizzle_tile *t, int64_t banks, int64_t rows, int64_t cols, int64_t word, int64_t elem);

// The sizes of a volume in a text "X,Y,Z", powers of two; false if it is none. Its tile is of Y*Z rows of X elements.
bool swizzle_dims_parse(const char *text, int64_t dims[3]);

// Makes the tile of a volume's rows the volume.
void swizzle_tile_volume(struct swizzle_tile *t, const int64_t dims[3]);

// ---- patterns ----

enum swizzle_kind {
    SWIZZLE_ROW,
    SWIZZLE_COL,
    SWIZZLE_DIAG,
    SWIZZLE_ANTI,
    SWIZZLE_STRIDES,
    SWIZZLE_STRIDE,
    SWIZZLE_BLOCK,
    SWIZZLE_BOX,
    SWIZZLE_WIDE,
    SWIZZLE_TRANSPOSE,
    SWIZZLE_LIST,
};

struct swizzle_pattern {
    char *text; // as written
    enum swizzle_kind kind;
    bool any;                // from every base, not only from the aligned ones
    int64_t stride;          // elements, of SWIZZLE_STRIDE
    int rows, cols;          // of SWIZZLE_BLOCK
    int sides[3];            // of SWIZZLE_BOX, along x, y, z
    int words;               // that a lane takes, of SWIZZLE_WIDE
    bool down;               // SWIZZLE_WIDE: lanes go down a column
    int32_t *list;           // (list_rows, list_cols) word addresses of SWIZZLE_LIST, -1 for a lane that is off
    int64_t list_rows, list_cols;
};

struct swizzle_list {
    struct swizzle_pattern *patterns;
    int count;
};

// What is legal, for messages and documents.
#define SWIZZLE_PATTERNS \
    "row, col, diag, anti, strides, stride:S[@any], block:RxC[@any], box:AxBxC[@any], wide:BITS:col|row, transpose, list:FILE.npy"

// Adds the pattern of a text to the list. NULL, or a message "NAME 'TEXT' column N: what; legal: ..." (columns count from
// 1), to be freed; then the list is as it was.
char *swizzle_pattern_parse(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_list *list);

// The same for patterns separated by commas. An empty text is an empty list.
char *swizzle_patterns_parse(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_list *list);

void swizzle_list_free(struct swizzle_list *list);

// Accesses of a pattern, and access k of them: addr[l] is the word address of lane l < banks, or -1 where the lane is off.
// Lines longer than the lanes are split in aligned pieces, shorter ones leave lanes off. The order:
//   row        by row, then piece              col        by column, then piece
//   diag, anti by piece                        strides    by stride 2^k, then base
//   stride     by base                         block, box by base
//   transpose  the rows, then the columns      list       as in the file
//   wide       row: by row, then piece of banks*words words; col: by column of `words` words, then piece of rows; then by
//              phase. Each phase is an access of its own; its lane m is word m%words of lane phase*banks/words + m/words.
int64_t swizzle_accesses(const struct swizzle_pattern *p, const struct swizzle_tile *t);
void swizzle_access(const struct swizzle_pattern *p, const struct swizzle_tile *t, int64_t k, int32_t *addr);

// Accesses that make one request, whose passes are added: the phases of a wide pattern, else 1.
int swizzle_phases(const struct swizzle_pattern *p);

// ---- accesses as affine classes of the lane number ----

// Lane l has word address base ^ constant ^ (exclusive-or of columns[i] for the bits i of l), for every base with no bit of
// align, which is the or of all lanes' offsets.
struct swizzle_class {
    char name[32];
    uint32_t columns[SWIZZLE_MAX_B];
    uint32_t constant, align;
    bool carries;                  // from any base: bit i of l adds columns[i] within the address bits span[i] instead, which
    uint32_t span[SWIZZLE_MAX_B];  // must not carry out of them; constant and align are 0
};

// The classes of a pattern, at most SWIZZLE_MAX_CLASSES, and how many in *count. NULL, or why the pattern has none.
char *swizzle_classes(const struct swizzle_pattern *p, const struct swizzle_tile *t, struct swizzle_class *classes, int *count);

// ---- maps ----

struct swizzle_map {
    bool pad;                        // a row is one word longer; not linear, matrix is not used
    uint32_t matrix[SWIZZLE_MAX_B];  // (b): address bits whose parity is bank bit i
};

#define SWIZZLE_MAPS "none, pad, xor, sw32, sw64, sw128, cute:B,M,S, bitrev, ipoly, best, masks:M0,M1,..., FILE.json (a certificate)"

// The map of a text, for this tile. "best" is not among them: what that is depends on patterns (swizzle_solve). NULL, or a
// message "NAME 'TEXT' ...", to be freed.
char *swizzle_map_parse(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_map *map);

// What a certificate says that its map is for.
struct swizzle_certified {
    int64_t banks, rows, cols, word, elem, dims[3]; // dims of a volume, else 0
    char *patterns;                                 // those that are no lists, separated by commas; allocated
};

// Whether the text of a map is a certificate's name.
bool swizzle_map_is_file(const char *text);

// Reads it. NULL, or a message, to be freed.
char *swizzle_certified(const char *name, const char *path, struct swizzle_certified *c);

int swizzle_bank(const struct swizzle_map *map, const struct swizzle_tile *t, uint32_t addr);

// The address bits that number the rows of a bank, in rows[0..bits-b): the lowest that complete a linear map of full rank to a
// bijection. Returns how many.
int swizzle_row_bits(const struct swizzle_map *map, const struct swizzle_tile *t, int bits, int *rows);

// Two-input exclusive-ors of a linear map, banks counted as they are named.
int swizzle_xors(const struct swizzle_map *map, const struct swizzle_tile *t);

// Rank over GF(2) of n masks.
int swizzle_rank(const uint32_t *masks, int n);

// "masks:33,66,..." or "pad"; allocated.
char *swizzle_map_text(const struct swizzle_map *map, const struct swizzle_tile *t);

// Passes of an access: the most distinct words in a bank, at least 1.
int swizzle_passes(const struct swizzle_map *map, const struct swizzle_tile *t, const int32_t *addr);

// ---- the solver ----

struct swizzle_node; // of a refutation (swizzle_solve.h)

// What a search has come to.
struct swizzle_found {
    bool decided;           // found, or proved that there is none
    bool found;             // map has no conflict on the list
    bool optimal;           // and no map has fewer exclusive-ors
    struct swizzle_map map; // if found, banks named so that it needs the fewest, masks ascending
    int64_t work;           // units spent
    struct swizzle_node *tree; // if there is none: the refutation
};

enum { SWIZZLE_EFFORT = 1000000000 }; // work units unless the user says otherwise

// The map without conflict on the list that needs the fewest exclusive-ors (then: the lexicographically smallest masks),
// or that there is none, or neither within `effort` units of work.
struct swizzle_found swizzle_solve(const struct swizzle_list *list, const struct swizzle_tile *t, int64_t effort);

void swizzle_found_free(struct swizzle_found *f);
#endif
