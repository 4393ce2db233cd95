// SPDX-License-Identifier: Apache-2.0
// Tables as RFC 4180 has them: fields separated by commas, lines that end in CR LF.
#ifndef GW_CSV_H
#define GW_CSV_H

#include <jansson.h>

#include "base/util.h"

// The next field of the line, in quotes where it needs them.
void csv_field(struct buf *b, const char *text);

// The same for a string, a number or a boolean; empty for null and NULL.
void csv_value(struct buf *b, const json_t *v);

void csv_end(struct buf *b); // of the line
#endif
