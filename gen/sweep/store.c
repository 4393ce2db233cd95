// SPDX-License-Identifier: Apache-2.0
// Where the results of a sweep are kept: sweep-KEY/result.json in the cache; in the scratch folder, for this run alone,
// N.json for what may come out otherwise the next time (a tool that failed, a killed process).
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/data.h"
#include "base/member.h"
#include "base/proc.h"
#include "base/version.h"
#include "sweep/sweep.h"
#include "synth/synth.h"

static const char kind[] = "sweep";

// ---- keys ----

static void key_tool(struct cache_key *k, const char *name)
{
    char *path = find_tool(name);
    key_str(k, name);
    if (path)
        key_file(k, path);
    free(path);
}

// A word of synth's; of NAME=FILE what the file holds, too.
static void key_option(struct cache_key *k, const char *word)
{
    const char *eq = strchr(word, '=');
    key_str(k, word);
    if (eq && exists(eq + 1))
        key_file(k, eq + 1);
}

// What all points share: the program and its files, the tools, the technology, the options.
static void make_base(struct sweep *s)
{
    static const char *const tools[] = {"yosys", "yosys-abc", "sta", "nextpnr-ice40", "icetime", "verilator_bin", "iverilog", "vvp"};
    struct cache_key k;
    key_begin(&k);
    key_str(&k, "sweep 1 " GATEWRIGHT_VERSION);
    key_file(&k, "/proc/self/exe");
    key_data_files(&k, "gen/*/*.v.in");
    key_data_files(&k, "rtl/*/*.v");
    key_data_files(&k, "scripts/flow/*.tcl");
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
        key_tool(&k, tools[i]);
    synth_key_tech(&k, s->techs, s->tech_count);
    for (int i = 0; i < s->synth_option_count; i++)
        key_option(&k, s->synth_options[i]);
    key_str(&k, s->sim ? s->sim : "");
    key_data_files(&k, "gen/base/*.[ch]");
    key_data_files(&k, "sim/*/*");
    key_data_files(&k, "tb/*/*.[ch]");
    key_end(&k, s->base);
}

static void add_value(struct cache_key *k, const struct sweep *s, int i, const struct param *p)
{
    const struct sweep_point *point = &s->points[i];
    for (int a = 0; a < s->axis_count; a++) {
        const struct sweep_axis *axis = &s->axes[a];
        if (axis->param != p)
            continue;
        const char *known = axis->known_as[point->item[a]];
        const char *text = known ? known : point->values[a];
        if (p->preset && strcmp(text, p->preset) == 0)
            continue;
        key_str(k, p->name);
        key_str(k, text);
    }
}

static const struct sweep *sorting;

static int by_key(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    int order = strcmp(sorting->points[x].key, sorting->points[y].key);
    return order ? order : x - y;
}

// Points that come to the same are made once.
static void find_first(struct sweep *s)
{
    int *order = xcalloc((size_t)s->count, sizeof *order);
    for (int i = 0; i < s->count; i++)
        order[i] = i;
    sorting = s;
    qsort(order, (size_t)s->count, sizeof *order, by_key);
    for (int i = 0, first = 0; i < s->count; i++) {
        if (i == 0 || strcmp(s->points[order[i]].key, s->points[order[i - 1]].key) != 0)
            first = order[i];
        s->points[order[i]].first = first;
    }
    free(order);
}

void sweep_keys(struct sweep *s, const char *base)
{
    if (base)
        snprintf(s->base, sizeof s->base, "%s", base);
    else
        make_base(s);
    for (int i = 0; i < s->count; i++) {
        struct cache_key k;
        key_begin(&k);
        key_str(&k, s->base);
        key_str(&k, s->generator->name);
        for (const struct param *p = s->generator->schema; p->name; p++)
            add_value(&k, s, i, p);
        key_str(&k, s->points[i].error ? s->points[i].error : "");
        key_end(&k, s->points[i].key);
    }
    find_first(s);
}

// ---- results ----

json_t *failure(int status, const char *stage, const char *reason)
{
    json_t *text = json_string(reason);
    return json_pack("{s:i, s:s, s:o, s:{}, s:{}}", "status", status, "stage", stage, "reason",
                     text ? text : json_string("not said in UTF-8"), "metrics", "times");
}

static char *failure_path(const struct sweep *s, int i)
{
    return xasprintf("%s/%d.json", s->scratch, i);
}

char *sweep_place(const struct sweep *s, int i)
{
    return cache_place(kind, s->points[i].key);
}

bool sweep_is_kept(const struct sweep *s, int i)
{
    char *dir = sweep_place(s, i);
    bool kept = is_dir(dir);
    free(dir);
    return kept;
}

bool sweep_load(struct sweep *s, int i)
{
    struct sweep_point *p = &s->points[i];
    char *dir = sweep_place(s, i), *path = xasprintf("%s/result.json", dir);
    p->result = json_read_file(path, NULL);
    if (p->result && !json_is_object(json_object_get(p->result, "metrics"))) {
        json_decref(p->result);
        p->result = NULL;
    }
    if (!p->result && is_dir(dir))
        remove_tree(dir);
    if (!p->result && s->scratch) {
        free(path);
        path = failure_path(s, i);
        p->result = json_read_file(path, NULL);
    }
    free(path);
    free(dir);
    return p->result;
}

static void write_result(const char *dir, const char *name, const json_t *result)
{
    char *path = xasprintf("%s/%s", dir, name), *text = json_dumps(result, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    write_file(path, text, strlen(text));
    free(text);
    free(path);
}

void sweep_keep(const struct sweep *s, int i, json_t *result, bool for_ever)
{
    if (for_ever) {
        struct cache_entry e = cache_at(kind, s->points[i].key, (const char *const[]){"result.json", NULL});
        if (e.build)
            write_result(e.build, "result.json", result);
        cache_commit(&e);
        free(e.dir);
        return;
    }
    char *name = xasprintf(".%d.json", i), *path = failure_path(s, i), *beside = xasprintf("%s/%s", s->scratch, name);
    write_result(s->scratch, name, result);
    if (rename(beside, path) != 0)
        die(ST_USAGE, "%s: cannot write: %s", path, strerror(errno));
    free(name);
    free(path);
    free(beside);
}
