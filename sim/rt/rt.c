// SPDX-License-Identifier: Apache-2.0
// The runtime's core: job in, clock by clock, verdict out.
#define _XOPEN_SOURCE 700
#include "rt/rt.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/expr.h"
#include "base/regular.h"

enum {
    MAX_MESSAGES = 5,
    WATCHDOG = 100000, // clocks without any transfer: the design hangs
};

struct rt_job rt_job;
uint32_t *rt_in;
int64_t rt_waves_end;
int64_t rt_clock, rt_first_in = -1, rt_last_out, rt_macs, rt_wraps, rt_checks, rt_measured, rt_work_total, rt_last_transfer;

static json_t *job;
static const char *result_path;
static struct expr_vars vars;
static int64_t mismatches;
static json_t *messages, *report;
void (*rt_heed)(uint32_t *out);
static uint64_t trace = 1469598103934665603u;
static double start, next_progress;
static bool progress, excerpt, record, stopped;
static int64_t clean_since = -1; // clock of the first edge after reset

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void add_message(const char *fmt, va_list ap)
{
    char text[512];
    int n = snprintf(text, sizeof text, "clock %lld: ", (long long)rt_clock);
    vsnprintf(text + n, sizeof text - (size_t)n, fmt, ap);
    json_array_append_new(messages, json_string(text));
}

void rt_fail(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    if (mismatches++ < MAX_MESSAGES)
        add_message(fmt, ap);
    va_end(ap);
}

void rt_stop(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    mismatches++;
    stopped = true;
    add_message(fmt, ap);
    va_end(ap);
}

// Writes the result file; its absence means that the simulation died.
static void write_result(json_t *o)
{
    if (json_dump_file(o, result_path, JSON_INDENT(1) | JSON_REAL_PRECISION(9)) != 0)
        fprintf(stderr, "%s: cannot write\n", result_path);
    json_decref(o);
}

void rt_refuse(char *message)
{
    write_result(json_pack("{s:s}", "error", message));
    exit(0);
}

static void finish(void)
{
    double seconds = now() - start;
    if (progress && next_progress > start + 2.5)
        fprintf(stderr, "\r\033[K");
    rt_arrays_write();
    char hash[17];
    snprintf(hash, sizeof hash, "%016llx", (unsigned long long)trace);
    json_t *result = json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:f, s:s, s:O}", "cycles", (json_int_t)rt_measured,
                           "clocks", (json_int_t)rt_clock, "macs", (json_int_t)rt_macs, "mismatches",
                           (json_int_t)mismatches, "wraps", (json_int_t)rt_wraps, "checks", (json_int_t)rt_checks,
                           "sim_seconds", seconds, "trace", hash, "messages", messages);
    json_object_update(result, report);
    json_t *unstalled = rt_unstalled_json();
    if (unstalled)
        json_object_set_new(result, "unstalled", unstalled);
    if (excerpt)
        json_object_set_new(result, "excerpt", rt_excerpt_json());
    if (record && !rt_record_close())
        json_object_set_new(result, "error", json_string("--bench: the vectors could not be written"));
    write_result(result);
}

static int settle; // ticks that a clock may take

enum { TICK = 2 }; // seconds of the processor

// In a signal handler: no allocation, no buffered output.
static void end_unsettled(void)
{
    static char text[512];
    int n = snprintf(text, sizeof text, "{\"cycles\": 0, \"clocks\": %lld, \"macs\": 0, \"mismatches\": %lld, \"wraps\": 0, "
                     "\"checks\": %lld, \"sim_seconds\": 0.0, \"trace\": \"\", \"messages\": [\"clock %lld: signals do not settle: a "
                     "combinational loop\"]}\n", (long long)rt_clock, (long long)mismatches + 1, (long long)rt_checks,
                     (long long)rt_clock);
    int fd = open(result_path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    _exit(fd >= 0 && write(fd, text, (size_t)n) == n ? 0 : 1);
}

static void on_tick(int number)
{
    static int64_t clock = -1;
    static int ticks;
    (void)number;
    ticks = clock == rt_clock ? ticks + 1 : 0;
    clock = rt_clock;
    if (ticks > settle)
        end_unsettled();
}

void rt_watch(void)
{
    struct sigaction action = {.sa_handler = on_tick, .sa_flags = SA_RESTART};
    struct itimerval every = {{TICK, 0}, {TICK, 0}};
    settle = (10 + 20 * (int)(clock() / CLOCKS_PER_SEC)) / TICK;
    sigaction(SIGVTALRM, &action, NULL);
    setitimer(ITIMER_VIRTUAL, &every, NULL);
}

void rt_open(bool icarus)
{
    const char *path = getenv("GATEWRIGHT_JOB");
    json_error_t e;
    char why[READ_WHY];
    int64_t size;
    FILE *f = path ? open_regular(path, why, &size) : NULL;
    job = f ? json_loadf(f, 0, &e) : NULL;
    if (f)
        fclose(f);
    if (!job) {
        fprintf(stderr, "GATEWRIGHT_JOB: no job to run\n");
        exit(3);
    }
    result_path = json_string_value(json_object_get(job, "result"));
    messages = json_array();
    report = json_object();
    rt_job = (struct rt_job){
        .data = json_is_true(json_object_get(job, "data")),
        .waves = json_is_true(json_object_get(job, "waves")),
        .stalls = json_is_true(json_object_get(job, "stalls")),
        .toggles = json_string_value(json_object_get(job, "toggles")),
        .toggles_of = json_string_value(json_object_get(job, "toggles_of")),
        .icarus = icarus,
        .seed = (uint64_t)json_integer_value(json_object_get(job, "seed")),
        .cycles = json_integer_value(json_object_get(job, "cycles")),
    };
    rt_waves_end = rt_job.cycles ? rt_job.cycles : INT64_MAX;
    progress = json_is_true(json_object_get(job, "progress"));
    excerpt = json_is_integer(json_object_get(job, "excerpt"));
    if (excerpt)
        rt_excerpt_open(json_integer_value(json_object_get(job, "excerpt")));
    record = json_is_string(json_object_get(job, "record"));
    if (record)
        rt_record_open(json_string_value(json_object_get(job, "record")));
    rt_seed(rt_job.seed);
    rt_in = calloc((size_t)rt_in_words, sizeof *rt_in);
    rt_arrays_open(job);
    expr_from_manifest(&vars, json_object_get(job, "manifest"));
    rt_episodes_open();
    start = now();
    next_progress = start + 2;
}

const json_t *rt_manifest(void)
{
    return json_object_get(job, "manifest");
}

void rt_report(const char *name, json_t *value)
{
    json_object_set_new(report, name, value);
}

void rt_variable(const char *name, int64_t value)
{
    expr_set(&vars, name, value);
}

int64_t rt_formula(void)
{
    int64_t v = -1;
    const char *err = expr_cycles(&vars, json_object_get(job, "manifest"), &v);
    if (err)
        rt_fail("cycle formula of the manifest: %s", err);
    return v;
}

int64_t rt_span(void)
{
    return rt_last_out - rt_first_in + 1;
}

void rt_check_cycles(int64_t model, const char *fmt, ...)
{
    int64_t formula = rt_formula();
    if (rt_span() == formula && rt_span() == model) {
        rt_note_unstalled();
        return;
    }
    char sizes[160];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(sizes, sizeof sizes, fmt, ap);
    va_end(ap);
    rt_fail("%s took %lld clocks; the formula says %lld, the model %lld", sizes, (long long)rt_span(), (long long)formula,
            (long long)model);
}

static bool any_bit(const uint32_t *xz, const struct rt_port *p)
{
    for (int w = 0; w < p->words; w++)
        if (xz[p->word + w])
            return true;
    return false;
}

// After reset no control output may be unknown, and no payload while its tvalid is 1.
static void check_unknowns(const uint32_t *out, const uint32_t *xz)
{
    for (int i = 0; i < rt_port_count; i++) {
        const struct rt_port *p = &rt_ports[i];
        if (p->out && (p->valid < 0 || out[p->valid]) && any_bit(xz, p))
            rt_fail("%s is X", p->name);
    }
}

// In reset a design offers nothing, whatever it is offered (AMBA AXI-Stream, IHI 0051A, 2.7.2; AXI4, IHI 0022E, A3.1.2).
static void check_reset(const uint32_t *out, const uint32_t *xz)
{
    static const char *const offers[] = {"_tvalid", "_bvalid", "_rvalid", "_awvalid", "_wvalid", "_arvalid"};
    for (int i = 0; i < rt_port_count; i++) {
        const struct rt_port *p = &rt_ports[i];
        const char *end = strrchr(p->name, '_');
        for (size_t k = 0; p->out && end && k < sizeof offers / sizeof *offers; k++)
            if (strcmp(end, offers[k]) == 0 && (out[p->word] || (xz && xz[p->word])))
                rt_fail("%s is %s in reset", p->name, out[p->word] ? "1" : "X");
    }
}

// A hash over everything a user can observe, equal on every simulator and view.
static void add_trace(const uint32_t *whole)
{
    static uint32_t *out;
    if (!out)
        out = malloc((size_t)rt_out_words * sizeof *out);
    memcpy(out, whole, (size_t)rt_out_words * sizeof *out);
    if (rt_heed)
        rt_heed(out);
    for (int i = 0; i < rt_port_count; i++) {
        const struct rt_port *p = &rt_ports[i];
        if (!p->out || (p->valid >= 0 && !out[p->valid]))
            continue;
        for (int w = 0; w < p->words; w++)
            trace = (trace ^ out[p->word + w]) * 1099511628211u;
    }
}

static void draw_progress(void)
{
    double t = now();
    if (t < next_progress)
        return;
    next_progress = t + 0.5;
    if (rt_work_total > 0)
        fprintf(stderr, "\rsimulating ... %d %% ", (int)(100 * rt_checks / rt_work_total));
    else
        fprintf(stderr, "\rsimulating ... clock %lld ", (long long)rt_clock);
}

int rt_step(const uint32_t *out, const uint32_t *xz)
{
    bool reset = rt_in[rt_rst_word];
    if (excerpt)
        rt_excerpt_step(rt_in, out);
    if (record)
        rt_record_step(rt_in, out, xz);
    if (reset && rt_clock > 0) // before the first edge nothing is driven yet
        check_reset(out, xz);
    if (reset)
        clean_since = rt_clock + 1;
    else if (clean_since >= 0) {
        if (xz)
            check_unknowns(out, xz);
        if (!rt_job.data)
            add_trace(out);
    }
    int done = rt_episodes_step(out, rt_in);
    rt_clock++;
    if (reset)
        rt_last_transfer = rt_clock;
    if (!done && !stopped && rt_clock - rt_last_transfer > WATCHDOG)
        rt_stop("no transfer on any stream for %d clocks", (int)WATCHDOG);
    if (!done && !stopped && !rt_job.data && mismatches >= RT_ENOUGH)
        rt_stop("the self-check ends at %d mismatches", (int)RT_ENOUGH);
    done = done || stopped;
    if (progress && (rt_clock & 0xfff) == 0)
        draw_progress();
    if (done)
        finish();
    return done;
}
