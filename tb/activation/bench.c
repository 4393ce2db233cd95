// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `activation`: every value there is, random beats with and without stalls, resets in mid-flight, and the
// user's matrix. A result must be what the table gives, and near enough to the function itself.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "golden/activation.h"
#include "ports.h"
#include "rt/rt.h"

#ifdef P_func_is_silu
enum { FUNCTION = GOLDEN_SILU };
#elif defined P_func_is_gelu
enum { FUNCTION = GOLDEN_GELU };
#elif defined P_func_is_sigmoid
enum { FUNCTION = GOLDEN_SIGMOID };
#elif defined P_func_is_exp2
enum { FUNCTION = GOLDEN_EXP2 };
#else
enum { FUNCTION = GOLDEN_TANH };
#endif
enum { LANES = P_lanes, X_BITS = P_x_bits, Y_BITS = P_y_bits };
#define X_LO (-(INT64_C(1) << (X_BITS - 1)))

static const int32_t intercepts[] = D_intercepts, slopes[] = D_slopes;
static const struct golden_activation model = {
    FUNCTION, P_x_frac, Y_BITS, P_y_frac, D_ones, D_line_bits > 0, {D_reach, D_index_bits, D_shift, D_coarse, D_start, D_base, intercepts, slopes}};

static struct rt_stream sx, sy;

// The values under way: (m, n), beats of LANES; the last beat may have fewer.
static struct {
    int64_t m, n, sent, taken; // beats
    int64_t *x, *got;
} work;

enum kind { ALL, UNSTALLED, STALLED, RESET, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static int64_t beats(void)
{
    return (work.m * work.n + LANES - 1) / LANES;
}

static int64_t value(int64_t i)
{
    return i < work.m * work.n ? work.x[i] : 0;
}

static int64_t expected(int64_t x)
{
    int64_t y = golden_activate(&model, x), most = (INT64_C(1) << (Y_BITS - 1)) - 1;
    long double exact = golden_activation_exact(&model, x);
    bool is_near = fabsl((long double)y - exact) * 1000 <= D_error_thousandths + 1e-6L;
    if (!is_near && !(y == most && exact > (long double)most))
        rt_fail("the function of %lld is %.4Lf, and the table gives %lld: more than %d thousandths of the last place", (long long)x, exact,
                (long long)y, D_error_thousandths);
    return y;
}

static void expect(void)
{
    int64_t want[LANES];
    for (int64_t v = 0; v < beats(); v++) {
        for (int i = 0; i < LANES; i++)
            want[i] = expected(value(v * LANES + i));
        rt_expect(want, LANES, 0, 0);
    }
    rt_allow(beats() + D_latency);
}

static bool fetch_x(struct rt_beat *b)
{
    if (work.sent == beats())
        return false;
    int32_t v[LANES];
    for (int i = 0; i < LANES; i++)
        v[i] = (int32_t)value(work.sent * LANES + i);
    work.sent++;
    rt_pack(b->data, X_BITS, v, LANES);
    return true;
}

static void take_y(const struct rt_beat *b)
{
    int64_t y[LANES];
    rt_padding(&sy, b, LANES * Y_BITS);
    rt_unpack(b->data, Y_BITS, y, LANES);
    int64_t beat = rt_result(y, b);
    for (int64_t i = 0; i < LANES && work.got && beat >= 0 && beat * LANES + i < work.m * work.n; i++)
        work.got[beat * LANES + i] = y[i];
}

void test_begin(int k)
{
    kind = (enum kind)k;
    bool all = kind == ALL && X_BITS <= 12;
    work.m = all ? 1 << X_BITS : rt_between(1, 40 * LANES);
    work.n = 1;
    work.x = calloc((size_t)work.m, sizeof *work.x);
    for (int64_t i = 0; i < work.m; i++)
        work.x[i] = all ? X_LO + i : rt_operand(X_LO, -X_LO - 1);
    expect();
    rt_stall(kind == STALLED || kind == RESET);
    if (kind == RESET)
        rt_abort_in(rt_between(1, beats()));
}

bool test_over(void)
{
    return work.sent == beats() && rt_owed == 0;
}

bool test_finish(void)
{
    rt_variable("M", work.m);
    rt_variable("N", work.n);
    if (kind == UNSTALLED || kind == ALL)
        rt_check_cycles(beats() + D_latency - 1, "%lld beats", (long long)beats());
    if (work.got)
        rt_output("y", 2, (int64_t[]){work.m, work.n}, work.got, Y_BITS);
    return true;
}

void test_clear(void)
{
    free(work.x);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    return 2000 + (X_BITS <= 12 ? (1 << X_BITS) / LANES : 0);
}

void test_load(void)
{
    const struct npy *x = rt_input("x");
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work.m = x->shape[0];
    work.n = x->shape[1];
    work.x = x->data;
    work.got = calloc((size_t)(work.m * work.n), sizeof *work.got);
    expect();
    rt_work_total = work.m * work.n;
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sy, "m_axis_y");
}

void test_step(const struct activation_out *out, struct activation_in *next)
{
    rt_sink(&sy, (const uint32_t *)out, (uint32_t *)next, take_y);
    rt_source(&sx, (const uint32_t *)out, (uint32_t *)next, fetch_x);
}
