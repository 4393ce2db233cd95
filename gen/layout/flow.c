// SPDX-License-Identifier: Apache-2.0
// Implementation of layout/flow.h. What the tools need is done as qflow's own tcsh scripts do it (placement.sh, router.sh,
// migrate.sh, lvs.sh), but without a shell, so that no name of a folder matters.
#define _XOPEN_SOURCE 700
#include "layout/flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/proc.h"
#include "base/util.h"
#include "flow/run.h"
#include "layout/layout.h"

#define SCRIPTS "/usr/lib/qflow/scripts/"
#define TECH "/usr/share/qflow/tech/osu018/"
#define LONGER " took longer than "

void layout_need_tools(void)
{
    static const char *const tools[] = {"qflow", "graywolf", "qrouter", "magic", "netgen-lvs", "tclsh", "timeout"};
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
        need_tool(tools[i]);
    if (!exists(SCRIPTS "place2def.tcl"))
        die(ST_TOOL, "%s: not found; install it with: apt-get install qflow", SCRIPTS "place2def.tcl");
}

static char *in_work(const struct layout_flow *f, const char *suffix)
{
    return xasprintf("%s/%s%s", f->work, f->top, suffix);
}

// Runs argv, at most 14 words, in the folder; TOP<suffix> is what it must write, if not NULL. NULL, or what went wrong.
static char *step(const struct layout_flow *f, const char *name, const char *const *argv, const char *suffix)
{
    char *limit = xasprintf("%d", f->seconds), *log = xasprintf("%s/%s.log", f->work, name), *what = xasprintf("%s: %s", f->top, name);
    char *top = xasprintf("GW_TOP=%s", f->top), *made = suffix ? in_work(f, suffix) : NULL, *wrong = NULL;
    const char *words[20] = {"timeout", "-k", "5", limit};
    for (int i = 0; argv[i]; i++)
        words[4 + i] = argv[i];
    const char *env[] = {top, "DISPLAY=", "HOME=/nonexistent", "LC_ALL=C", NULL};
    if (made)
        remove_tree(made);
    struct tool_run run = {.argv = words, .dir = f->work, .log = log, .what = what, .env = env};
    int status = run_tool(&run);
    if (status == 124 || status == 137)
        wrong = xasprintf("%s" LONGER "%d s", name, f->seconds);
    else if (status != 0 || (made && !has_content(made)))
        wrong = xasprintf("%s failed (status %d)", name, status);
    free(limit);
    free(log);
    free(what);
    free(top);
    free(made);
    return wrong;
}

// TOP<from> becomes TOP<to>.
static void take_as(const struct layout_flow *f, const char *from, const char *to)
{
    char *a = in_work(f, from), *b = in_work(f, to);
    if (rename(a, b) != 0)
        die(ST_TOOL, "%s: cannot move", a);
    free(a);
    free(b);
}

static char *read_log(const struct layout_flow *f, const char *name)
{
    char *path = xasprintf("%s/%s", f->work, name), *text = read_file(path, NULL);
    free(path);
    return text ? text : xstrdup("");
}

// ---- the netlist ----

// Cells are numbered by type in TOP.v, the netlist and the layout alike.
void layout_prepare(const struct layout_flow *f)
{
    char *script = data_path("scripts/flow/layout.tcl"), *lef = xasprintf("%s/lib.lef", f->work);
    const char *argv[] = {"yosys", "-q", "-c", script, NULL};
    copy_file(TECH "osu018_stdcells.lef", lef);
    char *wrong = step(f, "yosys", argv, ".spc");
    if (wrong) {
        char *known = read_log(f, "error.txt"), *log = xasprintf("%s/yosys.log", f->work);
        synth_need_tcl(log);
        known[strcspn(known, "\n")] = '\0';
        die(ST_USAGE, "--layout: %s: %s", f->top, *known ? known : wrong);
    }
    free(script);
    free(lef);
}

// ---- place ----

// What graywolf is to do, with the seed in place of that of the file.
static void write_par(const struct layout_flow *f, int seed)
{
    static const char key[] = "*random.seed";
    char *text = must_read_file(TECH "osu018.par", NULL), *at = strstr(text, key), *path = in_work(f, ".par");
    if (!at)
        die(ST_TOOL, "%s: no %s", TECH "osu018.par", key);
    char *words = xasprintf("%.*s%s : %d%s", (int)(at - text), text, key, seed, at + strcspn(at, "\n"));
    write_file(path, words, strlen(words));
    free(text);
    free(path);
    free(words);
}

// The layers, as qflow's scripts read them.
static char *write_info(const struct layout_flow *f)
{
    char *cfg = in_work(f, ".cfg"), *info = xasprintf("%s.info", f->top), *name = xasprintf("%s.cfg", f->top);
    const char words[] = "read_lef tech.lef\n";
    const char *argv[] = {"qrouter", "-nog", "-i", info, "-c", name, NULL};
    write_file(cfg, words, strlen(words));
    char *wrong = step(f, "qrouter-info", argv, ".info");
    free(cfg);
    free(info);
    free(name);
    return wrong;
}

// Pads cells in TOP.cel down to the density.
static char *spread(const struct layout_flow *f, double density)
{
    char *script = data_path("scripts/flow/layout_spread.tcl"), *share = xasprintf("%.2f", density);
    const char *argv[] = {"tclsh", script, SCRIPTS "decongest.tcl", f->top, "tech.lef", "FILL", share, "--units=100", NULL};
    char *wrong = step(f, "decongest", argv, ".acel");
    if (!wrong)
        take_as(f, ".acel", ".cel");
    free(script);
    free(share);
    return wrong;
}

// Fill, supply stripes of 2 um every 50 um, and pins on tracks: TOP.def and TOP.obs.
static char *finish_rows(const struct layout_flow *f)
{
    const char *def[] = {SCRIPTS "place2def.tcl", f->top, "FILL", NULL};
    const char *rows[] = {SCRIPTS "addspacers.tcl", "-stripe", "2.0", "50.0", "PG", f->top, "tech.lef", "FILL", NULL};
    const char *pins[] = {SCRIPTS "arrangepins.tcl", f->top, NULL};
    char *obs = in_work(f, ".obs"), *wrong;
    remove_tree(obs); // place2def adds to it
    free(obs);
    if ((wrong = step(f, "place2def", def, ".def")) || (wrong = step(f, "addspacers", rows, "_filled.def")))
        return wrong;
    take_as(f, "_filled.def", ".def");
    take_as(f, ".obsx", ".obs");
    if ((wrong = step(f, "arrangepins", pins, "_mod.def")))
        return wrong;
    take_as(f, "_mod.def", ".def");
    return NULL;
}

static char *place(const struct layout_flow *f, double density, int seed)
{
    char *blif = xasprintf("%s.blif", f->top), *cel = xasprintf("%s.cel", f->top), *wrong;
    const char *cells[] = {SCRIPTS "blif2cel.tcl", "--blif", blif, "--lef", "tech.lef", "--cel", cel, NULL};
    const char *gray[] = {"graywolf", "-n", f->top, NULL};
    write_par(f, seed);
    if (!(wrong = write_info(f)) && !(wrong = step(f, "blif2cel", cells, ".cel")) && !(wrong = density < 1 ? spread(f, density) : NULL) &&
        !(wrong = step(f, "graywolf", gray, ".pl1")))
        wrong = finish_rows(f);
    free(blif);
    free(cel);
    return wrong;
}

// ---- route ----

// Without qrouter's cleanup, which moves a via that stands next to another of its net: there is room for both on osu018, and version
// 1.4.71 leaves some of the moved ones on a pad that nothing meets.
static void write_route_script(const struct layout_flow *f)
{
    char *path = in_work(f, ".cfg"), *obs_file = in_work(f, ".obs");
    char *obs = must_read_file(obs_file, NULL);
    char *words = xasprintf("verbose 1\nread_lef tech.lef\ncatch {layers 6}\nvia stack 2\nvdd vdd\ngnd gnd\n%s\nread_def %s.def\n"
                            "proc qrouter::cleanup args {}\nqrouter::standard_route %s_route.def false\nquit\n", obs, f->top, f->top);
    write_file(path, words, strlen(words));
    free(path);
    free(obs_file);
    free(obs);
    free(words);
}

// Nets that the last line "Final: ..." of qrouter's log says are not routed; -1 if there is none.
static int failed_nets(const struct layout_flow *f)
{
    char *log = read_log(f, "qrouter.log"), *last = NULL;
    for (char *s = log; (s = strstr(s, "Final: ")); s++)
        last = s;
    int n = -1;
    if (last && strncmp(last, "Final: No failed routes", 23) == 0)
        n = 0;
    else if (last)
        sscanf(last + strcspn(last, "0123456789\n"), "%d", &n);
    free(log);
    return n;
}

static char *route(const struct layout_flow *f, struct layout_try *t)
{
    char *cfg = xasprintf("%s.cfg", f->top);
    const char *argv[] = {"qrouter", "-nog", "-s", cfg, NULL};
    write_route_script(f);
    char *wrong = step(f, "qrouter", argv, "_route.def");
    free(cfg);
    if (wrong)
        return wrong;
    t->failed_nets = failed_nets(f);
    t->routed = t->failed_nets == 0;
    if (t->failed_nets > 0)
        return xasprintf("%s could not be routed", counted(t->failed_nets, "net"));
    return t->routed ? NULL : xstrdup("qrouter did not say whether it is done");
}

// TOP.def, of TOP_route.def.
static char *patch(const struct layout_flow *f)
{
    char *script = data_path("scripts/flow/layout_patch.tcl"), *from = xasprintf("%s_route.def", f->top), *to = xasprintf("%s.def", f->top);
    const char *argv[] = {"tclsh", script, from, to, NULL};
    char *wrong = step(f, "patch", argv, ".def");
    free(script);
    free(from);
    free(to);
    return wrong;
}

// ---- check ----

static char *check_rules(const struct layout_flow *f, struct layout_try *t)
{
    char *script = data_path("scripts/flow/layout_magic.tcl");
    const char *argv[] = {"magic", "-dnull", "-noconsole", "-rcfile", TECH "osu018.magicrc", script, NULL};
    char *wrong = patch(f);
    if (!wrong)
        wrong = step(f, "magic", argv, ".spice");
    free(script);
    if (wrong)
        return wrong;
    char *drc = read_log(f, "drc.txt");
    if (sscanf(drc, "errors %d", &t->drc_errors) != 1)
        wrong = xstrdup("magic did not count design rule errors");
    else if (t->drc_errors)
        wrong = xasprintf("%s: %.*s", counted(t->drc_errors, "design rule error"), (int)strcspn(drc + strcspn(drc, "\n") + 1, "\n"),
                          drc + strcspn(drc, "\n") + 1);
    free(drc);
    return wrong;
}

static char *compare(const struct layout_flow *f, struct layout_try *t)
{
    char *layout = xasprintf("%s.spice %s", f->top, f->top), *given = xasprintf("%s.spc %s", f->top, f->top);
    const char *argv[] = {"netgen-lvs", "-batch", "lvs", layout, given, TECH "osu018_setup.tcl", "comp.out", "-blackbox", NULL};
    char *wrong = step(f, "netgen", argv, NULL);
    char *log = read_log(f, "netgen.log");
    t->matches = !wrong && strstr(log, "Result: Circuits match uniquely.");
    free(log);
    free(layout);
    free(given);
    if (!wrong && !t->matches)
        wrong = xstrdup("the extracted netlist is not the given one");
    return wrong;
}

static char *attempt(const struct layout_flow *f, struct layout_try *t)
{
    char *wrong = place(f, t->density, t->seed);
    if (!wrong)
        wrong = route(f, t);
    if (!t->routed)
        return wrong;
    wrong = check_rules(f, t);
    if (t->drc_errors < 0)
        return wrong;
    char *differs = compare(f, t);
    if (!wrong)
        return differs;
    free(differs);
    return wrong;
}

struct layout_try layout_attempt(const struct layout_flow *f, double density, int seed)
{
    struct layout_try t = {.density = density, .seed = seed, .failed_nets = -1, .drc_errors = -1};
    t.reason = attempt(f, &t);
    t.late = t.reason && strstr(t.reason, LONGER);
    return t;
}

// ---- wires ----

void layout_parasitics(const struct layout_flow *f)
{
    char *rc_file = in_work(f, "_route.rc"), *rc = must_read_file(rc_file, NULL), *to = xasprintf("%s/wires.spef", f->work), *error = NULL;
    char *spef = layout_spef(f->top, rc, &error);
    if (!spef)
        die(ST_TOOL, "--layout: %s_route.rc: %s", f->top, error);
    write_file(to, spef, strlen(spef));
    free(rc_file);
    free(rc);
    free(to);
    free(spef);
}
