// SPDX-License-Identifier: Apache-2.0
// Pins of a memory macro in Verilog (IEEE 1364-2005, headers of either style) and LEF (LEF/DEF 5.8 reference, MACRO).
#include "memory/sram.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

// A word of a text: an identifier, a number, or a single other character; empty at the end.
struct word {
    const char *s;
    size_t len;
};

struct reader {
    const char *at;
    struct word w;
};

static const char *skip_blank(const char *s)
{
    for (;;) {
        s += strspn(s, " \t\r\n");
        if (strncmp(s, "//", 2) == 0) {
            s += strcspn(s, "\n");
        } else if (strncmp(s, "/*", 2) == 0) {
            const char *end = strstr(s + 2, "*/");
            s = end ? end + 2 : s + strlen(s);
        } else {
            return s;
        }
    }
}

static bool next(struct reader *r)
{
    const char *s = skip_blank(r->at);
    size_t n = 0;
    while (isalnum((unsigned char)s[n]) || s[n] == '_' || s[n] == '$' || (n == 0 && s[n] == '`'))
        n++;
    n = n ? n : *s != '\0';
    r->w = (struct word){s, n};
    r->at = s + n;
    return n > 0;
}

static bool is(const struct reader *r, const char *text)
{
    return strlen(text) == r->w.len && strncmp(r->w.s, text, r->w.len) == 0;
}

static bool is_name(const struct reader *r)
{
    return r->w.len && (isalpha((unsigned char)*r->w.s) || *r->w.s == '_');
}

static struct sram_pin *add_pin(struct sram_pins *pins, const char *s, size_t len)
{
    for (int i = 0; i < pins->count; i++)
        if (strlen(pins->list[i].name) == len && strncmp(pins->list[i].name, s, len) == 0)
            return &pins->list[i];
    pins->list = xrealloc(pins->list, (size_t)(pins->count + 1) * sizeof *pins->list);
    pins->list[pins->count] = (struct sram_pin){.name = xasprintf("%.*s", (int)len, s)};
    return &pins->list[pins->count++];
}

const struct sram_pin *sram_pin_find(const struct sram_pins *pins, const char *name)
{
    for (int i = 0; i < pins->count; i++)
        if (strcmp(pins->list[i].name, name) == 0)
            return &pins->list[i];
    return NULL;
}

void sram_pins_free(struct sram_pins *pins)
{
    for (int i = 0; i < pins->count; i++)
        free(pins->list[i].name);
    free(pins->list);
    *pins = (struct sram_pins){0};
}

// ---- Verilog ----

enum { MAX_PARAMETERS = 64 };

struct parameters {
    struct word names[MAX_PARAMETERS];
    int values[MAX_PARAMETERS], count;
};

// "NAME = 32" after the word parameter or a comma of its list.
static void read_parameter(struct reader *r, struct parameters *p)
{
    if (!next(r) || !is_name(r))
        return;
    struct word name = r->w;
    if (!next(r) || !is(r, "=") || !next(r) || !isdigit((unsigned char)*r->w.s))
        return;
    int value = atoi(r->w.s);
    const char *rest = skip_blank(r->at);
    if (p->count < MAX_PARAMETERS && strchr(",;)", *rest)) {
        p->names[p->count] = name;
        p->values[p->count++] = value;
    }
}

// A number or a parameter, or -1.
static int term(const struct reader *r, const struct parameters *p)
{
    if (r->w.len && isdigit((unsigned char)*r->w.s))
        return r->w.len < 6 ? atoi(r->w.s) : -1;
    for (int i = 0; i < p->count; i++)
        if (p->names[i].len == r->w.len && strncmp(p->names[i].s, r->w.s, r->w.len) == 0)
            return p->values[i];
    return -1;
}

// Bits of "[A-1:0]" behind its bracket, -1 if that is not what stands there.
static int range_bits_of(struct reader *r, const struct parameters *p)
{
    next(r);
    int msb = term(r, p);
    next(r);
    if (is(r, "-")) {
        next(r);
        msb = msb >= 0 && is(r, "1") ? msb - 1 : -1;
        next(r);
    }
    bool plain = is(r, ":") && next(r) && is(r, "0") && next(r) && is(r, "]");
    while (r->w.len && !is(r, "]"))
        next(r);
    return plain && msb >= 0 ? msb + 1 : -1;
}

static void set_pin(struct sram_pin *p, int bits, bool input, bool output)
{
    p->bits = bits;
    p->input = input;
    p->output = output;
}

// The names of a declaration, behind the word input, output or inout; stops before what follows.
static void read_declaration(struct reader *r, const struct parameters *p, struct sram_pins *pins, bool input, bool output)
{
    int bits = 1;
    for (struct reader ahead = *r; next(&ahead); *r = ahead) {
        if (is(&ahead, "["))
            bits = range_bits_of(&ahead, p);
        else if (is(&ahead, "wire") || is(&ahead, "reg") || is(&ahead, "logic") || is(&ahead, "signed") || is(&ahead, ","))
            continue;
        else if (!is_name(&ahead) || is(&ahead, "input") || is(&ahead, "output") || is(&ahead, "inout"))
            return;
        else
            set_pin(add_pin(pins, ahead.w.s, ahead.w.len), bits, input, output);
    }
}

static void skip_power_pins(struct reader *r)
{
    struct reader ahead = *r;
    if (next(&ahead) && is(&ahead, "USE_POWER_PINS"))
        while (next(r) && !is(r, "`endif") && !is(r, "`else"))
            ;
}

bool sram_verilog_pins(const char *text, const char *module, struct sram_pins *pins)
{
    struct reader r = {.at = text};
    struct parameters p = {.count = 0};
    bool found = false;
    while (!found && next(&r))
        found = is(&r, "module") && next(&r) && is(&r, module);
    while (found && next(&r) && !is(&r, "endmodule")) {
        if (is(&r, "`ifdef"))
            skip_power_pins(&r);
        else if (is(&r, "parameter") || is(&r, ","))
            read_parameter(&(struct reader){.at = r.at}, &p);
        else if (is(&r, "input") || is(&r, "output") || is(&r, "inout"))
            read_declaration(&r, &p, pins, !is(&r, "output"), !is(&r, "input"));
        else if (is(&r, "function") || is(&r, "task"))
            while (next(&r) && !is(&r, "endfunction") && !is(&r, "endtask"))
                ;
    }
    return found;
}

// ---- LEF ----

static bool next_word(const char **s, struct word *w)
{
    *s += strspn(*s, " \t\r\n");
    while (**s == '#') {
        *s += strcspn(*s, "\n");
        *s += strspn(*s, " \t\r\n");
    }
    *w = (struct word){*s, strcspn(*s, " \t\r\n")};
    *s += w->len;
    return w->len > 0;
}

static bool word_is(const struct word *w, const char *text)
{
    return strlen(text) == w->len && strncmp(w->s, text, w->len) == 0;
}

static void lef_pin(const struct word *w, struct sram_pins *pins)
{
    size_t len = 0;
    while (len < w->len && w->s[len] != '[' && w->s[len] != '<')
        len++;
    add_pin(pins, w->s, len)->bits++;
}

bool sram_lef_pins(const char *text, const char *macro, struct sram_pins *pins, double *width, double *height)
{
    struct word w, last = {0};
    bool inside = false;
    *width = *height = 0;
    while (next_word(&text, &w)) {
        if (!inside)
            inside = word_is(&last, "MACRO") && word_is(&w, macro);
        else if (word_is(&last, "END") && word_is(&w, macro))
            return true;
        else if (word_is(&last, "PIN"))
            lef_pin(&w, pins);
        else if (word_is(&last, "SIZE"))
            *width = atof(w.s);
        else if (word_is(&last, "BY"))
            *height = atof(w.s);
        last = w;
    }
    return inside;
}
