// SPDX-License-Identifier: Apache-2.0
// Implementation of liberty.h: a tokenizer, a stack of groups, and the few attributes that matter.
#include "liberty.h"

#include "util.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64, MAX_INPUTS = 6, MAX_NESTING = 100 };

// ---- function strings ----

struct expr {
    const char *s;
    const char *const *inputs;
    int n, nesting;
    bool bad;
};

static uint64_t parse_or(struct expr *e);

static void skip_space(struct expr *e)
{
    while (isspace((unsigned char)*e->s))
        e->s++;
}

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '[' || c == ']' || c == '.';
}

static uint64_t parse_name(struct expr *e)
{
    static const uint64_t column[MAX_INPUTS] = {
        0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
        0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
    };
    size_t len = 0;
    while (is_name(e->s[len]))
        len++;
    const char *name = e->s;
    e->s += len;
    if (len == 1 && (*name == '0' || *name == '1'))
        return *name == '1' ? ~UINT64_C(0) : 0;
    for (int i = 0; i < e->n; i++)
        if (strlen(e->inputs[i]) == len && strncmp(e->inputs[i], name, len) == 0)
            return column[i];
    e->bad = true;
    return 0;
}

static uint64_t parse_factor(struct expr *e)
{
    bool invert = false;
    uint64_t v = 0;
    skip_space(e);
    for (; *e->s == '!'; skip_space(e)) {
        invert = !invert;
        e->s++;
    }
    if (*e->s == '(' && e->nesting < MAX_NESTING) {
        e->nesting++;
        e->s++;
        v = parse_or(e);
        skip_space(e);
        e->bad |= *e->s != ')';
        e->s += *e->s == ')';
        e->nesting--;
    } else {
        v = parse_name(e);
    }
    for (skip_space(e); *e->s == '\''; skip_space(e)) {
        invert = !invert;
        e->s++;
    }
    return invert ? ~v : v;
}

static uint64_t parse_xor(struct expr *e)
{
    uint64_t v = parse_factor(e);
    while (!e->bad && *e->s == '^') {
        e->s++;
        v ^= parse_factor(e);
    }
    return v;
}

static uint64_t parse_and(struct expr *e)
{
    uint64_t v = parse_xor(e);
    while (!e->bad && *e->s && !strchr("|+)", *e->s)) {
        if (*e->s == '&' || *e->s == '*')
            e->s++;
        v &= parse_xor(e);
    }
    return v;
}

static uint64_t parse_or(struct expr *e)
{
    uint64_t v = parse_and(e);
    while (!e->bad && (*e->s == '|' || *e->s == '+')) {
        e->s++;
        v |= parse_and(e);
    }
    return v;
}

bool function_table(const char *function, const char *const *inputs, int n,
                    unsigned long long *table)
{
    if (n > MAX_INPUTS)
        return false;
    struct expr e = {function, inputs, n, 0, false};
    uint64_t v = parse_or(&e);
    skip_space(&e);
    if (e.bad || *e.s)
        return false;
    *table = n == MAX_INPUTS ? v : v & ((UINT64_C(1) << (1 << n)) - 1);
    return true;
}

// ---- the file ----

enum context { IN_FILE, IN_LIBRARY, IN_CELL, IN_PIN, IN_OTHER };

struct pin {
    char *name, *function;
    char direction; // i, o, or another
    double cap;
    bool tristate;
    char role; // in a clock gate: c clock, e enable, t test, o output
};

struct reader {
    const char *s, *end;
    int line, depth;
    enum context stack[MAX_DEPTH];
    struct liberty *lib;
    struct pin *pins; // of the cell being read
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
    r->pins[r->npins++] = (struct pin){.name = xstrdup(name)};
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

static enum lib_function classify(const struct lib_cell *c, const char *function,
                                  const char *const *inputs)
{
    unsigned long long t;
    if (!function || c->flop || c->latch || !function_table(function, inputs, c->inputs, &t))
        return FN_OTHER;
    if (c->inputs == 1)
        return t == 1 ? FN_INV : t == 2 ? FN_BUF : FN_OTHER;
    return c->inputs == 2 && t == 7 ? FN_NAND2 : FN_OTHER;
}

// Keeps pins and truth tables of a small combinational cell.
static void keep_functions(struct lib_cell *c, const struct reader *r, const char *const *inputs)
{
    int outputs = 0;
    if (c->flop || c->latch || c->inputs > LIB_INPUTS || c->outputs > LIB_OUTPUTS || c->outputs == 0)
        return;
    for (int i = 0; i < r->npins; i++) {
        const struct pin *p = &r->pins[i];
        unsigned long long t;
        if (p->direction != 'o')
            continue;
        if (!p->function || !function_table(p->function, inputs, c->inputs, &t))
            return;
        c->table[outputs] = (unsigned)t;
        c->out[outputs++] = xstrdup(p->name);
    }
    for (int i = 0; i < c->inputs; i++)
        c->in[i] = xstrdup(inputs[i]);
    c->known = true;
}

// Keeps the pins of a clock gate that has no others than those of its function.
static void keep_gate(struct lib_cell *c, const struct reader *r)
{
    static const char roles[] = "ceto";
    char **const pins[] = {&c->gate_clock, &c->gate_enable, &c->gate_test, &c->gate_out};
    bool other = false;
    for (int i = 0; i < r->npins; i++) {
        const struct pin *p = &r->pins[i];
        const char *role = p->role ? strchr(roles, p->role) : NULL;
        if (role && !*pins[role - roles])
            *pins[role - roles] = xstrdup(p->name);
        else
            other |= p->direction == 'i' || p->direction == 'o';
    }
    c->gate = c->gate_clock && c->gate_enable && c->gate_out && !other;
}

// The pins of a cell are complete: counts them and finds what the cell computes.
static void end_cell(struct reader *r)
{
    struct lib_cell *c = this_cell(r);
    const char *inputs[MAX_INPUTS], *function = NULL;
    for (int i = 0; i < r->npins; i++) {
        const struct pin *p = &r->pins[i];
        if (p->direction == 'i') {
            if (c->inputs < MAX_INPUTS)
                inputs[c->inputs] = p->name;
            c->inputs++;
            if (c->input_cap <= 0)
                c->input_cap = p->cap;
        } else if (p->direction == 'o') {
            c->outputs++;
            function = p->function;
            c->avoid |= p->tristate;
        }
    }
    if (c->outputs == 1 && c->inputs <= MAX_INPUTS)
        c->fn = classify(c, function, inputs);
    keep_functions(c, r, inputs);
    if (c->gate)
        keep_gate(c, r);
    free_pins(r);
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
        char *unit;
        double scale = strtod(value, &unit);
        l->time_unit = scale * (*unit == 'p' ? 1e-12 : *unit == 'u' ? 1e-6 : 1e-9);
    }
}

static void on_cell(struct lib_cell *c, const char *name, const char *value)
{
    if (strcmp(name, "area") == 0)
        c->area = strtod(value, NULL);
    else if (strcmp(name, "clock_gating_integrated_cell") == 0)
        c->gate = strncmp(value, "latch_posedge", strlen("latch_posedge")) == 0 && !strstr(value, "obs");
    else if (strcmp(name, "dont_use") == 0 || strcmp(name, "pad_cell") == 0)
        c->avoid |= strcmp(value, "true") == 0;
}

static void on_pin(struct pin *p, const char *name, const char *value)
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

static void on_attribute(struct reader *r, const char *name, const char *value)
{
    enum context in = r->stack[r->depth];
    if (in == IN_LIBRARY)
        on_library(r->lib, name, value);
    else if (in == IN_CELL)
        on_cell(this_cell(r), name, value);
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
    return IN_OTHER;
}

// "capacitive_load_unit (1,pf)" is the one complex attribute of interest.
static void on_complex(struct reader *r, const char *name, const char *args)
{
    if (r->stack[r->depth] != IN_LIBRARY || strcmp(name, "capacitive_load_unit") != 0)
        return;
    char *unit;
    double scale = strtod(args, &unit);
    while (*unit && !isalpha((unsigned char)*unit))
        unit++;
    r->lib->cap_unit = scale * (tolower((unsigned char)*unit) == 'f' ? 1e-15 : 1e-12);
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
        r.error = xstrdup("units are not positive numbers");
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

const struct lib_cell *find_cell(const struct liberty *lib, const char *name)
{
    for (int i = 0; i < lib->n; i++)
        if (strcmp(lib->cells[i].name, name) == 0)
            return &lib->cells[i];
    return NULL;
}

const struct lib_cell *smallest_nand2(const struct liberty *lib)
{
    const struct lib_cell *best = NULL;
    for (int i = 0; i < lib->n; i++) {
        const struct lib_cell *c = &lib->cells[i];
        if (c->fn == FN_NAND2 && !c->avoid && c->area > 0 && (!best || c->area < best->area))
            best = c;
    }
    return best;
}

const struct lib_cell *smallest_clock_gate(const struct liberty *lib)
{
    const struct lib_cell *best = NULL;
    for (int i = 0; i < lib->n; i++) {
        const struct lib_cell *c = &lib->cells[i];
        if (c->gate && (!best || c->area < best->area))
            best = c;
    }
    return best;
}

// The cell of a function that has exactly `rank` weaker ones by input capacitance, or the
// strongest.
static const struct lib_cell *by_drive(const struct liberty *lib, enum lib_function fn, int rank)
{
    const struct lib_cell *last = NULL;
    for (int taken = 0; taken <= rank; taken++) {
        const struct lib_cell *next = NULL;
        for (int i = 0; i < lib->n; i++) {
            const struct lib_cell *c = &lib->cells[i];
            if (c->fn == fn && !c->avoid && (!last || c->input_cap > last->input_cap) &&
                (!next || c->input_cap < next->input_cap))
                next = c;
        }
        if (!next)
            break;
        last = next;
    }
    return last;
}

const struct lib_cell *driving_cell(const struct liberty *lib)
{
    const struct lib_cell *c = by_drive(lib, FN_INV, 2);
    return c ? c : by_drive(lib, FN_BUF, 2);
}
