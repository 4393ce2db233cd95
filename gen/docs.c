// SPDX-License-Identifier: Apache-2.0
// The man page and the bash completion, both made from the verbs and the schemas.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generator.h"
#include "verbs.h"
#include "version.h"

// Roff text: a hyphen as \-, a backslash doubled, no leading dot.
static void roff(const char *s)
{
    if (*s == '.' || *s == '\'')
        printf("\\&");
    for (; *s; s++) {
        if (*s == '-')
            printf("\\-");
        else if (*s == '\\')
            printf("\\\\");
        else
            putchar(*s);
    }
}

static void man_entry(const char *term, const char *text)
{
    printf(".TP\n.B ");
    roff(term);
    printf("\n");
    roff(text);
    printf("\n");
}

static void man_generator(const struct generator *g)
{
    printf(".SH GENERATOR %s\n", g->name);
    roff(g->about);
    printf("\n");
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
    printf(".TH GATEWRIGHT 1 \"\" \"gatewright %s\" \"User Commands\"\n", GATEWRIGHT_VERSION);
    printf(".SH NAME\ngatewright \\- AI accelerator hardware as plain Verilog, simulated, proved and costed\n");
    printf(".SH SYNOPSIS\n.B gatewright\n.I VERB ...\n.SH VERBS\n");
    for (const struct verb *v = verbs; v->name; v++) {
        char *term = xasprintf("%s %s", v->name, v->usage);
        man_entry(term, v->doc);
        free(term);
    }
    for (int i = 0; generators[i]; i++)
        man_generator(generators[i]);
    printf(".SH EXIT STATUS\n");
    man_entry("0", "done and right");
    man_entry("1", "the hardware is wrong: a mismatch");
    man_entry("2", "the request is wrong: usage, a parameter, a file");
    man_entry("3", "a tool is missing or failed");
    printf(".SH FILES\n");
    man_entry("$XDG_CACHE_HOME/gatewright", "what sim and synth build, by content; may be removed at any time");
}

static void completion_params(const struct generator *g)
{
    printf("    %s) words=\"", g->name);
    for (const struct param *p = g->schema; p->name; p++) {
        printf("%s%s=", p == g->schema ? "" : " ", p->name);
        if (p->kind == PARAM_ENUM)
            for (const char *c = p->choices; *c; c += strcspn(c, "|") + (c[strcspn(c, "|")] == '|'))
                printf(" %s=%.*s", p->name, (int)strcspn(c, "|"), c);
    }
    printf("\" ;;\n");
}

// The --options of a usage line.
static void completion_options(const struct verb *v)
{
    printf("    %s) words=\"", v->name);
    for (const char *s = v->usage; (s = strstr(s, "--"));) {
        size_t n = strspn(s, "-abcdefghijklmnopqrstuvwxyz");
        printf("%.*s ", (int)n, s);
        s += n;
    }
    printf("-q\" ;;\n");
}

static void print_completion(void)
{
    printf("# bash completion for gatewright %s\n_gatewright() {\n"
           "  local cur=${COMP_WORDS[COMP_CWORD]} words=\n  COMP_WORDBREAKS=${COMP_WORDBREAKS//=}\n"
           "  if [ \"$COMP_CWORD\" = 1 ]; then words=\"", GATEWRIGHT_VERSION);
    for (const struct verb *v = verbs; v->name; v++)
        printf("%s ", v->name);
    printf("--help --version\"\n  elif [ \"$COMP_CWORD\" = 2 ] && [[ ${COMP_WORDS[1]} = @(gen|describe|sweep) ]]; then\n"
           "    words=\"");
    for (int i = 0; generators[i]; i++)
        printf("%s ", generators[i]->name);
    printf("\"\n  elif [[ ${COMP_WORDS[1]} = @(gen|sweep) && $cur != -* ]]; then case ${COMP_WORDS[2]} in\n");
    for (int i = 0; generators[i]; i++)
        completion_params(generators[i]);
    printf("  esac\n  elif [[ $cur = -* ]]; then case ${COMP_WORDS[1]} in\n");
    for (const struct verb *v = verbs; v->name; v++)
        completion_options(v);
    printf("  esac\n  fi\n"
           "  if [ -n \"$words\" ]; then mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\"); fi\n"
           "  if [[ ${COMPREPLY[0]-} = *= ]]; then compopt -o nospace; fi\n"
           "}\ncomplete -o default -F _gatewright gatewright\n");
}

int print_docs(const char *what)
{
    if (strcmp(what, "man") == 0)
        print_man();
    else
        print_completion();
    return finish_stdout();
}
