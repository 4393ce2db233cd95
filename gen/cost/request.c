// SPDX-License-Identifier: Apache-2.0
// The command line of cost, and where it finds the area of a design: in the result of gatewright synth.
#define _XOPEN_SOURCE 700
#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "base/member.h"
#include "base/option.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/util.h"
#include "cost/cost.h"
#include "emit/manifest.h"

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

static void add_node(struct cost_request *q, int nm)
{
    for (int i = 0; i < q->n; i++)
        if (q->nodes[i] == nm)
            die(ST_USAGE, "cost: --node %d is given twice", nm);
    if (q->n == COST_NODES)
        die(ST_USAGE, "cost: more than %d nodes", (int)COST_NODES);
    q->nodes[q->n++] = nm;
}

// The number of a constant's option, NAN where it is not given.
static double constant(const struct options *o, const char *name)
{
    char *option = xasprintf("--%s", name);
    double v = option_given(o, option) ? option_real(o, option) : NAN;
    free(option);
    return v;
}

static struct cost_request parse_cost(const struct options *o)
{
    struct cost_request q = {
        .out = o->count ? o->words[0] : NULL,
        .synth = option_text(o, "--synth"),
        .json = option_given(o, "--json"),
        .design = {.area_mm2 = option_real(o, "--area"),
                   .macs = option_real(o, "--macs"),
                   .fmax_mhz = option_real(o, "--fmax"),
                   .weights = option_real(o, "--weights"),
                   .weight_bits = option_real(o, "--weight-bits")},
    };
    const char *word;
    while (strcmp(cost_yields[q.yield], option_text(o, "--yield")) != 0)
        q.yield++;
    for (int i = 0; i < COST_CONSTANTS; i++)
        q.constants[i] = constant(o, cost_constants[i].name);
    for (int i = 0; i < NODE_CONSTANTS; i++)
        q.per_node[i] = constant(o, cost_node_constants[i].name);
    for (int i = 0; (word = option_nth(o, "--node", i)); i++)
        add_node(&q, parse_node("--node", word));
    if (option_given(o, "--from"))
        q.design.from = parse_node("--from", option_text(o, "--from"));
    return q;
}

// ---- the design ----

// The result of gatewright synth on the folder: run by this same program, so that it comes from the cache where it can.
static char *run_synth(const char *out, size_t *len)
{
    char *scratch = scratch_dir(), *log = xasprintf("%s/synth.json", scratch);
    run_verb((const char *const[]){"synth", "--json", out, NULL}, log, scratch);
    char *text = must_read_file(log, len);
    remove_tree(scratch);
    forget_at_death(scratch);
    free(log);
    return text;
}

static void take_synth(struct cost_design *d, const char *text, size_t len, const char *name)
{
    json_error_t e;
    json_t *j = json_read_text(text, len, &e);
    if (!j)
        die(ST_USAGE, "%s: line %d: %s; legal: what 'gatewright synth --json' printed", name, e.line, e.text);
    const char *tech = json_string_value(json_object_get(j, "tech"));
    if (!tech || strcmp(tech, "osu018") != 0)
        die(ST_USAGE, "%s: \"tech\" is '%s'; legal: osu018, which the factors of the other nodes begin from", name, tech ? tech : "");
    d->logic_um2 = json_number(j, "area");
    if (!json_is_number(json_object_get(j, "area")) || d->logic_um2 < 0)
        die(ST_USAGE, "%s: \"area\" is not a positive number", name);
    d->rom_um2 = json_number(j, "rom_area");
    d->ram_bits = json_number(j, "memory_bits");
    d->ram_um2 = json_number(json_object_get(j, "sram"), "area");
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

static void check(const struct options *o, const struct cost_request *q)
{
    const struct cost_design *d = &q->design;
    if (!q->out && !q->synth && d->area_mm2 <= 0)
        die_words(o->verb, "of which die?");
    if (d->area_mm2 > 0 && (q->out || q->synth))
        die(ST_USAGE, "cost: --area and %s both say how large the die is; legal: one of them", q->out ? q->out : "--synth");
    if (d->from > 0 && d->area_mm2 <= 0)
        die(ST_USAGE, "cost: --from is the node of --area, which is missing");
    if ((d->weights > 0) != (d->weight_bits > 0))
        die(ST_USAGE, "cost: %s is missing", d->weights > 0 ? "--weight-bits" : "--weights");
}

int verb_cost(const struct options *o)
{
    struct cost_request q = parse_cost(o);
    check(o, &q);
    if (q.out)
        take_manifest(&q.design, q.out);
    if (q.out || q.synth) {
        size_t len;
        char *text = q.synth ? must_read_file(q.synth, &len) : run_synth(q.out, &len);
        take_synth(&q.design, text, len, q.synth ? q.synth : q.out);
        free(text);
    }
    if (!q.design.name)
        q.design.name = q.synth ? q.synth : "the die";
    if (q.n == 0)
        q.nodes[q.n++] = cost_nodes[0].nm;
    struct cost_result r[COST_NODES] = {0};
    for (int i = 0; i < q.n && !cost_nothing(&q.design); i++)
        r[i] = cost_at(&q, q.nodes[i]);
    if (q.json)
        cost_print_json(&q, r);
    else if (!is_quiet())
        cost_print(&q, r);
    return finish_stdout();
}
