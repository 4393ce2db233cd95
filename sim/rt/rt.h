// SPDX-License-Identifier: Apache-2.0
// The co-simulation runtime, as a testbench sees it. One C test runs on every simulator: the harness calls
// test_step() at each rising clock edge with what the flops see; what it leaves in `next` is driven after
// the edge. Episodes, resets, streams, stalls, seeds, user data and the verdict are handled here.
#ifndef GW_RT_H
#define GW_RT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/npy.h"

// The port map, generated from the manifest. Each port has its own 32-bit words in one vector per direction.
struct rt_port {
    const char *name;
    bool out;
    int word, words, width; // place in its vector; bits
    int valid;              // a payload's valid: its word in the same vector, else -1
};
extern const struct rt_port rt_ports[];
extern const int rt_port_count, rt_in_words, rt_out_words, rt_rst_word;

// What this run is to do.
struct rt_job {
    bool data;      // the user's data; else the self-check
    bool waves;     // the self-check: of one episode, or of so many clocks
    bool stalls;    // random idle and back-pressure on the user's data
    bool icarus;
    const char *toggles; // file for what every cell of a netlist did, or NULL
    const char *toggles_of; // file of the pins to count besides outputs, or NULL
    uint64_t seed;
    int64_t cycles; // self-check: stop at the first good place after so many clocks; 0 = the test's choice
};
extern struct rt_job rt_job;

// Counts from now on; writes "clocks N", then a line "CELL PORT TOGGLES" for every output of a cell.
void rt_toggles_begin(const char *list);
void rt_toggles_end(const char *path);

struct rt_beat;

// To be written by each testbench, beside test_step() of ports.h, which drives streams by one clock and does not run
// in reset. Work is done in episodes, each after a reset: the user's data is one; the self-check does one of each kind,
// then random ones.
extern const int test_kinds; // kinds of episodes
void test_open(void);        // before the first edge: finds the streams
void test_load(void);        // before the first edge, with the user's data: the arrays become the work
void test_begin(int kind);   // self-check: makes the work of an episode and says what stalls
bool test_over(void);        // all is sent and nothing more is expected
bool test_finish(void);      // some clocks after it was over: the last checks; false: the episode goes on
void test_clear(void);       // self-check: the work is over, or struck by a reset
int64_t test_clocks(void);   // the self-check takes at least so many
void test_step_words(const uint32_t *out, uint32_t *next); // generated: test_step()

// Set in test_open by a test whose design has payload bits without meaning in some beats: clears those of out.
extern void (*rt_heed)(uint32_t *out);

extern int rt_episode;             // of the self-check, from 1
void rt_stall(bool on);            // streams and masters wait at random from now on, or never; the user's data: as told
void rt_abort_in(int64_t clocks);  // a reset ends the episode after so many clocks

// The work made takes so many clocks more by the formula, when nothing waits. An episode, or the user's data, may take four
// times all of them and the clocks in which a stream or a master waited: a design that takes longer hangs, however busy.
void rt_allow(int64_t clocks);

// Results that the episode owes: n values a beat, with tlast and tuser, 0 where there is none.
extern int64_t rt_owed; // beats still to come
void rt_expect(const int64_t *values, int n, uint32_t last, uint32_t user);
// A beat that came, its values unpacked; returns its number from 0, or -1 if none was owed.
int64_t rt_result(const int64_t *values, const struct rt_beat *b);
int64_t rt_forgive(void); // forgets what is owed; returns the beats that came

// The user's array called name, or NULL; those that must be given exist: the names were checked before. Of one that the golden
// model names as real, the values are in `real` (npy_read_real).
const struct npy *rt_input(const char *name);
int32_t *rt_input_narrow(const char *name); // a copy of its values, which fit

// The array to be written to the user's file when the run ends; data is kept, not copied.
void rt_output(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits);
void rt_output_unsigned(const char *name, int ndim, const int64_t *shape, int64_t *data, int bits);
void rt_output_real(const char *name, int ndim, const int64_t *shape, const double *v, int bits); // float32 or float64

// The design's manifest, for what the port map and the macros of ports.h do not say.
const json_t *rt_manifest(void);

// A figure of the run that is this generator's own; takes the value over.
void rt_report(const char *name, json_t *value);

// Value of a name in the manifest's cycle formula; the formula itself.
void rt_variable(const char *name, int64_t value);
int64_t rt_formula(void);

// Clocks from the first input transfer of the episode to the last result. Nothing waited: they must be what the
// formula says and `model`, computed without it. fmt names the sizes.
int64_t rt_span(void);
void rt_check_cycles(int64_t model, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

// Random numbers that are the same on every simulator.
uint32_t rt_rand(void);
uint32_t rt_below(uint32_t n); // 0..n-1
int64_t rt_between(int64_t lo, int64_t hi);
int64_t rt_operand(int64_t lo, int64_t hi); // lo, hi and 0 are frequent

// A wrong result. The first few are printed, all are counted; the self-check ends when there are RT_ENOUGH.
void rt_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
enum { RT_ENOUGH = 1000 };

// One that ends the run: always printed.
void rt_stop(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

extern int64_t rt_clock;      // edges so far
extern int64_t rt_first_in;   // clock of the episode's first input transfer, or -1
extern int64_t rt_last_out;   // clock of the last result transfer
extern int64_t rt_macs, rt_wraps, rt_checks;
extern int64_t rt_measured;   // what `cycles` reports
extern int64_t rt_work_total; // results expected, for the progress line; 0 = unknown

// A beat of a stream.
struct rt_beat {
    uint32_t *data; // words of tdata
    uint32_t last, user;
    uint32_t *wide_user; // source: words of a tuser of more than 32 bits, instead of user
};

// How a stream waits: never, or at random with a mood that changes.
struct rt_mood {
    bool on;
    int left;      // clocks until the mood changes
    uint32_t wait; // of 256
};

// One AXI4-Stream. Zero-initialize, then rt_stream_find().
struct rt_stream {
    const char *name;
    bool is_sink;  // the design sends
    int tvalid, tready, tdata, words, tlast, tuser, user_words; // words in their vectors, -1 = absent
    int64_t bytes; // of tdata
    int64_t beats, packets; // transfers of this episode, those with tlast
    struct rt_mood mood;
    uint32_t *held; // sink: payload that waited, which must not change
    bool waited;
};
void rt_stream_find(struct rt_stream *s, const char *name);

// Drives a source: after a transfer, or while idle, asks fetch() for the next beat; fetch returns false
// when there is none now. Undriven payload is random in the self-check.
void rt_source(struct rt_stream *s, const uint32_t *out, uint32_t *next, bool (*fetch)(struct rt_beat *b));

// Drives a sink: take() gets each beat that moves.
void rt_sink(struct rt_stream *s, const uint32_t *out, uint32_t *next, void (*take)(const struct rt_beat *b));

// Bits of a sink's beat from `used` on must be 0.
void rt_padding(const struct rt_stream *s, const struct rt_beat *b, int used);

// Whether a stream of this mood waits in this clock; some did, since this was set to false.
bool rt_waits(struct rt_mood *m);
extern bool rt_waited;

// Packs n values of `bits` bits, value 0 lowest, and back. Values wider than 32 bits go through int64_t.
void rt_pack(uint32_t *words, int bits, const int32_t *v, int n);
void rt_unpack(const uint32_t *words, int bits, int64_t *v, int n); // two's complement

// An AXI4-Lite master: does what is queued, in order, one transfer at a time. Zero-initialize, then rt_axil_find().
// Without a mood a write takes 2 clocks.
struct rt_axil {
    int awaddr, awvalid, awready, wdata, wstrb, wvalid, wready, bvalid, bready, bresp; // words in their vectors
    int araddr, arvalid, arready, rdata, rresp, rvalid, rready;
    struct rt_mood mood;
    struct rt_transfer *queue;
    int count, at; // transfers queued, done
    bool busy;     // transfer `at` is under way
    bool sent_address, sent_data;
};
void rt_axil_find(struct rt_axil *a, const char *prefix);

// Queues a write of the bytes in strobe, or a read that must give `want`.
void rt_axil_write(struct rt_axil *a, uint32_t address, uint32_t data, uint32_t strobe);
void rt_axil_read(struct rt_axil *a, uint32_t address, uint32_t want);

// Drives the master; returns true once nothing is queued or under way.
bool rt_axil_step(struct rt_axil *a, const uint32_t *out, uint32_t *next);

// Records the ports in n clocks: a half around the first input transfer, the other from shortly before the first result on; the
// lowest 32 bits of each, before the edges. The record as {"clock", "signals": [{"name", "out", "width", "values"}]}, and where
// the second half does not follow the first, "cut", the index of its first value, and "resumes", the clock of that.
void rt_excerpt_open(int64_t n);
void rt_excerpt_step(const uint32_t *in, const uint32_t *out);
json_t *rt_excerpt_json(void);

// Writes a line of hex digits for each clock from now on, of the job's `cycles` if it has any: {care, outputs, inputs}, each a vector of rt_ports' words, the highest
// first; care has ones where an output means something. False where the file could not be written.
void rt_record_open(const char *path);
void rt_record_step(const uint32_t *in, const uint32_t *out, const uint32_t *xz);
bool rt_record_close(void);

// Of the episodes whose cycles were checked, the one of most multiplications a clock: {"cycles", "macs", "bytes", "packets"},
// bytes those of all streams, packets those sent to the design, which end with tlast; NULL if there was none.
void rt_note_unstalled(void);
json_t *rt_unstalled_json(void);

// Between the runtime's files. A drop forgets what was offered but not taken, before and after a reset; while it lasts, what
// disturbs offers beats and transfers without meaning, of which nothing may come.
void rt_seed(uint64_t s);
void rt_refuse(char *message); // the request turned out to be wrong only here: ends the run
void rt_arrays_open(const json_t *job);
void rt_arrays_write(void);
extern int64_t rt_last_transfer; // clock of the last one on any stream or master
void rt_episodes_open(void);
int rt_episodes_step(const uint32_t *out, uint32_t *next); // returns 1 when all episodes are done
int rt_word(const char *name, const char *suffix, int *words); // of a port in its vector, and how many; -1 = absent
void rt_note_stream(struct rt_stream *s);
void rt_note_axil(struct rt_axil *a);
void rt_drop(struct rt_stream *s, uint32_t *next);
void rt_axil_drop(struct rt_axil *a, uint32_t *next);
void rt_disturb(struct rt_stream *s, uint32_t *next);
void rt_axil_disturb(struct rt_axil *a, uint32_t *next);

// For the simulator glue. rt_open reads the job file named by $GATEWRIGHT_JOB. rt_step returns 1 to stop.
// xz marks unknown bits of out, or is NULL. rt_in is the vector to drive after this edge.
void rt_open(bool icarus);
int rt_step(const uint32_t *out, const uint32_t *xz);
extern uint32_t *rt_in;
extern int64_t rt_waves_end; // clock from which on no waves are kept

// From now on a clock that does not end, because signals never settle, ends the process with a mismatch: after 10 s of the
// processor and 20 times those that it took to get here.
void rt_watch(void);
#endif
