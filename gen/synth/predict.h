// SPDX-License-Identifier: Apache-2.0
// synth --predict: what the manifest predicts of a design, without any synthesis.
#ifndef GW_SYNTH_PREDICT_H
#define GW_SYNTH_PREDICT_H

#include "flow/request.h"

// Prints it as --json, --csv or text; dies (ST_USAGE) if the manifest has none, or with options that need a netlist.
void synth_predict(const struct synth_request *q, const json_t *manifest);
#endif
