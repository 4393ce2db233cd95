// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `scratchpad`: its driver.
//
// The model serves each request when it is put on the port; what must come back, and when, waits in a ring.
#include "tb/scratchpad/driver.h"

#include <stdlib.h>
#include <string.h>

#include "golden/golden.h"

struct golden_scratchpad *pad;
uint8_t *pad_known;
int pad_addr_bits, pad_class_bits;

static struct rt_stream sreq = {.name = 0}, srsp = {.name = 0};
static struct rt_axil registers;
static bool registers_idle = true;

struct on_way on_way;

static struct {
    enum kind kind;
    int stage; // of test_finish
} ep;

static struct {
    uint32_t accesses, passes, conflicts, errors;
} count; // what the registers must say

// ---- requests ----

// What the model knows after a request.
static void learn(const struct pad_request *q, const struct pad_response *r)
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS];
    count.accesses++;
    count.passes += (uint32_t)r->passes;
    count.conflicts += (uint32_t)(r->passes - r->phases);
    count.errors += r->status != PAD_DONE;
    if (rt_job.data || q->op == PAD_READ || r->status != PAD_DONE)
        return;
    int n = pad_words(&q->at, address, element);
    for (int i = 0; i < n; i++)
        pad_known[address[i]] |= q->be[element[i]] == (BYTES == 32 ? ~0u : (1u << BYTES % 32) - 1);
}

static bool fetch(struct rt_beat *b)
{
    static struct pad_request q;
    static struct pad_response r;
    if (on_way.sent - on_way.taken == RING || !registers_idle || on_way.work_over)
        return false;
    if (rt_job.data ? !trace_next(&q) : !work_next(&q)) {
        on_way.work_over = !trace_filling();
        return false;
    }
    struct flight *f = &on_way.ring[on_way.sent++ % RING];
    pad_serve(pad, &q, &r);
    learn(&q, &r);
    if (rt_job.data && r.passes > r.phases)
        trace_note_conflicts(&q);
    on_way.passes += r.passes;
    rt_allow(r.passes);
    f->op = q.op;
    f->at = q.at;
    f->status = r.status;
    f->due = on_way.passes;
    pad_pack_words(f->data, r.data);
    pad_pack_words(b->data, q.data);
    pad_pack_user(b->wide_user ? b->wide_user : &b->user, &q);
    return true;
}

// ---- responses ----

static void wrong_data(const struct flight *f, const uint32_t *data)
{
    for (int e = 0; e < ELEMENTS; e++)
        for (int c = CHUNKS - 1; c >= 0; c--)
            if (pad_part(data, e, c) != pad_part(f->data, e, c)) {
                rt_fail("word %d of response %lld of episode %d is %x in bits %d.., not %x", e, (long long)on_way.taken,
                        rt_episode, pad_part(data, e, c), 32 * c, pad_part(f->data, e, c));
                return;
            }
    rt_fail("m_axis_rsp_tdata: padding is not zero");
}

static void take(const struct rt_beat *b)
{
    if (on_way.taken == on_way.sent) {
        rt_fail("a response nobody asked for");
        return;
    }
    const struct flight *f = &on_way.ring[on_way.taken % RING];
    int64_t due = rt_first_in + f->due + LATENCY - 1;
    if (b->user != f->status)
        rt_fail("status of response %lld of episode %d is %u, not %d", (long long)on_way.taken, rt_episode, b->user,
                (int)f->status);
    if (memcmp(b->data, f->data, sizeof f->data) != 0)
        wrong_data(f, b->data);
    if (on_way.exact && rt_clock != due)
        rt_fail("response %lld of episode %d comes at clock %lld, not %lld", (long long)on_way.taken, rt_episode,
                (long long)rt_clock, (long long)due);
    rt_checks += ELEMENTS;
    if (rt_job.data && !trace_filling())
        trace_keep(b->data);
    on_way.taken++;
}

// What was under way may have been written or not.
static void forget(const struct flight *f)
{
    int64_t address[PAD_ELEMENTS];
    int element[PAD_ELEMENTS];
    if (f->op == PAD_READ || f->status != PAD_DONE)
        return;
    for (int n = pad_words(&f->at, address, element); n-- > 0;)
        pad_known[address[n]] = 0;
}

// ---- the frame ----

const int test_kinds = KINDS;

void test_begin(int kind)
{
    ep.kind = (enum kind)kind;
    ep.stage = 0;
    on_way.exact = kind == UNSTALLED || kind == FULL_RATE;
    rt_stall(!on_way.exact);
    if (ep.kind == CLOSED) {
        sreq.mood.on = false;
        srsp.mood = (struct rt_mood){.on = true, .left = 100, .wait = 256};
    }
    work_begin(ep.kind);
    rt_allow(LATENCY);
    if (ep.kind == RESET)
        rt_abort_in(rt_between(1, 100));
}

void test_clear(void)
{
    for (; on_way.taken < on_way.sent; on_way.taken++)
        forget(&on_way.ring[on_way.taken % RING]);
    work_drop();
    on_way.sent = on_way.taken = on_way.passes = 0;
    on_way.work_over = false;
    registers_idle = true;
    memset(&count, 0, sizeof count);
}

bool test_over(void)
{
    return on_way.work_over && on_way.taken == on_way.sent && registers_idle;
}

static void check_cycles(void)
{
    if (!on_way.exact || !on_way.sent)
        return;
    rt_variable("P", on_way.passes);
    rt_check_cycles(on_way.passes + LATENCY, "%lld accesses in %lld passes",
                    (long long)(rt_job.data ? trace_accesses() : on_way.sent), (long long)on_way.passes);
}

#ifdef HAS_s_axil_awaddr
static void read_registers(void)
{
    rt_axil_read(&registers, ACCESSES, count.accesses);
    rt_axil_read(&registers, PASSES, count.passes);
    rt_axil_read(&registers, CONFLICTS, count.conflicts);
    rt_axil_read(&registers, WRONG, count.errors);
    registers_idle = false;
}

// Reads the counters, has them cleared, and then, once, more work to count; false: not done.
static bool check_registers(void)
{
    switch (ep.stage++) {
    case 0:
        read_registers();
        return false;
    case 1:
        if (rt_job.data || ep.kind != COUNTERS)
            return true;
        rt_axil_write(&registers, CLEAR, rt_rand() & ~1u, 15);
        rt_axil_write(&registers, CLEAR, 1, 14);
        read_registers();
        return false;
    case 2:
        rt_axil_write(&registers, CLEAR, 1, 15);
        memset(&count, 0, sizeof count);
        read_registers();
        work_begin(RANDOM);
        on_way.work_over = false;
        return false;
    case 3:
        read_registers();
        return false;
    default:
        return true;
    }
}
#else
static bool check_registers(void)
{
    return true;
}
#endif

bool test_finish(void)
{
    if (ep.stage == 0)
        check_cycles();
    if (!check_registers())
        return false;
    if (rt_job.data) {
        trace_write();
        trace_report();
    }
    return true;
}

int64_t test_clocks(void)
{
    return rt_job.icarus ? 12000 : 60000;
}

static int port_width(const char *name)
{
    for (int i = 0; i < rt_port_count; i++)
        if (strcmp(rt_ports[i].name, name) == 0)
            return rt_ports[i].width;
    return 0;
}

void test_open(void)
{
    pad = pad_open(rt_manifest());
    if (!pad) {
        rt_fail("the manifest does not describe a scratchpad");
        abort();
    }
    pad_known = calloc((size_t)pad->words, 1);
    pad_addr_bits = (int)golden_param(rt_manifest(), "addr_bits");
    for (pad_class_bits = 1; pad->class_count > 1 << pad_class_bits;)
        pad_class_bits++;
    rt_stream_find(&sreq, "s_axis_req");
    rt_stream_find(&srsp, "m_axis_rsp");
#ifdef HAS_s_axil_awaddr
    rt_axil_find(&registers, "s_axil");
#endif
    if (port_width("s_axis_req_tuser") != pad_user_bits())
        rt_fail("s_axis_req_tuser has %d bits, not %d", port_width("s_axis_req_tuser"), pad_user_bits());
}

void test_step(const struct scratchpad_out *out, struct scratchpad_in *next)
{
    const uint32_t *from = (const uint32_t *)out;
    uint32_t *to = (uint32_t *)next;
    rt_sink(&srsp, from, to, take);
    rt_source(&sreq, from, to, fetch);
#ifdef HAS_s_axil_awaddr
    registers_idle = rt_axil_step(&registers, from, to);
#endif
}
