// SPDX-License-Identifier: Apache-2.0
// Implementation of arith/requant.h.
#include "arith/requant.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arith/multiply.h"
#include "base/celldata.h"
#include "emit/use.h"

#define REQUANT_NS 6.5 // that the product may take with goal=area: as long as Yosys' own, which it is to beat

struct requant requant_params(struct params *p, bool used, const char *otherwise, const char *with)
{
    static const char *const names[] = {"y_bits", "y_signed", "round"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        param_only_with(p, names[i], used, otherwise, with);
    return (struct requant){.y_bits = (int)param_int(p, "y_bits"),
                            .y_signed = param_int(p, "y_signed"),
                            .gemmlowp = param_is(p, "round", "gemmlowp")};
}

int requant_clocks(const struct requant *r)
{
    return 4 + r->gemmlowp;
}

struct requant_lateness requant_lateness(const struct requant *r)
{
    int product = requant_clocks(r) - 3; // after d; the recoded factor is ready a clock before it is used
    return (struct requant_lateness){.bias = 0, .mult = product - r->heap, .shift = r->gemmlowp ? 1 : 2, .rest = requant_clocks(r) - 1};
}

void requant_arrays(struct design *d, const struct requant *r, enum array_role role, double deviation)
{
    // Places that bring the sums to a quarter of y's range.
    int places = (int)lround(log2(deviation)) - (r->y_bits - 2);
    int64_t shift = r->gemmlowp ? (places > 31 ? -31 : -places) : 31 + (places < -31 ? -31 : places);
    struct user_array *a =
        design_array(d, ARRAY_OPTIONAL, "bias", r->gemmlowp ? 31 : 32, true, "added to the sums of a column", "N");
    a = design_array(d, role, "mult", 32, true, "factor of each column", "N");
    a->low = INT64_C(1) << 30, a->high = (INT64_C(1) << 31) - 1;
    a = design_array(d, role, "shift", 6, r->gemmlowp,
                     r->gemmlowp ? "shift of each column, in bits, positive = left" : "right shift of each column, in bits", "N");
    if (r->gemmlowp)
        array_range(a, -31, 30);
    a->low = a->high = shift;
    design_array(d, ARRAY_OPTIONAL, "zp", r->y_bits, r->y_signed, "zero point of each column", "N");
}

static void setting_ports(struct module *m, const struct requant *r)
{
    module_port(m, PORT_IN, "bias", REQUANT_WORD_BITS, "added to the sum");
    module_port(m, PORT_IN, "mult", REQUANT_WORD_BITS, "factor");
    module_port(m, PORT_IN, "shift", REQUANT_SHIFT_BITS,
                r->gemmlowp ? "power of two, left if positive" : "power of two to divide by");
    module_port(m, PORT_IN, "zp", r->y_bits, "zero point");
    module_port(m, PORT_IN, "lo", r->y_bits, "smallest y");
    module_port(m, PORT_IN, "hi", r->y_bits, "largest y");
}

void requant_setting_holes(struct holes *h, const struct requant *r)
{
    hole_int(h, "Y_LO", r->y_signed ? -(1 << (r->y_bits - 1)) : 0);
    hole_int(h, "Y_HI", (1 << (r->y_bits - r->y_signed)) - 1);
    hole(h, "Y_TYPE", "%sint%d", r->y_signed ? "" : "u", r->y_bits);
    hole(h, "SHIFT_DOC", r->gemmlowp ? "-31 to 30, positive = left, saturated to that range"
                                     : "0 to 63 to the right, saturated to that range");
    hole(h, "BIAS_KIND", r->gemmlowp ? "int32, -2^30 to 2^30 - 1 so that no sum wraps" : "int32");
}

void requant_doc_hole(struct holes *h, const struct requant *r)
{
    char *text = template_text("arith/requant");
    char *doc = template_render(text, r->gemmlowp ? "doc_gemmlowp" : "doc_onnx", h);
    hole(h, "REQUANT_DOC", "%.*s", (int)strlen(doc) - 1, doc);
    free(doc);
    free(text);
}

// What follows from the parameters.
struct widths {
    int x; // the operand that is scaled: d + bias, or 32 bits of it
    int p; // its product, whole, or the high half of its double
};

static struct widths widths_of(const struct requant *r)
{
    int t = (r->d_bits > REQUANT_WORD_BITS ? r->d_bits : REQUANT_WORD_BITS) + 1;
    return r->gemmlowp ? (struct widths){REQUANT_WORD_BITS, REQUANT_WORD_BITS + 1} : (struct widths){t, t + REQUANT_WORD_BITS};
}

// Hole ROUND, an instance's beginning, and what the product is for it.
static void use_round(struct design *d, const struct requant *r, struct holes *h)
{
    struct widths w = widths_of(r);
    const struct rtl_value onnx[] = {
        {"D_W", r->d_bits}, {"T_W", w.x}, {"Y_W", r->y_bits}, {"Y_SIGNED", r->y_signed}, {0}};
    const struct rtl_value gemmlowp[] = {
        {"D_W", r->d_bits}, {"Y_W", r->y_bits}, {"Y_SIGNED", r->y_signed}, {"TURNS", r->turns}, {0}};
    if (r->gemmlowp)
        design_use(d, h, "ROUND", "arith", "gw_requant_gemmlowp", gemmlowp);
    else
        design_use(d, h, "ROUND", "arith", "gw_requant_onnx", onnx);
    hole(h, "PRODUCT_PORT", r->gemmlowp ? "high" : "p");
    hole_int(h, "X_MSB", w.x - 1);
    hole_int(h, "PRODUCT_OUT_MSB", w.p - 1);
}

enum {
    AREA_FACTOR = 7427, // mapped, osu018
};

// The module TOP_factor: the lines of mult. One of its own, as what is mapped together with this chain of carries is
// mapped for as little delay as the chain has.
static void add_factor(struct design *d, const struct recoding *rec, struct holes *h, const char *text)
{
    struct module *m = design_module(d, "factor", "The requantizer's factor as radix-4 digits.");
    struct module_cost ignored = {0};
    m->cost = xcalloc(1, sizeof *m->cost);
    m->cost->area = AREA_FACTOR;
    m->flops = rec->lines;
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "mult", REQUANT_WORD_BITS, "factor, signed, which keeps still");
    module_port(m, PORT_OUT_REG, "lines", rec->lines, "lines of its digits");
    struct heap *heap = heap_new(1);
    recode(heap, rec, "next", "mult", &ignored);
    hole(h, "FACTOR_TEXT", "%.*s", (int)heap_text(heap)->len - 1, heap_text(heap)->s);
    heap_free(heap);
    m->body = template_render(text, "factor", h);
}

// Hole SCALE_TEXT: product, as a bit heap.
static void scale_heap(struct design *d, struct module *m, struct holes *h, const struct requant *r, const char *template)
{
    struct recoding rec = recoding_radix_4(REQUANT_WORD_BITS, true);
    struct widths w = widths_of(r);
    struct buf text = {0};
    int bits = w.x + REQUANT_WORD_BITS;
    struct heap *heap = heap_new(bits);
    m->cost = xcalloc(1, sizeof *m->cost);
    buf_printf(heap_text(heap), "  wire [%d:0] lines;\n  %s_factor factor (.clk(clk), .mult(mult), .lines(lines));\n",
               rec.lines - 1, d->top);
    heap_product(heap, &rec, r->turns ? "held" : "mult", "lines", "x", w.x, 0, "x", 0.6, m->cost);
    if (r->gemmlowp)
        heap_constant(heap, 30, 1);
    buf_printf(&text, "  wire [%d:0] product;\n", bits - 1);
    if (r->turns)
        buf_printf(&text, "`ifdef GATEWRIGHT_WORDS\n  reg [%d:0] held; // the factor, a clock later, as its lines are\n"
                          "  always @(posedge clk) held <= mult;\n`endif\n", REQUANT_WORD_BITS - 1);
    heap_limit(heap, REQUANT_NS);
    heap_close(heap, r->goal, &text, "p", "product", m->cost);
    m->flops = w.p;
    m->cost->area += AREA_FLOP * m->flops;
    heap_free(heap);
    hole(h, "SCALE_TEXT", "%.*s", (int)text.len - 1, text.s);
    free(text.s);
    add_factor(d, &rec, h, template);
}

static void add_scale(struct design *d, const struct requant *r, struct holes *h, const char *text)
{
    struct widths w = widths_of(r);
    int bits = w.x + REQUANT_WORD_BITS;
    struct module *m = design_module(d, "scale", r->gemmlowp ? "The requantizer's product: x * mult / 2^31, rounded, ties up."
                                                             : "The requantizer's product: x * mult.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_vector(m, PORT_IN, "x", 1, w.x, true, "sum and bias");
    module_port(m, PORT_IN, "mult", REQUANT_WORD_BITS, "factor, signed");
    module_vector(m, PORT_OUT_REG, "p", 1, w.p, true, "product");
    hole_int(h, "HEAP", r->heap);
    hole_int(h, "GEMMLOWP", r->gemmlowp);
    hole_int(h, "PRODUCT_MSB", bits - 1);
    hole_int(h, "PRODUCT_LSB", r->gemmlowp ? 31 : 0);
    hole_product(h, "STAR_PRODUCT", "x", w.x, "mult", REQUANT_WORD_BITS);
    hole(h, "NUDGE", r->gemmlowp ? " + 64'sd1073741824" : ""); // signed, or the whole expression is not
    hole(h, "SCALE_TEXT", "%s", "");
    if (r->heap)
        scale_heap(d, m, h, r, text);
    m->body = template_render(text, "scale", h);
}

void requant_add(struct design *d, const struct requant *r)
{
    struct holes h = {0};
    struct module *m =
        design_module(d, "requant", r->gemmlowp ? "Requantizer, a result a clock, as gemmlowp and TensorFlow Lite round."
                                                : "Requantizer, a result a clock, as ONNX rounds.");
    char *text = template_text("arith/requant");
    module_port(m, PORT_IN, "clk", 1, "clock");
    setting_ports(m, r);
    module_vector(m, PORT_IN, "d", 1, r->d_bits, true, "exact sum");
    module_vector(m, PORT_OUT, "y", 1, r->y_bits, r->y_signed, "result");
    hole(&h, "TOP", "%s", d->top);
    use_round(d, r, &h);
    m->body = template_render(text, "requant", &h);
    add_scale(d, r, &h, text);
    holes_end(&h, text);
    free(text);
}
