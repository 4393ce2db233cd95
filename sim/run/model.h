// SPDX-License-Identifier: Apache-2.0
// Builds the model of a simulation with the simulator's own tools and a C compiler.
#ifndef GW_RUN_MODEL_H
#define GW_RUN_MODEL_H

#include "run/cosim.h"

// Puts design, harness and the C side's files into the folder `dir` and builds there model.vvp and gw.vpi, or model. Dies with
// ST_TOOL if a tool fails, showing its log.
void model_build(const struct cosim *c, char *const *sources, const char *dir);

// The simulator failed: dies showing the end of the tool's log.
_Noreturn void tool_failed(const char *tool, const char *log, int status);
#endif
