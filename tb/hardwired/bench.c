// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `hardwired`: vectors of corner cases and of random values under random stalls, resets in
// mid-flight, and the user's matrix, against the golden model. The weights come from the design's own folder.
#include <stdlib.h>
#include <string.h>

#include "golden/hardwired.h"
#include "golden/requantize.h"
#include "ports.h"
#include "rt/rt.h"

enum { N_IN = D_n_in, N_OUT = D_n_out, X_BITS = P_x_bits, Y_BITS = D_y_element_bits };

// Inputs in a beat of x, beats of a vector, clocks of a vector; results bit by bit and the rest in the last beat, or whole.
#ifdef P_fabric_is_rom
enum { SERIAL_X = 0, LANES = D_lanes, X_BEATS = D_steps, CLOCKS = D_steps };
#elif defined P_rate_is_serial
enum { SERIAL_X = 1, LANES = N_IN, X_BEATS = X_BITS, CLOCKS = D_planes };
#else
enum { SERIAL_X = 0, LANES = N_IN, X_BEATS = 1, CLOCKS = 1 };
#endif
enum { SERIAL_Y = D_serial_results, Y_BEATS = SERIAL_Y ? CLOCKS : 1, Y_ELEMENT = SERIAL_Y ? D_top_bits : Y_BITS };

#ifdef P_out_is_relu
enum { RELU = 1 };
#else
enum { RELU = 0 };
#endif

#ifdef P_out_is_requant
enum { REQUANT = 1, Y_HI = (1 << (P_y_bits - P_y_signed)) - 1, Y_LO = P_y_signed ? -Y_HI - 1 : 0 };
#else
enum { REQUANT = 0, Y_HI = 0, Y_LO = 0 };
#endif

#ifdef P_round_is_gemmlowp
enum { GEMMLOWP = 1 };
#else
enum { GEMMLOWP = 0 };
#endif

#define X_LO (P_x_signed ? -(INT64_C(1) << (X_BITS - 1)) : 0)
#define X_HI ((INT64_C(1) << (X_BITS - P_x_signed)) - 1)

static struct rt_stream sx, sy;

// The vectors under way: x (m, N_IN), and the user's results (m, N_OUT).
static struct {
    int64_t m, sent;     // vectors; beats sent
    int64_t *x, *got;
    int plane;           // of the results, the next beat's
    int64_t part[N_OUT]; // the results' bits so far
} work;

static const int64_t *weights, *biases, *mults, *shifts, *zps; // as the design keeps them, NULL without

enum kind { UNSTALLED, CORNERS, STALLED, RESET, CLOGGED, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static bool is_unstalled(void)
{
    return kind == UNSTALLED || kind == CORNERS;
}

static int64_t expected(const int64_t *x, int64_t i)
{
    int64_t y = golden_product(weights + i * N_IN, x, N_IN, biases ? biases[i] : 0);
    if (REQUANT) {
        struct golden_requant q = {.gemmlowp = GEMMLOWP, .mult = (int32_t)mults[i], .shift = (int)shifts[i],
                                   .zp = zps ? (int32_t)zps[i] : 0, .lo = Y_LO, .hi = Y_HI};
        return golden_requantize(&q, y);
    }
    return RELU ? golden_relu(y) : y;
}

static void expect(void)
{
    int64_t *want = calloc(N_OUT, sizeof *want);
    for (int64_t v = 0; v < work.m; v++) {
        for (int64_t i = 0; i < N_OUT; i++)
            want[i] = expected(work.x + v * N_IN, i);
        rt_expect(want, N_OUT, SERIAL_Y, 0);
    }
    free(want);
    rt_allow(work.m * CLOCKS + D_latency);
    rt_macs += work.m * N_IN * N_OUT;
}

static bool fetch_x(struct rt_beat *b)
{
    if (work.sent == work.m * X_BEATS)
        return false;
    const int64_t *x = work.x + work.sent / X_BEATS * N_IN;
    int64_t plane = work.sent++ % X_BEATS;
    if (!SERIAL_X) {
        static int32_t v[LANES];
        for (int64_t l = 0; l < LANES; l++) // beyond the last input anything
            v[l] = (int32_t)(plane * LANES + l < N_IN ? x[plane * LANES + l] : rt_between(X_LO, X_HI));
        rt_pack(b->data, X_BITS, v, LANES);
        return true;
    }
    memset(b->data, 0, (size_t)sx.words * sizeof *b->data);
    for (int64_t j = 0; j < N_IN; j++)
        b->data[j / 32] |= (uint32_t)((uint64_t)x[j] >> plane & 1) << (j % 32);
    return true;
}

// An element's bits as a number: of a serial result the upper ones.
static int64_t value(uint64_t bits)
{
    uint64_t sign = UINT64_C(1) << (Y_ELEMENT - 1);
    bits &= sign | (sign - 1);
    return D_y_is_signed ? (int64_t)((bits ^ sign) - sign) : (int64_t)bits;
}

static void take_y(const struct rt_beat *b)
{
    static int64_t element[N_OUT];
    bool whole = ++work.plane == Y_BEATS;
    rt_padding(&sy, b, N_OUT * Y_ELEMENT);
    rt_unpack(b->data, Y_ELEMENT, element, N_OUT);
    if (!whole) {
        for (int64_t i = 0; i < N_OUT; i++)
            work.part[i] |= (element[i] & 1) << (work.plane - 1);
        if (b->last)
            rt_fail("m_axis_y_tlast is 1 in beat %d of a vector", work.plane - 1);
        return;
    }
    for (int64_t i = 0; i < N_OUT; i++) {
        element[i] = work.part[i] + value((uint64_t)element[i]) * (INT64_C(1) << (Y_BEATS - 1));
        work.part[i] = 0;
    }
    work.plane = 0;
    int64_t vector = rt_result(element, b);
    if (work.got && vector >= 0)
        memcpy(work.got + vector * N_OUT, element, sizeof element);
}

// All lowest, all highest, all zero, all -1; then single inputs at either end.
static int64_t corner(int64_t vector, int64_t j)
{
    const int64_t ends[4] = {X_LO, X_HI, 0, P_x_signed ? -1 : 1};
    if (vector < 4)
        return ends[vector];
    return (vector - 4) % N_IN == j ? ends[(vector - 4) / N_IN % 2] : 0;
}

static void make_vectors(void)
{
    work.x = calloc((size_t)(work.m * N_IN), sizeof *work.x);
    for (int64_t v = 0; v < work.m; v++)
        for (int64_t j = 0; j < N_IN; j++)
            work.x[v * N_IN + j] = kind == CORNERS ? corner(v, j) : rt_operand(X_LO, X_HI);
}

void test_begin(int k)
{
    kind = (enum kind)k;
    work.m = kind == CORNERS ? 4 + (N_IN < 40 ? 2 * N_IN : 80) : rt_between(1, 24);
    make_vectors();
    expect();
    rt_stall(!is_unstalled());
    if (kind == CLOGGED)
        sy.mood = (struct rt_mood){.on = true, .left = 200, .wait = 230};
    if (kind == RESET)
        rt_abort_in(rt_between(1, work.m * CLOCKS));
}

bool test_over(void)
{
    return work.sent == work.m * X_BEATS && rt_owed == 0;
}

bool test_finish(void)
{
    rt_variable("M", work.m);
    if (is_unstalled())
        rt_check_cycles(work.m * CLOCKS + D_latency, "%lld vectors", (long long)work.m);
    if (work.got)
        rt_output("y", 2, (int64_t[]){work.m, N_OUT}, work.got, Y_BITS + !D_y_is_signed <= 32 ? 32 : 64);
    return true;
}

void test_clear(void)
{
    free(work.x);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    int64_t clocks = (rt_job.icarus ? 4000000 : 40000000) / ((int64_t)N_IN * N_OUT + 400);
    return clocks < 1000 ? 1000 : clocks > 20000 ? 20000 : clocks;
}

void test_load(void)
{
    const struct npy *x = rt_input("x");
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work.m = x->shape[0];
    work.x = x->data;
    work.got = calloc((size_t)(work.m * N_OUT), sizeof *work.got);
    expect();
    rt_work_total = work.m * N_OUT;
}

// But for the last beat of a serial result an element's upper bits have no meaning.
static void heed(uint32_t *out)
{
    static uint32_t *lowest;
    if (out[sy.tlast])
        return;
    if (!lowest) {
        lowest = calloc((size_t)sy.words, sizeof *lowest);
        for (int64_t i = 0; i < N_OUT; i++)
            lowest[i * Y_ELEMENT / 32] |= UINT32_C(1) << (i * Y_ELEMENT % 32);
    }
    for (int w = 0; w < sy.words; w++)
        out[sy.tdata + w] &= lowest[w];
}

static const int64_t *kept(const char *name)
{
    return rt_input(name) ? rt_input(name)->data : NULL;
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sy, "m_axis_y");
    if (SERIAL_Y)
        rt_heed = heed;
    weights = kept("weights");
    biases = kept("bias");
    mults = kept("mult");
    shifts = kept("shift");
    zps = kept("zp");
}

void test_step(const struct hardwired_out *out, struct hardwired_in *next)
{
    rt_sink(&sy, (const uint32_t *)out, (uint32_t *)next, take_y);
    rt_source(&sx, (const uint32_t *)out, (uint32_t *)next, fetch_x);
}
