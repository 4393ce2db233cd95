// SPDX-License-Identifier: Apache-2.0
// Implementation of rt/burst.h.
#include "rt/burst.h"

#include <stddef.h>

const char *rt_burst_fault(const struct rt_burst *b, int bus)
{
    uint64_t size = (uint64_t)1 << b->size, first = b->address & ~(size - 1), last = first + b->len * size;
    if (size > (uint64_t)bus)
        return "has transfers wider than the data bus (A3.4.1)";
    if (b->type > RT_WRAP)
        return "is of type 3, which is reserved (A3.4.1)";
    if (b->type != RT_INCR && b->len > 15)
        return "has more than 16 transfers and is not INCR (A3.4.1)";
    if (b->type == RT_WRAP && b->len != 1 && b->len != 3 && b->len != 7 && b->len != 15)
        return "wraps and has not 2, 4, 8 or 16 transfers (A3.4.1)";
    if (b->type == RT_WRAP && first != b->address)
        return "wraps and its address is not aligned to a transfer (A3.4.1)";
    if (b->type == RT_INCR && first / 4096 != last / 4096)
        return "crosses a boundary of 4 KB (A3.4.1)";
    return NULL;
}

uint64_t rt_burst_address(const struct rt_burst *b, int transfer)
{
    uint64_t size = (uint64_t)1 << b->size, first = b->address & ~(size - 1), whole = (b->len + 1) * size;
    if (b->type == RT_FIXED || transfer == 0)
        return b->address;
    if (b->type == RT_INCR)
        return first + (uint64_t)transfer * size;
    uint64_t low = b->address & ~(whole - 1); // whole is a power of two
    return low | ((b->address + (uint64_t)transfer * size) & (whole - 1));
}

int rt_burst_bytes(const struct rt_burst *b, int transfer)
{
    uint64_t size = (uint64_t)1 << b->size;
    return (int)(size - (rt_burst_address(b, transfer) & (size - 1)));
}
