// SPDX-License-Identifier: Apache-2.0
// The header of a .npy file: a dictionary as Python writes it.
#include "base/npy_parts.h"

#include <string.h>

// A cursor over the text.
struct text {
    const char *s, *end;
};

static void skip_space(struct text *t)
{
    while (t->s < t->end && strchr(" \n\t\r", *t->s) && *t->s)
        t->s++;
}

static bool token(struct text *t, char c)
{
    skip_space(t);
    if (t->s == t->end || *t->s != c)
        return false;
    t->s++;
    return true;
}

static bool next_is(struct text *t, char c)
{
    skip_space(t);
    return t->s < t->end && *t->s == c;
}

static bool quoted(struct text *t, char *out, size_t size)
{
    char quote = token(t, '\'') ? '\'' : token(t, '"') ? '"' : 0;
    size_t n = 0;
    if (!quote)
        return false;
    while (t->s < t->end && *t->s != quote && n + 1 < size)
        out[n++] = *t->s++;
    out[n] = '\0';
    return t->s < t->end && *t->s++ == quote;
}

static bool word(struct text *t, const char *w)
{
    size_t n = strlen(w);
    skip_space(t);
    if ((size_t)(t->end - t->s) < n || strncmp(t->s, w, n) != 0)
        return false;
    t->s += n;
    return true;
}

// Python 2 wrote long integers as 2L.
static bool number(struct text *t, int64_t *v)
{
    skip_space(t);
    if (t->s == t->end || *t->s < '0' || *t->s > '9')
        return false;
    for (*v = 0; t->s < t->end && *t->s >= '0' && *t->s <= '9'; t->s++)
        if (__builtin_mul_overflow(*v, 10, v) || __builtin_add_overflow(*v, *t->s - '0', v))
            return false;
    if (t->s < t->end && *t->s == 'L')
        t->s++;
    return true;
}

static bool shape(struct text *t, struct npy *a)
{
    if (!token(t, '('))
        return false;
    for (a->ndim = 0; !token(t, ')'); a->ndim++) {
        if (a->ndim == NPY_MAX_DIMS || !number(t, &a->shape[a->ndim]))
            return false;
        if (!token(t, ',') && !next_is(t, ')'))
            return false;
    }
    return true;
}

// A list of fields, however they are nested, up to its end.
static bool fields(struct text *t, struct npy_header *h)
{
    int depth = 0;
    for (char quote = 0; t->s < t->end; t->s++) {
        if (quote ? *t->s == quote : *t->s == '\'' || *t->s == '"') {
            quote = quote ? 0 : *t->s;
            continue;
        }
        depth += quote ? 0 : *t->s == '[' || *t->s == '(' ? 1 : *t->s == ']' || *t->s == ')' ? -1 : 0;
        if (depth == 0) {
            t->s++;
            return h->structured = true;
        }
    }
    return false;
}

static bool type_of(struct text *t, struct npy_header *h)
{
    if (!next_is(t, '['))
        return quoted(t, h->descr, sizeof h->descr);
    struct text first = {t->s + 1, t->end};
    if (!token(&first, '(') || !quoted(&first, h->field, sizeof h->field))
        *h->field = '\0';
    return fields(t, h);
}

bool npy_parse_header(const char *text, size_t n, struct npy *a, struct npy_header *h)
{
    struct text t = {text, text + n};
    bool has_type = false, has_order = false, has_shape = false;
    char key[24];
    if (!token(&t, '{'))
        return false;
    while (!token(&t, '}')) {
        if (!quoted(&t, key, sizeof key) || !token(&t, ':'))
            return false;
        bool ok = false;
        if (strcmp(key, "descr") == 0)
            ok = has_type = type_of(&t, h);
        else if (strcmp(key, "fortran_order") == 0)
            ok = has_order = (h->fortran = word(&t, "True")) || word(&t, "False");
        else if (strcmp(key, "shape") == 0)
            ok = has_shape = shape(&t, a);
        if (!ok || (!token(&t, ',') && !next_is(&t, '}')))
            return false;
    }
    skip_space(&t);
    return has_type && has_order && has_shape && t.s == t.end;
}

bool npy_find_type(const char *descr, struct npy_type *type)
{
    // As NumPy writes it, its name, its letter; of letters, those that have one size everywhere.
    static const char *const known[][3] = {
        {"b1", "bool", "?"}, {"i1", "int8", "b"}, {"i2", "int16", "h"}, {"i4", "int32", "i"}, {"i8", "int64", "q"},
        {"u1", "uint8", "B"}, {"u2", "uint16", "H"}, {"u4", "uint32", "I"}, {"u8", "uint64", "Q"},
        {"f2", "float16", "e"}, {"f4", "float32", "f"}, {"f8", "float64", "d"}};
    static const bool big_here = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
    bool marked = *descr && strchr("<>|=", *descr); // "|", "=" and no mark are this machine's order
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        for (int form = 0; form < 3; form++) {
            if (strcmp(descr + marked, known[i][form]) != 0)
                continue;
            bool big = *descr == '>' || (*descr != '<' && big_here);
            *type = (struct npy_type){known[i][0][0], known[i][0][1] - '0', big};
            return true;
        }
    }
    return false;
}
