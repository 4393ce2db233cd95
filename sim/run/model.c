// SPDX-License-Identifier: Apache-2.0
// Implementation of run/model.h.
#define _POSIX_C_SOURCE 200809L
#include "run/model.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/proc.h"
#include "base/util.h"
#include "memory/sram.h"
#include "run/harness.h"
#include "run/waves.h"

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

void tool_failed(const char *tool, const char *log, int status)
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

// With what has Icarus dump the words of arrays.
static char *with_arrays(struct buf *design)
{
    char *text = waves_with_arrays(design->s);
    free(design->s);
    return text;
}

static void place_sources(const struct cosim *c, char *const *sources, const char *dir)
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
    for (char *const *name = sources; *name; name++)
        copy_data(*name, dir);
}

// Words of a command, NULL behind them.
struct args {
    const char **v;
    int n;
};

static void arg(struct args *a, const char *s)
{
    a->v = xrealloc(a->v, (size_t)(a->n + 2) * sizeof *a->v);
    a->v[a->n++] = s;
    a->v[a->n] = NULL;
}

static void add_args(struct args *a, const char *const *words)
{
    for (; *words; words++)
        arg(a, *words);
}

#define ARGS(a, ...) add_args(a, (const char *const[]){__VA_ARGS__, NULL})

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

// Compiles a C file to a position-independent object in the folder, whose name goes to objects.
static void compile_file(const struct cosim *c, const char *dir, const char *include, const char *source, struct args *objects)
{
    char *object = object_name(source);
    struct args cc = {0};
    if (have_ccache())
        arg(&cc, "ccache");
    ARGS(&cc, "gcc", "-std=c11", c->icarus || c->brief ? "-O1" : "-O3", "-march=native", "-fPIC", "-w", "-c", "-I.", "-Igen", "-Isim", include,
         "-o", object, source);
    run_in(dir, NULL, cc.v, CCACHE_SETTINGS(".."), object);
    free(cc.v);
    arg(objects, object);
}

static void compile_c(const struct cosim *c, char *const *sources, const char *dir, struct args *objects)
{
    char *include = vpi_include(c);
    for (char *const *name = sources; *name; name++)
        if (is_c_file(*name))
            compile_file(c, dir, include, *name, objects);
    compile_file(c, dir, include, "ports.c", objects);
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

static void build_icarus(const struct cosim *c, char *const *sources, const char *dir)
{
    struct args link = {0}, iv = {0};
    ARGS(&link, "gcc", "-shared", "-o", "gw.vpi");
    compile_c(c, sources, dir, &link);
    arg(&link, "-ljansson");
    run_in(dir, NULL, link.v, NULL, "gw.vpi");
    ARGS(&iv, "iverilog", "-g2005", "-o", "model.vvp", "-s", "gw_harness");
    define_view(c, &iv);
    ARGS(&iv, "harness.v", "design.v");
    if (c->cells)
        arg(&iv, "cells.v");
    run_in(dir, "building the Icarus model", iv.v, NULL, "model.vvp");
    free(link.v);
    free(iv.v);
}

// The C++ of the model and its makefile, obj/Vgw_harness.mk.
static void verilate(const struct cosim *c, const char *dir, const struct args *objects)
{
    struct args v = {0};
    struct buf libs = {0};
    for (int i = 0; i < objects->n; i++)
        buf_printf(&libs, "../%s ", objects->v[i]);
    buf_puts(&libs, "-ljansson");
    ARGS(&v, "verilator", "--cc", "--exe", "-O3", "--x-assign", "fast", "--x-initial", "fast", "--noassert", "-Wno-fatal", "-Wno-lint",
         "-Wno-style", "--top-module", "gw_harness", "--Mdir", "obj", "-LDFLAGS", libs.s);
    define_view(c, &v);
    if (*sram_macro(c->manifest)) // models of macros have delays, and hold what is read until after the edge
        ARGS(&v, "--timing", "-Wno-BLKANDNBLK", "-CFLAGS", "-DGW_DELAYS");
    if (c->waves)
        ARGS(&v, "--trace-fst", "--trace-structs", "--trace-max-array", "1024", "--trace-max-width", "65536", "-CFLAGS", "-DGW_WAVES");
    ARGS(&v, "harness.v", "design.v", "sim/rt/verilator.cpp");
    run_in(dir, "building the Verilator model", v.v, NULL, "obj/Vgw_harness.mk");
    free(v.v);
    free(libs.s);
}

static void build_verilator(const struct cosim *c, char *const *sources, const char *dir)
{
    struct args objects = {0}, mk = {0};
    compile_c(c, sources, dir, &objects);
    verilate(c, dir, &objects);
    // CURDIR, make's own name of the folder: Verilator's rules refuse spaces in it, and do not use it.
    ARGS(&mk, "make", "-s", "-j2", "-C", "obj", "-f", "Vgw_harness.mk", c->brief ? "OPT_FAST=-O0" : "OPT_FAST=-O3 -march=native",
         "OPT_SLOW=-O0", "CURDIR=.");
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
    free(objects.v);
    free(mk.v);
}

void model_build(const struct cosim *c, char *const *sources, const char *dir)
{
    place_sources(c, sources, dir);
    if (c->icarus)
        build_icarus(c, sources, dir);
    else
        build_verilator(c, sources, dir);
}
