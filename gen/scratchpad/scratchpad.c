// SPDX-License-Identifier: Apache-2.0
// The generator `scratchpad`: as many banks as lanes, a word's bank a linear map of its address over GF(2) (or padded
// rows), behind a network that serves a vector of addresses a clock where no two words share a bank.
#include "scratchpad/scratchpad.h"

#include <stdlib.h>
#include <string.h>

#include "emit/generator.h"
#include "emit/use.h"

enum { LATENCY = 3 };

static const struct param schema[] = {
    {"banks", PARAM_ENUM, 0, 0, "2|4|8|16|32|64", "32", "number of banks and of lanes, the addresses of a request"},
    {"word_bits", PARAM_INT, 1, 256, NULL, "32", "bits of a word; each byte enable is for 8 of them"},
    {"depth", PARAM_INT, 2, 65536, NULL, "32", "words in a bank, a power of two"},
    {"tile_rows", PARAM_AUTO_INT, 1, 1 << SWIZZLE_MAX_BITS, NULL, "auto", "rows of the tile, the two-dimensional array in memory that map and patterns refer to; auto = banks"},
    {"tile_cols", PARAM_AUTO_INT, 1, 1 << SWIZZLE_MAX_BITS, NULL, "auto", "words in a row of the tile; auto = banks"},
    {"dims", PARAM_TEXT, 0, 0, "none or X,Y,Z", "none", "sizes of a volume in words, for box:AxBxC; its tile has Y*Z rows of X words"},
    {"map", PARAM_TEXT, 0, 0, SWIZZLE_MAPS, "best", "the map from addresses to banks; best = found, without bank conflict on patterns="},
    {"patterns", PARAM_TEXT, 0, 0, SWIZZLE_PATTERNS ", separated by commas", "row,col,strides,diag,anti",
     "access patterns that map=best keeps free of conflicts and network=butterfly serves"},
    {"network", PARAM_ENUM, 0, 0, "crossbar|butterfly", "crossbar",
     "crossbar = any addresses; butterfly = the number of a pattern and a base address, never a conflict"},
    {"ports", PARAM_ENUM, 0, 0, "1rw|1r1w", "1rw", "of a bank: 1rw = one port that reads or writes; 1r1w = one that reads and one that writes in the same clock"},
    {"wide", PARAM_ENUM, 0, 0, "1|2|4", "1", "network=crossbar: words that a lane moves in a request, in as many phases"},
    {"group", PARAM_ENUM, 0, 0, "block|stride", "block",
     "wide>1: lanes of a phase: block = neighbours; stride = those equal modulo wide"},
    {"align", PARAM_ENUM, 0, 0, "wide|word", "wide", "wide>1: wide = addresses are multiples of wide; word = any address"},
    {"broadcast", PARAM_BOOL, 0, 1, NULL, "1", "network=crossbar: 1 = all lanes at the same word are served in one pass"},
    {"addr_bits", PARAM_AUTO_INT, 1, 32, NULL, "auto",
     "bits of an address in a request; auto = as many as the memory needs, rounded up to whole bytes"},
    {"counters", PARAM_BOOL, 0, 1, NULL, "1", "AXI4-Lite counters of accesses, passes, conflicts, errors"},
    {"sram", PARAM_NAME, 0, 0, NULL, "none", "module name of a bank's SRAM macro, with the pins of OpenRAM or ASAP7; none = a memory that FPGAs infer"},
    {"sram_verilog", PARAM_FILE, 0, 0, NULL, "none", "with sram: its Verilog, copied into the design's folder"},
    {"sram_liberty", PARAM_FILE, 0, 0, NULL, "none", "with sram: Liberty file with its area"},
    {"sram_lef", PARAM_FILE, 0, 0, NULL, "none", "with sram: LEF file with its size"},
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"banks", "..4"},
    {"word_bits", "..16; 8; 9"},
    {"depth", "..64"},
    {"tile_rows", "..64; 8; 4194304 with tile_cols=1 banks=64 depth=65536 map=xor"},
    {"tile_cols", "..64; 8; 4194304 with tile_rows=1 banks=64 depth=65536 map=xor"},
    {"addr_bits", "; 2 with banks=2 depth=2"},
    {"map", "none; pad; xor; sw32; sw64; sw128; cute:1,2,1; bitrev; ipoly; best; masks:1 with banks=2; masks:1,2 with banks=4"},
    {"patterns", "row; col; diag; anti; strides; stride:2; stride:1@any; block:2x2 with banks=4; block:1x4@any with banks=4; "
                 "wide:64:col; transpose; row,col"},
    {"dims", "2,2,4; 4,4,1"},
    {"sram", "one with sram_verilog=one.v sram_liberty=one.lib sram_lef=one.lef word_bits=16 ports=1rw; "
             "two with sram_verilog=two.v word_bits=16 ports=1r1w; open with sram_verilog=open.v word_bits=16 ports=1rw"},
    {"sram_verilog", "follows; one.v; two.v; open.v"},
    {"sram_liberty", "follows; one.lib"},
    {"sram_lef", "follows; one.lef"},
    {0},
};

// ---- from parameters ----

// Takes what the map's file and dims say: a value that was given must be the same, or auto.
static void take(struct params *p, const char *name, int64_t value, const char *why)
{
    if (!param_given(p, name) || param_int(p, name) == PARAM_AUTO)
        param_take(p, name, xasprintf("%lld", (long long)value));
    else if (param_int(p, name) != value)
        refuse(p->error, name, "value '%s' with %s; legal: %lld, or no %s", param_text(p, name), why, (long long)value, name);
}

// A depth that holds the tile, unless one was given.
static void take_depth(struct params *p, int64_t words, int64_t banks)
{
    if (!param_given(p, "depth") && words > banks * param_int(p, "depth") && words / banks <= 65536)
        param_take(p, "depth", xasprintf("%lld", (long long)(words / banks)));
}

static void take_certificate(struct params *p)
{
    const char *map = param_text(p, "map");
    struct swizzle_certified c;
    if (!swizzle_map_is_file(map))
        return;
    char *error = swizzle_certified("map", map, &c), *why = xasprintf("map=%s", map);
    if (error) {
        refuse(p->error, NULL, "%s", error);
        return;
    }
    int64_t pack = c.elem > 0 && c.word % c.elem == 0 ? c.word / c.elem : 1, cols = c.cols / pack;
    if (c.banks < 2 || c.banks > SWIZZLE_MAX_BANKS || (c.banks & (c.banks - 1)) || c.rows < 1 || cols < 1 ||
        c.rows > 1 << SWIZZLE_MAX_BITS || cols > 1 << SWIZZLE_MAX_BITS) {
        refuse(p->error, NULL, "map '%s': its banks and tile; legal: a file that swizzle --cert wrote", map);
        return;
    }
    int64_t dims[3] = {0};
    if (swizzle_dims_parse(param_text(p, "dims"), dims) && (dims[0] != cols || dims[1] * dims[2] != c.rows))
        refuse(p->error, "dims", "value '%s' with %s; legal: a volume of %lld rows of %lld words", param_text(p, "dims"), why,
               (long long)c.rows, (long long)cols);
    take(p, "banks", c.banks, why);
    take(p, "tile_rows", c.rows, why);
    take(p, "tile_cols", cols, why);
    if (c.dims[0] && pack == 1 && !param_given(p, "dims"))
        param_take(p, "dims", xasprintf("%lld,%lld,%lld", (long long)c.dims[0], (long long)c.dims[1], (long long)c.dims[2]));
    if (*c.patterns && pack == 1 && !param_given(p, "patterns"))
        param_take(p, "patterns", c.patterns);
    take_depth(p, c.rows * cols, c.banks);
    free(why);
}

// The sizes of a volume, if it is one; its tile.
static void take_dims(struct params *p, int64_t dims[3])
{
    const char *text = param_text(p, "dims");
    if (strcmp(text, "none") == 0)
        return;
    if (!swizzle_dims_parse(text, dims)) {
        refuse(p->error, "dims", "value '%s'; legal: none or X,Y,Z, powers of two", text);
        return;
    }
    char *why = xasprintf("dims=%s", text);
    take(p, "tile_rows", dims[1] * dims[2], why);
    take(p, "tile_cols", dims[0], why);
    take_depth(p, dims[0] * dims[1] * dims[2], param_int(p, "banks"));
    free(why);
}

static void derive_tile(struct design *d, struct scratchpad *s, const int64_t dims[3])
{
    const struct params *p = &d->params;
    int64_t rows = param_int(p, "tile_rows"), cols = param_int(p, "tile_cols");
    rows = rows == PARAM_AUTO ? s->banks : rows;
    cols = cols == PARAM_AUTO ? s->banks : cols;
    char *error = swizzle_tile_make(&s->tile, s->banks, rows, cols, s->word_bits, 0);
    if (error) {
        refuse(p->error, NULL, "tile_rows, tile_cols: %s", error);
        return;
    }
    swizzle_tile_volume(&s->tile, dims);
    if (rows * cols > s->words)
        refuse(p->error, "depth", "value '%s' with a tile of %lldx%lld words; legal: at least %lld", param_text(p, "depth"),
               (long long)rows, (long long)cols, (long long)(rows * cols / s->banks));
    param_settle(&d->params, "tile_rows", xasprintf("%lld", (long long)rows));
    param_settle(&d->params, "tile_cols", xasprintf("%lld", (long long)cols));
}

static void derive_address(struct design *d, struct scratchpad *s)
{
    int64_t bits = param_int(&d->params, "addr_bits");
    s->field_bits = bits == PARAM_AUTO ? (s->address_bits + 7) / 8 * 8 : (int)bits;
    if (s->field_bits < s->address_bits)
        refuse(d->params.error, "addr_bits", "value '%s' with %lld words; legal: auto or %d..32", param_text(&d->params, "addr_bits"),
               (long long)s->words, s->address_bits);
    param_settle(&d->params, "addr_bits", xasprintf("%d", s->field_bits));
}

static void check_options(struct params *p, const struct scratchpad *s)
{
    static const char *const of_crossbar[] = {"wide", "group", "align", "broadcast"};
    for (int i = 0; i < 4; i++)
        param_only_with(p, of_crossbar[i], !s->butterfly, "network=butterfly", "network=crossbar");
    if (s->butterfly)
        return;
    param_only_with(p, "group", s->wide > 1, "wide=1", "wide=2 or wide=4");
    param_only_with(p, "align", s->wide > 1, "wide=1", "wide=2 or wide=4");
    if (s->wide > s->banks)
        refuse(p->error, "wide", "value '%d' with banks=%d; legal: at most banks", s->wide, s->banks);
}

static struct scratchpad derive(struct design *d)
{
    struct params *p = &d->params;
    int64_t dims[3] = {0};
    take_certificate(p);
    take_dims(p, dims);
    struct scratchpad s = {.error = p->error,
                           .butterfly = param_is(p, "network", "butterfly"),
                           .two_ports = param_is(p, "ports", "1r1w"),
                           .broadcast = param_int(p, "broadcast"),
                           .by_stride = param_is(p, "group", "stride"),
                           .any_word = param_is(p, "align", "word"),
                           .counters = param_int(p, "counters"),
                           .banks = (int)param_int(p, "banks"),
                           .word_bits = (int)param_int(p, "word_bits"),
                           .depth = (int)param_int(p, "depth"),
                           .wide = (int)param_int(p, "wide")};
    if (s.depth & (s.depth - 1))
        refuse(p->error, "depth", "value '%d'; legal: a power of two, 2..65536", s.depth);
    check_options(p, &s);
    if (is_refused(p->error))
        return s;
    s.bank_bits = index_bits(s.banks);
    s.bytes = (s.word_bits + 7) / 8;
    s.words = (int64_t)s.banks * s.depth;
    s.words_moved = s.banks * s.wide;
    s.address_bits = index_bits(s.words);
    derive_tile(d, &s, dims);
    derive_address(d, &s);
    if (!is_refused(p->error))
        scratchpad_map(d, &s);
    if (!is_refused(p->error))
        scratchpad_sram(d, &s);
    return s;
}

// ---- modules ----

static void use_control(struct design *d, const struct scratchpad *s, struct holes *h)
{
    if (s->wide > 1)
        design_use(d, h, "CONTROL", "scratchpad", "gw_control_phases", (struct rtl_value[]){{"PHASES", s->wide}, {0}});
    else
        design_use(d, h, "CONTROL", "scratchpad", "gw_control_passes", (struct rtl_value[]){{0}});
}

static void use_response(struct design *d, const struct scratchpad *s, struct holes *h)
{
    if (s->wide > 1)
        design_use(d, h, "RESPONSE", "scratchpad", "gw_response_phases",
                   (struct rtl_value[]){{"LANES", s->banks}, {"WORD_W", s->word_bits}, {"PHASES", s->wide}, {"BY_STRIDE", s->by_stride}, {0}});
    else
        design_use(d, h, "RESPONSE", "scratchpad", "gw_response",
                   (struct rtl_value[]){{"LANES", s->banks}, {"WORD_W", s->word_bits}, {0}});
}

// Banks of the user's macro, whose pins are the text of a module.
static void add_macros(struct design *d, const struct scratchpad *s, struct holes *h)
{
    struct module *m = design_module(d, "banks", "All banks.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    scratchpad_bank_ports(m, s, false);
    module_body(d, m, "banks", h);
    m = design_module(d, "bank", s->two_ports ? "A bank. A word that is read and written in one clock gives what it was."
                                              : "A bank. It reads or writes in a clock, not both.");
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_vector(m, PORT_IN, "we", s->bytes, 1, false, "bytes to write");
    module_vector(m, PORT_IN, "row", 1, s->row_bits, false, s->two_ports ? "of this word" : "of this word, or to read");
    module_vector(m, PORT_IN, "wdata", 1, s->word_bits, false, "with this");
    module_port(m, PORT_IN, "re", 1, "read");
    if (s->two_ports)
        module_vector(m, PORT_IN, "rrow", 1, s->row_bits, false, "this word");
    module_vector(m, PORT_OUT, "rdata", 1, s->word_bits, false, "the word read last, from the clock after");
    module_body(d, m, "bank", h);
    hole(h, "BANKS", "%s_banks", d->top);
}

static void add_banks(struct design *d, const struct scratchpad *s, struct holes *h)
{
    if (s->sram)
        add_macros(d, s, h);
    else
        design_use(d, h, "BANKS", "scratchpad", s->two_ports ? "gw_banks_1r1w" : "gw_banks_1rw",
                   (struct rtl_value[]){{"LANES", s->banks}, {"WORD_W", s->word_bits}, {"ROWS", s->bank_rows}, {0}});
}

// ---- the whole ----

static void number_holes(struct holes *h, const struct scratchpad *s)
{
    int slots = s->words_moved, tdata = s->words_moved * s->word_bits;
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
        {"BUTTERFLY", s->butterfly}, {"TWO_PORTS", s->two_ports}, {"BROADCAST", s->broadcast},
        {"BY_STRIDE", s->by_stride}, {"ALIGNED", s->wide > 1 && !s->any_word}, {"COUNTERS", s->counters},
        {"L", s->banks}, {"K", s->bank_bits}, {"K_MSB", s->bank_bits - 1},
        {"W", s->word_bits}, {"W_MSB", s->word_bits - 1}, {"BYTES", s->bytes},
        {"R", s->row_bits},
        {"N", s->address_bits},
        {"WIDE", s->wide}, {"WIDE_BITS_MSB", s->wide / 2 - 1}, {"MANY", s->wide > 1},
        {"SLOTS", slots},
       
       
       
        {"TDATA_PAD_MSB", (8 - tdata % 8) % 8 - 1}, {"TDATA_PAD", (8 - tdata % 8) % 8}, {"TDATA_MSB", (tdata + 7) / 8 * 8 - 1}, {"TDATA", tdata},
        {"WORDS", s->words}, {"LATENCY", LATENCY},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
    hole(h, "TDATA_RANGE", "%s", "");
    if (tdata % 8)
        hole(h, "TDATA_RANGE", "[%d:0]", tdata - 1);
    scratchpad_sram_holes(h, s);
}

static void field_hole(struct holes *h, const char *name, struct field f)
{
    hole(h, name, "tuser[%d:%d]", f.lsb + f.bits - 1, f.lsb);
}

static void derived_numbers(struct design *d, const struct scratchpad *s)
{
    if (!s->map.pad) {
        json_t *matrix = json_array(), *rows = json_array();
        for (int i = 0; i < s->bank_bits; i++)
            json_array_append_new(matrix, json_integer(s->map.matrix[i]));
        for (int i = 0; i < s->row_bits; i++)
            json_array_append_new(rows, json_integer(s->rows[i]));
        json_object_set_new(d->derived, "matrix", matrix);
        json_object_set_new(d->derived, "row_bits", rows);
    }
    json_object_set_new(d->derived, "words", json_integer(s->words));
    json_object_set_new(d->derived, "crosspoints", json_integer((json_int_t)s->banks * s->banks));
    json_object_set_new(d->derived, "bank_rows", json_integer(s->bank_rows));
    json_object_set_new(d->derived, "memory_bits", json_integer((json_int_t)s->bank_rows * s->banks * s->word_bits));
}

static void add_addresses(struct design *d, const struct scratchpad *s, enum array_role role, const char *name, const char *doc)
{
    array_range(design_array(d, role, name, 32, true, doc, "A x %d", s->banks), -1, s->words - s->wide);
}

static void describe_arrays(struct design *d, const struct scratchpad *s)
{
    int parts = s->word_bits <= 64 ? 1 : (s->word_bits + 31) / 32, bits = parts > 1 ? 32 : s->word_bits;
    const char *values = parts > 1 ? "32-bit parts of words, low ones first" : "words, an access a row";
    design_size(d, "A", 256, "accesses");
    array_range(design_array(d, ARRAY_NEEDED, "op", 2, false, s->two_ports ? "0 reads, 1 writes, 2 does both" : "0 reads, 1 writes", "A"),
                0, s->two_ports ? 2 : 1);
    add_addresses(d, s, ARRAY_NEEDED, "addr", "word address of each lane, -1 for a lane that takes no part");
    design_array(d, ARRAY_NEEDED, "data", bits, false, "words to write where op is not 0", "A x %d", s->words_moved * parts);
    design_array(d, ARRAY_OPTIONAL, "be", s->bytes, false, "byte enables of each word; if not given all are 1", "A x %d", s->words_moved);
    if (s->two_ports)
        add_addresses(d, s, ARRAY_OPTIONAL, "raddr", "addresses to read where op is 2");
    design_array(d, ARRAY_OPTIONAL, "init", bits, false, "contents of the memory before the first access; if not given 0", "%lld",
                 (long long)s->words * parts);
    design_array(d, ARRAY_RESULT, "data", bits, false, values, "A x %d", s->words_moved * parts);
    design_array(d, ARRAY_RESULT, "passes", 31, false, "passes, clocks in which banks were busy, of each access", "A");
}

static void describe_design(struct design *d, const struct scratchpad *s)
{
    describe_arrays(d, s);
    d->summary = xasprintf("%s: %s of %s of %s behind a %s, map %s, banks %s.", d->top, counted(s->banks, "bank"),
                           counted(s->depth, "word"), counted(s->word_bits, "bit"), s->butterfly ? "butterfly" : "crossbar", param_text(&d->params, "map"),
                           s->two_ports ? "1r1w" : "1rw");
    d->cycles = "P + latency";
    d->cycles_doc = "clocks from the first request transfer to the last response transfer, inclusive, when no stream ever "
                    "stalls; P = sum of the passes of all requests, at least 1 for each phase";
    d->latency = LATENCY;
    d->latency_doc = "from the transfer of a request of one pass to the transfer of its response";
    design_view(d, "words");
    derived_numbers(d, s);
}

static void build(struct design *d)
{
    struct scratchpad s = derive(d);
    const struct network *network = s.butterfly ? &scratchpad_butterfly : &scratchpad_crossbar;
    struct holes h = {0};
    if (!is_refused(d->params.error))
        network->fields(d, &s);
    if (is_refused(d->params.error))
        return;
    describe_design(d, &s);
    hole(&h, "TOP", "%s", d->top);
    number_holes(&h, &s);
    const struct {
        const char *name;
        struct field f;
    } fields[] = {{"ADDR_FIELD", s.addr}, {"RADDR_FIELD", s.raddr}, {"ON_FIELD", s.on}, {"RON_FIELD", s.ron},
                  {"BE_FIELD", s.be}, {"OP_FIELD", s.op}, {"BASE_FIELD", s.base}, {"RBASE_FIELD", s.rbase},
                  {"CLASS_FIELD", s.number}, {"RCLASS_FIELD", s.rnumber}};
    enum { OF_BUTTERFLY = 4 }; // the last ones
    for (size_t i = 0; i < sizeof fields / sizeof *fields - (s.butterfly ? 0 : OF_BUTTERFLY); i++)
        field_hole(&h, fields[i].name, fields[i].f);
    scratchpad_text_holes(d, &h, &s);
    struct module *top = design_module(d, "", network->doc);
    scratchpad_top_ports(top, &s);
    use_control(d, &s, &h);
    network->modules(d, &s, &h);
    add_banks(d, &s, &h);
    use_response(d, &s, &h);
    if (s.counters)
        design_use(d, &h, "COUNTERS_CELL", "scratchpad", "gw_counters", (struct rtl_value[]){{0}});
    module_body(d, top, "top", &h);
    if (network->derived)
        network->derived(d, &s);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_scratchpad = {
    .name = "scratchpad",
    .summary = "banked memory with an XOR address map that has no bank conflicts on the access patterns you name",
    .about = "As many banks as lanes: a request gives an address for each lane, reads or writes the words of all of them, and "
             "responses come in order. Each bit of a bank's number is an XOR of address bits (together a matrix over GF(2)), "
             "chosen so that in the named patterns no two lanes access the same bank at once; other maps are there to compare. "
             "network=crossbar takes any addresses and serializes bank conflicts, one pass a clock: in each pass every bank "
             "serves the word of its lowest waiting lane and, with broadcast=1, all lanes that ask for the same word. Lanes "
             "that write the same word merge by byte enable; the highest lane wins. network=butterfly takes the number of a "
             "pattern and a base address instead of an address for each lane, and serves an access every clock.",
    .schema = schema,
    .samples = samples,
    .build = build,
};
