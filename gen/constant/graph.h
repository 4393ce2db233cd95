// SPDX-License-Identifier: Apache-2.0
// A linear graph: outputs and shared nodes as rows of signed, shifted terms of inputs and of other rows. It is
// what a product by a constant matrix is made of once the multipliers are gone.
#ifndef GW_GRAPH_H
#define GW_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

// -+2^shift * signal. Signals 0 .. n_in-1 are the inputs, n_in + r is the value of row r.
struct summand {
    int32_t signal;
    int16_t shift;
    bool negative;
};

struct row {
    struct summand *terms;
    int count, capacity;
};

// Rows 0 .. n_out-1 are the outputs, the others nodes. A row of no terms is zero; a node is dead if nothing
// uses it.
struct graph {
    int n_in, n_out;
    int row_count;
    struct row *rows;
};

struct graph *graph_new(int n_in, int n_out);
void graph_free(struct graph *g);

// A new row without terms; its index.
int graph_add_row(struct graph *g);

// Adds a term as it is.
void row_append(struct row *r, struct summand t);

// Adds k * 2^shift * signal to a row, as k's canonical signed digits (G. W. Reitwiesner, 1960).
void row_append_multiple(struct row *r, int signal, int shift, int64_t k);

// Rows in an order in which a row comes after those it uses; `order` holds row_count elements. Dead nodes are
// left out; returns how many there are.
int graph_order(const struct graph *g, int *order);

// Two-input additions and subtractions: a row of t terms has t-1.
int graph_adders(const struct graph *g);

// The graph of the transposed matrix: what flows out of a signal flows into it (S. J. Mason, 1953; for constant
// matrices O. Gustafsson, 2007). Nodes used once are dissolved.
struct graph *graph_transposed(const struct graph *g);

// Value of every output, (n_out), for the inputs x, (n_in). Wraps at 64 bits.
void graph_evaluate(const struct graph *g, const int64_t *x, int64_t *y);
#endif
