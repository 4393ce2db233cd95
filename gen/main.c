// SPDX-License-Identifier: Apache-2.0
// The program gatewright: finds the verb and runs it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/error.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/version.h"
#include "cli/help.h"
#include "cli/verbs.h"
#include "generators.h"

static _Noreturn void die_verb(const char *word)
{
    const char *names[64];
    struct error e = {0};
    int n = 0;
    for (const struct verb *v = verbs; v->name; v++)
        names[n++] = v->name;
    refuse_name(&e, "unknown verb", word, names, n);
    die(ST_USAGE, "%s", e.text);
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

// Errors of the words themselves are told as the words ask.
static void take_json(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--json") == 0)
            tell_errors_as_json();
}

// A verb with its words, argv[0] its name; asked for help anywhere among them, it prints that.
static int run(const struct verb *v, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (is_help(argv[i]))
            return help_command(1, argv);
    struct options o = options_parse(argc, argv);
    int st = v->run(&o);
    return st ? st : finish_stdout();
}

int main(int argc, char **argv)
{
    generators = generators_whole(all_generators);
    options_use(verbs, option_table(), is_parameter_of_any);
    catch_signals();
    take_json(argc, argv);
    if (argc < 2) {
        fputs(help_overview(), stderr);
        return ST_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        char *source = source_described();
        printf("gatewright %s%s%s%s\n", GATEWRIGHT_VERSION, source ? " (" : "", source ? source : "", source ? ")" : "");
        free(source);
        return finish_stdout();
    }
    if (is_help(argv[1]) || strcmp(argv[1], "help") == 0)
        return help_command(argc > 2 && is_help(argv[2]) ? 0 : argc - 2, argv + 2);
    if (strcmp(argv[1], "--man") == 0 || strcmp(argv[1], "--completion") == 0)
        return print_docs(argv[1] + 2);
    for (const struct verb *v = verbs; v->name; v++)
        if (strcmp(argv[1], v->name) == 0)
            return run(v, argc - 1, argv + 1);
    die_verb(argv[1]);
}
