// SPDX-License-Identifier: Apache-2.0
// What a sweep is asked for: the command's words and options, checked before any point is made.
#include <stdlib.h>
#include <string.h>

#include "base/option.h"
#include "flow/request.h"
#include "sweep/sweep.h"

static void add_word(struct sweep *s, const char *word)
{
    s->words[s->word_count++] = word;
}

// Options that sweep shares with synth go to it, for every point.
static void pass_options(struct sweep *s, const struct options *o)
{
    for (int i = 0; i < o->given_count; i++) {
        const struct option *row = o->given[i].row;
        int first = s->synth_option_count;
        if (!option_is_of(row, "synth") || strcmp(row->verbs, "*") == 0)
            continue;
        option_pass(&o->given[i], s->synth_options, &s->synth_option_count);
        for (int w = first; w < s->synth_option_count; w++)
            add_word(s, s->synth_options[w]);
        if (strcmp(row->name, "--tech") == 0)
            s->techs[s->tech_count++] = o->given[i].text;
    }
}

// What synth refuses whatever the design is refused before any is made.
static void check_synth_options(const struct sweep *s)
{
    char **words = xcalloc((size_t)s->synth_option_count + 2, sizeof *words);
    words[0] = words[1] = (char *)(void *)"synth"; // a verb, and any design's folder
    for (int i = 0; i < s->synth_option_count; i++)
        words[i + 2] = (char *)(void *)s->synth_options[i];
    struct options o = options_parse(s->synth_option_count + 2, words);
    parse_synth(&o);
    free(words);
}

struct sweep *sweep_parse(const struct options *o)
{
    struct sweep *s = xcalloc(1, sizeof *s);
    size_t most = (size_t)o->count + 2 * (size_t)o->given_count + 1;
    s->techs = xcalloc(most, sizeof *s->techs);
    s->words = xcalloc(most, sizeof *s->words);
    s->synth_options = xcalloc(most, sizeof *s->synth_options);
    s->task = option_text(o, "--task");
    s->out = option_text(o, "-o");
    s->pareto = option_text(o, "--pareto");
    s->launch = option_text(o, "--launch");
    s->jobs = (int)option_integer(o, "--jobs");
    s->patience = (int)option_integer(o, "--patience");
    s->dry = option_given(o, "--dry-run");
    s->json = option_given(o, "--json");
    if (s->task)
        return s;
    if (o->count == 0)
        die_words(o->verb, "which generator?");
    for (int i = 0; i < o->count; i++)
        add_word(s, o->words[i]);
    if (option_given(o, "--sim")) {
        s->sim = option_text(o, "--sim") ? option_text(o, "--sim") : "both";
        add_word(s, xasprintf("--sim=%s", s->sim));
    }
    struct error e = {0};
    s->generator = generator_find(o->words[0], &e);
    die_if_refused(&e);
    pass_options(s, o);
    check_synth_options(s);
    sweep_axes(s, o->words + 1, o->count - 1);
    sweep_points(s);
    return s;
}
