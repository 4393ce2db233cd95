// SPDX-License-Identifier: Apache-2.0
// Implementation of base/svg.h.
#include "base/svg.h"

#include <stdlib.h>
#include <string.h>

void xml_text(struct buf *b, const char *s)
{
    for (; *s; s++) {
        switch (*s) {
        case '<': buf_puts(b, "&lt;"); break;
        case '>': buf_puts(b, "&gt;"); break;
        case '&': buf_puts(b, "&amp;"); break;
        case '"': buf_puts(b, "&quot;"); break;
        case '\'': buf_puts(b, "&#39;"); break;
        default:
            if ((unsigned char)*s < ' ' && *s != '\n' && *s != '\t')
                buf_puts(b, "?");
            else
                buf_add(b, s, 1);
        }
    }
}

static void escaped(struct buf *b, const char *fmt, va_list ap)
{
    char *text = xvasprintf(fmt, ap);
    xml_text(b, text);
    free(text);
}

void svg_begin(struct buf *b, double w, double h, const char *label)
{
    buf_printf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.6g %.6g\" width=\"%.6g\" height=\"%.6g\" "
                  "role=\"img\" aria-label=\"", w, h, w, h);
    xml_text(b, label);
    buf_puts(b, "\">\n");
}

void svg_end(struct buf *b)
{
    buf_puts(b, "</svg>\n");
}

void svg_page_begin(struct buf *b, double w, double h, const char *style, const char *label)
{
    svg_begin(b, w, h, label);
    svg_rect(b, 0, 0, w, h, 0, "fill=\"#fff\"");
    buf_printf(b, "<g font-family=\"sans-serif\" %s>\n", style);
}

void svg_page_end(struct buf *b)
{
    svg_leave(b);
    svg_end(b);
}

void svg_rect(struct buf *b, double x, double y, double w, double h, double radius, const char *style)
{
    buf_printf(b, "<rect x=\"%.6g\" y=\"%.6g\" width=\"%.6g\" height=\"%.6g\"", x, y, w, h);
    if (radius > 0)
        buf_printf(b, " rx=\"%.6g\"", radius);
    buf_printf(b, " %s/>\n", style);
}

void svg_line(struct buf *b, double x1, double y1, double x2, double y2, const char *style)
{
    buf_printf(b, "<line x1=\"%.6g\" y1=\"%.6g\" x2=\"%.6g\" y2=\"%.6g\" %s/>\n", x1, y1, x2, y2, style);
}

void svg_circle(struct buf *b, double x, double y, double r, const char *style)
{
    buf_printf(b, "<circle cx=\"%.6g\" cy=\"%.6g\" r=\"%.6g\" %s/>\n", x, y, r, style);
}

void svg_text(struct buf *b, double x, double y, const char *style, const char *fmt, ...)
{
    va_list ap;
    buf_printf(b, "<text x=\"%.6g\" y=\"%.6g\"%s%s>", x, y, *style ? " " : "", style);
    va_start(ap, fmt);
    escaped(b, fmt, ap);
    va_end(ap);
    buf_puts(b, "</text>\n");
}

void svg_text_turned(struct buf *b, double x, double y, int degrees, const char *style, const char *text)
{
    buf_printf(b, "<text transform=\"translate(%.6g %.6g)rotate(%d)\" %s>", x, y, degrees, style);
    xml_text(b, text);
    buf_puts(b, "</text>\n");
}

void svg_group(struct buf *b, const char *style)
{
    buf_printf(b, "<g %s>\n", style);
}

void svg_enter(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    buf_puts(b, "<g><title>");
    va_start(ap, fmt);
    escaped(b, fmt, ap);
    va_end(ap);
    buf_puts(b, "</title>\n");
}

void svg_leave(struct buf *b)
{
    buf_puts(b, "</g>\n");
}
