// SPDX-License-Identifier: Apache-2.0
// The one of LANES words whose take flag is 1 (at most one is), registered; zero when none is.
`default_nettype none
module gw_gather #(
  parameter LANES = 4,
  parameter WIDTH = 8
) (
  input  wire                   clk,
  input  wire [LANES-1:0]       take,
  input  wire [LANES*WIDTH-1:0] d,
  output reg  [WIDTH-1:0]       q
);
  reg [WIDTH-1:0] any;
  integer i;

  always @* begin
    any = {WIDTH{1'b0}};
    for (i = 0; i < LANES; i = i + 1)
      any = any | (d[i*WIDTH +: WIDTH] & {WIDTH{take[i]}});
  end

  always @(posedge clk) q <= any;
endmodule
`default_nettype wire
