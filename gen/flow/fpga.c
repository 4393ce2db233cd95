// SPDX-License-Identifier: Apache-2.0
// Implementation of flow/fpga.h. Source: the cell names that Yosys' scripts synth_ice40, synth_ecp5, synth_xilinx and
// synth_intel_alm leave, and the vendors' family handbooks for what they take.
#include "flow/fpga.h"

#include <string.h>

const char *const resource_names[RESOURCES] = {"lut", "ff", "carry", "mux", "lutram", "bram", "dsp", "other"};

static const struct fpga_cell ice40_cells[] = {
    {"SB_LUT4", RES_LUT, 1}, {"SB_DFF", RES_FF, 1}, {"SB_CARRY", RES_CARRY, 1}, {"SB_RAM40_", RES_BRAM, 1},
    {"SB_MAC16", RES_DSP, 1}, {0},
};
static const struct fpga_cell ecp5_cells[] = {
    {"LUT4", RES_LUT, 1}, {"TRELLIS_FF", RES_FF, 1}, {"CCU2C", RES_CARRY, 1}, {"PFUMX", RES_MUX, 1}, {"L6MUX21", RES_MUX, 1},
    {"TRELLIS_DPR16X4", RES_LUTRAM, 4}, {"DP16KD", RES_BRAM, 1}, {"PDPW16KD", RES_BRAM, 1}, {"MULT18X18D", RES_DSP, 1}, {0},
};
static const struct fpga_cell xilinx_cells[] = {
    {"LUT", RES_LUT, 1}, {"INV", RES_LUT, 1}, {"FD", RES_FF, 1}, {"CARRY4", RES_CARRY, 1}, {"MUXF", RES_MUX, 1},
    {"RAM32M", RES_LUTRAM, 4}, {"RAM64M", RES_LUTRAM, 4}, {"RAM32X1D", RES_LUTRAM, 2}, {"RAM64X1D", RES_LUTRAM, 2},
    {"RAM128X1D", RES_LUTRAM, 4}, {"SRL16E", RES_LUTRAM, 1}, {"SRLC32E", RES_LUTRAM, 1}, {"RAMB18E1", RES_BRAM, 1},
    {"RAMB36E1", RES_BRAM, 2}, {"DSP48E1", RES_DSP, 1}, {0},
};
static const struct fpga_cell intel_cells[] = {
    {"MISTRAL_ALUT_ARITH", RES_CARRY, 1}, {"MISTRAL_ALUT", RES_LUT, 1}, {"MISTRAL_NOT", RES_LUT, 1}, {"MISTRAL_FF", RES_FF, 1},
    {"MISTRAL_MLAB", RES_LUTRAM, 1}, {"MISTRAL_M10K", RES_BRAM, 1}, {"MISTRAL_MUL", RES_DSP, 1}, {0},
};

#define ICE40_UNITS "a LUT has 4 inputs, a carry stands beside a LUT, a BRAM holds 4,096 bits"

static const struct {
    const char *name;
    struct fpga fpga;
} families[] = {
    {"ice40", {"ice40", "HX8K, ct256", ice40_cells, ICE40_UNITS, 7680, 32, 0, "--hx8k", "hx8k", "ct256"}},
    {"ice40up5k", {"ice40_dsp", "UP5K, sg48", ice40_cells, ICE40_UNITS ", a DSP multiplies 16 by 16 bits", 5280, 30, 8, "--up5k", "up5k", "sg48"}},
    {"ecp5", {"ecp5", "ECP5", ecp5_cells,
              "a LUT has 4 inputs, a carry takes 2 LUTs more, a BRAM holds 18,432 bits, a DSP multiplies 18 by 18 bits",
              0, 0, 0, NULL, NULL, NULL}},
    {"xilinx", {"xilinx", "7 series", xilinx_cells,
                "a LUT has up to 6 inputs, a carry has 4 bits, a BRAM holds 18,432 bits, a DSP is a DSP48E1", 0, 0, 0, NULL, NULL, NULL}},
    {"intel", {"intel", "Cyclone V", intel_cells,
               "a LUT is an ALUT of up to 6 inputs, a carry is an ALUT that adds, a LUTRAM is a bit of an MLAB, 32 deep, a BRAM "
               "holds 10,240 bits, a DSP is a multiplier, up to three of which share a block",
               0, 0, 0, NULL, NULL, NULL}},
};

const struct fpga *find_fpga(const char *name)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strcmp(families[i].name, name) == 0)
            return &families[i].fpga;
    return NULL;
}

void count_fpga_cells(const struct fpga *f, const char *type, double n, double counts[RESOURCES])
{
    const struct fpga_cell *c = f->cells;
    while (c->prefix && strncmp(type, c->prefix, strlen(c->prefix)) != 0)
        c++;
    counts[c->prefix ? c->resource : RES_OTHER] += n * (c->prefix ? c->weight : 1);
}

json_t *resources_json(const double counts[RESOURCES])
{
    json_t *j = json_object();
    for (int i = 0; i < RESOURCES; i++)
        json_object_set_new(j, resource_names[i], json_integer((json_int_t)counts[i]));
    return j;
}
