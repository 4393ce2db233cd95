// SPDX-License-Identifier: Apache-2.0
// Tiles and the notation of patterns (swizzle.h).
#include "swizzle/swizzle.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"
#include "base/util.h"

static bool is_power(int64_t v)
{
    return v > 0 && (v & (v - 1)) == 0;
}

static int log2_of(int64_t v)
{
    return 63 - __builtin_clzll((uint64_t)v);
}

char *swizzle_tile_make(struct swizzle_tile *t, int64_t banks, int64_t rows, int64_t cols, int64_t word, int64_t elem)
{
    elem = elem ? elem : word;
    if (!is_power(banks) || banks < 2 || banks > SWIZZLE_MAX_BANKS)
        return xasprintf("banks %lld; legal: a power of two, 2..%d", (long long)banks, SWIZZLE_MAX_BANKS);
    if (word < 1 || word > 1024)
        return xasprintf("word %lld; legal: 1..1024 bits", (long long)word);
    if (elem < 1 || word % elem != 0 || !is_power(word / elem))
        return xasprintf("elem %lld; legal: word (%lld bits) over a power of two", (long long)elem, (long long)word);
    int pack = log2_of(word / elem);
    if (!is_power(rows) || !is_power(cols) || rows > 1 << 24 || cols > 1 << 24)
        return xasprintf("tile %lldx%lld; legal: powers of two", (long long)rows, (long long)cols);
    if (cols >> pack == 0)
        return xasprintf("tile %lldx%lld; legal: rows of at least one word (%lld elements)", (long long)rows, (long long)cols,
                         (long long)(word / elem));
    int bits = log2_of(rows) + log2_of(cols) - pack;
    if (rows * cols > 1 << SWIZZLE_MAX_ELEMENT_BITS)
        return xasprintf("tile %lldx%lld; legal: at most %d elements", (long long)rows, (long long)cols,
                         1 << SWIZZLE_MAX_ELEMENT_BITS);
    if (1 << log2_of(banks) > 1LL << bits || bits > SWIZZLE_MAX_BITS)
        return xasprintf("tile %lldx%lld has %s; legal: %lld (the banks) to %d words", (long long)rows, (long long)cols,
                         counted((double)(1LL << bits), "word"), (long long)banks, 1 << SWIZZLE_MAX_BITS);
    *t = (struct swizzle_tile){(int)banks, log2_of(banks), (int)rows, (int)cols, (int)word, (int)elem, pack, bits, {0}};
    return NULL;
}

bool swizzle_dims_parse(const char *text, int64_t dims[3])
{
    long long x, y, z;
    int used = 0;
    if (strspn(text, "0123456789,") != strlen(text) || sscanf(text, "%7lld,%7lld,%7lld%n", &x, &y, &z, &used) != 3 || text[used])
        return false;
    dims[0] = x, dims[1] = y, dims[2] = z;
    return is_power(x) && is_power(y) && is_power(z);
}

void swizzle_tile_volume(struct swizzle_tile *t, const int64_t dims[3])
{
    for (int i = 0; i < 3; i++)
        t->dims[i] = (int)dims[i];
}

// A cursor over a pattern's text; `error` is the first thing wrong.
struct cursor {
    const char *name, *text, *s, *end; // the pattern ends at `end`, maybe within the text
    char *error;
};

static void wrong(struct cursor *c, const char *at, const char *fmt, ...) PRINTF(3, 4);

static void wrong(struct cursor *c, const char *at, const char *fmt, ...)
{
    if (c->error)
        return;
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    buf_printf(&b, "%s '%s' column %d: ", c->name, c->text, (int)(at - c->text) + 1);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    c->error = b.s;
}

// What stands at the cursor, for a message: a character or the end.
static const char *standing(const struct cursor *c)
{
    static char text[8];
    if (c->s >= c->end)
        return "the end";
    snprintf(text, sizeof text, isprint((unsigned char)*c->s) ? "'%c'" : "\\%03o", (unsigned char)*c->s);
    return text;
}

static bool skip(struct cursor *c, char what)
{
    if (c->error || c->s >= c->end || *c->s != what)
        return false;
    c->s++;
    return true;
}

static void expect(struct cursor *c, char what, const char *legal)
{
    if (!skip(c, what))
        wrong(c, c->s, "%s; legal: %s", standing(c), legal);
}

static int64_t number(struct cursor *c, int64_t most, const char *what)
{
    const char *start = c->s;
    int64_t v = 0;
    if (c->error)
        return 1;
    while (c->s < c->end && isdigit((unsigned char)*c->s) && v <= most)
        v = 10 * v + (*c->s++ - '0');
    if (c->s == start)
        wrong(c, start, "%s; legal: %s, 1..%lld", standing(c), what, (long long)most);
    else if (v < 1 || v > most)
        wrong(c, start, "%s %lld; legal: 1..%lld", what, (long long)v, (long long)most);
    return v;
}

static void at_any(struct cursor *c, struct swizzle_pattern *p)
{
    if (!skip(c, '@'))
        return;
    if (c->end - c->s >= 3 && strncmp(c->s, "any", 3) == 0) {
        c->s += 3;
        p->any = true;
    } else {
        wrong(c, c->s, "%s after '@'; legal: @any", standing(c));
    }
}

static void parse_stride(struct cursor *c, const struct swizzle_tile *t, struct swizzle_pattern *p)
{
    int64_t size = (int64_t)t->rows * t->cols;
    expect(c, ':', "stride:S or stride:S@any");
    p->stride = number(c, (size - 1) / (t->banks - 1), "a stride of which the lanes fit in the tile");
    at_any(c, p);
}

static void parse_block(struct cursor *c, const struct swizzle_tile *t, struct swizzle_pattern *p)
{
    expect(c, ':', "block:RxC or block:RxC@any");
    const char *start = c->s;
    p->rows = (int)number(c, t->rows, "block rows");
    expect(c, 'x', "x between rows and columns");
    p->cols = (int)number(c, t->cols, "block columns");
    if ((int64_t)p->rows * p->cols != t->banks)
        wrong(c, start, "block of %lld elements; legal: rows times columns = %d, the banks", (long long)p->rows * p->cols,
              t->banks);
    at_any(c, p);
}

static void parse_box(struct cursor *c, const struct swizzle_tile *t, struct swizzle_pattern *p)
{
    static const char *const what[] = {"box elements along x", "box elements along y", "box elements along z"};
    int64_t size = 1;
    if (!t->dims[0])
        wrong(c, c->s, "a box is of a volume; legal: with its sizes X,Y,Z in dims");
    expect(c, ':', "box:AxBxC or box:AxBxC@any");
    const char *start = c->s;
    for (int i = 0; i < 3; i++) {
        if (i)
            expect(c, 'x', "x between the sides");
        p->sides[i] = (int)number(c, t->dims[i], what[i]);
        size *= c->error ? 1 : p->sides[i];
    }
    if (size != t->banks)
        wrong(c, start, "box of %lld elements; legal: sides whose product is %d, the banks", (long long)size, t->banks);
    at_any(c, p);
}

static void parse_wide(struct cursor *c, const struct swizzle_tile *t, struct swizzle_pattern *p)
{
    expect(c, ':', "wide:BITS:col or wide:BITS:row");
    const char *start = c->s;
    int row = t->cols >> t->pack, most = row < t->banks ? row : t->banks;
    int64_t bits = number(c, (int64_t)t->word * most, "bits a lane");
    if (bits % t->word != 0 || !is_power(bits / t->word))
        wrong(c, start, "%lld bits a lane; legal: %d (the word) times 1, 2, 4, ... %d", (long long)bits, t->word, most);
    p->words = (int)(bits / t->word);
    expect(c, ':', ":col or :row");
    p->down = c->end - c->s >= 3 && strncmp(c->s, "col", 3) == 0;
    if (!p->down && !(c->end - c->s >= 3 && strncmp(c->s, "row", 3) == 0))
        wrong(c, c->s, "%s; legal: col or row", standing(c));
    c->s += 3;
}

static void parse_list(struct cursor *c, const struct swizzle_tile *t, struct swizzle_pattern *p)
{
    expect(c, ':', "list:FILE.npy");
    if (c->error)
        return;
    if (c->s == c->end)
        wrong(c, c->s, "the end; legal: a file's name, T x lanes word addresses in an .npy");
    struct npy a;
    char *path = xasprintf("%.*s", (int)(c->end - c->s), c->s), *error = c->error ? NULL : npy_read(path, &a);
    if (error) {
        wrong(c, c->s, "%s", error);
    } else if (!c->error) {
        error = npy_fits(&a, path, -1, (1 << t->bits) - 1);
        if (error)
            wrong(c, c->s, "%s", error);
        else if (a.ndim != 2 || a.shape[1] < 1 || a.shape[1] > t->banks)
            wrong(c, c->s, "%s: not a T x lanes array; legal: two dimensions, 1..%d lanes", path, t->banks);
        p->list_rows = a.ndim == 2 ? a.shape[0] : 0;
        p->list_cols = a.ndim == 2 ? a.shape[1] : 0;
        p->list = xmalloc((size_t)a.count * sizeof *p->list);
        for (int64_t i = 0; i < a.count; i++)
            p->list[i] = (int32_t)a.data[i];
        npy_free(&a);
    }
    free(error);
    free(path);
    c->s = c->end;
}

static const struct {
    const char *word;
    enum swizzle_kind kind;
    void (*parse)(struct cursor *c, const struct swizzle_tile *t, struct swizzle_pattern *p);
} kinds[] = {
    {"row", SWIZZLE_ROW, NULL},           {"col", SWIZZLE_COL, NULL},
    {"diag", SWIZZLE_DIAG, NULL},         {"anti", SWIZZLE_ANTI, NULL},
    {"strides", SWIZZLE_STRIDES, NULL},   {"transpose", SWIZZLE_TRANSPOSE, NULL},
    {"stride", SWIZZLE_STRIDE, parse_stride}, {"block", SWIZZLE_BLOCK, parse_block},
    {"wide", SWIZZLE_WIDE, parse_wide},   {"list", SWIZZLE_LIST, parse_list},
    {"box", SWIZZLE_BOX, parse_box},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static int find_kind(struct cursor *c)
{
    const char *start = c->s;
    while (c->s < c->end && isalnum((unsigned char)*c->s))
        c->s++;
    char *word = xasprintf("%.*s", (int)(c->s - start), start);
    const char *names[KINDS];
    int found = -1;
    for (int i = 0; i < KINDS; i++) {
        names[i] = kinds[i].word;
        if (strcmp(word, kinds[i].word) == 0)
            found = i;
    }
    const char *near = nearest_name(word, names, KINDS);
    if (c->s == start)
        wrong(c, start, "%s; legal: " SWIZZLE_PATTERNS, standing(c));
    else if (found < 0 && near)
        wrong(c, start, "unknown pattern '%s', did you mean '%s'? legal: " SWIZZLE_PATTERNS, word, near);
    else if (found < 0)
        wrong(c, start, "unknown pattern '%s'; legal: " SWIZZLE_PATTERNS, word);
    free(word);
    return found;
}

// The pattern from c->s to c->end.
static char *parse_one(struct cursor *c, const struct swizzle_tile *t, struct swizzle_list *list)
{
    struct swizzle_pattern p = {0};
    p.text = xasprintf("%.*s", (int)(c->end - c->s), c->s);
    int k = find_kind(c);
    if (!c->error) {
        p.kind = kinds[k].kind;
        if (kinds[k].parse)
            kinds[k].parse(c, t, &p);
    }
    if (!c->error && c->s < c->end)
        wrong(c, c->s, "%s after a complete pattern; legal: nothing more", standing(c));
    if (c->error) {
        free(p.text);
        free(p.list);
        return c->error;
    }
    list->patterns = xrealloc(list->patterns, ((size_t)list->count + 1) * sizeof p);
    list->patterns[list->count++] = p;
    return NULL;
}

char *swizzle_pattern_parse(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_list *list)
{
    struct cursor c = {name, text, text, text + strlen(text), NULL};
    return parse_one(&c, t, list);
}

char *swizzle_patterns_parse(const char *name, const char *text, const struct swizzle_tile *t, struct swizzle_list *list)
{
    struct cursor c = {name, text, text, text, NULL};
    int before = list->count;
    while (*text) {
        c.end = c.s + strcspn(c.s, ",");
        if (parse_one(&c, t, list)) {
            while (list->count > before) {
                list->count--;
                free(list->patterns[list->count].text);
                free(list->patterns[list->count].list);
            }
            return c.error;
        }
        if (!*c.end)
            break;
        c.s = c.end + 1;
    }
    return NULL;
}

void swizzle_list_free(struct swizzle_list *list)
{
    for (int i = 0; i < list->count; i++) {
        free(list->patterns[i].text);
        free(list->patterns[i].list);
    }
    free(list->patterns);
    *list = (struct swizzle_list){0};
}
