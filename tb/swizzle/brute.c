// SPDX-License-Identifier: Apache-2.0
// The second judge of the solver of bank maps. A linear map of full rank is known, up to the names of the banks, by its
// kernel, a space of n - b dimensions; it has no conflict when no difference of two words of an access is in the kernel. All
// such spaces are tried, each by its one basis in reduced echelon form.
//   swizzle_brute count|maps BANKS ROWSxCOLS WORD ELEM PATTERN...      {"maps": N, "xors": N, "matrix": [...], "conflict": N}
//   swizzle_brute volume BANKS X,Y,Z PATTERN...                        {"maps": N}, by row spaces instead of kernels
//   swizzle_brute mutate COUNT SEED CERTIFICATE...
#include "tb/swizzle/brute.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *brute_read(struct brute *b, const char *const *texts, int count, const json_t *lists)
{
    char *err = NULL;
    for (b->count = 0; b->count < count && !err; b->count += !err)
        err = cert_pattern_read(&b->tile, texts[b->count], lists, &b->patterns[b->count]);
    return err;
}

void brute_free(struct brute *b)
{
    while (b->count > 0)
        cert_pattern_free(&b->patterns[--b->count]);
}

void brute_differences(struct brute *b, uint32_t which)
{
    memset(b->apart, 0, sizeof b->apart);
    for (int i = 0; i < b->count; i++)
        for (int64_t k = 0; which >> i & 1 && k < b->patterns[i].accesses; k++) {
            struct cert_access a;
            cert_pattern_access(&b->tile, &b->patterns[i], k, &a);
            for (int x = 0; x < a.count; x++)
                for (int y = 0; y < x; y++)
                    if (a.word[x] >= 0 && a.word[y] >= 0)
                        b->apart[a.word[x] ^ a.word[y]] = true;
        }
    b->apart[0] = false;
}

// A basis in reduced echelon form as it grows, and all sums of its vectors.
struct kernel {
    uint32_t pivots;
    int size;
    uint32_t basis[BRUTE_MAX_BITS], sums[1 << BRUTE_MAX_BITS];
};

// Masks that every vector of the kernel meets in an even number of bits: the row space, ascending, without 0.
static int row_space(const struct brute *b, const struct kernel *k, uint32_t *space)
{
    int n = 0;
    for (uint32_t m = 1; m < 1u << b->tile.bits; m++) {
        int i = 0;
        while (i < k->size && __builtin_popcount(m & k->basis[i]) % 2 == 0)
            i++;
        if (i == k->size)
            space[n++] = m;
    }
    return n;
}

// Sums of the first masks of a matrix, 0 among them.
static bool is_sum(const uint32_t *masks, int n, uint32_t m)
{
    for (uint32_t pick = 0; pick < 1u << n; pick++) {
        uint32_t sum = 0;
        for (int i = 0; i < n; i++)
            sum ^= pick >> i & 1 ? masks[i] : 0;
        if (sum == m)
            return true;
    }
    return false;
}

// Bases of the space with masks ascending, in lexicographic order, until one of `left` exclusive-ors. The first at most that.
static bool first_basis(const struct brute *b, const uint32_t *space, int n, int from, int taken, int left, uint32_t *matrix)
{
    if (taken == b->tile.bank_bits)
        return left == 0;
    for (int i = from; i < n; i++) {
        int cost = __builtin_popcount(space[i]) - 1;
        if (cost > left || is_sum(matrix, taken, space[i]))
            continue;
        matrix[taken] = space[i];
        if (first_basis(b, space, n, i + 1, taken + 1, left - cost, matrix))
            return true;
    }
    return false;
}

static bool smaller(const uint32_t *a, const uint32_t *b, int n)
{
    for (int i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i];
    return false;
}

// The fewest exclusive-ors of a basis of the space: the lightest masks that are no sums of lighter ones.
static int fewest_xors(const struct brute *b, const uint32_t *space, int n)
{
    uint32_t taken[6];
    int count = 0, xors = 0;
    for (int weight = 1; count < b->tile.bank_bits; weight++)
        for (int i = 0; i < n && count < b->tile.bank_bits; i++)
            if (__builtin_popcount(space[i]) == weight && !is_sum(taken, count, space[i])) {
                taken[count++] = space[i];
                xors += weight - 1;
            }
    return xors;
}

static void note_map(struct brute *b, const struct kernel *k)
{
    b->maps++;
    if (!b->best)
        return;
    uint32_t space[64], matrix[6];
    int n = row_space(b, k, space), xors = fewest_xors(b, space, n);
    if (b->xors >= 0 && xors > b->xors)
        return;
    bool first = first_basis(b, space, n, 0, 0, xors, matrix);
    if (first && (b->xors < 0 || xors < b->xors || smaller(matrix, b->matrix, b->tile.bank_bits)))
        memcpy(b->matrix, matrix, sizeof matrix);
    b->xors = xors;
}

// Adds the basis vector of the highest pivot bit below `bit`, in every way.
static void grow(struct brute *b, struct kernel *k, int bit)
{
    while (bit > 0 && !(k->pivots >> (bit - 1) & 1))
        bit--;
    if (bit == 0) {
        note_map(b, k);
        return;
    }
    uint32_t pivot = 1u << (bit - 1), free_bits = (pivot - 1) & ~k->pivots, rest = 0;
    int size = 1 << k->size;
    do {
        uint32_t v = pivot | rest;
        int i = 0;
        for (; i < size && !b->apart[k->sums[i] ^ v]; i++)
            k->sums[size + i] = k->sums[i] ^ v;
        if (i == size) {
            k->basis[k->size++] = v;
            grow(b, k, bit - 1);
            k->size--;
        }
        rest = (rest - free_bits) & free_bits; // the next subset
    } while (rest);
}

void brute_count(struct brute *b, uint32_t which)
{
    brute_differences(b, which);
    b->maps = 0;
    b->xors = -1;
    for (uint32_t pivots = 0; pivots < 1u << b->tile.bits; pivots++)
        if (__builtin_popcount(pivots) == b->tile.bits - b->tile.bank_bits) {
            struct kernel k = {.pivots = pivots};
            grow(b, &k, b->tile.bits);
        }
}

int brute_fewest(struct brute *b)
{
    struct brute some = *b;
    some.best = false;
    for (int size = 1; size <= b->count; size++)
        for (uint32_t which = 0; which < 1u << b->count; which++)
            if (__builtin_popcount(which) == size) {
                brute_count(&some, which);
                if (some.maps == 0)
                    return size;
            }
    return 0;
}

static int fail(const char *what, char *err)
{
    fprintf(stderr, "swizzle_brute: %s: %s\n", what, err);
    free(err);
    return 2;
}

static int count(int argc, char **argv, bool best)
{
    static struct brute b;
    long long rows, cols;
    if (argc < 5 || sscanf(argv[1], "%lldx%lld", &rows, &cols) != 2 || argc - 4 > BRUTE_MAX_PATTERNS)
        return 2;
    char *err = cert_tile_set(&b.tile, atoi(argv[0]), rows, cols, atoi(argv[2]), atoi(argv[3]));
    if (err || b.tile.bits > BRUTE_MAX_BITS)
        return err ? fail("tile", err) : 2;
    b.best = best;
    err = brute_read(&b, (const char *const *)argv + 4, argc - 4, NULL);
    if (err)
        return fail("pattern", err);
    brute_count(&b, ~0u);
    printf("{\"found\": %s, \"maps\": %" PRId64, b.maps ? "true" : "false", b.maps);
    if (best && b.maps) {
        printf(", \"xors\": %d, \"matrix\": [", b.xors);
        for (int i = 0; i < b.tile.bank_bits; i++)
            printf("%s%lu", i ? ", " : "", (unsigned long)b.matrix[i]);
        printf("]");
    }
    if (best && !b.maps)
        printf(", \"conflict\": %d", brute_fewest(&b));
    printf("}\n");
    brute_free(&b);
    return 0;
}

// Row spaces, each by its one basis in reduced echelon form: what a mask sends to 0 of the differences is known beforehand, and
// a space is a map's where no difference is in the sets of all its masks.
enum { SET_WORDS = 16 };

struct spaces {
    uint32_t *differences;
    int count, bits, rank;
    uint64_t (*zero)[SET_WORDS]; // (2^bits) bit i: difference i meets the mask in an even number of bits
    int64_t maps;
};

static void find_differences(struct spaces *s, const struct brute *b)
{
    bool *apart = calloc((size_t)1 << s->bits, sizeof *apart);
    for (int i = 0; i < b->count; i++)
        for (int64_t k = 0; k < b->patterns[i].accesses; k++) {
            struct cert_access a;
            cert_pattern_access(&b->tile, &b->patterns[i], k, &a);
            for (int x = 0; x < a.count; x++)
                for (int y = 0; y < x; y++)
                    if (a.word[x] >= 0 && a.word[y] >= 0)
                        apart[a.word[x] ^ a.word[y]] = true;
        }
    for (uint32_t d = 1; d < UINT32_C(1) << s->bits; d++)
        if (apart[d])
            s->differences[s->count++] = d;
    free(apart);
    for (uint32_t m = 0; m < UINT32_C(1) << s->bits; m++)
        for (int i = 0; i < s->count; i++)
            if (i < 64 * SET_WORDS)
                s->zero[m][i / 64] |= (uint64_t)(__builtin_popcount(m & s->differences[i]) % 2 == 0) << i % 64;
}

// Adds the mask of the highest pivot left, in every way; `left` is what the masks before it all send to 0.
static void add_mask(struct spaces *s, uint32_t pivots, uint32_t rest_pivots, const uint64_t *left)
{
    int words = (s->count + 63) / 64;
    bool none = true;
    for (int w = 0; w < words; w++)
        none = none && !left[w];
    if (!rest_pivots) {
        s->maps += none;
        return;
    }
    uint32_t pivot = UINT32_C(1) << (31 - __builtin_clz(rest_pivots)), free_bits = (pivot - 1) & ~pivots, rest = 0;
    do {
        uint64_t next[SET_WORDS];
        for (int w = 0; w < words; w++)
            next[w] = left[w] & s->zero[pivot | rest][w];
        add_mask(s, pivots, rest_pivots & ~pivot, next);
        rest = (rest - free_bits) & free_bits; // the next subset
    } while (rest);
}

static int volume(int argc, char **argv)
{
    static struct brute b;
    long long x, y, z;
    if (argc < 3 || sscanf(argv[1], "%lld,%lld,%lld", &x, &y, &z) != 3 || argc - 2 > BRUTE_MAX_PATTERNS)
        return 2;
    char *err = cert_tile_set(&b.tile, atoi(argv[0]), y * z, x, 32, 32);
    if (!err)
        err = cert_tile_volume(&b.tile, (json_int_t[]){x, y, z});
    if (!err)
        err = brute_read(&b, (const char *const *)argv + 2, argc - 2, NULL);
    if (err || b.tile.bits > 16)
        return err ? fail("volume", err) : 2;
    size_t size = (size_t)1 << b.tile.bits;
    struct spaces s = {.bits = b.tile.bits, .rank = b.tile.bank_bits, .differences = calloc(size, sizeof *s.differences),
                       .zero = calloc(size, sizeof *s.zero)};
    uint64_t all[SET_WORDS];
    find_differences(&s, &b);
    if (s.count > 64 * SET_WORDS)
        return 2;
    for (int i = 0; i < SET_WORDS; i++)
        all[i] = i * 64 >= s.count ? 0 : s.count - i * 64 >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (s.count - i * 64)) - 1;
    for (uint32_t pivots = 0; pivots < size; pivots++)
        if (__builtin_popcount(pivots) == s.rank)
            add_mask(&s, pivots, pivots, all);
    printf("{\"maps\": %" PRId64 "}\n", s.maps);
    free(s.differences);
    free(s.zero);
    brute_free(&b);
    return 0;
}

static int mutate(int argc, char **argv)
{
    int bad = 0;
    for (int i = 2; i < argc; i++) {
        json_t *o = json_load_file(argv[i], 0, NULL);
        if (!o)
            return 2;
        bad += brute_mutate(o, argv[i], atoi(argv[0]), strtoull(argv[1], NULL, 10));
        json_decref(o);
    }
    return bad != 0;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "volume") == 0)
        return volume(argc - 2, argv + 2);
    if (argc > 2 && strcmp(argv[1], "mutate") == 0)
        return mutate(argc - 2, argv + 2);
    if (argc > 2 && (strcmp(argv[1], "count") == 0 || strcmp(argv[1], "maps") == 0))
        return count(argc - 2, argv + 2, argv[1][0] == 'c');
    return 2;
}
