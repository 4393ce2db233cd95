// SPDX-License-Identifier: Apache-2.0
// Implementation of flow/request.h.
#include "flow/request.h"

#include <string.h>

#include "base/member.h"
#include "base/option.h"
#include "base/proc.h"
#include "base/util.h"
#include "emit/manifest.h"

bool is_random(const struct synth_request *q)
{
    return q->ins == 1 && strcmp(q->in[0], "random") == 0;
}

int sample_instances(const struct synth_request *q)
{
    return q->sample < 0 ? (int)POWER_SAMPLE : q->sample;
}

// Values of an option that may be given again, and how many.
static int take_values(const struct options *o, const char *name, const char **values)
{
    int n = 0;
    for (const char *v; (v = option_nth(o, name, n)); values[n++] = v)
        if (n == SYNTH_FILES)
            die(ST_USAGE, "synth: %s: more than %d of them", name, (int)SYNTH_FILES);
    return n;
}

// What means something only with another option.
static void check_options(struct synth_request *q)
{
    for (int i = 0; i < q->ins && q->ins > 1; i++)
        if (!strchr(q->in[i], '='))
            die(ST_USAGE, "synth: --in random: legal alone");
    if (q->sample == 1 || (q->sample >= 0 && q->power_from))
        die(ST_USAGE, "synth: --power-sample %d%s: legal are 0, for all, and 2 to %d, without --power-from", q->sample,
            q->power_from ? " with --power-from" : "", (int)POWER_SAMPLE_MOST);
    q->power |= q->power_from > 0 || q->sample >= 0 || q->power_error;
    if (q->ins && !q->power)
        die(ST_USAGE, "synth: --in without --power");
    if (q->glitches && !q->power)
        die(ST_USAGE, "synth: --glitches without --power");
    if (q->csv && q->json)
        die(ST_USAGE, "synth: --csv with --json; legal: one of them");
    if (q->layout_dir && !q->layout)
        die(ST_USAGE, "synth: --layout-dir without --layout");
    if (q->layout_timed && !q->layout)
        die(ST_USAGE, "synth: --layout-timeout without --layout");
}

struct synth_request parse_synth(const struct options *o)
{
    struct synth_request q = {
        .out = o->words[0],
        .clock = option_real(o, "--clock"),
        .fmax = option_given(o, "--fmax"),
        .power = option_given(o, "--power"),
        .power_error = option_given(o, "--power-error"),
        .glitches = option_given(o, "--glitches"),
        .sample = option_given(o, "--power-sample") ? (int)option_integer(o, "--power-sample") : -1,
        .power_from = (int)option_integer(o, "--power-from"),
        .ram = option_text(o, "--ram"),
        .netlist = option_text(o, "--netlist"),
        .sram = {option_real(o, "--sram-cell"), option_real(o, "--sram-efficiency")},
        .layout = option_given(o, "--layout") ? option_text(o, "--layout") : NULL,
        .layout_dir = option_text(o, "--layout-dir"),
        .layout_timed = option_given(o, "--layout-timeout"),
        .layout_seconds = (int)option_integer(o, "--layout-timeout"),
        .flat = option_given(o, "--flat"),
        .json = option_given(o, "--json"),
        .csv = option_given(o, "--csv"),
        .predict = option_given(o, "--predict"),
    };
    if (option_given(o, "--layout") && !q.layout)
        q.layout = "";
    q.techs = take_values(o, "--tech", q.tech);
    q.ins = take_values(o, "--in", q.in);
    check_options(&q);
    if (q.techs == 0)
        q.tech[q.techs++] = "osu018";
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
