// SPDX-License-Identifier: Apache-2.0
// AXI ports of a top: streams, padded to whole bytes, also between instances, and the registers of an AXI4-Lite slave.
#include "emit/instance.h"

#include <stdlib.h>
#include <string.h>

void module_stream(struct module *m, enum port_dir dir, const char *name, int elements, int element_bits,
                   bool is_signed, const char *doc)
{
    struct port *p = module_vector(m, dir, name, elements, element_bits, is_signed, doc);
    p->width = (p->width + 7) / 8 * 8;
}

void module_axil(struct module *m, int address_bits, const char *what)
{
    const struct {
        const char *suffix;
        enum port_dir dir;
        int width;
        const char *more;
    } ports[] = {
        {"awaddr", PORT_IN, address_bits, ": byte address"}, {"awvalid", PORT_IN, 1, ""}, {"awready", PORT_OUT, 1, ""},
        {"wdata", PORT_IN, 32, ""}, {"wstrb", PORT_IN, 4, ": bytes to write"}, {"wvalid", PORT_IN, 1, ""},
        {"wready", PORT_OUT, 1, ""}, {"bresp", PORT_OUT, 2, ": always 0, OKAY"}, {"bvalid", PORT_OUT, 1, ""},
        {"bready", PORT_IN, 1, ""}, {"araddr", PORT_IN, address_bits, ": byte address"}, {"arvalid", PORT_IN, 1, ""},
        {"arready", PORT_OUT, 1, ""}, {"rdata", PORT_OUT, 32, ""}, {"rresp", PORT_OUT, 2, ": always 0, OKAY"},
        {"rvalid", PORT_OUT, 1, ""}, {"rready", PORT_IN, 1, ""}};
    for (size_t i = 0; i < sizeof ports / sizeof *ports; i++)
        module_port(m, ports[i].dir, xasprintf("s_axil_%s", ports[i].suffix), ports[i].width, xasprintf("%s%s", what, ports[i].more));
}

// One signal of a stream, where both ends have it.
static void join_signal(struct wiring *w, const char *from, const char *out, const char *to, const char *in, const char *signal)
{
    char *a = xasprintf("%s_%s", out, signal), *b = xasprintf("%s_%s", in, signal);
    bool source = has_port(w, from, a), sink = has_port(w, to, b);
    if (source && sink && strcmp(signal, "tready") == 0)
        connect_vector(w, to, b, from, a);
    else if (source && sink)
        connect_vector(w, from, a, to, b);
    else if (source)
        connect_none(w, from, a);
    else if (sink)
        die(ST_TOOL, "%s.%s has no %s, which %s.%s needs", from, out, signal, to, in);
    free(a);
    free(b);
}

void connect_stream(struct wiring *w, const char *from, const char *out, const char *to, const char *in)
{
    static const char *const signals[] = {"tdata", "tvalid", "tready", "tlast", "tuser"};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        join_signal(w, from, out, to, in, signals[i]);
}

static int padding(int bits)
{
    return (8 - bits % 8) % 8;
}

void padding_holes(struct holes *h, const struct tdata *in, int in_count, struct tdata out)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int i = 0; i < in_count; i++) {
        int used = in[i].used, pad = padding(used);
        if (pad)
            buf_printf(&b, "%s  wire [%d:0] unused_%s = s_axis_%s_tdata[%d:%d]; // padding", b.len ? "\n" : "", pad - 1, in[i].stream,
                       in[i].stream, used + pad - 1, used);
    }
    int pad = padding(out.used);
    hole(h, "PADDING_IN", "%s", b.s);
    hole_int(h, "HAS_PADDING_IN", b.len > 0);
    hole(h, "PADDING_OUT", "  assign m_axis_%s_tdata[%d:%d] = %d'd0; // padding", out.stream, out.used + pad - 1, out.used, pad);
    hole_int(h, "HAS_PADDING_OUT", pad);
    free(b.s);
}
