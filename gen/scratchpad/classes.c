// SPDX-License-Identifier: Apache-2.0
// The text of a butterfly's table of classes: what each adds to a base, and by what it steers the stages.
#include <stdlib.h>

#include "scratchpad/butterfly.h"

enum { PER_LINE = 6 }; // values

// The bits of value where mask has a one, packed.
static unsigned packed_bits(unsigned value, unsigned mask)
{
    unsigned packed = 0;
    for (int n = 0; mask; mask &= mask - 1)
        packed |= (value >> __builtin_ctz(mask) & 1) << n++;
    return packed;
}

static bool any_origin(const struct steering *g)
{
    for (int c = 0; c < g->count; c++)
        if (g->classes[c].constant)
            return true;
    return false;
}

// The axes along which boxes from any base have two elements: the address bits of each, lowest first. At most 3.
static int find_axes(const struct scratchpad *s, const struct steering *g, uint32_t axes[3])
{
    int n = 0;
    for (int c = 0; c < g->count; c++)
        for (int j = 0; j < s->bank_bits && g->classes[c].carries; j++) {
            int k = 0;
            while (k < n && axes[k] != g->classes[c].span[j])
                k++;
            if (k == n && n < 3)
                axes[n++] = g->classes[c].span[j];
        }
    return n;
}

// Whether the class adds along the axis.
static bool adds_along(const struct scratchpad *s, const struct swizzle_class *c, uint32_t axis)
{
    for (int j = 0; j < s->bank_bits && c->carries; j++)
        if (c->span[j] == axis)
            return true;
    return false;
}

static void declare(struct buf *b, int bits, const char *name, int number, const char *doc)
{
    buf_printf(b, "  reg [%d:0] %s%.*d; // %s\n", bits - 1, name, number < 0 ? 0 : 1, number < 0 ? 0 : number, doc);
}

static void add_declarations(const struct scratchpad *s, const struct steering *g, struct buf *b)
{
    uint32_t axes[3];
    buf_puts(b, "  // A class: lane l is at base ^ origin ^ the sum of the offsets of l's bits.\n  reg known;\n");
    declare(b, s->address_bits, "align", -1, "bits that a base may not have");
    if (any_origin(g))
        declare(b, s->address_bits, "origin", -1, "lane 0");
    if (find_axes(s, g, axes))
        declare(b, find_axes(s, g, axes), "adds", -1, "axes of a box from any base: an offset is added along each");
    for (int t = 0; t < g->stages.stages; t++) {
        int bits = __builtin_popcount(g->active[t]);
        char *doc = xasprintf("stage %d: bits of a position that exchange it", t);
        if (bits)
            declare(b, bits, "f", t, doc);
        free(doc);
    }
    for (int r = 0; r < s->row_bits; r++) {
        char *doc = xasprintf("bits of a bank's number that its row's bit %d depends on", r);
        if (g->spread[r])
            declare(b, s->bank_bits, "v", r, doc);
        free(doc);
    }
}

// Adds "name = bits'dvalue;", `PER_LINE` to a line.
static void add_value(struct buf *b, int *n, const char *name, int number, int bits, unsigned value)
{
    buf_puts(b, *n % PER_LINE ? " " : *n ? "\n        " : "        ");
    buf_printf(b, "%s%d = %d'd%u;", name, number, bits, value);
    ++*n;
}

// Values of the table for class c, or zeros for c < 0.
static void add_values(const struct scratchpad *s, const struct steering *g, int c, struct buf *b)
{
    uint32_t axes[3];
    int digits = (s->address_bits + 3) / 4, n = 0, count = find_axes(s, g, axes);
    const struct swizzle_class zero = {0}, *k = c < 0 ? &zero : &g->classes[c];
    buf_printf(b, "        known = 1'b%d; align = %d'h%0*x;", c >= 0, s->address_bits, digits, (unsigned)k->align);
    if (any_origin(g))
        buf_printf(b, " origin = %d'h%0*x;", s->address_bits, digits, (unsigned)k->constant);
    if (count)
        buf_printf(b, " adds = %d'b", count);
    for (int a = count - 1; a >= 0; a--)
        buf_printf(b, "%d%s", adds_along(s, k, axes[a]), a ? "" : ";");
    buf_puts(b, "\n");
    for (int t = 0; t < g->stages.stages; t++)
        if (g->active[t])
            add_value(b, &n, "f", t, __builtin_popcount(g->active[t]),
                      c < 0 ? 0 : packed_bits(g->stages.f[c][t], g->active[t]));
    for (int r = 0; r < s->row_bits; r++)
        if (g->spread[r])
            add_value(b, &n, "v", r, s->bank_bits, c < 0 ? 0 : scratchpad_spread(s, g, c, r));
    buf_puts(b, n ? "\n" : "");
}

int scratchpad_row_axis(const struct scratchpad *s, const struct steering *g, int r)
{
    uint32_t axes[3];
    for (int a = find_axes(s, g, axes) - 1; a >= 0; a--)
        if (g->spread[r] && axes[a] >> s->rows[r] & 1 && s->rows[r] > __builtin_ctz(axes[a]))
            return a;
    return -1;
}

// From any base, a row's bit changes where all bits below it in its axis are 1; a box leaves the volume where all bits are.
static void add_carries(const struct scratchpad *s, const struct steering *g, struct buf *b)
{
    uint32_t axes[3];
    int n = find_axes(s, g, axes);
    for (int r = 0; r < s->row_bits; r++) {
        int a = scratchpad_row_axis(s, g, r);
        if (a >= 0)
            buf_printf(b, "  wire [%d:0] w%d = v%d & {%d{~adds[%d] | &first[%d:%d]}};\n", s->bank_bits - 1, r, r, s->bank_bits, a,
                       s->rows[r] - 1, __builtin_ctz(axes[a]));
    }
    for (int a = 0; a < n; a++)
        buf_printf(b, "%sadds[%d] & (&first[%d:%d]))", a ? " | (" : "  // Whether the box leaves the volume.\n  wire leaves = (", a, 31 - __builtin_clz(axes[a]),
                   __builtin_ctz(axes[a]));
    buf_puts(b, n ? ";\n" : "");
}

char *scratchpad_table_text(const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0};
    add_declarations(s, g, &b);
    buf_puts(&b, "\n  always @*\n    case (number)\n");
    for (int c = 0; c < g->count; c++) {
        buf_printf(&b, "      %d'd%d: begin // %s: offsets", s->number.bits, c, g->classes[c].name);
        for (int j = 0; j < s->bank_bits; j++)
            buf_printf(&b, " %u", (unsigned)g->classes[c].columns[j]);
        buf_puts(&b, "\n");
        add_values(s, g, c, &b);
        buf_puts(&b, "      end\n");
    }
    buf_puts(&b, "      default: begin\n");
    add_values(s, g, -1, &b);
    buf_puts(&b, "      end\n    endcase\n\n");
    buf_printf(&b, "  wire [%d:0] first = base[%d:0]%s; // address of lane 0\n", s->address_bits - 1, s->address_bits - 1,
               any_origin(g) ? " ^ origin" : "");
    add_carries(s, g, &b);
    return b.s;
}
