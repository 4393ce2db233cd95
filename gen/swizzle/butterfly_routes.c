// SPDX-License-Identifier: Apache-2.0
// Implementation of swizzle/butterfly_routes.h. Without a free stage (T = b) a search of pairs of flags finds whether wirings exist at
// all; with some, wirings are drawn at random until the stages reach every permutation.
#include "swizzle/butterfly_routes.h"

#include <stdlib.h>
#include <string.h>

#include "base/celldata.h"
#include "base/util.h"

enum { BUFFER_LOADS = 16 }; // multiplexers behind a buffer of a select, as gw_exchange has them

unsigned gf2_apply(const struct gf2 *m, int bits, unsigned x)
{
    unsigned y = 0;
    for (int i = 0; i < bits; i++)
        y |= (unsigned)__builtin_parity(m->row[i] & x) << i;
    return y;
}

// p after q.
static struct gf2 gf2_product(const struct gf2 *p, const struct gf2 *q, int bits)
{
    struct gf2 r = {{0}};
    for (int i = 0; i < bits; i++)
        for (int j = 0; j < bits; j++)
            if (p->row[i] >> j & 1)
                r.row[i] ^= q->row[j];
    return r;
}

static struct gf2 identity(int bits)
{
    struct gf2 m = {{0}};
    for (int i = 0; i < bits; i++)
        m.row[i] = (uint8_t)(1U << i);
    return m;
}

bool gf2_inverse(const struct gf2 *m, int bits, struct gf2 *inverse)
{
    struct gf2 a = *m, b = identity(bits);
    for (int i = 0; i < bits; i++) {
        int p = i;
        while (p < bits && !(a.row[p] >> i & 1))
            p++;
        if (p == bits)
            return false;
        uint8_t ta = a.row[p], tb = b.row[p];
        a.row[p] = a.row[i], b.row[p] = b.row[i];
        a.row[i] = ta, b.row[i] = tb;
        for (int k = 0; k < bits; k++)
            if (k != i && (a.row[k] >> i & 1))
                a.row[k] ^= ta, b.row[k] ^= tb;
    }
    *inverse = b;
    return true;
}

unsigned butterfly_settled(const struct butterfly *n, int t)
{
    unsigned settled = 0;
    for (int i = 0; i < t; i++)
        if (butterfly_is_last(n, i))
            settled |= 1U << n->direction[i];
    return settled;
}

bool butterfly_is_last(const struct butterfly *n, int t)
{
    for (int i = t + 1; i < n->stages; i++)
        if (n->direction[i] == n->direction[t])
            return false;
    return true;
}

// ---- one permutation through given stages ----

// The sum of the rows that f selects.
static uint8_t sum_of_rows(const struct gf2 *m, unsigned f)
{
    uint8_t v = 0;
    for (; f; f &= f - 1)
        v ^= m->row[__builtin_ctz(f)];
    return v;
}

// The f that takes row i of m to `target`, m invertible; false if only without row i itself.
static bool solve(const struct gf2 *m, int bits, int i, uint8_t target, unsigned *f)
{
    struct gf2 inverse;
    gf2_inverse(m, bits, &inverse);
    unsigned rows = 0; // whose sum is the target: target * m^-1
    for (int k = 0; k < bits; k++)
        if (target >> k & 1)
            rows ^= inverse.row[k];
    *f = rows & ~(1U << i);
    return rows >> i & 1;
}

// Whether the stages from t on take m to `target`; their f.
static bool reach(const struct butterfly *n, int t, struct gf2 m, const struct gf2 *target, uint8_t *f)
{
    if (t == n->stages)
        return true;
    int i = n->direction[t];
    unsigned found;
    if (butterfly_is_last(n, t)) {
        if (!solve(&m, n->bits, i, target->row[i], &found))
            return false;
        f[t] = (uint8_t)found;
        m.row[i] = target->row[i];
        return reach(n, t + 1, m, target, f);
    }
    for (found = 0; found < 1U << n->bits; found++) {
        if (found >> i & 1)
            continue;
        struct gf2 next = m;
        next.row[i] ^= sum_of_rows(&m, found);
        f[t] = (uint8_t)found;
        if (reach(n, t + 1, next, target, f))
            return true;
    }
    return false;
}

// How many of the permutations the stages reach with these wirings; their f.
static int count_reached(struct butterfly *n, const struct gf2 *pi)
{
    struct gf2 enter_back, leave_back;
    int reached = 0;
    gf2_inverse(&n->enter, n->bits, &enter_back);
    gf2_inverse(&n->leave, n->bits, &leave_back);
    for (int c = 0; c < n->classes; c++) {
        struct gf2 half = gf2_product(&leave_back, &pi[c], n->bits), target = gf2_product(&half, &enter_back, n->bits);
        reached += reach(n, 0, identity(n->bits), &target, n->f[c]);
    }
    return reached;
}

// ---- T = b ----

// Without a free stage the permutation must be a lower times an upper unitriangular matrix (stages 0, 1, ..., b-1), so
// all leading minors of leave^-1 * pi * enter^-1 are 1. Only the flags that the rows of leave^-1 and the columns of
// enter^-1 span matter, so each new row and column is 0 where an earlier one has its first 1.
struct flags {
    const struct gf2 *pi;
    int classes, bits;
    uint8_t row[BUTTERFLY_BITS], column[BUTTERFLY_BITS];
    int64_t nodes; // left to look at
};

// Whether the minor of the first k + 1 rows and columns is 1 for every class.
static bool minors_hold(const struct flags *s, int k)
{
    for (int c = 0; c < s->classes; c++) {
        struct gf2 minor = {{0}}, inverse;
        for (int j = 0; j <= k; j++) {
            unsigned image = gf2_apply(&s->pi[c], s->bits, s->column[j]);
            for (int i = 0; i <= k; i++)
                minor.row[i] |= (uint8_t)(__builtin_parity(s->row[i] & image) << j);
        }
        if (!gf2_inverse(&minor, k + 1, &inverse))
            return false;
    }
    return true;
}

static unsigned lowest_bit(unsigned x)
{
    return x & -x;
}

// Completes the flags from place k on, the bits first of earlier rows and columns excluded.
static bool complete(struct flags *s, int k, unsigned rows, unsigned columns)
{
    if (k == s->bits)
        return true;
    for (unsigned r = 1; r < 1U << s->bits; r++) {
        if (r & rows)
            continue;
        s->row[k] = (uint8_t)r;
        for (unsigned c = 1; c < 1U << s->bits; c++) {
            if (c & columns || s->nodes <= 0)
                continue;
            s->column[k] = (uint8_t)c;
            s->nodes--;
            if (minors_hold(s, k) && complete(s, k + 1, rows | lowest_bit(r), columns | lowest_bit(c)))
                return true;
        }
    }
    return false;
}

enum { FLAG_NODES = 2000000 };

static bool find_flags(struct butterfly *n, const struct gf2 *pi)
{
    struct flags s = {.pi = pi, .classes = n->classes, .bits = n->bits, .nodes = FLAG_NODES};
    if (!complete(&s, 0, 0, 0))
        return false;
    struct gf2 leave_back = {{0}}, enter_back = {{0}};
    for (int i = 0; i < n->bits; i++) {
        leave_back.row[i] = s.row[i];
        for (int j = 0; j < n->bits; j++)
            enter_back.row[i] |= (uint8_t)((s.column[j] >> i & 1) << j);
    }
    return gf2_inverse(&leave_back, n->bits, &n->leave) && gf2_inverse(&enter_back, n->bits, &n->enter);
}

// ---- T > b ----

static uint64_t next_random(uint64_t *state) // splitmix64, S. Vigna
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static struct gf2 random_invertible(int bits, uint64_t *state)
{
    struct gf2 m, inverse;
    do {
        uint64_t r = next_random(state);
        for (int i = 0; i < bits; i++)
            m.row[i] = (uint8_t)(r >> 8 * i & ((1U << bits) - 1));
    } while (!gf2_inverse(&m, bits, &inverse));
    return m;
}

// Adds a row to another one of either wiring.
static void change_wiring(struct butterfly *n, uint64_t *state)
{
    uint64_t r = next_random(state);
    int bits = n->bits, i = (int)(r % (unsigned)bits), j = (i + 1 + (int)((r >> 8) % (unsigned)(bits - 1))) % bits;
    struct gf2 *m = r >> 63 ? &n->enter : &n->leave;
    m->row[i] ^= m->row[j];
}

enum { RESTARTS = 100, STEPS = 400 };

// Climbs from random wirings to some with which the stages reach every permutation.
static bool climb(struct butterfly *n, const struct gf2 *pi)
{
    uint64_t state = 1;
    for (int restart = 0; restart < RESTARTS; restart++) {
        n->enter = random_invertible(n->bits, &state);
        n->leave = random_invertible(n->bits, &state);
        int reached = count_reached(n, pi);
        for (int step = 0; step < STEPS && reached < n->classes; step++) {
            struct gf2 enter = n->enter, leave = n->leave;
            change_wiring(n, &state);
            int now = count_reached(n, pi);
            if (now >= reached) {
                reached = now;
            } else {
                n->enter = enter;
                n->leave = leave;
            }
        }
        if (reached == n->classes)
            return true;
    }
    return false;
}

// With 2b-1 stages any wirings do: a flag that is opposite to two given ones exists, as two hyperplanes are never the
// whole space.
static void all_stages(struct butterfly *n, const struct gf2 *pi)
{
    n->stages = 2 * n->bits - 1;
    for (int t = 0; t < n->stages; t++)
        n->direction[t] = t < n->bits ? t : n->stages - 1 - t;
    n->enter = n->leave = identity(n->bits);
    if (count_reached(n, pi) < n->classes)
        die(ST_TOOL, "butterfly: %d stages do not reach every permutation", n->stages);
}

// ---- areas ----

// Area of a stage of two-way multiplexers with the buffers of their selects.
static double stage_area(int places, int width)
{
    double bits = (double)places * width;
    return bits * AREA_AOI22 + bits / BUFFER_LOADS * 2 * AREA_BUF + places / 2 * (AREA_INV + 2 * AREA_BUF);
}

// A wiring for each of `terms` permutations behind AND-OR multiplexers with one-hot selects.
static double wirings_area(int places, int width, int terms)
{
    double bits = (double)places * width, pairs = (terms + 1) / 2;
    if (terms == 1)
        return 0;
    return bits * (pairs * AREA_AOI22 + (pairs - 1) * AREA_NAND) + bits / BUFFER_LOADS * terms * AREA_BUF;
}

static int count_distinct(const struct gf2 *pi, int classes)
{
    int n = 0;
    for (int c = 0; c < classes; c++) {
        int d = 0;
        while (memcmp(&pi[c], &pi[d], sizeof *pi) != 0)
            d++;
        n += d == c;
    }
    return n;
}

struct butterfly butterfly_find(const struct gf2 *pi, int classes, int bits, int width)
{
    struct butterfly n = {.bits = bits, .stages = bits, .classes = classes};
    n.f = xcalloc((size_t)classes, sizeof *n.f);
    for (int t = 0; t < BUTTERFLY_STAGES; t++)
        n.direction[t] = t % bits;
    n.permutations = count_distinct(pi, classes);
    n.enter = pi[0];
    n.leave = identity(bits);
    bool found = (n.permutations == 1 || find_flags(&n, pi)) && count_reached(&n, pi) == classes;
    while (!found && ++n.stages < 2 * bits - 1)
        found = climb(&n, pi);
    if (!found)
        all_stages(&n, pi);
    int places = 1 << bits;
    n.area = n.stages * stage_area(places, width);
    n.mux_area = bits * stage_area(places, width) + wirings_area(places, width, n.permutations);
    return n;
}
