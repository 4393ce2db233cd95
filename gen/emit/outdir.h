// SPDX-License-Identifier: Apache-2.0
// Folders that the program writes whole or not at all.
#ifndef GW_OUTDIR_H
#define GW_OUTDIR_H

// Makes the folder `out`: fill() writes `what` into a temporary beside it, which then takes its place in one step. Dies
// (ST_USAGE) unless out is free, empty, or holds nothing but what the list "files" of its own `index`, a JSON file, names.
void write_folder(const char *out, const char *index, void (*fill)(const void *what, const char *dir), const void *what);
#endif
