// SPDX-License-Identifier: Apache-2.0
// Where requests are: stage 1 takes their passes, stage 2 has what the banks read, stage 3 is the
// response.
// lint:
`default_nettype none
module gw_control_passes (
  input  wire       clk,
  input  wire       rst,
  input  wire       req_tvalid, // request stream
  output wire       req_tready,
  input  wire       last,       // nothing is left for a pass after the one in stage 1
  input  wire [2:0] code,       // of the request in stage 1: not 0 if it is an error
  output wire       step,       // all stages move on
  output wire       accept,     // a request enters stage 1
  output wire       pass,       // stage 1 takes a pass
  output wire       done,       // it is the last of its request
  output wire       load,       // stage 2 has the words of a pass
  output reg        first_q,    // it is the first of its request
  output reg  [2:0] rsp_tuser,  // response stream
  output wire       rsp_tvalid,
  input  wire       rsp_tready
);
  reg busy;         // stage 1 has a request
  reg first;        // that has not had a pass yet
  reg read_q;       // stage 2 has the words of a pass
  reg done_q;       // the last of its request
  reg [2:0] code_q;
  reg rsp_full;     // a response waits
  wire ending = last;

  assign rsp_tvalid = rsp_full & ~rst;
  assign step       = ~rsp_full | rsp_tready;
  assign pass       = busy & step;
  assign done       = pass & ending;
  assign req_tready = step & (~busy | ending);
  assign accept     = req_tvalid & req_tready;
  assign load       = read_q & step;

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
