// SPDX-License-Identifier: Apache-2.0
// Judges certificates of address maps ("format": "gatewright-swizzle-1") by the definition: that a map has no bank conflict on
// a list of access patterns, or that no linear map is free of them. Nothing here comes from the solver that writes them.
//
// A word's bank is M times its address over GF(2); matrix[i] is the mask of address bits whose parity is bank bit i.
//
//   {"format", "banks": 2|4|..|64, "tile": [rows, columns], "word": bits, "elem": bits, "patterns": ["row", ...],
//    "lists": {"list:FILE.npy": [[word address or -1, ...], ...]} where patterns have lists, and
//    "found": true,  "matrix": [mask, ...], "rows": [address bit, ...], "xors": N
//    "found": false, "tree": NODE}
//
// NODE is {"column": j, "values": [V, ...]}: address bit j, not yet on the path from the root, goes to bank 0, 1, ... 2^r - 1
// and, if r < b, 2^r, in this order, where the address bits on the path span the first r bank bits. Those are all values of
// column j of M up to a renaming of the banks: any value outside the span can be the next unit. Each V is {"node": NODE} or
// {"pattern": i, "access": k, "lanes": [a, c], "words": [x, y]}: these lanes of access k of pattern i have these words, which
// differ, and in one bank whatever the address bits off the path do. Accesses are numbered as in pattern.h.
#ifndef GW_SWIZZLE_CHECK_H
#define GW_SWIZZLE_CHECK_H

#include <jansson.h>

struct swizzle_verdict {
    int status;          // an enum status: the certificate holds; does not hold; is no certificate
    char *line;          // one line that says so, to be freed; if it does not hold: the first reason
    json_int_t checked;  // words in accesses of a map; collisions of a refutation
};

struct swizzle_verdict swizzle_judge(const json_t *certificate);

// The same for a file of at most 64 MiB that takes at most 1 GiB in memory; the line begins with its name.
struct swizzle_verdict swizzle_judge_file(const char *path);
#endif
