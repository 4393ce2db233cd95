// SPDX-License-Identifier: Apache-2.0
// The generator `mlp`: two layers of weights as wiring in one design, Y = W2 * requant(W1 * x), each of them a design of the
// generator hardwired. A layer that takes whole vectors is wired to the other; one that takes them in beats has a register
// in front that slices them.
#include <stdlib.h>
#include <string.h>

#include "emit/instance.h"
#include "emit/generator.h"
#include "emit/use.h"

static const struct param schema[] = {
    PARAM_FOR("gating=0 in both layers"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

// layer1 leaves as integers that are what layer2 takes.
static const struct inside inside[] = {
    {"layer1", "hardwired", (const char *const[]){"out", "for", "top", NULL}},
    {"layer2", "hardwired", (const char *const[]){"n_in", "x_bits", "x_signed", "for", "top", NULL}},
    {0},
};

static const struct sample samples[] = {
    {"layer2.weights", "i1 layer2.n_out=3,layer1.n_out -8..7; i1 layer2.n_out=2,layer1.n_out -1,1"},
    {"layer2.bias", "i4 layer2.n_out -2..1; i4 layer2.n_out -100..100"},
    {"layer2.slack", "; 203; 5200"},
    {0},
};

// What the whole has of a layer.
struct layer {
    const struct design *design;
    int n_in, n_out;
    int64_t clocks; // of a vector
    const struct port *x, *y;
};

struct mlp {
    struct layer layers[2];
    int used;            // bits of a vector between the layers
    int width, beats;    // bits of a beat of layer2, beats of a vector
    bool serial;         // a beat is a bit of each element
    int64_t glue;        // clocks from layer1 to layer2
};

static int64_t derived(const struct design *d, const char *name)
{
    return json_integer_value(json_object_get(d->derived, name));
}

static struct layer layer_of(const struct design *d)
{
    int64_t planes = derived(d, "planes"), steps = derived(d, "steps");
    return (struct layer){.design = d,
                          .n_in = (int)derived(d, "n_in"),
                          .n_out = (int)derived(d, "n_out"),
                          .clocks = planes ? planes : steps ? steps : 1,
                          .x = port_called(d->modules[0], "s_axis_x_tdata"),
                          .y = port_called(d->modules[0], "m_axis_y_tdata")};
}

static const struct design *add_layer(struct design *d, const char *name, char **words, int n)
{
    if (param_is(&d->params, "for", "fpga"))
        words[n++] = xstrdup("for=fpga");
    const struct instance *i = design_inside(d, name, words, n);
    return i ? i->design : NULL;
}

// Both layers; false if one is refused.
static bool add_layers(struct design *d, struct mlp *g)
{
    struct params *p = &d->params;
    const struct design *first = add_layer(d, "layer1", (char *[4]){xstrdup("out=requant")}, 1);
    if (!first)
        return false;
    char *words[4] = {xasprintf("x_bits=%s", param_text(&first->params, "y_bits")),
                      xasprintf("x_signed=%s", param_text(&first->params, "y_signed"))};
    int n = 2;
    if (param_is(p, "layer2.weights", "random") || param_is(p, "layer2.w_packed", "1"))
        words[n++] = xasprintf("n_in=%lld", (long long)derived(first, "n_out"));
    const char *path = param_text(p, "layer2.weights");
    const struct design *second = add_layer(d, "layer2", words, n);
    if (!second)
        return false;
    g->layers[0] = layer_of(first);
    g->layers[1] = layer_of(second);
    if (g->layers[1].n_in != g->layers[0].n_out)
        refuse(p->error, "layer2.weights", "%s: %s; legal: %d, one for each output of layer1", path, counted(g->layers[1].n_in, "column"),
               g->layers[0].n_out);
    return !is_refused(p->error);
}

static void derive(struct mlp *g)
{
    const struct port *y = g->layers[0].y, *x = g->layers[1].x;
    g->used = y->elements * y->element_bits;
    g->width = x->elements * x->element_bits;
    g->beats = (g->used + g->width - 1) / g->width;
    g->serial = x->element_bits == 1 && y->element_bits > 1;
    g->glue = g->beats > 1;
}

// `expr` of `from` bits below zeros, `to` bits in all. Allocated.
static char *padded(const char *expr, int from, int to)
{
    return to > from ? xasprintf("{%d'd0, %s}", to - from, expr) : xstrdup(expr);
}

static void add_slices(struct design *d, const struct mlp *g, struct wiring *w, struct holes *h)
{
    const struct port *y = g->layers[0].y, *x = g->layers[1].x;
    char *used = xasprintf("layer1_y_tdata[%d:0]", g->used - 1), *vector = padded(used, g->used, g->width * g->beats),
         *slice = padded("slice", g->width, x->width);
    hole(h, "VECTOR", "%s", vector);
    hole(h, "SLICE", "%s", slice);
    hole_int(h, "ALL_MSB", g->width * g->beats - 1);
    hole_int(h, "WIDTH_MSB", g->width - 1);
    hole_int(h, "BEATS", g->beats);
    hole_int(h, "COUNT", y->elements);
    hole_int(h, "SERIAL", g->serial);
    if (g->serial)
        hole(h, "BEAT_DOC", "one bit of each element, the lowest first");
    else
        hole(h, "BEAT_DOC", "%s", counted(x->elements, "element"));
    design_use(d, h, "SLICES", "mlp", "gw_slices", (struct rtl_value[]){{"BEATS", g->beats}, {"WIDTH", g->width}, {0}});
    char *text = template_render(d->template_text, "slices", h);
    wiring_text(w, "%s", text);
    free(text);
    free(used);
    free(vector);
    free(slice);
}

// The stream between the layers, which do not have the same beats.
static void convert_stream(struct design *d, const struct mlp *g, struct wiring *w, struct holes *h)
{
    const struct port *y = g->layers[0].y, *x = g->layers[1].x;
    static const char *const signals[] = {"tvalid", "tready"};
    wiring_wire(w, "layer1_y_tdata", y->width);
    connect_port(w, "layer1", "m_axis_y_tdata", "layer1_y_tdata");
    wiring_wire(w, "layer2_x_tdata", x->width);
    connect_port(w, "layer2", "s_axis_x_tdata", "layer2_x_tdata");
    for (int i = 0; i < 2; i++) {
        char *out = xasprintf("m_axis_y_%s", signals[i]), *in = xasprintf("s_axis_x_%s", signals[i]);
        char *left = xasprintf("layer1_y_%s", signals[i]), *right = xasprintf("layer%d_%s", 1 + (g->beats > 1), g->beats > 1 ? in + 7 : out + 7);
        wiring_wire(w, left, 1);
        if (g->beats > 1)
            wiring_wire(w, right, 1);
        connect_port(w, "layer1", out, left);
        connect_port(w, "layer2", in, right);
        free(out);
        free(in);
        free(left);
        free(right);
    }
    if (y->width > g->used)
        wiring_text(w, "\n  wire unused_padding = |layer1_y_tdata[%d:%d];\n", y->width - 1, g->used);
    if (g->beats > 1) {
        add_slices(d, g, w, h);
        return;
    }
    char *used = xasprintf("layer1_y_tdata[%d:0]", g->used - 1), *all = padded(used, g->used, x->width);
    wiring_text(w, "\n  assign layer2_x_tdata = %s;\n", all);
    free(used);
    free(all);
}

static void wire_top(struct design *d, const struct mlp *g, struct module *top, struct holes *h)
{
    const struct port *y = g->layers[0].y, *x = g->layers[1].x;
    struct wiring *w = wiring_new(d, top);
    connect_clocks(w);
    connect_through(w, "layer1", "s_axis_x", "s_axis_x");
    connect_through(w, "layer2", "m_axis_y", "m_axis_y");
    if (x->elements == y->elements && x->element_bits == y->element_bits)
        connect_stream(w, "layer1", "m_axis_y", "layer2", "s_axis_x");
    else
        convert_stream(d, g, w, h);
    wiring_end(w);
}

static void describe_numbers(struct design *d, const struct mlp *g)
{
    static const char *const sums[] = {"multipliers", "adders", "full_adders", "half_adders", "area_model"};
    const struct layer *a = &g->layers[0], *b = &g->layers[1];
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        json_object_set_new(d->derived, sums[i], json_integer(derived(a->design, sums[i]) + derived(b->design, sums[i])));
    json_object_set_new(d->derived, "n_in", json_integer(a->n_in));
    json_object_set_new(d->derived, "n_out", json_integer(b->n_out));
    json_object_set_new(d->derived, "steps", json_integer(a->clocks > b->clocks ? a->clocks : b->clocks));
    design_term(d, "clocks1", xasprintf("%lld", (long long)a->clocks));
    design_term(d, "clocks2", xasprintf("%lld", (long long)b->clocks));
    d->cycles = "(M-1)*max(clocks1,clocks2) + clocks1 + latency";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of M vectors when no stream at the "
                    "top ever waits; clocks1 and clocks2 are those that a vector takes in each layer";
    d->latency = a->design->latency + g->glue + b->clocks - 1 + b->design->latency;
    d->latency_doc = "from the last beat of a vector to the last of its results";
}

static void describe(struct design *d, const struct mlp *g, struct holes *h)
{
    const struct layer *a = &g->layers[0], *b = &g->layers[1];
    const struct params *first = &a->design->params, *second = &b->design->params;
    d->summary = xasprintf("%s: Y = W2 * requant(W1 * x), %s, %d in the middle, %s; weights in fabrics %s and %s.", d->top,
                           counted(a->n_in, "input"), a->n_out, counted(b->n_out, "output"), param_text(first, "fabric"),
                           param_text(second, "fabric"));
    describe_numbers(d, g);
    design_size(d, "M", 64, "vectors");
    design_array(d, ARRAY_NEEDED, "x", (int)param_int(first, "x_bits"), param_int(first, "x_signed"), "an input vector a row", "M x %d", a->n_in);
    design_array(d, ARRAY_RESULT, "y", (int)derived(b->design, "y_element_bits"), derived(b->design, "y_is_signed"),
                 "Y = W2 * requant(W1 * x), a vector a row", "M x %d", b->n_out);
    hole_int(h, "MIDDLE_BITS", a->y->element_bits);
    hole_int(h, "CLOCKS1", a->clocks);
    hole_int(h, "CLOCKS2", b->clocks);
    hole_int(h, "PERIOD", derived(d, "steps"));
    if (g->beats > 1)
        hole(h, "HOW", "a register between them takes a vector and gives it away in %s, the next vector coming in the clock of the last of "
                       "these", counted(g->beats, "beat"));
    else
        hole(h, "HOW", "a beat of one is a beat of the other");
    char *own = template_render(d->template_text, "timing", h);
    d->timing = xasprintf("%s\n### layer1\n\nIts `m_axis_y` is inside.\n\n%s\n### layer2\n\nIts `s_axis_x` is inside.\n\n%s", own, a->design->timing,
                          b->design->timing);
    free(own);
}

static void build(struct design *d)
{
    struct mlp g = {.beats = 0};
    struct holes h = {0};
    struct module *top = design_module(d, "", "Top: two layers, the second behind the first.");
    if (!add_layers(d, &g))
        return;
    derive(&g);
    describe(d, &g, &h);
    wire_top(d, &g, top, &h);
    d->command = instances_command(d);
    holes_end(&h, d->template_text);
}

const struct generator generator_mlp = {
    .name = "mlp",
    .summary = "two layers of weights as wiring behind one another, each in a fabric of its own",
    .about = "Y = W2 * requant(W1 * x): two matrix-vector products whose weights are wiring, as the generator hardwired makes them, in one "
             "design. The sums of the first layer are scaled, rounded and limited to integers of 8 or 16 bits, which are the inputs of the "
             "second; with y_signed=0 that is a ReLU. Each layer has its own fabric. Where the second takes a vector in beats, a register "
             "in front of it slices the vector, without a pause between vectors. The parameters of hardwired are here as layer1.NAME "
             "and layer2.NAME; a layer's weights are in a file of its own, which `retarget` replaces.",
    .schema = schema,
    .samples = samples,
    .build = build,
    .fpga = (const char *const[]){NULL},
    .inside = inside,
};
