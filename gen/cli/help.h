// SPDX-License-Identifier: Apache-2.0
// What --help says, from the tables of verbs and options.
#ifndef GW_HELP_H
#define GW_HELP_H

#include "base/option.h"
#include "base/util.h"

// All verbs, a line each. Allocated.
char *help_overview(void);

// What an option does, its default and what is legal, a phrase or two. Allocated.
char *help_option(const struct option *row);

// gatewright help [VERB|GENERATOR], with the words after "help". Returns an enum status.
int help_command(int argc, char **argv);
#endif
