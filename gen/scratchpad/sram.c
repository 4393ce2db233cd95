// SPDX-License-Identifier: Apache-2.0
// The scratchpad's banks as a macro of the user's, by the names of pins that its compiler gives: OpenRAM
// (https://github.com/VLSIDA/OpenRAM, functional models) or ASAP7's (https://github.com/ucb-bar/hammer, its sram_compiler).
#include "scratchpad/scratchpad.h"

#include <stdlib.h>
#include <string.h>

#include "liberty/liberty.h"
#include "memory/sram.h"
#include "scratchpad/macro.h"

// `why` is a parameter that asks for them, of this value.
static void refuse_bits(const struct scratchpad *s, const char *path, const struct sram_pin *p, const char *legal, int bits,
                        const char *why, int value)
{
    refuse(s->error, "sram_verilog", "'%s': pin %s has %d bits; legal: %s%d, as %s=%d", path, p->name, p->bits, legal, bits, why, value);
}

static void check_bits(const struct scratchpad *s, const char *path, enum macro_role r, const struct sram_pin *p, bool used)
{
    int data = (macro_bytewise(s) ? 8 : s->word_bits) + macro_spare(s);
    if (p->bits < 0 || (!used && r != DIN && r != DOUT))
        return;
    if (r == ADDR && (p->bits < s->row_bits || p->bits > 32))
        refuse_bits(s, path, p, "at least ", s->row_bits, "depth", s->depth);
    if ((r == DIN || r == DOUT) && p->bits != data)
        refuse_bits(s, path, p, "", data, "word_bits", s->word_bits);
    if (r == WMASK && !macro_mask_grain(s, p->bits))
        refuse_bits(s, path, p, "one for each byte or a part of it, here ", s->bytes, "word_bits", s->word_bits);
    if (r < WMASK && p->bits != 1)
        refuse(s->error, "sram_verilog", "'%s': pin %s has %d bits; legal: 1", path, p->name, p->bits);
}

// Refuses unless the Verilog's pins are those that a bank needs, and no input is left over.
static void check_pins(const struct scratchpad *s, const char *path)
{
    const struct macro_naming *n = macro_naming(s);
    const char *ports = s->two_ports ? "1r1w" : "1rw";
    for (int port = 0; port < 2; port++)
        for (enum macro_role r = 0; r < ROLES; r++) {
            const struct sram_pin *p = macro_pin(s, port, r);
            bool used = port == 0 || macro_reads(s, port);
            if (!p && macro_needs(s, port, r) && r == WMASK)
                refuse(s->error, "sram_verilog", "'%s': %s has no write mask, and words of %d bits are written by bytes; legal: a macro with one%s", path,
                    s->sram, s->word_bits, s->word_bits % 8 == 0 ? ", or whose words are bytes" : ", or word_bits up to 8");
            if (!p && macro_needs(s, port, r))
                refuse(s->error, "sram_verilog", "'%s': %s has no pin %s; legal: %s pins of a %s macro, as ports=%s", path, s->sram,
                    n->pins[port][r] ? n->pins[port][r] : "for a second port", n->whose, ports, ports);
            if (!p)
                continue;
            if (r == DOUT ? !p->output : !p->input)
                refuse(s->error, "sram_verilog", "'%s': pin %s is no %s", path, p->name, r == DOUT ? "output" : "input");
            check_bits(s, path, r, p, used);
        }
    for (int i = 0; i < s->sram_pins.count; i++) {
        const struct sram_pin *p = &s->sram_pins.list[i];
        bool found = p->output;
        for (int k = 0; k < 2 * ROLES; k++)
            found = found || macro_pin(s, k / ROLES, (enum macro_role)(k % ROLES)) == p;
        if (!found)
            refuse(s->error, "sram_verilog", "'%s': input %s of %s is not one of %s pins", path, p->name, s->sram, n->whose);
    }
}

// The file's text, allocated; NULL if it cannot be read, which is refused.
static char *text_of(const struct scratchpad *s, const char *path, size_t *len)
{
    char *text = read_file(path, len);
    if (!text)
        refuse(s->error, NULL, "%s: %s", path, read_failure());
    return text;
}

static void read_verilog(struct scratchpad *s, const char *path)
{
    char *text = text_of(s, path, NULL);
    if (!text)
        return;
    if (!sram_verilog_pins(text, s->sram, &s->sram_pins))
        refuse(s->error, "sram_verilog", "'%s': no module %s", path, s->sram);
    else
        check_pins(s, path);
    free(text);
}

static void read_liberty_file(const struct scratchpad *s, const char *path, bool lef)
{
    size_t len;
    struct liberty lib = {0};
    char *text = text_of(s, path, &len), *error = text ? read_liberty(text, len, &lib) : NULL;
    if (!text)
        return;
    const struct lib_cell *c = error ? NULL : find_cell(&lib, s->sram);
    if (error)
        refuse(s->error, "sram_liberty", "'%s': %s", path, error);
    else if (!c)
        refuse(s->error, "sram_liberty", "'%s': no cell %s", path, s->sram);
    else if (!(c->area > 0) && !lef)
        refuse(s->error, "sram_liberty", "'%s': cell %s has no area; legal: one with, or sram_lef=FILE, which has its size", path, s->sram);
    free_liberty(&lib);
    free(text);
}

static void read_lef(const struct scratchpad *s, const char *path)
{
    struct sram_pins pins = {0};
    double width = 1, height = 1;
    char *text = text_of(s, path, NULL);
    if (!text)
        return;
    if (!sram_lef_pins(text, s->sram, &pins, &width, &height))
        refuse(s->error, "sram_lef", "'%s': no macro %s", path, s->sram);
    else if (!(width > 0 && height > 0))
        refuse(s->error, "sram_lef", "'%s': macro %s has no SIZE", path, s->sram);
    for (int i = 0; i < s->sram_pins.count && !is_refused(s->error); i++) {
        const struct sram_pin *v = &s->sram_pins.list[i], *l = sram_pin_find(&pins, v->name);
        if (!l)
            refuse(s->error, "sram_lef", "'%s': macro %s has no pin %s, as its Verilog has", path, s->sram, v->name);
        else if (v->bits > 0 && v->bits != l->bits)
            refuse(s->error, "sram_lef", "'%s': pin %s has %d bits; legal: %d, as in its Verilog", path, v->name, l->bits, v->bits);
    }
    sram_pins_free(&pins);
    free(text);
}

static void keep(struct design *d, const char *option, const char *suffix)
{
    if (!param_is(&d->params, option, "none"))
        design_keep_file(d, param_text(&d->params, option), xasprintf("%s_sram.%s", d->top, suffix));
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
        refuse(s->error, "sram", "value '%s' with top=%s; legal: a name that does not begin with that of the top", s->sram, d->top);
    if (is_refused(s->error))
        return;
    read_verilog(s, param_text(p, "sram_verilog"));
    if (!is_refused(s->error) && !param_is(p, "sram_liberty", "none"))
        read_liberty_file(s, param_text(p, "sram_liberty"), !param_is(p, "sram_lef", "none"));
    if (!is_refused(s->error) && !param_is(p, "sram_lef", "none"))
        read_lef(s, param_text(p, "sram_lef"));
    keep(d, "sram_verilog", "v");
    keep(d, "sram_liberty", "lib");
    keep(d, "sram_lef", "lef");
}
