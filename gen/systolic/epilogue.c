// SPDX-License-Identifier: Apache-2.0
// epilogue=requant: a top that holds the array, a design of its own, and behind it a requantizer for each column.
#include <stdlib.h>
#include <string.h>

#include "emit/instance.h"
#include "systolic/systolic.h"

// Columns in a beat of constants: the fewest with which a set comes within the shortest tile, of `rows` clocks.
static int set_lanes(const struct array *g)
{
    int least = (g->cols + g->rows - 1) / g->rows;
    while (g->cols % least)
        least++;
    return least;
}

static struct instance *add_array(struct design *d)
{
    static const char *const own[] = {"epilogue", "y_bits", "y_signed", "round", "top", NULL};
    int n;
    char **words = given_words(&d->params, own, &n);
    struct instance *i = design_instance(d, "array", d->generator, words, n);
    free(words);
    return i;
}

static struct instance *add_requant(struct design *d, const struct array *g)
{
    char *words[] = {xasprintf("lanes=%d", g->cols),
                     xasprintf("d_bits=%d", g->c_bits),
                     xasprintf("set_lanes=%d", set_lanes(g)),
                     xasprintf("y_bits=%s", param_text(&d->params, "y_bits")),
                     xasprintf("y_signed=%s", param_text(&d->params, "y_signed")),
                     xasprintf("round=%s", param_text(&d->params, "round")),
                     xstrdup("bypass=1"),
                     xasprintf("arith=%s", g->heap ? "heap" : "star")};
    return design_instance(d, "epilogue", "requant", words, sizeof words / sizeof *words);
}

static void wire_top(struct design *d, struct module *top, const struct array *g)
{
    struct wiring *w = wiring_new(d, top);
    connect_clocks(w);
    connect_through(w, "array", "s_axis_w", "s_axis_w");
    connect_through(w, "array", "s_axis_a", "s_axis_a");
    connect_through(w, "epilogue", "s_axis_q", "s_axis_q");
    connect_stream(w, "array", "m_axis_c", "epilogue", "s_axis_x");
    connect_through(w, "epilogue", "m_axis_y", "m_axis_c");
    if (g->acc)
        connect_through(w, "array", "err", "err");
    wiring_end(w);
}

// What is said of the whole, from what is said of its two parts.
static void describe_whole(struct design *d, const struct design *array, const struct design *requant)
{
    for (int i = 0; i < array->term_count; i++)
        design_term(d, array->terms[i].name, array->terms[i].formula);
    d->latency = array->latency + requant->latency;
    d->latency_doc = array->latency_doc;
    d->cycles = xasprintf("%s - if(raw,%lld,0)", array->cycles, (long long)requant->latency);
    d->timing = xasprintf("%s\n### Constants\n\nEach tile of columns of C needs a set of constants, in the order in which the tiles' results leave. Inside, "
                          "the array's `m_axis_c` is the epilogue's `s_axis_x`; the epilogue's `m_axis_y` leaves as `m_axis_c`.\n\n%s",
                          array->timing, requant->timing);
}

void systolic_build_epilogue(struct design *d, const struct array *g)
{
    struct module *top = design_module(d, "", "Top: the array, and behind it requantizers.");
    const struct instance *array = add_array(d);
    const struct design *inner = array ? array->design : NULL;
    const struct instance *requant = array ? add_requant(d, g) : NULL;
    if (!requant)
        return;
    wire_top(d, top, g);
    describe_whole(d, inner, requant->design);
}
