// SPDX-License-Identifier: Apache-2.0
// The verb swizzle: options, and what is done for them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/option.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/util.h"
#include "cli/verbs.h"
#include "judge/check.h"
#include "swizzle/report.h"

struct request {
    const struct options *options;
    struct swizzle_tile tile;
    struct swizzle_list list;
    int64_t effort;
    bool json;
};

static void die_message(char *message)
{
    if (message)
        die(ST_USAGE, "swizzle: %s", message);
}

// Banks and tile that nobody gave: those of the first certificate among the maps to compare, else 32, as wide and high.
static struct swizzle_certified usual(const struct options *o)
{
    struct swizzle_certified c = {.banks = option_integer(o, "--banks")};
    const char *preset;
    for (int i = 0; (preset = option_nth(o, "--preset", i)); i++)
        if (swizzle_map_is_file(preset)) {
            die_message(swizzle_certified("--preset", preset, &c));
            free(c.patterns);
            if (!option_given(o, "--banks") || option_integer(o, "--banks") == c.banks)
                return c;
            break; // the map says so itself
        }
    int64_t banks = option_integer(o, "--banks");
    return (struct swizzle_certified){.banks = banks, .rows = banks, .cols = banks};
}

// The sizes of the tile, and of the volume that it is, if it is one.
static void read_tile(const struct options *o, struct swizzle_certified *c)
{
    const char *tile = option_text(o, "--tile"), *dims = option_text(o, "--dims");
    long long rows = c->rows, cols = c->cols;
    int used = 0;
    if (tile && (strspn(tile, "0123456789x") != strlen(tile) || sscanf(tile, "%9lldx%9lld%n", &rows, &cols, &used) != 2 || tile[used]))
        die_value("--tile", tile, "ROWSxCOLUMNS, powers of two");
    if (dims && !swizzle_dims_parse(dims, c->dims))
        die_value("--dims", dims, "X,Y,Z, powers of two");
    if (tile && !dims)
        c->dims[0] = c->dims[1] = c->dims[2] = 0;
    if (dims && tile && (cols != c->dims[0] || rows != c->dims[1] * c->dims[2]))
        die(ST_USAGE, "--tile: value '%s' with --dims %s; legal: %lldx%lld, or --dims alone", tile, dims,
            (long long)(c->dims[1] * c->dims[2]), (long long)c->dims[0]);
    c->rows = dims ? c->dims[1] * c->dims[2] : rows;
    c->cols = dims ? c->dims[0] : cols;
}

// Tile, patterns and effort of the options.
static void read_request(struct request *r)
{
    const struct options *o = r->options;
    const char *pattern;
    int64_t word = option_integer(o, "--word"), elem = option_integer(o, "--elem");
    struct swizzle_certified c = usual(o);
    read_tile(o, &c);
    if (elem > word)
        die(ST_USAGE, "--elem: value '%lld'; legal: 1..%lld bits, as --word has", (long long)elem, (long long)word);
    die_message(swizzle_tile_make(&r->tile, c.banks, c.rows, c.cols, word, elem));
    swizzle_tile_volume(&r->tile, c.dims);
    for (int i = 0; (pattern = option_nth(o, "--pattern", i)); i++)
        die_message(swizzle_pattern_parse("--pattern", pattern, &r->tile, &r->list));
    if (r->list.count == 0)
        die(ST_USAGE, "swizzle: which patterns? legal: --pattern with one of " SWIZZLE_PATTERNS);
    r->effort = option_integer(o, "--effort");
}

static void count_maps(const struct request *r, struct swizzle_answer *a)
{
    a->maps = -1;
    if (!option_given(r->options, "--count"))
        return;
    if (a->found.decided && !a->found.found) {
        a->maps = 0;
        return;
    }
    uint8_t *has = swizzle_differences(a->facts, NULL);
    a->maps = swizzle_count(has, &r->tile, r->effort);
    free(has);
}

// What was found stands in its file all the same.
static void check_count(const struct request *r, const struct swizzle_answer *a)
{
    if (option_given(r->options, "--count") && a->maps < 0)
        die(ST_USAGE, "--count: too many maps to count in %lld units of work; legal: a longer list of patterns, or a larger --effort",
            (long long)r->effort);
}

static void solve(const struct request *r, struct swizzle_answer *a)
{
    a->found = swizzle_solve_facts(a->facts, r->effort);
    if (a->found.found)
        return;
    if (a->found.decided)
        a->conflict = swizzle_conflict(a->facts, r->effort / 4);
    a->least = swizzle_least_passes(a->facts, a->conflict.maps, a->conflict.map_count, r->effort / 4);
    a->has_least = true;
}

static void fill_column(const struct request *r, const struct swizzle_answer *a, struct swizzle_column *c, bool asked)
{
    if (strcmp(c->name, "best") == 0)
        c->map = a->found.found ? a->found.map : a->least;
    else
        c->refused = swizzle_map_parse("--preset", c->name, &r->tile, &c->map);
    if (asked)
        die_message(c->refused);
    c->costs = xcalloc((size_t)r->list.count, sizeof *c->costs);
    for (int i = 0; i < r->list.count && !c->refused; i++)
        c->costs[i] = swizzle_cost(&r->list.patterns[i], &r->tile, &c->map);
}

static int presets(const struct request *r)
{
    int n = 0;
    while (option_nth(r->options, "--preset", n))
        n++;
    return n;
}

static void fill_table(const struct request *r, struct swizzle_answer *a)
{
    static const char *const usual[] = {"none", "pad", "xor", "sw128", "best"};
    int asked = presets(r);
    a->column_count = asked ? asked : (int)(sizeof usual / sizeof *usual);
    a->columns = xcalloc((size_t)a->column_count, sizeof *a->columns);
    for (int c = 0; c < a->column_count; c++) {
        a->columns[c].name = asked ? option_nth(r->options, "--preset", c) : usual[c];
        fill_column(r, a, &a->columns[c], asked > 0);
    }
}

// The certificate, of what was found; the picture, of the first preset asked for, else of the best map.
static void write_files(const struct request *r, const struct swizzle_answer *a)
{
    const struct swizzle_column *c = &a->columns[option_given(r->options, "--preset") ? 0 : a->column_count - 1];
    const char *svg = option_text(r->options, "--svg"), *cert = option_text(r->options, "--cert");
    if (svg)
        swizzle_svg_write(svg, &r->tile, &c->map, c->name);
    if (cert && !a->no_certificate)
        swizzle_cert_write(cert, a->facts, &a->found);
}

// Why what was found has no certificate, or NULL.
static const char *no_certificate(const struct swizzle_found *f)
{
    if (f->found)
        return NULL;
    if (!f->decided)
        return "not decided within the work allowed; try a larger --effort";
    if (!f->tree)
        return "no refutation tree within the work allowed; try a larger --effort";
    return f->tree->lost ? "the refutation tree is too large" : NULL;
}

// --check stands alone.
static int check(const struct options *o)
{
    for (int i = 0; i < o->given_count; i++) {
        const struct option *row = o->given[i].row;
        if (strcmp(row->name, "--check") != 0 && strcmp(row->verbs, "*") != 0)
            die(ST_USAGE, "swizzle: --check with other options; legal: --check FILE [--json] [-q]");
    }
    const char *path = option_text(o, "--check");
    struct swizzle_verdict v = swizzle_judge_file(path);
    if (v.status == ST_USAGE)
        die(ST_USAGE, "%s", v.line);
    if (v.status)
        fprintf(stderr, "gatewright: %s\n", v.line);
    if (option_given(o, "--json"))
        print_json(json_pack("{s:b, s:s, s:I}", "holds", v.status == ST_OK, "verdict", v.line + strlen(path) + 2, "checked", v.checked));
    else if (!v.status && !is_quiet())
        printf("%s\n", v.line);
    free(v.line);
    return v.status;
}

int verb_swizzle(const struct options *o)
{
    struct request r = {.options = o, .json = option_given(o, "--json")};
    struct swizzle_answer a = {0};
    const char *preset, *cert = option_text(o, "--cert");
    if (option_given(o, "--check"))
        return check(o);
    for (const char *const *name = (const char *const[]){"--cert", "--svg", NULL}; *name; name++)
        if (option_given(o, *name))
            check_writable(option_text(o, *name));
    read_request(&r);
    a.effort = r.effort;
    a.facts = swizzle_facts_new(&r.list, &r.tile);
    for (int i = 0; (preset = option_nth(o, "--preset", i)); i++) {
        struct swizzle_map map;
        if (strcmp(preset, "best") != 0)
            die_message(swizzle_map_parse("--preset", preset, &r.tile, &map));
    }
    solve(&r, &a);
    count_maps(&r, &a);
    a.no_certificate = no_certificate(&a.found);
    fill_table(&r, &a);
    write_files(&r, &a);
    check_count(&r, &a);
    if (r.json)
        print_json(swizzle_report_json(&a));
    else if (!is_quiet())
        swizzle_report_text(&a);
    if (cert && a.no_certificate)
        die(ST_WRONG, "--cert: %s is not written: %s", cert, a.no_certificate);
    return a.found.found ? ST_OK : ST_WRONG;
}
