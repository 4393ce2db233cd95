// SPDX-License-Identifier: Apache-2.0
// What an AXI4 master may ask of a memory and what it must get, from the specification's pseudocode (IHI 0022E, A3.4.1), byte by
// byte; shares nothing with the slave of the runtime.
#ifndef GW_TB_RT_REFERENCE_H
#define GW_TB_RT_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "ports.h"

// A master may lack the channels of a direction.
#ifdef HAS_m_axi_awvalid
enum { WRITES = 1 };
#else
enum { WRITES = 0 };
#endif
#ifdef HAS_m_axi_arvalid
enum { READS = 1 };
#else
enum { READS = 0 };
#endif

enum {
    BUS = P_DATA_W / 8,
    MEMORY = 0x8000,         // bytes that answer OKAY
    WRONG_END = 0x9000,      // from MEMORY to here SLVERR, elsewhere DECERR
    MOST_BYTES = 256 * BUS,  // of a burst
};
#define BASE (((uint64_t)1 << (P_ADDR_W - 2)) + 0x10000)

struct command {
    bool write;
    uint32_t id, burst, size, len;
    uint64_t address;
};

// A transfer of a burst, in order: begin at the first, then step.
struct transfer {
    uint64_t at; // of the first byte
    int n;       // bytes
    uint32_t number;
};
struct transfer transfer_first(const struct command *c);
void transfer_next(const struct command *c, struct transfer *t);

// The lowest byte of a burst, and the first one beyond it.
void command_span(const struct command *c, uint64_t *low, uint64_t *high);

// What answers there: 0 the memory, 2 SLVERR, 3 DECERR.
uint32_t response_of(uint64_t address);

// A random command that keeps the rules; `errors`: also where no memory is.
struct command command_random(bool errors);
#endif
