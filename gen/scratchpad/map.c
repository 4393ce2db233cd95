// SPDX-License-Identifier: Apache-2.0
// The scratchpad's map from addresses to banks and rows.
#include "scratchpad/scratchpad.h"

#include <stdlib.h>
#include <string.h>

// False, refused, if there is an error; it is a whole line.
static bool is_right(const struct design *d, char *error)
{
    if (error)
        refuse(d->params.error, NULL, "%s", error);
    free(error);
    return !error;
}

static void find_best(struct design *d, struct scratchpad *s)
{
    struct swizzle_found f = swizzle_solve(&s->patterns, &s->tile, SWIZZLE_EFFORT);
    if (!f.decided || !f.found)
        refuse(d->params.error, "map", "value 'best' with patterns=%s: %s; legal: patterns that have one, or another map",
               param_text(&d->params, "patterns"),
               f.decided ? "no linear map is without conflict on all of them" : "no map found, and no proof that there is none");
    s->map = f.map;
    swizzle_found_free(&f);
}

enum { TABLE_BITS = 11 }; // of an address, at most

void scratchpad_map(struct design *d, struct scratchpad *s)
{
    const char *text = param_text(&d->params, "map");
    if (!is_right(d, swizzle_patterns_parse("patterns", param_text(&d->params, "patterns"), &s->tile, &s->patterns)))
        return;
    if (strcmp(text, "best") == 0)
        find_best(d, s);
    else if (!is_right(d, swizzle_map_parse("map", text, &s->tile, &s->map)))
        return;
    if (is_refused(d->params.error))
        return;
    param_settle(&d->params, "map", swizzle_map_text(&s->map, &s->tile));
    s->bank_rows = s->depth;
    s->row_bits = s->address_bits - s->bank_bits;
    if (s->map.pad) {
        int64_t last = s->words - 1;
        s->bank_rows = (int)((last + last / s->tile.cols) / s->banks + 1);
        s->row_bits = index_bits(s->bank_rows);
    } else {
        swizzle_row_bits(&s->map, &s->tile, s->address_bits, s->rows);
    }
}

// "addr[0] ^ addr[5]", for an address called so.
static char *parity(const char *addr, uint32_t mask)
{
    struct buf b = {0};
    for (int i = 0; i < 32; i++)
        if (mask >> i & 1)
            buf_printf(&b, "%s%s[%d]", b.len ? " ^ " : "", addr, i);
    return b.s;
}

static void linear_text(const struct scratchpad *s, struct buf *text)
{
    for (int i = 0; i < s->bank_bits; i++) {
        char *sum = parity("addr", s->map.matrix[i]);
        buf_printf(text, "  assign bank[%d] = %s;\n", i, sum);
        free(sum);
    }
    for (int i = 0; i < s->row_bits; i++)
        buf_printf(text, "  assign row[%d] = addr[%d];\n", i, s->rows[i]);
    text->s[--text->len] = '\0';
}

// An address plus the number of its row of the tile, in the bits of a padded one.
static char *padded_place(const struct scratchpad *s)
{
    int line = 0, bits = s->row_bits + s->bank_bits;
    while (1 << line < s->tile.cols)
        line++;
    int of_row = s->address_bits - line; // bits of the number
    char *addr = bits > s->address_bits ? xasprintf("{%d'd0, addr}", bits - s->address_bits) : xstrdup("addr");
    if (of_row <= 0)
        return addr;
    return xasprintf("%s + {%d'd0, addr[%d:%d]}", addr, bits - of_row, s->address_bits - 1, line);
}

void scratchpad_map_module(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct buf text = {0};
    buf_puts(&text, "");
    if (!s->map.pad)
        linear_text(s, &text);
    hole(h, "MAP_TEXT", "%s", text.s);
    hole_int(h, "PAD", s->map.pad);
    char *place = padded_place(s);
    hole(h, "PLACE", "%s", place);
    hole_int(h, "PADDED_MSB", s->row_bits + s->bank_bits - 1);
    hole_int(h, "COLS", s->tile.cols);
    struct module *m = design_module(d, "map", s->map.pad ? "The bank and the row in it of a word: rows of the tile are one "
                                                            "word longer than they need be."
                                                          : "The bank of a word, a matrix times its address over GF(2), and "
                                                            "the row in it.");
    module_vector(m, PORT_IN, "addr", 1, s->address_bits, false, "of a word");
    module_vector(m, PORT_OUT, "bank", 1, s->bank_bits, false, "that it is in");
    module_vector(m, PORT_OUT, "row", 1, s->row_bits, false, "at this place");
    module_body(d, m, "map", h);
    free(place);
    free(text.s);
}

void scratchpad_map_tables(struct holes *h, const struct scratchpad *s)
{
    int low = s->address_bits < TABLE_BITS ? s->address_bits : TABLE_BITS, high = s->address_bits - low;
    struct buf bits = {0};
    buf_puts(&bits, "");
    for (int i = s->row_bits - 1; i >= 0 && !s->map.pad; i--)
        buf_printf(&bits, "a[%d],%s", s->rows[i], i ? " " : "");
    for (int i = s->bank_bits - 1; i >= 0 && !s->map.pad; i--) {
        char *sum = parity("a", s->map.matrix[i]);
        buf_printf(&bits, "\n      %s%s", sum, i ? "," : "");
        free(sum);
    }
    hole_int(h, "TABLES", !s->map.pad);
    hole(h, "OF_PARTS", "%s", high ? " for each half of the address" : "");
    hole(h, "PLACE_BITS", "%s", bits.s);
    hole_int(h, "LOW_BITS", low);
    hole_int(h, "LOW_LAST", (1 << low) - 1);
    hole_int(h, "HIGH", high);
    hole_int(h, "HIGH_MSB", high - 1);
    hole_int(h, "HIGH_LAST", (1 << high) - 1);
    if (high)
        hole(h, "LOOKUP", "low[mine[%d:0]] ^ high[mine[%d:%d]]", low - 1, s->address_bits - 1, low);
    else
        hole(h, "LOOKUP", "low[mine[%d:0]]", low - 1);
    free(bits.s);
}
