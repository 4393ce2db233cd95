// SPDX-License-Identifier: Apache-2.0
// The verb sim: options, the user's arrays, the verdict.
#define _POSIX_C_SOURCE 200809L
#include "sim.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../gen/manifest.h"
#include "../gen/member.h"
#include "../gen/option.h"
#include "../gen/proc.h"
#include "../gen/util.h"
#include "../gen/verbs.h"
#include "cosim.h"

enum {
    MAX_FILES = 8,
    // Views: multipliers up to which, without being asked, one is taken. Adder by adder takes a minute to build
    // for a few, module by module for a few thousand.
    CELLS = 64,
    MODULES_SELF_CHECK = 4096,
    MODULES_DATA = 1024,
    BRIEF = 100000, // clocks of a self-check up to which compiling the model for speed takes longer than it saves
};

struct named_file {
    const char *name, *path;
};

struct request {
    const char *out; // the design's folder
    const char *sim, *view, *waves, *netlist, *cells, *toggles;
    bool json, stalls, waves_given;
    int64_t seed, cycles, excerpt;
    struct named_file in[MAX_FILES], results[MAX_FILES];
    int in_count, result_count;
    // from the folder
    json_t *manifest;
    const struct golden *golden;
    const char *verilog[MAX_FILES]; // NULL at the end
    struct named_file own[MAX_FILES]; // arrays that the design keeps
    int own_count;
    struct expr_vars vars;
};

static void add_file(const char *option, struct named_file *list, int *n, const char *word)
{
    const char *eq = strchr(word, '=');
    if (!eq || eq == word || !eq[1])
        die(ST_USAGE, "%s: value '%s'; legal: NAME=FILE.npy", option, word);
    char *name = xasprintf("%.*s", (int)(eq - word), word);
    for (int i = 0; i < *n; i++)
        if (strcmp(list[i].name, name) == 0)
            die(ST_USAGE, "%s: '%s' given twice, as '%s' and '%s'", option, name, list[i].path, eq + 1);
    if (*n == MAX_FILES)
        die(ST_USAGE, "%s: more than %d files", option, (int)MAX_FILES);
    list[*n].name = name;
    list[(*n)++].path = xstrdup(eq + 1);
}

static bool is_option(const char *arg, const char *option)
{
    return strcmp(arg, option) == 0;
}

static void parse(struct request *r, int argc, char **argv)
{
    static const char *const legal[] = {"--sim", "--seed", "--cycles", "--waves", "--stalls", "--view",
                                        "--netlist", "--cells", "--excerpt", "--toggles", "--in", "--out", "--json", "-q"};
    for (int i = 1; i < argc; i++) {
        const char *a = argv[i];
        bool takes = is_option(a, "--sim") || is_option(a, "--seed") || is_option(a, "--cycles") ||
                     is_option(a, "--view") || is_option(a, "--netlist") || is_option(a, "--cells") || is_option(a, "--excerpt") || is_option(a, "--toggles") || is_option(a, "--in") || is_option(a, "--out");
        const char *v = takes ? option_value(argc, argv, &i) : NULL;
        if (is_option(a, "--sim"))
            r->sim = option_word(a, v, (const char *const[]){"verilator", "icarus", "both", NULL});
        else if (is_option(a, "--view"))
            r->view = option_word(a, v, (const char *const[]){"auto", "structural", "words", "fast", NULL});
        else if (is_option(a, "--netlist"))
            r->netlist = v;
        else if (is_option(a, "--cells"))
            r->cells = v;
        else if (is_option(a, "--toggles"))
            r->toggles = v;
        else if (is_option(a, "--seed"))
            r->seed = option_integer(a, v, 0, INT64_MAX, "");
        else if (is_option(a, "--cycles"))
            r->cycles = option_integer(a, v, 1, INT64_MAX, "clocks");
        else if (is_option(a, "--excerpt"))
            r->excerpt = option_integer(a, v, 1, INT64_MAX, "clocks");
        else if (is_option(a, "--in"))
            add_file(a, r->in, &r->in_count, v);
        else if (is_option(a, "--out"))
            add_file(a, r->results, &r->result_count, v);
        else if (is_option(a, "--stalls"))
            r->stalls = true;
        else if (is_option(a, "--waves"))
            r->waves_given = true;
        else if (strncmp(a, "--waves=", 8) == 0)
            r->waves_given = true, r->waves = a + 8;
        else if (is_option(a, "--json"))
            r->json = true;
        else if (is_option(a, "-q"))
            set_quiet(true);
        else if (a[0] == '-')
            die_option("sim", a, legal, sizeof legal / sizeof *legal);
        else if (r->out)
            die(ST_USAGE, "sim: extra word '%s'; legal: sim OUT [options]", a);
        else
            r->out = a;
    }
    if (!r->out)
        die(ST_USAGE, "sim: which design? legal: sim OUT [options]");
}

static bool ends_in(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);
    return n > m && strcmp(name + n - m, end) == 0;
}

// The design's Verilog, and the arrays that its golden model asks for, as far as the manifest lists them.
static void find_files(struct request *r)
{
    size_t i;
    json_t *v;
    int n = 0;
    json_array_foreach (json_object_get(r->manifest, "files"), i, v) {
        const char *name = json_string_value(v);
        if (!name || n + 1 >= MAX_FILES)
            continue;
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

static void load_design(struct request *r)
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

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names;
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

static void check_complete(const struct request *r)
{
    struct buf all = {0};
    add_names(&all, r->golden->inputs);
    for (int i = 0; r->golden->inputs[i]; i++)
        if (!find_path(r->in, r->in_count, r->golden->inputs[i]))
            die(ST_USAGE, "--in: array '%s' is missing; legal: all of %s", r->golden->inputs[i], all.s);
    free(all.s);
}

static void check_writable(const char *path)
{
    char *copy = xstrdup(path);
    const char *dir = dirname(copy);
    if (is_dir(path))
        die(ST_USAGE, "%s: is a folder; legal: a file", path);
    if (access(dir, W_OK) != 0)
        die(ST_USAGE, "%s: cannot write in '%s': %s", path, dir, strerror(errno));
    free(copy);
}

// Reads and checks the user's arrays before anything is built.
static void check_data(struct request *r)
{
    const struct golden *g = r->golden;
    check_names("--in", r->in, r->in_count, g->inputs, g->optional);
    check_names("--out", r->results, r->result_count, g->outputs, (const char *const[]){NULL});
    check_complete(r);
    struct npy arrays[MAX_FILES] = {0};
    const char *paths[MAX_FILES] = {0};
    int n = 0;
    for (const char *const *const *list = (const char *const *const[]){g->inputs, g->optional, NULL}; *list; list++)
        for (const char *const *name = *list; *name; name++, n++) {
            paths[n] = find_path(r->in, r->in_count, *name);
            char *wrong = paths[n] ? npy_read(paths[n], &arrays[n]) : NULL;
            if (wrong)
                die(ST_USAGE, "%s", wrong);
        }
    char *err = g->check(r->manifest, arrays, paths, &r->vars);
    if (err)
        die(ST_USAGE, "%s", err);
    for (int i = 0; i < n; i++)
        npy_free(&arrays[i]);
    for (int i = 0; i < r->result_count; i++)
        check_writable(r->results[i].path);
}

static json_t *file_object(const struct named_file *list, int n)
{
    json_t *o = json_object();
    for (int i = 0; i < n; i++) {
        char *path = absolute_path(list[i].path);
        if (json_object_set_new(o, list[i].name, json_string(path)) != 0)
            die(ST_USAGE, "%s: the name is not UTF-8", path);
        free(path);
    }
    return o;
}

static int64_t multipliers(const json_t *manifest)
{
    return json_integer_value(json_object_get(json_object_get(manifest, "derived"), "multipliers"));
}

// What a structural view grows with: multipliers, or the points where a lane's word can go to a bank, 4 for one of them.
static int64_t parts(const json_t *manifest)
{
    json_t *points = json_object_get(json_object_get(manifest, "derived"), "crosspoints");
    return points ? json_integer_value(points) / 4 : multipliers(manifest);
}

static bool has_view(const struct request *r, const char *view)
{
    size_t i;
    json_t *v;
    json_array_foreach (json_object_get(r->manifest, "views"), i, v)
        if (json_is_string(v) && strcmp(json_string_value(v), view) == 0)
            return true;
    return false;
}

// The view asked for, or the most structural one that is built in a minute or so.
static const char *choose_view(const struct request *r)
{
    int64_t m = parts(r->manifest), whole = r->in_count ? MODULES_DATA : MODULES_SELF_CHECK;
    if (r->netlist)
        return "structural";
    if (strcmp(r->view, "auto") != 0 && !has_view(r, r->view))
        die(ST_USAGE, "--view: value '%s'; legal: the design's \"views\" in its manifest.json", r->view);
    if (strcmp(r->view, "auto") != 0)
        return r->view;
    if (has_view(r, "words") && m > CELLS)
        return has_view(r, "fast") && m > whole ? "fast" : "words";
    return has_view(r, "fast") && m > whole ? "fast" : "structural";
}

// A GTKWave save file that lists the ports, beside the waves.
static void write_save_file(const struct request *r, const char *waves, bool icarus)
{
    struct buf b = {0};
    size_t i, len = strlen(waves);
    json_t *p;
    buf_printf(&b, "[dumpfile] \"%s\"\n[timestart] 0\n", waves);
    json_array_foreach (json_object_get(r->manifest, "ports"), i, p) {
        int width = (int)json_integer_value(json_object_get(p, "width"));
        buf_printf(&b, "%sgw_harness.dut.%s", icarus ? "" : "TOP.", json_string_value(json_object_get(p, "name")));
        if (width > 1)
            buf_printf(&b, "[%d:0]", width - 1);
        buf_puts(&b, "\n");
    }
    bool suffix = len > 4 && strcmp(waves + len - 4, ".fst") == 0;
    char *path = xasprintf("%.*s.gtkw", (int)(suffix ? len - 4 : len), waves);
    write_file(path, b.s, b.len);
    free(path);
    free(b.s);
}

static char *waves_path(const struct request *r, bool icarus, bool both)
{
    const char *top = json_string_value(json_object_get(r->manifest, "top"));
    if (r->waves && !both)
        return xstrdup(r->waves);
    if (r->waves)
        return xasprintf("%s.%s.fst", r->waves, icarus ? "icarus" : "verilator");
    return xasprintf("%s.%s.fst", top, icarus ? "icarus" : "verilator");
}

static void print_messages(const json_t *run)
{
    size_t i;
    json_t *m;
    json_array_foreach (json_object_get(run, "messages"), i, m)
        fprintf(stderr, "gatewright: mismatch: %s\n", json_string_value(m));
}

// What a netlist leaves to a ROM of its own, or NULL.
static const char *rom_file(const struct request *r)
{
    const char *part = json_string_value(json_object_get(r->manifest, "part"));
    return part && strcmp(part, "rom") == 0 ? r->verilog[1] : NULL;
}

// One simulator's run, with all that the summary says of it.
static json_t *run_one(const struct request *r, bool icarus, bool both)
{
    struct cosim c = {.manifest = r->manifest, .golden = r->golden, .cells = r->cells,
                      .verilog = r->netlist ? (const char *const[]){r->netlist, rom_file(r), NULL} : r->verilog, .icarus = icarus,
                      .view = choose_view(r), .waves = r->waves_given, .brief = r->in_count == 0 && r->cycles <= BRIEF};
    cosim_build(&c);
    json_t *in = file_object(r->in, r->in_count), *own = file_object(r->own, r->own_count);
    json_object_update(in, own);
    json_decref(own);
    json_t *job = json_pack("{s:b, s:b, s:I, s:I, s:o, s:o}", "data", r->in_count > 0, "stalls", r->stalls,
                            "seed", (json_int_t)r->seed, "cycles", (json_int_t)r->cycles, "in",
                            in, "out", file_object(r->results, r->result_count));
    if (r->excerpt)
        json_object_set_new(job, "excerpt", json_integer(r->excerpt));
    if (r->toggles) {
        char *path = absolute_path(r->toggles);
        json_object_set_new(job, "toggles", json_string(path));
        free(path);
    }
    char *waves = r->waves_given ? waves_path(r, icarus, both) : NULL;
    json_t *run = cosim_run(&c, job, waves);
    json_decref(job);
    const char *error = json_string_value(json_object_get(run, "error"));
    if (error)
        die(ST_USAGE, "%s", error);
    double cycles = (double)json_integer_value(json_object_get(run, "cycles"));
    double macs = (double)json_integer_value(json_object_get(run, "macs"));
    double seconds = json_real_value(json_object_get(run, "sim_seconds"));
    json_object_set_new(run, "simulator", json_string(icarus ? "icarus" : "verilator"));
    json_object_set_new(run, "view", json_string(c.view));
    json_object_set_new(run, "seed", json_integer(r->seed));
    json_object_set_new(run, "build_seconds", json_real(c.build_seconds));
    json_object_set_new(run, "build_cpu_seconds", json_real(c.build_cpu_seconds));
    json_object_set_new(run, "peak_mb", json_real(children_peak_mb()));
    if (r->in_count && multipliers(r->manifest))
        json_object_set_new(run, "utilization", json_real(macs / ((double)multipliers(r->manifest) * cycles)));
    json_object_set_new(run, "macs_per_second", json_real(seconds > 0 ? macs / seconds : 0));
    if (waves) {
        json_object_set_new(run, "waves", json_string(waves));
        write_save_file(r, waves, icarus);
    }
    print_messages(run);
    free(waves);
    return run;
}

static int64_t integer(const json_t *o, const char *key)
{
    return json_integer_value(json_object_get(o, key));
}

static void print_run(const struct request *r, const json_t *run)
{
    printf("%s, %s view: %lld results checked, %lld mismatches, %lld cycles", json_string_value(json_object_get(run, "simulator")),
           json_string_value(json_object_get(run, "view")), (long long)integer(run, "checks"),
           (long long)integer(run, "mismatches"), (long long)integer(run, "cycles"));
    bool multiplies = multipliers(r->manifest) > 0;
    if (r->in_count && multiplies)
        printf(", %lld MACs, %.2f %% utilization", (long long)integer(run, "macs"), 100 * json_number(run, "utilization"));
    printf("\n");
    if (r->in_count && r->golden->print)
        r->golden->print(run);
    printf("  built in %.1f s, ran in %.2f s", json_number(run, "build_seconds"), json_number(run, "sim_seconds"));
    if (multiplies)
        printf(", %.1f million MAC/s", json_number(run, "macs_per_second") / 1e6);
    printf(", seed %lld\n", (long long)r->seed);
    if (json_object_get(run, "waves"))
        printf("  waves: %s\n", json_string_value(json_object_get(run, "waves")));
}

static const char *const sums[] = {"cycles", "clocks", "macs", "mismatches", "wraps", "checks"};

// Two runs as one object: counts added, the runs themselves under "runs".
static json_t *combine(json_t *const *runs, int n)
{
    if (n == 1)
        return runs[0];
    json_t *all = json_pack("{s:s, s:O}", "simulator", "both", "seed", json_object_get(runs[0], "seed"));
    json_t *list = json_array();
    for (size_t k = 0; k < sizeof sums / sizeof *sums; k++)
        json_object_set_new(all, sums[k], json_integer(integer(runs[0], sums[k]) + integer(runs[1], sums[k])));
    double build = 0, sim = 0;
    for (int i = 0; i < n; i++) {
        build += json_number(runs[i], "build_seconds");
        sim += json_number(runs[i], "sim_seconds");
        json_array_append_new(list, runs[i]);
    }
    json_object_set_new(all, "build_seconds", json_real(build));
    json_object_set_new(all, "sim_seconds", json_real(sim));
    json_object_set_new(all, "macs_per_second", json_real(sim > 0 ? (double)integer(all, "macs") / sim : 0));
    json_object_set_new(all, "runs", list);
    return all;
}

static void print_repeat(const struct request *r)
{
    struct buf b = {0};
    buf_puts(&b, "gatewright sim ");
    buf_shell(&b, r->out);
    buf_printf(&b, " --seed %lld", (long long)r->seed);
    if (r->cycles)
        buf_printf(&b, " --cycles %lld", (long long)r->cycles);
    fprintf(stderr, "gatewright: repeat with: %s\n", b.s);
    free(b.s);
}

int verb_sim(int argc, char **argv)
{
    struct request r = {.view = "auto", .seed = 1};
    parse(&r, argc, argv);
    if (r.result_count && !r.in_count)
        die(ST_USAGE, "--out: without --in; legal: with the arrays to compute from");
    if (r.stalls && !r.in_count)
        die(ST_USAGE, "--stalls: without --in; the self-check always stalls");
    if (r.netlist && (!r.cells || !r.sim || strcmp(r.sim, "icarus") != 0))
        die(ST_USAGE, "--netlist: value '%s'; legal: with --cells FILE.v and --sim icarus", r.netlist);
    if (r.toggles && !r.netlist)
        die(ST_USAGE, "--toggles: value '%s'; legal: with --netlist FILE.v", r.toggles);
    if (r.toggles)
        check_writable(r.toggles);
    load_design(&r);
    if (r.in_count)
        check_data(&r);
    if (!r.sim)
        r.sim = r.in_count ? "verilator" : "both";
    bool both = strcmp(r.sim, "both") == 0;
    json_t *runs[2] = {0};
    int n = 0;
    if (strcmp(r.sim, "icarus") != 0)
        runs[n++] = run_one(&r, false, both);
    if (strcmp(r.sim, "verilator") != 0)
        runs[n++] = run_one(&r, true, both);
    for (int i = 0; i < n && !r.json && !is_quiet(); i++)
        print_run(&r, runs[i]);
    json_t *all = combine(runs, n);
    int64_t wraps = integer(all, "wraps"), mismatches = integer(all, "mismatches");
    if (wraps)
        fprintf(stderr, "gatewright: %lld of %lld results wrapped: they do not fit the accumulators\n", (long long)wraps,
                (long long)integer(all, "checks"));
    if (mismatches)
        print_repeat(&r);
    if (r.json)
        print_json(all);
    return mismatches ? ST_WRONG : ST_OK;
}
