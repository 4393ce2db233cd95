// SPDX-License-Identifier: Apache-2.0
// The report's dollars: what `cost` says of the design at the node of its cells and at a late one.
#include <string.h>

#include "base/svg.h"
#include "report/report.h"

// The sources of the constants that weigh most.
static void sources(struct buf *b, const json_t *constants)
{
    static const char *const names[] = {"utilization", "d0", "wafer-price", "area-factor", "speed-factor", "sram-bitcell"};
    size_t i;
    const json_t *c;
    buf_puts(b, "<details><summary>Where the constants come from</summary><table><thead><tr><th>constant</th><th>node</th><th>value</th>"
                "<th>source</th></tr></thead><tbody>\n");
    json_array_foreach (constants, i, c) {
        bool shown = false;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            shown = shown || strcmp(json_text(c, "name"), names[k]) == 0;
        if (!shown)
            continue;
        buf_printf(b, "<tr><td>%s</td><td>%s</td><td>%.4g %s</td><td>", json_text(c, "doc"),
                   json_is_number(json_object_get(c, "node")) ? thousands(json_number(c, "node")) : "", json_number(c, "value"), json_text(c, "unit"));
        xml_text(b, json_text(c, "source"));
        buf_puts(b, "</td></tr>\n");
    }
    buf_puts(b, "</tbody></table></details>\n");
}

static void amount(struct buf *b, const json_t *node, const char *key)
{
    if (json_is_number(json_object_get(node, key)))
        buf_printf(b, "<td>%.4g</td>", json_number(node, key));
    else
        buf_puts(b, "<td>unknown</td>");
}

void report_cost(struct buf *b, const struct facts *f)
{
    static const char *const keys[] = {"die_mm2", "yield", "die_dollars", "fmax_mhz", "tops", "dollars_per_tops"};
    size_t i;
    const json_t *node;
    if (!f->cost)
        return;
    section_begin(b, "Cost", "The cells over the utilization of a layout, moved to each node, as a die of its own; gatewright cost has more and lets "
                  "every constant be set.");
    buf_puts(b, "<table><thead><tr><th>node, nm</th><th>die, mm2</th><th>yield</th><th>die, $</th><th>MHz</th><th>TOPS</th><th>$ / TOPS</th>"
                "<th>RAM in the die</th></tr></thead><tbody>\n");
    json_array_foreach (json_object_get(f->cost, "nodes"), i, node) {
        buf_printf(b, "<tr><td>%.0f</td>", json_number(node, "node"));
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            amount(b, node, keys[k]);
        buf_printf(b, "<td>%s</td></tr>\n", json_is_true(json_object_get(node, "ram_in_die")) ? "yes" : json_number(f->cost, "ram_bits") > 0 ? "no" : "none");
    }
    buf_puts(b, "</tbody></table>\n");
    sources(b, json_object_get(f->cost, "constants"));
    section_end(b);
}
