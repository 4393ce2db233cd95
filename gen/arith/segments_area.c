// SPDX-License-Identifier: Apache-2.0
// The areas of arith/segments_parts.h.
#include <stdlib.h>
#include <string.h>

#include "arith/segments_parts.h"
#include "base/celldata.h"

// Nodes of a table's diagram, mapped: 278 tables of SiLU, GELU and tanh, whose areas these give within 4 % (root of the mean square).
#define AREA_NODE_AND 14.0
#define AREA_NODE_XOR 39.0
#define AREA_NODE_MUX 42.0

int segments_bits(int64_t v)
{
    int n = 0;
    while (v >> n)
        n++;
    return n;
}

int segments_digits(int64_t v)
{
    int n = 0;
    for (; v; v /= 2)
        if (v & 1) {
            int digit = (v & 3) == 1 ? 1 : -1;
            v -= digit;
            n++;
        }
    return n;
}

int64_t segments_word(const struct segments *s, int i)
{
    return s->top ? s->top - s->a[i] : s->a[i];
}

int64_t *segments_words(const struct segments *s)
{
    int64_t *words = xcalloc((size_t)1 << s->index_bits, sizeof *words);
    for (int i = 0; i < 1 << s->index_bits; i++)
        words[i] = segments_word(s, i);
    return words;
}

// The different functions of the table's bits, as a binary decision diagram with inverters for free (R. E. Bryant, 1986).
struct diagram {
    int count;
    double area;
    struct {
        int variable, low, high;
    } node[1 << 15];
    int next[1 << 15], head[1 << 11];
};

// A function is twice a node, the constant being node 0, plus one if it is inverted.
static int diagram_node(struct diagram *g, int variable, int low, int high)
{
    if (low == high)
        return low;
    int inverted = low & 1;
    low ^= inverted;
    high ^= inverted;
    unsigned hash = ((unsigned)variable * 31 + (unsigned)low * 8191 + (unsigned)high * 127) % (1 << 11);
    for (int k = g->head[hash]; k; k = g->next[k])
        if (g->node[k].variable == variable && g->node[k].low == low && g->node[k].high == high)
            return 2 * k + inverted;
    int k = g->count++;
    g->area += low < 2 && high < 2 ? 0 : low < 2 || high < 2 ? AREA_NODE_AND : low == (high ^ 1) ? AREA_NODE_XOR : AREA_NODE_MUX;
    g->node[k].variable = variable;
    g->node[k].low = low;
    g->node[k].high = high;
    g->next[k] = g->head[hash];
    g->head[hash] = k;
    return 2 * k + inverted;
}

static int diagram_of(struct diagram *g, const int64_t *values, int index_bits, int bit)
{
    if (index_bits == 0)
        return (int)(values[0] >> bit & 1);
    int low = diagram_of(g, values, index_bits - 1, bit), high = diagram_of(g, values + (1 << (index_bits - 1)), index_bits - 1, bit);
    return diagram_node(g, index_bits, low, high);
}

double segments_table_area(const struct segments *s)
{
    static struct diagram g;
    int64_t *words = segments_words(s);
    g.count = 1;
    g.area = 0;
    memset(g.head, 0, sizeof g.head);
    for (int bit = 0; bit < s->a_bits; bit++)
        diagram_of(&g, words, s->index_bits, bit);
    free(words);
    for (int bit = 0; bit < s->d_bits; bit++)
        diagram_of(&g, s->d, s->index_bits, bit);
    return g.area;
}

int64_t segments_constant(const struct segments *s)
{
    int64_t rows = ((INT64_C(1) << s->d_bits) - 1) * ((INT64_C(1) << (s->x_bits - s->index_bits)) - 1);
    return s->top * (INT64_C(1) << s->coarse) + s->start + rows;
}

double segments_heap_area(const struct segments *s)
{
    int r_bits = s->x_bits - s->index_bits, height[63] = {0}, width = (s->line_bits ? s->line_bits + 1 : s->value_bits) + s->shift;
    int64_t base = s->line_bits ? -s->base : s->base, constant = s->line_bits ? -segments_constant(s) : s->start;
    for (int i = 0; i < s->a_bits; i++)
        height[i + s->coarse]++;
    for (int i = 0; i < s->line_bits; i++)
        height[i + s->shift]++;
    for (int i = 0; i < r_bits * s->d_bits; i++)
        height[i / r_bits + i % r_bits]++;
    for (int k = 0; base; k++, base /= 2)
        if (base & 1) {
            int digit = (base & 3) == 1 ? 1 : -1; // of its canonical signed form
            base -= digit;
            for (int i = 0; i < r_bits; i++)
                height[k + i]++;
            if (digit < 0)
                constant -= ((INT64_C(1) << r_bits) - 1) * (INT64_C(1) << k);
        }
    return heap_close_count(height, width, constant & ((INT64_C(1) << width) - 1)) + s->d_bits * r_bits * AREA_NAND;
}

double segments_area(const struct segments *s)
{
    return segments_heap_area(s) + segments_table_area(s);
}
