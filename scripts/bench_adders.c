// SPDX-License-Identifier: Apache-2.0
// Adders of products by random constant matrices, N x N with unsigned entries 129 .. 255, the published benchmark of
// da4ml: usage bench_adders N MATRICES [EFFORT]. Prints the mean number of adders and the seconds of a matrix, mean and
// worst. Every graph is evaluated on random inputs against the matrix.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "constant/folded.h"
#include "constant/folded_plan.h"

enum { SIDE = 64, CHECKS = 16 };

static uint64_t state = 1;

// 0 .. n-1 (Knuth's MMIX generator).
static int64_t random_below(int64_t n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)((state >> 33) % (uint64_t)n);
}

static void check(const struct folded *f, const int64_t *w, int n)
{
    int64_t x[SIDE], y[SIDE];
    for (int round = 0; round < CHECKS; round++) {
        for (int j = 0; j < n; j++)
            x[j] = random_below(256) - 128;
        graph_evaluate(f->plan->graph, x, y);
        for (int i = 0; i < n; i++) {
            int64_t sum = 0;
            for (int j = 0; j < n; j++)
                sum += w[i * n + j] * x[j];
            if (f->plan->outputs[i].master == i && sum != y[f->plan->outputs[i].row])
                die(ST_WRONG, "bench_adders: output %d is %lld, not %lld", i, (long long)y[f->plan->outputs[i].row],
                    (long long)sum);
        }
    }
}

int main(int argc, char **argv)
{
    int n = argc > 1 ? atoi(argv[1]) : 0, matrices = argc > 2 ? atoi(argv[2]) : 0;
    int effort = argc > 3 ? atoi(argv[3]) : 100;
    int64_t w[SIDE * SIDE], adders = 0;
    double worst = 0, total = 0;
    if (n < 1 || n > SIDE || matrices < 1)
        die(ST_USAGE, "usage: bench_adders N MATRICES [EFFORT], N 1..%d", (int)SIDE);
    for (int m = 0; m < matrices; m++) {
        for (int i = 0; i < n * n; i++)
            w[i] = 129 + random_below(127);
        clock_t begin = clock();
        struct folded *f = folded_build(w, NULL, n, n, 8, true, FOLDED_ADDERS, effort, 0);
        double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
        check(f, w, n);
        adders += f->counts.adders;
        total += seconds;
        worst = seconds > worst ? seconds : worst;
        folded_free(f);
    }
    printf("%dx%d, %d matrices: %.2f adders, %.3f s, worst %.3f s\n", n, n, matrices, (double)adders / matrices,
           total / matrices, worst);
    return 0;
}
