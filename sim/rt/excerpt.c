// SPDX-License-Identifier: Apache-2.0
// What the ports did around the first input transfer and around the first result, for a picture: see rt_excerpt_open in rt.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rt/rt.h"

enum { BEFORE = 2 }; // clocks before the first transfer that are kept

static int clocks, count;
static int64_t first;    // clock of the first record
static int cut;          // records up to here are of the first inputs; the others, of the first results, may be of later clocks
static int64_t resumes;  // clock of the record at the cut
static int64_t before_results = -1; // rt_last_out where no result has moved yet
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

static void keep(const uint32_t *in, const uint32_t *out)
{
    memcpy(record(count), in, (size_t)rt_in_words * sizeof *in);
    memcpy(record(count) + rt_in_words, out, (size_t)rt_out_words * sizeof *out);
    count++;
}

// Drops the oldest of the records from `at` on.
static void slide(int at)
{
    memmove(record(at), record(at + 1), (size_t)(record(count) - record(at + 1)) * sizeof *records);
    count--;
}

// The second half begins BEFORE clocks ahead of the first result; one that came in the first half leaves no gap.
static void step_results(const uint32_t *in, const uint32_t *out)
{
    if (rt_last_out == before_results && count == cut + BEFORE)
        slide(cut);
    if (count == cut || rt_last_out == before_results)
        resumes = rt_clock - (count - cut);
    keep(in, out);
}

void rt_excerpt_step(const uint32_t *in, const uint32_t *out)
{
    if (count == clocks || in[rt_rst_word])
        return;
    if (before_results < 0)
        before_results = rt_last_out;
    if (cut && count >= cut) {
        step_results(in, out);
        return;
    }
    if (rt_first_in < 0 && count == BEFORE)
        slide(0);
    if (count == 0 || rt_first_in < 0)
        first = rt_clock - count;
    keep(in, out);
    if (rt_first_in >= 0 && count >= (clocks + 1) / 2)
        cut = count;
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
    json_t *excerpt = json_pack("{s:I, s:o}", "clock", (json_int_t)first, "signals", signals);
    if (cut && count > cut && resumes != first + cut) {
        json_object_set_new(excerpt, "cut", json_integer(cut));
        json_object_set_new(excerpt, "resumes", json_integer(resumes));
    }
    return excerpt;
}
