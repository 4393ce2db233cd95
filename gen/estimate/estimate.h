// SPDX-License-Identifier: Apache-2.0
// What a design will need, before synthesis: its Verilog, structural view, is elaborated and its gates are counted. A second's work where
// synthesis takes minutes; made for ranking designs, within about a tenth of what `gatewright synth` measures.
#ifndef GW_ESTIMATE_H
#define GW_ESTIMATE_H

#include <jansson.h>

// The n files of a design as texts. An object: area (um2 of the OSU 0.18 um cells, memories left out), delay (ns, the longest path
// between registers), flops, full_adders, half_adders, memory_bits, and modules, each distinct one with its count; NULL and why in *error,
// allocated, if something is written in a way that it does not read.
json_t *estimate(const char *const *texts, int n, const char *top, char **error);
#endif
