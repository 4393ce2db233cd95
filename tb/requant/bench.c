// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `requant`: tiles of rows, each with a set of constants, with and without stalls, sets that come late,
// resets in mid-flight, and the user's matrix.
#include <stdlib.h>
#include <string.h>

#include "ports.h"
#include "tb/requant/sets.h"

#ifdef P_round_is_gemmlowp
enum { GEMMLOWP = 1 };
#else
enum { GEMMLOWP = 0 };
#endif
enum { LANES = P_lanes, D_BITS = P_d_bits, BEATS = P_lanes / P_set_lanes, E_BITS = D_e_bits };
#define D_LO (-(INT64_C(1) << (D_BITS - 2)) * 2)
#define D_HI (-(D_LO + 1))

static const struct set_shape shape = {.lanes = LANES, .per = P_set_lanes, .d_bits = D_BITS, .y_bits = P_y_bits,
                                       .y_signed = P_y_signed, .gemmlowp = GEMMLOWP, .bypass = P_bypass};
static struct rt_stream sq, sx, sy;

struct tile {
    struct set set;
    int64_t rows;
    int64_t *x; // (rows, LANES)
};

// The tiles under way; the user's matrix x (m, n) and results.
static struct {
    struct tile *tiles;
    int64_t count;
    int64_t q_tile, q_beat, x_tile, x_row;
    int64_t m, n, *got;
} work;

enum kind { UNSTALLED, RAW, STALLED, SMALL, MIXED, LATE, SINGLE_ROWS, RESET, CLOGGED, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static bool is_unstalled(void)
{
    return kind == UNSTALLED || kind == RAW;
}

static struct tile *new_tile(int64_t rows, struct set set)
{
    work.tiles = realloc(work.tiles, (size_t)(work.count + 1) * sizeof *work.tiles);
    struct tile *t = &work.tiles[work.count++];
    *t = (struct tile){set, rows, calloc((size_t)(rows * LANES), sizeof(int64_t))};
    return t;
}

static void expect_tile(const struct tile *t)
{
    int64_t want[LANES];
    for (int64_t r = 0; r < t->rows; r++) {
        for (int64_t c = 0; c < LANES; c++)
            want[c] = set_result(&t->set, c, t->x[r * LANES + c]);
        rt_expect(want, LANES, r == t->rows - 1, 0);
    }
}

// Clocks of tiles, one of constants being taken in while the one before is in use.
static int64_t model_cycles(void)
{
    int64_t turn = BEATS, end = 0;
    for (int64_t i = 0; i < work.count; i++) {
        end = turn + work.tiles[i].rows;
        turn = end > turn + BEATS ? end : turn + BEATS;
    }
    return end + (work.tiles[0].set.raw ? 0 : D_latency) + 1;
}

static int64_t random_sum(void)
{
    if (kind == SMALL)
        return rt_between(D_LO < -40 ? -40 : D_LO, D_HI > 40 ? 40 : D_HI);
    if (D_BITS == 64) // what 64 bits hold is no range
        return rt_below(4) ? (int64_t)((uint64_t)rt_rand() << 32 | rt_rand()) >> rt_below(40) : rt_below(2) ? D_LO : D_HI;
    return rt_operand(D_LO, D_HI);
}

static void random_tiles(void)
{
    int64_t tiles = rt_between(1, 6), rows = rt_between(1, 24);
    bool raw = kind == RAW && P_bypass;
    for (int64_t i = 0; i < tiles; i++) {
        bool pass = P_bypass && (kind == MIXED || kind == RESET) ? rt_below(2) : raw;
        if (!is_unstalled())
            rows = kind == SINGLE_ROWS ? 1 : rt_between(1, 12);
        struct tile *t = new_tile(rows, set_random(&shape, kind == SMALL, pass));
        for (int64_t k = 0; k < rows * LANES; k++)
            t->x[k] = random_sum();
        expect_tile(t);
    }
    work.m = rows;
    work.n = tiles * LANES;
}

static bool fetch_q(struct rt_beat *b)
{
    if (work.q_tile == work.count)
        return false;
    set_beat(b, &shape, &work.tiles[work.q_tile].set, (int)work.q_beat);
    if (++work.q_beat == BEATS) {
        work.q_beat = 0;
        work.q_tile++;
    }
    return true;
}

static bool fetch_x(struct rt_beat *b)
{
    if (work.x_tile == work.count)
        return false;
    const struct tile *t = &work.tiles[work.x_tile];
    const int64_t *x = t->x + work.x_row * LANES;
    memset(b->data, 0, (size_t)sx.words * sizeof *b->data);
    for (int64_t c = 0; c < LANES; c++)
        for (int i = 0; i < D_BITS; i++)
            b->data[(c * D_BITS + i) / 32] |= (uint32_t)((uint64_t)x[c] >> i & 1) << ((c * D_BITS + i) % 32);
    b->last = ++work.x_row == t->rows;
    if (b->last) {
        work.x_row = 0;
        work.x_tile++;
    }
    return true;
}

static void take_y(const struct rt_beat *b)
{
    int64_t row[LANES];
    rt_padding(&sy, b, LANES * E_BITS);
    rt_unpack(b->data, E_BITS, row, LANES);
    for (int64_t c = 0; c < LANES && !P_bypass && !P_y_signed; c++)
        row[c] &= (INT64_C(1) << E_BITS) - 1;
    int64_t beat = rt_result(row, b);
    for (int64_t c = 0; c < LANES && work.got && beat >= 0; c++)
        if (beat / work.m * LANES + c < work.n)
            work.got[beat % work.m * work.n + beat / work.m * LANES + c] = row[c];
}

void test_begin(int k)
{
    kind = (enum kind)k;
    random_tiles();
    rt_allow(model_cycles());
    rt_stall(!is_unstalled());
    if (kind == RESET)
        rt_abort_in(rt_between(1, model_cycles() + 10));
    if (kind == CLOGGED)
        sy.mood = (struct rt_mood){.on = true, .left = 100, .wait = 235};
}

bool test_over(void)
{
    return work.x_tile == work.count && work.q_tile == work.count && rt_owed == 0;
}

bool test_finish(void)
{
    rt_variable("M", work.m);
    rt_variable("N", work.n);
    if (P_bypass)
        rt_variable("raw", work.tiles[0].set.raw);
    if (is_unstalled())
        rt_check_cycles(model_cycles(), "%lld tiles of %lld rows", (long long)work.count, (long long)work.m);
    if (work.got && (P_bypass || P_y_signed))
        rt_output("y", 2, (int64_t[]){work.m, work.n}, work.got, !work.tiles[0].set.raw ? P_y_bits : D_BITS <= 32 ? 32 : 64);
    else if (work.got)
        rt_output_unsigned("y", 2, (int64_t[]){work.m, work.n}, work.got, P_y_bits);
    return true;
}

void test_clear(void)
{
    for (int64_t i = 0; i < work.count; i++) {
        set_free(&work.tiles[i].set);
        free(work.tiles[i].x);
    }
    free(work.tiles);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    return (rt_job.icarus ? 1000 : 12000) + 100 * LANES;
}

void test_load(void)
{
    const struct npy *x = rt_input("x");
    const int64_t *arrays[GOLDEN_CONSTANTS];
    constants_of_user(arrays, GOLDEN_CONSTANTS);
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work.m = x->shape[0];
    work.n = x->shape[1];
    for (int64_t n0 = 0; n0 < work.n; n0 += LANES) {
        struct tile *t = new_tile(work.m, set_of_arrays(&shape, arrays, work.n, n0));
        for (int64_t i = 0; i < work.m * LANES; i++)
            t->x[i] = n0 + i % LANES < work.n ? x->data[i / LANES * work.n + n0 + i % LANES] : 0;
        expect_tile(t);
    }
    work.got = calloc((size_t)(work.m * work.n), sizeof *work.got);
    rt_work_total = work.m * work.count;
    rt_allow(model_cycles());
}

void test_open(void)
{
    rt_stream_find(&sq, "s_axis_q");
    rt_stream_find(&sx, "s_axis_x");
    rt_stream_find(&sy, "m_axis_y");
}

void test_step(const struct requant_out *out, struct requant_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    rt_sink(&sy, from, to, take_y);
    rt_source(&sq, from, to, fetch_q);
    if (kind == LATE && work.q_tile < work.count && rt_below(3))
        sq.mood = (struct rt_mood){.on = true, .left = 8, .wait = 250};
    rt_source(&sx, from, to, fetch_x);
}
