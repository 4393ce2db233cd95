// SPDX-License-Identifier: Apache-2.0
// The requantizer of splitmac, its registers and their bus.
#include <stdlib.h>

#include "splitmac.h"

void splitmac_bus_ports(struct module *m)
{
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
    module_port(m, PORT_IN, "write", 1, "write a register");
    module_port(m, PORT_IN, "word", 3, "this one");
    module_port(m, PORT_IN, "wdata", 32, "with this");
    module_port(m, PORT_IN, "mask", 32, "where mask is 1");
    module_port(m, PORT_IN, "read", 1, "read a register");
    module_port(m, PORT_IN, "rword", 3, "this one");
    module_port(m, PORT_OUT, "rdata", 32, "what it holds, zero while read is 0");
}

void splitmac_axil_ports(struct module *m, const struct splitmac *g)
{
    int addr = 5 + index_bits(g->cols);
    module_port(m, PORT_IN, "s_axil_awaddr", addr, "registers: byte address");
    module_port(m, PORT_IN, "s_axil_awvalid", 1, "registers");
    module_port(m, PORT_OUT, "s_axil_awready", 1, "registers");
    module_port(m, PORT_IN, "s_axil_wdata", 32, "registers");
    module_port(m, PORT_IN, "s_axil_wstrb", 4, "registers: bytes to write");
    module_port(m, PORT_IN, "s_axil_wvalid", 1, "registers");
    module_port(m, PORT_OUT, "s_axil_wready", 1, "registers");
    module_port(m, PORT_OUT, "s_axil_bresp", 2, "registers: always 0, OKAY");
    module_port(m, PORT_OUT, "s_axil_bvalid", 1, "registers");
    module_port(m, PORT_IN, "s_axil_bready", 1, "registers");
    module_port(m, PORT_IN, "s_axil_araddr", addr, "registers: byte address");
    module_port(m, PORT_IN, "s_axil_arvalid", 1, "registers");
    module_port(m, PORT_OUT, "s_axil_arready", 1, "registers");
    module_port(m, PORT_OUT, "s_axil_rdata", 32, "registers");
    module_port(m, PORT_OUT, "s_axil_rresp", 2, "registers: always 0, OKAY");
    module_port(m, PORT_OUT, "s_axil_rvalid", 1, "registers");
    module_port(m, PORT_IN, "s_axil_rready", 1, "registers");
}

static void setting_ports(struct module *m, enum port_dir dir, const struct splitmac *g)
{
    module_port(m, dir, "bias", 32, "added to the sum");
    module_port(m, dir, "mult", 32, "factor");
    module_port(m, dir, "shift", 8, g->gemmlowp ? "power of two, left if positive" : "power of two to divide by");
    module_port(m, dir, "zp", g->y_bits, "zero point");
    module_port(m, dir, "lo", g->y_bits, "smallest y");
    module_port(m, dir, "hi", g->y_bits, "largest y");
}

void splitmac_requant_holes(struct holes *h, const struct splitmac *g)
{
    struct range y = splitmac_range(g->y_bits, g->y_signed);
    int t_bits = g->gemmlowp ? 32 : (g->c_bits > 32 ? g->c_bits : 32) + 1, p_bits = g->gemmlowp ? 33 : t_bits + 32;
    int q_bits = g->y_bits + 2, high = 32 - g->y_bits;
    const struct {
        const char *name;
        int value;
    } numbers[] = {{"T_MSB", t_bits - 1}, {"P_MSB", p_bits - 1}, {"Q_MSB", q_bits - 1}, {"Z_MSB", q_bits},
                   {"BIAS_PAD", t_bits - 32}, {"BELOW_PAD", p_bits - 62}, {"ODD_PAD", p_bits - 1},
                   {"FIT_BITS", p_bits - q_bits + 1},
                   {"Q_LOW", q_bits - 1}, {"Y_BITS", g->y_bits}, {"Y_BITS_MSB", g->y_bits - 1}, {"RQ", g->rq_clocks},
                   {"RQ_MSB", g->rq_clocks - 1}, {"RQ_LOW", g->rq_clocks - 2}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    splitmac_resize_hole(h, "D_EXT", "d", g->c_bits, t_bits);
    static const char *const names[] = {"ZP", "LO", "HI"}, *const ports[] = {"zp", "lo", "hi"};
    static const char *const ext[] = {"ZP_EXT", "LO_EXT", "HI_EXT"}, *const wide_names[] = {"ZP_32", "LO_32", "HI_32"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (g->y_signed) {
            splitmac_resize_hole(h, ext[i], ports[i], g->y_bits, q_bits + 1);
            splitmac_resize_hole(h, wide_names[i], ports[i], g->y_bits, 32);
        } else {
            hole(h, ext[i], "{3'd0, %s}", ports[i]);
            hole(h, wide_names[i], "{%d'd0, %s}", high, ports[i]);
        }
    }
    unsigned mask = (1u << g->y_bits) - 1;
    hole(h, "LO_HEX", "%x", (unsigned)y.lo & mask);
    hole(h, "HI_HEX", "%x", (unsigned)y.hi & mask);
    hole_int(h, "Y_LO", y.lo);
    hole_int(h, "Y_HI", y.hi);
    hole(h, "Y_TYPE", "%sint%d", g->y_signed ? "" : "u", g->y_bits);
    hole(h, "SHIFT_DOC", g->gemmlowp ? "-31 to 30, positive = left; beyond, as if it were the nearest"
                                     : "0 to 63 to the right; beyond, as if it were the nearest");
    hole(h, "BIAS_KIND", g->gemmlowp ? "int32, -2^30 to 2^30 - 1 so that no sum wraps" : "int32");
}

void splitmac_add_requant(struct design *d, const struct splitmac *g, struct holes *h)
{
    struct module *m = design_module(d, "regs", "The registers of a column's requantizer.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    splitmac_bus_ports(m);
    setting_ports(m, PORT_OUT_REG, g);
    module_body(d, m, "regs", h);
    m = design_module(d, "requant", g->gemmlowp ? "Requantizer, a result a clock, as gemmlowp and TensorFlow Lite round."
                                                : "Requantizer, a result a clock, as ONNX rounds.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    setting_ports(m, PORT_IN, g);
    module_vector(m, PORT_IN, "d", 1, g->c_bits, true, "exact sum");
    module_vector(m, PORT_OUT_REG, "y", 1, g->y_bits, g->y_signed, "result");
    module_body(d, m, g->gemmlowp ? "requant_gemmlowp" : "requant_onnx", h);
}
