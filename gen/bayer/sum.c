// SPDX-License-Identifier: Apache-2.0
// The arithmetic of the generator `bayer`: sums of products over pixels.
#include "arith/bitheap.h"
#include "bayer/bayer.h"

#include <stdlib.h>

static int weight_bits(int64_t w)
{
    int fit = signed_bits(w, w);
    return fit > 2 ? fit : 2;
}

// Declares the weights that are not zero.
static void add_weights(const struct kernel *k, struct buf *lines)
{
    for (int i = 0; i < k->n; i++) {
        int64_t w = k->w[i];
        int bits = weight_bits(w);
        if (w)
            buf_printf(lines, "%s  localparam signed [%d:0] W%d = %s%d'sd%lld;", lines->len ? "\n" : "", bits - 1, i,
                       w < 0 ? "-" : "", bits, (long long)(w < 0 ? -w : w));
    }
}

// Adds the products of one byte half, bits msb..lsb of each pixel, to lines, and their sum to total.
static void add_half(const struct kernel *k, const char *name, int msb, int lsb, int sum, struct buf *lines,
                     struct buf *total)
{
    for (int i = 0; i < k->n; i++) {
        if (!k->w[i])
            continue;
        struct kernel single = {.n = 1, .w = {k->w[i]}};
        int bits = bayer_sum_bits(&single, (1 << (msb - lsb + 1)) - 1, 0);
        int above = weight_bits(k->w[i]) - (msb - lsb + 1); // zeros that make the pixel as wide as its weight
        char *product = xasprintf("%s%d", name, i);
        char *term = verilog_resize(product, bits, sum);
        buf_printf(lines, "\n  wire [%d:0] %s = $signed({%d'd0, x[%d:%d]}) * W%d;", bits - 1, product,
                   above > 0 ? above : 1, 12 * i + msb, 12 * i + lsb, i);
        buf_printf(total, "%s%s", total->len ? "\n    + " : "", term);
        free(term);
        free(product);
    }
}

static char *sum_text(const struct kernel *k, bool any)
{
    if (!any)
        return xasprintf("%d'd%lld", k->bits, (long long)k->bias);
    char *high = verilog_resize("high", k->high_bits, k->bits - 8), *low = verilog_resize("low", k->low_bits, k->bits);
    char *bias = k->bias ? xasprintf(" %c %d'd%lld", k->bias < 0 ? '-' : '+', k->bits,
                                     (long long)(k->bias < 0 ? -k->bias : k->bias))
                         : xstrdup("");
    char *sum = xasprintf("{%s, 8'd0} + %s%s", high, low, bias);
    free(high);
    free(low);
    free(bias);
    return sum;
}

// The pixels that the kernel does not look at.
static void unused_holes(struct holes *h, const struct kernel *k)
{
    struct buf b = {0};
    int n = 0;
    for (int i = 0; i < k->n; i++)
        if (!k->w[i])
            buf_printf(&b, "%sx[%d:%d]", n++ ? ", " : "", 12 * i + 11, 12 * i);
    hole(h, "UNUSED", "%s", b.s ? b.s : "");
    hole_int(h, "UNUSED_MSB", 12 * n - 1);
    hole_int(h, "HAS_UNUSED", n > 0);
    hole_int(h, "ANY", n < k->n);
    free(b.s);
}

// The same sum as a bit heap: both byte halves of a pixel meet their weight in one go.
static void heap_hole(struct design *d, struct module *m, const struct kernel *k, struct holes *h)
{
    struct buf b = {0};
    struct heap *heap = heap_new(k->bits);
    bool area = param_is(&d->params, "goal", "area");
    m->cost = xcalloc(1, sizeof *m->cost);
    design_view(d, "words");
    for (int i = 0; i < k->n; i++) {
        if (!k->w[i])
            continue;
        char *pixel = xasprintf("x%d", i);
        buf_printf(&b, "  wire [11:0] %s = x[%d:%d]; // times %lld\n", pixel, 12 * i + 11, 12 * i, (long long)k->w[i]);
        heap_multiple(heap, 0, pixel, 12, k->w[i], 0);
        free(pixel);
    }
    heap_constant(heap, 0, k->bias);
    heap_close(heap, area ? HEAP_AREA : HEAP_DELAY, &b, "", "sum", m->cost);
    heap_free(heap);
    b.s[--b.len] = '\0';
    hole(h, "HEAP_TEXT", "%s", b.s);
    free(b.s);
}

void bayer_add_mac(struct design *d, const struct kernel *k, struct holes *h)
{
    struct buf lines = {0}, low = {0}, high = {0};
    char *suffix = xasprintf("mac_%s", k->name);
    struct module *m = design_module(d, suffix, "A kernel's sum over raw pixels, less black, plus one half of what is "
                                                "shifted out.");
    module_vector(m, PORT_IN, "x", k->n, 12, false, "pixels");
    module_vector(m, PORT_OUT, "sum", 1, k->bits, true, "exact");
    add_weights(k, &lines);
    add_half(k, "low", 7, 0, k->low_bits, &lines, &low);
    add_half(k, "high", 11, 8, k->high_bits, &lines, &high);
    hole(h, "PRODUCTS", "%s", lines.s ? lines.s : "");
    hole(h, "LOW_SUM", "%s", low.s ? low.s : "");
    hole(h, "HIGH_SUM", "%s", high.s ? high.s : "");
    hole_int(h, "LOW_MSB", k->low_bits - 1);
    hole_int(h, "HIGH_MSB", k->high_bits - 1);
    unused_holes(h, k);
    hole_int(h, "HEAP", param_is(&d->params, "arith", "heap"));
    hole(h, "HEAP_TEXT", "%s", "");
    if (param_is(&d->params, "arith", "heap"))
        heap_hole(d, m, k, h);
    char *sum = sum_text(k, lines.len > 0);
    hole(h, "SUM", "%s", sum);
    module_body(d, m, "mac", h);
    free(sum);
    free(suffix);
    free(lines.s);
    free(low.s);
    free(high.s);
}
