// SPDX-License-Identifier: Apache-2.0
// The pairwise cover of a generator, for tb/cover/suite.sh: prints "point <tab> KIND <tab> GENERATOR name=value ..." a point,
// "not ok - ..." for what is wrong with the parameters themselves, "list <tab> ..." a line of the list of refused pairs as it is
// right, and counts.
// KIND: sim, to be simulated; lint, the first with a value that is too large for that; gen, another with one.
//   cover array PROGRAM GENERATOR FILES LIST SEED [PARAMETER ...]   all pairs (of the parameters named), in COVER_JOBS processes
//   cover share PROGRAM GENERATOR FILES LIST SEED POINTS            some points, each from a pair by lot; what is refused and not
//                                                                   listed is wrong only if the list has the generator
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/util.h"
#include "tb/cover/cover.h"

static struct cover c;
static unsigned char *listed;
static bool first;    // points are the first of their values
static bool lenient;  // the list has nothing of this generator, and a share does not judge that
static FILE *records; // of a worker: what it has found, for merge()
static int points, made, wrong;
static long questions; // of workers that are done

static size_t at(int u, int v)
{
    return (size_t)u * (size_t)c.schema.value_count + (size_t)v;
}

static char *shown(int v)
{
    return xasprintf("%s=%s", c.schema.params[c.schema.values[v].param].name, c.schema.values[v].text);
}

static void complain(const char *what, int u, int v, const char *more)
{
    char *one = shown(u), *other = v >= 0 ? shown(v) : xstrdup("");
    printf("not ok - %s: %s %s %s\n    %s\n", what, c.schema.generator, one, other, more);
    wrong++;
    free(one);
    free(other);
}

static void emit(const int *point)
{
    if (records) {
        fputs("P", records);
        for (int i = 0; i < c.schema.param_count; i++)
            fprintf(records, " %d", point[i]);
        fputs("\n", records);
        return;
    }
    bool large = false;
    for (int i = 0; i < c.schema.param_count; i++)
        large = large || (point[i] >= 0 && c.schema.values[point[i]].large);
    char *words = schema_words(&c.schema, point);
    printf("point\t%s\t%s%s\n", !large ? "sim" : first ? "lint" : "gen", c.schema.generator, words);
    fflush(stdout);
    free(words);
    points++;
    made += !large;
}

// A point with these values, filled and printed; else they are refused, for which the generator's own sentence is kept.
static bool have(int u, int v, const char **why)
{
    int *point = xcalloc((size_t)c.schema.param_count, sizeof *point);
    bool found = cover_find(&c, u, v, v < 0 || !listed[at(u, v)], point, why);
    if (found) {
        cover_fill(&c, point);
        cover_mark(&c, point);
        emit(point);
    } else if (!c.unasked && !names(*why, c.schema.params[c.schema.values[u].param].name) &&
               (v < 0 || !names(*why, c.schema.params[c.schema.values[v].param].name))) {
        complain("refused by a sentence that does not name it", u, v, *why);
    }
    free(point);
    return found;
}

static void refuse(int u, int v, const char *why)
{
    if (c.unasked) {
        c.state[at(u, v)] = c.state[at(v, u)] = PAIR_LEFT;
        return;
    }
    c.state[at(u, v)] = c.state[at(v, u)] = PAIR_REFUSED;
    c.why[at(u, v)] = c.why[at(v, u)] = why;
    if (records)
        fprintf(records, "R %d %d %s\n", u, v, why);
    else if (!listed[at(u, v)] && !lenient)
        complain("cannot be had, and is not listed", u, v, why);
}

// A value that no point has.
static void give_up(int u, const char *why)
{
    bool all = true;
    c.unusable[u] = true;
    c.unusable_why[u] = why;
    for (int v = 0; v < c.schema.value_count; v++) {
        all = all && (listed[at(u, v)] || c.schema.values[u].param == c.schema.values[v].param);
        c.state[at(u, v)] = c.state[at(v, u)] = PAIR_LEFT;
    }
    if (records)
        fprintf(records, "U %d %d %s\n", u, u, why);
    else if (!all)
        complain("cannot be had, and is not listed", u, -1, why);
}

static int *shuffled(int n)
{
    int *order = xcalloc((size_t)n + 1, sizeof *order);
    for (int i = 0; i < n; i++) {
        int j = (int)cover_random(&c, (uint64_t)i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    return order;
}

// Pairs that are not of the parameters named are left alone.
static void only(char *const *params, int n)
{
    for (int u = 0; u < c.schema.value_count && n; u++) {
        bool in = false;
        for (int i = 0; i < n; i++)
            in = in || strcmp(params[i], c.schema.params[c.schema.values[u].param].name) == 0;
        for (int v = 0; v < c.schema.value_count && !in; v++)
            c.state[at(u, v)] = c.state[at(v, u)] = PAIR_LEFT;
    }
}

// The values and the pairs of worker `k` of `n`.
static void each_value(int k, int n)
{
    const char *why;
    for (int u = k; u < c.schema.value_count; u += n) {
        int unknown = 0;
        for (int v = 0; v < c.schema.value_count; v++)
            unknown += c.state[at(u, v)] == PAIR_UNKNOWN;
        if (unknown && !have(u, -1, &why))
            give_up(u, why);
    }
}

static void settle(int u, int v)
{
    const char *why;
    if (c.state[at(u, v)] == PAIR_UNKNOWN && !have(u, v, &why))
        refuse(u, v, why);
}

// Is each value of `param` refused with u or with v? Asks what is not yet known.
static bool none_goes(int u, int v, const struct parameter *param)
{
    for (int w = param->first; w < param->first + param->count; w++) {
        if (c.unusable[w])
            continue;
        settle(u, w);
        if (c.state[at(u, w)] != PAIR_REFUSED)
            settle(v, w);
        if (c.state[at(u, w)] != PAIR_REFUSED && c.state[at(v, w)] != PAIR_REFUSED)
            return false;
    }
    return true;
}

// A pair is refused too if another parameter, which the refusal names, has no value that goes with both: whether that is given
// must make no difference.
static bool implied(int u, int v, const char **why)
{
    int *point = xcalloc((size_t)c.schema.param_count, sizeof *point);
    for (int i = 0; i < c.schema.param_count; i++)
        point[i] = -1;
    point[c.schema.values[u].param] = u;
    point[c.schema.values[v].param] = v;
    cover_seat(&c, point, u, NULL);
    cover_seat(&c, point, v, NULL);
    struct answer bare = ask(&c.schema, point);
    bool is = false;
    for (int i = 0; i < c.schema.param_count && !bare.legal && !bare.unasked && !is; i++) {
        const struct parameter *p = &c.schema.params[i];
        int preset = schema_value(&c.schema, i, p->preset, (int)strlen(p->preset));
        if (point[i] >= 0 || preset < 0 || !names(bare.sentence, p->name))
            continue;
        point[i] = preset;
        is = strcmp(ask(&c.schema, point).sentence, bare.sentence) == 0 && none_goes(u, v, p);
        point[i] = -1;
    }
    free(point);
    *why = bare.sentence;
    return is && (names(*why, c.schema.params[c.schema.values[u].param].name) || names(*why, c.schema.params[c.schema.values[v].param].name));
}

static void each_pair(int k, int workers)
{
    int n = c.schema.value_count, *order = shuffled(n * n);
    const char *why;
    for (int i = 0; i < n * n; i++) {
        int u = order[i] / n, v = order[i] % n;
        if ((u + v) % workers != k || c.state[at(u, v)] != PAIR_UNKNOWN)
            continue;
        bool is = implied(u, v, &why);
        c.unasked = false;
        if (is && c.state[at(u, v)] == PAIR_UNKNOWN)
            refuse(u, v, why);
        else
            settle(u, v);
    }
    free(order);
}

// ---- workers ----

static int workers = 1;

static char *record_path(int k)
{
    return xasprintf("%s/records_%s_%d_%d", c.schema.files, c.schema.generator, (int)getpid(), k);
}

static void worker(int k, const char *path, void (*work)(int k, int n))
{
    records = fopen(path, "w");
    if (!records)
        die(ST_USAGE, "%s: cannot write", path);
    char *scratch = xasprintf("%s_asked", path);
    ask_scratch(scratch);
    c.random += (uint64_t)k;
    work(k, workers);
    remove_tree(scratch);
    fprintf(records, "Q %ld %d -\n", asked(), wrong + c.broken);
    fflush(stdout);
    _exit(fclose(records) == 0 ? 0 : 1);
}

// Points of a worker's record that make a new pair.
static void merge_points(char *text)
{
    int *point = xcalloc((size_t)c.schema.param_count, sizeof *point);
    for (char *line = text; *line; line += strcspn(line, "\n") + 1) {
        if (*line != 'P')
            continue;
        char *end = line + 1;
        for (int i = 0; i < c.schema.param_count; i++)
            point[i] = (int)strtol(end, &end, 10);
        if (cover_mark(&c, point) || first)
            emit(point);
    }
    free(point);
}

// Its refusals, of what no other worker has a point for. The text is kept: sentences are in it.
static void merge_refusals(char *text)
{
    for (char *line = text, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        *next++ = 0;
        if (*line == 'P')
            continue;
        char *end;
        long one = strtol(line + 1, &end, 10), other = strtol(end, &end, 10);
        if (*line == 'R' && c.state[at((int)one, (int)other)] == PAIR_UNKNOWN)
            refuse((int)one, (int)other, end + 1);
        else if (*line == 'U')
            give_up((int)one, end + 1);
        else if (*line == 'Q')
            questions += one, wrong += (int)other;
    }
}

// The work in as many processes as there are cores, and what they have found.
static void in_parallel(void (*work)(int k, int n))
{
    char **texts = xcalloc((size_t)workers, sizeof *texts);
    fflush(stdout);
    for (int k = 0; k < workers; k++) {
        char *path = record_path(k);
        pid_t child = fork();
        if (child < 0)
            die(ST_TOOL, "cannot start a process");
        if (child == 0)
            worker(k, path, work);
        free(path);
    }
    int status, bad = 0;
    while (wait(&status) > 0)
        bad += status != 0;
    for (int k = 0; k < workers; k++) {
        char *path = record_path(k);
        texts[k] = must_read_file(path, NULL);
        unlink(path);
        free(path);
    }
    if (bad)
        die(ST_TOOL, "a worker failed");
    for (int k = 0; k < workers; k++)
        merge_points(texts[k]);
    for (int k = 0; k < workers; k++)
        merge_refusals(texts[k]);
    free(texts);
}

static int count(enum pair_state state)
{
    int n = 0;
    for (int u = 0; u < c.schema.value_count; u++)
        for (int v = 0; v < u; v++)
            n += c.state[at(u, v)] == (unsigned char)state;
    return n;
}

static void check_listed(void)
{
    for (int u = 0; u < c.schema.value_count; u++)
        for (int v = 0; v < u; v++)
            if (listed[at(u, v)] && c.state[at(u, v)] == PAIR_COVERED) {
                listed[at(u, v)] = 0;
                complain("listed as refused, and legal", u, v, "");
            }
}

static void array(char *const *params, int n)
{
    only(params, n);
    first = true;
    in_parallel(each_value);
    first = false;
    in_parallel(each_pair);
    check_listed();
    char *text = list_text(&c);
    fputs(text, stdout);
    free(text);
    printf("counts\t%s: %d values, %d pairs had in %d points (%d simulated), %d refused, %ld questions\n", c.schema.generator,
           c.schema.value_count, count(PAIR_COVERED), points, made, count(PAIR_REFUSED), questions);
}

// Points from pairs by lot. Of those listed one in eight is tried nevertheless.
static void share(int most)
{
    lenient = !memchr(listed, 1, (size_t)c.schema.value_count * (size_t)c.schema.value_count);
    int n = c.schema.value_count, *order = shuffled(n * n);
    const char *why;
    for (int i = 0; i < n * n && points < most; i++) {
        int u = order[i] / n, v = order[i] % n;
        bool large = c.schema.values[u].large || c.schema.values[v].large;
        if (c.state[at(u, v)] != PAIR_UNKNOWN || (large && cover_random(&c, 8)) || (listed[at(u, v)] && cover_random(&c, 8)))
            continue;
        if (!have(u, v, &why))
            refuse(u, v, why);
        check_listed();
    }
    free(order);
}

int main(int argc, char **argv)
{
    if (argc < 7 || (strcmp(argv[1], "array") != 0 && strcmp(argv[1], "share") != 0))
        die(ST_USAGE, "cover: legal: cover array|share PROGRAM GENERATOR FILES LIST SEED [POINTS | PARAMETER ...]");
    c.schema = schema_load(argv[2], argv[3], argv[4]);
    char *scratch = xasprintf("%s/asked_%s_%d", argv[4], argv[3], (int)getpid());
    ask_program(argv[2]);
    ask_scratch(scratch);
    workers = getenv("COVER_JOBS") ? (int)strtol(getenv("COVER_JOBS"), NULL, 10) : (int)sysconf(_SC_NPROCESSORS_ONLN);
    workers = workers < 1 ? 1 : workers;
    cover_begin(&c, strtoull(argv[6], NULL, 10));
    listed = xcalloc((size_t)c.schema.value_count * (size_t)c.schema.value_count, 1);
    int bad = exists(argv[5]) ? list_read(&c.schema, argv[5], listed) : 0;
    if (strcmp(argv[1], "share") == 0)
        share((int)strtol(argc > 7 ? argv[7] : "1", NULL, 10));
    else
        array(argv + 7, argc - 7);
    remove_tree(scratch);
    free(scratch);
    return bad || wrong || c.broken ? ST_WRONG : ST_OK;
}
