// SPDX-License-Identifier: Apache-2.0
// Running the tools: no shell, output to a log, a progress line on a terminal.
#ifndef GW_PROC_H
#define GW_PROC_H

#include <stdbool.h>

// What a run of a tool may use. Zero-initialize; only argv is required.
struct tool_run {
    const char *const *argv; // NULL-terminated; argv[0] is looked up on PATH
    const char *dir;         // working folder, or NULL
    const char *log;         // file that takes standard output and error, or NULL for /dev/null
    const char *what;        // for the progress line: "building the 16x16 model", or NULL for none
    const char *const *env;  // "NAME=value" additions, NULL-terminated, or NULL
    bool inherit_stderr;     // the child draws on the terminal itself
};

// Runs the tool and waits. Returns its exit status (128+signal if killed). Dies with ST_TOOL, naming
// the tool and its Debian package, if it is not on PATH; with ST_USAGE if it failed and no space is left in `dir`.
int run_tool(const struct tool_run *run);

// Where the tool is on PATH, allocated, or NULL.
char *find_tool(const char *name);

// The tool `name` of the installation that `other` on PATH belongs to: in its folder, or in that of the file it links to; else
// `name` itself, to be looked up on PATH. Allocated. Dies as run_tool does if `other` is not on PATH.
char *tool_beside(const char *other, const char *name);

// Dies as run_tool does if the tool is not on PATH.
void need_tool(const char *name);

// CPU seconds, user and system, of the children waited for so far.
double children_cpu_seconds(void);

// Largest resident memory of any of them, MiB.
double children_peak_mb(void);

// First line of "TOOL ARG"'s output, allocated: its version.
char *tool_version(const char *tool, const char *arg);

// -q turns progress lines off.
void set_quiet(bool quiet);
bool is_quiet(void);
#endif
