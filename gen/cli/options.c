// SPDX-License-Identifier: Apache-2.0
// The verbs and their options: a new one is a row.
#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/option.h"
#include "base/proc.h"
#include "base/util.h"
#include "cli/verbs.h"
#include "cost/cost.h"
#include "emit/param.h"
#include "flow/tech.h"
#include "power/sample.h"
#include "report/report.h"
#include "run/example.h"
#include "run/sim.h"
#include "swizzle/swizzle.h"
#include "synth/compose.h"
#include "synth/synth.h"

#define ANY 1000000 // words
#define SIMULATORS "verilator|icarus|both"

const struct verb verbs[] = {
    {"list", verb_list, "[--json]", NULL, 0, "list the generators, one line each", "gatewright list\n"},
    {"describe", verb_describe, "GENERATOR [--json]", "which generator?", 1,
     "what a generator makes; its parameters (default, meaning, legal values), ports, arrays and cycles", "gatewright describe systolic\n"},
    {"gen", verb_gen, "GENERATOR [name=value ...] -o OUT", "which generator?", ANY, "generate a design: Verilog, manifest and README in the folder OUT",
     "gatewright gen systolic rows=8 cols=8 -o mine\n"},
    {"retarget", verb_retarget, "OUT weights=NEW.npy [bias=NEW.npy mult=NEW.npy shift=NEW.npy zp=NEW.npy] [w_packed=1]", "which design?", ANY,
     "put new weights into a design of hardwired with fabric=routed or fabric=rom; only the file of the weights changes",
     "gatewright retarget mine weights=W2.npy\n"},
    {"sim", verb_sim, "OUT [options]", "which design?", 1,
     "check the design against its golden model, or run your own data through it",
     "gatewright sim mine\ngatewright sim mine --in a=A.npy --in w=W.npy --out c=C.npy\n"},
    {"example", verb_example, "OUT -o FOLDER [SIZE=N ...]", "which design?", ANY,
     "write random input arrays for a design, to try with sim and synth --power; SIZE is M, K, N or another size that describe lists", "gatewright example mine -o arrays\n"},
    {"synth", verb_synth, "OUT [options]", "which design?", 1,
     "area and timing (Yosys, OpenSTA), gate count and depth, or FPGA resources; power; a placed and routed layout of a small block",
     "gatewright synth mine\ngatewright synth mine --tech 'MY*.lib.gz' --clock 3\ngatewright synth mine --power --in a=A.npy --in w=W.npy\n"},
    {"sweep", verb_sweep, "GENERATOR [name=value,value,... | name=LO..HI[:STEP] | name=EXPRESSION ...] -o DIR [options]", NULL, ANY,
     "synthesize many designs in parallel: a table of area, delay and throughput with its Pareto front marked; a stopped sweep resumes when run again",
     "gatewright sweep systolic rows=4,8,16,32 cols=rows a_bits=4,8 -o space\n"},
    {"report", verb_report, "OUT|SWEEP [options]", "of which design or sweep?", 1,
     "write one self-contained HTML page: a design's diagram, area, timing, waves and roofline, or a sweep's plots and table",
     "gatewright report mine --power\n"},
    {"swizzle", verb_swizzle, "--pattern P ... [options] | --check FILE", NULL, 0,
     "find an address-to-bank map without bank conflicts on the given access patterns, or prove that none exists",
     "gatewright swizzle --pattern row --pattern block:8x4 --cert map.json\n"
     "gatewright swizzle --check map.json\n"},
    {"cost", verb_cost, "OUT|--area MM2|--synth FILE.json [options]", NULL, 1,
     "dollars per die and per TOPS, from area and process node, compared with weights in SRAM or HBM; every constant is an option",
     "gatewright cost mine --node 7\n"},
    {0},
};

// Those of all verbs and those of cost that are its constants follow in option_table().
static const struct option rows[] = {
    {"gen", "--core-version", "N.N.N", .kind = OPTION_TEXT, .preset = "1.0.0", .doc = "version of the design in its FuseSoC core"},
    {"gen", "-o", "OUT", .kind = OPTION_FOLDER, .doc = "the folder to write: a new one, an empty one, or one that gen wrote"},
    {"gen", "--bench", "CLOCKS", INTEGER(100, 100000, "clocks"), .maybe = true,
     .doc = "also write a self-checking testbench in plain Verilog, OUT/TOP_tb.v, with this many clocks of the self-check, 500 without a number"},
    {"gen", "--force", FLAG, .doc = "overwrite a design of another generator, too"},

    {"sim", "--sim", "NAME", WORD(SIMULATORS), .doc = "the simulator; without this option both, or with --in verilator"},
    {"sim", "--in", "NAME=FILE.npy", .kind = OPTION_ARRAY, .choices = "random", .again = true,
     .doc = "run your array NAME through the design and compare every result with the golden model; give each input array, or 'random' for random ones"},
    {"sim", "--out", "NAME=FILE.npy", .kind = OPTION_ARRAY, .again = true, .doc = "write the result array NAME of a run with --in to FILE.npy"},
    {"sim", "--stalls", FLAG, .doc = "random stalls and back-pressure on the streams with --in, too; the self-check always has them"},
    {"example", "-o", "FOLDER", .kind = OPTION_FOLDER, .doc = "the folder to write: a new one, an empty one, or one that example wrote"},
    {"sim example", "--seed", "N", INTEGER(0, INT64_MAX, ""), .preset = "1", .doc = "seed of all random data and stalls"},
    {"sim", "--cycles", "N", INTEGER(1, INT64_MAX, "clocks"), .doc = "length of the self-check; without this option until all of it is done"},
    {"sim", "--view", "VIEW", WORD("auto|structural|words|fast"), .preset = "auto",
     .doc = "which of the design's equivalent descriptions to simulate: structural = adder by adder, words = sums of whole words, fast = a rolled loop; auto = chosen by the design's size"},
    {"sim", "--waves", "FILE", .kind = OPTION_FILE, .maybe = true, .doc = "write the waves of one episode of the self-check, or of --cycles clocks, to FILE or next to OUT, and a GTKWave save file; "
     "with Icarus unless --sim says otherwise"},
    {"sim", "--excerpt", "CLOCKS", INTEGER(1, 100000, "clocks"),
     .doc = "add \"excerpt\" to --json: the values of the ports in this many clocks, half of them around the first transfer, half around the first result"},
    {"sim", "--bench", "NAME.v", .kind = OPTION_FILE,
     .doc = "write this run as a self-checking testbench in plain Verilog, module NAME, and its vectors, NAME.hex; needs Icarus"},
    {"sim", "--netlist", "FILE.v", .kind = OPTION_FILE,
     .doc = "simulate this mapped netlist, written by synth --netlist, instead of the source; needs --cells and --sim icarus"},
    {"sim", "--cells", "FILE.v", .kind = OPTION_FILE, .doc = "Verilog models of the cells of --netlist"},
    {"sim", "--toggles", "FILE", .kind = OPTION_FILE, .doc = "write how often each net of --netlist toggled"},
    {"sim", "--toggles-of", "FILE", .kind = OPTION_FILE, .doc = "limit --toggles to the pins that this file lists, one line \"CELL PIN\" each"},

    {"synth sweep report", "--tech", "NAME|FILE.lib", .kind = OPTION_FILE, .choices = SYNTH_TECHNOLOGIES, .again = true,
     .doc = "technology to map to; without this option osu018; of your own Liberty files (.gz, too) several by a quoted pattern or by repeating --tech"},
    {"synth sweep", "--predict", FLAG, .doc = "no synthesis: area and delay in osu018 as the manifest predicts them, at once"},
    {"synth sweep", "--clock", "NS", REAL(0.001, 1e6, "ns"), .doc = "map again, with more effort, for this clock period"},
    {"synth sweep", "--fmax", FLAG, .doc = "search for the shortest clock"},
    {"synth sweep", "--flat", FLAG, .doc = "also synthesize the whole design flattened, to compare with the sum of its modules"},
    {"synth sweep", "--ram", "HOW", WORD("box|flops"), .doc = "memories: box = black boxes, left out of the area; flops = mapped to flip-flops; without this option box"},
    {"synth", "--netlist", "FILE.v", .kind = OPTION_FILE, .doc = "write the mapped netlist"},
    {"synth", "--csv", FLAG, .doc = "the table of modules as CSV on standard output: a line for one instance of each module, then \"all\", the design"},
    {"synth sweep report", "--power", FLAG, .doc = "power from toggles counted in simulation, of random operands or of your arrays given by --in"},
    {"synth sweep", "--power-sample", "N", INTEGER(0, POWER_SAMPLE_MOST, "instances of a module"),
     .doc = "in a large design, simulate only this many instances of each module as cells; 0 = all"},
    {"synth sweep", "--power-from", "N", INTEGER(2, COMPOSE_FROM, "rows and columns"),
     .doc = "compose the power of an array from that of a smaller one with N rows and columns"},
    {"synth sweep", "--power-error", FLAG, .doc = "the error of composing or sampling, measured on smaller arrays"},
    {"synth sweep", "--glitches", FLAG, .doc = "count glitches, too: the toggles that gate delays cause"},
    {"synth sweep", "--in", "NAME=FILE.npy", .kind = OPTION_ARRAY, .choices = "random", .again = true,
     .doc = "with --power: your input arrays, one --in for each, or random operands"},
    {"synth sweep", "--sram-cell", "UM2", REAL(1e-6, 1000, "um2"), .doc = "area of a bit cell, for the estimate of memories; without this option the node's"},
    {"synth sweep", "--sram-efficiency", "SHARE", REAL(0.001, 1, "of the macro"), .doc = "share of bit cells in a macro's area, for the same estimate; without this option chosen by size"},
    {"synth report", "--layout", "MODULE", .kind = OPTION_TEXT, .maybe = true,
     .doc = "place and route the top, or one module, with qflow: die area, delay with wires, checks"},
    {"synth", "--layout-dir", "DIR", .kind = OPTION_FOLDER, .doc = "keep the layout's files, its picture among them, in this folder"},
    {"synth", "--layout-timeout", "S", INTEGER(1, 1000000, "seconds"), .preset = "3600", // 3,000 cells take qrouter 3 minutes of a core, which may be shared
     .doc = "time limit for one run of a layout tool"},

    {"sweep", "-o", "DIR", .kind = OPTION_FOLDER, .doc = "the folder for results.csv, results.json and times.json: a new one, or that of an earlier sweep"},
    {"sweep", "--sim", "NAME", WORD(SIMULATORS), .maybe = true, .doc = "also check each design in simulation, on this simulator or on both"},
    {"sweep", "--pareto", "COLUMN,...", .kind = OPTION_TEXT,
     .doc = "columns of the table that the Pareto front compares: NAME, min:NAME or max:NAME; without this option size, delay and throughput"},
    {"sweep", "--jobs", "N", INTEGER(1, 4096, ""), .doc = "design points to run at a time; without this option one more than there are processors"},
    {"sweep", "--launch", "HOW", WORD("slurm"), .doc = "run the design points as a Slurm job array"},
    {"sweep", "--patience", "SECONDS", INTEGER(1, 1000000, "seconds"), .preset = "300", .doc = "time to wait when no node takes a task"},
    {"sweep", "--dry-run", FLAG, .doc = "only list the design points and say which are done"},
    {"sweep", "--task", "FILE", .kind = OPTION_FILE, .doc = "the plan of a job array, in one of its tasks", .hidden = true},

    {"report", "-o", "FILE.html", .kind = OPTION_FILE, .doc = "the page; without this option report.html in the folder"},
    {"report", "--in", "NAME=FILE.npy", .kind = OPTION_ARRAY, .again = true, .doc = "waves and cycles of a run of your arrays instead of the self-check"},
    {"report", "--synth", "FILE.json", .kind = OPTION_FILE, .doc = "output of synth --json, used instead of running synth"},
    {"report", "--sim", "FILE.json", .kind = OPTION_FILE, .doc = "output of sim --json, used instead of running sim"},

    {"swizzle", "--pattern", "P", .kind = OPTION_TEXT, .choices = "row|col|diag|anti|strides|stride:|block:|box:|wide:|transpose|list:", .again = true,
     .doc = "access pattern: the elements that all lanes read or write at once; one of " SWIZZLE_PATTERNS},
    {"swizzle", "--banks", "N", INTEGER(2, SWIZZLE_MAX_BANKS, ""), .preset = "32", .doc = "number of banks and of lanes, a power of two"},
    {"swizzle", "--tile", "RxC", .kind = OPTION_TEXT, .doc = "rows and columns of the tile in memory, powers of two; without this option as many as banks"},
    {"swizzle", "--dims", "X,Y,Z", .kind = OPTION_TEXT, .doc = "sizes of a volume, powers of two, for box:AxBxC; its tile has Y*Z rows of X elements"},
    {"swizzle", "--word", "BITS", INTEGER(1, 1024, "bits"), .preset = "32", .doc = "width of a word in a bank"},
    {"swizzle", "--elem", "BITS", INTEGER(1, 1024, "bits"), .doc = "width of an element; several can share a word; without this option a word's"},
    {"swizzle", "--preset", "MAP", .kind = OPTION_TEXT, .choices = "none|pad|xor|sw32|sw64|sw128|bitrev|ipoly|best|cute:|masks:", .again = true,
     .doc = "a map to compare: " SWIZZLE_MAPS "; without this option none, pad, xor, sw128 and best"},
    {"swizzle", "--count", FLAG, .doc = "count the maps without conflict"},
    {"swizzle", "--effort", "N", INTEGER(1, INT64_C(1000000000000), ""), .preset = "1000000000", .doc = "search steps before giving up"},
    {"swizzle", "--cert", "FILE.json", .kind = OPTION_FILE, .doc = "write a certificate: the map, or the proof that none exists"},
    {"swizzle", "--svg", "FILE.svg", .kind = OPTION_FILE, .doc = "draw the tile, one colour per bank"},
    {"swizzle", "--check", "FILE.json", .kind = OPTION_FILE, .doc = "check a certificate; no other option with it"},

    {"cost", "--area", "MM2", REAL(1e-9, 1e6, "mm2"), .doc = "area of a die, instead of a design"},
    {"cost", "--from", "NM", .kind = OPTION_TEXT, .doc = "process node of --area; without this option the same as --node"},
    {"cost", "--synth", "FILE.json", .kind = OPTION_FILE, .doc = "output of synth --json, used instead of a design or of running synth"},
    {"cost", "--yield", "MODEL", WORD("poisson|murphy|negbin"), .preset = "negbin", .doc = "yield model: how defects are distributed over a wafer"},
    {"cost", "--macs", "N", REAL(1, 1e12, "a clock"), .doc = "multiply-accumulates in a clock; without this option the design's"},
    {"cost", "--fmax", "MHZ", REAL(1e-3, 1e6, "MHz"), .doc = "clock frequency at 180 nm; without this option that of synth"},
    {"cost", "--weights", "N", REAL(1, 1e15, ""), .doc = "number of weights on the die; without this option the design's"},
    {"cost", "--weight-bits", "BITS", REAL(1, 64, "bits"), .doc = "width of a weight; without this option the design's"},
    {0},
};

static const struct option of_all[] = {
    {"*", "--json", FLAG, .doc = "print one JSON object on standard output, for scripts; of an error, too: {\"error\": ..., \"status\": ...}"},
    {"*", "-q", FLAG, .doc = "quiet: print only errors and what another option asks for"},
    {"*", "--help", FLAG, .doc = "print this text; -h does, too"},
    {0},
};

// ---- the constants of cost are options ----

enum { MOST_ROWS = sizeof rows / sizeof *rows + sizeof of_all / sizeof *of_all + COST_CONSTANTS + NODE_CONSTANTS + 1 };

static struct option constant_row(const struct cost_doc *d, const struct cost_figure *preset)
{
    return (struct option){"cost", xasprintf("--%s", d->name), "N", REAL(d->min, d->max, d->unit),
                           .preset = preset ? xasprintf("%.10g", preset->value) : NULL,
                           .doc = preset ? d->doc : xasprintf("%s; without this option the node's", d->doc)};
}

static struct option node_row(void)
{
    struct buf nodes = {0};
    for (int i = 0; i < cost_node_count; i++)
        buf_printf(&nodes, "%s%d", i ? "|" : "", cost_nodes[i].nm);
    return (struct option){"cost", "--node", "NM", .kind = OPTION_TEXT, .choices = nodes.s, .preset = xasprintf("%d", cost_nodes[0].nm),
                           .again = true, .doc = xasprintf("process node, one of %s; repeat it for more columns", choice_list(nodes.s, ", "))};
}

static void add_rows(struct option *table, int *n, const struct option *more)
{
    for (; more->name; more++)
        table[(*n)++] = *more;
}

const struct option *option_table(void)
{
    static struct option table[MOST_ROWS];
    int n = 0;
    if (table[0].name)
        return table;
    add_rows(table, &n, rows);
    table[n++] = node_row();
    for (int i = 0; i < NODE_CONSTANTS; i++)
        table[n++] = constant_row(&cost_node_constants[i], NULL);
    for (int i = 0; i < COST_CONSTANTS; i++)
        table[n++] = constant_row(&cost_constants[i], &cost_defaults[i]);
    add_rows(table, &n, of_all);
    return table;
}
