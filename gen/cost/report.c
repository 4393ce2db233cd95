// SPDX-License-Identifier: Apache-2.0
// What cost answers, as text and as JSON: the results, the comparison with weights kept elsewhere, every constant with its
// source, and what is not in the figures.
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/output.h"
#include "base/util.h"
#include "cost/cost.h"
#include "synth/headline.h"

// ---- constants ----

struct shown {
    const struct cost_doc *doc;
    double value;
    const char *source;
    int nm; // 0: any node
};

// Constant i of node-less ones, then of each node asked for; false past the last.
static bool nth_constant(const struct cost_request *q, const struct cost_result *r, int i, struct shown *s)
{
    if (i < COST_CONSTANTS) {
        bool given = !isnan(q->constants[i]);
        *s = (struct shown){&cost_constants[i], r->constants[i], given ? "the command line" : cost_defaults[i].source, 0};
        return true;
    }
    int n = (i - COST_CONSTANTS) / NODE_CONSTANTS, which = (i - COST_CONSTANTS) % NODE_CONSTANTS;
    if (n >= q->n)
        return false;
    bool given = !isnan(q->per_node[which]);
    *s = (struct shown){&cost_node_constants[which], r[n].node[which],
                        given ? "the command line" : cost_find_node(r[n].nm)->of[which].source, r[n].nm};
    return true;
}

static void print_constants(const struct cost_request *q, const struct cost_result *r)
{
    struct shown s;
    printf("\nconstants, each an option --NAME\n");
    for (int i = 0; nth_constant(q, r, i, &s); i++) {
        char node[16] = "", value[32] = "-";
        if (s.nm)
            snprintf(node, sizeof node, "%d nm", s.nm);
        if (!isnan(s.value))
            snprintf(value, sizeof value, "%.5g", s.value);
        printf("  %-16s %-6s %10s %-12s %s\n", s.doc->name, node, value, s.doc->unit, s.source);
    }
}

// ---- weights ----

struct keeping {
    double bits, um2, dollars;            // this design: um2 a weight, dollars of a whole die
    double sram_um2, sram_dollars, hbm_dollars;
    double sram_joules, hbm_joules, hbm_seconds; // to read all of them once; a stack of HBM
};

static struct keeping keeping(const struct cost_design *d, const struct cost_result *r)
{
    const double *c = r->constants;
    double bits = d->weights * d->weight_bits;
    return (struct keeping){
        .bits = bits,
        .um2 = r->die_mm2 * 1e6 / d->weights,
        .dollars = r->total,
        .sram_um2 = d->weight_bits * r->sram_um2,
        .sram_dollars = bits / 8e9 * r->sram_gb,
        .hbm_dollars = bits / 8e9 * c[COST_HBM_PRICE],
        .sram_joules = bits * c[COST_SRAM_ENERGY] * 1e-12,
        .hbm_joules = bits * c[COST_HBM_ENERGY] * 1e-12,
        .hbm_seconds = bits / 8e9 / c[COST_HBM_BANDWIDTH],
    };
}

// ---- text ----

// A number in a column, "-" where it is not known.
static void column(double v, int width, const char *format)
{
    char text[64] = "-";
    if (isfinite(v))
        snprintf(text, sizeof text, format, v);
    printf("  %*s", width, text);
}

static void print_nodes(const struct cost_request *q, const struct cost_result *r)
{
    printf("%-7s  %9s  %10s  %7s  %7s  %7s  %10s  %9s  %9s  %9s  %10s  %9s\n", "node", "die mm2", "dies/wafer", "poisson", "murphy",
           "negbin", "good dies", "wafer $", "die $", "total $", "TOPS", "$/TOPS");
    for (int i = 0; i < q->n; i++) {
        printf("%3d nm%s", r[i].nm, r[i].over_reticle ? "*" : r[i].pad_limited ? "+" : " ");
        column(r[i].die_mm2, 9, "%.4g");
        column(r[i].dies, 10, "%.0f");
        for (int y = 0; y < YIELDS; y++)
            column(r[i].yields[y], 7, "%.4f");
        column(r[i].good, 10, "%.0f");
        column(r[i].node[NODE_WAFER], 9, "%.0f");
        column(r[i].die, 9, "%.4g");
        column(r[i].total, 9, "%.4g");
        column(r[i].tops, 10, "%.4g");
        column(r[i].per_tops, 9, "%.4g");
        printf("\n");
    }
    printf("yield by %s; dies are not rounded in what follows from them\n", cost_yields[q->yield]);
    for (int i = 0; i < q->n; i++)
        if (r[i].over_reticle)
            printf("* %.4g mm2 is above the %g mm2 of one exposure\n", r[i].die_mm2, r[i].constants[COST_RETICLE]);
    for (int i = 0; i < q->n; i++)
        if (r[i].pad_limited)
            printf("+ %d nm: what is on the die takes %.4g mm2; %.0f pads ask for more (--pads 0 leaves them out)\n", r[i].nm, r[i].inner_mm2,
                   r[i].constants[COST_PADS]);
    for (int i = 0; i < q->n; i++)
        if (cost_ram_of_synth(&r[i], &q->design))
            printf("%d nm: the %s of RAM take %.4g mm2, as synth has them; at other nodes, an SRAM cell over --array-efficiency each\n", r[i].nm,
                   counted(q->design.ram_bits, "bit"), q->design.ram_um2 / 1e6);
        else if (isnan(cost_ram_um2(&r[i], &q->design)))
            printf("%d nm: without the %s of RAM, as no SRAM cell is known (--sram-bitcell)\n", r[i].nm, counted(q->design.ram_bits, "bit"));
}

static void print_weights(const struct cost_request *q, const struct cost_result *r)
{
    const struct cost_design *d = &q->design;
    printf("\n%s of %g bit%s: on this die, in SRAM of the node, in HBM\n", counted(d->weights, "weight"), d->weight_bits, d->weight_bits == 1 ? "" : "s");
    printf("%-7s  %12s  %12s  %12s  %12s  %12s\n", "node", "die um2/w", "SRAM um2/w", "die $", "SRAM $", "HBM $");
    for (int i = 0; i < q->n; i++) {
        struct keeping k = keeping(d, &r[i]);
        printf("%3d nm ", r[i].nm);
        column(k.um2, 12, "%.4g");
        column(k.sram_um2, 12, "%.4g");
        column(k.dollars, 12, "%.4g");
        column(k.sram_dollars, 12, "%.4g");
        column(k.hbm_dollars, 12, "%.4g");
        printf("\n");
    }
    struct keeping k = keeping(d, r);
    printf("reading all of them once: HBM %.4g nJ and %.4g ns at a stack's bandwidth, SRAM %.4g nJ at 45 nm\n",
           k.hbm_joules * 1e9, k.hbm_seconds * 1e9, k.sram_joules * 1e9);
}

static void print_memory(const struct cost_request *q, const struct cost_result *r)
{
    const double *c = r->constants;
    printf("\n%-7s  %12s  %12s  %12s\n", "node", "SRAM um2/bit", "SRAM $/GB", "HBM $/GB");
    for (int i = 0; i < q->n; i++) {
        printf("%3d nm ", r[i].nm);
        column(r[i].sram_um2, 12, "%.4g");
        column(r[i].sram_gb, 12, "%.4g");
        column(c[COST_HBM_PRICE], 12, "%.4g");
        printf("\n");
    }
    printf("reading a bit: HBM %g pJ, SRAM %g pJ at 45 nm\n", c[COST_HBM_ENERGY], c[COST_SRAM_ENERGY]);
    if (q->design.weights > 0)
        print_weights(q, r);
}

void cost_print(const struct cost_request *q, const struct cost_result *r)
{
    const struct cost_design *d = &q->design;
    if (cost_nothing(d)) {
        printf("%s: " NO_LOGIC "; there is nothing to cost\n", d->name);
        return;
    }
    printf("%s: ", d->name);
    if (d->area_mm2 > 0)
        printf("%g mm2", d->area_mm2);
    else
        printf("%.4g mm2 of cells at 180 nm", d->logic_um2 / 1e6);
    if (d->area_mm2 > 0 && d->from > 0)
        printf(" at %g nm", d->from);
    if (d->rom_um2 > 0)
        printf(", %.4g mm2 of ROM", d->rom_um2 / 1e6);
    if (d->ram_bits > 0)
        printf(", %s of RAM", counted(d->ram_bits, "bit"));
    if (d->macs > 0)
        printf(", %.4g MACs a clock", d->macs);
    if (d->fmax_mhz > 0)
        printf(", %.4g MHz at 180 nm", d->fmax_mhz);
    printf("\n\n");
    print_nodes(q, r);
    print_memory(q, r);
    print_constants(q, r);
    printf("\nnot included\n");
    for (const char *const *s = cost_not_included; *s; s++)
        printf("  %s\n", *s);
}

// ---- JSON ----

static void set(json_t *j, const char *key, double v)
{
    json_object_set_new(j, key, isfinite(v) ? json_real(v) : json_null());
}

static json_t *constants_json(const struct cost_request *q, const struct cost_result *r)
{
    json_t *list = json_array();
    struct shown s;
    for (int i = 0; !cost_nothing(&q->design) && nth_constant(q, r, i, &s); i++) {
        json_t *c = json_pack("{s:s}", "name", s.doc->name);
        set(c, "value", s.value);
        json_object_set_new(c, "unit", json_string(s.doc->unit));
        json_object_set_new(c, "source", json_string(s.source));
        json_object_set_new(c, "doc", json_string(s.doc->doc));
        if (s.nm)
            json_object_set_new(c, "node", json_integer(s.nm));
        json_array_append_new(list, c);
    }
    return list;
}

static json_t *weights_json(const struct cost_design *d, const struct cost_result *r)
{
    struct keeping k = keeping(d, r);
    json_t *j = json_object();
    set(j, "um2_per_weight", k.um2);
    set(j, "dollars", k.dollars);
    set(j, "sram_um2_per_weight", k.sram_um2);
    set(j, "sram_dollars", k.sram_dollars);
    set(j, "hbm_dollars", k.hbm_dollars);
    set(j, "sram_read_nj", k.sram_joules * 1e9);
    set(j, "hbm_read_nj", k.hbm_joules * 1e9);
    set(j, "hbm_read_ns", k.hbm_seconds * 1e9);
    return j;
}

static json_t *node_json(const struct cost_request *q, const struct cost_result *r)
{
    json_t *j = json_object(), *yields = json_object();
    json_object_set_new(j, "node", json_integer(r->nm));
    set(j, "die_mm2", r->die_mm2);
    set(j, "inner_mm2", r->inner_mm2);
    json_object_set_new(j, "pad_limited", json_boolean(r->pad_limited));
    json_object_set_new(j, "over_reticle", json_boolean(r->over_reticle));
    json_object_set_new(j, "ram_in_die", q->design.ram_bits > 0 ? json_boolean(!isnan(cost_ram_um2(r, &q->design))) : json_null());
    set(j, "ram_mm2", cost_ram_um2(r, &q->design) / 1e6);
    json_object_set_new(j, "ram_from", q->design.ram_bits <= 0 ? json_null() : json_string(cost_ram_of_synth(r, &q->design) ? "synth" : "SRAM cell"));
    set(j, "dies_per_wafer", r->dies);
    for (int i = 0; i < YIELDS; i++)
        set(yields, cost_yields[i], r->yields[i]);
    json_object_set_new(j, "yields", yields);
    set(j, "yield", r->yield);
    set(j, "good_dies_per_wafer", r->good);
    set(j, "die_dollars", r->die);
    set(j, "test_package_dollars", r->test_package);
    set(j, "nre_dollars", r->nre);
    set(j, "dollars", r->total);
    set(j, "fmax_mhz", r->fmax_mhz);
    set(j, "tops", r->tops);
    set(j, "dollars_per_tops", r->per_tops);
    set(j, "dollars_per_mm2", r->mm2);
    set(j, "sram_um2_per_bit", r->sram_um2);
    set(j, "sram_dollars_per_gb", r->sram_gb);
    if (q->design.weights > 0)
        json_object_set_new(j, "weights", weights_json(&q->design, r));
    return j;
}

void cost_print_json(const struct cost_request *q, const struct cost_result *r)
{
    const struct cost_design *d = &q->design;
    json_t *j = json_object(), *nodes = json_array(), *not = json_array();
    json_object_set_new(j, "design", json_string(d->name));
    if (d->area_mm2 > 0) {
        set(j, "area_mm2", d->area_mm2);
    } else {
        set(j, "logic_um2", d->logic_um2);
        set(j, "rom_um2", d->rom_um2);
        set(j, "ram_bits", d->ram_bits);
    }
    set(j, "macs_per_clock", d->macs > 0 ? d->macs : NAN);
    set(j, "fmax_mhz_180", d->fmax_mhz > 0 ? d->fmax_mhz : NAN);
    set(j, "weights", d->weights > 0 ? d->weights : NAN);
    set(j, "weight_bits", d->weights > 0 ? d->weight_bits : NAN);
    json_object_set_new(j, "yield_model", json_string(cost_yields[q->yield]));
    if (cost_nothing(d))
        json_object_set_new(j, "note", json_string(NO_LOGIC "; there is nothing to cost"));
    for (int i = 0; i < q->n && !cost_nothing(d); i++)
        json_array_append_new(nodes, node_json(q, &r[i]));
    json_object_set_new(j, "nodes", nodes);
    json_object_set_new(j, "constants", constants_json(q, r));
    for (const char *const *s = cost_not_included; *s; s++)
        json_array_append_new(not, json_string(*s));
    json_object_set_new(j, "not_included", not);
    print_json(j);
}
