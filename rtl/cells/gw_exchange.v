// SPDX-License-Identifier: Apache-2.0
// A stage of a butterfly network: the words at the places x and x ^ STRIDE change places, or do
// not. Inverts. A pair's control is swap[i], i the packed bits of its place where ACTIVE has a 1.
`default_nettype none
(* gatewright_inline *)
module gw_exchange #(
  parameter PLACE_W = 5,  // 2**PLACE_W places
  parameter WIDTH   = 32, // bits of a word
  parameter STRIDE  = 1,  // a power of two
  parameter ACTIVE  = 0,  // not STRIDE's bit
  parameter SWAP_W  = 0,  // ones of ACTIVE
  parameter LOADS   = 16  // multiplexers that a buffer drives, even
) (
  input  wire [(WIDTH<<PLACE_W)-1:0] x,
  input  wire [(1<<SWAP_W)-1:0]      swap,
  output wire [(WIDTH<<PLACE_W)-1:0] y_n   // complemented
);
  localparam PLACES = 1 << PLACE_W;

  // The bits of place where mask has a one, packed.
  function integer packed_bits(input integer place, input integer mask);
    integer b, n;
    begin
      packed_bits = 0;
      n = 0;
      for (b = 0; b < PLACE_W; b = b + 1) begin
        if ((mask >>> b) % 2 == 1) begin
          packed_bits = packed_bits + ((place >>> b) % 2 << n);
          n = n + 1;
        end
      end
    end
  endfunction

  genvar p;
  generate
    if (STRIDE < 1 || STRIDE >= PLACES || (ACTIVE & STRIDE) != 0 || LOADS < 2) begin : g_illegal
      gw_exchange_illegal_parameters stop ();
    end
  endgenerate

`ifdef __ICARUS__ // the same multiplexers as one vector, which Icarus simulates at once
  localparam ALL  = WIDTH << PLACE_W;
  localparam STEP = WIDTH * STRIDE; // bits between words that change places
  localparam [ALL-1:0] LOWER = {(PLACES/2/STRIDE){{STEP{1'b0}}, {STEP{1'b1}}}};
  wire [PLACES-1:0] on; // the control of each place's pair

  // It for all bits of the place's word.
  function [ALL-1:0] spread(input [PLACES-1:0] places);
    integer k;
    for (k = 0; k < PLACES; k = k + 1) spread[WIDTH*k +: WIDTH] = {WIDTH{places[k]}};
  endfunction

  generate
    for (p = 0; p < PLACES; p = p + 1) begin : g_place
      assign on[p] = swap[packed_bits(p, ACTIVE)];
    end
  endgenerate

  wire [ALL-1:0] change = spread(on);
  wire [ALL-1:0] keep   = ~change;
  wire [ALL-1:0] down   = change & LOWER;
  wire [ALL-1:0] up     = change & ~LOWER;
  assign y_n = ~((keep & x) | (down & (x >> STEP)) | (up & (x << STEP)));
`else
  localparam PARTS = (2 * WIDTH + LOADS - 1) / LOADS; // buffers for the words of a pair
  localparam FAN   = (PLACES / 2 >> SWAP_W) * PARTS;  // for a control
  localparam REST  = PLACES - 1 - STRIDE - ACTIVE;    // tells the pairs of a control apart
  wire [(FAN<<SWAP_W)-1:0] change; // copies of each control
  wire [(FAN<<SWAP_W)-1:0] keep;   // and of its complement

  genvar i;
  generate
    for (i = 0; i < 1 << SWAP_W; i = i + 1) begin : g_control
      gw_fan3 #(.GROUPS(FAN)) fan_change (.d(swap[i]), .q(change[FAN*i +: FAN]));
      gw_fan3 #(.GROUPS(FAN)) fan_keep (.d(~swap[i]), .q(keep[FAN*i +: FAN]));
    end
    for (p = 0; p < PLACES; p = p + 1) begin : g_place
      localparam OTHER = p ^ STRIDE;
      localparam FIRST = FAN * packed_bits(p, ACTIVE) + PARTS * packed_bits(p, REST);
      for (i = 0; i < WIDTH; i = i + 1) begin : g_bit
        localparam MINE = FIRST + i * PARTS / WIDTH; // the pair's buffer for this bit
        gw_aoi22 mux (
          .a(keep[MINE]), .b(x[WIDTH*p+i]), .c(change[MINE]), .d(x[WIDTH*OTHER+i]),
          .y(y_n[WIDTH*p+i])
        );
      end
    end
  endgenerate
`endif
endmodule
`default_nettype wire
