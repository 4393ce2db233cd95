// SPDX-License-Identifier: Apache-2.0
// The man page, made from the tables of verbs and options and from the schemas.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "base/text.h"
#include "base/version.h"
#include "cli/help.h"
#include "cli/verbs.h"
#include "emit/generator.h"

// Roff text: characters that it has other signs for, and no dot that begins a line.
static void roff(const char *s)
{
    static const char *const signs[][2] = {{"-", "\\-"}, {"\\", "\\e"}, {"'", "\\(aq"}, {"`", "\\(ga"}, {"^", "\\(ha"}, {"~", "\\(ti"}};
    bool begins = true; // a line
    for (; *s; begins = *s++ == '\n') {
        if (begins && *s == '.')
            printf("\\&");
        const char *sign = NULL;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            sign = *s == *signs[i][0] ? signs[i][1] : sign;
        if (sign)
            fputs(sign, stdout);
        else
            putchar(*s);
    }
}

static void man_text(const char *text)
{
    struct buf b = {0};
    text_wrap(&b, text, 0, 0);
    roff(b.s);
    free(b.s);
}

static void man_entry(const char *term, const char *text)
{
    printf(".TP\n.B ");
    roff(term);
    printf("\n");
    man_text(text);
}

static void man_options(const char *verb, bool of_all)
{
    for (const struct option *r = option_table(); (r = option_next(r, verb)); r++) {
        if (r->hidden || of_all != (strcmp(r->verbs, "*") == 0))
            continue;
        char *term = option_term(r), *text = help_option(r);
        man_entry(term, text);
        free(term);
        free(text);
    }
}

static void man_verb(const struct verb *v)
{
    printf(".SS ");
    roff(v->name);
    printf("\n.B gatewright %s\n", v->name);
    man_text(v->words);
    printf(".PP\n");
    man_text(v->doc);
    man_options(v->name, false);
    printf(".PP\nFor example:\n.PP\n.nf\n");
    for (const char *e = v->examples; *e; e += strcspn(e, "\n") + 1) { // each line has its end
        struct buf line = {0};
        buf_puts(&line, "    ");
        buf_add(&line, e, strcspn(e, "\n"));
        roff(line.s);
        printf("\n");
        free(line.s);
    }
    printf(".fi\n");
}

static void man_generator(const struct generator *g)
{
    printf(".SH GENERATOR %s\n", g->name);
    man_text(g->about);
    for (const struct param *p = g->schema; p->name; p++) {
        char *legal = param_legal(p);
        char *term = xasprintf("%s=%s", p->name, p->preset ? p->preset : g->name);
        char *text = xasprintf("%s. Legal: %s.", p->doc, legal);
        man_entry(term, text);
        free(legal);
        free(term);
        free(text);
    }
}

static void print_man(void)
{
    printf(".TH GATEWRIGHT 1 \"\" \"gatewright %s\" \"User Commands\"\n.ad l\n", GATEWRIGHT_VERSION);
    printf(".SH NAME\ngatewright \\- AI accelerators as plain Verilog, simulated, proved and costed\n");
    printf(".SH SYNOPSIS\n.B gatewright\n.I VERB ...\n.SH OPTIONS OF ALL VERBS\n");
    man_options("", true);
    printf(".SH VERBS\n");
    for (const struct verb *v = verbs; v->name; v++)
        man_verb(v);
    for (int i = 0; generators[i]; i++)
        man_generator(generators[i]);
    printf(".SH EXIT STATUS\n");
    man_entry("0", "done and right");
    man_entry("1", "the hardware is wrong: a mismatch");
    man_entry("2", "the request is wrong: usage, a parameter, a file");
    man_entry("3", "a tool is missing or failed");
    printf(".SH FILES\n");
    man_entry("$XDG_CACHE_HOME/gatewright", "what sim and synth build, by content; may be removed at any time");
    man_entry("GATEWRIGHT_CACHE_GB", "gigabytes that the cache may hold, 4 by default; beyond them the least recently used entries are removed, except those used within the last hour");
}

int print_docs(const char *what)
{
    if (strcmp(what, "man") == 0)
        print_man();
    else
        print_completion();
    return finish_stdout();
}
