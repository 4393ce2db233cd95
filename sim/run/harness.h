// SPDX-License-Identifier: Apache-2.0
// Texts made from a manifest's port table: the Verilog harness around a design, the C structs and the port
// map of its testbench. All allocated.
#ifndef GW_HARNESS_H
#define GW_HARNESS_H

#include <jansson.h>
#include <stdint.h>

char *harness_verilog(const json_t *manifest);
char *harness_bench(const json_t *manifest, const char *name, int64_t clocks); // a testbench that replays NAME.hex
char *harness_header(const json_t *manifest); // ports.h
char *harness_ports(const json_t *manifest);  // ports.c
#endif
