// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `systolic`: its streams, and the episodes of the self-check.
#include "tb/systolic/driver.h"

#include <stdlib.h>

// What the streams work on, whoever made it.
static struct tile (*tile_at)(int64_t i);
int64_t tile_count;
static void (*take_result)(const int64_t *row, const struct rt_beat *b);

static struct rt_stream sa = {.name = 0}, sw = {.name = 0}, sq = {.name = 0}, sc = {.name = 0};
static int64_t a_tile, a_beat, w_tile, w_beat;
static struct tile a_now, w_now;

const struct set_shape set_shape = {.lanes = COLS, .per = SET_LANES, .d_bits = D_c_bits, .y_bits = SMALL_BITS,
                                    .y_signed = SMALL_SIGNED, .gemmlowp = GEMMLOWP, .bypass = true};
static const struct set *(*set_at)(int64_t i);
static int64_t set_count, set_now, set_place;

void sets_begin(const struct set *(*at)(int64_t), int64_t count)
{
    set_at = at;
    set_count = count;
    set_now = set_place = 0;
}

static bool fetch_q(struct rt_beat *b)
{
    if (set_now == set_count || rt_first_in < 0) // a run begins with its operands, which some arrays take only a while after reset
        return false;
    set_beat(b, &set_shape, set_at(set_now), (int)set_place);
    if (++set_place == SET_BEATS) {
        set_place = 0;
        set_now++;
    }
    return true;
}

// Beat i of a weight-stationary tile.
static void row_of_a(int32_t *v, const struct tile *t, int64_t i)
{
    const int32_t *row = t->a + rows_a_beat(t->pair) * i * t->a_stride;
    bool second = t->pair && 2 * i + 1 < t->a_rows;
    for (int64_t k = 0; k < A_ELEMENTS; k++) {
        v[k] = k < t->k ? row[k] : 0;
        if (t->pair)
            v[k] = (v[k] & 255) | (second && k < t->k ? (int32_t)((uint32_t)row[t->a_stride + k] << 8) : 0);
    }
}

static bool fetch_a(struct rt_beat *b)
{
    static int32_t v[A_ELEMENTS];
    if (a_tile == tile_count)
        return false;
    if (a_beat == 0)
        a_now = tile_at(a_tile);
    const struct tile *t = &a_now;
    if (WS) {
        row_of_a(v, t, a_beat);
    } else {
        for (int64_t r = 0; r < ROWS; r++)
            for (int64_t j = 0; j < PAIR; j++) {
                int64_t k = a_beat * PAIR + j;
                v[r * PAIR + j] = r < t->a_rows && k < t->k ? t->a[r * t->a_stride + k] : 0;
            }
    }
    rt_pack(b->data, P_a_bits, v, A_ELEMENTS);
    b->last = ++a_beat == t->len;
    b->user = (ACC_ROWS ? t->flags : 0) | (t->pair ? PAIR_FLAG : 0);
    if (b->last) {
        a_beat = 0;
        a_tile++;
    }
    return true;
}

static bool fetch_w(struct rt_beat *b)
{
    static int32_t v[COLS];
    if (w_tile == tile_count)
        return false;
    if (w_beat == 0)
        w_now = tile_at(w_tile);
    const struct tile *t = &w_now;
    for (int64_t c = 0; c < COLS; c++)
        v[c] = w_beat < t->w_rows && c < t->w_cols ? t->w[w_beat * t->w_stride + c] : 0;
    rt_pack(b->data, WE_BITS, v, COLS);
    if (++w_beat == (WS ? ROWS : t->len)) {
        w_beat = 0;
        w_tile++;
    }
    return true;
}

static void take_c(const struct rt_beat *b)
{
    int64_t row[VALUES];
    rt_unpack(b->data, C_BITS, row, VALUES);
    take_result(row, b);
    rt_padding(&sc, b, COLS * (EPILOGUE ? C_BITS : D_c_bits));
}

void tiles_begin(struct tile (*at)(int64_t), int64_t count, void (*take)(const int64_t *, const struct rt_beat *))
{
    tile_at = at;
    tile_count = count;
    take_result = take;
    a_tile = a_beat = w_tile = w_beat = 0;
}

// ---- episodes ----

enum kind {
    RANDOM,      // tiles with random flags, stalls on every stream
    CORNERS,     // only the extreme values, most negative times most negative among them
    SINGLE_ROWS, // tiles of one row: the weights change every row
    LATE,        // weights that come late, activations that wait
    UNSTALLED,   // a matrix product without stalls: data and the exact cycle count
    STALLED,     // a matrix product under stalls
    UNSTALLED_PAIR, // split: as UNSTALLED, in bytes
    RESET,       // reset in mid-flight, then RANDOM
    TOO_LONG,    // a tile longer than the accumulators raises err
    KINDS
};
const int test_kinds = KINDS;

static struct {
    enum kind kind;
    struct tile *tiles;
    int32_t **memory;     // a and w of each tile
    int64_t count;
    struct set *sets;     // epilogue: of each tile that is sent
    int64_t set_count;
    struct golden_acc acc;
    bool err;             // the port
    int64_t known;        // accumulator rows that hold something since reset
    bool known_pair;      // that is in bytes
    int64_t known_terms;  // and is the sum of so many products at most
} ep;

static int32_t value(int64_t lo, int64_t hi)
{
    if (ep.kind == CORNERS)
        return (int32_t)(rt_below(2) ? lo : hi);
    return (int32_t)rt_operand(lo, hi);
}

static int32_t weight_code(void)
{
    int32_t w = value(W_LO, W_HI);
    return SPARSE ? (int32_t)rt_below(2) << P_w_bits | (w & ((1 << P_w_bits) - 1)) : w;
}

// sums[LANES * c] = the products of activations a (PAIR per array row) with weights of `n` array rows.
static void products(int64_t *sums, const int32_t *a, int64_t a_step, const int32_t *w, int64_t n)
{
    for (int64_t c = 0; c < COLS; c++) {
        int64_t *sum = &sums[LANES * c];
        *sum = 0;
        for (int64_t r = 0; r < n; r++) {
            int32_t code = w[r * COLS + c];
            if (!SPARSE)
                *sum += (int64_t)a[r * a_step] * code;
            else
                for (int p = 0; p < 2; p++)
                    *sum += (int64_t)a[r * a_step + p] * golden_sparse_weight(code, P_w_bits, p);
        }
    }
    rt_macs += n * COLS;
}

static struct tile *new_tile(int64_t len, unsigned flags, bool pair)
{
    int64_t limit = (P_k_max + PAIR - 1) / PAIR; // products of the longest sum
    int64_t w_rows = WS ? (ROWS < limit ? ROWS : limit) : len;
    if (WS && rt_below(4) == 0)
        w_rows = rt_between(1, w_rows);
    int64_t a_rows = WS ? len * rows_a_beat(pair) : ROWS, a_stride = WS ? A_ELEMENTS : len * PAIR;
    int32_t *a = calloc((size_t)(a_rows * a_stride), sizeof *a), *w = calloc((size_t)(w_rows * COLS), sizeof *w);
    for (int64_t i = 0; i < a_rows * a_stride; i++)
        a[i] = pair ? value(-128, 127) : value(A_LO, A_HI);
    for (int64_t i = 0; i < w_rows * COLS; i++)
        w[i] = weight_code();
    ep.tiles = realloc(ep.tiles, (size_t)(ep.count + 1) * sizeof *ep.tiles);
    ep.memory = realloc(ep.memory, (size_t)(ep.count + 1) * 2 * sizeof *ep.memory);
    ep.memory[2 * ep.count] = a;
    ep.memory[2 * ep.count + 1] = w;
    ep.tiles[ep.count] = (struct tile){.a = a, .a_stride = a_stride, .len = len, .a_rows = a_rows,
                                       .k = WS ? A_ELEMENTS : len * PAIR, .w = w, .w_stride = COLS,
                                       .w_rows = w_rows, .w_cols = COLS, .flags = flags, .pair = pair};
    return &ep.tiles[ep.count++];
}

// Sums of 16-bit rows as the halves of a result.
static void halve(int64_t *values)
{
    for (int64_t c = 0; c < COLS; c++) {
        int64_t whole = values[2 * c];
        values[2 * c] = golden_wrap(whole, LANE_BITS);
        values[2 * c + 1] = whole >> (LANE_BITS & 63);
    }
}

// Epilogue: a set of constants for the results that come next.
static void add_set(void)
{
    if (!EPILOGUE)
        return;
    ep.sets = realloc(ep.sets, (size_t)(ep.set_count + 1) * sizeof *ep.sets);
    ep.sets[ep.set_count++] = set_random(&set_shape, rt_below(4) == 0, rt_below(4) == 0);
}

// A row of results that the design owes, through the epilogue if it has one.
static void expect_row(int64_t *row, bool last)
{
    for (int64_t c = 0; EPILOGUE && c < COLS; c++)
        row[c] = set_result(&ep.sets[ep.set_count - 1], c, row[c]);
    rt_expect(row, VALUES, last, 0);
}

static void expect_ws(const struct tile *t)
{
    int64_t sums[VALUES] = {0}, result[VALUES];
    if (!ACC_ROWS || t->flags & SEND)
        add_set();
    for (int64_t i = 0; i < t->len; i++) {
        for (int64_t each = rows_a_beat(t->pair), j = 0; j < each; j++)
            products(sums + j, t->a + (i * each + j) * t->a_stride, PAIR, t->w, t->w_rows);
        rt_macs += (macs_each(t->pair) - 1) * t->w_rows * COLS;
        bool send = true;
        if (ACC_ROWS)
            send = golden_accumulate(&ep.acc, i, t->flags & OVERWRITE, t->flags & SEND, sums, result);
        else
            for (int64_t c = 0; c < VALUES; c++)
                result[c] = golden_wrap(sums[c], SUM_BITS);
        if (SPLIT && !t->pair)
            halve(result);
        if (send)
            expect_row(result, i == t->len - 1);
    }
}

static void expect_os(const struct tile *t)
{
    int64_t sums[VALUES];
    add_set();
    for (int64_t r = 0; r < ROWS; r++) {
        products(sums, t->a + r * t->a_stride, PAIR, t->w, t->len);
        for (int64_t c = 0; c < COLS; c++)
            sums[c] = golden_wrap(sums[c], SUM_BITS);
        expect_row(sums, r == ROWS - 1);
    }
}

static void add_tile(int64_t len, unsigned flags, bool pair)
{
    struct tile *t = new_tile(len, flags, pair);
    if (WS)
        expect_ws(t);
    else
        expect_os(t);
}

// A sum over several tiles of equal length, which may send on the way or add to what an older sum left.
static void add_sum(void)
{
    int64_t longest = ACC_ROWS < 24 ? ACC_ROWS : 24;
    bool pair = SPLIT && rt_below(2);
    if (longest == 0 || rt_below(4) == 0) {
        add_tile(ep.kind == SINGLE_ROWS ? 1 : rt_between(1, 24), OVERWRITE | SEND, pair);
        return;
    }
    int64_t len = ep.kind == SINGLE_ROWS ? 1 : rt_between(1, longest), tiles = rt_between(1, 5);
    bool fresh = len > ep.known || rt_below(3) > 0;
    if (SPLIT) { // lanes that wrap are no result
        int64_t room = P_k_max / ROWS, held = (ep.known_terms + ROWS - 1) / ROWS;
        fresh = fresh || held + tiles > room;
        tiles = tiles < room ? tiles : room > 0 ? room : 1;
    }
    if (!fresh)
        pair = ep.known_pair;
    for (int64_t t = 0; t < tiles; t++) {
        bool overwrite = t == 0 && fresh;
        bool send = !overwrite && (t == tiles - 1 || rt_below(4) == 0);
        add_tile(len, (overwrite ? OVERWRITE : 0) | (send ? SEND : 0), pair);
    }
    ep.known = len > ep.known || (SPLIT && fresh) ? len : ep.known;
    ep.known_pair = pair;
    ep.known_terms = tiles * ROWS + (fresh ? 0 : ep.known_terms);
}

static void add_steps(void)
{
    int64_t limit = (P_k_max + PAIR - 1) / PAIR;
    int64_t most = limit < 40 ? limit : 40;
    add_tile(ep.kind == SINGLE_ROWS ? 1 : rt_between(1, most), 0, false);
}

static struct tile episode_tile(int64_t i)
{
    return ep.tiles[i];
}

static const struct set *episode_set(int64_t i)
{
    return &ep.sets[i];
}

static void episode_take(const int64_t *row, const struct rt_beat *b)
{
    if (ep.kind != TOO_LONG)
        rt_result(row, b);
}

void test_clear(void)
{
    for (int64_t i = 0; i < 2 * ep.count; i++)
        free(ep.memory[i]);
    for (int64_t i = 0; i < ep.set_count; i++)
        set_free(&ep.sets[i]);
    ep.set_count = 0;
    ep.count = ep.known = 0;
    gemm_free();
}

static void random_gemm(void)
{
    int64_t most = WS && !ACC_ROWS ? K_TILE : P_k_max;
    int64_t k = rt_between(1, 3 * K_TILE + 2);
    gemm.pair = SPLIT && (ep.kind == UNSTALLED_PAIR || (ep.kind == STALLED && rt_below(2)));
    gemm.m = rt_between(1, 2 * (ROWS > 40 ? 40 : ROWS) + 2);
    gemm.k = k < most ? k : most;
    gemm.n = rt_between(1, 2 * COLS + 1);
    if (ACC_ROWS && ACC_ROWS < 64 && rt_below(2))
        gemm.m = rt_between(1, 2 * ACC_ROWS + 2);
    gemm.a = calloc((size_t)(gemm.m * gemm.k), sizeof *gemm.a);
    gemm.w = calloc((size_t)(gemm.k * gemm.n), sizeof *gemm.w);
    for (int64_t i = 0; i < gemm.m * gemm.k; i++)
        gemm.a[i] = gemm.pair ? value(-128, 127) : value(A_LO, A_HI);
    for (int64_t i = 0; i < gemm.k * gemm.n; i++)
        if (!SPARSE || i / gemm.n % 2 == 0 || gemm.w[i - gemm.n] == 0)
            gemm.w[i] = value(W_LO, W_HI);
    gemm.n_tiles = (gemm.n + COLS - 1) / COLS;
    gemm.raw = rt_below(3) == 0;
    gemm.sets = EPILOGUE ? calloc((size_t)gemm.n_tiles, sizeof *gemm.sets) : NULL;
    for (int64_t i = 0; EPILOGUE && i < gemm.n_tiles; i++)
        gemm.sets[i] = set_random(&set_shape, rt_below(2), ep.kind == STALLED ? rt_below(2) : gemm.raw);
    gemm_begin();
}

static void episode_begin(void)
{
    tiles_begin(episode_tile, ep.count, episode_take);
    sets_begin(episode_set, ep.set_count);
    if (WS)
        rt_allow(ws_cycles(episode_tile, ep.count));
    for (int64_t i = 0; !WS && i < ep.count; i++)
        rt_allow(golden_os_cycles(1, ep.tiles[i].len, ROWS, D_latency));
}

static void too_long(void)
{
    new_tile(ACC_ROWS + 1 + rt_below(3), rt_below(2) ? OVERWRITE : 0, false);
    episode_begin();
}

static bool is_gemm(void)
{
    return ep.kind == UNSTALLED || ep.kind == UNSTALLED_PAIR || ep.kind == STALLED;
}

void test_begin(int kind)
{
    ep.kind = (enum kind)kind;
    if (ep.kind == TOO_LONG && (!ACC_ROWS || ACC_ROWS > 4096))
        ep.kind = RANDOM;
    if (ep.kind == UNSTALLED_PAIR && !SPLIT)
        ep.kind = UNSTALLED;
    rt_stall(ep.kind != UNSTALLED && ep.kind != UNSTALLED_PAIR);
    if (is_gemm()) {
        random_gemm();
        return;
    }
    if (ep.kind == TOO_LONG) {
        too_long();
        return;
    }
    for (int64_t sums = rt_between(1, 6 + 24 / ROWS); sums > 0; sums--)
        if (WS)
            add_sum();
        else
            add_steps();
    episode_begin();
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 3 * (ROWS + COLS) + 20));
}

bool test_over(void)
{
    if (ep.kind == TOO_LONG)
        return ep.err;
    if (a_tile < tile_count || w_tile < tile_count)
        return false;
    return is_gemm() ? gemm_over() : rt_owed == 0;
}

bool test_finish(void)
{
    if (is_gemm())
        gemm_finish(ep.kind != STALLED);
    return true;
}

int64_t test_clocks(void)
{
    int64_t clocks = (rt_job.icarus ? 400000 : 4000000) / (ROWS * COLS + 16);
    int64_t least = 40 * (ROWS + COLS) + 400, most = rt_job.icarus ? 6000 : 40000;
    clocks = clocks < least ? least : clocks;
    return clocks > most ? most : clocks;
}

void test_load(void)
{
    const struct npy *a = rt_input("a"), *w = rt_input("w");
    ep.kind = rt_job.stalls ? STALLED : UNSTALLED;
    gemm.m = a->shape[0];
    gemm.k = a->shape[1];
    gemm.n = w->shape[1];
    gemm.pair = SPLIT && golden_in_bytes(a);
    gemm.a = rt_input_narrow("a");
    gemm.w = rt_input_narrow("w");
    rt_work_total = gemm.m * gemm.n;
    if (EPILOGUE)
        gemm_constants();
    gemm_begin();
}

void test_open(void)
{
    rt_stream_find(&sa, "s_axis_a");
    rt_stream_find(&sw, "s_axis_w");
    if (EPILOGUE)
        rt_stream_find(&sq, "s_axis_q");
    rt_stream_find(&sc, "m_axis_c");
    ep.acc = (struct golden_acc){calloc((size_t)ACC_ROWS * VALUES + 1, sizeof(int64_t)), ACC_ROWS, VALUES, SUM_BITS};
}

void test_step(const struct systolic_out *out, struct systolic_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
#ifdef HAS_err
    ep.err = out->err;
    if (ep.err && ep.kind != TOO_LONG)
        rt_fail("err is 1 though no tile was longer than the accumulators");
#endif
    rt_sink(&sc, from, to, take_c);
    if (EPILOGUE)
        rt_source(&sq, from, to, fetch_q);
    rt_source(&sw, from, to, fetch_w);
    if (ep.kind == LATE && w_tile < tile_count && rt_below(3))
        sw.mood = (struct rt_mood){.on = true, .left = 8, .wait = 250};
    rt_source(&sa, from, to, fetch_a);
}
