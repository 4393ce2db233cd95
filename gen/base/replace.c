// SPDX-License-Identifier: Apache-2.0
// Implementation of base/replace.h.
#define _POSIX_C_SOURCE 200809L
#include "base/replace.h"

#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/regular.h"
#include "base/util.h"

// Whether the name is one of remove_leftovers().
static bool is_leftover(const char *name, const char *prefix, bool numbered)
{
    size_t n = strlen(prefix);
    char *end;
    if (strncmp(name, prefix, n) != 0)
        return false;
    long pid = strtol(name + n, &end, 10);
    if (pid <= 0 || *end != '-')
        return false;
    if (numbered)
        strtol(end + 1, &end, 10);
    return *end == '-' && strcmp(end + 1, host_name()) == 0 && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void remove_leftovers(const char *folder, const char *prefix, bool numbered)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *e; (e = readdir(dir));) {
        if (!is_leftover(e->d_name, prefix, numbered))
            continue;
        char *path = path_in(folder, e->d_name);
        remove_tree(path);
        free(path);
    }
    closedir(dir);
}

char *temporary_beside(const char *path)
{
    char *copy = xstrdup(path), *copy2 = xstrdup(path), *prefix = xasprintf(".%s.gatewright-", basename(copy2));
    const char *folder = dirname(copy);
    remove_leftovers(folder, prefix, false);
    char *beside = xasprintf("%s/%s%ld-%s", folder, prefix, (long)getpid(), host_name());
    free(copy);
    free(copy2);
    free(prefix);
    return beside;
}

void replace_file(const char *path, const char *data, size_t len)
{
    if (!may_replace(path)) {
        write_file(path, data, len);
        return;
    }
    char *beside = temporary_beside(path);
    FILE *f = fopen(beside, "w");
    if (!f)
        die(ST_USAGE, "%s: cannot write: %s", path, strerror(errno));
    fclose(f);
    at_death_remove(beside);
    write_file(beside, data, len);
    if (rename(beside, path) != 0)
        die(ST_USAGE, "%s: cannot write: %s", path, strerror(errno));
    forget_at_death(beside);
    free(beside);
}
