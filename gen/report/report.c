// SPDX-License-Identifier: Apache-2.0
// Implementation of report.h: the request, what other verbs say, the page's frame.
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "base/data.h"
#include "base/option.h"
#include "base/output.h"
#include "base/proc.h"
#include "base/replace.h"
#include "base/svg.h"
#include "emit/manifest.h"
#include "synth/headline.h"

enum {
    EXCERPT = 40, // clocks of waves
    MOST_WORDS = 64,
};

struct request {
    char *style; // of the page
    const char *what, *page, *synth, *sim; // design or sweep; file to write; JSON files that exist already
    const char *sim_words[MOST_WORDS], *synth_words[MOST_WORDS];
    int sim_count, synth_count;
    bool json, layout;
};

// Options that go to synth or to sim as they are.
static void pass_on(const struct options *o, const char *name, const char **words, int *n)
{
    for (int i = 0; i < o->given_count; i++) {
        if (strcmp(o->given[i].row->name, name) != 0)
            continue;
        if (*n >= MOST_WORDS - 8)
            die(ST_USAGE, "report: too many options; legal: up to %d", (int)MOST_WORDS - 8);
        option_pass(&o->given[i], words, n);
    }
}

static struct request parse(const struct options *o)
{
    struct request r = {
        .what = o->words[0],
        .page = option_text(o, "-o"),
        .synth = option_text(o, "--synth"),
        .sim = option_text(o, "--sim"),
        .json = option_given(o, "--json"),
        .layout = option_given(o, "--layout"),
    };
    for (const char *const *name = (const char *const[]){"--tech", "--power", "--layout", NULL}; *name; name++)
        pass_on(o, *name, r.synth_words, &r.synth_count);
    pass_on(o, "--in", r.sim_words, &r.sim_count);
    return r;
}

static json_t *read_json(const char *path)
{
    json_error_t e;
    size_t len;
    char *text = must_read_file(path, &len);
    json_t *o = json_read_text(text, len, &e);
    free(text);
    if (!json_is_object(o))
        die(ST_USAGE, "%s: %s; legal: what a verb with --json printed", path, o ? "not an object" : e.text);
    return o;
}

// What a verb of this program says of the design as JSON, which stays in scratch/VERB.json. Ends the program as it did if it
// could not say anything.
static json_t *ask(const char *verb, const char *out, const char *const *words, int n, const char *scratch)
{
    const char *argv[MOST_WORDS + 8] = {verb, "--json", "-q", out};
    memcpy(argv + 4, words, (size_t)n * sizeof *words);
    char *log = xasprintf("%s/%s.json", scratch, verb);
    if (!is_quiet())
        fprintf(stderr, "report: %s ...\n", verb);
    run_verb(argv, log, scratch);
    json_t *o = read_json(log);
    free(log);
    return o;
}

// ---- the page ----

static char *read_style(void)
{
    char *path = data_path("gen/report/report.css"), *css = must_read_file(path, NULL);
    free(path);
    return css;
}

static void page_begin(struct buf *b, const char *style, const char *title, const char *line)
{
    buf_puts(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>");
    xml_text(b, title);
    buf_puts(b, "</title>\n<style>\n");
    buf_puts(b, style);
    buf_puts(b, "</style>\n</head>\n<body>\n<main>\n<header><h1>");
    xml_text(b, title);
    buf_puts(b, "</h1><p>");
    xml_text(b, line);
    buf_puts(b, "</p></header>\n");
}

static void page_end(struct buf *b, const char *conditions)
{
    buf_puts(b, "<footer>");
    xml_text(b, conditions);
    buf_puts(b, "</footer>\n</main>\n</body>\n</html>\n");
}

static void card(struct buf *b, const char *what, const char *fmt, ...) PRINTF(3, 4);
static void card(struct buf *b, const char *what, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *text = xvasprintf(fmt, ap);
    va_end(ap);
    buf_puts(b, "<div class=\"card\"><b>");
    xml_text(b, text);
    buf_puts(b, "</b><span>");
    xml_text(b, what);
    buf_puts(b, "</span></div>\n");
    free(text);
}

// The largest figure of what the design takes: cells of a library, gates or LUTs.
static void size_card(struct buf *b, const json_t *synth)
{
    double area = json_number(synth, "area"), gates = json_number(synth, "gates"), luts = json_number(synth, "lut");
    const char *tech = json_text(synth, "tech");
    if (area > 0)
        card(b, tech, area < 1e6 ? "%s um2" : "%s mm2", area < 1e6 ? thousands(area) : xasprintf("%.3f", area / 1e6));
    if (gates > 0)
        card(b, tech, "%s gates", thousands(gates));
    if (luts > 0)
        card(b, json_text(synth, "part"), "%s LUTs", thousands(luts));
    if (json_number(synth, "depth") > 0)
        card(b, "the longest path", "%s deep", counted(json_number(synth, "depth"), "gate"));
    if (json_is_false(json_object_get(synth, "fits")))
        card(b, "the design needs more than the part has", "does not fit");
}

static void cards(struct buf *b, const struct facts *f)
{
    const json_t *latency = json_object_get(f->manifest, "latency"), *derived = json_object_get(f->manifest, "derived");
    double fmax = json_number(f->synth, "fmax_mhz"), macs = macs_a_clock(derived), pj = json_number(json_object_get(f->synth, "power"), "pj_per_mac");
    buf_puts(b, "<div class=\"cards\">\n");
    size_card(b, f->synth);
    if (has_no_logic(f->synth))
        card(b, NO_LOGIC, "nothing to build");
    if (fmax > 0)
        card(b, json_object_get(f->synth, "placed") ? "clock, placed and routed" : "clock, ideal wires", "%.1f MHz", fmax);
    if (macs > 0)
        card(b, "multiplications a clock", "%s", macs < 1000 ? xasprintf("%.4g", macs) : thousands(macs));
    if (macs > 0 && fmax > 0)
        card(b, "peak, a multiplication is two operations", "%.3g GOPS", 2e-3 * macs * fmax);
    if (json_number(f->synth, "tops_per_mm2") > 0)
        card(b, "a mm2 of cells alone", "%.3g GOPS", 1e3 * json_number(f->synth, "tops_per_mm2"));
    if (json_number(f->synth, "tops_per_mm2_with_memories") > 0)
        card(b, "a mm2 of cells and memories", "%.3g GOPS", 1e3 * json_number(f->synth, "tops_per_mm2_with_memories"));
    if (pj > 0)
        card(b, "a multiplication, all counted", "%.3g pJ", pj);
    card(b, json_text(latency, "doc"), "%s", counted(json_number(latency, "clocks"), "clock"));
    char *checks = xasprintf("of %s results against the golden model", thousands(json_number(f->sim, "checks")));
    card(b, checks, "%s wrong", thousands(json_number(f->sim, "mismatches")));
    free(checks);
    buf_puts(b, "</div>\n");
}

// Under what the figures hold.
static char *conditions(const struct facts *f)
{
    struct buf b = {0};
    const char *sets[][2] = {{"includes", "Counted"}, {"excludes", "Not counted"}};
    buf_puts(&b, json_text(f->synth, "tech"));
    if (json_object_get(f->synth, "part"))
        buf_printf(&b, " (%s)", json_text(f->synth, "part"));
    if (json_object_get(f->synth, "voltage"))
        buf_printf(&b, ", %s corner, %.3g V, %.3g C", json_text(f->synth, "corner"), json_number(f->synth, "voltage"), json_number(f->synth, "temperature"));
    for (int i = 0; i < 2; i++)
        if (*json_text(f->synth, sets[i][0]))
            buf_printf(&b, ". %s: %s", sets[i][1], json_text(f->synth, sets[i][0]));
    buf_printf(&b, ". Simulated by %s, seed %.0f.", json_text(f->sim, "simulator"), json_number(f->sim, "seed"));
    return b.s;
}

static void design_page(struct buf *b, const char *style, const struct facts *f)
{
    const char *summary = json_text(f->manifest, "summary");
    size_t len = strlen(summary);
    char *line = xasprintf("%.*s; gatewright %s", (int)(len && summary[len - 1] == '.' ? len - 1 : len), summary, json_text(f->manifest, "version"));
    char *end = conditions(f);
    page_begin(b, style, json_text(f->manifest, "top"), line);
    cards(b, f);
    report_diagram(b, f);
    report_area(b, f);
    report_timing(b, f);
    report_layout(b, f);
    report_power(b, f);
    report_waves(b, f);
    report_roofline(b, f);
    report_cost(b, f);
    report_tables(b, f);
    page_end(b, end);
    free(end);
    free(line);
}

static void sweep_page(struct buf *b, const char *style, const json_t *results)
{
    int points, failed, front;
    const char *generator = json_text(results, "generator");
    char *title = xasprintf("Sweep of %s", generator), *line = xasprintf("%s; gatewright %s", counted((double)json_array_size(json_object_get(results, "parameters")), "parameter"),
                                                                        json_text(results, "gatewright"));
    sweep_counts(results, &points, &failed, &front);
    page_begin(b, style, title, line);
    buf_puts(b, "<div class=\"cards\">\n");
    card(b, "points", "%s", thousands(points));
    card(b, "on the Pareto front", "%s", thousands(front));
    card(b, "without figures", "%s", thousands(failed));
    buf_puts(b, "</div>\n");
    report_sweep(b, results);
    page_end(b, "Areas are of cells, timing with ideal wires; memories are not counted.");
    free(line);
    free(title);
}

// What `cost` makes of the area, at the node of its cells and at a late one; NULL for cells whose factors it does not know.
static json_t *ask_cost(const struct facts *f, const char *synth, const char *scratch)
{
    if (strcmp(json_text(f->synth, "tech"), "osu018") != 0 || json_number(f->synth, "area") <= 0)
        return NULL;
    double macs = macs_a_clock(json_object_get(f->manifest, "derived"));
    char *count = xasprintf("%.17g", macs);
    const char *words[] = {synth, "--node", "180", "--node", "7", "--macs", count};
    json_t *said = ask("cost", "--synth", words, macs >= 1 ? 7 : 5, scratch);
    free(count);
    return said;
}

static void report_design(const struct request *r, struct buf *b)
{
    char *scratch = scratch_dir(), *layout = xasprintf("%s/layout", scratch), *synth = xasprintf("%s/synth.json", scratch);
    const char *sim_words[MOST_WORDS] = {"--sim", "verilator", "--excerpt", "40"}, *synth_words[MOST_WORDS];
    memcpy(sim_words + 4, r->sim_words, sizeof *sim_words * (size_t)r->sim_count);
    memcpy(synth_words, r->synth_words, sizeof *synth_words * (size_t)r->synth_count);
    int n = r->synth_count;
    if (r->layout)
        synth_words[n++] = "--layout-dir", synth_words[n++] = layout;
    struct facts f = {.manifest = manifest_read(r->what)};
    f.sim = r->sim ? read_json(r->sim) : NULL; // before the work
    f.synth = r->synth ? read_json(r->synth) : ask("synth", r->what, synth_words, n, scratch);
    if (!f.sim)
        f.sim = ask("sim", r->what, sim_words, r->sim_count + 4, scratch);
    f.cost = ask_cost(&f, r->synth ? r->synth : synth, scratch);
    char *picture = xasprintf("%s/%s.svg", layout, json_text(json_object_get(f.synth, "layout"), "module"));
    f.picture = exists(picture) ? must_read_file(picture, NULL) : NULL;
    design_page(b, r->style, &f);
    remove_tree(scratch);
}

int verb_report(const struct options *o)
{
    struct request r = parse(o);
    r.style = read_style(); // before the work that it is for
    if (r.page)
        check_writable(r.page);
    struct buf page = {0};
    char *manifest = xasprintf("%s/manifest.json", r.what), *results = xasprintf("%s/results.json", r.what);
    if (exists(manifest))
        report_design(&r, &page);
    else if (exists(results))
        sweep_page(&page, r.style, read_json(results));
    else
        die(ST_USAGE, "%s: neither a design nor a sweep; legal: a folder with manifest.json or results.json", r.what);
    char *path = r.page ? xstrdup(r.page) : xasprintf("%s/report.html", r.what);
    replace_file(path, page.s, page.len);
    if (r.json)
        print_json(json_pack("{s:s, s:I}", "report", path, "bytes", (json_int_t)page.len));
    else if (!is_quiet())
        printf("%s\n", path);
    return ST_OK;
}
