// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `bayer`: the self-check, and an image of the user's.
//
// Work is a list of frames, sent without a gap; what must come back is known before the first pixel moves.
#include <stdlib.h>
#include <string.h>

#include "golden_bayer.h"
#include "ports.h"
#include "rt.h"

#ifdef P_mode_is_half
enum { HALF = 1 };
static const int32_t kernels[4][2][2] = D_kernels;
static const int shifts[4] = D_shifts;
#else
enum { HALF = 0 };
static const int32_t kernels[4][2][2];
static const int shifts[4];
#endif
#if defined P_pattern_is_rggb
enum { RED_ROW = 0, RED_COL = 0 };
#elif defined P_pattern_is_grbg
enum { RED_ROW = 0, RED_COL = 1 };
#elif defined P_pattern_is_gbrg
enum { RED_ROW = 1, RED_COL = 0 };
#else
enum { RED_ROW = 1, RED_COL = 1 };
#endif

enum {
    BLACK = P_black,
    MAX_WIDTH = P_max_width,
    CHANNELS = D_channels,
    RAW_MAX = 4095,
    START = 1,
    LAST_LINE = 2,
    SMALL = 24, // lines of most frames are no longer
};

// One image; a line of it may have a wrong length.
struct frame {
    int32_t *raw; // (height, width)
    int64_t height, width;
    int64_t odd_line, odd_width; // odd_line < 0: all lines are right
    bool starts;                 // its first pixel is marked
    bool cut;                    // the odd line is the last one and has no end
};

static struct rt_stream sraw = {.name = 0}, srgb = {.name = 0};

static struct {
    struct frame *frames;
    int64_t count, frame, row, col; // next pixel to send
    int64_t *got;                   // the user's image: what came, else NULL
} work;

static bool fetch_raw(struct rt_beat *b)
{
    if (work.frame == work.count)
        return false;
    const struct frame *f = &work.frames[work.frame];
    int64_t width = work.row == f->odd_line ? f->odd_width : f->width;
    int32_t noise = (int32_t)(rt_job.data ? 0 : rt_rand() & 0xf) << 12; // bits that are ignored
    int32_t pixel = work.col < f->width ? f->raw[work.row * f->width + work.col] : 0;
    rt_pack(b->data, 16, (int32_t[]){pixel | noise}, 1);
    b->user = work.row == 0 && work.col == 0 && f->starts ? START : 0;
    bool line_over = ++work.col == width, cut = f->cut && work.row == f->odd_line;
    b->last = line_over && !cut;
    if (!line_over)
        return true;
    if (!HALF && work.row == f->height - 1)
        b->user |= LAST_LINE;
    work.col = 0;
    if (++work.row == f->height || cut) {
        work.row = 0;
        work.frame++;
    }
    return true;
}

static void take_rgb(const struct rt_beat *b)
{
    int64_t v[CHANNELS];
    rt_unpack(b->data, 16, v, CHANNELS);
    for (int c = 0; c < CHANNELS; c++)
        v[c] &= 0xffff;
    int64_t i = rt_result(v, b);
    if (work.got && i >= 0)
        memcpy(work.got + i * CHANNELS, v, sizeof v);
}

static struct golden_raw view(const struct frame *f)
{
    return (struct golden_raw){.raw = f->raw, .height = f->height, .width = f->width, .black = BLACK,
                               .red_row = RED_ROW, .red_col = RED_COL};
}

static void expect(const struct frame *f)
{
    struct golden_raw r = view(f);
    int64_t rows = HALF ? f->height / 2 : f->height, cols = HALF ? f->width / 2 : f->width;
    for (int64_t y = 0; y < rows; y++)
        for (int64_t x = 0; x < cols; x++) {
            int64_t want[CHANNELS];
            if (HALF)
                for (int c = 0; c < CHANNELS; c++)
                    want[c] = golden_cell(&r, y, x, kernels[c], shifts[c]);
            else
                golden_bilinear(&r, y, x, want);
            rt_expect(want, CHANNELS, x == cols - 1, y == 0 && x == 0);
        }
    rt_macs += rows * cols * D_multipliers;
}

void test_clear(void)
{
    for (int64_t i = 0; i < work.count; i++)
        free(work.frames[i].raw);
    work.count = work.frame = work.row = work.col = 0;
}

static bool all_sent(void)
{
    return work.frame == work.count;
}

static void check_cycles(void)
{
    int64_t height = work.frames[0].height, width = work.frames[0].width;
    rt_variable("H", height);
    rt_variable("W", width);
    rt_check_cycles(golden_bayer_cycles(height, width, HALF, D_latency), "H=%lld W=%lld", (long long)height,
                    (long long)width);
}

// ---- episodes ----

enum kind {
    RANDOM,    // small frames under stalls on both streams
    CORNERS,   // only 0, 4095 and the neighbours of black
    DARK,      // all 0: at or below black
    BRIGHT,    // all 4095
    TINY,      // 2 or 3 pixels high and wide
    CLOSED,    // pixels as fast as they are taken, an output that does not open for long
    UNSTALLED, // one frame without stalls: data and the exact cycle count
    WIDEST,    // one frame of the widest lines, without stalls
    RESET,     // reset in the middle of a frame, then others
    TOO_LONG,  // a line longer than max_width raises err; the frame after it is right again
    UNEQUAL,   // a line of another length than the first does too
    ONE_LINE,  // with bilinear, so does a frame of one line
    CUT,       // a frame that starts inside a line does too
    KINDS
};
const int test_kinds = KINDS;

static struct {
    enum kind kind;
    bool err;         // the port
    bool wrong_frame; // a frame is on its way that must raise err
} ep;

static int32_t pixel(void)
{
    static const int32_t corners[] = {0, RAW_MAX, BLACK, BLACK ? BLACK - 1 : 0, BLACK < RAW_MAX ? BLACK + 1 : BLACK};
    bool corner = ep.kind == CORNERS || rt_below(8) == 0;
    if (ep.kind == DARK || ep.kind == BRIGHT)
        return ep.kind == DARK ? 0 : RAW_MAX;
    return corner ? corners[rt_below(sizeof corners / sizeof *corners)] : (int32_t)rt_below(RAW_MAX + 1);
}

static struct frame *add_frame(int64_t height, int64_t width)
{
    int32_t *raw = calloc((size_t)(height * width), sizeof *raw);
    for (int64_t i = 0; i < height * width; i++)
        raw[i] = pixel();
    work.frames = realloc(work.frames, (size_t)(work.count + 1) * sizeof *work.frames);
    work.frames[work.count] = (struct frame){.raw = raw, .height = height, .width = width, .odd_line = -1,
                                              .starts = true};
    rt_allow(golden_bayer_cycles(height, width, HALF, D_latency));
    return &work.frames[work.count++];
}

static int64_t random_width(void)
{
    int64_t most = ep.kind == TINY ? 3 : SMALL;
    most = most < MAX_WIDTH ? most : MAX_WIDTH;
    return rt_below(8) == 0 ? most : rt_between(2, most);
}

static void add_random_frames(int64_t n)
{
    for (; n > 0; n--) {
        int64_t height = rt_between(2, ep.kind == TINY ? 3 : 9);
        expect(add_frame(height, random_width()));
    }
}

// A frame with a line that is longer than any may be, longer or shorter than its first, or without an end.
static void add_wrong_frame(void)
{
    if (ep.kind == ONE_LINE) {
        add_frame(1, random_width())->odd_line = 0;
        work.frames[0].odd_width = work.frames[0].width;
        ep.wrong_frame = true;
        return;
    }
    int64_t height = rt_between(3, 5), width = ep.kind == TOO_LONG ? MAX_WIDTH : random_width();
    struct frame *f = add_frame(height, width);
    if (ep.kind == TOO_LONG) {
        f->odd_line = rt_below(2) ? 0 : rt_between(1, height - 1);
        f->odd_width = MAX_WIDTH + 1 + rt_below(3);
    } else {
        f->odd_line = rt_between(1, height - 1);
        f->cut = ep.kind == CUT;
        bool shorter = f->cut || (width > 2 && rt_below(2));
        f->odd_width = shorter ? rt_between(1, width - 1) : width + rt_between(1, 2);
    }
    expect(f);
    ep.wrong_frame = true;
}

static void episode_frames(void)
{
    int64_t widest = MAX_WIDTH < 20000 || !rt_job.icarus ? MAX_WIDTH : 20000;
    switch (ep.kind) {
    case UNSTALLED:
        add_random_frames(1);
        break;
    case WIDEST:
        expect(add_frame(rt_between(2, 3), widest));
        break;
    case TOO_LONG:
    case UNEQUAL:
    case ONE_LINE:
    case CUT:
        add_wrong_frame();
        break;
    default:
        add_random_frames(rt_between(1, 4));
    }
}

// Whether the episode has a wrong frame.
static bool may_err(void)
{
    return ep.kind == TOO_LONG || ep.kind == UNEQUAL || ep.kind == ONE_LINE || ep.kind == CUT;
}

static bool is_wide(enum kind kind)
{
    return MAX_WIDTH > 512 && (kind == WIDEST || kind == TOO_LONG);
}

void test_begin(int kind)
{
    ep.kind = (enum kind)kind;
    if (is_wide(ep.kind) && (rt_episode > KINDS || (rt_job.icarus && MAX_WIDTH > 8192)))
        ep.kind = RANDOM;
    if (ep.kind == ONE_LINE && HALF)
        ep.kind = UNEQUAL;
    ep.wrong_frame = false;
    rt_stall(ep.kind != UNSTALLED && !is_wide(ep.kind));
    if (ep.kind == CLOSED) {
        sraw.mood.on = false;
        srgb.mood = (struct rt_mood){.on = true, .left = 200, .wait = 256};
    }
    episode_frames();
    work.frames[0].starts = rt_episode > 1; // after a reset the first pixel begins a frame without being told
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 200));
}

// The wrong frame is over, all its results are out: those of the lines before the wrong one, and none of those after
// it. The next frames must be right, err stays.
static void after_wrong_frame(void)
{
    const struct frame *f = work.frames;
    int64_t cols = HALF ? f->width / 2 : f->width, line = f->odd_line;
    int64_t least = HALF ? line / 2 * cols : (line - 1) * cols - 1, most = HALF ? (line + 1) / 2 * cols : line * cols;
    int64_t taken = rt_forgive();
    if (taken < least || taken > most)
        rt_fail("%lld results of a frame whose line %lld is wrong, not %lld..%lld", (long long)taken, (long long)line, (long long)least, (long long)most);
    if (!ep.err && ep.kind != CUT)
        rt_fail("err is 0 after a line of a wrong length");
    test_clear();
    ep.wrong_frame = false;
    rt_stall(true);
    add_random_frames(rt_between(1, 2));
}

bool test_over(void)
{
    return all_sent() && (ep.wrong_frame || rt_owed == 0);
}

static void write_image(void)
{
    const struct frame *f = work.frames;
    int64_t rows = HALF ? f->height / 2 : f->height, cols = HALF ? f->width / 2 : f->width;
    rt_output_unsigned("rgb", 3, (int64_t[]){rows, cols, CHANNELS}, work.got, 16);
}

bool test_finish(void)
{
    if (ep.wrong_frame) {
        after_wrong_frame();
        return false;
    }
    if (may_err() && !ep.err)
        rt_fail("err is 0 after a wrong frame");
    if (ep.kind == UNSTALLED || (ep.kind == WIDEST && is_wide(WIDEST)))
        check_cycles();
    if (work.got)
        write_image();
    return true;
}

int64_t test_clocks(void)
{
    return rt_job.icarus ? 12000 : 60000;
}

void test_load(void)
{
    const struct npy *raw = rt_input("raw");
    ep.kind = rt_job.stalls ? RANDOM : UNSTALLED;
    work.frames = calloc(1, sizeof *work.frames);
    work.frames[0] = (struct frame){.raw = rt_input_narrow("raw"), .height = raw->shape[0], .width = raw->shape[1],
                                    .odd_line = -1, .starts = true};
    work.count = 1;
    expect(&work.frames[0]);
    rt_allow(golden_bayer_cycles(raw->shape[0], raw->shape[1], HALF, D_latency));
    work.got = calloc((size_t)(rt_owed * CHANNELS), sizeof *work.got);
    rt_work_total = rt_owed * CHANNELS;
}

void test_open(void)
{
    rt_stream_find(&sraw, "s_axis_raw");
    rt_stream_find(&srgb, "m_axis_rgb");
}

void test_step(const struct bayer_out *out, struct bayer_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    ep.err = out->err;
    if (ep.err && !may_err())
        rt_fail("err is 1 though no line was wrong");
    if (ep.wrong_frame && all_sent())
        srgb.mood.on = false;
    rt_sink(&srgb, from, to, take_rgb);
    rt_source(&sraw, from, to, fetch_raw);
}
