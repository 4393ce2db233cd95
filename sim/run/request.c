// SPDX-License-Identifier: Apache-2.0
// Implementation of run/request.h.
#define _POSIX_C_SOURCE 200809L
#include "run/request.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/member.h"
#include "base/option.h"
#include "base/proc.h"
#include "base/regular.h"
#include "base/util.h"
#include "emit/manifest.h"
#include "emit/names.h"
#include "run/example.h"

static void add_file(const char *option, struct named_file *list, int *n, const char *word)
{
    const char *eq = strchr(word, '=');
    char *name = xasprintf("%.*s", (int)(eq - word), word);
    for (int i = 0; i < *n; i++)
        if (strcmp(list[i].name, name) == 0)
            die(ST_USAGE, "%s: '%s' given twice, as '%s' and '%s'", option, name, list[i].path, eq + 1);
    if (*n == SIM_FILES)
        die(ST_USAGE, "%s: more than %d files", option, (int)SIM_FILES);
    list[*n].name = name;
    list[(*n)++].path = xstrdup(eq + 1);
}

static bool ends_in(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && strcmp(name + n - m, end) == 0;
}

// The design's Verilog, and the arrays that its golden model asks for, as far as the manifest lists them.
static void find_files(struct sim_request *r)
{
    size_t i;
    json_t *v;
    int n = 0;
    json_array_foreach (json_object_get(r->manifest, "files"), i, v) {
        const char *name = json_string_value(v);
        if (!name)
            continue;
        if (n + 1 >= SIM_FILES || r->own_count >= SIM_FILES)
            die(ST_USAGE, "%s: manifest.json: more files than a simulation takes; legal: at most %d of Verilog, %d arrays", r->out, SIM_FILES - 1,
                (int)SIM_FILES);
        char *path = xasprintf("%s/%s", r->out, name);
        if (ends_in(name, ".v"))
            r->verilog[n++] = path;
        for (const char *const *own = r->golden->own; *own && ends_in(name, ".npy"); own++)
            if (strncmp(name, *own, strlen(*own)) == 0 && strcmp(name + strlen(*own), ".npy") == 0)
                r->own[r->own_count++] = (struct named_file){*own, path};
        if (!exists(path))
            die(ST_USAGE, "%s: missing; generate the design again", path);
    }
}

static void load_design(struct sim_request *r)
{
    r->manifest = manifest_read(r->out);
    const char *generator = json_text(r->manifest, "generator");
    r->golden = golden_find(generator);
    if (!r->golden)
        die(ST_USAGE, "%s: no golden model for generator '%s'", r->out, generator);
    find_files(r);
}

// The path given for the array called name, or NULL.
static const char *find_path(const struct named_file *list, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(list[i].name, name) == 0)
            return list[i].path;
    return NULL;
}

static void add_names(struct buf *b, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        buf_printf(b, "%s%s", b->len ? ", " : "", names[i]);
}

// Checks that every name of `list` is in `needed` or in `optional`.
static void check_names(const char *option, const struct named_file *list, int n, const char *const *needed,
                        const char *const *optional)
{
    struct buf legal = {0};
    add_names(&legal, needed);
    add_names(&legal, optional);
    for (int i = 0; i < n; i++)
        if (!is_one_of(list[i].name, needed) && !is_one_of(list[i].name, optional))
            die(ST_USAGE, "%s: unknown array '%s'; legal: %s", option, list[i].name, legal.s);
    free(legal.s);
}

static void check_complete(const struct sim_request *r)
{
    struct buf all = {0};
    add_names(&all, r->golden->inputs);
    for (int i = 0; r->golden->inputs[i]; i++)
        if (!find_path(r->in, r->in_count, r->golden->inputs[i]))
            die(ST_USAGE, "--in: array '%s' is missing; legal: all of %s", r->golden->inputs[i], all.s);
    free(all.s);
}

// Random arrays in a temporary folder, as if the user had given them.
static void add_random(struct sim_request *r)
{
    if (r->in_count)
        die(ST_USAGE, "--in random: legal alone, without '%s'", r->in[0].name);
    char *folder = r->scratch = scratch_dir();
    json_t *shapes = example_write(r->manifest, r->golden, NULL, (uint64_t)r->seed, folder), *shape;
    const char *name;
    json_object_foreach (shapes, name, shape)
        r->in[r->in_count++] = (struct named_file){xstrdup(name), xasprintf("%s/%s.npy", folder, name)};
    json_decref(shapes);
}

// A file that the simulator writes, whose streams are others.
static void check_result(const char *path)
{
    check_writable(path);
    if (is_own_stream(path))
        die(ST_USAGE, "%s: a stream of the shell's; legal: a file", path);
}

// Reads and checks the user's arrays before anything is built.
static void check_data(struct sim_request *r)
{
    const struct golden *g = r->golden;
    check_names("--in", r->in, r->in_count, g->inputs, g->optional);
    check_names("--out", r->results, r->result_count, g->outputs, (const char *const[]){NULL});
    check_complete(r);
    struct npy arrays[SIM_FILES] = {0};
    struct expr_vars vars = {0};
    expr_from_manifest(&vars, r->manifest);
    const char *paths[SIM_FILES] = {0};
    int n = 0;
    for (const char *const *const *list = (const char *const *const[]){g->inputs, g->optional, NULL}; *list; list++)
        for (const char *const *name = *list; *name; name++, n++) {
            paths[n] = find_path(r->in, r->in_count, *name);
            bool real = g->real && is_one_of(*name, g->real);
            char *wrong = !paths[n] ? NULL : real ? npy_read_real(paths[n], &arrays[n]) : npy_read(paths[n], &arrays[n]);
            if (wrong)
                die(ST_USAGE, "%s", wrong);
        }
    char *err = g->check(r->manifest, arrays, paths, &vars);
    if (err)
        die(ST_USAGE, "%s", err);
    // A formula may need what only the run tells; a design takes an element of the largest array a clock at least.
    if (expr_cycles(&vars, r->manifest, &r->data_clocks))
        for (int i = 0; i < n; i++)
            r->data_clocks = arrays[i].count > r->data_clocks ? arrays[i].count : r->data_clocks;
    for (int i = 0; i < n; i++)
        npy_free(&arrays[i]);
    for (int i = 0; i < r->result_count; i++)
        check_result(r->results[i].path);
}

// Of a testbench: its stem is a module's name.
static bool is_bench_name(const char *path)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    size_t n = strlen(name);
    char *stem = n > 2 && strcmp(name + n - 2, ".v") == 0 ? xasprintf("%.*s", (int)n - 2, name) : xstrdup("");
    bool is = is_identifier(stem);
    free(stem);
    return is;
}

// Options that mean something only with others.
static void check_options(const struct sim_request *r)
{
    if (r->result_count && !r->in_count && !r->random)
        die(ST_USAGE, "--out: without --in; legal: with the arrays to compute from");
    if (r->stalls && !r->in_count && !r->random)
        die(ST_USAGE, "--stalls: without --in; the self-check always stalls");
    if (r->excerpt && !r->json)
        die(ST_USAGE, "--excerpt: value '%lld' without --json; legal: with it", (long long)r->excerpt);
    if (r->netlist && (!r->cells || !r->sim || strcmp(r->sim, "icarus") != 0))
        die(ST_USAGE, "--netlist: value '%s'; legal: with --cells FILE.v and --sim icarus", r->netlist);
    if (r->toggles && !r->netlist)
        die(ST_USAGE, "--toggles: value '%s'; legal: with --netlist FILE.v", r->toggles);
    if (r->toggles_of && (!r->toggles || !exists(r->toggles_of)))
        die(ST_USAGE, "--toggles-of: value '%s'; legal: a file of lines \"CELL PIN\", with --toggles FILE", r->toggles_of);
    if (r->toggles)
        check_result(r->toggles);
    if (r->bench && (!is_bench_name(r->bench) || (r->sim && strcmp(r->sim, "verilator") == 0)))
        die(ST_USAGE, "--bench: value '%s'; legal: NAME.v, NAME as of a Verilog module, and Icarus among the simulators", r->bench);
    if (r->bench)
        check_result(r->bench);
}

struct sim_request parse_sim(const struct options *o)
{
    struct sim_request r = {
        .out = o->words[0],
        .sim = option_text(o, "--sim"),
        .view = option_text(o, "--view"),
        .waves = option_text(o, "--waves"),
        .waves_given = option_given(o, "--waves"),
        .netlist = option_text(o, "--netlist"),
        .cells = option_text(o, "--cells"),
        .toggles = option_text(o, "--toggles"),
        .toggles_of = option_text(o, "--toggles-of"),
        .bench = option_text(o, "--bench"),
        .seed = option_integer(o, "--seed"),
        .cycles = option_integer(o, "--cycles"),
        .excerpt = option_integer(o, "--excerpt"),
        .stalls = option_given(o, "--stalls"),
        .json = option_given(o, "--json"),
    };
    const char *word;
    for (int i = 0; (word = option_nth(o, "--in", i)); i++) {
        if (strcmp(word, "random") == 0)
            r.random = true;
        else
            add_file("--in", r.in, &r.in_count, word);
    }
    for (int i = 0; (word = option_nth(o, "--out", i)); i++)
        add_file("--out", r.results, &r.result_count, word);
    check_options(&r);
    load_design(&r);
    if (r.random)
        add_random(&r);
    if (r.in_count)
        check_data(&r);
    if (!r.sim)
        r.sim = r.bench ? "icarus" : r.in_count ? "verilator" : r.waves_given ? "icarus" : "both"; // which builds waves in a second
    return r;
}
