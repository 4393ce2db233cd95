// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `splitmac`: matrix products, a group of columns at a time.
#include "tb/splitmac/driver.h"

#include <stdlib.h>
#include <string.h>

struct gemm gemm;

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
        column_settings[c] = (struct golden_requant){
            .gemmlowp = GEMMLOWP, .bias = column_value(0, n, 0), .mult = column_value(1, n, 0),
            .shift = column_value(2, n, 0), .zp = column_value(3, n, 0), .lo = Y_LO, .hi = Y_HI};
    }
    columns_program();
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
        int64_t want = column_result(c, column_exact(&s, gemm.row, c));
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

void gemm_begin(void)
{
    gemm.y = calloc((size_t)(gemm.m * gemm.n), sizeof *gemm.y);
    gemm.groups = (gemm.n + COLS - 1) / COLS;
    gemm.group_sums = (gemm.m + gemm.rows - 1) / gemm.rows;
    rt_variable("M", gemm.m);
    rt_variable("K", gemm.k);
    rt_variable("N", gemm.n);
    rt_variable("rows", gemm.rows);
    int64_t sums = gemm.groups * gemm.group_sums;
    sums_begin(gemm_sum, sums, REQUANT ? 0 : sums, gemm_take);
    rt_allow(golden_splitmac_cycles(sums, (gemm.k + LANES - 1) / LANES, gemm.rows, D_latency) + gemm.groups * D_latency);
}

void gemm_free(void)
{
    free(gemm.x);
    free(gemm.w);
    free(gemm.y);
    for (int i = 0; i < 4; i++)
        free(gemm.column[i]);
    memset(&gemm, 0, sizeof gemm);
}

bool gemm_over(void)
{
    return gemm.sums_done == sum_count;
}

void gemm_registers(const uint32_t *out, uint32_t *next)
{
    if (!gemm.writing && gemm.sums_done == sums_allowed && sums_allowed < sum_count) {
        gemm_program(sums_allowed / gemm.group_sums);
        gemm.writing = true;
    }
    if (rt_axil_step(&column_bus, out, next) && gemm.writing) {
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

void gemm_finish(bool unstalled)
{
    rt_macs += gemm.m * gemm.k * gemm.n * macs_per_term(gemm.rows);
    if (unstalled)
        check_cycles();
    rt_output("y", 2, (int64_t[]){gemm.m, gemm.n}, gemm.y, D_y_element_bits <= 32 ? 32 : 64);
}
