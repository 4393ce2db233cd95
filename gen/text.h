// SPDX-License-Identifier: Apache-2.0
// English and columns: lines that wrap, plurals, articles.
#ifndef GW_TEXT_H
#define GW_TEXT_H

#include <stdint.h>

#include "util.h"

enum { TEXT_WIDTH = 80 }; // columns of what is printed for reading

// Adds the text, which begins at `column`, in lines of TEXT_WIDTH where its words allow that, each further one indented by
// `indent`; and a newline.
void text_wrap(struct buf *b, const char *text, int column, int indent);

// "  TERM    text", the text wrapped in a column of its own that begins at `indent`; on the next line if the term is too long.
void text_entry(struct buf *b, const char *term, const char *text, int indent);

// "1 bit", "8 bits": the noun in the singular, its plural with an s. Allocated.
char *text_count(int64_t n, const char *noun);

// "a" or "an", as the number is read aloud: an 8, an 11, a 16.
const char *text_article(int64_t n);
#endif
