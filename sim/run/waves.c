// SPDX-License-Identifier: Apache-2.0
// Implementation of run/waves.h.
#define _XOPEN_SOURCE 700
#include "run/waves.h"

#include <limits.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/regular.h"
#include "base/replace.h"
#include "base/util.h"

enum {
    WORDS = 1024, // of an array that are dumped
    DEPTH = 4,    // of modules inside modules whose streams are listed
};

// The folder's own name where it is given as "." or "..", without slashes at the end.
static char *folder_name(const char *design)
{
    char *plain = without_slashes(design), whole[PATH_MAX];
    size_t n = strlen(plain);
    bool dots = plain[n - 1] == '.' && (n == 1 || plain[n - 2] == '/' || (plain[n - 2] == '.' && (n == 2 || plain[n - 3] == '/')));
    if (!dots || !realpath(plain, whole))
        return plain;
    free(plain);
    return xstrdup(whole);
}

char *waves_path(const char *design, const char *given, bool icarus, bool both)
{
    const char *simulator = icarus ? "icarus" : "verilator";
    if (given)
        return both ? xasprintf("%s.%s.fst", given, simulator) : xstrdup(given);
    char *folder = folder_name(design), *path = xasprintf("%s.%s.fst", folder, simulator);
    free(folder);
    return path;
}

void waves_check(const char *path)
{
    struct stat st;
    if (is_own_stream(path) || (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)))
        die(ST_USAGE, "--waves: value '%s', no regular file; legal: a file, beside which its GTKWave save file goes", path);
    check_writable(path);
}

static regex_t compiled(const char *pattern)
{
    regex_t r;
    if (regcomp(&r, pattern, REG_EXTENDED) != 0)
        die(ST_TOOL, "regcomp: %s", pattern);
    return r;
}

// Part i of what matched, allocated.
static char *part(const char *line, const regmatch_t *m, int i)
{
    return m[i].rm_so < 0 ? xstrdup("") : xasprintf("%.*s", (int)(m[i].rm_eo - m[i].rm_so), line + m[i].rm_so);
}

// Calls each() for every line of text; a line is whole and ends with 0.
static void each_line(const char *text, void (*each)(const char *line, void *to), void *to)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        char *line = xasprintf("%.*s", (int)n, text);
        each(line, to);
        free(line);
        text += n + (text[n] == '\n');
    }
}

// ---- words of arrays ----

static void copy_line(const char *line, void *to)
{
    static regex_t array;
    static bool ready;
    regmatch_t m[4];
    if (!ready)
        array = compiled("^ *reg +(signed +)?(\\[[^]]*\\] +)?([A-Za-z_][A-Za-z0-9_]*) +\\[0:"), ready = true;
    buf_printf(to, "%s\n", line);
    if (regexec(&array, line, 4, m, 0) != 0)
        return;
    const char *last = line + m[0].rm_eo, *end = strstr(last, "];");
    if (!end)
        return;
    char *name = part(line, m, 3);
    buf_printf(to, "  integer gw_word_of_%s;\n  initial if ($test$plusargs(\"waves\")) #0\n"
                   "    for (gw_word_of_%s = 0; gw_word_of_%s <= %.*s && gw_word_of_%s < %d; gw_word_of_%s = gw_word_of_%s + 1)\n"
                   "      $dumpvars(0, %s[gw_word_of_%s]);\n",
               name, name, name, (int)(end - last), last, name, (int)WORDS, name, name, name, name);
    free(name);
}

char *waves_with_arrays(const char *verilog)
{
    struct buf b = {0};
    buf_puts(&b, "");
    each_line(verilog, copy_line, &b);
    return b.s;
}

// ---- the save file ----

static const char *const parts_of_streams[] = {"_tvalid", "_tready", "_tlast", "_tuser", "_tdata", NULL};

static void add_signal(struct buf *b, const char *path, const char *name, int width)
{
    buf_printf(b, "@%s\n%s.%s", width > 1 ? "22" : "28", path, name);
    if (width > 1)
        buf_printf(b, "[%d:0]", width - 1);
    buf_puts(b, "\n");
}

// A module as its text has it: JSON {"ports": {name: width}, "inside": {instance: module}}.
struct scan {
    json_t *modules, *now;
};

static void scan_line(const char *line, void *to)
{
    static regex_t module, port, instance;
    static bool ready;
    struct scan *s = to;
    regmatch_t m[5];
    if (!ready) {
        module = compiled("^module +([A-Za-z_][A-Za-z0-9_]*)");
        port = compiled("^  (input|output) +(wire|reg) +(\\[([0-9]+):0\\] *)?([A-Za-z_][A-Za-z0-9_]*)");
        instance = compiled("^  ([A-Za-z_][A-Za-z0-9_]*) +(#\\(.*\\) +)?([A-Za-z_][A-Za-z0-9_]*) +\\($");
        ready = true;
    }
    regmatch_t p[6];
    if (regexec(&module, line, 2, m, 0) == 0) {
        char *name = part(line, m, 1);
        s->now = json_pack("{s:{}, s:{}}", "ports", "inside");
        json_object_set_new(s->modules, name, s->now);
        free(name);
    } else if (s->now && regexec(&port, line, 6, p, 0) == 0) {
        char *width = part(line, p, 4), *name = part(line, p, 5);
        json_object_set_new(json_object_get(s->now, "ports"), name, json_integer(*width ? atoi(width) + 1 : 1));
        free(width);
        free(name);
    } else if (s->now && regexec(&instance, line, 4, m, 0) == 0) {
        char *of = part(line, m, 1), *name = part(line, m, 3);
        json_object_set_new(json_object_get(s->now, "inside"), name, json_string(of));
        free(of);
        free(name);
    }
}

// The stream that a port with this name is the tvalid of, allocated, or NULL.
static char *stream_of(const char *port)
{
    size_t n = strlen(port), m = strlen("_tvalid");
    return n > m && strcmp(port + n - m, "_tvalid") == 0 ? xasprintf("%.*s", (int)(n - m), port) : NULL;
}

static void add_group(struct buf *b, const char *path, const char *title, const char *stream, const json_t *ports)
{
    buf_printf(b, "@800200\n-%s\n", title);
    for (const char *const *part_name = parts_of_streams; *part_name; part_name++) {
        char *name = xasprintf("%s%s", stream, *part_name);
        const json_t *width = json_object_get(ports, name);
        if (width)
            add_signal(b, path, name, (int)json_integer_value(width));
        free(name);
    }
    buf_printf(b, "@1000200\n-%s\n", title);
}

static void add_streams(struct buf *b, const char *path, const char *where, const json_t *ports)
{
    const char *name;
    json_t *width;
    json_object_foreach ((json_t *)(uintptr_t)ports, name, width) {
        char *stream = stream_of(name);
        if (!stream)
            continue;
        char *title = xasprintf("%s%s", where, stream);
        add_group(b, path, title, stream, ports);
        free(title);
        free(stream);
    }
}

// The streams of the modules inside the one called `module`, which is at this path.
static void add_inside(struct buf *b, const json_t *modules, const char *module, const char *path, const char *where, int depth)
{
    const char *name;
    json_t *of;
    json_object_foreach (json_object_get(json_object_get(modules, module), "inside"), name, of) {
        const json_t *child = json_object_get(modules, json_string_value(of));
        if (!child || depth == DEPTH)
            continue;
        char *below = xasprintf("%s.%s", path, name), *title = xasprintf("%s%s.", where, name);
        add_streams(b, below, title, json_object_get(child, "ports"));
        add_inside(b, modules, json_string_value(of), below, title, depth + 1);
        free(below);
        free(title);
    }
}

// Whether a port belongs to a stream of the top.
static bool in_stream(const json_t *ports, const char *name)
{
    for (const char *const *end = parts_of_streams; *end; end++) {
        size_t n = strlen(name), m = strlen(*end);
        if (n <= m || strcmp(name + n - m, *end) != 0)
            continue;
        char *valid = xasprintf("%.*s_tvalid", (int)(n - m), name);
        bool found = json_object_get(ports, valid);
        free(valid);
        if (found)
            return true;
    }
    return false;
}

static json_t *top_ports(const json_t *manifest)
{
    json_t *ports = json_object(), *p;
    size_t i;
    json_array_foreach (json_object_get(manifest, "ports"), i, p)
        json_object_set(ports, json_string_value(json_object_get(p, "name")), json_object_get(p, "width"));
    return ports;
}

char *waves_save_file(const json_t *manifest, const char *const *verilog, const char *waves, bool icarus)
{
    const char *path = icarus ? "gw_harness.dut" : "TOP.gw_harness.dut", *name;
    struct buf b = {0};
    struct scan s = {json_object(), NULL};
    json_t *ports = top_ports(manifest), *width;
    char *absolute = absolute_path(waves);
    size_t len = strlen(waves);
    buf_printf(&b, "[dumpfile] \"%s\"\n[timestart] 0\n", absolute);
    json_object_foreach (ports, name, width)
        if (!in_stream(ports, name))
            add_signal(&b, path, name, (int)json_integer_value(width));
    add_streams(&b, path, "", ports);
    for (; *verilog; verilog++) {
        char *text = must_read_file(*verilog, NULL);
        each_line(text, scan_line, &s);
        free(text);
    }
    add_inside(&b, s.modules, json_string_value(json_object_get(manifest, "top")), path, "", 0);
    bool suffix = len > 4 && strcmp(waves + len - 4, ".fst") == 0;
    char *save = xasprintf("%.*s.gtkw", (int)(suffix ? len - 4 : len), waves);
    replace_file(save, b.s, b.len);
    json_decref(s.modules);
    json_decref(ports);
    free(absolute);
    free(b.s);
    return save;
}
