// SPDX-License-Identifier: Apache-2.0
// The two expansions of the notation of patterns, the solver's and the checker's, lane by lane: every access of every
// pattern on tiles of 1 to 32 rows and columns, 2 to 64 banks, elements of a word, a half and a quarter.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "judge/pattern.h"
#include "swizzle/swizzle.h"

static long long patterns, refused, accesses;

// Lane numbers of the checker count through the phases of a wide access, those of the solver start anew in each.
static bool same_access(const struct cert_access *a, const int32_t *word, int banks)
{
    for (int i = 0; i < banks; i++)
        if (word[i] != (i < a->count ? a->word[i] : -1))
            return false;
    return true;
}

static bool same_accesses(const struct swizzle_pattern *p, const struct swizzle_tile *t, const struct cert_pattern *cp,
                          const struct cert_tile *ct)
{
    int64_t n = swizzle_accesses(p, t);
    bool ok = n == cp->accesses;
    for (int64_t k = 0; ok && k < n; k++, accesses++) {
        int32_t word[SWIZZLE_MAX_BANKS];
        struct cert_access a;
        swizzle_access(p, t, k, word);
        cert_pattern_access(ct, cp, k, &a);
        ok = same_access(&a, word, t->banks) && a.first == (cp->kind == CERT_WIDE ? k % cp->wide * t->banks : 0);
    }
    return ok;
}

// Both read the pattern alike, or both refuse it.
static bool same_pattern(const char *text, const struct swizzle_tile *t, const struct cert_tile *ct)
{
    struct swizzle_list list = {0};
    struct cert_pattern cp;
    char *err = swizzle_pattern_parse("--pattern", text, t, &list), *cert_err = cert_pattern_read(ct, text, NULL, &cp);
    bool ok = !err == !cert_err && (err || same_accesses(&list.patterns[0], t, &cp, ct));
    patterns++;
    refused += err != NULL;
    if (!ok)
        printf("    %d banks, %dx%d of %d/%d bits: %s: %s; %s\n", t->banks, t->rows, t->cols, t->elem, t->word, text,
               err ? err : "read", cert_err ? cert_err : "read");
    if (!cert_err)
        cert_pattern_free(&cp);
    swizzle_list_free(&list);
    free(err);
    free(cert_err);
    return ok;
}

static bool same_patterns(const struct swizzle_tile *t, const struct cert_tile *ct)
{
    static const char *const texts[] = {
        "row", "col", "diag", "anti", "strides", "transpose", "stride:1", "stride:2", "stride:3", "stride:4@any", "stride:5@any",
        "stride:7", "stride:33@any", "stride:0", "stride:1@", "stride", "row ", "ROW", "", "wide:64:row", "wide:64:col", "wide:128:row", "wide:128:col",
        "wide:32:col", "wide:16:row", "wide:96:col", "wide:256:row", "wide:64:diag", "wide:64", "block:3x2", "block:1x1", "block:0x2"};
    bool ok = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ok = same_pattern(texts[i], t, ct) && ok;
    for (int height = 1; height <= t->banks; height *= 2)
        for (int any = 0; any < 2; any++) {
            char *text = xasprintf("block:%dx%d%s", height, t->banks / height, any ? "@any" : "");
            ok = same_pattern(text, t, ct) && ok;
            free(text);
        }
    return ok;
}

bool same_expansions(void)
{
    bool ok = true;
    for (int banks = 1; banks <= 64; banks++)
        for (int rows = 1; rows <= 32; rows = rows < 4 ? rows + 1 : 2 * rows)
            for (int cols = 1; cols <= 32; cols *= 2)
                for (int elem = 8; elem <= 32; elem *= 2) {
                    struct swizzle_tile t;
                    struct cert_tile ct;
                    char *err = swizzle_tile_make(&t, banks, rows, cols, 32, elem);
                    char *cert_err = cert_tile_set(&ct, banks, rows, cols, 32, elem);
                    ok = !err == !cert_err && ok;
                    ok = (err || same_patterns(&t, &ct)) && ok;
                    free(err);
                    free(cert_err);
                }
    printf("    %lld patterns, %lld of them refused, %lld accesses\n", patterns, refused, accesses);
    return ok && accesses > 100000;
}
