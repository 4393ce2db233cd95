// SPDX-License-Identifier: Apache-2.0
// Counts the planes of a vector: those of its inputs' bits, then those that only results have.
// lint: X_BITS=1 PLANES=1
// lint: X_BITS=8 PLANES=8
// lint: X_BITS=8 PLANES=12
// lint: X_BITS=2 PLANES=9
`default_nettype none
(* gatewright_inline *)
module gw_control_planes #(
  parameter X_BITS = 8, // bits of an input
  parameter PLANES = 12 // of a vector, at least X_BITS
) (
  input  wire              clk,
  input  wire              rst,
  input  wire              x_tvalid, // stream of inputs
  output wire              x_tready,
  output wire              y_tvalid, // stream of results
  input  wire              y_tready,
  output wire              step,     // a plane is worked off
  output wire              ext,      // the inputs' own bits are over
  output wire [PLANES-1:0] at        // one-hot: the plane
);
  // A plane of the inputs is counted up to the last number below a power of two, so that one bit
  // tells the planes beyond.
  localparam MORE    = PLANES - X_BITS;
  localparam MOST    = (X_BITS > MORE) ? X_BITS : MORE;
  localparam COUNT_W = (MOST > 1) ? $clog2(MOST) : 1;
  localparam PLANE_W = (MORE > 0) ? COUNT_W + 1 : COUNT_W;
  localparam FIRST   = (1 << COUNT_W) - X_BITS;
  localparam [PLANE_W-1:0] ONE = 1;

  generate
    if (X_BITS < 1 || PLANES < X_BITS) begin : g_illegal
      gw_control_planes_illegal_parameters stop ();
    end
  endgenerate

  reg [PLANE_W-1:0] plane;

  assign x_tready = y_tready & ~ext;
  assign y_tvalid = (x_tvalid | ext) & ~rst;
  assign step     = y_tready & (x_tvalid | ext);

  always @(posedge clk)
    if (rst | (step & at[PLANES-1])) plane <= FIRST[PLANE_W-1:0];
    else if (step) plane <= plane + ONE;

  genvar t;
  generate
    for (t = 0; t < PLANES; t = t + 1) begin : g_plane
      localparam NUMBER = FIRST + t;
      assign at[t] = plane == NUMBER[PLANE_W-1:0];
    end
    if (MORE > 0) begin : g_more
      assign ext = plane[PLANE_W-1];
    end else begin : g_none
      assign ext = 1'b0;
    end
  endgenerate
endmodule
`default_nettype wire
