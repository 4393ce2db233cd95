// SPDX-License-Identifier: Apache-2.0
// Options of the verbs and their values. What is wrong dies (ST_USAGE) with one sentence for all verbs:
// "OPTION: value 'x'; legal: LOWEST..HIGHEST UNIT".
#ifndef GW_OPTION_H
#define GW_OPTION_H

#include <stdint.h>

// The word after the option argv[*i]; *i moves to it.
const char *option_value(int argc, char **argv, int *i);

// A decimal number, lowest..highest; `unit` is "" for a plain count.
int64_t option_integer(const char *option, const char *text, int64_t lowest, int64_t highest, const char *unit);
double option_real(const char *option, const char *text, double lowest, double highest, const char *unit);

// One of `legal`, NULL at its end.
const char *option_word(const char *option, const char *text, const char *const *legal);

// Dies: unknown option, with the nearest of the n legal ones.
_Noreturn void die_option(const char *verb, const char *option, const char *const *legal, int n);
#endif
