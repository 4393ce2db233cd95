// SPDX-License-Identifier: Apache-2.0
// The scratchpad's crossbar: a pass serves the lowest lane of each bank, and with broadcast all lanes at its word.
#include "scratchpad/scratchpad.h"

static void fields(struct design *d, struct scratchpad *s)
{
    (void)d;
    int addresses = s->banks * s->field_bits;
    s->addr = scratchpad_field(s, addresses);
    if (s->two_ports)
        s->raddr = scratchpad_field(s, addresses);
    s->on = scratchpad_field(s, s->banks);
    if (s->two_ports)
        s->ron = scratchpad_field(s, s->banks);
    s->be = scratchpad_field(s, s->words_moved * s->bytes);
    s->op = scratchpad_field(s, 2);
}

static void add_address(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "address", "Banks and rows of a request's words, those of phase 0 lowest, and what is "
                                                   "wrong with its addresses.");
    module_vector(m, PORT_IN, "addr", s->banks, s->field_bits, false, "a lane's first word");
    module_vector(m, PORT_IN, "on", s->banks, 1, false, "lanes that want theirs");
    module_vector(m, PORT_OUT, "bank", s->words_moved, s->bank_bits, false, "of each word");
    module_vector(m, PORT_OUT, "row", s->words_moved, s->row_bits, false, "in its bank");
    module_vector(m, PORT_OUT, "wanted", s->words_moved, 1, false, "its lane is on");
    module_port(m, PORT_OUT, "outside", 1, "a word is beyond the memory");
    if (s->wide > 1 && !s->any_word)
        module_port(m, PORT_OUT, "misaligned", 1, "an address is no multiple of the words of a lane");
    module_body(d, m, "address", h);
}

// A side's words of the phase: what is still to be served, and where.
static void side_ports(struct module *m, const struct scratchpad *s, enum port_dir dir, const char *todo, const char *bank,
                       const char *row, const char *doc)
{
    module_vector(m, dir, todo, s->banks, 1, false, doc);
    module_vector(m, dir, bank, s->banks, s->bank_bits, false, "their banks");
    module_vector(m, dir, row, s->banks, s->row_bits, false, "their rows");
}

static void request_ports(struct module *m, const struct scratchpad *s, bool of_network)
{
    enum port_dir out = of_network ? PORT_IN : PORT_OUT, in = of_network ? PORT_OUT : PORT_IN;
    if (!s->two_ports)
        module_port(m, out, "writes", 1, "they are written, not read");
    side_ports(m, s, out, "todo", "bank", "row", s->two_ports ? "words to write" : "words of this phase to serve");
    if (s->two_ports)
        side_ports(m, s, out, "rtodo", "rbank", "rrow", "words to read");
    module_vector(m, out, "be", s->banks, s->bytes, false, "bytes to write");
    module_vector(m, out, "wdata", s->banks, s->word_bits, false, "what to write");
    module_vector(m, in, "served", s->banks, 1, false, s->two_ports ? "words that this pass writes" : "words of this pass");
    if (s->two_ports)
        module_vector(m, in, "rserved", s->banks, 1, false, "words that this pass reads");
}

static void add_request(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "request", "Stage 1: the request, and what of it is still to be served.");
    module_clocks(m);
    module_port(m, PORT_IN, "step", 1, "the pass is taken");
    module_port(m, PORT_IN, "accept", 1, "take a request");
    if (s->wide > 1)
        module_port(m, PORT_IN, "next", 1, "go to its next phase");
    module_vector(m, PORT_IN, "tdata", s->words_moved, s->word_bits, false, "request stream");
    module_port(m, PORT_IN, "tuser", s->tuser_bits, "request stream");
    module_port(m, PORT_OUT_REG, "code", 3, "not 0: what is wrong with it; then it serves nothing");
    request_ports(m, s, false);
    module_body(d, m, "request", h);
}

static void add_arbiter(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "arbiter", s->broadcast ? "The words of a pass: each bank's lowest lane, and all "
                                                                  "lanes at the same word."
                                                                : "The words of a pass: each bank's lowest lane.");
    side_ports(m, s, PORT_IN, "todo", "bank", "row", "words to serve");
    module_vector(m, PORT_OUT, "served", s->banks, 1, false, "words that this pass serves");
    if (s->broadcast)
        module_vector(m, PORT_OUT, "hides", s->banks, s->banks, false,
                      "bit m of lane l: lane m, a higher one, is at the same word");
    module_body(d, m, "arbiter", h);
}

// A module that moves `bits` a lane to the banks.
static void scatter_module(struct design *d, const struct scratchpad *s, struct holes *h, const char *suffix, int bits,
                           const char *doc)
{
    struct module *m = design_module(d, suffix, doc);
    module_vector(m, PORT_IN, "takes", s->banks, s->banks, false, "bit l of bank b: it takes lane l");
    module_vector(m, PORT_IN, "d", s->banks, bits, false, "of lanes");
    module_vector(m, PORT_OUT, "q", s->banks, bits, false, "of banks");
    module_body(d, m, suffix, h);
}

static void add_crossbars(struct design *d, const struct scratchpad *s, struct holes *h)
{
    scatter_module(d, s, h, "scatter", s->word_bits, "Words from lanes to banks: the or of all that a bank takes.");
    scatter_module(d, s, h, "scatter_bytes", s->bytes, "Byte enables from lanes to banks.");
    struct module *m = design_module(d, "scatter_place", "Rows from lanes to banks; lanes that a bank takes have the same.");
    module_vector(m, PORT_IN, "takes", s->banks, s->banks, false, "bit l of bank b: it takes lane l");
    module_vector(m, PORT_IN, "row", s->banks, s->row_bits, false, "of lanes");
    module_vector(m, PORT_OUT, "bank_row", s->banks, s->row_bits, false, "of banks");
    module_vector(m, PORT_OUT, "on", s->banks, 1, false, "banks that take any");
    module_body(d, m, "scatter_place", h);
    m = design_module(d, "gather", "Words from banks to lanes: that of the bank that a lane selects, or zero.");
    module_vector(m, PORT_IN, "sel", s->banks, s->banks, false, "bit b of lane l: it takes bank b");
    module_vector(m, PORT_IN, "d", s->banks, s->word_bits, false, "of banks");
    module_vector(m, PORT_OUT, "q", s->banks, s->word_bits, false, "of lanes");
    module_body(d, m, "gather", h);
}

static void add_select(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "select", "The bank of each lane as one bit of many, none for lanes that are off.");
    module_vector(m, PORT_IN, "on", s->banks, 1, false, "lanes");
    module_vector(m, PORT_IN, "bank", s->banks, s->bank_bits, false, "of each");
    module_vector(m, PORT_OUT, "sel", s->banks, s->banks, false, "bit b of lane l: it is bank b");
    module_body(d, m, "select", h);
}

static void add_merge(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "merge", "Of lanes that write one byte only the highest is left, the others are zero: "
                                                 "the or of them is what is written.");
    module_vector(m, PORT_IN, "todo", s->banks, 1, false, "lanes that have not been served");
    module_vector(m, PORT_IN, "hides", s->banks, s->banks, false, "bit m of lane l: lane m, a higher one, is at its word");
    module_vector(m, PORT_IN, "be", s->banks, s->bytes, false, "bytes to write");
    module_vector(m, PORT_IN, "d", s->banks, s->word_bits, false, "words to write");
    module_vector(m, PORT_OUT, "live", s->banks, s->bytes, false, "bytes that are left");
    module_vector(m, PORT_OUT, "q", s->banks, s->word_bits, false, "the words, zero in other bytes");
    module_body(d, m, "merge", h);
}

static void add_network(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "network", "Stages 1 and 2: which words a pass serves, and their way to the banks and "
                                                   "back.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "step", 1, "the pass is taken");
    request_ports(m, s, true);
    module_port(m, PORT_OUT, "last", 1, "nothing is left for another pass");
    scratchpad_bank_ports(m, s, true);
    module_vector(m, PORT_OUT_REG, "got", s->banks, 1, false, "lanes that have read, a clock later");
    module_vector(m, PORT_OUT, "rdata", s->banks, s->word_bits, false, "what they read, zero for others");
    module_body(d, m, "network", h);
}

static void crossbar_holes(struct holes *h, const struct scratchpad *s)
{
    int mine = s->field_bits + (s->wide > 1 && s->any_word); // bits of a word's address before it is known to be legal
    hole_int(h, "ANY_MORE", s->field_bits + 1 - s->wide / 2);
    hole_int(h, "MINE_MSB", mine - 1);
    hole_int(h, "OUTSIDE_BITS", mine - s->address_bits);
    hole_int(h, "SQUARE", s->banks * s->banks);
    hole_int(h, "SQUARE_MSB", s->banks * s->banks - 1);
    hole_int(h, "BE_AT", s->be.lsb);
    hole(h, "PHASES_NOTE", "%s", s->wide > 1 ? ", those of this phase lowest" : "");
    for (int side = 0; side < 2; side++) {
        const char *r = side ? "r" : "", *lane = side ? "m" : "l";
        if (s->broadcast)
            hole(h, side ? "RTAKES" : "TAKES", "(~%staken[%sat] | (%srow_of[%sat] == %srow[%d*%s +: %d]))", r, r, r, r, r,
                 s->row_bits, lane, s->row_bits);
        else
            hole(h, side ? "RTAKES" : "TAKES", "~%staken[%sat]", r, r);
    }
}

static void modules(struct design *d, const struct scratchpad *s, struct holes *h)
{
    crossbar_holes(h, s);
    scratchpad_map_tables(h, s);
    add_request(d, s, h);
    add_address(d, s, h);
    scratchpad_map_module(d, s, h);
    add_network(d, s, h);
    add_arbiter(d, s, h);
    if (s->broadcast)
        add_merge(d, s, h);
    add_select(d, s, h);
    add_crossbars(d, s, h);
}

const struct network scratchpad_crossbar = {
    .doc = "Top: request, crossbar, banks, response.",
    .fields = fields,
    .modules = modules,
};
