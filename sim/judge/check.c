// SPDX-License-Identifier: Apache-2.0
// Implementation of check.h: the file, the map of a certificate.
#include "judge/check.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/regular.h"
#include "base/util.h"
#include "judge/judge.h"

// Bytes of a file, and of memory that it may take when read, at LIST_BYTES for a list or object and ITEM_BYTES for what a comma
// parts: one of 64 MiB that is all lists would take 3 GB. Words in accesses of all patterns.
enum { MAX_FILE = 64 << 20, MAX_MEMORY = 1 << 30, LIST_BYTES = 300, ITEM_BYTES = 64, MAX_PATTERNS = 1024, MAX_WORDS = 1 << 30 };

// Masks reduced so that no two have the same highest bit, by that bit.
struct span {
    uint32_t by_bit[CERT_MAX_BITS];
};

// Adds a mask; false if it is a sum of those before.
static bool independent(struct span *s, uint32_t mask)
{
    for (int k = CERT_MAX_BITS - 1; k >= 0; k--) {
        if (!(mask >> k & 1))
            continue;
        if (!s->by_bit[k]) {
            s->by_bit[k] = mask;
            return true;
        }
        mask ^= s->by_bit[k];
    }
    return false;
}

// The matrix: within the tile's address bits, of full rank, completed by the lowest address bits.
static bool check_matrix(struct judge *j, const json_t *o, uint32_t *matrix)
{
    const struct cert_tile *t = &j->tile;
    json_int_t masks[6], rows[CERT_MAX_BITS], xors, gates = 0;
    size_t taken = 0, row_count = (size_t)(t->bits - t->bank_bits);
    struct span span = {{0}};
    if (!judge_integers(j, o, "certificate", "matrix", (size_t)t->bank_bits, masks) ||
        !judge_integers(j, o, "certificate", "rows", row_count, rows) || !judge_integer(j, o, "certificate", "xors", &xors))
        return false;
    for (int i = 0; i < t->bank_bits; i++) {
        if (masks[i] < 0 || masks[i] >= (json_int_t)1 << t->bits)
            return judge_fail(j, ST_WRONG, "matrix[%d]: %lld is not a mask of %d address bits", i, (long long)masks[i], t->bits);
        matrix[i] = (uint32_t)masks[i];
        if (!independent(&span, matrix[i]))
            return judge_fail(j, ST_WRONG, "matrix[%d]: %lld is 0 or a sum of masks before it; the rank is not %d", i,
                              (long long)masks[i], t->bank_bits);
        gates += __builtin_popcount(matrix[i]) - 1;
    }
    for (int k = 0; k < t->bits; k++)
        if (independent(&span, (uint32_t)1 << k) && rows[taken++] != k)
            return judge_fail(j, ST_WRONG, "rows[%zu]: %lld; the lowest address bit that goes on to a bijection is %d", taken - 1,
                              (long long)rows[taken - 1], k);
    if (xors != gates)
        return judge_fail(j, ST_WRONG, "xors: %lld; the matrix takes %lld", (long long)xors, (long long)gates);
    return true;
}

static int bank_of(const struct cert_tile *t, const uint32_t *matrix, int64_t word)
{
    int bank = 0;
    for (int i = 0; i < t->bank_bits; i++)
        bank |= (__builtin_popcount(matrix[i] & (uint32_t)word) & 1) << i;
    return bank;
}

static bool check_access(struct judge *j, const uint32_t *matrix, size_t pattern, int64_t k)
{
    struct cert_access a;
    int owner[CERT_MAX_BANKS];
    memset(owner, -1, sizeof owner);
    cert_pattern_access(&j->tile, &j->patterns[pattern], k, &a);
    for (int i = 0; i < a.count; i++) {
        if (a.word[i] < 0)
            continue;
        int bank = bank_of(&j->tile, matrix, a.word[i]), first = owner[bank];
        if (first >= 0 && a.word[first] != a.word[i])
            return judge_fail(j, ST_WRONG, "patterns[%zu] '%s', access %lld: words %lld and %lld of lanes %lld and %lld are both in bank %d",
                              pattern, j->names[pattern], (long long)k, (long long)a.word[first], (long long)a.word[i],
                              (long long)a.first + first, (long long)a.first + i, bank);
        owner[bank] = i;
        j->checked++;
    }
    return true;
}

static bool check_map(struct judge *j, const json_t *o)
{
    uint32_t matrix[6];
    if (!check_matrix(j, o, matrix))
        return false;
    for (size_t i = 0; i < j->count; i++)
        for (int64_t k = 0; k < j->patterns[i].accesses; k++)
            if (!check_access(j, matrix, i, k))
                return false;
    return true;
}

static bool read_patterns(struct judge *j, const json_t *o)
{
    const json_t *list = json_object_get(o, "patterns"), *lists = json_object_get(o, "lists");
    size_t n = json_array_size(list);
    int64_t words = 0;
    if (!json_is_array(list) || n > MAX_PATTERNS)
        return judge_fail(j, ST_USAGE, "\"patterns\": not a list of at most %d", (int)MAX_PATTERNS);
    if (lists && !json_is_object(lists))
        return judge_fail(j, ST_USAGE, "\"lists\": not an object");
    for (size_t i = 0; i < n; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (!text)
            return judge_fail(j, ST_USAGE, "patterns[%zu]: not a text", i);
        char *err = cert_pattern_read(&j->tile, text, lists, &j->patterns[i]);
        if (err) {
            judge_fail(j, ST_USAGE, "patterns[%zu]: %s", i, err);
            free(err);
            return false;
        }
        j->names[i] = text;
        j->count = i + 1;
        words += j->patterns[i].accesses * j->tile.banks;
        if (words > MAX_WORDS)
            return judge_fail(j, ST_USAGE, "patterns[%zu]: more than %d words in the accesses up to here", i, (int)MAX_WORDS);
    }
    return true;
}

static bool read_head(struct judge *j, const json_t *o, bool found)
{
    static const char *const map[] = {"format", "banks", "tile", "word", "elem", "patterns", "found", "matrix", "rows", "xors", NULL};
    static const char *const none[] = {"format", "banks", "tile", "word", "elem", "patterns", "found", "tree", NULL};
    static const char *const optional[] = {"lists", "dims", NULL};
    const char *format = json_string_value(json_object_get(o, "format"));
    if (!format || strcmp(format, "gatewright-swizzle-1") != 0)
        return judge_fail(j, ST_USAGE, "\"format\" is not \"gatewright-swizzle-1\"");
    if (!json_is_boolean(json_object_get(o, "found")))
        return judge_fail(j, ST_USAGE, "\"found\" is not true or false");
    json_int_t banks, tile[2], word, elem, dims[3];
    if (!judge_keys(j, o, "certificate", found ? map : none, optional) ||
        !judge_integer(j, o, "certificate", "banks", &banks) || !judge_integers(j, o, "certificate", "tile", 2, tile) ||
        !judge_integer(j, o, "certificate", "word", &word) || !judge_integer(j, o, "certificate", "elem", &elem))
        return false;
    bool volume = json_object_get(o, "dims");
    if (volume && !judge_integers(j, o, "certificate", "dims", 3, dims))
        return false;
    char *err = cert_tile_set(&j->tile, banks, tile[0], tile[1], word, elem);
    if (!err && volume)
        err = cert_tile_volume(&j->tile, dims);
    if (err)
        judge_fail(j, ST_USAGE, "%s", err);
    free(err);
    return !err;
}

// One line, whatever is in the texts of the file.
static char *clean(char *line)
{
    for (char *s = line; *s; s++)
        if ((unsigned char)*s < ' ' || *s == 0x7f)
            *s = '?';
    return line;
}

struct swizzle_verdict swizzle_judge(const json_t *o)
{
    size_t n = json_array_size(json_object_get(o, "patterns"));
    size_t room = n <= MAX_PATTERNS ? n + 1 : 1;
    bool found = json_is_true(json_object_get(o, "found"));
    struct judge j = {.patterns = xcalloc(room, sizeof *j.patterns), .names = xcalloc(room, sizeof *j.names)};
    bool holds = read_head(&j, o, found) && read_patterns(&j, o) &&
                 (found ? check_map(&j, o) : judge_tree(&j, json_object_get(o, "tree")));
    struct swizzle_verdict v = {.status = j.status, .checked = j.checked};
    if (holds && found)
        v.line = xasprintf("holds: the map has no bank conflict on %s (%s looked at)", counted((double)j.count, "pattern"),
                           counted((double)j.checked, "word"));
    else if (holds)
        v.line = xasprintf("holds: every linear map has a bank conflict on %s (%s looked at)", counted((double)j.count, "pattern"),
                           counted((double)j.checked, "collision"));
    else
        v.line = clean(xasprintf("%s%s", j.status == ST_WRONG ? "does not hold: " : "no certificate: ", j.why));
    for (size_t i = 0; i < j.count; i++)
        cert_pattern_free(&j.patterns[i]);
    free(j.patterns);
    free(j.names);
    free(j.why);
    return v;
}

struct source {
    FILE *f;
    int64_t left, memory; // bytes that may come yet, and be taken
    bool over;
};

static size_t more(void *buffer, size_t n, void *data)
{
    struct source *s = data;
    size_t got = fread(buffer, 1, n, s->f);
    s->left -= (int64_t)got;
    for (const char *c = buffer; c < (char *)buffer + got; c++)
        s->memory -= *c == '[' || *c == '{' ? LIST_BYTES : *c == ',' ? ITEM_BYTES : 0;
    s->over = s->left < 0 || s->memory < 0;
    return s->over ? (size_t)-1 : got;
}

struct swizzle_verdict swizzle_judge_file(const char *path)
{
    char why[READ_WHY];
    int64_t size;
    struct source s = {.f = open_regular(path, why, &size), .left = MAX_FILE, .memory = MAX_MEMORY};
    struct swizzle_verdict v = {.status = ST_USAGE};
    json_error_t e;
    json_t *o = s.f ? json_load_callback(more, &s, JSON_REJECT_DUPLICATES, &e) : NULL;
    if (!s.f) {
        v.line = xasprintf("%s: %s", path, why);
    } else if (ferror(s.f)) {
        v.line = xasprintf("%s: cannot read: %s", path, strerror(errno));
    } else if (s.over) {
        v.line = xasprintf("%s: larger than %d MiB, or than %d MiB in memory", path, MAX_FILE >> 20, MAX_MEMORY >> 20);
    } else if (!o) {
        v.line = clean(xasprintf("%s: no certificate: line %d, column %d: %s", path, e.line, e.column, e.text));
    } else {
        v = swizzle_judge(o);
        char *line = xasprintf("%s: %s", path, v.line);
        free(v.line);
        v.line = line;
    }
    if (s.f)
        fclose(s.f);
    json_decref(o);
    return v;
}
