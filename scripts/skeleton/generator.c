// SPDX-License-Identifier: Apache-2.0
// The generator `@name@`: adds an offset to each lane of a stream.
#include "base/util.h"
#include "emit/generator.h"

enum { LATENCY = 2 }; // clocks from the transfer of a beat to that of its result, both counted

static const struct param schema[] = {
    {"lanes", PARAM_INT, 1, 256, NULL, "4", "values in a beat"},
    {"bits", PARAM_INT, 2, 32, NULL, "8", "bits of a value, two's complement"},
    {"offset", PARAM_INT, -128, 127, NULL, "1", "what is added; the sum wraps"},
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

struct adder {
    int lanes, bits;
    int64_t offset;
};

static struct adder derive(const struct params *p)
{
    struct adder a = {.lanes = (int)param_int(p, "lanes"), .bits = (int)param_int(p, "bits"), .offset = param_int(p, "offset")};
    if (signed_bits(a.offset, a.offset) > a.bits)
        refuse(p->error, "offset", "value '%lld' with bits=%d; legal: what %s hold", (long long)a.offset, a.bits, counted(a.bits, "bit"));
    return a;
}

static void describe(struct design *d, const struct adder *a)
{
    d->summary = xasprintf("%s: adds %lld to each of %s of %s.", d->top, (long long)a->offset, counted(a->lanes, "value"),
                           counted(a->bits, "bit"));
    d->cycles = "M + latency - 1";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of M beats when no stream ever stalls";
    d->latency = LATENCY;
    d->latency_doc = "from the transfer of a beat to the transfer of its result, both counted";
    design_size(d, "M", 64, "beats");
    design_array(d, ARRAY_NEEDED, "x", a->bits, true, "values, a beat a row", "M x %d", a->lanes);
    design_array(d, ARRAY_RESULT, "y", a->bits, true, "sums, a beat a row", "M x %d", a->lanes);
}

static void top_ports(struct module *m, const struct adder *a)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high");
    module_stream(m, PORT_IN, "s_axis_x_tdata", a->lanes, a->bits, true, "values");
    module_port(m, PORT_IN, "s_axis_x_tvalid", 1, "values");
    module_port(m, PORT_OUT, "s_axis_x_tready", 1, "values");
    module_stream(m, PORT_OUT, "m_axis_y_tdata", a->lanes, a->bits, true, "sums");
    module_port(m, PORT_OUT, "m_axis_y_tvalid", 1, "sums");
    module_port(m, PORT_IN, "m_axis_y_tready", 1, "sums");
}

static void build(struct design *d)
{
    struct adder a = derive(&d->params);
    struct holes h = {0};
    int padding = (a.lanes * a.bits + 7) / 8 * 8 - a.lanes * a.bits;
    if (is_refused(d->params.error))
        return;
    describe(d, &a);
    hole_int(&h, "LANES", a.lanes);
    hole_int(&h, "BITS", a.bits);
    hole_int(&h, "OFFSET", a.offset & ((INT64_C(1) << a.bits) - 1));
    hole_int(&h, "USED", a.lanes * a.bits);
    hole_int(&h, "USED_MSB", a.lanes * a.bits - 1);
    hole_int(&h, "PADDING", padding);
    hole_int(&h, "WIDTH_MSB", a.lanes * a.bits + padding - 1);
    struct module *top = design_module(d, "", "Top: a register behind the sums.");
    top_ports(top, &a);
    module_body(d, top, "top", &h);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_@name@ = {
    .name = "@name@",
    .summary = "adds an offset to each lane of a stream",
    .about = "Values stream in, a beat of all lanes at a time; each leaves with the offset added, a clock later.",
    .schema = schema,
    .build = build,
};
