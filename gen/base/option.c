// SPDX-License-Identifier: Apache-2.0
// Implementation of option.h: a command is read by the table.
#include "base/option.h"

#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/error.h"
#include "base/proc.h"
#include "base/util.h"

static const struct verb *verb_table;
static const struct option *option_rows;
static bool (*is_parameter)(const char *name, size_t len);

void options_use(const struct verb *verbs, const struct option *rows, bool (*has_parameter)(const char *name, size_t len))
{
    verb_table = verbs;
    option_rows = rows;
    is_parameter = has_parameter;
}

bool option_is_of(const struct option *row, const char *verb)
{
    size_t len = strlen(verb);
    if (strcmp(row->verbs, "*") == 0)
        return true;
    for (const char *v = row->verbs; *v; v += strcspn(v, " "), v += *v == ' ')
        if (strcspn(v, " ") == len && strncmp(v, verb, len) == 0)
            return true;
    return false;
}

const struct option *option_next(const struct option *row, const char *verb)
{
    while (row->name && !option_is_of(row, verb))
        row++;
    return row->name ? row : NULL;
}

// The verb's row called by the first `len` characters of `name`, or NULL.
static const struct option *find_row(const char *verb, const char *name, size_t len)
{
    for (const struct option *r = option_rows; (r = option_next(r, verb)); r++)
        if (strlen(r->name) == len && strncmp(r->name, name, len) == 0)
            return r;
    return NULL;
}

// ---- what is legal ----

char *option_legal(const struct option *r)
{
    struct buf b = {0};
    const char *gap = r->unit && *r->unit ? " " : "";
    if (r->kind == OPTION_INTEGER && r->most == INT64_MAX)
        buf_printf(&b, "%lld or more%s%s", (long long)r->least, gap, r->unit);
    else if (r->kind == OPTION_INTEGER)
        buf_printf(&b, "%lld..%lld%s%s", (long long)r->least, (long long)r->most, gap, r->unit);
    else if (r->kind == OPTION_REAL)
        buf_printf(&b, "%.10g..%.10g%s%s", r->low, r->high, gap, r->unit);
    if (r->kind == OPTION_ARRAY)
        buf_puts(&b, r->value);
    if (r->choices && r->kind != OPTION_TEXT) {
        char *list = choice_list(r->choices, " or ");
        buf_printf(&b, "%s%s", b.len ? " or " : "", list);
        free(list);
    }
    if (r->kind == OPTION_FOLDER || r->kind == OPTION_FILE)
        buf_printf(&b, "%sa %s's name", b.len ? " or " : "", r->kind == OPTION_FILE ? "file" : "folder");
    return b.s;
}

char *option_term(const struct option *r)
{
    return r->value ? xasprintf(r->maybe ? "%s[=%s]" : "%s %s", r->name, r->value) : xstrdup(r->name);
}

void die_value(const char *name, const char *value, const char *legal)
{
    die(ST_USAGE, "%s: value '%s'; legal: %s", name, value, legal);
}

static bool is_integer(const struct option *r, const char *text)
{
    int64_t v;
    return (*text != '-' || r->least < 0) && parse_decimal(text, &v) && v >= r->least && v <= r->most;
}

static bool is_real(const struct option *r, const char *text)
{
    char *end = NULL;
    bool decimal = *text && !text[strspn(text, "0123456789.eE+-")];
    double v = decimal ? strtod(text, &end) : 0;
    return decimal && !*end && v >= r->low && v <= r->high;
}

static bool is_legal(const struct option *r, const char *text)
{
    const char *eq = strchr(text, '=');
    switch (r->kind) {
    case OPTION_INTEGER: return is_integer(r, text);
    case OPTION_REAL: return is_real(r, text);
    case OPTION_WORD: return choice_index(r->choices, text) >= 0;
    case OPTION_ARRAY: return (eq && eq != text && eq[1]) || (r->choices && choice_index(r->choices, text) >= 0);
    case OPTION_FILE:
    case OPTION_FOLDER: return *text != '\0';
    default: return true;
    }
}

static void check_value(const struct option *r, const char *text)
{
    if (is_legal(r, text))
        return;
    char *legal = option_legal(r), *near = r->kind == OPTION_WORD ? choice_nearest(r->choices, text) : NULL;
    if (near)
        die(ST_USAGE, "%s: value '%s'; legal: %s; did you mean '%s'?", r->name, text, legal, near);
    die_value(r->name, text, legal ? legal : r->value);
}

int64_t number_value(const char *name, const char *text, int64_t least, int64_t most)
{
    struct option row = {.name = name, .kind = OPTION_INTEGER, .least = least, .most = most, .unit = ""};
    int64_t v = 0;
    check_value(&row, text);
    parse_decimal(text, &v);
    return v;
}

// ---- reading ----

static const struct verb *find_verb(const char *name)
{
    const struct verb *v = verb_table;
    while (v->name && strcmp(v->name, name) != 0)
        v++;
    return v;
}

// Dies if an unknown option is a parameter of a generator, written with dashes.
static void check_no_parameter(const char *verb, const char *word)
{
    const char *name = word + strspn(word, "-");
    size_t len = strcspn(name, "=");
    if (strcmp(verb, "gen") != 0 && strcmp(verb, "sweep") != 0 && strcmp(verb, "retarget") != 0)
        return;
    if (is_parameter(name, len))
        die(ST_USAGE, "%s: unknown option '%.*s'; a parameter has no dashes: %.*s=%s", verb, (int)strcspn(word, "="), word, (int)len, name,
            name[len] ? name + len + 1 : "VALUE");
}

// Dies: the verb has no option of that name; with the nearest.
static _Noreturn void die_option(const char *verb, const char *word)
{
    const char *names[128];
    struct error e = {0};
    int n = 0;
    for (const struct option *r = option_rows; (r = option_next(r, verb)) && n < 128; r++)
        if (!r->hidden)
            names[n++] = r->name;
    check_no_parameter(verb, word);
    char *what = xasprintf("%s: unknown option", verb), *option = xasprintf("%.*s", (int)strcspn(word, "="), word);
    refuse_name(&e, what, option, names, n);
    die(ST_USAGE, "%s", e.text);
}

void die_words(const struct verb *v, const char *text)
{
    die(ST_USAGE, "%s: %s legal: %s %s", v->name, text, v->name, v->words);
}

static void add_given(struct options *o, const struct option *r, const char *text)
{
    for (int i = 0; i < o->given_count && !r->again && text; i++)
        if (o->given[i].row == r)
            die(ST_USAGE, "%s: %s given twice, as '%s' and '%s'", o->verb->name, r->name, o->given[i].text ? o->given[i].text : "",
                text);
    if (text)
        check_value(r, text);
    o->given[o->given_count++] = (struct option_given){r, text};
}

// The word after argv[*i], to which *i moves; not an option of the verb.
static const char *next_word(const struct options *o, int argc, char **argv, int *i)
{
    const char *name = argv[*i], *next = *i + 1 < argc ? argv[*i + 1] : NULL;
    if (!next || (*next == '-' && find_row(o->verb->name, next, strcspn(next, "="))))
        die(ST_USAGE, "%s: its value is missing%s%s", name, next ? " before " : "", next ? next : "");
    return argv[++*i];
}

static void take_option(struct options *o, int argc, char **argv, int *i)
{
    const char *word = argv[*i], *eq = strchr(word, '=');
    const struct option *r = find_row(o->verb->name, word, eq ? (size_t)(eq - word) : strlen(word));
    if (!r)
        die_option(o->verb->name, word);
    if (eq && !r->value)
        die(ST_USAGE, "%s: value '%s'; legal: none, as %s alone", r->name, eq + 1, r->name);
    add_given(o, r, eq ? eq + 1 : r->value && !r->maybe ? next_word(o, argc, argv, i) : NULL);
}

static void check_words(const struct options *o)
{
    if (o->count > o->verb->most && o->verb->most == 1)
        die(ST_USAGE, "%s: extra word '%s'; legal: %s %s", o->verb->name, o->words[1], o->verb->name, o->verb->words);
    if (o->count > o->verb->most)
        die(ST_USAGE, "%s: extra word '%s'; legal: options", o->verb->name, o->words[o->verb->most]);
    if (o->count == 0 && o->verb->asks)
        die_words(o->verb, o->verb->asks);
}

struct options options_parse(int argc, char **argv)
{
    struct options o = {.verb = find_verb(argv[0])};
    o.words = xcalloc((size_t)argc, sizeof *o.words);
    o.given = xcalloc((size_t)argc, sizeof *o.given);
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-')
            take_option(&o, argc, argv, &i);
        else
            o.words[o.count++] = argv[i];
    }
    if (option_given(&o, "-q"))
        set_quiet(true);
    check_words(&o);
    return o;
}

// ---- asking ----

// The verb's row; a name that is in none is a mistake of the program.
static const struct option *must_find(const struct options *o, const char *name)
{
    const struct option *r = find_row(o->verb->name, name, strlen(name));
    if (!r)
        die(ST_TOOL, "%s: no option %s in the table", o->verb->name, name);
    return r;
}

static const struct option_given *last_given(const struct options *o, const char *name)
{
    const struct option *r = must_find(o, name);
    for (int i = o->given_count; i-- > 0;)
        if (o->given[i].row == r)
            return &o->given[i];
    return NULL;
}

bool option_given(const struct options *o, const char *name)
{
    return last_given(o, name) != NULL;
}

const char *option_text(const struct options *o, const char *name)
{
    const struct option_given *g = last_given(o, name);
    return g ? g->text : must_find(o, name)->preset;
}

int64_t option_integer(const struct options *o, const char *name)
{
    const char *text = option_text(o, name);
    int64_t v = 0;
    return text && parse_decimal(text, &v) ? v : 0;
}

double option_real(const struct options *o, const char *name)
{
    const char *text = option_text(o, name);
    return text ? strtod(text, NULL) : 0;
}

const char *option_nth(const struct options *o, const char *name, int n)
{
    const struct option *r = must_find(o, name);
    for (int i = 0; i < o->given_count; i++)
        if (o->given[i].row == r && n-- == 0)
            return o->given[i].text;
    return NULL;
}

void option_pass(const struct option_given *g, const char **words, int *n)
{
    if (g->text && g->row->maybe) {
        words[(*n)++] = xasprintf("%s=%s", g->row->name, g->text);
        return;
    }
    words[(*n)++] = g->row->name;
    if (g->text)
        words[(*n)++] = g->text;
}
