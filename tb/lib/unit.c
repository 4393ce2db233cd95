// SPDX-License-Identifier: Apache-2.0
// Implementation of tb/lib/unit.h.
#define _XOPEN_SOURCE 700
#include "tb/lib/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

char unit_path[64];
char unit_folder[] = "/tmp/gatewright-units-XXXXXX";
static const char *group;
static int failures;

void unit_begin(const char *of, const char *file)
{
    group = of;
    if (!mkdtemp(unit_folder))
        exit(2);
    snprintf(unit_path, sizeof unit_path, "%s/%s", unit_folder, file);
}

int unit_end(void)
{
    unlink(unit_path);
    rmdir(unit_folder);
    return failures != 0;
}

void result(const char *name, bool ok)
{
    printf("%s - %s", ok ? "ok" : "not ok", group);
    for (; *name; name++)
        putchar(*name == '\n' ? ' ' : *name);
    putchar('\n');
    failures += !ok;
}

void put(const void *data, size_t n)
{
    FILE *f = fopen(unit_path, "wb");
    if (!f || fwrite(data, 1, n, f) != n || fclose(f) != 0)
        exit(2);
}

uint32_t random32(void)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 32);
}
