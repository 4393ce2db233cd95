// SPDX-License-Identifier: Apache-2.0
// The tools that synth runs, all in one working folder. A tool that fails is one line and ST_TOOL.
#ifndef GW_SYNTH_RUN_H
#define GW_SYNTH_RUN_H

#include "flow/request.h"
#include "flow/tech.h"

enum { SYNTH_WHOLE_LEAVES = 300000 }; // designs of more cells are timed pruned

// How hard a library is mapped to: 0 for the smallest area, then ever faster and larger (scripts/flow/map.tcl).
enum { SYNTH_EFFORTS = 6 };

// Makes the folder, with what the scripts read.
void synth_prepare(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t);

// Maps: report.txt and netlist.v in the folder, and mapped.v where the request asks for a netlist or a layout. Modules come from the
// cache where a design had them mapped before.
void synth_yosys(const char *work, const struct synth_request *q, const struct synth_design *d, const struct synth_tech *t, int effort);

// Times netlist.v: timing.txt. The period to begin with is in the library's time unit.
void synth_sta(const char *work, const struct synth_design *d, const struct synth_tech *t, double period);

// Runs a script of OpenSTA's in the folder, on the module `top`, at a period in the library's time unit; `result` is what it must write.
void synth_run_sta(const char *work, const char *script, const struct synth_design *d, const char *top, const struct synth_tech *t,
                   double period, const char *result);

// Runs a tool in the work folder, "NAME=value" words added to its environment; what it must write is `result`, or it has failed
// and the program dies, unless `fails` is not NULL: then it is set.
void synth_tool(const char *work, const struct synth_design *d, const char *const *argv, const char *const *env, const char *result,
                bool *fails);

// Dies if the log of a Yosys that failed says that it has no Tcl.
void synth_need_tcl(const char *log);

// The first line of a log in the work folder that tells of an error. Allocated.
char *synth_error_line(const char *log, const struct synth_design *d);
#endif
