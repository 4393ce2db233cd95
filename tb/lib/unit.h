// SPDX-License-Identifier: Apache-2.0
// What the tests of library code share: a file of their own, random numbers, results as "ok - NAME" or "not ok - NAME" a line.
#ifndef GW_TB_UNIT_H
#define GW_TB_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

extern char unit_folder[], unit_path[64]; // a folder and the file in it, from unit_begin to unit_end

// `group` is in front of every name.
void unit_begin(const char *group, const char *file);
int unit_end(void); // exit status: 0 if every result was good

void result(const char *name, bool ok);

// Makes the file hold these bytes.
void put(const void *data, size_t n);

// Knuth's MMIX generator, the upper half.
uint32_t random32(void);
#endif
