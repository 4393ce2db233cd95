// SPDX-License-Identifier: Apache-2.0
// Random numbers of the runtime.
#include "rt/rt.h"

static uint64_t state[2];

// xorshift128+ (Vigna, arXiv 1404.0390).
static uint64_t rand64(void)
{
    uint64_t a = state[0], b = state[1];
    state[0] = b;
    a ^= a << 23;
    state[1] = a ^ b ^ (a >> 18) ^ (b >> 5);
    return state[1] + b;
}

uint32_t rt_rand(void)
{
    return (uint32_t)(rand64() >> 32);
}

uint32_t rt_below(uint32_t n)
{
    return (uint32_t)((uint64_t)rt_rand() * n >> 32);
}

int64_t rt_between(int64_t lo, int64_t hi)
{
    return lo + (int64_t)(rand64() % ((uint64_t)(hi - lo) + 1));
}

void rt_seed(uint64_t s)
{
    for (int i = 0; i < 2; i++) { // splitmix64
        s += 0x9e3779b97f4a7c15u;
        uint64_t z = s;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        state[i] = z ^ (z >> 31);
    }
}
