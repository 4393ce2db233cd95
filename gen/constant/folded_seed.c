// SPDX-License-Identifier: Apache-2.0
// The graph that elimination begins with: each row of the matrix as signed digits, what is common to all inputs taken
// out.
#include <stdlib.h>

#include "constant/folded_plan.h"

static int digit_count(int64_t k)
{
    int n = 0;
    for (; k; n++) {
        while (!(k & 1))
            k /= 2;
        k -= (k & 3) == 3 ? -1 : 1;
    }
    return n;
}

// Adds k times a group; 3 as 2 + 1, which needs no complement.
static void append_group(struct row *r, int signal, int64_t k)
{
    if (k != 3) {
        row_append_multiple(r, signal, 0, k);
        return;
    }
    row_append(r, (struct summand){signal, 0, false});
    row_append(r, (struct summand){signal, 1, false});
}

// A row with its entries sorted by odd magnitude: magnitudes of two digits (3, 5, 7, ..) that are frequent are
// summed first and multiplied once.
static void add_grouped_row(struct graph *g, int row, const int64_t *w, int n_in, int64_t common)
{
    enum { MOST = 128, WORTH_A_GROUP = 3 };
    int count[MOST] = {0}, group[MOST] = {0};
    for (int j = 0; j < n_in; j++) {
        int64_t v = w[j] - common, k = v < 0 ? -v : v;
        while (k && !(k & 1))
            k /= 2;
        if (k && k < MOST)
            count[k]++;
    }
    for (int j = 0; j < n_in; j++) {
        int64_t v = w[j] - common, k = v < 0 ? -v : v;
        int shift = 0;
        for (; k && !(k & 1); k /= 2)
            shift++;
        if (k < 3 || k >= MOST || digit_count(k) != 2 || count[k] < WORTH_A_GROUP) {
            row_append_multiple(&g->rows[row], j, 0, v);
            continue;
        }
        if (!group[k]) {
            group[k] = graph_add_row(g);
            append_group(&g->rows[row], g->n_in + group[k], k);
        }
        row_append(&g->rows[group[k]], (struct summand){j, (int16_t)shift, v < 0});
    }
}

enum { WORTH_A_SUM = 8 }; // the inputs are summed if that saves more than an eighth of the digits

// The number whose taking from all entries of a row leaves the fewest digits, its own counted; *saved is how many
// that saves; *all grows by the row's digits.
static int64_t common_part(const int64_t *w, int n_in, int *saved, int64_t *all)
{
    int64_t lo = w[0], hi = w[0], best = 0;
    int digits = 0, least;
    for (int j = 0; j < n_in; j++) {
        lo = w[j] < lo ? w[j] : lo;
        hi = w[j] > hi ? w[j] : hi;
        digits += digit_count(w[j]);
    }
    least = digits;
    int64_t step = (hi - lo) / 256 + 1;
    for (int64_t c = lo; c <= hi; c += step) {
        int n = digit_count(c);
        for (int j = 0; j < n_in && n < least; j++)
            n += digit_count(w[j] - c);
        if (n < least) {
            least = n;
            best = c;
        }
    }
    *saved = digits - least;
    *all += digits;
    return best;
}

struct graph *folded_seed(const int64_t *w, const struct output *outputs, int rows, int n_out, int n_in, bool grouped)
{
    struct graph *g = graph_new(n_in, rows);
    int64_t *common = xcalloc((size_t)n_out, sizeof *common);
    int64_t saved = 0, digits = 0;
    for (int i = 0; i < n_out; i++) {
        int one = 0;
        if (outputs[i].master == i)
            common[i] = common_part(w + (size_t)i * (size_t)n_in, n_in, &one, &digits);
        saved += one;
    }
    bool take = saved - n_in > digits / WORTH_A_SUM;
    int sum = take ? graph_add_row(g) : 0;
    for (int j = 0; j < n_in && take; j++)
        row_append(&g->rows[sum], (struct summand){j, 0, false});
    for (int i = 0; i < n_out; i++) {
        const int64_t *row = w + (size_t)i * (size_t)n_in;
        int64_t c = take ? common[i] : 0;
        if (outputs[i].master != i)
            continue;
        if (c)
            row_append_multiple(&g->rows[outputs[i].row], n_in + sum, 0, c);
        if (grouped)
            add_grouped_row(g, outputs[i].row, row, n_in, c);
        for (int j = 0; j < n_in && !grouped; j++)
            row_append_multiple(&g->rows[outputs[i].row], j, 0, row[j] - c);
    }
    free(common);
    return g;
}
