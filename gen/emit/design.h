// SPDX-License-Identifier: Apache-2.0
// A design on its way to Verilog: modules as data (name, doc, ports) with bodies from templates.
#ifndef GW_DESIGN_H
#define GW_DESIGN_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/util.h"
#include "emit/arrays.h"
#include "emit/cost.h"
#include "emit/param.h"

enum port_dir { PORT_IN, PORT_OUT, PORT_OUT_REG };

struct port {
    const char *name;
    enum port_dir dir;
    int width;        // bits
    int elements;     // values packed in it, element 0 lowest; 1 for a plain port
    int element_bits; // bits of one value
    bool is_signed;   // the values are two's complement
    bool is_vector;   // has a range even when it is one bit wide
    const char *doc;
};

struct module {
    char *name; // whole name, prefix included
    const char *doc;
    struct port *ports;
    int port_count;
    char *body;
    char *header, *header_doc; // of a module of rtl/ (emit/rtl.h), as it was written, and its doc; else NULL
    struct module_cost *cost; // of the arithmetic engine's modules, before synthesis; else NULL
    int flops;              // of those modules
    int64_t copies;         // instances in the design, where the generator counts them
    const char *attribute;  // of the module, for synthesis, or NULL
    const char *view;       // macro of the one view that has the module, or NULL: all have it
    bool second_file;       // stands in TOP_PART.v, not in TOP.v
    const char *stem;       // of that file, once the design is built: "TOP_PART"; else NULL
    int users;              // designs around the module's own that have it too
};

// Named holes of a template: @NAME@ in the text, "@NAME@ word(s)" for a count of words, @if NAME ... @else ... @end around lines.
struct holes {
    struct hole *list;
    int count;
};
void hole(struct holes *h, const char *name, const char *fmt, ...) PRINTF(3, 4);
void hole_int(struct holes *h, const char *name, int64_t v);

// Frees the holes, once all sections are made; dies (ST_TOOL) if one of them stands nowhere in the template's text.
void holes_end(struct holes *h, const char *text);

struct term {
    const char *name, *formula;
};

// An array that the design keeps beside its Verilog, as NAME.npy.
struct kept_array {
    const char *name;
    int ndim;
    int64_t shape[2];
    const int64_t *data; // C order
    int bits;            // 8, 16 or 32
    bool is_signed;
};

// A user's file that the design keeps beside its Verilog, as it is.
struct kept_file {
    const char *path;
    char *name; // in the folder
};

// A Verilog file beside TOP.v, of the design or of one inside it.
struct part_file {
    const char *stem; // "TOP_PART", "TOP_INSTANCE_PART"
    const char *doc;  // what stands in it
    const char *command; // generator and words that make it, of a design inside; else NULL: those of the whole
};

struct instance;

struct design {
    const char *generator;
    const char *summary; // one sentence: what this design is
    const char *top;
    const char *core_version; // of the design, in its FuseSoC core
    struct params params;
    struct module **modules; // the top first
    int module_count;
    char *template_text;     // the generator's .v.in
    char *timing;            // timing diagram and protocol, Markdown
    struct term *terms;      // names that the cycle formula uses, in order
    int term_count;
    const char *cycles;      // clocks of an unstalled run, in M, K, N, parameters and terms
    const char *cycles_doc;
    int64_t latency;         // clocks
    const char *latency_doc;
    const char **views;      // of "structural", "words" and "fast", what the Verilog offers, in this order
    int view_count;
    json_t *derived;         // numbers that follow from the parameters, for testbench and reader
    json_t *predicted;       // see design_predict; NULL before
    json_t *notes;           // more keys of the manifest, or NULL
    const char *bench;       // folder that has TOP_tb.v and TOP_tb.hex, a testbench to keep beside it; or NULL
    const char *part;        // name of the second Verilog file, TOP_PART.v; NULL if there is none
    const char *part_doc;    // what stands in it
    struct part_file *parts;      // all such files, those of the designs inside too
    int part_count;
    struct instance *instances; // designs inside (emit/instance.h)
    int instance_count;
    char *command;           // words that give TOP.v again, where those of the whole design say more; else NULL
    struct kept_array *arrays;
    int array_count;
    struct kept_file *kept;
    int kept_count;
    struct user_array *user_arrays; // what sim takes and gives
    int user_array_count;
    struct user_size *sizes;
    int size_count;
};

// Adds a module called TOP for suffix "", TOP_SUFFIX otherwise.
struct module *design_module(struct design *d, const char *suffix, const char *doc);

// The module, or the port of a module, of that name; NULL if there is none.
struct module *module_called(const struct design *d, const char *name);
const struct port *port_called(const struct module *m, const char *name);

// Adds a port of `width` bits; the second form packs `elements` values of `element_bits`.
void module_port(struct module *m, enum port_dir dir, const char *name, int width, const char *doc);
struct port *module_vector(struct module *m, enum port_dir dir, const char *name, int elements,
                           int element_bits, bool is_signed, const char *doc);

// The tdata of a stream: as module_vector, padded to whole bytes.
void module_stream(struct module *m, enum port_dir dir, const char *name, int elements, int element_bits,
                   bool is_signed, const char *doc);

// A port like that of another module, under the name that p has.
void module_same_port(struct module *m, struct port p);

// The inputs clk and rst of an inner module.
void module_clocks(struct module *m);

// The ports s_axil_ of an AXI4-Lite slave (rtl/cells/gw_axil.v) of so many address bits, in front of `what`.
void module_axil(struct module *m, int address_bits, const char *what);

// Of a stream's tdata the bits that its elements take.
struct tdata {
    const char *stream;
    int used;
};

// Holes PADDING_IN and PADDING_OUT, HAS_PADDING_IN and HAS_PADDING_OUT: the bits of tdata beyond those used. Inputs (s_axis_) are
// ignored under a name that says so, those of the output (m_axis_) are zero.
void padding_holes(struct holes *h, const struct tdata *in, int in_count, struct tdata out);

// The body of m: section `section` of the design's template with the holes filled. gw_ cells that it
// instantiates become TOP_ modules of the design.
void module_body(struct design *d, struct module *m, const char *section, const struct holes *h);

// The text of gen/NAME.v.in, allocated.
char *template_text(const char *name);

// Section of a template's text with holes filled, allocated.
char *template_render(const char *text, const char *section, const struct holes *h);

// An expression of `to` bits with the two's complement value of another, `from` bits wide: a name, a part select, or a
// concatenation of a sign bit and more. A narrower `to` keeps the low bits of a name. Allocated.
char *verilog_resize(const char *expr, int from, int to);
void hole_resized(struct holes *h, const char *hole_name, const char *expr, int from, int to);

// A concatenation of n expressions, element 0 lowest, in lines of 100 columns of their own.
void verilog_concatenation(struct buf *text, int indent, char *const *list, int n);

void design_term(struct design *d, const char *name, const char *formula);

// The Verilog offers the view, too; an array, or a file under a name that the design takes over, stays in its folder.
void design_view(struct design *d, const char *view);
void design_keep_array(struct design *d, struct kept_array a);
void design_keep_file(struct design *d, const char *path, char *name);

// A further Verilog file, once the modules that stand in it say so.
void design_part(struct design *d, const char *stem, const char *doc);

// The whole Verilog file, allocated: TOP.v, or that of the part if it is not NULL.
char *design_verilog(const struct design *d, const struct part_file *part);

// Refuses a top called as something is inside, or as tools call things of their own.
void design_check_top(const struct design *d);

// Of a design that is no longer needed; texts that its generator gave it may stay.
void design_free(struct design *d);

// Names of the files that are written, allocated, NULL at the end.
char **design_files(const struct design *d);

// Writes OUT: Verilog, manifest.json, FuseSoC core, README.md; whole or not at all.
void design_write(const struct design *d, const char *out);

// The same where a design stands that only differs in its second file: TOP.v stays the file that it is; dies if it is
// not the same byte for byte.
void design_rewrite(const struct design *d, const char *out);

// Predicts the design's area and delay, for its manifest and README (estimate/estimate.h).
void design_predict(struct design *d);

json_t *design_manifest(const struct design *d);
json_t *ports_json(const struct module *top);

// Bits of the smallest power of two >= n, at least 1: the width of an index below n.
int index_bits(int64_t n);

// Bits of the narrowest two's complement that holds lo..hi.
int signed_bits(int64_t lo, int64_t hi);
#endif
