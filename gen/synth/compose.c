// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/compose.h.
#include "synth/compose.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/proc.h"
#include "base/util.h"
#include "synth/report.h"

enum { SWITCHING, INTERNAL, LEAKAGE, TERMS };
static const char *const terms[TERMS] = {"switching_mw", "internal_mw", "leakage_mw"};

static int parameter(const struct synth_design *d, const char *name)
{
    return (int)json_number(json_object_get(d->manifest, "parameters"), name);
}

bool is_array(const struct synth_design *d)
{
    return parameter(d, "rows") > 0 && parameter(d, "cols") > 0;
}

bool smaller_array(const struct synth_design *d, int from, int *rows, int *cols)
{
    int most = from ? from : COMPOSE_FROM;
    *rows = parameter(d, "rows");
    *cols = parameter(d, "cols");
    bool larger = *rows > most || *cols > most;
    *rows = *rows > most ? most : *rows;
    *cols = *cols > most ? most : *cols;
    return larger;
}

static char *parameter_word(const char *name, const json_t *value, int rows, int cols)
{
    if (strcmp(name, "rows") == 0)
        return xasprintf("rows=%d", rows);
    if (strcmp(name, "cols") == 0)
        return xasprintf("cols=%d", cols);
    if (json_is_string(value))
        return xasprintf("%s=%s", name, json_string_value(value));
    return xasprintf("%s=%lld", name, (long long)json_integer_value(value));
}

void generate_smaller(const struct synth_design *d, int rows, int cols, const char *to)
{
    json_t *parameters = json_object_get(d->manifest, "parameters"), *value;
    const char **argv = xcalloc(json_object_size(parameters) + 7, sizeof *argv), *name;
    char *log = xasprintf("%s.log", to);
    int n = 0;
    argv[n++] = "/proc/self/exe";
    argv[n++] = "gen";
    argv[n++] = json_text(d->manifest, "generator");
    json_object_foreach(parameters, name, value)
        argv[n++] = parameter_word(name, value, rows, cols);
    argv[n++] = "-q";
    argv[n++] = "-o";
    argv[n++] = to;
    struct tool_run run = {.argv = argv, .log = log};
    int status = run_tool(&run);
    if (status != ST_OK) {
        char *text = read_file(log, NULL);
        die((enum status)status, "--power: the %d x %d array to measure: %.*s", rows, cols, (int)(text ? strcspn(text, "\n") : 0),
            text ? text : "");
    }
    for (int i = 3; i < n - 3; i++)
        free((char *)(void *)argv[i]);
    free(argv);
    free(log);
}

// The kind of a module: its name up to the numbers that tell it from others of its kind.
static char *kind_of(const char *name, const char *top)
{
    size_t len = strncmp(name, top, strlen(top)) == 0 ? strlen(top) : 0;
    while (name[len] && !(name[len] == '_' && isdigit((unsigned char)name[len + 1])))
        len++;
    return xasprintf("%.*s", (int)len, name);
}

// Sums of what the modules of a kind (all, if NULL) of an answer have under a key, times their number if it is of one.
static double sum_of(const json_t *modules, const char *kind, const char *top, const char *key, bool of_one)
{
    size_t i;
    json_t *m;
    double sum = 0;
    json_array_foreach(modules, i, m) {
        char *k = kind_of(json_text(m, "name"), top);
        if (!kind || strcmp(k, kind) == 0)
            sum += json_number(m, key) * (of_one ? json_number(m, "count") : 1);
        free(k);
    }
    return sum;
}

// Milliwatts of each term for a um2 of a kind in the small design, of all of it where it has no such kind, at a clock `faster` times
// as fast as that of its power.
static void densities(const json_t *small, const char *kind, const char *top, double faster, double out[TERMS])
{
    const json_t *modules = json_object_get(small, "modules"), *power = json_object_get(json_object_get(small, "power"), "modules");
    double area = sum_of(modules, kind, top, "area", true);
    const char *of = area > 0 ? kind : NULL;
    if (!of)
        area = sum_of(modules, NULL, top, "area", true);
    for (int t = 0; t < TERMS; t++)
        out[t] = area > 0 ? sum_of(power, of, top, terms[t], false) / area * (t == LEAKAGE ? 1 : faster) : 0;
}

static json_t *module_json(const json_t *m, const json_t *small, const char *top, double faster, double totals[TERMS])
{
    char *kind = kind_of(json_text(m, "name"), top);
    double density[TERMS], area = json_number(m, "area") * json_number(m, "count");
    densities(small, kind, top, faster, density);
    json_t *j = json_object();
    json_object_set(j, "name", json_object_get(m, "name"));
    json_object_set(j, "count", json_object_get(m, "count"));
    for (int t = 0; t < TERMS; t++) {
        totals[t] += density[t] * area;
        json_object_set_new(j, terms[t], json_rounded(density[t] * area, 1e-6));
    }
    free(kind);
    return j;
}

static double multipliers(const struct synth_design *d)
{
    return json_number(json_object_get(d->manifest, "derived"), "multipliers");
}

json_t *compose_power(const json_t *large, const struct synth_design *large_design, const json_t *small,
                      const struct synth_design *small_design, double period)
{
    static const char *const kept[] = {"data", "glitches", "slews", "excludes"};
    const json_t *measured = json_object_get(small, "power");
    json_t *j = json_object(), *list = json_array(), *m;
    double faster = json_number(measured, "clock_ns") / period, totals[TERMS] = {0}, flops = json_number(small, "flops");
    size_t i;
    json_array_foreach(json_object_get(large, "modules"), i, m)
        if (json_number(m, "area") > 0)
            json_array_append_new(list, module_json(m, small, large_design->top, faster, totals));
    double clock = flops > 0 ? faster * json_number(measured, "clock_pins_mw") / flops * json_number(large, "flops") : 0;
    double all = totals[SWITCHING] + totals[INTERNAL] + totals[LEAKAGE] + clock;
    double macs = json_number(measured, "macs") / json_number(measured, "clocks") * multipliers(large_design) / multipliers(small_design);
    json_object_set_new(j, "clock_ns", json_rounded(period, 1e-4));
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        json_object_set(j, kept[k], json_object_get(measured, kept[k]));
    json_object_set_new(j, "composed_of", json_pack("{s:i, s:i}", "rows", parameter(small_design, "rows"), "cols",
                                                    parameter(small_design, "cols")));
    for (int t = 0; t < TERMS; t++)
        json_object_set_new(j, terms[t], json_rounded(totals[t], 1e-6));
    json_object_set_new(j, "clock_pins_mw", json_rounded(clock, 1e-6));
    json_object_set_new(j, "total_mw", json_rounded(all, 1e-6));
    json_object_set_new(j, "pj_per_mac", macs > 0 ? json_rounded(all * period / macs, 1e-4) : json_null());
    json_object_set_new(j, "modules", list);
    return j;
}
