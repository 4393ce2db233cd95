// SPDX-License-Identifier: Apache-2.0
// Names in Verilog.
#ifndef GW_NAMES_H
#define GW_NAMES_H

#include <stdbool.h>

// A name that designs may have: a Verilog identifier of up to 64 characters that begins with a letter and is no keyword.
bool is_identifier(const char *s);
#endif
