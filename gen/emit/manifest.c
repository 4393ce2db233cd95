// SPDX-License-Identifier: Apache-2.0
// What stands beside the Verilog in an output folder: manifest.json, the FuseSoC core, README.md.
#include "emit/manifest.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/member.h"
#include "base/version.h"
#include "emit/instance.h"
#include "emit/names.h"

json_t *ports_json(const struct module *top)
{
    json_t *list = json_array();
    for (int i = 0; i < top->port_count; i++) {
        const struct port *p = &top->ports[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:i, s:b, s:i, s:i, s:s}", "name", p->name, "dir",
                                              p->dir == PORT_IN ? "in" : "out", "width", p->width, "signed",
                                              p->is_signed, "elements", p->elements, "element_bits",
                                              p->element_bits, "doc", p->doc));
    }
    return list;
}

static json_t *cycles_json(const struct design *d)
{
    json_t *terms = json_array();
    for (int i = 0; i < d->term_count; i++)
        json_array_append_new(terms, json_pack("{s:s, s:s}", "name", d->terms[i].name, "formula",
                                               d->terms[i].formula));
    return json_pack("{s:s, s:o, s:s}", "formula", d->cycles, "terms", terms, "doc", d->cycles_doc);
}

// What the arithmetic engine expects of its modules in silicon.
static void add_costs(const struct design *d, json_t *manifest)
{
    json_t *list = json_array();
    for (int i = 0; i < d->module_count; i++) {
        const struct module *m = d->modules[i];
        if (!m->cost)
            continue;
        json_array_append_new(list, json_pack("{s:s, s:i, s:i, s:i, s:i, s:I}", "name", m->name, "full_adders",
                                              m->cost->full_adders, "half_adders", m->cost->half_adders, "half_adders_1",
                                              m->cost->half_adders_1, "flops", m->flops, "area_model",
                                              (json_int_t)(m->cost->area + 0.5)));
    }
    if (json_array_size(list))
        json_object_set_new(manifest, "cost", list);
    else
        json_decref(list);
}

static bool is_module_of(const struct design *d, const char *name)
{
    return module_called(d, name) || strncmp(name, "gw_", 3) == 0;
}

static bool has_string(const json_t *list, const char *s)
{
    size_t i;
    json_t *v;
    json_array_foreach (list, i, v)
        if (strcmp(json_string_value(v), s) == 0)
            return true;
    return false;
}

// Modules that the body instantiates, each once, as they come: a line of an instance begins with the module's name.
static json_t *used_modules(const struct design *d, const char *body)
{
    json_t *list = json_array();
    for (const char *line = body; line && *line; line = strchr(line, '\n'), line += line != NULL) {
        const char *start = line + strspn(line, " ");
        size_t len = strspn(start, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
        char *name = xasprintf("%.*s", (int)len, start);
        if (len && start[len] == ' ' && !names_stop(start, len) && is_module_of(d, name)) {
            char *whole = strncmp(name, "gw_", 3) == 0 ? xasprintf("%s_%s", d->top, name + 3) : xstrdup(name);
            if (!has_string(list, whole))
                json_array_append_new(list, json_string(whole));
            free(whole);
        }
        free(name);
    }
    return list;
}

// What each module is made of.
static json_t *blocks_json(const struct design *d)
{
    json_t *list = json_array();
    for (int i = 0; i < d->module_count; i++) {
        const struct module *m = d->modules[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "module", m->name, "doc", m->doc, "uses", used_modules(d, m->body)));
    }
    return list;
}

static json_t *facts(const struct design *d, bool whole);

// What is said of each design inside: what it is, parameters, ports, latency, cycles, and the same of those in it. NULL: there are none.
static json_t *instances_json(const struct design *d)
{
    json_t *list = d->instance_count ? json_array() : NULL;
    for (int i = 0; i < d->instance_count; i++) {
        const struct instance *c = &d->instances[i];
        json_t *j = facts(c->design, false);
        json_object_set_new(j, "instance", json_string(c->name));
        json_array_append_new(list, j);
    }
    return list;
}

// The object of a manifest as far as it says what the design is; `whole` also what program made it.
static json_t *facts(const struct design *d, bool whole)
{
    json_t *m = json_pack("{s:s}", "generator", d->generator);
    if (whole)
        json_object_set_new(m, "version", json_string(GATEWRIGHT_VERSION));
    json_t *rest = json_pack("{s:s, s:s, s:o, s:o, s:o, s:{s:I, s:s}, s:o}", "top", d->top, "summary", d->summary, "parameters",
                             params_json(&d->params), "derived", json_incref(d->derived), "ports", ports_json(d->modules[0]),
                             "latency", "clocks", (json_int_t)d->latency, "doc", d->latency_doc, "cycles", cycles_json(d));
    if (!whole && d->part)
        json_object_set_new(rest, "part", json_string(d->part));
    if (!m || !rest)
        die(ST_TOOL, "manifest: text that is not UTF-8");
    json_object_update(m, rest);
    json_decref(rest);
    json_t *inside = instances_json(d);
    if (inside)
        json_object_set_new(m, "instances", inside);
    return m;
}

json_t *design_manifest(const struct design *d)
{
    char **files = design_files(d);
    json_t *list = json_array();
    for (int i = 0; files[i]; i++) {
        json_array_append_new(list, json_string(files[i]));
        free(files[i]);
    }
    free(files);
    json_t *m = facts(d, true);
    json_object_set_new(m, "files", list);
    json_t *views = json_array();
    for (int i = 0; i < d->view_count; i++)
        json_array_append_new(views, json_string(d->views[i]));
    json_object_set_new(m, "views", views);
    json_object_set_new(m, "arrays", arrays_json(d));
    json_object_set_new(m, "sizes", sizes_json(d));
    if (d->part)
        json_object_set_new(m, "part", json_string(d->part));
    char *core = design_vlnv(d);
    json_object_set_new(m, "core", json_string(core));
    free(core);
    json_object_set_new(m, "blocks", blocks_json(d));
    add_costs(d, m);
    if (d->predicted)
        json_object_set(m, "predicted", d->predicted);
    if (d->notes)
        json_object_update(m, d->notes);
    return m;
}

json_t *manifest_read(const char *out)
{
    json_error_t e = {0};
    size_t len;
    char *path = path_in(out, "manifest.json"), *text = read_file(path, &len), *wrong = NULL;
    json_t *m = text ? json_read_text(text, len, &e) : NULL;
    if (!text)
        wrong = xstrdup(read_failure());
    else if (!m)
        wrong = xasprintf("line %d: %s", e.line, e.text);
    else if (!*json_text(m, "generator"))
        wrong = xstrdup("no \"generator\"");
    else if (!is_identifier(json_text(m, "top")))
        wrong = xstrdup("\"top\" is not the name of a module");
    if (wrong)
        die(ST_USAGE, "%s: not a design (manifest.json: %s); legal: a folder that 'gatewright gen' wrote", out, wrong);
    free(text);
    free(path);
    return m;
}

static void readme_ports(struct buf *b, const struct module *top)
{
    buf_puts(b, "| port | direction | bits | holds |\n|---|---|---|---|\n");
    for (int i = 0; i < top->port_count; i++) {
        const struct port *p = &top->ports[i];
        buf_printf(b, "| `%s` | %s | %d | %s", p->name, p->dir == PORT_IN ? "in" : "out", p->width, p->doc);
        if (p->elements > 1 || p->is_signed)
            buf_printf(b, " (%d x %s %s, element 0 lowest)", p->elements, p->is_signed ? "signed" : "unsigned",
                       counted(p->element_bits, "bit"));
        buf_puts(b, " |\n");
    }
}

// What holds in reset, of the design's streams and registers.
static void readme_reset(struct buf *b, const struct module *top)
{
    buf_puts(b, "In reset (`rst` = 1)");
    const char *names[16];
    int n = 0;
    for (int i = 0; i < top->port_count; i++) {
        const struct port *p = &top->ports[i];
        size_t length = strlen(p->name);
        bool offers = length > 7 && (strcmp(p->name + length - 7, "_tvalid") == 0 || strcmp(p->name + length - 7, "_bvalid") == 0 ||
                                     strcmp(p->name + length - 7, "_rvalid") == 0);
        if (p->dir != PORT_IN && offers && n < 16)
            names[n++] = p->name;
    }
    for (int i = 0; i < n; i++)
        buf_printf(b, "%s `%s`", i == 0 ? "" : i + 1 < n ? "," : " and", names[i]);
    buf_printf(b, " %s 0; a beat%s transferred during reset is discarded.\n\n", n > 1 ? "are" : "is",
               n > 1 ? ", a read or a write" : "");
}

static void readme_instance(struct buf *b, const struct module *top)
{
    buf_printf(b, "```verilog\n%s my_%s (\n", top->name, top->name);
    for (int i = 0; i < top->port_count; i++)
        buf_printf(b, "  .%s(%s)%s\n", top->ports[i].name, top->ports[i].name, i + 1 < top->port_count ? "," : "");
    buf_puts(b, ");\n```\n");
}

// The file of the folder that holds what the parameter named, or NULL.
static const char *file_here(const void *of, const struct param_value *v)
{
    const struct design *d = of;
    for (int k = 0; k < d->kept_count; k++)
        if (strcmp(d->kept[k].path, v->text) == 0)
            return d->kept[k].name;
    for (int k = 0; k < d->array_count; k++)
        if (strcmp(d->arrays[k].name, v->param->name) == 0)
            return xasprintf("%s.npy", d->arrays[k].name);
    return NULL;
}

static void readme_rows(struct buf *b, const struct design *d, const char *path)
{
    for (int i = 0; i < d->instance_count; i++) {
        const struct design *c = d->instances[i].design;
        char *below = xasprintf("%s%s", path, d->instances[i].name);
        char *words = params_command(&c->params, NULL, NULL);
        buf_printf(b, "| `%s` | `%s` | `%s%s` | %s |\n", below, c->top, c->generator, words, counted((double)c->latency, "clock"));
        free(words);
        char *deeper = xasprintf("%s.", below);
        readme_rows(b, c, deeper);
        free(deeper);
        free(below);
    }
}

static void instances_readme(struct buf *b, const struct design *d)
{
    if (!d->instance_count)
        return;
    buf_puts(b, "\n## Designs inside\n\n| instance | module | made as | latency |\n|---|---|---|---|\n");
    readme_rows(b, d, "");
}

static void predicted_readme(struct buf *b, const json_t *p)
{
    if (!json_object_get(p, "area"))
        return;
    buf_printf(b, "\nPredicted before synthesis, in the OSU 0.18 um cells: %lld um2", (long long)json_integer_value(json_object_get(p, "area")));
    if (json_integer_value(json_object_get(p, "memory_bits")))
        buf_printf(b, " and memories of %s", counted(json_number_value(json_object_get(p, "memory_bits")), "bit"));
    buf_printf(b, ", %.1f ns.\n", json_number_value(json_object_get(p, "delay")));
}

char *design_readme(const struct design *d)
{
    struct buf b = {0};
    char *command = params_command(&d->params, file_here, d);
    buf_printf(&b, "# %s\n\n%s\n\nMade by `gatewright gen %s%s`, version %s%s.\n\n## Ports\n\n", d->top, d->summary,
               d->generator, command, GATEWRIGHT_VERSION, d->array_count + d->kept_count ? ", from files of this folder" : "");
    readme_ports(&b, d->modules[0]);
    buf_printf(&b, "\n## Protocol and timing\n\n%s\n", d->timing);
    readme_reset(&b, d->modules[0]);
    buf_printf(&b, "Latency: %s, %s.\n\nCycles: `%s`, %s.\n", counted((double)d->latency, "clock"), d->latency_doc, d->cycles,
               d->cycles_doc);
    if (d->term_count)
        buf_puts(&b, "Here");
    for (int i = 0; i < d->term_count; i++)
        buf_printf(&b, "%s `%s` = `%s`", i ? "," : "", d->terms[i].name, d->terms[i].formula);
    buf_printf(&b, "%s `latency` = %lld.\n\n## Instantiation\n\n", d->term_count ? "," : "Here", (long long)d->latency);
    readme_instance(&b, d->modules[0]);
    instances_readme(&b, d);
    arrays_readme(&b, d);
    buf_printf(&b, "\n## Check it, cost it\n\n"
                   "    gatewright sim FOLDER                    # this folder: both simulators against the golden model\n"
                   "    gatewright synth FOLDER                  # area and timing\n");
    predicted_readme(&b, d->predicted);
    core_readme(&b, d);
    free(command);
    return b.s;
}

double macs_a_clock(const json_t *derived)
{
    double clocks = fmax(json_number_value(json_object_get(derived, "planes")), json_number_value(json_object_get(derived, "steps")));
    return json_number_value(json_object_get(derived, "multipliers")) / (clocks > 0 ? clocks : 1);
}
