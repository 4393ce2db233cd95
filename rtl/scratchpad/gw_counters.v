// SPDX-License-Identifier: Apache-2.0
// What the requests have come to, on AXI4-Lite.
// lint:
`default_nettype none
module gw_counters (
  input  wire        clk,
  input  wire        rst,
  input  wire        pass,            // a pass is taken
  input  wire        last,            // the last of its phase
  input  wire        done,            // and of its request
  input  wire        failed,          // which is an error
  input  wire [4:0]  s_axil_awaddr,   // counters: byte address
  input  wire        s_axil_awvalid,
  output wire        s_axil_awready,
  input  wire [31:0] s_axil_wdata,
  input  wire [3:0]  s_axil_wstrb,
  input  wire        s_axil_wvalid,
  output wire        s_axil_wready,
  output wire [1:0]  s_axil_bresp,
  output wire        s_axil_bvalid,
  input  wire        s_axil_bready,
  input  wire [4:0]  s_axil_araddr,
  input  wire        s_axil_arvalid,
  output wire        s_axil_arready,
  output wire [31:0] s_axil_rdata,
  output wire [1:0]  s_axil_rresp,
  output wire        s_axil_rvalid,
  input  wire        s_axil_rready
);
  localparam CLEAR = 3'd0, ACCESSES = 3'd1, PASSES = 3'd2, CONFLICTS = 3'd3, ERRORS = 3'd4;

  wire we;
  wire [2:0] waddr;
  wire [2:0] raddr;
  wire clear = we & (waddr == CLEAR) & s_axil_wdata[0] & s_axil_wstrb[0];
  wire [33:0] unused_write = {s_axil_wdata[31:1], s_axil_wstrb[3:1]};
  reg [31:0] accesses;
  reg [31:0] passes;
  reg [31:0] conflicts; // passes more than phases
  reg [31:0] errors;
  reg [31:0] value;

  gw_axil #(.ADDR_W(5)) axil (
    .clk(clk), .rst(rst),
    .awaddr(s_axil_awaddr), .awvalid(s_axil_awvalid), .awready(s_axil_awready),
    .wvalid(s_axil_wvalid), .wready(s_axil_wready),
    .bresp(s_axil_bresp), .bvalid(s_axil_bvalid), .bready(s_axil_bready),
    .araddr(s_axil_araddr), .arvalid(s_axil_arvalid), .arready(s_axil_arready),
    .rdata(s_axil_rdata), .rresp(s_axil_rresp), .rvalid(s_axil_rvalid), .rready(s_axil_rready),
    .we(we), .waddr(waddr), .raddr(raddr), .value(value)
  );

  always @*
    case (raddr)
      ACCESSES:  value = accesses;
      PASSES:    value = passes;
      CONFLICTS: value = conflicts;
      ERRORS:    value = errors;
      default:   value = 32'd0;
    endcase

  reg pass_q, done_q, conflict_q, error_q; // counted a clock later

  always @(posedge clk) begin
    pass_q     <= pass & ~rst;
    done_q     <= done & ~rst;
    conflict_q <= pass & ~last & ~rst;
    error_q    <= done & failed & ~rst;
    accesses   <= accesses + {31'd0, done_q};
    passes     <= passes + {31'd0, pass_q};
    conflicts  <= conflicts + {31'd0, conflict_q};
    errors     <= errors + {31'd0, error_q};
    if (rst | clear) begin
      accesses  <= 32'd0;
      passes    <= 32'd0;
      conflicts <= 32'd0;
      errors    <= 32'd0;
    end
  end
endmodule
`default_nettype wire
