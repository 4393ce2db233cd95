// SPDX-License-Identifier: Apache-2.0
// Headers of hand-written modules, line by line, and the designs that use them.
#include "emit/rtl.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"

#define WORD "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

// A line of the header: what is left to read, up to its comment, and the comment.
struct line {
    const char *s, *end, *doc;
    size_t doc_len;
    int number;
};

static const char *take_line(const char *text, struct line *l)
{
    size_t n = strcspn(text, "\n");
    const char *comment = strstr(text, "//");
    bool has = comment && comment < text + n;
    l->s = text;
    l->end = has ? comment : text + n;
    l->doc = has ? comment + 2 + (comment[2] == ' ') : text + n;
    l->doc_len = (size_t)(text + n - l->doc);
    l->number++;
    while (l->end > l->s && l->end[-1] == ' ')
        l->end--;
    return text + n + (text[n] == '\n');
}

static void skip(struct line *l)
{
    while (l->s < l->end && *l->s == ' ')
        l->s++;
}

// The token if it comes next: a word not as the beginning of a longer one.
static bool accept(struct line *l, const char *token)
{
    skip(l);
    size_t n = strlen(token);
    if ((size_t)(l->end - l->s) < n || strncmp(l->s, token, n) != 0)
        return false;
    if (strspn(token, WORD) == n && l->s + n < l->end && strchr(WORD, l->s[n]))
        return false;
    l->s += n;
    return true;
}

// The next n characters, allocated; NULL if there are none.
static char *take(struct line *l, size_t n)
{
    if (!n || n > (size_t)(l->end - l->s))
        return NULL;
    l->s += n;
    return xasprintf("%.*s", (int)n, l->s - n);
}

static char *take_name(struct line *l)
{
    skip(l);
    return strspn(l->s, "0123456789") ? NULL : take(l, strspn(l->s, WORD));
}

// At the end of a list's line: whether a comma stands there, and nothing else.
static bool ends_item(struct line *l, bool *more)
{
    *more = accept(l, ",");
    skip(l);
    return l->s == l->end;
}

static bool parse_param(struct rtl *r, struct line *l, bool *more)
{
    if (!accept(l, "parameter") || r->param_count == RTL_PARAMS)
        return false;
    struct rtl_param *p = &r->params[r->param_count++];
    if (!(p->name = take_name(l)) || !accept(l, "="))
        return false;
    skip(l);
    size_t n = (size_t)(l->end - l->s);
    p->value = take(l, n && l->end[-1] == ',' ? n - 1 : n);
    return p->value && ends_item(l, more);
}

// What stands between [ and :0], allocated; NULL if that is not the form.
static char *take_msb(struct line *l)
{
    size_t n = strcspn(l->s, "]\n"), end = n;
    while (end && l->s[end - 1] == ' ')
        end--;
    if (end < 3 || l->s[end - 1] != '0' || l->s[end - 2] != ':')
        return NULL;
    char *msb = take(l, end - 2);
    return msb && accept(l, ":") && accept(l, "0") && accept(l, "]") ? msb : NULL;
}

static bool parse_port(struct rtl *r, struct line *l, bool *more)
{
    struct rtl_port p = {0};
    bool in = accept(l, "input");
    if (!in && !accept(l, "output"))
        return false;
    p.dir = in ? PORT_IN : accept(l, "reg") ? PORT_OUT_REG : PORT_OUT;
    if (p.dir != PORT_OUT_REG && !accept(l, "wire"))
        return false;
    p.is_signed = accept(l, "signed");
    bool ranged = accept(l, "[");
    if (ranged)
        p.msb = take_msb(l);
    p.name = !ranged || p.msb ? take_name(l) : NULL;
    p.doc = xasprintf("%.*s", (int)l->doc_len, l->doc);
    r->ports = xrealloc(r->ports, (size_t)(r->port_count + 1) * sizeof *r->ports);
    r->ports[r->port_count++] = p;
    return p.name && ends_item(l, more);
}

// A line of the file that is for tools, and that no design takes over.
static bool is_of_file(const char *line)
{
    static const char begins[][20] = {"// SPDX", "// lint:", "`default_nettype"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncmp(line, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

// A line before "module": a comment, a directive, an attribute or nothing.
static bool parse_before(struct rtl *r, const struct line *l)
{
    if (is_of_file(l->s) || strncmp(l->s, "(* ", 3) == 0)
        return true;
    if (l->s == l->end && l->doc_len) {
        char *doc = xasprintf("%s%s%.*s", r->doc ? r->doc : "", r->doc ? " " : "", (int)l->doc_len, l->doc);
        free(r->doc);
        r->doc = doc;
    }
    return l->s == l->end;
}

// The lists after "module NAME": parameters, if there are any, and ports.
static const char *parse_lists(struct rtl *r, struct line *l, const char **next)
{
    bool more = true, params = accept(l, "#");
    if (!accept(l, "(") || l->s != l->end)
        return "'#(' or '(' at the line's end";
    while (params && more) {
        *next = take_line(*next, l);
        if (!parse_param(r, l, &more))
            return "parameter NAME = VALUE[,], at most 7";
    }
    *next = take_line(*next, l);
    if (params && (!accept(l, ")") || !accept(l, "(") || l->s != l->end))
        return "') (' after the parameters";
    if (params)
        *next = take_line(*next, l);
    for (more = true; more;) {
        if (!parse_port(r, l, &more))
            return "input wire|output wire|output reg [signed] [[EXPRESSION:0]] NAME[,]";
        *next = take_line(*next, l);
    }
    return accept(l, ");") && l->s == l->end ? NULL : "');' after the ports";
}

char *rtl_parse(struct rtl *r, const char *text)
{
    struct line l = {0};
    *r = (struct rtl){0};
    const char *next = take_line(text, &l), *legal = NULL;
    while (*next && !legal && !accept(&l, "module")) {
        if (parse_before(r, &l))
            next = take_line(next, &l);
        else
            legal = "a comment, a directive, an attribute or 'module NAME'";
    }
    if (!legal)
        legal = (r->name = take_name(&l)) ? parse_lists(r, &l, &next) : "a name after 'module'";
    if (!legal && !r->doc)
        legal = "a comment above the module that says what it is";
    r->body = (size_t)(next - text);
    return legal ? xasprintf("%s: line %d is not of the form of a header; legal: %s", r->name ? r->name : "module", l.number, legal) : NULL;
}

void rtl_free(struct rtl *r)
{
    for (int i = 0; i < r->param_count; i++) {
        free(r->params[i].name);
        free(r->params[i].value);
    }
    for (int i = 0; i < r->port_count; i++) {
        free(r->ports[i].name);
        free(r->ports[i].msb);
        free(r->ports[i].doc);
    }
    free(r->ports);
    free(r->name);
    free(r->doc);
}

static const int64_t *find(const struct expr_vars *v, const char *name)
{
    for (int i = 0; i < v->count; i++)
        if (strcmp(v->name[i], name) == 0)
            return &v->value[i];
    return NULL;
}

char *rtl_values(const struct rtl *r, const struct expr_vars *given, struct expr_vars *all)
{
    int known = 0;
    all->count = 0;
    for (int i = 0; i < r->param_count; i++) {
        const struct rtl_param *p = &r->params[i];
        const int64_t *v = find(given, p->name);
        int64_t value = v ? *v : 0;
        const char *why = v ? NULL : expr_eval(all, p->value, &value);
        if (why)
            return xasprintf("%s: parameter %s = %s: %s", r->name, p->name, p->value, why);
        if (value < INT32_MIN || value > INT32_MAX)
            return xasprintf("%s: parameter %s = %lld; legal: 32 bits", r->name, p->name, (long long)value);
        expr_set(all, p->name, value);
        known += v != NULL;
    }
    for (int i = 0; i < given->count && known < given->count; i++)
        if (!find(all, given->name[i]))
            return xasprintf("%s: no parameter '%s'", r->name, given->name[i]);
    return NULL;
}

char *rtl_bits(const struct rtl_port *p, const struct expr_vars *all, int64_t *bits)
{
    int64_t msb = 0;
    const char *why = p->msb ? expr_eval(all, p->msb, &msb) : NULL;
    *bits = msb + 1;
    if (!why && msb < 0)
        why = "is below 0";
    return why ? xasprintf("port %s: [%s:0]: %s", p->name, p->msb, why) : NULL;
}

static char *rtl_path(const char *room, const char *name)
{
    char *rel = xasprintf("rtl/%s/%s.v", room, name), *path = data_path(rel);
    free(rel);
    return path;
}

bool rtl_exists(const char *room, const char *name)
{
    char *path = rtl_path(room, name);
    bool found = exists(path);
    free(path);
    return found;
}

char *rtl_text(const char *room, const char *name)
{
    char *path = rtl_path(room, name), *text = read_file(path, NULL);
    if (!text)
        die(ST_TOOL, "%s: not found; run make install again", path);
    struct buf out = {0};
    for (char *line = text; *line;) {
        size_t len = strcspn(line, "\n");
        len += line[len] == '\n';
        if (!is_of_file(line))
            buf_add(&out, line, len);
        line += len;
    }
    free(text);
    free(path);
    return out.s;
}
