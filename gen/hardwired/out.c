// SPDX-License-Identifier: Apache-2.0
// out=relu and out=requant: a top around the design of the exact sums, TOP_core, that makes whole words of serial
// results, then cuts off what is negative or scales and rounds.
#include <stdlib.h>
#include <string.h>

#include "emit/use.h"
#include "hardwired/hardwired.h"

void hardwired_read_requant(struct hardwired *g, struct params *p)
{
    static const char *const files[] = {"mult", "shift", "zp"};
    bool used = g->out == OUT_REQUANT;
    g->requant = requant_params(p, used, "out=raw", "out=requant");
    for (int i = 0; i < 3; i++)
        param_only_with(p, files[i], used, g->out == OUT_RAW ? "out=raw" : "out=relu", "out=requant");
    if (!used)
        return;
    if (param_is(p, "weights", "random") && param_is(p, "mult", "none") && param_is(p, "shift", "none"))
        hardwired_random_scales(g, p);
    for (int i = 0; i < 2 && !g->mult; i++)
        if (param_is(p, files[i], "none"))
            refuse(p->error, files[i], "value 'none' with out=requant; legal: a file of %d values, one for each output", g->n_out);
    if (is_refused(p->error))
        return;
    if (!g->mult) {
        g->mult = hardwired_column(g, p, "mult", range_of(REQUANT_WORD_BITS, true), "factors are int32");
        g->shift = hardwired_column(g, p, "shift", range_of(REQUANT_SHIFT_BITS, true), "shifts are int8");
    }
    char *why = xasprintf("y_bits=%d and y_signed=%d", g->requant.y_bits, g->requant.y_signed);
    if (!param_is(p, "zp", "none"))
        g->zp = hardwired_column(g, p, "zp", range_of(g->requant.y_bits, g->requant.y_signed), why);
    free(why);
}

void hardwired_check_requant(struct hardwired *g, struct error *e)
{
    int bits = g->y_bits + !g->y_signed;
    if (g->out != OUT_REQUANT)
        return;
    if (g->requant.gemmlowp && bits > REQUANT_GEMMLOWP_D_BITS)
        refuse(e, "round", "value 'gemmlowp' with sums of %d bits; legal: onnx, or sums of at most %d bits", bits,
               REQUANT_GEMMLOWP_D_BITS);
    g->requant.d_bits = bits;
    g->requant.heap = g->fabric != FABRIC_FOLDED; // constants dissolve in * and +
    g->requant.goal = HEAP_AREA;
}

int hardwired_out_bits(const struct hardwired *g)
{
    return g->out == OUT_REQUANT ? g->requant.y_bits : g->y_bits - (g->out == OUT_RELU && g->y_signed && g->y_bits > 1);
}

bool hardwired_out_signed(const struct hardwired *g)
{
    return g->out == OUT_REQUANT ? g->requant.y_signed : g->out == OUT_RAW && g->y_signed;
}

int hardwired_out_clocks(const struct hardwired *g)
{
    return g->out == OUT_REQUANT ? requant_clocks(&g->requant) : 0;
}

// The factors of all outputs, wires tied to 0 or 1.
static void add_scales(struct design *d, const struct hardwired *g)
{
    struct module *m = design_module(d, "scales", "Factor, shift and zero point of each output.");
    struct buf b = {0};
    int y = g->requant.y_bits;
    m->second_file = d->part != NULL;
    m->attribute = d->part ? NULL : "gatewright_inline";
    module_vector(m, PORT_OUT, "mult", g->n_out, REQUANT_WORD_BITS, true, "factors");
    module_vector(m, PORT_OUT, "shift", g->n_out, REQUANT_SHIFT_BITS, true, "shifts");
    module_vector(m, PORT_OUT, "zp", g->n_out, y, g->requant.y_signed, "zero points");
    hardwired_assign_numbers(&b, "mult", REQUANT_WORD_BITS, g->mult, g->n_out);
    hardwired_assign_numbers(&b, "shift", REQUANT_SHIFT_BITS, g->shift, g->n_out);
    hardwired_assign_numbers(&b, "zp", y, g->zp, g->n_out);
    m->body = b.s;
}

// Makes whole words of serial results.
static void use_collect(struct design *d, const struct hardwired *g, struct holes *h)
{
    struct module *m = design_use(d, h, "COLLECT", "hardwired", "gw_collect",
                                  (struct rtl_value[]){{"PLANES", g->product_bits}, {"TOP_W", g->top_bits}, {0}});
    m->flops = g->product_bits - 1;
}

void hardwired_add_out(struct design *d, const struct hardwired *g, struct module *top, struct holes *h)
{
    const struct requant *r = &g->requant;
    int bits = hardwired_out_bits(g);
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {{"OUT_BITS", bits},
                   {"REQUANT", g->out == OUT_REQUANT},
                   {"COLLECTS", g->serial && g->product_bits > 1},
                   {"RQ_BITS", r->y_bits},
                   {"SIGNED_SUM", g->y_signed},
                   {"OUT_LO", r->y_signed ? INT64_C(1) << (r->y_bits - 1) : 0},
                   {"OUT_HI", (INT64_C(1) << (r->y_bits - r->y_signed)) - 1}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    if (g->serial && g->product_bits > 1)
        use_collect(d, g, h);
    if (g->out == OUT_REQUANT) {
        design_use(d, h, "REQUANT_CONTROL", "hardwired", "gw_stages", (struct rtl_value[]){{"STAGES", hardwired_out_clocks(g)}, {0}});
        int first = d->module_count;
        add_scales(d, g);
        requant_add(d, r);
        for (int i = first; i < d->module_count && g->fabric == FABRIC_FOLDED; i++)
            d->modules[i]->attribute = "gatewright_inline";
    }
    module_body(d, top, "out_top", h);
}
