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
  wire half = a ^ b;

  assign s = half ^ ci;
`ifdef __ICARUS__ // one operator, not three, where each is simulated by itself
  assign co = half ? ci : a;
`else
  assign co = (a & b) | (ci & half);
`endif
endmodule
`default_nettype wire
