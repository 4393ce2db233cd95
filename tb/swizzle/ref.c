// SPDX-License-Identifier: Apache-2.0
// Passes of access patterns under address maps, counted from the definitions in rows, columns and bytes: what the verb swizzle
// is held against. Shares nothing with gen/.
//   swizzle_ref BANKS ROWS COLUMNS WORD ELEM -- PATTERN ... -- MAP ...
// prints "PATTERN MAP WORST TOTAL" for each pair, or "MAP refused" for a map that does not spread the tile's words evenly over
// the banks or parts the bytes of a word.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"

static long banks, rows, cols, word, elem, per_word; // per_word: elements in a word

static long word_of(long r, long c)
{
    return (r * cols + c) / per_word;
}

// ---- maps: the bank of a word ----

static bool is_cute; // the map is cute:B,M,S, with
static long cute_bits, cute_base, cute_shift;

// A byte address, by the definition: three groups of bits.
static long cute(long x)
{
    for (long i = 0; i < cute_bits; i++) {
        long from = cute_shift >= 0 ? cute_base + cute_shift + i : cute_base + i;
        long to = from - cute_shift;
        x ^= (x >> from & 1) << to; // no bit is both read and written, as |S| >= B
    }
    return x;
}

// The remainder of an address, as a polynomial, by the smallest primitive one; these are tabulated in P. Ahlquist, "Primitive
// polynomials over finite fields", and elsewhere.
static long remainder_of(long v)
{
    static const long primitive[] = {0, 3, 7, 11, 19, 37, 67};
    long degree = 0;
    while (1L << degree < banks)
        degree++;
    for (long bit = 40; bit >= degree; bit--)
        if (v >> bit & 1)
            v ^= primitive[degree] << (bit - degree);
    return v;
}

static long reversed(long v)
{
    long r = 0;
    for (long m = 1; m < banks; m *= 2, v /= 2)
        r = 2 * r + v % 2;
    return r;
}

static long masked(const char *masks, long w)
{
    long bank = 0;
    for (long bit = 1; bit < banks; bit *= 2, masks += strcspn(masks, ",") + 1) {
        long v = strtol(masks, NULL, 0) & w, odd = 0;
        for (; v; v &= v - 1)
            odd ^= 1;
        bank += odd * bit;
    }
    return bank;
}

static long bank_of(const char *map, long w)
{
    long row_words = cols / per_word, r = w / row_words, c = w % row_words;
    if (strcmp(map, "none") == 0)
        return w % banks;
    if (strcmp(map, "pad") == 0)
        return (r * (row_words + 1) + c) % banks;
    if (strcmp(map, "xor") == 0)
        return (r ^ c) % banks;
    if (strcmp(map, "bitrev") == 0)
        return reversed(r % banks) ^ (c % banks);
    if (strcmp(map, "ipoly") == 0)
        return remainder_of(w);
    if (strncmp(map, "masks:", 6) == 0)
        return masked(map + 6, w);
    return cute(w * (word / 8)) / (word / 8) % banks;
}

static void prepare(const char *map)
{
    is_cute = strncmp(map, "sw", 2) == 0 || strncmp(map, "cute:", 5) == 0;
    cute_bits = 0;
    if (map[0] == 's' && map[1] == 'w') {
        cute_bits = atol(map + 2) == 32 ? 1 : atol(map + 2) == 64 ? 2 : 3;
        cute_base = 4;
        cute_shift = 3;
    }
    sscanf(map, "cute:%ld,%ld,%ld", &cute_bits, &cute_base, &cute_shift);
}

static bool keeps_words(void)
{
    long bytes = word / 8;
    if (is_cute && (word % 8 || (bytes & (bytes - 1)) || labs(cute_shift) < cute_bits))
        return false;
    for (long x = 0; x < 1 << 16 && cute_bits; x++)
        if (cute(x) % bytes != x % bytes || cute(x) / bytes != cute(x - x % bytes) / bytes)
            return false;
    return true;
}

static bool spreads(const char *map)
{
    long count[64] = {0}, words = rows * cols / per_word;
    prepare(map);
    if (strcmp(map, "pad") == 0)
        return true;
    if (!keeps_words())
        return false;
    for (long w = 0; w < words; w++)
        count[bank_of(map, w)]++;
    for (long i = 0; i < banks; i++)
        if (count[i] != words / banks)
            return false;
    return true;
}

// ---- passes ----

static const char *map;    // under which passes are counted
static long total, worst;  // of requests
static long lanes[64];     // words of the access being made, -1 off
static int next_lane;

static long passes_of_lanes(void)
{
    long in_bank[64] = {0}, most = 1;
    for (long i = 0; i < banks; i++) {
        bool counts = lanes[i] >= 0;
        for (long k = 0; k < i && counts; k++)
            counts = lanes[k] != lanes[i];
        if (!counts)
            continue;
        long n = ++in_bank[bank_of(map, lanes[i])];
        most = n > most ? n : most;
    }
    return most;
}

static void begin(void)
{
    memset(lanes, -1, sizeof lanes);
    next_lane = 0;
}

static void lane(long w)
{
    lanes[next_lane++] = w;
}

static void end(long passes)
{
    total += passes;
    worst = passes > worst ? passes : worst;
}

// Lines of n elements from (r, c) on by (dr, dc), in pieces of as many as there are lanes.
static void along(long r, long c, long dr, long dc, long n)
{
    for (long i = 0; i < n; i++) {
        if (i % banks == 0)
            begin();
        lane(word_of(r + i * dr, c + i * dc));
        if (i % banks == banks - 1 || i == n - 1)
            end(passes_of_lanes());
    }
}

// Lanes at `base` + offsets: from every base, or from those that share no bit with an offset.
static void from_bases(const long *offset, bool any, bool block)
{
    long bits = 0, size = rows * cols, reach = 0, width = 0;
    for (long l = 0; l < banks; l++) {
        bits |= offset[l];
        reach = offset[l] > reach ? offset[l] : reach;
        width = block && offset[l] % cols > width ? offset[l] % cols : width;
    }
    for (long base = 0; base + reach < size; base++) {
        if ((!any && (base & bits)) || base % cols + width >= cols)
            continue;
        begin();
        for (long l = 0; l < banks; l++)
            lane((base + offset[l]) / per_word);
        end(passes_of_lanes());
    }
}

static void stride(long s, bool any)
{
    long offset[64];
    for (long l = 0; l < banks; l++)
        offset[l] = l * s;
    from_bases(offset, any, false);
}

// A block of `high` rows; the first lanes are its first row.
static void block(long high, bool any)
{
    long offset[64], n = 0;
    for (long r = 0; r < high; r++)
        for (long c = 0; c < banks / high; c++)
            offset[n++] = r * cols + c;
    from_bases(offset, any, true);
}

// Every lane takes `words` words, down a column or along a row: in as many phases, of the first lanes, the next, ...
static void wide(long words, bool down)
{
    long row_words = cols / per_word, at[64][64], lines = down ? row_words / words : rows;
    long lanes_of_line = down ? rows : row_words / words;
    for (long line = 0; line < lines; line++) {
        for (long first = 0; first < lanes_of_line; first += banks) {
            memset(at, -1, sizeof at);
            for (long l = 0; l < banks && first + l < lanes_of_line; l++)
                for (long j = 0; j < words; j++)
                    at[l][j] = down ? (first + l) * row_words + line * words + j : line * row_words + (first + l) * words + j;
            long passes = 0;
            for (long phase = 0; phase < words; phase++) {
                begin();
                for (long l = phase * banks / words; l < (phase + 1) * banks / words; l++)
                    for (long j = 0; j < words; j++)
                        lane(at[l][j]);
                passes += passes_of_lanes();
            }
            end(passes);
        }
    }
}

static void list(const char *path)
{
    struct npy a;
    char *error = npy_read(path, &a);
    if (error) {
        fprintf(stderr, "%s\n", error);
        exit(2);
    }
    for (int64_t i = 0; i < a.count; i++) {
        if (i % a.shape[1] == 0)
            begin();
        lane(a.data[i]);
        if (i % a.shape[1] == a.shape[1] - 1)
            end(passes_of_lanes());
    }
    npy_free(&a);
}

static void count(const char *pattern)
{
    long a = 0, b = 0, shorter = rows < cols ? rows : cols;
    bool any = strstr(pattern, "@any") != NULL, transpose = strcmp(pattern, "transpose") == 0;
    total = worst = 0;
    if (strcmp(pattern, "row") == 0 || transpose)
        for (long r = 0; r < rows; r++)
            along(r, 0, 0, 1, cols);
    if (strcmp(pattern, "col") == 0 || transpose)
        for (long c = 0; c < cols; c++)
            along(0, c, 1, 0, rows);
    if (strcmp(pattern, "diag") == 0)
        along(0, 0, 1, 1, shorter);
    if (strcmp(pattern, "anti") == 0)
        along(0, cols - 1, 1, -1, shorter);
    if (strcmp(pattern, "strides") == 0)
        for (long s = 1; s * banks <= rows * cols; s *= 2)
            stride(s, false);
    if (sscanf(pattern, "stride:%ld", &a) == 1)
        stride(a, any);
    if (sscanf(pattern, "block:%ldx%ld", &a, &b) == 2)
        block(a, any);
    if (sscanf(pattern, "wide:%ld", &a) == 1)
        wide(a / word, strstr(pattern, ":col") != NULL);
    if (strncmp(pattern, "list:", 5) == 0)
        list(pattern + 5);
}

int main(int argc, char **argv)
{
    long *numbers[] = {&banks, &rows, &cols, &word, &elem};
    for (int i = 0; i < 5 && i + 1 < argc; i++)
        *numbers[i] = atol(argv[i + 1]);
    int patterns = 7, maps = 7;
    while (maps < argc && strcmp(argv[maps], "--") != 0)
        maps++;
    if (maps >= argc || banks < 2 || banks > 64 || elem < 1) {
        fprintf(stderr, "usage: swizzle_ref BANKS ROWS COLUMNS WORD ELEM -- PATTERN ... -- MAP ...\n");
        return 2;
    }
    per_word = word / elem;
    for (int m = maps + 1; m < argc; m++) {
        map = argv[m];
        if (!spreads(map)) {
            printf("%s refused\n", map);
            continue;
        }
        for (int p = patterns; p < maps; p++) {
            count(argv[p]);
            printf("%s %s %ld %ld\n", argv[p], map, worst, total);
        }
    }
    return 0;
}
