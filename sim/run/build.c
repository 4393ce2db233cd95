// SPDX-License-Identifier: Apache-2.0
// Implementation of run/build.h.
#define _POSIX_C_SOURCE 200809L
#include "run/build.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/proc.h"
#include "base/util.h"

void add_arg(struct args *a, const char *word)
{
    a->v = xrealloc(a->v, (size_t)(a->n + 2) * sizeof *a->v);
    a->v[a->n++] = word;
    a->v[a->n] = NULL;
}

void add_args(struct args *a, const char *const *words)
{
    for (; *words; words++)
        add_arg(a, *words);
}

char *build_folder(const char *entry)
{
    char *dir = path_in(entry, "work");
    make_dirs(dir);
    return dir;
}

void build_finish(char *folder, const char *file, const char *entry, const char *name)
{
    char *from = path_in(folder, file), *to = path_in(entry, name);
    if (rename(from, to) != 0)
        die(ST_TOOL, "%s: cannot move: %s", from, strerror(errno));
    remove_tree(folder);
    free(from);
    free(to);
    free(folder);
}

void place_text(const char *dir, const char *name, char *text)
{
    char *to = path_in(dir, name);
    write_file(to, text, strlen(text));
    free(to);
    free(text);
}

void place_data(const char *dir, const char *rel)
{
    char *path = data_path(rel), *place = path_in(dir, rel);
    char *name = strrchr(place, '/');
    *name = '\0';
    make_dirs(place);
    *name = '/';
    copy_file(path, place);
    free(place);
    free(path);
}

void tool_failed(const char *tool, const char *log, int status)
{
    char *text = read_file(log, NULL);
    const char *tail = text ? text : "";
    size_t len = strlen(tail);
    if (len > 4000)
        tail += len - 4000;
    fputs(tail, stderr);
    die(ST_TOOL, "%s failed (status %d)%s", tool, status, len ? "; the end of its log is above" : "");
}

void run_in(const char *dir, const char *what, const struct args *command, const char *const *env, const char *made)
{
    const char *tool = command->v[0];
    char *log = path_in(dir, "log");
    struct tool_run run = {.argv = command->v, .dir = dir, .log = log, .what = what, .env = env};
    int status = run_tool(&run);
    if (status != 0)
        tool_failed(tool, log, status);
    char *path = path_in(dir, made);
    if (!has_content(path))
        die(ST_TOOL, "%s did not fail, but made no %s", tool, made);
    unlink(log);
    free(path);
    free(log);
}

bool have_ccache(void)
{
    return access("/usr/bin/ccache", X_OK) == 0;
}
