// SPDX-License-Identifier: Apache-2.0
// The scratchpad's crossbar: a pass serves the lowest lane of each bank, and with broadcast all lanes at its word.
#include "scratchpad/scratchpad.h"

#include "emit/use.h"

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
    module_port(m, PORT_OUT, "misaligned", 1, "an address is no multiple of the words of a lane");
    design_use(d, h, "LANE_WORDS", "scratchpad", "gw_lane_words",
               (struct rtl_value[]){{"LANES", s->banks}, {"PHASES", s->wide}, {"ADDR_W", s->field_bits}, {"WORD_ADDR_W", s->address_bits},
                                    {"BY_STRIDE", s->by_stride}, {"ANY_WORD", s->any_word}, {0}});
    module_body(d, m, "address", h);
}

// A side's words of the phase: what is still to be served, and where.
static void side_ports(struct module *m, const struct scratchpad *s, const char *todo, const char *bank, const char *row,
                       const char *doc)
{
    module_vector(m, PORT_OUT, todo, s->banks, 1, false, doc);
    module_vector(m, PORT_OUT, bank, s->banks, s->bank_bits, false, "their banks");
    module_vector(m, PORT_OUT, row, s->banks, s->row_bits, false, "their rows");
}

// A request's words of so many bits each, as they are held from phase to phase, and as they come.
static void use_held(struct design *d, const struct scratchpad *s, struct holes *h, const char *held, const char *order, int bits)
{
    design_use(d, h, held, "scratchpad", "gw_phase_words",
               (struct rtl_value[]){{"WIDTH", s->banks * bits}, {"PHASES", s->wide}, {0}});
    if (order && s->by_stride)
        design_use(d, h, order, "scratchpad", "gw_phase_order",
                   (struct rtl_value[]){{"LANES", s->banks}, {"WIDTH", bits}, {"PHASES", s->wide}, {0}});
}

static void request_ports(struct module *m, const struct scratchpad *s)
{
    module_clocks(m);
    module_port(m, PORT_IN, "step", 1, "the pass is taken");
    module_port(m, PORT_IN, "accept", 1, "take a request");
    if (s->wide > 1)
        module_port(m, PORT_IN, "next", 1, "go to its next phase");
    module_vector(m, PORT_IN, "tdata", s->words_moved, s->word_bits, false, "request stream");
    module_port(m, PORT_IN, "tuser", s->tuser_bits, "request stream");
    module_port(m, PORT_OUT_REG, "code", 3, "not 0: what is wrong with it; then it serves nothing");
    if (!s->two_ports)
        module_port(m, PORT_OUT_REG, "writes", 1, "they are written, not read");
    side_ports(m, s, "todo", "bank", "row", s->two_ports ? "words to write" : "words of this phase to serve");
    if (s->two_ports)
        side_ports(m, s, "rtodo", "rbank", "rrow", "words to read");
    module_vector(m, PORT_OUT, "be", s->banks, s->bytes, false, "bytes to write");
    module_vector(m, PORT_OUT, "wdata", s->banks, s->word_bits, false, "what to write");
    module_vector(m, PORT_IN, "served", s->banks, 1, false, s->two_ports ? "words that this pass writes" : "words of this pass");
    if (s->two_ports)
        module_vector(m, PORT_IN, "rserved", s->banks, 1, false, "words that this pass reads");
}

static void add_request(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "request", "Stage 1: the request, and what of it is still to be served.");
    request_ports(m, s);
    hole(h, "NEXT", "%s", s->wide > 1 ? "next" : "1'b0");
    design_use(d, h, "TODO", "scratchpad", "gw_todo", (struct rtl_value[]){{"LANES", s->banks}, {"PHASES", s->wide}, {0}});
    use_held(d, s, h, "HELD_BANK", NULL, s->bank_bits);
    use_held(d, s, h, "HELD_ROW", NULL, s->row_bits);
    use_held(d, s, h, "HELD_BE", "ORDER_BE", s->bytes);
    use_held(d, s, h, "HELD_WDATA", "ORDER_WDATA", s->word_bits);
    if (s->by_stride)
        hole(h, "BE_IN", "be_in");
    else
        hole(h, "BE_IN", "tuser[%d:%d]", s->be.lsb + s->be.bits - 1, s->be.lsb);
    hole(h, "PHASES_NOTE", "%s", s->wide > 1 ? ", those of this phase lowest" : "");
    bool aligned = s->wide > 1 && !s->any_word;
    hole(h, "MISALIGNED", "%s", !aligned ? "" : s->two_ports ? "(misaligned | rmisaligned) ? 3'd2 : " : "misaligned ? 3'd2 : ");
    hole(h, "WDATA_IN", "%s", s->by_stride ? "wdata_in" : "tdata");
    module_body(d, m, "request", h);
}

// Stages 1 and 2: which words a pass serves, and their way to the banks and back.
static void use_network(struct design *d, const struct scratchpad *s, struct holes *h)
{
    const struct rtl_value lanes = {"LANES", s->banks}, word = {"WORD_W", s->word_bits}, row = {"ROW_W", s->row_bits},
                           broadcast = {"BROADCAST", s->broadcast}, width = {"WIDTH", s->word_bits}, end = {0};
    const struct {
        const char *name;
        struct rtl_value values[5];
    } parts[] = {{"gw_arbiter", {lanes, row, broadcast, end}},
                 {"gw_merge_bytes", {lanes, word, broadcast, end}},
                 {"gw_select", {lanes, end}},
                 {"gw_scatter", {lanes, width, end}},
                 {"gw_scatter_rows", {lanes, row, end}},
                 {"gw_gather", {lanes, width, end}}};
    design_use(d, h, "NETWORK", "scratchpad", s->two_ports ? "gw_network_1r1w" : "gw_network_1rw",
               (struct rtl_value[]){lanes, word, row, broadcast, end});
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        design_use(d, h, NULL, "scratchpad", parts[i].name, parts[i].values);
}

static void modules(struct design *d, const struct scratchpad *s, struct holes *h)
{
    scratchpad_map_tables(h, s);
    add_request(d, s, h);
    add_address(d, s, h);
    scratchpad_map_module(d, s, h);
    use_network(d, s, h);
}

const struct network scratchpad_crossbar = {
    .doc = "Top: request, crossbar, banks, response.",
    .fields = fields,
    .modules = modules,
};
