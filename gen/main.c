// SPDX-License-Identifier: Apache-2.0
// The program gatewright: verbs.
#include <stdio.h>
#include <string.h>

#include "cost.h"
#include "example.h"
#include "generator.h"
#include "proc.h"
#include "report.h"
#include "sim.h"
#include "synth.h"
#include "verbs.h"
#include "version.h"

const struct verb verbs[] = {
    {"list", verb_list, "[--json]", "the generators, a line each"},
    {"describe", verb_describe, "GENERATOR [--json]", "parameters (default, range, meaning), ports, what it is"},
    {"gen", verb_gen, "GENERATOR [name=value ...] -o OUT [--json] [-q]", "write a design into the folder OUT"},
    {"retarget", verb_retarget, "OUT weights=NEW.npy [bias=NEW.npy] [--json] [-q]",
     "put other weights in a design whose base is the same for all; its base file stays as it is"},
    {"sim", verb_sim,
     "OUT [--sim verilator|icarus|both] [--seed N] [--cycles N] [--waves[=FILE]] [--stalls] "
     "[--netlist FILE.v --cells FILE.v [--toggles FILE [--toggles-of FILE]]] [--view auto|structural|words|fast] [--excerpt CLOCKS] [--in NAME=FILE.npy ...] [--out NAME=FILE.npy] [--json] [-q]",
     "check the design against its golden model, or run your own data through it"},
    {"example", verb_example, "OUT -o FOLDER [SIZE=N ...] [--seed N] [--json] [-q]",
     "write random arrays that the design takes, to try sim and synth --power with"},
    {"synth", verb_synth, "OUT [--tech NAME|FILE.lib ...] [--clock NS] [--fmax] [--flat] [--ram flops|box] [--netlist FILE.v] "
     "[--power [--power-sample N|--power-from N] [--power-error] [--glitches] [--in NAME=FILE.npy ...|--in random]] [--sram-cell UM2] [--sram-efficiency SHARE] "
     "[--layout[=MODULE] [--layout-dir DIR] [--layout-timeout S]] [--json] [-q]",
     "area and timing by Yosys and OpenSTA, gates and depth, or FPGA resources; power; a placed and routed layout of a small block"},
    {"sweep", verb_sweep,
     "GENERATOR [name=value,value,... | name=LO..HI[:STEP] | name=EXPRESSION ...] -o DIR [options of synth] [--sim[=verilator|icarus|both]] "
     "[--pareto COLUMN,max:COLUMN,...] [--jobs N] [--launch slurm [--patience SECONDS]] [--dry-run] [--json] [-q]",
     "many designs in parallel: a table of what they cost, their Pareto front marked; goes on where it was stopped"},
    {"report", verb_report, "OUT|SWEEP [--tech NAME|FILE.lib] [--power] [--layout[=MODULE]] [--in NAME=FILE.npy ...] [--synth FILE.json] [--sim FILE.json] [-o FILE.html] [--json] [-q]",
     "one self-contained HTML page: diagram, area, timing, waves, roofline of a design; plots and table of a sweep"},
    {"swizzle", verb_swizzle,
     "--pattern P ... [--banks N] [--tile RxC] [--word BITS] [--elem BITS] [--preset MAP ...] [--count] [--effort N] "
     "[--cert FILE.json] [--svg FILE.svg] [--json] [-q] | --check FILE.json",
     "find the map from addresses to banks that has no conflict on access patterns, or prove that there is none"},
    {"cost", verb_cost, "OUT|--area MM2|--synth FILE.json [--node NM ...] [--yield poisson|murphy|negbin] [--NAME VALUE ...] [--json] [-q]",
     "dollars a die and a TOPS, from area and node, against weights in SRAM or HBM; every constant is an option"},
    {0},
};

static void usage(FILE *f)
{
    fprintf(f, "usage: gatewright VERB ...\n\n");
    for (const struct verb *v = verbs; v->name; v++)
        fprintf(f, "  %-9s %s\n            %s\n", v->name, v->doc, v->usage);
    fprintf(f, "\n  --version, --help; exit status: 0 right, 1 the hardware is wrong, 2 the request is wrong,\n"
               "  3 a tool is missing or failed\n");
}

int main(int argc, char **argv)
{
    catch_signals();
    if (argc < 2) {
        usage(stderr);
        return ST_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("gatewright %s\n", GATEWRIGHT_VERSION);
        return finish_stdout();
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        usage(stdout);
        return finish_stdout();
    }
    if (strcmp(argv[1], "--man") == 0 || strcmp(argv[1], "--completion") == 0)
        return print_docs(argv[1] + 2);
    const char *names[sizeof verbs / sizeof *verbs];
    int n = 0;
    for (; verbs[n].name; n++) {
        if (strcmp(argv[1], verbs[n].name) == 0) {
            int st = verbs[n].run(argc - 1, argv + 1);
            return st ? st : finish_stdout();
        }
        names[n] = verbs[n].name;
    }
    const char *near = nearest_name(argv[1], names, n);
    if (near)
        die(ST_USAGE, "unknown verb '%s'; did you mean '%s'?", argv[1], near);
    struct buf legal = {0};
    for (int i = 0; i < n; i++)
        buf_printf(&legal, "%s%s", i ? ", " : "", names[i]);
    die(ST_USAGE, "unknown verb '%s'; legal: %s", argv[1], legal.s);
}
