// SPDX-License-Identifier: Apache-2.0
// Implementation of scratchpad/macro.h. Names of pins: OpenRAM (https://github.com/VLSIDA/OpenRAM, functional models), ASAP7
// (https://github.com/ucb-bar/hammer, its sram_compiler).
#include "scratchpad/macro.h"

#include <stdlib.h>
#include <string.h>

// Ports in order; NULL for pins that there are not. Selects and enables are active low.
static const struct macro_naming namings[] = {
    {"OpenRAM's", {{"clk0", "csb0", "web0", NULL, "wmask0", "spare_wen0", "addr0", "din0", "dout0"},
                   {"clk1", "csb1", "web1", NULL, "wmask1", "spare_wen1", "addr1", "din1", "dout1"}}},
    {"ASAP7's", {{"CE", "CSB", "WEB", "OEB", NULL, NULL, "A", "I", "O"}, {NULL}}},
    {"ASAP7's", {{"CE1", "CSB1", "WEB1", "OEB1", NULL, NULL, "A1", "I1", "O1"}, {"CE2", "CSB2", "WEB2", "OEB2", NULL, NULL, "A2", "I2", "O2"}}},
};

const struct macro_naming *macro_naming(const struct scratchpad *s)
{
    for (size_t i = 0; i < sizeof namings / sizeof *namings; i++)
        if (sram_pin_find(&s->sram_pins, namings[i].pins[0][CLK]))
            return &namings[i];
    return &namings[0];
}

const struct sram_pin *macro_pin(const struct scratchpad *s, int port, enum macro_role role)
{
    const char *name = macro_naming(s)->pins[port][role];
    return name ? sram_pin_find(&s->sram_pins, name) : NULL;
}

int macro_spare(const struct scratchpad *s)
{
    const struct sram_pin *p = macro_pin(s, 0, SPARE);
    p = p ? p : macro_pin(s, 1, SPARE);
    return p && p->bits > 0 ? p->bits : 0;
}

bool macro_bytewise(const struct scratchpad *s)
{
    const struct sram_pin *din = macro_pin(s, 0, DIN);
    return s->bytes > 1 && s->word_bits % 8 == 0 && !macro_pin(s, 0, WMASK) && din && din->bits == 8;
}

bool macro_reads(const struct scratchpad *s, int port)
{
    return port == (s->two_ports ? 1 : 0);
}

bool macro_needs(const struct scratchpad *s, int port, enum macro_role r)
{
    bool used = port == 0 || macro_reads(s, port);
    switch (r) {
    case CLK:
    case CSB:
    case ADDR:
        return used;
    case WEB:
        return port == 0 && macro_reads(s, port);
    case WMASK:
        return port == 0 && s->bytes > 1 && !macro_bytewise(s);
    case DIN:
        return port == 0;
    case DOUT:
        return macro_reads(s, port);
    default:
        return false;
    }
}

int macro_mask_grain(const struct scratchpad *s, int bits)
{
    for (int grain = 8; grain >= 1; grain /= 2)
        if (grain == 8 ? bits == s->bytes : bits * grain == s->word_bits)
            return grain;
    return 0;
}

// ---- the instance ----

// Bits of a pin whose range is not of numbers: those of the bank's own.
static int bits_of(const struct scratchpad *s, const struct sram_pin *p, enum macro_role r)
{
    int own[ROLES] = {1, 1, 1, 1, s->bytes, 1, s->row_bits, s->word_bits, s->word_bits};
    return p->bits > 0 ? p->bits : own[r];
}

// The byte enables in the bits of a write mask, e.g. {{2{we[1]}}, {2{we[0]}}}.
static void mask_text(struct buf *b, const struct scratchpad *s, int bits)
{
    int grain = macro_mask_grain(s, bits), last = s->word_bits - 8 * (s->bytes - 1);
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
static void used_text(struct buf *b, const struct scratchpad *s, int port, enum macro_role r, const struct sram_pin *p)
{
    bool bytes = macro_bytewise(s), both = !s->two_ports;
    const char *write = bytes ? "we[i]" : "write";
    int spare = macro_spare(s);
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
    else if (r == DOUT && macro_reads(s, port))
        buf_printf(b, spare ? "{unused_spare, %s}" : "%s", bytes ? "dout[8*i +: 8]" : "dout");
    else if (r == DOUT)
        buf_printf(b, "unused_%s", p->name);
    else
        buf_printf(b, "%d'd0", bits_of(s, p, r));
}

// Of a port that rests: nothing selected, nothing written.
static void idle_text(struct buf *b, const struct scratchpad *s, enum macro_role r, const struct sram_pin *p)
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
    if (macro_spare(s))
        buf_printf(b, "%swire [%d:0] unused_spare;\n", indent, macro_spare(s) - 1);
    for (int port = 0; port < 2; port++) {
        const struct sram_pin *p = macro_pin(s, port, DOUT);
        if (p && !macro_reads(s, port))
            buf_printf(b, "%swire [%d:0] unused_%s;\n", indent, bits_of(s, p, DOUT) - 1, p->name);
    }
    buf_puts(b, b->len ? "\n" : "");
}

enum { LINE = 96 };

static char *instance_text(const struct scratchpad *s)
{
    struct buf b = {0}, line = {0};
    const char *indent = macro_bytewise(s) ? "      " : "  ";
    unused_wires(&b, s, indent);
    buf_printf(&b, "%s%s macro (\n", indent, s->sram);
    for (int k = 0; k < 2 * ROLES; k++) {
        int port = k / ROLES;
        enum macro_role r = (enum macro_role)(k % ROLES);
        const struct sram_pin *p = macro_pin(s, port, r);
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
    hole(h, "SRAM_WHOSE", "%s", macro_naming(s)->whose);
    hole_int(h, "SRAM_BYTES", s->sram && macro_bytewise(s));
    hole(h, "MACRO", "%s", text);
    free(text);
}
