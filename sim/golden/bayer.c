// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/bayer.h.
#include "golden/bayer.h"

#include <stdlib.h>

#include "golden/golden.h"

enum { RAW_MAX = 4095, RESULT_MAX = 65535 };

static int64_t floor_shift(int64_t v, int shift)
{
    int64_t unit = (int64_t)1 << shift;
    return v >= 0 ? v / unit : -((unit - 1 - v) / unit);
}

static int64_t clamp(int64_t v)
{
    return v < 0 ? 0 : v > RESULT_MAX ? RESULT_MAX : v;
}

int64_t golden_cell(const struct golden_raw *r, int64_t row, int64_t col, const int32_t k[2][2], int shift)
{
    int64_t sum = shift ? (int64_t)1 << (shift - 1) : 0;
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < 2; x++)
            sum += (int64_t)k[y][x] * (r->raw[(2 * row + y) * r->width + 2 * col + x] - r->black);
    return clamp(floor_shift(sum, shift));
}

// Index i of a line of n, mirrored at both ends without repeating the edge.
static int64_t mirror(int64_t i, int64_t n)
{
    return i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
}

// 0 red, 1 green, 2 blue.
static int colour(const struct golden_raw *r, int64_t row, int64_t col)
{
    return (int)(((row + r->red_row) & 1) + ((col + r->red_col) & 1));
}

void golden_bilinear(const struct golden_raw *r, int64_t row, int64_t col, int64_t rgb[3])
{
    int64_t sum[3] = {0}, count[3] = {0};
    for (int64_t y = row - 1; y <= row + 1; y++)
        for (int64_t x = col - 1; x <= col + 1; x++) {
            int c = colour(r, y, x);
            bool centre = y == row && x == col;
            if (c == colour(r, row, col) && !centre)
                continue;
            sum[c] += r->raw[mirror(y, r->height) * r->width + mirror(x, r->width)] - r->black;
            count[c]++;
        }
    for (int c = 0; c < 3; c++) // count is 1, 2 or 4; the mean in quarters, so that every one rounds alike
        rgb[c] = clamp(floor_shift(sum[c] * (4 / count[c]) + 2, 2));
}

// ---- a video stream ----

typedef void give_result(const struct golden_raw *image, int64_t row, int64_t col);

// The last pixel of the line before the last, and the last line: nothing below it is to come.
static void end_frame(struct golden_video *v, give_result *give)
{
    struct golden_raw image = v->frame;
    image.raw = v->pixels;
    image.height = v->line;
    give(&image, v->line - 2, image.width - 1);
    for (int64_t x = 0; x < image.width; x++)
        give(&image, v->line - 1, x);
}

static void start_frame(struct golden_video *v, give_result *give)
{
    bool whole = v->col == 0 && !v->broken;
    if (whole && !v->half && !v->height && v->line >= 2)
        end_frame(v, give);
    else if (v->col > 0 || (whole && !v->half && v->line > 0))
        v->err = true;
    v->line = v->col = 0;
    v->broken = v->ended = false;
}

static void spoil(struct golden_video *v)
{
    v->err = v->broken = true;
}

// The result that the pixel at (v->line, col) makes possible.
static void give_known(const struct golden_video *v, int64_t col, give_result *give)
{
    struct golden_raw image = v->frame;
    image.raw = v->pixels;
    image.height = v->line + 1;
    if (v->half && v->line % 2 && col % 2)
        give(&image, v->line / 2, col / 2);
    else if (!v->half && v->line >= 1 && col >= 1)
        give(&image, v->line - 1, col - 1);
    else if (!v->half && v->line >= 2 && col == 0)
        give(&image, v->line - 2, image.width - 1);
}

static void end_line(struct golden_video *v, give_result *give)
{
    if (v->line == 0)
        v->frame.width = v->col;
    v->col = 0;
    v->line++;
    if (!v->height || v->line < v->height)
        return;
    end_frame(v, give);
    v->line = 0;
    v->ended = true;
}

void golden_video_take(struct golden_video *v, int32_t raw, bool start, bool last, give_result *give)
{
    if (start)
        start_frame(v, give);
    else if (v->ended)
        spoil(v);
    if (v->broken)
        return;
    int64_t col = v->col++, width = v->frame.width;
    if (col == (v->line ? width : v->max_width) || (last && (v->line ? v->col != width : v->col < 2))) {
        spoil(v);
        return;
    }
    int64_t at = (v->line ? v->line * width : 0) + col;
    if (at >= v->room) {
        v->room = 2 * at + 64;
        v->pixels = realloc(v->pixels, (size_t)v->room * sizeof *v->pixels);
    }
    v->pixels[at] = raw;
    give_known(v, col, give);
    if (last)
        end_line(v, give);
}

int64_t golden_bayer_cycles(int64_t height, int64_t width, bool half, int64_t depth)
{
    int64_t clock = 0, last = 0;
    for (int64_t y = 0; y < height + !half; y++)
        for (int64_t x = 0; x < width; x++, clock++)
            if (half ? y % 2 && x % 2 : y && x)
                last = clock;
    return (half ? last : clock) + depth + 1;
}

static char *check_bayer(const json_t *manifest, const struct npy *in, const char *const *paths,
                         struct expr_vars *vars)
{
    const struct npy *raw = &in[0];
    char text[96];
    if (raw->ndim != 2 || raw->shape[0] < 2 || raw->shape[1] < 2)
        return npy_message("%s: shape %s; legal: an image, H x W, of at least 2 x 2", paths[0],
                           npy_shape(raw, text));
    int64_t most = golden_param(manifest, "max_width");
    if (raw->shape[1] > most)
        return npy_message("%s: width %lld; legal: at most max_width = %lld", paths[0], (long long)raw->shape[1],
                           (long long)most);
    int64_t height = golden_param(manifest, "height");
    if (height && raw->shape[0] != height)
        return npy_message("%s: height %lld; legal: height = %lld, which the design was made for (height=0 takes any)", paths[0],
                           (long long)raw->shape[0], (long long)height);
    expr_set(vars, "H", raw->shape[0]);
    expr_set(vars, "W", raw->shape[1]);
    return npy_fits(raw, paths[0], 0, RAW_MAX);
}

const struct golden golden_bayer = {
    .generator = "bayer",
    .inputs = (const char *const[]){"raw", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"rgb", NULL},
    .own = (const char *const[]){NULL},
    .check = check_bayer,
};
