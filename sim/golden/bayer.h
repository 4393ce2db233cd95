// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `bayer`, in plain integers on whole raw values: a 2x2 kernel over a cell, and
// bilinear interpolation. Shares nothing with the generator.
#ifndef GW_GOLDEN_BAYER_H
#define GW_GOLDEN_BAYER_H

#include <stdbool.h>
#include <stdint.h>

// A raw image and how to read it.
struct golden_raw {
    const int32_t *raw;    // (height, width), 0..4095
    int64_t height, width; // at least 2
    int32_t black;
    int red_row, red_col;  // of the first red pixel: 0 or 1
};

// What kernel k makes of cell (row, col): min(65535, max(0, (sum k*(raw - black) + half) >> shift)), where half is
// half of 1 << shift, 0 for shift 0. k[y][x] meets the pixel at row 2*row+y, column 2*col+x.
int64_t golden_cell(const struct golden_raw *r, int64_t row, int64_t col, const int32_t k[2][2], int shift);

// Red, green and blue of pixel (row, col): its own colour, and the mean of the nearest 2 or 4 of each other one,
// rounded half up, less black, at least 0. Beyond the edges the image is mirrored: row -1 is row 1.
void golden_bilinear(const struct golden_raw *r, int64_t row, int64_t col, int64_t rgb[3]);

// A video stream of raw pixels as hardware sees it: what each pixel makes known, in order, and whether the stream is as it
// must be. Zero-initialize all but the first group.
struct golden_video {
    bool half;                  // a result a cell of 2 x 2, else one a pixel
    int64_t max_width, height;  // of a line; lines of a frame, 0 = any
    struct golden_raw frame;    // black, red_row, red_col

    bool err;                   // something was not as it must be
    bool broken, ended;         // no result until the next start of frame; the frame had all its lines
    int64_t line, col;          // of the next pixel
    int64_t room;
    int32_t *pixels;            // of the frame so far, as they came: its first line says how wide it is
};

// Takes a pixel; `start`: first of a frame, `last`: of a line. give() is called for each result that it makes possible, with
// its place and what of the image is known: neighbours beyond the last line are mirrored only where the frame has ended.
void golden_video_take(struct golden_video *v, int32_t raw, bool start, bool last,
                       void (*give)(const struct golden_raw *image, int64_t row, int64_t col));

// Clocks from the first pixel to the last result when nothing waits; `depth` = clocks from the pixel that makes a
// result possible to the result. One pixel a clock; bilinear needs one more line and one more pixel, mirrored.
int64_t golden_bayer_cycles(int64_t height, int64_t width, bool half, int64_t depth);
#endif
