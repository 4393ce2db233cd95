// SPDX-License-Identifier: Apache-2.0
// Testbench of the generator `scratchpad`: words and fields of its ports, low to high.
#include "tb/scratchpad/driver.h"

#include <string.h>

struct packer {
    uint32_t *words;
    uint64_t low;
    int have;
};

static inline void put(struct packer *p, uint64_t value, int bits) // at most 32
{
    p->low |= value << p->have;
    p->have += bits;
    if (p->have >= 32) {
        *p->words++ = (uint32_t)p->low;
        p->low >>= 32;
        p->have -= 32;
    }
}

static inline void put_long(struct packer *p, uint64_t value, int bits)
{
    put(p, value & 0xffffffff, bits < 32 ? bits : 32);
    if (bits > 32)
        put(p, value >> 32, bits - 32);
}

static void finish_packing(struct packer *p)
{
    if (p->have)
        *p->words = (uint32_t)p->low;
}

void pad_pack_words(uint32_t *to, const uint32_t *chunks)
{
    if (WORD_BITS % 32 == 0) {
        memcpy(to, chunks, DATA_WORDS * sizeof *to);
        return;
    }
    struct packer p = {.words = to};
    for (int e = 0; e < ELEMENTS; e++)
        for (int c = 0; c < CHUNKS; c++)
            put(&p, *chunks++, c == CHUNKS - 1 ? WORD_BITS - 32 * c : 32);
    finish_packing(&p);
}

static void put_side(struct packer *p, const struct pad_side *side)
{
    if (BUTTERFLY)
        put(p, (uint64_t)side->base, pad_addr_bits);
    else
        for (int l = 0; l < LANES; l++)
            put(p, (uint64_t)side->addr[l], pad_addr_bits);
}

void pad_pack_user(uint32_t *to, const struct pad_request *q)
{
    struct packer p = {.words = to};
    for (int i = 0; i < 1 + TWO_PORTS; i++)
        put_side(&p, i ? &q->from : &q->at);
    for (int i = 0; i < 1 + TWO_PORTS && BUTTERFLY; i++)
        put(&p, (uint64_t)(i ? &q->from : &q->at)->number, pad_class_bits);
    for (int i = 0; i < 1 + TWO_PORTS; i++)
        put_long(&p, (i ? &q->from : &q->at)->on, LANES);
    for (int e = 0; e < ELEMENTS; e++)
        put(&p, q->be[e], BYTES);
    put(&p, (uint64_t)q->op, 2);
    finish_packing(&p);
}

int pad_user_bits(void)
{
    int side = BUTTERFLY ? pad_addr_bits + pad_class_bits : LANES * pad_addr_bits;
    return (side + LANES) * (1 + TWO_PORTS) + ELEMENTS * BYTES + 2;
}

uint32_t pad_part(const uint32_t *words, int element, int chunk)
{
    int at = element * WORD_BITS + 32 * chunk, bits = WORD_BITS - 32 * chunk < 32 ? WORD_BITS - 32 * chunk : 32;
    uint64_t two = words[at / 32];
    if (at % 32 + bits > 32)
        two |= (uint64_t)words[at / 32 + 1] << 32;
    return (uint32_t)(two >> at % 32 & (((uint64_t)1 << bits) - 1));
}
