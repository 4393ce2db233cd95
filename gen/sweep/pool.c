// SPDX-License-Identifier: Apache-2.0
// The points of a sweep on this machine, several at a time.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/proc.h"
#include "sweep/sweep.h"

struct pool {
    struct sweep *s;
    struct sweep_slot *slots;
    int slot_count, running;
    struct sweep_progress progress;
    struct sweep_end end;
    sigset_t waited; // signals
};

static void start_point(struct pool *p, int point)
{
    struct sweep_slot *slot = p->slots;
    while (slot->pid)
        slot++;
    *slot->stage = 0;
    slot->point = point;
    slot->start = now_seconds();
    slot->messages = memfd_create("messages", MFD_CLOEXEC);
    fflush(stdout);
    fflush(stderr);
    pid_t parent = getpid();
    slot->pid = slot->messages < 0 ? -1 : fork();
    if (slot->pid < 0)
        die(ST_TOOL, "sweep: cannot start a process: %s", strerror(errno));
    if (slot->pid == 0)
        sweep_worker(p->s, point, slot->stage, slot->messages, parent);
    p->running++;
}

void sweep_note_refusal(const struct sweep *s, int i, struct sweep_end *end)
{
    static const char *const signs[] = {"synth: --", "synth: unknown option", "--sim: ", "sim: unknown option"};
    const json_t *r = s->points[i].result;
    const char *reason = json_string_value(json_object_get(r, "reason"));
    if (end->refused || !reason || json_integer_value(json_object_get(r, "status")) != ST_USAGE)
        return;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (strncmp(reason, signs[k], strlen(signs[k])) == 0)
            end->refused = xstrdup(reason);
}

// What the worker left: a result, a message that it could not write, or nothing.
static void take_result(struct pool *p, struct sweep_slot *slot, int status)
{
    struct sweep_point *point = &p->s->points[slot->point];
    char *message = worker_message(slot->messages);
    bool usage = WIFEXITED(status) && WEXITSTATUS(status) == ST_USAGE;
    if (sweep_load(p->s, slot->point)) {
        sweep_note_refusal(p->s, slot->point, &p->end);
    } else if (usage && message && !p->end.full) {
        p->end.full = xstrdup(message);
    } else if (!p->end.full && !p->end.signal && !p->end.refused) {
        char *why = WIFSIGNALED(status) ? xasprintf("%s: killed by signal %d", stage_names[*slot->stage], WTERMSIG(status))
                                        : xasprintf("%s: no result", stage_names[*slot->stage]);
        point->result = failure(ST_TOOL, stage_names[*slot->stage], message ? message : why);
        free(why);
    }
    free(message);
}

static void reap(struct pool *p)
{
    int status;
    for (int k = 0; k < p->slot_count; k++) {
        struct sweep_slot *slot = &p->slots[k];
        if (slot->pid <= 0 || waitpid(slot->pid, &status, WNOHANG) != slot->pid)
            continue;
        take_result(p, slot, status);
        close(slot->messages);
        slot->pid = 0;
        p->running--;
        if (p->s->points[slot->point].result) {
            p->progress.done++;
            progress_point(&p->progress, p->s, slot->point);
        }
    }
}

static void stop_all(struct pool *p)
{
    for (int k = 0; k < p->slot_count; k++)
        if (p->slots[k].pid > 0 && kill(-p->slots[k].pid, SIGTERM) != 0)
            kill(p->slots[k].pid, SIGTERM); // it does not lead its group yet
}

// Waits for a worker to end, a signal or the next time to draw.
static void wait_event(struct pool *p)
{
    int sig = sigtimedwait(&p->waited, NULL, &(struct timespec){0, 500000000});
    if (sig <= 0 || sig == SIGCHLD)
        return;
    p->end.signal = sig;
}

static bool is_ending(const struct pool *p)
{
    return p->end.signal || p->end.full || p->end.refused;
}

static void open_pool(struct pool *p, sigset_t *before)
{
    p->slots = xcalloc((size_t)p->slot_count, sizeof *p->slots);
    int *stages = mmap(NULL, sizeof *stages * (size_t)p->slot_count, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (stages == MAP_FAILED)
        die(ST_TOOL, "out of memory");
    for (int k = 0; k < p->slot_count; k++)
        p->slots[k].stage = &stages[k];
    sigemptyset(&p->waited);
    for (const int *sig = (const int[]){SIGCHLD, SIGINT, SIGTERM, SIGHUP, 0}; *sig; sig++)
        sigaddset(&p->waited, *sig);
    sigprocmask(SIG_BLOCK, &p->waited, before);
}

struct sweep_end sweep_run(struct sweep *s, const int *todo, int n)
{
    struct pool p = {.s = s, .slot_count = s->jobs, .progress = {.start = now_seconds(), .of = n}};
    sigset_t before;
    bool stopped = false;
    int next = 0;
    open_pool(&p, &before);
    while (p.running || (next < n && !is_ending(&p))) {
        while (p.running < p.slot_count && next < n && !is_ending(&p))
            start_point(&p, todo[next++]);
        progress_draw(&p.progress, s, p.slots, p.slot_count);
        wait_event(&p);
        reap(&p);
        if (is_ending(&p) && !stopped) {
            stop_all(&p);
            stopped = true;
        }
    }
    progress_clear(&p.progress);
    munmap(p.slots[0].stage, sizeof(int) * (size_t)p.slot_count);
    free(p.slots);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return p.end;
}
