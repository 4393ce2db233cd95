// SPDX-License-Identifier: Apache-2.0
// What --power prints.
#include <stdio.h>

#include "base/member.h"
#include "base/util.h"
#include "power/power.h"

static void print_opensta(const char *what, const json_t *j)
{
    printf("OpenSTA     %s: switching %.3f mW (%+.1f%%), internal %.3f mW (%+.1f%%), both %+.1f%%\n", what, json_number(j, "switching_mw"),
           100 * json_number(j, "switching_difference"), json_number(j, "internal_mw"), 100 * json_number(j, "internal_difference"),
           100 * json_number(j, "difference"));
    if (json_number(j, "internal_as_reported_mw") > json_number(j, "internal_mw"))
        printf("            its internal power of %.3f mW is halved: it takes the energies of a rise and of a fall for each transition\n",
               json_number(j, "internal_as_reported_mw"));
}

// How the figures came about where not every cell was simulated.
static void print_composed(const json_t *j)
{
    const json_t *smaller = json_object_get(j, "composed_of"), *sample = json_object_get(j, "sample");
    size_t i;
    json_t *e;
    if (json_is_object(smaller))
        printf("composed    of %s %.0f x %.0f array's modules, by area\n", article((int64_t)json_number(smaller, "rows")), json_number(smaller, "rows"), json_number(smaller, "cols"));
    if (json_is_object(sample))
        printf("composed    of %s of each module, or one of 16, %.0f of %.0f cells, in the whole design's run: standard error %.2f%%\n",
               counted(json_number(sample, "instances"), "instance"), json_number(sample, "cells"), json_number(sample, "of_cells"),
               100 * json_number(sample, "standard_error"));
    json_array_foreach(json_object_get(j, "composition_error"), i, e)
        printf("            the same at %.0f x %.0f: %.3f pJ a MAC, whole %.3f: %+.1f%%\n", json_number(e, "rows"), json_number(e, "cols"),
               json_number(e, "pj_per_mac"), json_number(e, "whole_pj_per_mac"), 100 * json_number(e, "difference"));
}

static void print_modules(const json_t *j)
{
    size_t i;
    json_t *m;
    printf("\n%-32s  %6s  %12s  %12s  %12s\n", "module", "count", "switching mW", "internal mW", "leakage mW");
    json_array_foreach(json_object_get(j, "modules"), i, m)
        printf("%-32s  %6.0f  %12.4f  %12.4f  %12.6f\n", json_text(m, "name"), json_number(m, "count"), json_number(m, "switching_mw"),
               json_number(m, "internal_mw"), json_number(m, "leakage_mw"));
    json_array_foreach(json_object_get(j, "instances"), i, m)
        printf("%s%-32s  %6s  %12.4f  %12.4f  %12.6f\n", i ? "" : "\n", json_text(m, "instance"), "", json_number(m, "switching_mw"),
               json_number(m, "internal_mw"), json_number(m, "leakage_mw"));
}

void power_print(const json_t *j)
{
    const json_t *sta = json_object_get(j, "opensta");
    print_modules(j);
    printf("\npower       %.3f mW at %.3f ns: switching %.3f, internal %.3f, clock pins %.3f, leakage %.5f\n", json_number(j, "total_mw"),
           json_number(j, "clock_ns"), json_number(j, "switching_mw"), json_number(j, "internal_mw"), json_number(j, "clock_pins_mw"),
           json_number(j, "leakage_mw"));
    if (json_is_number(json_object_get(j, "pj_per_mac")))
        printf("energy      %.3f pJ a MAC\n", json_number(j, "pj_per_mac"));
    if (json_is_number(json_object_get(j, "run_nj")))
        printf("            %.3f nJ the run, reset to last result, %s: an inference where the data is one\n", json_number(j, "run_nj"),
               counted(json_number(j, "clocks"), "clock"));
    print_composed(j);
    if (json_is_object(sta)) {
        print_opensta("told the activity", json_object_get(sta, "same_activity"));
        print_opensta("its own guess", json_object_get(sta, "own_guess"));
    }
    const json_t *still = json_object_get(j, "without_glitches");
    if (still)
        printf("glitches    add %.1f%% of power, %.1f%% of switching: without them %.3f mW\n", 100 * json_number(still, "difference"),
               100 * json_number(still, "switching_difference"), json_number(still, "total_mw"));
    printf("activity    %s data, glitches %s\n", json_text(j, "data"), json_text(j, "glitches"));
    printf("slews       %s\n", json_text(j, "slews"));
    printf("left out    %s\n", json_text(j, "excludes"));
}
