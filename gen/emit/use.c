// SPDX-License-Identifier: Apache-2.0
// Hand-written modules in designs.
#include "emit/use.h"

#include <stdlib.h>
#include <string.h>

#include "emit/rtl.h"

static void take_children(struct design *d, const char *room, const char *text);

// The module of the design, new or known, with those of its room that it instantiates.
static struct module *take_module(struct design *d, const char *room, const struct rtl *r, const char *text)
{
    char *name = xasprintf("%s_%s", d->top, r->name + 3);
    struct module *m = module_called(d, name);
    free(name);
    if (m)
        return m;
    char *doc = xstrdup(r->doc);
    m = design_module(d, r->name + 3, doc);
    m->header_doc = doc;
    m->header = xasprintf("%.*s", (int)r->body, text);
    m->body = xstrdup(text + r->body);
    char *end = strstr(m->body, "\nendmodule\n");
    if (end)
        end[1] = '\0';
    take_children(d, room, m->body);
    return m;
}

static void take_children(struct design *d, const char *room, const char *text)
{
    for (const char *s = strstr(text, "gw_"); s; s = strstr(s + 3, "gw_")) {
        char *name = xasprintf("%.*s", (int)strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_"), s);
        if (rtl_exists(room, name)) {
            struct rtl r;
            char *child = rtl_text(room, name), *why = rtl_parse(&r, child);
            if (why)
                die(ST_TOOL, "rtl/%s/%s.v: %s", room, name, why);
            take_module(d, room, &r, child);
            rtl_free(&r);
            free(child);
        }
        free(name);
    }
}

// Hole: "NAME #(.A(8), .B(4))", a line of at most 84 columns and a second one for what is left.
static void instance_hole(struct holes *h, const char *hole_name, const char *name, const struct rtl_value *values)
{
    struct buf b = {0};
    bool wrapped = false;
    buf_printf(&b, "%s%s", name, values->name ? " #(" : "");
    for (const struct rtl_value *v = values; v->name; v++) {
        char *one = xasprintf(".%s(%lld)", v->name, (long long)v->value);
        bool wrap = !wrapped && b.len + strlen(one) > 80;
        buf_printf(&b, "%s%s", v == values ? "" : wrap ? ",\n        " : ", ", one);
        wrapped = wrapped || wrap;
        free(one);
    }
    buf_puts(&b, values->name ? ")" : "");
    hole(h, hole_name, "%s", b.s);
    free(b.s);
}

struct module *design_use(struct design *d, struct holes *h, const char *hole_name, const char *room, const char *name,
                          const struct rtl_value *values)
{
    struct rtl r;
    struct expr_vars given = {.count = 0}, all;
    char *text = rtl_text(room, name), *why = rtl_parse(&r, text);
    for (const struct rtl_value *v = values; v->name; v++)
        expr_set(&given, v->name, v->value);
    if (!why && given.count != r.param_count)
        why = xasprintf("%s: %s, and %d given", name, counted(r.param_count, "parameter"), given.count);
    why = why ? why : rtl_values(&r, &given, &all);
    for (int i = 0; i < r.port_count && !why; i++) {
        int64_t bits;
        why = rtl_bits(&r.ports[i], &all, &bits);
    }
    if (why)
        die(ST_TOOL, "rtl/%s/%s.v: %s", room, name, why);
    struct module *m = take_module(d, room, &r, text);
    if (hole_name)
        instance_hole(h, hole_name, name, values);
    rtl_free(&r);
    free(text);
    return m;
}
