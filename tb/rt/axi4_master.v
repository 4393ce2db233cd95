// SPDX-License-Identifier: Apache-2.0
// An AXI4 master that does what a stream of commands says: write bursts with data of a second stream, read bursts, several of
// each under way. Write data goes out as soon as its command was taken, before the address if that has to wait.
`default_nettype none
module axi4_master #(
  parameter ADDR_W = 40, // bits of an address
  parameter DATA_W = 64, // bits of the data bus: a power of two, 32 to 1024
  parameter ID_W   = 4   // bits of an ID
) (
  input  wire                    clk,
  input  wire                    rst,
  input  wire [ADDR_W+ID_W+13:0] s_axis_cmd_tdata,  // id, write, burst, size, len, address; the address lowest
  input  wire                    s_axis_cmd_tvalid,
  output wire                    s_axis_cmd_tready,
  input  wire [DATA_W-1:0]       s_axis_wr_tdata,   // data to write
  input  wire [DATA_W/8-1:0]     s_axis_wr_tuser,   // its strobes
  input  wire                    s_axis_wr_tvalid,
  output wire                    s_axis_wr_tready,
  output wire [DATA_W-1:0]       m_axis_rd_tdata,   // data read
  output wire [ID_W+1:0]         m_axis_rd_tuser,   // id, resp
  output wire                    m_axis_rd_tlast,
  output wire                    m_axis_rd_tvalid,
  input  wire                    m_axis_rd_tready,
  output wire [ID_W+1:0]         m_axis_done_tdata, // a write is done: id, resp
  output wire                    m_axis_done_tvalid,
  input  wire                    m_axis_done_tready,
  output wire                    m_axi_awvalid,
  input  wire                    m_axi_awready,
  output reg  [ADDR_W-1:0]       m_axi_awaddr,
  output reg  [ID_W-1:0]         m_axi_awid,
  output reg  [7:0]              m_axi_awlen,
  output reg  [2:0]              m_axi_awsize,
  output reg  [1:0]              m_axi_awburst,
  output wire [3:0]              m_axi_awcache,
  output wire                    m_axi_wvalid,
  input  wire                    m_axi_wready,
  output reg  [DATA_W-1:0]       m_axi_wdata,
  output reg  [DATA_W/8-1:0]     m_axi_wstrb,
  output reg                     m_axi_wlast,
  input  wire                    m_axi_bvalid,
  output wire                    m_axi_bready,
  input  wire [ID_W-1:0]         m_axi_bid,
  input  wire [1:0]              m_axi_bresp,
  output wire                    m_axi_arvalid,
  input  wire                    m_axi_arready,
  output reg  [ADDR_W-1:0]       m_axi_araddr,
  output reg  [ID_W-1:0]         m_axi_arid,
  output reg  [7:0]              m_axi_arlen,
  output reg  [2:0]              m_axi_arsize,
  output reg  [1:0]              m_axi_arburst,
  output wire [3:0]              m_axi_arcache,
  input  wire                    m_axi_rvalid,
  output wire                    m_axi_rready,
  input  wire [ID_W-1:0]         m_axi_rid,
  input  wire [DATA_W-1:0]       m_axi_rdata,
  input  wire [1:0]              m_axi_rresp,
  input  wire                    m_axi_rlast
);
  wire [ADDR_W-1:0] address = s_axis_cmd_tdata[ADDR_W-1:0];
  wire [7:0]        len     = s_axis_cmd_tdata[ADDR_W +: 8];
  wire [2:0]        size    = s_axis_cmd_tdata[ADDR_W+8 +: 3];
  wire [1:0]        burst   = s_axis_cmd_tdata[ADDR_W+11 +: 2];
  wire              write   = s_axis_cmd_tdata[ADDR_W+13];
  wire [ID_W-1:0]   id      = s_axis_cmd_tdata[ADDR_W+14 +: ID_W];

  // Lengths of the writes whose data is still to go out.
  reg [7:0] lens [0:7];
  reg [3:0] lens_in, lens_out;
  wire [3:0] lens_held = lens_in - lens_out;
  wire lens_full  = lens_held[3];
  wire lens_empty = lens_held == 4'd0;

  reg aw_full, ar_full, w_full; // a channel's registers hold something
  wire aw_free = ~aw_full | m_axi_awready;
  wire ar_free = ~ar_full | m_axi_arready;
  wire w_free  = ~w_full | m_axi_wready;

  assign s_axis_cmd_tready = write ? aw_free & ~lens_full : ar_free;
  wire take_write = s_axis_cmd_tvalid & write & aw_free & ~lens_full;
  wire take_read  = s_axis_cmd_tvalid & ~write & ar_free;

  assign m_axi_awvalid = aw_full & ~rst;
  assign m_axi_arvalid = ar_full & ~rst;
  assign m_axi_wvalid  = w_full & ~rst;
  assign m_axi_awcache = 4'b0011;
  assign m_axi_arcache = 4'b0011;

  always @(posedge clk) begin
    if (m_axi_awready) aw_full <= 1'b0;
    if (take_write) begin
      aw_full       <= 1'b1;
      m_axi_awaddr  <= address;
      m_axi_awid    <= id;
      m_axi_awlen   <= len;
      m_axi_awsize  <= size;
      m_axi_awburst <= burst;
      lens[lens_in[2:0]] <= len;
      lens_in       <= lens_in + 4'd1;
    end
    if (m_axi_arready) ar_full <= 1'b0;
    if (take_read) begin
      ar_full       <= 1'b1;
      m_axi_araddr  <= address;
      m_axi_arid    <= id;
      m_axi_arlen   <= len;
      m_axi_arsize  <= size;
      m_axi_arburst <= burst;
    end
    if (rst) begin
      aw_full <= 1'b0;
      ar_full <= 1'b0;
      lens_in <= 4'd0;
    end
  end

  reg [7:0] beat; // of the write whose data goes out
  wire take_data = s_axis_wr_tvalid & w_free & ~lens_empty;
  wire last = beat == lens[lens_out[2:0]];

  assign s_axis_wr_tready = w_free & ~lens_empty;

  always @(posedge clk) begin
    if (m_axi_wready) w_full <= 1'b0;
    if (take_data) begin
      w_full      <= 1'b1;
      m_axi_wdata <= s_axis_wr_tdata;
      m_axi_wstrb <= s_axis_wr_tuser;
      m_axi_wlast <= last;
      beat        <= last ? 8'd0 : beat + 8'd1;
      if (last) lens_out <= lens_out + 4'd1;
    end
    if (rst) begin
      w_full   <= 1'b0;
      beat     <= 8'd0;
      lens_out <= 4'd0;
    end
  end

  assign m_axis_rd_tvalid   = m_axi_rvalid & ~rst;
  assign m_axis_rd_tdata    = m_axi_rdata;
  assign m_axis_rd_tuser    = {m_axi_rid, m_axi_rresp};
  assign m_axis_rd_tlast    = m_axi_rlast;
  assign m_axi_rready       = m_axis_rd_tready & ~rst;
  assign m_axis_done_tvalid = m_axi_bvalid & ~rst;
  assign m_axis_done_tdata  = {m_axi_bid, m_axi_bresp};
  assign m_axi_bready       = m_axis_done_tready & ~rst;
endmodule
`default_nettype wire
