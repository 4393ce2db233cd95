// SPDX-License-Identifier: Apache-2.0
// The scratchpad's butterfly: a request is a class and a base, base ^ origin ^ columns * lane, and no two lanes of a class
// ever meet in a bank. Which stages: butterfly.h. The bank of lane l is pi(l) ^ s, s that of lane 0; a bank's row follows
// from its number and lane 0's address by exclusive-ors alone.
#include "scratchpad_butterfly.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_LOADS = 8, LOADS = 16 }; // multiplexers that a buffer of a select drives: in the first stage, in others

// ---- classes ----

static bool is_known(const struct steering *g, const struct swizzle_class *c)
{
    for (int i = 0; i < g->count; i++) {
        const struct swizzle_class *k = &g->classes[i];
        if (memcmp(k->columns, c->columns, sizeof c->columns) == 0 && k->constant == c->constant && k->align == c->align)
            return true;
    }
    return false;
}

// The banks of a class' lanes, without s. Dies if two of them are one.
static struct gf2 permutation(const struct scratchpad *s, const struct swizzle_class *c)
{
    struct gf2 pi = {{0}}, inverse;
    for (int j = 0; j < s->bank_bits; j++) {
        int bank = swizzle_bank(&s->map, &s->tile, c->columns[j]);
        for (int i = 0; i < s->bank_bits; i++)
            pi.row[i] |= (uint8_t)((bank >> i & 1) << j);
    }
    if (!gf2_inverse(&pi, s->bank_bits, &inverse)) {
        unsigned lane = 1;
        while (gf2_apply(&pi, s->bank_bits, lane))
            lane++;
        char *map = swizzle_map_text(&s->map, &s->tile);
        die(ST_USAGE, "patterns: '%s' with map=%s: lanes 0 and %u of every access meet in one bank; legal with "
                      "network=butterfly: patterns without conflict", c->name, map, lane);
    }
    return pi;
}

static void collect_pattern(const struct scratchpad *s, const struct swizzle_pattern *p, struct steering *g)
{
    struct swizzle_class found[SWIZZLE_MAX_CLASSES] = {{{0}, {0}, 0, 0}};
    int count;
    char *why = swizzle_classes(p, &s->tile, found, &count);
    if (why)
        die(ST_USAGE, "patterns: %s; legal with network=butterfly: row, col, diag, anti, strides, stride:S, block:RxC, "
                      "wide:BITS:col|row, transpose", why);
    for (int i = 0; i < count; i++) {
        if (is_known(g, &found[i]))
            continue;
        g->classes = xrealloc(g->classes, (size_t)(g->count + 1) * sizeof *g->classes);
        g->pi = xrealloc(g->pi, (size_t)(g->count + 1) * sizeof *g->pi);
        g->classes[g->count] = found[i];
        g->pi[g->count++] = permutation(s, &found[i]);
    }
}

// The row bit's parity mask of bank numbers: v in address bit r = bit r of lane 0's address ^ v * (bank ^ s).
static unsigned spread_of(const struct scratchpad *s, const struct steering *g, int c, int row)
{
    struct gf2 inverse;
    unsigned v = 0;
    gf2_inverse(&g->pi[c], s->bank_bits, &inverse);
    for (int i = 0; i < s->bank_bits; i++) {
        unsigned lane = gf2_apply(&inverse, s->bank_bits, 1U << i);
        for (int j = 0; j < s->bank_bits; j++)
            if (lane >> j & 1)
                v ^= (g->classes[c].columns[j] >> s->rows[row] & 1) << i;
    }
    return v;
}

static void derive_steering(struct scratchpad *s)
{
    struct steering *g = s->steering = xcalloc(1, sizeof *g);
    for (int i = 0; i < s->patterns.count; i++)
        collect_pattern(s, &s->patterns.patterns[i], g);
    if (!g->count)
        die(ST_USAGE, "patterns: value ''; legal with network=butterfly: one or more");
    g->stages = butterfly_find(g->pi, g->count, s->bank_bits, s->word_bits);
    const struct butterfly *n = &g->stages;
    for (int t = 0; t < n->stages; t++) {
        for (int c = 0; c < g->count; c++)
            g->active[t] |= n->f[c][t];
        int active = __builtin_popcount(g->active[t]);
        g->steer_at[t] = g->steers;
        g->steers += 1 + active;
        g->swap_at[t] = g->swaps;
        g->swaps += 1 << active;
    }
    g->places = s->row_bits;
    for (int r = 0; r < s->row_bits; r++) {
        g->spread_at[r] = g->places;
        for (int c = 0; c < g->count; c++)
            g->spread[r] |= spread_of(s, g, c, r);
        g->places += __builtin_popcount(g->spread[r]);
    }
}

static void fields(struct design *d, struct scratchpad *s)
{
    param_needs(&d->params, "network", "map", !s->map.pad, "crossbar, or another map");
    derive_steering(s);
    char *more = template_text("butterfly"), *all = xasprintf("%s\n%s", d->template_text, more);
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

static void declare(struct buf *b, int bits, const char *name, int number, const char *doc)
{
    buf_printf(b, "  reg [%d:0] %s%.*d; // %s\n", bits - 1, name, number < 0 ? 0 : 1, number < 0 ? 0 : number, doc);
}

static void add_declarations(const struct scratchpad *s, const struct steering *g, struct buf *b)
{
    buf_puts(b, "  // A class: lane l is at base ^ origin ^ the sum of the offsets of l's bits.\n  reg known;\n");
    declare(b, s->address_bits, "align", -1, "bits that a base may not have");
    if (any_origin(g))
        declare(b, s->address_bits, "origin", -1, "lane 0");
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

// Values of the table for class c, or zeros for c < 0.
static void add_values(const struct scratchpad *s, const struct steering *g, int c, struct buf *b)
{
    int digits = (s->address_bits + 3) / 4;
    const struct swizzle_class zero = {{0}, {0}, 0, 0}, *k = c < 0 ? &zero : &g->classes[c];
    buf_printf(b, "        known = 1'b%d; align = %d'h%0*x;", c >= 0, s->address_bits, digits, (unsigned)k->align);
    if (any_origin(g))
        buf_printf(b, " origin = %d'h%0*x;", s->address_bits, digits, (unsigned)k->constant);
    buf_puts(b, "\n       ");
    for (int t = 0; t < g->stages.stages; t++)
        if (g->active[t])
            buf_printf(b, " f%d = %d'd%u;", t, __builtin_popcount(g->active[t]),
                       c < 0 ? 0 : packed_bits(g->stages.f[c][t], g->active[t]));
    buf_puts(b, "\n       ");
    for (int r = 0; r < s->row_bits; r++)
        if (g->spread[r])
            buf_printf(b, " v%d = %d'd%u;", r, s->bank_bits, c < 0 ? 0 : spread_of(s, g, c, r));
    buf_puts(b, "\n");
}

static char *table_text(const struct scratchpad *s, const struct steering *g)
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
    return b.s;
}

// ---- what follows from class and base ----

// "name[0] ^ name[2]" for the ones of mask.
static void add_sum(struct buf *b, const char *name, unsigned mask)
{
    for (const char *between = ""; mask; mask &= mask - 1, between = " ^ ")
        buf_printf(b, "%s%s[%d]", between, name, __builtin_ctz(mask));
}

static char *sigma_text(const struct scratchpad *s, const struct steering *g)
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

// The control of stage t at position 0.
static void add_stage_bit(struct buf *b, const struct steering *g, int t)
{
    const struct butterfly *n = &g->stages;
    unsigned settled = butterfly_settled(n, t), active = g->active[t];
    bool any = false;
    for (int i = 0; active; active &= active - 1, i++) {
        int bit = __builtin_ctz(active);
        if (settled >> bit & 1) {
            buf_printf(b, "%s(f%d[%d] & sigma[%d])", any ? " ^ " : "", t, i, bit);
            any = true;
        }
    }
    if (butterfly_is_last(n, t))
        buf_printf(b, "%ssigma[%d]", any ? " ^ " : "", n->direction[t]);
    else if (!any)
        buf_puts(b, "1'b0");
}

static char *steer_text(const struct steering *g)
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

static char *controls_text(const struct steering *g)
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
        buf_printf(&b, " of them.\n  gw_parities #(.BITS(%d)) stage%d (.f(steer[%d:%d]), .k(steer[%d]), .q(swap[%d:%d]));", active, t,
                   from + active, from + 1, from, at + (1 << active) - 1, at);
    }
    return b.s;
}

static char *rows_text(const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0};
    for (int r = 0; r < s->row_bits; r++) {
        buf_printf(&b, "%s  assign place[%d] = first[%d]", r ? "\n" : "", r, s->rows[r]);
        if (!g->spread[r])
            buf_puts(&b, ";");
        else
            buf_printf(&b, " ^ ^(v%d & s);", r);
        int at = g->spread_at[r];
        for (unsigned rest = g->spread[r]; rest; rest &= rest - 1)
            buf_printf(&b, "\n  assign place[%d] = v%d[%d];", at++, r, __builtin_ctz(rest));
    }
    return b.s;
}

// The rows of all banks: bit r of bank i's is expanded[r][i].
static void expand_holes(struct holes *h, const struct scratchpad *s, const struct steering *g)
{
    struct buf b = {0}, bank = {0};
    buf_puts(&b, "");
    buf_puts(&bank, "{");
    for (int r = 0; r < s->row_bits; r++) {
        if (g->spread[r]) {
            int at = g->spread_at[r] + __builtin_popcount(g->spread[r]);
            buf_printf(&b, "%s  wire [%d:0] bit%d;\n  gw_parities #(.BITS(%d)) expand%d (.f({", b.len ? "\n" : "", s->banks - 1,
                       r, s->bank_bits, r);
            for (int i = s->bank_bits - 1; i >= 0; i--) {
                buf_printf(&b, g->spread[r] >> i & 1 ? "place[%d]" : "1'b0", g->spread[r] >> i & 1 ? --at : 0);
                buf_puts(&b, i ? ", " : "");
            }
            buf_printf(&b, "}), .k(place[%d]), .q(bit%d));", r, r);
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
    buf_printf(b, "\n  gw_exchange #(.PLACE_W(%d), .WIDTH(%d), .STRIDE(%d), .ACTIVE(%d), .SWAP_W(%d), .LOADS(%d)) stage%d_by_%d (\n",
               s->bank_bits, bits, stride, g->active[t], active, first ? FIRST_LOADS : LOADS, t, stride);
    buf_printf(b, "    .x(w%d), .swap(swap[%d:%d]), .y_n(w%d)\n  );\n", at, g->swap_at[t] + (1 << active) - 1, g->swap_at[t], at + 1);
}

// Words of `bits` through all stages, from lanes to banks or back; complemented on the way in if the stages are odd, unless
// the result may be complemented.
static char *move_text(const struct scratchpad *s, int bits, bool inward)
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

static void add_mover(struct design *d, const struct scratchpad *s, struct holes *h, const char *suffix, int bits, bool inward,
                      const char *doc)
{
    const struct steering *g = s->steering;
    bool odd = g->stages.stages % 2 && !inward;
    struct module *m = design_module(d, suffix, doc);
    module_vector(m, PORT_IN, "swap", g->swaps, 1, false, "controls of the stages");
    module_vector(m, PORT_IN, "d", s->banks, bits, false, inward ? "of lanes" : "of banks");
    module_vector(m, PORT_OUT, odd ? "q_n" : "q", s->banks, bits, false,
                  inward ? "of banks" : odd ? "of lanes, complemented" : "of lanes");
    char *text = move_text(s, bits, inward);
    hole(h, "MOVE_TEXT", "%s", text);
    module_body(d, m, "butterfly_stages", h);
    free(text);
}

// The walk of one lane through the stages, for the view in words.
static void walk_holes(struct holes *h, const struct scratchpad *s, const struct steering *g)
{
    const struct butterfly *n = &g->stages;
    struct buf enter = {0}, walk = {0};
    for (int j = 0; j < s->bank_bits; j++)
        buf_printf(&enter, "%s          %d: x = %d'd%u;", j ? "\n" : "", j + 1, s->bank_bits,
                   gf2_apply(&n->enter, s->bank_bits, 1U << j));
    for (int t = 0; t < n->stages; t++) {
        int i = n->direction[t], at = g->steer_at[t];
        buf_printf(&walk, "        x[%d] = x[%d] ^ control[%d]", i, i, at);
        for (unsigned rest = g->active[t], k = 0; rest; rest &= rest - 1)
            buf_printf(&walk, " ^ (control[%d] & x[%d])", at + 1 + (int)k++, __builtin_ctz(rest));
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
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "step", 1, "all stages move on");
    module_port(m, PORT_IN, "accept", 1, "take a request");
    module_vector(m, PORT_IN, "tdata", s->banks, s->word_bits, false, "request stream");
    module_port(m, PORT_IN, "tuser", s->tuser_bits, "request stream");
    module_port(m, PORT_OUT_REG, "code", 3, "not 0: what is wrong with it; then it neither reads nor writes");
    request_ports(m, s, false);
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

static void modules(struct design *d, const struct scratchpad *s, struct holes *h)
{
    const struct steering *g = s->steering;
    hole_int(h, "STEERS", g->steers);
    hole_int(h, "STEER_MSB", g->steers - 1);
    hole_int(h, "SWAP_MSB", g->swaps - 1);
    hole_int(h, "PLACES", g->places);
    hole_int(h, "PLACE_MSB", g->places - 1);
    hole_int(h, "OUTSIDE_BITS", s->field_bits - s->address_bits);
    hole_int(h, "WORD_HELD", s->word_bits + s->bytes);
    hole_int(h, "LANES_K", s->banks * s->bank_bits);
    hole_int(h, "BE_AT", s->be.lsb);
    hole_int(h, "ODD_STAGES", g->stages.stages % 2);
    hole(h, "GATHERED", "%s", g->stages.stages % 2 ? "q_n" : "q");
    hole(h, "READ_STEER", "%s", s->two_ports ? "rsteer" : "steer");
    text_hole(h, "TABLE", table_text(s, g));
    text_hole(h, "SIGMA_TEXT", sigma_text(s, g));
    text_hole(h, "STEER_TEXT", steer_text(g));
    text_hole(h, "CONTROLS_TEXT", controls_text(g));
    text_hole(h, "ROWS_TEXT", rows_text(s, g));
    expand_holes(h, s, g);
    walk_holes(h, s, g);
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
        json_array_append_new(classes, json_pack("{s:s, s:o, s:I, s:I}", "name", k->name, "columns", columns, "constant",
                                                 (json_int_t)k->constant, "align", (json_int_t)k->align));
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
