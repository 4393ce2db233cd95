// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `hardwired`: vectors of corner cases and of random values under random stalls, resets in
// mid-flight, and the user's matrix, against the golden model. The weights come from the design's own folder.
#include <stdlib.h>
#include <string.h>

#include "golden_hardwired.h"
#include "ports.h"
#include "rt.h"

enum { N_IN = D_n_in, N_OUT = D_n_out, X_BITS = P_x_bits, Y_BITS = D_y_bits };

#ifdef P_rate_is_serial
enum { SERIAL = 1, X_BEATS = X_BITS, Y_BEATS = D_planes, Y_ELEMENT = D_top_bits };
#else
enum { SERIAL = 0, X_BEATS = 1, Y_BEATS = 1, Y_ELEMENT = D_y_bits };
#endif

#ifdef P_out_is_relu
enum { RELU = 1 };
#else
enum { RELU = 0 };
#endif

#define X_LO (P_x_signed ? -(INT64_C(1) << (X_BITS - 1)) : 0)
#define X_HI ((INT64_C(1) << (X_BITS - P_x_signed)) - 1)

static struct rt_stream sx, sy;

// The vectors under way: x (m, N_IN), what comes of them (m, N_OUT).
static struct {
    int64_t m, sent, taken; // vectors; beats sent, beats taken
    int64_t *x, *want, *got;
    int64_t part[N_OUT];    // bits of the results so far
} work;

static const int64_t *weights, *biases;

enum kind { UNSTALLED, CORNERS, STALLED, RESET, CLOGGED, KINDS };

static struct {
    enum kind kind;
    int number, reset_for, quiet;
    int64_t abort_at;
} ep;

static int64_t expected(const int64_t *x, int64_t i)
{
    int64_t y = golden_product(weights + i * N_IN, x, N_IN, biases ? biases[i] : 0);
    return RELU ? golden_relu(y) : y;
}

static void work_begin(int64_t m, int64_t *x)
{
    work.m = m;
    work.x = x;
    work.sent = work.taken = 0;
    work.want = calloc((size_t)(m * N_OUT), sizeof *work.want);
    work.got = calloc((size_t)(m * N_OUT), sizeof *work.got);
    memset(work.part, 0, sizeof work.part);
    for (int64_t v = 0; v < m; v++)
        for (int64_t i = 0; i < N_OUT; i++)
            work.want[v * N_OUT + i] = expected(x + v * N_IN, i);
}

static void work_free(void)
{
    free(work.x);
    free(work.want);
    free(work.got);
    memset(&work, 0, sizeof work);
}

static bool fetch_x(struct rt_beat *b)
{
    if (work.sent == work.m * X_BEATS)
        return false;
    const int64_t *x = work.x + work.sent / X_BEATS * N_IN;
    int plane = (int)(work.sent++ % X_BEATS);
    if (!SERIAL) {
        int32_t v[N_IN];
        for (int64_t j = 0; j < N_IN; j++)
            v[j] = (int32_t)x[j];
        rt_pack(b->data, X_BITS, v, N_IN);
        return true;
    }
    memset(b->data, 0, (size_t)sx.words * sizeof *b->data);
    for (int64_t j = 0; j < N_IN; j++)
        b->data[j / 32] |= (uint32_t)((uint64_t)x[j] >> plane & 1) << (j % 32);
    return true;
}

static void check_result(int64_t vector, int64_t i, int64_t y)
{
    int64_t *want = work.want + vector * N_OUT;
    rt_checks++;
    work.got[vector * N_OUT + i] = y;
    if (y != want[i])
        rt_fail("vector %lld output %lld of episode %d is %lld, not %lld", (long long)vector, (long long)i, ep.number,
                (long long)y, (long long)want[i]);
}

// An element's bits as a number: of a serial result the upper ones.
static int64_t value(uint64_t bits, int width)
{
    uint64_t sign = UINT64_C(1) << (width - 1);
    bits &= sign | (sign - 1);
    return D_y_is_signed ? (int64_t)((bits ^ sign) - sign) : (int64_t)bits;
}

static void take_y(const struct rt_beat *b)
{
    static int64_t element[N_OUT];
    int64_t vector = work.taken / Y_BEATS;
    int plane = (int)(work.taken % Y_BEATS);
    if (vector >= work.m) {
        rt_fail("a result nobody asked for");
        return;
    }
    if (SERIAL && b->last != (plane == Y_BEATS - 1))
        rt_fail("m_axis_y_tlast is %d in beat %d of a vector", (int)b->last, plane);
    rt_unpack(b->data, Y_ELEMENT, element, N_OUT);
    for (int64_t i = 0; i < N_OUT; i++) {
        if (plane < Y_BEATS - 1)
            work.part[i] |= (element[i] & 1) << plane;
        else
            check_result(vector, i, work.part[i] + value((uint64_t)element[i], Y_ELEMENT) * (INT64_C(1) << plane));
    }
    if (plane == Y_BEATS - 1)
        memset(work.part, 0, sizeof work.part);
    rt_macs += plane == Y_BEATS - 1 ? (int64_t)N_IN * N_OUT : 0;
    work.taken++;
}

static bool work_done(void)
{
    return work.taken == work.m * Y_BEATS;
}

static void check_cycles(void)
{
    rt_variable("M", work.m);
    int64_t cycles = rt_last_out - rt_first_in + 1;
    if (cycles != rt_formula())
        rt_fail("%lld vectors took %lld clocks, not %lld", (long long)work.m, (long long)cycles, (long long)rt_formula());
}

static void moods(bool on)
{
    sx.mood = sy.mood = (struct rt_mood){.on = on};
}

// ---- the self-check ----

// All lowest, all highest, all zero, all -1; then single inputs at either end.
static int64_t corner(int64_t vector, int64_t j)
{
    const int64_t ends[4] = {X_LO, X_HI, 0, P_x_signed ? -1 : 1};
    if (vector < 4)
        return ends[vector];
    return (vector - 4) % N_IN == j ? ends[(vector - 4) / N_IN % 2] : 0;
}

static int64_t *vectors(int64_t m, bool corners)
{
    int64_t *x = calloc((size_t)(m * N_IN), sizeof *x);
    for (int64_t v = 0; v < m; v++) {
        uint32_t mood = rt_below(4);
        for (int64_t j = 0; j < N_IN; j++)
            x[v * N_IN + j] = corners ? corner(v, j) : mood ? rt_between(X_LO, X_HI) : rt_below(2) ? X_LO : X_HI;
    }
    return x;
}

static void episode_begin(void)
{
    ep.kind = ep.number < KINDS ? (enum kind)ep.number : (enum kind)rt_below(KINDS);
    ep.number++;
    ep.abort_at = -1;
    ep.quiet = 0;
    int64_t m = ep.kind == CORNERS ? 4 + (N_IN < 40 ? 2 * N_IN : 80) : rt_between(1, 24);
    work_begin(m, vectors(m, ep.kind == CORNERS));
    moods(ep.kind != UNSTALLED && ep.kind != CORNERS);
    rt_measure();
    if (ep.kind == RESET)
        ep.abort_at = rt_clock + rt_between(1, m * Y_BEATS);
}

static void start_reset(struct hardwired_in *next)
{
    next->rst = 1;
    ep.reset_for = (int)rt_between(1, 3);
    rt_drop(&sx, (uint32_t *)next);
    rt_drop(&sy, (uint32_t *)next);
    work_free();
}

static int64_t enough_clocks(void)
{
    int64_t clocks = (rt_job.icarus ? 4000000 : 40000000) / ((int64_t)N_IN * N_OUT + 400);
    return clocks < 1000 ? 1000 : clocks > 20000 ? 20000 : clocks;
}

static int self_check(const struct hardwired_out *out, struct hardwired_in *next)
{
    if (ep.reset_for > 0) {
        if (--ep.reset_for == 0) {
            next->rst = 0;
            episode_begin();
        }
        return 0;
    }
    rt_sink(&sy, (const uint32_t *)out, (uint32_t *)next, take_y);
    rt_source(&sx, (const uint32_t *)out, (uint32_t *)next, fetch_x);
    if (ep.kind == CLOGGED && !work_done())
        sy.mood = (struct rt_mood){.on = true, .left = 8, .wait = 230};
    bool aborted = ep.abort_at == rt_clock;
    if (!aborted && (!work_done() || ep.quiet++ < 10)) // nothing more may come
        return 0;
    if (!aborted && (ep.kind == UNSTALLED || ep.kind == CORNERS))
        check_cycles();
    int64_t enough = rt_job.cycles ? rt_job.cycles : enough_clocks();
    if (!aborted && ep.number >= KINDS && rt_clock >= enough) {
        rt_measured = rt_clock;
        return 1;
    }
    start_reset(next);
    return 0;
}

// ---- the user's matrix ----

static int multiply(const struct hardwired_out *out, struct hardwired_in *next)
{
    static int wait = 4;
    if (wait > 0) {
        next->rst = --wait > 1;
        return 0;
    }
    rt_sink(&sy, (const uint32_t *)out, (uint32_t *)next, take_y);
    rt_source(&sx, (const uint32_t *)out, (uint32_t *)next, fetch_x);
    if (!work_done())
        return 0;
    rt_measured = rt_last_out - rt_first_in + 1;
    if (!rt_job.stalls)
        check_cycles();
    rt_output("y", 2, (int64_t[]){work.m, N_OUT}, work.got, Y_BITS + !D_y_is_signed <= 32 ? 32 : 64);
    return 1;
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sy, "m_axis_y");
    weights = rt_input("weights")->data;
    biases = rt_input("bias") ? rt_input("bias")->data : NULL;
    ((struct hardwired_in *)rt_in)->rst = 1;
    if (!rt_job.data) {
        ep.reset_for = 3;
        return;
    }
    const struct npy *x = rt_input("x");
    rt_work_total = x->shape[0] * N_OUT;
    work_begin(x->shape[0], x->data);
    moods(rt_job.stalls);
}

int test_step(const struct hardwired_out *out, struct hardwired_in *next)
{
    return rt_job.data ? multiply(out, next) : self_check(out, next);
}
