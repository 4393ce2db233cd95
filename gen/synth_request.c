// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_request.h.
#include "synth_request.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "proc.h"
#include "util.h"

static void bad_option(const char *arg)
{
    static const char *const options[] = {"--tech", "--flat", "--ram", "--netlist", "--layout", "--layout-dir", "--layout-timeout", "--json", "-q"};
    const char *near = nearest_name(arg, options, sizeof options / sizeof *options);
    if (near)
        die(ST_USAGE, "synth: unknown option %s; did you mean %s?", arg, near);
    die(ST_USAGE, "synth: unknown option %s; legal are --tech, --flat, --ram, --netlist, --layout[=MODULE], "
        "--layout-dir, --layout-timeout, --json and -q", arg);
}

static const char *option_value(int argc, char **argv, int *i)
{
    if (*i + 1 >= argc)
        die(ST_USAGE, "synth: %s needs a value", argv[*i]);
    return argv[++*i];
}

static int seconds(const char *word)
{
    char *end;
    long v = strtol(word, &end, 10);
    if (end == word || *end || v < 1 || v > 1000000)
        die(ST_USAGE, "synth: --layout-timeout: value '%s'; legal: 1..1000000 seconds", word);
    return (int)v;
}

static void check_layout(const struct synth_request *q)
{
    if (q->layout_dir && !q->layout)
        die(ST_USAGE, "synth: --layout-dir without --layout");
    if (q->layout && strcmp(q->tech, "osu018") != 0)
        die(ST_USAGE, "synth: --layout with --tech %s; legal: osu018", q->tech);
    if (q->layout)
        layout_need_tools();
}

struct synth_request parse_synth(int argc, char **argv)
{
    struct synth_request q = {.tech = "osu018", .ram = "box", .layout_seconds = LAYOUT_SECONDS};
    for (int i = 1; i < argc; i++) {
        const char *a = argv[i];
        if (strcmp(a, "--tech") == 0)
            q.tech = option_value(argc, argv, &i);
        else if (strcmp(a, "--ram") == 0)
            q.ram = option_value(argc, argv, &i);
        else if (strcmp(a, "--netlist") == 0)
            q.netlist = option_value(argc, argv, &i);
        else if (strcmp(a, "--layout") == 0 || strncmp(a, "--layout=", 9) == 0)
            q.layout = a[8] ? a + 9 : "";
        else if (strcmp(a, "--layout-dir") == 0)
            q.layout_dir = option_value(argc, argv, &i);
        else if (strcmp(a, "--layout-timeout") == 0)
            q.layout_seconds = seconds(option_value(argc, argv, &i));
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
                      "[--ram flops|box] [--netlist FILE.v] [--layout[=MODULE] [--layout-dir DIR] [--layout-timeout S]] [--json] [-q]");
    if (strcmp(q.ram, "box") != 0 && strcmp(q.ram, "flops") != 0)
        die(ST_USAGE, "synth: --ram %s: legal are box and flops", q.ram);
    check_layout(&q);
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

struct synth_design read_synth_design(const char *out)
{
    struct synth_design d = {0};
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
        if (d.n == SYNTH_FILES)
            die(ST_USAGE, "%s: more than %d Verilog files", path, (int)SYNTH_FILES);
        d.files[d.n++] = name;
    }
    if (d.n == 0)
        die(ST_USAGE, "%s: \"files\" names no .v file", path);
    free(text);
    free(path);
    return d;
}
