// SPDX-License-Identifier: Apache-2.0
// The columns that a sweep's table can have, known before any point is made: so that --pareto is refused at once.
#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>

#include "emit/design.h"
#include "emit/generator.h"
#include "flow/fpga.h"
#include "sweep/sweep.h"

enum { POINTS_ASKED = 64 }; // for what their designs derive

// Numbers of synth --json by what the first --tech is; a name that ends in "_" is where names begin. `option` must be given for it.
struct column {
    const char *tech, *names, *option;
};

static const struct column columns[] = {
    {NULL, "latency gmacs", NULL},
    {"library", "area nand2 cells flops memory_bits delay_ns fmax_mhz tops tops_per_mm2 tops_per_mm2_with_memories area_with_memories "
                "sram_ rom_ voltage temperature", NULL},
    {"library", "fmax_", "--fmax"},
    {"library", "power_", "--power"},
    {"generic", "gates flops depth memory_bits gate_counts_", NULL},
    {"fpga", "lut ff carry mux lutram bram dsp other cells_ fits placed_ delay_ns fmax_mhz", NULL},
    {NULL, "flat_ parts_error", "--flat"},
    {"fpga", "parts_errors_", "--flat"},
    {NULL, "clock_ns clock_met", "--clock"},
    {"library", "layout_", "--layout"},
};

static bool is_given(const struct sweep *s, const char *option)
{
    for (int i = 0; option && i < s->synth_option_count; i++)
        if (strncmp(s->synth_options[i], option, strlen(option)) == 0 && (!s->synth_options[i][strlen(option)] || s->synth_options[i][strlen(option)] == '='))
            return true;
    return !option;
}

static const char *kind_of_tech(const struct sweep *s)
{
    const char *tech = s->tech_count ? s->techs[0] : "osu018";
    return strcmp(tech, "generic") == 0 ? "generic" : find_fpga(tech) ? "fpga" : "library";
}

// Whether a name is in a list, or begins as one of those that end in "_"; the others are added to `legal`.
static bool is_listed(const char *names, const char *name, struct buf *legal)
{
    bool found = false;
    char *list = xstrdup(names), *rest = NULL;
    for (char *word = strtok_r(list, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest)) {
        bool begins = word[strlen(word) - 1] == '_';
        found |= begins ? strncmp(name, word, strlen(word)) == 0 : strcmp(name, word) == 0;
        buf_printf(legal, "%s%s%s", legal->len ? ", " : "", word, begins ? "*" : "");
    }
    free(list);
    return found;
}

// The names of the numbers that a point's design derives, "" of a point that is refused. Allocated.
static char *derived_of(const struct sweep *s, int point)
{
    char **words = xcalloc((size_t)s->axis_count + 1, sizeof *words);
    struct buf b = {0};
    struct error e = {0};
    const char *key;
    json_t *v;
    buf_puts(&b, "");
    for (int a = 0; a < s->axis_count && !s->points[point].error; a++)
        words[a] = xasprintf("%s=%s", s->axes[a].param->name, s->points[point].values[a]);
    struct design *d = s->points[point].error ? NULL : generator_design(s->generator, words, s->axis_count, &e);
    json_object_foreach (d ? d->derived : NULL, key, v)
        if (json_is_number(v))
            buf_printf(&b, "%s\n", key);
    if (d)
        design_free(d);
    for (int a = 0; a < s->axis_count; a++)
        free(words[a]);
    free(words);
    free(e.text);
    return b.s;
}

bool sweep_may_have(const struct sweep *s, const char *name, struct buf *legal)
{
    bool found = false;
    for (int a = 0; a < s->axis_count; a++)
        found |= is_listed(s->axes[a].param->name, name, legal);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if ((!columns[i].tech || strcmp(columns[i].tech, kind_of_tech(s)) == 0) && is_given(s, columns[i].option))
            found |= is_listed(columns[i].names, name, legal);
    if (s->sim)
        found |= is_listed("sim_", name, legal);
    int step = (s->count + POINTS_ASKED - 1) / POINTS_ASKED;
    for (int i = 0, told = 0; !found && i < s->count; i += step) {
        struct buf more = {0};
        char *derived = derived_of(s, i);
        found = is_listed(derived, name, told ? &more : legal);
        told |= *derived != '\0';
        free(more.s);
        free(derived);
    }
    return found || step > 1; // of more points than are asked another may have it
}
