// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `hardwired`: a layer. The weights come from the design's own folder.
#include "ports.h"
#include "tb/hardwired/chain.h"

#define P(name) P_##name
#define D(name) D_##name
struct layer layers[] = {
#include "tb/hardwired/layer_numbers.h"
};
const char *const layer_prefixes[] = {""};
const int layer_count = 1;

int64_t layers_cycles(int64_t m)
{
    return m * layers[0].clocks + D_latency;
}

void test_step(const struct hardwired_out *out, struct hardwired_in *next)
{
    layers_step((const uint32_t *)out, (uint32_t *)next);
}
