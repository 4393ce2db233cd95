// SPDX-License-Identifier: Apache-2.0
// Implementation of base/error.h.
#include "base/error.h"

#include <stdarg.h>

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

void die_if_refused(const struct error *e)
{
    if (is_refused(e))
        die(ST_USAGE, "%s", e->text);
}
