// SPDX-License-Identifier: Apache-2.0
// Sums, products and shifts of values as gates.
#include <string.h>

#include "base/util.h"
#include "estimate/elaborate.h"

struct value new_value(struct elaboration *e, int count, bool is_signed)
{
    struct value v = {arena_take(&e->arena, (size_t)(count ? count : 1) * sizeof *v.bits), count, is_signed};
    return v;
}

struct value integer_value(struct elaboration *e, int64_t v, int width)
{
    struct value r = new_value(e, width, true);
    for (int i = 0; i < width; i++)
        r.bits[i] = v >> (i < 63 ? i : 63) & 1;
    return r;
}

bool is_constant(const struct value *v)
{
    for (int i = 0; i < v->count; i++)
        if (v->bits[i] > LIT_ONE)
            return false;
    return true;
}

int64_t number_of(const struct value *v)
{
    int64_t n = 0;
    for (int i = 0; i < v->count && i < 64; i++)
        n |= (int64_t)((uint64_t)v->bits[i] << i);
    if (v->is_signed && v->count && v->count < 64 && v->bits[v->count - 1])
        n |= (int64_t)(~UINT64_C(0) << v->count);
    return n;
}

struct value value_add(struct elaboration *e, struct value a, struct value b, lit carry, lit *out)
{
    struct value r = new_value(e, a.count, a.is_signed);
    for (int i = 0; i < a.count; i++) {
        lit either = gate_xor(e->gates, a.bits[i], b.bits[i]);
        r.bits[i] = gate_xor(e->gates, either, carry);
        carry = gate_carry(e->gates, either, carry, a.bits[i]);
    }
    if (out)
        *out = carry;
    return r;
}

struct value value_inverted(struct elaboration *e, struct value a)
{
    struct value r = new_value(e, a.count, a.is_signed);
    for (int i = 0; i < a.count; i++)
        r.bits[i] = a.bits[i] ^ 1;
    return r;
}

// Bits of one weight, a list for each; added up by rows of full adders until two are left, those by one adder.
struct column {
    lit *bits;
    int count;
};

static void drop(struct elaboration *e, struct column *c, lit bit)
{
    if (bit == LIT_ZERO)
        return;
    if ((c->count & (c->count - 1)) == 0) { // full
        lit *more = arena_take(&e->arena, (size_t)(2 * c->count + 1) * sizeof *more);
        if (c->count)
            memcpy(more, c->bits, (size_t)c->count * sizeof *more);
        c->bits = more;
    }
    c->bits[c->count++] = bit;
}

// Until no column has more than `most`, with what the columns below carry (Dadda, 1965).
static void compress(struct elaboration *e, struct column *columns, int width, int most)
{
    struct column *after = arena_take(&e->arena, (size_t)(width + 1) * sizeof *after);
    for (int k = 0; k < width; k++) {
        const lit *b = columns[k].bits;
        int left = columns[k].count;
        while (left + after[k].count > most && left > 1) {
            bool full = left > 2 && left + after[k].count > most + 1;
            lit either = gate_xor(e->gates, b[0], b[1]);
            drop(e, &after[k], full ? gate_xor(e->gates, either, b[2]) : either);
            drop(e, &after[k + 1], full ? gate_mux(e->gates, either, b[2], b[0]) : gate_and(e->gates, b[0], b[1]));
            b += 2 + full;
            left -= 2 + full;
        }
        while (left--)
            drop(e, &after[k], *b++);
    }
    memcpy(columns, after, (size_t)width * sizeof *columns);
}

static void compress_all(struct elaboration *e, struct column *columns, int width)
{
    int most = 2, highest = 0;
    for (int k = 0; k < width; k++)
        highest = columns[k].count > highest ? columns[k].count : highest;
    while (most * 3 / 2 < highest)
        most = most * 3 / 2;
    for (; highest > 2; highest = most, most = most == 2 ? 2 : (2 * most + 2) / 3)
        compress(e, columns, width, most);
}

// Where b is extended by its sign, that bit's weight is negative.
struct value value_multiply(struct elaboration *e, struct value a, struct value b)
{
    int width = a.count, last = b.count;
    if (is_constant(&a)) {
        struct value c = a;
        a = b;
        b = c;
    }
    struct column *columns = arena_take(&e->arena, (size_t)(width + 1) * sizeof *columns);
    while (last > 1 && b.bits[last - 1] == b.bits[last - 2] && b.bits[last - 1] > LIT_ONE)
        last--;
    bool negative = last < b.count;
    for (int i = 0; i < last; i++) {
        bool minus = negative && i == last - 1;
        for (int k = i; k < width && b.bits[i] != LIT_ZERO; k++)
            drop(e, &columns[k], gate_and(e->gates, a.bits[k - i], b.bits[i]) ^ minus);
        if (minus)
            drop(e, &columns[i], LIT_ONE);
    }
    compress_all(e, columns, width);
    struct value x = integer_value(e, 0, width), y = integer_value(e, 0, width);
    for (int k = 0; k < width; k++) {
        x.bits[k] = columns[k].count > 0 ? columns[k].bits[0] : LIT_ZERO;
        y.bits[k] = columns[k].count > 1 ? columns[k].bits[1] : LIT_ZERO;
    }
    return value_add(e, x, y, LIT_ZERO, NULL);
}

struct value value_shifted(struct elaboration *e, struct value a, struct value by, const char *op)
{
    bool left = op[0] == '<';
    lit fill = op[0] == '>' && op[2] && a.is_signed && a.count ? a.bits[a.count - 1] : LIT_ZERO;
    for (int k = 0; k < by.count; k++) {
        if (by.bits[k] == LIT_ZERO)
            continue;
        int n = k < 30 ? 1 << k : 1 << 30;
        struct value r = new_value(e, a.count, a.is_signed);
        for (int i = 0; i < a.count; i++) {
            lit moved = left ? (i >= n ? a.bits[i - n] : LIT_ZERO) : (n < a.count && i < a.count - n ? a.bits[i + n] : fill);
            r.bits[i] = gate_mux(e->gates, by.bits[k], moved, a.bits[i]);
        }
        a = r;
    }
    return a;
}
