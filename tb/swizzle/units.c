// SPDX-License-Identifier: Apache-2.0
// Tests of the certificate checker under the sanitizers: accesses against lists written by hand, certificates written by
// hand, every kind of entry changed, files that are none.
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/util.h"
#include "judge/check.h"
#include "judge/pattern.h"
#include "tb/lib/unit.h"

// A word for each lane from the first one, "." where it is off; accesses are separated by "|".
static char *text_of(const struct cert_tile *t, const struct cert_pattern *p)
{
    struct buf b = {0};
    buf_puts(&b, "");
    for (int64_t k = 0; k < p->accesses; k++) {
        struct cert_access a;
        cert_pattern_access(t, p, k, &a);
        if (k)
            buf_puts(&b, "|");
        if (a.first)
            buf_printf(&b, "%lld:", (long long)a.first);
        for (int i = 0; i < a.count; i++) {
            buf_puts(&b, i ? " " : "");
            if (a.word[i] < 0)
                buf_puts(&b, ".");
            else
                buf_printf(&b, "%lld", (long long)a.word[i]);
        }
    }
    return b.s;
}

static void accesses(void)
{
    static const struct { int banks, rows, cols, word, elem; const char *pattern, *words; } cases[] = {
        {2, 2, 4, 32, 32, "row", "0 1|2 3|4 5|6 7"},
        {4, 2, 4, 32, 32, "col", "0 4|1 5|2 6|3 7"},
        {2, 4, 2, 32, 32, "col", "0 2|4 6|1 3|5 7"},
        {4, 2, 2, 32, 32, "row", "0 1|2 3"},
        {2, 4, 4, 32, 32, "diag", "0 5|10 15"},
        {2, 4, 4, 32, 32, "anti", "3 6|9 12"},
        {4, 2, 4, 32, 32, "anti", "3 6"},
        {4, 4, 2, 32, 32, "diag", "0 3"},
        {4, 2, 4, 32, 32, "transpose", "0 1 2 3|4 5 6 7|0 4|1 5|2 6|3 7"},
        {2, 2, 2, 32, 32, "strides", "0 1|2 3|0 2|1 3"},
        {4, 2, 4, 32, 32, "strides", "0 1 2 3|4 5 6 7|0 2 4 6|1 3 5 7"},
        {2, 2, 4, 32, 32, "stride:3", "0 3|4 7"},
        {2, 2, 4, 32, 32, "stride:5@any", "0 5|1 6|2 7"},
        {4, 4, 4, 32, 32, "stride:3", "0 3 6 9"},
        {4, 4, 4, 32, 32, "block:2x2", "0 1 4 5|2 3 6 7|8 9 12 13|10 11 14 15"},
        {4, 2, 4, 32, 32, "block:2x2@any", "0 1 4 5|1 2 5 6|2 3 6 7"},
        {4, 4, 2, 32, 32, "block:4x1", "0 2 4 6|1 3 5 7"},
        {4, 4, 4, 32, 32, "wide:64:row", "0 1 2 3|4:|4 5 6 7|4:|8 9 10 11|4:|12 13 14 15|4:"},
        {2, 1, 4, 32, 32, "wide:64:row", "0 1|2:2 3"},
        {4, 4, 4, 32, 32, "wide:64:col", "0 1 4 5|4:8 9 12 13|2 3 6 7|4:10 11 14 15"},
        {4, 4, 4, 32, 32, "wide:128:col", "0 1 2 3|4:4 5 6 7|8:8 9 10 11|12:12 13 14 15"},
        {2, 4, 2, 64, 64, "wide:128:col", "0 1|2:2 3|4 5|2:6 7"},
        {2, 4, 2, 64, 64, "wide:64:col", "0 2|4 6|1 3|5 7"},
        {4, 2, 8, 32, 16, "row", "0 0 1 1|2 2 3 3|4 4 5 5|6 6 7 7"},
        {4, 4, 4, 32, 8, "col", "0 1 2 3|0 1 2 3|0 1 2 3|0 1 2 3"},
        {4, 4, 4, 32, 16, "wide:64:col", "0 1 2 3|4:4 5 6 7"},
        {4, 4, 4, 32, 16, "stride:2", "0 1 2 3|0 1 2 3|4 5 6 7|4 5 6 7"},
        {4, 2, 4, 32, 32, "list:a b.npy", "7 . 0 1|. . 3 .|. . . ."},
        {4, 2, 8, 32, 16, "list:a b.npy", "7 . 0 1|. . 3 .|. . . ."},
    };
    json_t *lists = json_pack("{s:[[i,i,i,i],[i,i,i],[]]}", "list:a b.npy", 7, -1, 0, 1, -1, -1, 3);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cert_tile t;
        struct cert_pattern p;
        char *words = NULL, *name = xasprintf("%d banks, %dx%d of %d/%d bits: %s", cases[i].banks, cases[i].rows, cases[i].cols,
                                              cases[i].elem, cases[i].word, cases[i].pattern);
        char *err = cert_tile_set(&t, cases[i].banks, cases[i].rows, cases[i].cols, cases[i].word, cases[i].elem);
        err = err ? err : cert_pattern_read(&t, cases[i].pattern, lists, &p);
        if (!err) {
            words = text_of(&t, &p);
            cert_pattern_free(&p);
        }
        bool ok = words && strcmp(words, cases[i].words) == 0;
        if (!ok)
            printf("    %s\n", err ? err : words);
        result(name, ok);
        free(name);
        free(words);
        free(err);
    }
    json_decref(lists);
}

// tb/swizzle/same.c
bool same_expansions(void);

// ---- certificates ----

// 4 banks, 4x4 words, rows, columns, blocks and a list: row bits and column bits are summed.
static const char map[] =
    "{\"format\": \"gatewright-swizzle-1\", \"banks\": 4, \"tile\": [4, 4], \"word\": 32, \"elem\": 32,\n"
    " \"patterns\": [\"row\", \"col\", \"list:l.npy\"], \"lists\": {\"list:l.npy\": [[0, 5, -1, 5], [15]]},\n"
    " \"found\": true, \"matrix\": [9, 6], \"rows\": [0, 1], \"xors\": 2}\n";

// 2 banks, 2x2 words: bank bits of both address bits must be 1 for row and col, and then the diagonal collides.
static const char none[] =
    "{\"format\": \"gatewright-swizzle-1\", \"banks\": 2, \"tile\": [2, 2], \"word\": 32, \"elem\": 32,\n"
    " \"patterns\": [\"row\", \"col\", \"diag\"], \"found\": false,\n"
    " \"tree\": {\"column\": 0, \"values\": [{\"pattern\": 0, \"access\": 1, \"lanes\": [0, 1], \"words\": [2, 3]},\n"
    "  {\"node\": {\"column\": 1, \"values\": [{\"pattern\": 1, \"access\": 0, \"lanes\": [1, 0], \"words\": [2, 0]},\n"
    "   {\"pattern\": 2, \"access\": 0, \"lanes\": [0, 1], \"words\": [0, 3]}]}}]}}\n";

// A certificate with `from`, which stands in it once, put as `to`.
static char *changed(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at || strstr(at + 1, from)) {
        fprintf(stderr, "'%s' is not in the certificate once\n", from);
        exit(2);
    }
    return xasprintf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

// Judged with this status, in one line that names the file and has `why` in it.
static bool judged(int status, const char *why)
{
    struct swizzle_verdict v = swizzle_judge_file(unit_path);
    bool ok = v.status == status && strncmp(v.line, unit_path, strlen(unit_path)) == 0 && !strchr(v.line, '\n') && strstr(v.line, why);
    if (!ok)
        printf("    status %d, %s\n", v.status, v.line);
    free(v.line);
    return ok;
}

struct change {
    const char *from, *to; // from "": as it is
    int status;
    const char *why;
};

static void certificates(const char *kind, const char *text, const struct change *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char *other = *c[i].from ? changed(text, c[i].from, c[i].to) : xstrdup(text);
        char *name = xasprintf("%s, %s -> %s", kind, c[i].from, c[i].to);
        put(other, strlen(other));
        result(name, judged(c[i].status, c[i].why));
        free(other);
        free(name);
    }
}

static void maps(void)
{
    static const struct change c[] = {
        {"", "as it is", 0, "holds"},
        {"[9, 6]", "[6, 9]", 0, "holds"},
        {"[9, 6]", "[5, 10]", 1, "patterns[2] 'list:l.npy', access 0: words 0 and 5 of lanes 0 and 1 are both in bank 0"},
        {"[9, 6]", "[9, 2]", 1, "rows[1]: 1; the lowest address bit that goes on to a bijection is 2"},
        {"[9, 6]", "[9, 9]", 1, "matrix[1]: 9 is 0 or a sum of masks before it; the rank is not 2"},
        {"[9, 6]", "[0, 6]", 1, "matrix[0]: 0 is 0"},
        {"[9, 6]", "[9, 22]", 1, "matrix[1]: 22 is not a mask of 4 address bits"},
        {"[9, 6]", "[9, 16]", 1, "matrix[1]: 16 is not a mask of 4 address bits"},
        {"[9, 6]", "[9, -6]", 1, "matrix[1]: -6 is not a mask of 4 address bits"},
        {"[9, 6]", "[9, 6, 1]", 2, "\"matrix\" is not 2 integers"},
        {"[9, 6]", "[9, 6.0]", 2, "\"matrix\" is not 2 integers"},
        {"\"rows\": [0, 1]", "\"rows\": [1, 0]", 1, "rows[0]: 1; the lowest address bit that goes on to a bijection is 0"},
        {"\"rows\": [0, 1]", "\"rows\": [0, 2]", 1, "rows[1]: 2;"},
        {"\"rows\": [0, 1]", "\"rows\": [0]", 2, "\"rows\" is not 2 integers"},
        {"\"xors\": 2", "\"xors\": 3", 1, "xors: 3; the matrix takes 2"},
        {", \"xors\": 2", "", 2, "no key \"xors\""},
        {"\"xors\": 2", "\"xors\": 2, \"xors\": 2", 2, "duplicate"},
        {"\"xors\": 2", "\"xors\": 2, \"gates\": 2", 2, "unknown key \"gates\""},
        {"\"banks\": 4", "\"banks\": 8", 2, "\"matrix\" is not 3 integers"},
        {"\"banks\": 4", "\"banks\": 3", 2, "banks: 3; legal: 2, 4, 8, 16, 32, 64"},
        {"\"banks\": 4", "\"banks\": 128", 2, "banks: 128; legal"},
        {"\"tile\": [4, 4]", "\"tile\": [2, 8]", 0, "holds"},
        {"\"tile\": [4, 4]", "\"tile\": [8, 2]", 1, "patterns[1] 'col', access 0: words 2 and 4 of lanes 1 and 2 are both in bank 2"},
        {"\"tile\": [4, 4]", "\"tile\": [4, 8]", 2, "\"rows\" is not 3 integers"},
        {"\"tile\": [4, 4]", "\"tile\": [4, 5]", 2, "tile: 4x5; legal: powers of two"},
        {"\"tile\": [4, 4]", "\"tile\": [1, 2]", 2, "tile: 1x2 elements of 32 bits; legal: at least 4 words"},
        {"\"tile\": [4, 4]", "\"tile\": [4, 4194304]", 2, "at most 4194304 elements"},
        {"\"tile\": [4, 4]", "\"tile\": [4]", 2, "\"tile\" is not 2 integers"},
        {"\"word\": 32", "\"word\": 64", 2, "row 1, lane 0; legal: an address, 0..7, or -1"},
        {"\"word\": 32", "\"word\": 0", 2, "word: 0; legal: 1..1024"},
        {"\"elem\": 32", "\"elem\": 64", 2, "elem: 64; legal"},
        {"\"elem\": 32", "\"elem\": 0", 2, "elem: 0; legal"},
        {"\"row\", ", "", 0, "holds"},
        {"\"row\"", "\"diag\"", 1, "'diag', access 0: words 5 and 10 of lanes 1 and 2 are both in bank 3"},
        {"\"row\"", "\"rows\"", 2, "pattern 'rows': legal: row, col,"},
        {"\"row\"", "\"wide:64:row\"", 0, "holds"},
        {"\"row\"", "\"block:2x2@any\"", 1, "'block:2x2@any', access 4: words 6 and 9"},
        {"\"row\"", "\"block:2x3\"", 2, "legal: block:RxC or block:RxC@any of R*C = 4 elements"},
        {"\"row\"", "\"block:8x1\"", 2, "R*C = 4"},
        {"\"row\"", "\"stride:99999999999999999999\"", 2, "legal: stride:S"},
        {"\"row\"", "\"stride:6\"", 2, "4 lanes reach beyond the tile of 16 elements"},
        {"\"row\"", "\"wide:48:row\"", 2, "legal: wide:BITS:col or wide:BITS:row"},
        {"\"tile\": [4, 4]", "\"tile\": [4, 1048576]", 2, "\"rows\" is not 20 integers"},
        {"\"row\"", "7", 2, "patterns[0]: not a text"},
        {"\"row\"", "\"a\\nb\"", 2, "pattern 'a?b'"},
        {"[[0, 5, -1, 5], [15]]", "[[0, 5, -1, 5], [16]]", 2, "row 1, lane 0; legal: an address, 0..15, or -1"},
        {"[[0, 5, -1, 5], [15]]", "[[0, 5, -1, 15], [15]]", 1, "words 0 and 15 of lanes 0 and 3 are both in bank 0"},
        {"[[0, 5, -1, 5], [15]]", "[[0, 1, 2, 3, 4]]", 2, "row 0; legal: at most 4 addresses"},
        {"{\"list:l.npy\":", "{\"list:m.npy\":", 2, "no such list"},
        {"\"found\": true", "\"found\": false", 2, "unknown key \"matrix\""},
        {"\"found\": true", "\"found\": 1", 2, "\"found\" is not true or false"},
        {"swizzle-1", "swizzle-2", 2, "\"format\" is not"},
        {"\"patterns\": [\"row\", \"col\", \"list:l.npy\"]", "\"patterns\": []", 0, "holds"},
        {"\"patterns\": [\"row\", \"col\", \"list:l.npy\"]", "\"patterns\": {}", 2, "\"patterns\": not a list"},
        {"2}\n", "2}\n{}", 2, "line 4, column 1"},
    };
    certificates("map", map, c, sizeof c / sizeof *c);
}

static void refutations(void)
{
    static const struct change c[] = {
        {"", "as it is", 0, "holds"},
        {"\"found\": false", "\"found\": true", 2, "unknown key \"tree\""},
        {"\"column\": 0", "\"column\": 1", 1, "tree, column 1 = 0: words 2 and 3 differ in address bits of mask 1"},
        {"\"column\": 0", "\"column\": 2", 1, "tree: column 2; a word address has 2 bits"},
        {"\"column\": 0", "\"column\": -1", 1, "tree: column -1;"},
        {"\"column\": 1", "\"column\": 0", 1, "tree, column 0 = 1: column 0 is on the path already"},
        {"{\"pattern\": 0, \"access\": 1, \"lanes\": [0, 1], \"words\": [2, 3]},", "", 1, "tree: column 0: 1 values; there are 2"},
        {",\n   {\"pattern\": 2, \"access\": 0, \"lanes\": [0, 1], \"words\": [0, 3]}", "", 1, "tree, column 0 = 1: column 1: 1 values"},
        {"{\"node\": {\"column\": 1,", "{\"node\": {\"pattern\": 1,", 2, "tree, column 0 = 1: unknown key \"pattern\""},
        {"\"pattern\": 0", "\"pattern\": 1", 1, "tree, column 0 = 0: word 2; lane 0 in access 1 of 'col' has word 1"},
        {"\"pattern\": 0", "\"pattern\": 3", 1, "pattern 3; there are 3"},
        {"\"pattern\": 0", "\"pattern\": -1", 1, "pattern -1; there are 3"},
        {"\"pattern\": 0", "\"pattern\": 18446744073709551616", 2, "line"},
        {"\"access\": 1", "\"access\": 0", 1, "word 2; lane 0 in access 0 of 'row' has word 0"},
        {"\"access\": 1", "\"access\": 2", 1, "access 2; 'row' has 2"},
        {"\"lanes\": [1, 0]", "\"lanes\": [0, 1]", 1, "tree, column 0 = 1, column 1 = 0: word 2; lane 0 in access 0 of 'col' has word 0"},
        {"\"lanes\": [1, 0]", "\"lanes\": [2, 0]", 1, "lane 2 is off"},
        {"\"lanes\": [1, 0]", "\"lanes\": [-1, 0]", 1, "lane -1 is off"},
        {"\"lanes\": [1, 0], \"words\": [2, 0]", "\"lanes\": [1, 1], \"words\": [2, 2]", 1, "the words are both 2"},
        {"\"words\": [2, 0]", "\"words\": [0, 2]", 1, "word 0; lane 1 in access 0 of 'col' has word 2"},
        {"\"words\": [2, 0]", "\"words\": [2, 4294967296]", 1, "word 4294967296; lane 0"},
        {"\"words\": [2, 0]", "\"words\": [2]", 2, "\"words\" is not 2 integers"},
        {"{\"pattern\": 1, \"access\": 0, \"lanes\": [1, 0], \"words\": [2, 0]}", "{\"pattern\": 2, \"access\": 0, \"lanes\": [0, 1], \"words\": [0, 3]}",
         1, "tree, column 0 = 1, column 1 = 0: words 0 and 3 do not collide: their banks differ by 1"},
        {"\"row\", \"col\", \"diag\"", "\"row\", \"col\"", 1, "tree, column 0 = 1, column 1 = 1: pattern 2; there are 2"},
        {"\"row\", \"col\", \"diag\"", "\"row\", \"col\", \"diag\", \"anti\"", 0, "holds"},
        {"\"row\", \"col\", \"diag\"", "\"col\", \"row\", \"diag\"", 1, "word 2; lane 0 in access 1 of 'col' has word 1"},
        {"\"banks\": 2", "\"banks\": 4", 1, "tree, column 0 = 1: column 1: 2 values; there are 3"},
        {"\"tile\": [2, 2]", "\"tile\": [4, 2]", 0, "holds"},
        {"\"tile\": [2, 2]", "\"tile\": [2, 4]", 1, "tree, column 0 = 1, column 1 = 0: word 2; lane 1 in access 0 of 'col' has word 4"},
        {"\"word\": 32", "\"word\": 64", 1, "tree, column 0 = 0: word 2; lane 0 in access 1 of 'row' has word 1"},
        {"\"tree\": {", "\"tree\": [], \"lists\": {", 2, "tree: not an object"},
    };
    certificates("refutation", none, c, sizeof c / sizeof *c);
}

// A list in which lanes are off; the branch on column 0 comes back to the other value of column 1 with its rank as it was.
static const char holes[] =
    "{\"format\": \"gatewright-swizzle-1\", \"banks\": 2, \"tile\": [2, 2], \"word\": 32, \"elem\": 32,\n"
    " \"patterns\": [\"list:h\"], \"lists\": {\"list:h\": [[0, 1], [-1, 1], [2, 0], [0, 3], [0]]}, \"found\": false,\n"
    " \"tree\": {\"column\": 0, \"values\": [\n"
    "  {\"node\": {\"column\": 1, \"values\": [{\"pattern\": 0, \"access\": 2, \"lanes\": [0, 1], \"words\": [2, 0]},\n"
    "   {\"pattern\": 0, \"access\": 0, \"lanes\": [0, 1], \"words\": [0, 1]}]}},\n"
    "  {\"node\": {\"column\": 1, \"values\": [{\"pattern\": 0, \"access\": 2, \"lanes\": [1, 0], \"words\": [0, 2]},\n"
    "   {\"pattern\": 0, \"access\": 3, \"lanes\": [0, 1], \"words\": [0, 3]}]}}]}}\n";

static void lists(void)
{
    static const struct change c[] = {
        {"", "as it is", 0, "holds"},
        {"\"access\": 0", "\"access\": 1", 1, "tree, column 0 = 0, column 1 = 1: lane 0 is off in access 1 of 'list:h'"},
        {"\"access\": 3", "\"access\": 4", 1, "tree, column 0 = 1, column 1 = 1: lane 1 is off in access 4 of 'list:h'"},
        {"\"access\": 3", "\"access\": 5", 1, "access 5; 'list:h' has 5"},
        {"\"access\": 0, \"lanes\": [0, 1], \"words\": [0, 1]", "\"access\": 1, \"lanes\": [0, 1], \"words\": [-1, 1]", 1, "lane 0 is off"},
        {"[2, 0], [0, 3]", "[2, 1], [0, 3]", 1, "tree, column 0 = 0, column 1 = 0: word 0; lane 1 in access 2 of 'list:h' has word 1"},
        {", [0]]", "]", 0, "holds"},
    };
    certificates("list", holes, c, sizeof c / sizeof *c);
}

// ---- files that are none ----

static void no_files(void)
{
    unlink(unit_path);
    result("a file that is not there", judged(2, "cannot read: No such file"));
    struct swizzle_verdict v = swizzle_judge_file(unit_folder);
    result("a folder", v.status == 2 && strstr(v.line, "cannot read: Is a directory"));
    free(v.line);
    put("", 0);
    result("an empty file", judged(2, "line 1, column 0"));
    size_t n = (64 << 20) + 1;
    char *big = xmalloc(n);
    memset(big, ' ', n);
    memcpy(big, map, sizeof map - 1);
    put(big, n);
    result("a file larger than 64 MiB", judged(2, "larger than 64 MiB"));
    put(big, n - 1);
    result("a file of 64 MiB, most of it blank", judged(0, "holds"));
    memset(big, '[', 1 << 20);
    put(big, 1 << 20);
    result("a million brackets", judged(2, "maximum parsing depth"));
    for (size_t i = 0; i + 3 < 16 << 20; i += 3)
        memcpy(big + 1 + i, "[],", 3);
    put(big, 16 << 20);
    result("five million lists", judged(2, "or than 1024 MiB in memory"));
    free(big);
    struct buf deep = {0};
    buf_puts(&deep, "{\"format\": \"gatewright-swizzle-1\", \"banks\": 2, \"tile\": [2, 2], \"word\": 32, \"elem\": 32, \"patterns\": [\"row\"],"
                    "\"found\": false, \"tree\": ");
    for (int i = 0; i < 600; i++)
        buf_puts(&deep, "{\"column\": 0, \"values\": [{\"node\": ");
    buf_puts(&deep, "0");
    for (int i = 0; i < 600; i++)
        buf_puts(&deep, "}, {}]}");
    buf_puts(&deep, "}");
    put(deep.s, deep.len);
    result("a tree deeper than the address", judged(1, "tree, column 0 = 0: column 0 is on the path already"));
    free(deep.s);
}

// More accesses than anyone waits for.
static void too_many(void)
{
    struct buf b = {0};
    buf_puts(&b, "{\"format\": \"gatewright-swizzle-1\", \"banks\": 4, \"tile\": [2048, 2048], \"word\": 32, \"elem\": 32, \"patterns\": [\"row\"");
    for (int i = 0; i < 20; i++)
        buf_puts(&b, ", \"strides\"");
    buf_puts(&b, "], \"found\": true, \"matrix\": [1, 2], \"rows\": [], \"xors\": 0}");
    put(b.s, b.len);
    result("a list of more than 2^30 words", judged(2, "patterns[13]: more than 1073741824 words"));
    free(b.s);
}

static void broken(const char *kind, const char *text)
{
    bool ok = true;
    size_t n = strlen(text);
    for (size_t k = 0; k + 1 < n; k++) { // the last byte is the end of the line
        put(text, k);
        ok = judged(2, "") && ok;
    }
    char *name = xasprintf("%s, truncation at every byte is refused in one line that names the file", kind);
    result(name, ok);
    free(name);
    int parsed = 0, held = 0;
    for (int i = 0; i < 20000; i++) {
        char *bad = xstrdup(text);
        for (uint32_t changes = 1 + random32() % 4; changes; changes--)
            bad[random32() % n] = random32() % 2 ? text[random32() % n] : (char)random32();
        json_t *o = json_loadb(bad, n, JSON_REJECT_DUPLICATES, NULL);
        free(bad);
        if (!o)
            continue;
        struct swizzle_verdict v = swizzle_judge(o);
        parsed++;
        held += v.status == 0;
        ok = ok && !strchr(v.line, '\n') && v.status <= 2;
        free(v.line);
        json_decref(o);
    }
    name = xasprintf("%s, 20,000 files of 1 to 4 changed bytes are judged in one line (seed 1; %d are JSON, %d hold)", kind, parsed,
                     held);
    result(name, ok && parsed > 1000 && held < parsed / 4);
    free(name);
}

int main(void)
{
    unit_begin("swizzle: ", "a.json");
    accesses();
    result("the solver and the checker expand every pattern to the same accesses", same_expansions());
    maps();
    refutations();
    lists();
    no_files();
    too_many();
    broken("map", map);
    broken("refutation", none);
    broken("list", holes);
    return unit_end();
}
