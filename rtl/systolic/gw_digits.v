// SPDX-License-Identifier: Apache-2.0
// Activations as elements multiply them: decoded radix-4 digits (gw_recode), or numbers.
// lint: COUNT=1 A_W=8 SIGNED=1 LINES=12
// lint: COUNT=4 A_W=7 SIGNED=0 LINES=11
// lint: COUNT=2 A_W=5 SIGNED=1 LINES=5
`default_nettype none
(* gatewright_inline *)
module gw_digits #(
  parameter COUNT  = 1, // activations
  parameter A_W    = 8, // bits of one
  parameter SIGNED = 1, // they are two's complement
  parameter LINES  = 12 // bits of one as it is multiplied; A_W: it is not recoded
) (
  input  wire [COUNT*A_W-1:0]   x,
  output wire [COUNT*LINES-1:0] q
);
  genvar i;
  generate
    if (COUNT < 1 || LINES < A_W || SIGNED < 0 || SIGNED > 1) begin : g_illegal
      gw_digits_illegal_parameters stop ();
    end
    if (LINES == A_W) begin : g_numbers
      assign q = x;
    end else begin : g_digits
      for (i = 0; i < COUNT; i = i + 1) begin : g_recode
`ifdef GATEWRIGHT_WORDS // in words a number stands for itself
        assign q[i*LINES +: LINES] = {{(LINES-A_W){1'b0}}, x[i*A_W +: A_W]};
`else
        gw_recode #(.WIDTH(A_W), .SIGNED(SIGNED), .LINES(LINES)) recode (
          .x(x[i*A_W +: A_W]), .q(q[i*LINES +: LINES])
        );
`endif
      end
    end
  endgenerate
endmodule
`default_nettype wire
