// SPDX-License-Identifier: Apache-2.0
// The scratchpad's butterfly: a request is a class and a base, a lane's address base ^ origin ^ columns * lane, and no two
// lanes of a class ever meet in a bank. The bank of lane l is pi(l) ^ s, s that of lane 0 (butterfly.h has the stages); a
// bank's row follows from its number and lane 0's address by exclusive-ors alone.
#include "scratchpad/butterfly.h"

#include <stdlib.h>

#include "emit/use.h"

static void fields(struct design *d, struct scratchpad *s)
{
    if (s->map.pad)
        refuse(d->params.error, "map", "value 'pad' with network=butterfly; legal: a linear map");
    else
        scratchpad_steering(s, d->params.error);
    if (is_refused(d->params.error))
        return;
    char *more = template_text("scratchpad/butterfly"), *all = xasprintf("%s\n%s", d->template_text, more);
    free(d->template_text);
    free(more);
    d->template_text = all;
    int number_bits = index_bits(s->steering->count);
    s->base = scratchpad_field(s, s->field_bits);
    if (s->two_ports)
        s->rbase = scratchpad_field(s, s->field_bits);
    s->number = scratchpad_field(s, number_bits);
    if (s->two_ports)
        s->rnumber = scratchpad_field(s, number_bits);
    s->on = scratchpad_field(s, s->banks);
    if (s->two_ports)
        s->ron = scratchpad_field(s, s->banks);
    s->be = scratchpad_field(s, s->banks * s->bytes);
    s->op = scratchpad_field(s, 2);
}

// ---- modules ----

static void text_hole(struct holes *h, const char *name, char *text)
{
    hole(h, name, "%s", text);
    free(text);
}

static void add_locate(struct design *d, const struct scratchpad *s, struct holes *h)
{
    const struct steering *g = s->steering;
    struct module *m = design_module(d, "locate", "From a class and a base: the controls of the stages, the banks' rows, and "
                                                  "what is wrong.");
    module_vector(m, PORT_IN, "base", 1, s->field_bits, false, "of the access");
    module_vector(m, PORT_IN, "number", 1, s->number.bits, false, "of the class");
    module_port(m, PORT_OUT, "unknown", 1, "there is no such class");
    module_port(m, PORT_OUT, "misaligned", 1, "the base has bits that the lanes count in");
    module_port(m, PORT_OUT, "outside", 1, "the base is beyond the memory");
    module_vector(m, PORT_OUT, "steer", g->steers, 1, false, "of the stages: what the module controls takes");
    module_vector(m, PORT_OUT, "place", g->places, 1, false, "of the banks' rows: what the module rows takes");
    module_body(d, m, "butterfly_locate", h);
}

// What the request has for the network.
static void request_ports(struct module *m, const struct scratchpad *s, bool of_network)
{
    const struct steering *g = s->steering;
    enum port_dir out = of_network ? PORT_IN : PORT_OUT;
    module_port(m, of_network ? PORT_IN : PORT_OUT_REG, "writes", 1, "there is something to write");
    module_port(m, of_network ? PORT_IN : PORT_OUT_REG, "reads", 1, "there is something to read");
    module_vector(m, out, "steer", g->steers, 1, false, s->two_ports ? "stages of what is written" : "stages");
    module_vector(m, out, "place", g->places, 1, false, "rows");
    if (s->two_ports) {
        module_vector(m, out, "rsteer", g->steers, 1, false, "stages of what is read");
        module_vector(m, out, "rplace", g->places, 1, false, "rows");
    }
    module_vector(m, out, "readers", s->banks, 1, false, "lanes that read, if any do");
    module_vector(m, out, "be", s->banks, s->bytes, false, "bytes to write");
    module_vector(m, out, "wdata", s->banks, s->word_bits, false, "what to write");
}

static void add_request(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "request", "Stage 1: the request.");
    module_clocks(m);
    module_port(m, PORT_IN, "step", 1, "all stages move on");
    module_port(m, PORT_IN, "accept", 1, "take a request");
    module_vector(m, PORT_IN, "tdata", s->banks, s->word_bits, false, "request stream");
    module_port(m, PORT_IN, "tuser", s->tuser_bits, "request stream");
    module_port(m, PORT_OUT_REG, "code", 3, "not 0: what is wrong with it; then it neither reads nor writes");
    request_ports(m, s, false);
    design_use(d, h, "HOLD_LANES", "scratchpad", "gw_hold_lanes",
               (struct rtl_value[]){{"LANES", s->banks}, {"WORD_W", s->word_bits}, {0}});
    module_body(d, m, "butterfly_request", h);
}

static void add_network(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "network", "Stages 1 and 2: the words' way to the banks and back.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "step", 1, "all stages move on");
    request_ports(m, s, true);
    scratchpad_bank_ports(m, s, true);
    module_vector(m, PORT_OUT_REG, "got", s->banks, 1, false, "lanes that have read, a clock later");
    module_vector(m, PORT_OUT, "rdata", s->banks, s->word_bits, false, "what they read, zero for others");
    module_body(d, m, "butterfly_network", h);
    m = design_module(d, "controls", "The controls of the stages at every position: the parities of all subsets of f, each "
                                     "exclusive-or k.");
    module_vector(m, PORT_IN, "steer", s->steering->steers, 1, false, "of a class and a base");
    module_vector(m, PORT_OUT, "swap", s->steering->swaps, 1, false, "controls of the stages");
    module_body(d, m, "butterfly_controls", h);
    m = design_module(d, "rows", "The row of each bank.");
    module_vector(m, PORT_IN, "place", s->steering->places, 1, false, "of a class and a base");
    module_vector(m, PORT_OUT, "bank_row", s->banks, s->row_bits, false, "of banks");
    module_body(d, m, "butterfly_rows", h);
}

static void add_mover(struct design *d, const struct scratchpad *s, struct holes *h, const char *suffix, int bits,
                      bool inward, const char *doc)
{
    const struct steering *g = s->steering;
    bool odd = g->stages.stages % 2 && !inward;
    struct module *m = design_module(d, suffix, doc);
    module_vector(m, PORT_IN, "swap", g->swaps, 1, false, "controls of the stages");
    module_vector(m, PORT_IN, "d", s->banks, bits, false, inward ? "of lanes" : "of banks");
    module_vector(m, PORT_OUT, odd ? "q_n" : "q", s->banks, bits, false,
                  inward ? "of banks" : odd ? "of lanes, complemented" : "of lanes");
    char *text = scratchpad_move_text(s, bits, inward);
    hole(h, "MOVE_TEXT", "%s", text);
    module_body(d, m, "butterfly_stages", h);
    free(text);
}

// The classes, for the reader of README.md.
static char *class_table(const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0};
    buf_puts(&b, "  | class | pattern | lane 0 |");
    for (int j = 0; j < s->bank_bits; j++)
        buf_printf(&b, " bit %d |", j);
    buf_puts(&b, " align |\n  |---|---|---|---|");
    for (int j = 0; j < s->bank_bits; j++)
        buf_puts(&b, "---|");
    for (int c = 0; c < g->count; c++) {
        const struct swizzle_class *k = &g->classes[c];
        buf_printf(&b, "\n  | %d | %s | %u |", c, k->name, (unsigned)k->constant);
        for (int j = 0; j < s->bank_bits; j++)
            buf_printf(&b, " %u |", (unsigned)k->columns[j]);
        buf_printf(&b, k->carries ? " any base |" : " 0x%x |", (unsigned)k->align);
    }
    return b.s;
}

static bool carries(const struct steering *g)
{
    for (int c = 0; c < g->count; c++)
        if (g->classes[c].carries)
            return true;
    return false;
}

static void modules(struct design *d, const struct scratchpad *s, struct holes *h)
{
    const struct steering *g = s->steering;
    hole_int(h, "STEERS", g->steers);
    hole_int(h, "SWAPS", g->swaps);
    hole_int(h, "PLACES", g->places);
    hole_int(h, "OUTSIDE_BITS", s->field_bits - s->address_bits);
    hole_int(h, "LEAVES", carries(g));
    hole_int(h, "N_MSB", s->address_bits - 1);
    hole_int(h, "A_MSB", s->field_bits - 1);
    hole_int(h, "ODD_STAGES", g->stages.stages % 2);
    hole(h, "GATHERED", "%s", g->stages.stages % 2 ? "q_n" : "q");
    hole(h, "READ_STEER", "%s", s->two_ports ? "rsteer" : "steer");
    hole_int(h, "STAGES", g->stages.stages);
    hole_int(h, "PERMUTATIONS", g->stages.permutations);
    text_hole(h, "CLASS_TABLE", class_table(s, g));
    text_hole(h, "TABLE", scratchpad_table_text(s, g));
    text_hole(h, "SIGMA_TEXT", scratchpad_sigma_text(s, g));
    text_hole(h, "STEER_TEXT", scratchpad_steer_text(g));
    text_hole(h, "CONTROLS_TEXT", scratchpad_controls_text(g));
    text_hole(h, "ROWS_TEXT", scratchpad_rows_text(s, g));
    scratchpad_expand_holes(h, s, g);
    scratchpad_walk_holes(h, s, g);
    add_request(d, s, h);
    add_locate(d, s, h);
    add_network(d, s, h);
    add_mover(d, s, h, "scatter", s->word_bits, true, "Words from lanes to banks, by exchange stages.");
    add_mover(d, s, h, "scatter_bytes", s->bytes, true, "Byte enables from lanes to banks, by the same stages.");
    add_mover(d, s, h, "gather", s->word_bits, false, "Words from banks to lanes: the stages the other way.");
}

static void derived(struct design *d, const struct scratchpad *s)
{
    const struct steering *g = s->steering;
    json_t *classes = json_array();
    for (int c = 0; c < g->count; c++) {
        const struct swizzle_class *k = &g->classes[c];
        json_t *columns = json_array();
        for (int j = 0; j < s->bank_bits; j++)
            json_array_append_new(columns, json_integer(k->columns[j]));
        json_t *o = json_pack("{s:s, s:o, s:I, s:I}", "name", k->name, "columns", columns, "constant",
                              (json_int_t)k->constant, "align", (json_int_t)k->align);
        json_t *spans = json_array();
        for (int j = 0; j < s->bank_bits; j++)
            json_array_append_new(spans, json_integer(k->span[j]));
        if (k->carries) // columns are added within these address bits
            json_object_set(o, "spans", spans);
        json_decref(spans);
        json_array_append_new(classes, o);
    }
    json_object_set_new(d->derived, "classes", classes);
    json_object_set_new(d->derived, "permutations", json_integer(g->stages.permutations));
    json_object_set_new(d->derived, "stages", json_integer(g->stages.stages));
    json_object_set_new(d->derived, "network_choice", json_string("stages of exchanges"));
    json_object_set_new(d->derived, "stages_area_estimate", json_integer((json_int_t)g->stages.area));
    json_object_set_new(d->derived, "wirings_area_estimate", json_integer((json_int_t)g->stages.mux_area));
}

const struct network scratchpad_butterfly = {
    .doc = "Top: request, butterfly, banks, response.",
    .fields = fields,
    .modules = modules,
    .derived = derived,
};
