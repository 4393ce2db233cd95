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
    int64_t (*want)[CHANNELS];      // results of all frames
    uint8_t *marks;                 // bit 0: first of a frame, bit 1: last of a line
    int64_t wanted, taken;
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

static void compare(int64_t i, const int64_t *v, const struct rt_beat *b)
{
    for (int c = 0; c < CHANNELS; c++, rt_checks++)
        if ((v[c] & 0xffff) != work.want[i][c])
            rt_fail("result %lld channel %d is %lld, not %lld", (long long)i, c, (long long)(v[c] & 0xffff),
                    (long long)work.want[i][c]);
    if (b->user != (work.marks[i] & 1u))
        rt_fail("m_axis_rgb_tuser is %u at result %lld", b->user, (long long)i);
    if (b->last != (work.marks[i] >> 1 & 1u))
        rt_fail("m_axis_rgb_tlast is %u at result %lld", b->last, (long long)i);
}

static void take_rgb(const struct rt_beat *b)
{
    int64_t v[CHANNELS];
    if (work.taken == work.wanted) {
        rt_fail("a result nobody asked for");
        return;
    }
    rt_unpack(b->data, 16, v, CHANNELS);
    compare(work.taken, v, b);
    for (int c = 0; c < CHANNELS && work.got; c++)
        work.got[work.taken * CHANNELS + c] = v[c] & 0xffff;
    work.taken++;
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
    int64_t n = work.wanted + rows * cols;
    work.want = realloc(work.want, (size_t)n * sizeof *work.want);
    work.marks = realloc(work.marks, (size_t)n);
    for (int64_t y = 0; y < rows; y++)
        for (int64_t x = 0; x < cols; x++, work.wanted++) {
            int64_t *want = work.want[work.wanted];
            if (HALF)
                for (int c = 0; c < CHANNELS; c++)
                    want[c] = golden_cell(&r, y, x, kernels[c], shifts[c]);
            else
                golden_bilinear(&r, y, x, want);
            work.marks[work.wanted] = (uint8_t)((y == 0 && x == 0) | (x == cols - 1) << 1);
        }
    rt_macs += rows * cols * D_multipliers;
}

static void work_free(void)
{
    for (int64_t i = 0; i < work.count; i++)
        free(work.frames[i].raw);
    work.count = work.frame = work.row = work.col = work.wanted = work.taken = 0;
}

static bool all_sent(void)
{
    return work.frame == work.count;
}

static bool work_done(void)
{
    return all_sent() && work.taken == work.wanted;
}

static void check_cycles(int64_t height, int64_t width, int64_t measured)
{
    rt_variable("H", height);
    rt_variable("W", width);
    int64_t formula = rt_formula(), model = golden_bayer_cycles(height, width, HALF, D_latency);
    if (measured != formula || measured != model)
        rt_fail("H=%lld W=%lld took %lld clocks; the formula says %lld, the model %lld", (long long)height,
                (long long)width, (long long)measured, (long long)formula, (long long)model);
}

// ---- the self-check: one episode after another ----

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

static struct {
    enum kind kind;
    int number;        // episodes begun
    int64_t reset_for; // clocks of reset left
    int64_t abort_at;  // clock at which a reset strikes, or -1
    int64_t quiet;     // clocks since the last result: nothing more may come
    bool wrong_frame;  // a frame is on its way that must raise err
} ep = {.abort_at = -1};

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

static void moods(bool on)
{
    sraw.mood = srgb.mood = (struct rt_mood){.on = on};
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

static void episode_begin(void)
{
    ep.kind = ep.number < KINDS ? (enum kind)ep.number : (enum kind)rt_below(KINDS);
    if (is_wide(ep.kind) && (ep.number >= KINDS || (rt_job.icarus && MAX_WIDTH > 8192)))
        ep.kind = RANDOM;
    if (ep.kind == ONE_LINE && HALF)
        ep.kind = UNEQUAL;
    bool first = ep.number++ == 0;
    ep.abort_at = -1;
    ep.quiet = 0;
    ep.wrong_frame = false;
    moods(ep.kind != UNSTALLED && !is_wide(ep.kind));
    if (ep.kind == CLOSED) {
        sraw.mood.on = false;
        srgb.mood = (struct rt_mood){.on = true, .left = 200, .wait = 256};
    }
    episode_frames();
    work.frames[0].starts = !first; // after a reset the first pixel begins a frame without being told
    rt_measure();
    if (ep.kind == RESET)
        ep.abort_at = rt_clock + rt_between(1, 200);
}

static void start_reset(struct bayer_in *next)
{
    next->rst = 1;
    ep.reset_for = rt_between(1, 3);
    uint32_t *words = (uint32_t *)next;
    rt_drop(&sraw, words);
    rt_drop(&srgb, words);
    work_free();
}

// The wrong frame is over, all its results are out: those of the lines before the wrong one, and none of those after
// it. The next frames must be right, err stays.
static void after_wrong_frame(const struct bayer_out *out)
{
    const struct frame *f = work.frames;
    int64_t cols = HALF ? f->width / 2 : f->width, line = f->odd_line;
    int64_t least = HALF ? line / 2 * cols : (line - 1) * cols - 1, most = HALF ? (line + 1) / 2 * cols : line * cols;
    if (work.taken < least || work.taken > most)
        rt_fail("%lld results of a frame whose line %lld is wrong, not %lld..%lld", (long long)work.taken,
                (long long)line, (long long)least, (long long)most);
    if (!out->err && ep.kind != CUT)
        rt_fail("err is 0 after a line of a wrong length");
    work_free();
    ep.wrong_frame = false;
    ep.quiet = 0;
    moods(true);
    add_random_frames(rt_between(1, 2));
}

static bool episode_over(const struct bayer_out *out)
{
    if (!(ep.wrong_frame ? all_sent() : work_done())) {
        ep.quiet = 0;
        return false;
    }
    if (ep.quiet++ < 30) // nothing more may come
        return false;
    if (!ep.wrong_frame) {
        if (may_err() && !out->err)
            rt_fail("err is 0 after a wrong frame");
        return true;
    }
    after_wrong_frame(out);
    return false;
}

static int64_t enough_clocks(void)
{
    return rt_job.icarus ? 12000 : 60000;
}

static int self_check(const struct bayer_out *out, struct bayer_in *next)
{
    if (ep.reset_for > 0) {
        if (--ep.reset_for == 0) {
            next->rst = 0;
            episode_begin();
        }
        return 0;
    }
    if (out->err && !may_err())
        rt_fail("err is 1 though no line was wrong");
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    if (ep.wrong_frame && all_sent())
        srgb.mood.on = false;
    rt_sink(&srgb, from, to, take_rgb);
    rt_source(&sraw, from, to, fetch_raw);
    bool aborted = ep.abort_at == rt_clock;
    if (!aborted && !episode_over(out))
        return 0;
    if (!aborted && (ep.kind == UNSTALLED || (ep.kind == WIDEST && is_wide(WIDEST))))
        check_cycles(work.frames[0].height, work.frames[0].width, rt_last_out - rt_first_in + 1);
    int64_t enough = rt_job.cycles ? rt_job.cycles : enough_clocks();
    if (!aborted && ep.number >= KINDS && rt_clock >= enough) {
        rt_measured = rt_clock;
        return 1;
    }
    start_reset(next);
    return 0;
}

// ---- the user's image ----

static int image(const struct bayer_out *out, struct bayer_in *next)
{
    static int wait = 4;
    if (wait > 0) { // reset, then let the streams open
        next->rst = --wait > 1;
        return 0;
    }
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    rt_sink(&srgb, from, to, take_rgb);
    rt_source(&sraw, from, to, fetch_raw);
    if (out->err)
        rt_fail("err is 1 though no line was wrong");
    if (!work_done() || (to[sraw.tvalid] && !from[sraw.tready]))
        return 0;
    const struct frame *f = work.frames;
    rt_measured = rt_last_out - rt_first_in + 1;
    if (!rt_job.stalls)
        check_cycles(f->height, f->width, rt_measured);
    int64_t rows = HALF ? f->height / 2 : f->height, cols = HALF ? f->width / 2 : f->width;
    rt_output_unsigned("rgb", 3, (int64_t[]){rows, cols, CHANNELS}, work.got, 16);
    return 1;
}

void test_open(void)
{
    rt_stream_find(&sraw, "s_axis_raw");
    rt_stream_find(&srgb, "m_axis_rgb");
    ((struct bayer_in *)rt_in)->rst = 1;
    if (!rt_job.data) {
        ep.reset_for = 3;
        return;
    }
    const struct npy *raw = rt_input("raw");
    work.frames = calloc(1, sizeof *work.frames);
    work.frames[0] = (struct frame){.raw = calloc((size_t)raw->count, sizeof(int32_t)), .height = raw->shape[0],
                                    .width = raw->shape[1], .odd_line = -1, .starts = true};
    for (int64_t i = 0; i < raw->count; i++)
        work.frames[0].raw[i] = (int32_t)raw->data[i];
    work.count = 1;
    expect(&work.frames[0]);
    work.got = calloc((size_t)(work.wanted * CHANNELS), sizeof *work.got);
    rt_work_total = work.wanted * CHANNELS;
    moods(rt_job.stalls);
}

int test_step(const struct bayer_out *out, struct bayer_in *next)
{
    return rt_job.data ? image(out, next) : self_check(out, next);
}
