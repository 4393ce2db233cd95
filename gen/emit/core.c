// SPDX-License-Identifier: Apache-2.0
// The FuseSoC core of a design (CAPI2, FuseSoC 2.0 or newer).
#include "emit/manifest.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

// 48 bits of what the design is made from. Files stand for themselves by their contents, so that other weights are another design;
// the version of the program is not in it.
static unsigned long long parameter_hash(const struct design *d)
{
    json_t *parameters = params_json(&d->params);
    char *text = json_dumps(parameters, JSON_COMPACT | JSON_SORT_KEYS), *whole = xasprintf("%s %s", d->generator, text);
    unsigned long long hash = XXH64(whole, strlen(whole), 0) >> 16;
    json_decref(parameters);
    free(text);
    free(whole);
    return hash;
}

char *design_vlnv(const struct design *d)
{
    return xasprintf("gatewright:%s:%s_%012llx:%s", d->generator, d->top, parameter_hash(d), d->core_version);
}

bool is_core_version(const char *s)
{
    int numbers = 0;
    for (;; s++) {
        size_t digits = strspn(s, "0123456789");
        if (digits < 1 || digits > 9 || ++numbers > 3)
            return false;
        s += digits;
        if (!*s)
            return true;
        if (*s != '.')
            return false;
    }
}

static bool is_verilog(const char *name)
{
    size_t n = strlen(name);
    return n > 2 && strcmp(name + n - 2, ".v") == 0;
}

static void add_files(struct buf *b, const struct design *d)
{
    buf_printf(b, "      - %s.v\n", d->top);
    for (int i = 0; i < d->part_count; i++)
        buf_printf(b, "      - %s.v\n", d->parts[i].stem);
    for (int i = 0; i < d->kept_count; i++)
        if (is_verilog(d->kept[i].name))
            buf_printf(b, "      - %s\n", d->kept[i].name);
}

// The model of a memory macro is the user's: it has delays, and what Verilator says of it stops nothing.
static const char *lint_options(const struct design *d)
{
    for (int i = 0; i < d->kept_count; i++)
        if (is_verilog(d->kept[i].name))
            return "-Wall, -Wno-DECLFILENAME, --timing, -Wno-fatal";
    return "-Wall, -Wno-DECLFILENAME";
}

char *design_core(const struct design *d)
{
    struct buf b = {0};
    char *name = design_vlnv(d);
    buf_printf(&b, "CAPI=2:\n# SPDX-License-Identifier: Apache-2.0\nname: \"%s\"\ndescription: \"%s\"\nfilesets:\n  rtl:\n    files:\n",
               name, d->summary);
    add_files(&b, d);
    buf_puts(&b, "    file_type: verilogSource-2005\n");
    if (d->bench)
        buf_printf(&b, "  bench:\n    files:\n      - %s_tb.v: {file_type: verilogSource-2005}\n"
                       "      - %s_tb.hex: {file_type: user, copyto: %s_tb.hex}\n", d->top, d->top, d->top);
    buf_printf(&b, "targets:\n"
                   "  default: &lint\n"
                   "    filesets: [rtl]\n"
                   "    toplevel: \"%s\"\n"
                   "    flow: lint\n"
                   "    flow_options:\n"
                   "      tool: verilator\n"
                   "      verilator_options: [%s]\n"
                   "  lint: *lint\n"
                   "  synth:\n"
                   "    filesets: [rtl]\n"
                   "    toplevel: \"%s\"\n"
                   "    flow: generic\n"
                   "    flow_options:\n"
                   "      tool: yosys\n"
                   "      arch: ecp5\n"
                   "      output_format: json\n",
               d->top, lint_options(d), d->top);
    if (d->bench)
        buf_printf(&b, "  sim:\n    filesets: [rtl, bench]\n    toplevel: \"%s_tb\"\n    flow: sim\n    flow_options:\n      tool: icarus\n", d->top);
    free(name);
    return b.s;
}

// The first stream of the top module as a driver names it: "s_axis_x", or NULL.
static char *first_stream(const struct module *top)
{
    for (int i = 0; i < top->port_count; i++) {
        const char *end = strstr(top->ports[i].name, "_tdata");
        if (end && top->ports[i].dir == PORT_IN)
            return xasprintf("%.*s", (int)(end - top->ports[i].name), top->ports[i].name);
    }
    return NULL;
}

void core_readme(struct buf *b, const struct design *d)
{
    char *core = design_vlnv(d), *stream = first_stream(d->modules[0]);
    buf_printf(b, "\n## In other tools\n\nFuseSoC, from the folder that holds this one (`default` is `lint`; `depend` on the name in your own core):\n\n"
                  "    fusesoc --cores-root . run --target=lint %s     # Verilator, all warnings\n"
                  "    fusesoc --cores-root . run --target=synth %s    # Yosys, for an ECP5\n", core, core);
    if (d->bench)
        buf_printf(b, "    fusesoc --cores-root . run --target=sim %s      # Icarus, the recorded testbench\n", core);
    if (stream)
        buf_printf(b, "\ncocotb: a beat is one value of `tdata`, not bytes with a `tkeep`, so stream drivers need `byte_lanes=1`:\n\n"
                      "    AxiStreamSource(AxiStreamBus.from_prefix(dut, \"%s\"), dut.clk, dut.rst, byte_lanes=1)\n", stream);
    free(core);
    free(stream);
}
