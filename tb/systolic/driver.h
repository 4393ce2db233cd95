// SPDX-License-Identifier: Apache-2.0
// What the testbench of `systolic` and its matrix products (gemm.c) share: sizes of the design under test, and its
// work, a list of tiles. Weight-stationary: a tile is `rows` beats of weights and `len` rows of A. Output-stationary: a tile
// is one sum of `len` steps. Split elements: a beat of A is a row of 16-bit numbers or, in a tile that is `pair`, two rows of
// 8-bit ones; `len` counts beats.
#ifndef GW_TB_SYSTOLIC_DRIVER_H
#define GW_TB_SYSTOLIC_DRIVER_H

#include "golden/systolic.h"
#include "ports.h"
#include "rt/rt.h"
#include "tb/requant/sets.h"

#ifdef P_dataflow_is_ws
enum { WS = 1, ACC_ROWS = P_acc_rows };
#else
enum { WS = 0, ACC_ROWS = 0 };
#endif
#ifdef P_sparsity_is_1_2
enum { SPARSE = 1 };
#else
enum { SPARSE = 0 };
#endif

#ifdef P_split_is_byte
enum { SPLIT = 1, LANES = 2, LANE_BITS = D_lane_bits, SUM_BITS = 64, WHOLE_BITS = D_whole_bits, PAIR_BITS = D_pair_bits };
#else
enum { SPLIT = 0, LANES = 1, LANE_BITS = D_c_bits, SUM_BITS = D_c_bits, WHOLE_BITS = D_c_bits, PAIR_BITS = D_c_bits };
#endif

#ifdef P_epilogue_is_requant
enum { EPILOGUE = 1, C_BITS = D_epilogue_e_bits, SET_BEATS = P_epilogue_lanes / P_epilogue_set_lanes, RAW_CLOCKS = D_epilogue_latency,
       SET_LANES = P_epilogue_set_lanes, SMALL_BITS = P_y_bits, SMALL_SIGNED = P_y_signed };
#else
enum { EPILOGUE = 0, C_BITS = LANE_BITS, SET_BEATS = 0, RAW_CLOCKS = 0, SET_LANES = 1, SMALL_BITS = 8, SMALL_SIGNED = 1 };
#endif
#ifdef P_round_is_gemmlowp
enum { GEMMLOWP = 1 };
#else
enum { GEMMLOWP = 0 };
#endif

#ifdef P_pe_is_pair
enum { ZEROS = 1 }; // rows that the array puts ahead of a tile
#else
enum { ZEROS = 0 };
#endif

enum {
    ROWS = P_rows,
    COLS = P_cols,
    PAIR = 1 + SPARSE,      // activations per multiplier
    A_ELEMENTS = ROWS * PAIR,
    K_TILE = ROWS * PAIR,   // longest sum in one pass
    VALUES = LANES * COLS,  // of a beat of results, LANE_BITS each
    WE_BITS = P_w_bits + SPARSE,
    A_LO = P_a_signed ? -(1 << (P_a_bits - 1)) : 0,
    A_HI = (1 << (P_a_bits - P_a_signed)) - 1,
    W_LO = -(1 << (P_w_bits - 1)),
    W_HI = (1 << (P_w_bits - 1)) - 1,
    OVERWRITE = 1,
    SEND = 2,
    PAIR_FLAG = ACC_ROWS ? 4 : 1, // split: two rows of bytes
};

struct tile {
    const int32_t *a; // row i (ws) or output row i (os): a[i * a_stride + k]
    int64_t a_stride;
    int64_t len;      // rows of A (ws) or steps (os)
    int64_t a_rows;   // os: rows of A that exist
    int64_t k;        // values of k that exist
    const int32_t *w; // w[i * w_stride + c], codes of s_axis_w; row i of the array (ws) or step i (os)
    int64_t w_stride, w_rows, w_cols;
    unsigned flags;   // OVERWRITE, SEND (ws)
    bool pair;        // split: rows 2i and 2i+1 of A are a beat
};

static inline int64_t rows_a_beat(bool pair)
{
    return pair ? 2 : 1;
}

// Byte products: where elements are split, a 16-bit activation takes two multipliers.
static inline int64_t macs_each(bool pair)
{
    return SPLIT && !pair ? 2 : 1;
}

// The streams work on these tiles from now on; take() gets each beat of results, unpacked.
void tiles_begin(struct tile (*at)(int64_t), int64_t count, void (*take)(const int64_t *row, const struct rt_beat *b));
extern int64_t tile_count;

// Epilogue: the constants of the tiles of results, in the order in which these leave.
void sets_begin(const struct set *(*at)(int64_t), int64_t count);
extern const struct set_shape set_shape;

// Clocks of these tiles, weight-stationary, when nothing waits.
int64_t ws_cycles(struct tile (*at)(int64_t), int64_t count);

// A matrix product: the user's, or one of a check without stalls.
struct gemm {
    int64_t m, k, n;
    bool pair;          // A in bytes, two rows a beat
    int64_t beats;      // of all rows of A
    int32_t *a, *w;     // (m, k), (k, n)
    int32_t *codes;     // s_axis_w elements: (k, n), with 1:2 (ceil(k/2), n)
    int64_t *c, *want;  // (m, n)
    int64_t blocks, block, k_tiles, n_tiles; // block: beats (ws), rows (os)
    int64_t golden_rows; // rows of want that are known
    struct set *sets;   // epilogue: of each tile of columns
    bool raw;           // of all sets, where it matters: clocks and types
    int64_t out_tile, out_row, results;
};

extern struct gemm gemm;

// Epilogue: takes the user's arrays of constants.
void gemm_constants(void);

// Begins the product of gemm.a and gemm.w.
void gemm_begin(void);
bool gemm_over(void);
void gemm_finish(bool unstalled); // gives C to the user, checks the clocks if nothing waited
void gemm_free(void);
#endif
