// SPDX-License-Identifier: Apache-2.0
// What the testbench of `scratchpad` and its requests of the self-check (work.c) share: the driver asks for them.
#ifndef GW_TB_SCRATCHPAD_H
#define GW_TB_SCRATCHPAD_H

#include "golden/scratchpad.h"

enum kind {
    SWEEP,     // every address is written, then read by other lanes
    RANDOM,    // all shapes of access under stalls on both streams
    CROWDED,   // all lanes in one bank or at one word: most passes
    HAZARDS,   // few words, written and read again at once, byte by byte
    ERRORS,    // wrong requests among right ones
    CLOSED,    // requests as fast as they are taken, a response stream that does not open for long
    UNSTALLED, // all shapes, wrong ones too, nothing waits: the clock of each response
    FULL_RATE, // accesses without a conflict, nothing waits: no clock is lost
    RESET,     // a reset while accesses are on their way
    COUNTERS,  // the counters are read, cleared and read again
    KINDS
};

extern struct golden_scratchpad *pad; // the model
extern uint8_t *pad_known;            // (words): the word has been written and what it holds is known
extern int pad_addr_bits;             // of an address field
extern int pad_class_bits;            // of a class number

// Begins an episode's work: requests of this kind.
void work_begin(enum kind kind);

// The next request, whatever it reads known by then; false if there is none.
bool work_next(struct pad_request *q);
void work_drop(void); // forgets the rest

// Walks over the memory in accesses, each of which has a word that is wanted. Zero-initialize.
struct sweep {
    int64_t number, base; // class and base, or base alone, to try next
};
bool sweep_next(struct sweep *w, struct pad_side *side, bool (*wanted)(int64_t address));

// The words that the enabled lanes meet, element after element; returns how many.
int pad_words(const struct pad_side *side, int64_t address[PAD_ELEMENTS], int element[PAD_ELEMENTS]);
#endif
