// SPDX-License-Identifier: Apache-2.0
// A macro of the user's as a bank: which of its pins is which, and how an instance of it is connected.
#ifndef GW_SCRATCHPAD_MACRO_H
#define GW_SCRATCHPAD_MACRO_H

#include "scratchpad/scratchpad.h"

enum macro_role { CLK, CSB, WEB, OEB, WMASK, SPARE, ADDR, DIN, DOUT, ROLES };

// What a compiler calls the pins of two ports; NULL for pins that there are not. Selects and enables are active low.
struct macro_naming {
    const char *whose, *pins[2][ROLES];
};

// The one whose clock the macro has, else OpenRAM's.
const struct macro_naming *macro_naming(const struct scratchpad *s);
const struct sram_pin *macro_pin(const struct scratchpad *s, int port, enum macro_role role); // or NULL

int macro_spare(const struct scratchpad *s);                    // columns besides the word's, which are there for repairs
bool macro_bytewise(const struct scratchpad *s);                // without a mask, of bytes: one for each byte of a word
bool macro_reads(const struct scratchpad *s, int port);         // port 0 writes, and reads if it is the only one
bool macro_needs(const struct scratchpad *s, int port, enum macro_role role);
int macro_mask_grain(const struct scratchpad *s, int bits); // bits that one of a mask stands for: 8, 4, 2, 1, or 0 if it does not do
#endif
