// SPDX-License-Identifier: Apache-2.0
// What the parts of the certificate checker share.
#ifndef GW_SWIZZLE_JUDGE_H
#define GW_SWIZZLE_JUDGE_H

#include "base/util.h"
#include "judge/pattern.h"

struct judge {
    struct cert_tile tile;
    struct cert_pattern *patterns; // (count)
    const char **names;            // their texts, of the certificate
    size_t count;
    json_int_t checked;            // collisions or words looked at
    enum status status;            // what is wrong first
    char *why;
};

// Notes what is wrong: ST_WRONG, the certificate does not hold, or ST_USAGE, it is none. False.
bool judge_fail(struct judge *j, enum status status, const char *fmt, ...) PRINTF(3, 4);

// The object has these keys, NULL at the end, and no others but those of `optional`, alike, which may be NULL. `where` is for the message.
bool judge_keys(struct judge *j, const json_t *o, const char *where, const char *const *keys,
                const char *const *optional);

// Its key holds n integers; an integer.
bool judge_integers(struct judge *j, const json_t *o, const char *where, const char *key, size_t n, json_int_t *out);
bool judge_integer(struct judge *j, const json_t *o, const char *where, const char *key, json_int_t *out);

// The refutation holds: every value of every column it branches on, every collision.
bool judge_tree(struct judge *j, const json_t *tree);
#endif
