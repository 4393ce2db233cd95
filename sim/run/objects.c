// SPDX-License-Identifier: Apache-2.0
// Implementation of run/objects.h.
#define _POSIX_C_SOURCE 200809L
#include "run/objects.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/proc.h"
#include "base/util.h"
#include "run/harness.h"

void key_sources(struct cache_key *k, char *const *sources)
{
    for (char *const *name = sources; *name; name++) {
        char *path = data_path(*name);
        key_str(k, *name);
        key_file(k, path);
        free(path);
    }
    char *text = read_file("/proc/cpuinfo", NULL);
    char *flags = text ? strstr(text, "\nflags") : NULL;
    if (flags)
        key_add(k, flags, strcspn(flags + 1, "\n"));
    free(text);
}

static bool is_c_file(const char *name)
{
    size_t n = strlen(name);
    return n > 2 && strcmp(name + n - 2, ".c") == 0;
}

static bool starts_with(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

// Whether the file is of the testbenches, the only ones that may know the port map, or that map.
static bool is_bench(const char *name)
{
    return starts_with(name, "tb/") || starts_with(name, "ports.");
}

// The list without the testbenches' files. Its end is freed, not its words.
static char **runtime_sources(char *const *sources)
{
    int n = 0;
    while (sources[n])
        n++;
    char **list = xmalloc((size_t)(n + 1) * sizeof *list), **end = list;
    for (; *sources; sources++)
        if (!is_bench(*sources))
            *end++ = *sources;
    *end = NULL;
    return list;
}

// The -I option that the simulator's own vpi_user.h needs, as the iverilog on PATH tells it, asked for once. "-I." if it needs none.
static const char *vpi_include(const struct cosim *c)
{
    static char *option;
    if (!c->icarus)
        return "-I.";
    if (!option) {
        char *vpi = tool_beside("iverilog", "iverilog-vpi"), *flags = tool_version(vpi, "--cflags"), *at = strstr(flags, "-I");
        option = at ? xasprintf("%.*s", (int)strcspn(at, " "), at) : xstrdup("-I.");
        free(vpi);
        free(flags);
    }
    return option;
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

// Of the runtime and, where most of a short run's time would be the compiler's, the testbench.
static const char *optimization(const struct cosim *c, bool bench)
{
    return bench && c->length == RUN_BRIEF ? "-O0" : c->icarus || c->length < RUN_LONG ? "-O1" : "-O3";
}

// Compiles a C file to a position-independent object in the folder, whose name goes to objects.
static void compile_file(const struct cosim *c, const char *dir, const char *source, struct args *objects)
{
    char *object = object_name(source);
    struct args cc = {0};
    if (have_ccache())
        add_arg(&cc, "ccache");
    ARGS(&cc, "gcc", "-std=c11", optimization(c, is_bench(source)), "-march=native", "-fPIC", "-w", "-MD", "-c", "-I.", "-Igen", "-Isim",
         vpi_include(c), "-o", object, source);
    run_in(dir, NULL, &cc, CCACHE_SETTINGS("../.."), object);
    free(cc.v);
    add_arg(objects, object);
}

static void compile_runtime(const struct cosim *c, char *const *sources, const char *entry)
{
    char *dir = build_folder(entry);
    struct args link = {0};
    for (char *const *name = sources; *name; name++)
        place_data(dir, *name);
    ARGS(&link, "gcc", "-r", "-nostdlib", "-o", "runtime.o");
    for (char *const *name = sources; *name; name++)
        if (is_c_file(*name))
            compile_file(c, dir, *name, &link);
    run_in(dir, NULL, &link, NULL, "runtime.o");
    build_finish(dir, "runtime.o", entry, "runtime.o");
    free(link.v);
}

const char *simulator_version(bool icarus)
{
    static char *versions[2];
    if (!versions[icarus])
        versions[icarus] = icarus ? tool_version("iverilog", "-V") : tool_version("verilator", "--version");
    return versions[icarus];
}

static void begin_key(struct cache_key *k, const struct cosim *c, bool bench)
{
    key_begin(k);
    if (c->icarus)
        key_str(k, simulator_version(true)); // and of its vpi_user.h
    key_str(k, vpi_include(c));
    key_str(k, optimization(c, bench));
}

// runtime.o of the cache: all that does not know the port map, in one object.
static char *runtime_object(const struct cosim *c, char *const *sources)
{
    static const char *const needed[] = {"runtime.o", NULL};
    char **runtime = runtime_sources(sources);
    struct cache_key k;
    begin_key(&k, c, false);
    key_sources(&k, runtime);
    struct cache_entry e = cache_open(&k, "runtime", needed);
    if (e.build) {
        compile_runtime(c, runtime, e.build);
        cache_commit(&e);
    }
    free(runtime);
    char *path = path_in(e.dir, needed[0]);
    free(e.dir);
    return path;
}

// Whether the text has the macro's name, or the end of it in brackets, to be pasted to the rest: "P(x_bits)" for P_layer1_x_bits.
static bool is_named(const char *text, const char *macro)
{
    bool named = strstr(text, macro);
    for (const char *end = strchr(macro, '_'); end && !named; end = strchr(end + 1, '_')) {
        char *pasted = xasprintf("(%s)", end + 1);
        named = strstr(text, pasted);
        free(pasted);
    }
    return named;
}

// ports.h without the parameters that no file of the testbench names: designs that differ there alone share their objects.
static char *ports_header(const struct cosim *c, char *const *sources)
{
    char *text = harness_header(c->manifest);
    struct buf bench = {0}, b = {0};
    for (char *const *name = sources; *name; name++)
        if (is_bench(*name)) {
            char *path = data_path(*name), *part = must_read_file(path, NULL);
            buf_puts(&bench, part);
            free(part);
            free(path);
        }
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char name[256];
        bool is_macro = sscanf(line, "#define %255s", name) == 1;
        bool of_design = is_macro && (starts_with(name, "P_") || starts_with(name, "D_") || starts_with(name, "HAS_"));
        if (!of_design || is_named(bench.s, name))
            buf_printf(&b, "%s\n", line);
    }
    free(bench.s);
    free(text);
    return b.s;
}

void compile_objects(const struct cosim *c, char *const *sources, const char *dir, struct args *objects)
{
    char *runtime = runtime_object(c, sources), *copy = path_in(dir, "runtime.o");
    place_text(dir, "ports.h", ports_header(c, sources));
    place_text(dir, "ports.c", harness_ports(c->manifest));
    copy_file(runtime, copy);
    for (char *const *name = sources; *name; name++)
        if (is_bench(*name) || !is_c_file(*name))
            place_data(dir, *name);
    for (char *const *name = sources; *name; name++)
        if (is_bench(*name) && is_c_file(*name))
            compile_file(c, dir, *name, objects);
    compile_file(c, dir, "ports.c", objects);
    add_arg(objects, "runtime.o");
    free(copy);
    free(runtime);
}

char *vpi_module(const struct cosim *c, char *const *sources)
{
    static const char *const needed[] = {"gw.vpi", NULL};
    char *header = ports_header(c, sources), *ports = harness_ports(c->manifest);
    struct cache_key k;
    begin_key(&k, c, true);
    key_str(&k, header);
    key_str(&k, ports);
    key_sources(&k, sources);
    free(header);
    free(ports);
    struct cache_entry e = cache_open(&k, "vpi", needed);
    if (e.build) {
        char *dir = build_folder(e.build);
        struct args link = {0};
        ARGS(&link, "gcc", "-shared", "-o", "gw.vpi");
        compile_objects(c, sources, dir, &link);
        add_arg(&link, "-ljansson");
        run_in(dir, NULL, &link, NULL, "gw.vpi");
        build_finish(dir, "gw.vpi", e.build, "gw.vpi");
        cache_commit(&e);
        free(link.v);
    }
    return e.dir;
}
