// SPDX-License-Identifier: Apache-2.0
// Full adder: {co, s} = a + b + ci.
`default_nettype none
(* gatewright_inline *)
module gw_fa (
  input  wire a,
  input  wire b,
  input  wire ci,
  output wire s,
  output wire co
);
`ifdef __ICARUS__ // two truth tables, not six operators, each of which Icarus simulates by itself
  gw_fa_s  sum   (s, a, b, ci);
  gw_fa_co carry (co, a, b, ci);
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`ifdef __ICARUS__
primitive gw_fa_s (output s, input a, input b, input ci);
  table
    0 0 0 : 0;
    0 0 1 : 1;
    0 1 0 : 1;
    0 1 1 : 0;
    1 0 0 : 1;
    1 0 1 : 0;
    1 1 0 : 0;
    1 1 1 : 1;
  endtable
endprimitive
primitive gw_fa_co (output co, input a, input b, input ci);
  table
    0 0 ? : 0;
    0 ? 0 : 0;
    ? 0 0 : 0;
    1 1 ? : 1;
    1 ? 1 : 1;
    ? 1 1 : 1;
  endtable
endprimitive
`endif
`default_nettype wire
