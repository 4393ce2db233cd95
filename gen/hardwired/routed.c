// SPDX-License-Identifier: Apache-2.0
// fabric=routed: a base that any matrix of a shape fits, and a plane of wires that is one matrix. Each input has a
// lane that makes all its multiples; a weight is a wire from one of them, as it is or complemented (-m = ~m + 1), to the
// adder of its output, and what the complements leave out is counted and comes from the plane as a constant. Serially
// the multiples are streams of bits, lowest first, an adder counts the ones of a plane, and what does not leave as a bit
// of the result waits for the next plane (S. A. White, "Applications of Distributed Arithmetic", IEEE ASSP Magazine 6/3, 1989, has
// the shifting accumulator).
#include <stdlib.h>

#include "emit/use.h"
#include "hardwired/routed.h"

// Instances of lanes and outputs that one buffer of a control signal serves.
enum { GROUP = 16 };

// Whether lanes have registers.
static bool is_clocked(const struct hardwired *g)
{
    return hardwired_most(g) > 1 || g->group == 2;
}

// Whether lanes have carries to clear.
static bool has_more(const struct hardwired *g)
{
    return hardwired_most(g) > 2 || g->group == 2;
}

static void clock_text(const struct hardwired *g, struct buf *b, int group)
{
    if (g->gating)
        buf_printf(b, ".clk(clk_step), .last(clear[%d]),", group);
    else
        buf_printf(b, ".clk(clk), .en(en[%d]), .last(clear[%d]),", group, group);
}

static void lane_instance(const struct hardwired *g, struct buf *b, const char *top, int j)
{
    buf_printf(b, "  wire [%d:0] s%d;\n  %s_lane lane%d (", routed_lane_bits(g) - 1, j, top, j);
    if (!g->serial) {
        buf_printf(b, ".x(s_axis_x_tdata[%d:%d]), .s(s%d));\n", g->x_bits * (j + 1) - 1, g->x_bits * j, j);
        return;
    }
    if (is_clocked(g))
        clock_text(g, b, j / GROUP);
    if (is_clocked(g))
        buf_puts(b, "\n    ");
    if (has_more(g))
        buf_printf(b, ".more(more[%d]), ", j / GROUP);
    if (g->product_bits > g->x_bits)
        buf_printf(b, ".ext(exts[%d]), ", j / GROUP);
    if (g->group == 1)
        buf_printf(b, ".x(s_axis_x_tdata[%d]), .s(s%d));\n", j, j);
    else if (2 * j + 1 < g->n_in)
        buf_printf(b, ".x(s_axis_x_tdata[%d:%d]), .s(s%d));\n", 2 * j + 1, 2 * j, j);
    else
        buf_printf(b, ".x({1'b0, s_axis_x_tdata[%d]}), .s(s%d));\n", 2 * j, j);
}

static void sum_instance(const struct hardwired *g, struct buf *b, const char *top, int i)
{
    int y = g->serial ? g->top_bits : g->y_bits;
    int bits = g->terms * (g->serial ? 1 : g->product_bits);
    buf_printf(b, "  wire [%d:0] picked%d;\n  wire [%d:0] row%d;\n", bits - 1, i, bits - 1, i);
    buf_printf(b, "  gw_join #(.WIDTH(%d)) join%d (.d(picked%d), .q(row%d));\n", bits, i, i, i);
    if (routed_has_constant(g))
        buf_printf(b, "  wire [%d:0] %s%d;\n", routed_constant_bits(g) - 1, routed_constant_name(g), i);
    buf_printf(b, "  %s_sum sum%d (\n    ", top, i);
    if (g->serial) {
        clock_text(g, b, ((is_clocked(g) ? g->lanes : 0) + i) / GROUP);
        buf_puts(b, " ");
    }
    if (g->serial && g->bias && g->product_bits > 1)
        buf_printf(b, ".at(at[%d:0]), ", g->product_bits - 2);
    buf_printf(b, ".row(row%d),", i);
    if (routed_has_constant(g))
        buf_printf(b, " .%s(%s%d),", routed_constant_name(g), routed_constant_name(g), i);
    buf_printf(b, "\n    .y(m_axis_y_tdata[%d:%d])\n  );\n", y * (i + 1) - 1, y * i);
}

static void plane_instance(const struct hardwired *g, struct buf *b, const char *top)
{
    buf_printf(b, "  %s_plane plane (", top);
    for (int j = 0; j < g->lanes; j++)
        buf_printf(b, "%s.s%d(s%d),", j % 6 ? " " : "\n    ", j, j);
    for (int i = 0; i < g->n_out; i++) {
        buf_printf(b, "%s\n    .row%d(picked%d)", i ? "," : "", i, i);
        if (routed_has_constant(g))
            buf_printf(b, ", .%s%d(%s%d)", routed_constant_name(g), i, routed_constant_name(g), i);
    }
    buf_puts(b, "\n  );");
}

static void instances(const struct hardwired *g, struct holes *h, const char *top)
{
    struct buf b = {0};
    for (int j = 0; j < g->lanes; j++)
        lane_instance(g, &b, top, j);
    for (int i = 0; i < g->n_out; i++)
        sum_instance(g, &b, top, i);
    plane_instance(g, &b, top);
    hole_int(h, "HAS_MORE", has_more(g));
    int groups = ((is_clocked(g) ? g->lanes : 0) + g->n_out + GROUP - 1) / GROUP;
    hole_int(h, "GROUPS", groups);
    hole_int(h, "GROUPS_MSB", groups - 1);
    hole_int(h, "LANE_GROUPS", (g->lanes + GROUP - 1) / GROUP);
    hole_int(h, "LANE_GROUPS_MSB", (g->lanes + GROUP - 1) / GROUP - 1);
    hole(h, "STRUCTURE", "%s", b.s);
    free(b.s);
}

void hardwired_add_routed(struct design *d, const struct hardwired *g, struct holes *h)
{
    d->part = "plane";
    d->part_doc =
        xasprintf("The weight plane of %s: wires alone. All other files are the same for every matrix of its shape.", d->top);
    instances(g, h, d->top);
    if (g->serial)
        design_use(d, h, "CONTROL", "hardwired", "gw_control_planes",
                   (struct rtl_value[]){{"X_BITS", g->x_bits}, {"PLANES", g->product_bits}, {0}});
    routed_add_lane(d, g);
    if (g->serial)
        routed_add_serial_sum(d, g);
    else
        routed_add_parallel_sum(d, g);
    routed_add_plane(d, g);
}
