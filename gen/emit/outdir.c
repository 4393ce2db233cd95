// SPDX-License-Identifier: Apache-2.0
// Output folders: written beside their place and exchanged with what is there in one step.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/member.h"
#include "base/npy.h"
#include "base/replace.h"
#include "base/version.h"
#include "emit/manifest.h"
#include "emit/outdir.h"

// True if the manifest names the file.
static bool named_in(const json_t *manifest, const char *name)
{
    size_t i;
    json_t *v;
    json_array_foreach (json_object_get(manifest, "files"), i, v)
        if (json_is_string(v) && strcmp(json_string_value(v), name) == 0)
            return true;
    return false;
}

// Dies unless out is free, empty, or a folder that holds nothing but what this program wrote.
static void check_replaceable(const char *out, const char *index)
{
    if (!exists(out))
        return;
    if (!is_dir(out))
        die(ST_USAGE, "%s: not a folder; legal: a new name, an empty folder or an earlier output", out);
    char *path = xasprintf("%s/%s", out, index);
    json_t *manifest = json_read_file(path, NULL);
    DIR *dir = opendir(out);
    if (!dir)
        die(ST_USAGE, "%s: cannot read: %s", out, strerror(errno));
    for (struct dirent *e; (e = readdir(dir));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && strcmp(e->d_name, "report.html") != 0 && !named_in(manifest, e->d_name))
            die(ST_USAGE, "%s: holds '%s', which gatewright did not write there; legal: a new name, an empty "
                          "folder or an earlier output", out, e->d_name);
    closedir(dir);
    json_decref(manifest);
    free(path);
}

static void write_text(const char *dir, const char *name, const char *text)
{
    char *path = xasprintf("%s/%s", dir, name);
    write_file(path, text, strlen(text));
    free(path);
}

static void write_arrays(const struct design *d, const char *dir)
{
    for (int i = 0; i < d->array_count; i++) {
        const struct kept_array *a = &d->arrays[i];
        char *path = xasprintf("%s/%s.npy", dir, a->name);
        char *err = npy_write(path, a->ndim, a->shape, a->data, a->bits, a->is_signed);
        if (err)
            die(ST_USAGE, "%s", err);
        free(path);
    }
}

// TOP.v is the file `base` if that is not NULL, another name of it where the file system has links.
static void write_verilog(const struct design *d, const char *dir, const char *base)
{
    for (int i = 0; i <= d->part_count; i++) {
        const struct part_file *part = i ? &d->parts[i - 1] : NULL;
        char *file = xasprintf("%s.v", part ? part->stem : d->top);
        char *path = xasprintf("%s/%s", dir, file);
        if (part || !base || link(base, path) != 0) {
            char *verilog = design_verilog(d, part);
            write_text(dir, file, verilog);
            free(verilog);
        }
        free(path);
        free(file);
    }
}

struct output {
    const struct design *design;
    const char *base; // see write_verilog
};

static void write_all(const void *what, const char *dir)
{
    const struct output *o = what;
    const struct design *d = o->design;
    write_verilog(d, dir, o->base);
    write_arrays(d, dir);
    for (int i = 0; i < d->kept_count; i++) {
        char *to = xasprintf("%s/%s", dir, d->kept[i].name);
        copy_file(d->kept[i].path, to);
        free(to);
    }
    for (int i = 0; d->bench && i < 2; i++) {
        char *name = xasprintf("%s_tb.%s", d->top, i ? "hex" : "v"), *from = path_in(d->bench, name), *to = path_in(dir, name);
        copy_file(from, to);
        free(name);
        free(from);
        free(to);
    }
    char *name = xasprintf("%s.core", d->top);
    char *core = design_core(d), *readme = design_readme(d);
    write_text(dir, name, core);
    write_text(dir, "README.md", readme);
    json_t *m = design_manifest(d);
    char *json = json_dumps(m, JSON_INDENT(2)), *lines = xasprintf("%s\n", json);
    write_text(dir, "manifest.json", lines);
    json_decref(m);
    free(json);
    free(lines);
    free(core);
    free(readme);
    free(name);
}

// Puts the finished folder tmp in out's place; what was there is removed.
static void put_in_place(const char *tmp, const char *out)
{
    if (!exists(out)) {
        if (rename(tmp, out) != 0)
            die(ST_USAGE, "%s: cannot write: %s", out, strerror(errno));
    } else {
        if (renameat2(AT_FDCWD, tmp, AT_FDCWD, out, RENAME_EXCHANGE) != 0)
            die(ST_USAGE, "%s: cannot replace: %s", out, strerror(errno));
        remove_tree(tmp);
    }
}

void write_folder(const char *out_given, const char *index, void (*fill)(const void *what, const char *dir), const void *what)
{
    char *out = without_slashes(out_given);
    if (!*out)
        die(ST_USAGE, "OUT: value ''; legal: a folder's name");
    check_replaceable(out, index);
    char *copy = xstrdup(out);
    const char *parent = dirname(copy);
    if (!is_dir(parent))
        die(ST_USAGE, "%s: no folder '%s' to put it in", out, parent);
    char *tmp = temporary_beside(out);
    at_death_remove(tmp);
    make_dirs(tmp);
    fill(what, tmp);
    put_in_place(tmp, out);
    forget_at_death(tmp);
    free(tmp);
    free(copy);
    free(out);
}

void design_write(const struct design *d, const char *out)
{
    write_folder(out, "manifest.json", write_all, &(struct output){d, NULL});
}

// Dies unless the file holds `want`, with the first line that differs.
static void check_same(const char *path, const char *want)
{
    char *have = must_read_file(path, NULL);
    int line = 1;
    size_t i = 0;
    for (; have[i] && have[i] == want[i]; i++)
        line += have[i] == '\n';
    if (have[i] != want[i])
        die(ST_USAGE, "%s: line %d differs from the base for the new weights; legal: a base as version %s writes it",
            path, line, GATEWRIGHT_VERSION);
    free(have);
}

void design_rewrite(const struct design *d, const char *out)
{
    char *base = xasprintf("%s/%s.v", out, d->top), *verilog = design_verilog(d, false);
    check_same(base, verilog);
    write_folder(out, "manifest.json", write_all, &(struct output){d, base});
    free(verilog);
    free(base);
}
