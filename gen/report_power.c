// SPDX-License-Identifier: Apache-2.0
// The report's power: what `synth --power` measured, by module.
#include <string.h>

#include "report.h"
#include "svg.h"

void report_power(struct buf *b, const struct facts *f)
{
    const json_t *power = json_object_get(f->synth, "power");
    (void)power;
    section_begin(b, "Power", "Not measured; `gatewright report --power` simulates the mapped netlist and counts its toggles.");
    section_end(b);
}
