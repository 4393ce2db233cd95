// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_request.h.
#include "synth_request.h"

#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "manifest.h"
#include "member.h"
#include "proc.h"
#include "util.h"
#include "verbs.h"

static const char *option_value(int argc, char **argv, int *i)
{
    if (*i + 1 >= argc)
        die(ST_USAGE, "synth: %s needs a value", argv[*i]);
    return argv[++*i];
}

static double nanoseconds(const char *s)
{
    char *end;
    double v = strtod(s, &end);
    if (end == s || *end || !(v >= 0.001 && v <= 1e6))
        die(ST_USAGE, "synth: --clock %s: legal are nanoseconds, 0.001 to 1000000", s);
    return v;
}

static void add_tech(struct synth_request *q, const char *value)
{
    if (q->techs == SYNTH_FILES)
        die(ST_USAGE, "synth: --tech: more than %d of them", (int)SYNTH_FILES);
    q->tech[q->techs++] = value;
}

bool is_random(const struct synth_request *q)
{
    return q->ins == 1 && strcmp(q->in[0], "random") == 0;
}

static int array_size(const char *s)
{
    if (strlen(s) != 1 || *s < '2' || *s > '8')
        die(ST_USAGE, "synth: --power-from %s: legal are 2 to 8", s);
    return *s - '0';
}

static void add_input(struct synth_request *q, const char *value)
{
    if (!strchr(value, '=') && strcmp(value, "random") != 0)
        die(ST_USAGE, "synth: --in %s: legal are NAME=FILE.npy and random", value);
    if (q->ins == SYNTH_FILES)
        die(ST_USAGE, "synth: --in: more than %d of them", (int)SYNTH_FILES);
    q->in[q->ins++] = value;
}

static int seconds(const char *word)
{
    char *end;
    long v = strtol(word, &end, 10);
    if (end == word || *end || v < 1 || v > 1000000)
        die(ST_USAGE, "synth: --layout-timeout: value '%s'; legal: 1..1000000 seconds", word);
    return (int)v;
}

static void parse_option(struct synth_request *q, int argc, char **argv, int *i)
{
    static const char *const legal[] = {"--tech", "--clock", "--fmax", "--power", "--power-from", "--glitches", "--in", "--flat", "--ram", "--netlist",
                                        "--layout", "--layout-dir", "--layout-timeout", "--sram-cell", "--sram-efficiency", "--json", "-q"};
    const char *a = argv[*i];
    if (strcmp(a, "--tech") == 0)
        add_tech(q, option_value(argc, argv, i));
    else if (strcmp(a, "--clock") == 0)
        q->clock = nanoseconds(option_value(argc, argv, i));
    else if (strcmp(a, "--fmax") == 0)
        q->fmax = true;
    else if (strcmp(a, "--power") == 0)
        q->power = true;
    else if (strcmp(a, "--glitches") == 0)
        q->glitches = true;
    else if (strcmp(a, "--power-from") == 0)
        q->power_from = array_size(option_value(argc, argv, i));
    else if (strcmp(a, "--in") == 0)
        add_input(q, option_value(argc, argv, i));
    else if (strcmp(a, "--ram") == 0)
        q->ram = option_value(argc, argv, i);
    else if (strcmp(a, "--netlist") == 0)
        q->netlist = option_value(argc, argv, i);
    else if (strcmp(a, "--sram-cell") == 0)
        q->sram.cell = sram_option(a, option_value(argc, argv, i), 1000);
    else if (strcmp(a, "--sram-efficiency") == 0)
        q->sram.efficiency = sram_option(a, option_value(argc, argv, i), 1);
    else if (strcmp(a, "--layout") == 0 || strncmp(a, "--layout=", 9) == 0)
        q->layout = a[8] ? a + 9 : "";
    else if (strcmp(a, "--layout-dir") == 0)
        q->layout_dir = option_value(argc, argv, i);
    else if (strcmp(a, "--layout-timeout") == 0)
        q->layout_seconds = seconds(option_value(argc, argv, i));
    else if (strcmp(a, "--flat") == 0)
        q->flat = true;
    else if (strcmp(a, "--json") == 0)
        q->json = true;
    else if (strcmp(a, "-q") == 0)
        set_quiet(true);
    else
        die_option("synth", a, legal, sizeof legal / sizeof *legal);
}

struct synth_request parse_synth(int argc, char **argv)
{
    struct synth_request q = {.layout_seconds = LAYOUT_SECONDS};
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-')
            parse_option(&q, argc, argv, &i);
        else if (q.out)
            die(ST_USAGE, "synth: one folder at a time: %s and %s", q.out, argv[i]);
        else
            q.out = argv[i];
    }
    if (!q.out)
        die(ST_USAGE, "synth: which design? legal: synth OUT [options]");
    if (q.ram && strcmp(q.ram, "box") != 0 && strcmp(q.ram, "flops") != 0)
        die(ST_USAGE, "synth: --ram %s: legal are box and flops", q.ram);
    for (int i = 0; i < q.ins && q.ins > 1; i++)
        if (!strchr(q.in[i], '='))
            die(ST_USAGE, "synth: --in random: legal alone");
    q.power |= q.power_from > 0;
    if (q.ins && !q.power)
        die(ST_USAGE, "synth: --in: legal with --power");
    if (q.glitches && !q.power)
        die(ST_USAGE, "synth: --glitches: legal with --power");
    if (q.layout_dir && !q.layout)
        die(ST_USAGE, "synth: --layout-dir without --layout");
    if (q.techs == 0)
        add_tech(&q, "osu018");
    return q;
}

struct synth_design read_synth_design(const char *out)
{
    struct synth_design d = {.manifest = manifest_read(out)};
    char *path = path_in(out, "manifest.json");
    d.top = json_text(d.manifest, "top");
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
    free(path);
    return d;
}
