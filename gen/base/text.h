// SPDX-License-Identifier: Apache-2.0
// Columns: lines that wrap.
#ifndef GW_TEXT_H
#define GW_TEXT_H

#include "base/util.h"

enum { TEXT_WIDTH = 80 }; // columns of what is printed for reading

// Adds the text, which begins at `column`, in lines of TEXT_WIDTH where its words allow that, each further one indented by
// `indent`; and a newline.
void text_wrap(struct buf *b, const char *text, int column, int indent);

// "  TERM    text", the text wrapped in a column of its own that begins at `indent`; on the next line if the term is too long.
void text_entry(struct buf *b, const char *term, const char *text, int indent);
#endif
