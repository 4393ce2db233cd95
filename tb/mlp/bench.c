// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `mlp`: two layers. The weights come from the design's own folder.
#include "ports.h"
#include "tb/hardwired/chain.h"

struct layer layers[] = {
#define P(name) P_layer1_##name
#define D(name) D_layer1_##name
#include "tb/hardwired/layer_numbers.h"
#define P(name) P_layer2_##name
#define D(name) D_layer2_##name
#include "tb/hardwired/layer_numbers.h"
};
const char *const layer_prefixes[] = {"layer1.", "layer2."};
const int layer_count = 2;

int64_t layers_cycles(int64_t m)
{
    int64_t first = layers[0].clocks, second = layers[1].clocks;
    return (m - 1) * (first > second ? first : second) + first + D_latency;
}

void test_step(const struct mlp_out *out, struct mlp_in *next)
{
    layers_step((const uint32_t *)out, (uint32_t *)next);
}
