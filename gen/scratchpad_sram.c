// SPDX-License-Identifier: Apache-2.0
// The scratchpad's banks as a macro of the user's, by the names of pins that its compiler gives: OpenRAM
// (https://github.com/VLSIDA/OpenRAM, functional models) or ASAP7's (https://github.com/ucb-bar/hammer, its sram_compiler).
#include "scratchpad.h"

#include <stdlib.h>
#include <string.h>

#include "liberty.h"
#include "sram.h"

enum role { CLK, CSB, WEB, OEB, WMASK, SPARE, ADDR, DIN, DOUT, ROLES };

// Ports in order; NULL for pins that there are not. Selects and enables are active low.
static const struct naming {
    const char *whose, *pins[2][ROLES];
} namings[] = {
    {"OpenRAM's", {{"clk0", "csb0", "web0", NULL, "wmask0", "spare_wen0", "addr0", "din0", "dout0"},
                   {"clk1", "csb1", "web1", NULL, "wmask1", "spare_wen1", "addr1", "din1", "dout1"}}},
    {"ASAP7's", {{"CE", "CSB", "WEB", "OEB", NULL, NULL, "A", "I", "O"}, {NULL}}},
    {"ASAP7's", {{"CE1", "CSB1", "WEB1", "OEB1", NULL, NULL, "A1", "I1", "O1"}, {"CE2", "CSB2", "WEB2", "OEB2", NULL, NULL, "A2", "I2", "O2"}}},
};

// The one whose clock the macro has, else OpenRAM's.
static const struct naming *naming_of(const struct scratchpad *s)
{
    for (size_t i = 0; i < sizeof namings / sizeof *namings; i++)
        if (sram_pin_find(&s->sram_pins, namings[i].pins[0][CLK]))
            return &namings[i];
    return &namings[0];
}

static const struct sram_pin *pin_of(const struct scratchpad *s, int port, enum role role)
{
    const char *name = naming_of(s)->pins[port][role];
    return name ? sram_pin_find(&s->sram_pins, name) : NULL;
}

// Columns besides the word's, which the macro has for repairs.
static int spare_columns(const struct scratchpad *s)
{
    const struct sram_pin *p = pin_of(s, 0, SPARE);
    p = p ? p : pin_of(s, 1, SPARE);
    return p && p->bits > 0 ? p->bits : 0;
}

// A macro without a write mask whose words are bytes stands for each byte of a word.
static bool is_bytewise(const struct scratchpad *s)
{
    const struct sram_pin *din = pin_of(s, 0, DIN);
    return s->bytes > 1 && s->word_bits % 8 == 0 && !pin_of(s, 0, WMASK) && din && din->bits == 8;
}

static bool reads_at(const struct scratchpad *s, int port)
{
    return port == (s->two_ports ? 1 : 0);
}

static bool is_needed(const struct scratchpad *s, int port, enum role r)
{
    bool used = port == 0 || reads_at(s, port);
    switch (r) {
    case CLK:
    case CSB:
    case ADDR:
        return used;
    case WEB:
        return port == 0 && reads_at(s, port);
    case WMASK:
        return port == 0 && s->bytes > 1 && !is_bytewise(s);
    case DIN:
        return port == 0;
    case DOUT:
        return reads_at(s, port);
    default:
        return false;
    }
}

// Bits that one write mask bit stands for: a byte's or a part of it; 0 if the mask does not do.
static int mask_grain(const struct scratchpad *s, int bits)
{
    for (int grain = 8; grain >= 1; grain /= 2)
        if (grain == 8 ? bits == s->bytes : bits * grain == s->word_bits)
            return grain;
    return 0;
}

static void refuse_bits(const char *path, const struct sram_pin *p, const char *legal, int bits)
{
    die(ST_USAGE, "sram_verilog: '%s': pin %s has %d bits; legal: %s%d", path, p->name, p->bits, legal, bits);
}

static void check_bits(const struct scratchpad *s, const char *path, enum role r, const struct sram_pin *p, bool used)
{
    int data = (is_bytewise(s) ? 8 : s->word_bits) + spare_columns(s);
    if (p->bits < 0 || (!used && r != DIN && r != DOUT))
        return;
    if (r == ADDR && (p->bits < s->row_bits || p->bits > 32))
        refuse_bits(path, p, "at least ", s->row_bits);
    if ((r == DIN || r == DOUT) && p->bits != data)
        refuse_bits(path, p, "", data);
    if (r == WMASK && !mask_grain(s, p->bits))
        refuse_bits(path, p, "one for each byte or a part of it, as here ", s->bytes);
    if (r < WMASK && p->bits != 1)
        refuse_bits(path, p, "", 1);
}

// Dies unless the Verilog's pins are those that a bank needs, and no input is left over.
static void check_pins(const struct scratchpad *s, const char *path)
{
    const struct naming *n = naming_of(s);
    const char *ports = s->two_ports ? "1r1w" : "1rw";
    for (int port = 0; port < 2; port++)
        for (enum role r = 0; r < ROLES; r++) {
            const struct sram_pin *p = pin_of(s, port, r);
            bool used = port == 0 || reads_at(s, port);
            if (!p && is_needed(s, port, r) && r == WMASK)
                die(ST_USAGE, "sram_verilog: '%s': %s has no write mask, and words of %d bits are written by bytes; legal: a macro with one%s", path,
                    s->sram, s->word_bits, s->word_bits % 8 == 0 ? ", or whose words are bytes" : ", or word_bits up to 8");
            if (!p && is_needed(s, port, r))
                die(ST_USAGE, "sram_verilog: '%s': %s has no pin %s; legal: %s pins of a %s macro", path, s->sram,
                    n->pins[port][r] ? n->pins[port][r] : "for a second port", n->whose, ports);
            if (!p)
                continue;
            if (r == DOUT ? !p->output : !p->input)
                die(ST_USAGE, "sram_verilog: '%s': pin %s is no %s", path, p->name, r == DOUT ? "output" : "input");
            check_bits(s, path, r, p, used);
        }
    for (int i = 0; i < s->sram_pins.count; i++) {
        const struct sram_pin *p = &s->sram_pins.list[i];
        bool found = p->output;
        for (int k = 0; k < 2 * ROLES; k++)
            found = found || pin_of(s, k / ROLES, (enum role)(k % ROLES)) == p;
        if (!found)
            die(ST_USAGE, "sram_verilog: '%s': input %s of %s is none of %s pins", path, p->name, s->sram, n->whose);
    }
}

static void read_verilog(struct scratchpad *s, const char *path)
{
    char *text = must_read_file(path, NULL);
    if (!sram_verilog_pins(text, s->sram, &s->sram_pins))
        die(ST_USAGE, "sram_verilog: '%s': no module %s", path, s->sram);
    check_pins(s, path);
    free(text);
}

static void read_liberty_file(const struct scratchpad *s, const char *path, bool lef)
{
    size_t len;
    struct liberty lib = {0};
    char *text = must_read_file(path, &len), *error = read_liberty(text, len, &lib);
    if (error)
        die(ST_USAGE, "sram_liberty: '%s': %s", path, error);
    const struct lib_cell *c = find_cell(&lib, s->sram);
    if (!c)
        die(ST_USAGE, "sram_liberty: '%s': no cell %s", path, s->sram);
    if (!(c->area > 0) && !lef)
        die(ST_USAGE, "sram_liberty: '%s': cell %s has no area; legal: one with, or sram_lef=FILE, which has its size", path, s->sram);
    free_liberty(&lib);
    free(text);
}

static void read_lef(const struct scratchpad *s, const char *path)
{
    struct sram_pins pins = {0};
    double width, height;
    char *text = must_read_file(path, NULL);
    if (!sram_lef_pins(text, s->sram, &pins, &width, &height))
        die(ST_USAGE, "sram_lef: '%s': no macro %s", path, s->sram);
    if (!(width > 0 && height > 0))
        die(ST_USAGE, "sram_lef: '%s': macro %s has no SIZE", path, s->sram);
    for (int i = 0; i < s->sram_pins.count; i++) {
        const struct sram_pin *v = &s->sram_pins.list[i], *l = sram_pin_find(&pins, v->name);
        if (!l)
            die(ST_USAGE, "sram_lef: '%s': macro %s has no pin %s, as its Verilog has", path, s->sram, v->name);
        if (v->bits > 0 && v->bits != l->bits)
            die(ST_USAGE, "sram_lef: '%s': pin %s has %d bits; legal: %d, as in its Verilog", path, v->name, l->bits, v->bits);
    }
    sram_pins_free(&pins);
    free(text);
}

static void keep(struct design *d, const char *option, const char *suffix)
{
    if (!param_is(&d->params, option, "none"))
        d->kept[d->kept_count++] = (struct kept_file){param_text(&d->params, option), xasprintf("%s_sram.%s", d->top, suffix)};
}

void scratchpad_sram(struct design *d, struct scratchpad *s)
{
    static const char *const files[] = {"sram_verilog", "sram_liberty", "sram_lef"};
    struct params *p = &d->params;
    s->sram = param_is(p, "sram", "none") ? NULL : param_text(p, "sram");
    for (int i = 0; i < 3; i++)
        param_only_with(p, files[i], s->sram, "sram=none", "sram=NAME");
    if (!s->sram)
        return;
    param_needs(p, "sram", "sram_verilog", !param_is(p, "sram_verilog", "none"), "sram_verilog=FILE, which has the module");
    if (strncmp(s->sram, d->top, strlen(d->top)) == 0)
        die(ST_USAGE, "sram: value '%s' with top=%s; legal: a name that does not begin with that of the top", s->sram, d->top);
    read_verilog(s, param_text(p, "sram_verilog"));
    if (!param_is(p, "sram_liberty", "none"))
        read_liberty_file(s, param_text(p, "sram_liberty"), !param_is(p, "sram_lef", "none"));
    if (!param_is(p, "sram_lef", "none"))
        read_lef(s, param_text(p, "sram_lef"));
    keep(d, "sram_verilog", "v");
    keep(d, "sram_liberty", "lib");
    keep(d, "sram_lef", "lef");
}

// ---- the instance ----

// Bits of a pin whose range is not of numbers: those of the bank's own.
static int bits_of(const struct scratchpad *s, const struct sram_pin *p, enum role r)
{
    int own[ROLES] = {1, 1, 1, 1, s->bytes, 1, s->row_bits, s->word_bits, s->word_bits};
    return p->bits > 0 ? p->bits : own[r];
}

// The byte enables in the bits of a write mask, e.g. {{2{we[1]}}, {2{we[0]}}}.
static void mask_text(struct buf *b, const struct scratchpad *s, int bits)
{
    int grain = mask_grain(s, bits), last = s->word_bits - 8 * (s->bytes - 1);
    if (grain == 8) {
        buf_puts(b, "we");
        return;
    }
    for (int i = s->bytes - 1; i >= 0; i--)
        buf_printf(b, "%s{%d{we[%d]}}", i == s->bytes - 1 ? "{" : ", ", (i == s->bytes - 1 ? last : 8) / grain, i);
    buf_puts(b, "}");
}

// A value and zeros above it, up to so many bits.
static void padded(struct buf *b, const char *value, int bits, int of)
{
    if (bits > of)
        buf_printf(b, "{%d'd0, %s}", bits - of, value);
    else
        buf_puts(b, value);
}

// What a pin of a port that works is connected to.
static void used_text(struct buf *b, const struct scratchpad *s, int port, enum role r, const struct sram_pin *p)
{
    bool bytes = is_bytewise(s), both = !s->two_ports;
    const char *write = bytes ? "we[i]" : "write";
    int spare = spare_columns(s);
    if (r == CLK)
        buf_puts(b, "clk");
    else if (r == CSB && port == 0)
        buf_printf(b, both ? "~(%s | re)" : "~%s", write);
    else if (r == CSB || r == OEB)
        buf_puts(b, port == 0 && !both ? "1'b1" : "~re");
    else if (r == WEB)
        buf_puts(b, port == 1 ? "1'b1" : both ? (bytes ? "~we[i]" : "~write") : "1'b0");
    else if (r == WMASK && port == 0)
        mask_text(b, s, bits_of(s, p, r));
    else if (r == ADDR)
        padded(b, port == 1 ? "rrow" : "row", bits_of(s, p, r), s->row_bits);
    else if (r == DIN && port == 0)
        padded(b, bytes ? "wdata[8*i +: 8]" : "wdata", bits_of(s, p, r), bits_of(s, p, r) - spare);
    else if (r == DOUT && reads_at(s, port))
        buf_printf(b, spare ? "{unused_spare, %s}" : "%s", bytes ? "dout[8*i +: 8]" : "dout");
    else if (r == DOUT)
        buf_printf(b, "unused_%s", p->name);
    else
        buf_printf(b, "%d'd0", bits_of(s, p, r));
}

// Of a port that rests: nothing selected, nothing written.
static void idle_text(struct buf *b, const struct scratchpad *s, enum role r, const struct sram_pin *p)
{
    if (r == DOUT)
        buf_printf(b, "unused_%s", p->name);
    else if (r == CSB || r == WEB || r == OEB)
        buf_puts(b, "1'b1");
    else
        buf_printf(b, "%d'd0", bits_of(s, p, r));
}

// Outputs that nothing reads.
static void unused_wires(struct buf *b, const struct scratchpad *s, const char *indent)
{
    if (spare_columns(s))
        buf_printf(b, "%swire [%d:0] unused_spare;\n", indent, spare_columns(s) - 1);
    for (int port = 0; port < 2; port++) {
        const struct sram_pin *p = pin_of(s, port, DOUT);
        if (p && !reads_at(s, port))
            buf_printf(b, "%swire [%d:0] unused_%s;\n", indent, bits_of(s, p, DOUT) - 1, p->name);
    }
    buf_puts(b, b->len ? "\n" : "");
}

enum { LINE = 96 };

static char *instance_text(const struct scratchpad *s)
{
    struct buf b = {0}, line = {0};
    const char *indent = is_bytewise(s) ? "      " : "  ";
    unused_wires(&b, s, indent);
    buf_printf(&b, "%s%s macro (\n", indent, s->sram);
    for (int k = 0; k < 2 * ROLES; k++) {
        int port = k / ROLES;
        enum role r = (enum role)(k % ROLES);
        const struct sram_pin *p = pin_of(s, port, r);
        struct buf one = {0};
        if (!p)
            continue;
        buf_printf(&one, ".%s(", p->name);
        if (port == 0 || s->two_ports)
            used_text(&one, s, port, r, p);
        else
            idle_text(&one, s, r, p);
        buf_puts(&one, ")");
        if (line.len && line.len + one.len + 2 + strlen(indent) > LINE) {
            buf_printf(&b, "%s  %s,\n", indent, line.s);
            line.len = 0;
        }
        buf_printf(&line, "%s%s", line.len ? ", " : "", one.s);
        free(one.s);
    }
    buf_printf(&b, "%s  %s\n%s);", indent, line.s, indent);
    free(line.s);
    return b.s;
}

void scratchpad_sram_holes(struct holes *h, const struct scratchpad *s)
{
    char *text = s->sram ? instance_text(s) : xstrdup("");
    hole(h, "SRAM", "%s", s->sram ? s->sram : "0");
    hole(h, "SRAM_WHOSE", "%s", naming_of(s)->whose);
    hole_int(h, "SRAM_BYTES", s->sram && is_bytewise(s));
    hole(h, "MACRO", "%s", text);
    free(text);
}
