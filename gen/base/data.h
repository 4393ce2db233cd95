// SPDX-License-Identifier: Apache-2.0
// The folder with the program's own files: templates, Verilog, the runtime, scripts.
#ifndef GW_DATA_H
#define GW_DATA_H

// Folder that holds gen/, rtl/, sim/, tb/ and scripts/: the source tree, or PREFIX/share/gatewright.
const char *data_dir(void);

// data_dir()/REL, allocated.
char *data_path(const char *rel);

// All files below data_dir() that the pattern, of glob(), has, named as from there, in order of their names; NULL at the end,
// which is the beginning where there are none. Allocated.
char **data_files(const char *pattern);

// What git called the source that the program was built from, allocated; NULL if that is not known.
char *source_described(void);
#endif
