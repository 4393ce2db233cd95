// SPDX-License-Identifier: Apache-2.0
// Drawings as SVG text (W3C SVG 1.1), of a file of their own or inside a page. Lengths are pixels; `style` is attributes of
// the element, e.g. "class='bar'" or "fill='#135'".
#ifndef GW_SVG_H
#define GW_SVG_H

#include "base/util.h"

// s with the characters that mean something to XML escaped, those that it may not hold as '?'.
void xml_text(struct buf *b, const char *s);

// A drawing of w x h; `label` is what it shows, for those who cannot see it.
void svg_begin(struct buf *b, double w, double h, const char *label);
void svg_end(struct buf *b);

// The same as a file of its own: on white, with `style` for all of its text, which is without serifs.
void svg_page_begin(struct buf *b, double w, double h, const char *style, const char *label);
void svg_page_end(struct buf *b);

void svg_rect(struct buf *b, double x, double y, double w, double h, double radius, const char *style);
void svg_line(struct buf *b, double x1, double y1, double x2, double y2, const char *style);
void svg_circle(struct buf *b, double x, double y, double r, const char *style);

// Text at a base line.
void svg_text(struct buf *b, double x, double y, const char *style, const char *fmt, ...) PRINTF(5, 6);

// The same, turned by so many degrees, clockwise.
void svg_text_turned(struct buf *b, double x, double y, int degrees, const char *style, const char *text);

// The next shapes until svg_leave have this style.
void svg_group(struct buf *b, const char *style);

// The next shapes until svg_leave have a tooltip.
void svg_enter(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void svg_leave(struct buf *b);
#endif
