// SPDX-License-Identifier: Apache-2.0
// Implementation of base/error.h.
#include "base/error.h"

#include <stdarg.h>
#include <stdlib.h>

void refuse(struct error *e, const char *parameter, const char *fmt, ...)
{
    if (is_refused(e))
        return;
    struct buf b = {0};
    va_list ap;
    va_start(ap, fmt);
    if (parameter)
        buf_printf(&b, "%s: ", parameter);
    buf_vprintf(&b, fmt, ap);
    va_end(ap);
    e->text = b.s;
    e->parameter = parameter;
}

void refuse_name(struct error *e, const char *what, const char *name, const char *const *names, int n)
{
    const char *near = nearest_name(name, names, n);
    struct buf all = {0};
    for (int i = 0; i < n; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    if (near)
        refuse(e, NULL, "%s '%s'; did you mean '%s'?", what, name, near);
    else
        refuse(e, NULL, "%s '%s'; legal: %s", what, name, all.s);
    free(all.s);
}

void die_if_refused(const struct error *e)
{
    if (is_refused(e))
        die(ST_USAGE, "%s", e->text);
}
