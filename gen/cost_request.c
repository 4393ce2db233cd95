// SPDX-License-Identifier: Apache-2.0
// The command line of cost, and where it finds the area of a design: in the result of gatewright synth.
#define _XOPEN_SOURCE 700
#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "cost.h"
#include "manifest.h"
#include "member.h"
#include "option.h"
#include "proc.h"
#include "util.h"
#include "verbs.h"

// Options with a number that are no constants.
static const struct own_option {
    const char *name;
    size_t at; // in struct cost_design
    double min, max;
    const char *unit;
} own_options[] = {
    {"area", offsetof(struct cost_design, area_mm2), 1e-9, 1e6, "mm2"},
    {"macs", offsetof(struct cost_design, macs), 1, 1e12, "a clock"},
    {"fmax", offsetof(struct cost_design, fmax_mhz), 1e-3, 1e6, "MHz"},
    {"weights", offsetof(struct cost_design, weights), 1, 1e15, ""},
    {"weight-bits", offsetof(struct cost_design, weight_bits), 1, 64, "bits"},
};
enum { OWN = sizeof own_options / sizeof *own_options };

static _Noreturn void bad_option(const char *option)
{
    const char *legal[COST_CONSTANTS + NODE_CONSTANTS + OWN + 6] = {"--node", "--from", "--synth", "--yield", "--json", "-q"};
    int n = 6;
    for (int i = 0; i < OWN; i++)
        legal[n++] = xasprintf("--%s", own_options[i].name);
    for (int i = 0; i < NODE_CONSTANTS; i++)
        legal[n++] = xasprintf("--%s", cost_node_constants[i].name);
    for (int i = 0; i < COST_CONSTANTS; i++)
        legal[n++] = xasprintf("--%s", cost_constants[i].name);
    die_option("cost", option, legal, n);
}

// A node by its number, "7", "7nm" or "N7"; dies naming the nearest.
static int parse_node(const char *option, const char *word)
{
    char *end;
    double nm = strtod(*word == 'N' || *word == 'n' ? word + 1 : word, &end);
    bool number = end != word && isfinite(nm) && nm > 0 && (*end == '\0' || strcmp(end, "nm") == 0);
    if (number && nm == (int)nm && cost_find_node((int)nm))
        return (int)nm;
    struct buf legal = {0};
    int near = cost_nodes[0].nm;
    for (int i = 0; i < cost_node_count; i++) {
        buf_printf(&legal, "%s%d", i ? ", " : "", cost_nodes[i].nm);
        if (number && fabs(log(cost_nodes[i].nm / nm)) < fabs(log(near / nm)))
            near = cost_nodes[i].nm;
    }
    if (number)
        die(ST_USAGE, "%s: value '%s'; legal: %s; nearest: %d", option, word, legal.s, near);
    die(ST_USAGE, "%s: value '%s'; legal: %s", option, word, legal.s);
}

static enum cost_yield parse_yield(const char *option, const char *word)
{
    const char *name = option_word(option, word, cost_yields);
    int yield = 0;
    while (cost_yields[yield] != name)
        yield++;
    return (enum cost_yield)yield;
}

// Where the value of an option with a number goes, and what is legal; `at` is NULL if there is no such option.
struct slot {
    double *at, min, max;
    const char *unit;
};

static struct slot find_slot(struct cost_request *q, const char *option)
{
    const char *name = option + 2;
    if (strncmp(option, "--", 2) != 0)
        return (struct slot){0};
    for (int i = 0; i < OWN; i++)
        if (strcmp(name, own_options[i].name) == 0)
            return (struct slot){(double *)(void *)((char *)&q->design + own_options[i].at), own_options[i].min, own_options[i].max,
                                 own_options[i].unit};
    for (int i = 0; i < NODE_CONSTANTS; i++)
        if (strcmp(name, cost_node_constants[i].name) == 0)
            return (struct slot){&q->per_node[i], cost_node_constants[i].min, cost_node_constants[i].max,
                                 cost_node_constants[i].unit};
    for (int i = 0; i < COST_CONSTANTS; i++)
        if (strcmp(name, cost_constants[i].name) == 0)
            return (struct slot){&q->constants[i], cost_constants[i].min, cost_constants[i].max, cost_constants[i].unit};
    return (struct slot){0};
}

static void add_node(struct cost_request *q, int nm)
{
    for (int i = 0; i < q->n; i++)
        if (q->nodes[i] == nm)
            die(ST_USAGE, "cost: --node %d is given twice", nm);
    if (q->n == COST_NODES)
        die(ST_USAGE, "cost: more than %d nodes", (int)COST_NODES);
    q->nodes[q->n++] = nm;
}

// Takes the option argv[*i] and its value, to which *i moves.
static void take_option(struct cost_request *q, int argc, char **argv, int *i)
{
    const char *option = argv[*i];
    struct slot slot = find_slot(q, option);
    if (slot.at)
        *slot.at = option_real(option, option_value(argc, argv, i), slot.min, slot.max, slot.unit);
    else if (strcmp(option, "--node") == 0)
        add_node(q, parse_node(option, option_value(argc, argv, i)));
    else if (strcmp(option, "--from") == 0)
        q->design.from = parse_node(option, option_value(argc, argv, i));
    else if (strcmp(option, "--synth") == 0)
        q->synth = option_value(argc, argv, i);
    else if (strcmp(option, "--yield") == 0)
        q->yield = parse_yield(option, option_value(argc, argv, i));
    else
        bad_option(option);
}

static struct cost_request parse_cost(int argc, char **argv)
{
    struct cost_request q = {.yield = YIELD_NEGBIN};
    for (int i = 0; i < COST_CONSTANTS; i++)
        q.constants[i] = NAN;
    for (int i = 0; i < NODE_CONSTANTS; i++)
        q.per_node[i] = NAN;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0)
            q.json = true;
        else if (strcmp(argv[i], "-q") == 0)
            set_quiet(true);
        else if (argv[i][0] == '-')
            take_option(&q, argc, argv, &i);
        else if (q.out)
            die(ST_USAGE, "cost: one folder at a time: %s and %s", q.out, argv[i]);
        else
            q.out = argv[i];
    }
    return q;
}

// ---- the design ----

// The result of gatewright synth on the folder: run by this same program, so that it comes from the cache where it can.
static char *run_synth(const char *out)
{
    char *scratch = scratch_dir(), *log = xasprintf("%s/synth.json", scratch);
    run_verb((const char *const[]){"synth", "--json", out, NULL}, log, scratch);
    char *text = must_read_file(log, NULL);
    remove_tree(scratch);
    forget_at_death(scratch);
    free(log);
    return text;
}

static void take_synth(struct cost_design *d, const char *text, const char *name)
{
    json_error_t e;
    json_t *j = json_loads(text, 0, &e);
    if (!j)
        die(ST_USAGE, "%s: line %d: %s", name, e.line, e.text);
    const char *tech = json_string_value(json_object_get(j, "tech"));
    if (!tech || strcmp(tech, "osu018") != 0)
        die(ST_USAGE, "%s: \"tech\" is '%s'; legal: osu018, which the factors of the other nodes begin from", name, tech ? tech : "");
    d->logic_um2 = json_number(j, "area");
    if (!(d->logic_um2 > 0))
        die(ST_USAGE, "%s: \"area\" is not a positive number", name);
    d->rom_um2 = json_number(j, "rom_area");
    d->ram_bits = json_number(j, "memory_bits");
    if (d->fmax_mhz <= 0)
        d->fmax_mhz = json_number(j, "fmax_mhz");
    json_decref(j);
}

static void take_manifest(struct cost_design *d, const char *out)
{
    json_t *m = manifest_read(out);
    const json_t *derived = json_object_get(m, "derived"), *parameters = json_object_get(m, "parameters");
    d->name = xstrdup(json_text(m, "top"));
    if (d->macs <= 0)
        d->macs = macs_a_clock(derived);
    if (d->weights <= 0 && json_object_get(parameters, "fabric")) {
        d->weights = json_number(derived, "multipliers");
        const char *word = json_string_value(json_object_get(parameters, "w_bits"));
        d->weight_bits = word ? strcmp(word, "ternary") == 0 ? 2 : atof(word) : json_number(parameters, "w_bits");
    }
    json_decref(m);
}

static void check(const struct cost_request *q)
{
    const struct cost_design *d = &q->design;
    if (!q->out && !q->synth && d->area_mm2 <= 0)
        die(ST_USAGE, "usage: gatewright cost OUT|--area MM2|--synth FILE.json [--node NM ...] [--NAME VALUE ...] [--json] [-q]");
    if (d->area_mm2 > 0 && (q->out || q->synth))
        die(ST_USAGE, "cost: --area and %s both say how large the die is", q->out ? q->out : "--synth");
    if (d->from > 0 && d->area_mm2 <= 0)
        die(ST_USAGE, "cost: --from is the node of --area, which is missing");
    if ((d->weights > 0) != (d->weight_bits > 0))
        die(ST_USAGE, "cost: %s is missing", d->weights > 0 ? "--weight-bits" : "--weights");
}

int verb_cost(int argc, char **argv)
{
    struct cost_request q = parse_cost(argc, argv);
    check(&q);
    if (q.out)
        take_manifest(&q.design, q.out);
    if (q.out || q.synth) {
        char *text = q.synth ? must_read_file(q.synth, NULL) : run_synth(q.out);
        take_synth(&q.design, text, q.synth ? q.synth : q.out);
        free(text);
    }
    if (!q.design.name)
        q.design.name = q.synth ? q.synth : "the die";
    if (q.n == 0)
        q.nodes[q.n++] = cost_nodes[0].nm;
    struct cost_result r[COST_NODES];
    for (int i = 0; i < q.n; i++)
        r[i] = cost_at(&q, q.nodes[i]);
    if (q.json)
        cost_print_json(&q, r);
    else
        cost_print(&q, r);
    return finish_stdout();
}
