// SPDX-License-Identifier: Apache-2.0
// The logic of one module as a graph of gates, two of the same inputs only once, with what they cost before synthesis: area in square
// microns and delay in ns of the OSU 0.18 um cells. Constants and inverters disappear as they do in mapping.
#ifndef GW_GATES_H
#define GW_GATES_H

#include <stdbool.h>
#include <stdint.h>

// A bit: a gate's number, twice, and 1 if it is inverted.
typedef uint32_t lit;
#define LIT_ZERO ((lit)0)
#define LIT_ONE ((lit)1)
#define LIT_NONE ((lit)0xffffffff)

// A cell that the design instantiates under its name and synthesis keeps.
struct cell_kind {
    const char *name;
    const char *in[4], *out[2];
    double area, delay;
};
const struct cell_kind *cell_kind(const char *name); // NULL if there is none

// Delays through a module that another one instantiates.
struct port_delay {
    const char *name;
    bool is_input;
    int bits;
    double setup;     // of an input: to the registers behind it; 0: there are none
    double from_regs; // of an output: from registers; 0: there are none
    double from_ins;  // from inputs, those of `through`; 0: there are none
    uint64_t through; // input ports, by their places, the last for all beyond
};

// What a module has, without those that it instantiates.
struct gates_sum {
    double area, delay; // delay: from registers to registers, those of modules inside too
    int64_t flops, full_adders, half_adders;
};

struct gates;
struct gates *gates_new(void);
void gates_free(struct gates *g);

lit gate_and(struct gates *g, lit a, lit b);
lit gate_or(struct gates *g, lit a, lit b);
lit gate_xor(struct gates *g, lit a, lit b);
lit gate_mux(struct gates *g, lit s, lit a, lit b); // s ? a : b


// The carry out of an adder's bit, from the carry into it: as above with s = either, a = carry, b = one of the operands. A chain of them
// is as fast as a tree.
lit gate_carry(struct gates *g, lit either, lit carry, lit operand);

// All of them by one function, as a tree.
lit gate_all(struct gates *g, lit (*of_two)(struct gates *, lit, lit), const lit *list, int count);

lit gate_input(struct gates *g, int port);
lit gate_reg(struct gates *g);               // its input comes later
void gate_reg_input(struct gates *g, lit reg, lit d);
lit gate_wire(struct gates *g);              // what drives it comes later: of circles
void gate_wire_input(struct gates *g, lit wire, lit d);

// A cell, or a module (by the delays of its ports), of which inputs come later; the outputs by their places.
int gate_cell(struct gates *g, const struct cell_kind *kind);
int gate_module(struct gates *g, const struct port_delay *ports, int count);
int gate_unknown(struct gates *g); // a module of which nothing is known: all that it is connected to are inputs and outputs at place 0
void gate_box_input(struct gates *g, int box, int port, lit d);
lit gate_box_output(struct gates *g, int box, int port);

// A bit of an output port of the module itself.
void gate_output(struct gates *g, int port, lit d);

// Sums up what outputs and modules need, and fills in the delays of the module's own ports.
struct gates_sum gates_sum(struct gates *g, struct port_delay *ports, int count);
#endif
