// SPDX-License-Identifier: Apache-2.0
// What the files of the search for segments share.
#ifndef GW_SEGMENTS_PARTS_H
#define GW_SEGMENTS_PARTS_H

#include "arith/segments.h"

// The sums at r = 0 that keep the error with a slope; none if low is above high.
struct span {
    int64_t low, high;
};

// Of each segment the spans of the slopes first .. first + SLOPES - 1, which lie around its own. What is legal for all segments.
enum { SLOPES = 10 };
struct legal {
    int entries; // those in use
    int64_t *first;
    struct span (*span)[SLOPES];
    int64_t low, high; // among the slopes
};

// False where a segment has none.
bool segments_legal(struct legal *l, const struct segments_wanted *w, int rest_bits, int shift);
void segments_legal_free(struct legal *l);

// The span of a segment's slope; an empty one where that was not tried.
struct span segments_span(const struct legal *l, int i, int64_t slope);

// Bits of v, which is not negative; non-zero digits of its canonical signed form, of a negative one, too.
int segments_bits(int64_t v);
int segments_digits(int64_t v);

// What stands in the table for a; the whole column, allocated.
int64_t segments_word(const struct segments *s, int i);
int64_t *segments_words(const struct segments *s);

// What the line is too much by once the words and the complements of all rows are added to it.
int64_t segments_constant(const struct segments *s);

// um2 of the table and of the adders.
double segments_table_area(const struct segments *s);
double segments_heap_area(const struct segments *s);
#endif
