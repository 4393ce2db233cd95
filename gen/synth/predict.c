// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/predict.h.
#include "synth/predict.h"

#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/util.h"
#include "synth/headline.h"
#include "synth/report.h"

// An option beside --predict that asks for what only a netlist has, or NULL.
static const char *option_of_netlist(const struct synth_request *q)
{
    return q->netlist       ? "--netlist"
           : q->clock > 0   ? "--clock"
           : q->fmax        ? "--fmax"
           : q->power       ? "--power"
           : q->flat        ? "--flat"
           : q->layout      ? "--layout"
           : q->csv         ? "--csv"
           : q->ram         ? "--ram"
                            : NULL;
}

static json_t *predicted(const json_t *manifest)
{
    static const char *const same[] = {"area", "flops", "full_adders", "half_adders", "memory_bits"};
    const json_t *p = json_object_get(manifest, "predicted");
    json_t *j = json_pack("{s:b, s:s}", "predicted", 1, "tech", "osu018"), *modules = json_array(), *m;
    double delay = json_number(p, "delay");
    size_t i;
    for (size_t k = 0; k < sizeof same / sizeof *same; k++)
        json_object_set(j, same[k], json_object_get(p, same[k]));
    json_object_set_new(j, "delay_ns", delay > 0 ? json_real(delay) : json_null());
    bool clocked = delay > 0 && json_number(p, "flops") > 0;
    json_object_set_new(j, "fmax_mhz", clocked ? json_rounded(1000 / delay, 0.1) : json_null());
    json_array_foreach (json_object_get(p, "modules"), i, m) {
        json_t *row = json_copy(m);
        json_object_set(row, "name", json_object_get(m, "module"));
        json_object_del(row, "module");
        json_array_append_new(modules, row);
    }
    json_object_set_new(j, "modules", modules);
    return j;
}

void synth_predict(const struct synth_request *q, const json_t *manifest)
{
    const json_t *p = json_object_get(manifest, "predicted");
    const char *wrong = option_of_netlist(q);
    if (wrong)
        die(ST_USAGE, "synth: %s: not with --predict, which makes no netlist", wrong);
    if (q->techs != 1 || strcmp(q->tech[0], "osu018") != 0)
        die(ST_USAGE, "synth: --tech %s: not with --predict; legal: osu018", q->tech[0]);
    if (!json_object_get(p, "area"))
        die(ST_USAGE, "synth: --predict: %s: %s", q->out, p ? json_text(p, "unknown") : "its manifest predicts nothing; legal: a design of this version");
    json_t *j = predicted(manifest);
    if (q->json) {
        print_json(j);
    } else if (!is_quiet()) {
        synth_print_modules(j);
        printf("\narea        %.0f um2, %.0f flops, %.0f full adders, %.0f half adders\n", json_number(j, "area"), json_number(j, "flops"),
               json_number(j, "full_adders"), json_number(j, "half_adders"));
        if (json_number(j, "memory_bits") > 0)
            printf("memories    %.0f bits, not in the area\n", json_number(j, "memory_bits"));
        if (json_is_number(json_object_get(j, "delay_ns")))
            printf("delay       %.1f ns\n", json_number(j, "delay_ns"));
        printf("conditions  osu018, typical corner, predicted from the Verilog without synthesis\n");
    }
    json_decref(j);
}
