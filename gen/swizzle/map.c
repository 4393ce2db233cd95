// SPDX-License-Identifier: Apache-2.0
// Maps from word addresses to banks (swizzle.h).
#include "base/member.h"
#include "swizzle/swizzle.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

static uint32_t parity(uint32_t v)
{
    return (uint32_t)__builtin_parity(v);
}

// log2 of the words in a row of the tile.
static int column_bits(const struct swizzle_tile *t)
{
    return __builtin_ctz((unsigned)t->cols) - t->pack;
}

int swizzle_rank(const uint32_t *masks, int n)
{
    uint32_t reduced[32];
    int rank = 0;
    for (int i = 0; i < n; i++) {
        uint32_t v = masks[i];
        for (int k = 0; k < rank; k++)
            v = (v ^ reduced[k]) < v ? v ^ reduced[k] : v;
        if (v)
            reduced[rank++] = v;
    }
    return rank;
}

int swizzle_bank(const struct swizzle_map *map, const struct swizzle_tile *t, uint32_t addr)
{
    if (map->pad)
        return (int)((addr + (addr >> column_bits(t))) & (uint32_t)(t->banks - 1));
    uint32_t bank = 0;
    for (int i = 0; i < t->b; i++)
        bank |= parity(addr & map->matrix[i]) << i;
    return (int)bank;
}

int swizzle_row_bits(const struct swizzle_map *map, const struct swizzle_tile *t, int bits, int *rows)
{
    uint32_t taken[32];
    int n = t->b, count = 0;
    memcpy(taken, map->matrix, (size_t)t->b * sizeof *taken);
    for (int j = 0; j < bits; j++) {
        taken[n] = UINT32_C(1) << j;
        if (swizzle_rank(taken, n + 1) == n + 1) {
            n++;
            rows[count++] = j;
        }
    }
    return count;
}

int swizzle_xors(const struct swizzle_map *map, const struct swizzle_tile *t)
{
    int n = 0;
    for (int i = 0; i < t->b && !map->pad; i++)
        n += __builtin_popcount(map->matrix[i]) - 1;
    return n;
}

char *swizzle_map_text(const struct swizzle_map *map, const struct swizzle_tile *t)
{
    if (map->pad)
        return xstrdup("pad");
    struct buf b = {0};
    for (int i = 0; i < t->b; i++)
        buf_printf(&b, "%s%u", i ? "," : "masks:", map->matrix[i]);
    return b.s;
}

int swizzle_passes(const struct swizzle_map *map, const struct swizzle_tile *t, const int32_t *addr)
{
    int count[SWIZZLE_MAX_BANKS] = {0}, most = 1;
    int32_t held[SWIZZLE_MAX_BANKS][SWIZZLE_MAX_BANKS]; // distinct words of each bank
    for (int l = 0; l < t->banks; l++) {
        if (addr[l] < 0)
            continue;
        int bank = swizzle_bank(map, t, (uint32_t)addr[l]), i = 0;
        while (i < count[bank] && held[bank][i] != addr[l])
            i++;
        if (i < count[bank])
            continue;
        held[bank][count[bank]++] = addr[l];
        most = count[bank] > most ? count[bank] : most;
    }
    return most;
}

// ---- presets ----

static void map_none(const struct swizzle_tile *t, struct swizzle_map *m)
{
    for (int i = 0; i < t->b; i++)
        m->matrix[i] = UINT32_C(1) << i;
}

// The mask of bit i of a row or column number of the tile, 0 where the tile has none.
static uint32_t column_bit(const struct swizzle_tile *t, int i)
{
    return i < column_bits(t) ? UINT32_C(1) << i : 0;
}

static uint32_t row_bit(const struct swizzle_tile *t, int i)
{
    return column_bits(t) + i < t->bits ? UINT32_C(1) << (column_bits(t) + i) : 0;
}

static void map_xor(const struct swizzle_tile *t, struct swizzle_map *m)
{
    for (int i = 0; i < t->b; i++)
        m->matrix[i] = column_bit(t, i) | row_bit(t, i);
}

static void map_bitrev(const struct swizzle_tile *t, struct swizzle_map *m)
{
    for (int i = 0; i < t->b; i++)
        m->matrix[i] = column_bit(t, i) | row_bit(t, t->b - 1 - i);
}

// x^(k+1) from x^k modulo a polynomial of degree b.
static uint32_t times_x(uint32_t v, uint32_t poly, int b)
{
    v <<= 1;
    return v >> b & 1 ? v ^ poly : v;
}

// The smallest polynomial of degree b of which x has order 2^b - 1.
static uint32_t primitive_polynomial(int b)
{
    for (uint32_t poly = (UINT32_C(1) << b) + 1;; poly++) {
        uint32_t v = times_x(1, poly, b);
        int order = 1;
        for (; v != 1 && order < 1 << b; order++)
            v = times_x(v, poly, b);
        if (order == (1 << b) - 1)
            return poly;
    }
}

static void map_ipoly(const struct swizzle_tile *t, struct swizzle_map *m)
{
    uint32_t poly = primitive_polynomial(t->b), v = 1;
    for (int j = 0; j < t->bits; j++, v = times_x(v, poly, t->b))
        for (int i = 0; i < t->b; i++)
            m->matrix[i] |= (v >> i & 1) << j;
}

static char *check_rank(const char *name, const char *text, const struct swizzle_tile *t, const struct swizzle_map *m)
{
    int rank = swizzle_rank(m->matrix, t->b);
    if (rank == t->b)
        return NULL;
    return xasprintf("%s '%s' reaches only %d of %d banks in a tile of %dx%d; legal: a map of full rank", name, text, 1 << rank,
                     t->banks, t->rows, t->cols);
}

// Swizzle<B,M,S> of CuTe (include/cute/swizzle.hpp): byte address bits M+max(S,0).. (B of them) are XORed into bits
// M-min(S,0)..
static char *map_cute(const char *name, const char *text, const struct swizzle_tile *t, long bits, long base, long shift,
                      struct swizzle_map *m)
{
    int byte_bits = t->word % 8 == 0 ? __builtin_ctz((unsigned)t->word) - 3 : -1;
    if (byte_bits < 0 || t->word != 8 << byte_bits)
        return xasprintf("%s '%s' is on byte addresses; legal: with words of 8, 16, 32, ... bits, not %d", name, text, t->word);
    if (bits < 0 || base < 0 || bits > 24 || base > 24 || labs(shift) > 24)
        return xasprintf("%s '%s'; legal: cute:B,M,S with B and M 0..24 and S -24..24", name, text);
    if (labs(shift) < bits)
        return xasprintf("%s '%s' overlaps itself: the size of S is less than B; legal: |S| >= %ld", name, text, bits);
    if (bits && base < byte_bits)
        return xasprintf("%s '%s' moves bits below the %d-bit word; legal: M >= %d", name, text, t->word, byte_bits);
    long target = base - (shift < 0 ? shift : 0) - byte_bits, source = base + (shift > 0 ? shift : 0) - byte_bits;
    map_none(t, m);
    for (long i = 0; i < bits; i++)
        if (target + i < t->b && source + i < t->bits)
            m->matrix[target + i] ^= UINT32_C(1) << (source + i);
    return check_rank(name, text, t, m);
}

static char *map_masks(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_map *m)
{
    const char *s = text + strlen("masks:");
    for (int i = 0; i < t->b; i++) {
        char *end;
        errno = 0;
        unsigned long v = *s >= '0' && *s <= '9' ? strtoul(s, &end, s[0] == '0' && s[1] == 'x' ? 16 : 10) : 0;
        if (v == 0 || errno || v >> t->bits)
            return xasprintf("%s '%s' column %d: mask of bank bit %d; legal: 1..%lu, decimal or 0x", name, text,
                             (int)(s - text) + 1, i, (1UL << t->bits) - 1);
        m->matrix[i] = (uint32_t)v;
        s = end;
        if (*s != (i + 1 < t->b ? ',' : '\0'))
            return xasprintf("%s '%s' column %d: legal: %s, separated by commas, one for each bank bit", name, text,
                             (int)(s - text) + 1, counted(t->b, "mask"));
        s++;
    }
    return check_rank(name, text, t, m);
}

bool swizzle_map_is_file(const char *text)
{
    size_t n = strlen(text);
    return n > 5 && strcmp(text + n - 5, ".json") == 0;
}

// The object of a certificate that has a map, or NULL and the message in *error.
static json_t *load_certificate(const char *name, const char *path, char **error)
{
    json_error_t e;
    json_t *o = json_read_file(path, &e);
    const char *format = json_string_value(json_object_get(o, "format"));
    if (!o)
        *error = xasprintf("%s '%s': %s", name, path, e.text);
    else if (!format || strcmp(format, "gatewright-swizzle-1") != 0)
        *error = xasprintf("%s '%s' is not a certificate; legal: a file that swizzle --cert wrote", name, path);
    else if (!json_is_true(json_object_get(o, "found")))
        *error = xasprintf("%s '%s' certifies that there is no map; legal: a certificate with one", name, path);
    else
        return o;
    json_decref(o);
    return NULL;
}

static int64_t item(const json_t *o, const char *key, size_t i)
{
    const json_t *v = json_object_get(o, key);
    return json_integer_value(json_is_array(v) ? json_array_get(v, i) : v);
}

char *swizzle_certified(const char *name, const char *path, struct swizzle_certified *c)
{
    char *error = NULL;
    json_t *o = load_certificate(name, path, &error), *text;
    struct buf b = {0};
    size_t i;
    if (!o)
        return error;
    *c = (struct swizzle_certified){.banks = item(o, "banks", 0), .rows = item(o, "tile", 0), .cols = item(o, "tile", 1),
                                    .word = item(o, "word", 0), .elem = item(o, "elem", 0)};
    for (size_t k = 0; k < 3; k++)
        c->dims[k] = item(o, "dims", k);
    buf_puts(&b, "");
    json_array_foreach (json_object_get(o, "patterns"), i, text)
        if (json_is_string(text) && strncmp(json_string_value(text), "list:", 5) != 0)
            buf_printf(&b, "%s%s", b.len ? "," : "", json_string_value(text));
    c->patterns = b.s;
    json_decref(o);
    return NULL;
}

static char *map_file(const char *name, const char *path, const struct swizzle_tile *t, struct swizzle_map *m)
{
    char *error = NULL;
    json_t *o = load_certificate(name, path, &error), *masks = json_object_get(o, "matrix");
    if (!o)
        return error;
    if (item(o, "banks", 0) != t->banks)
        error = xasprintf("%s '%s' is for %lld banks; legal: %d", name, path, (long long)item(o, "banks", 0), t->banks);
    for (int i = 0; i < t->b && !error; i++) {
        json_int_t v = json_integer_value(json_array_get(masks, (size_t)i));
        if (v < 1 || v >> t->bits || json_array_size(masks) != (size_t)t->b)
            error = xasprintf("%s '%s': its matrix; legal: %s, 1..%d in a tile of %dx%d", name, path, counted(t->b, "mask"),
                              (1 << t->bits) - 1, t->rows, t->cols);
        m->matrix[i] = (uint32_t)v;
    }
    json_decref(o);
    return error ? error : check_rank(name, path, t, m);
}

static const struct {
    const char *name;
    void (*make)(const struct swizzle_tile *t, struct swizzle_map *m);
} presets[] = {{"none", map_none}, {"xor", map_xor}, {"bitrev", map_bitrev}, {"ipoly", map_ipoly}};

static char *unknown_map(const char *name, const char *text)
{
    static const char *const names[] = {"none", "pad", "xor", "sw32", "sw64", "sw128", "bitrev", "ipoly", "best"};
    const char *near = nearest_name(text, names, sizeof names / sizeof *names);
    return near ? xasprintf("%s '%s'; did you mean '%s'? legal: " SWIZZLE_MAPS, name, text, near)
                : xasprintf("%s '%s'; legal: " SWIZZLE_MAPS, name, text);
}

char *swizzle_map_parse(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_map *map)
{
    long bits, base, shift;
    int used = 0;
    *map = (struct swizzle_map){0};
    map->pad = strcmp(text, "pad") == 0;
    if (map->pad)
        return NULL;
    for (size_t i = 0; i < sizeof presets / sizeof *presets; i++) {
        if (strcmp(text, presets[i].name) == 0) {
            presets[i].make(t, map);
            return check_rank(name, text, t, map);
        }
    }
    if (strcmp(text, "sw32") == 0 || strcmp(text, "sw64") == 0 || strcmp(text, "sw128") == 0)
        return map_cute(name, text, t, text[2] == '3' ? 1 : text[2] == '6' ? 2 : 3, 4, 3, map);
    if (strncmp(text, "cute:", 5) == 0) {
        if (sscanf(text, "cute:%ld,%ld,%ld%n", &bits, &base, &shift, &used) != 3 || text[used])
            return xasprintf("%s '%s'; legal: cute:B,M,S, three integers", name, text);
        return map_cute(name, text, t, bits, base, shift, map);
    }
    if (strncmp(text, "masks:", 6) == 0)
        return map_masks(name, text, t, map);
    if (swizzle_map_is_file(text))
        return map_file(name, text, t, map);
    return unknown_map(name, text);
}
