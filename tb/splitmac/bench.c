// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `splitmac`: its streams, and the episodes of the self-check.
#include "tb/splitmac/driver.h"

#include <stdlib.h>
#include <string.h>

#include "tb/requant/sets.h"

// What the streams work on, whoever made it.
static struct sum (*sum_at)(int64_t i);
int64_t sum_count, sums_allowed;
static void (*take_result)(const int64_t *row, const struct rt_beat *b);

static struct rt_stream sx = {.name = 0}, sw = {.name = 0}, sy = {.name = 0};
static int64_t x_sum, x_step, w_sum, w_step;
static struct sum x_now, w_now;

static int64_t steps_of(const struct sum *s)
{
    return (s->k + LANES - 1) / LANES;
}

static bool kept(const struct sum *s, int64_t k)
{
    return k < s->k && (!s->keep || s->keep[k]);
}

// Data of lanes that do not count: anything.
static int32_t junk(void)
{
    return rt_job.data ? 0 : (int32_t)rt_rand();
}

static int32_t element(const struct sum *s, int64_t k)
{
    int32_t x[2];
    for (int r = 0; r < s->rows; r++)
        x[r] = s->x[r] ? s->x[r][k] : 0;
    return s->rows == 2 ? (x[0] & 255) | (x[1] & 255) << 8 : x[0];
}

static bool fetch_x(struct rt_beat *b)
{
    static int32_t v[LANES];
    if (x_sum == sums_allowed)
        return false;
    if (x_step == 0)
        x_now = sum_at(x_sum);
    uint32_t *user = b->wide_user ? b->wide_user : &b->user;
    memset(user, 0, USER_WORDS * sizeof *user);
    for (int64_t i = 0; i < LANES; i++) {
        int64_t k = x_step * LANES + i;
        v[i] = k < x_now.k ? element(&x_now, k) : junk();
        user[i / 32] |= (uint32_t)kept(&x_now, k) << i % 32;
    }
    user[LANES / 32] |= (uint32_t)(DUAL && x_now.rows == 2) << LANES % 32;
    rt_pack(b->data, D_x_element_bits, v, LANES);
    b->last = ++x_step == steps_of(&x_now);
    if (b->last) {
        x_step = 0;
        x_sum++;
    }
    return true;
}

static bool fetch_w(struct rt_beat *b)
{
    static int32_t v[COLS * LANES];
    if (w_sum == sums_allowed)
        return false;
    if (w_step == 0)
        w_now = sum_at(w_sum);
    for (int64_t c = 0; c < COLS; c++)
        for (int64_t i = 0; i < LANES; i++) {
            int64_t k = w_step * LANES + i;
            int32_t w = k < w_now.k ? (c < w_now.w_cols ? w_now.w[k * w_now.w_stride + c] : 0) : junk();
            v[c * LANES + i] = w;
        }
    rt_pack(b->data, P_w_bits, v, COLS * LANES);
    if (++w_step == steps_of(&w_now)) {
        w_step = 0;
        w_sum++;
    }
    return true;
}

static void take_y(const struct rt_beat *b)
{
    int64_t row[COLS];
    rt_unpack(b->data, D_y_element_bits, row, COLS);
    for (int c = 0; c < COLS && REQUANT && !Y_SIGNED; c++)
        row[c] &= Y_HI;
    rt_padding(&sy, b, COLS * D_y_element_bits);
    take_result(row, b);
}

void sums_begin(struct sum (*at)(int64_t), int64_t count, int64_t allowed,
                void (*take)(const int64_t *, const struct rt_beat *))
{
    sum_at = at;
    sum_count = count;
    sums_allowed = allowed;
    take_result = take;
    x_sum = x_step = w_sum = w_step = 0;
}

int64_t macs_per_term(int rows)
{
    return DUAL ? PARTS / rows : 1;
}

// ---- episodes ----

enum kind {
    RANDOM,      // sums of random length, mode and keep bits, stalls on every stream
    CORNERS,     // only the extreme values, most negative times most negative among them
    LONGEST,     // extremes that add up, as long as k_max allows
    SINGLE,      // sums of one step, the mode changes all the time
    SMALL,       // small sums, scaled so that many are halfway between two results
    CLOGGED,     // as SINGLE, results are hardly ever taken
    NONE_KEPT,   // sums of which little or nothing is kept
    LATE,        // weights that come late
    FREE,        // as RANDOM and SINGLE, but no stream waits
    UNSTALLED,   // a matrix product without stalls: data and the exact cycle count
    STALLED,     // a matrix product under stalls
    RESET,       // as SINGLE, reset in mid-flight
    KINDS
};
const int test_kinds = KINDS;

static struct {
    enum kind kind;
    struct sum *sums;
    int64_t count;
} ep;

static int32_t value(int64_t lo, int64_t hi)
{
    if (ep.kind == CORNERS)
        return (int32_t)(rt_below(2) ? lo : hi);
    if (ep.kind == SMALL)
        return (int32_t)rt_between(lo < 0 ? -4 : 0, 4);
    return (int32_t)rt_operand(lo, hi);
}

// Of the user's arrays, or of the registers, which may hold what is beyond the legal, and limits.
static struct golden_requant random_setting(bool of_user)
{
    const struct setting_draw draw = {.y_bits = Y_BITS, .y_signed = Y_SIGNED, .gemmlowp = GEMMLOWP, .bias_bits = P_x_bits + P_w_bits,
                                      .reach = P_x_bits, .ties = ep.kind == SMALL, .legal = of_user, .clamp = !of_user, .pick = value};
    return setting_random(&draw);
}

// Queues reads of what the registers hold after a reset, writes of random settings, and reads of these.
static void random_settings(void)
{
    for (int c = 0; c < COLS; c++)
        column_settings[c] = (struct golden_requant){.lo = Y_LO, .hi = Y_HI};
    for (int i = 0; i < 4; i++) {
        int c = (int)rt_below(COLS), word = (int)rt_below(8);
        rt_axil_read(&column_bus, (uint32_t)(32 * c + 4 * word), column_register(c, word));
    }
    for (int c = 0; c < COLS; c++)
        column_settings[c] = random_setting(false);
    columns_program();
    for (int i = 0; i < 8; i++) {
        int c = (int)rt_below(COLS), word = (int)rt_below(8);
        if (word > 5) // unused: a write changes nothing
            rt_axil_write(&column_bus, (uint32_t)(32 * c + 4 * word), rt_rand(), 15);
        rt_axil_read(&column_bus, (uint32_t)(32 * c + 4 * word), column_register(c, word));
    }
}

static struct sum *new_sum(int64_t k, int rows)
{
    int32_t *x[2] = {NULL, NULL}, *w = calloc((size_t)(k * COLS), sizeof *w);
    uint8_t *keep = calloc((size_t)k, 1);
    int64_t lo = rows == 2 ? BYTE_LO : X_LO, hi = rows == 2 ? BYTE_HI : X_HI;
    bool low_x = rt_below(2), low_w = rt_below(2);
    uint32_t chance = ep.kind == NONE_KEPT ? rt_below(2) * 40 : ep.kind == LONGEST ? 256 : 128 + 64 * rt_below(3);
    for (int r = 0; r < rows; r++) {
        x[r] = calloc((size_t)k, sizeof *x[r]);
        for (int64_t i = 0; i < k; i++)
            x[r][i] = ep.kind == LONGEST ? (int32_t)(low_x ? lo : hi) : value(lo, hi);
    }
    for (int64_t i = 0; i < k * COLS; i++)
        w[i] = ep.kind == LONGEST ? (low_w ? W_LO : W_HI) : value(W_LO, W_HI);
    for (int64_t i = 0; i < k; i++)
        keep[i] = rt_below(256) < chance;
    ep.sums = realloc(ep.sums, (size_t)(ep.count + 1) * sizeof *ep.sums);
    ep.sums[ep.count] = (struct sum){.x = {x[0], x[1]}, .rows = rows, .w = w, .w_stride = COLS, .w_cols = COLS,
                                     .k = k, .keep = keep};
    return &ep.sums[ep.count++];
}

static void expect(const struct sum *s)
{
    for (int r = 0; r < s->rows; r++) {
        int64_t row[COLS];
        for (int64_t c = 0; c < COLS; c++)
            row[c] = column_result(c, column_exact(s, r, c));
        rt_expect(row, COLS, DUAL && r == s->rows - 1, 0);
    }
    for (int64_t k = 0; k < s->k; k++)
        rt_macs += s->keep[k] * COLS * s->rows * macs_per_term(s->rows);
}

static void add_sum(void)
{
    int64_t most = P_k_max < 6 * LANES + 3 ? P_k_max : 6 * LANES + 3, k = rt_between(1, most);
    if (ep.kind == SMALL && k > 2 * LANES)
        k = rt_between(1, 2 * LANES);
    if (ep.kind == SINGLE || ep.kind == RESET || ep.kind == CLOGGED || (ep.kind == FREE && rt_below(2)))
        k = rt_between(1, most < LANES ? most : LANES);
    if (ep.kind == LONGEST)
        k = P_k_max < 150 ? P_k_max : rt_between(100, 150);
    const struct sum *s = new_sum(k, DUAL ? 1 + (int)rt_below(2) : 1);
    expect(s);
    rt_allow(golden_splitmac_cycles(1, (s->k + LANES - 1) / LANES, s->rows, D_latency));
}

static struct sum episode_sum(int64_t i)
{
    return ep.sums[i];
}

static void episode_take(const int64_t *row, const struct rt_beat *b)
{
    rt_result(row, b);
}

void test_clear(void)
{
    for (int64_t i = 0; i < ep.count; i++) {
        free((void *)(uintptr_t)ep.sums[i].x[0]);
        free((void *)(uintptr_t)ep.sums[i].x[1]);
        free((void *)(uintptr_t)ep.sums[i].w);
        free((void *)(uintptr_t)ep.sums[i].keep);
    }
    ep.count = 0;
    gemm_free();
}

static void random_columns(void)
{
    for (int i = 0; i < 4; i++)
        gemm.column[i] = calloc((size_t)gemm.n, sizeof *gemm.column[i]);
    for (int64_t n = 0; n < gemm.n; n++) {
        struct golden_requant q = random_setting(true);
        const int64_t values[4] = {q.bias, q.mult, q.shift, q.zp};
        for (int i = 0; i < 4; i++)
            gemm.column[i][n] = values[i];
    }
}

static void random_gemm(void)
{
    int64_t most = P_k_max < 3 * LANES + 2 ? P_k_max : 3 * LANES + 2;
    gemm.rows = DUAL ? 1 + (int)rt_below(2) : 1;
    gemm.m = rt_between(1, 12);
    gemm.k = rt_below(3) ? rt_between(1, most) : rt_between(1, most < LANES ? most : LANES);
    gemm.n = rt_between(1, 2 * COLS + 1);
    gemm.x = calloc((size_t)(gemm.m * gemm.k), sizeof *gemm.x);
    gemm.w = calloc((size_t)(gemm.k * gemm.n), sizeof *gemm.w);
    for (int64_t i = 0; i < gemm.m * gemm.k; i++)
        gemm.x[i] = gemm.rows == 2 ? value(BYTE_LO, BYTE_HI) : value(X_LO, X_HI);
    for (int64_t i = 0; i < gemm.k * gemm.n; i++)
        gemm.w[i] = value(W_LO, W_HI);
    if (REQUANT)
        random_columns();
    gemm_begin();
}

static bool is_gemm(void)
{
    return ep.kind == UNSTALLED || ep.kind == STALLED;
}

void test_begin(int kind)
{
    ep.kind = rt_episode > KINDS && rt_below(4) == 0 ? RESET : (enum kind)kind;
    rt_stall(ep.kind != UNSTALLED && ep.kind != FREE && (ep.kind != RESET || rt_below(2)));
    if (is_gemm()) {
        random_gemm();
        return;
    }
    if (REQUANT)
        random_settings();
    int64_t most = ep.kind == LONGEST ? 3 : ep.kind == SMALL ? 100 : 30;
    for (int64_t sums = rt_between(1, most); sums > 0; sums--)
        add_sum();
    sums_begin(episode_sum, ep.count, 0, episode_take);
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 24 * COLS * REQUANT + 40));
}

bool test_over(void)
{
    if (x_sum < sum_count || w_sum < sum_count)
        return false;
    return is_gemm() ? gemm_over() : rt_owed == 0;
}

bool test_finish(void)
{
    if (is_gemm())
        gemm_finish(ep.kind == UNSTALLED);
    return true;
}

int64_t test_clocks(void)
{
    int64_t clocks = (rt_job.icarus ? 2000000 : 20000000) / (COLS * LANES + 40);
    return clocks < 1500 ? 1500 : clocks;
}

void test_load(void)
{
    const struct npy *x = rt_input("x"), *w = rt_input("w");
    ep.kind = rt_job.stalls ? STALLED : UNSTALLED;
    gemm.m = x->shape[0];
    gemm.k = x->shape[1];
    gemm.n = w->shape[1];
    gemm.rows = DUAL && x->type[1] == '1' ? 2 : 1;
    gemm.x = rt_input_narrow("x");
    gemm.w = rt_input_narrow("w");
    for (int i = 0; i < 4; i++)
        gemm.column[i] = rt_input(golden_constants[i]) ? rt_input(golden_constants[i])->data : NULL;
    rt_work_total = gemm.m * gemm.n;
    gemm_begin();
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sw, "s_axis_w");
    rt_stream_find(&sy, "m_axis_y");
    if (REQUANT)
        rt_axil_find(&column_bus, "s_axil");
}

static void step_registers(const uint32_t *out, uint32_t *next)
{
    if (is_gemm() && REQUANT)
        gemm_registers(out, next);
    else if (!is_gemm() && (!REQUANT || rt_axil_step(&column_bus, out, next)))
        sums_allowed = sum_count;
}

void test_step(const struct splitmac_out *out, struct splitmac_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    rt_sink(&sy, from, to, take_y);
    step_registers(from, to);
    rt_source(&sw, from, to, fetch_w);
    if (ep.kind == LATE && w_sum < sum_count && rt_below(3))
        sw.mood = (struct rt_mood){.on = true, .left = 8, .wait = 250};
    rt_source(&sx, from, to, fetch_x);
    if (ep.kind == CLOGGED && rt_owed > 0)
        sy.mood = (struct rt_mood){.on = true, .left = 8, .wait = 245};
}
