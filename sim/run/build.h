// SPDX-License-Identifier: Apache-2.0
// A folder in which tools build: the program's own files put there, commands with their logs, what is kept at the end.
#ifndef GW_RUN_BUILD_H
#define GW_RUN_BUILD_H

#include <stdbool.h>

// Words of a command, NULL behind them.
struct args {
    const char **v;
    int n;
};
void add_arg(struct args *a, const char *word);
void add_args(struct args *a, const char *const *words);
#define ARGS(a, ...) add_args(a, (const char *const[]){__VA_ARGS__, NULL})

// The folder `work` in a cache entry's temporary one, made. Allocated.
char *build_folder(const char *entry);

// Moves the file, named from the folder, up into the entry, there `name`, and removes the folder.
void build_finish(char *folder, const char *file, const char *entry, const char *name);

// Files of the folder: its own text, which is freed, or those of the data folder, at the same places as there, so that names meet
// in one folder only where they do at home.
void place_text(const char *dir, const char *name, char *text);
void place_data(const char *dir, const char *rel);

// Runs a tool in the folder, where it makes the file. `what` is for the progress line, or NULL.
void run_in(const char *dir, const char *what, const struct args *command, const char *const *env, const char *made);

// The simulator failed: dies showing the end of the tool's log.
_Noreturn void tool_failed(const char *tool, const char *log, int status);

// Compilations go through ccache where it is installed, so that only what depends on the design is compiled again. Its store is
// that of CCACHE_DIR if the user has one, else in the cache's folder, which is `up` from where compilers run: ccache takes a $ in a
// name for a variable, so no name may be the cache's.
bool have_ccache(void);
#define CCACHE_SETTINGS(up) (const char *const[]){"CCACHE_NOHASHDIR=1", "CCACHE_DEPEND=1", \
                                                  getenv("CCACHE_DIR") ? NULL : "CCACHE_DIR=/proc/self/cwd/" up "/ccache", NULL}
#endif
