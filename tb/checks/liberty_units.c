// SPDX-License-Identifier: Apache-2.0
// Tests of the Liberty reader, meant for the sanitizers: one library in all ways of writing it is one text; what cannot be used is
// left out and told; whatever is no library is refused in a line, without a crash.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "liberty/function.h"
#include "liberty/liberty.h"
#include "liberty/tidy.h"
#include "tb/lib/unit.h"

#define TABLE(name) "        " name " (grid) {\n          values ( \\\n            \"1, 2\", \\\n            \"3, 4\" \\\n          );\n        }\n"
#define TIMING(related, type)                                                                                                    \
    "      timing () {\n        related_pin : \"" related "\";\n" type TABLE("cell_rise") TABLE("cell_fall") TABLE("rise_transition") \
        TABLE("fall_transition") "      }\n"
#define INPUT(name) "    pin (\"" name "\") {\n      direction : input;\n      capacitance : 0.002;\n    }\n"

static const char base[] =
    "library (\"small\") {\n  time_unit : \"1ns\";\n  capacitive_load_unit (1, pf);\n  leakage_power_unit : \"1nW\";\n"
    "  comment : \"small\";\n  nom_voltage : 1.5;\n"
    "  lu_table_template (grid) {\n    variable_1 : input_net_transition;\n    variable_2 : total_output_net_capacitance;\n"
    "    index_1 (\"0.1, 0.2\");\n    index_2 (\"0.01, 0.02\");\n  }\n"
    "  cell (inv) {\n    area : 3.5;\n" INPUT("A") "    pin (\"Y\") {\n      direction : output;\n      function : \"!A\";\n" TIMING("A", "")
    "    }\n  }\n"
    "  cell (aoi) {\n    area : 8;\n" INPUT("A") INPUT("B") INPUT("C") "    pin (\"Y\") {\n      direction : output;\n"
    "      function : \"!((A&B)|C)\";\n" TIMING("A", "") TIMING("B", "") TIMING("C", "") "    }\n  }\n"
    "  cell (ff) {\n    area : 20;\n    ff (IQ, IQN) {\n      next_state : \"D\";\n      clocked_on : \"CK\";\n      clear : \"!RN\";\n    }\n"
    INPUT("CK") INPUT("D") INPUT("RN") "    pin (\"Q\") {\n      direction : output;\n      function : \"IQ\";\n"
    TIMING("CK", "        timing_type : rising_edge;\n") "    }\n"
    "    test_cell () {\n      ff (IQ, IQN) {\n        next_state : \"D\";\n        clocked_on : \"CK\";\n        clear : \"!RN\";\n      }\n    }\n  }\n}\n";

// The base text with every `from` in it as `to`. Allocated.
static char *with(const char *from, const char *to)
{
    struct buf b = {0};
    const char *s = base;
    for (const char *at; (at = strstr(s, from)); s = at + strlen(from)) {
        buf_add(&b, s, (size_t)(at - s));
        buf_puts(&b, to);
    }
    if (s == base)
        printf("    '%s' is not in the text\n", from);
    buf_puts(&b, s);
    return b.s;
}

// What the tools are given of a text: NULL with *error if it is refused.
static char *given(const char *text, size_t len, char **error, char **warning, int *cells)
{
    struct lib_node root;
    struct liberty lib = {0};
    char **warnings = NULL, *told = lib_parse(text, len, &root);
    int n = 0;
    struct buf b = {0};
    if (!told)
        told = describe_liberty(&root, &lib);
    if (!told) {
        tidy_library(lib_library(&root));
        screen_library("f", lib_library(&root), &warnings, &n);
        plain_strings(&root);
        lib_write(&b, &root);
        free_liberty(&lib);
        free(describe_liberty(&root, &lib));
        *cells = lib.n;
    }
    *warning = xasprintf("%s%s", n ? warnings[0] : "", n > 1 ? " and another" : "");
    for (int i = 0; i < n; i++)
        free(warnings[i]);
    free(warnings);
    free_liberty(&lib);
    lib_free(&root);
    *error = told;
    return b.s;
}

static const struct pair {
    const char *name, *from, *to;
} forms[] = {
    {"unquoted expressions", "\"!((A&B)|C)\"", "!((A & B) | C)"},
    {"expressions with * and +", "\"!((A&B)|C)\"", "\"(A*B + C)'\""},
    {"unquoted, * and +", "\"!((A&B)|C)\"", "(A*B + C)'"},
    {"an AND without a sign", "\"!((A&B)|C)\"", "!(A B | C)"},
    {"without a sign, in quotes", "\"!((A&B)|C)\"", "\" ! ( A  B+C ) \""},
    {"an expression over two lines, sign first", "\"!((A&B)|C)\"", "!(A B\n | C)"},
    {"an expression over two lines, sign last", "\"!((A&B)|C)\"", "!(A B |\n C)"},
    {"constants in an expression", "\"!((A&B)|C)\"", "!((A&B&1)|C|0) ^ 0"},
    {"double inversion", "\"!A\"", "!!!(A'')"},
    {"unquoted clear", "\"!RN\"", "!RN"},
    {"clear with an apostrophe", "\"!RN\"", "RN'"},
    {"unquoted states", "\"D\"", "D"},
    {"states in parentheses", "clocked_on : \"CK\"", "clocked_on : (CK)"},
    {"braces on lines of their own", " {\n", "\n{\n"},
    {"braces behind comments", " {\n", " // { \n /* } */ { // \"\n"},
    {"colons on lines of their own", " : ", "\n:\n"},
    {"values on lines of their own", " : ", " :\n   "},
    {"colons without blanks", " : ", ":"},
    {"newlines in parentheses", "(\"A\")", "(\n\"A\"\n)"},
    {"newlines before parentheses", "pin (", "pin\n("},
    {"no backslashes", "\\\n", "\n"},
    {"backslashes and blanks", "\\\n", "\\ \t\r\n"},
    {"values in one string", "\"1, 2\", \\\n            \"3, 4\"", "\"1, 2, 3, 4\""},
    {"values in a string of two lines", "\"1, 2\", \\\n            \"3, 4\"", "\"1, 2,\n3 4\""},
    {"values in a string that a backslash continues", "\"1, 2\", \\\n            \"3, 4\"", "\"1, 2, \\\n 3 4\""},
    {"values without quotes", "\"1, 2\", \\\n            \"3, 4\"", "1, 2 3,4"},
    {"points without quotes", "\"0.1, 0.2\"", "0.1 0.2"},
    {"no semicolons", ";\n", "\n"},
    {"two semicolons", ";", " ; ;"},
    {"semicolons behind braces", "}\n", "};\n"},
    {"one line", "\n", " "},
    {"lines of DOS", "\n", "\r\n"},
    {"tabs", "  ", "\t"},
    {"a byte order mark", "library (", "\xef\xbb\xbflibrary ("},
    {"comments", " (", " /* \" ( */ ("},
    {"comments of numbers", "  cell", "# of cells {\n  cell"},
    {"pF", "(1, pf)", "(1, pF)"},
    {"PF in quotes", "(1, pf)", "(1.0, \"PF\")"},
    {"1pf", "(1, pf)", "(1pf)"},
    {"\"1 pF\"", "(1, pf)", "(\"1 pF\")"},
    {"1e0", "(1, pf)", "(1e0,pf)"},
    {"1nS", "\"1ns\"", "1nS"},
    {"1000 ps", "\"1ns\"", "\"1000 ps\""},
    {"an attribute given twice", "    area : 3.5;", "    area : 1;\n    area : 3.5;"},
    {"names of pins unquoted", "pin (\"A\")", "pin (A)"},
    {"states in quotes", "(IQ, IQN)", "(\"IQ\" \"IQN\")"},
    {"states in one string", "(IQ, IQN)", "(\"IQ, IQN\")"},
    {"states in one string without a comma", "(IQ, IQN)", "(\" IQ IQN \")"},
    {"a product", "area : 3.5;", "area : 7 * 0.5;"},
    {"a product in one word", "area : 3.5;", "area : 7*.5;"},
    {"a quotient in quotes", "area : 3.5;", "area : \"7/2\";"},
    {"sums, parentheses, signs", "area : 3.5;", "area : (1 + 2) * -(-1.5) - 2 / 2.0;"},
    {"arithmetic of capacitances", "capacitance : 0.002;", "capacitance : 2 * 1e-3;"},
    {"arithmetic of the corner", "nom_voltage : 1.5;", "nom_voltage : 3 * 0.5;"},
    {"directions in capitals", ": input;", ": INPUT;"},
    {"a list of pins", INPUT("A") INPUT("B") INPUT("C"), "pin (A, B C) { direction : input; capacitance : 0.002 }"},
    {"a list in a string", INPUT("A") INPUT("B") INPUT("C"), "pin (\"A, B C\") { direction : input; capacitance : 0.002 }"},
    {"a list of related pins", TIMING("A", "") TIMING("B", "") TIMING("C", ""), TIMING(" A B,C", "")},
    {"capacitance of rise and fall", "capacitance : 0.002;", "rise_capacitance : 0.001; fall_capacitance : 0.003;"},
    {"no dont_use", "    area : 8;", "    dont_use : false;\n    area : 8;"},
    {"functions of internal pins", "    pin (\"Y\") {\n      direction : output;\n      function : \"!((A&B)|C)\";\n",
     "pin (n1) { direction : internal; function : A B; }\n pin (n2) { direction : internal; function : n1 | C; }\n"
     "pin (Y) { direction : output; function : n2';\n"},
    {"bus types", "  cell (inv)", "  type (t) { bit_width : 4 }\n  cell (inv)"},
};

// A text without the capacitances that it gives besides those that tools read.
static char *essence(const char *text)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (const char *s = text, *end; *s; s = end) {
        end = s + strcspn(s, "\n") + 1;
        const char *word = s + strspn(s, " ");
        if (strncmp(word, "rise_capacitance", 16) != 0 && strncmp(word, "fall_capacitance", 16) != 0)
            buf_add(&b, s, (size_t)(end - s));
    }
    return b.s;
}

static bool same_text(const char *got, const char *want)
{
    char *a = essence(got), *b = essence(want);
    size_t i = 0;
    while (a[i] && a[i] == b[i])
        i++;
    bool same = a[i] == b[i];
    if (!same)
        printf("    at '%.60s', not '%.60s'\n", a + i, b + i);
    free(a);
    free(b);
    return same;
}

static void one_library(void)
{
    char *error, *warning;
    int cells = 0;
    char *want = given(base, strlen(base), &error, &warning, &cells);
    result("the library itself: all cells, nothing to tell", want && !error && !*warning && cells == 3);
    free(error);
    free(warning);
    for (size_t i = 0; want && i < sizeof forms / sizeof *forms; i++) {
        char *text = with(forms[i].from, forms[i].to), *got = given(text, strlen(text), &error, &warning, &cells);
        result(forms[i].name, got && !error && !*warning && same_text(got, want));
        if (error || *warning)
            printf("    %s %s\n", error ? error : "", warning);
        free(error);
        free(warning);
        free(got);
        free(text);
    }
    free(want);
}

// What is said of the one cell that is left out.
static const struct pair oddities[] = {
    {"f: line 51: cell aoi is left out: no area", "    area : 8;\n", ""},
    {"f: line 51: cell aoi is left out: no area", "    area : 8;", "    area : 0.00;"},
    {"f: line 51: cell aoi is left out: no area", "    area : 8;", "    area : ;"},
    {"no area", "    area : 20;", "    area : \"0\";"},
    {"f: line 51: cell aoi is left out: an area that is no positive number (-8)", "    area : 8;", "    area : -8;"},
    {"an area that is no positive number (-16)", "    area : 8;", "    area : 8 * -2;"},
    {"an area that is no positive number (8 * WIDTH)", "    area : 8;", "    area : 8 * WIDTH;"},
    {"an area that is no positive number (8 / 0)", "    area : 8;", "    area : 8 / 0;"},
    {"an area that is no positive number (8 *)", "    area : 8;", "    area : 8 *;"},
    {"an area that is no positive number (nan)", "    area : 20;", "    area : nan;"},
    {"an input without capacitance (A)", "    area : 8;\n    pin (\"A\") {\n      direction : input;\n      capacitance : 0.002;\n",
     "    area : 8;\n    pin (\"A\") {\n      direction : input;\n      capacitance : 0.002 * C;\n"},
    {"a pin of both directions (Z)", "    area : 8;", "    area : 8; pin (Z) { direction : inout; function : A; }"},
    {"a pin of both directions (C)", "    pin (\"C\") {\n      direction : input;", "    pin (\"C\") {\n      direction : inout;"},
    {"a name of other than letters, digits and _ (pin C[0])", "\"C\"", "\"C[0]\""},
    {"a name of other than letters, digits and _", "cell (aoi)", "cell (\"a o\")"},
    {"an input without capacitance (A)", "    area : 8;\n    pin (\"A\") {\n      direction : input;\n      capacitance : 0.002;\n",
     "    area : 8;\n    pin (\"A\") {\n      direction : input;\n"},
    {"no delay tables over slew and load of both edges (C to Y)", TIMING("C", ""), ""},
    {"no delay tables over slew and load of both edges (B to Y)", TIMING("B", ""), "timing () { related_pin : \"B\"; intrinsic_rise : 1; }"},
    {"no delay tables over slew and load of both edges (C to Y)", TIMING("C", ""), "timing () { related_pin : C; cell_rise (grid) { values (1, 2, 3, 4) } }"},
    {"no delay tables over slew and load of both edges (Q)", TIMING("CK", "        timing_type : rising_edge;\n"), ""},
    {"a function that is no expression of the cell's pins (D)", "\"!((A&B)|C)\"", "!(A B D | C)"},
    {"a function that is no expression of the cell's pins (!((A&B)|C)", "\"!((A&B)|C)\"", "\"!((A&B)|C\""},
    {"a function that is no expression of the cell's pins (RST)", "\"!RN\"", "!RST"},
    {"a pin of both directions (Y)", "output;\n      function : \"!((A", "inout;\n      function : \"!((A"},
    {"a pin without a direction (Y)", "direction : output;\n      function : \"!((A", "function : \"!((A"},
    {"an output without a function (Z)", "    area : 8;", "    area : 8; pin (Z) { direction : output; }"},
    {"a pin is there twice (A)", "    area : 8;", "    area : 8; pin (A) { direction : input; capacitance : 1; }"},
    {"pins in buses or bundles (D)", "    area : 8;", "    area : 8; bus (D) { bus_type : none; direction : input; }"},
    {"a flip-flop without next_state", "    area : 8;", "    area : 8; ff (IQ, IQN) { clocked_on : A; }"},
    {"more inputs than abc takes", "    area : 8;", "    area : 8; pin (a,b,c,d,e,f,g,h,i,j,k,l) { direction : input; capacitance : 1; }"},
};

static void left_out(void)
{
    for (size_t i = 0; i < sizeof oddities / sizeof *oddities; i++) {
        char *error, *warning, *text = with(oddities[i].from, oddities[i].to);
        int cells = 0;
        char *got = given(text, strlen(text), &error, &warning, &cells);
        char *name = xasprintf("told: %s", oddities[i].name);
        bool ok = got && !error && cells == 2 && strstr(warning, oddities[i].name) && strstr(warning, "is left out") && !strstr(warning, "another");
        result(name, ok);
        if (!ok)
            printf("    %d %s %s\n", cells, error ? error : "", warning);
        free(name);
        free(error);
        free(warning);
        free(got);
        free(text);
    }
}

#define SUPPLY(name) "pin (" name ") { direction : inout; capacitance : 0.1; } "

// Supplies as pins: all cells are there, as without them, and a line says so.
static void supplies(void)
{
    static const struct pair told[] = {
        {"f: line 14: pin VDD of cell inv and 5 more are left out: of both directions, and in no function, as supplies", "    area :",
         "    " SUPPLY("VDD") SUPPLY("\"VSS\"") "area :"},
        {"f: line 14: pin VDD of cell inv and 5 more are left out", "    area :", "    " SUPPLY("VDD, VSS") "area :"},
        {"f: line 14: pin VPWR of cell inv is left out: of both directions, and in no function, as a supply", "    area : 3.5;",
         "    " SUPPLY("VPWR") "area : 3.5;"},
    };
    char *error, *warning;
    int cells;
    char *want = given(base, strlen(base), &error, &warning, &cells);
    free(warning);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        char *text = with(told[i].from, told[i].to), *got = given(text, strlen(text), &error, &warning, &cells);
        bool ok = got && cells == 3 && strncmp(warning, told[i].name, strlen(told[i].name)) == 0 && !strstr(warning, "another");
        result(told[i].name, ok && same_text(got, want));
        if (!ok)
            printf("    %s\n", warning);
        free(warning);
        free(got);
        free(text);
    }
    free(want);
}

static const struct pair wrong[] = {
    {"line 14: cell inv: area -1 is not a positive number", "area : 3.5", "area : -1"},
    {"line 2: time_unit 2ps; legal: 1ps, 10ps, 100ps or 1ns", "\"1ns\"", "\"2ps\""},
    {"line 3: capacitive_load_unit (1, nf); legal: a number and pf or ff", "(1, pf)", "(1, nf)"},
    {"line 13: a second library; legal: one in a file", "  cell (inv)", "} library (b) {\n  cell (inv)"},
    {"line 13: include_file is not read", "  cell (inv)", "  include_file (a);\n  cell (inv)"},
    {"line 2: { in a value; is a semicolon missing?", "\"1ns\";", "\"1ns\" {"},
    {"line 206: string without an end; is the file truncated?", "\"small\";", "\"small;"},
    {"line 5: comment without an end; is the file truncated?", "\"small\";", "x /*"},
    {"line 2: not a Liberty statement", "time_unit :", "time_unit ="},
    {"line 7: ( without )", "lu_table_template (grid)", "lu_table_template (grid"},
    {"no cells", "  cell (", "  call ("},
    {"no library group: not a Liberty file", "library (", "module ("},
};

static void refused(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct liberty lib;
        char *text = with(wrong[i].from, wrong[i].to), *error = read_liberty(text, strlen(text), &lib);
        char *name = xasprintf("refused: %s", wrong[i].name);
        bool ok = error && strncmp(error, wrong[i].name, strlen(wrong[i].name)) == 0;
        result(name, ok);
        if (!ok)
            printf("    %s\n", error ? error : "not refused");
        free_liberty(&lib);
        free(name);
        free(error);
        free(text);
    }
}

// What is written of a tree is read as the same tree.
static bool round_trip(const char *text, size_t len)
{
    struct lib_node root, again;
    struct buf one = {0}, other = {0};
    char *error = lib_parse(text, len, &root), *second = NULL;
    bool same = true;
    if (!error) {
        lib_write(&one, &root);
        second = lib_parse(one.s, one.len, &again);
        lib_write(&other, &again);
        same = !second && strcmp(one.s, other.s) == 0 && again.children == root.children;
        if (!same)
            printf("    %s\n%s\n%s\n", second ? second : "", one.s, other.s);
        lib_free(&again);
    }
    lib_free(&root);
    free(error);
    free(second);
    free(one.s);
    free(other.s);
    return same;
}

static void prefixes(void)
{
    size_t len = strlen(base);
    bool ok = true, trips = true;
    for (size_t n = 0; n + 1 < len; n++) {
        struct liberty lib;
        char *text = xasprintf("%.*s", (int)n, base), *error = read_liberty(text, n, &lib);
        ok = ok && error && !strchr(error, '\n') && (strncmp(error, "line ", 5) == 0 || strncmp(error, "no library", 10) == 0);
        trips = trips && round_trip(text, n);
        free_liberty(&lib);
        free(error);
        free(text);
    }
    result("truncation at every byte is refused in one line", ok);
    result("what of it is whole is written as it was read", trips && round_trip(base, len));
}

static void mutants(void)
{
    static const char pieces[][8] = {"\"", "{", "}", "(", ")", ";", ":", "\n", "\\\n", "\\\"", "\\", "//", "/*", "*/", ",", "!", "'", "^", " ", "A", "0", "-", "", "[", "pin", "\xff"};
    size_t len = strlen(base);
    bool trips = true, closed = true;
    int read = 0;
    for (int i = 0; i < 5000; i++) {
        struct buf b = {0};
        char *error, *warning, *got;
        int cells;
        size_t last = 0;
        for (uint32_t k = random32() % 4; k < 4; k++) {
            size_t at = last + random32() % (len - last), cut = random32() % 3;
            buf_add(&b, base + last, at - last);
            buf_puts(&b, pieces[random32() % (sizeof pieces / sizeof *pieces)]);
            last = at + cut < len ? at + cut : len - 1;
        }
        buf_puts(&b, base + last);
        trips = trips && round_trip(b.s, b.len);
        got = given(b.s, b.len, &error, &warning, &cells);
        read += got != NULL;
        if (got)
            closed = closed && !strchr(got, '\\') && round_trip(got, strlen(got));
        free(got);
        free(error);
        free(warning);
        free(b.s);
    }
    result("5,000 mutated files (seed 1): what is read is written as it was read", trips);
    result("what tools are given of them has no backslash, and reads as it is written", closed && read > 250);
}

static void expressions(void)
{
    static const char *const same[][2] = {
        {"A", "A"}, {" A ", "A"}, {"A'", "!A"}, {"!A'", "A"}, {"A B", "A&B"}, {"A*B+C", "(A&B)|C"}, {"A ^ B * C", "(A^B)&C"},
        {"A|B|C", "A|B|C"}, {"(A+B)(C+D)", "(A|B)&(C|D)"}, {"(A B)'", "!(A&B)"}, {"A & 1", "A"}, {"A * 0", "0"}, {"A ^ 1", "!A"},
        {"1", "1"}, {"!0", "1"}, {"!(A'')", "!A"}, {"A[1] & B.c", "A[1]&B.c"}, {"A & !(B | !C)'", "A&(B|!C)"},
    };
    static const char *const bad[] = {"", "A &", "(A", "A)", "A == B", "!", "'", "A,B", "A ? B", "&A"};
    bool ok = true;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct lib_expr *e = parse_expr(same[i][0]);
        char *text = e ? expr_text(e) : xstrdup("none");
        if (strcmp(text, same[i][1]) != 0)
            ok = false, printf("    %s: %s\n", same[i][0], text);
        free(text);
        free_expr(e);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct lib_expr *e = parse_expr(bad[i]);
        if (e)
            ok = false, printf("    '%s' is no expression\n", bad[i]);
        free_expr(e);
    }
    result("expressions: one text for all ways of writing", ok);
}

int main(void)
{
    unit_begin("liberty: ", "a.lib");
    one_library();
    left_out();
    supplies();
    refused();
    prefixes();
    mutants();
    expressions();
    return unit_end();
}
