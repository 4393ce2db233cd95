// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `scratchpad`: a trace of the user's.
#include "tb/scratchpad/driver.h"

#include <stdlib.h>
#include <string.h>

static struct {
    int64_t accesses, row, taken; // of the trace: all, next to send, next to come back
    bool filling;                 // the memory is still being filled
    struct sweep fill;
    uint8_t *wanted;              // (words): still to be filled
    const int64_t *op, *addr, *raddr, *data, *be, *init;
    int64_t *result, *passes;     // (accesses, elements x values), (accesses)
    int64_t worst, last_clock;
    int64_t pairs[PAD_LANES][PAD_LANES];
} trace;

bool trace_filling(void)
{
    return trace.filling;
}

int64_t trace_accesses(void)
{
    return trace.accesses;
}

void trace_note_conflicts(const struct pad_request *q)
{
    uint64_t hits[PAD_LANES] = {0};
    pad_conflicts(pad, &q->at, hits);
    if (q->op == PAD_BOTH)
        pad_conflicts(pad, &q->from, hits);
    for (int i = 0; i < LANES; i++)
        for (uint64_t rest = hits[i]; rest; rest &= rest - 1)
            trace.pairs[i][__builtin_ctzll(rest)]++;
}

static bool wanted(int64_t address)
{
    return trace.wanted[address];
}

static void set_word(uint32_t *to, const int64_t *values, int64_t word)
{
    const int parts = VALUES;
    const int64_t *v = values + word * parts;
    for (int c = 0; c < CHUNKS; c++)
        to[c] = (uint32_t)(parts == 1 ? (uint64_t)v[0] >> 32 * c : (uint64_t)v[c]);
    if (WORD_BITS % 32)
        to[CHUNKS - 1] &= (1u << WORD_BITS % 32) - 1;
}

static bool next_fill(struct pad_request *q)
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS];
    if (!sweep_next(&trace.fill, &q->at, wanted))
        return false;
    q->op = PAD_WRITE;
    int n = pad_words(&q->at, address, element);
    memset(q->data, 0, sizeof q->data);
    for (int i = 0; i < n; i++) {
        q->be[element[i]] = BYTES == 32 ? ~0u : (1u << BYTES % 32) - 1;
        if (trace.init)
            set_word(q->data + element[i] * CHUNKS, trace.init, address[i]);
        trace.wanted[address[i]] = 0;
    }
    return true;
}

static void user_side(const int64_t *addr, struct pad_side *side)
{
    uint64_t on = 0;
    for (int l = 0; l < LANES; l++) {
        int64_t address = addr[l];
        on |= (uint64_t)(address >= 0) << l;
        side->addr[l] = address >= 0 ? address : 0;
    }
    side->on = on;
    if (BUTTERFLY) {
        pad_find_class(pad, side);
        pad_place(pad, side);
    }
}

static void make_row(int64_t row, struct pad_request *q)
{
    q->op = (int)trace.op[row];
    user_side(trace.addr + row * LANES, &q->at);
    if (q->op == PAD_BOTH)
        user_side(trace.raddr + row * LANES, &q->from);
    for (int e = 0; e < ELEMENTS && q->op != PAD_READ; e++) {
        set_word(q->data + e * CHUNKS, trace.data, row * ELEMENTS + e);
        q->be[e] = trace.be ? (uint32_t)trace.be[row * ELEMENTS + e] : BYTES == 32 ? ~0u : (1u << BYTES % 32) - 1;
    }
}

bool trace_next(struct pad_request *q)
{
    if (trace.filling && next_fill(q))
        return true;
    if (trace.filling) {
        if (on_way.taken < on_way.sent)
            return false;
        trace.filling = false;
        on_way.passes = 0;
        on_way.exact = !rt_job.stalls;
        rt_first_in = -1;
        rt_checks = 0;
    }
    if (trace.row == trace.accesses)
        return false;
    make_row(trace.row++, q);
    return true;
}

static int64_t value(const uint32_t *data, int element, int v, bool is_signed)
{
    if (VALUES > 1)
        return pad_part(data, element, v);
    uint64_t word = pad_part(data, element, 0);
    if (CHUNKS > 1)
        word |= (uint64_t)pad_part(data, element, 1) << 32;
    int unused = is_signed ? 64 - WORD_BITS : 0;
    return (int64_t)(word << unused) >> unused;
}

static bool signed_result(void)
{
    const struct npy *a = rt_input("data") ? rt_input("data") : rt_input("init");
    return a && pad_signed(pad, a);
}

void trace_keep(const uint32_t *data)
{
    static int is_signed = -1;
    if (is_signed < 0)
        is_signed = signed_result();
    const struct flight *f = &on_way.ring[on_way.taken % RING];
    int64_t *to = trace.result + trace.taken * ELEMENTS * VALUES;
    for (int e = 0; e < ELEMENTS; e++)
        for (int v = 0; v < VALUES; v++)
            *to++ = value(data, e, v, is_signed);
    static int64_t before;
    int64_t model = f->due - before;
    before = f->due;
    int64_t last = trace.taken ? trace.last_clock : rt_first_in + LATENCY - 1;
    trace.passes[trace.taken++] = rt_job.stalls ? model : rt_clock - last;
    trace.last_clock = rt_clock;
    trace.worst = model > trace.worst ? model : trace.worst;
}

static void want_words(const int64_t *addr)
{
    for (int l = 0; l < LANES; l++)
        for (int j = 0; j < P_wide && addr[l] >= 0; j++)
            trace.wanted[addr[l] + j] = 1;
}

static const int64_t *array(const char *name)
{
    const struct npy *a = rt_input(name);
    return a ? a->data : NULL;
}

// Memory that is there before the simulation begins, whose speed is reported.
static int64_t *filled(int64_t n)
{
    int64_t *v = malloc((size_t)n * sizeof *v);
    memset(v, 0xff, (size_t)n * sizeof *v);
    return v;
}

void test_load(void)
{
    int values = ELEMENTS * VALUES;
    trace.accesses = rt_input("op")->count;
    trace.op = array("op");
    trace.addr = array("addr");
    trace.raddr = array("raddr");
    trace.data = array("data");
    trace.be = array("be");
    trace.init = array("init");
    trace.filling = true;
    trace.wanted = calloc((size_t)pad->words, 1);
    for (int64_t i = 0; i < trace.accesses; i++)
        if (trace.op[i] != PAD_WRITE)
            want_words((trace.op[i] == PAD_BOTH ? trace.raddr : trace.addr) + i * LANES);
    trace.result = filled(trace.accesses * values);
    trace.passes = filled(trace.accesses);
    rt_work_total = trace.accesses * ELEMENTS;
    rt_allow(2 * LATENCY); // once the memory is filled, and at the end
}

void trace_write(void)
{
    int values = ELEMENTS * VALUES, bits = VALUES > 1 ? 32 : WORD_BITS;
    int type = bits <= 8 ? 8 : bits <= 16 ? 16 : bits <= 32 ? 32 : 64;
    int64_t shape[2] = {trace.accesses, values};
    if (signed_result() || type == 64)
        rt_output("data", 2, shape, trace.result, type);
    else
        rt_output_unsigned("data", 2, shape, trace.result, type);
    rt_output("passes", 1, shape, trace.passes, 32);
}

void trace_report(void)
{
    json_t *list = json_array();
    for (int i = 0; i < LANES; i++)
        for (int j = i + 1; j < LANES; j++)
            if (trace.pairs[i][j])
                json_array_append_new(list, json_pack("[i, i, I]", i, j, (json_int_t)trace.pairs[i][j]));
    rt_report("accesses", json_integer(trace.accesses));
    rt_report("passes", json_integer(on_way.passes));
    rt_report("passes_per_access", json_real((double)on_way.passes / (double)trace.accesses));
    rt_report("worst_passes", json_integer(trace.worst));
    rt_report("efficiency", json_real((double)trace.accesses / (double)rt_span()));
    rt_report("conflicts", list);
}
