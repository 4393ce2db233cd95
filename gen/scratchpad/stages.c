// SPDX-License-Identifier: Apache-2.0
// The text of a scratchpad's butterfly: what follows from class and base, the stages that move the words.
#include <stdlib.h>

#include "scratchpad/butterfly.h"

enum { FIRST_LOADS = 8, LOADS = 16 }; // multiplexers that a buffer of a select drives: in the first stage, in others

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
            buf_printf(&b, " ^ ^(%c%d & s);", scratchpad_row_axis(s, g, r) >= 0 ? 'w' : 'v', r);
        int at = g->spread_at[r];
        for (unsigned rest = g->spread[r]; rest; rest &= rest - 1)
            buf_printf(&b, "\n  assign place[%d] = %c%d[%d];", at++, scratchpad_row_axis(s, g, r) >= 0 ? 'w' : 'v', r, __builtin_ctz(rest));
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
