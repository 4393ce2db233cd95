// SPDX-License-Identifier: Apache-2.0
// Implementation of base/regular.h.
#define _XOPEN_SOURCE 700
#include "base/regular.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

char *grouped(int64_t n, char text[32])
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lld", (long long)n), at = 0;
    for (int i = 0; i < len; i++) {
        text[at++] = digits[i];
        if (digits[i] != '-' && i + 1 < len && (len - 1 - i) % 3 == 0)
            text[at++] = ',';
    }
    text[at] = '\0';
    return text;
}

bool is_own_stream(const char *path)
{
    return strncmp(path, "/dev/std", 8) == 0 || strncmp(path, "/dev/fd/", 8) == 0 || strncmp(path, "/proc/self/fd/", 14) == 0;
}

static const char *kind_of(mode_t mode)
{
    return S_ISFIFO(mode) ? "a pipe" : S_ISSOCK(mode) ? "a socket" : "a device";
}

// NULL, or what is wrong with the open file.
static const char *check(int fd, const char *path, char why[READ_WHY], int64_t *size)
{
    struct stat st;
    char is[32], most[32];
    if (fstat(fd, &st) != 0) {
        snprintf(why, READ_WHY, "cannot read: %s", strerror(errno));
        return why;
    }
    *size = st.st_size;
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        snprintf(why, READ_WHY, "cannot read: %s", strerror(errno));
        return why;
    }
    if (!S_ISREG(st.st_mode) || is_own_stream(path)) {
        errno = EINVAL;
        snprintf(why, READ_WHY, "%s; legal: a regular file", S_ISREG(st.st_mode) ? "a stream of the shell's" : kind_of(st.st_mode));
        return why;
    }
    if (st.st_size > READ_MOST) {
        errno = EFBIG;
        snprintf(why, READ_WHY, "%s bytes; legal: at most %s (2 GiB)", grouped(st.st_size, is), grouped(READ_MOST, most));
        return why;
    }
    return NULL;
}

FILE *open_regular(const char *path, char why[READ_WHY], int64_t *size)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC); // a pipe without a writer would wait for one
    if (fd < 0) {
        if (errno == ENXIO)
            snprintf(why, READ_WHY, "a device or a socket; legal: a regular file");
        else
            snprintf(why, READ_WHY, "cannot read: %s", strerror(errno));
        return NULL;
    }
    FILE *f = check(fd, path, why, size) ? NULL : fdopen(fd, "rb");
    if (!f) {
        int error = errno;
        close(fd);
        errno = error;
    }
    return f;
}

static bool is_pipe(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISFIFO(st.st_mode);
}

FILE *open_output(const char *path)
{
    enum { WAITS = 50 }; // of 0.1 s each
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY | O_CLOEXEC, fd = -1;
    if (!is_pipe(path)) {
        fd = open(path, flags, 0666);
        return fd < 0 ? NULL : fdopen(fd, "wb");
    }
    for (int i = 0; i < WAITS && (fd = open(path, flags | O_NONBLOCK, 0666)) < 0 && errno == ENXIO; i++)
        nanosleep(&(struct timespec){0, 100000000}, NULL);
    if (fd < 0)
        return NULL;
    fcntl(fd, F_SETFL, O_WRONLY); // a slow reader is waited for
    return fdopen(fd, "wb");
}

const char *output_error(int error)
{
    return error == ENXIO ? "nothing reads this pipe" : strerror(error);
}

bool may_replace(const char *path)
{
    struct stat st;
    return lstat(path, &st) != 0 || S_ISREG(st.st_mode);
}
