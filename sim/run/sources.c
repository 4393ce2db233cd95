// SPDX-License-Identifier: Apache-2.0
// Which files the C side of a simulation is made of (model.h).
#include "run/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/util.h"

struct sources {
    char **list;
    int count;
};

// Takes the name over, unless it is there already.
static void add(struct sources *s, char *name)
{
    for (int i = 0; i < s->count; i++)
        if (strcmp(s->list[i], name) == 0) {
            free(name);
            return;
        }
    s->list = xrealloc(s->list, (size_t)(s->count + 2) * sizeof *s->list);
    s->list[s->count++] = name;
    s->list[s->count] = NULL;
}

static void add_files(struct sources *s, const char *pattern)
{
    char **files = data_files(pattern);
    for (char **name = files; *name; name++)
        add(s, *name);
    free(files);
}

// A header below one of the folders that compilers search, and the C files of its name; nothing if it is not the project's.
static void add_header(struct sources *s, const char *header, int length)
{
    for (const char *const *root = (const char *const[]){"", "gen/", "sim/", NULL}; *root; root++) {
        char *name = xasprintf("%s%.*s", *root, length, header), *path = data_path(name);
        int stem = (int)strlen(name) - 2;
        if (exists(path)) {
            for (const char *const *more = (const char *const[]){".h", ".c", "_*.c", NULL}; *more; more++) {
                char *pattern = xasprintf("%.*s%s", stem, name, *more);
                add_files(s, pattern);
                free(pattern);
            }
        }
        free(path);
        free(name);
    }
}

static void add_included(struct sources *s, const char *name)
{
    static const char word[] = "#include \"";
    char *path = data_path(name), *text = must_read_file(path, NULL);
    for (char *at = text; (at = strstr(at, word)); at++) {
        const char *header = at + sizeof word - 1;
        if (at == text || at[-1] == '\n')
            add_header(s, header, (int)strcspn(header, "\"\n"));
    }
    free(text);
    free(path);
}

// Whether a file of the runtime is for the other simulator.
static bool is_of_other(const char *name, bool icarus)
{
    static const char *const of_icarus[] = {"sim/rt/toggles.c", "sim/rt/vpi.c", NULL}, *const of_verilator[] = {"sim/rt/verilator.cpp", NULL};
    const char *const *other = icarus ? of_verilator : of_icarus;
    while (*other && strcmp(*other, name) != 0)
        other++;
    return *other;
}

char **sim_sources(const char *generator, bool icarus)
{
    struct sources s = {0};
    char **runtime = data_files("sim/rt/*.[ch]*"), *bench = xasprintf("tb/%s/*.[ch]", generator);
    for (char **name = runtime; *name; name++)
        if (is_of_other(*name, icarus))
            free(*name);
        else
            add(&s, *name);
    free(runtime);
    add_files(&s, bench);
    free(bench);
    for (int i = 0; i < s.count; i++)
        add_included(&s, s.list[i]);
    return s.list;
}

void free_sources(char **list)
{
    for (char **name = list; *name; name++)
        free(*name);
    free(list);
}
