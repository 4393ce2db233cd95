// SPDX-License-Identifier: Apache-2.0
// What some tools refuse or take silently in Verilog, found in the text of one view: a name that is used above its
// declaration or without one, or hides another, and signed operands next to unsigned ones, which make a whole expression unsigned (IEEE Std
// 1364-2005, 5.5.1). Prints "FILE:LINE: what is wrong" a line; the exit status is 1 if there is one.
//   declared [-DNAME ...] FILE.v ...
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { END, NAME, NUMBER, MARK };

struct token {
    enum kind kind;
    int line;
    char text[64]; // longer ones are cut: numbers
};

enum sign { NEITHER, SIGNED, UNSIGNED };

struct name {
    char text[64];
    enum sign sign; // of the whole, or of an element
    int dimensions; // of an array
};

// An expression between brackets or separators: what it has as operands.
struct part {
    char open; // bracket that it stands in; 's' for the argument of $signed, 'u' of another function
    bool is_signed, is_unsigned;
};

static const char *defined[16], *file;
static int defined_count, wrong;

static struct token *tokens; // of a file
static size_t count;

static struct name *names; // in scope, the innermost last
static size_t name_count;
static size_t scopes[256]; // names before each open scope
static int scope_count;
static struct part parts[256];
static int depth;

static void say(int line, const char *what, const char *name)
{
    printf("%s:%d: %s%s\n", file, line, name, what);
    wrong = 1;
}

// ---- tokens ----

static char *read_text(const char *path)
{
    FILE *f = fopen(path, "rb");
    size_t size = 0, n;
    char *text = NULL;
    do {
        text = realloc(text, size + 65537);
        n = f ? fread(text + size, 1, 65536, f) : 0;
        size += n;
    } while (n);
    if (!f) {
        fprintf(stderr, "declared: %s: cannot read it\n", path);
        exit(2);
    }
    fclose(f);
    text[size] = '\0';
    return text;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

static bool is_defined(const char *name, size_t n)
{
    for (int i = 0; i < defined_count; i++)
        if (strlen(defined[i]) == n && strncmp(defined[i], name, n) == 0)
            return true;
    return false;
}

static bool counts[64] = {true}; // whether text does, within each `ifdef
static int level;

// Takes `ifdef and its like; returns the end of the directive.
static const char *directive(const char *s)
{
    size_t n = strcspn(s, " \t\r\n");
    const char *name = s + n + strspn(s + n, " \t");
    size_t length = strcspn(name, " \t\r\n");
    bool inverted = n == 7 && strncmp(s, "`ifndef", n) == 0;
    if (inverted || (n == 6 && strncmp(s, "`ifdef", n) == 0)) {
        level += level < 63;
        counts[level] = counts[level - 1] && is_defined(name, length) != inverted;
        return name + length;
    }
    if (n == 5 && strncmp(s, "`else", n) == 0 && level)
        counts[level] = counts[level - 1] && !counts[level];
    else if (n == 6 && strncmp(s, "`endif", n) == 0 && level)
        level--;
    else
        return s + strcspn(s, "\n");
    return s + n;
}

static void add_token(enum kind kind, int line, const char *s, size_t n)
{
    if (count % 4096 == 0)
        tokens = realloc(tokens, (count + 4096) * sizeof *tokens);
    struct token *t = &tokens[count++];
    *t = (struct token){.kind = kind, .line = line};
    memcpy(t->text, s, n < sizeof t->text ? n : sizeof t->text - 1);
}

// The end of a comment, a string or an attribute at s, or s.
static const char *skip(const char *s)
{
    const char *end = strncmp(s, "//", 2) == 0 ? s + strcspn(s, "\n") : s;
    if (strncmp(s, "/*", 2) == 0 && (end = strstr(s, "*/")))
        end += 2;
    else if (strncmp(s, "(*", 2) == 0 && s[2] != ')' && strncmp(s, "(*)", 3) != 0 && (end = strstr(s, "*)")))
        end += 2;
    else if (*s == '"')
        end = s + 1 + strcspn(s + 1, "\"") + 1;
    return end ? end : s + strlen(s);
}

static size_t number_length(const char *s)
{
    size_t n = strspn(s, "0123456789_");
    if (s[n] == '\'')
        for (n += 2; is_word(s[n]); n++)
            ;
    return n;
}

static void scan(const char *text)
{
    int line = 1;
    count = 0;
    level = 0;
    for (const char *s = text, *end; *s; s = end) {
        end = skip(s);
        if (end == s && *s == '`')
            end = directive(s);
        else if (end == s) {
            size_t n = 1;
            enum kind kind = isdigit((unsigned char)*s) || *s == '\'' ? NUMBER : is_word(*s) ? NAME : MARK;
            if (kind == NUMBER)
                n = number_length(s);
            else if (kind == NAME)
                while (is_word(s[n]))
                    n++;
            if (counts[level] && !isspace((unsigned char)*s))
                add_token(kind, line, s, n);
            end = s + n;
        }
        for (const char *c = s; c < end; c++)
            line += *c == '\n';
    }
    add_token(END, line, "", 0);
}

// ---- names ----

static bool one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static bool is_keyword(const char *word)
{
    static const char *const words[] = {
        "always", "assign", "begin", "case", "casez", "casex", "default", "disable", "edge", "else", "end", "endcase", "endfunction",
        "endgenerate", "endmodule", "endtask", "for", "forever", "function", "generate", "genvar", "if", "initial", "inout", "input",
        "integer", "localparam", "module", "negedge", "or", "output", "parameter", "posedge", "real", "reg", "repeat", "signed",
        "supply0", "supply1", "task", "time", "wait", "while", "wire", NULL};
    return one_of(word, words);
}

static bool declares(const char *word)
{
    static const char *const words[] = {"wire", "reg", "integer", "genvar", "real", "time", "parameter", "localparam", "input",
                                        "output", "inout", "supply0", "supply1", "function", "task", NULL};
    return one_of(word, words);
}

static void declare(const char *name, enum sign sign, int dimensions)
{
    if (name_count % 4096 == 0)
        names = realloc(names, (name_count + 4096) * sizeof *names);
    names[name_count] = (struct name){.sign = sign, .dimensions = dimensions};
    memcpy(names[name_count++].text, name, sizeof names->text);
}

static const struct name *find(const char *name)
{
    for (size_t i = name_count; i-- > 0;)
        if (strcmp(names[i].text, name) == 0)
            return &names[i];
    return NULL;
}

static void open_scope(void)
{
    scopes[scope_count++] = name_count;
}

static void close_scope(void)
{
    if (scope_count)
        name_count = scopes[--scope_count];
}

// ---- expressions ----

static void note(enum sign sign)
{
    parts[depth].is_signed |= sign == SIGNED;
    parts[depth].is_unsigned |= sign == UNSIGNED;
}

// The expression ends: at a separator, or with its bracket.
static void end_part(int line)
{
    if (parts[depth].is_signed && parts[depth].is_unsigned)
        say(line, "signed and unsigned operands in one expression, which is unsigned", "");
    parts[depth].is_signed = parts[depth].is_unsigned = false;
}

static void open_part(char open)
{
    if (depth < 255)
        depth++;
    parts[depth] = (struct part){.open = open};
}

static void close_part(int line)
{
    struct part p = parts[depth];
    end_part(line);
    if (depth)
        depth--;
    if (p.open == '(' && p.is_signed != p.is_unsigned)
        note(p.is_signed ? SIGNED : UNSIGNED);
    else if (p.open == 's')
        note(SIGNED);
    else if (p.open == '{' || p.open == 'u')
        note(UNSIGNED);
}

// Brackets behind a name: indices, or dimensions.
static int brackets_behind(size_t i)
{
    int n = 0, open = 0;
    for (i++; tokens[i].kind != END && (open || tokens[i].text[0] == '['); i++) {
        open += (tokens[i].text[0] == '[') - (tokens[i].text[0] == ']');
        n += !open;
    }
    return n;
}

static void use(size_t i)
{
    const struct name *n = find(tokens[i].text);
    if (!n) {
        say(tokens[i].line, ": used, and not declared above", tokens[i].text);
        return;
    }
    if (n->sign != NEITHER)
        note(n->sign == SIGNED && brackets_behind(i) == n->dimensions ? SIGNED : UNSIGNED);
}

// ---- modules ----

// A list of declared names, from its keyword on.
static struct {
    bool on, expects;
    int depth; // brackets that it stands in
    enum sign sign;
    bool plain; // a parameter without a range: as its value is
} list;

static struct {
    bool on;
    int depth;
} instance; // its name is to come

static bool header; // of a module, up to its semicolon
static bool subprogram; // the name of a function or task is to come

static void begin_list(const char *word)
{
    bool whole = one_of(word, (const char *const[]){"integer", "genvar", NULL});
    subprogram = subprogram || one_of(word, (const char *const[]){"function", "task", NULL});
    if (subprogram)
        return;
    if (list.on && list.expects && list.depth == depth) { // input wire
        list.sign = whole ? SIGNED : list.sign;
        return;
    }
    list.on = list.expects = true;
    list.depth = depth;
    list.sign = whole ? SIGNED : UNSIGNED;
    list.plain = one_of(word, (const char *const[]){"parameter", "localparam", NULL});
}

static void keyword(size_t i)
{
    const char *w = tokens[i].text;
    parts[depth].is_signed = parts[depth].is_unsigned = false;
    if (strcmp(w, "signed") == 0)
        list.sign = SIGNED;
    else if (strcmp(w, "begin") == 0 && tokens[i + 1].text[0] == ':')
        declare(tokens[i + 2].text, NEITHER, 0);
    header = header || strcmp(w, "module") == 0;
    if (one_of(w, (const char *const[]){"module", "begin", NULL}))
        open_scope();
    else if (one_of(w, (const char *const[]){"end", "endmodule", "endfunction", "endtask", NULL}))
        close_scope();
    else if (declares(w))
        begin_list(w);
}

static void word(size_t i)
{
    const char *w = tokens[i].text, *before = i ? tokens[i - 1].text : "", *after = tokens[i + 1].text;
    if (w[0] == '$' || *before == '.' || strcmp(before, "module") == 0 ||
        (*before == ':' && i > 1 && strcmp(tokens[i - 2].text, "begin") == 0)) // a port or a member, the name of a block
        return;
    if (header && depth == 1 && !list.on) { // ports that are declared in the module
        declare(w, UNSIGNED, 0);
    } else if (subprogram && (*after == '(' || *after == ';')) {
        declare(w, NEITHER, 0);
        open_scope();
        subprogram = false;
    } else if (list.on && list.expects && list.depth == depth) {
        const struct name *outer = find(w);
        if (outer && scope_count && outer < names + scopes[scope_count - 1])
            say(tokens[i].line, ": hides what is declared further out", w);
        declare(w, list.plain ? NEITHER : list.sign, brackets_behind(i));
        list.expects = false;
    } else if (instance.on && instance.depth == depth) {
        instance.on = false;
        declare(w, NEITHER, 0);
    } else if ((tokens[i + 1].kind == NAME && !is_keyword(after)) || *after == '#') {
        instance.on = true;
        instance.depth = depth;
    } else {
        use(i);
    }
}

static void mark(size_t i)
{
    char c = tokens[i].text[0];
    int line = tokens[i].line;
    if (c == '(' || c == '[' || c == '{') {
        const char *before = i ? tokens[i - 1].text : "";
        if (c == '{' && *before != '{' && *before != ',') // behind a number of copies
            parts[depth].is_signed &= parts[depth].open != '{';
        bool group = c == '(' && (!i || (tokens[i - 1].kind != NAME && *before != '@'));
        open_part(group || c != '(' ? c : strcmp(before, "$signed") == 0 ? 's' : *before == '$' ? 'u' : '[');
        list.plain &= !(c == '[' && list.on && list.expects && depth == list.depth + 1);
    } else if (c == ')' || c == ']' || c == '}') {
        close_part(line);
        if (list.on && depth < list.depth)
            list.on = false;
    } else if (strchr(",;=?:<>", c)) {
        end_part(line);
        if (c == ',' && list.on && depth == list.depth)
            list.expects = true;
        if (c == ';')
            list.on = instance.on = header = false;
    }
}

static void check(void)
{
    name_count = 0;
    scope_count = depth = 0;
    parts[0] = (struct part){0};
    list.on = instance.on = subprogram = header = false;
    for (size_t i = 0; tokens[i].kind != END; i++) {
        const struct token *t = &tokens[i];
        if (t->kind == NAME && is_keyword(t->text))
            keyword(i);
        else if (t->kind == NAME)
            word(i);
        else if (t->kind == MARK)
            mark(i);
        else if (strchr(t->text, '\'') && !strchr(t->text, 's'))
            note(UNSIGNED);
    }
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-D", 2) == 0 && defined_count < 16) {
            defined[defined_count++] = argv[i] + 2;
            continue;
        }
        file = argv[i];
        char *text = read_text(file);
        scan(text);
        check();
        free(text);
    }
    free(tokens);
    free(names);
    return wrong;
}
