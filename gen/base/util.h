// SPDX-License-Identifier: Apache-2.0
// Small things every verb needs: one-line errors, strings that grow, whole files.
#ifndef GW_UTIL_H
#define GW_UTIL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define PRINTF(f, a) __attribute__((format(printf, f, a)))

// Exit statuses of the program.
enum status {
    ST_OK = 0,    // done and right
    ST_WRONG = 1, // the hardware is wrong: a mismatch, a failed proof
    ST_USAGE = 2, // the request is wrong: usage, a parameter, a file
    ST_TOOL = 3,  // a tool is missing or failed
};

// Prints "gatewright: MESSAGE" on standard error, one line, removes what at_death names, exits.
_Noreturn void die(enum status st, const char *fmt, ...) PRINTF(2, 3);

// Called by die() with its message and status, before the program ends; NULL: nothing is.
void at_death_tell(void (*tell)(const char *line, enum status st));

// Control characters, a line's end too, as '?'.
void one_line(char *s);

// A file or folder that die() and signals remove: a temporary until it is renamed to its place.
// At most 8 at a time; forget_at_death(NULL) forgets all.
void at_death_remove(const char *path);
void forget_at_death(const char *path);

// Catches SIGINT, SIGTERM, SIGHUP: temporaries go, children of run_tool() are killed.
void catch_signals(void);

void *xmalloc(size_t n);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t n);
char *xstrdup(const char *s);
char *xasprintf(const char *fmt, ...) PRINTF(1, 2);
char *xvasprintf(const char *fmt, va_list ap);

// A string that grows. Zero-initialize; s is NULL while empty.
struct buf {
    char *s;
    size_t len, cap;
};
void buf_add(struct buf *b, const char *s, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_vprintf(struct buf *b, const char *fmt, va_list ap);
void buf_shell(struct buf *b, const char *word); // so that a shell reads that word

// The path without the slashes at its end; "/" stays. Allocated.
char *without_slashes(const char *path);

// Whether it is one of the words, NULL the last.
bool is_one_of(const char *s, const char *const *words);

// "1 bit", "8 bits", "2 mismatches": the noun in the singular. One of 16 texts that take turns.
const char *counted(double n, const char *noun);

// "a" or "an", as the number is read aloud: an 8, an 11, a 16.
const char *article(int64_t n);

// The whole file as a NUL-terminated string, its length in *len if len is not NULL; NULL with errno set if it cannot be
// read, is not a regular file, or has more than READ_MOST bytes.
char *read_file(const char *path, size_t *len);

// What the last read_file that gave NULL has to say, after "PATH: ".
const char *read_failure(void);

// The same, or dies (ST_USAGE) naming it.
char *must_read_file(const char *path, size_t *len);

// Bytes of a file, or -1.
int64_t file_size(const char *path);

// Writes the whole file or dies (ST_USAGE) naming it; checks the close.
void write_file(const char *path, const char *data, size_t len);
void write_in(const char *folder, const char *name, const char *data, size_t len); // a file of the folder

// The file `from`, whole, as `to`; dies (ST_USAGE) naming the one that cannot be read or written.
void copy_file(const char *from, const char *to);

// DIR/NAME; the path from the root of the file system; the file of this program. Allocated.
char *path_in(const char *dir, const char *name);
char *absolute_path(const char *path);
char *self_path(void);

// Creates a folder and its parents; dies on failure.
void make_dirs(const char *path);

// Removes a file or a folder with all that is in it; silent where there is nothing.
void remove_tree(const char *path);

bool is_dir(const char *path);

// Dies (ST_USAGE) if no file of that name can be written, or it is a pipe that nothing reads: before the work that it is for.
void check_writable(const char *path);
bool exists(const char *path);
bool has_content(const char *path); // a regular file of at least a byte

// Nearest of the n names to s by edit distance, or NULL if none is near enough to suggest.
const char *nearest_name(const char *s, const char *const *names, int n);

// This machine's name: temporaries have it in theirs, as machines may share a folder.
const char *host_name(void);

double now_seconds(void); // monotonic
#endif
