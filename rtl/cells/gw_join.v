// SPDX-License-Identifier: Apache-2.0
// A vector whose parts have drivers of their own, as one: q is d. Synthesis finds no logic in it.
// Icarus passes such a vector on whole for every part that changes; behind an operator once.
`default_nettype none
(* gatewright_inline *)
module gw_join #(
  parameter WIDTH = 8
) (
  input  wire [WIDTH-1:0] d,
  output wire [WIDTH-1:0] q
);
  assign q = d ^ {WIDTH{1'b0}};
endmodule
`default_nettype wire
