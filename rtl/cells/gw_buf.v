// SPDX-License-Identifier: Apache-2.0
// y = a, through a buffer that synthesis keeps.
`default_nettype none
(* gatewright_inline *)
module gw_buf (
  input  wire a,
  output wire y
);
  assign y = a;
endmodule
`default_nettype wire
