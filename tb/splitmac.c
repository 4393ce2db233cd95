// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `splitmac`: the self-check, and matrices of the user's.
//
// Work is a list of sums: a row of X, or with mode=dual two rows of bytes, times COLS columns of W.
#include <stdlib.h>
#include <string.h>

#include "golden_requant.h"
#include "golden_splitmac.h"
#include "ports.h"
#include "rt.h"

#ifdef P_mode_is_dual
enum { DUAL = 1, PARTS = 2 * (P_w_bits / 8) }; // 8x8 multipliers per lane
#else
enum { DUAL = 0, PARTS = 1 };
#endif
#ifdef P_out_is_requant
enum { REQUANT = 1, Y_BITS = P_y_bits, Y_SIGNED = P_y_signed };
#else
enum { REQUANT = 0, Y_BITS = 8, Y_SIGNED = 1 };
#endif
#ifdef P_round_is_gemmlowp
enum { GEMMLOWP = 1 };
#else
enum { GEMMLOWP = 0 };
#endif

enum {
    COLS = P_cols,
    LANES = P_lanes,
    USER_WORDS = (LANES + DUAL + 31) / 32,
    X_LO = P_x_signed ? -(1 << (P_x_bits - 1)) : 0,
    X_HI = (1 << (P_x_bits - P_x_signed)) - 1,
    BYTE_LO = P_x_signed ? -128 : 0,
    BYTE_HI = P_x_signed ? 127 : 255,
    W_LO = -(1 << (P_w_bits - 1)),
    W_HI = (1 << (P_w_bits - 1)) - 1,
    Y_LO = Y_SIGNED ? -(1 << (Y_BITS - 1)) : 0,
    Y_HI = (1 << (Y_BITS - Y_SIGNED)) - 1,
};

struct sum {
    const int32_t *x[2]; // rows of X: x[r][k]; NULL = a row of zeros
    int rows;            // 2 = bytes
    const int32_t *w;    // w[k * w_stride + c]
    int64_t w_stride, w_cols;
    int64_t k;           // terms
    const uint8_t *keep; // whether a term is kept, or NULL: all are
};

// What the streams work on, whoever made it.
static struct sum (*sum_at)(int64_t i);
static int64_t sum_count, sums_allowed; // no more than these may be streamed now
static void (*take_result)(const int64_t *row, const struct rt_beat *b);

static struct rt_stream sx = {.name = 0}, sw = {.name = 0}, sy = {.name = 0};
static struct rt_axil axil;
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

static void begin(struct sum (*at)(int64_t), int64_t count, int64_t allowed,
                  void (*take)(const int64_t *, const struct rt_beat *))
{
    sum_at = at;
    sum_count = count;
    sums_allowed = allowed;
    take_result = take;
    x_sum = x_step = w_sum = w_step = 0;
}

// Exact sum of row r and column c.
static int64_t exact(const struct sum *s, int r, int64_t c)
{
    if (!s->x[r] || c >= s->w_cols)
        return 0;
    if (!s->keep)
        return golden_dot(s->x[r], s->w + c, s->w_stride, s->k);
    int64_t sum = 0;
    for (int64_t k = 0; k < s->k; k++)
        if (s->keep[k])
            sum += golden_dot(s->x[r] + k, s->w + k * s->w_stride + c, 1, 1);
    return sum;
}

// ---- the registers ----

static struct golden_requant settings[COLS]; // what the columns are programmed to do

// The register as it reads back.
static uint32_t setting(int c, int word)
{
    const struct golden_requant *q = &settings[c];
    const int32_t values[8] = {q->bias, q->mult, q->shift, q->zp, q->lo, q->hi, 0, 0};
    return (uint32_t)values[word];
}

static int64_t result(int64_t c, int64_t sum)
{
    return REQUANT ? golden_requantize(&settings[c], sum) : sum;
}

static void program(int c, int word)
{
    uint32_t address = (uint32_t)(32 * c + 4 * word), data = setting(c, word);
    if (!axil.mood.on) {
        rt_axil_write(&axil, address, data, 15);
        return;
    }
    uint32_t strobe = rt_below(16), mask = 0; // in two parts, junk beside each
    for (int i = 0; i < 4; i++)
        mask |= strobe >> i & 1 ? 255u << 8 * i : 0;
    rt_axil_write(&axil, address, (data & mask) | (rt_rand() & ~mask), strobe);
    rt_axil_write(&axil, address, (data & ~mask) | (rt_rand() & mask), 15 ^ strobe);
}

static void program_all(void)
{
    for (int c = 0; c < COLS && REQUANT; c++)
        for (int word = 0; word < 6; word++)
            program(c, word);
}

// ---- matrices of the user's, or of a check without stalls ----

static struct {
    int64_t m, k, n;
    int32_t *x, *w;    // (m, k), (k, n)
    int64_t *y;        // (m, n)
    int64_t *column[4]; // bias, mult, shift, zp: (n), or NULL
    bool writing;       // registers of the next group
    int rows;          // of X in a sum
    int64_t groups, group_sums; // groups of columns; sums of each
    int64_t sums_done, results;
    int row;           // of the sum that comes next
} gemm;

// Groups of columns outermost.
static struct sum gemm_sum(int64_t i)
{
    int64_t n0 = i / gemm.group_sums * COLS, m = i % gemm.group_sums * gemm.rows;
    struct sum s = {.rows = gemm.rows, .w = gemm.w + n0, .w_stride = gemm.n, .k = gemm.k};
    s.w_cols = gemm.n - n0 < COLS ? gemm.n - n0 : COLS;
    for (int r = 0; r < gemm.rows; r++)
        s.x[r] = m + r < gemm.m ? gemm.x + (m + r) * gemm.k : NULL;
    return s;
}

static int32_t column_value(int array, int64_t n, int32_t preset)
{
    return n < gemm.n && gemm.column[array] ? (int32_t)gemm.column[array][n] : preset;
}

// Queues the registers of a group of columns.
static void gemm_program(int64_t group)
{
    for (int c = 0; c < COLS; c++) {
        int64_t n = group * COLS + c;
        settings[c] = (struct golden_requant){
            .gemmlowp = GEMMLOWP, .bias = column_value(0, n, 0), .mult = column_value(1, n, 0),
            .shift = column_value(2, n, 0), .zp = column_value(3, n, 0), .lo = Y_LO, .hi = Y_HI};
    }
    program_all();
}

static void gemm_take(const int64_t *row, const struct rt_beat *b)
{
    if (gemm.sums_done == sum_count) {
        rt_fail("a result nobody asked for");
        return;
    }
    struct sum s = gemm_sum(gemm.sums_done);
    int64_t n0 = gemm.sums_done / gemm.group_sums * COLS;
    int64_t m = gemm.sums_done % gemm.group_sums * gemm.rows + gemm.row;
    for (int64_t c = 0; c < COLS; c++) {
        int64_t want = result(c, exact(&s, gemm.row, c));
        if (row[c] != want)
            rt_fail("Y[%lld,%lld] is %lld, not %lld", (long long)m, (long long)(n0 + c), (long long)row[c],
                    (long long)want);
        if (m < gemm.m && n0 + c < gemm.n) {
            gemm.y[m * gemm.n + n0 + c] = row[c];
            rt_checks++;
        }
    }
    if (DUAL && b->last != (gemm.row == gemm.rows - 1))
        rt_fail("m_axis_y_tlast is %u at row %d of %d of a sum", b->last, gemm.row, gemm.rows);
    gemm.results++;
    if (++gemm.row == gemm.rows) {
        gemm.row = 0;
        gemm.sums_done++;
    }
}

static void gemm_begin(void)
{
    gemm.y = calloc((size_t)(gemm.m * gemm.n), sizeof *gemm.y);
    gemm.groups = (gemm.n + COLS - 1) / COLS;
    gemm.group_sums = (gemm.m + gemm.rows - 1) / gemm.rows;
    rt_variable("M", gemm.m);
    rt_variable("K", gemm.k);
    rt_variable("N", gemm.n);
    rt_variable("rows", gemm.rows);
    int64_t sums = gemm.groups * gemm.group_sums;
    begin(gemm_sum, sums, REQUANT ? 0 : sums, gemm_take);
}

static void gemm_free(void)
{
    free(gemm.x);
    free(gemm.w);
    free(gemm.y);
    for (int i = 0; i < 4; i++)
        free(gemm.column[i]);
    memset(&gemm, 0, sizeof gemm);
}

// With registers, a group of columns begins once the group before is done and they are written.
static void gemm_registers(const uint32_t *out, uint32_t *next)
{
    if (!gemm.writing && gemm.sums_done == sums_allowed && sums_allowed < sum_count) {
        gemm_program(sums_allowed / gemm.group_sums);
        gemm.writing = true;
    }
    if (rt_axil_step(&axil, out, next) && gemm.writing) {
        sums_allowed += gemm.group_sums;
        gemm.writing = false;
    }
}

static void check_cycles(void)
{
    int64_t steps = (gemm.k + LANES - 1) / LANES, model;
    if (REQUANT) // 2 clocks a register
        model = gemm.groups * golden_splitmac_cycles(gemm.group_sums, steps, gemm.rows, D_latency) +
                (gemm.groups - 1) * 2 * 6 * COLS;
    else
        model = golden_splitmac_cycles(gemm.groups * gemm.group_sums, steps, gemm.rows, D_latency);
    rt_check_cycles(model, "M=%lld K=%lld N=%lld rows=%d", (long long)gemm.m, (long long)gemm.k, (long long)gemm.n,
                    gemm.rows);
}

// A MAC is one product of a multiplier: with mode=dual an 8x8 one, of which a 16-bit element takes two and a 16-bit
// weight twice as many; with mode=fixed a whole one.
static int64_t macs_per_term(int rows)
{
    return DUAL ? PARTS / rows : 1;
}

static void gemm_finish(bool unstalled)
{
    rt_macs += gemm.m * gemm.k * gemm.n * macs_per_term(gemm.rows);
    if (unstalled)
        check_cycles();
    rt_output("y", 2, (int64_t[]){gemm.m, gemm.n}, gemm.y, D_y_element_bits <= 32 ? 32 : 64);
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

// Halfway results of small sums are not rare.
static void tie_setting(struct golden_requant *q)
{
    *q = (struct golden_requant){.gemmlowp = GEMMLOWP, .lo = Y_LO, .hi = Y_HI, .zp = (Y_LO + Y_HI) / 2};
    q->bias = (int32_t)rt_between(-8, 8);
    q->mult = GEMMLOWP ? (int32_t)1 << rt_between(28, 30) : (int32_t)rt_between(-3, 3);
    q->shift = GEMMLOWP ? (int)rt_between(-2, 0) : (int)rt_between(0, 3);
}

static void random_setting(struct golden_requant *q, bool legal)
{
    if (ep.kind == SMALL && rt_below(3)) {
        tie_setting(q);
        return;
    }
    *q = (struct golden_requant){.gemmlowp = GEMMLOWP, .lo = Y_LO, .hi = Y_HI, .zp = value(Y_LO, Y_HI)};
    static const int beyond[] = {-128, -127, -66, -65, -64, -33, -32, -31, -1, 30, 31, 32, 63, 64, 65, 96, 127};
    int64_t bias = (int64_t)1 << (GEMMLOWP ? 30 : 31);
    int64_t small = (int64_t)1 << (P_x_bits + P_w_bits);
    q->bias = rt_below(4) ? (int32_t)rt_between(-(small < bias ? small : bias), (small < bias ? small : bias) - 1)
                          : value(-bias, bias - 1);
    switch (rt_below(legal ? 3 : 4)) {
    case 0: // few bits
        q->mult = GEMMLOWP ? INT32_MIN : (int32_t)rt_between(-3, 3);
        q->shift = !GEMMLOWP ? (int)rt_between(0, 12) : rt_below(2) ? 30 : (int)rt_between(-12, 4);
        break;
    case 1: // about what y holds
        q->mult = (int32_t)rt_between(1 << 30, INT32_MAX);
        q->shift = GEMMLOWP ? (int)rt_between(-P_x_bits, 1) : 30 + (int)rt_between(0, P_x_bits);
        break;
    case 2:
        q->mult = value(INT32_MIN, INT32_MAX);
        q->shift = GEMMLOWP ? value(-31, 30) : value(0, 63);
        break;
    default: // beyond what is legal
        q->mult = rt_below(2) ? (int32_t)rt_rand() : (int32_t)rt_between(-200, 200);
        q->shift = beyond[rt_below(sizeof beyond / sizeof *beyond)];
    }
    if (!legal && rt_below(2)) {
        q->lo = (int32_t)rt_between(Y_LO, Y_HI);
        q->hi = (int32_t)rt_between(q->lo, Y_HI);
    }
}

// Queues reads of what the registers hold after a reset, writes of random settings, and reads of these.
static void random_settings(void)
{
    for (int c = 0; c < COLS; c++)
        settings[c] = (struct golden_requant){.lo = Y_LO, .hi = Y_HI};
    for (int i = 0; i < 4; i++) {
        int c = (int)rt_below(COLS), word = (int)rt_below(8);
        rt_axil_read(&axil, (uint32_t)(32 * c + 4 * word), setting(c, word));
    }
    for (int c = 0; c < COLS; c++)
        random_setting(&settings[c], false);
    program_all();
    for (int i = 0; i < 8; i++) {
        int c = (int)rt_below(COLS), word = (int)rt_below(8);
        if (word > 5) // unused: a write changes nothing
            rt_axil_write(&axil, (uint32_t)(32 * c + 4 * word), rt_rand(), 15);
        rt_axil_read(&axil, (uint32_t)(32 * c + 4 * word), setting(c, word));
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
            row[c] = result(c, exact(s, r, c));
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
    expect(new_sum(k, DUAL ? 1 + (int)rt_below(2) : 1));
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
        struct golden_requant q;
        random_setting(&q, true);
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
    begin(episode_sum, ep.count, 0, episode_take);
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 24 * COLS * REQUANT + 40));
}

bool test_over(void)
{
    if (x_sum < sum_count || w_sum < sum_count)
        return false;
    return is_gemm() ? gemm.sums_done == sum_count : rt_owed == 0;
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
    static const char *const columns[4] = {"bias", "mult", "shift", "zp"};
    const struct npy *x = rt_input("x"), *w = rt_input("w");
    ep.kind = rt_job.stalls ? STALLED : UNSTALLED;
    gemm.m = x->shape[0];
    gemm.k = x->shape[1];
    gemm.n = w->shape[1];
    gemm.rows = DUAL && x->type[1] == '1' ? 2 : 1;
    gemm.x = rt_input_narrow("x");
    gemm.w = rt_input_narrow("w");
    for (int i = 0; i < 4; i++)
        gemm.column[i] = rt_input(columns[i]) ? rt_input(columns[i])->data : NULL;
    rt_work_total = gemm.m * gemm.n;
    gemm_begin();
}

void test_open(void)
{
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sw, "s_axis_w");
    rt_stream_find(&sy, "m_axis_y");
    if (REQUANT)
        rt_axil_find(&axil, "s_axil");
}

static void step_registers(const uint32_t *out, uint32_t *next)
{
    if (is_gemm() && REQUANT)
        gemm_registers(out, next);
    else if (!is_gemm() && (!REQUANT || rt_axil_step(&axil, out, next)))
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
