// SPDX-License-Identifier: Apache-2.0
// Tokens of Verilog. Conditional text is read as synthesis reads it: no macro is defined.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/parser.h"

void *parse_own(struct parser *p, void *block)
{
    struct source *s = p->s;
    if (s->owned_count == s->owned_room) {
        s->owned_room = 2 * s->owned_room + 256;
        s->owned = xrealloc(s->owned, (size_t)s->owned_room * sizeof *s->owned);
    }
    return s->owned[s->owned_count++] = block;
}

void parse_wrong(struct parser *p, const char *wanted)
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

void next_token(struct parser *p)
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

bool token_is(const struct parser *p, const char *text)
{
    return p->kind != TK_END && p->kind != TK_NUMBER && (size_t)p->length == strlen(text) && memcmp(p->at, text, (size_t)p->length) == 0;
}

bool parse_take(struct parser *p, const char *text)
{
    if (!token_is(p, text))
        return false;
    next_token(p);
    return true;
}

void parse_need(struct parser *p, const char *text)
{
    if (!parse_take(p, text))
        parse_wrong(p, text);
}

const char *parse_word(struct parser *p)
{
    if (p->kind != TK_WORD) {
        parse_wrong(p, "a name");
        return "";
    }
    char *w = parse_own(p, xasprintf("%.*s", p->length, p->at));
    next_token(p);
    return w;
}
