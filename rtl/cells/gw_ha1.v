// SPDX-License-Identifier: Apache-2.0
// Half adder with a constant: {co, s} = a + b + 1.
`default_nettype none
(* gatewright_inline *)
module gw_ha1 (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = ~(a ^ b);
  assign co = a | b;
endmodule
`default_nettype wire
