// SPDX-License-Identifier: Apache-2.0
// Implementation of tree.h but for the parser.
#include "liberty/tree.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// ---- writing ----

static void write_value(struct buf *b, const struct lib_value *v)
{
    if (!v->quoted) {
        buf_puts(b, v->text);
        return;
    }
    buf_puts(b, "\"");
    for (const char *s = v->text; *s; s++) {
        if (*s == '"' || *s == '\\')
            buf_puts(b, "\\");
        buf_add(b, s, 1);
    }
    buf_puts(b, "\"");
}

static void write_node(struct buf *b, const struct lib_node *n, int indent)
{
    buf_printf(b, "%*s%s ", indent, "", n->name);
    if (n->kind == LIB_SIMPLE) {
        buf_puts(b, ": ");
        write_value(b, n->value);
        buf_puts(b, ";\n");
        return;
    }
    buf_puts(b, "(");
    for (int i = 0; i < n->values; i++) {
        buf_puts(b, i ? ", " : "");
        write_value(b, &n->value[i]);
    }
    if (n->kind == LIB_COMPLEX) {
        buf_puts(b, ");\n");
        return;
    }
    buf_puts(b, ") {\n");
    for (int i = 0; i < n->children; i++)
        write_node(b, &n->child[i], indent + 2);
    buf_printf(b, "%*s}\n", indent, "");
}

void lib_write(struct buf *b, const struct lib_node *group)
{
    buf_puts(b, "");
    for (int i = 0; i < group->children; i++)
        write_node(b, &group->child[i], 0);
}

void lib_free(struct lib_node *n)
{
    for (int i = 0; i < n->values; i++)
        free(n->value[i].text);
    for (int i = 0; i < n->children; i++)
        lib_free(&n->child[i]);
    free(n->value);
    free(n->child);
    free(n->name);
    *n = (struct lib_node){0};
}

// ---- looking ----

bool lib_is(const struct lib_node *n, enum lib_kind kind, const char *name)
{
    return n->kind == kind && strcmp(n->name, name) == 0;
}

const struct lib_node *lib_find(const struct lib_node *group, enum lib_kind kind, const char *name)
{
    for (int i = group->children - 1; i >= 0; i--)
        if (lib_is(&group->child[i], kind, name))
            return &group->child[i];
    return NULL;
}

struct lib_node *lib_library(const struct lib_node *root)
{
    for (int i = 0; i < root->children; i++)
        if (lib_is(&root->child[i], LIB_GROUP, "library"))
            return &root->child[i];
    return NULL;
}

const char *lib_text(const struct lib_node *n)
{
    return n->values ? n->value[0].text : "";
}

const char *lib_attribute(const struct lib_node *group, const char *name)
{
    const struct lib_node *n = lib_find(group, LIB_SIMPLE, name);
    return n ? lib_text(n) : NULL;
}

double lib_value(const struct lib_node *group, const char *name)
{
    const char *text = lib_attribute(group, name);
    return text ? strtod(text, NULL) : 0;
}

bool lib_true(const char *text)
{
    return text && (strcasecmp(text, "true") == 0 || strcmp(text, "1") == 0);
}

bool lib_number(const char *text, double *value)
{
    char *end;
    if (!text)
        return false;
    *value = strtod(text, &end);
    if (end == text)
        return false;
    return end[strspn(end, " \t")] == '\0';
}

bool lib_is_area(const char *text)
{
    double v;
    return !*text || (lib_number(text, &v) && isfinite(v) && v >= 0);
}

bool lib_is_expression(const char *name)
{
    static const char *const names[] = {"function", "x_function", "state_function", "three_state", "when", "when_start", "when_end",
                                        "clear", "preset", "enable", "enable_also", "next_state", "data_in", "clocked_on",
                                        "clocked_on_also", "power_down_function", NULL};
    return is_one_of(name, names);
}

bool lib_is_word(const char *s)
{
    if (!isalpha((unsigned char)*s) && *s != '_')
        return false;
    for (; *s; s++)
        if (!isalnum((unsigned char)*s) && *s != '_')
            return false;
    return true;
}

// ---- changing ----

struct lib_node *lib_add(struct lib_node *group, struct lib_node n)
{
    if ((group->children & (group->children - 1)) == 0)
        group->child = xrealloc(group->child, sizeof n * (size_t)(group->children ? 2 * group->children : 1));
    group->child[group->children] = n;
    return &group->child[group->children++];
}

struct lib_node lib_copy(const struct lib_node *n)
{
    struct lib_node c = {.kind = n->kind, .name = xstrdup(n->name), .values = n->values, .line = n->line};
    c.value = n->values ? xcalloc((size_t)n->values, sizeof *c.value) : NULL;
    for (int i = 0; i < n->values; i++)
        c.value[i] = (struct lib_value){xstrdup(n->value[i].text), n->value[i].quoted};
    for (int i = 0; i < n->children; i++)
        lib_add(&c, lib_copy(&n->child[i]));
    return c;
}

// Keeps the room that lib_add() counts on: a power of two from the number of children on.
void lib_remove(struct lib_node *group, int child)
{
    lib_free(&group->child[child]);
    group->children--;
    memmove(&group->child[child], &group->child[child + 1], sizeof *group->child * (size_t)(group->children - child));
}

void lib_set_text(struct lib_value *v, const char *text, bool quoted)
{
    char *copy = xstrdup(text);
    free(v->text);
    *v = (struct lib_value){copy, quoted};
}

void lib_set(struct lib_node *group, const char *name, const char *text, bool quoted)
{
    for (int i = group->children - 1; i >= 0; i--)
        if (lib_is(&group->child[i], LIB_SIMPLE, name)) {
            lib_set_text(group->child[i].value, text, quoted);
            return;
        }
    struct lib_node n = {.kind = LIB_SIMPLE, .name = xstrdup(name), .value = xcalloc(1, sizeof *n.value), .values = 1, .line = group->line};
    lib_set_text(n.value, text, quoted);
    lib_add(group, n);
}
