// SPDX-License-Identifier: Apache-2.0
// An AXI4 slave memory for designs that are masters (AMBA AXI and ACE, IHI 0022E, part A): INCR, FIXED and WRAP bursts, narrow
// and unaligned transfers, strobes, IDs, a data bus of 32 to 1024 bits. Write data may come before its address. Responses to one
// ID come in order; those to several may be mixed. Exclusive accesses are answered as plain ones (OKAY, A7.2.5). What a master
// does against the specification is a mismatch, each rule with its section.
#ifndef GW_RT_AXI4_H
#define GW_RT_AXI4_H

#include "rt/burst.h"
#include "rt/memory.h"
#include "rt/rt.h"

enum { RT_AXI4_BYTES = 128, RT_AXI4_RANGES = 8, RT_AXI4_PAYLOADS = 11 };

// A channel that the master drives; words are places in the vectors, -1 = absent.
struct rt_axi4_channel {
    const char *name; // "aw", "w" or "ar"
    int valid, ready;
    struct {
        const char *name;
        int word, words;
        uint32_t *held; // while the transfer waits: what must stay
    } payload[RT_AXI4_PAYLOADS];
    bool waited;
    struct rt_mood mood;
};

struct rt_axi4_beat { // of write data
    uint8_t data[RT_AXI4_BYTES], strobe[RT_AXI4_BYTES]; // strobe: 1 where the byte is to be written
    bool last;
};

struct rt_axi4_queue { // bursts in order of arrival
    struct rt_burst *list;
    int count, room;
};

// Zero-initialize, set what is not to be as by default, then rt_axi4_open().
struct rt_axi4 {
    struct rt_memory *memory;
    // Clocks from a request, of a write from its last data, to its response: at least `latency`, where streams wait up to
    // `spread` more at random.
    int latency, spread;
    int depth;           // requests of each direction that it takes before it answers; 0: 16
    bool reorder;        // responses to several IDs are mixed at random
    // filled by rt_axi4_open
    const char *prefix;
    int bytes;           // of the data bus
    struct { uint64_t base, bytes; enum rt_response response; } ranges[RT_AXI4_RANGES];
    int range_count;
    struct rt_axi4_channel aw, w, ar;
    struct { int valid, ready, id, resp, data, last; struct rt_mood mood; } b, r;
    struct rt_axi4_queue writes, answers, reads; // writes without all their data; those without a response; reads
    struct rt_axi4_beat *early;                  // data that came before its address
    int early_count;
    int64_t bursts, beats, errors; // of this episode: requests taken, transfers of data, responses that are not OKAY
};

// Finds the ports PREFIX_awaddr, ... in the port map. A master that only reads or only writes may leave out the other channels.
void rt_axi4_open(struct rt_axi4 *s, const char *prefix);

// What answers there: RT_OKAY, the memory; RT_SLVERR, an error that changes nothing. Outside of all ranges it is DECERR. Without
// any range all is memory.
void rt_axi4_range(struct rt_axi4 *s, uint64_t base, uint64_t bytes, enum rt_response response);

// Drives the slave by one clock; returns true once nothing is under way.
bool rt_axi4_step(struct rt_axi4 *s, const uint32_t *out, uint32_t *next);

// Between the runtime's files, as the same of streams (rt.h).
void rt_note_axi4(struct rt_axi4 *s);
void rt_axi4_stall(struct rt_axi4 *s, bool on);
void rt_axi4_drop(struct rt_axi4 *s, uint32_t *next);
void rt_axi4_disturb(struct rt_axi4 *s, uint32_t *next);

// What the master does on its channels, of which the slave takes a transfer where it gives true (axi4_master.c).
void rt_axi4_channel_open(struct rt_axi4 *s, struct rt_axi4_channel *c, const char *name, const char *const *payloads);
bool rt_axi4_moves(const struct rt_axi4 *s, struct rt_axi4_channel *c, const uint32_t *out, const uint32_t *next);
uint32_t rt_axi4_payload(const struct rt_axi4_channel *c, const char *name, const uint32_t *out, uint32_t absent);
struct rt_burst rt_axi4_request(const struct rt_axi4 *s, const struct rt_axi4_channel *c, const uint32_t *out);
struct rt_axi4_beat rt_axi4_data(const struct rt_axi4 *s, const uint32_t *out);
void rt_axi4_check_data(const struct rt_axi4 *s, const struct rt_burst *to, const struct rt_axi4_beat *d);
#endif
