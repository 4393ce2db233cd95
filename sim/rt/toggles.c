// SPDX-License-Identifier: Apache-2.0
// Icarus alone: counts how often each output of each cell of a netlist, and each other pin that is listed, changes between 0 and 1, by its value at the end of a
// time step: in a simulation without delays what happens in between is no glitch of the hardware.
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vpi_user.h>

#include "base/regular.h"
#include "rt/rt.h"

struct watch {
    vpiHandle net;
    char *cell, *port;
    int last; // vpi0, vpi1 or another
    long long toggles;
    bool changed;
};

static struct watch **watches;
static int count;
static struct watch **changed; // in this time step
static int changes;

static int value_of(vpiHandle net)
{
    s_vpi_value v = {.format = vpiScalarVal};
    vpi_get_value(net, &v);
    return v.value.scalar;
}

static PLI_INT32 end_of_step(p_cb_data data)
{
    (void)data;
    for (int i = 0; i < changes; i++) {
        struct watch *w = changed[i];
        int now = value_of(w->net);
        w->toggles += (w->last == vpi0 && now == vpi1) || (w->last == vpi1 && now == vpi0);
        w->last = now;
        w->changed = false;
    }
    changes = 0;
    return 0;
}

static PLI_INT32 on_change(p_cb_data data)
{
    struct watch *w = (struct watch *)data->user_data;
    if (w->changed)
        return 0;
    if (changes == 0) {
        s_vpi_time now = {.type = vpiSimTime};
        s_cb_data cb = {.reason = cbReadOnlySynch, .cb_rtn = end_of_step, .time = &now};
        vpi_register_cb(&cb);
    }
    w->changed = true;
    changed[changes++] = w;
    return 0;
}

static void watch_port(vpiHandle cell, const char *port)
{
    struct watch *w = calloc(1, sizeof *w);
    w->net = vpi_handle_by_name((char *)port, cell);
    if (!w->net || vpi_get(vpiSize, w->net) != 1) {
        free(w);
        return;
    }
    w->cell = strdup(vpi_get_str(vpiName, cell));
    w->port = strdup(port);
    w->last = value_of(w->net);
    watches = realloc(watches, sizeof *watches * (size_t)(count + 1));
    watches[count++] = w;
    static s_vpi_time time = {.type = vpiSuppressTime};
    static s_vpi_value none = {.format = vpiSuppressVal};
    s_cb_data cb = {.reason = cbValueChange, .cb_rtn = on_change, .obj = w->net, .time = &time, .value = &none,
                    .user_data = (PLI_BYTE8 *)w};
    vpi_register_cb(&cb);
}

// The list, lines "CELL PIN" in order.
static char **pins;
static int pin_count;

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_pins(const char *path)
{
    char line[2048], why[READ_WHY];
    int64_t size;
    FILE *f = path ? open_regular(path, why, &size) : NULL;
    if (path && !f)
        rt_fail("%s: %s", path, why);
    while (f && fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        pins = realloc(pins, sizeof *pins * (size_t)(pin_count + 1));
        pins[pin_count++] = strdup(line);
    }
    if (f)
        fclose(f);
    if (pin_count)
        qsort(pins, (size_t)pin_count, sizeof *pins, by_text);
}

static bool is_listed(const char *cell, const char *port)
{
    char line[2048], *key = line;
    snprintf(line, sizeof line, "%s %s", cell + (*cell == '\\'), port);
    return pin_count && bsearch(&key, pins, (size_t)pin_count, sizeof *pins, by_text);
}

static void watch_cell(vpiHandle cell)
{
    char *cell_name = strdup(vpi_get_str(vpiName, cell));
    vpiHandle ports = vpi_iterate(vpiPort, cell), port;
    while (ports && (port = vpi_scan(ports))) {
        char *name = strdup(vpi_get_str(vpiName, port));
        if (vpi_get(vpiDirection, port) == vpiOutput || is_listed(cell_name, name))
            watch_port(cell, name);
        free(name);
    }
    free(cell_name);
}

void rt_toggles_begin(const char *list)
{
    read_pins(list);
    vpiHandle top = vpi_handle_by_name("gw_harness.dut", NULL), cells = top ? vpi_iterate(vpiModule, top) : NULL, cell;
    while (cells && (cell = vpi_scan(cells)))
        watch_cell(cell);
    changed = malloc(sizeof(struct watch *) * (size_t)(count + 1));
}

void rt_toggles_end(const char *path)
{
    FILE *f = open_output(path);
    if (!f) {
        rt_fail("%s: cannot write", path);
        return;
    }
    fprintf(f, "clocks %lld\n", (long long)rt_clock);
    for (int i = 0; i < count; i++)
        fprintf(f, "%s %s %lld\n", watches[i]->cell, watches[i]->port, watches[i]->toggles);
    if (fclose(f) != 0)
        rt_fail("%s: cannot write", path);
}
