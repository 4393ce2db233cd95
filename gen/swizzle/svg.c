// SPDX-License-Identifier: Apache-2.0
// A picture of a tile, each element in the colour of its bank (solve.h).
#include "swizzle/solve.h"

#include <stdlib.h>

#include "base/replace.h"
#include "base/svg.h"
#include "base/util.h"

#define GREY "fill=\"#555\"" // of what is no element

// Pixels left and above; elements a side up to which banks are written in them, and up to which there is a picture.
enum { EDGE = 34, TOP = 58, NUMBERED = 64, LARGEST = 1024, CELL = 22, SWATCH = 22 };

// Pixels of an element.
static int cell_size(const struct swizzle_tile *t)
{
    int longest = t->rows > t->cols ? t->rows : t->cols;
    return longest <= NUMBERED ? CELL : longest <= 256 ? 4 : 1;
}

// One of three channels of a hue in degrees, from `low` to 255.
static int channel(int hue, int low)
{
    int h = hue % 360, up = 255 - low;
    if (h < 60)
        return low + up * h / 60;
    return h < 180 ? 255 : h < 240 ? low + up * (240 - h) / 60 : low;
}

// Bank 0 is dark, so that the eye follows one bank over the tile. The hues of the others go around in three brightnesses, so that
// neighbours are told apart; all are light enough for black text.
static void colour(struct buf *b, int bank, int banks)
{
    if (bank == 0) {
        buf_puts(b, "#222");
        return;
    }
    int hue = bank * 360 / banks, low = bank % 3 == 0 ? 96 : bank % 3 == 1 ? 160 : 210;
    buf_printf(b, "#%02x%02x%02x", (unsigned)channel(hue + 120, low), (unsigned)channel(hue, low),
               (unsigned)channel(hue + 240, low));
}

static int bank_at(const struct swizzle_tile *t, const struct swizzle_map *map, int r, int c)
{
    return swizzle_bank(map, t, (uint32_t)(((int64_t)r * t->cols + c) >> t->pack));
}

// Runs of elements of one bank, as one path.
static void bank_path(struct buf *b, const struct swizzle_tile *t, const struct swizzle_map *map, int bank)
{
    int size = cell_size(t);
    buf_puts(b, "<path fill=\"");
    colour(b, bank, t->banks);
    buf_puts(b, "\" d=\"");
    for (int r = 0; r < t->rows; r++) {
        for (int c = 0; c < t->cols; c++) {
            int start = c;
            while (c < t->cols && bank_at(t, map, r, c) == bank)
                c++;
            if (c > start)
                buf_printf(b, "M%d %dh%dv%dh%dz", EDGE + start * size, TOP + r * size, (c - start) * size, size,
                           (start - c) * size);
        }
    }
    buf_puts(b, "\"/>\n");
}

static void bank_numbers(struct buf *b, const struct swizzle_tile *t, const struct swizzle_map *map, int size)
{
    for (int r = 0; r < t->rows; r++)
        for (int c = 0; c < t->cols; c++) {
            int bank = bank_at(t, map, r, c);
            svg_text(b, EDGE + c * size + size / 2, TOP + r * size + size - 7, bank ? "" : "fill=\"#fff\"", "%d", bank);
        }
}

// Row and column numbers along the edges; of a larger tile some.
static void edges(struct buf *b, const struct swizzle_tile *t, int size)
{
    int by = size >= CELL ? 1 : size == 4 ? 16 : 128;
    for (int c = 0; c < t->cols; c += by)
        svg_text(b, EDGE + c * size + size / 2, TOP - 6, GREY, "%d", c);
    for (int r = 0; r < t->rows; r += by)
        svg_text(b, EDGE / 2, TOP + r * size + size / 2 + 4, GREY, "%d", r);
}

// The words that padding leaves unused, one at the end of each row.
static void wasted_column(struct buf *b, const struct swizzle_tile *t, int size)
{
    int x = EDGE + t->cols * size + 2;
    svg_rect(b, x, TOP, size, t->rows * size, 0, "fill=\"#ccc\"");
    svg_text(b, x + size, TOP - 20, GREY " text-anchor=\"end\"", "wasted: %s", counted(t->rows, "word"));
}

// Where elements are too small for numbers: the colour of each bank, below the tile.
static int legend_height(const struct swizzle_tile *t, int width)
{
    int a_line = (width - EDGE) / SWATCH;
    return cell_size(t) >= CELL ? 0 : (t->banks + a_line - 1) / a_line * SWATCH + 10;
}

static void legend(struct buf *b, const struct swizzle_tile *t, int width, int top)
{
    int a_line = (width - EDGE) / SWATCH;
    for (int bank = 0; bank < t->banks; bank++) {
        int x = EDGE + bank % a_line * SWATCH, y = top + bank / a_line * SWATCH;
        buf_printf(b, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"", x, y, SWATCH, SWATCH);
        colour(b, bank, t->banks);
        buf_puts(b, "\"/>\n");
        svg_text(b, x + SWATCH / 2, y + SWATCH - 7, bank ? "" : "fill=\"#fff\"", "%d", bank);
    }
}

void swizzle_svg_write(const char *path, const struct swizzle_tile *t, const struct swizzle_map *map, const char *name)
{
    struct buf b = {0};
    if (t->rows > LARGEST || t->cols > LARGEST)
        die(ST_USAGE, "--svg: a tile of %dx%d; legal: at most %d rows and columns", t->rows, t->cols, (int)LARGEST);
    int size = cell_size(t), width = EDGE + (t->cols + map->pad) * size + 10, height = TOP + t->rows * size + 10;
    width = width < 420 ? 420 : width;
    height += legend_height(t, width);
    svg_page_begin(&b, width, height, "font-size=\"11\" text-anchor=\"middle\"", name);
    svg_text(&b, 8, 18, "font-size=\"15\" text-anchor=\"start\"", "map: %s", name);
    svg_text(&b, 8, 34, GREY " font-size=\"12\" text-anchor=\"start\"", "tile of %s by %s, %s: a colour each, bank 0 dark",
             counted(t->rows, "row"), counted(t->cols, "column"), counted(t->banks, "bank"));
    for (int bank = 0; bank < t->banks; bank++)
        bank_path(&b, t, map, bank);
    edges(&b, t, size);
    if (size >= CELL)
        bank_numbers(&b, t, map, size);
    else
        legend(&b, t, width, height - legend_height(t, width));
    if (map->pad)
        wasted_column(&b, t, size);
    svg_page_end(&b);
    replace_file(path, b.s, b.len);
    free(b.s);
}
