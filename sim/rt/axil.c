// SPDX-License-Identifier: Apache-2.0
// The AXI4-Lite master of rt.h (AMBA AXI4, IHI 0022E, B1).
#include <stdlib.h>

#include "rt/rt.h"

struct rt_transfer {
    bool is_write;
    uint32_t address, data, strobe; // data: to write, or what a read must give
};

void rt_axil_find(struct rt_axil *a, const char *prefix)
{
    const struct {
        const char *suffix;
        int *word;
    } ports[] = {{"_awaddr", &a->awaddr}, {"_awvalid", &a->awvalid}, {"_awready", &a->awready}, {"_wdata", &a->wdata},
                 {"_wstrb", &a->wstrb}, {"_wvalid", &a->wvalid}, {"_wready", &a->wready}, {"_bvalid", &a->bvalid},
                 {"_bready", &a->bready}, {"_bresp", &a->bresp}, {"_araddr", &a->araddr}, {"_arvalid", &a->arvalid},
                 {"_arready", &a->arready}, {"_rdata", &a->rdata}, {"_rresp", &a->rresp}, {"_rvalid", &a->rvalid},
                 {"_rready", &a->rready}};
    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++)
        *ports[i].word = rt_word(prefix, ports[i].suffix, NULL);
    rt_note_axil(a);
}

static void queue(struct rt_axil *a, struct rt_transfer t)
{
    if (a->at == a->count)
        a->at = a->count = 0;
    a->queue = realloc(a->queue, (size_t)(a->count + 1) * sizeof *a->queue);
    a->queue[a->count++] = t;
    rt_allow(2);
}

void rt_axil_write(struct rt_axil *a, uint32_t address, uint32_t data, uint32_t strobe)
{
    queue(a, (struct rt_transfer){true, address, data, strobe});
}

void rt_axil_read(struct rt_axil *a, uint32_t address, uint32_t want)
{
    queue(a, (struct rt_transfer){false, address, want, 0});
}

// A channel of the master: offers its payload, at once or after a wait, until it is taken.
static void offer(struct rt_axil *a, uint32_t *next, int valid, bool *sent)
{
    if (!*sent && !rt_waits(&a->mood)) {
        next[valid] = 1;
        *sent = true;
    }
}

static void step_write(struct rt_axil *a, const struct rt_transfer *t, const uint32_t *out, uint32_t *next)
{
    if (next[a->awvalid] && out[a->awready])
        next[a->awvalid] = 0;
    if (next[a->wvalid] && out[a->wready])
        next[a->wvalid] = 0;
    if (out[a->bvalid] && next[a->bready]) {
        if (next[a->awvalid] || next[a->wvalid] || out[a->bresp])
            rt_fail("write to register 0x%x: response %u before its transfer or not OKAY", t->address, out[a->bresp]);
        a->busy = false;
        a->at++;
    }
}

static void step_read(struct rt_axil *a, const struct rt_transfer *t, const uint32_t *out, uint32_t *next)
{
    if (next[a->arvalid] && out[a->arready])
        next[a->arvalid] = 0;
    if (out[a->rvalid] && next[a->rready]) {
        if (out[a->rdata] != t->data || out[a->rresp])
            rt_fail("register 0x%x reads as 0x%x with response %u, not 0x%x", t->address, out[a->rdata], out[a->rresp],
                    t->data);
        rt_checks++;
        a->busy = false;
        a->at++;
    }
}

// Puts the payload of the transfer on its channels.
static void begin(struct rt_axil *a, uint32_t *next)
{
    const struct rt_transfer *t = &a->queue[a->at];
    a->busy = true;
    a->sent_address = a->sent_data = false;
    if (t->is_write) {
        next[a->awaddr] = t->address;
        next[a->wdata] = t->data;
        next[a->wstrb] = t->strobe;
    } else {
        next[a->araddr] = t->address;
    }
}

bool rt_axil_step(struct rt_axil *a, const uint32_t *out, uint32_t *next)
{
    if (a->busy) {
        const struct rt_transfer *t = &a->queue[a->at];
        if (t->is_write)
            step_write(a, t, out, next);
        else
            step_read(a, t, out, next);
    }
    if (!a->busy && a->at < a->count)
        begin(a, next);
    if (a->busy) {
        bool is_write = a->queue[a->at].is_write;
        offer(a, next, is_write ? a->awvalid : a->arvalid, &a->sent_address);
        if (is_write)
            offer(a, next, a->wvalid, &a->sent_data);
    }
    next[a->bready] = !rt_waits(&a->mood);
    next[a->rready] = !rt_waits(&a->mood);
    return !a->busy;
}

void rt_axil_disturb(struct rt_axil *a, uint32_t *next)
{
    const int flags[] = {a->awvalid, a->wvalid, a->arvalid, a->bready, a->rready};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        next[flags[i]] = i < 3 ? 1 : rt_rand() & 1;
    const int words[] = {a->awaddr, a->araddr, a->wdata, a->wstrb};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        next[words[i]] = rt_rand();
}

void rt_axil_drop(struct rt_axil *a, uint32_t *next)
{
    const int valid[] = {a->awvalid, a->wvalid, a->arvalid};
    for (int i = 0; i < 3; i++)
        next[valid[i]] = 0;
    a->busy = false;
    a->at = a->count = 0;
}
