// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `@name@`: random beats with and without stalls, resets in mid-flight, and the user's matrix.
#include <stdlib.h>
#include <string.h>

#include "ports.h"
#include "rt/rt.h"

enum { LANES = P_lanes, BITS = P_bits };
#define LOWEST (-(INT64_C(1) << (BITS - 1)))

static struct rt_stream sx, sy;

// The beats under way: x (m, LANES), and the user's results (m, LANES).
static struct {
    int64_t m, sent;
    int64_t *x, *got;
} work;

enum kind { UNSTALLED, STALLED, RESET, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static int64_t expected(int64_t x)
{
    int64_t sum = x + P_offset, span = INT64_C(1) << BITS;
    return sum < LOWEST ? sum + span : sum >= -LOWEST ? sum - span : sum;
}

static void expect(void)
{
    int64_t want[LANES];
    for (int64_t v = 0; v < work.m; v++) {
        for (int i = 0; i < LANES; i++)
            want[i] = expected(work.x[v * LANES + i]);
        rt_expect(want, LANES, 0, 0);
    }
    rt_allow(work.m + D_latency);
}

static bool fetch_x(struct rt_beat *b)
{
    if (work.sent == work.m)
        return false;
    int32_t v[LANES];
    for (int i = 0; i < LANES; i++)
        v[i] = (int32_t)work.x[work.sent * LANES + i];
    work.sent++;
    rt_pack(b->data, BITS, v, LANES);
    return true;
}

static void take_y(const struct rt_beat *b)
{
    int64_t y[LANES];
    rt_padding(&sy, b, LANES * BITS);
    rt_unpack(b->data, BITS, y, LANES);
    int64_t beat = rt_result(y, b);
    if (work.got && beat >= 0)
        memcpy(work.got + beat * LANES, y, sizeof y);
}

void test_begin(int k)
{
    kind = (enum kind)k;
    work.m = rt_between(1, 40);
    work.x = calloc((size_t)(work.m * LANES), sizeof *work.x);
    for (int64_t i = 0; i < work.m * LANES; i++)
        work.x[i] = rt_operand(LOWEST, -LOWEST - 1);
    expect();
    rt_stall(kind != UNSTALLED);
    if (kind == RESET)
        rt_abort_in(rt_between(1, work.m));
}

bool test_over(void)
{
    return work.sent == work.m && rt_owed == 0;
}

bool test_finish(void)
{
    rt_variable("M", work.m);
    if (kind == UNSTALLED)
        rt_check_cycles(work.m + D_latency - 1, "%lld beats", (long long)work.m);
    if (work.got)
        rt_output("y", 2, (int64_t[]){work.m, LANES}, work.got, 32);
    return true;
}

void test_clear(void)
{
    free(work.x);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    return 2000;
}

void test_load(void)
{
    const struct npy *x = rt_input("x");
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work.m = x->shape[0];
    work.x = x->data;
    work.got = calloc((size_t)(work.m * LANES), sizeof *work.got);
    expect();
    rt_work_total = work.m * LANES;
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sy, "m_axis_y");
}

void test_step(const struct @name@_out *out, struct @name@_in *next)
{
    rt_sink(&sy, (const uint32_t *)out, (uint32_t *)next, take_y);
    rt_source(&sx, (const uint32_t *)out, (uint32_t *)next, fetch_x);
}
