// SPDX-License-Identifier: Apache-2.0
// The frame of every testbench in rt.h: episode after episode, and the results that one owes.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rt/axi4.h"
#include "rt/rt.h"

enum {
    MAX_STREAMS = 8,
    MAX_MASTERS = 2,
    MAX_SLAVES = 4,
    QUIET = 30, // clocks after the last result in which nothing more may come
    PATIENCE = 4, // times the formula's clocks that the work may take
};

int rt_episode;
int64_t rt_owed;

static struct rt_stream *streams[MAX_STREAMS];
static struct rt_axil *masters[MAX_MASTERS];
static struct rt_axi4 *slaves[MAX_SLAVES];
static int stream_count, master_count, slave_count;
static int64_t reset_for, abort_at = -1, quiet;
static struct { int64_t allowed, busy, stalled; } clocks; // of this episode: by the formula; with work; in which something waited
static int64_t macs_before;                             // this episode
static struct { int64_t cycles, macs, bytes, packets; } best; // see rt_unstalled_json

// ---- what an episode drives ----

void rt_note_stream(struct rt_stream *s)
{
    if (stream_count == MAX_STREAMS)
        rt_stop("more than %d streams", (int)MAX_STREAMS);
    else
        streams[stream_count++] = s;
}

void rt_note_axil(struct rt_axil *a)
{
    if (master_count == MAX_MASTERS)
        rt_stop("more than %d AXI4-Lite masters", (int)MAX_MASTERS);
    else
        masters[master_count++] = a;
}

void rt_note_axi4(struct rt_axi4 *s)
{
    if (slave_count == MAX_SLAVES)
        rt_stop("more than %d AXI4 memories", (int)MAX_SLAVES);
    else
        slaves[slave_count++] = s;
}

void rt_stall(bool on)
{
    for (int i = 0; i < stream_count; i++)
        streams[i]->mood = (struct rt_mood){.on = on};
    for (int i = 0; i < master_count; i++)
        masters[i]->mood = (struct rt_mood){.on = on};
    for (int i = 0; i < slave_count; i++)
        rt_axi4_stall(slaves[i], on);
}

// ---- results that are owed, in order ----

struct owed {
    int64_t at; // of its values
    int n;
    uint32_t last, user;
};

static struct {
    struct owed *beats;
    int64_t *values;
    int64_t count, room, values_count, values_room;
    int64_t taken;
} owed;

void rt_expect(const int64_t *values, int n, uint32_t last, uint32_t user)
{
    if (owed.count == owed.room) {
        owed.room = 2 * owed.room + 64;
        owed.beats = realloc(owed.beats, (size_t)owed.room * sizeof *owed.beats);
    }
    if (owed.values_count + n > owed.values_room) {
        owed.values_room = 2 * owed.values_room + n + 64;
        owed.values = realloc(owed.values, (size_t)owed.values_room * sizeof *owed.values);
    }
    owed.beats[owed.count++] = (struct owed){owed.values_count, n, last, user};
    memcpy(owed.values + owed.values_count, values, (size_t)n * sizeof *values);
    owed.values_count += n;
    rt_owed++;
}

int64_t rt_result(const int64_t *values, const struct rt_beat *b)
{
    if (rt_owed == 0) {
        rt_fail("a result nobody asked for");
        return -1;
    }
    long long i = owed.taken++;
    const struct owed *o = &owed.beats[i];
    rt_owed--;
    for (int c = 0; c < o->n; c++, rt_checks++)
        if (values[c] != owed.values[o->at + c])
            rt_fail("value %d of result %lld of episode %d is %lld, not %lld", c, i, rt_episode, (long long)values[c],
                    (long long)owed.values[o->at + c]);
    if (b->last != o->last)
        rt_fail("tlast is %u at result %lld of episode %d", b->last, i, rt_episode);
    if (b->user != o->user)
        rt_fail("tuser is %u, not %u, at result %lld of episode %d", b->user, o->user, i, rt_episode);
    return i;
}

int64_t rt_forgive(void)
{
    int64_t taken = owed.taken;
    owed.count = owed.values_count = owed.taken = rt_owed = 0;
    return taken;
}

int64_t rt_operand(int64_t lo, int64_t hi)
{
    switch (rt_below(8)) {
    case 0:
        return lo;
    case 1:
        return hi;
    case 2:
        return 0;
    default:
        return rt_between(lo, hi);
    }
}

// ---- what an episode without stalls reached ----

void rt_note_unstalled(void)
{
    int64_t cycles = rt_span(), macs = rt_macs - macs_before, bytes = 0, packets = 0;
    if (best.cycles && (double)macs / (double)cycles <= (double)best.macs / (double)best.cycles)
        return;
    for (int i = 0; i < stream_count; i++) {
        bytes += streams[i]->beats * streams[i]->bytes;
        packets += streams[i]->is_sink ? 0 : streams[i]->packets;
    }
    best.cycles = cycles;
    best.macs = macs;
    best.bytes = bytes;
    best.packets = packets;
}

json_t *rt_unstalled_json(void)
{
    return best.cycles ? json_pack("{s:I, s:I, s:I, s:I}", "cycles", (json_int_t)best.cycles, "macs", (json_int_t)best.macs,
                                   "bytes", (json_int_t)best.bytes, "packets", (json_int_t)best.packets) : NULL;
}

// ---- the frame ----

void rt_abort_in(int64_t clocks)
{
    abort_at = rt_clock + clocks;
}

void rt_allow(int64_t n)
{
    clocks.allowed += n;
}

// Ends the run if the work goes on for longer than any design that is right could need.
static void check_patience(void)
{
    clocks.stalled += rt_waited;
    rt_waited = false;
    if (++clocks.busy <= PATIENCE * clocks.allowed + clocks.stalled)
        return;
    char which[32] = "the run";
    if (!rt_job.data)
        snprintf(which, sizeof which, "episode %d", rt_episode);
    rt_stop("%s goes on for %lld clocks, more than %d times the %lld of the formula and %lld in which a stream waited", which,
            (long long)clocks.busy, (int)PATIENCE, (long long)clocks.allowed, (long long)clocks.stalled);
}

static void drop(uint32_t *next)
{
    for (int i = 0; i < stream_count; i++)
        rt_drop(streams[i], next);
    for (int i = 0; i < master_count; i++)
        rt_axil_drop(masters[i], next);
    for (int i = 0; i < slave_count; i++)
        rt_axi4_drop(slaves[i], next);
}

// The self-check's resets find every source, every master and every slave busy.
static void disturb(uint32_t *next)
{
    for (int i = 0; i < stream_count; i++)
        rt_disturb(streams[i], next);
    for (int i = 0; i < master_count; i++)
        rt_axil_disturb(masters[i], next);
    for (int i = 0; i < slave_count; i++)
        rt_axi4_disturb(slaves[i], next);
}

static void start_reset(uint32_t *next, int64_t clocks)
{
    next[rt_rst_word] = 1;
    reset_for = clocks;
    drop(next);
    if (!rt_job.data)
        disturb(next);
}

void rt_episodes_open(void)
{
    test_open();
    start_reset(rt_in, 3);
    if (rt_job.data) {
        rt_stall(rt_job.stalls);
        test_load();
    }
}

static void begin(void)
{
    abort_at = -1;
    quiet = 0;
    rt_first_in = -1;
    for (int i = 0; i < stream_count; i++)
        streams[i]->beats = streams[i]->packets = 0;
    if (rt_job.data)
        return;
    memset(&clocks, 0, sizeof clocks);
    macs_before = rt_macs;
    int kind = rt_episode < test_kinds ? rt_episode : (int)rt_below((uint32_t)test_kinds);
    rt_episode++;
    test_begin(kind);
}

// Whether the episode is over for good.
static bool settled(void)
{
    if (!test_over()) {
        quiet = 0;
        check_patience();
        return false;
    }
    if (quiet++ < QUIET)
        return false;
    quiet = 0;
    return test_finish();
}

int rt_episodes_step(const uint32_t *out, uint32_t *next)
{
    if (reset_for > 0) {
        if (--reset_for == 0) {
            next[rt_rst_word] = 0;
            drop(next);
            begin();
        } else if (!rt_job.data) {
            disturb(next);
        }
        return 0;
    }
    test_step_words(out, next);
    bool aborted = abort_at == rt_clock;
    if (!aborted && !settled())
        return 0;
    int64_t enough = rt_job.cycles || rt_job.waves ? rt_job.cycles : test_clocks();
    bool all_kinds = rt_job.waves || rt_episode >= test_kinds;
    bool done = rt_job.data || (!aborted && all_kinds && rt_clock >= enough);
    if (done) {
        rt_measured = rt_job.data ? rt_span() : rt_clock;
        return 1;
    }
    start_reset(next, rt_between(1, 3));
    rt_forgive();
    test_clear();
    return 0;
}
