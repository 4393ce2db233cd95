// SPDX-License-Identifier: Apache-2.0
// What the arithmetic engine reckons with before any synthesis: areas (square microns) of the OSU 0.18 um
// cells, and delays (ns) in its own order of magnitude, to compare alternatives.
// Source: osu018_stdcells.lib of Debian's qflow-tech-osu018; delays measured by OpenSTA on mapped elements.
#ifndef GW_CELLDATA_H
#define GW_CELLDATA_H

#define AREA_FA 120.0
#define AREA_HA 80.0
#define AREA_HA1 88.0 // XNOR2 and OR2
#define AREA_XOR 56.0
#define AREA_INV 16.0
#define AREA_NAND 24.0
#define AREA_AND 32.0
#define AREA_AOI22 40.0
#define AREA_OAI21 23.0
#define AREA_OAI22 40.0
#define AREA_MUX2 48.0
#define AREA_SELECT 52.0 // MUX2 inverts, and every other inversion goes into its neighbours
#define AREA_FLOP 96.0
#define AREA_BUF 24.0
#define AREA_DRIVE 24.0 // a strong inverter instead of a small one
#define AREA_ENABLE 56.0 // AOI22 and INV before a flop

// A bit of `+` as Yosys and abc build it, with two operands and with one (an incrementer).
#define AREA_PLUS_PAIR 165.0
#define AREA_PLUS_SINGLE 87.0

#define DELAY_FLOP 0.35
#define DELAY_FA_S 0.35
#define DELAY_FA_C 0.31
#define DELAY_HA_S 0.20
#define DELAY_HA_C 0.14
#define DELAY_XOR 0.17
#define DELAY_INV 0.05
#define DELAY_PLUS 0.35
#define DELAY_PLUS_LOG 0.20

// What stands around a heap as a rule: registers and partial products, so that area times delay weighs the
// whole.
#define AREA_SURROUNDINGS 7000.0
#endif
