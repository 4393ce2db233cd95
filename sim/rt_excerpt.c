// SPDX-License-Identifier: Apache-2.0
// What the ports did in the first clocks of the first episode that moved data, for a picture: see rt_excerpt_open in rt.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rt.h"

enum { BEFORE = 2 }; // clocks before the first transfer that are kept

static int clocks, count;
static int64_t first;    // clock of the first record
static uint32_t *records; // (clocks, in then out words)

void rt_excerpt_open(int64_t n)
{
    clocks = (int)n;
    records = calloc((size_t)clocks * (size_t)(rt_in_words + rt_out_words) + 1, sizeof *records);
}

static uint32_t *record(int i)
{
    return records + (size_t)i * (size_t)(rt_in_words + rt_out_words);
}

void rt_excerpt_step(const uint32_t *in, const uint32_t *out)
{
    if (count == clocks || in[rt_rst_word])
        return;
    if (rt_first_in < 0 && count == BEFORE)
        memmove(record(0), record(1), (size_t)(record(--count) - record(0)) * sizeof *records);
    if (count == 0 || rt_first_in < 0)
        first = rt_clock - count;
    memcpy(record(count), in, (size_t)rt_in_words * sizeof *in);
    memcpy(record(count) + rt_in_words, out, (size_t)rt_out_words * sizeof *out);
    count++;
}

json_t *rt_excerpt_json(void)
{
    json_t *signals = json_array();
    for (int i = 0; i < rt_port_count; i++) {
        const struct rt_port *p = &rt_ports[i];
        json_t *values = json_array();
        for (int k = 0; k < count; k++) {
            const uint32_t *words = record(k) + p->word + (p->out ? rt_in_words : 0);
            json_array_append_new(values, json_integer(p->words ? (json_int_t)words[0] : 0));
        }
        json_array_append_new(signals, json_pack("{s:s, s:b, s:i, s:o}", "name", p->name, "out", p->out, "width", p->width,
                                                 "values", values));
    }
    return json_pack("{s:I, s:o}", "clock", (json_int_t)first, "signals", signals);
}
