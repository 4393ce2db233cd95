// SPDX-License-Identifier: Apache-2.0
// What the fabrics of the generator `hardwired` share: Y = X * W^T (+ bias) with W in the wiring.
#ifndef GW_HARDWIRED_H
#define GW_HARDWIRED_H

#include "arith/range.h"
#include "arith/requant.h"
#include "emit/generator.h"

enum { HARDWIRED_MAX = 8192 }; // inputs, outputs

enum fabric { FABRIC_ROM, FABRIC_ROUTED, FABRIC_FOLDED };
enum base { BASE_BANK, BASE_PAIRS, BASE_REGIONS };
enum hardwired_out { OUT_RAW, OUT_RELU, OUT_REQUANT };

struct hardwired {
    int n_out, n_in;
    const int64_t *w;    // (n_out, n_in)
    const int64_t *bias; // (n_out), or NULL
    int bias_bits;       // two's complement; 0 without bias
    struct range weight; // what a weight may be
    struct range x;      // what an input may be
    bool zero;           // a weight may be 0
    int w_bits, x_bits;
    bool x_signed;
    enum fabric fabric;
    enum base base;
    enum hardwired_out out;
    struct requant requant;          // with out=requant
    const int64_t *mult, *shift, *zp; // (n_out) each, of those; zp NULL for 0
    bool serial, gating;
    int group;           // inputs that share a lane, 2 with base=pairs
    int lanes;           // of fabric=routed; of fabric=rom inputs in a step
    int share;           // fabric=rom: outputs that share a bank
    int stages;          // fabric=folded: clocks from x to y
    bool negated_bank;   // fabric=rom: the bank makes negative products too
    int slack;           // base=regions: places of a region, percent of what a random row needs in the mean
    int terms;           // of fabric=routed: wires, or words, that an output picks
    int64_t most_ones;   // what an output adds up in a plane at most
    // What a weight picks: the product with its magnitude, as it is for 1..plus, complemented for 1..minus.
    int plus, minus;
    struct range sum; // what a result may be for any weights of these bits, bias included
    int y_bits;       // of a result
    bool y_signed;
    int product_bits; // of a picked product, two's complement if anything is negative: the planes of a serial run
    bool negative;    // products may be negative, or complemented
    int top_bits;     // serial: of a result in the last plane; y_bits = product_bits - 1 + top_bits
};

// Reads W and bias, or makes random ones, and checks them; dies with the first wrong element.
void hardwired_read(struct hardwired *g, struct params *p);

// The largest magnitude that a weight picks.
int hardwired_most(const struct hardwired *g);

// An assignment of n items to a vector, item 0 lowest; they are freed. The same of numbers of `bits` bits, NULL for zeros.
void hardwired_assign(struct buf *b, const char *name, char **items, int n);
// The same, of so many bits in all, through gw_join.
void hardwired_assign_joined(struct buf *b, const char *name, int bits, char **items, int n);
void hardwired_assign_numbers(struct buf *b, const char *name, int bits, const int64_t *v, int n);

// What a bias may be; 0 without.
struct range hardwired_bias_range(const struct hardwired *g);

// The weight from input j to output i; 0 beyond the last input.
int hardwired_weight(const struct hardwired *g, int i, int j);

// The n_out integers of the file that the parameter names; dies unless they are, and lie in the range, which `why` makes.
const int64_t *hardwired_column(const struct hardwired *g, const struct params *p, const char *name, struct range legal,
                                const char *why);

// base=pairs: bits of a lane's port s; the bit that the weights wa, wb of its inputs pick, -1 for none, and whether it is
// complemented; the lane's streams and their assignment to s.
int hardwired_pair_bits(const struct hardwired *g);
int hardwired_pair_place(const struct hardwired *g, int wa, int wb, bool *turned);
void hardwired_pair_streams(const struct hardwired *g, struct module *m, struct buf *b);

// A random legal weight, uniform over all of them, from a state.
int64_t hardwired_random_weight(const struct hardwired *g, uint64_t *state);

// Random factors with weights=random, and shifts with which results of random inputs make use of y's range: a standard deviation
// is about half of it.
void hardwired_random_scales(struct hardwired *g, const struct params *p);

// base=regions: places of all regions of an output; dies if the weights do not fit; how many of 1,000 random matrices do;
// the input at each place of row i, -1 for none; the sum over the regions, added to h.
int hardwired_region_places(const struct hardwired *g);
void hardwired_check_regions(const struct hardwired *g, struct error *e);
int hardwired_random_fits(const struct hardwired *g);
void hardwired_region_row(const struct hardwired *g, int i, int *inputs);
void hardwired_add_regions(const struct hardwired *g, struct module *m, struct buf *b, struct heap *h);

// fabric=rom: steps of a vector, banks of products.
int hardwired_steps(const struct hardwired *g);
int hardwired_banks(const struct hardwired *g);

// Ports of a module's clock, and of its enable where that is not gated.
void hardwired_clock_ports(struct module *m, const struct hardwired *g);

// Bits of the multiple v of an input, v not 0.
int hardwired_multiple_bits(const struct hardwired *g, int64_t v);

// Bits of a beat of x.
int hardwired_x_width(const struct hardwired *g);

// What the manifest and README say of a design: sizes, cycles, counts of the engine, the place of each weight.
void hardwired_describe(struct design *d, const struct hardwired *g);
void hardwired_report(struct design *d, int64_t adders, int64_t full_adders, int64_t half_adders, double area);
void hardwired_report_modules(struct design *d, const struct hardwired *g);
void hardwired_note_places(struct design *d, const struct hardwired *g, struct holes *h);

// Declares m1, m3, .., the odd multiples of x in parallel.
void hardwired_multiples(const struct hardwired *g, struct module *m, struct buf *b);

// out=relu, out=requant: reads the factors; checks them once the sums are known; bits of a result, its sign, and the clocks
// that it takes beyond the sum; the top around TOP_core.
void hardwired_read_requant(struct hardwired *g, struct params *p);
void hardwired_check_requant(struct hardwired *g, struct error *e);
int hardwired_out_bits(const struct hardwired *g);
bool hardwired_out_signed(const struct hardwired *g);
int hardwired_out_clocks(const struct hardwired *g);
void hardwired_add_out(struct design *d, const struct hardwired *g, struct module *top, struct holes *h);

// Where the weight of output i and input j is, as in the second file: a wire, or bits of the ROM. Allocated.
char *hardwired_wire(const struct hardwired *g, int i, int j);
char *hardwired_rom_bits(const struct hardwired *g, int i, int j);

// The modules below the top of fabric=rom, the ROM in the second file.
void hardwired_add_rom(struct design *d, const struct hardwired *g, struct holes *h);

// The modules below the top of fabric=routed, its weight plane and its view at speed included.
void hardwired_add_routed(struct design *d, const struct hardwired *g, struct holes *h);

// A module that does the same in rolled loops over a table of weights: TOP_fast.
void hardwired_add_fast(struct design *d, const struct hardwired *g, struct holes *h);
#endif
