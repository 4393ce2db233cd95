// SPDX-License-Identifier: Apache-2.0
// Designs as data, and the one place that turns them into Verilog text.
#include "emit/design.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/version.h"
#include "emit/instance.h"
#include "emit/names.h"
#include "emit/rtl.h"

struct module *design_module(struct design *d, const char *suffix, const char *doc)
{
    struct module *m = xcalloc(1, sizeof *m);
    m->name = *suffix ? xasprintf("%s_%s", d->top, suffix) : xstrdup(d->top);
    m->doc = doc;
    d->modules = xrealloc(d->modules, (size_t)(d->module_count + 1) * sizeof(struct module *));
    d->modules[d->module_count++] = m;
    return m;
}

struct module *module_called(const struct design *d, const char *name)
{
    for (int i = 0; i < d->module_count; i++)
        if (strcmp(d->modules[i]->name, name) == 0)
            return d->modules[i];
    return NULL;
}

const struct port *port_called(const struct module *m, const char *name)
{
    for (int i = 0; i < m->port_count; i++)
        if (strcmp(m->ports[i].name, name) == 0)
            return &m->ports[i];
    return NULL;
}

static struct port *add_port(struct module *m, struct port p)
{
    m->ports = xrealloc(m->ports, (size_t)(m->port_count + 1) * sizeof *m->ports);
    m->ports[m->port_count] = p;
    return &m->ports[m->port_count++];
}

void module_port(struct module *m, enum port_dir dir, const char *name, int width, const char *doc)
{
    add_port(m, (struct port){.name = name, .dir = dir, .width = width, .elements = 1,
                              .element_bits = width, .doc = doc});
}

struct port *module_vector(struct module *m, enum port_dir dir, const char *name, int elements,
                           int element_bits, bool is_signed, const char *doc)
{
    return add_port(m, (struct port){.name = name, .dir = dir, .width = elements * element_bits,
                                     .elements = elements, .element_bits = element_bits,
                                     .is_signed = is_signed, .is_vector = true, .doc = doc});
}

void module_same_port(struct module *m, struct port p)
{
    add_port(m, p);
}

void module_clocks(struct module *m)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset");
}

void module_body(struct design *d, struct module *m, const char *section, const struct holes *h)
{
    m->body = template_render(d->template_text, section, h);
}

// The top bit of an expression of `bits` bits: a name, a part select, or a concatenation that begins with one bit.
static char *sign_of(const char *expr, int bits)
{
    int len = (int)strcspn(expr, "[");
    if (expr[0] == '{')
        return xasprintf("%.*s", (int)strcspn(expr + 1, ","), expr + 1);
    if (!expr[len])
        return xasprintf("%s[%d]", expr, bits - 1);
    const char *low = strstr(expr, " +: ");
    return low ? xasprintf("%.*s+%d]", (int)(low - expr), expr, bits - 1)
               : xasprintf("%.*s]", (int)strcspn(expr, ":"), expr);
}

char *verilog_resize(const char *expr, int from, int to)
{
    if (to < from)
        return xasprintf("%s[%d:0]", expr, to - 1);
    if (to == from)
        return xstrdup(expr);
    if (strncmp(expr, "{1'b0, ", 7) == 0)
        return xasprintf("{%d'd0, %s", to - from + 1, expr + 7);
    char *sign = sign_of(expr, from), *wide = xasprintf("{{%d{%s}}, %s}", to - from, sign, expr);
    free(sign);
    return wide;
}

void hole_resized(struct holes *h, const char *hole_name, const char *expr, int from, int to)
{
    char *s = verilog_resize(expr, from, to);
    hole(h, hole_name, "%s", s);
    free(s);
}

void verilog_concatenation(struct buf *text, int indent, char *const *list, int n)
{
    int at = 1000;
    buf_puts(text, "{");
    for (int i = n - 1; i >= 0; i--) {
        int len = (int)strlen(list[i]) + 2;
        if (at + len > 98) {
            buf_printf(text, "%s\n%*s", i < n - 1 ? "," : "", indent, "");
            at = indent;
        } else {
            buf_puts(text, ", ");
        }
        buf_puts(text, list[i]);
        at += len;
    }
    buf_printf(text, "\n%*s}", indent - 2, "");
}

void design_term(struct design *d, const char *name, const char *formula)
{
    d->terms = xrealloc(d->terms, (size_t)(d->term_count + 1) * sizeof *d->terms);
    d->terms[d->term_count++] = (struct term){name, formula};
}

void design_view(struct design *d, const char *view)
{
    for (int i = 0; i < d->view_count; i++)
        if (strcmp(d->views[i], view) == 0)
            return;
    d->views = xrealloc(d->views, (size_t)(d->view_count + 1) * sizeof *d->views);
    d->views[d->view_count++] = view;
}

void design_keep_array(struct design *d, struct kept_array a)
{
    d->arrays = xrealloc(d->arrays, (size_t)(d->array_count + 1) * sizeof *d->arrays);
    d->arrays[d->array_count++] = a;
}

void design_keep_file(struct design *d, const char *path, char *name)
{
    d->kept = xrealloc(d->kept, (size_t)(d->kept_count + 1) * sizeof *d->kept);
    d->kept[d->kept_count++] = (struct kept_file){path, name};
}

void design_part(struct design *d, const char *stem, const char *doc)
{
    d->parts = xrealloc(d->parts, (size_t)(d->part_count + 1) * sizeof *d->parts);
    d->parts[d->part_count++] = (struct part_file){stem, doc, NULL};
}

int index_bits(int64_t n)
{
    int b = 1;
    while (((int64_t)1 << b) < n)
        b++;
    return b;
}

int signed_bits(int64_t lo, int64_t hi)
{
    int b = 1;
    while (b < 64 && (lo < -((int64_t)1 << (b - 1)) || hi > ((int64_t)1 << (b - 1)) - 1))
        b++;
    return b;
}

// Length of the gw_ token at s (which a letter does not precede), or 0.
static size_t cell_token(const char *start, const char *s)
{
    if (strncmp(s, "gw_", 3) != 0 || (s > start && (isalnum((unsigned char)s[-1]) || s[-1] == '_')))
        return 0;
    return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_");
}

// Names of the rtl/ cells that a design uses, each once, in order of first use.
struct cells {
    char **names;
    int count;
};

static void note_cells(struct cells *cells, const char *text)
{
    for (const char *s = text; *s; s++) {
        size_t n = cell_token(text, s);
        if (!n)
            continue;
        char *name = xasprintf("%.*s", (int)n, s);
        bool known = !rtl_exists("cells", name);
        for (int i = 0; i < cells->count; i++)
            known = known || strcmp(cells->names[i], name) == 0;
        if (!known) {
            cells->names = xrealloc(cells->names, (size_t)(cells->count + 1) * sizeof *cells->names);
            cells->names[cells->count++] = name;
        } else {
            free(name);
        }
        s += n - 1;
    }
}

// Adds text with every gw_ token renamed to TOP_, or to nothing where it names no module of the design: Verilator 5.006 does
// not leave aside an undefined module with `__` in its name where it is not instantiated, and TOP may end in `_`.
static void add_renamed(struct buf *out, const char *text, const char *top)
{
    const char *from = text;
    for (const char *s = text; *s; s++) {
        size_t n = cell_token(text, s);
        if (!n)
            continue;
        buf_add(out, from, (size_t)(s - from));
        if (!names_stop(s, n))
            buf_printf(out, "%s_", top);
        from = s + 3;
        s += n - 1;
    }
    buf_puts(out, from);
}

// The text as comment lines of at most 100 columns. The first goes where the line stands, after `indent`
// columns; the others are indented as far.
static void wrap_comment_at(struct buf *out, int indent, const char *text)
{
    int width = 97 - indent;
    for (bool first = true; *text; first = false) {
        int n = (int)strlen(text);
        if (n > width) {
            n = width;
            while (n > 1 && text[n] != ' ')
                n--;
        }
        buf_printf(out, "%*s// %.*s\n", first ? 0 : indent, "", n, text);
        text += n;
        text += *text == ' ';
    }
}

static void wrap_comment(struct buf *out, const char *text)
{
    wrap_comment_at(out, 0, text);
}

// "[7:0]" or nothing.
static int format_range(char *s, size_t size, const struct port *p)
{
    s[0] = '\0';
    return p->width > 1 || p->is_vector ? snprintf(s, size, " [%d:0]", p->width - 1) : 0;
}

static void emit_header(struct buf *out, const struct module *m)
{
    static const char *const dirs[] = {"input  wire", "output wire", "output reg "};
    char range[32];
    int range_width = 0, name_width = 0;
    for (int i = 0; i < m->port_count; i++) {
        int n = format_range(range, sizeof range, &m->ports[i]);
        range_width = n > range_width ? n : range_width;
        int len = (int)strlen(m->ports[i].name);
        name_width = len > name_width ? len : name_width;
    }
    wrap_comment(out, m->doc);
    if (m->attribute)
        buf_printf(out, "(* %s *)\n", m->attribute);
    buf_printf(out, "module %s (\n", m->name);
    for (int i = 0; i < m->port_count; i++) {
        const struct port *p = &m->ports[i];
        format_range(range, sizeof range, p);
        buf_printf(out, "  %s%-*s %s%s%*s ", dirs[p->dir], range_width, range, p->name,
                   i == m->port_count - 1 ? " " : ",", name_width - (int)strlen(p->name), "");
        wrap_comment_at(out, 16 + range_width + name_width, p->doc);
    }
    buf_puts(out, ");\n");
}

// What stops elaboration is an instance of no module, in a block of its own, where its name is in nobody's way.
#define STOPPED " stop"

// A name inside a module must not be the top's: some tools take that, some do not.
static void check_top_name(const struct design *d, const char *text)
{
    static const char word[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    size_t len = strlen(d->top);
    if (cell_token(d->top, d->top) || strcmp(d->top, "gw") == 0)
        refuse(d->params.error, "top", "value '%s'; legal: a name that is not gw and does not begin with gw_", d->top);
    if (strcmp(d->top, "TOP") == 0)
        refuse(d->params.error, "top", "value 'TOP'; legal: another name, as Verilator has a module of its own that is called so");
    for (const char *s = text; *s;) {
        size_t n = strspn(s, word);
        if (strncmp(s, "//", 2) == 0)
            n = strcspn(s, "\n");
        else if (names_stop(s, n) && strncmp(s + n, STOPPED, strlen(STOPPED)) == 0)
            n += strlen(STOPPED);
        else if (n == len && strncmp(s, d->top, n) == 0)
            refuse(d->params.error, "top", "value '%s'; legal: a name that the design does not use inside", d->top);
        s += n ? n : 1;
    }
}

void design_check_top(const struct design *d)
{
    for (int i = 0; i < d->module_count; i++) {
        check_top_name(d, d->modules[i]->body);
        if (d->modules[i]->header)
            check_top_name(d, strstr(d->modules[i]->header, "module gw_"));
    }
}

// Of a module whose last design goes.
static void module_free(struct module *m)
{
    if (m->users-- > 0)
        return;
    free(m->name);
    free(m->ports);
    free(m->body);
    free(m->header);
    free(m->header_doc);
    free(m->cost);
    free(m);
}

void design_free(struct design *d)
{
    for (int i = 0; i < d->module_count; i++)
        module_free(d->modules[i]);
    for (int i = 0; i < d->instance_count; i++) {
        if (d->instances[i].owns)
            design_free(d->instances[i].design);
        free(d->instances[i].key);
    }
    free(d->instances);
    free(d->parts);
    free(d->modules);
    free(d->template_text);
    free(d->timing);
    free(d->terms);
    free(d->command);
    for (int i = 0; i < d->kept_count; i++)
        free(d->kept[i].name);
    free(d->kept);
    free(d->arrays);
    free(d->views);
    free(d->user_arrays);
    free(d->sizes);
    json_decref(d->derived);
    json_decref(d->notes);
    json_decref(d->predicted);
    params_free(&d->params);
    free(d);
}

// The header of a module of rtl/, as it was written.
static void emit_written_header(struct buf *out, const struct design *d, const struct module *m)
{
    const char *start = strstr(m->header, "module gw_");
    buf_add(out, m->header, (size_t)(start - m->header));
    if (m->attribute)
        buf_printf(out, "(* %s *)\n", m->attribute);
    add_renamed(out, start, d->top);
}

static void emit_module(struct buf *out, const struct design *d, const struct module *m)
{
    buf_puts(out, "\n");
    if (m->view)
        buf_printf(out, "`ifdef %s\n", m->view);
    if (m->header)
        emit_written_header(out, d, m);
    else
        emit_header(out, m);
    add_renamed(out, m->body, d->top);
    buf_puts(out, m->view ? "endmodule\n`endif\n" : "endmodule\n");
}

char **design_files(const struct design *d)
{
    char **list = xcalloc((size_t)(d->array_count + d->kept_count + d->part_count) + 7, sizeof *list);
    int n = 0;
    list[n++] = xasprintf("%s.v", d->top);
    for (int i = 0; i < d->part_count; i++)
        list[n++] = xasprintf("%s.v", d->parts[i].stem);
    for (int i = 0; i < d->kept_count; i++)
        list[n++] = xstrdup(d->kept[i].name);
    if (d->bench) {
        list[n++] = xasprintf("%s_tb.v", d->top);
        list[n++] = xasprintf("%s_tb.hex", d->top);
    }
    list[n++] = xstrdup("manifest.json");
    list[n++] = xasprintf("%s.core", d->top);
    list[n++] = xstrdup("README.md");
    for (int i = 0; i < d->array_count; i++)
        list[n++] = xasprintf("%s.npy", d->arrays[i].name);
    return list;
}

// Whether the module stands in TOP.v, or in that of the part.
static bool stands_in(const struct module *m, const struct part_file *part)
{
    return part ? m->stem && strcmp(m->stem, part->stem) == 0 : !m->stem;
}

char *design_verilog(const struct design *d, const struct part_file *part)
{
    struct buf out = {0};
    struct cells cells = {0};
    char *words = d->command && !part ? xstrdup(d->command) : params_command(&d->params, NULL, NULL);
    char *command = part && part->command ? xstrdup(part->command) : xasprintf("%s%s", d->generator, words);
    buf_puts(&out, "// SPDX-License-Identifier: Apache-2.0\n");
    wrap_comment(&out, part ? part->doc : d->summary);
    char *made = xasprintf("Made by: gatewright gen %s (version %s)", command, GATEWRIGHT_VERSION);
    wrap_comment(&out, made);
    buf_puts(&out, "`default_nettype none\n");
    for (int i = 0; i < d->module_count; i++) {
        if (!stands_in(d->modules[i], part))
            continue;
        emit_module(&out, d, d->modules[i]);
        note_cells(&cells, d->modules[i]->body);
    }
    for (int i = 0; i < cells.count; i++) {
        char *text = rtl_text("cells", cells.names[i]);
        note_cells(&cells, text);
        buf_puts(&out, "\n");
        add_renamed(&out, text, d->top);
        free(text);
    }
    free(cells.names);
    buf_puts(&out, "\n`default_nettype wire\n");
    free(made);
    free(command);
    free(words);
    return out.s;
}
