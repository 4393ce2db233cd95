// SPDX-License-Identifier: Apache-2.0
// A parser by recursive descent. Conditional text is read as synthesis reads it: no macro is defined.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"
#include "estimate/ast.h"

enum token_kind { TK_END, TK_WORD, TK_NUMBER, TK_SIGN };

struct parser {
    struct source *s;
    const char *p; // after the token
    enum token_kind kind;
    const char *at; // of the token
    int length;
    int hidden; // depth of conditional text that is left out
};

static void *own(struct parser *p, void *block)
{
    struct source *s = p->s;
    if (s->owned_count == s->owned_room) {
        s->owned_room = 2 * s->owned_room + 256;
        s->owned = xrealloc(s->owned, (size_t)s->owned_room * sizeof *s->owned);
    }
    return s->owned[s->owned_count++] = block;
}

static void wrong(struct parser *p, const char *wanted)
{
    if (!p->s->error)
        p->s->error = xasprintf("'%.*s' where %s should be", p->length < 30 ? p->length : 30, p->at, wanted);
    p->kind = TK_END;
    p->length = 0;
}

// ---- tokens ----

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

// No macro is defined: what stands after `ifdef is left out, as deep as `hidden` says.
static void directive(struct parser *p)
{
    static const char *const conditions[] = {"ifdef", "ifndef", "else", "endif"};
    const char *name = ++p->p;
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
    int which = 0;
    while (which < 4 && (strlen(conditions[which]) != n || memcmp(name, conditions[which], n) != 0))
        which++;
    p->p = name + n;
    if (which == 0 || (which == 1 && p->hidden))
        p->hidden++;
    else if (which == 2 && p->hidden < 2)
        p->hidden = !p->hidden;
    else if (which == 3 && p->hidden)
        p->hidden--;
    if (which != 2 && which != 3)
        p->p += strcspn(p->p, "\n");
}

static void skip_space(struct parser *p)
{
    for (;;) {
        p->p += strspn(p->p, " \t\r\n");
        if (p->p[0] == '/' && p->p[1] == '/')
            p->p += strcspn(p->p, "\n");
        else if (p->p[0] == '/' && p->p[1] == '*')
            p->p = strstr(p->p, "*/") ? strstr(p->p, "*/") + 2 : "";
        else if (p->p[0] == '`')
            directive(p);
        else if (p->hidden && *p->p)
            p->p++;
        else
            return;
    }
}

static void next(struct parser *p)
{
    static const char *const signs[] = {"<<<", ">>>", "===", "!==", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "~&", "~|", "~^", "^~", "+:", "-:", "(*", "*)"};
    if (p->s->error)
        return;
    skip_space(p);
    p->at = p->p;
    if (!*p->p) {
        p->kind = TK_END;
    } else if (isdigit((unsigned char)*p->p) || *p->p == '\'') {
        p->kind = TK_NUMBER;
        p->p += strspn(p->p, "0123456789_");
        if (*p->p == '\'')
            for (p->p++; is_word(*p->p) || *p->p == '?'; p->p++) {}
    } else if (is_word(*p->p)) {
        p->kind = TK_WORD;
        while (is_word(*p->p))
            p->p++;
    } else {
        p->kind = TK_SIGN;
        size_t n = 1;
        for (size_t i = 0; i < sizeof signs / sizeof *signs && n == 1; i++)
            if (strncmp(p->p, signs[i], strlen(signs[i])) == 0)
                n = strlen(signs[i]);
        if (n == 2 && memcmp(p->p, "(*", 2) == 0 && p->p[2] == ')')
            n = 1; // of always @(*)
        p->p += n;
    }
    p->length = (int)(p->p - p->at);
}

static bool is(const struct parser *p, const char *text)
{
    return p->kind != TK_END && p->kind != TK_NUMBER && (size_t)p->length == strlen(text) && memcmp(p->at, text, (size_t)p->length) == 0;
}

static bool take(struct parser *p, const char *text)
{
    if (!is(p, text))
        return false;
    next(p);
    return true;
}

static void need(struct parser *p, const char *text)
{
    if (!take(p, text))
        wrong(p, text);
}

static const char *word(struct parser *p)
{
    if (p->kind != TK_WORD) {
        wrong(p, "a name");
        return "";
    }
    char *w = own(p, xasprintf("%.*s", p->length, p->at));
    next(p);
    return w;
}

// ---- expressions ----

static struct expr *new_expr(struct parser *p, enum expr_kind kind, const char *op)
{
    struct expr *e = own(p, xcalloc(1, sizeof *e));
    e->kind = kind;
    e->op = op;
    return e;
}

static void add_arg(struct parser *p, struct expr *e, struct expr *arg)
{
    struct expr **more = own(p, xcalloc((size_t)e->count + 1, sizeof *more)); // lists are short, or grow by add_args
    if (e->count)
        memcpy(more, e->args, (size_t)e->count * sizeof *more);
    e->args = more;
    e->args[e->count++] = arg;
}

static struct expr *expression(struct parser *p);

// Expressions with commas between, up to `end`, which is taken.
static void add_args(struct parser *p, struct expr *e, const char *end)
{
    struct expr **list = NULL;
    int room = 0, first = e->count;
    for (int i = 0; i < first; i++) {
        list = xrealloc(list, (size_t)(room = first) * sizeof *list);
        list[i] = e->args[i];
    }
    if (!is(p, end))
        do {
            if (e->count == room)
                list = xrealloc(list, (size_t)(room = 2 * room + 8) * sizeof *list);
            list[e->count++] = expression(p);
        } while (take(p, ","));
    need(p, end);
    e->args = list ? own(p, list) : NULL;
}

static struct expr *number(struct parser *p)
{
    struct expr *e = new_expr(p, EX_NUMBER, NULL);
    char *text = xasprintf("%.*s", p->length, p->at), *digits = text;
    for (char *from = text; *from; from++)
        if (*from != '_')
            *digits++ = *from;
    *digits = '\0';
    char *base = strchr(text, '\'');
    e->width = 32;
    e->is_signed = !base;
    int per = 0;
    digits = text;
    if (base) {
        e->width = base == text ? 32 : atoi(text);
        e->is_signed = tolower((unsigned char)base[1]) == 's';
        base += e->is_signed;
        per = tolower((unsigned char)base[1]) == 'h' ? 4 : tolower((unsigned char)base[1]) == 'b' ? 1 : 0;
        digits = base + 2;
    }
    char *bits = own(p, xmalloc((size_t)e->width + 1));
    memset(bits, '0', (size_t)e->width);
    bits[e->width] = '\0';
    if (per) {
        int n = (int)strlen(digits);
        for (int i = 0; i < n; i++) {
            char digit[2] = {digits[n - 1 - i], 0};
            int v = (int)strtol(digit, NULL, 16); // x, z and ? count as 0
            for (int k = 0; k < per && i * per + k < e->width; k++)
                bits[i * per + k] = (char)('0' + (v >> k & 1));
        }
    } else {
        uint64_t v = strtoull(digits, NULL, 10);
        for (int i = 0; i < e->width && i < 64; i++)
            bits[i] = (char)('0' + (int)(v >> i & 1));
    }
    e->bits = bits;
    free(text);
    next(p);
    return e;
}

static struct expr *selected(struct parser *p, struct expr *e)
{
    while (is(p, "[") || is(p, ".")) {
        if (take(p, ".")) {
            struct expr *m = new_expr(p, EX_MEMBER, NULL);
            add_arg(p, m, e);
            m->name = word(p);
            e = m;
            continue;
        }
        next(p);
        struct expr *first = expression(p);
        const char *op = is(p, ":") ? ":" : is(p, "+:") ? "+:" : is(p, "-:") ? "-:" : NULL;
        struct expr *s = new_expr(p, op ? EX_PART : EX_INDEX, op);
        add_arg(p, s, e);
        add_arg(p, s, first);
        if (op) {
            next(p);
            add_arg(p, s, expression(p));
        }
        need(p, "]");
        e = s;
    }
    return e;
}

static struct expr *concatenation(struct parser *p)
{
    struct expr *first = expression(p), *e;
    if (take(p, "{")) {
        e = new_expr(p, EX_REPEAT, NULL);
        add_arg(p, e, first);
        struct expr *inner = new_expr(p, EX_CONCAT, NULL);
        add_args(p, inner, "}");
        add_arg(p, e, inner);
        need(p, "}");
        return e;
    }
    e = new_expr(p, EX_CONCAT, NULL);
    add_arg(p, e, first);
    if (take(p, ","))
        add_args(p, e, "}");
    else
        need(p, "}");
    return e;
}

static struct expr *primary(struct parser *p)
{
    static const char *const unary[] = {"~&", "~|", "~^", "^~", "~", "!", "-", "+", "&", "|", "^", NULL};
    if (p->kind == TK_NUMBER)
        return number(p);
    if (take(p, "(")) {
        struct expr *e = expression(p);
        need(p, ")");
        return e;
    }
    if (take(p, "{"))
        return selected(p, concatenation(p));
    for (int i = 0; unary[i]; i++)
        if (is(p, unary[i])) {
            struct expr *e = new_expr(p, EX_UNARY, unary[i]);
            next(p);
            add_arg(p, e, primary(p));
            return e;
        }
    struct expr *e = new_expr(p, EX_NAME, NULL);
    e->name = word(p);
    if (take(p, "(")) {
        e->kind = EX_CALL;
        add_args(p, e, ")");
        return e;
    }
    return selected(p, e);
}

static struct expr *binary(struct parser *p, int level)
{
    static const char *const levels[][7] = {{"||"}, {"&&"}, {"|"}, {"^", "~^", "^~"}, {"&"}, {"==", "!=", "===", "!=="}, {"<", "<=", ">", ">="},
                                            {"<<", ">>", "<<<", ">>>"}, {"+", "-"}, {"*", "/", "%"}};
    if (level == (int)(sizeof levels / sizeof *levels))
        return primary(p);
    struct expr *left = binary(p, level + 1);
    for (int i = 0; i < 7 && levels[level][i]; i++)
        if (is(p, levels[level][i])) {
            struct expr *e = new_expr(p, EX_BINARY, levels[level][i]);
            next(p);
            add_arg(p, e, left);
            add_arg(p, e, binary(p, level + 1));
            left = e;
            i = -1;
        }
    return left;
}

static struct expr *expression(struct parser *p)
{
    struct expr *e = binary(p, 0);
    if (!take(p, "?"))
        return e;
    struct expr *t = new_expr(p, EX_TERNARY, NULL);
    add_arg(p, t, e);
    add_arg(p, t, expression(p));
    need(p, ":");
    add_arg(p, t, expression(p));
    return t;
}

// ---- statements ----

static void add_body(struct parser *p, struct stmt *s, struct stmt *part)
{
    struct stmt **more = own(p, xcalloc((size_t)s->count + 1, sizeof *more));
    if (s->count)
        memcpy(more, s->body, (size_t)s->count * sizeof *more);
    s->body = more;
    s->body[s->count++] = part;
}

static struct stmt *new_stmt(struct parser *p, enum stmt_kind kind)
{
    struct stmt *s = own(p, xcalloc(1, sizeof *s));
    s->kind = kind;
    return s;
}

static struct stmt *assignment(struct parser *p)
{
    struct stmt *s = new_stmt(p, ST_ASSIGN);
    s->to = primary(p);
    s->blocking = is(p, "=");
    if (!take(p, "="))
        need(p, "<=");
    s->value = expression(p);
    return s;
}

static struct stmt *statement(struct parser *p);

static struct stmt *case_statement(struct parser *p)
{
    struct stmt *s = new_stmt(p, ST_CASE), *other = NULL;
    need(p, "(");
    s->value = expression(p);
    need(p, ")");
    struct expr *labels = new_expr(p, EX_CONCAT, NULL);
    while (!p->s->error && !take(p, "endcase")) {
        if (take(p, "default")) {
            take(p, ":");
            other = statement(p);
            continue;
        }
        int first = labels->count;
        do
            add_arg(p, labels, expression(p));
        while (take(p, ","));
        need(p, ":");
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
    if (take(p, "begin")) {
        s = new_stmt(p, ST_BLOCK);
        if (take(p, ":"))
            word(p);
        while (!p->s->error && !take(p, "end"))
            add_body(p, s, statement(p));
    } else if (take(p, "if")) {
        s = new_stmt(p, ST_IF);
        need(p, "(");
        s->value = expression(p);
        need(p, ")");
        add_body(p, s, statement(p));
        if (take(p, "else"))
            add_body(p, s, statement(p));
    } else if (take(p, "for")) {
        s = new_stmt(p, ST_FOR);
        need(p, "(");
        add_body(p, s, assignment(p));
        need(p, ";");
        s->value = expression(p);
        need(p, ";");
        add_body(p, s, assignment(p));
        need(p, ")");
        add_body(p, s, statement(p));
    } else if (take(p, "case") || take(p, "casez")) {
        s = case_statement(p);
    } else if (take(p, ";")) {
        s = new_stmt(p, ST_BLOCK);
    } else {
        s = assignment(p);
        need(p, ";");
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
    struct item *i = own(p, xcalloc(1, sizeof *i));
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
    if (!take(p, "["))
        return;
    *msb = expression(p);
    need(p, ":");
    *lsb = expression(p);
    need(p, "]");
}

// What stands before the names of a declaration, taken over by each.
static struct item declared(struct parser *p)
{
    struct item i = {0};
    for (;;) {
        if (take(p, "input"))
            i.is_port = i.is_input = true;
        else if (take(p, "output"))
            i.is_port = true;
        else if (take(p, "reg"))
            i.is_reg = true;
        else if (take(p, "integer"))
            i.is_integer = i.is_signed = i.is_reg = true;
        else if (take(p, "signed"))
            i.is_signed = true;
        else if (!take(p, "wire"))
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
        i->name = word(p);
        range(p, &i->first, &i->last);
        if (take(p, "="))
            i->value = expression(p);
    } while (take(p, ","));
    need(p, ";");
}

static void parameters(struct parser *p, struct items *to, const char *end, bool is_header)
{
    do {
        if (is_header && !take(p, "parameter") && is(p, ")"))
            break;
        struct item shape = {0};
        if (take(p, "integer"))
            shape.is_integer = shape.is_signed = true;
        if (take(p, "signed"))
            shape.is_signed = true;
        range(p, &shape.msb, &shape.lsb);
        do {
            struct item *i = new_item(p, to, IT_PARAM);
            *i = shape;
            i->kind = IT_PARAM;
            i->is_port = is_header;
            i->name = word(p);
            need(p, "=");
            i->value = expression(p);
        } while (!is_header && take(p, ","));
    } while (is_header && take(p, ","));
    need(p, end);
}

static void connections(struct parser *p, struct connection **list, int *count)
{
    int room = 0;
    struct connection *all = NULL;
    need(p, "(");
    if (!is(p, ")"))
        do {
            if (*count == room)
                all = xrealloc(all, (size_t)(room = 2 * room + 8) * sizeof *all);
            struct connection c = {0};
            if (take(p, ".")) {
                c.name = word(p);
                need(p, "(");
                c.value = is(p, ")") ? NULL : expression(p);
                need(p, ")");
            } else {
                c.value = expression(p);
            }
            all[(*count)++] = c;
        } while (take(p, ","));
    need(p, ")");
    *list = all ? own(p, all) : NULL;
}

static void instance(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_INSTANCE);
    i->of = word(p);
    if (take(p, "#"))
        connections(p, &i->params, &i->param_count);
    i->name = word(p);
    range(p, &i->msb, &i->lsb);
    connections(p, &i->ports, &i->port_count);
    need(p, ";");
}

static void item(struct parser *p, struct items *to);

static void keep(struct parser *p, struct item *i, const struct items *inner)
{
    i->items = inner->list ? own(p, inner->list) : NULL;
    i->count = inner->count;
}

// One item, or those of a block, as one.
static struct item *block(struct parser *p)
{
    struct items inner = {0}, one = {0};
    struct item *i = new_item(p, &one, IT_BLOCK);
    free(one.list);
    if (take(p, "begin")) {
        if (take(p, ":"))
            i->name = word(p);
        while (!p->s->error && !take(p, "end"))
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
    need(p, "(");
    i->value = expression(p);
    need(p, ")");
    add_block(p, &parts, block(p));
    if (take(p, "else"))
        add_block(p, &parts, block(p));
    keep(p, i, &parts);
}

static void generate_for(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_FOR);
    struct items parts = {0};
    i->stmt = new_stmt(p, ST_FOR);
    need(p, "(");
    add_body(p, i->stmt, assignment(p));
    need(p, ";");
    i->stmt->value = expression(p);
    need(p, ";");
    add_body(p, i->stmt, assignment(p));
    need(p, ")");
    add_block(p, &parts, block(p));
    i->name = parts.list[0]->name;
    keep(p, i, &parts);
}

static void always(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_COMBINATIONAL);
    need(p, "@");
    if (!take(p, "*")) {
        need(p, "(");
        if (is(p, "posedge") || is(p, "negedge")) {
            i->kind = IT_SEQUENTIAL;
            i->falls = is(p, "negedge");
        }
        while (!p->s->error && !take(p, ")"))
            next(p);
    }
    i->stmt = statement(p);
}

static void function(struct parser *p, struct items *to)
{
    struct item *i = new_item(p, to, IT_FUNCTION);
    struct items inner = {0};
    i->is_integer = take(p, "integer");
    i->is_signed = take(p, "signed") || i->is_integer;
    range(p, &i->msb, &i->lsb);
    i->name = word(p);
    if (take(p, "(")) {
        do {
            struct item shape = declared(p), *n = new_item(p, &inner, IT_NET);
            *n = shape;
            n->kind = IT_NET;
            n->name = word(p);
        } while (take(p, ","));
        need(p, ")");
    }
    need(p, ";");
    while (is(p, "input") || is(p, "reg") || is(p, "integer"))
        nets(p, &inner);
    i->stmt = statement(p);
    need(p, "endfunction");
    keep(p, i, &inner);
}

static void assign(struct parser *p, struct items *to)
{
    do {
        struct item *i = new_item(p, to, IT_ASSIGN);
        i->to = primary(p);
        need(p, "=");
        i->value = expression(p);
    } while (take(p, ","));
    need(p, ";");
}

static void item(struct parser *p, struct items *to)
{
    if (is(p, "wire") || is(p, "reg") || is(p, "integer"))
        nets(p, to);
    else if (take(p, "localparam"))
        parameters(p, to, ";", false);
    else if (take(p, "assign"))
        assign(p, to);
    else if (take(p, "always"))
        always(p, to);
    else if (take(p, "generate")) {
        while (!p->s->error && !take(p, "endgenerate"))
            item(p, to);
    } else if (take(p, "if"))
        generate_if(p, to);
    else if (take(p, "for"))
        generate_for(p, to);
    else if (is(p, "begin"))
        add_block(p, to, block(p));
    else if (take(p, "function"))
        function(p, to);
    else if (take(p, "initial"))
        statement(p);
    else if (take(p, "genvar")) {
        while (!p->s->error && !take(p, ";"))
            next(p);
    } else
        instance(p, to);
}

static void module(struct parser *p, struct source_module *m)
{
    struct items all = {0};
    m->name = word(p);
    if (take(p, "#")) {
        need(p, "(");
        parameters(p, &all, ")", true);
    }
    if (take(p, "(") && !take(p, ")")) {
        do {
            struct item shape = declared(p), *n = new_item(p, &all, IT_NET);
            *n = shape;
            n->kind = IT_NET;
            n->name = word(p);
        } while (take(p, ","));
        need(p, ")");
    }
    need(p, ";");
    while (!p->s->error && !take(p, "endmodule"))
        item(p, &all);
    m->items = all.list ? own(p, all.list) : NULL;
    m->count = all.count;
}

void parse_verilog(struct source *s, const char *text)
{
    struct parser p = {.s = s, .p = text};
    struct source_module marks = {0};
    next(&p);
    while (!s->error && p.kind != TK_END) {
        if (take(&p, "(*")) {
            marks.is_inline = marks.is_inline || is(&p, "gatewright_inline");
            marks.is_ram = marks.is_ram || is(&p, "gatewright_ram");
            marks.is_rom = marks.is_rom || is(&p, "gatewright_rom");
            while (!s->error && p.kind != TK_END && !take(&p, "*)"))
                next(&p);
        } else if (take(&p, "module")) {
            struct source_module *m = own(&p, xcalloc(1, sizeof *m));
            *m = marks;
            marks = (struct source_module){0};
            module(&p, m);
            s->modules = xrealloc(s->modules, (size_t)(s->count + 1) * sizeof *s->modules);
            s->modules[s->count++] = m;
        } else {
            wrong(&p, "module");
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
