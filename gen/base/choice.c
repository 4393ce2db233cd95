// SPDX-License-Identifier: Apache-2.0
// Implementation of base/choice.h.
#define _POSIX_C_SOURCE 200809L
#include "base/choice.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

int choice_index(const char *choices, const char *s)
{
    size_t len = strlen(s);
    int i = 0;
    for (const char *c = choices; *c; i++) {
        size_t n = strcspn(c, "|");
        if (n == len && strncmp(c, s, n) == 0)
            return i;
        c += n + (c[n] == '|');
    }
    return -1;
}

char *choice_nearest(const char *choices, const char *s)
{
    char *list = xstrdup(choices), *rest = NULL;
    const char *names[64];
    int n = 0;
    for (char *c = strtok_r(list, "|", &rest); c && n < 64; c = strtok_r(NULL, "|", &rest))
        names[n++] = c;
    const char *near = nearest_name(s, names, n);
    char *found = near ? xstrdup(near) : NULL;
    free(list);
    return found;
}

char *choice_list(const char *choices, const char *between)
{
    struct buf b = {0};
    for (const char *c = choices; *c; c += strcspn(c, "|"), c += *c == '|') {
        buf_puts(&b, c == choices ? "" : between);
        buf_add(&b, c, strcspn(c, "|"));
    }
    return b.s ? b.s : xstrdup("");
}

bool parse_decimal(const char *s, int64_t *v)
{
    const char *digits = s + (*s == '-');
    if (!*digits || digits[strspn(digits, "0123456789")])
        return false;
    errno = 0;
    *v = strtoll(s, NULL, 10);
    return errno == 0;
}
