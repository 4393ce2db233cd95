// SPDX-License-Identifier: Apache-2.0
// The plain way to know about linear bank maps of a small tile: all of them, by their kernels.
#ifndef GW_SWIZZLE_BRUTE_H
#define GW_SWIZZLE_BRUTE_H

#include "judge/pattern.h"

enum { BRUTE_MAX_BITS = 10, BRUTE_MAX_PATTERNS = 16 };

struct brute {
    struct cert_tile tile;
    int count;
    struct cert_pattern patterns[BRUTE_MAX_PATTERNS];
    bool best;                              // to look for the fewest exclusive-ors, not only count
    bool apart[1 << BRUTE_MAX_BITS];        // x ^ y of words x != y that an access has
    int64_t maps;                           // row spaces of the maps without conflict
    int xors;                               // the fewest of any of them, -1 if there is none
    uint32_t matrix[6];                     // of those with the fewest the lexicographically smallest masks
};

// Reads the patterns: NULL, or a message.
char *brute_read(struct brute *b, const char *const *texts, int count, const json_t *lists);

// Finds what `apart` says of the patterns whose bits are set in `which`.
void brute_differences(struct brute *b, uint32_t which);

// Tries every map, on the patterns whose bits are set in `which`.
void brute_count(struct brute *b, uint32_t which);

// How many patterns, at fewest, have no map without conflict together; 0 if all have one.
int brute_fewest(struct brute *b);

void brute_free(struct brute *b);

// What a certificate of the right form says is true.
bool brute_true(const json_t *certificate);

// Changes single entries of a certificate at random, `count` times, and has each judged; those that hold must be true by
// trying every map. It must hold itself. Prints a line; returns how many held and were not true.
int brute_mutate(const json_t *certificate, const char *name, int count, uint64_t seed);
#endif
