// SPDX-License-Identifier: Apache-2.0
// What the program reads in the header of a hand-written module: "NAME parameter VALUE" and "NAME input|output BITS", a line
// each, for lint.sh, which compares it with what Yosys reads. One sentence and status 1 where the form is broken.
//   headers FILE.v [PARAMETER=VALUE ...]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "emit/rtl.h"

static void must(char *why)
{
    if (!why)
        return;
    printf("%s\n", why);
    exit(1);
}

int main(int argc, char **argv)
{
    struct rtl r;
    struct expr_vars given = {.count = 0}, all;
    if (argc < 2)
        return 2;
    char *text = must_read_file(argv[1], NULL);
    must(rtl_parse(&r, text));
    for (int i = 2; i < argc; i++) {
        char *value = strchr(argv[i], '=');
        if (!value)
            return 2;
        *value = '\0';
        expr_set(&given, argv[i], strtoll(value + 1, NULL, 10));
    }
    must(rtl_values(&r, &given, &all));
    int64_t bits;
    for (int i = 0; i < r.port_count; i++)
        must(rtl_bits(&r.ports[i], &all, &bits));
    for (int i = 0; i < all.count; i++)
        printf("%s parameter %lld\n", all.name[i], (long long)all.value[i]);
    for (int i = 0; i < r.port_count; i++) {
        must(rtl_bits(&r.ports[i], &all, &bits));
        printf("%s %s %lld\n", r.ports[i].name, r.ports[i].dir == PORT_IN ? "input" : "output", (long long)bits);
    }
    rtl_free(&r);
    free(text);
    return 0;
}
