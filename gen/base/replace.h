// SPDX-License-Identifier: Apache-2.0
// What is written beside its place and then put there in one step: the old one or the new one, whole.
#ifndef GW_REPLACE_H
#define GW_REPLACE_H

#include <stdbool.h>
#include <stddef.h>

// Removes what processes of this machine that are gone left in the folder: PREFIX PID "-" HOST, or PREFIX PID "-" N "-" HOST where
// the names are numbered. Machines may share the folder.
void remove_leftovers(const char *folder, const char *prefix, bool numbered);

// A free name beside the path, which no other process takes: ".NAME.gatewright-PID-HOST". Those of processes of this machine
// that were killed are removed. Allocated.
char *temporary_beside(const char *path);

// Writes the whole file beside its place and puts it there; a pipe, a device, or what a link names is written into. Dies
// (ST_USAGE) naming the file.
void replace_file(const char *path, const char *data, size_t len);
#endif
