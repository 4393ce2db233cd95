// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/rt/reference.h.
#include "tb/rt/reference.h"

#include "rt/rt.h"

enum { FIXED, INCR, WRAP };

// Bytes up to the end of the container that the address is in.
static int rest(uint64_t at, uint32_t size)
{
    int n = 1;
    while ((at + (uint64_t)n) % (1u << size))
        n++;
    return n;
}

struct transfer transfer_first(const struct command *c)
{
    return (struct transfer){c->address, rest(c->address, c->size), 0};
}

void transfer_next(const struct command *c, struct transfer *t)
{
    uint64_t total = ((uint64_t)c->len + 1) << c->size;
    t->number++;
    if (c->burst == FIXED)
        return;
    t->at += (uint64_t)t->n;
    if (c->burst == WRAP && t->at % total == 0) // the upper boundary
        t->at -= total;
    t->n = rest(t->at, c->size);
}

void command_span(const struct command *c, uint64_t *low, uint64_t *high)
{
    struct transfer t = transfer_first(c);
    *low = *high = t.at;
    for (uint32_t i = 0; i <= c->len; i++, transfer_next(c, &t)) {
        *low = t.at < *low ? t.at : *low;
        *high = t.at + (uint64_t)t.n > *high ? t.at + (uint64_t)t.n : *high;
    }
}

uint32_t response_of(uint64_t address)
{
    if (address < BASE || address >= BASE + WRONG_END)
        return 3;
    return address < BASE + MEMORY ? 0 : 2;
}

static uint32_t bus_size(void)
{
    uint32_t n = 0;
    while (1 << n < BUS)
        n++;
    return n;
}

// Transfers that an INCR burst may have from there without crossing 4 KB, up to 256.
static uint32_t most_transfers(uint64_t address, uint32_t size)
{
    uint64_t left = 4096 - address % 4096, n = (left + (1u << size) - 1) >> size;
    return n > 256 ? 256 : (uint32_t)n;
}

struct command command_random(bool errors)
{
    static const uint32_t wraps[] = {1, 3, 7, 15};
    uint64_t from = errors ? BASE - 4096 : BASE, pages = errors ? (WRONG_END + 8192) / 4096 : MEMORY / 4096;
    struct command c = {.write = WRITES && (!READS || rt_rand() & 1), .id = rt_below(1u << (P_ID_W < 3 ? P_ID_W : 3)), .burst = rt_below(3)};
    c.size = rt_below(2) ? bus_size() : rt_below(bus_size() + 1);
    c.address = from + 4096 * rt_below((uint32_t)pages) + rt_below(4096);
    if (rt_below(4) == 0) // near a boundary
        c.address = (c.address | 4095) - rt_below(4 * BUS);
    if (c.burst == WRAP) {
        c.address &= ~(((uint64_t)1 << c.size) - 1);
        c.len = wraps[rt_below(4)];
    } else if (c.burst == FIXED) {
        c.len = rt_below(16);
    } else {
        uint32_t most = most_transfers(c.address, c.size);
        c.len = rt_below(4) ? rt_below(most < 8 ? most : 8) : rt_below(8) ? rt_below(most) : most - 1;
    }
    return c;
}
