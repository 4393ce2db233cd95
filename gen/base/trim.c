// SPDX-License-Identifier: Apache-2.0
// Implementation of base/trim.h.
#define _XOPEN_SOURCE 700
#include "base/trim.h"

#include "base/util.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_SECONDS = 600, KEEP_SECONDS = 3600 };

struct entry {
    char *path;
    double bytes;
    time_t used;
};

struct entries {
    struct entry *list;
    int count;
};

// The size, in bytes, of what nftw() walks: it takes no argument for its callback.
static double walked;

static int add_size(const char *path, const struct stat *s, int kind, struct FTW *at)
{
    (void)path, (void)at;
    if (kind == FTW_F)
        walked += (double)s->st_blocks * 512;
    return 0;
}

static double size_of(const char *path)
{
    walked = 0;
    nftw(path, add_size, 16, FTW_PHYS);
    return walked;
}

// Whether `name` in the cache is no entry: what is being built, locks, the time of the last look.
static bool is_none(const char *name)
{
    return name[0] == '.' || strncmp(name, "tmp-", 4) == 0 || strcmp(name, "locks") == 0 || strcmp(name, "trimmed") == 0;
}

// Adds the entries of the folder: of the cache's root, and of `modules` in it, where each file is one.
static void list_entries(struct entries *all, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *e; (e = readdir(dir));) {
        struct stat s;
        char *path = path_in(folder, e->d_name);
        if (is_none(e->d_name) || lstat(path, &s) != 0) {
            free(path);
        } else if (strcmp(e->d_name, "modules") == 0) {
            list_entries(all, path);
            free(path);
        } else {
            all->list = xrealloc(all->list, ((size_t)all->count + 1) * sizeof *all->list);
            all->list[all->count++] = (struct entry){path, size_of(path), s.st_mtime};
        }
    }
    closedir(dir);
}

static int by_use(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return x->used != y->used ? x->used < y->used ? -1 : 1 : strcmp(x->path, y->path);
}

static double bound(void)
{
    const char *text = getenv("GATEWRIGHT_CACHE_GB");
    if (!text || !*text)
        return 4e9;
    char *end;
    double gb = strtod(text, &end);
    if (*end || !isfinite(gb) || gb <= 0)
        die(ST_USAGE, "GATEWRIGHT_CACHE_GB: value '%s'; legal: a positive number of gigabytes", text);
    return gb * 1e9;
}

// Whether the last look is ten minutes old; then it is now.
static bool is_due(const char *root)
{
    struct stat s;
    char *path = path_in(root, "trimmed");
    bool due = stat(path, &s) != 0 || time(NULL) - s.st_mtime >= LOOK_SECONDS;
    int fd = due ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (fd >= 0)
        close(fd);
    if (due)
        mark_used(path);
    free(path);
    return due;
}

void mark_used(const char *path)
{
    utimensat(AT_FDCWD, path, NULL, 0); // a failure makes the entry look older, no more
}

void trim_cache(const char *root)
{
    double most = bound(), held = 0;
    if (!is_due(root))
        return;
    struct entries all = {0};
    list_entries(&all, root);
    for (int i = 0; i < all.count; i++)
        held += all.list[i].bytes;
    if (all.count)
        qsort(all.list, (size_t)all.count, sizeof *all.list, by_use);
    for (int i = 0; i < all.count; i++) {
        if (held > most && time(NULL) - all.list[i].used >= KEEP_SECONDS) {
            remove_tree(all.list[i].path);
            held -= all.list[i].bytes;
        }
        free(all.list[i].path);
    }
    free(all.list);
}
