// SPDX-License-Identifier: Apache-2.0
// What a module consists of, before synthesis.
#ifndef GW_EMIT_COST_H
#define GW_EMIT_COST_H

// What a piece of logic costs, before synthesis: adder cells exactly; area in square microns and delay in ns
// of the OSU 0.18 um cells (area of adders, flops and selection cells as in the library, of the rest a model).
struct module_cost {
    int full_adders, half_adders; // cells; half adders with a constant 1 are counted apart
    int half_adders_1;
    int distinct; // bits of the last heap's result that differ and are no constants: flops that hold it
    double area, delay;
};
#endif
