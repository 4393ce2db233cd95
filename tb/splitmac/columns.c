// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `splitmac`: what a column computes, and its registers.
#include "tb/splitmac/driver.h"

struct rt_axil column_bus;
struct golden_requant column_settings[COLS];

int64_t column_exact(const struct sum *s, int r, int64_t c)
{
    if (!s->x[r] || c >= s->w_cols)
        return 0;
    if (!s->keep)
        return golden_dot(s->x[r], s->w + c, s->w_stride, s->k);
    int64_t sum = 0;
    for (int64_t k = 0; k < s->k; k++)
        if (s->keep[k])
            sum += golden_dot(s->x[r] + k, s->w + k * s->w_stride + c, 1, 1);
    return sum;
}

uint32_t column_register(int c, int word)
{
    const struct golden_requant *q = &column_settings[c];
    const int32_t values[8] = {q->bias, q->mult, q->shift, q->zp, q->lo, q->hi, 0, 0};
    return (uint32_t)values[word];
}

int64_t column_result(int64_t c, int64_t sum)
{
    return REQUANT ? golden_requantize(&column_settings[c], sum) : sum;
}

static void program(int c, int word)
{
    uint32_t address = (uint32_t)(32 * c + 4 * word), data = column_register(c, word);
    if (!column_bus.mood.on) {
        rt_axil_write(&column_bus, address, data, 15);
        return;
    }
    uint32_t strobe = rt_below(16), mask = 0; // in two parts, junk beside each
    for (int i = 0; i < 4; i++)
        mask |= strobe >> i & 1 ? 255u << 8 * i : 0;
    rt_axil_write(&column_bus, address, (data & mask) | (rt_rand() & ~mask), strobe);
    rt_axil_write(&column_bus, address, (data & ~mask) | (rt_rand() & mask), 15 ^ strobe);
}

void columns_program(void)
{
    for (int c = 0; c < COLS && REQUANT; c++)
        for (int word = 0; word < 6; word++)
            program(c, word);
}
