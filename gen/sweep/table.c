// SPDX-License-Identifier: Apache-2.0
// The tables of a sweep. results.json and results.csv are the same bytes whenever and wherever the same sweep is run; what
// differs from run to run is in times.json.
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/csv.h"
#include "base/proc.h"
#include "base/replace.h"
#include "base/version.h"
#include "sweep/sweep.h"

static int status_of(const struct sweep *s, int i)
{
    return (int)json_integer_value(json_object_get(s->points[i].result, "status"));
}

// ---- columns ----

// The names of the metrics, in the order in which the points bring them.
static json_t *metric_columns(const struct sweep *s)
{
    json_t *seen = json_object(), *list = json_array(), *v;
    const char *key;
    for (int i = 0; i < s->count; i++)
        json_object_foreach (json_object_get(s->points[i].result, "metrics"), key, v)
            if (!json_object_get(seen, key)) {
                json_object_set_new(seen, key, json_true());
                json_array_append_new(list, json_string(key));
            }
    json_decref(seen);
    return list;
}

static json_t *text_or_number(const char *text)
{
    int64_t number;
    json_t *j = parse_decimal(text, &number) ? json_integer(number) : json_string(text);
    return j ? j : json_string("not UTF-8");
}

// ---- results.json ----

static json_t *point_json(const struct sweep *s, int i, bool on_front)
{
    json_t *params = json_object();
    for (int a = 0; a < s->axis_count; a++)
        json_object_set_new(params, s->axes[a].param->name, text_or_number(s->points[i].values[a]));
    const json_t *r = s->points[i].result;
    return json_pack("{s:o, s:O, s:O, s:O, s:b, s:O}", "parameters", params, "status", json_object_get(r, "status"), "stage",
                     json_object_get(r, "stage"), "reason", json_object_get(r, "reason"), "pareto", on_front, "metrics",
                     json_object_get(r, "metrics"));
}

static json_t *results_json(const struct sweep *s, const bool *front, json_t *objectives)
{
    json_t *points = json_array(), *params = json_array(), *options = json_array();
    for (int a = 0; a < s->axis_count; a++)
        json_array_append_new(params, json_string(s->axes[a].param->name));
    for (int i = 0; i < s->synth_option_count; i++)
        json_array_append_new(options, json_string(s->synth_options[i]));
    for (int i = 0; i < s->count; i++)
        json_array_append_new(points, point_json(s, i, front[i]));
    return json_pack("{s:s, s:s, s:o, s:s?, s:o, s:o, s:O, s:o}", "gatewright", GATEWRIGHT_VERSION, "generator", s->generator->name,
                     "synth", options, "sim", s->sim, "parameters", params, "columns", metric_columns(s), "pareto", objectives,
                     "points", points);
}

// ---- results.csv ----

static void csv_row(struct buf *b, const struct sweep *s, int i, bool on_front, const json_t *columns)
{
    const json_t *r = s->points[i].result, *metrics = json_object_get(r, "metrics"), *c;
    size_t k;
    char *number = xasprintf("%d", i);
    csv_field(b, number);
    free(number);
    for (int a = 0; a < s->axis_count; a++)
        csv_field(b, s->points[i].values[a]);
    csv_value(b, json_object_get(r, "status"));
    csv_value(b, json_object_get(r, "stage"));
    csv_value(b, json_object_get(r, "reason"));
    csv_field(b, on_front ? "1" : "0");
    json_array_foreach (columns, k, c)
        csv_value(b, json_object_get(metrics, json_string_value(c)));
    csv_end(b);
}

static char *results_csv(const struct sweep *s, const bool *front, const json_t *columns)
{
    struct buf b = {0};
    size_t k;
    const json_t *c;
    csv_field(&b, "point");
    for (int a = 0; a < s->axis_count; a++)
        csv_field(&b, s->axes[a].param->name);
    for (const char *const *name = (const char *const[]){"status", "stage", "reason", "pareto", NULL}; *name; name++)
        csv_field(&b, *name);
    json_array_foreach (columns, k, c)
        csv_field(&b, json_string_value(c));
    csv_end(&b);
    for (int i = 0; i < s->count; i++)
        csv_row(&b, s, i, front[i], columns);
    return b.s;
}

// ---- times.json ----

// `busy`: the share of the processors that the work kept busy.
static json_t *times_json(const struct sweep *s, double wall, double cpu)
{
    json_t *points = json_array();
    int cached = 0;
    for (int i = 0; i < s->count; i++) {
        cached += s->points[i].cached;
        json_t *times = json_object_get(s->points[i].result, "times");
        json_array_append_new(points, json_pack("{s:i, s:b, s:O}", "point", i, "cached", s->points[i].cached, "times", times));
    }
    double busy = wall > 0 ? round(1000 * cpu / wall / s->processors) / 1000 : 0;
    return json_pack("{s:f, s:f, s:i, s:i, s:f, s:i, s:o}", "wall_seconds", round(1000 * wall) / 1000, "cpu_seconds",
                     round(1000 * cpu) / 1000, "jobs", s->jobs, "processors", s->processors, "busy", busy, "cached", cached, "points",
                     points);
}

// ---- writing ----

static void put_file(const struct sweep *s, const char *name, const char *text)
{
    char *path = xasprintf("%s/%s", s->out, name);
    replace_file(path, text, strlen(text));
    free(path);
}

// Writes the object, and prints it if asked.
static void put_json(const struct sweep *s, const char *name, const json_t *j, bool print)
{
    char *text = json_dumps(j, JSON_INDENT(1) | JSON_REAL_PRECISION(12)), *lines = xasprintf("%s\n", text);
    put_file(s, name, lines);
    if (print)
        fputs(lines, stdout);
    free(lines);
    free(text);
}

static void print_summary(const struct sweep *s, const bool *front, const json_t *objectives)
{
    int done = 0, on = 0;
    struct buf names = {0};
    size_t k;
    json_t *o;
    json_array_foreach (objectives, k, o)
        buf_printf(&names, "%s%s", k ? ", " : "", json_string_value(o) + 4);
    for (int i = 0; i < s->count; i++) {
        done += status_of(s, i) == 0;
        on += front[i];
    }
    if (on)
        printf("on the Pareto front of %s:\n", names.s);
    for (int i = 0; i < s->count; i++) {
        if (!front[i])
            continue;
        char *name = point_name(s, i);
        printf("  %-40s", name);
        json_array_foreach (objectives, k, o)
            printf("  %12.6g", point_number(s, i, json_string_value(o) + 4));
        printf("\n");
        free(name);
    }
    printf("%d of %s done, %d not; %d on the front: %s/results.csv\n", done, counted(s->count, "point"), s->count - done, on, s->out);
    free(names.s);
}

void sweep_write(const struct sweep *s, double wall, double cpu)
{
    json_t *objectives;
    bool *front = sweep_pareto(s, &objectives);
    json_t *results = results_json(s, front, objectives), *times = times_json(s, wall, cpu);
    char *csv = results_csv(s, front, json_object_get(results, "columns"));
    put_file(s, "results.csv", csv);
    put_json(s, "times.json", times, false);
    put_json(s, "results.json", results, s->json);
    if (!s->json && !is_quiet())
        print_summary(s, front, objectives);
    json_decref(results);
    json_decref(times);
    json_decref(objectives);
    free(csv);
    free(front);
}

int sweep_status(const struct sweep *s)
{
    bool any = false, wrong = false;
    int first = ST_OK, failed_tool = ST_OK;
    for (int i = 0; i < s->count; i++) {
        int status = status_of(s, i);
        any = any || status == ST_OK;
        wrong = wrong || status == ST_WRONG;
        failed_tool = status >= ST_TOOL ? ST_TOOL : failed_tool;
        first = first ? first : status;
    }
    return wrong ? ST_WRONG : failed_tool ? failed_tool : any ? ST_OK : first;
}
