// SPDX-License-Identifier: Apache-2.0
// Half adder: {co, s} = a + b.
`default_nettype none
(* gatewright_inline *)
module gw_ha (
  input  wire a,
  input  wire b,
  output wire s,
  output wire co
);
  assign s  = a ^ b;
  assign co = a & b;
endmodule
`default_nettype wire
