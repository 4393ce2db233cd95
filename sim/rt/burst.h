// SPDX-License-Identifier: Apache-2.0
// A burst of AXI4: what its address channel says, and where its transfers are (AMBA AXI and ACE, IHI 0022E, A3.4.1).
#ifndef GW_RT_BURST_H
#define GW_RT_BURST_H

#include <stdint.h>

enum rt_burst_type { RT_FIXED, RT_INCR, RT_WRAP };
enum rt_response { RT_OKAY = 0, RT_SLVERR = 2, RT_DECERR = 3 };

struct rt_burst {
    uint64_t address; // of the first transfer, need not be aligned
    uint32_t id;
    uint32_t len, size, type; // transfers less one; log2 of the bytes of one; enum rt_burst_type
    // of the memory that answers
    int done;               // transfers so far
    int64_t due;            // clock before which nothing of the response comes
    uint32_t response;      // of a write: the worst so far
};

// NULL, or what no master may ask of a memory whose data bus has `bus` bytes: half a sentence.
const char *rt_burst_fault(const struct rt_burst *b, int bus);

// Address of a transfer's first byte, and the bytes that it has; its lanes begin at address modulo bus.
uint64_t rt_burst_address(const struct rt_burst *b, int transfer);
int rt_burst_bytes(const struct rt_burst *b, int transfer);
#endif
