// SPDX-License-Identifier: Apache-2.0
// The bash completion: gen/cli/completion.bash.in with tables of verbs, options, generators and parameters.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/data.h"
#include "base/version.h"
#include "cli/verbs.h"
#include "emit/generator.h"

// |-separated choices as words.
static void add_choices(struct buf *b, const char *choices)
{
    char *list = choice_list(choices, " ");
    buf_puts(b, list);
    free(list);
}

static void add_verbs(struct buf *b)
{
    buf_puts(b, "_gatewright_verbs() { words=\"");
    for (const struct verb *v = verbs; v->name; v++)
        buf_printf(b, "%s ", v->name);
    buf_puts(b, "help --help --version\"; }\n");
}

// The first word of a verb that is no option.
static void add_first(struct buf *b)
{
    struct buf names = {0};
    for (int i = 0; generators[i]; i++)
        buf_printf(&names, "%s%s", i ? " " : "", generators[i]->name);
    buf_puts(b, "_gatewright_first() {\n  case $1 in\n    help) words=\"");
    for (const struct verb *v = verbs; v->name; v++)
        buf_printf(b, "%s ", v->name);
    buf_printf(b, "%s\" ;;\n", names.s);
    for (const struct verb *v = verbs; v->name; v++)
        if (strncmp(v->words, "GENERATOR", 9) == 0)
            buf_printf(b, "    %s) words=\"%s\" ;;\n", v->name, names.s);
        else if (strncmp(v->words, "OUT", 3) == 0)
            buf_printf(b, "    %s) files=d ;;\n", v->name);
    buf_puts(b, "  esac\n}\n");
    free(names.s);
}

static void add_options(struct buf *b)
{
    buf_puts(b, "_gatewright_options() {\n  case $1 in\n");
    for (const struct verb *v = verbs; v->name; v++) {
        buf_printf(b, "    %s) words=\"", v->name);
        for (const struct option *r = option_table(); (r = option_next(r, v->name)); r++)
            if (!r->hidden)
                buf_printf(b, "%s%s ", r->name, r->maybe ? "=" : "");
        buf_puts(b, "\" ;;\n");
    }
    buf_puts(b, "  esac\n}\n");
}

// What may follow an option, which is false where nothing may. "--name=" is where its value stands behind a "=".
static void add_values(struct buf *b)
{
    buf_puts(b, "_gatewright_value() {\n  case \"$1 $2\" in\n");
    for (const struct verb *v = verbs; v->name; v++)
        for (const struct option *r = option_table(); (r = option_next(r, v->name)); r++) {
            bool file = r->kind == OPTION_FILE || r->kind == OPTION_ARRAY;
            if (!r->value)
                continue;
            buf_printf(b, r->maybe ? "    \"%s %s=\"" : "    \"%s %s\" | \"%s %s=\"", v->name, r->name, v->name, r->name);
            buf_puts(b, ") words=\"");
            add_choices(b, r->choices ? r->choices : "");
            const char *roles = r->kind != OPTION_ARRAY ? "" : strcmp(r->name, "--out") == 0 ? " roles=result" : " roles='needed|optional'";
            buf_printf(b, "\"%s%s ;;\n", file ? " files=f" : r->kind == OPTION_FOLDER ? " files=d" : "", roles);
        }
    buf_puts(b, "    *) return 1 ;;\n  esac\n}\n");
}

// Words after the first of gen, sweep and retarget.
static void add_parameters(struct buf *b)
{
    buf_puts(b, "_gatewright_parameters() {\n  case \"$1 $2\" in\n");
    for (int i = 0; generators[i]; i++) {
        buf_printf(b, "    \"gen %s\" | \"sweep %s\") words=\"", generators[i]->name, generators[i]->name);
        for (const struct param *p = generators[i]->schema; p->name; p++)
            buf_printf(b, "%s= ", p->name);
        buf_puts(b, "\" ;;\n");
    }
    buf_puts(b, "    retarget*) words=\"");
    for (int i = 0; generators[i]; i++)
        for (const struct param *p = generators[i]->schema; p->name; p++)
            if (p->kind == PARAM_FILE && generator_is_of_weights(generators[i], p->name))
                buf_printf(b, "%s= ", p->name);
    buf_puts(b, "\" ;;\n  esac\n}\n");
}

static void add_parameter(struct buf *b)
{
    static const char *const usual[] = {[PARAM_AUTO_INT] = "auto", [PARAM_BOOL] = "0 1", [PARAM_LIST] = "auto"};
    buf_puts(b, "_gatewright_parameter() {\n  case \"$1 $2\" in\n    retarget*) files=f ;;\n");
    for (int i = 0; generators[i]; i++)
        for (const struct param *p = generators[i]->schema; p->name; p++) {
            struct buf words = {0};
            if (p->kind == PARAM_ENUM)
                add_choices(&words, p->choices);
            else if ((size_t)p->kind < sizeof usual / sizeof *usual && usual[p->kind])
                buf_puts(&words, usual[p->kind]);
            else if (p->kind == PARAM_FILE || p->kind == PARAM_TEXT)
                buf_puts(&words, p->preset);
            if (words.len)
                buf_printf(b, "    *\" %s %s\") words=\"%s\"%s ;;\n", generators[i]->name, p->name, words.s,
                           p->kind == PARAM_FILE || p->kind == PARAM_TEXT ? " files=f" : "");
            free(words.s);
        }
    buf_puts(b, "  esac\n}\n");
}

// The text with what stands for the hole in it; frees the text.
static char *fill(char *text, const char *hole, const char *with)
{
    char *at = strstr(text, hole), *filled = at ? xasprintf("%.*s%s%s", (int)(at - text), text, with, at + strlen(hole)) : text;
    if (filled != text)
        free(text);
    return filled;
}

void print_completion(void)
{
    struct buf tables = {0};
    add_verbs(&tables);
    add_first(&tables);
    add_options(&tables);
    add_values(&tables);
    add_parameters(&tables);
    add_parameter(&tables);
    char *path = data_path("gen/cli/completion.bash.in"), *text = must_read_file(path, NULL);
    text = fill(fill(text, "@VERSION@", GATEWRIGHT_VERSION), "@TABLES@\n", tables.s);
    fputs(text, stdout);
    free(text);
    free(path);
    free(tables.s);
}
