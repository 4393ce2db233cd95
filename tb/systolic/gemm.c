// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `systolic`: matrix products, tile by tile.
#include "tb/systolic/driver.h"

#include <stdlib.h>
#include <string.h>

struct gemm gemm;

static void gemm_codes(void)
{
    int64_t rows = (gemm.k + PAIR - 1) / PAIR, n = gemm.n;
    gemm.codes = calloc((size_t)(rows * n), sizeof *gemm.codes);
    for (int64_t k = 0; k < gemm.k; k++)
        for (int64_t j = 0; j < n; j++) {
            int32_t w = gemm.w[k * n + j];
            if (!SPARSE)
                gemm.codes[k * n + j] = w;
            else if (w != 0)
                gemm.codes[k / 2 * n + j] = (int32_t)(k % 2) << P_w_bits | (w & ((1 << P_w_bits) - 1));
        }
}

static void gemm_prepare(void)
{
    gemm_codes();
    gemm.c = calloc((size_t)(gemm.m * gemm.n), sizeof *gemm.c);
    gemm.want = calloc((size_t)(gemm.m * gemm.n), sizeof *gemm.want);
    gemm.n_tiles = (gemm.n + COLS - 1) / COLS;
    gemm.beats = (gemm.m + rows_a_beat(gemm.pair) - 1) / rows_a_beat(gemm.pair);
    if (WS) {
        gemm.k_tiles = (gemm.k + K_TILE - 1) / K_TILE;
        gemm.block = gemm.k_tiles > 1 && gemm.beats > ACC_ROWS ? ACC_ROWS : gemm.beats;
    } else {
        gemm.k_tiles = 1;
        gemm.block = ROWS;
    }
    gemm.blocks = (gemm.beats + gemm.block - 1) / gemm.block;
    gemm.golden_rows = gemm.out_tile = gemm.out_row = gemm.results = 0;
    rt_variable("M", gemm.m);
    rt_variable("K", gemm.k);
    rt_variable("N", gemm.n);
    if (SPLIT)
        rt_variable("pair", gemm.pair);
    if (EPILOGUE)
        rt_variable("raw", gemm.raw);
}

void gemm_free(void)
{
    free(gemm.a);
    free(gemm.w);
    free(gemm.codes);
    free(gemm.c);
    free(gemm.want);
    for (int64_t i = 0; gemm.sets && i < gemm.n_tiles; i++)
        set_free(&gemm.sets[i]);
    free(gemm.sets);
    memset(&gemm, 0, sizeof gemm);
}

void gemm_constants(void)
{
    const int64_t *arrays[GOLDEN_CONSTANTS];
    constants_of_user(arrays, GOLDEN_CONSTANTS);
    gemm.n_tiles = (gemm.n + COLS - 1) / COLS;
    gemm.raw = !arrays[GOLDEN_MULT];
    gemm.sets = calloc((size_t)gemm.n_tiles, sizeof *gemm.sets);
    for (int64_t i = 0; i < gemm.n_tiles; i++)
        gemm.sets[i] = set_of_arrays(&set_shape, arrays, gemm.n, i * COLS);
}

// Of the results that leave in place i: blocks of rows outermost.
static const struct set *gemm_set(int64_t i)
{
    return &gemm.sets[i % gemm.n_tiles];
}

// Blocks of rows outermost, then tiles of columns, K innermost.
static struct tile gemm_tile(int64_t i)
{
    int64_t kt = i % gemm.k_tiles, nt = i / gemm.k_tiles % gemm.n_tiles;
    int64_t beat0 = i / gemm.k_tiles / gemm.n_tiles * gemm.block, n0 = nt * COLS, k0 = kt * K_TILE;
    int64_t beats = gemm.beats - beat0 < gemm.block ? gemm.beats - beat0 : gemm.block;
    int64_t m0 = beat0 * rows_a_beat(gemm.pair);
    int64_t k = WS && gemm.k - k0 > K_TILE ? K_TILE : gemm.k - k0;
    int64_t steps = (k + PAIR - 1) / PAIR;
    return (struct tile){
        .a = gemm.a + m0 * gemm.k + k0, .a_stride = gemm.k, .a_rows = gemm.m - m0, .len = WS ? beats : steps, .k = k,
        .w = gemm.codes + k0 / PAIR * gemm.n + n0, .w_stride = gemm.n, .w_rows = steps,
        .w_cols = gemm.n - n0 < COLS ? gemm.n - n0 : COLS,
        .flags = (kt == 0 ? OVERWRITE : 0) | (kt == gemm.k_tiles - 1 ? SEND : 0), .pair = gemm.pair,
    };
}

// Result of column c, in a beat of two rows that of its first or second.
static int64_t result_of(const int64_t *values, int64_t c, bool pair, int64_t second)
{
    if (!SPLIT)
        return values[c];
    if (pair)
        return values[2 * c + second];
    int64_t low = values[2 * c] & ((INT64_C(1) << (LANE_BITS & 63)) - 1);
    return (int64_t)((uint64_t)values[2 * c + 1] << (LANE_BITS & 63)) + low;
}

static void gemm_take_row(const int64_t *row, int64_t m, int64_t n0, int64_t second)
{
    for (; gemm.golden_rows < gemm.m && gemm.golden_rows <= m; gemm.golden_rows++)
        golden_row(gemm.want + gemm.golden_rows * gemm.n, gemm.a + gemm.golden_rows * gemm.k, gemm.w, gemm.k, gemm.n);
    for (int64_t c = 0; c < COLS; c++) {
        int64_t value = result_of(row, c, gemm.pair, second);
        const struct set *set = EPILOGUE ? &gemm.sets[n0 / COLS] : NULL;
        if (m >= gemm.m || n0 + c >= gemm.n) {
            int64_t none = set ? set_result(set, c, 0) : 0;
            if (value != none)
                rt_fail("row %lld, column %lld beyond C: %lld, not %lld", (long long)m, (long long)(n0 + c), (long long)value, (long long)none);
            continue;
        }
        int64_t exact = gemm.want[m * gemm.n + n0 + c], want = golden_wrap(exact, SUM_BITS);
        rt_wraps += want != exact;
        want = set ? set_result(set, c, want) : want;
        rt_checks++;
        gemm.c[m * gemm.n + n0 + c] = value;
        if (value != want)
            rt_fail("C[%lld,%lld] is %lld, not %lld", (long long)m, (long long)(n0 + c), (long long)value, (long long)want);
    }
}

int64_t ws_cycles(struct tile (*at)(int64_t), int64_t count)
{
    int64_t *len = calloc((size_t)count, sizeof *len);
    for (int64_t i = 0; i < count; i++)
        len[i] = at(i).len + ZEROS;
    int64_t cycles = golden_ws_cycles(len, count, ROWS, D_latency);
    free(len);
    return cycles;
}

static int64_t results_owed(void)
{
    return gemm.n_tiles * (WS ? gemm.beats : gemm.blocks * ROWS);
}

bool gemm_over(void)
{
    return gemm.results == results_owed();
}

// Results come a tile of columns at a time; a tile's beats are beat0 .. beat0+rows-1.
static void gemm_take(const int64_t *row, const struct rt_beat *b)
{
    if (gemm.results == results_owed()) {
        rt_fail("a result nobody asked for");
        return;
    }
    int64_t block = gemm.out_tile / gemm.n_tiles, n0 = gemm.out_tile % gemm.n_tiles * COLS;
    int64_t beat0 = block * gemm.block, each = rows_a_beat(gemm.pair);
    int64_t rows = !WS ? ROWS : gemm.beats - beat0 < gemm.block ? gemm.beats - beat0 : gemm.block;
    for (int64_t j = 0; j < each; j++)
        gemm_take_row(row, (beat0 + gemm.out_row) * each + j, n0, j);
    if (b->last != (gemm.out_row == rows - 1))
        rt_fail("m_axis_c_tlast is %u at row %lld of a tile of %lld", b->last, (long long)gemm.out_row, (long long)rows);
    gemm.results++;
    if (++gemm.out_row == rows) {
        gemm.out_row = 0;
        gemm.out_tile++;
    }
}

void gemm_begin(void)
{
    gemm_prepare();
    tiles_begin(gemm_tile, gemm.blocks * gemm.n_tiles * gemm.k_tiles, gemm_take);
    sets_begin(gemm_set, EPILOGUE ? gemm.blocks * gemm.n_tiles : 0);
    rt_allow(rt_formula());
}

static void check_cycles(void)
{
    int64_t model = WS ? ws_cycles(gemm_tile, tile_count) : golden_os_cycles(tile_count, gemm_tile(0).len, ROWS, D_latency);
    model -= EPILOGUE && gemm.raw ? RAW_CLOCKS : 0;
    rt_check_cycles(model, "M=%lld K=%lld N=%lld", (long long)gemm.m, (long long)gemm.k, (long long)gemm.n);
}

void gemm_finish(bool unstalled)
{
    rt_macs += gemm.m * ((gemm.k + PAIR - 1) / PAIR) * gemm.n * macs_each(gemm.pair);
    if (unstalled)
        check_cycles();
    if (EPILOGUE && !gemm.raw && !SMALL_SIGNED)
        rt_output_unsigned("c", 2, (int64_t[]){gemm.m, gemm.n}, gemm.c, SMALL_BITS);
    else if (EPILOGUE && !gemm.raw)
        rt_output("c", 2, (int64_t[]){gemm.m, gemm.n}, gemm.c, SMALL_BITS);
    else
        rt_output("c", 2, (int64_t[]){gemm.m, gemm.n}, gemm.c, (gemm.pair ? PAIR_BITS : WHOLE_BITS) <= 32 ? 32 : 64);
}
