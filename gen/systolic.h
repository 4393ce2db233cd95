// SPDX-License-Identifier: Apache-2.0
// What the two dataflows of the systolic generator share.
#ifndef GW_SYSTOLIC_H
#define GW_SYSTOLIC_H

#include "generator.h"

// The numbers of one array, all derived from the parameters.
struct array {
    int rows, cols, a_bits, w_bits, acc_rows;
    bool ws, a_signed, pipe, sparse, acc;
    int x_bits;    // activation bits into a row: a_bits, twice that with 1:2
    int we_bits;   // one element of s_axis_w: weight, and position with 1:2
    int prod_bits; // one product
    int keep_bits; // what a sum takes of it: all, or acc_bits if that is narrower
    int p_bits[257]; // ws: partial sum into row r
    int c_bits;    // a result
    int slots;     // rows in the result buffer, a power of two
    int flag_clocks; // ws: from admission of a row to its flags at column 0
};

// Hole PRODUCT_EXT: the product as the addend of a sum of `to` bits.
void systolic_product_hole(struct holes *h, const struct array *g, int to);

// Holes of the array's view for simulation at speed.
void systolic_fast_holes(struct holes *h, const struct array *g);

// Ports of the top, of the control's streams and result side, of a column's result side.
void systolic_top_ports(struct module *m, const struct array *g);
void systolic_control_streams(struct module *m);
void systolic_control_results(struct module *m, const struct array *g);
void systolic_column_ports(struct module *m, const struct array *g, int p_bits);

// All modules of the design, top first, its latency and cycle formula.
void systolic_build_ws(struct design *d, const struct array *g, struct holes *h);
void systolic_build_os(struct design *d, const struct array *g, struct holes *h);
#endif
