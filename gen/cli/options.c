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
    {"list", verb_list, "[--json]", NULL, 0, "the generators, a line each", "gatewright list\n"},
    {"describe", verb_describe, "GENERATOR [--json]", "which generator?", 1,
     "parameters of a generator (default, range, meaning), its ports, what it is", "gatewright describe systolic\n"},
    {"gen", verb_gen, "GENERATOR [name=value ...] -o OUT", "which generator?", ANY, "write a design into the folder OUT",
     "gatewright gen systolic rows=8 cols=8 -o mine\n"},
    {"retarget", verb_retarget, "OUT weights=NEW.npy [bias=NEW.npy mult=NEW.npy shift=NEW.npy zp=NEW.npy] [w_packed=1]", "which design?", ANY,
     "put other weights in a design whose base is the same for all; its base file stays as it is",
     "gatewright retarget mine weights=W2.npy\n"},
    {"sim", verb_sim, "OUT [options]", "which design?", 1,
     "check the design against its golden model, or run your own data through it",
     "gatewright sim mine\ngatewright sim mine --in a=A.npy --in w=W.npy --out c=C.npy\n"},
    {"example", verb_example, "OUT -o FOLDER [SIZE=N ...]", "which design?", ANY,
     "write random arrays that the design takes, to try sim and synth --power with; SIZE is M, K, N or what else describe names", "gatewright example mine -o arrays\n"},
    {"synth", verb_synth, "OUT [options]", "which design?", 1,
     "area and timing by Yosys and OpenSTA, gates and depth, or FPGA resources; power; a placed and routed layout of a small block",
     "gatewright synth mine\ngatewright synth mine --tech 'MY*.lib.gz' --clock 3\ngatewright synth mine --power --in a=A.npy --in w=W.npy\n"},
    {"sweep", verb_sweep, "GENERATOR [name=value,value,... | name=LO..HI[:STEP] | name=EXPRESSION ...] -o DIR [options]", NULL, ANY,
     "many designs in parallel: a table of what they cost, their Pareto front marked; goes on where it was stopped",
     "gatewright sweep systolic rows=4,8,16,32 cols=rows a_bits=4,8 -o space\n"},
    {"report", verb_report, "OUT|SWEEP [options]", "of which design or sweep?", 1,
     "one self-contained HTML page: diagram, area, timing, waves, roofline of a design; plots and table of a sweep",
     "gatewright report mine --power\n"},
    {"swizzle", verb_swizzle, "--pattern P ... [options] | --check FILE", NULL, 0,
     "find the map from addresses to banks that has no conflict on access patterns, or prove that there is none",
     "gatewright swizzle --pattern row --pattern block:8x4 --cert map.json\n"
     "gatewright swizzle --check map.json\n"},
    {"cost", verb_cost, "OUT|--area MM2|--synth FILE.json [options]", NULL, 1,
     "dollars a die and a TOPS, from area and node, against weights in SRAM or HBM; every constant is an option",
     "gatewright cost mine --node 7\n"},
    {0},
};

// Those of all verbs and those of cost that are its constants follow in option_table().
static const struct option rows[] = {
    {"gen", "--core-version", "N.N.N", .kind = OPTION_TEXT, .preset = "1.0.0", .doc = "version of the design in its FuseSoC core"},
    {"gen", "-o", "OUT", .kind = OPTION_FOLDER, .doc = "the folder to write: a new one, an empty one, or one that gen wrote"},
    {"gen", "--bench", "CLOCKS", INTEGER(100, 100000, "clocks"), .maybe = true,
     .doc = "with a self-checking testbench in plain Verilog, OUT/TOP_tb.v, of so many clocks of the self-check, 500 if not given"},
    {"gen", "--force", FLAG, .doc = "replace a design of another generator, too"},

    {"sim", "--sim", "NAME", WORD(SIMULATORS), .doc = "which simulator; without it both, verilator with --in"},
    {"sim", "--in", "NAME=FILE.npy", .kind = OPTION_ARRAY, .choices = "random", .again = true,
     .doc = "your array NAME goes through the design, each result compared with the golden model; one for each array of the generator, or random ones"},
    {"sim", "--out", "NAME=FILE.npy", .kind = OPTION_ARRAY, .again = true, .doc = "write the results of --in there"},
    {"sim", "--stalls", FLAG, .doc = "random stalls with --in, too; the self-check always has them"},
    {"example", "-o", "FOLDER", .kind = OPTION_FOLDER, .doc = "the folder to write: a new one, an empty one, or one that example wrote"},
    {"sim example", "--seed", "N", INTEGER(0, INT64_MAX, ""), .preset = "1", .doc = "of all that is random"},
    {"sim", "--cycles", "N", INTEGER(1, INT64_MAX, "clocks"), .doc = "length of the self-check; without it as long as it needs"},
    {"sim", "--view", "VIEW", WORD("auto|structural|words|fast"), .preset = "auto",
     .doc = "which of the design's equal texts: adder by adder, word by word, or as a rolled loop; auto: by the design's size"},
    {"sim", "--waves", "FILE", .kind = OPTION_FILE, .maybe = true, .doc = "write the waves of one episode, or of --cycles clocks, to FILE or beside OUT, and a GTKWave save file; "
     "with Icarus unless --sim says otherwise"},
    {"sim", "--excerpt", "CLOCKS", INTEGER(1, 100000, "clocks"),
     .doc = "what the ports did in so many clocks, half of them around the first transfer, half around the first result, as \"excerpt\" of --json"},
    {"sim", "--bench", "NAME.v", .kind = OPTION_FILE,
     .doc = "write this run as a self-checking testbench in plain Verilog, module NAME, and its vectors, NAME.hex; on Icarus"},
    {"sim", "--netlist", "FILE.v", .kind = OPTION_FILE,
     .doc = "test these mapped cells, as synth --netlist wrote them, instead of the source; with --cells and --sim icarus"},
    {"sim", "--cells", "FILE.v", .kind = OPTION_FILE, .doc = "Verilog models of the cells of --netlist"},
    {"sim", "--toggles", "FILE", .kind = OPTION_FILE, .doc = "write how often each net of --netlist changed"},
    {"sim", "--toggles-of", "FILE", .kind = OPTION_FILE, .doc = "--toggles only of the pins that this file lists, a line \"CELL PIN\" each"},

    {"synth sweep report", "--tech", "NAME|FILE.lib", .kind = OPTION_FILE, .choices = SYNTH_TECHNOLOGIES, .again = true,
     .doc = "what to map to, osu018 if not given; of your Liberty files, .gz too, several by a pattern in quotes or by --tech again"},
    {"synth sweep", "--clock", "NS", REAL(0.001, 1e6, "ns"), .doc = "map again, with more effort, for a clock of this period"},
    {"synth sweep", "--fmax", FLAG, .doc = "search for the shortest clock"},
    {"synth sweep", "--flat", FLAG, .doc = "the whole design flat, too, to compare with the sum of parts"},
    {"synth sweep", "--ram", "HOW", WORD("box|flops"), .doc = "memories: left out, as boxes, or mapped to flip-flops; without it box"},
    {"synth", "--netlist", "FILE.v", .kind = OPTION_FILE, .doc = "write the mapped cells"},
    {"synth", "--csv", FLAG, .doc = "the modules as CSV on standard output: a line each of what one of it takes, then \"all\" of the design"},
    {"synth sweep report", "--power", FLAG, .doc = "power of toggles counted in simulation: random operands, or your arrays of --in"},
    {"synth sweep", "--power-sample", "N", INTEGER(0, POWER_SAMPLE_MOST, "instances of a module"),
     .doc = "of a large design, so many instances of each module are simulated as cells; 0: all"},
    {"synth sweep", "--power-from", "N", INTEGER(2, COMPOSE_FROM, "rows and columns"),
     .doc = "compose the power of an array of that of one of N rows and columns"},
    {"synth sweep", "--power-error", FLAG, .doc = "how far composing or sampling is off, on smaller arrays"},
    {"synth sweep", "--glitches", FLAG, .doc = "count the toggles of gate delays, too"},
    {"synth sweep", "--in", "NAME=FILE.npy", .kind = OPTION_ARRAY, .choices = "random", .again = true,
     .doc = "with --power: your arrays, one for each of the generator, or random operands"},
    {"synth sweep", "--sram-cell", "UM2", REAL(1e-6, 1000, "um2"), .doc = "bit cell of the estimate of memories; without it the node's"},
    {"synth sweep", "--sram-efficiency", "SHARE", REAL(0.001, 1, "of the macro"), .doc = "bit cells over macro of that estimate; without it by size"},
    {"synth report", "--layout", "MODULE", .kind = OPTION_TEXT, .maybe = true,
     .doc = "place and route the top, or one module, by qflow: die, delay with wires, checks"},
    {"synth", "--layout-dir", "DIR", .kind = OPTION_FOLDER, .doc = "keep the layout's files there, its picture among them"},
    {"synth", "--layout-timeout", "S", INTEGER(1, 1000000, "seconds"), .preset = "3600", // 3,000 cells take qrouter 3 minutes of a core, which may be shared
     .doc = "that one run of a layout tool may take"},

    {"sweep", "-o", "DIR", .kind = OPTION_FOLDER, .doc = "the folder of results.csv, results.json and times.json: a new one, or that of an earlier sweep"},
    {"sweep", "--sim", "NAME", WORD(SIMULATORS), .maybe = true, .doc = "check each design on this simulator, or both"},
    {"sweep", "--pareto", "COLUMN,...", .kind = OPTION_TEXT,
     .doc = "columns of the table that the front is of: NAME, min:NAME or max:NAME; without it size, delay and throughput"},
    {"sweep", "--jobs", "N", INTEGER(1, 4096, ""), .doc = "points at a time; without it one more than processors"},
    {"sweep", "--launch", "HOW", WORD("slurm"), .doc = "the points as a job array of Slurm"},
    {"sweep", "--patience", "SECONDS", INTEGER(1, 1000000, "seconds"), .preset = "300", .doc = "to wait where no node takes a task"},
    {"sweep", "--dry-run", FLAG, .doc = "only list the points, and which are done"},
    {"sweep", "--task", "FILE", .kind = OPTION_FILE, .doc = "the plan of a job array, in one of its tasks", .hidden = true},

    {"report", "-o", "FILE.html", .kind = OPTION_FILE, .doc = "the page; without it report.html in the folder"},
    {"report", "--in", "NAME=FILE.npy", .kind = OPTION_ARRAY, .again = true, .doc = "waves and cycles of your arrays, not of the self-check"},
    {"report", "--synth", "FILE.json", .kind = OPTION_FILE, .doc = "what synth --json printed, not to run it again"},
    {"report", "--sim", "FILE.json", .kind = OPTION_FILE, .doc = "what sim --json printed, not to run it again"},

    {"swizzle", "--pattern", "P", .kind = OPTION_TEXT, .choices = "row|col|diag|anti|strides|stride:|block:|box:|wide:|transpose|list:", .again = true,
     .doc = "lanes that meet in one access: " SWIZZLE_PATTERNS},
    {"swizzle", "--banks", "N", INTEGER(2, SWIZZLE_MAX_BANKS, ""), .preset = "32", .doc = "a power of two; lanes, too"},
    {"swizzle", "--tile", "RxC", .kind = OPTION_TEXT, .doc = "rows and columns of the tile in memory, powers of two; without it as many as banks"},
    {"swizzle", "--dims", "X,Y,Z", .kind = OPTION_TEXT, .doc = "sizes of a volume, powers of two, for box:AxBxC; its tile has Y*Z rows of X elements"},
    {"swizzle", "--word", "BITS", INTEGER(1, 1024, "bits"), .preset = "32", .doc = "of a bank"},
    {"swizzle", "--elem", "BITS", INTEGER(1, 1024, "bits"), .doc = "of an element, several of which share a word; without it a word's"},
    {"swizzle", "--preset", "MAP", .kind = OPTION_TEXT, .choices = "none|pad|xor|sw32|sw64|sw128|bitrev|ipoly|best|cute:|masks:", .again = true,
     .doc = "a map to compare: " SWIZZLE_MAPS "; without it none, pad, xor, sw128 and best"},
    {"swizzle", "--count", FLAG, .doc = "how many maps have no conflict"},
    {"swizzle", "--effort", "N", INTEGER(1, INT64_C(1000000000000), ""), .preset = "1000000000", .doc = "units of work before giving up"},
    {"swizzle", "--cert", "FILE.json", .kind = OPTION_FILE, .doc = "write a certificate: the map, or the refutation of all"},
    {"swizzle", "--svg", "FILE.svg", .kind = OPTION_FILE, .doc = "draw the tile, a colour a bank"},
    {"swizzle", "--check", "FILE.json", .kind = OPTION_FILE, .doc = "judge a certificate, alone"},

    {"cost", "--area", "MM2", REAL(1e-9, 1e6, "mm2"), .doc = "a die of this size in place of a design"},
    {"cost", "--from", "NM", .kind = OPTION_TEXT, .doc = "the node that --area is of; without it that of the result"},
    {"cost", "--synth", "FILE.json", .kind = OPTION_FILE, .doc = "what synth --json printed, in place of a design or not to run it again"},
    {"cost", "--yield", "MODEL", WORD("poisson|murphy|negbin"), .preset = "negbin", .doc = "how defects lie on a wafer"},
    {"cost", "--macs", "N", REAL(1, 1e12, "a clock"), .doc = "multiplications; without it the design's"},
    {"cost", "--fmax", "MHZ", REAL(1e-3, 1e6, "MHz"), .doc = "clock at 180 nm; without it that of synth"},
    {"cost", "--weights", "N", REAL(1, 1e15, ""), .doc = "that the die holds; without it the design's"},
    {"cost", "--weight-bits", "BITS", REAL(1, 64, "bits"), .doc = "of a weight; without it the design's"},
    {0},
};

static const struct option of_all[] = {
    {"*", "--json", FLAG, .doc = "one JSON object on standard output, for scripts; an error, too: {\"error\": ..., \"status\": ...}"},
    {"*", "-q", FLAG, .doc = "quiet: nothing but errors, and what another option asks for"},
    {"*", "--help", FLAG, .doc = "this text; -h, too"},
    {0},
};

// ---- the constants of cost are options ----

enum { MOST_ROWS = sizeof rows / sizeof *rows + sizeof of_all / sizeof *of_all + COST_CONSTANTS + NODE_CONSTANTS + 1 };

static struct option constant_row(const struct cost_doc *d, const struct cost_figure *preset)
{
    return (struct option){"cost", xasprintf("--%s", d->name), "N", REAL(d->min, d->max, d->unit),
                           .preset = preset ? xasprintf("%.10g", preset->value) : NULL,
                           .doc = preset ? d->doc : xasprintf("%s; without it the node's", d->doc)};
}

static struct option node_row(void)
{
    struct buf nodes = {0};
    for (int i = 0; i < cost_node_count; i++)
        buf_printf(&nodes, "%s%d", i ? "|" : "", cost_nodes[i].nm);
    return (struct option){"cost", "--node", "NM", .kind = OPTION_TEXT, .choices = nodes.s, .preset = xasprintf("%d", cost_nodes[0].nm),
                           .again = true, .doc = xasprintf("process, one of %s; again for more columns", choice_list(nodes.s, ", "))};
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
