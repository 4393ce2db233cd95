// SPDX-License-Identifier: Apache-2.0
// The parser of tree.h. It takes more than the grammar has: what tools and people write. A value ends with its line if
// the semicolon is missing, unless what follows can only belong to it; a newline may stand wherever a blank may.
#include "liberty/tidy.h"
#include "liberty/tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 64 };

struct parser {
    const char *s, *end;
    int line;
    char *error; // the first
};

static void fail(struct parser *p, int line, const char *what)
{
    if (!p->error)
        p->error = xasprintf("line %d: %s", line, what);
    p->s = p->end;
}

static bool starts(const struct parser *p, const char *s)
{
    size_t n = strlen(s);
    return (size_t)(p->end - p->s) >= n && memcmp(p->s, s, n) == 0;
}

static bool at(const struct parser *p, const char *set)
{
    return p->s < p->end && *p->s && strchr(set, *p->s);
}

static void skip_comment(struct parser *p)
{
    int line = p->line;
    if (p->s[1] == '/') {
        while (p->s < p->end && *p->s != '\n')
            p->s++;
        return;
    }
    for (p->s += 2; p->s < p->end && !starts(p, "*/"); p->s++)
        p->line += *p->s == '\n';
    if (p->s >= p->end)
        fail(p, line, "comment without an end; is the file truncated?");
    else
        p->s += 2;
}

// What blanks there were: none, or only on this line, or a newline that no backslash continues.
enum blank { NO_BLANK, BLANK, NEWLINE };

static enum blank skip_blank(struct parser *p)
{
    enum blank b = NO_BLANK;
    while (p->s < p->end) {
        if (starts(p, "/*") || starts(p, "//")) {
            skip_comment(p);
        } else if (*p->s == '\\') {
            p->s++;
            while (p->s < p->end && *p->s != '\n' && isspace((unsigned char)*p->s))
                p->s++;
            if (p->s < p->end && *p->s == '\n')
                p->s++, p->line++;
        } else if (*p->s == '\n') {
            p->s++, p->line++;
            b = NEWLINE;
        } else if (isspace((unsigned char)*p->s)) {
            p->s++;
        } else {
            return b;
        }
        b = b == NO_BLANK ? BLANK : b;
    }
    return b;
}

// A string whose quote is at s; a line's end in it, continued or not, is a blank.
static void take_string(struct parser *p, struct buf *b)
{
    int line = p->line;
    for (p->s++; p->s < p->end && *p->s != '"'; p->s++) {
        if (starts(p, "\\\"") || starts(p, "\\\\")) {
            p->s++;
        } else if (*p->s == '\\') {
            const char *rest = p->s + 1;
            while (rest < p->end && (*rest == ' ' || *rest == '\t' || *rest == '\r'))
                rest++;
            if (rest < p->end && *rest == '\n')
                p->s = rest;
        }
        p->line += *p->s == '\n';
        buf_add(b, *p->s == '\n' || *p->s == '\r' || *p->s == '\0' ? " " : p->s, 1);
    }
    if (p->s == p->end)
        fail(p, line, "string without an end; is the file truncated?");
    else
        p->s++;
}

// A word, with the brackets of a range in it; of arguments with whatever stands in balanced parentheses. False, and the parser
// stays, at a delimiter.
static bool take_word(struct parser *p, struct buf *b, const char *delimiters, bool nest)
{
    const char *start = p->s;
    int depth = 0, bracket = 0;
    for (; p->s < p->end && *p->s && !isspace((unsigned char)*p->s) && *p->s != '\\'; p->s++) {
        if (starts(p, "/*") || starts(p, "//") || strchr("{};\"", *p->s))
            break;
        bracket += (*p->s == '[') - (*p->s == ']');
        if (nest && (*p->s == '(' || (*p->s == ')' && depth > 0)))
            depth += *p->s == '(' ? 1 : -1;
        else if (strchr(delimiters, *p->s) && depth == 0 && !(*p->s == ':' && bracket > 0))
            break;
    }
    buf_add(b, start, (size_t)(p->s - start));
    return p->s > start;
}

// What a word may be without quotes: letters, digits and "_.+-", not a sign alone.
static bool is_plain(const char *s)
{
    bool word = false;
    for (; *s; s++) {
        if (!isalnum((unsigned char)*s) && !strchr("_.+-", *s))
            return false;
        word |= *s != '+' && *s != '-';
    }
    return word;
}

static void add_value(struct lib_node *n, struct buf *b, bool quoted)
{
    buf_puts(b, "");
    n->value = xrealloc(n->value, sizeof *n->value * (size_t)(n->values + 1));
    n->value[n->values++] = (struct lib_value){b->s, quoted || !is_plain(b->s)};
    *b = (struct buf){0};
}

static const char delimiters_of_value[] = "(){};,:\"!&|^*+'";

// Whether a statement begins at the parser's place, where a value might go on: "name :" or "name (...) {", and where no
// expression can go on, after a string, a number or the line's end, "name (".
static bool statement_begins(const struct parser *at_word, bool after_end)
{
    struct parser p = *at_word;
    struct buf word = {0};
    bool named = p.s < p.end && (isalpha((unsigned char)*p.s) || *p.s == '_') && take_word(&p, &word, delimiters_of_value, false);
    free(word.s);
    p.error = NULL;
    skip_blank(&p);
    bool begins = named && at(&p, after_end ? ":(" : ":");
    if (named && !begins && at(&p, "(")) {
        while (p.s < p.end && !strchr(")\n;", *p.s))
            p.s++;
        p.s += p.s < p.end;
        skip_blank(&p);
        begins = at(&p, "{");
    }
    free(p.error);
    return begins;
}

static bool at_number(const struct parser *p)
{
    const char *s = p->s + (at(p, "+-.") && p->s + 1 < p->end);
    return isdigit((unsigned char)*s) || (*s == '.' && s > p->s);
}

// A value of several words becomes one of quoted text, a blank where there were some.
static void read_value(struct parser *p, struct lib_node *n)
{
    struct buf b = {0};
    int words = 0, depth = 0;
    bool quoted = false, whole = false; // whole: a string or a number, no part of an expression
    char sign = '\0'; // what the value ends with, if it is no word
    for (;;) {
        enum blank blank = skip_blank(p);
        bool open = depth > 0 || (sign && strchr("!&|^*+(", sign)), joins = words && at(p, "!&|^*+'()\"");
        if (p->s >= p->end || at(p, ";}"))
            break;
        bool may_end = blank != NO_BLANK && !open && !joins && (words || blank == NEWLINE);
        if (may_end && statement_begins(p, words && (whole || blank == NEWLINE)))
            break;
        if (words && blank != NO_BLANK)
            buf_puts(&b, " ");
        sign = '\0';
        whole = !words && (*p->s == '"' || at_number(p));
        if (*p->s == '"') {
            quoted = true;
            take_string(p, &b);
            words += b.len > 0;
            continue;
        }
        if (!take_word(p, &b, at_number(p) ? "(){};,\"!&|^*'" : delimiters_of_value, false)) {
            if (at(p, "{:")) {
                fail(p, p->line, *p->s == '{' ? "{ in a value; is a semicolon missing?" : ": in a value; is a semicolon missing?");
                break;
            }
            sign = *p->s;
            depth += (sign == '(') - (sign == ')');
            buf_add(&b, p->s++, 1);
        }
        words++;
    }
    add_value(n, &b, quoted || words != 1);
}

static bool read_arguments(struct parser *p, struct lib_node *n)
{
    int line = p->line;
    for (skip_blank(p); p->s < p->end && *p->s != ')'; skip_blank(p)) {
        struct buf b = {0};
        if (*p->s == ',') {
            p->s++;
        } else if (*p->s == '"') {
            take_string(p, &b);
            add_value(n, &b, true);
        } else if (take_word(p, &b, ",)", true)) {
            add_value(n, &b, false);
        } else {
            free(b.s);
            break;
        }
    }
    if (at(p, ")")) {
        p->s++;
        return true;
    }
    fail(p, line, p->s < p->end ? "( without )" : "( without ); is the file truncated?");
    return false;
}

static void read_body(struct parser *p, struct lib_node *group, int depth);

static void read_statement(struct parser *p, struct lib_node *group, int depth)
{
    struct buf name = {0};
    struct lib_node n = {.line = p->line};
    if (*p->s == '"')
        take_string(p, &name);
    else
        take_word(p, &name, "(){};:,\"", false);
    buf_puts(&name, "");
    n.name = name.s;
    skip_blank(p);
    if (at(p, ":") && name.len) {
        n.kind = LIB_SIMPLE;
        p->s++;
        read_value(p, &n);
    } else if (at(p, "({") && name.len) {
        n.kind = LIB_COMPLEX;
        if (at(p, "{") || (p->s++, read_arguments(p, &n))) {
            skip_blank(p);
            if (at(p, "{")) {
                n.kind = LIB_GROUP;
                p->s++;
                read_body(p, &n, depth + 1);
            }
        }
    } else {
        fail(p, n.line, "not a Liberty statement");
    }
    lib_add(group, n);
}

// The statements of a group up to its brace, of the file to its end.
static void read_body(struct parser *p, struct lib_node *group, int depth)
{
    int line = p->line;
    if (depth == MAX_DEPTH)
        fail(p, line, "groups nested too deep");
    for (skip_blank(p); p->s < p->end && *p->s != '}'; skip_blank(p)) {
        if (*p->s == ';')
            p->s++;
        else if (*p->s == '#')
            while (p->s < p->end && *p->s != '\n')
                p->s++;
        else
            read_statement(p, group, depth);
    }
    if (depth == 0 && p->s < p->end)
        fail(p, p->line, "} without {");
    else if (depth > 0 && p->s >= p->end)
        fail(p, line, "{ without }; is the file truncated?");
    else if (depth > 0)
        p->s++;
}

char *lib_parse(const char *text, size_t len, struct lib_node *root)
{
    struct parser p = {.s = text, .end = text + len, .line = 1};
    *root = (struct lib_node){.kind = LIB_GROUP, .name = xstrdup(""), .line = 1};
    if (starts(&p, "\xef\xbb\xbf"))
        p.s += 3;
    read_body(&p, root, 0);
    plain_numbers(root);
    return p.error;
}
