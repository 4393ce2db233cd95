// SPDX-License-Identifier: Apache-2.0
// The generator `scratchpad` on a user's trace: whether the arrays fit it, and what a run says of itself.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden/golden.h"
#include "golden/scratchpad.h"

enum { OP, ADDR, DATA, BE, RADDR, INIT, FILES };
enum { MOST_PAIRS = 8 }; // pairs of lanes that the text names

static const char *const needed[] = {"op", "addr", NULL};
static const char *const optional[] = {"data", "be", "raddr", "init", NULL};

struct trace {
    const struct golden_scratchpad *s;
    const struct npy *in;
    const char *const *paths;
    int64_t accesses;
};

// ---- shapes and values ----

static char *check_shape(const struct trace *t, int file, int64_t per_access, const char *what)
{
    const struct npy *a = &t->in[file];
    char text[96];
    if (!t->paths[file] || (a->ndim == 2 && a->shape[0] == t->accesses && a->shape[1] == per_access))
        return NULL;
    return npy_message("%s: shape %s; legal: %lldx%lld, accesses x %s", t->paths[file], npy_shape(a, text),
                       (long long)t->accesses, (long long)per_access, what);
}

// Values of a word's bits, or of a part's where words come in parts, the last of which may be narrower.
static char *check_words(const struct trace *t, int file)
{
    const struct npy *a = &t->in[file];
    if (!t->paths[file] || pad_signed(t->s, a))
        return NULL;
    int parts = pad_values(t->s), bits = parts == 1 ? t->s->word_bits : 32, rest = t->s->word_bits - 32 * (parts - 1);
    char *err = npy_fits(a, t->paths[file], 0, bits > 62 ? INT64_MAX : ((int64_t)1 << bits) - 1);
    char index[96];
    for (int64_t i = parts - 1; i < a->count && parts > 1 && !err; i += parts)
        if (a->data[i] >> rest)
            err = npy_message("%s: value %lld at [%s]; legal: 0..%lld, as a word has %d bits", t->paths[file],
                              (long long)a->data[i], npy_index(a, i, index), ((long long)1 << rest) - 1, t->s->word_bits);
    return err;
}

static char *check_ops(const struct trace *t)
{
    const struct npy *op = &t->in[OP];
    char text[96];
    if (op->ndim != 1 || op->count == 0)
        return npy_message("%s: shape %s; legal: one dimension, an operation an access", t->paths[OP], npy_shape(op, text));
    return npy_fits(op, t->paths[OP], PAD_READ, t->s->two_ports ? PAD_BOTH : PAD_WRITE);
}

// Arrays that the operations need or that the design has no use for.
static char *check_presence(const struct trace *t)
{
    if (t->paths[RADDR] && !t->s->two_ports)
        return npy_message("--in: array 'raddr' with ports=1rw; legal: only with ports=1r1w");
    for (int64_t i = 0; i < t->accesses; i++) {
        int64_t op = t->in[OP].data[i];
        if (op != PAD_READ && !t->paths[DATA])
            return npy_message("--in: array 'data' is missing; legal: given, as row %lld of %s writes", (long long)i,
                               t->paths[OP]);
        if (op == PAD_BOTH && !t->paths[RADDR])
            return npy_message("--in: array 'raddr' is missing; legal: given, as row %lld of %s has operation 2",
                               (long long)i, t->paths[OP]);
    }
    return NULL;
}

static char *check_init(const struct trace *t)
{
    const struct npy *a = &t->in[INIT];
    int64_t want = t->s->words * pad_values(t->s);
    char text[96];
    if (!t->paths[INIT] || (a->ndim == 1 && a->count == want))
        return NULL;
    return npy_message("%s: shape %s; legal: %lld, every word of the memory", t->paths[INIT], npy_shape(a, text),
                       (long long)want);
}

// ---- addresses ----

static char *check_address(const struct trace *t, int file, int64_t row, int lane, int64_t address)
{
    const struct golden_scratchpad *s = t->s;
    if (address < -1 || address + s->wide > s->words)
        return npy_message("%s: address %lld of lane %d in row %lld; legal: 0..%lld, or -1 for a lane that is off",
                           t->paths[file], (long long)address, lane, (long long)row, (long long)(s->words - s->wide));
    if (address >= 0 && !s->any_align && address % s->wide)
        return npy_message("%s: address %lld of lane %d in row %lld; legal: multiples of wide = %d", t->paths[file],
                           (long long)address, lane, (long long)row, s->wide);
    return NULL;
}

static char *no_class(const struct trace *t, int file, int64_t row)
{
    size_t n = 1;
    for (int c = 0; c < t->s->class_count; c++)
        n += strlen(t->s->classes[c].name) + 2;
    char *names = calloc(n, 1);
    for (int c = 0; c < t->s->class_count; c++)
        strcat(strcat(names, c ? ", " : ""), t->s->classes[c].name);
    char *message = npy_message("%s: no class serves the addresses of row %lld; legal: %s, each from an aligned base",
                                t->paths[file], (long long)row, names);
    free(names);
    return message;
}

// Every row of a file of addresses that the operations use.
static char *check_addresses(const struct trace *t, int file)
{
    if (!t->paths[file])
        return NULL;
    for (int64_t row = 0; row < t->accesses; row++) {
        if (file == RADDR && t->in[OP].data[row] != PAD_BOTH)
            continue;
        struct pad_side side = {0};
        for (int l = 0; l < t->s->banks; l++) {
            side.addr[l] = t->in[file].data[row * t->s->banks + l];
            side.on |= (uint64_t)(side.addr[l] >= 0) << l;
            char *err = check_address(t, file, row, l, side.addr[l]);
            if (err)
                return err;
        }
        if (t->s->butterfly && !pad_find_class(t->s, &side))
            return no_class(t, file, row);
    }
    return NULL;
}

static char *check_trace(struct trace *t)
{
    char *err = check_ops(t);
    t->accesses = t->in[OP].count;
    int64_t elements = t->s->elements, bytes = (t->s->word_bits + 7) / 8;
    if (!err)
        err = check_presence(t);
    if (!err)
        err = check_shape(t, ADDR, t->s->banks, "lanes");
    if (!err)
        err = check_shape(t, RADDR, t->s->banks, "lanes");
    if (!err)
        err = check_shape(t, DATA, elements * pad_values(t->s), pad_values(t->s) == 1 ? "words" : "32-bit parts of words");
    if (!err)
        err = check_shape(t, BE, elements, "words");
    if (!err)
        err = check_init(t);
    if (!err && t->paths[BE])
        err = npy_fits(&t->in[BE], t->paths[BE], 0, ((int64_t)1 << bytes) - 1);
    for (int i = 0; i < 2 && !err; i++)
        err = check_words(t, i ? INIT : DATA);
    for (int i = 0; i < 2 && !err; i++)
        err = check_addresses(t, i ? RADDR : ADDR);
    return err;
}

static char *check_scratchpad(const json_t *manifest, const struct npy *in, const char *const *paths,
                              struct expr_vars *vars)
{
    (void)vars;
    struct golden_scratchpad *s = pad_open(manifest);
    if (!s)
        return npy_message("manifest.json: not a scratchpad's; generate the design again");
    struct trace t = {.s = s, .in = in, .paths = paths};
    char *err = check_trace(&t);
    pad_close(s);
    return err;
}

// ---- an example ----

// Lane l at address[l], which is random before: a butterfly's patterns in turn, else rows of the tile for an even access
// and columns for an odd one.
static void example_access(const struct golden_scratchpad *s, int64_t access, int64_t *address)
{
    struct pad_side side = {.on = ~UINT64_C(0)};
    int64_t i = access / 2 * s->banks, cols = s->tile_cols;
    if (s->butterfly) {
        side.number = access / 2 % s->class_count;
        side.base = address[0] < 0 ? 0 : address[0] & ~s->classes[side.number].align;
        if (!pad_fits(&s->classes[side.number], side.base))
            side.base = 0;
        pad_place(s, &side);
    }
    for (int l = 0; l < s->banks; l++, i++) {
        int64_t lines = s->words / cols, a = access % 2 ? i % s->words : i % lines * cols + i / lines % cols;
        address[l] = s->butterfly ? side.addr[l] : a / s->wide * s->wide;
    }
}

// Writes and reads in turn.
static void example_scratchpad(const json_t *manifest, struct npy *in)
{
    struct golden_scratchpad *s = pad_open(manifest);
    for (int64_t i = 0; s && i < in[OP].count; i++) {
        in[OP].data[i] = i % 2 ? PAD_READ : PAD_WRITE;
        example_access(s, i, in[ADDR].data + i * s->banks);
    }
    if (s)
        pad_close(s);
}

// ---- the report ----

struct pair {
    int64_t i, j, count;
};

static int by_count(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->i != b->i ? (a->i < b->i ? -1 : 1) : a->j < b->j ? -1 : a->j > b->j;
}

static void print_pairs(const json_t *list)
{
    size_t n = json_array_size(list), i;
    if (!n)
        return;
    struct pair *pairs = calloc(n, sizeof *pairs);
    for (i = 0; i < n; i++) {
        const json_t *p = json_array_get(list, i);
        pairs[i] = (struct pair){json_integer_value(json_array_get(p, 0)), json_integer_value(json_array_get(p, 1)),
                                 json_integer_value(json_array_get(p, 2))};
    }
    qsort(pairs, n, sizeof *pairs, by_count);
    printf("  conflicts of %zu pairs of lanes:", n);
    for (i = 0; i < n && i < MOST_PAIRS; i++)
        printf("%s %lld-%lld in %lld", i ? "," : "", (long long)pairs[i].i, (long long)pairs[i].j, (long long)pairs[i].count);
    printf("%s\n", n > MOST_PAIRS ? ", ..." : "");
    free(pairs);
}

static void print_scratchpad(const json_t *run)
{
    int64_t accesses = json_integer_value(json_object_get(run, "accesses"));
    if (!accesses)
        return;
    double seconds = json_real_value(json_object_get(run, "sim_seconds"));
    int64_t passes = json_integer_value(json_object_get(run, "passes"));
    printf("  %lld access%s in %lld pass%s: %.3f an access, %lld at most; efficiency %.2f %%", (long long)accesses,
           accesses == 1 ? "" : "es", (long long)passes, passes == 1 ? "" : "es",
           json_real_value(json_object_get(run, "passes_per_access")),
           (long long)json_integer_value(json_object_get(run, "worst_passes")),
           100 * json_real_value(json_object_get(run, "efficiency")));
    double rate = seconds > 0 ? (double)accesses / seconds : 0;
    printf(rate < 1e5 ? "; %.1f thousand accesses/s\n" : "; %.2f million accesses/s\n", rate / (rate < 1e5 ? 1e3 : 1e6));
    print_pairs(json_object_get(run, "conflicts"));
}

const struct golden golden_scratchpad = {
    .generator = "scratchpad",
    .inputs = needed,
    .optional = optional,
    .outputs = (const char *const[]){"data", "passes", NULL},
    .own = (const char *const[]){NULL},
    .check = check_scratchpad,
    .example = example_scratchpad,
    .print = print_scratchpad,
};
