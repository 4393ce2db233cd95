// SPDX-License-Identifier: Apache-2.0
// Implementation of rt/axi4.h: what the slave does.
#include "rt/axi4.h"

#include <stdlib.h>
#include <string.h>

enum { EARLY = 8 }; // transfers of data that may come before their address

static const char *const address_payloads[] = {"addr", "id", "len", "size", "burst", "lock", "cache", "prot", "qos", "region", "user",
                                               NULL};
static const char *const data_payloads[] = {"data", "strb", "last", "user", NULL};

static int port_width(const char *prefix, const char *suffix)
{
    int word = rt_word(prefix, suffix, NULL);
    bool out = strcmp(suffix, "_wdata") == 0;
    for (int i = 0; i < rt_port_count && word >= 0; i++)
        if (rt_ports[i].out == out && rt_ports[i].word == word)
            return rt_ports[i].width;
    return 0;
}

void rt_axi4_open(struct rt_axi4 *s, const char *prefix)
{
    s->prefix = prefix;
    rt_axi4_channel_open(s, &s->aw, "aw", address_payloads);
    rt_axi4_channel_open(s, &s->w, "w", data_payloads);
    rt_axi4_channel_open(s, &s->ar, "ar", address_payloads);
    const struct {
        const char *suffix;
        int *word;
    } ports[] = {{"_bvalid", &s->b.valid}, {"_bready", &s->b.ready}, {"_bid", &s->b.id}, {"_bresp", &s->b.resp},
                 {"_rvalid", &s->r.valid}, {"_rready", &s->r.ready}, {"_rid", &s->r.id}, {"_rresp", &s->r.resp},
                 {"_rdata", &s->r.data}, {"_rlast", &s->r.last}};
    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++)
        *ports[i].word = rt_word(prefix, ports[i].suffix, NULL);
    int wide = port_width(prefix, "_wdata"), reads = port_width(prefix, "_rdata"), bits = wide ? wide : reads;
    if (bits < 32 || bits > 8 * RT_AXI4_BYTES || bits & (bits - 1) || (wide && reads && wide != reads))
        rt_stop("%s: data of %d bits to write and %d to read; legal: the same power of two, 32 to 1,024 (A1.3.1)", prefix, wide,
                reads);
    s->bytes = bits / 8 < 4 ? 4 : bits / 8 > RT_AXI4_BYTES ? RT_AXI4_BYTES : bits / 8;
    s->depth = s->depth ? s->depth : 16;
    s->early = calloc(EARLY, sizeof *s->early);
    rt_note_axi4(s);
}

void rt_axi4_range(struct rt_axi4 *s, uint64_t base, uint64_t bytes, enum rt_response response)
{
    if (s->range_count == RT_AXI4_RANGES) {
        rt_stop("%s: more than %d ranges of addresses", s->prefix, (int)RT_AXI4_RANGES);
        return;
    }
    s->ranges[s->range_count].base = base;
    s->ranges[s->range_count].bytes = bytes;
    s->ranges[s->range_count++].response = response;
}

static uint32_t response_at(const struct rt_axi4 *s, uint64_t address)
{
    for (int i = 0; i < s->range_count; i++)
        if (address - s->ranges[i].base < s->ranges[i].bytes)
            return s->ranges[i].response;
    return s->range_count ? RT_DECERR : RT_OKAY;
}

// ---- bursts that wait ----

static struct rt_burst *push(struct rt_axi4_queue *q, struct rt_burst b)
{
    if (q->count == q->room) {
        q->room = 2 * q->room + 16;
        q->list = realloc(q->list, (size_t)q->room * sizeof *q->list);
    }
    q->list[q->count] = b;
    return &q->list[q->count++];
}

static struct rt_burst take_out(struct rt_axi4_queue *q, int at)
{
    struct rt_burst b = q->list[at];
    memmove(q->list + at, q->list + at + 1, (size_t)(--q->count - at) * sizeof b);
    return b;
}

// The response of what is complete now may come then.
static void set_due(struct rt_axi4 *s, struct rt_burst *b)
{
    int64_t wait = s->latency + (s->b.mood.on || s->r.mood.on ? rt_below((uint32_t)s->spread + 1) : 0);
    b->due = rt_clock + wait;
    rt_allow(wait + b->len + 4);
}

// The burst whose response goes on now, or -1: the oldest; where IDs are mixed, one that is the oldest of its ID (A5.3).
static int choose(const struct rt_axi4 *s, const struct rt_axi4_queue *q)
{
    int chosen = -1;
    uint32_t candidates = 0;
    for (int i = 0; i < (s->reorder ? q->count : q->count > 0); i++) {
        bool oldest = q->list[i].due <= rt_clock;
        for (int k = 0; k < i && oldest; k++)
            oldest = q->list[k].id != q->list[i].id;
        if (oldest && rt_below(++candidates) == 0)
            chosen = i;
    }
    return chosen;
}

// ---- writes ----

static void write_beat(struct rt_axi4 *s, struct rt_burst *to, const struct rt_axi4_beat *d)
{
    uint64_t address = rt_burst_address(to, to->done);
    uint32_t response = response_at(s, address);
    int lane = (int)(address % (uint64_t)s->bytes), n = rt_burst_bytes(to, to->done);
    rt_axi4_check_data(s, to, d);
    for (int i = 0; i < n && response == RT_OKAY; i++)
        if (d->strobe[lane + i])
            rt_memory_write(s->memory, address + (uint64_t)i, &d->data[lane + i], 1);
    to->response = response > to->response ? response : to->response;
    to->done++;
    s->beats++;
}

// Data that has an address by now goes to memory.
static void write_early(struct rt_axi4 *s)
{
    int used = 0;
    for (; used < s->early_count && s->writes.count; used++) {
        struct rt_burst *to = &s->writes.list[0];
        write_beat(s, to, &s->early[used]);
        if ((uint32_t)to->done > to->len)
            set_due(s, push(&s->answers, take_out(&s->writes, 0)));
    }
    s->early_count -= used;
    memmove(s->early, s->early + used, (size_t)s->early_count * sizeof *s->early);
}

static void step_writes(struct rt_axi4 *s, const uint32_t *out, uint32_t *next)
{
    if (rt_axi4_moves(s, &s->aw, out, next)) {
        push(&s->writes, rt_axi4_request(s, &s->aw, out));
        s->bursts++;
    }
    if (rt_axi4_moves(s, &s->w, out, next))
        s->early[s->early_count++] = rt_axi4_data(s, out);
    write_early(s);
    if (next[s->b.valid] && out[s->b.ready]) {
        next[s->b.valid] = 0;
        rt_last_transfer = rt_clock;
    }
    int chosen = next[s->b.valid] || rt_waits(&s->b.mood) ? -1 : choose(s, &s->answers);
    if (chosen >= 0) {
        struct rt_burst b = take_out(&s->answers, chosen);
        next[s->b.valid] = 1;
        next[s->b.resp] = b.response;
        if (s->b.id >= 0)
            next[s->b.id] = b.id;
        s->errors += b.response != RT_OKAY;
    }
    next[s->aw.ready] = s->writes.count + s->answers.count < s->depth && !rt_waits(&s->aw.mood);
    next[s->w.ready] = s->early_count < EARLY && !rt_waits(&s->w.mood);
}

// ---- reads ----

static void put_byte(uint32_t *words, int at, uint8_t byte)
{
    words[at / 4] = (words[at / 4] & ~(0xffu << (at % 4 * 8))) | (uint32_t)byte << (at % 4 * 8);
}

// The next transfer of a read; lanes that are not its own have no meaning.
static void read_beat(struct rt_axi4 *s, struct rt_burst *from, uint32_t *next)
{
    uint64_t address = rt_burst_address(from, from->done);
    uint32_t response = response_at(s, address);
    int lane = (int)(address % (uint64_t)s->bytes), n = rt_burst_bytes(from, from->done);
    for (int w = 0; w < s->bytes / 4; w++)
        next[s->r.data + w] = rt_job.data ? 0 : rt_rand();
    for (int i = 0; i < n && response == RT_OKAY; i++)
        put_byte(next + s->r.data, lane + i, (uint8_t)rt_memory_get(s->memory, address + (uint64_t)i, 1));
    next[s->r.valid] = 1;
    next[s->r.resp] = response;
    if (s->r.last >= 0)
        next[s->r.last] = (uint32_t)from->done == from->len;
    if (s->r.id >= 0)
        next[s->r.id] = from->id;
    from->done++;
    s->beats++;
    s->errors += response != RT_OKAY;
}

static void step_reads(struct rt_axi4 *s, const uint32_t *out, uint32_t *next)
{
    if (rt_axi4_moves(s, &s->ar, out, next)) {
        set_due(s, push(&s->reads, rt_axi4_request(s, &s->ar, out)));
        s->bursts++;
    }
    if (next[s->r.valid] && out[s->r.ready]) {
        next[s->r.valid] = 0;
        rt_last_transfer = rt_clock;
    }
    int chosen = next[s->r.valid] || rt_waits(&s->r.mood) ? -1 : choose(s, &s->reads);
    if (chosen >= 0) {
        read_beat(s, &s->reads.list[chosen], next);
        if ((uint32_t)s->reads.list[chosen].done > s->reads.list[chosen].len)
            take_out(&s->reads, chosen);
    }
    next[s->ar.ready] = s->reads.count < s->depth && !rt_waits(&s->ar.mood);
}

// ---- the frame ----

bool rt_axi4_step(struct rt_axi4 *s, const uint32_t *out, uint32_t *next)
{
    bool busy = false;
    if (s->aw.valid >= 0) {
        step_writes(s, out, next);
        busy = s->writes.count || s->answers.count || s->early_count || next[s->b.valid] || s->aw.waited || s->w.waited;
    }
    if (s->ar.valid >= 0) {
        step_reads(s, out, next);
        busy = busy || s->reads.count || next[s->r.valid] || s->ar.waited;
    }
    return !busy;
}

void rt_axi4_stall(struct rt_axi4 *s, bool on)
{
    struct rt_mood *const moods[] = {&s->aw.mood, &s->w.mood, &s->ar.mood, &s->b.mood, &s->r.mood};
    for (size_t i = 0; i < sizeof moods / sizeof *moods; i++)
        *moods[i] = (struct rt_mood){.on = on};
}

void rt_axi4_drop(struct rt_axi4 *s, uint32_t *next)
{
    if (s->b.valid >= 0)
        next[s->b.valid] = 0;
    if (s->r.valid >= 0)
        next[s->r.valid] = 0;
    s->aw.waited = s->w.waited = s->ar.waited = false;
    s->writes.count = s->answers.count = s->reads.count = s->early_count = 0;
    s->bursts = s->beats = s->errors = 0;
}

// In reset a slave gives no response (A3.1.2); what it says it takes has no meaning.
void rt_axi4_disturb(struct rt_axi4 *s, uint32_t *next)
{
    const int ready[] = {s->aw.ready, s->w.ready, s->ar.ready};
    for (size_t i = 0; i < sizeof ready / sizeof *ready; i++)
        if (ready[i] >= 0)
            next[ready[i]] = rt_rand() & 1;
}
