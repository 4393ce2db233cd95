// SPDX-License-Identifier: Apache-2.0
// The scratchpad's banks as a macro of the user's, by OpenRAM's names of pins: port 0 clk0 csb0 web0 wmask0 addr0 din0 dout0,
// port 1 clk1 csb1 addr1 dout1 (https://github.com/VLSIDA/OpenRAM, functional models).
#include "scratchpad.h"

#include <stdlib.h>
#include <string.h>

#include "liberty.h"
#include "sram.h"

// A pin that a bank drives or reads.
struct need {
    const char *name;
    int bits, most; // legal widths
    bool output;    // of the macro
    bool optional;  // may be missing
};

enum { MAX_NEEDS = 12 };

static int needs_of(const struct scratchpad *s, struct need *n)
{
    const struct need all[] = {
        {"clk0", 1, 1, false, false},
        {"csb0", 1, 1, false, false},
        {"web0", 1, 1, false, s->two_ports},
        {"wmask0", s->bytes, s->bytes, false, s->bytes == 1},
        {"addr0", s->row_bits, 32, false, false},
        {"din0", s->word_bits, s->word_bits, false, false},
        {"dout0", s->word_bits, s->word_bits, true, s->two_ports},
        {"clk1", 1, 1, false, false},
        {"csb1", 1, 1, false, false},
        {"addr1", s->row_bits, 32, false, false},
        {"dout1", s->word_bits, s->word_bits, true, false},
    };
    int count = s->two_ports ? 11 : 7;
    memcpy(n, all, (size_t)count * sizeof *n);
    return count;
}

// Dies unless the file's pins are those that a bank needs.
static void check_pins(const struct scratchpad *s, const char *option, const char *path, const struct sram_pins *pins,
                       bool directions)
{
    struct need needs[MAX_NEEDS];
    int n = needs_of(s, needs);
    for (int i = 0; i < n; i++) {
        const struct need *w = &needs[i];
        const struct sram_pin *p = sram_pin_find(pins, w->name);
        if (!p && w->optional)
            continue;
        if (!p)
            die(ST_USAGE, "%s: '%s': %s has no pin %s; legal: OpenRAM's pins of a %s macro", option, path, s->sram, w->name,
                s->two_ports ? "1r1w" : "1rw");
        if (directions && (w->output ? !p->output : !p->input))
            die(ST_USAGE, "%s: '%s': pin %s is no %s", option, path, w->name, w->output ? "output" : "input");
        if (p->bits >= 0 && (p->bits < w->bits || p->bits > w->most))
            die(ST_USAGE, "%s: '%s': pin %s has %d bits; legal: %s%d", option, path, w->name, p->bits,
                w->most > w->bits ? "at least " : "", w->bits);
    }
}

// Dies if the macro has an input that nothing here drives.
static void check_inputs(const struct scratchpad *s, const char *path, const struct sram_pins *pins)
{
    struct need needs[MAX_NEEDS];
    int n = needs_of(s, needs);
    for (int i = 0; i < pins->count; i++) {
        bool known = pins->list[i].output;
        for (int k = 0; k < n; k++)
            known = known || strcmp(needs[k].name, pins->list[i].name) == 0;
        if (!known)
            die(ST_USAGE, "sram_verilog: '%s': input %s of %s is none of OpenRAM's pins of a %s macro", path, pins->list[i].name,
                s->sram, s->two_ports ? "1r1w" : "1rw");
    }
}

static void read_verilog(struct scratchpad *s, const char *path)
{
    char *text = must_read_file(path, NULL);
    if (!sram_verilog_pins(text, s->sram, &s->sram_pins))
        die(ST_USAGE, "sram_verilog: '%s': no module %s", path, s->sram);
    check_pins(s, "sram_verilog", path, &s->sram_pins, true);
    check_inputs(s, path, &s->sram_pins);
    free(text);
}

static void read_liberty_file(const struct scratchpad *s, const char *path)
{
    size_t len;
    struct liberty lib = {0};
    char *text = must_read_file(path, &len), *error = read_liberty(text, len, &lib);
    if (error)
        die(ST_USAGE, "sram_liberty: '%s': %s", path, error);
    const struct lib_cell *c = find_cell(&lib, s->sram);
    if (!c)
        die(ST_USAGE, "sram_liberty: '%s': no cell %s", path, s->sram);
    if (!(c->area > 0))
        die(ST_USAGE, "sram_liberty: '%s': cell %s has no area", path, s->sram);
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
    check_pins(s, "sram_lef", path, &pins, false);
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
        read_liberty_file(s, param_text(p, "sram_liberty"));
    if (!param_is(p, "sram_lef", "none"))
        read_lef(s, param_text(p, "sram_lef"));
    keep(d, "sram_verilog", "v");
    keep(d, "sram_liberty", "lib");
    keep(d, "sram_lef", "lef");
}

// "row", in the bits of the macro's pin.
static void address_hole(struct holes *h, const char *name, const struct scratchpad *s, const char *pin, const char *row)
{
    const struct sram_pin *p = sram_pin_find(&s->sram_pins, pin);
    if (p && p->bits > s->row_bits)
        hole(h, name, "{%d'd0, %s}", p->bits - s->row_bits, row);
    else
        hole(h, name, "%s", row);
}

void scratchpad_sram_holes(struct holes *h, const struct scratchpad *s)
{
    hole(h, "SRAM", "%s", s->sram ? s->sram : "0");
    hole_int(h, "HAS_WEB0", sram_pin_find(&s->sram_pins, "web0") != NULL);
    hole_int(h, "HAS_WMASK0", sram_pin_find(&s->sram_pins, "wmask0") != NULL);
    hole_int(h, "HAS_DOUT0", sram_pin_find(&s->sram_pins, "dout0") != NULL);
    address_hole(h, "ADDR0", s, "addr0", "row");
    address_hole(h, "ADDR1", s, "addr1", "rrow");
}
