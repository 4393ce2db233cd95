// SPDX-License-Identifier: Apache-2.0
// The resistances and capacitances of routed wires, from the file that qrouter's write_delays makes, as SPEF.
#ifndef GW_LAYOUT_WIRES_H
#define GW_LAYOUT_WIRES_H

// A line of `rc` is "NET 1 DRIVER n TREE ...", a TREE "( ohms pF ITEM , ITEM ... )" and an ITEM a TREE or a receiver; pins are
// CELL/PIN, ports PIN/NAME. Returns IEEE 1481 SPEF of module `top`, allocated, or NULL with *error, allocated, where a line is
// not of that form. A branch's capacitance is at its far end.
char *layout_spef(const char *top, const char *rc, char **error);
#endif
