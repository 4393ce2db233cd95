// SPDX-License-Identifier: Apache-2.0
// The parts of the solver of swizzle.h.
#ifndef GW_SWIZZLE_SOLVE_H
#define GW_SWIZZLE_SOLVE_H

#include "base/util.h"
#include "swizzle/swizzle.h"

// ---- what a list of patterns asks (facts.c) ----

// The order of two uint32_t, for qsort().
int swizzle_by_value(const void *a, const void *b);

// An access up to a translation of its addresses, which changes no linear map's passes.
struct swizzle_shape {
    int count;       // distinct words
    int pattern;     // the last that has it
    int64_t times;   // accesses of this shape
    uint32_t *words; // (count) ascending, one of them 0
};

// Where an exclusive-or of two words of an access first appears.
struct swizzle_witness {
    int16_t pattern; // -1: nowhere
    int16_t lane, other;
    int32_t access;
};

struct swizzle_facts {
    const struct swizzle_list *list;
    const struct swizzle_tile *tile;
    uint8_t **has;   // (patterns, 2^bits) whether the pattern has that difference
    struct swizzle_witness *witness; // (2^bits)
    struct swizzle_shape *shapes;
    int shape_count;
};

struct swizzle_facts *swizzle_facts_new(const struct swizzle_list *list, const struct swizzle_tile *t);
void swizzle_facts_free(struct swizzle_facts *f);

// The differences of the patterns of which chosen[i] is true (NULL: of all) as 2^bits flags, to be freed.
uint8_t *swizzle_differences(const struct swizzle_facts *f, const bool *chosen);

// ---- column by column: is there a map? (columns.c) ----

// A refutation, in one array: a node is its address bit, its number of values, and for each value either a difference that two
// words of an access have and that the map then sends to 0, or NODE + where the node of that value begins.
struct swizzle_node {
    uint32_t *items;
    int64_t count, capacity;
    bool lost; // it grew too large to be kept
};
#define SWIZZLE_NODE UINT32_C(0x80000000)

// A map that sends no difference to 0, or the proof that there is none, within effort - work units: work is counted up. The
// masks of the map are as found. *tree, if not NULL, becomes the refutation.
struct swizzle_found swizzle_columns(const uint8_t *has, const struct swizzle_tile *t, int64_t effort, bool want_tree);

// How many row spaces of maps there are; -1 if `effort` units of work do not tell, or if there are 2^61 or more.
int64_t swizzle_count(const uint8_t *has, const struct swizzle_tile *t, int64_t effort);

// ---- row by row: the fewest exclusive-ors (rows.c) ----

// Names the banks anew so that the map needs the fewest exclusive-ors; masks ascending.
void swizzle_rename(struct swizzle_map *map, const struct swizzle_tile *t);

// Improves f, which may have a map: the best within `effort`, f->optimal if it is the best of all. If f had none and there is
// none, f->decided.
void swizzle_rows(const struct swizzle_facts *facts, struct swizzle_found *f, int64_t effort);

// swizzle_solve() on what is known of the list.
struct swizzle_found swizzle_solve_facts(const struct swizzle_facts *facts, int64_t effort);

// ---- where there is none (conflict.c) ----

struct swizzle_conflict {
    bool *in;      // (patterns)
    bool smallest; // no smaller sub-list has no map; else: no pattern can be left out
    bool proved;   // the above was decided for every sub-list looked at
    struct swizzle_map *maps; // of the largest sub-lists met that have one
    int map_count;
};

// A sub-list without a map: the smallest for at most 16 patterns if the effort allows, else one that is inclusion-minimal.
struct swizzle_conflict swizzle_conflict(const struct swizzle_facts *facts, int64_t effort);

// ---- passes (passes.c) ----

// Of one request of a pattern, the phases of a wide one added: the most; and of all of them.
struct swizzle_cost {
    int64_t worst, total;
};
struct swizzle_cost swizzle_cost(const struct swizzle_pattern *p, const struct swizzle_tile *t, const struct swizzle_map *map);

// The linear map of least total passes over the list that a local search from these maps and the presets finds. Units as above.
struct swizzle_map swizzle_least_passes(const struct swizzle_facts *facts, const struct swizzle_map *from, int count,
                                        int64_t effort);

// ---- certificates (cert.c) ----

// The certificate of what was found; dies (ST_USAGE) if it cannot be written. Whole or not at all.
void swizzle_cert_write(const char *path, const struct swizzle_facts *facts, const struct swizzle_found *f);

// {"matrix", "rows", "xors"} of a linear map; the texts of a list.
json_t *swizzle_map_json(const struct swizzle_map *map, const struct swizzle_tile *t);
json_t *swizzle_list_json(const struct swizzle_list *list);

// ---- pictures (svg.c) ----

// The tile coloured by the bank of each element under the map called name.
void swizzle_svg_write(const char *path, const struct swizzle_tile *t, const struct swizzle_map *map, const char *name);
#endif
