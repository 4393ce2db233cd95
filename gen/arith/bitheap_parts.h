// SPDX-License-Identifier: Apache-2.0
// What bit heaps are made of, for the files gen/bitheap*.c alone.
#ifndef GW_BITHEAP_PARTS_H
#define GW_BITHEAP_PARTS_H

#include "arith/bitheap.h"

// ---- columns (bitheap_column.c) ----

struct bit {
    char *net;
    double at; // ns
};

struct column {
    struct bit *bits;
    int n;
    bool one; // the constant has a 1 here
};

void column_put(struct column *c, char *net, double at); // takes net
struct bit column_take(struct column *c);                // the earliest bit
struct column column_copy(const struct column *c);
void column_clear(struct column *c);

// When the last of n bits arrives, ns.
double bits_latest(const struct bit *b, int n);

// ---- heaps (bitheap.c) ----

// What was added, as whole words: 2^shift * expr.
struct addend {
    char *expr;
    int bits, shift;
    bool is_signed;
};

struct heap {
    int width;
    double limit; // ns, 0 if there is none
    struct column columns[HEAP_MAX_WIDTH];
    // The words view: the same sum as one expression.
    struct addend *addends;
    int addend_count;
    bool constant[HEAP_MAX_WIDTH];
    bool in_product;
    struct buf text;
};

// ---- reduction by adders (bitheap_reduce.c) ----

// How a heap is reduced.
struct heap_plan {
    int split;
    bool extend, spare;
};

// A copy that is reduced, with the text it makes (none while alternatives are weighed).
struct reduction {
    struct heap heap;
    struct buf *text;
    const char *prefix;
    int split;          // from this column on, `+` closes the heap
    bool extend;        // below it, a sign is extended rather than carried twice
    bool spare;         // above it, the latest bit of a column is spared a cell
    struct bit carry;   // into the split, from below
    char *sum[HEAP_MAX_WIDTH];
    double at[HEAP_MAX_WIDTH];
    struct module_cost cost;
};

// The heap by that plan, with the text of its adders unless that is NULL.
struct reduction heap_reduced(const struct heap *h, struct heap_plan plan, struct buf *text, const char *prefix);
void reduction_free(struct reduction *r);

// An adder on three bits of column c, or on two and the constant where it has a 1; `serial` names it in the column.
void reduce_full(struct reduction *r, int c, int serial, struct bit *carry);
void reduce_half(struct reduction *r, int c, int serial, struct bit *carry);

// Gives a carry to the next column, or keeps the last one for the final adder.
void reduce_carry(struct reduction *r, int c, struct bit carry, bool last);

// The highest column, out of which nothing carries.
void reduce_top(struct reduction *r, int c);

// ---- Verilog (bitheap_text.c) ----

// Concatenation of n expressions, element 0 lowest, between head and tail, in lines of 100 columns; neighbours are slices and
// repetitions.
void heap_concatenation(struct buf *text, const char *head, char *const *list, int n, const char *tail);

// The sum in one expression, assigned to `result`.
void heap_words(const struct heap *h, struct buf *text, const char *prefix, const char *result);
#endif
