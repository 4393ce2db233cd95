// SPDX-License-Identifier: Apache-2.0
// Makes traces for scratchpads and checks what they read, without any code of the golden model. Every word holds its own
// address, before and after what a trace writes.
//   traces make SEED LANES[xWORDS] ROWSxCOLS OP.npy ADDR.npy DATA.npy PATTERN...
//       PATTERN: row col diag anti stride:S (from 0) block:RxC (aligned) down:W (lane l at word 0, W, .. of row l)
//       random:ACCESSES, each after write: or not
//   traces check LANES[xWORDS] OP.npy ADDR.npy DATA.npy     what was read is what is there
//   traces print FILE.npy                                   its values on one line
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/npy.h"

static uint64_t state;
static struct {
    int64_t lanes, words, rows, cols;
    int64_t count, room;
    int64_t *op, *addr; // (count), (count, lanes)
} t;

static void must(char *err)
{
    if (!err)
        return;
    fprintf(stderr, "traces: %s\n", err);
    exit(2);
}

// "AxB" or "A", b then stays as it is.
static void pair(const char *text, int64_t *a, int64_t *b)
{
    char *end;
    *a = strtoll(text, &end, 10);
    if (*end == 'x')
        *b = strtoll(end + 1, NULL, 10);
}

static int64_t *access(int op)
{
    if (t.count == t.room) {
        t.room = 2 * t.room + 64;
        t.op = realloc(t.op, (size_t)t.room * sizeof *t.op);
        t.addr = realloc(t.addr, (size_t)(t.room * t.lanes) * sizeof *t.addr);
    }
    t.op[t.count] = op;
    return t.addr + t.lanes * t.count++;
}

// Accesses of `lanes` words of a line from `first` on, `step` apart, `words` in all.
static void line(int op, int64_t first, int64_t step, int64_t words)
{
    for (int64_t from = 0; from < words; from += t.lanes) {
        int64_t *addr = access(op);
        for (int64_t l = 0; l < t.lanes; l++)
            addr[l] = from + l < words ? first + (from + l) * step : -1;
    }
}

static void block(int op, const char *shape)
{
    int64_t rows = 1, cols = 1;
    pair(shape, &rows, &cols);
    for (int64_t r = 0; r < t.rows; r += rows)
        for (int64_t c = 0; c < t.cols; c += cols) {
            int64_t *addr = access(op);
            for (int64_t l = 0; l < t.lanes; l++)
                addr[l] = (r + l / cols) * t.cols + c + l % cols;
        }
}

static void scattered(int op, int64_t accesses)
{
    for (int64_t i = 0; i < accesses; i++) {
        int64_t *addr = access(op);
        for (int64_t l = 0; l < t.lanes; l++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            addr[l] = (int64_t)((state >> 33) % (uint64_t)(t.rows * t.cols));
        }
    }
}

static void pattern(const char *p)
{
    int op = strncmp(p, "write:", 6) == 0;
    int64_t least = t.rows < t.cols ? t.rows : t.cols;
    p += op ? 6 : 0;
    if (strcmp(p, "row") == 0)
        for (int64_t r = 0; r < t.rows; r++)
            line(op, r * t.cols, 1, t.cols);
    else if (strcmp(p, "col") == 0)
        for (int64_t c = 0; c < t.cols; c++)
            line(op, c, t.cols, t.rows);
    else if (strcmp(p, "diag") == 0)
        line(op, 0, t.cols + 1, least);
    else if (strcmp(p, "anti") == 0)
        line(op, t.cols - 1, t.cols - 1, least);
    else if (strncmp(p, "stride:", 7) == 0)
        line(op, 0, atoll(p + 7), t.lanes);
    else if (strncmp(p, "block:", 6) == 0)
        block(op, p + 6);
    else if (strncmp(p, "down:", 5) == 0)
        for (int64_t c = 0; c < t.cols; c += atoll(p + 5))
            line(op, c, t.cols, t.rows);
    else if (strncmp(p, "random:", 7) == 0)
        scattered(op, atoll(p + 7));
    else
        must(npy_message("unknown pattern '%s'", p));
}

static int make(char **v, int patterns)
{
    state = strtoull(v[0], NULL, 10);
    t.words = t.cols = 1;
    pair(v[1], &t.lanes, &t.words);
    pair(v[2], &t.rows, &t.cols);
    for (int i = 0; i < patterns; i++)
        pattern(v[6 + i]);
    int64_t n = t.count * t.lanes, *data = calloc((size_t)(n * t.words), sizeof *data);
    for (int64_t i = 0; i < n * t.words; i++)
        data[i] = t.addr[i / t.words] < 0 ? 0 : t.addr[i / t.words] + i % t.words;
    must(npy_write(v[3], 1, &t.count, t.op, 8, false));
    must(npy_write(v[4], 2, (int64_t[]){t.count, t.lanes}, t.addr, 32, true));
    must(npy_write(v[5], 2, (int64_t[]){t.count, t.lanes * t.words}, data, 32, false));
    free(data);
    return 0;
}

static int check(char **v)
{
    struct npy op, addr, data;
    t.words = 1;
    pair(v[0], &t.lanes, &t.words);
    must(npy_read(v[1], &op));
    must(npy_read(v[2], &addr));
    must(npy_read(v[3], &data));
    if (data.ndim != 2 || data.shape[0] != op.count || data.shape[1] != t.lanes * t.words) {
        printf("shape of %s\n", v[3]);
        return 1;
    }
    for (int64_t i = 0; i < data.count; i++) {
        int64_t address = addr.data[i / t.words], row = i / t.words / t.lanes;
        int64_t want = op.data[row] || address < 0 ? 0 : address + i % t.words;
        if (data.data[i] != want) {
            printf("row %lld: %lld, not %lld\n", (long long)row, (long long)data.data[i], (long long)want);
            return 1;
        }
    }
    return 0;
}

static int print(const char *path)
{
    struct npy a;
    must(npy_read(path, &a));
    for (int64_t i = 0; i < a.count; i++)
        printf("%s%lld", i ? " " : "", (long long)a.data[i]);
    printf("\n");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 8 && strcmp(argv[1], "make") == 0)
        return make(argv + 2, argc - 8);
    if (argc == 6 && strcmp(argv[1], "check") == 0)
        return check(argv + 2);
    if (argc == 3 && strcmp(argv[1], "print") == 0)
        return print(argv[2]);
    fprintf(stderr, "usage: traces make|check|print ...\n");
    return 2;
}
