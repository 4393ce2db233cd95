// SPDX-License-Identifier: Apache-2.0
// One point of a sweep, in a process of its own. The result: "status" (0 done, else that of the verb that failed), "stage"
// and "reason" of a failure, "metrics" (numbers, in the order of the table's columns) and "times" (seconds and what else
// differs from run to run).
#define _GNU_SOURCE
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/member.h"
#include "base/proc.h"
#include "emit/manifest.h"
#include "sweep/sweep.h"

const char *const stage_names[] = {"gen", "synth", "sim"};

static bool tells_full(const char *message)
{
    static const char *const signs[] = {"No space left on device", "no space left on device", "File too large", "file too large",
                                        "Disk quota exceeded", "disk quota exceeded"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(message, signs[i]))
            return true;
    return false;
}

// ---- the process ----

static void (*chained)(int);

// The worker leads a group: what it started goes with it, then its temporaries.
static void on_end(int sig)
{
    signal(sig, SIG_IGN);
    kill(0, sig);
    while (waitpid(-1, NULL, 0) > 0)
        ;
    chained(sig);
}

static void become_worker(pid_t parent)
{
    sigset_t none;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(ST_TOOL);
    forget_at_death(NULL);
    chained = signal(SIGTERM, on_end);
    signal(SIGINT, SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    set_quiet(true);
    at_death_tell(NULL);
}

// ---- a stage ----

struct stage {
    char *dir;       // scratch
    int messages;    // standard error, in memory: a disk that is full must not hide why
    int status;
    char *reason;    // of a failure
    json_t *printed; // of a success
};

static char *take_messages(int fd)
{
    struct buf b = {0};
    char chunk[4096];
    ssize_t n;
    buf_puts(&b, "");
    lseek(fd, 0, SEEK_SET);
    while ((n = read(fd, chunk, sizeof chunk)) > 0)
        buf_add(&b, chunk, (size_t)n);
    if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
        die(ST_TOOL, "standard error: cannot empty");
    return b.s;
}

// Takes "ROOT/tmp-NAME/" out of a message: the names of scratch folders differ from run to run.
static void forget_scratch(char *line)
{
    char *start = xasprintf("%s/tmp-", cache_root()), *at;
    one_line(start); // as it stands in the message
    while ((at = strstr(line, start))) {
        char *end = at + strlen(start);
        end += strcspn(end, "/: ");
        end += *end == '/';
        memmove(at, end, strlen(end) + 1);
    }
    free(start);
}

char *worker_message(int fd)
{
    char *text = take_messages(fd), *line = strstr(text, "gatewright: "), *said = NULL;
    if (line) {
        said = xstrdup(line + strlen("gatewright: "));
        said[strcspn(said, "\n")] = '\0';
        forget_scratch(said);
    }
    free(text);
    return said;
}

static char *reason_of(const struct stage *st, const char *name)
{
    char *said = worker_message(st->messages);
    if (st->status > 128)
        return xasprintf("%s: killed by signal %d", name, st->status - 128);
    return said ? said : xasprintf("%s: exit status %d", name, st->status);
}

// Runs this program with the words and --json -q, which end argv.
static void run_stage(struct stage *st, const char *const *argv, const char *name, json_t *times)
{
    double start = now_seconds();
    char *log = xasprintf("%s/%s.json", st->dir, name);
    struct tool_run run = {.argv = argv, .log = log, .inherit_stderr = true};
    st->status = run_tool(&run);
    json_object_set_new(times, name, json_real(round(1000 * (now_seconds() - start)) / 1000));
    st->printed = st->status == 0 ? json_read_file(log, NULL) : NULL;
    if (st->status == 0 && !st->printed) {
        st->status = ST_TOOL;
        st->reason = xasprintf("%s: printed no JSON", name);
    } else if (st->status != 0) {
        st->reason = reason_of(st, name);
    }
    free(log);
}

// ---- numbers ----

static bool differs_between_runs(const char *key)
{
    size_t n = strlen(key);
    return (n >= 7 && strcmp(key + n - 7, "seconds") == 0) || strcmp(key, "peak_mb") == 0 || strcmp(key, "macs_per_second") == 0;
}

// Adds the numbers of an object, those of objects in it by PREFIX_NAME.
static void add_numbers(json_t *metrics, json_t *times, json_t *o, const char *prefix)
{
    const char *key;
    json_t *v;
    json_object_foreach (o, key, v) {
        char *name = xasprintf("%s%s", prefix, key), *inner = xasprintf("%s_", name);
        if (json_is_object(v))
            add_numbers(metrics, times, v, inner);
        else if (json_is_number(v) || json_is_boolean(v))
            json_object_set(differs_between_runs(key) ? times : metrics, name, v);
        free(name);
        free(inner);
    }
}

// Latency, and of what the generator derived the numbers that are no parameters.
static void add_design(json_t *metrics, json_t *manifest)
{
    const char *key;
    json_t *v, *derived = json_object_get(manifest, "derived"), *params = json_object_get(manifest, "parameters");
    json_object_set(metrics, "latency", json_object_get(json_object_get(manifest, "latency"), "clocks"));
    json_object_foreach (derived, key, v)
        if (json_is_number(v) && !json_object_get(params, key))
            json_object_set(metrics, key, v);
}

// Billions of products a second at the highest clock.
static void add_throughput(json_t *metrics)
{
    json_t *mhz = json_object_get(metrics, "fmax_mhz");
    if (!json_is_number(mhz) || !json_is_number(json_object_get(metrics, "multipliers")))
        return;
    double gmacs = macs_a_clock(metrics) * json_number_value(mhz) / 1000;
    json_object_set_new(metrics, "gmacs", json_real(round(gmacs * 1000) / 1000));
}

// ---- the point ----

struct work {
    const struct sweep *s;
    int i;
    volatile int *stage;
    char *design; // folder
    char **words; // name=value
    json_t *metrics, *times;
    struct stage st;
};

// The end of the process: keeps the result, unless it is that the disk is full.
static _Noreturn void end_work(struct work *w, json_t *result, bool for_ever)
{
    remove_tree(w->st.dir);
    forget_at_death(w->st.dir);
    if (w->st.status != ST_OK && tells_full(w->st.reason))
        die(ST_USAGE, "%s", w->st.reason);
    json_object_set(result, "metrics", w->metrics);
    json_object_set(result, "times", w->times);
    sweep_keep(w->s, w->i, result, for_ever);
    _exit(0);
}

// True if the parameters themselves are refused.
static bool is_illegal(const struct work *w)
{
    struct error e = {0};
    generator_design(w->s->generator, w->words, w->s->axis_count, &e);
    return is_refused(&e);
}

// What will come out the same another time: a refusal of the parameters, hardware that is wrong.
static bool fails_for_ever(const struct work *w)
{
    int stage = *w->stage;
    return (stage == 0 && w->st.status == ST_USAGE && is_illegal(w)) || (stage == 2 && w->st.status == ST_WRONG);
}

// Runs a verb with the words of `head` (NULL at the end), n more, and --json -q.
static json_t *run_verb(struct work *w, int stage, const char *const *head, char *const *more, int n)
{
    const char **argv = xcalloc((size_t)n + 16, sizeof *argv);
    int k = 0;
    argv[k++] = "/proc/self/exe";
    for (; *head; head++)
        argv[k++] = *head;
    for (int i = 0; i < n; i++)
        argv[k++] = more[i];
    argv[k++] = "--json";
    argv[k++] = "-q";
    *w->stage = stage;
    run_stage(&w->st, argv, stage_names[stage], w->times);
    free(argv);
    if (w->st.status == ST_OK)
        return w->st.printed;
    bool for_ever = fails_for_ever(w);
    end_work(w, failure(w->st.status, stage_names[stage], w->st.reason), for_ever);
}

static void gather(struct work *w)
{
    const struct sweep *s = w->s;
    add_design(w->metrics, run_verb(w, 0, (const char *const[]){"gen", s->generator->name, "-o", w->design, NULL}, w->words,
                                    s->axis_count));
    add_numbers(w->metrics, w->times, run_verb(w, 1, (const char *const[]){"synth", w->design, NULL}, (char **)(void *)s->synth_options,
                                               s->synth_option_count), "");
    add_throughput(w->metrics);
    if (s->sim)
        add_numbers(w->metrics, w->times, run_verb(w, 2, (const char *const[]){"sim", w->design, "--sim", s->sim, NULL}, NULL, 0),
                    "sim_");
}

_Noreturn void sweep_worker(const struct sweep *s, int i, volatile int *stage, int messages, pid_t parent)
{
    struct work w = {.s = s, .i = i, .stage = stage, .metrics = json_object(), .times = json_object(), .st = {.messages = messages}};
    become_worker(parent);
    if (dup2(messages, STDERR_FILENO) < 0)
        _exit(ST_TOOL);
    cache_lock(s->points[i].key);
    if (sweep_is_kept(s, i))
        _exit(0);
    w.st.dir = scratch_dir();
    w.design = xasprintf("%s/design", w.st.dir);
    w.words = xcalloc((size_t)s->axis_count + 1, sizeof *w.words);
    for (int a = 0; a < s->axis_count; a++)
        w.words[a] = xasprintf("%s=%s", s->axes[a].param->name, s->points[i].values[a]);
    gather(&w);
    json_object_set_new(w.times, "cpu", json_real(round(1000 * children_cpu_seconds()) / 1000));
    end_work(&w, json_pack("{s:i, s:n, s:n}", "status", 0, "stage", "reason"), true);
}
