// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `mx`: blocks of random codes and of those that are hard, with and without stalls, resets in mid-flight,
// the products of all codes, and the user's arrays.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "golden/mx.h"
#include "ports.h"
#include "rt/rt.h"

#ifdef P_out_is_fp32
enum { FP32 = 1 };
#else
enum { FP32 = 0 };
#endif
enum { LANES = P_lanes, UNITS = D_units, ROW = UNITS * GOLDEN_MX_BLOCK, BEATS = ROW / LANES, Y_BITS = FP32 ? 32 : 53 };

static struct rt_stream sa, sb, sy;

// The codes of an operand, (m, ROW), the scales of their blocks, (m, UNITS), and the beats that were sent.
struct operand {
    uint8_t *code, *scale;
    int64_t sent;
};

// The rows under way and the results of the user's, (m, UNITS).
static struct {
    int64_t m, at;
    struct operand a, b;
    int64_t *sum, *exponent, *nan;
    double *real;
} work;

enum kind { UNSTALLED, STALLED, NAMED, NUMBERS, EDGES, TIES, CODES, RESET, KINDS };
const int test_kinds = KINDS;
static enum kind kind;

static int64_t packed(const struct golden_mx *v)
{
    if (FP32)
        return (int32_t)golden_mx_float(v);
    return v->nan ? INT64_C(-1) << 52 : (int64_t)(v->exponent & 1023) << 42 | (v->sum & ((INT64_C(1) << 42) - 1));
}

static void expect(void)
{
    for (int64_t r = 0; r < work.m; r++) {
        int64_t want[UNITS];
        for (int u = 0; u < UNITS; u++) {
            int64_t block = r * UNITS + u;
            struct golden_mx v = golden_mx_dot(work.a.code + block * GOLDEN_MX_BLOCK, work.b.code + block * GOLDEN_MX_BLOCK,
                                               work.a.scale[block], work.b.scale[block]);
            want[u] = packed(&v);
        }
        rt_expect(want, UNITS, 0, 0);
    }
    rt_allow(work.m * BEATS + D_latency);
}

static void work_new(int64_t m)
{
    work.m = m;
    for (int i = 0; i < 2; i++) {
        struct operand *o = i ? &work.b : &work.a;
        o->code = calloc((size_t)(m * ROW), 1);
        o->scale = calloc((size_t)(m * UNITS), 1);
    }
}

static uint8_t random_code(void)
{
    static const uint8_t hard[] = {0, 0x80, 1, 0x81, 7, 8, 9, 0x78, 0x7e, 0xfe, 0x77, 0xf7};
    if (kind == NAMED && rt_below(100) == 0)
        return rt_below(2) ? 0x7f : 0xff;
    uint8_t code = kind != EDGES && rt_below(4) ? (uint8_t)rt_rand() : hard[rt_below(sizeof hard)];
    return (code & 127) == 127 ? code ^ 1 : code;
}

// Any; or those whose results are numbers; or those near the smallest and the largest of them.
static void random_scales(int64_t block)
{
    uint8_t *a = &work.a.scale[block], *b = &work.b.scale[block];
    *a = (uint8_t)rt_below(256);
    *b = (uint8_t)rt_below(256);
    if (kind == NUMBERS) {
        *a = (uint8_t)rt_between(100, 150);
        *b = (uint8_t)rt_between(60, 150);
    } else if (kind == EDGES) {
        int both = (int)(rt_below(2) ? rt_between(90, 160) : rt_between(360, 400));
        *a = (uint8_t)rt_between(both > 254 ? both - 254 : 0, both > 254 ? 254 : both);
        *b = (uint8_t)(both - *a);
    } else if (kind == NAMED) {
        *(rt_below(2) ? a : b) = rt_below(6) ? 127 : 255;
    }
}

// A block: its codes are all alike, small next to large, sums that cancel, or random.
static void random_block(int64_t block)
{
    uint8_t *a = work.a.code + block * GOLDEN_MX_BLOCK, *b = work.b.code + block * GOLDEN_MX_BLOCK;
    uint32_t form = rt_below(6);
    for (int i = 0; i < GOLDEN_MX_BLOCK; i++) {
        bool again = (form == 0 && i) || (form == 1 && i % 2);
        a[i] = again ? a[i - 1] : form == 2 && i ? 0 : random_code();
        b[i] = again ? b[i - 1] ^ (form == 1 ? 0x80 : 0) : random_code();
    }
    random_scales(block);
}

// One element of a block becomes 2^power, 0 to 34, in units of 2^-18.
static void put_power(int64_t block, int lane, int power, bool minus)
{
    int low = power < 18; // a's is 2^-9, the smallest
    int field = low ? power - 2 : power / 2 - 2, other = power - field - 4; // of the exponents
    uint8_t *a = &work.a.code[block * GOLDEN_MX_BLOCK + lane], *b = &work.b.code[block * GOLDEN_MX_BLOCK + lane];
    *a = (uint8_t)((low ? 1 : other << 3) | (minus ? 0x80 : 0));
    *b = (uint8_t)(low && power < 3 ? 1 << power : field << 3);
}

// A sum whose lower bits are half of the last place of a float32, or little more: of a subnormal, or of a normal number.
static void tie_block(int64_t block)
{
    int top = (int)rt_between(26, 34), half = (int)rt_between(1, 24), lane = (int)rt_below(GOLDEN_MX_BLOCK);
    int powers[] = {top, top - half, top - half + 1, 0};
    bool minus = rt_below(2), taken[] = {true, true, half > 1 && rt_below(2), top > half && rt_below(2)};
    for (int i = 0; i < 4; i++)
        if (taken[i])
            put_power(block, (lane + 5 * i) % GOLDEN_MX_BLOCK, powers[i], minus);
    int scales = half == 24 ? 200 : 122 + half - top;
    work.a.scale[block] = (uint8_t)rt_between(0, scales < 254 ? scales : 254);
    work.b.scale[block] = (uint8_t)(scales - work.a.scale[block]);
}

// Every pair of codes, one to a block with zeros elsewhere: a share of the 65,536 in each episode, the lane from the pair.
static void pair_of_codes(int64_t block, int pair)
{
    int lane = (pair * 7 + (pair >> 8)) % GOLDEN_MX_BLOCK;
    work.a.code[block * GOLDEN_MX_BLOCK + lane] = (uint8_t)(pair >> 8);
    work.b.code[block * GOLDEN_MX_BLOCK + lane] = (uint8_t)pair;
    work.a.scale[block] = 127;
    work.b.scale[block] = 127;
}

void test_begin(int k)
{
    static int next_pair;
    kind = (enum kind)k;
    work_new(rt_between(1, 24));
    for (int64_t block = 0; block < work.m * UNITS; block++) {
        if (kind == CODES)
            pair_of_codes(block, next_pair++ & 65535);
        else if (kind == TIES)
            tie_block(block);
        else
            random_block(block);
    }
    expect();
    rt_stall(kind != UNSTALLED && kind != CODES);
    if (kind == RESET)
        rt_abort_in(rt_between(1, work.m * BEATS + 4));
}

static bool fetch(struct operand *o, struct rt_beat *b)
{
    if (o->sent == work.m * BEATS)
        return false;
    int32_t v[LANES];
    int64_t row = o->sent / BEATS;
    for (int i = 0; i < LANES; i++)
        v[i] = o->code[o->sent * LANES + i];
    rt_pack(b->data, 8, v, LANES);
    b->user = rt_rand(); // ignored but in the last beat of a block
    if (o->sent % BEATS == BEATS - 1)
        b->user = o->scale[row * UNITS] | (UNITS > 1 ? (uint32_t)o->scale[row * UNITS + UNITS - 1] << 8 : 0);
    else
        b->user &= 255;
    o->sent++;
    return true;
}

static bool fetch_a(struct rt_beat *b)
{
    return fetch(&work.a, b);
}

static bool fetch_b(struct rt_beat *b)
{
    return fetch(&work.b, b);
}

static void keep_exact(int64_t at, int64_t v)
{
    work.nan[at] = v >> 52 & 1;
    work.exponent[at] = (int64_t)((uint64_t)v << 12) >> 54;
    work.sum[at] = (int64_t)((uint64_t)v << 22) >> 22;
}

static void take_y(const struct rt_beat *b)
{
    int64_t y[UNITS];
    rt_padding(&sy, b, UNITS * Y_BITS);
    rt_unpack(b->data, Y_BITS, y, UNITS);
    int64_t beat = rt_result(y, b);
    for (int u = 0; u < UNITS && beat >= 0 && (work.real || work.sum); u++) {
        float f;
        uint32_t bits = (uint32_t)y[u];
        memcpy(&f, &bits, sizeof f);
        if (FP32)
            work.real[beat * UNITS + u] = f;
        else
            keep_exact(beat * UNITS + u, y[u]);
    }
}

bool test_over(void)
{
    return work.a.sent == work.m * BEATS && work.b.sent == work.m * BEATS && rt_owed == 0;
}

bool test_finish(void)
{
    const int64_t shape[] = {work.m, UNITS};
    rt_variable("M", work.m);
    if (kind == UNSTALLED || kind == CODES)
        rt_check_cycles(work.m * BEATS + (FP32 ? 3 : 1) + P_stages - 1, "%lld rows of blocks", (long long)work.m);
    if (work.real)
        rt_output_real("y", 2, shape, work.real, 32);
    if (work.sum) {
        rt_output("y", 2, shape, work.sum, 64);
        rt_output("e", 2, shape, work.exponent, 32);
        rt_output_unsigned("nan", 2, shape, work.nan, 8);
    }
    return true;
}

void test_clear(void)
{
    free(work.a.code);
    free(work.a.scale);
    free(work.b.code);
    free(work.b.scale);
    memset(&work, 0, sizeof work);
}

int64_t test_clocks(void)
{
    return rt_job.icarus ? 800 : 6000;
}

static void load(uint8_t *to, const char *name)
{
    const struct npy *x = rt_input(name);
    for (int64_t i = 0; i < x->count; i++)
        to[i] = (uint8_t)x->data[i];
}

void test_load(void)
{
    kind = rt_job.stalls ? STALLED : UNSTALLED;
    work_new(rt_input("a")->shape[0]);
    load(work.a.code, "a");
    load(work.b.code, "b");
    load(work.a.scale, "sa");
    load(work.b.scale, "sb");
    size_t results = (size_t)(work.m * UNITS);
    if (FP32) {
        work.real = calloc(results, sizeof *work.real);
    } else {
        work.sum = calloc(results, sizeof *work.sum);
        work.exponent = calloc(results, sizeof *work.exponent);
        work.nan = calloc(results, sizeof *work.nan);
    }
    expect();
    rt_work_total = work.m;
}

void test_open(void)
{
    rt_stream_find(&sa, "s_axis_a");
    rt_stream_find(&sb, "s_axis_b");
    rt_stream_find(&sy, "m_axis_y");
}

void test_step(const struct mx_out *out, struct mx_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    rt_sink(&sy, from, to, take_y);
    rt_source(&sa, from, to, fetch_a);
    rt_source(&sb, from, to, fetch_b);
}
