// SPDX-License-Identifier: Apache-2.0
// Testbench of tb/rt/axi4_master.v: the master's commands, and the runtime's AXI4 memory against a reference of its own. A
// command waits for those under way that touch its bytes, unless both read: AXI4 has no order between them.
#include <stdlib.h>
#include <string.h>

#include "rt/axi4.h"
#include "tb/rt/copy.h"
#include "tb/rt/reference.h"

enum { MOST_FLIGHTS = 12 };

// A command under way; of a read, what it must give.
struct flight {
    struct command c;
    struct transfer t; // due next
    int at;            // in want
    uint8_t want[MOST_BYTES];
};

static struct rt_stream commands, data, read_back, done;
static struct rt_memory memory;
static struct rt_axi4 slave = {.memory = &memory, .spread = 24};
static uint8_t mirror[MEMORY]; // what the memory must hold

static struct {
    struct flight *list[MOST_FLIGHTS]; // in order
    int count;
} flights;

struct write_beat {
    uint32_t data[(BUS + 3) / 4], strobe[(BUS + 31) / 32];
};
static struct {
    struct write_beat *list;
    int count, at, room;
} to_write;

static struct {
    int left, sent_transfers;
    bool errors;
} ep;
static int64_t writes_done, addresses_taken, lasts_taken; // on the AXI4 bus, of this episode
static bool slave_idle;

// ---- commands ----

static bool overlaps(const struct command *c)
{
    uint64_t low, high, other_low, other_high;
    command_span(c, &low, &high);
    for (int i = 0; i < flights.count; i++) {
        const struct command *other = &flights.list[i]->c;
        command_span(other, &other_low, &other_high);
        if ((c->write || other->write) && low < other_high && other_low < high)
            return true;
    }
    return false;
}

static struct write_beat *add_beat(void)
{
    if (to_write.at == to_write.count)
        to_write.at = to_write.count = 0;
    if (to_write.count == to_write.room) {
        to_write.room = 2 * to_write.room + 64;
        to_write.list = realloc(to_write.list, (size_t)to_write.room * sizeof *to_write.list);
    }
    struct write_beat *w = &to_write.list[to_write.count++];
    for (int i = 0; i < (BUS + 3) / 4; i++)
        w->data[i] = rt_rand();
    memset(w->strobe, 0, sizeof w->strobe);
    return w;
}

static void put_bits(uint32_t *words, int at, int n, uint64_t value)
{
    for (int i = 0; i < n; i++)
        words[(at + i) / 32] = (words[(at + i) / 32] & ~(1u << (at + i) % 32)) | (uint32_t)(value >> i & 1) << (at + i) % 32;
}

// The data of a write, some bytes without a strobe; the mirror has it at once.
static void make_data(const struct command *c)
{
    struct transfer t = transfer_first(c);
    uint32_t chance = rt_below(3) ? 256 : rt_below(256);
    for (uint32_t k = 0; k <= c->len; k++, transfer_next(c, &t)) {
        struct write_beat *w = add_beat();
        for (int i = 0; i < t.n; i++) {
            int lane = (int)((t.at + (uint64_t)i) % BUS), from = (int)(t.at + (uint64_t)i - c->address);
            bool strobe = rt_job.data ? from < copy.part : rt_below(256) < chance;
            if (rt_job.data && strobe)
                put_bits(w->data, 8 * lane, 8, copy.bytes_read[from]);
            w->strobe[lane / 32] |= (uint32_t)strobe << (lane % 32);
            if (strobe && response_of(t.at) == 0)
                mirror[t.at - BASE + (uint64_t)i] = (uint8_t)(w->data[lane / 4] >> (lane % 4 * 8));
        }
    }
}

static void make_want(struct flight *f)
{
    struct transfer t = transfer_first(&f->c);
    int at = 0;
    for (uint32_t k = 0; k <= f->c.len; k++, transfer_next(&f->c, &t))
        for (int i = 0; i < t.n; i++)
            f->want[at++] = response_of(t.at) ? 0 : mirror[t.at - BASE + (uint64_t)i];
}

static void pack(uint32_t *words, const struct command *c)
{
    put_bits(words, 0, P_ADDR_W, c->address);
    put_bits(words, P_ADDR_W, 8, c->len);
    put_bits(words, P_ADDR_W + 8, 3, c->size);
    put_bits(words, P_ADDR_W + 11, 2, c->burst);
    put_bits(words, P_ADDR_W + 13, 1, c->write);
    put_bits(words, P_ADDR_W + 14, P_ID_W, c->id);
}

static bool fetch_command(struct rt_beat *b)
{
    static struct command waiting;
    static bool waits;
    bool none = rt_job.data ? copy.at == copy.bytes || flights.count : ep.left == 0;
    if (none || flights.count == MOST_FLIGHTS)
        return false;
    struct command c = waits ? waiting : rt_job.data ? copy_command() : command_random(ep.errors);
    waiting = c;
    waits = overlaps(&c);
    if (waits)
        return false;
    struct flight *f = flights.list[flights.count++] = calloc(1, sizeof *f);
    f->c = c;
    f->t = transfer_first(&c);
    if (c.write)
        make_data(&c);
    else
        make_want(f);
    ep.left--;
    ep.sent_transfers += (int)c.len + 1;
    rt_allow(2 * (c.len + 1) + 12);
    pack(b->data, &c);
    return true;
}

static bool fetch_data(struct rt_beat *b)
{
    if (to_write.at == to_write.count)
        return false;
    const struct write_beat *w = &to_write.list[to_write.at++];
    memcpy(b->data, w->data, sizeof w->data);
    if (b->wide_user)
        memcpy(b->wide_user, w->strobe, sizeof w->strobe);
    b->user = w->strobe[0];
    return true;
}

// ---- responses ----

static struct flight *oldest(bool write, uint32_t id, int *place)
{
    for (*place = 0; *place < flights.count; ++*place)
        if (flights.list[*place]->c.write == write && flights.list[*place]->c.id == id)
            return flights.list[*place];
    rt_fail("a response to a %s of ID %u that nobody asked for", write ? "write" : "read", id);
    return NULL;
}

static void remove_flight(int place)
{
    free(flights.list[place]);
    flights.count--;
    memmove(&flights.list[place], &flights.list[place + 1], (size_t)(flights.count - place) * sizeof *flights.list);
}

static void check_bytes(struct flight *f, const uint32_t *words)
{
    for (int i = 0; i < f->t.n; i++, f->at++) {
        int lane = (int)((f->t.at + (uint64_t)i) % BUS);
        uint8_t got = (uint8_t)(words[lane / 4] >> (lane % 4 * 8));
        if (response_of(f->t.at) == 0 && got != f->want[f->at])
            rt_fail("byte at 0x%llx, transfer %u of the read of %u at 0x%llx, is %02x, not %02x", (long long)f->t.at + i,
                    f->t.number + 1, f->c.len + 1, (long long)f->c.address, got, f->want[f->at]);
        if (rt_job.data && f->at < copy.part)
            copy.bytes_read[f->at] = got;
    }
}

static void take_read(const struct rt_beat *b)
{
    int place;
    struct flight *f = oldest(false, b->user >> 2, &place);
    if (!f)
        return;
    rt_checks++;
    if ((b->user & 3) != response_of(f->t.at))
        rt_fail("response to the read at 0x%llx is %u, not %u", (long long)f->t.at, b->user & 3, response_of(f->t.at));
    if (b->last != (f->t.number == f->c.len))
        rt_fail("rlast is %u at transfer %u of %u", b->last, f->t.number + 1, f->c.len + 1);
    check_bytes(f, b->data);
    transfer_next(&f->c, &f->t);
    if (f->t.number > f->c.len)
        remove_flight(place);
}

static void take_done(const struct rt_beat *b)
{
    int place;
    struct flight *f = oldest(true, b->data[0] >> 2, &place);
    if (!f)
        return;
    rt_checks++;
    if ((b->data[0] & 3) != response_of(f->c.address)) // no page has two answers
        rt_fail("response to the write at 0x%llx is %u, not %u", (long long)f->c.address, b->data[0] & 3,
                response_of(f->c.address));
    if (++writes_done > addresses_taken || writes_done > lasts_taken)
        rt_fail("a write is answered before all of it was taken");
    copy.at += rt_job.data ? copy.part : 0;
    remove_flight(place);
}

// ---- the frame ----

enum { UNSTALLED, STALLED, MIXED, ERRORS, RESET, KINDS };
const int test_kinds = KINDS;

void test_begin(int kind)
{
    rt_stall(kind != UNSTALLED);
    slave.reorder = kind >= MIXED;
    slave.latency = kind == UNSTALLED ? 0 : (int)rt_below(12);
    slave.depth = kind == STALLED ? 1 + (int)rt_below(16) : 16;
    ep.errors = kind == ERRORS;
    ep.left = (int)rt_between(10, 40);
    ep.sent_transfers = 0;
    rt_allow(20);
    if (kind == RESET)
        rt_abort_in(rt_between(1, 200));
}

bool test_over(void)
{
    bool sent = rt_job.data ? copy.at == copy.bytes : ep.left == 0;
    return sent && flights.count == 0 && to_write.at == to_write.count && slave_idle;
}

static void check_memory(void)
{
    for (int i = 0; i < MEMORY; i++) {
        unsigned is = (unsigned)rt_memory_get(&memory, BASE + (uint64_t)i, 1);
        if (is != mirror[i]) {
            rt_fail("the memory holds %02x at 0x%llx, not %02x", is, (long long)BASE + i, mirror[i]);
            return;
        }
    }
    for (uint64_t at = BASE - 8192; at < BASE + WRONG_END + 8192; at += at + 8 == BASE ? MEMORY + 8 : 8)
        if (rt_memory_get(&memory, at, 8))
            rt_fail("a write at 0x%llx, where no memory is, was done", (long long)at);
    rt_checks += MEMORY / 64;
}

bool test_finish(void)
{
    check_memory();
    if (!rt_job.data && slave.beats != ep.sent_transfers)
        rt_fail("the memory counts %lld transfers, not %d", (long long)slave.beats, ep.sent_transfers);
    if (rt_job.data)
        copy_give(&memory);
    return true;
}

// Writes that a reset struck may have happened or not.
void test_clear(void)
{
    while (flights.count) {
        uint64_t low, high;
        command_span(&flights.list[0]->c, &low, &high);
        for (uint64_t at = low; at < high && flights.list[0]->c.write; at++)
            if (response_of(at) == 0)
                mirror[at - BASE] = (uint8_t)rt_memory_get(&memory, at, 1);
        remove_flight(0);
    }
    to_write.at = to_write.count = 0;
    writes_done = addresses_taken = lasts_taken = 0;
}

int64_t test_clocks(void)
{
    return rt_job.icarus ? 12000 : 60000;
}

void test_load(void)
{
    copy_load(&memory);
    rt_memory_read(&memory, BASE, mirror, MEMORY);
}

void test_open(void)
{
    rt_stream_find(&commands, "s_axis_cmd");
    if (READS)
        rt_stream_find(&read_back, "m_axis_rd");
    if (WRITES) {
        rt_stream_find(&data, "s_axis_wr");
        rt_stream_find(&done, "m_axis_done");
    }
    rt_axi4_open(&slave, "m_axi");
    rt_axi4_range(&slave, BASE, MEMORY, RT_OKAY);
    rt_axi4_range(&slave, BASE + MEMORY, WRONG_END - MEMORY, RT_SLVERR);
    for (int i = 0; i < MEMORY; i++)
        mirror[i] = (uint8_t)rt_rand();
    rt_memory_write(&memory, BASE, mirror, MEMORY);
}

void test_step(const struct rt_out *out, struct rt_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    if (READS)
        rt_sink(&read_back, from, to, take_read);
#ifdef HAS_m_axi_awvalid
    addresses_taken += out->m_axi_awvalid && next->m_axi_awready;
    lasts_taken += out->m_axi_wvalid && next->m_axi_wready && out->m_axi_wlast;
    rt_sink(&done, from, to, take_done);
    rt_source(&data, from, to, fetch_data);
#endif
    rt_source(&commands, from, to, fetch_command);
    slave_idle = rt_axi4_step(&slave, from, to);
}
