// SPDX-License-Identifier: Apache-2.0
// The verb swizzle: options, and what is done for them.
#include <stdlib.h>
#include <string.h>

#include "option.h"
#include "proc.h"
#include "swizzle_check.h"
#include "swizzle_report.h"
#include "util.h"
#include "verbs.h"

struct request {
    struct swizzle_tile tile;
    struct swizzle_list list;
    const char **presets;
    int preset_count;
    const char *banks, *tile_text, *word, *elem, *effort_text, *cert, *svg, *check; // as written, or NULL
    const char **patterns;
    int pattern_count;
    int64_t effort;
    bool count, json;
};

static const char *const legal[] = {"--banks", "--tile", "--word", "--elem", "--pattern", "--preset", "--count", "--effort",
                                    "--cert", "--svg", "--check", "--json", "-q"};
enum { OPTIONS = sizeof legal / sizeof *legal };

// Where the value of an option goes that may be given once; NULL if it is none of those.
static const char **single(struct request *r, const char *option)
{
    const struct {
        const char *name, **value;
    } options[] = {{"--banks", &r->banks}, {"--tile", &r->tile_text}, {"--word", &r->word}, {"--elem", &r->elem},
                   {"--effort", &r->effort_text}, {"--cert", &r->cert}, {"--svg", &r->svg}, {"--check", &r->check}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (strcmp(option, options[i].name) == 0)
            return options[i].value;
    return NULL;
}

static void parse_options(struct request *r, int argc, char **argv)
{
    r->patterns = xcalloc((size_t)argc, sizeof *r->patterns);
    r->presets = xcalloc((size_t)argc, sizeof *r->presets);
    for (int i = 1; i < argc; i++) {
        const char *option = argv[i], **value = single(r, option);
        bool pattern = strcmp(option, "--pattern") == 0, preset = strcmp(option, "--preset") == 0;
        if (strcmp(option, "--json") == 0)
            r->json = true;
        else if (strcmp(option, "--count") == 0)
            r->count = true;
        else if (strcmp(option, "-q") == 0)
            set_quiet(true);
        else if (option[0] != '-')
            die(ST_USAGE, "swizzle: extra word '%s'; legal: options", option);
        else if (!value && !pattern && !preset)
            die_option("swizzle", option, legal, OPTIONS);
        else if (pattern)
            r->patterns[r->pattern_count++] = option_value(argc, argv, &i);
        else if (preset)
            r->presets[r->preset_count++] = option_value(argc, argv, &i);
        else if (*value)
            die(ST_USAGE, "swizzle: %s given twice", option);
        else
            *value = option_value(argc, argv, &i);
    }
}

static void die_message(char *message)
{
    if (message)
        die(ST_USAGE, "swizzle: %s", message);
}

// Tile, patterns and effort of the options. Without --tile it is as wide and high as there are banks.
static void read_request(struct request *r)
{
    long long banks = r->banks ? option_integer("--banks", r->banks, 2, SWIZZLE_MAX_BANKS, "") : 32, rows = banks, cols = banks;
    int used = 0;
    if (r->tile_text && (strspn(r->tile_text, "0123456789x") != strlen(r->tile_text) ||
                         sscanf(r->tile_text, "%9lldx%9lld%n", &rows, &cols, &used) != 2 || r->tile_text[used]))
        die(ST_USAGE, "--tile: value '%s'; legal: ROWSxCOLUMNS, powers of two", r->tile_text);
    int64_t word = r->word ? option_integer("--word", r->word, 1, 1024, "bits") : 32;
    die_message(swizzle_tile_make(&r->tile, banks, rows, cols, word, r->elem ? option_integer("--elem", r->elem, 1, word, "bits") : 0));
    for (int i = 0; i < r->pattern_count; i++)
        die_message(swizzle_pattern_parse("--pattern", r->patterns[i], &r->tile, &r->list));
    if (r->list.count == 0)
        die(ST_USAGE, "swizzle: which patterns? legal: --pattern with one of " SWIZZLE_PATTERNS);
    r->effort = r->effort_text ? option_integer("--effort", r->effort_text, 1, INT64_C(1000000000000), "") : SWIZZLE_EFFORT;
}

static void count_maps(const struct request *r, struct swizzle_answer *a)
{
    a->maps = -1;
    if (!r->count)
        return;
    uint8_t *has = swizzle_differences(a->facts, NULL);
    a->maps = swizzle_count(has, &r->tile, r->effort);
    free(has);
    if (a->maps < 0)
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

static void fill_table(const struct request *r, struct swizzle_answer *a)
{
    static const char *const usual[] = {"none", "pad", "xor", "sw128", "best"};
    bool asked = r->preset_count > 0;
    a->column_count = asked ? r->preset_count : (int)(sizeof usual / sizeof *usual);
    a->columns = xcalloc((size_t)a->column_count, sizeof *a->columns);
    for (int c = 0; c < a->column_count; c++) {
        a->columns[c].name = asked ? r->presets[c] : usual[c];
        fill_column(r, a, &a->columns[c], asked);
    }
}

// The certificate, of what was found; the picture, of the first preset asked for, else of the best map.
static void write_files(const struct request *r, const struct swizzle_answer *a)
{
    const struct swizzle_column *c = &a->columns[r->preset_count ? 0 : a->column_count - 1];
    if (r->svg)
        swizzle_svg_write(r->svg, &r->tile, &c->map, c->name);
    if (r->cert && !a->no_certificate)
        swizzle_cert_write(r->cert, a->facts, &a->found);
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
static int check(const struct request *r)
{
    if (r->banks || r->tile_text || r->word || r->elem || r->effort_text || r->cert || r->svg || r->pattern_count ||
        r->preset_count || r->count)
        die(ST_USAGE, "swizzle: --check with other options; legal: --check FILE [--json] [-q]");
    return swizzle_check(r->check, r->json);
}

int verb_swizzle(int argc, char **argv)
{
    struct request r = {0};
    struct swizzle_answer a = {0};
    parse_options(&r, argc, argv);
    if (r.check)
        return check(&r);
    read_request(&r);
    a.effort = r.effort;
    a.facts = swizzle_facts_new(&r.list, &r.tile);
    for (int i = 0; i < r.preset_count; i++) {
        struct swizzle_map map;
        if (strcmp(r.presets[i], "best") != 0)
            die_message(swizzle_map_parse("--preset", r.presets[i], &r.tile, &map));
    }
    count_maps(&r, &a);
    solve(&r, &a);
    a.no_certificate = no_certificate(&a.found);
    fill_table(&r, &a);
    write_files(&r, &a);
    if (r.json)
        print_json(swizzle_report_json(&a));
    else if (!is_quiet())
        swizzle_report_text(&a);
    if (r.cert && a.no_certificate)
        die(ST_WRONG, "--cert: %s is not written: %s", r.cert, a.no_certificate);
    return a.found.found ? ST_OK : ST_WRONG;
}
