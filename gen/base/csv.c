// SPDX-License-Identifier: Apache-2.0
// Implementation of base/csv.h.
#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

void csv_field(struct buf *b, const char *text)
{
    bool quoted = text[strcspn(text, ",\"\r\n")] != '\0';
    if (b->len && b->s[b->len - 1] != '\n')
        buf_puts(b, ",");
    if (!quoted) {
        buf_puts(b, text);
        return;
    }
    buf_puts(b, "\"");
    for (; *text; text++)
        buf_add(b, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    buf_puts(b, "\"");
}

void csv_value(struct buf *b, const json_t *v)
{
    char *number = v && !json_is_null(v) && !json_is_string(v) ? json_dumps(v, JSON_ENCODE_ANY | JSON_REAL_PRECISION(12)) : NULL;
    csv_field(b, number ? number : json_is_string(v) ? json_string_value(v) : "");
    free(number);
}

void csv_end(struct buf *b)
{
    buf_puts(b, "\r\n");
}
