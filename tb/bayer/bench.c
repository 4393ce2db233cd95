// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `bayer`: the self-check, and an image of the user's.
//
// Work is a list of pixels, sent without a gap; what must come back is known before the first one moves.
#include <stdlib.h>
#include <string.h>

#include "golden/bayer.h"
#include "ports.h"
#include "rt/rt.h"

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

#ifndef P_height
#define P_height 0
#endif

enum {
    BLACK = P_black,
    MAX_WIDTH = P_max_width,
    HEIGHT = P_height,
    CHANNELS = D_channels,
    RAW_MAX = 4095,
    SMALL = 24,   // lines of most frames are no longer
    TALL = 64,    // frames of more lines have short ones
    TALLEST = 4096, // on Icarus, of whole frames in most episodes
};

struct pixel {
    uint16_t raw;
    bool start, last; // of a frame, of a line
};

static struct rt_stream sraw = {.name = 0}, srgb = {.name = 0};

static struct {
    struct pixel *pixels;
    int64_t count, room, sent;
    int64_t height, width;     // of the first frame
    struct golden_video video; // what the pixels give
    int64_t wrong;             // the first pixel that was not as it must be, or -1
    int64_t *got;              // the user's image: what came, else NULL
} work;

static bool fetch_raw(struct rt_beat *b)
{
    if (work.sent == work.count)
        return false;
    const struct pixel *p = &work.pixels[work.sent++];
    int32_t noise = (int32_t)(rt_job.data ? 0 : rt_rand() & 0xf) << 12; // bits that are ignored
    rt_pack(b->data, 16, (int32_t[]){p->raw | noise}, 1);
    b->user = p->start;
    b->last = p->last;
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

static void expect(const struct golden_raw *image, int64_t y, int64_t x)
{
    int64_t want[CHANNELS];
    if (HALF)
        for (int c = 0; c < CHANNELS; c++)
            want[c] = golden_cell(image, y, x, kernels[c], shifts[c]);
    else
        golden_bilinear(image, y, x, want);
    rt_expect(want, CHANNELS, x == (HALF ? image->width / 2 : image->width) - 1, y == 0 && x == 0);
    rt_macs += D_multipliers;
}

static void add_pixel(int32_t raw, bool start, bool last)
{
    if (work.count == work.room) {
        work.room = 2 * work.room + 256;
        work.pixels = realloc(work.pixels, (size_t)work.room * sizeof *work.pixels);
    }
    if (work.count == 0) {
        work.wrong = -1;
        work.video = (struct golden_video){.half = HALF, .max_width = MAX_WIDTH, .height = HEIGHT,
                                           .frame = {.black = BLACK, .red_row = RED_ROW, .red_col = RED_COL}};
    }
    golden_video_take(&work.video, raw, start, last, expect);
    if (work.video.err && work.wrong < 0)
        work.wrong = work.count;
    work.pixels[work.count++] = (struct pixel){(uint16_t)raw, start, last};
}

// Where nothing else says that a frame has ended: the first pixel of another.
static void close_frame(void)
{
    if (!HALF && !HEIGHT)
        add_pixel(0, true, false);
}

void test_clear(void)
{
    free(work.pixels);
    free(work.video.pixels);
    memset(&work, 0, sizeof work);
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
    ONE_LINE,  // with bilinear, so does a frame of one line, even of one pixel
    CUT,       // a frame that starts inside a line does too
    ONE_PIXEL, // and frames of one pixel between others
    HEIGHTS,   // height=N: and frames of more lines or less
    ANY,       // lines of any length, starts anywhere
    KINDS
};
const int test_kinds = KINDS;

static struct {
    enum kind kind;
    int64_t all_in;  // clock in which the last pixel was taken, or 0
} ep;

static void check_cycles(void)
{
    // The start of the next frame waits for the mirrored line and a pixel.
    int64_t next_start = rt_first_in + (work.height + 1) * work.width + 1;
    if (!HALF && !HEIGHT && ep.all_in != next_start)
        rt_fail("the next frame starts at clock %lld, not %lld", (long long)ep.all_in, (long long)next_start);
    rt_variable("H", work.height);
    rt_variable("W", work.width);
    rt_check_cycles(golden_bayer_cycles(work.height, work.width, HALF, D_latency), "H=%lld W=%lld", (long long)work.height,
                    (long long)work.width);
}

static int32_t pixel(void)
{
    static const int32_t corners[] = {0, RAW_MAX, BLACK, BLACK ? BLACK - 1 : 0, BLACK < RAW_MAX ? BLACK + 1 : BLACK};
    bool corner = ep.kind == CORNERS || rt_below(8) == 0;
    if (ep.kind == DARK || ep.kind == BRIGHT)
        return ep.kind == DARK ? 0 : RAW_MAX;
    return corner ? corners[rt_below(sizeof corners / sizeof *corners)] : (int32_t)rt_below(RAW_MAX + 1);
}

// A line, the first of a frame or not; `whole`: its last pixel says so.
static void add_line(int64_t width, bool first, bool whole)
{
    for (int64_t x = 0; x < width; x++)
        add_pixel(pixel(), first && x == 0, whole && x == width - 1);
    rt_allow(2 * width);
}

// A frame; line `odd` of it has another width, and where `cut` no end: it is the last one. After a reset the first pixel
// begins a frame without being told.
static void add_odd_frame(int64_t height, int64_t width, int64_t odd, int64_t odd_width, bool cut)
{
    bool told = work.count > 0 || rt_episode > 1;
    if (work.count == 0) {
        work.height = height;
        work.width = width;
    }
    for (int64_t y = 0; y < (cut ? odd + 1 : height); y++)
        add_line(y == odd ? odd_width : width, told && y == 0, !cut || y < odd);
    rt_allow(D_latency + 1);
}

static void add_frame(int64_t height, int64_t width)
{
    add_odd_frame(height, width, -1, 0, false);
}

static int64_t random_width(void)
{
    int64_t most = ep.kind == TINY || HEIGHT > TALL ? 3 : SMALL;
    most = most < MAX_WIDTH ? most : MAX_WIDTH;
    return rt_below(8) == 0 ? most : rt_between(2, most);
}

static int64_t random_height(void)
{
    return HEIGHT ? HEIGHT : rt_between(2, ep.kind == TINY ? 3 : 9);
}

static void add_random_frames(int64_t n)
{
    for (n = HEIGHT > TALL ? 1 : n; n > 0; n--)
        add_frame(random_height(), random_width());
}

// A line that is longer than any may be, longer or shorter than the first, or without an end.
static void add_wrong_frame(void)
{
    int64_t height = HEIGHT && HEIGHT < TALL ? HEIGHT : rt_between(3, 5), width = ep.kind == TOO_LONG ? MAX_WIDTH : random_width();
    int64_t odd = rt_between(1, height - 1), odd_width;
    if (ep.kind == TOO_LONG) {
        odd = rt_below(2) ? 0 : odd;
        odd_width = MAX_WIDTH + 1 + rt_below(3);
    } else {
        bool shorter = ep.kind == CUT || (width > 2 && rt_below(2));
        odd_width = shorter ? rt_between(1, width - 1) : width + rt_between(1, 2);
    }
    add_odd_frame(height, width, odd, odd_width, ep.kind == CUT);
}

// Of which little is wrong but that others start after one pixel.
static void one_pixel_frames(void)
{
    add_random_frames(1);
    for (int64_t n = rt_between(1, 3); n > 0; n--)
        add_line(1, true, false);
    if (rt_below(2))
        add_line(1, true, true);
    add_random_frames(rt_between(1, 2));
}

static void wrong_heights(void)
{
    int64_t width = random_width();
    add_frame(HEIGHT + rt_between(1, 3), width);
    add_random_frames(1);
    add_frame(rt_between(1, HEIGHT - 1), width);
    add_random_frames(1);
}

static void any_lines(void)
{
    int64_t width = random_width();
    for (int64_t n = rt_between(2, 40); n > 0; n--) {
        bool first = rt_below(HEIGHT ? HEIGHT < TALL ? (uint32_t)HEIGHT : TALL : 5) == 0;
        if (first)
            width = random_width();
        add_line(rt_below(12) ? width : rt_between(1, width + 2), first, rt_below(12) > 0);
    }
    rt_allow(D_latency + 1);
}

static void episode_pixels(void)
{
    int64_t widest = MAX_WIDTH < 20000 || !rt_job.icarus ? MAX_WIDTH : 20000;
    switch (ep.kind) {
    case UNSTALLED:
        add_random_frames(1);
        break;
    case WIDEST:
        add_frame(HEIGHT ? HEIGHT : rt_between(2, 3), widest);
        break;
    case ONE_LINE:
        add_frame(1, random_width());
        add_random_frames(1);
        add_frame(1, 1);
        add_random_frames(1);
        break;
    case TOO_LONG:
    case UNEQUAL:
    case CUT:
        add_wrong_frame();
        add_random_frames(rt_between(1, 2));
        break;
    case ONE_PIXEL:
        one_pixel_frames();
        break;
    case HEIGHTS:
        wrong_heights();
        break;
    case ANY:
        any_lines();
        break;
    default:
        add_random_frames(rt_between(1, 4));
    }
    if (ep.kind != ANY)
        close_frame();
}

static bool is_wide(enum kind kind)
{
    return MAX_WIDTH > 512 && (kind == WIDEST || kind == TOO_LONG);
}

static bool is_whole(enum kind kind)
{
    return kind == UNSTALLED || kind == ANY;
}

void test_begin(int kind)
{
    ep.kind = (enum kind)kind;
    ep.all_in = 0;
    if (is_wide(ep.kind) && (rt_episode > KINDS || HEIGHT > TALL || (rt_job.icarus && MAX_WIDTH > 8192)))
        ep.kind = RANDOM;
    if ((ep.kind == ONE_LINE && HALF) || (ep.kind == HEIGHTS && !HEIGHT))
        ep.kind = UNEQUAL;
    if (rt_job.icarus && HEIGHT > TALLEST && !is_whole(ep.kind))
        ep.kind = ANY;
    rt_stall(ep.kind != UNSTALLED && !is_wide(ep.kind));
    if (ep.kind == CLOSED) {
        sraw.mood.on = false;
        srgb.mood = (struct rt_mood){.on = true, .left = 200, .wait = 256};
    }
    episode_pixels();
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 200));
}

bool test_over(void)
{
    return work.sent == work.count && rt_owed == 0;
}

static void write_image(void)
{
    int64_t rows = HALF ? work.height / 2 : work.height, cols = HALF ? work.width / 2 : work.width;
    rt_output_unsigned("rgb", 3, (int64_t[]){rows, cols, CHANNELS}, work.got, 16);
}

bool test_finish(void)
{
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
    int64_t height = raw->shape[0], width = raw->shape[1];
    ep.kind = rt_job.stalls ? RANDOM : UNSTALLED;
    for (int64_t i = 0; i < height * width; i++)
        add_pixel((int32_t)raw->data[i], i == 0, i % width == width - 1);
    close_frame();
    work.height = height;
    work.width = width;
    work.got = calloc((size_t)(rt_owed * CHANNELS), sizeof *work.got);
    rt_work_total = rt_owed * CHANNELS;
    rt_allow(golden_bayer_cycles(height, width, HALF, D_latency));
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
    bool wrong = work.video.err && sraw.beats > work.wrong;
    if (out->err != wrong)
        rt_fail("err is %u after %lld pixels, the first wrong one of which is %lld", out->err, (long long)sraw.beats,
                (long long)(work.video.err ? work.wrong : -1));
    rt_sink(&srgb, from, to, take_rgb);
    rt_source(&sraw, from, to, fetch_raw);
    if (!ep.all_in && sraw.beats == work.count)
        ep.all_in = rt_clock;
}
