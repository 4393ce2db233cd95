// SPDX-License-Identifier: Apache-2.0
// Prints what a wave file holds, by the reader that Verilator brings along: the last time in it, then each signal's path and
// how often it changes.
#include <fstapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned *changes;

static void on_change(void *to, uint64_t time, fstHandle signal, const unsigned char *value)
{
    (void)to, (void)time, (void)value;
    changes[signal]++;
}

int main(int argc, char **argv)
{
    void *f = argc == 2 ? fstReaderOpen(argv[1]) : NULL;
    struct fstHier *h;
    if (!f) {
        fprintf(stderr, "usage: fst_names FILE.fst\n");
        return 2;
    }
    changes = calloc((size_t)fstReaderGetMaxHandle(f) + 1, sizeof *changes);
    fstReaderSetFacProcessMaskAll(f);
    fstReaderIterBlocks(f, on_change, NULL, NULL);
    printf("%llu\n", (unsigned long long)fstReaderGetEndTime(f));
    while ((h = fstReaderIterateHier(f))) {
        if (h->htyp == FST_HT_SCOPE)
            fstReaderPushScope(f, h->u.scope.name, NULL);
        else if (h->htyp == FST_HT_UPSCOPE)
            fstReaderPopScope(f);
        else if (h->htyp == FST_HT_VAR)
            printf("%s.%s %u\n", fstReaderGetCurrentFlatScope(f), h->u.var.name, changes[h->u.var.handle]);
    }
    fstReaderClose(f);
    return 0;
}
