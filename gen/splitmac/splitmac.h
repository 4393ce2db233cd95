// SPDX-License-Identifier: Apache-2.0
// What the files of the splitmac generator share.
#ifndef GW_SPLITMAC_H
#define GW_SPLITMAC_H

#include "arith/multiply.h"
#include "arith/range.h"
#include "arith/requant.h"
#include "emit/generator.h"

struct splitmac {
    int cols, lanes, x_bits, w_bits;
    bool x_signed, dual, xor80, requant;
    struct requant rq;        // out=requant
    bool heap;                // the MACs are bit heaps, not * and +
    enum heap_goal goal;
    bool wide_w;              // dual: a weight is two bytes
    int64_t k_max;
    int x_el;                 // bits of an element on s_axis_x
    struct range product;     // of a whole element with a weight
    int c_bits;               // exact sum
    int h_bits, l_bits;       // accumulators of high and low bytes of x: of whole w, or of its high bytes
    int hl_bits, ll_bits;     // of its low bytes
    int rh_bits, rl_bits;     // sums of high and low bytes of x times whole w
    int wsum_bits, xsum_bits; // sum(w), sum(x')
    int y_el;                 // bits of a result
    int rq_clocks;            // the requantizer takes
    int slots;                // places of the result buffer
};

// What the multipliers see of x in mode=dual, over both modes of a sum.
struct range splitmac_high_byte(const struct splitmac *g);
struct range splitmac_low_byte(const struct splitmac *g);

// Ports that several modules have.
void splitmac_mac_ports(struct module *m, const struct splitmac *g);
void splitmac_stage_ports(struct module *m, enum port_dir dir);
void splitmac_bus_ports(struct module *m);

// Hole MAC_TEXT: acc_next, acc_h_next and acc_l_next, sum_next, or row_h_next and whole, as bit heaps. What they will cost goes to m.
// limit: ns that the whole sum may take with goal=area.
void splitmac_heap_fixed(struct module *m, struct holes *h, const struct splitmac *g);
void splitmac_heap_wsum(struct module *m, struct holes *h, const struct splitmac *g);
void splitmac_heap_dual(struct module *m, struct holes *h, const struct splitmac *g, bool w_unsigned, int h_bits,
                        int l_bits);
void splitmac_heap_combine(struct module *m, struct holes *h, const struct splitmac *g, double limit);

// Modules TOP_mac and, with mode=dual, TOP_mac_low and those that put the sums together.
void splitmac_add_arithmetic(struct design *d, const struct splitmac *g, struct holes *h);

// The registers of a column's requantizer, hole REGS of the column.
void splitmac_use_regs(struct design *d, const struct splitmac *g, struct holes *h);

// The arrays of one value a column; examples scale sums of k random products to about half of what y holds.
void splitmac_requant_arrays(struct design *d, const struct splitmac *g, int64_t k);
#endif
