// SPDX-License-Identifier: Apache-2.0
// Where requests of several phases are: stage 1 takes their passes, stage 2 has what the banks
// read, stage 3 is the response.
// lint: PHASES=2
// lint: PHASES=4
`default_nettype none
module gw_control_phases #(
  parameter PHASES = 2 // of a request, a power of two, at least 2
) (
  input  wire                      clk,
  input  wire                      rst,
  input  wire                      req_tvalid, // request stream
  output wire                      req_tready,
  input  wire                      last,       // the pass in stage 1 is the last of its phase
  input  wire [2:0]                code,       // of the request in stage 1: not 0 if it is an error
  output wire                      step,       // all stages move on
  output wire                      accept,     // a request enters stage 1
  output wire                      pass,       // stage 1 takes a pass
  output wire                      done,       // it is the last of its request
  output wire                      next,       // the next phase's words are due
  output reg  [$clog2(PHASES)-1:0] phase_q,    // the phase in stage 2
  output wire                      load,       // stage 2 has the words of a pass
  output reg                       first_q,    // it is the first of its request
  output reg  [2:0]                rsp_tuser,  // response stream
  output wire                      rsp_tvalid,
  input  wire                      rsp_tready
);
  localparam PHASE_W = $clog2(PHASES);
  localparam PHASE_LAST = PHASES - 1;
  localparam [PHASE_W-1:0] ONE = 1;

  generate
    if (PHASES < 2 || PHASES != 1 << PHASE_W) begin : g_illegal
      gw_control_phases_illegal_parameters stop ();
    end
  endgenerate

  reg busy;                // stage 1 has a request
  reg first;               // that has not had a pass yet
  reg read_q;              // stage 2 has the words of a pass
  reg done_q;              // the last of its request
  reg [2:0] code_q;
  reg rsp_full;            // a response waits
  reg [PHASE_W-1:0] phase; // in stage 1
  wire ending = last & ((phase == PHASE_LAST[PHASE_W-1:0]) | (code != 3'd0));

  assign rsp_tvalid = rsp_full & ~rst;
  assign step       = ~rsp_full | rsp_tready;
  assign pass       = busy & step;
  assign done       = pass & ending;
  assign req_tready = step & (~busy | ending);
  assign accept     = req_tvalid & req_tready;
  assign load       = read_q & step;
  assign next       = pass & last & ~ending;

  always @(posedge clk) begin
    if (step) begin
      busy      <= accept | (busy & ~ending);
      first     <= accept;
      read_q    <= busy;
      first_q   <= first;
      done_q    <= busy & ending;
      code_q    <= code;
      rsp_full  <= done_q;
      rsp_tuser <= code_q;
      phase_q   <= phase;
      if (accept | ending) phase <= 0;
      else if (next) phase <= phase + ONE;
    end
    if (rst) begin
      busy     <= 1'b0;
      read_q   <= 1'b0;
      done_q   <= 1'b0;
      rsp_full <= 1'b0;
    end
  end
endmodule
`default_nettype wire
