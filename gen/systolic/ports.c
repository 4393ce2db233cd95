// SPDX-License-Identifier: Apache-2.0
// Ports of the top.
#include "systolic/systolic.h"

void systolic_top_ports(struct module *m, const struct array *g)
{
    const char *a_doc = g->split ? "one row of A; in byte mode, row m in the low bytes, row m+1 in the high ones"
                        : g->ws  ? (g->sparse ? "one row of A, 2*rows neighbouring elements" : "one row of A")
                              : (g->sparse ? "A[0..rows-1][2k,2k+1], the two of row 0 lowest" : "A[0..rows-1][k]");
    const char *w_doc = g->ws ? (g->sparse ? "{position, weight} of one array row, column 0 lowest; k = 0 first"
                                           : "W[k][0..cols-1], k = 0 first, rows beats a tile")
                              : (g->sparse ? "{position, weight} of W[2k,2k+1][0..cols-1]" : "W[k][0..cols-1]");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; streams begin at a tile boundary");
    module_stream(m, PORT_IN, "s_axis_w_tdata", g->cols, g->we_bits, true, w_doc);
    module_port(m, PORT_IN, "s_axis_w_tvalid", 1, "weights");
    module_port(m, PORT_OUT, "s_axis_w_tready", 1, g->ws ? "low while one tile waits ahead" : "weights");
    module_stream(m, PORT_IN, "s_axis_a_tdata", g->rows * (1 + g->sparse), g->a_bits, g->a_signed, a_doc);
    module_port(m, PORT_IN, "s_axis_a_tvalid", 1, "activations");
    module_port(m, PORT_OUT, "s_axis_a_tready", 1,
                g->ws ? "low until the tile's weights are complete" : "activations");
    module_port(m, PORT_IN, "s_axis_a_tlast", 1, g->ws ? "last row of the tile" : "last step of the sum");
    if (g->split)
        module_port(m, PORT_IN, "s_axis_a_tuser", g->acc ? 3 : 1,
                    g->acc ? "bit 0: overwrite instead of add; bit 1: send; bit 2: byte mode, two rows of bytes"
                           : "byte mode: two rows of bytes");
    else if (g->acc)
        module_port(m, PORT_IN, "s_axis_a_tuser", 2, "bit 0: overwrite instead of add; bit 1: send");
    module_stream(m, PORT_OUT, "m_axis_c_tdata", g->cols, g->c_bits, true,
                g->split ? "one row of results, or results of two rows in the halves of each" : "one row of results");
    module_port(m, PORT_OUT, "m_axis_c_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_c_tready", 1, "results");
    module_port(m, PORT_OUT, "m_axis_c_tlast", 1, g->ws ? "last row of a sent tile" : "last row of the sum");
    if (g->acc)
        module_port(m, PORT_OUT, "err", 1, "sticky: a tile was longer than acc_rows; its results are wrong");
}
