// SPDX-License-Identifier: Apache-2.0
// y = ~((a & b) | (c & d)).
`default_nettype none
(* gatewright_inline *)
module gw_aoi22 (
  input  wire a,
  input  wire b,
  input  wire c,
  input  wire d,
  output wire y
);
  assign y = ~((a & b) | (c & d));
endmodule
`default_nettype wire
