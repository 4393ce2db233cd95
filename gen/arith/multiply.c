// SPDX-License-Identifier: Apache-2.0
// Implementation of arith/multiply.h.
#include "arith/multiply.h"

#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"

struct recoding recoding_radix_4(int bits, bool is_signed)
{
    bool odd = bits % 2;
    int low = is_signed || odd ? (bits + 1) / 2 - 1 : bits / 2;
    return (struct recoding){bits, is_signed, false, low + 1, 3 * low + (is_signed ? 3 - odd : 1 + odd), 0, false};
}

// Rows, an adder for each of their bits, a flop for each line.
static double product_area(const struct recoding *r, int w_bits)
{
    if (r->binary)
        return r->bits * (w_bits * (AREA_NAND + AREA_INV / 2 + AREA_FA) + AREA_FLOP);
    double area = r->lines * AREA_FLOP;
    for (int d = 0; d < r->digits; d++) {
        bool top = d == r->digits - 1 && r->is_signed && r->bits % 2 == 0;
        area += (w_bits + 1) * ((top ? AREA_MUX2 + AREA_OAI22 : AREA_AOI22 + AREA_OAI21) + AREA_FA) + AREA_FA;
    }
    return area;
}

struct recoding recoding_for(int bits, bool is_signed, int w_bits)
{
    struct recoding four = recoding_radix_4(bits, is_signed);
    struct recoding two = {bits, is_signed, true, bits, bits, 0, false};
    // Measured on elements: at 3x3 bits binary is 4 % smaller, at 5x5 and 3x8 (0.97 and 0.98 here) 1 to 2 % larger.
    return product_area(&two, w_bits) < 0.9 * product_area(&four, w_bits) ? two : four;
}

struct recoding recoding_less_ones(int bits)
{
    return (struct recoding){bits, true, false, (bits + 1) / 2, 3 * (bits / 2) + bits % 2, 1, true};
}

int64_t recoding_offset(const struct recoding *r)
{
    return r->offset ? ((INT64_C(1) << (r->bits / 2 * 2)) - 1) / 3 : 0;
}

static bool has_two(const struct recoding *r, int digit)
{
    if (r->offset)
        return digit < r->bits / 2;
    return digit < r->digits - 1 || r->is_signed == (r->bits % 2 == 0);
}

int64_t product_bias(const struct recoding *r, int w_bits)
{
    int64_t bias = 0;
    for (int i = 0; i < r->bits && r->binary; i++) {
        int64_t sign = INT64_C(1) << (w_bits - 1);
        bias += (i == r->bits - 1 && r->is_signed ? sign - 1 : sign) << i;
    }
    for (int d = 0; d < r->digits && !r->binary; d++)
        bias += INT64_C(1) << (2 * d + w_bits - 1 + has_two(r, d));
    return bias;
}

enum {
    AREA_RECODE_DIGIT = 190, // mapped, osu018
    AREA_OFFSET_DIGIT = 100,
};

void recode(struct heap *h, const struct recoding *r, const char *name, const char *x, struct module_cost *cost)
{
    struct buf *text = heap_text(h);
    int used = 3 * ((heap_width(h) + 1) / 2); // lines of digits within the sum
    buf_printf(text, "  wire [%d:0] %s; // %s in radix 4\n", r->lines - 1, name, x);
    if (used < r->lines)
        buf_printf(text, "  wire [%d:0] unused_%s = %s[%d:%d]; // wraps\n", r->lines - used - 1, name, name, r->lines - 1, used);
    if (r->offset) {
        buf_printf(text, "  gw_recode_offset #(.WIDTH(%d), .LINES(%d)) recode_%s (.x(%s), .q(%s));\n", r->bits, r->lines,
                   name, x, name);
        cost->area += AREA_OFFSET_DIGIT * (r->bits / 2);
        return;
    }
    buf_printf(text, "  gw_recode #(.WIDTH(%d), .SIGNED(%d), .LINES(%d)) recode_%s (.x(%s), .q(%s));\n", r->bits,
               r->is_signed, r->lines, name, x, name);
    cost->area += AREA_RECODE_DIGIT * r->digits;
}

// A bit of x; neg if it is the sign.
static void bit_row(struct heap *h, const char *x, int i, bool neg, const char *w, int w_bits, int weight, const char *row,
                    double at, struct module_cost *cost)
{
    buf_printf(heap_text(h), "  wire [%d:0] %s;\n  gw_and_row #(.WIDTH(%d), .NEG(%d)) %s_bit (\n"
               "    .x(%s[%d]), .w(%s), .q(%s)\n  );\n",
               w_bits - 1, row, w_bits, neg, row, x, i, w, row);
    heap_vector(h, weight, row, w_bits, at);
    heap_constant(h, weight + w_bits - 1, -1);
    heap_constant(h, weight, neg);
    cost->area += w_bits * (AREA_NAND + AREA_INV / 2);
}

// A digit of {-1, 0, 1, 2} or fewer values.
static void low_digit(struct heap *h, const char *lines, int line, bool p2, bool m1, const char *w,
                      int w_bits, int weight, const char *row, double at, struct module_cost *cost)
{
    struct buf *text = heap_text(h);
    int bits = w_bits + p2;
    buf_printf(text, "  wire [%d:0] %s;\n  gw_digit #(.WIDTH(%d), .P2(%d), .M1(%d)) %s_digit (\n", bits - 1, row, w_bits,
               p2, m1, row);
    buf_printf(text, "    .p1(%s[%d]), ", lines, line);
    if (p2)
        buf_printf(text, ".p2(%s[%d]), ", lines, line + 1);
    else
        buf_puts(text, ".p2(1'b0), ");
    if (m1)
        buf_printf(text, ".m1n(%s[%d]), ", lines, line + 1 + p2);
    else
        buf_puts(text, ".m1n(1'b1), ");
    buf_printf(text, ".w(%s), .q(%s)\n  );\n", w, row);
    heap_vector(h, weight, row, bits, at);
    heap_constant(h, weight + bits - 1, -1); // the sign bit is inverted
    if (m1)
        heap_bit(h, weight, at, "~%s[%d]", lines, line + 1 + p2);
    cost->area += (p2 ? AREA_AOI22 : AREA_NAND) * (bits - 1) + AREA_NAND + (m1 ? AREA_OAI21 : AREA_INV) * bits + AREA_INV +
                  (m1 ? AREA_INV : 0);
}

// A digit of {-2, -1, 0, 1, 2}.
static void top_digit(struct heap *h, const char *lines, int line, const char *w, int w_bits,
                      int weight, const char *row, double at, struct module_cost *cost)
{
    struct buf *text = heap_text(h);
    buf_printf(text, "  wire [%d:0] %s;\n  gw_digit_top #(.WIDTH(%d)) %s_digit (\n", w_bits, row, w_bits, row);
    buf_printf(text, "    .n1(%s[%d]), .n2(%s[%d]), .neg(%s[%d]), .w(%s), .q(%s)\n  );\n", lines, line, lines, line + 1,
               lines, line + 2, w, row);
    heap_vector(h, weight, row, w_bits + 1, at);
    heap_constant(h, weight + w_bits, -1);
    heap_bit(h, weight, at, "%s[%d]", lines, line + 2);
    cost->area += (AREA_MUX2 + AREA_OAI22) * w_bits + 2 * AREA_AND;
}

char *verilog_product(const char *x, int x_bits, const char *w, int w_bits)
{
    int bits = x_bits > w_bits ? x_bits : w_bits;
    char *a = verilog_resize(x, x_bits, bits), *b = verilog_resize(w, w_bits, bits);
    const char *times = strlen(a) + strlen(b) > 56 ? "\n        *" : " *"; // lines of at most 100 columns
    char *product = xasprintf("$signed(%s)%s $signed(%s)", a, times, b);
    free(a);
    free(b);
    return product;
}

void hole_product(struct holes *h, const char *hole_name, const char *x, int x_bits, const char *w, int w_bits)
{
    char *product = verilog_product(x, x_bits, w, w_bits);
    hole(h, hole_name, "%s", product);
    free(product);
}

void heap_product(struct heap *h, const struct recoding *r, const char *x, const char *lines, const char *w, int w_bits,
                  int shift, const char *prefix, double at, struct module_cost *cost)
{
    int x_bits = r->bits + r->spare + !r->is_signed;
    char *word = xasprintf(r->is_signed ? "%s" : "{1'b0, %s}", x);
    char *product = verilog_product(word, x_bits, w, w_bits);
    heap_begin_product(h, shift, x_bits + w_bits, product);
    int radix_bits = r->binary ? 1 : 2;
    for (int d = 0; d < r->digits && shift + radix_bits * d < heap_width(h); d++) {
        char *row = xasprintf("%srow%d", prefix, d);
        bool top = d == r->digits - 1;
        int weight = shift + radix_bits * d, line = 3 * d, bits = w_bits + (!r->binary && has_two(r, d));
        if (r->binary)
            bit_row(h, lines, d, top && r->is_signed, w, w_bits, weight, row, at + 0.1, cost);
        else if (r->offset && !has_two(r, d))
            bit_row(h, lines, line, false, w, w_bits, weight, row, at + 0.1, cost);
        else if (!top || r->offset)
            low_digit(h, lines, line, true, true, w, w_bits, weight, row, at + 0.25, cost);
        else if (r->is_signed && r->bits % 2 == 0)
            top_digit(h, lines, line, w, w_bits, weight, row, at + 0.35, cost);
        else
            low_digit(h, lines, line, has_two(r, d), r->is_signed, w, w_bits, weight, row, at + 0.2, cost);
        int beyond = weight + bits - heap_width(h);
        if (beyond > 0)
            buf_printf(heap_text(h), "  wire [%d:0] unused_%s = %s[%d:%d]; // wraps\n", beyond - 1, row, row, bits - 1,
                       bits - beyond);
        free(row);
    }
    heap_end_product(h);
    free(product);
    free(word);
}
