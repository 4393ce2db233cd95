// SPDX-License-Identifier: Apache-2.0
// The arithmetic engine: a sum of weighted bits with arrival times, reduced by explicit full and half adders
// and closed by one final adder, as Verilog text.
//
// A heap is a sum modulo 2^width. Whatever is added goes to its column as a named bit; all constants are
// folded into one integer; carries beyond the width are never built. Columns are reduced from the lowest up,
// the earliest bits first (L. Dadda, 1965; timing-driven order: Oklobdzija, Villeger, Liu, IEEE ToC 45/3).
#ifndef GW_BITHEAP_H
#define GW_BITHEAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/util.h"
#include "emit/cost.h"

// What a heap is closed for. Delay: the least area times delay, high columns by `+`; area: all by ripple.
enum heap_goal { HEAP_DELAY, HEAP_AREA };

enum { HEAP_MAX_WIDTH = 128 };

struct heap;

struct heap *heap_new(int width);
void heap_free(struct heap *h);
int heap_width(const struct heap *h);

// Adds 2^weight * net, a Verilog expression of one bit that arrives at `at` ns. Beyond the width: nothing.
void heap_bit(struct heap *h, int weight, double at, const char *net, ...) PRINTF(4, 5);

// Where what the heap is made of goes, before its adders: rows of products, recoders.
struct buf *heap_text(struct heap *h);

// Between these two, what is added is that signed expression, `bits` wide, times 2^shift, in the words view.
void heap_begin_product(struct heap *h, int shift, int bits, const char *expr);
void heap_end_product(struct heap *h);

// Adds 2^weight * v.
void heap_constant(struct heap *h, int weight, int64_t v);

// Adds 2^shift * word[bits-1:0], unsigned; "~word" for its complement.
void heap_vector(struct heap *h, int shift, const char *word, int bits, double at);

// Adds 2^shift * k * word[bits-1:0], unsigned, as the shifted terms of k's canonical signed digits (no two
// neighbours are both non-zero: G. W. Reitwiesner, 1960).
void heap_multiple(struct heap *h, int shift, const char *word, int bits, int64_t k, double at);

// Adds 2^shift * word[bits-1:0], two's complement.
void heap_signed(struct heap *h, int shift, const char *word, int bits, double at);

// For goal area: the least area whose sum is ready at `ns`, or the fastest if none is; else all by ripple.
void heap_limit(struct heap *h, double ns);

// Closes the heap: its text, then the adders, then the sum is assigned to `result`, a declared vector of the
// width. Adds what it costs. Names of the text's own wires begin with `prefix`. Behind `ifdef GATEWRIGHT_WORDS
// the same sum stands as one expression, for simulation at speed.
void heap_close(struct heap *h, enum heap_goal goal, struct buf *text, const char *prefix, const char *result,
                struct module_cost *cost);

// What is left of a sum that other heaps will take up: a bit in each of columns 0 .. bits-1, and a second one
// where `twice` has a 1.
struct heap_rest {
    int bits;
    uint64_t twice;
};

// Reduces a heap of at most 63 columns, whose sum never reaches 2^width and which has no constants, as far as
// full adders do: a half adder takes no bit away, so that one stands only where a chain of full adders begins.
// Declares `result`: the columns' bits, the lowest first, then the second bits.
struct heap_rest heap_share(struct heap *h, struct buf *text, const char *prefix, const char *result,
                            struct module_cost *cost);

// The same by the numbers of bits in each column, (width), which are changed: what is left, and the square
// microns.
struct heap_rest heap_share_count(int *height, int width, int *area);

// The square microns of closing a heap of such columns, 63 at most, and a constant for area.
int heap_close_count(const int *height, int width, int64_t constant);

// Adds 2^shift * word, or its complement ("~word" or a name of it), laid out as heap_share does.
void heap_shared(struct heap *h, int shift, const char *word, struct heap_rest rest, double at);
#endif
