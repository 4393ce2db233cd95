// SPDX-License-Identifier: Apache-2.0
// The scratchpad's ports, and what its README says of them.
#include "scratchpad/scratchpad.h"

#include <stdlib.h>
#include <string.h>

// The fields of tuser, low to high.
struct named_field {
    const char *name, *doc;
    struct field f;
};

enum { FIELDS = 10 };

static void named_fields(const struct scratchpad *s, struct named_field *list)
{
    const struct named_field all[FIELDS] = {
        {"addr", "a word's address for each lane, lane 0 lowest", s->addr},
        {"raddr", "op 2: addresses to read", s->raddr},
        {"base", "base address of the pattern", s->base},
        {"rbase", "op 2: base address of the pattern that is read", s->rbase},
        {"class", "number of the pattern", s->number},
        {"rclass", "op 2: number of the pattern that is read", s->rnumber},
        {"on", "a bit for each lane that takes part", s->on},
        {"ron", "op 2: lanes that read", s->ron},
        {"be", "a bit for each byte of tdata's words that is written", s->be},
        {"op", "what to do", s->op},
    };
    memcpy(list, all, sizeof all);
}

// "addr [511:0], on [543:512], ...": those that there are.
static char *fields_doc(const struct scratchpad *s)
{
    struct named_field list[FIELDS];
    struct buf b = {0};
    named_fields(s, list);
    for (int i = 0; i < FIELDS; i++)
        if (list[i].f.bits)
            buf_printf(&b, "%s%s [%d:%d]", b.len ? ", " : "", list[i].name, list[i].f.lsb + list[i].f.bits - 1, list[i].f.lsb);
    return b.s;
}

// The same as a table of Markdown.
static char *fields_table(const struct scratchpad *s)
{
    struct named_field list[FIELDS];
    struct buf b = {0};
    named_fields(s, list);
    buf_puts(&b, "  | field | bits | holds |\n  |---|---|---|");
    for (int i = 0; i < FIELDS; i++)
        if (list[i].f.bits == 1)
            buf_printf(&b, "\n  | %s | %d | %s |", list[i].name, list[i].f.lsb, list[i].doc);
        else if (list[i].f.bits)
            buf_printf(&b, "\n  | %s | %d..%d | %s |", list[i].name, list[i].f.lsb, list[i].f.lsb + list[i].f.bits - 1, list[i].doc);
    return b.s;
}

static const char *codes_doc(const struct scratchpad *s)
{
    if (s->butterfly)
        return "1 unknown class, 2 misaligned base, 3 address out of range, 4 illegal op";
    return s->wide > 1 && !s->any_word ? "2 misaligned address, 3 address out of range, 4 illegal op"
                                       : "3 address out of range, 4 illegal op";
}

void scratchpad_top_ports(struct module *m, const struct scratchpad *s)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; drops requests, keeps the memory");
    module_stream(m, PORT_IN, "s_axis_req_tdata", s->words_moved, s->word_bits, false,
                  s->wide > 1 ? "words to write, those of lane 0 lowest" : "words to write, one per lane");
    module_port(m, PORT_IN, "s_axis_req_tuser", s->tuser_bits, fields_doc(s));
    module_port(m, PORT_IN, "s_axis_req_tvalid", 1, "requests");
    module_port(m, PORT_OUT, "s_axis_req_tready", 1, "requests");
    module_stream(m, PORT_OUT, "m_axis_rsp_tdata", s->words_moved, s->word_bits, false,
                  "words read, zero for lanes that did not read");
    module_port(m, PORT_OUT, "m_axis_rsp_tuser", 3, xasprintf("0 done, %s", codes_doc(s)));
    module_port(m, PORT_OUT, "m_axis_rsp_tvalid", 1, "responses, one per request, in order");
    module_port(m, PORT_IN, "m_axis_rsp_tready", 1, "responses; while one waits, requests wait, too");
    if (s->counters)
        module_axil(m, SCRATCHPAD_AXIL_BITS, "counters");
}

// What the README says of the request and the map.
void scratchpad_text_holes(struct design *d, struct holes *h, const struct scratchpad *s)
{
    char *fields = fields_table(s);
    hole(h, "FIELDS_TABLE", "%s", fields);
    hole(h, "CODES_TEXT", "%s", codes_doc(s));
    hole(h, "WORD_ORDER", "%s", s->wide > 1 ? ", all of lane 0 lowest" : ", that of lane 0 lowest");
    const char *both = s->butterfly ? ", 2 to do both: `base`, `class` and `on` are then what is written, `rbase`, `rclass` and "
                                      "`ron` what is read"
                                    : ", 2 to do both: `addr` and `on` are then what is written, `raddr` and `ron` what is read";
    hole(h, "OP_BOTH", "%s", s->two_ports ? both : "");
    hole(h, "GROUP_TEXT", "%s", s->by_stride ? "p, p + wide, .." : "p * lanes / wide and those after it");
    if (s->map.pad)
        hole(h, "MAP_DOC", "a' = a + a / %d, bank = a' mod %d, row = a' / %d; each bank has %d words instead of %d.", s->tile.cols,
             s->banks, s->banks, s->bank_rows, s->depth);
    else
        hole(h, "MAP_DOC", "bank bit i is the parity of the address and mask i of `%s`.", param_text(&d->params, "map"));
    free(fields);
}

struct field scratchpad_field(struct scratchpad *s, int bits)
{
    struct field f = {s->tuser_bits, bits};
    s->tuser_bits += bits;
    return f;
}

// The banks' ports, seen from the banks.
void scratchpad_bank_ports(struct module *m, const struct scratchpad *s, bool of_network)
{
    enum port_dir in = of_network ? PORT_OUT : PORT_IN, out = of_network ? PORT_IN : PORT_OUT;
    module_vector(m, in, "bank_we", s->banks, s->bytes, false, "bytes to write");
    module_vector(m, in, "bank_row", s->banks, s->row_bits, false, s->two_ports ? "row to write" : "row");
    module_vector(m, in, "bank_wdata", s->banks, s->word_bits, false, "words to write");
    module_vector(m, in, "bank_re", s->banks, 1, false, "banks to read");
    if (s->two_ports)
        module_vector(m, in, "bank_rrow", s->banks, s->row_bits, false, "row to read");
    module_vector(m, out, "bank_rdata", s->banks, s->word_bits, false, "the words, a clock later");
}
