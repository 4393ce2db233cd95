// SPDX-License-Identifier: Apache-2.0
// Implementation of run/harness.h.
#include "run/harness.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

static const char *str(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    if (!s)
        die(ST_USAGE, "manifest.json: '%s' is missing; generate the design again", key);
    return s;
}

static int width(const json_t *port)
{
    return (int)json_integer_value(json_object_get(port, "width"));
}

static int words(const json_t *port)
{
    return (width(port) + 31) / 32;
}

static bool is_out(const json_t *port)
{
    return strcmp(str(port, "dir"), "out") == 0;
}

static const json_t *ports(const json_t *manifest)
{
    return json_object_get(manifest, "ports");
}

// Words of all ports of one direction; clk is the harness's own.
static int all_words(const json_t *manifest, bool out)
{
    size_t i;
    json_t *p;
    int n = 0;
    json_array_foreach (ports(manifest), i, p)
        if (is_out(p) == out && strcmp(str(p, "name"), "clk") != 0)
            n += words(p);
    return n;
}

static void connect(struct buf *b, const json_t *manifest)
{
    size_t i;
    json_t *p;
    int at[2] = {0, 0};
    json_array_foreach (ports(manifest), i, p) {
        const char *name = str(p, "name");
        if (strcmp(name, "clk") == 0)
            continue;
        int *word = &at[is_out(p)];
        if (is_out(p))
            buf_printf(b, ",\n    .%s(out_%s)", name, name);
        else
            buf_printf(b, ",\n    .%s(in[%d +: %d])", name, 32 * *word, width(p));
        *word += words(p);
    }
}

static void outputs(struct buf *b, const json_t *manifest)
{
    size_t i;
    json_t *p;
    int word = 0;
    json_array_foreach (ports(manifest), i, p) {
        if (!is_out(p))
            continue;
        int pad = 32 * words(p) - width(p);
        buf_printf(b, "  wire [%d:0] out_%s;\n  assign out[%d +: %d] = ", width(p) - 1, str(p, "name"), 32 * word,
                   32 * words(p));
        if (pad)
            buf_printf(b, "{%d'd0, out_%s};\n", pad, str(p, "name"));
        else
            buf_printf(b, "out_%s;\n", str(p, "name"));
        word += words(p);
    }
}

char *harness_verilog(const json_t *manifest)
{
    int in = 32 * all_words(manifest, false), out = 32 * all_words(manifest, true);
    struct buf b = {0};
    buf_printf(&b, "// Harness: hands %s's ports to the C test at each rising edge.\n`timescale 1ns/1ps\n"
                   "`ifdef VERILATOR\n"
                   "module gw_harness (input wire clk);\n"
                   "  import \"DPI-C\" function int gw_step(input bit [%d:0] out, output bit [%d:0] next);\n"
                   "  bit [%d:0] next;\n"
                   "`else\n"
                   "module gw_harness;\n"
                   "  reg clk = 1'b0;\n"
                   "  always #5 clk = ~clk;\n"
                   "  reg [%d:0] next;\n"
                   "  reg stop = 1'b0;\n"
                   "  integer clocks;\n"
                   "  initial if ($test$plusargs(\"waves\")) begin\n"
                   "    $dumpfile(\"waves.fst\");\n"
                   "    $dumpvars(0, dut);\n"
                   "    if ($value$plusargs(\"waves=%%d\", clocks)) begin\n"
                   "      repeat (clocks) @(posedge clk);\n"
                   "      $dumpoff;\n"
                   "    end\n"
                   "  end\n"
                   "`endif\n"
                   "  reg [%d:0] in;\n  wire [%d:0] out;\n", str(manifest, "top"), out - 1, in - 1, in - 1, in - 1,
               in - 1, out - 1);
    outputs(&b, manifest);
    buf_puts(&b, "\n`ifdef VERILATOR\n"
                 "  initial in = 0;\n"
                 "  always @(posedge clk) begin\n"
                 "    if (gw_step(out, next) != 0) $finish;\n"
                 "    in <= next;\n"
                 "  end\n"
                 "`else\n"
                 "  initial in = 0;\n"
                 "  always @(posedge clk) begin\n"
                 "    $gw_step(out, next, stop);\n"
                 "    if (stop) $finish;\n"
                 "    in <= next;\n"
                 "  end\n"
                 "`endif\n\n");
    buf_printf(&b, "  %s dut (\n    .clk(clk)", str(manifest, "top"));
    connect(&b, manifest);
    buf_puts(&b, "\n  );\nendmodule\n");
    return b.s;
}

static void output_wires(struct buf *b, const json_t *manifest)
{
    size_t i;
    json_t *p;
    json_array_foreach (ports(manifest), i, p)
        if (is_out(p))
            buf_printf(b, "  wire [%d:0] out_%s;\n", width(p) - 1, str(p, "name"));
}

// One comparison an output, each naming it.
static void compare(struct buf *b, const json_t *manifest)
{
    size_t i;
    json_t *p;
    int word = 0;
    json_array_foreach (ports(manifest), i, p) {
        if (!is_out(p))
            continue;
        const char *name = str(p, "name");
        int w = width(p);
        buf_printf(b, "    if (((out_%s ^ want[%d +: %d]) & care[%d +: %d]) !== %d'd0) begin\n", name, 32 * word, w, 32 * word, w, w);
        buf_printf(b, "      errors = errors + 1;\n      if (errors <= 5) $display(\"clock %%0d: %s is %%h, not %%h, where %%h is 1\",\n"
                      "        clocks, out_%s, want[%d +: %d], care[%d +: %d]);\n    end\n",
                   name, name, 32 * word, w, 32 * word, w);
        word += words(p);
    }
}

char *harness_bench(const json_t *manifest, const char *name, int64_t clocks)
{
    int in = 32 * all_words(manifest, false), out = 32 * all_words(manifest, true);
    struct buf b = {0};
    buf_printf(&b, "// SPDX-License-Identifier: Apache-2.0\n"
                   "// Self-checking testbench of %s: drives the inputs and compares the outputs of %lld recorded clocks, which\n"
                   "// %s.hex holds, a line {care, outputs, inputs} each. Each port has its own 32-bit words in those vectors.\n"
                   "`default_nettype none\nmodule %s;\n  localparam CLOCKS = %lld;\n"
                   "  localparam IN     = %d;\n  localparam OUT    = %d;\n  reg clk = 1'b0;\n"
                   "  reg [IN+2*OUT-1:0] vectors [0:CLOCKS-1];\n  reg [IN+2*OUT-1:0] now;\n"
                   "  wire [IN-1:0]  in   = now[IN-1:0];\n  wire [OUT-1:0] want = now[IN +: OUT];\n"
                   "  wire [OUT-1:0] care = now[IN+OUT +: OUT];\n  integer clocks = 0;\n  integer errors = 0;\n",
               str(manifest, "top"), (long long)clocks, name, name, (long long)clocks, in, out);
    output_wires(&b, manifest);
    buf_printf(&b, "\n  always #5 clk = ~clk;\n  initial begin\n    $readmemh(\"%s.hex\", vectors);\n    now = vectors[0];\n  end\n\n"
                   "  always @(posedge clk) begin\n", name);
    compare(&b, manifest);
    buf_printf(&b, "    if (clocks == CLOCKS - 1) begin\n"
                   "      $display(\"%s: %%0d clocks, %%0d mismatches: %%s\", CLOCKS, errors, errors == 0 ? \"passed\" : \"FAILED\");\n"
                   "`ifdef __ICARUS__\n      $finish_and_return(errors != 0);\n`else\n      if (errors != 0) $stop;\n      $finish;\n`endif\n"
                   "    end\n    clocks <= clocks + 1;\n    now <= vectors[clocks + 1];\n  end\n\n  %s dut (\n    .clk(clk)",
               name, str(manifest, "top"));
    connect(&b, manifest);
    buf_puts(&b, "\n  );\nendmodule\n`default_nettype wire\n");
    return b.s;
}

// A name part that C accepts: "1:2" becomes 1_2.
static void c_name(struct buf *b, const char *s)
{
    for (; *s; s++) {
        char c = isalnum((unsigned char)*s) ? *s : '_';
        buf_add(b, &c, 1);
    }
}

// An array of integers, of any depth, as a C initializer.
static void initializer(struct buf *b, const json_t *v)
{
    size_t i;
    json_t *e;
    if (json_is_integer(v)) {
        buf_printf(b, "%lld", (long long)json_integer_value(v));
        return;
    }
    buf_puts(b, "{");
    json_array_foreach ((json_t *)(uintptr_t)v, i, e) {
        buf_puts(b, i ? ", " : "");
        initializer(b, e);
    }
    buf_puts(b, "}");
}

// `path`: "INSTANCE_" of every design on the way to the one that has them.
static void defines(struct buf *b, const json_t *object, char prefix, const char *path)
{
    const char *name;
    json_t *v;
    json_object_foreach ((json_t *)(uintptr_t)object, name, v) {
        buf_printf(b, "#define %c_%s", prefix, path);
        c_name(b, name);
        if (json_is_integer(v) || json_is_array(v)) {
            buf_puts(b, " ");
            initializer(b, v);
            buf_puts(b, "\n");
        } else {
            buf_puts(b, "_is_");
            c_name(b, json_string_value(v) ? json_string_value(v) : "");
            buf_puts(b, " 1\n");
        }
    }
}

static void structs(struct buf *b, const json_t *manifest, bool out)
{
    size_t i;
    json_t *p;
    buf_printf(b, "\nstruct %s_%s {\n", str(manifest, "generator"), out ? "out" : "in");
    json_array_foreach (ports(manifest), i, p) {
        const char *name = str(p, "name");
        if (is_out(p) != out || strcmp(name, "clk") == 0)
            continue;
        if (words(p) > 1)
            buf_printf(b, "    uint32_t %s[%d]; // %s: %s\n", name, words(p), counted(width(p), "bit"), str(p, "doc"));
        else
            buf_printf(b, "    uint32_t %s; // %s: %s\n", name, counted(width(p), "bit"), str(p, "doc"));
    }
    buf_puts(b, "};\n");
}

// Parameters and derived numbers of a design and of those in it.
static void all_defines(struct buf *b, const json_t *design, const char *path)
{
    size_t i;
    json_t *inside;
    defines(b, json_object_get(design, "parameters"), 'P', path);
    defines(b, json_object_get(design, "derived"), 'D', path);
    buf_printf(b, "#define D_%slatency %lld\n", path,
               (long long)json_integer_value(json_object_get(json_object_get(design, "latency"), "clocks")));
    json_array_foreach (json_object_get(design, "instances"), i, inside) {
        char *below = xasprintf("%s%s_", path, str(inside, "instance"));
        all_defines(b, inside, below);
        free(below);
    }
}

char *harness_header(const json_t *manifest)
{
    const char *x = str(manifest, "generator");
    struct buf b = {0};
    size_t i;
    json_t *p;
    buf_puts(&b, "// Ports, parameters (P_) and derived numbers (D_) of the design under test; those of a design in it as P_INSTANCE_, D_INSTANCE_.\n"
                 "#ifndef PORTS_H\n#define PORTS_H\n#include <stdint.h>\n\n");
    all_defines(&b, manifest, "");
    json_array_foreach (ports(manifest), i, p)
        buf_printf(&b, "#define HAS_%s 1\n", str(p, "name"));
    structs(&b, manifest, false);
    structs(&b, manifest, true);
    buf_printf(&b, "\nvoid test_step(const struct %s_out *out, struct %s_in *next);\n#endif\n", x, x);
    return b.s;
}

// The valid of the channel that a port whose name ends so is a payload of: "_tlast" of an AXI4-Stream, "_bresp", "_awaddr" of
// an AXI4 bus (IHI 0022E, A2.2 to A2.6). NULL if it is none.
static const char *valid_of(const char *end)
{
    static const struct {
        const char *channel, *valid, *payloads;
    } channels[] = {{"_t", "_tvalid", " data last user keep strb id dest "},
                    {"_aw", "_awvalid", " addr id len size burst lock cache prot qos region user "},
                    {"_ar", "_arvalid", " addr id len size burst lock cache prot qos region user "},
                    {"_w", "_wvalid", " data strb last user "},
                    {"_r", "_rvalid", " data resp last id user "},
                    {"_b", "_bvalid", " resp id user "}};
    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        size_t n = strlen(channels[i].channel);
        char *word = strncmp(end, channels[i].channel, n) == 0 ? xasprintf(" %s ", end + n) : NULL;
        bool found = word && strstr(channels[i].payloads, word);
        free(word);
        if (found)
            return channels[i].valid;
    }
    return NULL;
}

// Word of the valid that makes the payload port p mean something, or -1.
static int valid_word(const json_t *manifest, const json_t *port)
{
    const char *name = str(port, "name"), *end = strrchr(name, '_'), *valid = end ? valid_of(end) : NULL;
    if (!valid)
        return -1;
    size_t i;
    json_t *p;
    int word = 0;
    json_array_foreach (ports(manifest), i, p) {
        const char *other = str(p, "name");
        if (is_out(p) != is_out(port) || strcmp(other, "clk") == 0)
            continue;
        size_t n = (size_t)(end - name);
        if (strncmp(other, name, n) == 0 && strcmp(other + n, valid) == 0)
            return word;
        word += words(p);
    }
    return -1;
}

char *harness_ports(const json_t *manifest)
{
    struct buf b = {0};
    size_t i;
    json_t *p;
    int at[2] = {0, 0}, n = 0, rst = 0;
    buf_puts(&b, "// The port map.\n#include \"ports.h\"\n#include \"rt/rt.h\"\n\nconst struct rt_port rt_ports[] = {\n");
    json_array_foreach (ports(manifest), i, p) {
        const char *name = str(p, "name");
        if (strcmp(name, "clk") == 0)
            continue;
        int *word = &at[is_out(p)];
        if (strcmp(name, "rst") == 0)
            rst = *word;
        buf_printf(&b, "    {\"%s\", %s, %d, %d, %d, %d},\n", name, is_out(p) ? "true" : "false", *word, words(p), width(p),
                   valid_word(manifest, p));
        *word += words(p);
        n++;
    }
    const char *x = str(manifest, "generator");
    buf_printf(&b, "};\nconst int rt_port_count = %d, rt_in_words = %d, rt_out_words = %d, rt_rst_word = %d;\n\n"
                   "void test_step_words(const uint32_t *out, uint32_t *next)\n{\n"
                   "    test_step((const struct %s_out *)out, (struct %s_in *)next);\n}\n",
               n, at[0], at[1], rst, x, x);
    return b.s;
}
