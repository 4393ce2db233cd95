// SPDX-License-Identifier: Apache-2.0
// The verb sweep: the folder of the tables, what is left to do, the end.
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <libgen.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/choice.h"
#include "base/member.h"
#include "base/option.h"
#include "base/output.h"
#include "base/proc.h"
#include "sweep/sweep.h"

// The folder of the tables: a new one, or one that holds no results.json of something else.
static void open_out(struct sweep *s)
{
    char *out = xstrdup(s->out), *copy;
    for (size_t n = strlen(out); n > 1 && out[n - 1] == '/'; n--)
        out[n - 1] = '\0';
    s->out = out;
    copy = xstrdup(out);
    if (!*out)
        die(ST_USAGE, "-o: value ''; legal: a folder's name");
    if (exists(out) && !is_dir(out))
        die(ST_USAGE, "%s: not a folder; legal: a new name or a folder", out);
    if (!is_dir(dirname(copy)))
        die(ST_USAGE, "%s: no folder '%s' to put it in", out, copy);
    if (mkdir(out, 0777) != 0 && errno != EEXIST)
        die(ST_USAGE, "%s: cannot make the folder: %s", out, strerror(errno));
    if (access(out, W_OK | X_OK) != 0)
        die(ST_USAGE, "%s: cannot write: %s", out, strerror(errno));
    char *path = xasprintf("%s/results.json", out);
    json_t *old = json_read_file(path, NULL);
    if (exists(path) && !json_object_get(old, "gatewright"))
        die(ST_USAGE, "%s: not of a sweep; legal: a new folder, or that of an earlier sweep", path);
    json_decref(old);
    free(path);
    free(copy);
}

static void check_request(struct sweep *s)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    s->processors = processors > 0 ? (int)processors : 1;
    if (s->launch)
        for (const char *const *tool = (const char *const[]){"sbatch", "squeue", "scancel", "scontrol", "sinfo", NULL}; *tool; tool++)
            need_tool(*tool);
    if (!s->out && !s->dry)
        die(ST_USAGE, "sweep: -o DIR is missing");
    if (!s->jobs)
        s->jobs = s->launch ? SLURM_TASKS_AT_ONCE : s->processors + 1; // one more: a point waits for its files, too
}

// ---- what is left to do ----

// The product of a point's numbers: points with larger ones mostly take longer.
static double size_of(const struct sweep *s, int i)
{
    double size = 1;
    int64_t v;
    for (int a = 0; a < s->axis_count; a++)
        if (parse_decimal(s->points[i].values[a], &v) && v > 0)
            size *= (double)v;
    return size;
}

struct pending {
    int point;
    double size;
};

static int by_size(const void *a, const void *b)
{
    const struct pending *x = a, *y = b;
    return x->size != y->size ? (x->size < y->size ? 1 : -1) : x->point - y->point;
}

// Points without a result, the largest first so that no processor is left alone with one at the end.
static int *find_todo(struct sweep *s, int *n)
{
    struct pending *list = xcalloc((size_t)s->count, sizeof *list);
    int *todo = xcalloc((size_t)s->count, sizeof *todo);
    *n = 0;
    for (int i = 0; i < s->count; i++) {
        struct sweep_point *p = &s->points[i];
        if (p->error)
            p->result = failure(ST_USAGE, "gen", p->error);
        else if (p->first == i && !(p->cached = sweep_load(s, i)))
            list[(*n)++] = (struct pending){i, size_of(s, i)};
    }
    qsort(list, (size_t)*n, sizeof *list, by_size);
    for (int k = 0; k < *n; k++)
        todo[k] = list[k].point;
    free(list);
    return todo;
}

// Points that come to the same have the same result.
static int share_results(struct sweep *s)
{
    int missing = 0;
    for (int i = 0; i < s->count; i++) {
        struct sweep_point *p = &s->points[i], *first = &s->points[p->first];
        if (!p->result && first->result) {
            p->result = json_incref(first->result);
            p->cached = true;
        }
        missing += !p->result;
    }
    return missing;
}

// ---- the end ----

static void print_plan(const struct sweep *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->count; i++) {
        char *name = point_name(s, i), *entry = sweep_place(s, i);
        bool done = s->points[i].result;
        if (s->json)
            json_array_append_new(list, json_pack("{s:s, s:b, s:s}", "point", name, "done", done, "entry", entry));
        else
            printf("%s  %s\n", done ? "done" : "  - ", name);
        free(name);
        free(entry);
    }
    if (s->json)
        print_json(json_pack("{s:o}", "points", list));
    else
        json_decref(list);
}

// Ends the program unless all points have been tried: with one sentence, and the tables as far as they are known.
static void check_end(struct sweep *s, const struct sweep_end *end, double start)
{
    int missing = share_results(s), done = s->count - missing;
    if (end->refused)
        die(ST_USAGE, "%s", end->refused);
    if (end->full)
        die(ST_USAGE, "%s: nothing more can be written (%s); %d of %d points are done and kept, the same command goes on from there",
            cache_root(), end->full, done, s->count);
    if (!end->signal)
        return;
    for (int i = 0; i < s->count; i++)
        if (!s->points[i].result)
            s->points[i].result = failure(128 + end->signal, "sweep", "not done: the sweep was interrupted");
    set_quiet(true);
    s->json = false;
    sweep_write(s, now_seconds() - start, children_cpu_seconds());
    fprintf(stderr, "gatewright: sweep: interrupted; %d of %d points are done and kept, the same command goes on from there\n", done,
            s->count);
    remove_tree(s->scratch);
    forget_at_death(s->scratch);
    signal(end->signal, SIG_DFL);
    raise(end->signal);
}

int verb_sweep(const struct options *o)
{
    double start = now_seconds();
    int n;
    struct sweep *s = sweep_parse(o);
    if (s->task)
        return sweep_task(s->task);
    check_request(s);
    sweep_check_pareto(s);
    sweep_keys(s, NULL);
    if (!s->dry)
        open_out(s);
    int *todo = find_todo(s, &n);
    if (s->dry) {
        share_results(s);
        print_plan(s);
        return ST_OK;
    }
    s->scratch = scratch_dir();
    struct sweep_end end = n == 0 ? (struct sweep_end){0} : s->launch ? sweep_slurm(s, todo, n) : sweep_run(s, todo, n);
    check_end(s, &end, start);
    sweep_write(s, now_seconds() - start, children_cpu_seconds());
    remove_tree(s->scratch);
    forget_at_death(s->scratch);
    free(todo);
    return sweep_status(s);
}
