// SPDX-License-Identifier: Apache-2.0
// Figures of SRAM with their sources, for synth's estimate (sram.c) and for cost's nodes (cost/data.c).
#ifndef GW_SRAM_DATA_H
#define GW_SRAM_DATA_H

// Six transistors, in squares of the length of the library's gates.
#define SRAM_CELL_F2 140.0
#define SRAM_CELL_SOURCE "140 F^2 (doi:10.1038/s41598-017-12347-x, table 2)" // standard 6T-SRAM

// Area of all bit cells over area of the macro.
#define SRAM_SMALL_EFFICIENCY 0.20 // up to 2^SRAM_SMALL_LOG2 bits: OpenRAM's 2 KB macro in sky130 with a bit cell of 1.9 um2
#define SRAM_SMALL_LOG2 14
#define SRAM_LARGE_EFFICIENCY 0.70 // from 2^SRAM_LARGE_LOG2 bits on: customary, not measured
#define SRAM_LARGE_LOG2 20
#define SRAM_EFFICIENCY_SOURCE "0.20 to 16 Kbit (OpenRAM sky130 2 KB), 0.70 from 1 Mbit"

// That macro: 0.158 mm2 for 16,384 bits.
#define SRAM_SKY130_UM2 9.643 // a bit, periphery included
#endif
