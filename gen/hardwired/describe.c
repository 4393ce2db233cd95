// SPDX-License-Identifier: Apache-2.0
// What a hardwired design says of itself: the manifest's numbers, the README's protocol, the place of each weight.
#include "hardwired/hardwired.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void hardwired_describe(struct design *d, const struct hardwired *g)
{
    static const char *const fabrics[] = {"a mask ROM", "wires", "the circuit"};
    const char *bits = param_text(&d->params, "w_bits");
    char *weights = strcmp(bits, "1") == 0 ? xstrdup("weights -1 or 1") : xasprintf("%s%s weights", bits, strcmp(bits, "ternary") == 0 ? "" : "-bit");
    d->summary = xasprintf("%s: Y = X * W^T%s, %d %s %d-bit input%s, %s of %s, %s in %s.", d->top, g->bias ? " + bias" : "", g->n_in,
                           g->x_signed ? "signed" : "unsigned", g->x_bits, g->n_in > 1 ? "s" : "", counted(g->n_out, "output"),
                           counted(g->y_bits, "bit"), weights, fabrics[g->fabric]);
    free(weights);
    d->cycles_doc =
        "clocks from the first input transfer to the last result transfer, inclusive, of Y = X (M x n_in) * W^T "
        "when no stream ever stalls";
    if (g->fabric == FABRIC_ROM) {
        d->latency = 1 + hardwired_out_clocks(g);
        d->latency_doc = "from the last step of a vector to its results";
        d->cycles = "M*steps + latency";
    } else if (g->serial) {
        d->latency = hardwired_out_clocks(g);
        d->latency_doc = g->out == OUT_RAW ? "from the beat with bit i of the inputs to the beat with bit i of the results"
                                           : "from the last bit plane of a vector to its results";
        d->cycles = "M*planes + latency";
        json_object_set_new(d->derived, "planes", json_integer(g->product_bits));
        design_term(d, "planes", xasprintf("%d", g->product_bits));
    } else {
        d->latency = g->stages + hardwired_out_clocks(g);
        d->latency_doc = "from an input vector to its results";
        d->cycles = "M + latency";
    }
    design_size(d, "M", 64, "vectors");
    design_array(d, ARRAY_NEEDED, "x", g->x_bits, g->x_signed, "an input vector a row", "M x %d", g->n_in);
    design_array(d, ARRAY_RESULT, "y", hardwired_out_bits(g), hardwired_out_signed(g), "Y = X * W^T, weights W of n_out x n_in", "M x %d", g->n_out);
    if (g->fabric == FABRIC_ROUTED && g->base == BASE_REGIONS)
        json_object_set_new(d->derived, "fits_of_1000_random", json_integer(hardwired_random_fits(g)));
    json_object_set_new(d->derived, "multipliers", json_integer((json_int_t)g->n_out * g->n_in));
    json_object_set_new(d->derived, "n_out", json_integer(g->n_out));
    json_object_set_new(d->derived, "n_in", json_integer(g->n_in));
    json_object_set_new(d->derived, "y_element_bits", json_integer(hardwired_out_bits(g)));
    json_object_set_new(d->derived, "y_is_signed", json_integer(hardwired_out_signed(g)));
    json_object_set_new(d->derived, "sum_bits", json_integer(g->y_bits));
    json_object_set_new(d->derived, "serial_results", json_integer(g->serial && g->out == OUT_RAW));
    json_object_set_new(d->derived, "top_bits", json_integer(g->top_bits));
}

// Counts of the sums, without control and buffers.
void hardwired_report(struct design *d, int64_t adders, int64_t full_adders, int64_t half_adders, double area)
{
    double weights = (double)json_integer_value(json_object_get(d->derived, "multipliers"));
    json_object_set_new(d->derived, "adders", json_integer(adders));
    json_object_set_new(d->derived, "full_adders", json_integer(full_adders));
    json_object_set_new(d->derived, "half_adders", json_integer(half_adders));
    json_object_set_new(d->derived, "area_model", json_integer((json_int_t)(area + 0.5)));
    json_object_set_new(d->derived, "area_per_weight", json_real(round(area / weights * 100) / 100));
}

// Two-input additions of a bank and of sums.
static int64_t additions(const struct hardwired *g)
{
    int64_t multiples = (hardwired_most(g) - 1) / 2;
    if (g->fabric == FABRIC_ROM)
        return multiples * g->lanes * hardwired_banks(g) + (int64_t)g->n_out * g->lanes;
    return (g->group == 2 ? 0 : multiples * g->lanes) + (int64_t)g->n_out * (g->terms - !g->serial);
}

void hardwired_report_modules(struct design *d, const struct hardwired *g)
{
    int64_t adders = additions(g), full = 0, half = 0;
    double area = 0;
    for (int i = 0; i < d->module_count; i++) {
        const struct module *m = d->modules[i];
        if (!m->cost || !m->copies)
            continue;
        full += m->copies * m->cost->full_adders;
        half += m->copies * (m->cost->half_adders + m->cost->half_adders_1);
        area += (double)m->copies * m->cost->area;
        adders += g->group == 2 && m->copies == g->lanes ? m->copies * m->cost->full_adders : 0;
    }
    hardwired_report(d, adders, full, half, area);
}

// What the README says of a weight's place, and the clocks of results.
static void timing_holes(struct holes *h, const struct hardwired *g)
{
    static const char *const wires[] = {
        "product j of row<i> is wired to one of the products at port s<j> of lane j: the multiples of input j, then their complements",
        "bit j of row<i> is a wire to one bit of port s<j>, from the lane of inputs 2j and 2j + 1; it sets the weights of both",
        "row<i> has a region of places for each magnitude 1, 2, ..; input j is wired to a place in the region of |w|, complemented for one of the signs"};
    hole_int(h, "RAW", g->out == OUT_RAW);
    hole_int(h, "RELU", g->out == OUT_RELU);
    hole_int(h, "REQUANTS", g->out == OUT_REQUANT);
    hole_int(h, "FOLDED", g->fabric == FABRIC_FOLDED);
    hole_int(h, "OUT_CLOCKS", hardwired_out_clocks(g));
    hole_int(h, "CLOCKS_AFTER", g->stages + (g->fabric == FABRIC_ROM) + hardwired_out_clocks(g));
    hole_int(h, "MORE_PLANES", g->product_bits > g->x_bits);
    hole_int(h, "PLANE_COUNT_LAST", g->product_bits - 1);
    hole_int(h, "STEPS", hardwired_steps(g));
    hole_int(h, "LANES", g->lanes);
    hole_int(h, "CODE_BITS_ALL", g->w_bits);
    hole(h, "CODE_DOC", "%s",
         !g->zero                               ? "1 for a negative weight"
         : g->weight.lo >= 0 || g->negated_bank ? "the weight itself"
                    : "a sign above the magnitude, a sign alone being the largest negative weight");
    hole(h, "WIRE_DOC", "%s", wires[g->base]);
    if (g->out == OUT_REQUANT)
        requant_doc_hole(h, &g->requant);
}

// [output, input, weight, place] of each weight.
static json_t *trace(const struct hardwired *g)
{
    json_t *list = json_array();
    for (int i = 0; i < g->n_out; i++)
        for (int j = 0; j < g->n_in; j++) {
            char *place = g->fabric == FABRIC_ROM ? hardwired_rom_bits(g, i, j) : hardwired_wire(g, i, j);
            json_array_append_new(list, json_pack("[i, i, I, s]", i, j,
                                                  (json_int_t)hardwired_weight(g, i, j), place));
            free(place);
        }
    return list;
}

void hardwired_note_places(struct design *d, const struct hardwired *g, struct holes *h)
{
    timing_holes(h, g);
    d->timing = template_render(d->template_text, "timing", h);
    d->notes = json_object();
    char *rule = template_render(d->template_text, "place", h);
    rule[strcspn(rule, "\n")] = '\0';
    json_object_set_new(d->notes, "place_of_weight", json_string(rule));
    free(rule);
    if (param_int(&d->params, "trace"))
        json_object_set_new(d->notes, "trace", trace(g));
}
