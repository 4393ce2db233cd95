// SPDX-License-Identifier: Apache-2.0
// A sweep as a Slurm job array. Submitter and tasks share the cache folder: results go there, failures and the plan to the
// submitter's scratch folder in it. A plan: "folder" to work in, "words" of the command, "base" of the keys, "todo" points,
// "tasks"; task t makes the points t, t + tasks, t + 2 tasks ... of the list.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/choice.h"
#include "base/member.h"
#include "base/proc.h"
#include "sweep/sweep.h"

enum {
    MOST_TASKS = 1000, // of an array: Slurm's default for MaxArraySize is 1001
    POLL = 2,          // seconds between looks at the queue
};

struct array {
    struct sweep *s;
    char *id;      // of the job
    int *todo, left;
    int tasks;
    double waiting; // since when no task can run, or 0
    char *trouble;  // why not
    struct sweep_progress progress;
    struct sweep_end end;
};

// ---- Slurm's commands ----

// Runs a command of Slurm; its output, errors too, in *text. Returns the exit status.
static int slurm(const struct sweep *s, const char *const *argv, char **text)
{
    char *log = xasprintf("%s/slurm.txt", s->scratch);
    struct tool_run run = {.argv = argv, .log = log};
    int status = run_tool(&run);
    *text = read_file(log, NULL);
    if (!*text)
        *text = xstrdup("");
    free(log);
    return status;
}

static void cancel(const struct array *a)
{
    char *text;
    slurm(a->s, (const char *const[]){"scancel", a->id, NULL}, &text);
    free(text);
}

// ---- submitting ----

static void write_plan(const struct array *a, const char *path)
{
    json_t *words = json_array(), *todo = json_array();
    char *here = getcwd(NULL, 0);
    json_t *folder = json_string(here ? here : "/");
    for (int i = 0; i < a->s->word_count; i++)
        if (json_array_append_new(words, json_string(a->s->words[i])) != 0)
            die(ST_USAGE, "--launch slurm: '%s' is not UTF-8", a->s->words[i]);
    for (int k = 0; k < a->left; k++)
        json_array_append_new(todo, json_integer(a->todo[k]));
    if (!folder)
        die(ST_USAGE, "--launch slurm: the working folder's name is not UTF-8");
    json_t *plan = json_pack("{s:o, s:o, s:s, s:o, s:i}", "folder", folder, "words", words, "base", a->s->base, "todo", todo, "tasks",
                             a->tasks);
    char *text = json_dumps(plan, 0);
    write_file(path, text, strlen(text));
    free(text);
    free(here);
    json_decref(plan);
}

static void write_script(const char *path, const char *plan)
{
    struct buf b = {0};
    char *exe = self_path();
    buf_puts(&b, "#!/bin/sh\nexec ");
    buf_shell(&b, exe);
    buf_puts(&b, " sweep --task ");
    buf_shell(&b, plan);
    buf_puts(&b, "\n");
    write_file(path, b.s, b.len);
    free(b.s);
    free(exe);
}

static void submit(struct array *a, int attempt)
{
    a->tasks = a->left < MOST_TASKS ? a->left : MOST_TASKS;
    char *plan = xasprintf("%s/plan%d", a->s->scratch, attempt), *script = xasprintf("%s/task%d.sh", a->s->scratch, attempt);
    char *range = xasprintf("--array=0-%d%%%d", a->tasks - 1, a->s->jobs), *text;
    write_plan(a, plan);
    write_script(script, plan);
    int status = slurm(a->s, (const char *const[]){"sbatch", "--parsable", "--job-name=gatewright", range, "--ntasks=1", "--cpus-per-task=1",
                                                   "--no-requeue", "--export=ALL", "--output=/dev/null", "--error=/dev/null",
                                                   "--chdir=/", script, NULL}, &text);
    text[strcspn(text, ";\n")] = '\0';
    if (status != 0 || !*text || text[strspn(text, "0123456789")])
        die(ST_TOOL, "sbatch failed (status %d): %s", status, text);
    a->id = text;
    free(plan);
    free(script);
    free(range);
}

// ---- waiting ----

// Takes the results that have come.
static void collect(struct array *a)
{
    int left = 0;
    for (int k = 0; k < a->left; k++) {
        int i = a->todo[k];
        char *failed = xasprintf("%s/%d.json", a->s->scratch, i);
        if ((sweep_is_kept(a->s, i) || exists(failed)) && sweep_load(a->s, i)) {
            a->progress.done++;
            progress_point(&a->progress, a->s, i);
            sweep_note_refusal(a->s, i, &a->end);
        } else {
            a->todo[left++] = i;
        }
        free(failed);
    }
    a->left = left;
}

// True if a node can take work.
static bool any_node_up(const struct sweep *s)
{
    static const char *const up[] = {"idle", "mix", "alloc", "comp", "plnd", "resv"};
    char *text, *rest = NULL;
    bool found = slurm(s, (const char *const[]){"sinfo", "-h", "-N", "-o", "%t", NULL}, &text) != 0;
    for (char *l = strtok_r(text, "\n", &rest); l && !found; l = strtok_r(NULL, "\n", &rest))
        for (size_t k = 0; k < sizeof up / sizeof *up; k++)
            found = found || (strncmp(l, up[k], strlen(up[k])) == 0 && !strchr(l, '*'));
    free(text);
    return found;
}

// What keeps all tasks from running, or NULL: one runs, or they wait for their turn. Lines of the queue: "STATE REASON".
static char *find_trouble(const struct array *a, const char *queue)
{
    static const char *const signs[] = {"DOWN", "NotAvail", "PartitionDown", "PartitionInactive", "JobHeld", "requeued held"};
    const char *pending = strstr(queue, "PENDING ");
    if (strstr(queue, "RUNNING") || strstr(queue, "CONFIGURING") || !pending)
        return NULL;
    bool down = false;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        down = down || strstr(pending, signs[k]);
    if (!down && any_node_up(a->s))
        return NULL;
    pending += strlen("PENDING ");
    return xasprintf("no node takes the task: %.*s", (int)strcspn(pending, "\n"), pending);
}

// Looks at the queue; false once the job is gone or given up.
static bool is_queued(struct array *a)
{
    char *text, *trouble;
    int status = slurm(a->s, (const char *const[]){"squeue", "-h", "-j", a->id, "-o", "%T %r", NULL}, &text);
    bool gone = (status == 0 && !*text) || strstr(text, "Invalid job id");
    if (gone)
        trouble = NULL;
    else if (status != 0)
        trouble = xasprintf("squeue: %.*s", (int)strcspn(text, "\n"), text);
    else
        trouble = find_trouble(a, text);
    free(text);
    free(a->trouble);
    a->trouble = trouble;
    if (!trouble)
        a->waiting = 0;
    else if (a->waiting == 0)
        a->waiting = now_seconds();
    else if (now_seconds() - a->waiting >= a->s->patience) {
        cancel(a);
        return false;
    }
    return !gone;
}

// Until all results are there, the job is gone, or a signal ends it.
static void wait_for_array(struct array *a)
{
    sigset_t waited, before;
    sigemptyset(&waited);
    for (const int *sig = (const int[]){SIGINT, SIGTERM, SIGHUP, 0}; *sig; sig++)
        sigaddset(&waited, *sig);
    sigprocmask(SIG_BLOCK, &waited, &before);
    for (bool queued = true; queued && a->left && !a->end.signal && !a->end.refused;) {
        int sig = sigtimedwait(&waited, NULL, &(struct timespec){POLL, 0});
        a->end.signal = sig > 0 ? sig : 0;
        queued = a->end.signal || is_queued(a);
        collect(a); // after the look at the queue: what a finished task has written is there
        progress_draw(&a->progress, a->s, NULL, 0);
    }
    if (a->end.signal || a->end.refused)
        cancel(a);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

// ---- what was lost ----

// What Slurm says of a task of the array, e.g. "NODE_FAIL"; allocated, NULL if it has forgotten.
static char *state_of(const char *jobs, int task)
{
    char *mark = xasprintf(" ArrayTaskId=%d ", task), *state = NULL;
    for (const char *line = jobs; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        const char *at = strstr(line, mark), *end = line + strcspn(line, "\n"), *found = strstr(line, "JobState=");
        if (at && at < end && found && found < end)
            state = xasprintf("%.*s", (int)strcspn(found + 9, " "), found + 9);
    }
    free(mark);
    return state;
}

static void fail_lost(struct array *a, const int *submitted, int n)
{
    char *jobs;
    slurm(a->s, (const char *const[]){"scontrol", "-o", "show", "job", a->id, NULL}, &jobs);
    for (int k = 0; k < n; k++) {
        if (a->s->points[submitted[k]].result)
            continue;
        char *state = state_of(jobs, k % a->tasks);
        char *reason = a->trouble ? xasprintf("slurm: %s", a->trouble)
                                  : xasprintf("slurm: the task left no result, submitted twice; its state: %s", state ? state : "unknown");
        a->s->points[submitted[k]].result = failure(ST_TOOL, "slurm", reason);
        free(reason);
        free(state);
    }
    free(jobs);
}

struct sweep_end sweep_slurm(struct sweep *s, const int *todo, int n)
{
    struct array a = {.s = s, .left = n, .progress = {.start = now_seconds(), .of = n}};
    int *submitted = xcalloc((size_t)n, sizeof *submitted);
    a.todo = xcalloc((size_t)n, sizeof *a.todo);
    memcpy(a.todo, todo, (size_t)n * sizeof *todo);
    for (int attempt = 0; attempt < 2 && a.left && !a.end.signal && !a.end.refused; attempt++) {
        int count = a.left;
        memcpy(submitted, a.todo, (size_t)count * sizeof *submitted);
        submit(&a, attempt);
        wait_for_array(&a);
        if (a.left && !a.end.signal && !a.end.refused && (attempt == 1 || a.trouble))
            fail_lost(&a, submitted, count);
        if (a.trouble)
            break;
        free(a.id);
    }
    progress_clear(&a.progress);
    free(submitted);
    free(a.todo);
    return a.end;
}

// ---- in a task ----

static int *share_of(const json_t *plan, int task, int *n)
{
    const json_t *list = json_object_get(plan, "todo");
    int tasks = (int)json_integer_value(json_object_get(plan, "tasks")), all = (int)json_array_size(list);
    int *todo = xcalloc((size_t)all + 1, sizeof *todo);
    *n = 0;
    for (int k = task; tasks > 0 && k < all; k += tasks)
        todo[(*n)++] = (int)json_integer_value(json_array_get(list, (size_t)k));
    return todo;
}

int sweep_task(const char *path)
{
    const char *id = getenv("SLURM_ARRAY_TASK_ID"), *slash = strrchr(path, '/');
    json_t *plan = json_read_file(path, NULL), *words = json_object_get(plan, "words");
    int64_t task;
    int n, argc = (int)json_array_size(words) + 1;
    if (!plan || !slash || !id || !parse_decimal(id, &task) || task < 0)
        die(ST_USAGE, "--task: value '%s'; legal: the plan of a job array, in one of its tasks", path);
    const char *folder = json_string_value(json_object_get(plan, "folder"));
    if (!folder || chdir(folder) != 0)
        die(ST_USAGE, "%s: cannot work there: %s", folder ? folder : path, strerror(errno));
    char **argv = xcalloc((size_t)argc + 1, sizeof *argv);
    argv[0] = xstrdup("sweep");
    for (int i = 1; i < argc; i++)
        argv[i] = xstrdup(json_string_value(json_array_get(words, (size_t)i - 1)));
    struct options o = options_parse(argc, argv);
    struct sweep *s = sweep_parse(&o);
    sweep_keys(s, json_string_value(json_object_get(plan, "base")));
    s->scratch = xasprintf("%.*s", (int)(slash - path), path);
    s->jobs = 1;
    int *todo = share_of(plan, (int)task, &n);
    struct sweep_end end = sweep_run(s, todo, n);
    if (end.full)
        die(ST_USAGE, "sweep: nothing more can be written (%s)", end.full);
    free(todo);
    return end.signal ? 128 + end.signal : ST_OK;
}
