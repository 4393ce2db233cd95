// SPDX-License-Identifier: Apache-2.0
// The runtime's core: job in, clock by clock, verdict out.
#define _POSIX_C_SOURCE 200809L
#include "rt.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "expr.h"

enum {
    MAX_ARRAYS = 8,
    MAX_MESSAGES = 5,
    WATCHDOG = 100000, // clocks without any transfer: the design hangs
};

struct rt_job rt_job;
uint32_t *rt_in;
int64_t rt_clock, rt_first_in = -1, rt_last_out, rt_macs, rt_wraps, rt_checks, rt_measured, rt_work_total;

static json_t *job;
static const char *result_path;
static struct {
    const char *name, *path;
    struct npy a;
} inputs[MAX_ARRAYS];
static struct {
    const char *name, *path;
    int ndim, bits;
    bool is_signed;
    int64_t shape[NPY_MAX_DIMS];
    int64_t *data;
} outputs[MAX_ARRAYS];
static int input_count, output_count;
static struct expr_vars vars;
static int64_t mismatches, last_transfer;
static json_t *messages, *report;
void (*rt_heed)(uint32_t *out);
static uint64_t state[2], trace = 1469598103934665603u;
static double start, next_progress;
static bool progress, excerpt;
static int64_t clean_since = -1; // clock of the first edge after reset

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// xorshift128+ (Vigna, arXiv 1404.0390).
static uint64_t rand64(void)
{
    uint64_t a = state[0], b = state[1];
    state[0] = b;
    a ^= a << 23;
    state[1] = a ^ b ^ (a >> 18) ^ (b >> 5);
    return state[1] + b;
}

uint32_t rt_rand(void)
{
    return (uint32_t)(rand64() >> 32);
}

uint32_t rt_below(uint32_t n)
{
    return (uint32_t)((uint64_t)rt_rand() * n >> 32);
}

int64_t rt_between(int64_t lo, int64_t hi)
{
    return lo + (int64_t)(rand64() % ((uint64_t)(hi - lo) + 1));
}

static void seed(uint64_t s)
{
    for (int i = 0; i < 2; i++) { // splitmix64
        s += 0x9e3779b97f4a7c15u;
        uint64_t z = s;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        state[i] = z ^ (z >> 31);
    }
}

void rt_fail(const char *fmt, ...)
{
    if (mismatches++ < MAX_MESSAGES) {
        char text[512];
        int n = snprintf(text, sizeof text, "clock %lld: ", (long long)rt_clock);
        va_list ap;
        va_start(ap, fmt);
        vsnprintf(text + n, sizeof text - (size_t)n, fmt, ap);
        va_end(ap);
        json_array_append_new(messages, json_string(text));
    }
}

// Writes the result file; its absence means that the simulation died.
static void write_result(json_t *o)
{
    if (json_dump_file(o, result_path, JSON_INDENT(1) | JSON_REAL_PRECISION(9)) != 0)
        fprintf(stderr, "%s: cannot write\n", result_path);
    json_decref(o);
}

// The request turned out to be wrong only here.
static void refuse(char *message)
{
    write_result(json_pack("{s:s}", "error", message));
    exit(0);
}

static void write_outputs(void)
{
    for (int i = 0; i < output_count; i++) {
        if (!outputs[i].data)
            continue;
        char *err = npy_write(outputs[i].path, outputs[i].ndim, outputs[i].shape, outputs[i].data, outputs[i].bits,
                              outputs[i].is_signed);
        if (err)
            refuse(err);
    }
}

static void finish(void)
{
    double seconds = now() - start;
    if (progress && next_progress > start + 2.5)
        fprintf(stderr, "\r\033[K");
    write_outputs();
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
    write_result(result);
}

static void load_arrays(void)
{
    const char *name;
    json_t *v;
    json_object_foreach (json_object_get(job, "in"), name, v) {
        inputs[input_count].name = name;
        inputs[input_count].path = json_string_value(v);
        char *err = npy_read(json_string_value(v), &inputs[input_count++].a);
        if (err)
            refuse(err);
    }
    json_object_foreach (json_object_get(job, "out"), name, v) {
        outputs[output_count].name = name;
        outputs[output_count++].path = json_string_value(v);
    }
}

void rt_open(bool icarus)
{
    const char *path = getenv("GATEWRIGHT_JOB");
    json_error_t e;
    job = path ? json_load_file(path, 0, &e) : NULL;
    if (!job) {
        fprintf(stderr, "GATEWRIGHT_JOB: no job to run\n");
        exit(3);
    }
    result_path = json_string_value(json_object_get(job, "result"));
    messages = json_array();
    report = json_object();
    rt_job = (struct rt_job){
        .data = json_is_true(json_object_get(job, "data")),
        .stalls = json_is_true(json_object_get(job, "stalls")),
        .toggles = json_string_value(json_object_get(job, "toggles")),
        .toggles_of = json_string_value(json_object_get(job, "toggles_of")),
        .icarus = icarus,
        .seed = (uint64_t)json_integer_value(json_object_get(job, "seed")),
        .cycles = json_integer_value(json_object_get(job, "cycles")),
    };
    progress = json_is_true(json_object_get(job, "progress"));
    excerpt = json_is_integer(json_object_get(job, "excerpt"));
    if (excerpt)
        rt_excerpt_open(json_integer_value(json_object_get(job, "excerpt")));
    seed(rt_job.seed);
    rt_in = calloc((size_t)rt_in_words, sizeof *rt_in);
    load_arrays();
    expr_from_manifest(&vars, json_object_get(job, "manifest"));
    rt_episodes_open();
    start = now();
    next_progress = start + 2;
}

const struct npy *rt_input(const char *name)
{
    for (int i = 0; i < input_count; i++)
        if (strcmp(inputs[i].name, name) == 0)
            return &inputs[i].a;
    return NULL;
}

int32_t *rt_input_narrow(const char *name)
{
    const struct npy *a = rt_input(name);
    int32_t *v = calloc((size_t)a->count, sizeof *v);
    for (int64_t i = 0; i < a->count; i++)
        v[i] = (int32_t)a->data[i];
    return v;
}

static void set_output(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits, bool is_signed)
{
    for (int i = 0; i < output_count; i++) {
        if (strcmp(outputs[i].name, name) != 0)
            continue;
        outputs[i].ndim = ndim;
        memcpy(outputs[i].shape, shape, (size_t)ndim * sizeof *shape);
        outputs[i].data = data;
        outputs[i].bits = bits;
        outputs[i].is_signed = is_signed;
    }
}

void rt_output(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits)
{
    set_output(name, ndim, shape, data, bits, true);
}

void rt_output_unsigned(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits)
{
    set_output(name, ndim, shape, data, bits, false);
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
        last_transfer = rt_clock;
    if (!done && rt_clock - last_transfer > WATCHDOG) {
        rt_fail("no transfer on any stream for %d clocks", (int)WATCHDOG);
        done = 1;
    }
    if (progress && (rt_clock & 0xfff) == 0)
        draw_progress();
    if (done)
        finish();
    return done;
}

static const struct rt_port *port_of(const char *name, const char *suffix)
{
    for (int i = 0; i < rt_port_count; i++) {
        const char *p = rt_ports[i].name;
        size_t n = strlen(name);
        if (strncmp(p, name, n) == 0 && strcmp(p + n, suffix) == 0)
            return &rt_ports[i];
    }
    return NULL;
}

int rt_word(const char *name, const char *suffix, int *words)
{
    const struct rt_port *p = port_of(name, suffix);
    if (p && words)
        *words = p->words;
    return p ? p->word : -1;
}

void rt_stream_find(struct rt_stream *s, const char *name)
{
    s->name = name;
    s->is_sink = port_of(name, "_tvalid")->out;
    s->tvalid = rt_word(name, "_tvalid", NULL);
    s->tready = rt_word(name, "_tready", NULL);
    s->tdata = rt_word(name, "_tdata", &s->words);
    s->tlast = rt_word(name, "_tlast", NULL);
    s->tuser = rt_word(name, "_tuser", &s->user_words);
    s->bytes = (port_of(name, "_tdata")->width + 7) / 8;
    s->held = calloc((size_t)s->words + 1, sizeof *s->held);
    rt_note_stream(s);
}

bool rt_waits(struct rt_mood *m)
{
    static const uint32_t of256[] = {0, 0, 0, 32, 96, 160, 232};
    if (!m->on)
        return false;
    if (m->left-- <= 0) {
        m->left = (int)rt_below(96) + 1;
        m->wait = of256[rt_below(sizeof of256 / sizeof *of256)];
    }
    return rt_below(256) < m->wait;
}

static void transferred(struct rt_stream *s)
{
    s->beats++;
    last_transfer = rt_clock;
}

static void scramble(struct rt_stream *s, uint32_t *next)
{
    for (int w = 0; w < s->words; w++)
        next[s->tdata + w] = rt_rand();
    if (s->tlast >= 0)
        next[s->tlast] = rt_rand() & 1;
    for (int w = 0; s->tuser >= 0 && w < s->user_words; w++)
        next[s->tuser + w] = rt_rand();
}

void rt_source(struct rt_stream *s, const uint32_t *out, uint32_t *next, bool (*fetch)(struct rt_beat *b))
{
    if (next[s->tvalid] && out[s->tready]) {
        s->packets += s->tlast >= 0 && next[s->tlast];
        transferred(s);
        if (rt_first_in < 0)
            rt_first_in = rt_clock;
        next[s->tvalid] = 0;
    }
    if (next[s->tvalid])
        return;
    struct rt_beat b = {.data = next + s->tdata, .wide_user = s->user_words > 1 ? next + s->tuser : NULL};
    if (!rt_waits(&s->mood) && fetch(&b)) {
        next[s->tvalid] = 1;
        if (s->tlast >= 0)
            next[s->tlast] = b.last;
        if (s->tuser >= 0 && !b.wide_user)
            next[s->tuser] = b.user;
    } else if (!rt_job.data) {
        scramble(s, next);
    }
}

void rt_drop(struct rt_stream *s, uint32_t *next)
{
    if (!s->is_sink)
        next[s->tvalid] = 0;
    s->waited = false;
}

// A beat that waited must still be there, unchanged (AMBA AXI-Stream, IHI 0051A, 2.2.1).
static void check_held(struct rt_stream *s, const uint32_t *out)
{
    if (!out[s->tvalid])
        rt_fail("%s: tvalid fell before tready came", s->name);
    else if (memcmp(s->held, out + s->tdata, (size_t)s->words * sizeof *out) != 0 ||
             (s->tlast >= 0 && s->held[s->words] != out[s->tlast]))
        rt_fail("%s: a waiting beat changed", s->name);
}

void rt_sink(struct rt_stream *s, const uint32_t *out, uint32_t *next, void (*take)(const struct rt_beat *b))
{
    if (s->waited)
        check_held(s, out);
    s->waited = out[s->tvalid] && !next[s->tready];
    if (s->waited && s->mood.on) {
        memcpy(s->held, out + s->tdata, (size_t)s->words * sizeof *out);
        s->held[s->words] = s->tlast >= 0 ? out[s->tlast] : 0;
    } else {
        s->waited = false;
    }
    if (out[s->tvalid] && next[s->tready]) {
        transferred(s);
        rt_last_out = rt_clock;
        take(&(struct rt_beat){(uint32_t *)(uintptr_t)(out + s->tdata), s->tlast >= 0 ? out[s->tlast] : 0,
                               s->tuser >= 0 ? out[s->tuser] : 0, NULL});
    }
    next[s->tready] = !rt_waits(&s->mood);
}

void rt_padding(const struct rt_stream *s, const struct rt_beat *b, int used)
{
    for (int bit = used; bit < 32 * s->words; bit++)
        if (b->data[bit / 32] >> (bit % 32) & 1)
            rt_fail("%s_tdata: padding bit %d is not zero", s->name, bit);
}

void rt_pack(uint32_t *words, int bits, const int32_t *v, int n)
{
    uint64_t acc = 0, mask = ((uint64_t)1 << bits) - 1;
    int have = 0;
    for (int i = 0; i < n; i++) {
        acc |= ((uint64_t)(uint32_t)v[i] & mask) << have;
        have += bits;
        if (have >= 32) {
            *words++ = (uint32_t)acc;
            acc >>= 32;
            have -= 32;
        }
    }
    if (have)
        *words = (uint32_t)acc;
}

void rt_unpack(const uint32_t *words, int bits, int64_t *v, int n)
{
    for (int i = 0; i < n; i++) {
        int64_t at = (int64_t)i * bits;
        int word = (int)(at / 32), shift = (int)(at % 32);
        uint64_t x = (uint64_t)words[word] >> shift;
        for (int got = 32 - shift; got < bits; got += 32)
            x |= (uint64_t)words[++word] << got;
        v[i] = (int64_t)(x << (64 - bits)) >> (64 - bits);
    }
}
