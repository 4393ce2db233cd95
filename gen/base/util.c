// SPDX-License-Identifier: Apache-2.0
// Implementation of base/util.h.
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include "base/util.h"

#include "base/regular.h"

#include <ctype.h>
#include <errno.h>
#include <ftw.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_TEMPORARIES = 8 };
static char *temporaries[MAX_TEMPORARIES];

void at_death_remove(const char *path)
{
    for (int i = 0; i < MAX_TEMPORARIES; i++) {
        if (!temporaries[i]) {
            temporaries[i] = xstrdup(path);
            return;
        }
    }
    die(ST_TOOL, "%s: more than %d temporaries at once", path, (int)MAX_TEMPORARIES);
}

void forget_at_death(const char *path)
{
    for (int i = 0; i < MAX_TEMPORARIES; i++) {
        if (temporaries[i] && (!path || strcmp(temporaries[i], path) == 0)) {
            free(temporaries[i]);
            temporaries[i] = NULL;
        }
    }
}

static void remove_temporaries(void)
{
    for (int i = 0; i < MAX_TEMPORARIES; i++)
        if (temporaries[i])
            remove_tree(temporaries[i]);
}

static void (*tell_death)(const char *line, enum status st);

void at_death_tell(void (*tell)(const char *line, enum status st))
{
    tell_death = tell;
}

void one_line(char *s)
{
    for (; *s; s++)
        if (iscntrl((unsigned char)*s))
            *s = '?';
}

void die(enum status st, const char *fmt, ...)
{
    char part[4096]; // all that is told where there is no memory
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(part, sizeof part, fmt, ap);
    char *whole = n >= (int)sizeof part ? malloc((size_t)n + 1) : NULL, *line = whole ? whole : part;
    if (whole)
        vsnprintf(whole, (size_t)n + 1, fmt, again);
    va_end(again);
    va_end(ap);
    fflush(stdout);
    one_line(line);
    fprintf(stderr, "gatewright: %s\n", line);
    if (tell_death)
        tell_death(line, st);
    remove_temporaries();
    exit(st);
}

// Only what a signal handler may call: the removal is rm's.
static void on_signal(int sig)
{
    for (int i = 0; i < MAX_TEMPORARIES; i++) {
        pid_t pid = temporaries[i] ? fork() : -1;
        if (pid == 0) {
            execl("/bin/rm", "rm", "-rf", "--", temporaries[i], (char *)NULL);
            _exit(127);
        }
        if (pid > 0)
            waitpid(pid, NULL, 0);
    }
    signal(sig, SIG_DFL);
    raise(sig);
}

void catch_signals(void)
{
    static const int sigs[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof sigs / sizeof *sigs; i++)
        signal(sigs[i], on_signal);
    signal(SIGPIPE, SIG_DFL);
}

void *xrealloc(void *p, size_t n)
{
    void *q = realloc(p, n ? n : 1);
    if (!q)
        die(ST_TOOL, "out of memory: %zu bytes asked for", n);
    return q;
}

void *xmalloc(size_t n)
{
    return xrealloc(NULL, n);
}

void *xcalloc(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size ? size : 1);
    if (!p)
        die(ST_TOOL, "out of memory: %zu times %zu bytes asked for", n, size);
    return p;
}

char *xstrdup(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(xmalloc(n), s, n);
}

char *xvasprintf(const char *fmt, va_list ap)
{
    struct buf b = {0};
    buf_vprintf(&b, fmt, ap);
    return b.s;
}

char *xasprintf(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *s = xvasprintf(fmt, ap);
    va_end(ap);
    return s;
}

void buf_add(struct buf *b, const char *s, size_t n)
{
    if (b->len + n + 1 > b->cap) {
        b->cap = 2 * (b->len + n + 1);
        b->s = xrealloc(b->s, b->cap);
    }
    memcpy(b->s + b->len, s, n);
    b->len += n;
    b->s[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
    va_list again;
    if (!fmt) // what a sanitizer's compiler would warn of
        abort();
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    char *s = xmalloc((size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, fmt, again);
    va_end(again);
    buf_add(b, s, (size_t)n);
    free(s);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(b, fmt, ap);
    va_end(ap);
}

void buf_shell(struct buf *b, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./,:=+-";
    if (*word && !word[strspn(word, plain)]) {
        buf_puts(b, word);
        return;
    }
    buf_puts(b, "'");
    for (; *word; word++)
        buf_add(b, *word == '\'' ? "'\\''" : word, *word == '\'' ? 4 : 1);
    buf_puts(b, "'");
}

static char why_unread[READ_WHY];

const char *read_failure(void)
{
    return why_unread;
}

// All that the file holds, `size` bytes if it does not grow; NULL with errno set.
static char *read_all(FILE *f, int64_t size, size_t *len)
{
    size_t room = (size_t)size + 4096, got; // more than the file has, so that its end is seen
    char *s = xmalloc(room);
    errno = 0;
    for (*len = 0; (got = fread(s + *len, 1, room - 1 - *len, f)) > 0 && errno == 0;) {
        *len += got;
        if ((int64_t)*len > READ_MOST)
            errno = EFBIG;
        else if (*len == room - 1)
            s = xrealloc(s, room *= 2);
    }
    s[*len] = '\0';
    if (!ferror(f) && errno != EFBIG)
        return s;
    free(s);
    return NULL;
}

char *read_file(const char *path, size_t *len)
{
    size_t unused;
    int64_t size;
    FILE *f = open_regular(path, why_unread, &size);
    if (!f)
        return NULL;
    char *text = read_all(f, size, len ? len : &unused);
    int error = errno;
    fclose(f);
    errno = error;
    if (!text)
        snprintf(why_unread, sizeof why_unread, "cannot read: %s", strerror(error));
    return text;
}

void write_file(const char *path, const char *data, size_t len)
{
    FILE *f = open_output(path);
    if (!f)
        die(ST_USAGE, "%s: cannot write: %s", path, output_error(errno));
    bool bad = fwrite(data, 1, len, f) != len;
    int err = errno;
    if (fclose(f) != 0 && !bad) {
        bad = true;
        err = errno;
    }
    if (bad)
        die(ST_USAGE, "%s: cannot write: %s", path, strerror(err));
}

void write_in(const char *folder, const char *name, const char *data, size_t len)
{
    char *path = path_in(folder, name);
    write_file(path, data, len);
    free(path);
}

int64_t file_size(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (int64_t)st.st_size : -1;
}

char *must_read_file(const char *path, size_t *len)
{
    char *text = read_file(path, len);
    if (!text)
        die(ST_USAGE, "%s: %s", path, read_failure());
    return text;
}

void copy_file(const char *from, const char *to)
{
    size_t len;
    char *text = must_read_file(from, &len);
    write_file(to, text, len);
    free(text);
}

void make_dirs(const char *path)
{
    char *p = xstrdup(path);
    for (char *s = p + 1;; s++) {
        if (*s != '/' && *s != '\0')
            continue;
        char c = *s;
        *s = '\0';
        if (mkdir(p, 0777) != 0 && errno != EEXIST)
            die(ST_USAGE, "%s: cannot make the folder: %s", p, strerror(errno));
        *s = c;
        if (c == '\0')
            break;
    }
    free(p);
    if (!is_dir(path))
        die(ST_USAGE, "%s: not a folder", path);
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    (void)st, (void)flag, (void)ftw;
    return remove(path);
}

void remove_tree(const char *path)
{
    nftw(path, remove_one, 32, FTW_DEPTH | FTW_PHYS);
}

bool is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

void check_writable(const char *path)
{
    struct stat st;
    char *copy = xstrdup(path);
    const char *dir = dirname(copy);
    if (is_dir(path))
        die(ST_USAGE, "%s: is a folder; legal: a file", path);
    bool special = stat(path, &st) == 0 && !S_ISREG(st.st_mode); // /dev/stdout: only opening it tells
    if (!special && access(dir, W_OK) != 0)
        die(ST_USAGE, "%s: cannot write in '%s': %s", path, dir, strerror(errno));
    if (special && S_ISFIFO(st.st_mode) && !open_output(path)) // open until the program ends, so that its reader waits for the rest
        die(ST_USAGE, "%s: cannot write: %s", path, output_error(errno));
    free(copy);
}

bool has_content(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
}

bool exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

char *without_slashes(const char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    return xasprintf("%.*s", (int)n, path);
}

bool is_one_of(const char *s, const char *const *words)
{
    while (*words && strcmp(*words, s) != 0)
        words++;
    return *words;
}

const char *counted(double n, const char *noun)
{
    static char *texts[16];
    static int next;
    size_t len = strlen(noun);
    bool hisses = len > 1 && (strchr("sx", noun[len - 1]) || strcmp(noun + len - 2, "ch") == 0 || strcmp(noun + len - 2, "sh") == 0);
    char **text = &texts[next++ % 16];
    free(*text);
    return *text = xasprintf("%.0f %s%s", n, noun, n == 1 ? "" : hisses ? "es" : "s");
}

const char *article(int64_t n)
{
    while (n >= 1000)
        n /= 1000;
    return n == 8 || n / 10 == 8 || n / 100 == 8 || n == 11 || n == 18 ? "an" : "a";
}

static int least_int(int a, int b)
{
    return a < b ? a : b;
}

// Edit distance of two names of at most 63 characters, two neighbours that changed places being one edit; longer names count
// as far apart.
static int distance(const char *a, const char *b)
{
    int row[64], before[64] = {0}, n = (int)strlen(b);
    if (n > 63 || strlen(a) > 63)
        return INT_MAX;
    for (int j = 0; j <= n; j++)
        row[j] = j;
    for (int i = 1; a[i - 1]; i++) {
        int next[64] = {i};
        for (int j = 1; j <= n; j++) {
            next[j] = row[j - 1] + (a[i - 1] != b[j - 1]);
            next[j] = least_int(next[j], least_int(row[j], next[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = least_int(next[j], before[j - 2] + 1);
        }
        memcpy(before, row, sizeof before);
        memcpy(row, next, sizeof row);
    }
    return row[n];
}

const char *nearest_name(const char *s, const char *const *names, int n)
{
    const char *best = NULL;
    int letters = (int)strlen(s + strspn(s, "-")), least = least_int((letters + 2) / 3 + 1, letters);
    for (int i = 0; i < n; i++) {
        int d = distance(s, names[i]);
        if (d < least) {
            least = d;
            best = names[i];
        }
    }
    return best;
}

char *path_in(const char *dir, const char *name)
{
    return xasprintf("%s/%s", dir, name);
}

char *absolute_path(const char *path)
{
    if (path[0] == '/')
        return xstrdup(path);
    char *here = getcwd(NULL, 0), *full = path_in(here ? here : ".", path);
    free(here);
    return full;
}

char *self_path(void)
{
    char exe[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n < 0)
        die(ST_TOOL, "/proc/self/exe: %s", strerror(errno));
    exe[n] = '\0';
    return xstrdup(exe);
}

const char *host_name(void)
{
    static char name[65];
    if (!*name && gethostname(name, sizeof name - 1) != 0)
        die(ST_TOOL, "the machine's name: %s", strerror(errno));
    return name;
}

double now_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
