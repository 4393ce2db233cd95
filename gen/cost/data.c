// SPDX-License-Identifier: Apache-2.0
// Implementation of cost/data.h.
#include "cost/data.h"

#include <math.h>
#include <stddef.h>

#include "memory/sram_data.h"

// ---- sources that more than one number has ----

#define AREA "Stillmaker and Baas, Integration 58 (2017) 74, table of area factors"
#define SPEED "Stillmaker and Baas, Integration 58 (2017) 74, delay polynomial, 180 nm at 1.8 V over "
#define DIGITIMES "DigiTimes, November 2022, as told by smbom.com/news/11445: "
#define CSET "Khan and Mann, AI Chips (CSET, April 2020), as told by gadgetcrutches.com: "
#define OLD "Business Times, April 2021, as told by hi-semicon.com: 600 to 700 an 8-inch wafer at large foundries, the middle"
#define CHIPWORKS "Chipworks, December 2012, as told by forum.beyond3d.com: "
#define OF_N7 "TSMC, 7nm Technology (tsmc.com): "
#define ANANDTECH "AnandTech 16028, August 2020 (TSMC Technology Symposium): "
#define NO_SRAM "no source known"
#define ZERO "left out unless given"

const struct cost_doc cost_constants[COST_CONSTANTS] = {
    [COST_D0] = {"d0", "defects/cm2", 0, 1000, "defect density"},
    [COST_ALPHA] = {"alpha", "", 0.01, 1e6, "clustering of defects in the negative binomial yield model"},
    [COST_SCRIBE] = {"scribe", "mm", 0, 5, "scribe line, added to both sides of a die"},
    [COST_EDGE] = {"edge", "mm", 0, 50, "edge exclusion, taken off the wafer's radius"},
    [COST_UTILIZATION] = {"utilization", "", 0.01, 1, "cell area over area of placed and routed logic"},
    [COST_EXTRA_AREA] = {"extra-area", "mm2", 0, 1e5, "die area for what the design does not hold: I/O, clocks, analog"},
    [COST_PADS] = {"pads", "", 0, 1e5, "bond pads in one row around the die, which is never smaller than they need; 0 = no limit"},
    [COST_PAD_PITCH] = {"pad-pitch", "mm", 1e-3, 10, "pitch of the pads"},
    [COST_PAD_DEPTH] = {"pad-depth", "mm", 0, 10, "pads and their I/O cells, from the die's edge inwards"},
    [COST_RETICLE] = {"reticle", "mm2", 1, 1e5, "largest exposure field"},
    [COST_ARRAY_EFFICIENCY] = {"array-efficiency", "", 0.01, 1, "share of bit cells in an SRAM's area"},
    [COST_SRAM_ENERGY] = {"sram-energy", "pJ/bit", 0, 1e6, "energy of a read from SRAM, at 45 nm"},
    [COST_HBM_PRICE] = {"hbm-price", "$/GB", 0, 1e6, "price of HBM"},
    [COST_HBM_ENERGY] = {"hbm-energy", "pJ/bit", 0, 1e6, "energy of a read from HBM"},
    [COST_HBM_BANDWIDTH] = {"hbm-bandwidth", "GB/s", 0.001, 1e6, "bandwidth of an HBM stack"},
    [COST_TEST] = {"test", "$/die", 0, 1e6, "cost of testing a good die"},
    [COST_PACKAGE] = {"package", "$/die", 0, 1e6, "cost of packaging a good die"},
    [COST_NRE] = {"nre", "$", 0, 1e12, "one-time cost: masks, design, tools"},
    [COST_VOLUME] = {"volume", "dies", 1, 1e12, "good dies that share the NRE"},
};

const struct cost_figure cost_defaults[COST_CONSTANTS] = {
    [COST_D0] = {0.1, ANANDTECH "N5 0.10 to 0.11, N7 0.09"},
    [COST_ALPHA] = {3, "customary, not measured; 1 is strong clustering, large is Poisson"},
    [COST_SCRIBE] = {0.1, "Wikipedia, Die cutting (semiconductor): typically around 100 um"},
    [COST_EDGE] = {0, ZERO},
    [COST_UTILIZATION] = {0.844, "synth --layout, cell area of synth over die: 0.844 of 12x12 folded matrix, 5,548 cells, the largest, which needs "
                          "room between them; 0.904 to 0.928 of three of 1,548 to 3,169"},
    [COST_EXTRA_AREA] = {0, ZERO},
    [COST_PADS] = {64, "assumed: a small package; those that a design needs depend on what is around it"},
    [COST_PAD_PITCH] = {0.06, "TASA 4595, Very Fine Pitch Wire Bonding: gold balls at 60 um in production"},
    [COST_PAD_DEPTH] = {0.2, "customary for in-line pads with their I/O cells, not measured"},
    [COST_RETICLE] = {858, "26 mm x 33 mm, the field of 4x scanners"},
    [COST_ARRAY_EFFICIENCY] = {SRAM_LARGE_EFFICIENCY, "customary for large arrays; small ones are far below"},
    [COST_SRAM_ENERGY] = {0.156, "Horowitz, ISSCC 2014: 10 pJ to read 64 bits of 8 KB, 45 nm, 0.9 V"},
    [COST_HBM_PRICE] = {15.1, "Silicon Analysts, June 2026: HBM3e is 45.3 % of the 6,400 of a B200, which has 192 GB"},
    [COST_HBM_ENERGY] = {3.92, "O'Connor et al., MICRO 2017: an HBM2 access with ECC"},
    [COST_HBM_BANDWIDTH] = {1180, "asiatechfeed.com, What is HBM Memory: HBM3E, a stack"},
    [COST_TEST] = {0, ZERO},
    [COST_PACKAGE] = {0, ZERO},
    [COST_NRE] = {0, ZERO},
    [COST_VOLUME] = {1e6, "no meaning without --nre"},
};

const struct cost_doc cost_node_constants[NODE_CONSTANTS] = {
    [NODE_AREA] = {"area-factor", "of 180 nm", 1e-6, 1e3, "area of logic over its area in the 180 nm cells"},
    [NODE_SPEED] = {"speed-factor", "of 180 nm", 1e-3, 1e3, "clock over the clock in the 180 nm cells"},
    [NODE_WAFER] = {"wafer-price", "$", 0, 1e6, "price of a processed wafer"},
    [NODE_DIAMETER] = {"wafer-diameter", "mm", 25, 1000, "diameter of a wafer"},
    [NODE_SRAM] = {"sram-bitcell", "um2", 1e-6, 1e4, "area of a six-transistor bit cell"},
};

#define MM300 {300, "wafers of that node"}
#define MM200 {200, "wafers of that node"}

const struct cost_node cost_nodes[] = {
    {180, {{1, "the osu018 cells themselves"}, {1, "the osu018 cells themselves"}, {650, OLD}, MM200, {NAN, NO_SRAM}}},
    {130, {{1 / 2.9, AREA}, {2.4721, SPEED "130 nm at 1.3 V"}, {650, OLD}, MM200,
           {SRAM_SKY130_UM2 * SRAM_LARGE_EFFICIENCY, "sky130 OpenRAM, 2 KB in 0.158 mm2: 9.643 um2 a bit of macro, times 0.7"}}},
    {90, {{1 / 6.6, AREA}, {3.349, SPEED "90 nm at 1.2 V"}, {2000, DIGITIMES "90 nm, 2004"}, MM300,
          {0.86, CHIPWORKS "ATI X1950, 90 nm"}}},
    {65, {{1 / 12.0, AREA}, {4.1256, SPEED "65 nm at 1.1 V"}, {2000, "that of 90 nm, no figure of its own"}, MM300,
          {0.57, "Intel 65 nm SRAM, 2004, as told by koreaittimes.com"}}},
    {45, {{1 / 19.0, AREA}, {6.3209, SPEED "45 nm HP at 1.0 V"}, {2600, DIGITIMES "40 nm, 2008"}, MM300,
          {0.346, "Intel 45 nm, as told by tecoz.blogspot.com"}}},
    {32, {{1 / 40.0, AREA}, {9.4545, SPEED "32 nm HP at 0.9 V"}, {3000, "that of 28 nm, no figure of its own"}, MM300,
          {0.171, "Intel, IEDM 2008, as told by aphnetworks.com"}}},
    {28, {{1 / 40.0, AREA ", at 32 nm: it has no 28 nm"}, {9.4545, SPEED "32 nm HP at 0.9 V: it has no 28 nm"},
          {3000, DIGITIMES "28 nm, 2011"}, MM300, {0.16, CHIPWORKS "AMD HD 7970, TSMC 28 nm HP"}}},
    {20, {{1 / 88.0, AREA}, {8.3457, SPEED "20 nm HP at 0.9 V"},
          {6050, "IC Insights, October 2018, as told by semimedia.cc/3074: 20 nm, 300 mm"}, MM300,
          {0.081, "TSMC, ISSCC 2013, as told by Nikkei (sskyn.com)"}}},
    {16, {{1 / 99.0, AREA}, {12.3533, SPEED "16 nm HP at 0.85 V"}, {3984, CSET "16/12 nm"}, MM300,
          {0.07, "Chen et al., JSSC 50 (2015) 170, as told by wikichip.org"}}},
    {14, {{1 / 110.0, AREA}, {17.5189, SPEED "14 nm HP at 0.8 V"}, {3984, "that of 16 nm, no figure of its own"}, MM300,
          {0.064, "Samsung 14LPE, high density, WikiChip: 14 nm lithography process"}}},
    {10, {{1 / 180.0, AREA}, {20.5701, SPEED "10 nm HP at 0.75 V"}, {6000, DIGITIMES "10 nm, 2017"}, MM300,
          {0.040, "Samsung 10LPE, high density, WikiChip: 10 nm lithography process"}}},
    {7, {{1 / 320.0, AREA}, {24.3934, SPEED "7 nm HP at 0.7 V"}, {10000, DIGITIMES "7 nm, 2018"}, MM300,
         {0.027, "TSMC N7, as told by news.ycombinator.com item 16917413"}}},
    {6, {{1 / 320.0 / 1.18, AREA " at 7 nm; " OF_N7 "N6 has 18 % more logic density"}, {24.3934, "that of 7 nm"},
         {10000, "that of 7 nm, no figure of its own"}, MM300, {0.027, "that of 7 nm, no figure of its own"}}},
    {5, {{1 / 320.0 / 1.8, AREA " at 7 nm; TSMC: N5 has 80 % more logic density"},
         {24.3934 * 1.15, SPEED "7 nm HP at 0.7 V; TSMC, 5nm Technology (tsmc.com): 15 % more"},
         {16000, DIGITIMES "5 nm, 2020"}, MM300, {0.021, "TSMC N5 and N3E, IEDM 2022, as told by WikiChip Fuse"}}},
    {3, {{1 / 320.0 / 1.8 / 1.7, AREA " at 7 nm; TSMC: N5 1.8 times denser, N3 1.7 times more (semimedia.cc/9954)"},
         {24.3934 * 1.15 * 1.1, SPEED "7 nm HP at 0.7 V; TSMC: N5 15 % more, N3 10 to 15 % more, the lower"},
         {20000, DIGITIMES "3 nm"}, MM300, {0.021, "TSMC N5 and N3E, IEDM 2022, as told by WikiChip Fuse"}}},
};
const int cost_node_count = sizeof cost_nodes / sizeof *cost_nodes;

const char *const cost_not_included[] = {
    "I/O beyond its pads' row, clock distribution, analog, redundancy (--extra-area)",
    "wires' delay: clocks are those of ideal wires, scaled",
    "test, package (--test, --package), masks, design, tools (--nre, --volume)",
    "the foundry's volume discount, the seller's margin, boards, power",
    "dies that are lost for other reasons than random defects",
    NULL,
};
