// SPDX-License-Identifier: Apache-2.0
// Points of every generator tried one after another in one process: each gives a design or a refusal that names what is legal,
// none ends the process, and none leaves anything behind that changes the next. SEED draws others.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "emit/design.h"
#include "generators.h"
#include "tb/lib/unit.h"

enum { POINTS = 400, SMALL = 9 };

static uint64_t state;

// Below n; Knuth's MMIX generator.
static unsigned draw(unsigned n)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % n;
}

// One of the words of "a|b|c". Allocated.
static char *any_of(const char *choices)
{
    int n = 1;
    for (const char *c = choices; *c; c++)
        n += *c == '|';
    for (int i = (int)draw((unsigned)n); i > 0; i--)
        choices = strchr(choices, '|') + 1;
    return xasprintf("%.*s", (int)strcspn(choices, "|"), choices);
}

// A value, legal or not, that makes no large design. Allocated.
static char *any_value(const struct param *p)
{
    if (draw(12) == 0)
        return xstrdup(draw(2) ? "-1" : "?");
    switch (p->kind) {
    case PARAM_ENUM:
        return any_of(p->choices);
    case PARAM_BOOL:
        return xstrdup(draw(2) ? "1" : "0");
    case PARAM_INT:
    case PARAM_AUTO_INT:
        return xasprintf("%lld", (long long)p->min + draw(SMALL));
    case PARAM_FILE:
        return xstrdup(draw(4) ? p->preset : "no file of this name");
    default:
        return xstrdup(p->preset ? p->preset : "other");
    }
}

static char *verilog_of_defaults(const struct generator *g)
{
    struct error e = {0};
    struct design *d = generator_design(g, NULL, 0, &e);
    char *text = d ? design_verilog(d, NULL) : NULL;
    if (d)
        design_free(d);
    return text;
}

static bool is_refusal(const struct generator *g, const struct error *e)
{
    bool known = !e->parameter;
    for (const struct param *p = g->schema; p->name; p++)
        known = known || (e->parameter && strcmp(p->name, e->parameter) == 0);
    return known && e->text && !strchr(e->text, '\n') && (strstr(e->text, "legal") || strstr(e->text, "No such file") || strstr(e->text, "cannot"));
}

// Tries a point; 1 if it is a design, 0 if it is refused, -1 if neither.
static int try_point(const struct generator *g)
{
    char *words[4];
    int n = 0;
    unsigned parameters = 0;
    struct error e = {0};
    for (const struct param *p = g->schema; p->name; p++)
        parameters++;
    for (int asked = 1 + (int)draw(4); n < asked; n++) {
        const struct param *p = &g->schema[draw(parameters)];
        char *value = any_value(p);
        words[n] = xasprintf("%s=%s", p->name, value);
        free(value);
    }
    struct design *d = generator_design(g, words, n, &e);
    int found = d ? (is_refused(&e) ? -1 : 1) : is_refusal(g, &e) ? 0 : -1;
    if (found < 0) {
        printf("    %s", g->name);
        for (int i = 0; i < n; i++)
            printf(" %s", words[i]);
        printf(": %s\n", e.text ? e.text : d ? "both" : "neither");
    }
    if (d)
        design_free(d);
    for (int i = 0; i < n; i++)
        free(words[i]);
    free(e.text);
    return found;
}

int main(void)
{
    const char *seed = getenv("SEED");
    generators = generators_whole(all_generators);
    unit_begin("points: ", "none");
    for (int i = 0; generators[i]; i++) {
        const struct generator *g = generators[i];
        char *before = verilog_of_defaults(g), *after;
        int designs = 0, refused = 0;
        state = seed ? strtoull(seed, NULL, 10) : 1;
        for (int k = 0; k < POINTS; k++) {
            int found = try_point(g);
            designs += found == 1;
            refused += found == 0;
        }
        after = verilog_of_defaults(g);
        char *name = xasprintf("%s: %d designs, %d refusals (SEED=%s build/points_units)", g->name, designs, refused, seed ? seed : "1");
        result(name, designs + refused == POINTS && designs > POINTS / 20 && refused > POINTS / 20 && before && after && strcmp(before, after) == 0);
        free(name);
        free(before);
        free(after);
    }
    return unit_end();
}
