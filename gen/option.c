// SPDX-License-Identifier: Apache-2.0
// Implementation of option.h.
#include "option.h"

#include <stdlib.h>
#include <string.h>

#include "param.h"
#include "util.h"

const char *option_value(int argc, char **argv, int *i)
{
    if (*i + 1 >= argc)
        die(ST_USAGE, "%s: its value is missing", argv[*i]);
    return argv[++*i];
}

int64_t option_integer(const char *option, const char *text, int64_t lowest, int64_t highest, const char *unit)
{
    int64_t v;
    if ((*text == '-' && lowest >= 0) || !parse_decimal(text, &v) || v < lowest || v > highest)
        die(ST_USAGE, "%s: value '%s'; legal: %lld..%lld%s%s", option, text, (long long)lowest, (long long)highest,
            *unit ? " " : "", unit);
    return v;
}

double option_real(const char *option, const char *text, double lowest, double highest, const char *unit)
{
    char *end = NULL;
    bool decimal = *text && !text[strspn(text, "0123456789.eE+-")];
    double v = decimal ? strtod(text, &end) : 0;
    if (!decimal || *end || !(v >= lowest && v <= highest))
        die(ST_USAGE, "%s: value '%s'; legal: %.10g..%.10g%s%s", option, text, lowest, highest, *unit ? " " : "", unit);
    return v;
}

const char *option_word(const char *option, const char *text, const char *const *legal)
{
    struct buf all = {0};
    for (int i = 0; legal[i]; i++) {
        if (strcmp(text, legal[i]) == 0) {
            free(all.s);
            return legal[i];
        }
        buf_printf(&all, "%s%s", i ? " or " : "", legal[i]);
    }
    die(ST_USAGE, "%s: value '%s'; legal: %s", option, text, all.s);
}

void die_option(const char *verb, const char *option, const char *const *legal, int n)
{
    const char *near = nearest_name(option, legal, n);
    struct buf all = {0};
    for (int i = 0; i < n; i++)
        buf_printf(&all, "%s%s", i ? ", " : "", legal[i]);
    if (near)
        die(ST_USAGE, "%s: unknown option '%s'; did you mean '%s'?", verb, option, near);
    die(ST_USAGE, "%s: unknown option '%s'; legal: %s", verb, option, all.s ? all.s : "none");
}
