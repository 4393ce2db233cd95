// SPDX-License-Identifier: Apache-2.0
// What is built is kept by the hash of what it was built from, in $XDG_CACHE_HOME/gatewright.
#ifndef GW_CACHE_H
#define GW_CACHE_H

#include <stdbool.h>
#include <stddef.h>

// A key under construction: 128 bits over everything added, order and lengths included.
struct cache_key {
    void *state;
};
void key_begin(struct cache_key *k);
void key_add(struct cache_key *k, const void *data, size_t len);
void key_str(struct cache_key *k, const char *s);
void key_file(struct cache_key *k, const char *path); // contents; dies if unreadable

// All files of the program's own folder that the pattern, of glob(), has; dies (ST_TOOL) where there are none.
void key_data_files(struct cache_key *k, const char *pattern);

// Ends the key as 32 hexadecimal digits.
void key_end(struct cache_key *k, char hex[33]);

// One entry of the cache, open for use or for building.
struct cache_entry {
    char *dir;   // where the finished entry is
    char *build; // temporary folder to fill, NULL if dir is already complete
    const char *const *needed; // files, NULL at the end, that a complete entry has and none of which is empty
};

// Ends the key. If the entry is there, complete, e.build is NULL; else a fresh temporary folder e.build beside it is made, and what
// is there incomplete removed.
struct cache_entry cache_open(struct cache_key *k, const char *kind, const char *const *needed);

// The same for a key that has ended.
struct cache_entry cache_at(const char *kind, const char *hex, const char *const *needed);

// Where the finished entry is or will be, allocated.
char *cache_place(const char *kind, const char *hex);

// Waits until no other process has locked this key; held until this process ends. Saves work, no more: on a file system
// without locks two may build the same entry, and the first that commits it is used.
void cache_lock(const char *hex);

// The cache's folder, made, tidied and proved writable once.
const char *cache_root(void);

// Renames e.build to e.dir; dies (ST_TOOL) if a needed file is missing or empty: the tool that should have made it did not. If another process was first, its entry is used and ours removed.
void cache_commit(struct cache_entry *e);

// A scratch folder that at-death removal takes away; the caller removes it with remove_tree when done.
char *scratch_dir(void);
#endif
