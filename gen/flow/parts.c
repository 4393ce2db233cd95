// SPDX-License-Identifier: Apache-2.0
// Implementation of flow/parts.h.
#define _XOPEN_SOURCE 700
#include "flow/parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "liberty/mapping.h"

static const struct lib_cell *cell_of(const struct synth_tech *t, const char *type, const char *module)
{
    const struct lib_cell *c = find_cell(&t->lib, type);
    if (!c)
        die(ST_USAGE, "module %s: %s has no cell for %s%s", module, t->name, type,
            strstr(type, "LATCH") ? " (a latch: a combinational block that does not always assign)"
                                  : "");
    return c;
}

static void add_part(struct synth_sum *s, const char *line)
{
    char kind[16], name[1024];
    struct synth_part p = {0};
    if (sscanf(line, "module %15s %lf %lf %1023s", kind, &p.count, &p.bits, name) != 4)
        die(ST_TOOL, "report.txt: cannot read: %s", line);
    p.structure = strcmp(kind, "structure") == 0;
    p.ram = strcmp(kind, "ram") == 0;
    p.rom = strcmp(kind, "rom") == 0;
    p.name = xstrdup(name);
    s->parts = xrealloc(s->parts, sizeof p * (size_t)(s->n + 1));
    s->parts[s->n++] = p;
}

static void count_cells(struct synth_part *p, const struct synth_tech *t, const char *type, long n)
{
    p->cells += n;
    if (t->kind == TECH_LIBRARY) {
        const struct lib_cell *c = cell_of(t, type, p->name);
        p->flops += c->flop ? n : 0;
        p->full_adders += is_small_cell(c, "fa") ? n : 0;
        p->half_adders += is_small_cell(c, "ha") ? n : 0;
        p->area += c->area * (double)n;
    } else if (t->kind == TECH_FPGA) {
        count_fpga_cells(t->fpga, type, (double)n, p->resources);
    } else if (strncmp(type, "$_DFF_", 6) == 0) {
        p->flops += n;
    } else if (strstr(type, "LATCH")) {
        die(ST_USAGE, "module %s: a latch: a combinational block that does not always assign", p->name);
    }
}

static void add_use(struct synth_part *p, const char *name, long n)
{
    p->uses = xrealloc(p->uses, sizeof *p->uses * (size_t)(p->use_count + 1));
    p->uses[p->use_count++] = (struct synth_use){xstrdup(name), (double)n};
}

static void count_type(json_t *types, const char *type, double n)
{
    n += (double)json_integer_value(json_object_get(types, type));
    json_object_set_new(types, type, json_integer((json_int_t)n));
}

static void read_line(struct synth_sum *s, const struct synth_tech *t, const char *line)
{
    char type[1024];
    long n;
    if (strncmp(line, "module ", 7) == 0) {
        add_part(s, line);
    } else if (sscanf(line, "cell %1023s %ld", type, &n) == 2 && s->n) {
        struct synth_part *p = &s->parts[s->n - 1];
        count_cells(p, t, type, n);
        if (t->kind != TECH_LIBRARY)
            count_type(s->types, type, (double)n * p->count);
    } else if (sscanf(line, "uses %1023s %ld", type, &n) == 2 && s->n) {
        add_use(&s->parts[s->n - 1], type, n);
    } else if (sscanf(line, "flat %1023s %ld", type, &n) == 2) {
        count_cells(&s->flat, t, type, n);
    } else if (sscanf(line, "depth %ld", &n) == 1) {
        s->depth = n;
    } else if (strcmp(line, "scope whole") == 0) {
        s->whole = true;
    }
}

// The largest part first: by area, or by cells where there is none.
static int by_total(const void *a, const void *b)
{
    const struct synth_part *p = a, *q = b;
    double x = p->area * p->count, y = q->area * q->count;
    if (p->area <= 0 && q->area <= 0)
        x = (double)p->cells * p->count, y = (double)q->cells * q->count;
    return x < y ? 1 : x > y ? -1 : strcmp(p->name, q->name);
}

const struct synth_part *part_called(const struct synth_sum *s, const char *name)
{
    for (int i = 0; i < s->n; i++)
        if (strcmp(s->parts[i].name, name) == 0)
            return &s->parts[i];
    return NULL;
}

void sum_part(struct synth_part *sum, const struct synth_part *p, double count)
{
    sum->area += p->area * count;
    sum->cells += (long)((double)p->cells * count);
    sum->flops += (long)((double)p->flops * count);
    sum->bits += p->ram ? p->bits * count : 0;
    for (int k = 0; k < RESOURCES; k++)
        sum->resources[k] += p->resources[k] * count;
}

struct synth_sum read_parts(const char *work, const struct synth_tech *t)
{
    static char flat[] = "flat";
    struct synth_sum s = {.types = json_object(), .flat.name = flat};
    char *path = xasprintf("%s/report.txt", work), *text = read_file(path, NULL), *rest = NULL;
    if (!text)
        die(ST_TOOL, "%s: %s", path, read_failure());
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest))
        read_line(&s, t, l);
    for (int i = 0; i < s.n; i++)
        sum_part(&s.all, &s.parts[i], s.parts[i].count);
    if (s.n)
        qsort(s.parts, (size_t)s.n, sizeof *s.parts, by_total);
    free(text);
    free(path);
    return s;
}

void free_parts(struct synth_sum *s)
{
    for (int i = 0; i < s->n; i++) {
        for (int k = 0; k < s->parts[i].use_count; k++)
            free(s->parts[i].uses[k].name);
        free(s->parts[i].uses);
        free(s->parts[i].name);
    }
    free(s->parts);
    json_decref(s->types);
}
