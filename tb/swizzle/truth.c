// SPDX-License-Identifier: Apache-2.0
// Whether what a certificate says is true (brute_true of brute.h), without the checker: a map by numbering every word,
// a refutation by the way of maps drawn at random through its tree, and by trying all.
#include <stdlib.h>
#include <string.h>

#include "tb/swizzle/brute.h"

enum { WALKS = 2000 };

static uint32_t random_mask(void)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 32);
}

static json_int_t integer(const json_t *o, const char *key, size_t i)
{
    const json_t *v = json_object_get(o, key);
    return json_integer_value(json_is_array(v) ? json_array_get(v, i) : v);
}

static bool read_claim(const json_t *o, struct brute *b)
{
    const char *texts[BRUTE_MAX_PATTERNS];
    const json_t *patterns = json_object_get(o, "patterns");
    int n = (int)json_array_size(patterns);
    char *err = cert_tile_set(&b->tile, integer(o, "banks", 0), integer(o, "tile", 0), integer(o, "tile", 1),
                              integer(o, "word", 0), integer(o, "elem", 0));
    for (int i = 0; i < n && i < BRUTE_MAX_PATTERNS; i++)
        texts[i] = json_string_value(json_array_get(patterns, (size_t)i));
    if (!err && n <= BRUTE_MAX_PATTERNS && b->tile.bits <= BRUTE_MAX_BITS)
        err = brute_read(b, texts, n, json_object_get(o, "lists"));
    bool ok = !err && n <= BRUTE_MAX_PATTERNS && b->tile.bits <= BRUTE_MAX_BITS;
    free(err);
    return ok;
}

static uint32_t image(const uint32_t *masks, int n, uint32_t x)
{
    uint32_t y = 0;
    for (int i = 0; i < n; i++)
        for (uint32_t m = masks[i] & x; m; m &= m - 1)
            y ^= 1u << i;
    return y;
}

// The matrix and the rows number every word once, no lower rows do, and no difference has bank 0.
static bool map_is_true(const json_t *o, struct brute *b)
{
    static bool seen[1 << BRUTE_MAX_BITS];
    uint32_t masks[BRUTE_MAX_BITS];
    int bits = b->tile.bits, banks = b->tile.bank_bits, gates = -banks;
    for (int i = 0; i < banks; i++) {
        masks[i] = (uint32_t)integer(o, "matrix", (size_t)i);
        for (uint32_t m = masks[i]; m; m &= m - 1)
            gates++;
    }
    for (int i = banks; i < bits; i++)
        masks[i] = 1u << integer(o, "rows", (size_t)(i - banks));
    memset(seen, 0, sizeof seen);
    for (uint32_t x = 0; x < 1u << bits; x++) {
        uint32_t y = image(masks, bits, x);
        if (seen[y])
            return false;
        seen[y] = true;
    }
    for (int i = banks; i < bits; i++) // a lower bit in the place of row i is one of the rows or makes no bijection
        for (uint32_t bit = 1; bit < masks[i]; bit <<= 1) {
            uint32_t lower[BRUTE_MAX_BITS], kernel = 0;
            memcpy(lower, masks, sizeof lower);
            lower[i] = bit;
            for (uint32_t x = 1; x < 1u << bits && !kernel; x++)
                kernel = image(lower, bits, x) == 0 ? x : 0;
            if (!kernel)
                return false;
        }
    for (uint32_t x = 1; x < 1u << bits; x++)
        if (b->apart[x] && image(masks, banks, x) == 0)
            return false;
    return gates == integer(o, "xors", 0);
}

// Banks named anew as the columns of M are met: what M gives to column `column`.
static uint32_t renamed(const uint32_t *masks, int banks, int column, uint32_t *met, int *rank)
{
    uint32_t bank = image(masks, banks, 1u << column);
    for (uint32_t v = 0; v < 1u << *rank; v++) {
        uint32_t sum = 0;
        for (int i = 0; i < *rank; i++)
            sum ^= v >> i & 1 ? met[i] : 0;
        if (sum == bank)
            return v;
    }
    met[(*rank)++] = bank;
    return 1u << (*rank - 1);
}

// The way of M through the tree ends at two lanes whose different words it puts in one bank.
static bool refutes(const json_t *node, const struct brute *b, const uint32_t *masks)
{
    uint32_t met[6];
    int rank = 0;
    const json_t *v = NULL;
    for (; node; node = json_object_get(v, "node")) {
        uint32_t bank = renamed(masks, b->tile.bank_bits, (int)integer(node, "column", 0), met, &rank);
        v = json_array_get(json_object_get(node, "values"), bank);
    }
    struct cert_access a;
    cert_pattern_access(&b->tile, &b->patterns[integer(v, "pattern", 0)], integer(v, "access", 0), &a);
    int64_t x = a.word[integer(v, "lanes", 0) - a.first], y = a.word[integer(v, "lanes", 1) - a.first];
    return x == integer(v, "words", 0) && y == integer(v, "words", 1) && x != y &&
           image(masks, b->tile.bank_bits, (uint32_t)(x ^ y)) == 0;
}

// No map of this list is without conflict, by trying all; the last answer is kept.
static bool none_at_all(const json_t *o, struct brute *b)
{
    static json_t *last;
    static bool none;
    json_t *claim = json_copy((json_t *)o);
    json_object_del(claim, "tree");
    if (!json_equal(claim, last)) {
        brute_count(b, ~0u);
        none = b->maps == 0;
        json_decref(last);
        last = json_deep_copy(claim);
    }
    json_decref(claim);
    return none;
}

static bool none_is_true(const json_t *o, struct brute *b)
{
    for (int i = 0; i < WALKS; i++) {
        uint32_t masks[6];
        for (int k = 0; k < b->tile.bank_bits; k++)
            masks[k] = random_mask() & ((1u << b->tile.bits) - 1);
        if (!refutes(json_object_get(o, "tree"), b, masks))
            return false;
    }
    return none_at_all(o, b);
}

bool brute_true(const json_t *o)
{
    static struct brute b;
    bool ok = read_claim(o, &b);
    if (ok && json_is_true(json_object_get(o, "found"))) {
        brute_differences(&b, ~0u);
        ok = map_is_true(o, &b);
    } else if (ok) {
        ok = none_is_true(o, &b);
    }
    brute_free(&b);
    return ok;
}
