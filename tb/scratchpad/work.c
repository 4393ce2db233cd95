// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `scratchpad`: the requests of the self-check.
#include "tb/scratchpad/work.h"

#include <string.h>

#include "rt/rt.h"

enum {
    TRIES = 24,             // for an access without a conflict
    FEW = 4,                // words of HAZARDS
    SWEPT_ICARUS = 600,     // accesses of a sweep: every address where that is enough
    SWEPT = 200000,
};

enum shape { SEQUENTIAL, STRIDED, DIAGONAL, SCATTERED, ONE_WORD, ONE_BANK, FEW_WORDS, SHAPES };

static struct {
    enum kind kind;
    int64_t left;                // requests still to make
    int64_t few[FEW];
    struct sweep sweep;
    int64_t skip;                // accesses of a sweep that are left out after each one
    bool reading;                // the sweep's second half
    int turn;                    // lanes by which readers are shifted
    struct pad_request waiting;  // a request whose words are written first
    bool has_waiting;
} work;

int pad_words(const struct pad_side *side, int64_t address[PAD_ELEMENTS], int element[PAD_ELEMENTS])
{
    int n = 0;
    for (int l = 0; l < pad->banks; l++)
        for (int j = 0; j < pad->wide && side->on >> l & 1; j++) {
            element[n] = l * pad->wide + j;
            address[n++] = side->addr[l] + j;
        }
    return n;
}

static uint64_t all_lanes(void)
{
    return ~(uint64_t)0 >> (64 - pad->banks);
}

static uint64_t random_lanes(void)
{
    uint64_t any = ((uint64_t)rt_rand() << 32 | rt_rand()) & all_lanes();
    switch (rt_below(8)) {
    case 0:
        return (uint64_t)1 << rt_below((uint32_t)pad->banks);
    case 1:
        return rt_below(4) ? any : 0;
    case 2:
    case 3:
        return any;
    default:
        return all_lanes();
    }
}

// ---- one side of a request ----

// The nearest address at or below it, modulo the memory, that a lane may have.
static int64_t legal(int64_t address)
{
    address &= pad->words - 1;
    if (!pad->any_align)
        address -= address % pad->wide;
    return address + pad->wide > pad->words ? pad->words - pad->wide : address;
}

static int64_t random_address(void)
{
    return legal(rt_between(0, pad->words - 1));
}

static int64_t in_bank(int bank)
{
    int64_t address = random_address();
    for (int i = 0; i < 4 * pad->banks && pad->bank[address] != bank; i++)
        address = random_address();
    return address;
}

static void place_lanes(enum shape shape, struct pad_side *side)
{
    int64_t base = random_address(), step = 0;
    int places = __builtin_ctzll((unsigned long long)pad->words), bank = pad->bank[base];
    int64_t cols = pad->tile_cols ? pad->tile_cols : pad->banks;
    if (shape == SEQUENTIAL)
        step = pad->wide;
    if (shape == STRIDED)
        step = (int64_t)1 << rt_below((uint32_t)places);
    if (shape == DIAGONAL)
        step = rt_below(2) ? cols + 1 : cols - 1;
    if ((shape == SEQUENTIAL || shape == STRIDED) && rt_below(2))
        base &= ~(step * pad->banks - 1);
    for (int l = 0; l < pad->banks; l++) {
        side->addr[l] = legal(base + step * l);
        if (shape == SCATTERED)
            side->addr[l] = random_address();
        else if (shape == ONE_BANK)
            side->addr[l] = in_bank(bank);
        else if (shape == FEW_WORDS)
            side->addr[l] = work.few[rt_below(FEW)];
    }
}

static void place_class(enum shape shape, struct pad_side *side)
{
    side->number = rt_below((uint32_t)pad->class_count);
    int64_t base = shape == FEW_WORDS ? work.few[rt_below(FEW)] : rt_between(0, pad->words - 1);
    side->base = base & ~pad->classes[side->number].align;
    while (!pad_fits(&pad->classes[side->number], side->base))
        side->base = rt_between(0, pad->words - 1);
    pad_place(pad, side);
}

static void make_side(enum shape shape, struct pad_side *side)
{
    side->on = random_lanes();
    if (pad->butterfly) {
        place_class(shape, side);
        return;
    }
    place_lanes(shape, side);
    for (int l = 0; l < pad->banks; l++)
        if (!(side->on >> l & 1))
            side->addr[l] = rt_rand() & (((int64_t)1 << pad_addr_bits) - 1);
}

// ---- whole requests ----

static void make_data(struct pad_request *q, bool whole)
{
    int bytes = (pad->word_bits + 7) / 8, top = pad->word_bits % 32;
    uint32_t all = bytes == 32 ? ~0u : (1u << bytes) - 1;
    uint32_t mode = whole ? 0 : rt_below(4);
    for (int i = 0; i < pad->elements * pad->chunks; i++)
        q->data[i] = rt_rand() & (top && i % pad->chunks == pad->chunks - 1 ? (1u << top) - 1 : ~0u);
    for (int i = 0; i < pad->elements; i++)
        q->be[i] = mode < 2 ? all : mode == 2 ? rt_rand() & all : (1u << rt_below((uint32_t)bytes));
}

static enum shape choose_shape(void)
{
    switch (work.kind) {
    case CROWDED:
        return rt_below(2) ? ONE_BANK : ONE_WORD;
    case HAZARDS:
        return FEW_WORDS;
    case FULL_RATE:
        return rt_below(2) ? SEQUENTIAL : STRIDED;
    default:
        return (enum shape)rt_below(SHAPES);
    }
}

static void make_request(struct pad_request *q)
{
    enum shape shape = choose_shape();
    q->op = (int)rt_below(pad->two_ports ? 3 : 2);
    make_side(shape, &q->at);
    make_side(shape, &q->from);
    if (rt_below(3) == 0)
        q->from = q->at;
    make_data(q, false);
}

static bool has_conflict(const struct pad_request *q)
{
    int phases, passes = pad_passes(pad, q, &phases);
    return passes > phases;
}

static void make_free_request(struct pad_request *q)
{
    for (int i = 0; i < TRIES; i++) {
        make_request(q);
        if (!has_conflict(q))
            return;
    }
    q->at.on &= -q->at.on; // one lane alone
    q->from.on &= -q->from.on;
    if (has_conflict(q)) // among its own words
        q->at.on = q->from.on = 0;
}

// An address beyond the memory, often by one bit alone.
static int64_t outside(void)
{
    int64_t end = (int64_t)1 << pad_addr_bits, bit = pad->words;
    if (rt_below(2))
        return rt_between(pad->words, end - 1);
    while (bit < end / 2 && rt_below(2))
        bit *= 2;
    return bit + rt_between(0, pad->words - 1);
}

static bool spoil_class(struct pad_side *side, uint32_t how)
{
    const int last = (1 << pad_class_bits) - 1;
    bool known = side->number < pad->class_count;
    int64_t align = known ? pad->classes[side->number].align : 0, some = align & rt_rand();
    if (how == PAD_MISALIGNED && known)
        side->base |= some ? some : align;
    else if (how == PAD_OUT_OF_RANGE && known && pad->classes[side->number].steps && rt_below(2))
        side->base |= (pad->classes[side->number].size[0] - 1) * pad->classes[side->number].unit[0]; // a step would leave
    else if (how == PAD_OUT_OF_RANGE && pad->words < (int64_t)1 << pad_addr_bits)
        side->base = outside();
    else if (how == PAD_NO_CLASS && pad->class_count <= last)
        side->number = rt_between(pad->class_count, last);
    else
        return false;
    pad_place(pad, side);
    return true;
}

static bool spoil_lane(struct pad_side *side, uint32_t how)
{
    int lane = side->on && rt_below(4) ? __builtin_ctzll(side->on) : (int)rt_below((uint32_t)pad->banks);
    if (how == PAD_MISALIGNED && !pad->any_align)
        side->addr[lane] |= rt_below((uint32_t)pad->wide);
    else if (how == PAD_OUT_OF_RANGE && pad->words < (int64_t)1 << pad_addr_bits)
        side->addr[lane] = outside();
    else
        return false;
    return true;
}

// Makes one thing wrong with a side, of those that its fields can hold; a lane may be off, bits may be right by chance.
static void spoil_side(struct pad_side *side)
{
    for (int i = 0; i < TRIES; i++) {
        uint32_t how = PAD_NO_CLASS + rt_below(3);
        if (pad->butterfly ? spoil_class(side, how) : spoil_lane(side, how))
            return;
    }
}

static void spoil(struct pad_request *q)
{
    if (rt_below(4) == 0)
        q->op = pad->two_ports ? 3 : (int)rt_between(2, 3);
    else if (pad->two_ports && rt_below(2))
        q->op = PAD_BOTH;
    spoil_side(rt_below(2) && q->op == PAD_BOTH ? &q->from : &q->at);
    if (rt_below(4) == 0)
        spoil_side(rt_below(2) ? &q->at : &q->from);
}

// ---- sweeps ----

static bool any_wanted(const struct pad_side *side, bool (*wanted)(int64_t address))
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS], n = pad_words(side, address, element);
    while (n-- > 0)
        if (wanted(address[n]))
            return true;
    return false;
}

static bool sweep_class(struct sweep *w, struct pad_side *side)
{
    const struct pad_class *k = &pad->classes[w->number];
    *side = (struct pad_side){.on = all_lanes(), .number = w->number, .base = w->base};
    pad_place(pad, side);
    w->base = ((w->base | k->align) + 1) & ~k->align;
    if (w->base >= pad->words) {
        w->base = 0;
        w->number++;
    }
    return true;
}

static bool sweep_addresses(struct sweep *w, struct pad_side *side)
{
    *side = (struct pad_side){0};
    for (int l = 0; l < pad->banks; l++, w->base += pad->wide) {
        side->addr[l] = w->base;
        side->on |= (uint64_t)(w->base + pad->wide <= pad->words) << l;
    }
    return true;
}

bool sweep_next(struct sweep *w, struct pad_side *side, bool (*wanted)(int64_t address))
{
    while (pad->butterfly ? w->number < pad->class_count : w->base < pad->words) {
        if (pad->butterfly)
            sweep_class(w, side);
        else
            sweep_addresses(w, side);
        if (any_wanted(side, wanted))
            return true;
    }
    return false;
}

static bool any_word(int64_t address)
{
    (void)address;
    return true;
}

static bool unknown_word(int64_t address)
{
    return !pad_known[address];
}

static void turn_lanes(struct pad_side *side)
{
    struct pad_side from = *side;
    side->on = 0;
    for (int l = 0; l < pad->banks; l++) {
        int other = (l + work.turn) % pad->banks;
        side->addr[l] = from.addr[other];
        side->on |= (from.on >> other & 1) << l;
    }
}

static bool sweep_request(struct pad_request *q)
{
    struct pad_side *side = &q->at;
    for (int64_t i = 0; i <= work.skip; i++) {
        if (sweep_next(&work.sweep, side, pad->butterfly && !work.reading ? unknown_word : any_word))
            continue;
        if (work.reading)
            return false;
        work.reading = true;
        work.sweep = (struct sweep){0};
        work.turn = (int)rt_below((uint32_t)pad->banks);
        sweep_next(&work.sweep, side, any_word);
        break;
    }
    q->op = work.reading ? PAD_READ : PAD_WRITE;
    if (work.reading && !pad->butterfly)
        turn_lanes(side);
    make_side(SCATTERED, &q->from);
    make_data(q, true);
    return true;
}

// ---- the episode ----

void work_begin(enum kind kind)
{
    int64_t most = rt_job.icarus || rt_job.waves ? SWEPT_ICARUS : SWEPT, accesses = pad->words / pad->elements;
    work.kind = kind;
    work.left = kind == ERRORS ? rt_between(60, 120) : rt_between(20, 60);
    work.sweep = (struct sweep){0};
    work.skip = pad->butterfly ? accesses * pad->class_count / most : accesses / most;
    work.reading = work.has_waiting = false;
    for (int i = 0; i < FEW; i++)
        work.few[i] = i == 0 ? pad->words - pad->wide : random_address();
    if (kind == SWEEP)
        memset(pad_known, 0, (size_t)pad->words);
}

void work_drop(void)
{
    work.left = 0;
    work.has_waiting = false;
}

// Whether a request without fault reads a word that is not known.
static bool reads_unknown(const struct pad_request *q)
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS];
    if (q->op == PAD_WRITE || pad_status(pad, q) != PAD_DONE)
        return false;
    int n = pad_words(q->op == PAD_BOTH ? &q->from : &q->at, address, element);
    while (n-- > 0)
        if (!pad_known[address[n]])
            return true;
    return false;
}

bool work_next(struct pad_request *q)
{
    if (work.has_waiting) {
        *q = work.waiting;
        work.has_waiting = false;
        return true;
    }
    if (work.kind == SWEEP ? !sweep_request(q) : work.left-- <= 0)
        return false;
    if (work.kind == FULL_RATE)
        make_free_request(q);
    else if (work.kind != SWEEP)
        make_request(q);
    if (work.kind == ERRORS ? rt_below(2) : work.kind == UNSTALLED && rt_below(8) == 0)
        spoil(q);
    if (!reads_unknown(q))
        return true;
    work.waiting = *q;
    work.has_waiting = true;
    if (q->op == PAD_BOTH)
        q->at = q->from;
    q->op = PAD_WRITE;
    make_data(q, true);
    return true;
}
