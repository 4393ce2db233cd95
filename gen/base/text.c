// SPDX-License-Identifier: Apache-2.0
// Implementation of base/text.h.
#include "base/text.h"

#include <string.h>

// Characters of UTF-8.
static int width_of(const char *s, size_t len)
{
    int n = 0;
    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)s[i] & 0xc0) != 0x80;
    return n;
}

void text_wrap(struct buf *b, const char *text, int column, int indent)
{
    bool begun = false;
    for (const char *s = text; *s;) {
        size_t len = strcspn(s, " \n");
        int width = width_of(s, len);
        if (begun && column + 1 + width > TEXT_WIDTH) {
            buf_printf(b, "\n%*s", indent, "");
            column = indent;
        } else if (begun) {
            buf_puts(b, " ");
            column++;
        }
        buf_add(b, s, len);
        column += width;
        begun = true;
        s += len;
        s += strspn(s, " \n");
    }
    buf_puts(b, "\n");
}

void text_entry(struct buf *b, const char *term, const char *text, int indent)
{
    int width = 2 + width_of(term, strlen(term));
    buf_printf(b, "  %s", term);
    if (width + 2 > indent)
        buf_puts(b, "\n"), width = 0;
    buf_printf(b, "%*s", indent - width, "");
    text_wrap(b, text, indent, indent);
}
