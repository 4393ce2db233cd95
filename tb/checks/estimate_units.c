// SPDX-License-Identifier: Apache-2.0
// What gen/estimate makes of small modules: registers that stay, gates that are shared or vanish, loops, tables, functions, boxes.
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "estimate/estimate.h"
#include "tb/lib/unit.h"

// A number of the estimate of a text whose top is `t`, -1 if it is refused.
static double number(const char *text, const char *key)
{
    char *wrong = NULL;
    json_t *j = estimate(&text, 1, "t", &wrong);
    double v = j ? json_number_value(json_object_get(j, key)) : -1;
    json_decref(j);
    free(wrong);
    return v;
}

static bool refused(const char *text, const char *why)
{
    char *wrong = NULL;
    json_t *j = estimate(&text, 1, "t", &wrong);
    bool is = !j && wrong && strstr(wrong, why);
    if (!is)
        printf("# %s\n", wrong ? wrong : "taken");
    json_decref(j);
    free(wrong);
    return is;
}

#define HEAD "module t (input wire clk, input wire [7:0] a, input wire [7:0] b, output wire [7:0] y);\n"
#define REG "module t (input wire clk, input wire [7:0] a, input wire [7:0] b, output reg [7:0] y);\n"

// Both are the same logic.
static void same(const char *name, const char *one, const char *other)
{
    double a = number(one, "area"), b = number(other, "area");
    if (a < 0 || a != b)
        printf("# %g and %g um2\n", a, b);
    result(name, a >= 0 && a == b);
}

static void expressions(void)
{
    double two = number(HEAD "assign y = {6'd0, a[1:0] & b[1:0]};\nendmodule\n", "area");
    result("eight gates are four times two", two > 0 && number(HEAD "assign y = a & b;\nendmodule\n", "area") == 4 * two);
    result("wires need nothing", number(HEAD "assign y = {a[3:0], ~b[7:4]};\nendmodule\n", "area") == 0);
    same("a gate of the same inputs is there once", HEAD "assign y = {8{a[0] & b[0]}};\nendmodule\n", HEAD "assign y = {7'd0, b[0] & a[0]};\nendmodule\n");
    same("a constant goes", HEAD "assign y = (a & 8'h0f) | (b & 8'hf0);\nendmodule\n", HEAD "assign y = {b[7:4], a[3:0]};\nendmodule\n");
    same("parameters are constants", HEAD "localparam N = 2;\nassign y = (N == 2) ? a & b : a + b;\nendmodule\n", HEAD "assign y = a & b;\nendmodule\n");
    same("a sign is extended in a signed context", HEAD "wire signed [3:0] s = a[3:0];\nwire signed [7:0] w = s;\nassign y = w;\nendmodule\n",
         HEAD "assign y = {{4{a[3]}}, a[3:0]};\nendmodule\n");
    same("one unsigned operand makes it unsigned", HEAD "wire signed [3:0] s = a[3:0];\nassign y = s + 8'd0;\nendmodule\n", HEAD "assign y = {4'd0, a[3:0]};\nendmodule\n");
    same("a word at an index", HEAD "assign y = a[4*b[0] +: 4];\nendmodule\n", HEAD "assign y = {4'd0, b[0] ? a[7:4] : a[3:0]};\nendmodule\n");
    same("a shift by a bit", HEAD "assign y = a >> b[0];\nendmodule\n", HEAD "assign y = b[0] ? {1'b0, a[7:1]} : a;\nendmodule\n");
    same("what nothing needs is not there", HEAD "wire [7:0] unused = a ^ b;\nassign y = a & b;\nendmodule\n", HEAD "assign y = a & b;\nendmodule\n");
    same("another view is not read", HEAD "`ifdef GATEWRIGHT_WORDS\nassign y = a * b;\n`else // x\nassign y = a & b;\n`endif\nendmodule\n", HEAD "assign y = a & b;\nendmodule\n");
    result("an adder is slower than a gate", number(HEAD "assign y = a + b;\nendmodule\n", "delay") > 2 * number(HEAD "assign y = a & b;\nendmodule\n", "delay"));
}

static void processes(void)
{
    result("registers are counted", number(REG "always @(posedge clk) y <= a;\nendmodule\n", "flops") == 8);
    result("a register that nothing reads is none", number(HEAD "reg [7:0] q;\nalways @(posedge clk) q <= a;\nassign y = b;\nendmodule\n", "flops") == 0);
    result("one enable costs as much as another", number(REG "always @(posedge clk) if (a[0]) y <= b;\nendmodule\n", "area") ==
           number(REG "always @(posedge clk) y <= a[0] ? b : y;\nendmodule\n", "area"));
    same("a loop over bits", REG "integer i;\nalways @(posedge clk) for (i = 0; i < 8; i = i + 1) y[i] <= a[7 - i];\nendmodule\n", REG "always @(posedge clk) y <= a;\nendmodule\n");
    same("a function", HEAD "function [7:0] both(input [7:0] p, input [7:0] q);\nboth = p & q;\nendfunction\nassign y = both(a, b);\nendmodule\n",
         HEAD "assign y = a & b;\nendmodule\n");
    same("a table with equal halves", HEAD "reg [7:0] r;\nassign y = r;\nalways @* case (a[1:0]) 2'd0: r = b; 2'd1: r = 0; 2'd2: r = b; default: r = 0; endcase\nendmodule\n",
         HEAD "assign y = b & {8{~a[0]}};\nendmodule\n");
    same("the last assignment counts", REG "always @(posedge clk) begin y <= b; y <= a; end\nendmodule\n", REG "always @(posedge clk) y <= a;\nendmodule\n");
}

#define CHILD "module t_c #(parameter N = 8) (input wire [N-1:0] p, output wire [N-1:0] q);\nassign q = ~p & {p[0], p[N-1:1]};\nendmodule\n"

static void modules(void)
{
    double one = number(HEAD "t_c c (.p(a), .q(y));\nendmodule\n" CHILD, "area");
    result("instances add up", one > 0 && number(HEAD "wire [7:0] w;\nt_c c (.p(a), .q(w));\nt_c d (.p(w), .q(y));\nendmodule\n" CHILD, "area") == 2 * one);
    result("a path goes through two modules", number(HEAD "wire [7:0] w;\nt_c c (.p(a), .q(w));\nt_c d (.p(w), .q(y));\nendmodule\n" CHILD, "delay") >
           1.9 * number(HEAD "t_c c (.p(a), .q(y));\nendmodule\n" CHILD, "delay"));
    result("generate loops and parameters", number(HEAD "genvar i;\ngenerate for (i = 0; i < 4; i = i + 1) begin : g_two\n"
           "t_c #(.N(2)) c (.p(a[2*i +: 2]), .q(y[2*i +: 2]));\nend endgenerate\nendmodule\n" CHILD, "area") == 4 * number(HEAD "t_c #(.N(2)) c (.p(a[1:0]), .q(y[1:0]));\nendmodule\n" CHILD, "area"));
    result("cells by their names", number(HEAD "t_fa f (.a(a[0]), .b(a[1]), .ci(b[0]), .s(y[0]), .co(y[1]));\nendmodule\n"
           "module t_fa (input wire a, input wire b, input wire ci, output wire s, output wire co);\nassign s = a;\nassign co = b;\nendmodule\n", "full_adders") == 1);
    result("an unknown module's outputs are not constant", number(HEAD "wire [7:0] w;\nmacro m (.i(a), .o(w));\nassign y = w & b;\nendmodule\n", "area") ==
           number(HEAD "assign y = a & b;\nendmodule\n", "area"));
    result("a circle of words is none of bits", number(HEAD "wire [8:0] w;\nassign w = {w[7:0] & a, b[0]};\nassign y = w[8:1];\nendmodule\n", "area") > 0);
    result("memories are boxes", number(HEAD "t_ram #(.WIDTH(8), .DEPTH(4)) m (.clk(clk), .d(a), .q(y));\nendmodule\n(* gatewright_ram *)\n"
           "module t_ram #(parameter WIDTH = 1, parameter DEPTH = 2) (input wire clk, input wire [WIDTH-1:0] d, output reg [WIDTH-1:0] q);\n"
           "always @(posedge clk) q <= d;\nendmodule\n", "memory_bits") == 32);
}

static void refusals(void)
{
    result("no such module", refused("module u (input wire a, output wire b);\nassign b = a;\nendmodule\n", "no module 't'"));
    result("what is no Verilog of this kind", refused(HEAD "assign y = = a;\nendmodule\n", "should be"));
    result("a name that is not there", refused(HEAD "assign y = c;\nendmodule\n", "no 'c'"));
    result("a range that is no constant", refused(HEAD "wire [a:0] w = b;\nassign y = w;\nendmodule\n", "constant"));
    result("a text that ends too early", refused(HEAD "assign y = a;\n", "should be"));
}

int main(void)
{
    unit_begin("estimate: ", "none");
    expressions();
    processes();
    modules();
    refusals();
    return unit_end();
}
