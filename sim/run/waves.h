// SPDX-License-Identifier: Apache-2.0
// The waves of a run: where they go, what they show, and a GTKWave save file that groups the streams.
#ifndef GW_WAVES_H
#define GW_WAVES_H

#include <jansson.h>
#include <stdbool.h>

// Where they go, allocated: the file the user named, one a simulator if there are several, or beside the design's folder.
char *waves_path(const char *design, const char *given, bool icarus, bool both);

// Dies (ST_USAGE) unless waves and a save file beside them can be written there.
void waves_check(const char *path);

// The design's Verilog, each array followed by statements that have Icarus dump its words; allocated.
char *waves_with_arrays(const char *verilog);

// Writes the save file beside the waves and returns its name, allocated: clock and reset, each stream of the top, then the
// streams of the modules inside, as the design's Verilog (files, NULL at the end) has them outside of generate loops.
char *waves_save_file(const json_t *manifest, const char *const *verilog, const char *waves, bool icarus);
#endif
