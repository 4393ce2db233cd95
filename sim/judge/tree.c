// SPDX-License-Identifier: Apache-2.0
// The refutation of a certificate: every value of every column branched on, and every collision.
#include <stdlib.h>
#include <string.h>

#include "judge/judge.h"

// The address bits on the way from the root and their banks.
struct path {
    int length, rank;
    int column[CERT_MAX_BITS];
    uint32_t bank[CERT_MAX_BITS];
};

// "tree, column 3 = 1, column 0 = 2", allocated.
static char *where(const struct path *p)
{
    struct buf b = {0};
    buf_puts(&b, "tree");
    for (int i = 0; i < p->length; i++)
        buf_printf(&b, ", column %d = %lu", p->column[i], (unsigned long)p->bank[i]);
    return b.s;
}

// Fails with the path in front.
static bool fail_at(struct judge *j, const struct path *p, const char *fmt, ...) PRINTF(3, 4);
static bool fail_at(struct judge *j, const struct path *p, const char *fmt, ...)
{
    char *at = where(p);
    va_list ap;
    va_start(ap, fmt);
    char *why = xvasprintf(fmt, ap);
    va_end(ap);
    judge_fail(j, ST_WRONG, "%s: %s", at, why);
    free(at);
    free(why);
    return false;
}

// Two words are in one bank whatever the address bits off the path do.
static bool check_collision(struct judge *j, const struct path *p, uint32_t x, uint32_t y)
{
    uint32_t left = x ^ y, bank = 0;
    for (int i = 0; i < p->length; i++)
        if (left >> p->column[i] & 1) {
            left ^= (uint32_t)1 << p->column[i];
            bank ^= p->bank[i];
        }
    if (x == y)
        return fail_at(j, p, "the words are both %lu", (unsigned long)x);
    if (left)
        return fail_at(j, p, "words %lu and %lu differ in address bits of mask %lu, which are not on the path", (unsigned long)x,
                       (unsigned long)y, (unsigned long)left);
    if (bank)
        return fail_at(j, p, "words %lu and %lu do not collide: their banks differ by %lu", (unsigned long)x, (unsigned long)y,
                       (unsigned long)bank);
    j->checked++;
    return true;
}

// The pattern, the access and both lanes are there and have the words named.
static bool check_witness(struct judge *j, const struct path *p, const json_t *v)
{
    static const char *const keys[] = {"pattern", "access", "lanes", "words", NULL};
    json_int_t pattern, access, lanes[2], words[2];
    char *at = where(p);
    bool read = judge_keys(j, v, at, keys, NULL) && judge_integer(j, v, at, "pattern", &pattern) &&
                judge_integer(j, v, at, "access", &access) && judge_integers(j, v, at, "lanes", 2, lanes) &&
                judge_integers(j, v, at, "words", 2, words);
    free(at);
    if (!read)
        return false;
    if (pattern < 0 || (size_t)pattern >= j->count)
        return fail_at(j, p, "pattern %lld; there are %zu", (long long)pattern, j->count);
    if (access < 0 || access >= j->patterns[pattern].accesses)
        return fail_at(j, p, "access %lld; '%s' has %lld", (long long)access, j->names[pattern],
                       (long long)j->patterns[pattern].accesses);
    struct cert_access a;
    cert_pattern_access(&j->tile, &j->patterns[pattern], access, &a);
    for (int i = 0; i < 2; i++) {
        bool on = lanes[i] >= a.first && lanes[i] < a.first + a.count && a.word[lanes[i] - a.first] >= 0;
        if (!on)
            return fail_at(j, p, "lane %lld is off in access %lld of '%s'", (long long)lanes[i], (long long)access,
                           j->names[pattern]);
        if (a.word[lanes[i] - a.first] != words[i])
            return fail_at(j, p, "word %lld; lane %lld in access %lld of '%s' has word %lld", (long long)words[i],
                           (long long)lanes[i], (long long)access, j->names[pattern], (long long)a.word[lanes[i] - a.first]);
    }
    return check_collision(j, p, (uint32_t)words[0], (uint32_t)words[1]);
}

static bool check_node(struct judge *j, struct path *p, const json_t *node);

// One value of the column branched on.
static bool check_value(struct judge *j, struct path *p, const json_t *v)
{
    const json_t *node = json_object_get(v, "node");
    if (!node)
        return check_witness(j, p, v);
    static const char *const keys[] = {"node", NULL};
    char *at = where(p);
    bool ok = judge_keys(j, v, at, keys, NULL);
    free(at);
    return ok && check_node(j, p, node);
}

// The path grows by a column a node, so that no tree is deeper than the address bits.
static bool check_node(struct judge *j, struct path *p, const json_t *node)
{
    static const char *const keys[] = {"column", "values", NULL};
    json_int_t column = 0;
    char *at = where(p);
    bool read = judge_keys(j, node, at, keys, NULL) && judge_integer(j, node, at, "column", &column);
    const json_t *values = json_object_get(node, "values");
    if (read && !json_is_array(values))
        read = judge_fail(j, ST_USAGE, "%s: \"values\" is not a list", at);
    free(at);
    if (!read)
        return false;
    if (column < 0 || column >= j->tile.bits)
        return fail_at(j, p, "column %lld; a word address has %d bits", (long long)column, j->tile.bits);
    for (int i = 0; i < p->length; i++)
        if (p->column[i] == column)
            return fail_at(j, p, "column %lld is on the path already", (long long)column);
    uint32_t spanned = (uint32_t)1 << p->rank, count = spanned + (p->rank < j->tile.bank_bits);
    if (json_array_size(values) != count)
        return fail_at(j, p, "column %lld: %zu values; there are %lu up to the names of banks", (long long)column,
                       json_array_size(values), (unsigned long)count);
    p->column[p->length++] = (int)column;
    for (uint32_t bank = 0; bank < count; bank++) {
        p->bank[p->length - 1] = bank;
        p->rank += bank == spanned;
        bool ok = check_value(j, p, json_array_get(values, bank));
        p->rank -= bank == spanned;
        if (!ok)
            return false;
    }
    p->length--;
    return true;
}

bool judge_tree(struct judge *j, const json_t *tree)
{
    struct path p = {0};
    return check_node(j, &p, tree);
}
