// SPDX-License-Identifier: Apache-2.0
// The verbs list, describe and gen.
#include "verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generator.h"
#include "manifest.h"
#include "option.h"
#include "proc.h"

static bool errors_as_json;

static void tell_error(const char *line, enum status st)
{
    char *text = xstrdup(line);
    json_t *message = json_string(text);
    for (char *c = text; !message && *c; c++)
        *c = (unsigned char)*c < 0x80 ? *c : '?'; // a name that is not UTF-8
    print_json(json_pack("{s:o, s:i}", "error", message ? message : json_string(text), "status", st));
    free(text);
}

void tell_errors_as_json(void)
{
    errors_as_json = true;
    at_death_tell(tell_error);
}

// What another verb of the program said as it ended, for this one's caller.
static void tell_error_of(const char *log)
{
    char *text = errors_as_json ? read_file(log, NULL) : NULL;
    if (text)
        fputs(text, stdout);
    free(text);
}

void run_verb(const char *const *words, const char *log, const char *scratch)
{
    int n = 0;
    while (words[n])
        n++;
    const char **argv = xcalloc((size_t)n + 2, sizeof *argv);
    argv[0] = "/proc/self/exe";
    memcpy(argv + 1, words, (size_t)n * sizeof *words);
    int status = run_tool(&(struct tool_run){.argv = argv, .log = log, .inherit_stderr = true});
    free(argv);
    if (status > ST_WRONG) {
        tell_error_of(log);
        remove_tree(scratch);
        exit(status);
    }
}

void print_json(json_t *o)
{
    char *s = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    at_death_tell(NULL);
    puts(s);
    free(s);
    json_decref(o);
}

int finish_stdout(void)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        die(ST_USAGE, "standard output: cannot write: %s", strerror(errno));
    return ST_OK;
}

int verb_list(const struct options *o)
{
    bool json = option_given(o, "--json");
    json_t *list = json_array();
    for (int i = 0; generators[i]; i++) {
        if (!json)
            printf("%-12s %s\n", generators[i]->name, generators[i]->summary);
        json_array_append_new(list, json_pack("{s:s, s:s}", "name", generators[i]->name, "summary",
                                              generators[i]->summary));
    }
    if (json)
        print_json(json_pack("{s:o}", "generators", list));
    else
        json_decref(list);
    return ST_OK;
}

static json_t *describe_json(const struct generator *g, const struct design *d)
{
    static const char *const kinds[] = {"integer", "auto or integer", "boolean", "choice", "name", "list", "file", "text"};
    json_t *params = json_array();
    for (const struct param *p = g->schema; p->name; p++) {
        char *legal = param_legal(p);
        json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s}", "name", p->name, "kind", kinds[p->kind], "default",
                              p->preset ? p->preset : g->name, "legal", legal, "doc", p->doc);
        if (p->kind == PARAM_INT || p->kind == PARAM_AUTO_INT || p->kind == PARAM_BOOL) {
            json_object_set_new(o, "min", json_integer(p->min));
            json_object_set_new(o, "max", json_integer(p->max));
        }
        json_array_append_new(params, o);
        free(legal);
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "name", g->name, "summary", g->summary, "about", g->about,
                     "parameters", params, "ports", ports_json(d->modules[0]), "arrays", arrays_json(d), "sizes", sizes_json(d));
}

static void describe_text(const struct generator *g, const struct design *d)
{
    printf("%s: %s\n\n%s\n\nparameters (name=value):\n", g->name, g->summary, g->about);
    for (const struct param *p = g->schema; p->name; p++) {
        char *legal = param_legal(p);
        printf("  %-9s default %-9s %-12s %s\n", p->name, p->preset ? p->preset : g->name,
               p->kind == PARAM_NAME ? "identifier" : legal, p->doc);
        free(legal);
    }
    printf("\nports (of the default design):\n");
    for (int i = 0; i < d->modules[0]->port_count; i++) {
        const struct port *p = &d->modules[0]->ports[i];
        printf("  %-3s %-16s %5d bits  %s\n", p->dir == PORT_IN ? "in" : "out", p->name, p->width, p->doc);
    }
    arrays_print(d);
    printf("\ncycles: %s,\n  %s\n", d->cycles, d->cycles_doc);
    for (int i = 0; i < d->term_count; i++)
        printf("  %s = %s\n", d->terms[i].name, d->terms[i].formula);
    printf("  latency = %s (%lld here)\n", d->latency_doc, (long long)d->latency);
}

int verb_describe(const struct options *o)
{
    const struct generator *g = generator_find(o->words[0]);
    struct design *d = generator_design(g, NULL, 0);
    if (option_given(o, "--json"))
        print_json(describe_json(g, d));
    else
        describe_text(g, d);
    return ST_OK;
}

int verb_gen(const struct options *o)
{
    const struct generator *g = generator_find(o->words[0]);
    const char *out = option_text(o, "-o");
    struct design *d = generator_design(g, o->words + 1, o->count - 1);
    d->core_version = option_text(o, "--core-version");
    if (!out)
        die(ST_USAGE, "gen: -o OUT is missing");
    if (!is_core_version(d->core_version))
        die(ST_USAGE, "--core-version: value '%s'; legal: N.N.N, numbers of up to 9 digits", d->core_version);
    design_write(d, out);
    if (option_given(o, "--json"))
        print_json(design_manifest(d));
    else if (!is_quiet())
        printf("%s/%s.v: %s\n", out, d->top, d->summary);
    return ST_OK;
}
