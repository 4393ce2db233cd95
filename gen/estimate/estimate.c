// SPDX-License-Identifier: Apache-2.0
// Implementation of estimate/estimate.h: every module once for each set of parameters, then their sum.
#include "estimate/estimate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "estimate/elaborate.h"

struct unit {
    char *key; // module and parameters
    const struct source_module *module;
    struct port_delay *ports;
    int port_count;
    struct gates_sum sum;
    int64_t memory_bits, count;
    struct { int unit; int64_t count; } *inside;
    int inside_count;
    bool done;
};

struct job {
    struct source source;
    char *prefix;
    struct unit **units; // what is inside others before them
    int count;
    int current; // unit that is elaborated
    char *error;
};

static int make_unit(struct job *j, const struct source_module *m, const char *const *names, const struct value *params, int count);

static void note_inside(struct unit *u, int inside)
{
    for (int i = 0; i < u->inside_count; i++)
        if (u->inside[i].unit == inside) {
            u->inside[i].count++;
            return;
        }
    u->inside = xrealloc(u->inside, (size_t)(u->inside_count + 1) * sizeof *u->inside);
    u->inside[u->inside_count].unit = inside;
    u->inside[u->inside_count++].count = 1;
}

static const struct port_delay *ports_inside(void *what, const char *module, const struct value *params, const char *const *names, int count, int *ports)
{
    struct job *j = what;
    int current = j->current, made = make_unit(j, source_module(&j->source, module), names, params, count);
    j->current = current;
    if (made < 0)
        return NULL;
    note_inside(j->units[current], made);
    *ports = j->units[made]->port_count;
    return j->units[made]->ports;
}

static char *key_of(const struct source_module *m, const char *const *names, const struct value *params, int count)
{
    struct buf b = {0};
    buf_puts(&b, m->name);
    for (int i = 0; i < m->count; i++)
        for (int k = 0; k < count && m->items[i]->kind == IT_PARAM && m->items[i]->is_port; k++)
            if (strcmp(names[k], m->items[i]->name) == 0)
                buf_printf(&b, " %s=%lld", names[k], (long long)number_of(&params[k]));
    return b.s;
}

static int64_t number_of_bits(const struct expr *x)
{
    int64_t n = 0;
    for (int i = x->width - 1; i >= 0; i--)
        n = 2 * n + (x->bits[i] - '0');
    return n;
}

// A parameter of a memory, as it was given or by default.
static int64_t parameter(const struct source_module *m, const char *const *names, const struct value *params, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return number_of(&params[i]);
    for (int i = 0; i < m->count; i++)
        if (m->items[i]->kind == IT_PARAM && strcmp(m->items[i]->name, name) == 0 && m->items[i]->value->kind == EX_NUMBER)
            return number_of_bits(m->items[i]->value);
    return 0;
}

// A memory is a black box; all of it that takes time is left out, as synthesis does.
static void make_box(struct unit *u, const char *const *names, const struct value *params, int count)
{
    u->memory_bits = parameter(u->module, names, params, count, "WIDTH") * parameter(u->module, names, params, count, "DEPTH");
}

static void elaborate_unit(struct job *j, struct unit *u, const char *const *names, const struct value *params, int count)
{
    jmp_buf stop;
    struct elaboration *e = xcalloc(1, sizeof *e);
    *e = (struct elaboration){.prefix = j->prefix, .inside = ports_inside, .what = j, .source = &j->source, .stop = &stop};
    if (setjmp(stop) == 0)
        u->sum = elaborate(e, u->module, names, params, count);
    else if (!j->error)
        j->error = xasprintf("%s: %s", u->module->name, e->error);
    u->ports = e->ports;
    u->port_count = e->port_count;
    if (e->gates)
        gates_free(e->gates);
    arena_free(&e->arena);
    free(e->drivers);
    free(e->combs);
    free(e->seqs);
    free(e->inputs);
    free(e->loose);
    free(e->targets.list);
    free(e->error);
    free(e);
}

static int make_unit(struct job *j, const struct source_module *m, const char *const *names, const struct value *params, int count)
{
    char *key = key_of(m, names, params, count);
    for (int i = 0; i < j->count; i++)
        if (strcmp(j->units[i]->key, key) == 0) {
            free(key);
            return j->units[i]->done ? i : -1;
        }
    struct unit *u = xcalloc(1, sizeof *u);
    *u = (struct unit){.key = key, .module = m};
    j->units = xrealloc(j->units, (size_t)(j->count + 1) * sizeof *j->units);
    j->units[j->count] = u;
    int place = j->current = j->count++;
    elaborate_unit(j, u, names, params, count);
    if (j->error)
        return -1;
    if (m->is_ram || m->is_rom)
        make_box(u, names, params, count);
    u->done = true;
    return place;
}

// Instances of each unit in the whole, those around it first.
static void count_units(struct job *j)
{
    bool changed = true;
    for (int i = 0; i < j->count; i++)
        j->units[i]->count = i == 0;
    for (int round = 0; changed && round <= j->count; round++) { // as deep as the tree is
        int64_t *count = xcalloc((size_t)j->count, sizeof *count);
        count[0] = 1;
        for (int i = 0; i < j->count; i++)
            for (int k = 0; k < j->units[i]->inside_count; k++)
                count[j->units[i]->inside[k].unit] += j->units[i]->count * j->units[i]->inside[k].count;
        changed = false;
        for (int i = 0; i < j->count; i++) {
            changed = changed || count[i] != j->units[i]->count;
            j->units[i]->count = count[i];
        }
        free(count);
    }
}

// What takes more area first, then as it came.
static int larger(const void *a, const void *b)
{
    const struct unit *u = *(struct unit *const *)a, *v = *(struct unit *const *)b;
    double left = u->sum.area * (double)u->count, right = v->sum.area * (double)v->count;
    return left != right ? (left < right) - (left > right) : strcmp(u->key, v->key);
}

static json_t *summary(struct job *j)
{
    json_t *modules = json_array();
    struct gates_sum s = {0};
    int64_t memory_bits = 0;
    count_units(j);
    qsort(j->units + 1, (size_t)(j->count ? j->count - 1 : 0), sizeof *j->units, larger); // the top stays
    for (int i = 0; i < j->count; i++) {
        const struct unit *u = j->units[i];
        s.area += u->sum.area * (double)u->count;
        s.flops += u->sum.flops * u->count;
        s.full_adders += u->sum.full_adders * u->count;
        s.half_adders += u->sum.half_adders * u->count;
        s.delay = u->sum.delay > s.delay ? u->sum.delay : s.delay;
        memory_bits += u->memory_bits * u->count;
        if (u->sum.area > 0 || u->memory_bits)
            json_array_append_new(modules, json_pack("{s:s, s:I, s:I, s:I, s:I}", "module", u->key, "count", (json_int_t)u->count, "area",
                                                     (json_int_t)llround(u->sum.area), "flops", (json_int_t)u->sum.flops, "memory_bits",
                                                     (json_int_t)u->memory_bits));
    }
    const struct unit *top = j->units[0]; // paths from and to its ports count as they do in synthesis
    for (int i = 0; i < top->port_count; i++) {
        const double ends[] = {top->ports[i].setup, top->ports[i].from_regs, top->ports[i].from_ins};
        for (int k = 0; k < 3; k++)
            s.delay = ends[k] > s.delay ? ends[k] : s.delay;
    }
    return json_pack("{s:I, s:f, s:I, s:I, s:I, s:I, s:o}", "area", (json_int_t)llround(s.area), "delay", round(s.delay * 100) / 100, "flops",
                     (json_int_t)s.flops, "full_adders", (json_int_t)s.full_adders, "half_adders", (json_int_t)s.half_adders, "memory_bits",
                     (json_int_t)memory_bits, "modules", modules);
}

json_t *estimate(const char *const *texts, int n, const char *top, char **error)
{
    struct job j = {.prefix = xasprintf("%s_", top)};
    json_t *result = NULL;
    for (int i = 0; i < n && !j.source.error; i++)
        parse_verilog(&j.source, texts[i]);
    const struct source_module *m = source_module(&j.source, top);
    if (j.source.error)
        j.error = xstrdup(j.source.error);
    else if (!m)
        j.error = xasprintf("no module '%s'", top);
    else if (make_unit(&j, m, NULL, NULL, 0) >= 0)
        result = summary(&j);
    *error = j.error;
    for (int i = 0; i < j.count; i++) {
        free(j.units[i]->key);
        free(j.units[i]->ports);
        free(j.units[i]->inside);
        free(j.units[i]);
    }
    free(j.units);
    free(j.prefix);
    parse_free(&j.source);
    return result;
}
