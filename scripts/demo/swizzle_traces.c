// SPDX-License-Identifier: Apache-2.0
// Traces for scratchpads of 32 lanes whose tile is 32x32 words, and what must come out of them.
//   swizzle_traces make DIR             DIR/transpose_op.npy, _addr.npy, _data.npy: a tile written by rows, read by columns;
//                                       DIR/matmul_op.npy, ...: tiles A and B written by rows, then for each row of A*B the
//                                       row of A and all columns of B
//   swizzle_traces check NAME Q.npy     whether the trace's responses are the tile transposed, or their dot products A*B
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"

enum {
    SIZE = 32, // lanes, and rows and columns of a tile
    TILE = SIZE * SIZE,
    READ = 0,
    WRITE = 1,
    TRANSPOSE_STEPS = 2 * SIZE,
    MATMUL_LOADS = 2 * SIZE,
    MATMUL_STEPS = MATMUL_LOADS + SIZE * (1 + SIZE),
    MOST_STEPS = MATMUL_STEPS,
    OPERAND = 100, // operands are -OPERAND..OPERAND
};

struct trace {
    const char *name;
    int64_t steps;
    int64_t op[MOST_STEPS], addr[MOST_STEPS][SIZE], data[MOST_STEPS][SIZE];
};

static void must(char *err)
{
    if (err) {
        fprintf(stderr, "swizzle_traces: %s\n", err);
        exit(2);
    }
}

// Element i of the tiles A and B, one after the other: xorshift32 from the place, the same everywhere.
static int64_t element(int64_t i)
{
    uint32_t x = (uint32_t)i * 2654435761u + 12345;
    for (int k = 0; k < 3; k++) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
    }
    return (int64_t)(x % (2 * OPERAND + 1)) - OPERAND;
}

// Adds an access to `line`, a row or a column of the tile that starts at `base`.
static void add(struct trace *t, int64_t op, int64_t base, int64_t line, int is_column)
{
    int64_t *addr = t->addr[t->steps], *data = t->data[t->steps];
    for (int l = 0; l < SIZE; l++) {
        addr[l] = base + (is_column ? l * SIZE + line : line * SIZE + l);
        data[l] = op == WRITE ? element(addr[l]) : 0;
    }
    t->op[t->steps++] = op;
}

static void transpose(struct trace *t)
{
    for (int row = 0; row < SIZE; row++)
        add(t, WRITE, 0, row, 0);
    for (int col = 0; col < SIZE; col++)
        add(t, READ, 0, col, 1);
}

static void matmul(struct trace *t)
{
    for (int row = 0; row < 2 * SIZE; row++)
        add(t, WRITE, 0, row, 0);
    for (int row = 0; row < SIZE; row++) {
        add(t, READ, 0, row, 0);
        for (int col = 0; col < SIZE; col++)
            add(t, READ, TILE, col, 1);
    }
}

static void write_trace(const struct trace *t, const char *dir)
{
    static const char *const parts[] = {"op", "addr", "data"};
    const int64_t *const values[] = {t->op, t->addr[0], t->data[0]};
    for (int i = 0; i < 3; i++) {
        char path[4096];
        if (snprintf(path, sizeof path, "%s/%s_%s.npy", dir, t->name, parts[i]) >= (int)sizeof path)
            must(npy_message("%s: name too long", dir));
        must(npy_write(path, i == 0 ? 1 : 2, (int64_t[]){t->steps, SIZE}, values[i], i == 0 ? 8 : 32, 1));
    }
}

static int64_t dot(const int64_t *a, const int64_t *b)
{
    int64_t sum = 0;
    for (int k = 0; k < SIZE; k++)
        sum += a[k] * b[k];
    return sum;
}

static int wrong(const char *what, int row, int col, int64_t got, int64_t want)
{
    fprintf(stderr, "swizzle_traces: %s, element %d,%d: %lld, not %lld\n", what, row, col, (long long)got,
            (long long)want);
    return 1;
}

static int check_transpose(int64_t (*q)[SIZE])
{
    for (int col = 0; col < SIZE; col++)
        for (int row = 0; row < SIZE; row++)
            if (q[SIZE + col][row] != element(row * SIZE + col))
                return wrong("transpose", col, row, q[SIZE + col][row], element(row * SIZE + col));
    return 0;
}

static int check_matmul(int64_t (*q)[SIZE])
{
    q += MATMUL_LOADS;
    for (int row = 0; row < SIZE; row++, q += 1 + SIZE)
        for (int col = 0; col < SIZE; col++) {
            int64_t want = 0, got = dot(q[0], q[1 + col]);
            for (int k = 0; k < SIZE; k++)
                want += element(row * SIZE + k) * element(TILE + k * SIZE + col);
            if (got != want)
                return wrong("A*B", row, col, got, want);
        }
    return 0;
}

static int check(int is_matmul, const char *path)
{
    struct npy q;
    must(npy_read(path, &q));
    int64_t steps = is_matmul ? MATMUL_STEPS : TRANSPOSE_STEPS;
    if (q.ndim != 2 || q.shape[0] != steps || q.shape[1] != SIZE)
        must(npy_message("%s: not %lldx%d", path, (long long)steps, (int)SIZE));
    int64_t(*rows)[SIZE] = malloc((size_t)q.count * sizeof(int64_t));
    for (int64_t i = 0; i < q.count; i++)
        rows[i / SIZE][i % SIZE] = (int32_t)(uint32_t)q.data[i]; // words of 32 bits, signed or not
    int st = is_matmul ? check_matmul(rows) : check_transpose(rows);
    free(rows);
    npy_free(&q);
    return st;
}

int main(int argc, char **argv)
{
    static struct trace t;
    if (argc == 3 && strcmp(argv[1], "make") == 0) {
        t = (struct trace){.name = "transpose"};
        transpose(&t);
        write_trace(&t, argv[2]);
        t = (struct trace){.name = "matmul"};
        matmul(&t);
        write_trace(&t, argv[2]);
        return 0;
    }
    int is_matmul = argc == 4 && strcmp(argv[2], "matmul") == 0;
    if (argc == 4 && strcmp(argv[1], "check") == 0 && (is_matmul || strcmp(argv[2], "transpose") == 0))
        return check(is_matmul, argv[3]);
    fprintf(stderr, "usage: swizzle_traces make DIR | check transpose|matmul Q.npy\n");
    return 2;
}
