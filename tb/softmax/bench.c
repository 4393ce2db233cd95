// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `softmax`: rows of all lengths, of one value, of equal and of extreme ones, with factors from 0 up, with and
// without stalls, resets in mid-flight, and the user's matrix. The largest value must have the largest power.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "golden/softmax.h"
#include "ports.h"
#include "rt/rt.h"

enum { LANES = P_lanes, X_BITS = P_x_bits, OUT_BITS = P_out_bits, FACTOR = 1477 }; // log2(e)/16
#define X_LO (-(INT64_C(1) << (X_BITS - 1)))

static const int32_t intercepts[] = D_intercepts, slopes[] = D_slopes;
static const struct golden_softmax model = {OUT_BITS, D_f_bits, D_power_bits, {D_f_bits, D_index_bits, D_shift, D_coarse, D_start, D_base, intercepts, slopes}};

static struct rt_stream sx, sp;

// Rows under way: m, of n[i] values from x + start[i] on, each with a factor.
static struct {
    int64_t m, row, beat, out_row, out_beat, columns;
    int64_t *n, *start, *c, *x, *p, *s;
    bool of_user;
} work;

enum kind { UNSTALLED, SHORT, EXTREME, STALLED, RESET, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static int64_t beats_of(int64_t n)
{
    return (n + LANES - 1) / LANES;
}

static int64_t model_cycles(void)
{
    int64_t b = beats_of(work.n[0]);
    return b + work.m * (b + 1) + D_latency;
}

// Each power against the real one, in its last places: the table's error, half a place of the fraction, and two roundings.
static void check_powers(int64_t r, const int64_t *p, int64_t largest)
{
    const int64_t *x = work.x + work.start[r];
    long double unit = ldexpl((long double)work.c[r], -14), half = ldexpl(1, -D_f_bits - 1);
    long double top = floorl(unit * (long double)largest + half), most = ldexpl(1, OUT_BITS) - 1;
    long double limit = ldexpl(D_exp2_error_thousandths / 1000.0L, OUT_BITS - 1 - D_power_bits) + ldexpl(0.7L, OUT_BITS - D_f_bits - 1) + 1.01L;
    for (int64_t i = 0; i < work.n[r]; i++) {
        long double exact = exp2l(unit * (long double)x[i] - top) * ldexpl(1, OUT_BITS - 1);
        exact = exact > most ? most : exact;
        if (fabsl(exact - (long double)p[i]) > limit)
            rt_fail("value %lld of row %lld has the power %lld, and %.3Lf would be exact: more than %.2Lf off", (long long)i, (long long)r,
                    (long long)p[i], exact, limit);
    }
}

static void expect_row(int64_t r)
{
    int64_t n = work.n[r], *p = calloc((size_t)(beats_of(n) * LANES), sizeof *p);
    const int64_t *x = work.x + work.start[r];
    int64_t sum = golden_softmax_row(&model, x, n, work.c[r], p), best = 0, most = 0;
    for (int64_t i = 0; i < n; i++) {
        best = x[i] > x[best] ? i : best;
        most = p[i] > most ? p[i] : most;
    }
    if (p[best] != most || most < INT64_C(1) << (OUT_BITS - 1))
        rt_fail("the largest value of row %lld has the power %lld, another one %lld", (long long)r, (long long)p[best], (long long)most);
    check_powers(r, p, x[best]);
    for (int64_t b = 0; b < beats_of(n); b++)
        rt_expect(p + b * LANES, LANES, b == beats_of(n) - 1, b == beats_of(n) - 1 ? (uint32_t)sum : 0);
    if (work.s)
        work.s[r] = sum;
    free(p);
}

static void new_rows(int64_t m, int64_t most)
{
    work.m = m;
    work.n = calloc((size_t)m, sizeof *work.n);
    work.start = calloc((size_t)m, sizeof *work.start);
    work.c = calloc((size_t)m, sizeof *work.c);
    work.x = calloc((size_t)(m * most), sizeof *work.x);
}

static int64_t random_factor(void)
{
    static const int64_t some[] = {0, 1, 23, FACTOR, 23637, 65535};
    return rt_below(2) ? some[rt_below(6)] : rt_between(0, rt_below(2) ? 4000 : 65535);
}

static int64_t random_value(int64_t r, int64_t i)
{
    if (kind == EXTREME)
        return r % 3 == 0 ? X_LO : r % 3 == 1 ? -X_LO - 1 : i % 2 ? X_LO : -X_LO - 1;
    return rt_below(3) ? rt_between(X_LO / 4, -X_LO / 4) : rt_operand(X_LO, -X_LO - 1);
}

void test_begin(int k)
{
    kind = (enum kind)k;
    int64_t most = P_n_max < 3 * LANES + 5 ? P_n_max : 3 * LANES + 5, m = rt_between(1, 5), n = rt_between(1, most), at = 0;
    if (kind == SHORT)
        most = n = 1 + rt_below(2);
    else if (kind == EXTREME && rt_below(4) == 0 && P_n_max <= 512)
        most = n = P_n_max; // the longest row
    new_rows(m, most);
    for (int64_t r = 0; r < m; r++) {
        work.n[r] = kind == STALLED || kind == RESET ? rt_between(1, most) : n;
        work.start[r] = at;
        work.c[r] = random_factor();
        for (int64_t i = 0; i < work.n[r]; i++)
            work.x[at++] = random_value(r, i);
        expect_row(r);
    }
    rt_allow(at + 2 * m + 2 * beats_of(most) + 16);
    rt_stall(kind == STALLED || kind == RESET);
    if (kind == RESET)
        rt_abort_in(rt_between(1, 2 * m * (beats_of(most) + 1)));
}

static bool fetch_x(struct rt_beat *b)
{
    if (work.row == work.m)
        return false;
    int64_t n = work.n[work.row], first = work.beat * LANES;
    bool last = work.beat == beats_of(n) - 1;
    int32_t v[LANES];
    uint32_t user[3] = {0};
    for (int64_t i = 0; i < LANES; i++) {
        bool is_there = first + i < n;
        v[i] = (int32_t)(is_there ? work.x[work.start[work.row] + first + i] : rt_between(X_LO, -X_LO - 1));
        if (last ? is_there : rt_below(2)) // counts in the last beat only
            user[i / 32] |= UINT32_C(1) << i % 32;
    }
    uint64_t c = work.beat ? rt_rand() & 0xffff : (uint64_t)work.c[work.row];
    for (int i = 0; i < 16; i++)
        user[(LANES + i) / 32] |= (uint32_t)(c >> i & 1) << (LANES + i) % 32;
    rt_pack(b->data, X_BITS, v, LANES);
    b->last = last;
    b->user = user[0];
    if (b->wide_user)
        memcpy(b->wide_user, user, sizeof user);
    work.beat = last ? 0 : work.beat + 1;
    work.row += last;
    return true;
}

static void take_p(const struct rt_beat *b)
{
    int64_t p[LANES];
    rt_padding(&sp, b, LANES * OUT_BITS);
    rt_unpack(b->data, OUT_BITS, p, LANES);
    for (int i = 0; i < LANES; i++)
        p[i] &= (INT64_C(1) << OUT_BITS) - 1;
    struct rt_beat seen = *b;
    if (!b->last)
        seen.user = 0; // of no meaning
    int64_t beat = rt_result(p, &seen);
    for (int64_t i = 0; i < LANES && work.p && beat >= 0; i++) {
        int64_t per_row = beats_of(work.columns), column = beat % per_row * LANES + i;
        if (column < work.columns)
            work.p[beat / per_row * work.columns + column] = p[i];
    }
}

bool test_over(void)
{
    return work.row == work.m && rt_owed == 0;
}

bool test_finish(void)
{
    rt_variable("M", work.m);
    rt_variable("N", work.n[0]);
    if (kind == UNSTALLED || kind == SHORT || kind == EXTREME)
        rt_check_cycles(model_cycles(), "%lld rows of %lld values", (long long)work.m, (long long)work.n[0]);
    if (work.p) {
        rt_output_unsigned("p", 2, (int64_t[]){work.m, work.columns}, work.p, OUT_BITS);
        rt_output_unsigned("s", 1, (int64_t[]){work.m}, work.s, 32);
    }
    return true;
}

void test_clear(void)
{
    free(work.n);
    free(work.start);
    free(work.c);
    if (!work.of_user)
        free(work.x);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    return 3000;
}

void test_load(void)
{
    const struct npy *x = rt_input("x"), *c = rt_input("c");
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work.of_user = true;
    work.columns = x->shape[1];
    new_rows(x->shape[0], 1);
    free(work.x);
    work.x = x->data;
    work.p = calloc((size_t)x->count, sizeof *work.p);
    work.s = calloc((size_t)work.m, sizeof *work.s);
    for (int64_t r = 0; r < work.m; r++) {
        work.n[r] = work.columns;
        work.start[r] = r * work.columns;
        work.c[r] = c ? c->data[0] : FACTOR;
        expect_row(r);
    }
    rt_allow(model_cycles());
    rt_work_total = work.m * work.columns;
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sp, "m_axis_p");
}

void test_step(const struct softmax_out *out, struct softmax_in *next)
{
    if (out->err)
        rt_fail("err is 1");
    rt_sink(&sp, (const uint32_t *)out, (uint32_t *)next, take_p);
    rt_source(&sx, (const uint32_t *)out, (uint32_t *)next, fetch_x);
}
