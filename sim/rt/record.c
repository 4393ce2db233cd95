// SPDX-License-Identifier: Apache-2.0
// The run as vectors for a testbench without a golden model: see rt_record_open in rt.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rt/rt.h"

static FILE *file;
static uint32_t *care, *seen; // (out words)

void rt_record_open(const char *path)
{
    file = fopen(path, "w");
    if (!file) {
        fprintf(stderr, "%s: cannot write\n", path);
        exit(3);
    }
    care = calloc((size_t)rt_out_words, sizeof *care);
    seen = calloc((size_t)rt_out_words, sizeof *seen);
}

// The bits of an output's word w that exist.
static uint32_t bits_of(const struct rt_port *p, int w)
{
    int left = p->width - 32 * w;
    return left >= 32 ? UINT32_MAX : (UINT32_C(1) << left) - 1;
}

// Ones where an output means something: no payload without its valid, nothing unknown, nothing that the test says has no meaning.
static void settle_care(const uint32_t *out, const uint32_t *xz)
{
    for (int i = 0; i < rt_port_count; i++) {
        const struct rt_port *p = &rt_ports[i];
        for (int w = 0; p->out && w < p->words; w++)
            care[p->word + w] = p->width == 1 ? out[p->word] : bits_of(p, w);
    }
    if (rt_heed)
        rt_heed(care);
    for (int i = 0; i < rt_port_count; i++) {
        const struct rt_port *p = &rt_ports[i];
        bool means = p->out && rt_clock > 0 && (p->valid < 0 || out[p->valid]); // before the first edge nothing is driven yet
        for (int w = 0; p->out && w < p->words; w++) {
            uint32_t known = xz ? ~xz[p->word + w] : UINT32_MAX, all = p->width == 1 ? 1 : care[p->word + w];
            care[p->word + w] = means ? all & known : 0;
        }
    }
}

static void put(const uint32_t *words, int n)
{
    for (int w = n - 1; w >= 0; w--)
        fprintf(file, "%08x", (unsigned)words[w]);
}

void rt_record_step(const uint32_t *in, const uint32_t *out, const uint32_t *xz)
{
    if (rt_job.cycles && rt_clock >= rt_job.cycles)
        return;
    settle_care(out, xz);
    for (int w = 0; w < rt_out_words; w++)
        seen[w] = out[w] & care[w];
    put(care, rt_out_words);
    put(seen, rt_out_words);
    put(in, rt_in_words);
    fputc('\n', file);
}

bool rt_record_close(void)
{
    return !ferror(file) && fclose(file) == 0;
}
