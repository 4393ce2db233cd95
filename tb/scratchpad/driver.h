// SPDX-License-Identifier: Apache-2.0
// What the driver of the testbench of `scratchpad`, its packing and the user's trace share: sizes of the design under test,
// and requests on their way.
#ifndef GW_TB_SCRATCHPAD_DRIVER_H
#define GW_TB_SCRATCHPAD_DRIVER_H

#include "ports.h"
#include "rt/rt.h"
#include "tb/scratchpad/work.h"

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

// A request on its way, and what must come of it.
struct flight {
    int op;
    struct pad_side at;
    enum pad_status status;
    int64_t due;             // passes up to and with it
    uint32_t data[DATA_WORDS];
};

struct on_way {
    struct flight ring[RING];
    int64_t sent, taken;     // of the episode
    int64_t passes;          // of all that were sent
    bool exact;              // nothing waits: each response has its clock
    bool work_over;
};

extern struct on_way on_way;

// ---- words of the ports (pack.c) ----

// Words of WORD_BITS from their chunks.
void pad_pack_words(uint32_t *to, const uint32_t *chunks);

// A chunk of a word of the data.
uint32_t pad_part(const uint32_t *words, int element, int chunk);

// The tuser of a request, and how wide it is.
void pad_pack_user(uint32_t *to, const struct pad_request *q);
int pad_user_bits(void);

// ---- the user's trace (trace.c), loaded by test_load ----

// The next request, false if there is none now. The memory is filled, and quiet, before the trace begins.
bool trace_next(struct pad_request *q);
bool trace_filling(void);
int64_t trace_accesses(void);
void trace_note_conflicts(const struct pad_request *q);
void trace_keep(const uint32_t *data); // of the response that is due
void trace_write(void);                // the arrays that the user gets
void trace_report(void);
#endif
