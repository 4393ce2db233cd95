// SPDX-License-Identifier: Apache-2.0
// How often each pattern a +- 2^d b occurs in a graph, kept up to date term by term, and the most rewarding of
// them at hand.
#ifndef GW_PATTERNS_H
#define GW_PATTERNS_H

#include "constant/cse.h"

struct pattern {
    struct summand a, b; // a.shift is 0 and b.shift is d, which may be negative; a is not negative
};

struct patterns;

struct patterns *patterns_new(const struct cse_goal *goal);
void patterns_free(struct patterns *p);

// The pattern of two terms.
struct pattern pattern_of(struct summand s, struct summand t);

// Counts the pattern of s and t once more (+1) or once less (-1).
void patterns_count(struct patterns *p, struct summand s, struct summand t, int change);

// One of the best patterns, at random; one whose reward is within `slack` of 256 of the best. False if none is
// worth it.
bool patterns_best(struct patterns *p, int slack, uint64_t random, struct pattern *best);

// Keeps a pattern from being offered until its count changes, or it is offered again.
void patterns_dismiss(struct patterns *p, const struct pattern *pattern);
void patterns_offer(struct patterns *p, const struct pattern *pattern);
#endif
