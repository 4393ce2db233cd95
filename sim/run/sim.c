// SPDX-License-Identifier: Apache-2.0
// The verb sim: the view, the runs, the verdict.
#include "run/sim.h"

#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/util.h"
#include "emit/manifest.h"
#include "run/cosim.h"
#include "run/harness.h"
#include "run/request.h"
#include "run/waves.h"

enum {
    // Views: multipliers up to which, without being asked, one is taken, so that a self-check takes seconds. Icarus simulates
    // module by module a hundred times slower than Verilator.
    CELLS = 16,
    MODULES = 1024,
    MODULES_ICARUS = 64,
    SELF_CHECK = 40000, // clocks of a self-check, about, where the user does not say
    BRIEF = 100000, // clocks up to which compiling the model for speed takes longer than it saves
    FEW_PRODUCTS = 100000000, // and products: a rolled loop over thousands of elements works as long in one clock
};

static int64_t multipliers(const json_t *manifest)
{
    return json_integer_value(json_object_get(json_object_get(manifest, "derived"), "multipliers"));
}

// Products a clock when all are busy; 0 of a design that works bit by bit, which has no multipliers to be busy.
static double busy_multipliers(const json_t *manifest)
{
    const json_t *derived = json_object_get(manifest, "derived");
    return json_object_get(derived, "planes") ? 0 : macs_a_clock(derived);
}

// What a structural view grows with: multipliers, or the points where a lane's word can go to a bank, 4 for one of them.
static int64_t parts(const json_t *manifest)
{
    json_t *points = json_object_get(json_object_get(manifest, "derived"), "crosspoints");
    return points ? json_integer_value(points) / 4 : multipliers(manifest);
}

static bool has_view(const struct sim_request *r, const char *view)
{
    size_t i;
    json_t *v;
    json_array_foreach (json_object_get(r->manifest, "views"), i, v)
        if (json_is_string(v) && strcmp(json_string_value(v), view) == 0)
            return true;
    return false;
}

// The view asked for, or the most structural one that takes seconds; the same for the self-check and the user's data, so that
// a model is built once.
static const char *choose_view(const struct sim_request *r, bool icarus)
{
    int64_t m = parts(r->manifest), whole = icarus ? MODULES_ICARUS : MODULES;
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

static void print_messages(const json_t *run)
{
    size_t i;
    json_t *m;
    json_array_foreach (json_object_get(run, "messages"), i, m)
        fprintf(stderr, "gatewright: mismatch: %s\n", json_string_value(m));
}

// Adds what the netlist of a design, or of one in it, leaves to a ROM of its own.
static void add_roms(const struct sim_request *r, const json_t *design, const char **list, int *n)
{
    size_t i;
    json_t *inside;
    char *file = xasprintf("%s/%s_rom.v", r->out, json_text(design, "top"));
    bool known = strcmp(json_text(design, "part"), "rom") != 0;
    for (int k = 0; k < *n; k++)
        known = known || strcmp(list[k], file) == 0;
    if (known)
        free(file);
    else
        list[(*n)++] = file;
    json_array_foreach (json_object_get(design, "instances"), i, inside)
        add_roms(r, inside, list, n);
}

// What is simulated instead of the design's Verilog: the netlist, and the ROMs; NULL at the end. A design has fewer files than that.
static const char *const *netlist_files(const struct sim_request *r)
{
    const char **list = xcalloc(SIM_FILES + 2, sizeof *list);
    int n = 0;
    list[n++] = r->netlist;
    add_roms(r, r->manifest, list, &n);
    return list;
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

static void add_path(json_t *job, const char *key, const char *file)
{
    char *path = file ? absolute_path(file) : NULL;
    if (path)
        json_object_set_new(job, key, json_string(path));
    free(path);
}

// NAME.hex beside NAME.v.
static char *bench_vectors(const char *bench)
{
    return xasprintf("%.*s.hex", (int)strlen(bench) - 2, bench);
}

static json_t *job_of(const struct sim_request *r, bool icarus)
{
    json_t *in = file_object(r->in, r->in_count), *own = file_object(r->own, r->own_count);
    json_object_update(in, own);
    json_decref(own);
    json_t *job = json_pack("{s:b, s:b, s:I, s:I, s:o, s:o}", "data", r->in_count > 0, "stalls", r->stalls,
                            "seed", (json_int_t)r->seed, "cycles", (json_int_t)r->cycles, "in",
                            in, "out", file_object(r->results, r->result_count));
    json_object_set_new(job, "waves", json_boolean(r->waves_given));
    json_t *real = json_array();
    for (const char *const *name = r->golden->real; name && *name; name++)
        json_array_append_new(real, json_string(*name));
    json_object_set_new(job, "real", real);
    if (r->excerpt)
        json_object_set_new(job, "excerpt", json_integer(r->excerpt));
    add_path(job, "toggles", r->toggles);
    char *vectors = icarus && r->bench ? bench_vectors(r->bench) : NULL;
    add_path(job, "record", vectors);
    free(vectors);
    add_path(job, "toggles_of", r->toggles_of);
    return job;
}

static enum run_length run_length(const struct sim_request *r)
{
    int64_t clocks = r->in_count ? r->data_clocks : r->cycles ? r->cycles : SELF_CHECK, products = clocks * multipliers(r->manifest);
    if (r->waves_given || (clocks <= BRIEF && products <= FEW_PRODUCTS))
        return RUN_BRIEF;
    return products > 0 && products <= FEW_PRODUCTS ? RUN_MEDIUM : RUN_LONG;
}

static void write_bench(const struct sim_request *r, const json_t *run)
{
    const char *name = strrchr(r->bench, '/') ? strrchr(r->bench, '/') + 1 : r->bench;
    char *module = xasprintf("%.*s", (int)strlen(name) - 2, name);
    int64_t clocks = json_integer_value(json_object_get(run, "clocks"));
    char *text = harness_bench(r->manifest, module, r->cycles && r->cycles < clocks ? r->cycles : clocks);
    write_file(r->bench, text, strlen(text));
    free(module);
    free(text);
}

// One simulator's run, with all that the summary says of it.
static json_t *run_one(const struct sim_request *r, bool icarus, bool both)
{
    struct cosim c = {.manifest = r->manifest, .golden = r->golden, .cells = r->cells,
                      .verilog = r->netlist ? netlist_files(r) : r->verilog, .icarus = icarus,
                      .view = choose_view(r, icarus), .waves = r->waves_given, .length = run_length(r)};
    char *waves = r->waves_given ? waves_path(r->out, r->waves, icarus, both) : NULL;
    if (waves)
        waves_check(waves);
    cosim_build(&c);
    json_t *job = job_of(r, icarus);
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
    if (r->in_count && busy_multipliers(r->manifest) > 0)
        json_object_set_new(run, "utilization", json_real(macs / (busy_multipliers(r->manifest) * cycles)));
    json_object_set_new(run, "macs_per_second", json_real(seconds > 0 ? macs / seconds : 0));
    if (waves) {
        char *save = waves_save_file(r->manifest, r->verilog, waves, icarus);
        json_object_set_new(run, "waves", json_string(waves));
        json_object_set_new(run, "waves_bytes", json_integer(file_size(waves)));
        json_object_set_new(run, "waves_save", json_string(save));
        free(save);
    }
    if (icarus && r->bench)
        write_bench(r, run);
    print_messages(run);
    free(waves);
    return run;
}

static int64_t integer(const json_t *o, const char *key)
{
    return json_integer_value(json_object_get(o, key));
}

static void print_waves(const json_t *run)
{
    const char *waves = json_string_value(json_object_get(run, "waves"));
    struct buf b = {0};
    buf_puts(&b, "gtkwave ");
    buf_shell(&b, waves);
    buf_puts(&b, " ");
    buf_shell(&b, json_string_value(json_object_get(run, "waves_save")));
    printf("  waves: %s, %.1f MB; see them with: %s\n", waves, (double)integer(run, "waves_bytes") / 1e6, b.s);
    free(b.s);
}

static void print_rate(double macs_per_second)
{
    if (macs_per_second < 1e5)
        printf(", %.0f thousand MAC/s", macs_per_second / 1e3);
    else
        printf(", %.1f million MAC/s", macs_per_second / 1e6);
}

static void print_run(const struct sim_request *r, const json_t *run)
{
    printf("%s, %s view: %s checked, %s, %s", json_string_value(json_object_get(run, "simulator")),
           json_string_value(json_object_get(run, "view")), counted((double)integer(run, "checks"), "result"),
           counted((double)integer(run, "mismatches"), "mismatch"), counted((double)integer(run, "cycles"), "cycle"));
    bool multiplies = multipliers(r->manifest) > 0;
    if (r->in_count && multiplies)
        printf(", %s", counted((double)integer(run, "macs"), "MAC"));
    if (json_object_get(run, "utilization"))
        printf(", %.2f %% utilization", 100 * json_number(run, "utilization"));
    printf("\n");
    if (r->in_count && r->golden->print)
        r->golden->print(run);
    printf("  built in %.1f s, ran in %.2f s", json_number(run, "build_seconds"), json_number(run, "sim_seconds"));
    if (multiplies)
        print_rate(json_number(run, "macs_per_second"));
    printf(", seed %lld\n", (long long)r->seed);
    if (json_object_get(run, "waves"))
        print_waves(run);
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

// The command that does the same again: all that was given but what only says where the outcome goes.
static void print_repeat(const struct sim_request *r, const struct options *o)
{
    static const char *const not_again[] = {"-q", "--json", "--out", "--waves", "--excerpt", "--toggles", "--toggles-of", "--seed"};
    struct buf b = {0};
    buf_puts(&b, "gatewright sim ");
    buf_shell(&b, r->out);
    buf_printf(&b, " --seed %lld", (long long)r->seed);
    for (int i = 0; i < o->given_count; i++) {
        const char *words[2];
        int n = 0;
        bool again = true;
        for (size_t k = 0; k < sizeof not_again / sizeof *not_again; k++)
            again &= strcmp(o->given[i].row->name, not_again[k]) != 0;
        if (again)
            option_pass(&o->given[i], words, &n);
        for (int w = 0; w < n; w++) {
            buf_puts(&b, " ");
            buf_shell(&b, words[w]);
        }
    }
    fprintf(stderr, "gatewright: repeat with: %s\n", b.s);
    free(b.s);
}

int verb_sim(const struct options *o)
{
    struct sim_request r = parse_sim(o);
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
    if (wraps && !is_quiet())
        fprintf(stderr, "gatewright: %lld of %s wrapped: they do not fit the accumulators\n", (long long)wraps,
                counted((double)integer(all, "checks"), "result"));
    if (mismatches)
        print_repeat(&r, o);
    if (r.json)
        print_json(all);
    if (r.scratch) {
        remove_tree(r.scratch);
        forget_at_death(r.scratch);
    }
    return mismatches ? ST_WRONG : ST_OK;
}
