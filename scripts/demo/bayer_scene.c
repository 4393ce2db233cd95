// SPDX-License-Identifier: Apache-2.0
// What a camera would hand to the generator `bayer`: a drawn scene behind an RGGB filter, and pictures of it.
//   bayer_scene raw RAW.npy                         the scene, 12 bits, black at 256
//   bayer_scene picture RAW.npy FULL.npy HALF.npy OUT.png
//                     raw values, mode=bilinear and mode=half side by side, a part of each four times as large below
// All arithmetic is on integers: the same pictures everywhere.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/npy.h"

enum {
    WIDTH = 256,
    HEIGHT = 192,
    FINE = 4,           // the scene is drawn on a grid so many times as fine as the pixels
    BLACK = 256,
    WHITE = 4095 - BLACK,
    ZOOM = 4,
    ZOOM_X = 16, ZOOM_Y = 20, // the part shown larger: its first pixel
    GAP = 8,
    PANELS = 3,
    PICTURE_W = PANELS * WIDTH + (PANELS - 1) * GAP,
    PICTURE_H = 2 * HEIGHT + GAP,
};

static void must(char *err)
{
    if (err) {
        fprintf(stderr, "bayer_scene: %s\n", err);
        exit(2);
    }
}

// ---- the scene: light at a place of the fine grid, 0..1000 of each colour ----

struct rgb {
    int c[3];
};

static bool in_disc(int x, int y, int cx, int cy, int r)
{
    return (x - cx) * (x - cx) + (y - cy) * (y - cy) < r * r;
}

// Whether a letter of the word covers the place; letters of 5 x 7 dots, each `dot` wide.
static bool in_word(int x, int y, int dot)
{
    static const char word[] = "GATEWRIGHT", letters[] = "GATEWRIH";
    static const char dots[][8] = {
        {0x0e, 0x11, 0x10, 0x17, 0x11, 0x11, 0x0e, 0}, {0x0e, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11, 0},
        {0x1f, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04, 0}, {0x1f, 0x10, 0x10, 0x1e, 0x10, 0x10, 0x1f, 0},
        {0x11, 0x11, 0x11, 0x15, 0x15, 0x1b, 0x11, 0}, {0x1e, 0x11, 0x11, 0x1e, 0x14, 0x12, 0x11, 0},
        {0x0e, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0e, 0}, {0x11, 0x11, 0x11, 0x1f, 0x11, 0x11, 0x11, 0}};
    int column = x / dot, letter = column / 6, row = y / dot;
    if (x < 0 || y < 0 || row >= 7 || letter >= (int)strlen(word) || column % 6 == 5)
        return false;
    return dots[strchr(letters, word[letter]) - letters][row] >> (4 - column % 6) & 1;
}

static struct rgb background(int x, int y)
{
    int u = 1000 * x / (WIDTH * FINE), v = 1000 * y / (HEIGHT * FINE);
    return (struct rgb){{80 + u * 7 / 10, 120 + v / 2, 700 - u / 2}};
}

static struct rgb light(int x, int y)
{
    static const struct {
        int x, y, r;
        struct rgb colour;
    } discs[] = {{190, 60, 40, {{900, 60, 40}}}, {222, 88, 30, {{60, 700, 90}}}, {170, 96, 26, {{40, 90, 850}}},
                 {206, 72, 12, {{950, 900, 100}}}};
    struct rgb c = background(x, y);
    if (in_word(x - 19 * FINE, y - 25 * FINE, 2 * FINE))
        return (struct rgb){{15, 15, 15}};
    if (in_word(x - 18 * FINE, y - 46 * FINE, FINE))
        return (struct rgb){{980, 980, 980}};
    for (size_t i = 0; i < sizeof discs / sizeof *discs; i++)
        if (in_disc(x, y, discs[i].x * FINE, discs[i].y * FINE, discs[i].r * FINE))
            c = discs[i].colour;
    int dx = x - 70 * FINE, dy = y - 122 * FINE;
    if (in_disc(x, y, 70 * FINE, 122 * FINE, 52 * FINE)) // a zone plate: ever finer rings
        c = ((dx * dx + dy * dy) / (96 * FINE * FINE)) % 2 ? (struct rgb){{900, 900, 900}} : (struct rgb){{60, 60, 60}};
    if (y > 140 * FINE && x > 136 * FINE && x < 244 * FINE && y < 180 * FINE) // stripes that lean
        c = ((x + y / 6) / (3 * FINE)) % 2 ? (struct rgb){{930, 930, 880}} : (struct rgb){{130, 40, 60}};
    return c;
}

static int64_t raw_pixel(int row, int col)
{
    int colour = (row & 1) + (col & 1), sum = 0; // RGGB: 0 red, 1 green, 2 blue
    for (int y = 0; y < FINE; y++)
        for (int x = 0; x < FINE; x++)
            sum += light(col * FINE + x, row * FINE + y).c[colour];
    return BLACK + (int64_t)sum * WHITE / (1000 * FINE * FINE);
}

static void write_raw(const char *path)
{
    static int64_t raw[HEIGHT * WIDTH];
    for (int i = 0; i < HEIGHT * WIDTH; i++)
        raw[i] = raw_pixel(i / WIDTH, i % WIDTH);
    must(npy_write(path, 2, (int64_t[]){HEIGHT, WIDTH}, raw, 16, false));
}

// ---- the picture ----

static unsigned char picture[PICTURE_H][PICTURE_W][3];

// Light 0..WHITE as a byte, gamma 2, in steps of 4: the file is a third smaller and looks the same.
static unsigned char tone(int64_t v)
{
    int64_t square = v <= 0 ? 0 : v >= WHITE ? 65025 : v * 65025 / WHITE;
    int root = 0;
    while ((int64_t)(root + 1) * (root + 1) <= square)
        root++;
    return (unsigned char)((root & 0xfc) | root >> 6);
}

// Colour of a panel at full-size pixel (row, col).
static void panel_pixel(const struct npy *a, int row, int col, unsigned char out[3])
{
    if (a->ndim == 2) { // raw values, grey
        memset(out, tone(a->data[(int64_t)row * WIDTH + col] - BLACK), 3);
        return;
    }
    int step = (int)(HEIGHT / a->shape[0]);
    const int64_t *v = a->data + ((row / step) * a->shape[1] + col / step) * a->shape[2];
    for (int c = 0; c < 3; c++)
        out[c] = tone(v[c]);
}

static void draw_panel(const struct npy *a, int x0)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            panel_pixel(a, y, x, picture[y][x0 + x]);
            panel_pixel(a, ZOOM_Y + y / ZOOM, ZOOM_X + x / ZOOM, picture[HEIGHT + GAP + y][x0 + x]);
        }
}

static void put_32(unsigned char *p, unsigned long v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (unsigned char)(v >> (24 - 8 * i));
}

// A PNG chunk: length, type, data, check sum of type and data (W3C PNG, clause 5.3).
static bool chunk(FILE *f, const char *type, const unsigned char *data, unsigned long len)
{
    unsigned char head[8], tail[4];
    put_32(head, len);
    memcpy(head + 4, type, 4);
    unsigned long crc = crc32(0, head + 4, 4);
    put_32(tail, len ? crc32(crc, data, (uInt)len) : crc);
    return fwrite(head, 1, 8, f) == 8 && fwrite(data, 1, len, f) == len && fwrite(tail, 1, 4, f) == 4;
}

enum { ROW = 3 * PICTURE_W, FILTERS = 3 };

// A row with a PNG filter before it: 0 nothing, 1 less the pixel to the left, 2 less the pixel above. Returns how far
// its bytes are from 0, all in all.
static long filter_row(int y, int filter, unsigned char out[1 + ROW])
{
    const unsigned char *row = picture[y][0], *above = y ? picture[y - 1][0] : NULL;
    long size = 0;
    out[0] = (unsigned char)filter;
    for (int i = 0; i < ROW; i++) {
        int near = filter == 1 && i >= 3 ? row[i - 3] : filter == 2 && above ? above[i] : 0;
        out[1 + i] = (unsigned char)(row[i] - near);
        size += abs((signed char)out[1 + i]);
    }
    return size;
}

// All rows, each with the filter that leaves least.
static void filter_rows(unsigned char (*out)[1 + ROW])
{
    unsigned char row[1 + ROW];
    for (int y = 0; y < PICTURE_H; y++) {
        long least = filter_row(y, 0, out[y]);
        for (int filter = 1; filter < FILTERS; filter++) {
            long size = filter_row(y, filter, row);
            if (size < least) {
                least = size;
                memcpy(out[y], row, sizeof row);
            }
        }
    }
}

static void write_png(const char *path)
{
    static unsigned char rows[PICTURE_H][1 + ROW];
    filter_rows(rows);
    unsigned char head[13] = {[8] = 8, [9] = 2}; // eight bits, RGB
    put_32(head, PICTURE_W);
    put_32(head + 4, PICTURE_H);
    unsigned long len = compressBound(sizeof rows);
    unsigned char *data = malloc(len);
    FILE *f = data && compress2(data, &len, rows[0], sizeof rows, 9) == Z_OK ? fopen(path, "wb") : NULL;
    bool ok = f && fwrite("\x89PNG\r\n\x1a\n", 1, 8, f) == 8 && chunk(f, "IHDR", head, sizeof head) &&
              chunk(f, "IDAT", data, len) && chunk(f, "IEND", data, 0);
    ok = f && fclose(f) == 0 && ok;
    free(data);
    if (!ok)
        must(npy_message("%s: cannot write", path));
}

static void write_picture(char *const *paths, const char *out)
{
    static const int dims[PANELS] = {2, 3, 3}, scale[PANELS] = {1, 1, 2};
    for (int i = 0; i < PANELS; i++) {
        struct npy a;
        must(npy_read(paths[i], &a));
        if (a.ndim != dims[i] || a.shape[0] != HEIGHT / scale[i] || a.shape[1] != WIDTH / scale[i] ||
            (a.ndim == 3 && a.shape[2] < 3))
            must(npy_message("%s: not of the scene's size, %dx%d", paths[i], HEIGHT / scale[i], WIDTH / scale[i]));
        draw_panel(&a, i * (WIDTH + GAP));
        npy_free(&a);
    }
    write_png(out);
}

int main(int n, char **v)
{
    memset(picture, 255, sizeof picture);
    if (n == 3 && strcmp(v[1], "raw") == 0)
        write_raw(v[2]);
    else if (n == 6 && strcmp(v[1], "picture") == 0)
        write_picture(v + 2, v[5]);
    else
        must(npy_message("usage: bayer_scene raw RAW.npy | picture RAW.npy FULL.npy HALF.npy OUT.png"));
    return 0;
}
