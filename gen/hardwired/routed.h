// SPDX-License-Identifier: Apache-2.0
// What the pieces of fabric=routed know of each other: the lanes of inputs, the sums of outputs, the plane between.
#ifndef GW_HARDWIRED_ROUTED_H
#define GW_HARDWIRED_ROUTED_H

#include "hardwired/hardwired.h"

// Whether a weight picks the complement of its multiple.
bool routed_complements(const struct hardwired *g, int64_t w);

// Bits of a lane's port s; the lowest one of multiple v, complemented or not.
int routed_lane_bits(const struct hardwired *g);
int routed_lane_place(const struct hardwired *g, int v, bool complement);

// Whether the plane has a constant for each row, its name and bits: the ones that complements leave out, and the bias.
bool routed_has_constant(const struct hardwired *g);
const char *routed_constant_name(const struct hardwired *g);
int routed_constant_bits(const struct hardwired *g);

// The modules TOP_lane, TOP_sum and TOP_plane.
void routed_add_lane(struct design *d, const struct hardwired *g);
void routed_add_serial_sum(struct design *d, const struct hardwired *g);
void routed_add_parallel_sum(struct design *d, const struct hardwired *g);
void routed_add_plane(struct design *d, const struct hardwired *g);
#endif
