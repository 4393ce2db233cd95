// SPDX-License-Identifier: Apache-2.0
// Partial products for the bit heap. One operand, x, is recoded to radix-4 digits whose lines select rows of
// multiples of the other, w: rtl/cells/gw_recode.v, gw_digit.v, gw_digit_top.v. Digits of {-1, 0, 1, 2} need no
// sign row and cost 63 square microns a bit; a Booth cell (A. D. Booth, 1951; O. L. MacSorley, 1961) about 88.
#ifndef GW_MULTIPLY_H
#define GW_MULTIPLY_H

#include "arith/bitheap.h"
#include "emit/design.h"

struct recoding {
    int bits;       // of x
    bool is_signed; // x is two's complement
    bool binary;    // digits are x's own bits (C. R. Baugh, B. A. Wooley, 1973); lines are x
    int digits, lines;
    int spare;      // bits more that x takes in the words view: a lane's digits reach beyond its bits
    bool offset;    // digits are pairs of x's bits, each less one: they say x - recoding_offset(), without a carry
};

// The recoding of x that makes the smaller product with a w of w_bits: binary for a few bits, else radix 4.
struct recoding recoding_radix_4(int bits, bool is_signed);
struct recoding recoding_for(int bits, bool is_signed, int w_bits);

// The digits of an unsigned x less 1 + 4 + 16 .., a term for each pair of its bits; that sum. rtl/cells/gw_recode_offset.v.
struct recoding recoding_less_ones(int bits);
int64_t recoding_offset(const struct recoding *r);

// Declares `name`, the lines of x (which binary digits do not need), and the instance that makes them, in the heap's text.
void recode(struct heap *h, const struct recoding *r, const char *name, const char *x, struct module_cost *cost);

// What the rows of x * w sum up to, before their inverted sign bits are put right: the product and this.
int64_t product_bias(const struct recoding *r, int w_bits);

// x * w of two two's complement expressions, as verilog_resize takes them: both $signed and of one width, so that the whole
// product is signed however it is used. Allocated; the second form fills a hole. What is added to it must be signed too.
char *verilog_product(const char *x, int x_bits, const char *w, int w_bits);
void hole_product(struct holes *h, const char *hole_name, const char *x, int x_bits, const char *w, int w_bits);

// Adds 2^shift * x * w: x as lines (recode's, or a port's), w two's complement of w_bits. In the words view x
// stands for itself; where the recoding has an offset, it is the difference.
void heap_product(struct heap *h, const struct recoding *r, const char *x, const char *lines, const char *w, int w_bits,
                  int shift, const char *prefix, double at, struct module_cost *cost);
#endif
