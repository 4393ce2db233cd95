// SPDX-License-Identifier: Apache-2.0
// What the elimination of common subexpressions is made of, for the files gen/constant/cse*.c alone.
#ifndef GW_CSE_PARTS_H
#define GW_CSE_PARTS_H

#include "constant/cse.h"
#include "constant/patterns.h"

// A list of numbers of rows.
struct rows {
    int *items;
    int count, capacity;
};

enum change_kind { TERM_ADDED, TERM_REMOVED, ROW_TAKEN, ROW_FREED };

struct change {
    enum change_kind kind;
    int row;
    struct summand term;
};

struct cse {
    struct graph *g;
    const struct cse_goal *goal;
    struct patterns *patterns;
    struct rows *uses; // (signals): rows with a term of it, once for each
    int signals;       // room
    struct rows free_rows;
    struct change *journal;
    int changes, journal_capacity;
    struct rows touched; // nodes that may have become useless
    uint64_t random;
    int slack;
    struct pattern forbidden; // not to be taken in this round, if `forbids`
    bool forbids;
    bool undoing;
    unsigned *seen, stamp; // (rows): the last walk that met it
    int seen_room;
};

// ---- changes to the graph (cse_edit.c): counted in the patterns, kept in the journal until they are settled ----

void rows_add(struct rows *l, int item);

// Adds a term. With a term of the same signal that is there it becomes one or none where it can: t + t = 2t,
// t - t = 0, 2t - t = t.
void cse_add(struct cse *c, int row, struct summand t);
void cse_remove(struct cse *c, int row, int k); // term k

// The number of the term in the row, or -1.
int row_find(const struct row *r, struct summand t);

int cse_take_row(struct cse *c);
void cse_free_row(struct cse *c, int row);
void cse_grow(struct cse *c); // room for the uses of all signals
void cse_undo(struct cse *c); // all of the journal

// ---- elimination (cse_eliminate.c) ----

// xorshift64* (S. Vigna, 2016).
uint64_t cse_random(struct cse *c);

// A node that has terms or is a term.
bool cse_is_alive(const struct cse *c, int row);

// Puts the terms of a node in the place of its uses.
void cse_dissolve(struct cse *c, int node);

// Takes patterns and dissolves nodes of no use until there are neither.
void cse_settle(struct cse *c);
#endif
