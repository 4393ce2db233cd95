// SPDX-License-Identifier: Apache-2.0
// Common subexpression elimination on linear graphs, and a search around what it finds.
//
// A pattern is a pair of terms up to a common shift and sign, a +- 2^d b. The most rewarding pattern becomes a
// node, over and over (R. Pasko et al., IEEE TCAD 18/1, 1999; A. Hosangadi, F. Fallah, R. Kastner, 2005). The
// search then dissolves a few nodes, lets the elimination mend the graph, and keeps what is no worse (large
// neighbourhood search: P. Shaw, 1998).
#ifndef GW_CSE_H
#define GW_CSE_H

#include "constant/graph.h"

// What a pattern is worth when it occurs n times: n*per_use - fixed, in any unit; it is taken if that is positive
// and n > 1.
struct worth {
    int per_use, fixed;
};

struct cse_goal {
    struct worth (*worth)(void *context, struct summand a, struct summand b);
    // What the search makes small.
    int64_t (*cost)(void *context, const struct graph *g);
    // Told of a node just made of two terms, and whether a round of the search was kept. May be NULL.
    void (*made)(void *context, const struct graph *g, int row);
    void (*kept)(void *context, bool kept);
    void *context;
    int dissolved; // nodes in a round of the search, at most
    int fresh;     // in so many of 8 rounds of the search a node that was dissolved may not be found again
};

struct cse;

// Takes the graph over. The same seed gives the same result.
struct cse *cse_new(struct graph *g, const struct cse_goal *goal, uint64_t seed);

// Takes patterns until none is worth it.
void cse_eliminate(struct cse *c);

// `rounds` rounds of the search, which lets a worsening of about `hot` pass at its start and of `cold` at its end.
void cse_search(struct cse *c, int64_t rounds, int64_t hot, int64_t cold);

// Gives the graph back, nodes renumbered without gaps, and frees the rest.
struct graph *cse_finish(struct cse *c);
#endif
