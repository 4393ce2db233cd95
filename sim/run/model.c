// SPDX-License-Identifier: Apache-2.0
// Implementation of run/model.h.
#define _POSIX_C_SOURCE 200809L
#include "run/model.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/util.h"
#include "memory/sram.h"
#include "run/build.h"
#include "run/harness.h"
#include "run/objects.h"
#include "run/waves.h"

static void copy_into(const char *from, const char *dir, const char *name)
{
    char *to = path_in(dir, name);
    copy_file(from, to);
    free(to);
}

static void add_file(struct buf *b, const char *path)
{
    size_t len;
    char *text = must_read_file(path, &len);
    buf_add(b, text, len);
    free(text);
}

// With what has Icarus dump the words of arrays.
static char *with_arrays(struct buf *design)
{
    char *text = waves_with_arrays(design->s);
    free(design->s);
    return text;
}

static void place_verilog(const struct cosim *c, const char *dir)
{
    struct buf design = {0};
    for (const char *const *s = c->verilog; *s; s++)
        add_file(&design, *s);
    place_text(dir, "design.v", c->icarus && c->waves ? with_arrays(&design) : design.s);
    if (c->cells)
        copy_into(c->cells, dir, "cells.v");
    place_text(dir, "harness.v", harness_verilog(c->manifest));
}

// The macros that choose a view of the design; the structural one needs none.
static void define_view(const struct cosim *c, struct args *a)
{
    if (strcmp(c->view, "structural") == 0)
        return;
    add_arg(a, "-DGATEWRIGHT_WORDS");
    if (strcmp(c->view, "fast") == 0)
        add_arg(a, "-DGATEWRIGHT_FAST_SIM");
}

static void build_icarus(const struct cosim *c, const char *dir)
{
    struct args iv = {0};
    ARGS(&iv, "iverilog", "-g2005", "-o", "model.vvp", "-s", "gw_harness");
    define_view(c, &iv);
    ARGS(&iv, "harness.v", "design.v");
    if (c->cells)
        add_arg(&iv, "cells.v");
    run_in(dir, "building the Icarus model", &iv, NULL, "model.vvp");
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
    if (c->length == RUN_BRIEF)
        ARGS(&v, "--output-split", "1000000"); // none: each file reads Verilator's headers, which takes longer than a part of the model
    if (c->waves)
        ARGS(&v, "--trace-fst", "--trace-structs", "--trace-max-array", "1024", "--trace-max-width", "65536", "-CFLAGS", "-DGW_WAVES");
    ARGS(&v, "harness.v", "design.v", "sim/rt/verilator.cpp");
    run_in(dir, "building the Verilator model", &v, NULL, "obj/Vgw_harness.mk");
    free(v.v);
    free(libs.s);
}

static void build_verilator(const struct cosim *c, char *const *sources, const char *dir)
{
    struct args objects = {0}, mk = {0};
    compile_objects(c, sources, dir, &objects);
    verilate(c, dir, &objects);
    static const char *const opt_fast[] = {"OPT_FAST=-O0", "OPT_FAST=-O1 -march=native", "OPT_FAST=-O3 -march=native"};
    // CURDIR, make's own name of the folder: Verilator's rules refuse spaces in it, and do not use it.
    ARGS(&mk, "make", "-s", "-j2", "-C", "obj", "-f", "Vgw_harness.mk", opt_fast[c->length], "OPT_SLOW=-O0", "CURDIR=.");
    if (c->length < RUN_LONG)
        add_arg(&mk, "OPT_GLOBAL=-O0"); // of Verilator's library
    if (have_ccache())
        add_arg(&mk, "OBJCACHE=ccache");
    add_arg(&mk, "Vgw_harness");
    run_in(dir, "building the Verilator model", &mk, CCACHE_SETTINGS("../../.."), "obj/Vgw_harness");
    free(objects.v);
    free(mk.v);
}

void model_build(const struct cosim *c, char *const *sources, const char *entry)
{
    char *dir = build_folder(entry);
    place_verilog(c, dir);
    if (c->icarus)
        build_icarus(c, dir);
    else
        build_verilator(c, sources, dir);
    build_finish(dir, c->icarus ? "model.vvp" : "obj/Vgw_harness", entry, c->icarus ? "model.vvp" : "model");
}
