// SPDX-License-Identifier: Apache-2.0
// Implementation of synth_tech.h.
#include "synth_tech.h"

#include <stdlib.h>
#include <string.h>

#include "util.h"

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

static void find_tech(const char *tech, struct synth_tech *t)
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

struct synth_tech read_tech(const char *name)
{
    struct synth_tech t = {0};
    find_tech(name, &t);
    t.text = must_read_file(t.file, &t.len);
    char *error = read_liberty(t.text, t.len, &t.lib);
    if (error)
        die(ST_USAGE, "%s: %s", t.file, error);
    if (!driving_cell(&t.lib))
        die(ST_USAGE, "%s: no inverter or buffer to drive the inputs with", t.file);
    return t;
}

void free_tech(struct synth_tech *t)
{
    free_liberty(&t->lib);
    free(t->text);
    free(t->file);
}
