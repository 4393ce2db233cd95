// SPDX-License-Identifier: Apache-2.0
// Names in Verilog.
#ifndef GW_NAMES_H
#define GW_NAMES_H

#include <stdbool.h>
#include <stddef.h>

// A name that designs may have: a Verilog identifier of up to 64 characters that begins with a letter and is no keyword.
bool is_identifier(const char *s);

// Whether the word of n letters is the module, defined nowhere, that stops elaboration where parameters are illegal.
bool names_stop(const char *s, size_t n);
#endif
