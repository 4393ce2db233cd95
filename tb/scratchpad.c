// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `scratchpad`: the self-check, and a trace of the user's.
//
// The model serves each request when it is put on the port; what must come back, and when, waits in a ring.
#include "scratchpad.h"

#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "ports.h"
#include "rt.h"

#ifndef P_wide
#define P_wide 1
#endif
#ifdef P_ports_is_1r1w
enum { TWO_PORTS = 1 };
#else
enum { TWO_PORTS = 0 };
#endif
#ifdef P_network_is_butterfly
enum { BUTTERFLY = 1 };
#else
enum { BUTTERFLY = 0 };
#endif

enum {
    LANES = P_banks,
    WORD_BITS = P_word_bits,
    ELEMENTS = LANES * P_wide,
    CHUNKS = (WORD_BITS + 31) / 32,
    VALUES = WORD_BITS > 64 ? CHUNKS : 1, // of a word in the user's arrays
    BYTES = (WORD_BITS + 7) / 8,
    DATA_WORDS = (ELEMENTS * WORD_BITS + 31) / 32,
    LATENCY = D_latency,
    RING = 64, // requests on their way: more than any latency
    CLEAR = 0x00, ACCESSES = 0x04, PASSES = 0x08, CONFLICTS = 0x0c, WRONG = 0x10, // registers
};

struct golden_scratchpad *pad;
uint8_t *pad_known;
int pad_addr_bits, pad_class_bits;

static struct rt_stream sreq = {.name = 0}, srsp = {.name = 0};
static struct rt_axil registers;
static bool registers_idle = true;

// A request on its way, and what must come of it.
struct flight {
    int op;
    struct pad_side at;
    enum pad_status status;
    int64_t due;             // passes up to and with it
    uint32_t data[DATA_WORDS];
};

static struct {
    struct flight ring[RING];
    int64_t sent, taken;     // of the episode
    int64_t passes;          // of all that were sent
    bool exact;              // nothing waits: each response has its clock
    bool work_over;
} on_way;

static struct {
    enum kind kind;
    int stage; // of test_finish
} ep;

static struct {
    uint32_t accesses, passes, conflicts, errors;
} count; // what the registers must say

// The user's trace.
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

// ---- fields, low to high ----

struct packer {
    uint32_t *words;
    uint64_t low;
    int have;
};

static inline void put(struct packer *p, uint64_t value, int bits) // at most 32
{
    p->low |= value << p->have;
    p->have += bits;
    if (p->have >= 32) {
        *p->words++ = (uint32_t)p->low;
        p->low >>= 32;
        p->have -= 32;
    }
}

static inline void put_long(struct packer *p, uint64_t value, int bits)
{
    put(p, value & 0xffffffff, bits < 32 ? bits : 32);
    if (bits > 32)
        put(p, value >> 32, bits - 32);
}

static void finish_packing(struct packer *p)
{
    if (p->have)
        *p->words = (uint32_t)p->low;
}

// Words of WORD_BITS from their chunks.
static void pack_words(uint32_t *to, const uint32_t *chunks)
{
    if (WORD_BITS % 32 == 0) {
        memcpy(to, chunks, DATA_WORDS * sizeof *to);
        return;
    }
    struct packer p = {.words = to};
    for (int e = 0; e < ELEMENTS; e++)
        for (int c = 0; c < CHUNKS; c++)
            put(&p, *chunks++, c == CHUNKS - 1 ? WORD_BITS - 32 * c : 32);
    finish_packing(&p);
}

static void put_side(struct packer *p, const struct pad_side *side)
{
    if (BUTTERFLY)
        put(p, (uint64_t)side->base, pad_addr_bits);
    else
        for (int l = 0; l < LANES; l++)
            put(p, (uint64_t)side->addr[l], pad_addr_bits);
}

static void pack_user(uint32_t *to, const struct pad_request *q)
{
    struct packer p = {.words = to};
    for (int i = 0; i < 1 + TWO_PORTS; i++)
        put_side(&p, i ? &q->from : &q->at);
    for (int i = 0; i < 1 + TWO_PORTS && BUTTERFLY; i++)
        put(&p, (uint64_t)(i ? &q->from : &q->at)->number, pad_class_bits);
    for (int i = 0; i < 1 + TWO_PORTS; i++)
        put_long(&p, (i ? &q->from : &q->at)->on, LANES);
    for (int e = 0; e < ELEMENTS; e++)
        put(&p, q->be[e], BYTES);
    put(&p, (uint64_t)q->op, 2);
    finish_packing(&p);
}

static int user_bits(void)
{
    int side = BUTTERFLY ? pad_addr_bits + pad_class_bits : LANES * pad_addr_bits;
    return (side + LANES) * (1 + TWO_PORTS) + ELEMENTS * BYTES + 2;
}

// ---- requests ----

static bool user_next(struct pad_request *q);

// What the model knows after a request.
static void learn(const struct pad_request *q, const struct pad_response *r)
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS];
    count.accesses++;
    count.passes += (uint32_t)r->passes;
    count.conflicts += (uint32_t)(r->passes - r->phases);
    count.errors += r->status != PAD_DONE;
    if (rt_job.data || q->op == PAD_READ || r->status != PAD_DONE)
        return;
    int n = pad_words(&q->at, address, element);
    for (int i = 0; i < n; i++)
        pad_known[address[i]] |= q->be[element[i]] == (BYTES == 32 ? ~0u : (1u << BYTES % 32) - 1);
}

static void note_conflicts(const struct pad_request *q)
{
    uint64_t hits[PAD_LANES] = {0};
    pad_conflicts(pad, &q->at, hits);
    if (q->op == PAD_BOTH)
        pad_conflicts(pad, &q->from, hits);
    for (int i = 0; i < LANES; i++)
        for (uint64_t rest = hits[i]; rest; rest &= rest - 1)
            trace.pairs[i][__builtin_ctzll(rest)]++;
}

static bool fetch(struct rt_beat *b)
{
    static struct pad_request q;
    static struct pad_response r;
    if (on_way.sent - on_way.taken == RING || !registers_idle || on_way.work_over)
        return false;
    if (rt_job.data ? !user_next(&q) : !work_next(&q)) {
        on_way.work_over = !trace.filling;
        return false;
    }
    struct flight *f = &on_way.ring[on_way.sent++ % RING];
    pad_serve(pad, &q, &r);
    learn(&q, &r);
    if (rt_job.data && r.passes > r.phases)
        note_conflicts(&q);
    on_way.passes += r.passes;
    f->op = q.op;
    f->at = q.at;
    f->status = r.status;
    f->due = on_way.passes;
    pack_words(f->data, r.data);
    pack_words(b->data, q.data);
    pack_user(b->wide_user ? b->wide_user : &b->user, &q);
    return true;
}

// ---- responses ----

static uint32_t part(const uint32_t *words, int element, int chunk)
{
    int at = element * WORD_BITS + 32 * chunk, bits = WORD_BITS - 32 * chunk < 32 ? WORD_BITS - 32 * chunk : 32;
    uint64_t two = words[at / 32];
    if (at % 32 + bits > 32)
        two |= (uint64_t)words[at / 32 + 1] << 32;
    return (uint32_t)(two >> at % 32 & (((uint64_t)1 << bits) - 1));
}

static void wrong_data(const struct flight *f, const uint32_t *data)
{
    for (int e = 0; e < ELEMENTS; e++)
        for (int c = CHUNKS - 1; c >= 0; c--)
            if (part(data, e, c) != part(f->data, e, c)) {
                rt_fail("word %d of response %lld of episode %d is %x in bits %d.., not %x", e, (long long)on_way.taken,
                        rt_episode, part(data, e, c), 32 * c, part(f->data, e, c));
                return;
            }
    rt_fail("m_axis_rsp_tdata: padding is not zero");
}

static void keep(const uint32_t *data);

static void take(const struct rt_beat *b)
{
    if (on_way.taken == on_way.sent) {
        rt_fail("a response nobody asked for");
        return;
    }
    const struct flight *f = &on_way.ring[on_way.taken % RING];
    int64_t due = rt_first_in + f->due + LATENCY - 1;
    if (b->user != f->status)
        rt_fail("status of response %lld of episode %d is %u, not %d", (long long)on_way.taken, rt_episode, b->user,
                (int)f->status);
    if (memcmp(b->data, f->data, sizeof f->data) != 0)
        wrong_data(f, b->data);
    if (on_way.exact && rt_clock != due)
        rt_fail("response %lld of episode %d comes at clock %lld, not %lld", (long long)on_way.taken, rt_episode,
                (long long)rt_clock, (long long)due);
    rt_checks += ELEMENTS;
    if (rt_job.data && !trace.filling)
        keep(b->data);
    on_way.taken++;
}

// What was under way may have been written or not.
static void forget(const struct flight *f)
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS];
    if (f->op == PAD_READ || f->status != PAD_DONE)
        return;
    for (int n = pad_words(&f->at, address, element); n-- > 0;)
        pad_known[address[n]] = 0;
}

// ---- the user's trace ----

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

// The memory is filled and quiet before the trace begins.
static bool user_next(struct pad_request *q)
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
        return part(data, element, v);
    uint64_t word = part(data, element, 0);
    if (CHUNKS > 1)
        word |= (uint64_t)part(data, element, 1) << 32;
    int unused = is_signed ? 64 - WORD_BITS : 0;
    return (int64_t)(word << unused) >> unused;
}

static bool signed_result(void)
{
    const struct npy *a = rt_input("data") ? rt_input("data") : rt_input("init");
    return a && pad_signed(pad, a);
}

static void keep(const uint32_t *data)
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
}

static void write_results(void)
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

static void report(void)
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

// ---- the frame ----

const int test_kinds = KINDS;

void test_begin(int kind)
{
    ep.kind = (enum kind)kind;
    ep.stage = 0;
    on_way.exact = kind == UNSTALLED || kind == FULL_RATE;
    rt_stall(!on_way.exact);
    if (ep.kind == CLOSED) {
        sreq.mood.on = false;
        srsp.mood = (struct rt_mood){.on = true, .left = 100, .wait = 256};
    }
    work_begin(ep.kind);
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 100));
}

void test_clear(void)
{
    for (; on_way.taken < on_way.sent; on_way.taken++)
        forget(&on_way.ring[on_way.taken % RING]);
    work_drop();
    on_way.sent = on_way.taken = on_way.passes = 0;
    on_way.work_over = false;
    registers_idle = true;
    memset(&count, 0, sizeof count);
}

bool test_over(void)
{
    return on_way.work_over && on_way.taken == on_way.sent && registers_idle;
}

static void check_cycles(void)
{
    if (!on_way.exact || !on_way.sent)
        return;
    rt_variable("P", on_way.passes);
    rt_check_cycles(on_way.passes + LATENCY, "%lld accesses in %lld passes",
                    (long long)(rt_job.data ? trace.accesses : on_way.sent), (long long)on_way.passes);
}

#ifdef HAS_s_axil_awaddr
static void read_registers(void)
{
    rt_axil_read(&registers, ACCESSES, count.accesses);
    rt_axil_read(&registers, PASSES, count.passes);
    rt_axil_read(&registers, CONFLICTS, count.conflicts);
    rt_axil_read(&registers, WRONG, count.errors);
    registers_idle = false;
}

// Reads the counters, has them cleared, and then, once, more work to count; false: not done.
static bool check_registers(void)
{
    switch (ep.stage++) {
    case 0:
        read_registers();
        return false;
    case 1:
        if (rt_job.data || ep.kind != COUNTERS)
            return true;
        rt_axil_write(&registers, CLEAR, rt_rand() & ~1u, 15);
        rt_axil_write(&registers, CLEAR, 1, 14);
        read_registers();
        return false;
    case 2:
        rt_axil_write(&registers, CLEAR, 1, 15);
        memset(&count, 0, sizeof count);
        read_registers();
        work_begin(RANDOM);
        on_way.work_over = false;
        return false;
    case 3:
        read_registers();
        return false;
    default:
        return true;
    }
}
#else
static bool check_registers(void)
{
    return true;
}
#endif

bool test_finish(void)
{
    if (ep.stage == 0)
        check_cycles();
    if (!check_registers())
        return false;
    if (rt_job.data) {
        write_results();
        report();
    }
    return true;
}

int64_t test_clocks(void)
{
    return rt_job.icarus ? 12000 : 60000;
}

static int port_width(const char *name)
{
    for (int i = 0; i < rt_port_count; i++)
        if (strcmp(rt_ports[i].name, name) == 0)
            return rt_ports[i].width;
    return 0;
}

void test_open(void)
{
    pad = pad_open(rt_manifest());
    if (!pad) {
        rt_fail("the manifest does not describe a scratchpad");
        abort();
    }
    pad_known = calloc((size_t)pad->words, 1);
    pad_addr_bits = (int)golden_param(rt_manifest(), "addr_bits");
    for (pad_class_bits = 1; pad->class_count > 1 << pad_class_bits;)
        pad_class_bits++;
    rt_stream_find(&sreq, "s_axis_req");
    rt_stream_find(&srsp, "m_axis_rsp");
#ifdef HAS_s_axil_awaddr
    rt_axil_find(&registers, "s_axil");
#endif
    if (port_width("s_axis_req_tuser") != user_bits())
        rt_fail("s_axis_req_tuser has %d bits, not %d", port_width("s_axis_req_tuser"), user_bits());
}

void test_step(const struct scratchpad_out *out, struct scratchpad_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    rt_sink(&srsp, from, to, take);
    rt_source(&sreq, from, to, fetch);
#ifdef HAS_s_axil_awaddr
    registers_idle = rt_axil_step(&registers, from, to);
#endif
}
