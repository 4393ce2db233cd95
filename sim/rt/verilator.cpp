// SPDX-License-Identifier: Apache-2.0
// Verilator's side of the runtime: the clock, waves, and the DPI function that the harness calls.
#include <cstdlib>
#include <cstring>

#include "Vgw_harness.h"
#include "svdpi.h"
#include "verilated.h"
#ifdef GW_WAVES
#include "verilated_fst_c.h"
#endif

extern "C" {
void rt_open(bool icarus);
int rt_step(const uint32_t *out, const uint32_t *xz);
extern uint32_t *rt_in;
extern const int rt_in_words;
extern int64_t rt_clock, rt_waves_end;

int gw_step(const svBitVecVal *out, svBitVecVal *next)
{
    int done = rt_step(out, nullptr);
    std::memcpy(next, rt_in, sizeof(uint32_t) * static_cast<size_t>(rt_in_words));
    return done;
}
}

// What the design has delayed to before this time.
static void delayed(VerilatedContext &context, Vgw_harness &harness, uint64_t time)
{
#ifdef GW_DELAYS
    while (harness.eventsPending() && harness.nextTimeSlot() < time) {
        context.time(harness.nextTimeSlot());
        harness.eval();
    }
    context.time(time);
#else
    (void)context, (void)harness, (void)time;
#endif
}

int main(int argc, char **argv)
{
    VerilatedContext context;
    context.commandArgs(argc, argv);
#ifdef GW_WAVES
    context.traceEverOn(true);
#endif
    rt_open(false);
    Vgw_harness harness{&context};
#ifdef GW_WAVES
    VerilatedFstC waves;
    harness.trace(&waves, 99);
    waves.open("waves.fst");
#endif
    harness.clk = 0;
    harness.eval();
    uint64_t half = 5; // ns, in the design's unit of time
    for (int digit = -9; digit > context.timeprecision(); digit--)
        half *= 10;
    for (uint64_t t = half; !context.gotFinish(); t += half) {
        delayed(context, harness, t);
        harness.clk = !harness.clk;
        harness.eval();
#ifdef GW_WAVES
        context.time(t);
        if (rt_clock <= rt_waves_end)
            waves.dump(t);
#endif
    }
#ifdef GW_WAVES
    waves.close();
#endif
    harness.final();
    return 0;
}
