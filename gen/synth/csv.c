// SPDX-License-Identifier: Apache-2.0
// The table of modules as CSV.
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "synth/report.h"

static bool is_number(const json_t *v)
{
    return json_is_number(v) || json_is_boolean(v);
}

char *synth_csv(const json_t *j)
{
    static const char *const of_all[] = {"delay_ns", "fmax_mhz", "depth"};
    const json_t *modules = json_object_get(j, "modules"), *m;
    json_t *columns = json_object(), *v; // a set, in the order of the first module
    struct buf b = {0};
    const char *key;
    size_t i;
    json_array_foreach (modules, i, m)
        json_object_foreach ((json_t *)(uintptr_t)m, key, v)
            if (is_number(v) && strcmp(key, "count") != 0)
                json_object_set_new(columns, key, json_true());
    for (size_t k = 0; k < sizeof of_all / sizeof *of_all; k++)
        if (json_object_get(j, of_all[k]))
            json_object_set_new(columns, of_all[k], json_true());
    csv_field(&b, "module");
    csv_field(&b, "count");
    json_object_foreach (columns, key, v)
        csv_field(&b, key);
    csv_end(&b);
    for (i = 0; i <= json_array_size(modules); i++) {
        m = i < json_array_size(modules) ? json_array_get(modules, i) : NULL;
        csv_field(&b, m ? json_string_value(json_object_get(m, "name")) : "all");
        csv_value(&b, m ? json_object_get(m, "count") : NULL);
        json_object_foreach (columns, key, v)
            csv_value(&b, json_object_get(m ? m : j, key));
        csv_end(&b);
    }
    json_decref(columns);
    return b.s;
}
