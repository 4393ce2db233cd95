// SPDX-License-Identifier: Apache-2.0
// A product of random matrices as work for an array at full rate, the same in proportion for arrays of all sizes.
#ifndef GW_SYNTH_RANDOM_H
#define GW_SYNTH_RANDOM_H

#include "synth_request.h"

// Writes a.npy and w.npy into the folder: uniform over all operands, 64 rows of `a`, four tiles of `w` each way. Dies (ST_USAGE) if
// the design has no rows and columns.
void write_random_product(const char *folder, const struct synth_design *d);
#endif
