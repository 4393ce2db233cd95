// SPDX-License-Identifier: Apache-2.0
// Golden model of the generator `splitmac`, in plain integers: a sum of products, and the schedule of an unstalled
// run. Shares nothing with the generator.
#ifndef GW_GOLDEN_SPLITMAC_H
#define GW_GOLDEN_SPLITMAC_H

#include <stdint.h>

// Sum over i < k of x[i] * w[i * stride], exact while it fits 64 bits.
int64_t golden_dot(const int32_t *x, const int32_t *w, int64_t stride, int64_t k);

// Clocks from the first input transfer to the last result transfer of `sums` sums of `steps` steps and `rows`
// results each, one after the other: no step waits but to let the results before pass. `depth` = clocks from the
// admission of a sum's last step to its first result.
int64_t golden_splitmac_cycles(int64_t sums, int64_t steps, int64_t rows, int64_t depth);
#endif
