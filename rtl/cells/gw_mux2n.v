// SPDX-License-Identifier: Apache-2.0
// y = ~(s ? a : b).
`default_nettype none
(* gatewright_inline *)
module gw_mux2n (
  input  wire s,
  input  wire a,
  input  wire b,
  output wire y
);
  assign y = ~(s ? a : b);
endmodule
`default_nettype wire
