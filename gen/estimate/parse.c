// SPDX-License-Identifier: Apache-2.0
// Modules, items and statements of Verilog as trees, by recursive descent.
#include <stdlib.h>
#include <string.h>

#include "estimate/parser.h"

// ---- statements ----

static void add_body(struct parser *p, struct stmt *s, struct stmt *part)
{
    struct stmt **more = parse_own(p, xcalloc((size_t)s->count + 1, sizeof *more));
    if (s->count)
        memcpy(more, s->body, (size_t)s->count * sizeof *more);
    s->body = more;
    s->body[s->count++] = part;
}

static struct stmt *new_stmt(struct parser *p, enum stmt_kind kind)
{
    struct stmt *s = parse_own(p, xcalloc(1, sizeof *s));
    s->kind = kind;
    return s;
}

static struct stmt *assignment(struct parser *p)
{
    struct stmt *s = new_stmt(p, ST_ASSIGN);
    s->to = parse_primary(p);
    s->blocking = token_is(p, "=");
    if (!parse_take(p, "="))
        parse_need(p, "<=");
    s->value = parse_expression(p);
    return s;
}

static struct stmt *statement(struct parser *p);

static struct stmt *case_statement(struct parser *p)
{
    struct stmt *s = new_stmt(p, ST_CASE), *other = NULL;
    parse_need(p, "(");
    s->value = parse_expression(p);
    parse_need(p, ")");
    struct expr *labels = expr_new(p, EX_CONCAT, NULL);
    while (!p->s->error && !parse_take(p, "endcase")) {
        if (parse_take(p, "default")) {
            parse_take(p, ":");
            other = statement(p);
            continue;
        }
        int first = labels->count;
        do
            expr_add(p, labels, parse_expression(p));
        while (parse_take(p, ","));
        parse_need(p, ":");
        struct stmt *body = statement(p);
        for (; first < labels->count; first++)
            add_body(p, s, body);
    }
    s->labels = labels->args;
    s->label_count = labels->count;
    if (other)
        add_body(p, s, other);
    return s;
}

static struct stmt *statement(struct parser *p)
{
    struct stmt *s;
    if (parse_take(p, "begin")) {
        s = new_stmt(p, ST_BLOCK);
        if (parse_take(p, ":"))
            parse_word(p);
        while (!p->s->error && !parse_take(p, "end"))
            add_body(p, s, statement(p));
    } else if (parse_take(p, "if")) {
        s = new_stmt(p, ST_IF);
        parse_need(p, "(");
        s->value = parse_expression(p);
        parse_need(p, ")");
        add_body(p, s, statement(p));
        if (parse_take(p, "else"))
            add_body(p, s, statement(p));
    } else if (parse_take(p, "for")) {
        s = new_stmt(p, ST_FOR);
        parse_need(p, "(");
        add_body(p, s, assignment(p));
        parse_need(p, ";");
        s->value = parse_expression(p);
        parse_need(p, ";");
        add_body(p, s, assignment(p));
        parse_need(p, ")");
        add_body(p, s, statement(p));
    } else if (parse_take(p, "case") || parse_take(p, "casez")) {
        s = case_statement(p);
    } else if (parse_take(p, ";")) {
        s = new_stmt(p, ST_BLOCK);
    } else {
        s = assignment(p);
        parse_need(p, ";");
    }
    return s;
}

// ---- items ----

struct items {
    struct item **list;
    int count, room;
};

static struct item *new_item(struct parser *p, struct items *to, enum item_kind kind)
{
    struct item *i = parse_own(p, xcalloc(1, sizeof *i));
    i->kind = kind;
    if (to->count == to->room) {
        to->room = 2 * to->room + 16;
        to->list = xrealloc(to->list, (size_t)to->room * sizeof *to->list);
    }
    to->list[to->count++] = i;
    return i;
}

static void range(struct parser *p, struct expr **msb, struct expr **lsb)
{
    if (!parse_take(p, "["))
        return;
    *msb = parse_expression(p);
    parse_need(p, ":");
    *lsb = parse_expression(p);
    parse_need(p, "]");
}

// What stands before the names of a declaration, taken over by each.
static struct item declared(struct parser *p)
{
    struct item i = {0};
    for (;;) {
        if (parse_take(p, "input"))
            i.is_port = i.is_input = true;
        else if (parse_take(p, "output"))
            i.is_port = true;
        else if (parse_take(p, "reg"))
            i.is_reg = true;
        else if (parse_take(p, "integer"))
            i.is_integer = i.is_signed = i.is_reg = true;
        else if (parse_take(p, "signed"))
            i.is_signed = true;
        else if (!parse_take(p, "wire"))
            break;
    }
    range(p, &i.msb, &i.lsb);
    return i;
}

static void nets(struct parser *p, struct items *to)
{
    struct item shape = declared(p);
    do {
        struct item *i = new_item(p, to, IT_NET);
        *i = shape;
        i->kind = IT_NET;
        i->name = parse_word(p);
        range(p, &i->first, &i->last);
        if (parse_take(p, "="))
            i->value = parse_expression(p);
    } while (parse_take(p, ","));
    parse_need(p, ";");
}

static void parameters(struct parser *p, struct items *to, const char *end, bool is_header)
{
    do {
        if (is_header && !parse_take(p, "parameter") && token_is(p, ")"))
            break;
        struct item shape = {0};
        if (parse_take(p, "integer"))
            shape.is_integer = shape.is_signed = true;
        if (parse_take(p, "signed"))
            shape.is_signed = true;
        range(p, &shape.msb, &shape.lsb);
        do {
            struct item *i = new_item(p, to, IT_PARAM);
            *i = shape;
            i->kind = IT_PARAM;
            i->is_port = is_header;
            i->name = parse_word(p);
            parse_need(p, "=");
            i->value = parse_expression(p);
        } while (!is_header && parse_take(p, ","));
    } while (is_header && parse_take(p, ","));
    parse_need(p, end);
}

static void connections(struct parser *p, struct connection **list, int *count)
{
    int room = 0;
    struct connection *all = NULL;
    parse_need(p, "(");
    if (!token_is(p, ")"))
        do {
            if (*count == room)
                all = xrealloc(all, (size_t)(room = 2 * room + 8) * sizeof *all);
            struct connection c = {0};
            if (parse_take(p, ".")) {
                c.name = parse_word(p);
                parse_need(p, "(");
                c.value = token_is(p, ")") ? NULL : parse_expression(p);
                parse_need(p, ")");
            } else {
                c.value = parse_expression(p);
            }
            all[(*count)++] = c;
        } while (parse_take(p, ","));
    parse_need(p, ")");
    *list = all ? parse_own(p, all) : NULL;
}

static void instance(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_INSTANCE);
    i->of = parse_word(p);
    if (parse_take(p, "#"))
        connections(p, &i->params, &i->param_count);
    i->name = parse_word(p);
    range(p, &i->msb, &i->lsb);
    connections(p, &i->ports, &i->port_count);
    parse_need(p, ";");
}

static void item(struct parser *p, struct items *to);

static void keep(struct parser *p, struct item *i, const struct items *inner)
{
    i->items = inner->list ? parse_own(p, inner->list) : NULL;
    i->count = inner->count;
}

// One item, or those of a block, as one.
static struct item *block(struct parser *p)
{
    struct items inner = {0}, one = {0};
    struct item *i = new_item(p, &one, IT_BLOCK);
    free(one.list);
    if (parse_take(p, "begin")) {
        if (parse_take(p, ":"))
            i->name = parse_word(p);
        while (!p->s->error && !parse_take(p, "end"))
            item(p, &inner);
    } else {
        item(p, &inner);
    }
    keep(p, i, &inner);
    return i;
}

static void add_block(struct parser *p, struct items *to, struct item *b)
{
    struct item *i = new_item(p, to, IT_BLOCK);
    *i = *b;
}

static void generate_if(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_IF);
    struct items parts = {0};
    parse_need(p, "(");
    i->value = parse_expression(p);
    parse_need(p, ")");
    add_block(p, &parts, block(p));
    if (parse_take(p, "else"))
        add_block(p, &parts, block(p));
    keep(p, i, &parts);
}

static void generate_for(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_FOR);
    struct items parts = {0};
    i->stmt = new_stmt(p, ST_FOR);
    parse_need(p, "(");
    add_body(p, i->stmt, assignment(p));
    parse_need(p, ";");
    i->stmt->value = parse_expression(p);
    parse_need(p, ";");
    add_body(p, i->stmt, assignment(p));
    parse_need(p, ")");
    add_block(p, &parts, block(p));
    i->name = parts.list[0]->name;
    keep(p, i, &parts);
}

static void always(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_COMBINATIONAL);
    parse_need(p, "@");
    if (!parse_take(p, "*")) {
        parse_need(p, "(");
        if (token_is(p, "posedge") || token_is(p, "negedge")) {
            i->kind = IT_SEQUENTIAL;
            i->falls = token_is(p, "negedge");
        }
        while (!p->s->error && !parse_take(p, ")"))
            next_token(p);
    }
    i->stmt = statement(p);
}

static void function(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_FUNCTION);
    struct items inner = {0};
    i->is_integer = parse_take(p, "integer");
    i->is_signed = parse_take(p, "signed") || i->is_integer;
    range(p, &i->msb, &i->lsb);
    i->name = parse_word(p);
    if (parse_take(p, "(")) {
        do {
            struct item shape = declared(p), *n = new_item(p, &inner, IT_NET);
            *n = shape;
            n->kind = IT_NET;
            n->name = parse_word(p);
        } while (parse_take(p, ","));
        parse_need(p, ")");
    }
    parse_need(p, ";");
    while (token_is(p, "input") || token_is(p, "reg") || token_is(p, "integer"))
        nets(p, &inner);
    i->stmt = statement(p);
    parse_need(p, "endfunction");
    keep(p, i, &inner);
}

static void assign(struct parser *p, struct items *to)
{
    do {
        struct item *i = new_item(p, to, IT_ASSIGN);
        i->to = parse_primary(p);
        parse_need(p, "=");
        i->value = parse_expression(p);
    } while (parse_take(p, ","));
    parse_need(p, ";");
}

static void item(struct parser *p, struct items *to)
{
    if (token_is(p, "wire") || token_is(p, "reg") || token_is(p, "integer"))
        nets(p, to);
    else if (parse_take(p, "localparam"))
        parameters(p, to, ";", false);
    else if (parse_take(p, "assign"))
        assign(p, to);
    else if (parse_take(p, "always"))
        always(p, to);
    else if (parse_take(p, "generate")) {
        while (!p->s->error && !parse_take(p, "endgenerate"))
            item(p, to);
    } else if (parse_take(p, "if"))
        generate_if(p, to);
    else if (parse_take(p, "for"))
        generate_for(p, to);
    else if (token_is(p, "begin"))
        add_block(p, to, block(p));
    else if (parse_take(p, "function"))
        function(p, to);
    else if (parse_take(p, "initial"))
        statement(p);
    else if (parse_take(p, "genvar")) {
        while (!p->s->error && !parse_take(p, ";"))
            next_token(p);
    } else
        instance(p, to);
}

static void module(struct parser *p, struct source_module *m)
{
    struct items all = {0};
    m->name = parse_word(p);
    if (parse_take(p, "#")) {
        parse_need(p, "(");
        parameters(p, &all, ")", true);
    }
    if (parse_take(p, "(") && !parse_take(p, ")")) {
        do {
            struct item shape = declared(p), *n = new_item(p, &all, IT_NET);
            *n = shape;
            n->kind = IT_NET;
            n->name = parse_word(p);
        } while (parse_take(p, ","));
        parse_need(p, ")");
    }
    parse_need(p, ";");
    while (!p->s->error && !parse_take(p, "endmodule"))
        item(p, &all);
    m->items = all.list ? parse_own(p, all.list) : NULL;
    m->count = all.count;
}

void parse_verilog(struct source *s, const char *text)
{
    struct parser p = {.s = s, .p = text};
    struct source_module marks = {0};
    next_token(&p);
    while (!s->error && p.kind != TK_END) {
        if (parse_take(&p, "(*")) {
            marks.is_inline = marks.is_inline || token_is(&p, "gatewright_inline");
            marks.is_ram = marks.is_ram || token_is(&p, "gatewright_ram");
            marks.is_rom = marks.is_rom || token_is(&p, "gatewright_rom");
            while (!s->error && p.kind != TK_END && !parse_take(&p, "*)"))
                next_token(&p);
        } else if (parse_take(&p, "module")) {
            struct source_module *m = parse_own(&p, xcalloc(1, sizeof *m));
            *m = marks;
            marks = (struct source_module){0};
            module(&p, m);
            s->modules = xrealloc(s->modules, (size_t)(s->count + 1) * sizeof *s->modules);
            s->modules[s->count++] = m;
        } else {
            parse_wrong(&p, "module");
        }
    }
}

void parse_free(struct source *s)
{
    while (s->owned_count)
        free(s->owned[--s->owned_count]);
    free(s->owned);
    free(s->modules);
    free(s->error);
    *s = (struct source){0};
}

const struct source_module *source_module(const struct source *s, const char *name)
{
    for (int i = 0; i < s->count; i++)
        if (strcmp(s->modules[i]->name, name) == 0)
            return s->modules[i];
    return NULL;
}
