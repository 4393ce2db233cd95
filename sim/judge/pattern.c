// SPDX-License-Identifier: Apache-2.0
// Implementation of judge/pattern.h.
#include "judge/pattern.h"

#include <stdlib.h>
#include <string.h>

#include "base/npy.h"

enum { MAX_WORD = 1024 };

// The exponent of a power of two, else -1.
static int exponent(json_int_t v)
{
    for (int k = 0; k < 62; k++)
        if (v == (json_int_t)1 << k)
            return k;
    return -1;
}

char *cert_tile_set(struct cert_tile *t, json_int_t banks, json_int_t rows, json_int_t cols, json_int_t word,
                    json_int_t elem)
{
    int b = exponent(banks), r = exponent(rows), c = exponent(cols);
    if (b < 1 || banks > CERT_MAX_BANKS)
        return npy_message("banks: %lld; legal: 2, 4, 8, 16, 32, 64", (long long)banks);
    if (r < 0 || c < 0)
        return npy_message("tile: %lldx%lld; legal: powers of two", (long long)rows, (long long)cols);
    if (word < 1 || word > MAX_WORD)
        return npy_message("word: %lld; legal: 1..%d", (long long)word, (int)MAX_WORD);
    if (elem < 1 || word % elem || exponent(word / elem) < 0)
        return npy_message("elem: %lld; legal: the word of %lld bits or a half, a quarter, ... of it", (long long)elem,
                           (long long)word);
    int split = exponent(word / elem), bits = r + c - split;
    if (c < split)
        return npy_message("tile: %lldx%lld elements of %lld bits; legal: rows of at least one word", (long long)rows,
                           (long long)cols, (long long)elem);
    if (bits < b || r + c > CERT_MAX_BITS)
        return npy_message("tile: %lldx%lld elements of %lld bits; legal: at least %lld words, at most %d elements",
                           (long long)rows, (long long)cols, (long long)elem, (long long)banks, 1 << CERT_MAX_BITS);
    *t = (struct cert_tile){.banks = (int)banks, .bank_bits = b, .rows = rows, .cols = cols, .word = (int)word,
                            .elem = (int)elem, .split = split, .elements = rows * cols,
                            .row_words = cols >> split, .bits = bits};
    return NULL;
}

char *cert_tile_volume(struct cert_tile *t, const json_int_t size[3])
{
    for (int i = 0; i < 3; i++)
        if (exponent(size[i]) < 0)
            return npy_message("dims: %lld; legal: powers of two", (long long)size[i]);
    if (size[0] != t->cols || exponent(size[1]) + exponent(size[2]) != exponent(t->rows))
        return npy_message("dims: %lld, %lld, %lld; legal: a volume of %lld rows of %lld elements", (long long)size[0],
                           (long long)size[1], (long long)size[2], (long long)t->rows, (long long)t->cols);
    for (int i = 0; i < 3; i++)
        t->size[i] = size[i];
    return NULL;
}

// Reads a number, 1..2^30; moves *s behind it.
static bool number(const char **s, int64_t *v)
{
    const char *p = *s;
    for (*v = 0; *p >= '0' && *p <= '9' && *v <= 1 << 30; p++)
        *v = *v * 10 + (*p - '0');
    *s = p;
    return *v >= 1 && *v <= 1 << 30;
}

static bool word_is(const char **s, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(*s, word, n) != 0)
        return false;
    *s += n;
    return true;
}

// What follows the base: nothing, or @any.
static bool position(const char *s, bool *any)
{
    *any = strcmp(s, "@any") == 0;
    return *any || !*s;
}

static char *read_stride(const struct cert_tile *t, const char *s, struct cert_pattern *p)
{
    p->kind = CERT_STRIDE;
    if (!number(&s, &p->stride) || !position(s, &p->any))
        return npy_message("legal: stride:S or stride:S@any, S at least 1");
    if ((t->banks - 1) * p->stride >= t->elements)
        return npy_message("%d lanes reach beyond the tile of %lld elements", t->banks, (long long)t->elements);
    return NULL;
}

static char *read_block(const struct cert_tile *t, const char *s, struct cert_pattern *p)
{
    p->kind = CERT_BLOCK;
    bool ok = number(&s, &p->height) && word_is(&s, "x") && number(&s, &p->width) && position(s, &p->any);
    if (!ok || p->height * p->width != t->banks)
        return npy_message("legal: block:RxC or block:RxC@any of R*C = %d elements", t->banks);
    if (p->height > t->rows || p->width > t->cols)
        return npy_message("larger than the tile of %lldx%lld", (long long)t->rows, (long long)t->cols);
    return NULL;
}

static char *read_box(const struct cert_tile *t, const char *s, struct cert_pattern *p)
{
    p->kind = CERT_BOX;
    bool ok = number(&s, &p->side[0]) && word_is(&s, "x") && number(&s, &p->side[1]) && word_is(&s, "x") &&
              number(&s, &p->side[2]) && position(s, &p->any);
    if (!ok || p->side[0] > t->banks || p->side[1] > t->banks || p->side[0] * p->side[1] * p->side[2] != t->banks)
        return npy_message("legal: box:AxBxC or box:AxBxC@any of A*B*C = %d elements", t->banks);
    if (!t->size[0])
        return npy_message("there are no \"dims\" of a volume");
    for (int i = 0; i < 3; i++)
        if (p->side[i] > t->size[i])
            return npy_message("larger than the volume of %lldx%lldx%lld", (long long)t->size[0], (long long)t->size[1],
                               (long long)t->size[2]);
    return NULL;
}

static char *read_wide(const struct cert_tile *t, const char *s, struct cert_pattern *p)
{
    p->kind = CERT_WIDE;
    int64_t bits = 0, most = t->row_words < t->banks ? t->row_words : t->banks;
    bool ok = number(&s, &bits) && bits % t->word == 0 && exponent(bits / t->word) >= 0 && bits / t->word <= most;
    p->across = strcmp(s, ":row") == 0;
    if (!ok || (!p->across && strcmp(s, ":col") != 0))
        return npy_message("legal: wide:BITS:col or wide:BITS:row, 1, 2, 4, ... %lld words of %d bits a lane", (long long)most,
                           t->word);
    p->wide = bits / t->word;
    return NULL;
}

static char *read_list_row(const struct cert_tile *t, const json_t *row, int64_t *out, size_t k)
{
    if (!json_is_array(row) || json_array_size(row) > (size_t)t->banks)
        return npy_message("row %zu; legal: at most %d addresses", k, t->banks);
    for (size_t i = 0; i < (size_t)t->banks; i++) {
        const json_t *v = json_array_get(row, i);
        json_int_t a = v ? json_integer_value(v) : -1;
        if (v && (!json_is_integer(v) || a < -1 || a >= (json_int_t)1 << t->bits))
            return npy_message("row %zu, lane %zu; legal: an address, 0..%lld, or -1", k, i, (1LL << t->bits) - 1);
        out[i] = a < 0 ? -1 : a;
    }
    return NULL;
}

static char *read_list(const struct cert_tile *t, const json_t *rows, struct cert_pattern *p)
{
    size_t n = json_array_size(rows);
    if (!json_is_array(rows) || n > CERT_MAX_LIST)
        return npy_message("no such list in \"lists\"; legal: at most %d rows of lane addresses", (int)CERT_MAX_LIST);
    p->kind = CERT_LIST;
    p->accesses = (int64_t)n;
    p->list = malloc((n + 1) * (size_t)t->banks * sizeof *p->list);
    if (!p->list)
        return npy_message("%zu rows do not fit in memory", n);
    for (size_t k = 0; k < n; k++) {
        char *err = read_list_row(t, json_array_get(rows, k), p->list + k * (size_t)t->banks, k);
        if (err)
            return err;
    }
    return NULL;
}

static char *read_any(const struct cert_tile *t, const char *text, const json_t *lists, struct cert_pattern *p)
{
    static const struct { const char *name; enum cert_kind kind; } plain[] = {
        {"row", CERT_ROW}, {"col", CERT_COL}, {"diag", CERT_DIAG}, {"anti", CERT_ANTI},
        {"strides", CERT_STRIDES}, {"transpose", CERT_TRANSPOSE}};
    const char *s = text;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(s, plain[i].name) == 0) {
            p->kind = plain[i].kind;
            return NULL;
        }
    if (word_is(&s, "stride:"))
        return read_stride(t, s, p);
    if (word_is(&s, "block:"))
        return read_block(t, s, p);
    if (word_is(&s, "box:"))
        return read_box(t, s, p);
    if (word_is(&s, "wide:"))
        return read_wide(t, s, p);
    if (word_is(&s, "list:"))
        return read_list(t, json_object_get(lists, text), p);
    return npy_message("legal: row, col, diag, anti, strides, stride:S, block:RxC, box:AxBxC, wide:BITS:col|row, transpose, list:FILE.npy");
}

char *cert_pattern_read(const struct cert_tile *t, const char *text, const json_t *lists, struct cert_pattern *p)
{
    *p = (struct cert_pattern){0};
    char *why = read_any(t, text, lists, p);
    if (!why) {
        cert_pattern_count(t, p);
        return NULL;
    }
    char *err = npy_message("pattern '%s': %s", text, why);
    free(why);
    cert_pattern_free(p);
    return err;
}

void cert_pattern_free(struct cert_pattern *p)
{
    free(p->list);
    p->list = NULL;
}
