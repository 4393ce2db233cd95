// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/smaller.h.
#include "synth/smaller.h"

#include <stdlib.h>

#include "base/cache.h"
#include "base/member.h"
#include "base/util.h"
#include "synth/compose.h"
#include "synth/report.h"

enum { ERROR_FROM = 4, ERROR_TO = 8 }; // rows and columns of the arrays of which the error of composing is measured

// The job's design with fewer rows and columns, in a folder of its own.
struct smaller {
    char *scratch, *out;
    struct synth_design d;
};

static struct smaller make_smaller(const struct synth_design *large, int rows, int cols)
{
    struct smaller s = {.scratch = scratch_dir()};
    s.out = path_in(s.scratch, "array");
    generate_smaller(large, rows, cols, s.out);
    s.d = read_synth_design(s.out);
    return s;
}

static void free_smaller(struct smaller *s)
{
    json_decref(s->d.manifest);
    remove_tree(s->scratch);
    forget_at_death(s->scratch);
    free(s->scratch);
    free(s->out);
}

// Its answer, with power at random operands and the clock of its own longest path; `sample` as in the request.
static struct synth_result measure_smaller(const struct synth_job *b, const struct smaller *s, int sample)
{
    struct synth_request q = *b->q;
    q.out = s->out;
    q.clock = 0;
    q.in[0] = "random";
    q.ins = 1;
    q.power = true;
    q.power_from = 0;
    q.sample = sample;
    q.flat = q.fmax = false;
    q.netlist = q.layout = NULL;
    struct synth_job j = {&q, &s->d, b->t, b->yosys, b->timer, b->effort};
    return cached_result(&j);
}

// `r` is the answer for the design `large`.
static json_t *composed_of(const struct synth_job *b, const json_t *r, const struct synth_design *large, int from, double period)
{
    int rows, cols;
    smaller_array(large, from, &rows, &cols);
    struct smaller s = make_smaller(large, rows, cols);
    struct synth_result measured = measure_smaller(b, &s, -1);
    json_t *j = compose_power(r, large, measured.j, &s.d, period);
    free_result(&measured);
    free_smaller(&s);
    return j;
}

json_t *composed_power(const struct synth_job *b, const json_t *r, int from, double period)
{
    return composed_of(b, r, b->d, from, period);
}

// A sample of so many instances that it is not all of an array of that size.
static json_t *sampled_power(const struct synth_job *b, const struct smaller *s, int size)
{
    int instances = sample_instances(b->q);
    struct synth_result r = measure_smaller(b, s, instances < size / 2 ? instances : size / 2);
    json_t *j = json_incref(json_object_get(r.j, "power"));
    free_result(&r);
    return j;
}

static json_t *error_at(const struct synth_job *b, int size, bool sampled)
{
    struct smaller s = make_smaller(b->d, size, size);
    struct synth_result whole = measure_smaller(b, &s, 0);
    const json_t *power = json_object_get(whole.j, "power");
    json_t *composed = sampled ? sampled_power(b, &s, size) : composed_of(b, whole.j, &s.d, size / 2, json_number(power, "clock_ns"));
    double ours = json_number(composed, "pj_per_mac"), its = json_number(power, "pj_per_mac");
    json_t *j = json_pack("{s:i, s:i, s:f, s:f, s:o}", "rows", size, "cols", size, "pj_per_mac", ours, "whole_pj_per_mac", its, "difference",
                          json_rounded(ours / its - 1, 1e-4));
    json_decref(composed);
    free_result(&whole);
    free_smaller(&s);
    return j;
}

void add_composition_errors(const struct synth_job *b, json_t *power)
{
    int rows, cols;
    bool sampled = json_is_object(json_object_get(power, "sample"));
    if (!smaller_array(b->d, ERROR_TO, &rows, &cols))
        return;
    json_t *list = json_array();
    for (int size = ERROR_FROM; size <= ERROR_TO; size *= 2)
        json_array_append_new(list, error_at(b, size, sampled));
    json_object_set_new(power, "composition_error", list);
}
