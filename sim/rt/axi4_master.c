// SPDX-License-Identifier: Apache-2.0
// What a master does on its channels of an AXI4 bus: read from the ports, and held against the rules (rt/axi4.h).
#include "rt/axi4.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void rt_axi4_channel_open(struct rt_axi4 *s, struct rt_axi4_channel *c, const char *name, const char *const *payloads)
{
    char suffix[32];
    c->name = name;
    snprintf(suffix, sizeof suffix, "_%svalid", name);
    c->valid = rt_word(s->prefix, suffix, NULL);
    snprintf(suffix, sizeof suffix, "_%sready", name);
    c->ready = rt_word(s->prefix, suffix, NULL);
    for (int i = 0; payloads[i]; i++) {
        c->payload[i].name = payloads[i];
        snprintf(suffix, sizeof suffix, "_%s%s", name, payloads[i]);
        c->payload[i].word = rt_word(s->prefix, suffix, &c->payload[i].words);
        if (c->payload[i].word >= 0)
            c->payload[i].held = calloc((size_t)c->payload[i].words, sizeof *c->payload[i].held);
    }
}

// A transfer that waits stays as it is until it is taken (A3.2.1).
static void check_held(const struct rt_axi4 *s, const struct rt_axi4_channel *c, const uint32_t *out)
{
    if (!out[c->valid]) {
        rt_fail("%s_%svalid fell before %sready came (A3.2.1)", s->prefix, c->name, c->name);
        return;
    }
    for (int i = 0; i < RT_AXI4_PAYLOADS && c->payload[i].name; i++)
        if (c->payload[i].held &&
            memcmp(c->payload[i].held, out + c->payload[i].word, (size_t)c->payload[i].words * sizeof *out) != 0)
            rt_fail("%s_%s%s changed while %svalid waited for %sready (A3.2.1)", s->prefix, c->name, c->payload[i].name, c->name,
                    c->name);
}

bool rt_axi4_moves(const struct rt_axi4 *s, struct rt_axi4_channel *c, const uint32_t *out, const uint32_t *next)
{
    if (c->valid < 0)
        return false;
    if (c->waited)
        check_held(s, c, out);
    c->waited = out[c->valid] && !next[c->ready];
    for (int i = 0; c->waited && i < RT_AXI4_PAYLOADS && c->payload[i].name; i++)
        if (c->payload[i].held)
            memcpy(c->payload[i].held, out + c->payload[i].word, (size_t)c->payload[i].words * sizeof *out);
    if (!out[c->valid] || !next[c->ready])
        return false;
    rt_last_transfer = rt_clock;
    return true;
}

static int word_of(const struct rt_axi4_channel *c, const char *name, int *words)
{
    int i = 0;
    while (strcmp(c->payload[i].name, name) != 0)
        i++;
    *words = c->payload[i].words;
    return c->payload[i].word;
}

uint32_t rt_axi4_payload(const struct rt_axi4_channel *c, const char *name, const uint32_t *out, uint32_t absent)
{
    int words, word = word_of(c, name, &words);
    return word < 0 ? absent : out[word];
}

static uint32_t log2_of(int bytes)
{
    uint32_t n = 0;
    while (1 << n < bytes)
        n++;
    return n;
}

// Signals that are absent have the values of A10.3: one transfer, as wide as the bus, INCR.
struct rt_burst rt_axi4_request(const struct rt_axi4 *s, const struct rt_axi4_channel *c, const uint32_t *out)
{
    int words, word = word_of(c, "addr", &words);
    struct rt_burst b = {
        .address = out[word] | (words > 1 ? (uint64_t)out[word + 1] << 32 : 0),
        .id = rt_axi4_payload(c, "id", out, 0),
        .len = rt_axi4_payload(c, "len", out, 0),
        .size = rt_axi4_payload(c, "size", out, log2_of(s->bytes)),
        .type = rt_axi4_payload(c, "burst", out, RT_INCR),
    };
    const char *fault = rt_burst_fault(&b, s->bytes);
    if (fault)
        rt_fail("%s_%s: a burst of %u x %u bytes at 0x%llx %s", s->prefix, c->name, b.len + 1, 1u << b.size,
                (unsigned long long)b.address, fault);
    uint32_t cache = rt_axi4_payload(c, "cache", out, 0);
    if (!(cache & 2) && cache & 12)
        rt_fail("%s_%scache is 0x%x, which is reserved (A4.4)", s->prefix, c->name, cache);
    if (1 << b.size > s->bytes) // so that what follows has a meaning
        b.size = log2_of(s->bytes);
    if (b.type > RT_WRAP)
        b.type = RT_INCR;
    return b;
}

struct rt_axi4_beat rt_axi4_data(const struct rt_axi4 *s, const uint32_t *out)
{
    int words, data = word_of(&s->w, "data", &words), strobe = word_of(&s->w, "strb", &words);
    struct rt_axi4_beat d = {.last = rt_axi4_payload(&s->w, "last", out, 1)};
    for (int i = 0; i < s->bytes; i++) {
        d.data[i] = (uint8_t)(out[data + i / 4] >> (i % 4 * 8));
        d.strobe[i] = strobe < 0 || (out[strobe + i / 32] >> (i % 32) & 1);
    }
    return d;
}

void rt_axi4_check_data(const struct rt_axi4 *s, const struct rt_burst *to, const struct rt_axi4_beat *d)
{
    unsigned long long address = to->address;
    int lane = (int)(rt_burst_address(to, to->done) % (uint64_t)s->bytes), end = lane + rt_burst_bytes(to, to->done);
    if (d->last != ((uint32_t)to->done == to->len))
        rt_fail("%s_wlast is %d at transfer %d of %u of the write to 0x%llx (A3.4.1)", s->prefix, d->last, to->done + 1,
                to->len + 1, address);
    int words, strobed = word_of(&s->w, "strb", &words) >= 0;
    for (int i = 0; i < s->bytes && strobed; i++)
        if (d->strobe[i] && (i < lane || i >= end)) {
            rt_fail("%s_wstrb has lane %d at transfer %d of the write to 0x%llx; legal: lanes %d..%d (A3.4.3)", s->prefix, i,
                    to->done + 1, address, lane, end - 1);
            return;
        }
}
