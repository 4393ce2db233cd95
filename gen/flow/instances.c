// SPDX-License-Identifier: Apache-2.0
// Implementation of flow/instances.h.
#include "flow/instances.h"

#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/util.h"

static void add_instances(json_t *list, const json_t *design, const char *path)
{
    size_t i;
    json_t *inside;
    json_array_foreach (json_object_get(design, "instances"), i, inside) {
        char *name = xasprintf("%s%s", path, json_text(inside, "instance")), *below = xasprintf("%s.", name);
        json_array_append_new(list, json_pack("{s:s, s:s}", "instance", name, "module", json_text(inside, "top")));
        add_instances(list, inside, below);
        free(name);
        free(below);
    }
}

json_t *instance_list(const json_t *manifest)
{
    json_t *list = json_array();
    add_instances(list, manifest, "");
    if (json_array_size(list))
        return list;
    json_decref(list);
    return NULL;
}

// Adds `count` of the part and of what is in it.
static void add_inside(const struct synth_sum *s, const struct synth_part *p, double count, struct synth_part *all)
{
    sum_part(all, p, count);
    for (int i = 0; i < p->use_count; i++) {
        const struct synth_part *below = part_called(s, p->uses[i].name);
        if (below)
            add_inside(s, below, count * p->uses[i].count, all);
    }
}

struct synth_part part_inside(const struct synth_sum *s, const char *module)
{
    struct synth_part all = {0};
    const struct synth_part *p = part_called(s, module);
    if (p)
        add_inside(s, p, 1, &all);
    return all;
}
