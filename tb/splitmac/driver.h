// SPDX-License-Identifier: Apache-2.0
// What the testbench of `splitmac`, its columns and its matrix products share: sizes of the design under test, and its work, a
// list of sums: a row of X, or with mode=dual two rows of bytes, times COLS columns of W.
#ifndef GW_TB_SPLITMAC_DRIVER_H
#define GW_TB_SPLITMAC_DRIVER_H

#include "golden/requantize.h"
#include "golden/splitmac.h"
#include "ports.h"
#include "rt/rt.h"

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

// The streams work on these sums from now on; take() gets each beat of results, unpacked.
void sums_begin(struct sum (*at)(int64_t), int64_t count, int64_t allowed,
                void (*take)(const int64_t *row, const struct rt_beat *b));
extern int64_t sum_count, sums_allowed; // no more than the latter may be streamed now

// A MAC is one product of a multiplier: with mode=dual an 8x8 one, of which a 16-bit element takes two and a 16-bit
// weight twice as many; with mode=fixed a whole one.
int64_t macs_per_term(int rows);

// ---- the columns (columns.c) ----

extern struct rt_axil column_bus;                    // to their registers
extern struct golden_requant column_settings[COLS]; // what they are programmed to do

uint32_t column_register(int c, int word); // as it reads back
void columns_program(void);                // queues all settings

// Exact sum of row r and column c, and what the column makes of it.
int64_t column_exact(const struct sum *s, int r, int64_t c);
int64_t column_result(int64_t c, int64_t sum);

// ---- matrix products (gemm.c): the user's, or of a check without stalls ----

struct gemm {
    int64_t m, k, n;
    int32_t *x, *w;    // (m, k), (k, n)
    int64_t *y;        // (m, n)
    int64_t *column[4]; // bias, mult, shift, zp: (n), or NULL
    bool writing;       // registers of the next group
    int rows;          // of X in a sum
    int64_t groups, group_sums; // groups of columns; sums of each
    int64_t sums_done, results;
    int row;           // of the sum that comes next
};

extern struct gemm gemm;

// Begins the product of gemm.x and gemm.w.
void gemm_begin(void);

// With registers, a group of columns begins once the group before is done and they are written.
void gemm_registers(const uint32_t *out, uint32_t *next);
bool gemm_over(void);
void gemm_finish(bool unstalled); // gives Y to the user, checks the clocks if nothing waited
void gemm_free(void);
#endif
