// SPDX-License-Identifier: Apache-2.0
// Implementation of requant.h.
#include "requant.h"

#include <stdlib.h>
#include <string.h>

struct requant requant_params(struct params *p, bool used)
{
    static const char *const names[] = {"y_bits", "y_signed", "round"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        param_only_with(p, names[i], used, "out=raw", "out=requant");
    return (struct requant){.y_bits = (int)param_int(p, "y_bits"),
                            .y_signed = param_int(p, "y_signed"),
                            .gemmlowp = strcmp(param_text(p, "round"), "gemmlowp") == 0};
}

int requant_clocks(const struct requant *r)
{
    return 5 + r->gemmlowp;
}

void requant_setting_ports(struct module *m, enum port_dir dir, const struct requant *r)
{
    module_port(m, dir, "bias", REQUANT_WORD_BITS, "added to the sum");
    module_port(m, dir, "mult", REQUANT_WORD_BITS, "factor");
    module_port(m, dir, "shift", REQUANT_SHIFT_BITS,
                r->gemmlowp ? "power of two, left if positive" : "power of two to divide by");
    module_port(m, dir, "zp", r->y_bits, "zero point");
    module_port(m, dir, "lo", r->y_bits, "smallest y");
    module_port(m, dir, "hi", r->y_bits, "largest y");
}

void requant_doc_holes(struct holes *h, const struct requant *r)
{
    hole_int(h, "Y_LO", r->y_signed ? -(1 << (r->y_bits - 1)) : 0);
    hole_int(h, "Y_HI", (1 << (r->y_bits - r->y_signed)) - 1);
    hole(h, "Y_TYPE", "%sint%d", r->y_signed ? "" : "u", r->y_bits);
    hole(h, "SHIFT_DOC", r->gemmlowp ? "-31 to 30, positive = left; beyond, as if it were the nearest"
                                     : "0 to 63 to the right; beyond, as if it were the nearest");
    hole(h, "BIAS_KIND", r->gemmlowp ? "int32, -2^30 to 2^30 - 1 so that no sum wraps" : "int32");
    char *text = template_text("requant");
    char *doc = template_render(text, r->gemmlowp ? "doc_gemmlowp" : "doc_onnx", h);
    hole(h, "REQUANT_DOC", "%.*s", (int)strlen(doc) - 1, doc);
    free(doc);
    free(text);
}

static void fill_holes(struct holes *h, const struct requant *r)
{
    int t_bits = r->gemmlowp ? 32 : (r->d_bits > 32 ? r->d_bits : 32) + 1, p_bits = r->gemmlowp ? 33 : t_bits + 32;
    int q_bits = r->y_bits + 2;
    const struct {
        const char *name;
        int value;
    } numbers[] = {{"T_MSB", t_bits - 1}, {"P_MSB", p_bits - 1}, {"Q_MSB", q_bits - 1}, {"Z_MSB", q_bits},
                   {"BIAS_PAD", t_bits - 32}, {"BELOW_PAD", p_bits - 62}, {"ODD_PAD", p_bits - 1},
                   {"FIT_BITS", p_bits - q_bits + 1}, {"Q_LOW", q_bits - 1}, {"Y_BITS_MSB", r->y_bits - 1}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    hole_resized(h, "D_EXT", "d", r->d_bits, t_bits);
    static const char *const holes[] = {"ZP_EXT", "LO_EXT", "HI_EXT"}, *const ports[] = {"zp", "lo", "hi"};
    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++) {
        if (r->y_signed)
            hole_resized(h, holes[i], ports[i], r->y_bits, q_bits + 1);
        else
            hole(h, holes[i], "{3'd0, %s}", ports[i]);
    }
}

void requant_add(struct design *d, const struct requant *r)
{
    struct holes h = {0};
    struct module *m =
        design_module(d, "requant", r->gemmlowp ? "Requantizer, a result a clock, as gemmlowp and TensorFlow Lite round."
                                                : "Requantizer, a result a clock, as ONNX rounds.");
    char *text = template_text("requant");
    module_port(m, PORT_IN, "clk", 1, "clock");
    requant_setting_ports(m, PORT_IN, r);
    module_vector(m, PORT_IN, "d", 1, r->d_bits, true, "exact sum");
    module_vector(m, PORT_OUT_REG, "y", 1, r->y_bits, r->y_signed, "result");
    fill_holes(&h, r);
    m->body = template_render(text, r->gemmlowp ? "gemmlowp" : "onnx", &h);
    holes_free(&h);
    free(text);
}
