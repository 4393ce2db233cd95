// SPDX-License-Identifier: Apache-2.0
// Implementation of synth.h: hands the design to scripts/synth.tcl and scripts/sta.tcl, sums the
// parts up.
#define _XOPEN_SOURCE 700
#include "synth.h"

#include "cache.h"
#include "liberty.h"
#include "mapping.h"
#include "proc.h"
#include "sram.h"
#include "util.h"

#include <ctype.h>
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    WHOLE_LEAVES = 300000, // designs of more cells are timed pruned
    LOAD_FF = 50,          // load of every output, in abc and in OpenSTA
    MAX_FILES = 64,
};

struct request {
    const char *out, *tech, *ram, *netlist;
    bool flat, json;
    struct sram_options sram;
};

struct design {
    json_t *manifest;
    const char *top;
    const char *files[MAX_FILES]; // those ending in .v
    int n;
};

struct tech {
    const char *name; // as in the report
    char *file, *text;
    size_t len;
    struct liberty lib;
};

// ---- the request ----

static void bad_option(const char *arg)
{
    static const char *const options[] = {"--tech", "--flat", "--ram", "--netlist", "--sram-cell", "--sram-efficiency", "--json", "-q"};
    const char *near = nearest_name(arg, options, sizeof options / sizeof *options);
    if (near)
        die(ST_USAGE, "synth: unknown option %s; did you mean %s?", arg, near);
    die(ST_USAGE, "synth: unknown option %s; legal are --tech, --flat, --ram, --netlist, --sram-cell, --sram-efficiency, --json and -q", arg);
}

static const char *option_value(int argc, char **argv, int *i)
{
    if (*i + 1 >= argc)
        die(ST_USAGE, "synth: %s needs a value", argv[*i]);
    return argv[++*i];
}

static struct request parse_request(int argc, char **argv)
{
    struct request q = {.tech = SYNTH_TECH, .ram = "box"};
    for (int i = 1; i < argc; i++) {
        const char *a = argv[i];
        if (strcmp(a, "--tech") == 0)
            q.tech = option_value(argc, argv, &i);
        else if (strcmp(a, "--ram") == 0)
            q.ram = option_value(argc, argv, &i);
        else if (strcmp(a, "--netlist") == 0)
            q.netlist = option_value(argc, argv, &i);
        else if (strcmp(a, "--sram-cell") == 0)
            q.sram.cell = sram_option(a, option_value(argc, argv, &i), 1000);
        else if (strcmp(a, "--sram-efficiency") == 0)
            q.sram.efficiency = sram_option(a, option_value(argc, argv, &i), 1);
        else if (strcmp(a, "--flat") == 0)
            q.flat = true;
        else if (strcmp(a, "--json") == 0)
            q.json = true;
        else if (strcmp(a, "-q") == 0)
            set_quiet(true);
        else if (a[0] == '-')
            bad_option(a);
        else if (q.out)
            die(ST_USAGE, "synth: one folder at a time: %s and %s", q.out, a);
        else
            q.out = a;
    }
    if (!q.out)
        die(ST_USAGE, "usage: gatewright synth OUT [--tech NAME|FILE.lib] [--flat] "
                      "[--ram flops|box] [--netlist FILE.v] [--sram-cell UM2] [--sram-efficiency SHARE] [--json] [-q]");
    if (strcmp(q.ram, "box") != 0 && strcmp(q.ram, "flops") != 0)
        die(ST_USAGE, "synth: --ram %s: legal are box and flops", q.ram);
    return q;
}

static bool is_identifier(const char *s)
{
    if (!isalpha((unsigned char)*s) && *s != '_')
        return false;
    while (isalnum((unsigned char)*s) || *s == '_')
        s++;
    return *s == '\0';
}

static struct design read_manifest(const char *out)
{
    struct design d = {0};
    json_error_t e;
    char *path = xasprintf("%s/manifest.json", out), *text = read_file(path, NULL);
    if (!text)
        die(ST_USAGE, "%s: not a gatewright output folder (no manifest.json)", out);
    d.manifest = json_loads(text, 0, &e);
    if (!d.manifest)
        die(ST_USAGE, "%s: line %d: %s", path, e.line, e.text);
    d.top = json_string_value(json_object_get(d.manifest, "top"));
    if (!d.top || !is_identifier(d.top))
        die(ST_USAGE, "%s: \"top\" is not the name of a module", path);
    size_t i;
    json_t *file;
    json_array_foreach(json_object_get(d.manifest, "files"), i, file) {
        const char *name = json_string_value(file);
        size_t len = name ? strlen(name) : 0;
        if (len < 3 || strcmp(name + len - 2, ".v") != 0)
            continue;
        if (d.n == MAX_FILES)
            die(ST_USAGE, "%s: more than %d Verilog files", path, (int)MAX_FILES);
        d.files[d.n++] = name;
    }
    if (d.n == 0)
        die(ST_USAGE, "%s: \"files\" names no .v file", path);
    free(text);
    free(path);
    return d;
}

static const struct {
    const char *name, *file, *package;
} techs[] = {
    {"osu018", "/usr/share/qflow/tech/osu018/osu018_stdcells.lib", "qflow-tech-osu018"},
    {"osu035", "/usr/share/qflow/tech/osu035/osu035_stdcells.lib", "qflow-tech-osu035"},
    {"osu050", "/usr/share/qflow/tech/osu050/osu05_stdcells.lib", "qflow-tech-osu050"},
};

static bool is_file_name(const char *tech)
{
    size_t len = strlen(tech);
    return strchr(tech, '/') || (len > 4 && strcmp(tech + len - 4, ".lib") == 0);
}

static void find_tech(const char *tech, struct tech *t)
{
    t->name = tech;
    if (is_file_name(tech)) {
        const char *slash = strrchr(tech, '/');
        t->name = slash ? slash + 1 : tech;
        t->file = xstrdup(tech);
        return;
    }
    const char *names[3];
    for (int i = 0; i < 3; i++) {
        names[i] = techs[i].name;
        if (strcmp(tech, names[i]) != 0)
            continue;
        t->file = xstrdup(techs[i].file);
        if (!exists(t->file))
            die(ST_TOOL, "%s: not found; install it with: apt-get install %s", t->file,
                techs[i].package);
        return;
    }
    const char *near = nearest_name(tech, names, 3);
    die(ST_USAGE, "synth: --tech %s: legal are osu018, osu035, osu050 or a .lib file%s%s%s", tech,
        near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static struct tech read_tech(const char *name)
{
    struct tech t = {0};
    find_tech(name, &t);
    t.text = must_read_file(t.file, &t.len);
    char *error = read_liberty(t.text, t.len, &t.lib);
    if (error)
        die(ST_USAGE, "%s: %s", t.file, error);
    if (!driving_cell(&t.lib))
        die(ST_USAGE, "%s: no inverter or buffer to drive the inputs with", t.file);
    return t;
}

void synth_key_tech(struct cache_key *k, const char *name)
{
    struct tech t = read_tech(name);
    key_str(k, t.name);
    key_add(k, t.text, t.len);
    free_liberty(&t.lib);
    free(t.text);
    free(t.file);
}

// ---- the tools ----

// The first line of a log that tells of an error, v<i>.v in it put back to the file's own name.
static char *error_line(const char *log, const struct design *d)
{
    char *text = read_file(log, NULL), *line = text ? strstr(text, "ERROR: ") : NULL;
    if (!line && text)
        line = strstr(text, "Error: ");
    if (!line) {
        free(text);
        return xstrdup("no error message");
    }
    while (line > text && line[-1] != '\n')
        line--;
    line[strcspn(line, "\n")] = '\0';
    int i, used = 0;
    char *said;
    if (sscanf(line, "v%d.v:%n", &i, &used) == 1 && used && i >= 0 && i < d->n)
        said = xasprintf("%s:%s", d->files[i], line + used);
    else
        said = xstrdup(line);
    free(text);
    return said;
}

static void prepare(const char *work, const struct request *q, const struct design *d,
                    const struct tech *t)
{
    make_dirs(work);
    for (int i = 0; i < d->n; i++) {
        char *from = xasprintf("%s/%s", q->out, d->files[i]);
        char *to = xasprintf("%s/v%d.v", work, i);
        copy_file(from, to);
        free(to);
        free(from);
    }
    char *lib = xasprintf("%s/lib.lib", work), *constr = xasprintf("%s/abc.constr", work);
    char *cells = xasprintf("%s/cells.v", work), *mapping = cell_mapping(&t->lib, d->top);
    char *words = xasprintf("set_driving_cell %s\nset_load %d\n", driving_cell(&t->lib)->name,
                            (int)LOAD_FF);
    write_file(lib, t->text, t->len);
    write_file(cells, mapping, strlen(mapping));
    free(mapping);
    free(cells);
    write_file(constr, words, strlen(words));
    free(words);
    free(constr);
    free(lib);
}

// Runs a tool on a script in the work folder; what it must write is `result`, or it has failed.
static void run_script(const char *work, const struct design *d, const char *const *argv,
                       const char *const *env, const char *result)
{
    char *log = xasprintf("%s/%s.log", work, argv[0]);
    char *what = xasprintf("%s: %s", d->top, argv[0]);
    char *made = xasprintf("%s/%s", work, result);
    struct tool_run run = {.argv = argv, .dir = work, .log = log, .what = what, .env = env};
    int status = run_tool(&run);
    if (status != 0 || !exists(made)) {
        char *known = xasprintf("%s/error.txt", work), *text = read_file(known, NULL);
        if (text)
            text[strcspn(text, "\n")] = '\0';
        die(ST_TOOL, "%s failed (status %d): %s", argv[0], status,
            text ? text : error_line(log, d));
    }
    free(made);
    free(what);
    free(log);
}

static void run_yosys(const char *work, const struct request *q, const struct design *d)
{
    long jobs = sysconf(_SC_NPROCESSORS_ONLN);
    char *script = data_path("scripts/synth.tcl");
    char *top = xasprintf("GW_TOP=%s", d->top), *self = xasprintf("GW_SCRIPT=%s", script);
    char *ram = xasprintf("GW_RAM=%s", q->ram), *flat = xasprintf("GW_FLAT=%d", q->flat);
    char *run = xasprintf("GW_JOBS=%ld", jobs < 1 ? 1 : jobs > 64 ? 64 : jobs);
    char *leaves = xasprintf("GW_LEAVES=%d", (int)WHOLE_LEAVES);
    char *sram = xasprintf("GW_SRAM=%s", sram_macro(d->manifest));
    const char *env[] = {top, self, ram, flat, run, leaves, sram, "TMPDIR=/proc/self/cwd", NULL};
    const char *argv[] = {"yosys", "-c", script, NULL};
    run_script(work, d, argv, env, "report.txt");
    for (int i = 0; i < 7; i++)
        free((char *)(void *)env[i]);
    free(script);
}

static void run_sta(const char *work, const struct design *d, const struct liberty *lib,
                    double period)
{
    char *script = data_path("scripts/sta.tcl");
    char *top = xasprintf("GW_TOP=%s", d->top);
    char *cell = xasprintf("GW_CELL=%s", driving_cell(lib)->name);
    char *load = xasprintf("GW_LOAD=%g", LOAD_FF * 1e-15 / lib->cap_unit);
    char *clock = xasprintf("GW_PERIOD=%g", period);
    const char *env[] = {top, cell, load, clock, NULL};
    const char *argv[] = {"sta", "-no_init", "-no_splash", "-exit", script, NULL};
    run_script(work, d, argv, env, "timing.txt");
    for (int i = 0; i < 4; i++)
        free((char *)(void *)env[i]);
    free(script);
}

// ---- the sum of parts ----

struct part {
    char *name;
    bool structure, ram, rom;
    double count, area, bits;
    long cells, flops, full_adders, half_adders; // of one
};

struct sum {
    struct part *parts;
    int n;
    double area, cells, flops, bits;
    double flat_area, flat_cells;
    bool whole;
};

static const struct lib_cell *cell_of(const struct tech *t, const char *type, const char *module)
{
    const struct lib_cell *c = find_cell(&t->lib, type);
    if (!c)
        die(ST_USAGE, "module %s: %s has no cell for %s%s", module, t->name, type,
            strstr(type, "LATCH") ? " (a latch: a combinational block that does not always assign)"
                                  : "");
    return c;
}

static void add_part(struct sum *s, const char *line)
{
    char kind[16], name[1024];
    struct part p = {0};
    if (sscanf(line, "module %15s %lf %lf %1023s", kind, &p.count, &p.bits, name) != 4)
        die(ST_TOOL, "report.txt: cannot read: %s", line);
    p.structure = strcmp(kind, "structure") == 0;
    p.ram = strcmp(kind, "ram") == 0;
    p.rom = strcmp(kind, "rom") == 0;
    p.name = xstrdup(name);
    s->parts = xrealloc(s->parts, sizeof p * (size_t)(s->n + 1));
    s->parts[s->n++] = p;
}

static void read_line(struct sum *s, const struct tech *t, const char *line)
{
    char type[1024];
    long n;
    if (strncmp(line, "module ", 7) == 0) {
        add_part(s, line);
    } else if (sscanf(line, "cell %1023s %ld", type, &n) == 2 && s->n) {
        struct part *p = &s->parts[s->n - 1];
        const struct lib_cell *c = cell_of(t, type, p->name);
        p->cells += n;
        p->flops += c->flop ? n : 0;
        p->full_adders += is_small_cell(c, "fa") ? n : 0;
        p->half_adders += is_small_cell(c, "ha") ? n : 0;
        p->area += c->area * (double)n;
    } else if (sscanf(line, "flat %1023s %ld", type, &n) == 2) {
        s->flat_area += cell_of(t, type, "flat")->area * (double)n;
        s->flat_cells += (double)n;
    } else if (strcmp(line, "scope whole") == 0) {
        s->whole = true;
    }
}

static int by_total(const void *a, const void *b)
{
    const struct part *p = a, *q = b;
    double x = p->area * p->count, y = q->area * q->count;
    return x < y ? 1 : x > y ? -1 : strcmp(p->name, q->name);
}

static struct sum read_report(const char *work, const struct tech *t)
{
    struct sum s = {0};
    char *path = xasprintf("%s/report.txt", work), *text = read_file(path, NULL), *rest = NULL;
    if (!text)
        die(ST_TOOL, "%s: cannot read: %s", path, strerror(errno));
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest))
        read_line(&s, t, l);
    for (int i = 0; i < s.n; i++) {
        const struct part *p = &s.parts[i];
        s.area += p->area * p->count;
        s.cells += (double)p->cells * p->count;
        s.flops += (double)p->flops * p->count;
        s.bits += p->ram ? p->bits * p->count : 0;
    }
    if (s.n)
        qsort(s.parts, (size_t)s.n, sizeof *s.parts, by_total);
    free(text);
    free(path);
    return s;
}

// ---- the result ----

static json_t *real(double v, double unit)
{
    return isfinite(v) ? json_real(round(v / unit) * unit) : json_null();
}

static json_t *string(const char *s)
{
    json_t *j = json_string(s);
    return j ? j : json_string("?");
}

static json_t *modules_json(const struct sum *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->n; i++) {
        const struct part *p = &s->parts[i];
        if (p->structure || p->rom || p->count < 1 || (p->cells == 0 && !p->ram))
            continue;
        json_t *m = json_object();
        json_object_set_new(m, "name", string(p->name));
        json_object_set_new(m, "count", json_integer((json_int_t)p->count));
        json_object_set_new(m, "area", real(p->area, 0.01));
        json_object_set_new(m, "cells", json_integer(p->cells));
        json_object_set_new(m, "flops", json_integer(p->flops));
        json_object_set_new(m, "full_adders", json_integer(p->full_adders));
        json_object_set_new(m, "half_adders", json_integer(p->half_adders));
        json_object_set_new(m, "memory_bits", json_integer(p->ram ? (json_int_t)p->bits : 0));
        json_array_append_new(list, m);
    }
    return list;
}

// A flip-flop is named after the signal it holds (scripts/synth.tcl): its pin is left off, and what
// OpenSTA parts by slashes is parted by dots, as in Verilog.
static json_t *pin_json(const char *pin)
{
    const char *end = strstr(pin, "_reg/");
    char *name = end ? xasprintf("%.*s", (int)(end - pin), pin) : xstrdup(pin);
    for (char *c = name; *c; c++)
        *c = *c == '/' ? '.' : *c;
    json_t *j = string(name);
    free(name);
    return j;
}

// Adds the keys delay_ns, fmax_mhz, timing_scope and critical_path from timing.txt.
static void add_timing(json_t *j, const char *work, double time_unit, bool whole)
{
    char *path = xasprintf("%s/timing.txt", work), *text = read_file(path, NULL);
    char from[2048] = "", to[2048] = "";
    double shortest = NAN, ns = NAN;
    if (text && sscanf(text, "period %lf\nfrom %2047s\nto %2047s", &shortest, from, to) >= 1)
        ns = shortest * time_unit * 1e9;
    json_object_set_new(j, "delay_ns", real(ns, 1e-4));
    json_object_set_new(j, "fmax_mhz", ns > 0 ? real(1000 / ns, 1e-2) : json_null());
    json_object_set_new(j, "timing_scope", json_string(whole ? "whole" : "pruned"));
    json_t *p = json_object();
    json_object_set_new(p, "from", pin_json(from));
    json_object_set_new(p, "to", pin_json(to));
    json_object_set_new(j, "critical_path", p);
    free(text);
    free(path);
}

// A ROM is an array apart from the logic: its bits, and its area at the cell that the design was made with.
static void add_rom(json_t *j, const struct design *d)
{
    const json_t *bits = json_object_get(json_object_get(d->manifest, "derived"), "rom_bits");
    const json_t *cell = json_object_get(json_object_get(d->manifest, "parameters"), "rom_cell");
    if (!bits || !cell)
        return;
    json_object_set_new(j, "rom_bits", json_integer(json_integer_value(bits)));
    json_object_set_new(j, "rom_um2_per_bit", json_real((double)json_integer_value(cell) / 1000));
    json_object_set_new(j, "rom_area", real((double)json_integer_value(bits) * (double)json_integer_value(cell) / 1000, 0.01));
}

static json_t *result_json(const struct request *q, const struct design *d, const struct tech *t, const struct sum *s)
{
    const struct lib_cell *nand = smallest_nand2(&t->lib);
    json_t *j = json_object();
    json_object_set_new(j, "tech", string(t->name));
    json_object_set_new(j, "corner", string(t->lib.corner));
    json_object_set_new(j, "voltage", real(t->lib.voltage, 1e-3));
    json_object_set_new(j, "temperature", real(t->lib.temperature, 1e-2));
    json_object_set_new(j, "area", real(s->area, 0.01));
    json_object_set_new(j, "nand2", nand ? real(s->area / nand->area, 0.1) : json_null());
    json_object_set_new(j, "cells", json_integer((json_int_t)s->cells));
    json_object_set_new(j, "flops", json_integer((json_int_t)s->flops));
    json_object_set_new(j, "memory_bits", json_integer((json_int_t)s->bits));
    json_object_set_new(j, "ram", json_string(q->ram));
    add_rom(j, d);
    if (q->flat) {
        double error = s->flat_area > 0 ? s->area / s->flat_area - 1 : 0;
        json_object_set_new(j, "flat_area", real(s->flat_area, 0.01));
        json_object_set_new(j, "flat_cells", json_integer((json_int_t)s->flat_cells));
        json_object_set_new(j, "parts_error", real(error, 1e-5));
    }
    return j;
}

// The mapped netlist goes into the entry of the cache.
static void keep_netlist(const char *build, const char *work)
{
    char *from = xasprintf("%s/mapped.v", work), *to = xasprintf("%s/netlist.v", build);
    if (!exists(from))
        die(ST_USAGE, "--netlist: the design has more than %d cells; legal: smaller ones", (int)WHOLE_LEAVES);
    if (rename(from, to) != 0)
        die(ST_TOOL, "%s: cannot move: %s", from, strerror(errno));
    free(from);
    free(to);
}

static json_t *synthesize(const char *build, const struct request *q, const struct design *d,
                          const struct tech *t, const char *yosys, const char *sta)
{
    double start = now_seconds(), period = 1e-8 / t->lib.time_unit;
    char *work = xasprintf("%s/work", build);
    prepare(work, q, d, t);
    run_yosys(work, q, d);
    struct sum s = read_report(work, t);
    run_sta(work, d, &t->lib, period);
    json_t *j = result_json(q, d, t, &s), *tools = json_object();
    add_timing(j, work, t->lib.time_unit, s.whole);
    json_object_set_new(j, "modules", modules_json(&s));
    json_object_set_new(tools, "yosys", string(yosys));
    json_object_set_new(tools, "opensta", string(sta));
    json_object_set_new(j, "tools", tools);
    json_object_set_new(j, "seconds", real(now_seconds() - start, 0.01));
    if (q->netlist)
        keep_netlist(build, work);
    remove_tree(work);
    for (int i = 0; i < s.n; i++)
        free(s.parts[i].name);
    free(s.parts);
    free(work);
    return j;
}

static char *dump(const json_t *j)
{
    char *s = json_dumps(j, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
    if (!s)
        die(ST_TOOL, "out of memory");
    return s;
}

static void copy_netlist(const char *entry, const char *to)
{
    char *from = xasprintf("%s/netlist.v", entry);
    copy_file(from, to);
    free(from);
}

// The result from the cache, or made and put there.
static json_t *cached_result(const struct request *q, const struct design *d, const struct tech *t)
{
    char *yosys = tool_version("yosys", "-V"), *sta = tool_version("sta", "-version");
    char *scripts[2] = {data_path("scripts/synth.tcl"), data_path("scripts/sta.tcl")};
    struct cache_key k;
    key_begin(&k);
    const char *words[] = {"synth 4", d->top, q->ram, q->flat ? "flat" : "", q->netlist ? "netlist" : "", t->name, yosys, sta};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key_str(&k, words[i]);
    key_add(&k, t->text, t->len);
    for (int i = 0; i < 2; i++)
        key_file(&k, scripts[i]);
    for (int i = 0; i < d->n; i++) {
        char *path = xasprintf("%s/%s", q->out, d->files[i]);
        key_file(&k, path);
        free(path);
    }
    struct cache_entry e = cache_open(&k, "synth");
    if (e.build) {
        json_t *j = synthesize(e.build, q, d, t, yosys, sta);
        char *path = xasprintf("%s/result.json", e.build), *text = dump(j);
        write_file(path, text, strlen(text));
        cache_commit(&e);
        json_decref(j);
        free(text);
        free(path);
    }
    if (q->netlist)
        copy_netlist(e.dir, q->netlist);
    char *path = xasprintf("%s/result.json", e.dir);
    json_error_t error;
    json_t *j = json_load_file(path, 0, &error);
    if (!j)
        die(ST_USAGE, "%s: damaged (%s); remove the folder", path, error.text);
    free(path);
    free(e.dir);
    free(scripts[0]);
    free(scripts[1]);
    free(yosys);
    free(sta);
    return j;
}

// ---- text ----

static double number(const json_t *j, const char *key)
{
    return json_number_value(json_object_get(j, key));
}

static const char *word(const json_t *j, const char *key)
{
    const char *s = json_string_value(json_object_get(j, key));
    return s ? s : "";
}

static void print_modules(const json_t *j)
{
    json_t *list = json_object_get(j, "modules"), *m;
    size_t i;
    int width = 6;
    json_array_foreach(list, i, m) {
        int n = (int)strlen(word(m, "name"));
        width = n > width ? n : width;
    }
    printf("%-*s  %9s  %12s  %14s  %6s\n", width, "module", "count", "um2 of one", "um2", "share");
    json_array_foreach(list, i, m) {
        double total = number(m, "area") * number(m, "count"), all = number(j, "area");
        printf("%-*s  %9.0f  ", width, word(m, "name"), number(m, "count"));
        if (number(m, "memory_bits") > 0)
            printf("%12s  %14.0f bits\n", "RAM", number(m, "memory_bits") * number(m, "count"));
        else
            printf("%12.0f  %14.0f  %5.1f%%\n", number(m, "area"), total,
                   all > 0 ? 100 * total / all : 0);
    }
}

static void print_timing(const json_t *j)
{
    const json_t *path = json_object_get(j, "critical_path");
    bool whole = strcmp(word(j, "timing_scope"), "whole") == 0;
    if (!json_is_number(json_object_get(j, "delay_ns"))) {
        printf("delay       no timed path\n");
        return;
    }
    printf("delay       %.3f ns, %.1f MHz (%s)\n", number(j, "delay_ns"), number(j, "fmax_mhz"),
           whole ? "whole netlist" : "pruned netlist: first and last two of each instance");
    printf("path        %s -> %s\n", word(path, "from"), word(path, "to"));
}

static void print_text(const json_t *j)
{
    bool box = strcmp(word(j, "ram"), "box") == 0;
    print_modules(j);
    printf("\narea        %.0f um2", number(j, "area"));
    if (json_is_number(json_object_get(j, "nand2")))
        printf(", %.0f NAND2", number(j, "nand2"));
    printf(", %.0f cells, %.0f flops\n", number(j, "cells"), number(j, "flops"));
    if (json_object_get(j, "flat_area"))
        printf("flat        %.0f um2, %.0f cells; the sum of parts is %+.1f%% of it\n",
               number(j, "flat_area"), number(j, "flat_cells"), 100 * number(j, "parts_error"));
    if (number(j, "memory_bits") > 0)
        printf("memories    %.0f bits in RAM boxes\n", number(j, "memory_bits"));
    sram_print(j);
    if (json_object_get(j, "rom_bits"))
        printf("ROM         %.0f bits, %.0f um2 at %g um2 a bit, not in the area\n", number(j, "rom_bits"), number(j, "rom_area"),
               number(j, "rom_um2_per_bit"));
    print_timing(j);
    printf("conditions  %s, %s corner", word(j, "tech"),
           *word(j, "corner") ? word(j, "corner") : "nominal");
    if (number(j, "voltage") > 0)
        printf(" (%g V, %g C)", number(j, "voltage"), number(j, "temperature"));
    printf(", ideal wires, abc with buffers, %s\n",
           box ? "RAMs excluded" : "RAMs mapped to flip-flops");
}

int verb_synth(int argc, char **argv)
{
    struct request q = parse_request(argc, argv);
    struct design d = read_manifest(q.out);
    struct tech t = read_tech(q.tech);
    json_t *j = cached_result(&q, &d, &t);
    sram_report(j, d.manifest, q.out, t.name, &q.sram);
    if (q.json) {
        char *s = dump(j);
        puts(s);
        free(s);
    } else {
        print_text(j);
    }
    json_decref(j);
    json_decref(d.manifest);
    free_liberty(&t.lib);
    free(t.text);
    free(t.file);
    if (fflush(stdout) != 0 || ferror(stdout))
        die(ST_USAGE, "standard output: cannot write: %s", strerror(errno));
    return ST_OK;
}
