// SPDX-License-Identifier: Apache-2.0
// What the two dataflows of the systolic generator share.
#ifndef GW_SYSTOLIC_H
#define GW_SYSTOLIC_H

#include "arith/multiply.h"
#include "arith/range.h"
#include "arith/requant.h"
#include "emit/generator.h"

// The numbers of one array, all derived from the parameters.
struct array {
    int rows, cols, a_bits, w_bits, acc_rows;
    bool ws, a_signed, pipe, sparse, acc;
    bool split;    // elements hold two 8-bit lanes, which share the weight
    bool fip;      // elements hold pairs of rows, which share a multiplier: the fast inner product
    int pe_rows;   // rows of the array that an element sums up
    int lanes;     // sums an element has: 2 with split, else 1
    struct range a; // what an element (a lane of it) multiplies
    bool heap;     // the elements are bit heaps, not * and +
    bool lines;    // activations are recoded at the edge of the array
    bool gating;   // ws: weights are loaded by gated clocks
    enum heap_goal goal;
    struct recoding recoding; // of an activation, or a lane of it
    int x_bits;    // activation bits into a row of elements: pe_rows * a_bits, twice that with 1:2
    int pe_bits;   // activation bits into an element: x_bits, or lines of their digits, or two lanes
    int we_bits;   // one element of s_axis_w: weight, and position with 1:2
    int prod_bits; // what an element adds to a sum (in a lane): a product, or pe_rows of them
    int keep_bits; // what a sum takes of it: all, or acc_bits if that is narrower
    int stages;    // rows of elements
    int p_bits[257]; // ws: partial sum into row r of elements (of a lane)
    int y_bits;    // ws: what a column of the array gives (a lane of it)
    int first_bits; // ws heap: what the sum of the first row needs of its p_bits
    int64_t bias;  // ws heap: what stands beside the product in the rows of an element
    int64_t constant[256]; // ws heap: what row r adds beside its product, so that sums stay unsigned
    int xx_bits[129]; // fip: sum of products of activations into row r of elements
    int64_t xx_constant; // fip: what its last row adds, so that the sums of a column come right
    int lane_bits, whole_bits, pair_bits; // split: a lane of a result; the results of 16-bit and of 8-bit activations
    int c_bits;    // a result
    int slots;     // rows in the result buffer, a power of two
    bool epilogue;    // requantizers stand behind it
    struct requant rq; // those
    int flag_clocks; // ws: from admission of a row to its flags at column 0
};

// Exact range of a product (of a lane), and of a sum of n of them, in bits.
struct range systolic_product_range(const struct array *g);
int systolic_exact_bits(const struct array *g, int64_t n);

// ws heap: widths and constants of the partial sums; exact or acc_bits wide.
void systolic_plan_sums(struct array *g, struct range product, int64_t products, int64_t acc_bits);

// Holes of an element's arithmetic: sum of `to` bits = the product + the first `from` bits of what stands
// below; row is that of a weight-stationary element. What it will cost goes to m.
void systolic_pe_holes(struct module *m, struct holes *h, const struct array *g, int row, int from, int to);

// Split elements. Dies if other parameters do not allow them; what a lane multiplies; once partial sums are planned,
// widths of results; holes of an element, whose lanes' sums have `from` and `to` bits; derived numbers.
void systolic_split_check(const struct params *p);
void systolic_split_derive(struct array *g);
void systolic_split_widths(struct array *g, int64_t products);
void systolic_split_pe_holes(struct holes *h, const struct array *g, int from, int to);
void systolic_split_describe(struct design *d, const struct array *g);

// Elements of pairs of rows. Dies if other parameters do not allow them; widths of the sums, y_bits being planned; what such
// an element computes (hole SUM_TEXT and cost, as systolic_pe_holes); the modules of the array that are its own.
void systolic_fip_check(const struct params *p);
void systolic_fip_plan(struct array *g);
void systolic_fip_pe_holes(struct module *m, struct holes *h, const struct array *g, int from, int to);
void systolic_fip_add_xx(struct design *d, const struct array *g, struct holes *h, int row, const char *variant);
void systolic_fip_add_correct(struct design *d, const struct array *g, struct holes *h);

// Wires NAME0, NAME1 .. of `bits` bits: the parts of a vector that belong to the rows of an element.
void systolic_parts(struct buf *b, const struct array *g, const char *name, const char *vector, int bits);

// The edge of a row, hole EDGE: its activations as the elements take them, registered.
void systolic_use_edge(struct design *d, const struct array *g, struct holes *h);
const char *systolic_x_doc(const struct array *g); // of an element's port x

// The array's view for simulation at speed, hole FAST.
void systolic_use_fast(struct design *d, const struct array *g, struct holes *h);

// Ports of the top.
void systolic_top_ports(struct module *m, const struct array *g);

// All modules of the design, top first, its latency and cycle formula.
void systolic_build_ws(struct design *d, const struct array *g, struct holes *h);
void systolic_build_os(struct design *d, const struct array *g, struct holes *h);

// The design with epilogue=requant: one without it, and a requantizer, in a top of their own.
void systolic_build_epilogue(struct design *d, const struct array *g);
#endif
