// SPDX-License-Identifier: Apache-2.0
// Several Liberty files as one library, for tools that take one (tidy.h).
#include "liberty/tidy.h"

#include <stdlib.h>
#include <string.h>

static bool is_template(const struct lib_node *n)
{
    static const char end[] = "_template";
    size_t len = strlen(n->name), m = sizeof end - 1;
    return n->kind == LIB_GROUP && len > m && strcmp(n->name + len - m, end) == 0;
}

// The group of the same kind and name, or NULL.
static const struct lib_node *same_name(const struct lib_node *library, const struct lib_node *n)
{
    for (int i = 0; i < library->children; i++)
        if (lib_is(&library->child[i], LIB_GROUP, n->name) && strcmp(lib_text(&library->child[i]), lib_text(n)) == 0)
            return &library->child[i];
    return NULL;
}

static bool same(const struct lib_node *a, const struct lib_node *b)
{
    struct buf one = {0}, other = {0};
    lib_write(&one, a);
    lib_write(&other, b);
    bool equal = strcmp(one.s, other.s) == 0;
    free(one.s);
    free(other.s);
    return equal;
}

// Gives a template another name wherever a group has it.
static void rename_template(struct lib_node *group, const char *from, const char *to)
{
    bool names_other = lib_is(group, LIB_GROUP, "cell") || lib_is(group, LIB_GROUP, "pin");
    if (group->values == 1 && !names_other && strcmp(lib_text(group), from) == 0)
        lib_set_text(&group->value[0], to, group->value[0].quoted);
    for (int i = 0; i < group->children; i++)
        if (group->child[i].kind == LIB_GROUP)
            rename_template(&group->child[i], from, to);
}

void merge_liberty(struct lib_node *into, struct lib_node *from, int file)
{
    int own = into->children;
    for (int i = 0; i < from->children; i++) {
        const struct lib_node *n = &from->child[i], *known = is_template(n) ? same_name(into, n) : NULL;
        if (!known || same(known, n))
            continue;
        char *name = xstrdup(lib_text(n)), *fresh = xasprintf("%s_%d", name, file);
        for (int k = 0; k < from->children; k++)
            rename_template(&from->child[k], name, fresh);
        free(name);
        free(fresh);
    }
    for (int i = 0; i < from->children; i++) {
        struct lib_node *n = &from->child[i];
        bool cell = lib_is(n, LIB_GROUP, "cell");
        if (!cell && (!is_template(n) || same_name(&(struct lib_node){.child = into->child, .children = own}, n)))
            continue;
        lib_add(into, *n);
        *n = (struct lib_node){.kind = LIB_SIMPLE, .name = xstrdup("")};
    }
}
