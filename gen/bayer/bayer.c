// SPDX-License-Identifier: Apache-2.0
// The generator `bayer`: raw 12-bit pixels behind a Bayer colour filter (US patent 3,971,065) to colour on 8-bit
// products. Each raw value is split into byte halves, which commutes with any int8 kernel, and the sums are put
// together once. mode=half: four 2x2 kernels over each cell; mode=bilinear: every colour of every pixel.
#include "bayer/bayer.h"

#include "emit/use.h"

enum {
    OUT_BITS = 16,
    SLOTS = 8, // results in the buffer: all that are on their way
    LATENCY = 5,
};

static const struct param schema[] = {
    {"pattern", PARAM_ENUM, 0, 0, "rggb|bggr|grbg|gbrg", "rggb", "colours of the pixels at (row, column) (0,0), (0,1), (1,0) and (1,1)"},
    {"mode", PARAM_ENUM, 0, 0, "half|bilinear", "half",
     "half = four 2 x 2 kernels over each cell of 2 x 2 pixels, half the size; bilinear = red, green, blue of each pixel"},
    {"black", PARAM_INT, 0, BAYER_RAW_MAX, NULL, "0", "black level, subtracted from every raw pixel"},
    {"max_width", PARAM_INT, 2, 65536, NULL, "4096", "longest line in pixels"},
    {"height", PARAM_INT, 0, BAYER_HEIGHT_MAX, NULL, "0",
     "mode=bilinear: lines of every frame, at least 2; 0 = any number, and the last line leaves only when the next frame starts"},
    {"kernels", PARAM_FILE, 0, 0, NULL, "default",
     "mode=half: int8 .npy, 4 x 2 x 2, [k][y][x] for row y, column x of the cell; default = red, green, blue, luma"},
    {"shifts", PARAM_LIST, 0, 31, "S0|S1|S2|S3", "auto",
     "mode=half: right shift of each kernel's sum in bits; auto = 0,1,0,7, with kernels= 0,0,0,0"},
    {"arith", PARAM_ENUM, 0, 0, "heap|star", "heap", "heap = compressor trees of adder cells, for silicon; star = * and +, for FPGAs; same results"},
    {"goal", PARAM_ENUM, 0, 0, "delay|area", "delay", "what the compressor trees of arith=heap are optimized for: delay = area times delay, area = area alone"},
    PARAM_FOR("arith=star"),
    {"top", PARAM_NAME, 0, 0, NULL, NULL, "name of the top module and prefix of all others"},
    {0},
};

static const struct sample samples[] = {
    {"max_width", "..16"},
    {"height", "..5"},
    {"kernels", "i1 4,2,2 -128..127; i1 4,2,2 -1..1; i1 4,2,2 0"},
    {0},
};

static struct camera derive(struct params *p)
{
    static const struct {
        const char *pattern;
        int red;
    } reds[] = {{"rggb", 0}, {"grbg", 1}, {"gbrg", 2}, {"bggr", 3}};
    struct camera c = {.half = param_is(p, "mode", "half"), .black = param_int(p, "black"),
                       .max_width = param_int(p, "max_width"), .height = param_int(p, "height")};
    for (int i = 0; i < 4; i++)
        if (param_is(p, "pattern", reds[i].pattern))
            c.red = reds[i].red;
    c.addr_bits = index_bits(c.max_width);
    c.channels = c.half ? BAYER_KERNELS : 3;
    static const char *const only_half[] = {"kernels", "shifts"};
    for (int i = 0; i < 2; i++)
        param_only_with(p, only_half[i], c.half, "mode=bilinear", "mode=half");
    param_only_with(p, "height", !c.half, "mode=half", "mode=bilinear");
    if (c.height == 1)
        refuse(p->error, "height", "value '1'; legal: 0, or 2..%d: the image is mirrored at its last line", (int)BAYER_HEIGHT_MAX);
    bayer_kernels(&c, p);
    return c;
}

static void top_ports(struct module *m, const struct camera *c)
{
    module_port(m, PORT_IN, "clk", 1, "clock");
    module_port(m, PORT_IN, "rst", 1, "synchronous reset, active high; the next pixel begins a frame");
    module_vector(m, PORT_IN, "s_axis_raw_tdata", 1, 12, false, "one raw pixel, bits 15..12 ignored")->width = 16;
    module_port(m, PORT_IN, "s_axis_raw_tvalid", 1, "raw pixels");
    module_port(m, PORT_OUT, "s_axis_raw_tready", 1,
                c->half ? "raw pixels" : "low while the last line of a frame leaves");
    module_port(m, PORT_IN, "s_axis_raw_tlast", 1, "last pixel of its line");
    module_port(m, PORT_IN, "s_axis_raw_tuser", 1, "first pixel of a frame");
    module_vector(m, PORT_OUT, "m_axis_rgb_tdata", c->channels, OUT_BITS, false,
                  c->half ? "results of kernels 0..3 over a cell: by default red, green, blue, luma"
                          : "red, green, blue of a pixel");
    module_port(m, PORT_OUT, "m_axis_rgb_tvalid", 1, "results");
    module_port(m, PORT_IN, "m_axis_rgb_tready", 1, "results");
    module_port(m, PORT_OUT, "m_axis_rgb_tlast", 1, "last result of a line");
    module_port(m, PORT_OUT, "m_axis_rgb_tuser", 1, "first result of a frame");
    module_port(m, PORT_OUT, "err", 1, "sticky: a line or frame was malformed; its results are cut off");
}

static void use_modules(struct design *d, const struct camera *c, struct holes *h)
{
    const struct rtl_value half[] = {{"MAX_WIDTH", c->max_width}, {"SLOTS", SLOTS}, {0}};
    const struct rtl_value bilinear[] = {
        {"MAX_WIDTH", c->max_width}, {"HEIGHT", c->height}, {"RED", c->red}, {"SLOTS", SLOTS}, {0}};
    const struct rtl_value window[] = {{"MAX_WIDTH", c->max_width}, {0}};
    if (c->half) {
        design_use(d, h, "CONTROL", "bayer", "gw_control_half", half);
        design_use(d, h, "WINDOW", "bayer", "gw_window_half", window);
    } else {
        design_use(d, h, "CONTROL", "bayer", "gw_control_bilinear", bilinear);
        design_use(d, h, "WINDOW", "bayer", "gw_window_bilinear", window);
    }
}

static void number_holes(struct holes *h, const struct camera *c)
{
    int slot_w = index_bits(SLOTS);
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
        {"HEIGHT", c->height}, {"BILINEAR", !c->half}, {"MAX_WIDTH", c->max_width}, {"COL_MSB", c->addr_bits - 1},
        {"SLOTS", SLOTS}, {"SLOT_W", slot_w}, {"SLOT_MSB", slot_w - 1}, {"RESULT_MSB", OUT_BITS * c->channels - 1},
        {"STORED", OUT_BITS * c->channels + 2}, {"S", c->kernels[0].bits}, {"S_MSB", c->kernels[0].bits - 1},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        hole_int(h, numbers[i].name, numbers[i].value);
}

// The instances of the four kernels, and their table for the reader.
static void kernel_holes(struct design *d, const struct camera *c, struct holes *h)
{
    struct buf text = {0}, table = {0};
    buf_puts(&table, "  | channel | [0][0] | [0][1] | [1][0] | [1][1] | shift |\n  |---|---|---|---|---|---|");
    for (int i = 0; i < c->kernel_count; i++) {
        const struct kernel *k = &c->kernels[i];
        hole(h, "K", "%s", k->name);
        hole_int(h, "K_AT", OUT_BITS * i);
        hole_int(h, "S", k->bits);
        hole_int(h, "S_MSB", k->bits - 1);
        hole_int(h, "SHIFT", k->shift);
        char *one = template_render(d->template_text, "kernel", h);
        buf_puts(&text, one);
        free(one);
        buf_printf(&table, "\n  | %d: %s |", i, k->name);
        for (int j = 0; j < 4; j++)
            buf_printf(&table, " %lld |", (long long)k->w[j]);
        buf_printf(&table, " %lld |", (long long)k->shift);
    }
    text.s[--text.len] = '\0';
    hole(h, "KERNELS_TEXT", "%s", text.s);
    hole(h, "KERNEL_TABLE", "%s", table.s);
    free(text.s);
    free(table.s);
}

// What the testbench needs beside the parameters.
static void derived_numbers(struct design *d, const struct camera *c)
{
    json_t *kernels = json_array(), *shifts = json_array();
    int64_t products = 0;
    for (int i = 0; i < c->kernel_count; i++) {
        const struct kernel *k = &c->kernels[i];
        json_array_append_new(kernels, json_pack("[[I, I], [I, I]]", (json_int_t)k->w[0], (json_int_t)k->w[1],
                                                 (json_int_t)k->w[2], (json_int_t)k->w[3]));
        json_array_append_new(shifts, json_integer(k->shift));
        int instances = !c->half && k->n > 1 ? 2 : 1;
        for (int j = 0; j < k->n; j++)
            products += instances * (k->w[j] != 0);
    }
    if (c->half) {
        json_object_set(d->derived, "kernels", kernels);
        json_object_set(d->derived, "shifts", shifts);
    }
    json_object_set_new(d->derived, "channels", json_integer(c->channels));
    json_object_set_new(d->derived, "multipliers", json_integer(products ? 2 * products : 1));
    json_decref(kernels);
    json_decref(shifts);
}

static void describe_design(struct design *d, const struct camera *c)
{
    d->summary = xasprintf("%s: raw 12-bit %s pixels, in lines of up to %lld, to %s.", d->top,
                           param_text(&d->params, "pattern"), (long long)c->max_width,
                           c->half ? "four 16-bit channels at half the size by 2x2 kernels on 8-bit products"
                                   : "16-bit red, green and blue of every pixel, bilinear, on 8-bit products");
    d->cycles = c->half ? "(2*(H/2)-1)*W + 2*(W/2) + latency" : "(H+1)*W + 1 + latency";
    d->cycles_doc = "clocks from the first input transfer to the last result transfer, inclusive, of one image H x W "
                    "when no stream ever stalls; all divisions round down";
    d->latency = LATENCY;
    d->latency_doc = c->half ? "from the transfer of a cell's last pixel to the transfer of its results"
                             : "from the step that completes a pixel's neighbours to the transfer of its result";
    design_size(d, "H", c->height ? c->height : 48, "lines of the image");
    design_size(d, "W", c->max_width < 64 ? c->max_width : 64, "pixels of a line");
    design_array(d, ARRAY_NEEDED, "raw", 12, false, "raw pixels, line by line", "H x W");
    design_array(d, ARRAY_RESULT, "rgb", OUT_BITS, false, c->half ? "results of the kernels over each cell of 2 x 2 pixels" : "red, green, blue of each pixel",
                 c->half ? "H/2 x W/2 x %d" : "H x W x %d", c->channels);
    derived_numbers(d, c);
}

static void build(struct design *d)
{
    struct camera c = derive(&d->params);
    struct holes h = {0};
    if (is_refused(d->params.error))
        return;
    describe_design(d, &c);
    hole(&h, "TOP", "%s", d->top);
    number_holes(&h, &c);
    if (c.half)
        kernel_holes(d, &c, &h);
    struct module *top = design_module(d, "", c.half ? "Top: control, the cell's pixels, four kernels, result buffer."
                                                     : "Top: control, the pixel's neighbours, their means, result "
                                                       "buffer.");
    top_ports(top, &c);
    use_modules(d, &c, &h);
    module_body(d, top, c.half ? "top_half" : "top_bilinear", &h);
    for (int i = 0; i < c.kernel_count; i++)
        bayer_add_mac(d, &c.kernels[i], &h);
    d->timing = template_render(d->template_text, "timing", &h);
    holes_end(&h, d->template_text);
}

const struct generator generator_bayer = {
    .name = "bayer",
    .summary = "demosaicing of raw 12-bit Bayer pixels with 8-bit multipliers, half size or bilinear",
    .about = "Raw pixels of a camera stream in, one a beat, and colour streams out. Each raw value is split into two bytes, so "
             "that all multipliers are 8x8; the sums are exact. mode=half: four 2x2 int8 kernels are applied to each cell of 2 "
             "x 2 pixels at once, by default red, green, blue and luma; kernels=K.npy gives others, and pattern= then has no "
             "effect. mode=bilinear: a missing colour is the mean of the nearest pixels of that colour, mirrored at the edges. "
             "A channel is max(0, (sum k*(raw - black) + half) >> shift), where half = half of 1 << shift rounds half up, "
             "saturated at 65535.",
    .schema = schema,
    .fpga = (const char *const[]){"arith=star", NULL},
    .samples = samples,
    .build = build,
};
