// SPDX-License-Identifier: Apache-2.0
// Members of JSON objects that may be absent, and JSON files.
#ifndef GW_MEMBER_H
#define GW_MEMBER_H

#include <jansson.h>

// 0 and "" where there is none of that type.
double json_number(const json_t *o, const char *key);
const char *json_text(const json_t *o, const char *key);

// The value that a text, or a file that read_file reads, holds; NULL with e->line and e->text set if it is not JSON or would take
// more than 2 GiB of memory. e may be NULL.
json_t *json_read_text(const char *text, size_t len, json_error_t *e);
json_t *json_read_file(const char *path, json_error_t *e);

// A number to the nearest multiple of the unit, null if it is not finite; a string, "?" if it is not UTF-8.
json_t *json_rounded(double v, double unit);
json_t *json_utf8(const char *s);
#endif
