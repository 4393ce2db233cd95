// SPDX-License-Identifier: Apache-2.0
// y = ~((a | b) & c).
`default_nettype none
(* gatewright_inline *)
module gw_oai21 (
  input  wire a,
  input  wire b,
  input  wire c,
  output wire y
);
  assign y = ~((a | b) & c);
endmodule
`default_nettype wire
