// SPDX-License-Identifier: Apache-2.0
// Members of JSON objects that may be absent.
#ifndef GW_MEMBER_H
#define GW_MEMBER_H

#include <jansson.h>

// 0 and "" where there is none of that type.
double json_number(const json_t *o, const char *key);
const char *json_text(const json_t *o, const char *key);
#endif
