// SPDX-License-Identifier: Apache-2.0
// Implementation of golden/scratchpad.h.
#include "golden/scratchpad.h"

#include <stdlib.h>
#include <string.h>

#include "golden/golden.h"

// ---- what the manifest says ----

// The axes of a box from any base: "spans" has each one's address bits, which are neighbours.
static void read_axes(struct pad_class *k, const json_t *spans)
{
    for (size_t i = 0; i < json_array_size(spans) && i < 8; i++) {
        int64_t bits = json_integer_value(json_array_get(spans, i)), unit = 1;
        while (bits && bits / unit % 2 == 0)
            unit *= 2;
        k->unit[i] = unit;
        k->size[i] = bits / unit + 1;
        k->steps++;
    }
}

static bool read_classes(struct golden_scratchpad *s, const json_t *list)
{
    s->class_count = (int)json_array_size(list);
    s->classes = calloc((size_t)s->class_count + 1, sizeof *s->classes);
    for (int c = 0; c < s->class_count; c++) {
        const json_t *o = json_array_get(list, (size_t)c), *columns = json_object_get(o, "columns");
        struct pad_class *k = &s->classes[c];
        k->name = json_string_value(json_object_get(o, "name"));
        k->align = json_integer_value(json_object_get(o, "align"));
        read_axes(k, json_object_get(o, "spans"));
        for (int l = 0; l < s->banks; l++) {
            k->offset[l] = json_integer_value(json_object_get(o, "constant"));
            for (int i = 0; l >> i; i++)
                if (l >> i & 1)
                    k->offset[l] ^= json_integer_value(json_array_get(columns, (size_t)i));
        }
        if (!k->name || !json_is_array(columns))
            return false;
    }
    return s->class_count > 0;
}

static int bank_of(const struct golden_scratchpad *s, int64_t address)
{
    if (!s->linear)
        return (int)((address + address / s->tile_cols) % s->banks);
    int bank = 0;
    for (int i = 0; 1 << i < s->banks; i++)
        bank |= __builtin_parityll((unsigned long long)(address & s->matrix[i])) << i;
    return bank;
}

static void make_memory(struct golden_scratchpad *s)
{
    s->memory = calloc((size_t)s->words * (size_t)s->chunks, sizeof *s->memory);
    s->bank = malloc((size_t)s->words);
    for (int64_t a = 0; a < s->words && s->bank; a++)
        s->bank[a] = (uint8_t)bank_of(s, a);
}

static bool is_power(int64_t n, int64_t least, int64_t most)
{
    return n >= least && n <= most && (n & (n - 1)) == 0;
}

struct golden_scratchpad *pad_open(const json_t *manifest)
{
    struct golden_scratchpad *s = calloc(1, sizeof *s);
    const json_t *derived = json_object_get(manifest, "derived"), *matrix = json_object_get(derived, "matrix");
    s->banks = (int)golden_param(manifest, "banks");
    s->wide = (int)golden_param(manifest, "wide");
    s->wide = s->wide ? s->wide : 1;
    s->elements = s->banks * s->wide;
    s->word_bits = (int)golden_param(manifest, "word_bits");
    s->chunks = (s->word_bits + 31) / 32;
    s->words = s->banks * golden_param(manifest, "depth");
    s->tile_cols = golden_param(manifest, "tile_cols");
    s->butterfly = golden_param_is(manifest, "network", "butterfly");
    s->two_ports = golden_param_is(manifest, "ports", "1r1w");
    s->broadcast = s->butterfly || golden_param(manifest, "broadcast");
    s->any_align = s->wide == 1 || golden_param_is(manifest, "align", "word");
    s->by_stride = golden_param_is(manifest, "group", "stride");
    s->linear = json_is_array(matrix);
    for (size_t i = 0; i < json_array_size(matrix) && i < sizeof s->matrix / sizeof *s->matrix; i++)
        s->matrix[i] = json_integer_value(json_array_get(matrix, i));
    bool good = is_power(s->banks, 2, PAD_LANES) && is_power(s->wide, 1, 4) && s->wide <= s->banks &&
                s->word_bits >= 1 && s->chunks <= PAD_CHUNKS && is_power(s->words, 2 * s->banks, 65536 * s->banks) &&
                (s->linear || s->tile_cols > 0);
    if (good && s->butterfly)
        good = read_classes(s, json_object_get(derived, "classes"));
    if (good)
        make_memory(s);
    if (s->memory && s->bank)
        return s;
    pad_close(s);
    return NULL;
}

void pad_close(struct golden_scratchpad *s)
{
    free(s->classes);
    free(s->bank);
    free(s->memory);
    free(s);
}

int pad_values(const struct golden_scratchpad *s)
{
    return s->word_bits <= 64 ? 1 : s->chunks;
}

bool pad_signed(const struct golden_scratchpad *s, const struct npy *a)
{
    static const char *const types[] = {"i1", "i2", "i4", "i8"};
    for (int i = 0; i < 4; i++)
        if (s->word_bits == 8 << i && strcmp(a->type, types[i]) == 0)
            return true;
    return false;
}

// ---- where words are ----

// A step along an axis, forth or back, within the volume.
static int64_t step(const struct pad_class *k, int axis, int64_t address, int by)
{
    int64_t at = address / k->unit[axis] % k->size[axis], to = (at + by + k->size[axis]) % k->size[axis];
    return address + (to - at) * k->unit[axis];
}

// Where lane l is for a base (by = 1), or the base for where lane l is (by = -1).
static int64_t moved(const struct pad_class *k, int64_t from, int l, int by)
{
    if (!k->steps)
        return from ^ k->offset[l];
    for (int i = 0; i < k->steps; i++)
        from = l >> i & 1 ? step(k, i, from, by) : from;
    return from;
}

bool pad_fits(const struct pad_class *k, int64_t base)
{
    for (int i = 0; i < k->steps; i++)
        if (base / k->unit[i] % k->size[i] == k->size[i] - 1)
            return false;
    return true;
}

void pad_place(const struct golden_scratchpad *s, struct pad_side *side)
{
    if (side->number < s->class_count)
        for (int l = 0; l < s->banks; l++)
            side->addr[l] = moved(&s->classes[side->number], side->base, l, 1);
}

static bool serves(const struct pad_class *k, const struct pad_side *side, int64_t base)
{
    if (base & k->align || !pad_fits(k, base))
        return false;
    for (uint64_t rest = side->on; rest; rest &= rest - 1) {
        int l = __builtin_ctzll(rest);
        if (side->addr[l] != moved(k, base, l, 1))
            return false;
    }
    return true;
}

bool pad_find_class(const struct golden_scratchpad *s, struct pad_side *side)
{
    int first = side->on ? __builtin_ctzll(side->on) : 0;
    for (int c = 0; c < s->class_count; c++) {
        int64_t base = side->on ? moved(&s->classes[c], side->addr[first], first, -1) : 0;
        if (!serves(&s->classes[c], side, base))
            continue;
        side->number = c;
        side->base = base;
        return true;
    }
    return false;
}

// ---- what is wrong with a request ----

static enum pad_status side_status(const struct golden_scratchpad *s, const struct pad_side *side)
{
    enum pad_status worst = PAD_DONE;
    if (s->butterfly) {
        if (side->base >= s->words)
            return PAD_OUT_OF_RANGE;
        if (side->number >= s->class_count)
            return PAD_NO_CLASS;
        if (!pad_fits(&s->classes[side->number], side->base))
            return PAD_OUT_OF_RANGE;
        return side->base & s->classes[side->number].align ? PAD_MISALIGNED : PAD_DONE;
    }
    for (uint64_t rest = side->on; rest; rest &= rest - 1) {
        int64_t address = side->addr[__builtin_ctzll(rest)];
        if (address + (s->any_align ? s->wide : 1) > s->words)
            return PAD_OUT_OF_RANGE;
        if (!s->any_align && address % s->wide)
            worst = PAD_MISALIGNED;
    }
    return worst;
}

enum pad_status pad_status(const struct golden_scratchpad *s, const struct pad_request *q)
{
    if (q->op > (s->two_ports ? PAD_BOTH : PAD_WRITE))
        return PAD_NO_OP;
    enum pad_status at = side_status(s, &q->at), from = q->op == PAD_BOTH ? side_status(s, &q->from) : PAD_DONE;
    return at > from ? at : from;
}

// ---- who is served when ----

// The lanes of a phase.
static uint64_t phase_lanes(const struct golden_scratchpad *s, int phase)
{
    uint64_t lanes = 0;
    for (int l = 0; l < s->banks; l++)
        if ((s->by_stride ? l % s->wide : l / (s->banks / s->wide)) == phase)
            lanes |= (uint64_t)1 << l;
    return lanes;
}

// The elements of a phase of one side, lowest first; as many as lanes at most.
struct turn {
    int count, passes;
    int element[PAD_LANES], pass[PAD_LANES];
    int64_t address[PAD_LANES];
};

// Lists them; returns whether two are in one bank.
static bool list_elements(const struct golden_scratchpad *s, const struct pad_side *side, int phase, struct turn *t)
{
    uint64_t rest = side->on & (s->wide == 1 ? ~(uint64_t)0 : phase_lanes(s, phase)), seen = 0, twice = 0;
    int n = 0;
    for (; rest; rest &= rest - 1)
        for (int j = 0, l = __builtin_ctzll(rest); j < s->wide; j++, n++) {
            t->element[n] = l * s->wide + j;
            t->address[n] = side->addr[l] + j;
            t->pass[n] = 0;
            uint64_t bank = (uint64_t)1 << s->bank[t->address[n]];
            twice |= seen & bank;
            seen |= bank;
        }
    t->count = n;
    t->passes = n > 0;
    return twice;
}

// Numbers the words of each bank in the order of their lowest elements: that is the pass they are served in. Without
// broadcast each element has a pass of its own.
static void take_turns(const struct golden_scratchpad *s, const struct pad_side *side, int phase, struct turn *t)
{
    if (!list_elements(s, side, phase, t))
        return;
    int64_t word[PAD_LANES][PAD_LANES]; // (pass, bank)
    int words[PAD_LANES] = {0};
    for (int i = 0; i < t->count; i++) {
        int bank = s->bank[t->address[i]], pass = s->broadcast ? 0 : words[bank];
        while (pass < words[bank] && word[pass][bank] != t->address[i])
            pass++;
        if (pass == words[bank])
            word[words[bank]++][bank] = t->address[i];
        t->pass[i] = pass;
        t->passes = pass >= t->passes ? pass + 1 : t->passes;
    }
}

static void read_word(const struct golden_scratchpad *s, int64_t address, uint32_t *to)
{
    for (int c = 0; c < s->chunks; c++)
        to[c] = s->memory[address * s->chunks + c];
}

static void write_word(struct golden_scratchpad *s, int64_t address, const uint32_t *from, uint32_t be)
{
    uint32_t *to = s->memory + address * s->chunks;
    for (int c = 0; c < s->chunks; c++, be >>= 4) {
        uint32_t mask = (be & 1) * 0xffu | (be >> 1 & 1) * 0xff00u | (be >> 2 & 1) * 0xff0000u | (be >> 3 & 1) * 0xff000000u;
        to[c] = (to[c] & ~mask) | (from[c] & mask);
    }
}

// Who reads and who writes in a phase; returns its passes.
static int plan_phase(const struct golden_scratchpad *s, const struct pad_request *q, int phase, struct turn *reads,
                      struct turn *writes)
{
    reads->count = reads->passes = writes->count = writes->passes = 0;
    if (q->op != PAD_WRITE)
        take_turns(s, q->op == PAD_BOTH ? &q->from : &q->at, phase, reads);
    if (q->op != PAD_READ)
        take_turns(s, &q->at, phase, writes);
    int passes = reads->passes > writes->passes ? reads->passes : writes->passes;
    return passes ? passes : 1;
}

int pad_passes(const struct golden_scratchpad *s, const struct pad_request *q, int *phases)
{
    struct turn reads, writes;
    int passes = 0;
    *phases = 1;
    if (pad_status(s, q))
        return 1;
    *phases = s->wide;
    for (int p = 0; p < s->wide; p++)
        passes += plan_phase(s, q, p, &reads, &writes);
    return passes;
}

static int serve_phase(struct golden_scratchpad *s, const struct pad_request *q, int phase, struct pad_response *r)
{
    struct turn reads, writes;
    int passes = plan_phase(s, q, phase, &reads, &writes);
    for (int p = 0; p < passes; p++) {
        for (int i = 0; i < reads.count; i++)
            if (reads.pass[i] == p)
                read_word(s, reads.address[i], r->data + reads.element[i] * s->chunks);
        for (int i = 0; i < writes.count; i++)
            if (writes.pass[i] == p)
                write_word(s, writes.address[i], q->data + writes.element[i] * s->chunks, q->be[writes.element[i]]);
    }
    return passes;
}

void pad_serve(struct golden_scratchpad *s, const struct pad_request *q, struct pad_response *r)
{
    memset(r->data, 0, (size_t)s->elements * (size_t)s->chunks * sizeof *r->data);
    r->status = pad_status(s, q);
    r->phases = r->passes = 1;
    if (r->status)
        return;
    r->phases = s->wide;
    r->passes = 0;
    for (int p = 0; p < s->wide; p++)
        r->passes += serve_phase(s, q, p, r);
}

void pad_conflicts(const struct golden_scratchpad *s, const struct pad_side *side, uint64_t hits[PAD_LANES])
{
    struct turn t;
    int bank[PAD_LANES];
    for (int p = 0; p < s->wide; p++) {
        take_turns(s, side, p, &t);
        for (int j = 0; j < t.count; j++) {
            bank[j] = s->bank[t.address[j]];
            for (int i = 0; i < j; i++)
                if (bank[i] == bank[j] && t.address[i] != t.address[j])
                    hits[t.element[i] / s->wide] |= (uint64_t)1 << (t.element[j] / s->wide);
        }
    }
    for (int l = 0; l < s->banks; l++)
        hits[l] &= ~((uint64_t)1 << l);
}
