// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/hardwired/chain.h.
#include "tb/hardwired/chain.h"

#include <stdlib.h>
#include <string.h>

static struct rt_stream sx, sy;

// The vectors under way: x (m, n_in), and the user's results (m, n_out).
static struct {
    int64_t m, sent; // vectors; beats sent
    int64_t *x, *got;
} work;

static int64_t *results; // (n_out) of a vector

enum kind { UNSTALLED, CORNERS, STALLED, RESET, CLOGGED, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static struct layer *first(void)
{
    return &layers[0];
}

static struct layer *last(void)
{
    return &layers[layer_count - 1];
}

static bool is_unstalled(void)
{
    return kind == UNSTALLED || kind == CORNERS;
}

static int64_t products(void)
{
    int64_t n = 0;
    for (int i = 0; i < layer_count; i++)
        n += layers[i].n_in * layers[i].n_out;
    return n;
}

// What a vector becomes, layer by layer. Freed by the caller.
static int64_t *expected(const int64_t *x)
{
    int64_t *v = NULL;
    for (int i = 0; i < layer_count; i++) {
        int64_t *y = calloc((size_t)layers[i].n_out, sizeof *y);
        layer_expected(&layers[i], i ? v : x, y);
        free(v);
        v = y;
    }
    return v;
}

static void expect(void)
{
    for (int64_t v = 0; v < work.m; v++) {
        int64_t *want = expected(work.x + v * first()->n_in);
        rt_expect(want, (int)last()->n_out, last()->serial_y, 0);
        free(want);
    }
    rt_allow(layers_cycles(work.m));
    rt_macs += work.m * products();
}

static bool fetch_x(struct rt_beat *b)
{
    int64_t beats = first()->x_beats;
    if (work.sent == work.m * beats)
        return false;
    layer_beat(first(), work.x + work.sent / beats * first()->n_in, work.sent % beats, b->data, sx.words);
    work.sent++;
    return true;
}

static void take_y(const struct rt_beat *b)
{
    if (!layer_take(last(), &sy, b, results))
        return;
    int64_t vector = rt_result(results, b), n = last()->n_out;
    if (work.got && vector >= 0)
        memcpy(work.got + vector * n, results, (size_t)n * sizeof *results);
}

static void make_vectors(void)
{
    int64_t n = first()->n_in;
    work.x = calloc((size_t)(work.m * n), sizeof *work.x);
    for (int64_t v = 0; v < work.m; v++)
        for (int64_t j = 0; j < n; j++)
            work.x[v * n + j] = kind == CORNERS ? layer_corner(first(), v, j) : rt_operand(layer_x_lo(first()), layer_x_hi(first()));
}

void test_begin(int k)
{
    int64_t n = first()->n_in;
    kind = (enum kind)k;
    work.m = kind == CORNERS ? 4 + (n < 40 ? 2 * n : 80) : rt_between(1, 24);
    make_vectors();
    expect();
    rt_stall(!is_unstalled());
    if (kind == CLOGGED)
        sy.mood = (struct rt_mood){.on = true, .left = 200, .wait = 230};
    if (kind == RESET)
        rt_abort_in(rt_between(1, layers_cycles(work.m)));
}

bool test_over(void)
{
    return work.sent == work.m * first()->x_beats && rt_owed == 0;
}

bool test_finish(void)
{
    rt_variable("M", work.m);
    if (is_unstalled())
        rt_check_cycles(layers_cycles(work.m), "%lld vectors", (long long)work.m);
    if (work.got)
        rt_output("y", 2, (int64_t[]){work.m, last()->n_out}, work.got, last()->y_bits + !last()->y_signed <= 32 ? 32 : 64);
    return true;
}

void test_clear(void)
{
    for (int i = 0; i < layer_count; i++) {
        memset(layers[i].part, 0, (size_t)layers[i].n_out * sizeof *layers[i].part);
        layers[i].plane = 0;
    }
    free(work.x);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    int64_t clocks = (rt_job.icarus ? 4000000 : 40000000) / (products() + 400);
    return clocks < 1000 ? 1000 : clocks > 20000 ? 20000 : clocks;
}

void test_load(void)
{
    const struct npy *x = rt_input("x");
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work.m = x->shape[0];
    work.x = x->data;
    work.got = calloc((size_t)(work.m * last()->n_out), sizeof *work.got);
    expect();
    rt_work_total = work.m * last()->n_out;
}

static void heed(uint32_t *out)
{
    layer_heed(last(), &sy, out);
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sy, "m_axis_y");
    if (last()->serial_y)
        rt_heed = heed;
    for (int i = 0; i < layer_count; i++)
        layer_arrays(&layers[i], layer_prefixes[i]);
    results = calloc((size_t)last()->n_out, sizeof *results);
}

void layers_step(const uint32_t *out, uint32_t *next)
{
    rt_sink(&sy, out, next, take_y);
    rt_source(&sx, out, next, fetch_x);
}
