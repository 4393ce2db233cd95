// SPDX-License-Identifier: Apache-2.0
// Implementation of run/cosim.h.
#define _POSIX_C_SOURCE 200809L
#include "run/cosim.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/member.h"
#include "base/proc.h"
#include "base/replace.h"
#include "base/util.h"
#include "memory/sram.h"
#include "run/harness.h"
#include "run/waves.h"

static const char *const runtime[] = {
    "sim/rt/rt.h", "sim/rt/rt.c", "sim/rt/arrays.c", "sim/rt/random.c", "sim/rt/stream.c", "sim/rt/episode.c", "sim/rt/axil.c",
    "sim/rt/excerpt.c", "gen/base/npy.h", "gen/base/npy_parts.h", "gen/base/npy.c", "gen/base/npy_header.c", "gen/base/npy_refuse.c",
    "gen/base/npy_text.c", "gen/base/npy_write.c", "gen/base/regular.h", "gen/base/regular.c", "gen/base/expr.h", "gen/base/expr.c", "sim/golden/golden.h", "sim/golden/golden.c", NULL};
enum { MAX_SOURCES = 40 };

// All files of the test's C side below the data folder, the simulator's glue last; NULL at the end.
static void list_sources(const struct cosim *c, const char *list[MAX_SOURCES])
{
    int n = 0;
    for (const char *const *s = runtime; *s; s++)
        list[n++] = *s;
    for (const char *const *s = c->golden->sources; *s && n < MAX_SOURCES - 3; s++)
        list[n++] = *s;
    if (c->icarus)
        list[n++] = "sim/rt/toggles.c";
    list[n++] = c->icarus ? "sim/rt/vpi.c" : "sim/rt/verilator.cpp";
    list[n] = NULL;
}

static void copy_into(const char *from, const char *dir, const char *name)
{
    char *to = xasprintf("%s/%s", dir, name);
    copy_file(from, to);
    free(to);
}

// A file of the data folder goes to the same place below the build folder, so that names meet in one folder only where they do at home.
static void copy_data(const char *rel, const char *dir)
{
    char *path = data_path(rel), *place = xasprintf("%s/%s", dir, rel);
    char *name = strrchr(place, '/');
    *name = '\0';
    make_dirs(place);
    *name = '/';
    copy_file(path, place);
    free(place);
    free(path);
}

static void write_text(const char *dir, const char *name, char *text)
{
    char *to = xasprintf("%s/%s", dir, name);
    write_file(to, text, strlen(text));
    free(to);
    free(text);
}

static void add_file(struct buf *b, const char *path)
{
    size_t len;
    char *text = must_read_file(path, &len);
    buf_add(b, text, len);
    free(text);
}

// Dies showing the end of the tool's log.
static void tool_failed(const char *tool, const char *log, int status)
{
    char *text = read_file(log, NULL);
    const char *tail = text ? text : "";
    size_t len = strlen(tail);
    if (len > 4000)
        tail += len - 4000;
    fputs(tail, stderr);
    die(ST_TOOL, "%s failed (status %d)%s", tool, status, len ? "; the end of its log is above" : "");
}

// Runs the tool in the folder, where it makes the file.
static void run_in(const char *dir, const char *what, const char *const *argv, const char *const *env, const char *made)
{
    char *log = xasprintf("%s/log", dir);
    struct tool_run run = {.argv = argv, .dir = dir, .log = log, .what = what, .env = env};
    int status = run_tool(&run);
    if (status != 0)
        tool_failed(argv[0], log, status);
    char *path = path_in(dir, made);
    if (!has_content(path))
        die(ST_TOOL, "%s did not fail, but made no %s", argv[0], made);
    unlink(log);
    free(path);
    free(log);
}

// The processor's features: what -march=native depends on.
static void add_processor(struct cache_key *k)
{
    char *text = read_file("/proc/cpuinfo", NULL);
    char *flags = text ? strstr(text, "\nflags") : NULL;
    if (flags)
        key_add(k, flags, strcspn(flags + 1, "\n"));
    free(text);
}

static void begin_key(const struct cosim *c, struct cache_key *k)
{
    key_begin(k);
    key_str(k, c->icarus ? "icarus" : "verilator");
    key_str(k, c->view);
    key_str(k, c->waves ? "waves" : "");
    key_str(k, c->brief && !c->icarus ? "brief" : "");
    char *version = c->icarus ? tool_version("iverilog", "-V") : tool_version("verilator", "--version");
    key_str(k, version);
    free(version);
    char *manifest = json_dumps(c->manifest, JSON_COMPACT);
    key_str(k, manifest);
    free(manifest);
    for (const char *const *s = c->verilog; *s; s++)
        key_file(k, *s);
    if (c->cells)
        key_file(k, c->cells);
    const char *list[MAX_SOURCES];
    list_sources(c, list);
    for (int i = 0; list[i]; i++) {
        char *path = data_path(list[i]);
        key_file(k, path);
        free(path);
    }
    add_processor(k);
}

// With what has Icarus dump the words of arrays.
static char *with_arrays(struct buf *design)
{
    char *text = waves_with_arrays(design->s);
    free(design->s);
    return text;
}

static void place_sources(const struct cosim *c, const char *dir)
{
    struct buf design = {0};
    for (const char *const *s = c->verilog; *s; s++)
        add_file(&design, *s);
    write_text(dir, "design.v", c->icarus && c->waves ? with_arrays(&design) : design.s);
    if (c->cells)
        copy_into(c->cells, dir, "cells.v");
    write_text(dir, "harness.v", harness_verilog(c->manifest));
    write_text(dir, "ports.h", harness_header(c->manifest));
    write_text(dir, "ports.c", harness_ports(c->manifest));
    const char *list[MAX_SOURCES];
    list_sources(c, list);
    for (int i = 0; list[i]; i++)
        copy_data(list[i], dir);
}

enum { MAX_ARGS = 48 };

struct args {
    const char *v[MAX_ARGS];
    int n;
};

static void arg(struct args *a, const char *s)
{
    if (a->n + 1 < MAX_ARGS)
        a->v[a->n++] = s;
}

static bool is_c_file(const char *name)
{
    size_t n = strlen(name);
    return n > 2 && strcmp(name + n - 2, ".c") == 0;
}

// Compilations go through ccache where it is installed, so that only what depends on the design is compiled again. Its store is
// that of CCACHE_DIR if the user has one, else beside the build folder, which is `up` from where compilers run: ccache takes a
// $ in a name for a variable, so no name may be the cache's.
#define CCACHE_SETTINGS(up) (const char *const[]){"CCACHE_NOHASHDIR=1", getenv("CCACHE_DIR") ? NULL : "CCACHE_DIR=/proc/self/cwd/" up "/ccache", NULL}

static bool have_ccache(void)
{
    return access("/usr/bin/ccache", X_OK) == 0;
}

// The -I option that the simulator's own vpi_user.h needs, as the iverilog on PATH tells it, allocated. "-I." if it needs none.
static char *vpi_include(const struct cosim *c)
{
    if (!c->icarus)
        return xstrdup("-I.");
    char *vpi = tool_beside("iverilog", "iverilog-vpi"), *flags = tool_version(vpi, "--cflags"), *option = strstr(flags, "-I");
    if (option)
        option[strcspn(option, " ")] = '\0';
    char *copy = xstrdup(option ? option : "-I.");
    free(vpi);
    free(flags);
    return copy;
}

// One folder holds the objects: sim/rt/stream.c becomes sim_rt_stream.o. Allocated.
static char *object_name(const char *source)
{
    char *name = xasprintf("%.*so", (int)strlen(source) - 1, source);
    for (char *c = name; *c; c++)
        if (*c == '/')
            *c = '_';
    return name;
}

// Compiles the C side to position-independent objects in the folder; their names go to objects.
static void compile_c(const struct cosim *c, const char *dir, struct args *objects)
{
    const char *list[MAX_SOURCES + 1];
    int n = 0;
    list_sources(c, list);
    while (list[n])
        n++;
    list[n++] = "ports.c";
    list[n] = NULL;
    char *include = vpi_include(c);
    for (int i = 0; list[i]; i++) {
        if (!is_c_file(list[i]))
            continue;
        char *object = object_name(list[i]);
        struct args cc = {0};
        if (have_ccache())
            arg(&cc, "ccache");
        const char *level = c->icarus || c->brief ? "-O1" : "-O3";
        for (const char *const *s = (const char *const[]){"gcc", "-std=c11", level, "-march=native", "-fPIC", "-w", "-c", "-I.",
                                                          "-Igen", "-Isim", include, "-o", object, list[i], NULL}; *s; s++)
            arg(&cc, *s);
        run_in(dir, NULL, cc.v, CCACHE_SETTINGS(".."), object);
        arg(objects, object);
    }
    free(include);
}

// The macros that choose a view of the design; the structural one needs none.
static void define_view(const struct cosim *c, struct args *a)
{
    if (strcmp(c->view, "structural") == 0)
        return;
    arg(a, "-DGATEWRIGHT_WORDS");
    if (strcmp(c->view, "fast") == 0)
        arg(a, "-DGATEWRIGHT_FAST_SIM");
}

static void build_icarus(const struct cosim *c, const char *dir)
{
    struct args link = {.v = {"gcc", "-shared", "-o", "gw.vpi"}, .n = 4};
    compile_c(c, dir, &link);
    arg(&link, "-ljansson");
    run_in(dir, NULL, link.v, NULL, "gw.vpi");
    struct args iv = {.v = {"iverilog", "-g2005", "-o", "model.vvp", "-s", "gw_harness"}, .n = 6};
    define_view(c, &iv);
    arg(&iv, "harness.v");
    arg(&iv, "design.v");
    if (c->cells)
        arg(&iv, "cells.v");
    run_in(dir, "building the Icarus model", iv.v, NULL, "model.vvp");
}

static void build_verilator(const struct cosim *c, const char *dir)
{
    struct args objects = {0};
    compile_c(c, dir, &objects);
    struct buf libs = {0};
    for (int i = 0; i < objects.n; i++)
        buf_printf(&libs, "../%s ", objects.v[i]);
    buf_puts(&libs, "-ljansson");
    struct args v = {.v = {"verilator", "--cc", "--exe", "-O3", "--x-assign", "fast", "--x-initial", "fast",
                           "--noassert", "-Wno-fatal", "-Wno-lint", "-Wno-style", "--top-module", "gw_harness",
                           "--Mdir", "obj", "-LDFLAGS", libs.s}, .n = 18};
    define_view(c, &v);
    if (*sram_macro(c->manifest)) // models of macros have delays, and hold what is read until after the edge
        for (const char *const *s = (const char *const[]){"--timing", "-Wno-BLKANDNBLK", "-CFLAGS", "-DGW_DELAYS", NULL}; *s; s++)
            arg(&v, *s);
    if (c->waves) {
        for (const char *const *s = (const char *const[]){"--trace-fst", "--trace-structs", "--trace-max-array", "1024",
                                                          "--trace-max-width", "65536", "-CFLAGS", "-DGW_WAVES", NULL}; *s; s++)
            arg(&v, *s);
    }
    arg(&v, "harness.v");
    arg(&v, "design.v");
    arg(&v, "sim/rt/verilator.cpp");
    run_in(dir, "building the Verilator model", v.v, NULL, "obj/Vgw_harness.mk");
    // CURDIR, make's own name of the folder: Verilator's rules refuse spaces in it, and do not use it.
    struct args mk = {.v = {"make", "-s", "-j2", "-C", "obj", "-f", "Vgw_harness.mk",
                            c->brief ? "OPT_FAST=-O0" : "OPT_FAST=-O3 -march=native", "OPT_SLOW=-O0",
                            "CURDIR=."}, .n = 10};
    if (c->brief)
        arg(&mk, "OPT_GLOBAL=-O0"); // of Verilator's library
    if (have_ccache())
        arg(&mk, "OBJCACHE=ccache");
    arg(&mk, "Vgw_harness");
    run_in(dir, "building the Verilator model", mk.v, CCACHE_SETTINGS("../.."), "obj/Vgw_harness");
    char *from = xasprintf("%s/obj/Vgw_harness", dir), *to = xasprintf("%s/model", dir);
    if (rename(from, to) != 0)
        die(ST_TOOL, "%s: not built", from);
    free(from);
    free(to);
    from = xasprintf("%s/obj", dir);
    remove_tree(from);
    free(from);
}

// Says what begins, a line each, where no progress line is drawn.
static void say_stage(const struct cosim *c, const char *what)
{
    if (!is_quiet() && !isatty(STDERR_FILENO))
        fprintf(stderr, "%s %s, %s view\n", what, c->icarus ? "Icarus" : "Verilator", c->view);
}

// Whether a model that runs fast was built before.
static bool has_fast_model(const struct cosim *c)
{
    struct cosim fast = *c;
    struct cache_key k;
    char hex[33];
    fast.brief = false;
    begin_key(&fast, &k);
    key_end(&k, hex);
    char *place = cache_place("verilator", hex);
    bool found = is_dir(place);
    free(place);
    return found;
}

void cosim_build(struct cosim *c)
{
    struct cache_key k;
    need_tool(c->icarus ? "iverilog" : "verilator");
    if (c->brief && !c->icarus && has_fast_model(c))
        c->brief = false;
    begin_key(c, &k);
    static const char *const of_icarus[] = {"model.vvp", "gw.vpi", NULL}, *const of_verilator[] = {"model", NULL};
    struct cache_entry e = cache_open(&k, c->icarus ? "icarus" : "verilator", c->icarus ? of_icarus : of_verilator);
    if (e.build) {
        double start = now_seconds(), cpu = children_cpu_seconds();
        say_stage(c, "building the model:");
        place_sources(c, e.build);
        if (c->icarus)
            build_icarus(c, e.build);
        else
            build_verilator(c, e.build);
        c->build_seconds = now_seconds() - start;
        c->build_cpu_seconds = children_cpu_seconds() - cpu;
        cache_commit(&e);
    }
    c->dir = e.dir;
}

static void keep_waves(const char *scratch, const char *waves_to)
{
    char *from = xasprintf("%s/waves.fst", scratch);
    size_t len;
    char *text = read_file(from, &len);
    if (!text)
        die(ST_TOOL, "the simulator left no waves");
    replace_file(waves_to, text, len);
    free(text);
    free(from);
}

// Whether Verilator's model gave up for that.
static bool never_settles(const char *log)
{
    char *text = read_file(log, NULL);
    bool found = text && strstr(text, "did not converge");
    free(text);
    return found;
}

json_t *cosim_run(const struct cosim *c, json_t *job, const char *waves_to)
{
    char *scratch = scratch_dir();
    char *job_path = xasprintf("%s/job.json", scratch), *result_path = xasprintf("%s/result.json", scratch);
    json_object_set_new(job, "result", json_string("result.json"));
    json_object_set(job, "manifest", (json_t *)(uintptr_t)c->manifest);
    if (json_dump_file(job, job_path, 0) != 0)
        die(ST_USAGE, "%s: cannot write", job_path);
    char *env = xasprintf("GATEWRIGHT_JOB=%s", job_path);
    char *model = xasprintf(c->icarus ? "%s/model.vvp" : "%s/model", c->dir);
    char *log = xasprintf("%s/log", scratch);
    struct args a = {0};
    char *vvp = c->icarus ? tool_beside("iverilog", "vvp") : NULL;
    if (c->icarus)
        for (const char *const *s = (const char *const[]){vvp, "-M", c->dir, "-m", "gw", NULL}; *s; s++)
            arg(&a, *s);
    arg(&a, model);
    int64_t clocks = json_integer_value(json_object_get(job, "cycles"));
    char *plus = clocks ? xasprintf("+waves=%lld", (long long)clocks) : xstrdup("+waves");
    if (c->icarus && waves_to) {
        arg(&a, "-fst");
        arg(&a, plus);
    }
    bool progress = !is_quiet() && isatty(STDERR_FILENO);
    say_stage(c, "simulating:");
    json_object_set_new(job, "progress", json_boolean(progress));
    struct tool_run run = {.argv = a.v, .dir = scratch, .log = log, .env = (const char *const[]){env, NULL},
                           .inherit_stderr = progress};
    int st = run_tool(&run);
    json_t *result = json_read_file(result_path, NULL);
    bool settles = result || !never_settles(log);
    if (!settles)
        result = json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:f, s:s, s:[s]}", "cycles", 0, "clocks", 0, "macs", 0, "mismatches", 1,
                           "wraps", 0, "checks", 0, "sim_seconds", 0.0, "trace", "", "messages",
                           "signals do not settle: a combinational loop");
    if (settles && (!result || st != 0))
        tool_failed(c->icarus ? "vvp" : "the Verilator model", log, st);
    if (waves_to && st == 0)
        keep_waves(scratch, waves_to);
    remove_tree(scratch);
    forget_at_death(scratch);
    free(scratch);
    free(job_path);
    free(result_path);
    free(env);
    free(plus);
    free(model);
    free(vvp);
    free(log);
    return result;
}
