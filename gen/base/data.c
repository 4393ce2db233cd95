// SPDX-License-Identifier: Apache-2.0
// Implementation of base/data.h.
#define _GNU_SOURCE
#include "base/data.h"

#include <glob.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

#include "base/util.h"

// A file that make install put there and that is gone: said before any work, whichever verb would need it.
static void check_installed(const char *dir)
{
    char *list = path_in(dir, "files"), *text = read_file(list, NULL), *rest = NULL;
    for (char *name = text ? strtok_r(text, "\n", &rest) : NULL; name; name = strtok_r(NULL, "\n", &rest)) {
        char *path = path_in(dir, name);
        if (!exists(path))
            die(ST_TOOL, "%s: not found; run make install again", path);
        free(path);
    }
    free(text);
    free(list);
}

char *source_described(void)
{
    char *exe = self_path(), *folder = dirname(exe), *text = NULL;
    for (const char *const *at = (const char *const[]){"", "/../share/gatewright", NULL}; *at && !text; at++) {
        char *path = xasprintf("%s%s/gatewright.described", folder, *at);
        text = read_file(path, NULL);
        free(path);
    }
    if (text)
        text[strcspn(text, "\n")] = '\0';
    free(exe);
    return text;
}

const char *data_dir(void)
{
    static char *dir;
    if (dir)
        return dir;
    char *exe = self_path(), *up = dirname(dirname(exe));
    char *installed = xasprintf("%s/share/gatewright", up);
    dir = is_dir(installed) ? installed : xstrdup(up);
    free(exe);
    char *probe = data_path("rtl");
    if (!is_dir(probe))
        die(ST_TOOL, "%s: not found; run make install again", probe);
    free(probe);
    check_installed(dir);
    return dir;
}

char *data_path(const char *rel)
{
    return xasprintf("%s/%s", data_dir(), rel);
}

char **data_files(const char *pattern)
{
    struct buf path = {0};
    for (const char *s = data_dir(); *s; s++) // glob() would read these
        buf_printf(&path, "%s%c", strchr("*?[]\\", *s) ? "\\" : "", *s);
    buf_printf(&path, "/%s", pattern);
    glob_t found;
    int status = glob(path.s, 0, NULL, &found);
    if (status != 0 && status != GLOB_NOMATCH)
        die(ST_TOOL, "%s: cannot list its files", path.s);
    size_t n = status == 0 ? found.gl_pathc : 0;
    char **list = xcalloc(n + 1, sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = xstrdup(found.gl_pathv[i] + strlen(data_dir()) + 1);
    if (status == 0)
        globfree(&found);
    free(path.s);
    return list;
}
