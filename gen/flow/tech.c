// SPDX-License-Identifier: Apache-2.0
// Implementation of flow/tech.h.
#define _POSIX_C_SOURCE 200809L
#include "flow/tech.h"

#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/gunzip.h"
#include "base/proc.h"
#include "base/util.h"
#include "emit/param.h"
#include "liberty/power.h"
#include "liberty/tidy.h"

enum { FAN_OUT = 4 };

static const struct {
    const char *name, *file, *package;
} installed[] = {
    {"osu018", "/usr/share/qflow/tech/osu018/osu018_stdcells.lib", "qflow-tech-osu018"},
    {"osu035", "/usr/share/qflow/tech/osu035/osu035_stdcells.lib", "qflow-tech-osu035"},
    {"osu050", "/usr/share/qflow/tech/osu050/osu05_stdcells.lib", "qflow-tech-osu050"},
};
#define OSU_LOAD 50e-15 // farads: of OSU's libraries, so that figures stay comparable

static bool ends_in(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcmp(s + n - m, end) == 0;
}

static bool is_file_name(const char *tech)
{
    return strchr(tech, '/') || ends_in(tech, ".lib") || ends_in(tech, ".lib.gz");
}

// Adds the files that a name or a pattern stands for; a pattern's files come in the order of their names.
static void add_files(glob_t *files, const char *pattern)
{
    if (exists(pattern)) { // whatever its name has of wildcards
        struct buf b = {0};
        for (const char *s = pattern; *s; s++)
            buf_printf(&b, strchr("*?[\\", *s) ? "\\%c" : "%c", *s);
        glob(b.s, GLOB_APPEND, NULL, files);
        free(b.s);
        return;
    }
    if (glob(pattern, GLOB_APPEND, NULL, files) != 0)
        die(ST_USAGE, "%s: no such file; legal: Liberty files and patterns of them", pattern);
}

// Dies unless the library can be put together with the first.
static void check_company(const char *file, const struct liberty *lib, const char *first_file, const struct liberty *first)
{
    if (lib->cap_unit != first->cap_unit || lib->time_unit != first->time_unit)
        die(ST_USAGE, "%s: its units of time and capacitance are not those of %s", file, first_file);
    if (lib->voltage != first->voltage || lib->temperature != first->temperature)
        die(ST_USAGE, "%s: its corner (%g V, %g C) is not that of %s (%g V, %g C)", file, lib->voltage, lib->temperature,
            first_file, first->voltage, first->temperature);
}

// The same of what the cells' figures are measured in and at.
static void check_measures(const char *file, const struct lib_node *library, const char *first_file, const struct lib_node *first)
{
    static const char *const names[] = {"leakage_power_unit", "voltage_unit", "slew_derate_from_library", "slew_lower_threshold_pct_rise",
                                        "slew_upper_threshold_pct_rise", "input_threshold_pct_rise", "output_threshold_pct_rise"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *one = lib_attribute(library, names[i]), *other = lib_attribute(first, names[i]);
        char *rest, *other_rest;
        if (one && other && (strtod(one, &rest) != strtod(other, &other_rest) || strcmp(rest, other_rest) != 0))
            die(ST_USAGE, "%s: its %s (%s) is not that of %s (%s)", file, names[i], one, first_file, other);
    }
}

// The tables are what timing reads; other models it passes over.
static void check_model(const char *file, const struct lib_node *library)
{
    const struct lib_node *model = lib_find(library, LIB_SIMPLE, "delay_model"), *leak = lib_find(library, LIB_SIMPLE, "leakage_power_unit");
    if (model && strcmp(lib_text(model), "table_lookup") != 0)
        die(ST_USAGE, "%s: line %d: delay_model %s: legal is table_lookup", file, model->line, lib_text(model));
    if (leak && leakage_watts(lib_text(leak)) <= 0)
        die(ST_USAGE, "%s: line %d: leakage_power_unit %s; legal: a number and pW, nW, uW, mW or W", file, leak->line, lib_text(leak));
}

// A file's tree, tidy, without the cells that cannot be used, of which `t` gets the warnings.
static void read_library_file(struct synth_tech *t, const char *file, struct lib_node *root, struct liberty *lib)
{
    size_t len;
    char *text = must_read_unzipped(file, &len), *error = lib_parse(text, len, root);
    if (!error)
        error = describe_liberty(root, lib);
    if (error)
        die(ST_USAGE, "%s: %s", file, error);
    free(text);
    check_model(file, lib_library(root));
    tidy_library(lib_library(root));
    screen_library(file, lib_library(root), &t->warnings, &t->warnings_n);
}

// The files as one library and one text.
static void read_files(struct synth_tech *t, char *const *files, int n)
{
    struct lib_node root;
    struct liberty first;
    read_library_file(t, files[0], &root, &first);
    for (int i = 1; i < n; i++) {
        struct lib_node other_root;
        struct liberty other;
        read_library_file(t, files[i], &other_root, &other);
        check_company(files[i], &other, files[0], &first);
        check_measures(files[i], lib_library(&other_root), files[0], lib_library(&root));
        merge_liberty(lib_library(&root), lib_library(&other_root), i + 1);
        free_liberty(&other);
        lib_free(&other_root);
    }
    free_liberty(&first);
    for (int i = root.children - 1; i >= 0; i--)
        if (!lib_is(&root.child[i], LIB_GROUP, "library"))
            lib_remove(&root, i);
    plain_strings(&root);
    struct buf b = {0};
    lib_write(&b, &root);
    t->text = b.s;
    t->len = b.len;
    for (int i = 0; i < t->warnings_n && !is_quiet(); i++)
        fprintf(stderr, "gatewright: %s\n", t->warnings[i]);
    char *error = describe_liberty(&root, &t->lib);
    if (error)
        die(ST_USAGE, "%s: %s", files[0], t->warnings_n ? "no cell that can be used" : error);
    lib_free(&root);
}

// A cell of the name given twice, or NULL.
static const char *double_cell(const struct liberty *lib)
{
    for (int i = 0; i < lib->n; i++)
        if (find_cell(lib, lib->cells[i].name) != &lib->cells[i])
            return lib->cells[i].name;
    return NULL;
}

// What every library needs; `file` is called so in the message.
static void check_library(const char *file, const struct liberty *lib)
{
    const char *twice = double_cell(lib);
    if (twice)
        die(ST_USAGE, "%s: cell %s is there twice", file, twice);
    bool flop = false, buffer = false;
    for (int i = 0; i < lib->n; i++) {
        flop |= lib->cells[i].plain_flop && !lib->cells[i].avoid;
        buffer |= lib->cells[i].fn == FN_BUF && !lib->cells[i].avoid;
    }
    if (!driving_cell(lib))
        die(ST_USAGE, "%s: no inverter or buffer to drive the inputs with", file);
    if (!flop)
        die(ST_USAGE, "%s: no flip-flop whose next state is one pin (in a group ff), so that no register can be mapped", file);
    if (!buffer)
        die(ST_USAGE, "%s: no buffer, so that nets of many loads cannot be driven", file);
    if (!smallest_nand2(lib))
        die(ST_USAGE, "%s: no two-input NAND, so that logic cannot be mapped", file);
}

static void read_library(struct synth_tech *t, char *const *files, int n)
{
    char *what = n == 1 ? xstrdup(files[0]) : xasprintf("%s and %d more", files[0], n - 1);
    t->kind = TECH_LIBRARY;
    t->target = "library";
    read_files(t, files, n);
    check_library(what, &t->lib);
    t->load = FAN_OUT * driving_cell(&t->lib)->input_cap * t->lib.cap_unit;
    if (!(t->load > 0))
        die(ST_USAGE, "%s: cell %s has no input capacitance", what, driving_cell(&t->lib)->name);
    free(what);
}

static bool read_installed(struct synth_tech *t, const char *name)
{
    for (size_t i = 0; i < sizeof installed / sizeof *installed; i++) {
        if (strcmp(name, installed[i].name) != 0)
            continue;
        char *file = xstrdup(installed[i].file);
        if (!exists(file))
            die(ST_TOOL, "%s: not found; install it with: apt-get install %s", file, installed[i].package);
        read_library(t, &file, 1);
        t->load = OSU_LOAD;
        free(file);
        return true;
    }
    return false;
}

static void read_named(struct synth_tech *t, const char *name)
{
    if (read_installed(t, name))
        return;
    if (strcmp(name, "generic") == 0) {
        t->kind = TECH_GENERIC;
        t->target = name;
        return;
    }
    t->kind = TECH_FPGA;
    t->fpga = find_fpga(name);
    if (t->fpga) {
        t->target = t->fpga->target;
        return;
    }
    char *near = choice_nearest(SYNTH_TECHNOLOGIES, name), *legal = choice_list(SYNTH_TECHNOLOGIES, ", ");
    die(ST_USAGE, "--tech: value '%s'; legal: %s or Liberty files (.lib, .lib.gz)%s%s%s", name, legal, near ? "; did you mean '" : "",
        near ? near : "", near ? "'?" : "");
}

// As in the report: the file's own name, without folders.
static char *library_name(const glob_t *files)
{
    struct buf b = {0};
    for (size_t i = 0; i < files->gl_pathc; i++) {
        const char *slash = strrchr(files->gl_pathv[i], '/');
        buf_printf(&b, "%s%s", i ? " " : "", slash ? slash + 1 : files->gl_pathv[i]);
    }
    return b.s;
}

struct synth_tech read_tech(const char *const *values, int n)
{
    struct synth_tech t = {0};
    if (n == 1 && !is_file_name(values[0])) {
        read_named(&t, values[0]);
        t.name = xstrdup(values[0]);
        return t;
    }
    glob_t files = {0};
    for (int i = 0; i < n; i++) {
        if (!is_file_name(values[i]))
            die(ST_USAGE, "synth: --tech %s: one name alone, or Liberty files (.lib, .lib.gz) alone", values[i]);
        add_files(&files, values[i]);
    }
    t.name = library_name(&files);
    read_library(&t, files.gl_pathv, (int)files.gl_pathc);
    globfree(&files);
    return t;
}

void free_tech(struct synth_tech *t)
{
    free_liberty(&t->lib);
    for (int i = 0; i < t->warnings_n; i++)
        free(t->warnings[i]);
    free(t->warnings);
    free(t->text);
    free(t->name);
}
