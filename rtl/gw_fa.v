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
  assign s  = a ^ b ^ ci;
  assign co = (a & b) | (ci & (a ^ b));
endmodule
`default_nettype wire
