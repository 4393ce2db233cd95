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
`ifdef __ICARUS__ // the same in three operators, not six, each of which Icarus simulates by itself
  wire half = a ^ b;
  assign s  = half ^ ci;
  assign co = half ? ci : a;
`else
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
`endif
endmodule
`default_nettype wire
