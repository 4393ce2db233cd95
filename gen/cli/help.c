// SPDX-License-Identifier: Apache-2.0
// Implementation of cli/help.h.
#include "cli/help.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "base/text.h"
#include "cli/verbs.h"
#include "emit/generator.h"

enum { VERBS_AT = 12, OPTIONS_AT = 26 }; // columns of the explanations

char *help_overview(void)
{
    struct buf b = {0};
    buf_puts(&b, "usage: gatewright VERB ...\n\n");
    for (const struct verb *v = verbs; v->name; v++)
        text_entry(&b, v->name, v->doc, VERBS_AT);
    buf_puts(&b, "\n");
    text_entry(&b, "help VERB", "arguments and options of a verb, as VERB --help prints them", VERBS_AT + 8);
    text_entry(&b, "help GENERATOR", "a generator's parameters, ports and cycles, as describe prints them", VERBS_AT + 8);
    text_entry(&b, "--version", "the version", VERBS_AT + 8);
    buf_puts(&b, "\nexit status: 0 right, 1 the hardware is wrong, 2 the request is wrong,\n  3 a tool is missing or failed\n");
    return b.s;
}

char *help_option(const struct option *r)
{
    bool number = r->kind == OPTION_INTEGER || r->kind == OPTION_REAL;
    bool listed = r->choices && r->kind != OPTION_TEXT;
    char *legal = number || listed ? option_legal(r) : NULL, *text;
    text = xasprintf("%s%s%s%s%s", r->doc, r->preset ? "; default " : "", r->preset ? r->preset : "", legal ? "; legal: " : "",
                     legal ? legal : "");
    free(legal);
    return text;
}

// A verb: its usage, what it does, each of its options, examples. Allocated.
static char *help_verb(const struct verb *v)
{
    struct buf b = {0};
    buf_printf(&b, "usage: gatewright %s ", v->name);
    text_wrap(&b, v->words, 18 + (int)strlen(v->name), 20);
    buf_puts(&b, "\n");
    text_wrap(&b, v->doc, 0, 0);
    buf_puts(&b, "\noptions:\n");
    for (const struct option *r = option_table(); (r = option_next(r, v->name)); r++) {
        char *term = option_term(r), *text = help_option(r);
        if (!r->hidden)
            text_entry(&b, term, text, OPTIONS_AT);
        free(term);
        free(text);
    }
    buf_puts(&b, "\nfor example:\n");
    for (const char *e = v->examples; *e; e += strcspn(e, "\n") + 1)
        buf_puts(&b, "  "), buf_add(&b, e, strcspn(e, "\n") + 1);
    return b.s;
}

static _Noreturn void die_topic(const char *word)
{
    const char *names[128];
    int n = 0;
    for (const struct verb *v = verbs; v->name; v++)
        names[n++] = v->name;
    for (int i = 0; generators[i]; i++)
        names[n++] = generators[i]->name;
    const char *near = nearest_name(word, names, n);
    if (near)
        die(ST_USAGE, "help: no verb and no generator '%s'; did you mean '%s'?", word, near);
    die(ST_USAGE, "help: no verb and no generator '%s'; legal: what 'gatewright help' and 'gatewright list' show", word);
}

int help_command(int argc, char **argv)
{
    char *text = NULL;
    if (argc > 1)
        die(ST_USAGE, "help: extra word '%s'; legal: help [VERB|GENERATOR]", argv[1]);
    if (argc == 0 || strcmp(argv[0], "help") == 0)
        text = help_overview();
    for (const struct verb *v = verbs; argc && !text && v->name; v++)
        if (strcmp(v->name, argv[0]) == 0)
            text = help_verb(v);
    if (text) {
        fputs(text, stdout);
        free(text);
        return finish_stdout();
    }
    if (!generator_find(argv[0], &(struct error){0}))
        die_topic(argv[0]);
    char *words[] = {(char *)(void *)"describe", argv[0]};
    struct options o = options_parse(2, words);
    return verb_describe(&o);
}
