// SPDX-License-Identifier: Apache-2.0
// A number of 16 bits as 256 * high + low, where low may reach 170, which is what its digits of up
// to 2 say (gw_recode_bytes); or two bytes.
`default_nettype none
(* gatewright_inline *)
module gw_halves (
  input  wire [15:0] x,    // two's complement, or two such bytes
  input  wire        pair, // two bytes
  output wire [17:0] q     // two's complement, low lowest
);
  wire low_sign = pair ? x[7] : x[7:0] > 8'd170;
  wire [8:0] low  = {low_sign, x[7:0]};
  wire [8:0] high = {x[15], x[15:8]} + {8'd0, low_sign & ~pair};

  assign q = {high, low};
endmodule
`default_nettype wire
