// SPDX-License-Identifier: Apache-2.0
// Implementation of base/output.h.
#include "base/output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/proc.h"
#include "base/util.h"

static bool errors_as_json;

static void tell_error(const char *line, enum status st)
{
    char *text = xstrdup(line);
    json_t *message = json_string(text);
    for (char *c = text; !message && *c; c++)
        *c = (unsigned char)*c < 0x80 ? *c : '?'; // a name that is not UTF-8
    print_json(json_pack("{s:o, s:i}", "error", message ? message : json_string(text), "status", st));
    free(text);
}

void tell_errors_as_json(void)
{
    errors_as_json = true;
    at_death_tell(tell_error);
}

// What another verb of the program said as it ended, for this one's caller.
static void tell_error_of(const char *log)
{
    char *text = errors_as_json ? read_file(log, NULL) : NULL;
    if (text)
        fputs(text, stdout);
    free(text);
}

void run_verb(const char *const *words, const char *log, const char *scratch)
{
    int n = 0;
    while (words[n])
        n++;
    const char **argv = xcalloc((size_t)n + 2, sizeof *argv);
    argv[0] = "/proc/self/exe";
    memcpy(argv + 1, words, (size_t)n * sizeof *words);
    int status = run_tool(&(struct tool_run){.argv = argv, .log = log, .inherit_stderr = true});
    free(argv);
    if (status > ST_WRONG) {
        tell_error_of(log);
        remove_tree(scratch);
        exit(status);
    }
}

void print_json(json_t *o)
{
    char *s = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
    at_death_tell(NULL);
    puts(s);
    free(s);
    json_decref(o);
}

int finish_stdout(void)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        die(ST_USAGE, "standard output: cannot write: %s", strerror(errno));
    return ST_OK;
}
