// SPDX-License-Identifier: Apache-2.0
// AXI4-Streams of a test: sources, sinks, how they wait, and values packed in their words.
#include "rt/rt.h"

#include <stdlib.h>
#include <string.h>

static const struct rt_port *port_of(const char *name, const char *suffix)
{
    for (int i = 0; i < rt_port_count; i++) {
        const char *p = rt_ports[i].name;
        size_t n = strlen(name);
        if (strncmp(p, name, n) == 0 && strcmp(p + n, suffix) == 0)
            return &rt_ports[i];
    }
    return NULL;
}

int rt_word(const char *name, const char *suffix, int *words)
{
    const struct rt_port *p = port_of(name, suffix);
    if (p && words)
        *words = p->words;
    return p ? p->word : -1;
}

void rt_stream_find(struct rt_stream *s, const char *name)
{
    s->name = name;
    s->is_sink = port_of(name, "_tvalid")->out;
    s->tvalid = rt_word(name, "_tvalid", NULL);
    s->tready = rt_word(name, "_tready", NULL);
    s->tdata = rt_word(name, "_tdata", &s->words);
    s->tlast = rt_word(name, "_tlast", NULL);
    s->tuser = rt_word(name, "_tuser", &s->user_words);
    s->bytes = (port_of(name, "_tdata")->width + 7) / 8;
    s->held = calloc((size_t)s->words + 1, sizeof *s->held);
    rt_note_stream(s);
}

bool rt_waited;

bool rt_waits(struct rt_mood *m)
{
    static const uint32_t of256[] = {0, 0, 0, 32, 96, 160, 232};
    if (!m->on)
        return false;
    if (m->left-- <= 0) {
        m->left = (int)rt_below(96) + 1;
        m->wait = of256[rt_below(sizeof of256 / sizeof *of256)];
    }
    bool waits = rt_below(256) < m->wait;
    rt_waited = rt_waited || waits;
    return waits;
}

static void transferred(struct rt_stream *s)
{
    s->beats++;
    rt_last_transfer = rt_clock;
}

static void scramble(struct rt_stream *s, uint32_t *next)
{
    for (int w = 0; w < s->words; w++)
        next[s->tdata + w] = rt_rand();
    if (s->tlast >= 0)
        next[s->tlast] = rt_rand() & 1;
    for (int w = 0; s->tuser >= 0 && w < s->user_words; w++)
        next[s->tuser + w] = rt_rand();
}

void rt_source(struct rt_stream *s, const uint32_t *out, uint32_t *next, bool (*fetch)(struct rt_beat *b))
{
    if (next[s->tvalid] && out[s->tready]) {
        s->packets += s->tlast >= 0 && next[s->tlast];
        transferred(s);
        if (rt_first_in < 0)
            rt_first_in = rt_clock;
        next[s->tvalid] = 0;
    }
    if (next[s->tvalid])
        return;
    struct rt_beat b = {.data = next + s->tdata, .wide_user = s->user_words > 1 ? next + s->tuser : NULL};
    if (!rt_waits(&s->mood) && fetch(&b)) {
        next[s->tvalid] = 1;
        if (s->tlast >= 0)
            next[s->tlast] = b.last;
        if (s->tuser >= 0 && !b.wide_user)
            next[s->tuser] = b.user;
    } else if (!rt_job.data) {
        scramble(s, next);
    }
}

void rt_disturb(struct rt_stream *s, uint32_t *next)
{
    if (s->is_sink) {
        next[s->tready] = rt_rand() & 1;
        return;
    }
    scramble(s, next);
    next[s->tvalid] = 1;
}

void rt_drop(struct rt_stream *s, uint32_t *next)
{
    if (!s->is_sink)
        next[s->tvalid] = 0;
    s->waited = false;
}

// A beat that waited must still be there, unchanged (AMBA AXI-Stream, IHI 0051A, 2.2.1).
static void check_held(struct rt_stream *s, const uint32_t *out)
{
    if (!out[s->tvalid])
        rt_fail("%s: tvalid fell before tready came", s->name);
    else if (memcmp(s->held, out + s->tdata, (size_t)s->words * sizeof *out) != 0 ||
             (s->tlast >= 0 && s->held[s->words] != out[s->tlast]))
        rt_fail("%s: a waiting beat changed", s->name);
}

void rt_sink(struct rt_stream *s, const uint32_t *out, uint32_t *next, void (*take)(const struct rt_beat *b))
{
    if (s->waited)
        check_held(s, out);
    s->waited = out[s->tvalid] && !next[s->tready];
    if (s->waited && s->mood.on) {
        memcpy(s->held, out + s->tdata, (size_t)s->words * sizeof *out);
        s->held[s->words] = s->tlast >= 0 ? out[s->tlast] : 0;
    } else {
        s->waited = false;
    }
    if (out[s->tvalid] && next[s->tready]) {
        transferred(s);
        rt_last_out = rt_clock;
        take(&(struct rt_beat){(uint32_t *)(uintptr_t)(out + s->tdata), s->tlast >= 0 ? out[s->tlast] : 0,
                               s->tuser >= 0 ? out[s->tuser] : 0, NULL});
    }
    next[s->tready] = !rt_waits(&s->mood);
}

void rt_padding(const struct rt_stream *s, const struct rt_beat *b, int used)
{
    for (int bit = used; bit < 32 * s->words; bit++)
        if (b->data[bit / 32] >> (bit % 32) & 1)
            rt_fail("%s_tdata: padding bit %d is not zero", s->name, bit);
}

void rt_pack(uint32_t *words, int bits, const int32_t *v, int n)
{
    uint64_t acc = 0, mask = ((uint64_t)1 << bits) - 1;
    int have = 0;
    for (int i = 0; i < n; i++) {
        acc |= ((uint64_t)(uint32_t)v[i] & mask) << have;
        have += bits;
        if (have >= 32) {
            *words++ = (uint32_t)acc;
            acc >>= 32;
            have -= 32;
        }
    }
    if (have)
        *words = (uint32_t)acc;
}

void rt_unpack(const uint32_t *words, int bits, int64_t *v, int n)
{
    for (int i = 0; i < n; i++) {
        int64_t at = (int64_t)i * bits;
        int word = (int)(at / 32), shift = (int)(at % 32);
        uint64_t x = (uint64_t)words[word] >> shift;
        for (int got = 32 - shift; got < bits; got += 32)
            x |= (uint64_t)words[++word] << got;
        v[i] = (int64_t)(x << (64 - bits)) >> (64 - bits);
    }
}
