// SPDX-License-Identifier: Apache-2.0
// The user's array of real numbers, float32 or float64, moved by the master: read burst by burst, and written to the memory's
// other half.
#ifndef GW_TB_RT_COPY_H
#define GW_TB_RT_COPY_H

#include "rt/memory.h"
#include "rt/rt.h"
#include "tb/rt/reference.h"

struct copy {
    const struct npy *image;
    int element, bytes, at; // bytes: of one, of all, moved
    int part;               // bytes of the burst under way
    bool reading;
    uint8_t bytes_read[4096];
};
extern struct copy copy;

void copy_load(struct rt_memory *m);       // the array goes to the memory
struct command copy_command(void);         // the next burst; the one before is done
void copy_give(const struct rt_memory *m); // what came out goes to the user
#endif
