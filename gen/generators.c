// SPDX-License-Identifier: Apache-2.0
// The table of generators: a new one is its header and a row here.
#include "generators.h"

#include <stddef.h>

#include "bayer/bayer.h"
#include "hardwired/hardwired.h"
#include "scratchpad/scratchpad.h"
#include "splitmac/splitmac.h"
#include "systolic/systolic.h"

const struct generator *const all_generators[] = {
    &generator_systolic,
    &generator_bayer,
    &generator_splitmac,
    &generator_hardwired,
    &generator_scratchpad,
    NULL,
};
