// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_request.h.
#include "synth_request.h"

#include <string.h>

#include "layout.h"
#include "manifest.h"
#include "member.h"
#include "option.h"
#include "power_sample.h"
#include "proc.h"
#include "synth_compose.h"
#include "util.h"

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

int sample_instances(const struct synth_request *q)
{
    return q->sample < 0 ? (int)POWER_SAMPLE : q->sample;
}

static void add_input(struct synth_request *q, const char *value)
{
    if (!strchr(value, '=') && strcmp(value, "random") != 0)
        die(ST_USAGE, "--in: value '%s'; legal: NAME=FILE.npy or random", value);
    if (q->ins == SYNTH_FILES)
        die(ST_USAGE, "synth: --in: more than %d of them", (int)SYNTH_FILES);
    q->in[q->ins++] = value;
}

static void parse_option(struct synth_request *q, int argc, char **argv, int *i)
{
    static const char *const legal[] = {"--tech", "--clock", "--fmax", "--power", "--power-sample", "--power-from", "--power-error", "--glitches", "--in", "--flat", "--ram", "--netlist",
                                        "--layout", "--layout-dir", "--layout-timeout", "--sram-cell", "--sram-efficiency", "--json", "-q"};
    const char *a = argv[*i];
    if (strcmp(a, "--tech") == 0)
        add_tech(q, option_value(argc, argv, i));
    else if (strcmp(a, "--clock") == 0)
        q->clock = option_real(a, option_value(argc, argv, i), 0.001, 1e6, "ns");
    else if (strcmp(a, "--fmax") == 0)
        q->fmax = true;
    else if (strcmp(a, "--power") == 0)
        q->power = true;
    else if (strcmp(a, "--power-error") == 0)
        q->power_error = true;
    else if (strcmp(a, "--glitches") == 0)
        q->glitches = true;
    else if (strcmp(a, "--power-sample") == 0)
        q->sample = (int)option_integer(a, option_value(argc, argv, i), 0, POWER_SAMPLE_MOST, "instances of a module");
    else if (strcmp(a, "--power-from") == 0)
        q->power_from = (int)option_integer(a, option_value(argc, argv, i), 2, COMPOSE_FROM, "rows and columns");
    else if (strcmp(a, "--in") == 0)
        add_input(q, option_value(argc, argv, i));
    else if (strcmp(a, "--ram") == 0)
        q->ram = option_word(a, option_value(argc, argv, i), (const char *const[]){"box", "flops", NULL});
    else if (strcmp(a, "--netlist") == 0)
        q->netlist = option_value(argc, argv, i);
    else if (strcmp(a, "--sram-cell") == 0)
        q->sram.cell = option_real(a, option_value(argc, argv, i), 1e-6, 1000, "um2");
    else if (strcmp(a, "--sram-efficiency") == 0)
        q->sram.efficiency = option_real(a, option_value(argc, argv, i), 0.001, 1, "of the macro");
    else if (strcmp(a, "--layout") == 0 || strncmp(a, "--layout=", 9) == 0)
        q->layout = a[8] ? a + 9 : "";
    else if (strcmp(a, "--layout-dir") == 0)
        q->layout_dir = option_value(argc, argv, i);
    else if (strcmp(a, "--layout-timeout") == 0)
        q->layout_seconds = (int)option_integer(a, option_value(argc, argv, i), 1, 1000000, "seconds");
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
    struct synth_request q = {.layout_seconds = LAYOUT_SECONDS, .sample = -1};
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
    for (int i = 0; i < q.ins && q.ins > 1; i++)
        if (!strchr(q.in[i], '='))
            die(ST_USAGE, "synth: --in random: legal alone");
    if (q.sample == 1 || (q.sample >= 0 && q.power_from))
        die(ST_USAGE, "synth: --power-sample %d%s: legal are 0, for all, and 2 to %d, without --power-from", q.sample,
            q.power_from ? " with --power-from" : "", (int)POWER_SAMPLE_MOST);
    q.power |= q.power_from > 0 || q.sample >= 0 || q.power_error;
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
