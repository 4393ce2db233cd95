// SPDX-License-Identifier: Apache-2.0
// Asks the program whether a point is legal: `gatewright gen`, whose answers are remembered.
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/util.h"
#include "tb/cover/cover.h"

enum { BUCKETS = 1 << 16, CPU_SECONDS = 120 };

static struct known {
    struct known *next;
    char *words;
    struct answer answer;
} *known[BUCKETS];

static const char *program, *scratch;
static long questions;

void ask_program(const char *name)
{
    program = name;
}

void ask_scratch(const char *folder)
{
    scratch = folder;
    questions = 0;
}

long asked(void)
{
    return questions;
}

static unsigned bucket_of(const char *words)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *words; words++)
        h = (h ^ (unsigned char)*words) * UINT64_C(1099511628211);
    return (unsigned)(h >> 40) % BUCKETS;
}

// The lines that a command prints, up to 4 KiB; its status as wait() has it.
static char *output(const char *command, int *status)
{
    char chunk[4096];
    FILE *f = popen(command, "r");
    if (!f)
        die(ST_TOOL, "cannot run %s", command);
    struct buf b = {0};
    buf_puts(&b, "");
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
        if (b.len < sizeof chunk)
            buf_add(&b, chunk, n);
    *status = pclose(f);
    return b.s;
}

static struct answer run(const char *generator, const char *words)
{
    questions++;
    struct buf b = {0};
    buf_printf(&b, "ulimit -t %d; exec ", CPU_SECONDS);
    buf_shell(&b, program);
    buf_printf(&b, " gen %s%s -q -o ", generator, words);
    buf_shell(&b, scratch);
    buf_puts(&b, " 2>&1 >/dev/null");
    int status;
    char *said = output(b.s, &status);
    free(b.s);
    if (status == 0 && !*said)
        return (struct answer){.legal = true, .sentence = ""};
    static const char start[] = "gatewright: ";
    size_t length = strcspn(said, "\n");
    bool refusal = WIFEXITED(status) && WEXITSTATUS(status) == 2 && strncmp(said, start, strlen(start)) == 0 &&
                   said[length] == '\n' && !said[length + 1];
    if (refusal) {
        said[length] = 0;
        return (struct answer){.sentence = said + strlen(start)};
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) >= 126)
        die(ST_TOOL, "cannot run %s: %s", program, said);
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return (struct answer){.broken = true, .sentence = xasprintf("status %d, %s", code, *said ? said : "nothing said")};
}

// A value of the point that is kept apart from another of it; NO_VALUE if none is.
static int apart(const struct schema *s, const int *point)
{
    for (int i = 0; i < s->param_count; i++)
        for (const int *o = point[i] >= 0 ? s->values[point[i]].without : NULL; o && *o != NO_VALUE; o++)
            if (point[s->values[*o].param] == *o)
                return *o;
    return NO_VALUE;
}

struct answer ask(const struct schema *s, const int *point)
{
    int other = apart(s, point);
    if (other != NO_VALUE)
        return (struct answer){.unasked = true, .sentence = s->params[s->values[other].param].name};
    char *words = schema_words(s, point);
    unsigned b = bucket_of(words);
    for (const struct known *k = known[b]; k; k = k->next)
        if (strcmp(k->words, words) == 0) {
            free(words);
            return k->answer;
        }
    struct known *k = xcalloc(1, sizeof *k);
    *k = (struct known){known[b], words, run(s->generator, words)};
    known[b] = k;
    if (k->answer.broken) {
        printf("not ok - neither made nor refused: gatewright gen %s%s\n    %s\n", s->generator, words, k->answer.sentence);
        fflush(stdout);
    }
    return k->answer;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool names(const char *sentence, const char *param)
{
    size_t n = strlen(param);
    for (const char *at = sentence; (at = strstr(at, param)); at++)
        if ((at == sentence || !is_letter(at[-1])) && !is_letter(at[n]))
            return true;
    return false;
}
