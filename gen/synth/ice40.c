// SPDX-License-Identifier: Apache-2.0
// Implementation of synth/ice40.h.
#define _XOPEN_SOURCE 700
#include "synth/ice40.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/member.h"
#include "base/proc.h"
#include "base/util.h"
#include "flow/run.h"
#include "synth/report.h"

#define MARGIN 1.25 // sums of parts this much above what the part has are not tried

// ---- the shift registers ----

static int port_bits(const json_t *manifest, const char *dir)
{
    size_t i;
    json_t *p;
    int bits = 0;
    json_array_foreach(json_object_get(manifest, "ports"), i, p)
        if (strcmp(json_text(p, "dir"), dir) == 0 && strcmp(json_text(p, "name"), "clk") != 0)
            bits += (int)json_number(p, "width");
    return bits;
}

// Every port but the clock is a slice of a register: of `in`, filled bit by bit, or of `out`, loaded and emptied bit by bit.
static void write_wrapper(const char *work, const struct synth_design *d)
{
    int in = port_bits(d->manifest, "in"), out = port_bits(d->manifest, "out"), at[2] = {0, 0};
    struct buf b = {0};
    size_t i;
    json_t *p;
    buf_printf(&b, "module gw_ports (input clk, input shift_in, input load, output shift_out);\n"
                   "  reg [%d:0] in;\n  reg [%d:0] out;\n  wire [%d:0] result;\n"
                   "  always @(posedge clk) begin\n    in <= {in, shift_in};\n"
                   "    out <= load ? result : {out, 1'b0};\n  end\n  assign shift_out = out[%d];\n  %s design (",
               in ? in - 1 : 0, out ? out - 1 : 0, out ? out - 1 : 0, out ? out - 1 : 0, d->top);
    json_array_foreach(json_object_get(d->manifest, "ports"), i, p) {
        int width = (int)json_number(p, "width");
        bool is_out = strcmp(json_text(p, "dir"), "out") == 0;
        const char *name = json_text(p, "name");
        buf_puts(&b, i ? ", " : "");
        if (strcmp(name, "clk") == 0)
            buf_puts(&b, ".clk (clk)");
        else
            buf_printf(&b, ".\\%s (%s[%d +: %d])", name, is_out ? "result" : "in", at[is_out], width);
        at[is_out] += strcmp(name, "clk") == 0 ? 0 : width;
    }
    buf_puts(&b, ");\nendmodule\n");
    char *path = xasprintf("%s/wrapper.v", work);
    write_file(path, b.s, b.len);
    free(path);
    free(b.s);
}

// ---- the tools ----

static void run_yosys(const char *work, const struct synth_design *d, const struct synth_tech *t)
{
    char *script = data_path("scripts/flow/ice40.tcl");
    char *env[] = {xasprintf("GW_TARGET=%s", t->target), xasprintf("GW_TOP=%s", d->top), xasprintf("GW_SCRIPT=%s", script),
                   xstrdup("TMPDIR=/proc/self/cwd"), NULL};
    synth_tool(work, d, (const char *const[]){"yosys", "-c", script, NULL}, (const char *const *)env, "placeable.json", NULL);
    for (char **e = env; *e; e++)
        free(*e);
    free(script);
}

// True if placed.asc was made: nextpnr fails for a period that is missed as well, after writing it.
static bool run_nextpnr(const char *work, const struct synth_request *q, const struct synth_design *d, const struct fpga *f)
{
    char *mhz = q->clock > 0 ? xasprintf("%.6g", 1000 / q->clock) : NULL;
    const char *argv[] = {"nextpnr-ice40", f->device, "--package", f->package, "--json", "placeable.json", "--asc", "placed.asc",
                          "--report", "placed.json", "--seed", "1", mhz ? "--freq" : NULL, mhz, NULL};
    bool fails;
    synth_tool(work, d, argv, NULL, "placed.asc", &fails);
    free(mhz);
    return !fails;
}

// Total path delay in ns, between registers alone.
static double run_icetime(const char *work, const struct synth_design *d, const struct fpga *f)
{
    const char *argv[] = {"icetime", "-d", f->timing, "-P", f->package, "-i", "-t", "-m", "-r", "icetime.txt", "placed.asc", NULL};
    synth_tool(work, d, argv, NULL, "icetime.txt", NULL);
    char *path = xasprintf("%s/icetime.txt", work), *text = read_file(path, NULL);
    const char *line = text ? strstr(text, "Total path delay:") : NULL;
    double ns = NAN;
    if (line && sscanf(line, "Total path delay: %lf", &ns) != 1)
        ns = NAN;
    free(text);
    free(path);
    return ns;
}

// ---- the answer ----

static bool does_not_fit(json_t *j, char *reason)
{
    json_object_set_new(j, "fits", json_false());
    json_object_set_new(j, "reason", json_utf8(reason));
    free(reason);
    return true;
}

static bool is_far_too_large(json_t *j, const struct fpga *f, const struct synth_sum *s)
{
    static const enum resource kinds[] = {RES_LUT, RES_FF, RES_BRAM, RES_DSP};
    const int most[] = {f->logic_cells, f->logic_cells, f->brams, f->dsps};
    for (int i = 0; i < 4; i++) {
        double n = s->all.resources[kinds[i]];
        if (n > MARGIN * most[i])
            return does_not_fit(j, xasprintf("%.0f %s by the sum of parts, %s has %d", n, resource_names[kinds[i]], f->part, most[i]));
    }
    return false;
}

// "Info: \t ICESTORM_LC: 5000/ 7680 65%": the first resource of the log of which more is used than there is, else the error.
static char *why_not(const char *work, const struct fpga *f, const struct synth_design *d)
{
    char *path = xasprintf("%s/nextpnr-ice40.log", work), *text = read_file(path, NULL), *rest = NULL, *reason = NULL;
    for (char *l = strtok_r(text, "\n", &rest); l && !reason; l = strtok_r(NULL, "\n", &rest)) {
        char name[32];
        long used, most;
        if (sscanf(l, "Info: %31[A-Z_0-9]: %ld/ %ld", name, &used, &most) == 3 && used > most)
            reason = xasprintf("%ld %s, %s has %ld", used, name, f->part, most);
    }
    if (!reason) {
        char *line = synth_error_line(path, d);
        if (!strstr(line, "place") && !strstr(line, "rout") && !strstr(line, "no more") && !strstr(line, "BEL"))
            die(ST_TOOL, "nextpnr-ice40 failed: %s", line);
        reason = line;
    }
    free(text);
    free(path);
    return reason;
}

static void count_placeable(const char *work, const struct fpga *f, double design[RESOURCES], double wrapper[RESOURCES])
{
    char *path = xasprintf("%s/cells.txt", work), *text = must_read_file(path, NULL), *rest = NULL;
    for (char *l = strtok_r(text, "\n", &rest); l; l = strtok_r(NULL, "\n", &rest)) {
        char what[16], type[64];
        long n;
        if (sscanf(l, "%15s %63s %ld", what, type, &n) == 3)
            count_fpga_cells(f, type, (double)n, strcmp(what, "design") == 0 ? design : wrapper);
    }
    free(text);
    free(path);
}

static json_t *placed_json(const char *work, const struct fpga *f)
{
    double design[RESOURCES] = {0}, wrapper[RESOURCES] = {0};
    char *path = xasprintf("%s/placed.json", work);
    json_t *report = json_read_file(path, NULL), *clock;
    const json_t *cells = json_object_get(json_object_get(report, "utilization"), "ICESTORM_LC");
    const char *name;
    double mhz = NAN;
    json_object_foreach(json_object_get(report, "fmax"), name, clock)
        mhz = json_number(clock, "achieved");
    count_placeable(work, f, design, wrapper);
    json_t *placed = resources_json(design);
    json_object_set_new(placed, "wrapper", resources_json(wrapper));
    json_object_set_new(placed, "logic_cells", json_integer((json_int_t)json_number(cells, "used")));
    json_object_set_new(placed, "logic_cells_of", json_integer((json_int_t)json_number(cells, "available")));
    json_object_set_new(placed, "wrapper_logic_cells", json_integer((json_int_t)wrapper[RES_FF]));
    json_object_set_new(placed, "nextpnr_fmax_mhz", json_rounded(mhz, 1e-2));
    json_decref(report);
    free(path);
    return placed;
}

void place_ice40(json_t *j, const char *work, const struct synth_request *q, const struct synth_design *d,
                 const struct synth_tech *t, const struct synth_sum *s)
{
    if (is_far_too_large(j, t->fpga, s))
        return;
    write_wrapper(work, d);
    run_yosys(work, d, t);
    if (!run_nextpnr(work, q, d, t->fpga)) {
        does_not_fit(j, why_not(work, t->fpga, d));
        return;
    }
    double ns = run_icetime(work, d, t->fpga);
    json_object_set_new(j, "fits", json_true());
    json_object_set_new(j, "placed", placed_json(work, t->fpga));
    json_object_set_new(j, "delay_ns", json_rounded(ns, 1e-4));
    json_object_set_new(j, "fmax_mhz", json_rounded(1000 / ns, 1e-2));
}
