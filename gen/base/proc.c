// SPDX-License-Identifier: Apache-2.0
// Implementation of base/proc.h.
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include "base/proc.h"

#include "base/util.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static bool quiet;

void set_quiet(bool q)
{
    quiet = q;
}

bool is_quiet(void)
{
    return quiet;
}

// The Debian package of a tool, where its name is another.
static const char *package_of(const char *tool)
{
    static const char *const table[][2] = {
        {"sta", "opensta"}, {"vvp", "iverilog"}, {"verilator_coverage", "verilator"},
        {"iverilog-vpi", "iverilog"}, {"yosys-smtbmc", "yosys"}, {"icetime", "fpga-icestorm"}, {"tclsh", "tcl"},
        {"timeout", "coreutils"}, {"sbatch", "slurm-wlm"}, {"squeue", "slurm-wlm"}, {"scancel", "slurm-wlm"},
        {"scontrol", "slurm-wlm"}, {"sinfo", "slurm-wlm"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(tool, table[i][0]) == 0)
            return table[i][1];
    return tool;
}

char *find_tool(const char *name)
{
    if (strchr(name, '/'))
        return access(name, X_OK) == 0 ? xstrdup(name) : NULL;
    const char *p = getenv("PATH");
    if (!p)
        p = "/usr/bin:/bin";
    for (;;) {
        size_t n = strcspn(p, ":");
        char *file = n ? xasprintf("%.*s/%s", (int)n, p, name) : xstrdup(name);
        if (access(file, X_OK) == 0 && !is_dir(file))
            return file;
        free(file);
        if (!p[n])
            return NULL;
        p += n + 1;
    }
}

// `name` in the folder of the file, allocated, or NULL if there is no such program.
static char *program_beside(const char *file, const char *name)
{
    const char *slash = file ? strrchr(file, '/') : NULL;
    char *path = slash ? xasprintf("%.*s/%s", (int)(slash - file), file, name) : NULL;
    if (path && access(path, X_OK) == 0 && !is_dir(path))
        return path;
    free(path);
    return NULL;
}

char *tool_beside(const char *other, const char *name)
{
    need_tool(other);
    char *found = find_tool(other), *target = realpath(found, NULL), *path = program_beside(found, name);
    if (!path)
        path = program_beside(target, name);
    free(found);
    free(target);
    return path ? path : xstrdup(name);
}

void need_tool(const char *name)
{
    char *path = find_tool(name);
    if (!path)
        die(ST_TOOL, "%s: not found on PATH; install it with: apt-get install %s", name,
            package_of(name));
    free(path);
}

// Opens a file as descriptor fd in the child, or ends the child.
static void open_as(const char *path, int flags, int fd)
{
    int f = open(path, flags, 0666);
    if (f < 0 || dup2(f, fd) < 0)
        _exit(126);
    if (f != fd)
        close(f);
}

static _Noreturn void child(const struct tool_run *run, const char *log, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(126);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    open_as("/dev/null", O_RDONLY, STDIN_FILENO);
    open_as(log ? log : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    if (!run->inherit_stderr && dup2(STDOUT_FILENO, STDERR_FILENO) < 0)
        _exit(126);
    if (run->dir && chdir(run->dir) != 0)
        _exit(126);
    for (const char *const *e = run->env; e && *e; e++)
        if (putenv(xstrdup(*e)) != 0)
            _exit(126);
    execvp(run->argv[0], (char *const *)(void *)run->argv);
    _exit(127);
}

// Waits for the child and draws the progress line meanwhile; returns its wait status.
static int wait_showing(pid_t pid, const char *what)
{
    double start = now_seconds();
    bool shown = false;
    int status;
    pid_t got;
    long nap = 1000000; // ns; grows, so that short tools cost no time
    while ((got = waitpid(pid, &status, WNOHANG)) == 0 || (got < 0 && errno == EINTR)) {
        double t = now_seconds() - start;
        if (t >= 2) {
            fprintf(stderr, "\r\033[K%s ... %.0f s", what, t);
            fflush(stderr);
            shown = true;
        }
        nanosleep(&(struct timespec){0, nap}, NULL);
        nap = nap < 250000000 ? 2 * nap : 500000000;
    }
    if (shown)
        fputs("\r\033[K", stderr);
    return got == pid ? status : 126 << 8;
}

static int wait_silently(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 126 << 8;
    return status;
}

// A tool that failed where nothing more can be written has failed for that.
static void die_if_full(const char *dir)
{
    enum { ENOUGH = 65536 }; // bytes: tools write in blocks of less
    struct statvfs v;
    if (statvfs(dir, &v) != 0)
        return;
    double free_bytes = (double)v.f_frsize * (double)(geteuid() == 0 ? v.f_bfree : v.f_bavail);
    if (v.f_blocks && free_bytes < ENOUGH)
        die(ST_USAGE, "%s: cannot write: %s", dir, strerror(ENOSPC));
}

int run_tool(const struct tool_run *run)
{
    need_tool(run->argv[0]);
    bool show = run->what && !quiet && !run->inherit_stderr && isatty(STDERR_FILENO);
    char *log = run->log ? absolute_path(run->log) : NULL; // for the child, which changes folder first
    fflush(stdout);
    fflush(stderr);
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid < 0)
        die(ST_TOOL, "%s: cannot start: %s", run->argv[0], strerror(errno));
    if (pid == 0)
        child(run, log, parent);
    free(log);
    int status = show ? wait_showing(pid, run->what) : wait_silently(pid);
    if (status != 0 && run->dir)
        die_if_full(run->dir);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

double children_cpu_seconds(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

double children_peak_mb(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)u.ru_maxrss / 1024; // Linux counts in KiB
}

// In the child of tool_version: the tool's output, errors too, to the pipe.
static _Noreturn void version_child(const char *tool, const char *arg, const int ends[2])
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    open_as("/dev/null", O_RDONLY, STDIN_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    execlp(tool, tool, arg, (char *)NULL);
    _exit(127);
}

char *tool_version(const char *tool, const char *arg)
{
    need_tool(tool);
    int ends[2];
    fflush(stdout);
    if (pipe(ends) != 0)
        die(ST_TOOL, "%s: cannot start: %s", tool, strerror(errno));
    pid_t pid = fork();
    if (pid < 0)
        die(ST_TOOL, "%s: cannot start: %s", tool, strerror(errno));
    if (pid == 0)
        version_child(tool, arg, ends);
    close(ends[1]);
    struct buf b = {0};
    char chunk[512];
    ssize_t n;
    buf_puts(&b, "");
    while ((n = read(ends[0], chunk, sizeof chunk)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            buf_add(&b, chunk, (size_t)n);
    close(ends[0]);
    wait_silently(pid);
    b.s[strcspn(b.s, "\r\n")] = '\0';
    return b.s;
}
