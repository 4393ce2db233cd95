// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty.h: a tokenizer, a stack of groups, and the few attributes that matter.
#include "liberty.h"

#include "liberty_cell.h"
#include "util.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64 };

enum context { IN_FILE, IN_LIBRARY, IN_CELL, IN_FLOP, IN_PIN, IN_OTHER };

struct reader {
    const char *s, *end;
    int line, depth;
    enum context stack[MAX_DEPTH];
    struct liberty *lib;
    struct lib_pin *pins; // of the cell being read
    int npins;
    char *error;
};

static void fail(struct reader *r, const char *what)
{
    if (!r->error)
        r->error = xasprintf("line %d: %s", r->line, what);
    r->s = r->end;
}

static bool starts(const struct reader *r, const char *s)
{
    size_t n = strlen(s);
    return (size_t)(r->end - r->s) >= n && memcmp(r->s, s, n) == 0;
}

// Past white space, continued lines and comments; stops at a newline if asked to.
static void skip_blank(struct reader *r, bool stop_at_newline)
{
    while (r->s < r->end) {
        if (starts(r, "/*")) {
            while (r->s < r->end && !starts(r, "*/"))
                r->line += *r->s++ == '\n';
            if (r->s == r->end)
                fail(r, "comment without an end; is the file truncated?");
            else
                r->s += 2;
        } else if (starts(r, "//")) {
            while (r->s < r->end && *r->s != '\n')
                r->s++;
        } else if (starts(r, "\\\n") || starts(r, "\\\r\n")) {
            r->s += r->s[1] == '\r' ? 3 : 2;
            r->line++;
        } else if (*r->s == '\n' && stop_at_newline) {
            return;
        } else if (isspace((unsigned char)*r->s) || *r->s == '\\') {
            r->line += *r->s++ == '\n';
        } else {
            return;
        }
    }
}

// Adds a quoted string or a bare word to b. Nothing is added, and the reader stays, at a delimiter.
static void take_word(struct reader *r, struct buf *b)
{
    if (*r->s == '"') {
        const char *start = ++r->s;
        while (r->s < r->end && *r->s != '"')
            r->line += *r->s++ == '\n';
        buf_add(b, start, (size_t)(r->s - start));
        if (r->s == r->end)
            fail(r, "string without an end; is the file truncated?");
        else
            r->s++;
        return;
    }
    const char *start = r->s;
    while (r->s < r->end && *r->s && !isspace((unsigned char)*r->s) && !strchr("(){};:,\"", *r->s))
        r->s++;
    buf_add(b, start, (size_t)(r->s - start));
}

static struct lib_cell *this_cell(struct reader *r)
{
    return &r->lib->cells[r->lib->n - 1];
}

static void add_cell(struct reader *r, const char *name)
{
    struct liberty *l = r->lib;
    if ((l->n & (l->n - 1)) == 0)
        l->cells = xrealloc(l->cells, sizeof *l->cells * (size_t)(l->n ? 2 * l->n : 1));
    l->cells[l->n++] = (struct lib_cell){.name = xstrdup(name)};
}

static void add_pin(struct reader *r, const char *name)
{
    r->pins = xrealloc(r->pins, sizeof *r->pins * (size_t)(r->npins + 1));
    r->pins[r->npins++] = (struct lib_pin){.name = xstrdup(name)};
}

static void free_pins(struct reader *r)
{
    for (int i = 0; i < r->npins; i++) {
        free(r->pins[i].name);
        free(r->pins[i].function);
    }
    free(r->pins);
    r->pins = NULL;
    r->npins = 0;
}

// The pins of a cell are complete.
static void end_cell(struct reader *r)
{
    describe_cell(this_cell(r), r->pins, r->npins);
    free_pins(r);
}

// A unit like "10ps" or "1,pf", as a multiple of `large` and, of the other letter, of `large` / 1000; 0 for any other.
static double unit_of(const char *text, const char *letters, char of, double large)
{
    char *unit;
    double scale = strtod(text, &unit);
    unit += strspn(unit, " ,");
    const char *letter = *unit ? strchr(letters, tolower((unsigned char)*unit)) : NULL;
    if (!letter || tolower((unsigned char)unit[1]) != of || unit[2])
        return 0;
    return scale * (letter == letters ? large : large / 1000);
}

static void on_library(struct liberty *l, const char *name, const char *value)
{
    if (strcmp(name, "default_operating_conditions") == 0) {
        free(l->corner);
        l->corner = xstrdup(value);
    } else if (strcmp(name, "nom_voltage") == 0) {
        l->voltage = strtod(value, NULL);
    } else if (strcmp(name, "nom_temperature") == 0) {
        l->temperature = strtod(value, NULL);
    } else if (strcmp(name, "time_unit") == 0) {
        l->time_unit = unit_of(value, "np", 's', 1e-9);
    }
}

static void on_cell(struct lib_cell *c, const char *name, const char *value)
{
    if (strcmp(name, "area") == 0)
        c->area = strtod(value, NULL);
    else if (strcmp(name, "clock_gating_integrated_cell") == 0)
        c->gate = strncmp(value, "latch_posedge", strlen("latch_posedge")) == 0 && !strstr(value, "obs");
    else if (strcmp(name, "dont_use") == 0)
        c->avoid |= strcmp(value, "true") == 0;
}

static void on_pin(struct lib_pin *p, const char *name, const char *value)
{
    if (strcmp(name, "direction") == 0) {
        p->direction = strcmp(value, "input") == 0 ? 'i' : strcmp(value, "output") == 0 ? 'o' : '?';
    } else if (strcmp(name, "function") == 0) {
        free(p->function);
        p->function = xstrdup(value);
    } else if (strcmp(name, "capacitance") == 0) {
        p->cap = strtod(value, NULL);
    } else if (strcmp(name, "three_state") == 0) {
        p->tristate = true;
    } else if (strncmp(name, "clock_gate_", 11) == 0 && strcmp(value, "true") == 0) {
        p->role = name[11];
    }
}

// A function that is one pin, inverted or not.
static bool is_one_name(const char *function)
{
    const char *s = function + strspn(function, "!( ");
    s += strcspn(s, "!()*+|&^ '");
    return s[strspn(s, ")' ")] == '\0';
}

static void on_attribute(struct reader *r, const char *name, const char *value)
{
    enum context in = r->stack[r->depth];
    if (in == IN_LIBRARY)
        on_library(r->lib, name, value);
    else if (in == IN_CELL)
        on_cell(this_cell(r), name, value);
    else if (in == IN_FLOP && strcmp(name, "next_state") == 0)
        this_cell(r)->plain_flop = is_one_name(value);
    else if (in == IN_PIN)
        on_pin(&r->pins[r->npins - 1], name, value);
}

static bool begins(const char *s, const char *a, const char *b)
{
    return strcmp(s, a) == 0 || strcmp(s, b) == 0;
}

// "name (args) {": what the braces hold.
static enum context on_group(struct reader *r, const char *name, const char *args)
{
    enum context in = r->stack[r->depth];
    if (in == IN_FILE && strcmp(name, "library") == 0 && !r->lib->name) {
        r->lib->name = xstrdup(args);
        return IN_LIBRARY;
    }
    if (in == IN_LIBRARY && strcmp(name, "cell") == 0) {
        add_cell(r, args);
        return IN_CELL;
    }
    if (in != IN_CELL)
        return IN_OTHER;
    this_cell(r)->flop |= begins(name, "ff", "ff_bank");
    this_cell(r)->latch |= begins(name, "latch", "latch_bank");
    if (strcmp(name, "pin") == 0 || strcmp(name, "bus") == 0) {
        add_pin(r, args);
        return IN_PIN;
    }
    return strcmp(name, "ff") == 0 ? IN_FLOP : IN_OTHER;
}

// "capacitive_load_unit (1,pf)"; what another file holds would be missed.
static void on_complex(struct reader *r, const char *name, const char *args)
{
    if (strcmp(name, "include_file") == 0)
        fail(r, "include_file is not read: the text of that file is needed in its place");
    if (r->stack[r->depth] != IN_LIBRARY || strcmp(name, "capacitive_load_unit") != 0)
        return;
    r->lib->cap_unit = unit_of(args, "pf", 'f', 1e-12);
}

// After "name": ": value ;", "(args) ;" or "(args) {".
static void read_value(struct reader *r, const char *name)
{
    struct buf value = {0};
    buf_puts(&value, "");
    for (skip_blank(r, true); r->s < r->end && !strchr(";}\n", *r->s); skip_blank(r, true)) {
        const char *before = r->s;
        take_word(r, &value);
        if (r->s == before)
            buf_add(&value, r->s++, 1);
    }
    if (!r->error)
        on_attribute(r, name, value.s);
    free(value.s);
}

static void read_arguments(struct reader *r, const char *name)
{
    struct buf args = {0};
    buf_puts(&args, "");
    for (skip_blank(r, false); r->s < r->end && *r->s != ')'; skip_blank(r, false)) {
        const char *before = r->s;
        take_word(r, &args);
        if (r->s == before)
            buf_add(&args, r->s++, 1);
    }
    if (r->s == r->end)
        fail(r, "( without ); is the file truncated?");
    else
        r->s++;
    skip_blank(r, false);
    if (r->s < r->end && *r->s == '{') {
        r->s++;
        enum context in = on_group(r, name, args.s);
        if (r->depth + 1 == MAX_DEPTH)
            fail(r, "groups nested too deep");
        else
            r->stack[++r->depth] = in;
    } else if (!r->error) {
        on_complex(r, name, args.s);
    }
    free(args.s);
}

static void close_group(struct reader *r)
{
    if (r->depth == 0) {
        fail(r, "} without {");
        return;
    }
    if (r->stack[r->depth] == IN_CELL)
        end_cell(r);
    r->depth--;
    r->s++;
}

static void read_statement(struct reader *r)
{
    if (*r->s == '}') {
        close_group(r);
        return;
    }
    if (*r->s == ';') {
        r->s++;
        return;
    }
    struct buf name = {0};
    buf_puts(&name, "");
    take_word(r, &name);
    skip_blank(r, false);
    if (r->s < r->end && *r->s == ':' && name.len) {
        r->s++;
        read_value(r, name.s);
    } else if (r->s < r->end && *r->s == '(' && name.len) {
        r->s++;
        read_arguments(r, name.s);
    } else {
        fail(r, "not a Liberty statement");
    }
    free(name.s);
}

char *read_liberty(const char *text, size_t len, struct liberty *lib)
{
    *lib = (struct liberty){.cap_unit = 1e-12, .time_unit = 1e-9};
    struct reader r = {.s = text, .end = text + len, .line = 1, .lib = lib};
    for (skip_blank(&r, false); r.s < r.end; skip_blank(&r, false))
        read_statement(&r);
    if (!r.error && r.depth)
        fail(&r, "{ without }; is the file truncated?");
    if (!r.error && !lib->n)
        r.error = xstrdup(lib->name ? "no cells" : "no library group: not a Liberty file");
    if (!r.error && !(isfinite(lib->cap_unit) && lib->cap_unit > 0 && lib->time_unit > 0))
        r.error = xstrdup("time_unit or capacitive_load_unit is not in ns, ps, pf or ff");
    for (int i = 0; !r.error && i < lib->n; i++)
        if (!isfinite(lib->cells[i].area) || lib->cells[i].area < 0)
            r.error = xasprintf("cell %s: area is not a positive number", lib->cells[i].name);
    free_pins(&r);
    if (!lib->name)
        lib->name = xstrdup("");
    if (!lib->corner)
        lib->corner = xstrdup("");
    return r.error;
}

static void free_cell(struct lib_cell *c)
{
    free(c->name);
    for (int i = 0; i < LIB_INPUTS; i++)
        free(c->in[i]);
    for (int i = 0; i < LIB_OUTPUTS; i++)
        free(c->out[i]);
    free(c->gate_clock);
    free(c->gate_enable);
    free(c->gate_test);
    free(c->gate_out);
}

void free_liberty(struct liberty *lib)
{
    for (int i = 0; i < lib->n; i++)
        free_cell(&lib->cells[i]);
    free(lib->cells);
    free(lib->name);
    free(lib->corner);
    *lib = (struct liberty){0};
}
