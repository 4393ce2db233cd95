// SPDX-License-Identifier: Apache-2.0
// Implementation of base/cache.h.
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include "base/cache.h"

#include "base/data.h"
#include "base/replace.h"
#include "base/trim.h"
#include "base/util.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

void key_begin(struct cache_key *k)
{
    k->state = XXH3_createState();
    if (!k->state || XXH3_128bits_reset(k->state) == XXH_ERROR)
        die(ST_TOOL, "out of memory");
}

void key_add(struct cache_key *k, const void *data, size_t len)
{
    uint64_t n = len;
    XXH3_128bits_update(k->state, &n, sizeof n);
    if (len)
        XXH3_128bits_update(k->state, data, len);
}

void key_str(struct cache_key *k, const char *s)
{
    key_add(k, s, strlen(s));
}

void key_file(struct cache_key *k, const char *path)
{
    size_t len;
    char *s = must_read_file(path, &len);
    key_add(k, s, len);
    free(s);
}

void key_data_files(struct cache_key *k, const char *pattern)
{
    char **list = data_files(pattern);
    if (!*list)
        die(ST_TOOL, "%s/%s: no such files; legal: the folder as it was installed", data_dir(), pattern);
    for (char **name = list; *name; name++) {
        char *path = data_path(*name);
        key_file(k, path);
        free(path);
        free(*name);
    }
    free(list);
}

void key_end(struct cache_key *k, char hex[33])
{
    XXH128_hash_t h = XXH3_128bits_digest(k->state);
    XXH3_freeState(k->state);
    k->state = NULL;
    snprintf(hex, 33, "%016llx%016llx", (unsigned long long)h.high64, (unsigned long long)h.low64);
}

const char *cache_root(void)
{
    static char *root;
    if (root)
        return root;
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (xdg && xdg[0] == '/')
        root = xasprintf("%s/gatewright", xdg);
    else if (home && home[0] == '/')
        root = xasprintf("%s/.cache/gatewright", home);
    else
        die(ST_USAGE, "no place for the cache: set XDG_CACHE_HOME or HOME to an absolute path");
    make_dirs(root);
    if (access(root, R_OK | W_OK | X_OK) != 0)
        die(ST_USAGE, "%s: cannot write the cache: %s", root, strerror(errno));
    remove_leftovers(root, "tmp-", true);
    trim_cache(root);
    return root;
}

static char *make_temporary(const char *root)
{
    static int count;
    char *path = xasprintf("%s/tmp-%ld-%d-%s", root, (long)getpid(), count++, host_name());
    remove_tree(path);
    at_death_remove(path);
    if (mkdir(path, 0777) != 0)
        die(ST_USAGE, "%s: cannot make the folder: %s", path, strerror(errno));
    return path;
}

struct cache_entry cache_open(struct cache_key *k, const char *kind, const char *const *needed)
{
    char hex[33];
    key_end(k, hex);
    return cache_at(kind, hex, needed);
}

// The first needed file that the folder does not have, or NULL.
static const char *missing(const char *dir, const char *const *needed)
{
    for (; *needed; needed++) {
        char *path = path_in(dir, *needed);
        bool there = has_content(path);
        free(path);
        if (!there)
            return *needed;
    }
    return NULL;
}

struct cache_entry cache_at(const char *kind, const char *hex, const char *const *needed)
{
    struct cache_entry e = {cache_place(kind, hex), NULL, needed};
    if (is_dir(e.dir) && missing(e.dir, needed))
        remove_tree(e.dir);
    if (is_dir(e.dir))
        mark_used(e.dir);
    else
        e.build = make_temporary(cache_root());
    return e;
}

char *cache_place(const char *kind, const char *hex)
{
    return xasprintf("%s/%s-%s", cache_root(), kind, hex);
}

void cache_lock(const char *hex)
{
    char *path = xasprintf("%s/locks", cache_root());
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    char first[16] = "";
    memcpy(first, hex, 15); // 60 bits: an offset
    struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = (off_t)strtoll(first, NULL, 16), .l_len = 1};
    int status;
    while ((status = fd < 0 ? -1 : fcntl(fd, F_SETLKW, &range)) != 0 && errno == EINTR)
        ;
    if (status != 0 && errno != ENOLCK)
        die(ST_USAGE, "%s: cannot lock: %s", path, strerror(errno));
    free(path);
}

void cache_commit(struct cache_entry *e)
{
    if (!e->build)
        return;
    const char *absent = missing(e->build, e->needed);
    if (absent)
        die(ST_TOOL, "%s was not made, though no tool failed; nothing is kept", absent);
    if (rename(e->build, e->dir) != 0) {
        if (!is_dir(e->dir))
            die(ST_USAGE, "%s: cannot write the cache: %s", e->dir, strerror(errno));
        remove_tree(e->build);
    }
    forget_at_death(e->build);
    free(e->build);
    e->build = NULL;
}

char *scratch_dir(void)
{
    return make_temporary(cache_root());
}
