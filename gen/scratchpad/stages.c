// SPDX-License-Identifier: Apache-2.0
// The text of a scratchpad's butterfly: the table of classes, what follows from it, the stages that move the words.
#include <stdlib.h>

#include "scratchpad/butterfly.h"

enum {
    FIRST_LOADS = 8, LOADS = 16, // multiplexers that a buffer of a select drives: in the first stage, in others
    PER_LINE = 6,                // values
};

// ---- the class' table ----

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

// The axis above whose lowest bit the row's bit is, so that it changes by a carry; -1 if it is in none.
static int row_axis(const struct scratchpad *s, const struct steering *g, int r)
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
        int a = row_axis(s, g, r);
        if (a >= 0)
            buf_printf(b, "  wire [%d:0] w%d = v%d & {%d{~adds[%d] | &first[%d:%d]}};\n", s->bank_bits - 1, r, r, s->bank_bits, a,
                       s->rows[r] - 1, __builtin_ctz(axes[a]));
    }
    for (int a = 0; a < n; a++)
        buf_printf(b, "%sadds[%d] & (&first[%d:%d]))", a ? " | (" : "  wire leaves = (", a, 31 - __builtin_clz(axes[a]),
                   __builtin_ctz(axes[a]));
    buf_puts(b, n ? "; // the volume\n" : "");
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

// ---- what follows from class and base ----

// "name[0] ^ name[2]" for the ones of mask.
static void add_sum(struct buf *b, const char *name, unsigned mask)
{
    for (const char *between = ""; mask; mask &= mask - 1, between = " ^ ")
        buf_printf(b, "%s%s[%d]", between, name, __builtin_ctz(mask));
}

char *scratchpad_sigma_text(const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0};
    struct gf2 back;
    gf2_inverse(&g->stages.leave, s->bank_bits, &back);
    buf_printf(&b, "  wire [%d:0] s; // bank of lane 0\n", s->bank_bits - 1);
    for (int i = 0; i < s->bank_bits; i++) {
        buf_printf(&b, "  assign s[%d] = ", i);
        add_sum(&b, "first", s->map.matrix[i]);
        buf_puts(&b, ";\n");
    }
    for (int i = 0; i < s->bank_bits; i++) {
        buf_printf(&b, "  assign sigma[%d] = ", i);
        add_sum(&b, "s", back.row[i]);
        buf_puts(&b, ";\n");
    }
    b.s[--b.len] = '\0';
    return b.s;
}

// "{name[4], name[1]}" for the ones of `active`, 1'b0 where `kept` has none.
static void add_bits(struct buf *b, const char *name, unsigned active, unsigned kept)
{
    const char *before = "{";
    for (int i = BUTTERFLY_BITS - 1; i >= 0; i--) {
        if (!(active >> i & 1))
            continue;
        if (kept >> i & 1)
            buf_printf(b, "%s%s[%d]", before, name, i);
        else
            buf_printf(b, "%s1'b0", before);
        before = ", ";
    }
    buf_puts(b, "}");
}

// The control of stage t at position 0.
static void add_stage_bit(struct buf *b, const struct steering *g, int t)
{
    const struct butterfly *n = &g->stages;
    unsigned moved = g->active[t] & butterfly_settled(n, t);
    bool last = butterfly_is_last(n, t);
    if (moved) {
        buf_printf(b, "^(f%d & ", t);
        add_bits(b, "sigma", g->active[t], moved);
        buf_puts(b, last ? ") ^ " : ")");
    }
    if (last)
        buf_printf(b, "sigma[%d]", n->direction[t]);
    else if (!moved)
        buf_puts(b, "1'b0");
}

char *scratchpad_steer_text(const struct steering *g)
{
    struct buf b = {0};
    for (int t = 0; t < g->stages.stages; t++) {
        int active = __builtin_popcount(g->active[t]), at = g->steer_at[t];
        buf_printf(&b, "%s  assign steer[%d] = ", t ? "\n" : "", at);
        add_stage_bit(&b, g, t);
        buf_puts(&b, ";");
        if (active)
            buf_printf(&b, "\n  assign steer[%d:%d] = f%d;", at + active, at + 1, t);
    }
    return b.s;
}

char *scratchpad_controls_text(const struct steering *g)
{
    struct buf b = {0};
    for (int t = 0; t < g->stages.stages; t++) {
        int active = __builtin_popcount(g->active[t]), at = g->swap_at[t], from = g->steer_at[t];
        buf_printf(&b, "%s  // Stage %d exchanges positions %d apart", t ? "\n" : "", t, 1 << g->stages.direction[t]);
        if (!active) {
            buf_printf(&b, ", all or none.\n  assign swap[%d] = steer[%d];", at, from);
            continue;
        }
        buf_printf(&b, ", by bits");
        for (unsigned rest = g->active[t]; rest; rest &= rest - 1)
            buf_printf(&b, " %d", __builtin_ctz(rest));
        buf_printf(&b, " of them.\n  gw_parities #(.BITS(%d)) stage%d (\n", active, t);
        buf_printf(&b, "    .f(steer[%d:%d]), .k(steer[%d]), .q(swap[%d:%d])\n  );", from + active, from + 1, from,
                   at + (1 << active) - 1, at);
    }
    return b.s;
}

char *scratchpad_rows_text(const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0};
    for (int r = 0; r < s->row_bits; r++) {
        buf_printf(&b, "%s  assign place[%d] = first[%d]", r ? "\n" : "", r, s->rows[r]);
        if (!g->spread[r])
            buf_puts(&b, ";");
        else
            buf_printf(&b, " ^ ^(%c%d & s);", row_axis(s, g, r) >= 0 ? 'w' : 'v', r);
        int at = g->spread_at[r];
        for (unsigned rest = g->spread[r]; rest; rest &= rest - 1)
            buf_printf(&b, "\n  assign place[%d] = %c%d[%d];", at++, row_axis(s, g, r) >= 0 ? 'w' : 'v', r, __builtin_ctz(rest));
    }
    return b.s;
}

void scratchpad_expand_holes(struct holes *h, const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0}, bank = {0};
    buf_puts(&b, "");
    buf_puts(&bank, "{");
    for (int r = 0; r < s->row_bits; r++) {
        if (g->spread[r]) {
            int at = g->spread_at[r] + __builtin_popcount(g->spread[r]);
            buf_printf(&b, "%s  wire [%d:0] bit%d;\n  gw_parities #(.BITS(%d)) expand%d (\n    .f({", b.len ? "\n" : "",
                       s->banks - 1, r, s->bank_bits, r);
            for (int i = s->bank_bits - 1; i >= 0; i--) {
                buf_printf(&b, g->spread[r] >> i & 1 ? "place[%d]" : "1'b0", g->spread[r] >> i & 1 ? --at : 0);
                buf_puts(&b, i ? ", " : "");
            }
            buf_printf(&b, "}), .k(place[%d]), .q(bit%d)\n  );", r, r);
        }
        int q = s->row_bits - 1 - r;
        buf_printf(&bank, g->spread[q] ? "%sbit%d[b]" : "%splace[%d]", r ? ", " : "", q);
    }
    buf_puts(&bank, "}");
    hole(h, "EXPAND_TEXT", "%s", b.s);
    hole(h, "ROW_OF_BANK", "%s", bank.s);
    free(b.s);
    free(bank.s);
}

// ---- moving words ----

// A wire `to` of all words: place x of it has place from(x) of `name`. Nothing where that is the same.
static void add_wiring(struct buf *b, const struct gf2 *from, const char *name, const char *to, const char *width,
                       const struct scratchpad *s, bool complement)
{
    char *list[SWIZZLE_MAX_BANKS];
    for (int x = 0; x < s->banks; x++)
        list[x] = xasprintf("%s[%s*%u +: %s]", name, width, gf2_apply(from, s->bank_bits, (unsigned)x), width);
    buf_printf(b, "  assign %s = %s", to, complement ? "~" : "");
    verilog_concatenation(b, 4, list, s->banks);
    buf_puts(b, ";\n");
    for (int x = 0; x < s->banks; x++)
        free(list[x]);
}

static void add_stage(struct buf *b, const struct scratchpad *s, int t, int bits, int at, bool first)
{
    const struct steering *g = s->steering;
    int stride = 1 << g->stages.direction[t], active = __builtin_popcount(g->active[t]);
    buf_printf(b, "\n  gw_exchange #(\n    .PLACE_W(%d), .WIDTH(%d), .STRIDE(%d), .ACTIVE(%d), .SWAP_W(%d), .LOADS(%d)\n",
               s->bank_bits, bits, stride, g->active[t], active, first ? FIRST_LOADS : LOADS);
    buf_printf(b, "  ) stage%d_by_%d (\n", t, stride);
    buf_printf(b, "    .x(w%d), .swap(swap[%d:%d]), .y_n(w%d)\n  );\n", at, g->swap_at[t] + (1 << active) - 1,
               g->swap_at[t], at + 1);
}

char *scratchpad_move_text(const struct scratchpad *s, int bits, bool inward)
{
    const struct butterfly *n = &s->steering->stages;
    struct gf2 enter_back, leave_back;
    struct buf b = {0};
    char *width = xasprintf("%d", bits), *out = xasprintf("w%d", n->stages);
    bool odd = n->stages % 2;
    gf2_inverse(&n->enter, s->bank_bits, &enter_back);
    gf2_inverse(&n->leave, s->bank_bits, &leave_back);
    for (int t = 0; t <= n->stages; t++)
        buf_printf(&b, "  wire [%d:0] w%d;\n", s->banks * bits - 1, t);
    buf_printf(&b, "\n  // %s to positions%s.\n", inward ? "Lanes" : "Banks",
               odd && inward ? ", complemented as the stages invert once more" : "");
    add_wiring(&b, inward ? &enter_back : &n->leave, "d", "w0", width, s, odd && inward);
    for (int t = 0; t < n->stages; t++)
        add_stage(&b, s, inward ? t : n->stages - 1 - t, bits, t, t == 0);
    buf_printf(&b, "\n  // Positions to %s.\n", inward ? "banks" : "lanes");
    add_wiring(&b, inward ? &leave_back : &n->enter, out, odd && !inward ? "q_n" : "q", width, s, false);
    b.s[--b.len] = '\0';
    free(width);
    free(out);
    return b.s;
}

void scratchpad_walk_holes(struct holes *h, const struct scratchpad *s, const struct steering *g)
{
    const struct butterfly *n = &g->stages;
    struct buf enter = {0}, walk = {0};
    for (int j = 0; j < s->bank_bits; j++)
        buf_printf(&enter, "%s          %d: x = %d'd%u;", j ? "\n" : "", j + 1, s->bank_bits,
                   gf2_apply(&n->enter, s->bank_bits, 1U << j));
    for (int t = 0; t < n->stages; t++) {
        int i = n->direction[t], at = g->steer_at[t];
        buf_printf(&walk, "        x[%d] = x[%d] ^ control[%d]", i, i, at);
        if (g->active[t]) {
            buf_printf(&walk, " ^ ^(control[%d:%d] & ", at + __builtin_popcount(g->active[t]), at + 1);
            add_bits(&walk, "x", g->active[t], g->active[t]);
            buf_puts(&walk, ")");
        }
        buf_puts(&walk, ";\n");
    }
    for (int i = 0; i < s->bank_bits; i++) {
        buf_printf(&walk, "        y[%d] = ", i);
        add_sum(&walk, "x", n->leave.row[i]);
        buf_puts(&walk, ";\n");
    }
    walk.s[--walk.len] = '\0';
    hole(h, "ENTER_CASES", "%s", enter.s);
    hole(h, "WALK_TEXT", "%s", walk.s);
    free(enter.s);
    free(walk.s);
}
