// SPDX-License-Identifier: Apache-2.0
// Implementation of bitheap.h.
#include "bitheap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "celldata.h"

#define HUGE_AREA 1e12 // more than any heap has: what is too slow is weighed by its delay

struct bit {
    char *net;
    double at; // ns
};

struct column {
    struct bit *bits;
    int n;
    bool one; // the constant has a 1 here
};

// What was added, as whole words: 2^shift * expr.
struct addend {
    char *expr;
    int bits, shift;
    bool is_signed;
};

struct heap {
    int width;
    double limit; // ns, 0 if there is none
    struct column columns[HEAP_MAX_WIDTH];
    // The words view: the same sum as one expression.
    struct addend *addends;
    int addend_count;
    bool constant[HEAP_MAX_WIDTH];
    bool in_product;
    struct buf text;
};

struct heap *heap_new(int width)
{
    if (width < 1 || width > HEAP_MAX_WIDTH)
        die(ST_TOOL, "bit heap: width %d; legal: 1..%d", width, (int)HEAP_MAX_WIDTH);
    struct heap *h = xcalloc(1, sizeof *h);
    h->width = width;
    return h;
}

static void clear_column(struct column *c)
{
    for (int i = 0; i < c->n; i++)
        free(c->bits[i].net);
    free(c->bits);
    *c = (struct column){0};
}

void heap_free(struct heap *h)
{
    for (int i = 0; i < h->width; i++)
        clear_column(&h->columns[i]);
    for (int i = 0; i < h->addend_count; i++)
        free(h->addends[i].expr);
    free(h->addends);
    free(h->text.s);
    free(h);
}

int heap_width(const struct heap *h)
{
    return h->width;
}

static void put(struct column *c, char *net, double at)
{
    c->bits = xrealloc(c->bits, (size_t)(c->n + 1) * sizeof *c->bits);
    c->bits[c->n++] = (struct bit){net, at};
}

static void note(struct heap *h, char *expr, int bits, int shift, bool is_signed)
{
    if (h->in_product) {
        free(expr);
        return;
    }
    h->addends = xrealloc(h->addends, (size_t)(h->addend_count + 1) * sizeof *h->addends);
    h->addends[h->addend_count++] = (struct addend){expr, bits, shift, is_signed};
}

void heap_bit(struct heap *h, int weight, double at, const char *net, ...)
{
    if (weight >= h->width)
        return;
    struct buf b = {0};
    va_list ap;
    va_start(ap, net);
    buf_vprintf(&b, net, ap);
    va_end(ap);
    put(&h->columns[weight], b.s, at);
    note(h, xstrdup(b.s), 1, weight, false);
}

void heap_vector(struct heap *h, int shift, const char *word, int bits, double at)
{
    int fit = shift + bits <= h->width ? bits : h->width - shift;
    if (fit < 1)
        return;
    for (int i = 0; i < fit; i++)
        put(&h->columns[shift + i], xasprintf("%s[%d]", word, i), at);
    note(h, xasprintf("%s[%d:0]", word, fit - 1), fit, shift, false);
}

struct buf *heap_text(struct heap *h)
{
    return &h->text;
}

void heap_limit(struct heap *h, double ns)
{
    h->limit = ns;
}

void heap_begin_product(struct heap *h, int shift, int bits, const char *expr)
{
    note(h, xstrdup(expr), bits, shift, true);
    h->in_product = true;
}

void heap_end_product(struct heap *h)
{
    h->in_product = false;
}

void heap_constant(struct heap *h, int weight, int64_t v)
{
    bool carry[2] = {false, false};
    for (int i = weight; i < h->width; i++) {
        bool bit = (v >> (i - weight < 63 ? i - weight : 63)) & 1;
        bool *to[2] = {&h->columns[i].one, &h->constant[i]};
        for (int k = 0; k < (h->in_product ? 1 : 2); k++) {
            bool old = *to[k];
            *to[k] = old ^ bit ^ carry[k];
            carry[k] = (old && bit) || (carry[k] && (old || bit));
        }
    }
}

void heap_signed(struct heap *h, int shift, const char *word, int bits, double at)
{
    heap_vector(h, shift, word, bits - 1, at); // -s = ~s - 1
    heap_bit(h, shift + bits - 1, at, "~%s[%d]", word, bits - 1);
    heap_constant(h, shift + bits - 1, -1);
}

void heap_multiple(struct heap *h, int shift, const char *word, int bits, int64_t k, double at)
{
    char *turned = xasprintf("~%s", word);
    for (int s = shift; k; s++) {
        int digit = k & 1 ? (k & 3) == 3 ? -1 : 1 : 0;
        if (digit > 0)
            heap_vector(h, s, word, bits, at);
        if (digit < 0) { // -x = ~x + 1 - 2^bits
            heap_vector(h, s, turned, bits, at);
            heap_constant(h, s, 1 - (INT64_C(1) << bits));
        }
        k = (k - digit) / 2;
    }
    free(turned);
}

// ---- reduction ----

// A copy that is reduced, with the text it makes (none while alternatives are weighed).
struct reduction {
    struct heap heap;
    struct buf *text;
    const char *prefix;
    int split;          // from this column on, `+` closes the heap
    bool extend;        // below it, a sign is extended rather than carried twice
    bool spare;         // above it, the latest bit of a column is spared a cell
    struct bit carry;   // into the split, from below
    char *sum[HEAP_MAX_WIDTH];
    double at[HEAP_MAX_WIDTH];
    struct heap_cost cost;
};

static struct column copy_column(const struct column *c)
{
    struct column d = {.one = c->one};
    for (int i = 0; i < c->n; i++)
        put(&d, xstrdup(c->bits[i].net), c->bits[i].at);
    return d;
}

// Takes the earliest bit out of a column.
static struct bit take(struct column *c)
{
    int best = 0;
    for (int i = 1; i < c->n; i++)
        if (c->bits[i].at < c->bits[best].at)
            best = i;
    struct bit b = c->bits[best];
    memmove(&c->bits[best], &c->bits[best + 1], (size_t)(c->n - best - 1) * sizeof b);
    c->n--;
    return b;
}

static double latest(const struct bit *b, int n)
{
    double t = 0;
    for (int i = 0; i < n; i++)
        t = b[i].at > t ? b[i].at : t;
    return t;
}

// An adder cell on the n bits of column c: its sum goes back to the column, its carry to *carry.
static void add_cell(struct reduction *r, int c, int serial, const char *cell, struct bit *in, int n, double sum_delay,
                     double carry_delay, struct bit *carry)
{
    double t = latest(in, n);
    char *s = xasprintf("%ss%d_%d", r->prefix, c, serial), *co = xasprintf("%sc%d_%d", r->prefix, c, serial);
    if (r->text) {
        char *head = xasprintf("  gw_%s %sa%d_%d (", cell, r->prefix, c, serial);
        char *third = n == 3 ? xasprintf(".ci(%s), ", in[2].net) : xstrdup("");
        char *ports = xasprintf(".a(%s), .b(%s), %s.s(%s), .co(%s)", in[0].net, in[1].net, third, s, co);
        bool fits = strlen(head) + strlen(ports) < 85; // the name of the top comes in front
        buf_printf(r->text, fits ? "  wire %s, %s;\n%s%s);\n" : "  wire %s, %s;\n%s\n    %s\n  );\n", s, co, head, ports);
        free(head);
        free(third);
        free(ports);
    }
    for (int i = 0; i < n; i++)
        free(in[i].net);
    put(&r->heap.columns[c], s, t + sum_delay);
    *carry = (struct bit){co, t + carry_delay};
}

static void full_adder(struct reduction *r, int c, int serial, struct bit *carry)
{
    struct bit in[3];
    for (int i = 0; i < 3; i++)
        in[i] = take(&r->heap.columns[c]);
    r->cost.full_adders++;
    r->cost.area += AREA_FA;
    add_cell(r, c, serial, "fa", in, 3, DELAY_FA_S, DELAY_FA_C, carry);
}

// Two bits, and the constant where it has a 1.
static void half_adder(struct reduction *r, int c, int serial, struct bit *carry)
{
    struct column *col = &r->heap.columns[c];
    struct bit in[2] = {take(col), take(col)};
    bool one = col->one;
    col->one = false;
    if (one)
        r->cost.half_adders_1++;
    else
        r->cost.half_adders++;
    r->cost.area += one ? AREA_HA1 : AREA_HA;
    add_cell(r, c, serial, one ? "ha1" : "ha", in, 2, DELAY_HA_S, DELAY_HA_C, carry);
}

// Gives a carry to the next column, or keeps it for the final adder.
static void pass_carry(struct reduction *r, int c, struct bit carry, bool last)
{
    if (c + 1 == r->heap.width)
        free(carry.net);
    else if (last && c + 1 == r->split)
        r->carry = carry;
    else
        put(&r->heap.columns[c + 1], carry.net, carry.at);
}

// The complement of an expression of one bit.
static char *inverse(const char *net)
{
    return net[0] == '~' ? xstrdup(net + 1) : xasprintf("~%s", net);
}

// The constant has ones from column c to the top: it is -2^c there.
static bool ones_to_top(const struct heap *h, int c)
{
    for (; c < h->width; c++)
        if (!h->columns[c].one)
            return false;
    return true;
}

// A bit b of column c and -2^c are -(~b) * 2^c: ~b in every column from c up. No carry runs through them
// before the final adder.
static void extend_sign(struct reduction *r, int c)
{
    struct bit b = take(&r->heap.columns[c]);
    for (int i = c; i < r->heap.width; i++) {
        r->heap.columns[i].one = false;
        put(&r->heap.columns[i], inverse(b.net), b.at);
    }
    free(b.net);
}

// A column that ripples: one bit is left.
static void ripple_column(struct reduction *r, int c)
{
    struct column *col = &r->heap.columns[c];
    struct bit carry;
    if (r->extend && col->n > 2 && ones_to_top(&r->heap, c))
        extend_sign(r, c);
    for (int serial = 0; col->n > 1; serial++) {
        bool full = col->n > 2;
        if (full)
            full_adder(r, c, serial, &carry);
        else
            half_adder(r, c, serial, &carry);
        pass_carry(r, c, carry, col->n == 1 && !col->one);
    }
    if (col->one && col->n == 1) { // x + 1: the sum is ~x, the carry x
        struct bit x = take(col);
        put(col, inverse(x.net), x.at + DELAY_INV);
        r->cost.area += AREA_INV;
        pass_carry(r, c, x, true);
        col->one = false;
    }
}

// The highest column: nothing carries out of it.
static void top_column(struct reduction *r, int c)
{
    struct column *col = &r->heap.columns[c];
    if (col->n == 0)
        return;
    if (col->n == 1) {
        struct bit x = take(col);
        put(col, col->one ? inverse(x.net) : xstrdup(x.net), x.at);
        r->cost.area += col->one ? AREA_INV : 0;
        col->one = false;
        free(x.net);
        return;
    }
    struct buf b = {0};
    double t = 0;
    int n = col->n;
    for (int i = 0; i < n; i++) {
        struct bit x = take(col);
        t = (x.at > t ? x.at : t) + (i ? DELAY_XOR : 0);
        buf_printf(&b, "%s%s", i == 0 ? "" : i % 6 ? " ^ " : "\n    ^ ", x.net);
        free(x.net);
    }
    r->cost.area += AREA_XOR * (n - 1);
    char *name = xasprintf("%stop", r->prefix);
    if (r->text)
        buf_printf(r->text, col->one ? "  wire %s = ~(%s);\n" : "  wire %s = %s;\n", name, b.s);
    put(col, name, t);
    col->one = false;
    free(b.s);
}

// A column above the split: two bits may be left, the constant among them.
static void compress_column(struct reduction *r, int c)
{
    struct column *col = &r->heap.columns[c];
    struct bit carry;
    for (int serial = 0; col->n + col->one > 2; serial++) {
        if (col->n == 2 && ones_to_top(&r->heap, c)) {
            extend_sign(r, c);
            return;
        }
        if (col->n > 2 && !(r->spare && (col->n == 3 || col->one))) // the constant is there before all bits
            full_adder(r, c, serial, &carry);
        else
            half_adder(r, c, serial, &carry);
        pass_carry(r, c, carry, false);
    }
}

// "name[7]" is element 7 of name: its index, and the length of the name; -1 for other expressions.
static int index_of(const char *expr, size_t *len)
{
    *len = strspn(expr, "abcdefghijklmnopqrstuvwxyz0123456789_");
    char *end;
    if (expr[*len] != '[')
        return -1;
    long v = strtol(expr + *len + 1, &end, 10);
    return strcmp(end, "]") == 0 ? (int)v : -1;
}

// How many of list[i], list[i-1], .. read as one: a slice (*slice) or a repetition.
static int run_length(char *const *list, int i, bool *slice)
{
    size_t len, other;
    int n = 1, index = index_of(list[i], &len);
    *slice = index >= 0 && i > 0 && index_of(list[i - 1], &other) == index - 1 && other == len &&
             strncmp(list[i], list[i - 1], len) == 0;
    for (; n <= i; n++) {
        bool same = *slice ? index_of(list[i - n], &other) == index - n && other == len &&
                                 strncmp(list[i], list[i - n], len) == 0
                           : strcmp(list[i], list[i - n]) == 0;
        if (!same)
            break;
    }
    return n;
}

// Concatenation of n expressions, element 0 lowest, broken at 100 columns.
static void concatenate(struct buf *text, const char *head, char *const *list, int n, const char *tail)
{
    const char *line = strrchr(head, '\n');
    int at = (int)strlen(line ? line + 1 : head);
    buf_printf(text, "%s{", head);
    for (int i = n - 1, run; i >= 0; i -= run) {
        bool slice;
        size_t len;
        run = run_length(list, i, &slice);
        int index = index_of(list[i], &len);
        char *item = run == 1 ? xstrdup(list[i])
                     : slice  ? xasprintf("%.*s[%d:%d]", (int)len, list[i], index, index - run + 1)
                              : xasprintf("{%d{%s}}", run, list[i]);
        int width = (int)strlen(item) + 2;
        if (i < n - 1)
            buf_puts(text, at + width > 96 ? ",\n    " : ", ");
        at = (at + width > 96 ? 4 : at) + width;
        buf_puts(text, item);
        free(item);
    }
    buf_printf(text, "}%s", tail);
}

// One operand of the final adder: its k-th bits of the columns above the split, the carry below them.
static void operand(struct reduction *r, int k, char **list)
{
    for (int c = r->split; c < r->heap.width; c++) {
        struct column *col = &r->heap.columns[c];
        bool one = k == col->n && col->one;
        list[c - r->split + 1] = xstrdup(k < col->n ? col->bits[k].net : one ? "1'b1" : "1'b0");
    }
}

// The columns above the split, by `+`.
static void close_by_plus(struct reduction *r)
{
    int n = r->heap.width - r->split;
    char *a[HEAP_MAX_WIDTH + 1], *b[HEAP_MAX_WIDTH + 1];
    double t = r->carry.at;
    int pairs = 0;
    for (int c = r->split; c < r->heap.width; c++) {
        struct column *col = &r->heap.columns[c];
        double at = latest(col->bits, col->n);
        t = at > t ? at : t;
        pairs += col->n > 1; // a constant beside a bit costs no more than a carry
    }
    a[0] = xstrdup("1'b1");
    b[0] = xstrdup(r->carry.net ? r->carry.net : "1'b0");
    operand(r, 0, a);
    operand(r, 1, b);
    if (r->text) {
        buf_printf(r->text, "  wire [%d:0] %shigh; // columns %d and up\n  wire %sunused_low;\n", n - 1, r->prefix, r->split,
                   r->prefix);
        char *head = xasprintf("  assign {%shigh, %sunused_low} =\n    ", r->prefix, r->prefix);
        concatenate(r->text, head, a, n + 1, "\n");
        concatenate(r->text, "    + ", b, n + 1, ";\n");
        free(head);
    }
    r->cost.area += AREA_PLUS_PAIR * pairs + AREA_PLUS_SINGLE * (n - pairs);
    t += DELAY_PLUS + DELAY_PLUS_LOG * log2(n + 1);
    for (int i = 0; i < n; i++) {
        r->sum[r->split + i] = n > 1 ? xasprintf("%shigh[%d]", r->prefix, i) : xasprintf("%shigh", r->prefix);
        r->at[r->split + i] = t;
    }
    for (int i = 0; i <= n; i++) {
        free(a[i]);
        free(b[i]);
    }
}

static void reduce(struct reduction *r)
{
    struct heap *h = &r->heap;
    for (int c = 0; c < h->width; c++) {
        struct column *col = &h->columns[c];
        if (c == h->width - 1 && col->n + col->one > 2 - (r->split == h->width))
            top_column(r, c);
        else if (c < r->split)
            ripple_column(r, c);
        if (c >= r->split) {
            compress_column(r, c);
            continue;
        }
        r->sum[c] = xstrdup(col->n ? col->bits[0].net : col->one ? "1'b1" : "1'b0");
        r->at[c] = col->n ? col->bits[0].at : 0;
    }
    if (r->split < h->width)
        close_by_plus(r);
    for (int c = 0; c < h->width; c++)
        r->cost.delay = r->at[c] > r->cost.delay ? r->at[c] : r->cost.delay;
}

// How a heap is reduced.
struct plan {
    int split;
    bool extend, spare;
};

static struct reduction reduced(const struct heap *h, struct plan plan, struct buf *text, const char *prefix)
{
    struct reduction r = {.heap.width = h->width, .text = text, .prefix = prefix, .split = plan.split,
                          .extend = plan.extend, .spare = plan.spare};
    for (int c = 0; c < h->width; c++)
        r.heap.columns[c] = copy_column(&h->columns[c]);
    reduce(&r);
    return r;
}

static void free_reduction(struct reduction *r)
{
    for (int c = 0; c < r->heap.width; c++) {
        clear_column(&r->heap.columns[c]);
        free(r->sum[c]);
    }
    free(r->carry.net);
}

// What a plan is weighed by; the least is the best.
static double score(const struct heap *h, enum heap_goal goal, const struct heap_cost *c)
{
    if (goal == HEAP_DELAY)
        return (c->area + AREA_SURROUNDINGS) * c->delay;
    return !h->limit || c->delay <= h->limit ? c->area : HUGE_AREA * c->delay;
}

static bool all_ones(uint64_t constant, int from, int width)
{
    uint64_t mask = (width < 64 ? UINT64_C(1) << width : 0) - (UINT64_C(1) << from);
    return (constant & mask) == mask;
}

// What ripple_column and top_column cost, by numbers of bits.
static int close_count(const int *height, int width, uint64_t constant, bool extend)
{
    int area = 0, carries = 0, extended = 0;
    for (int c = 0; c < width; c++) {
        int n = height[c] + carries + extended;
        bool one = constant >> c & 1;
        carries = 0;
        if (c == width - 1 && n + one > 1)
            return area + (n > 1 ? (int)AREA_XOR * (n - 1) : (int)AREA_INV);
        if (extend && n > 2 && one && all_ones(constant, c, width)) { // as extend_sign does
            extended++;
            constant = 0;
            one = false;
        }
        area += n > 2 ? (int)AREA_FA * ((n - 1) / 2) : 0;
        carries = n / 2;
        if (n > 1 && n % 2 == 0) {
            area += one ? (int)AREA_HA1 : (int)AREA_HA;
        } else if (n && one) {
            area += (int)AREA_INV;
            carries++;
        }
    }
    return area;
}

int heap_close_count(const int *height, int width, int64_t constant)
{
    int plain = close_count(height, width, (uint64_t)constant, false);
    int extended = close_count(height, width, (uint64_t)constant, true);
    return plain < extended ? plain : extended;
}

// Closing for area is cheaper with signs extended.
static bool closes_extended(const struct heap *h)
{
    int height[64];
    uint64_t constant = 0;
    for (int c = 0; c < h->width; c++) {
        height[c] = h->columns[c].n;
        constant |= (uint64_t)h->columns[c].one << c;
    }
    return close_count(height, h->width, constant, true) < close_count(height, h->width, constant, false);
}

// The plan with the least area, all by ripple unless there is a limit, or the least area times delay, at any split.
static struct plan best_plan(const struct heap *h, enum heap_goal goal)
{
    if (goal == HEAP_AREA && h->width < 64 && !h->limit)
        return (struct plan){h->width, closes_extended(h), false};
    struct plan best = {h->width, false, false};
    double least = INFINITY;
    bool any_split = goal == HEAP_DELAY || h->limit;
    for (int split = h->width; split > (any_split ? 0 : h->width - 1); split--)
        for (int way = 0; way < 4; way++) {
            struct plan plan = {split, way & 1, way & 2};
            struct reduction r = reduced(h, plan, NULL, "");
            double s = score(h, goal, &r.cost);
            if (s < least) {
                least = s;
                best = plan;
            }
            free_reduction(&r);
        }
    return best;
}

// An addend, as wide as the result.
static void addend_text(const struct heap *h, struct buf *text, const struct addend *a, int index, const char *prefix)
{
    int above = h->width - a->shift - a->bits;
    buf_puts(text, "{");
    if (a->is_signed && above > 0)
        buf_printf(text, "{%d{%sproduct%d[%d]}}, ", above, prefix, index, a->bits - 1);
    else if (above > 0)
        buf_printf(text, "%d'd0, ", above);
    if (a->is_signed)
        buf_printf(text, "%sproduct%d[%d:0]", prefix, index, (above < 0 ? a->bits + above : a->bits) - 1);
    else
        buf_puts(text, a->expr);
    if (a->shift)
        buf_printf(text, ", %d'd0", a->shift);
    buf_puts(text, "}");
}

// The sum in one expression.
static void words_text(const struct heap *h, struct buf *text, const char *prefix, const char *result)
{
    bool any = false;
    for (int i = 0; i < h->addend_count; i++) {
        const struct addend *a = &h->addends[i];
        int beyond = a->shift + a->bits - h->width;
        if (!a->is_signed)
            continue;
        buf_printf(text, "  wire signed [%d:0] %sproduct%d = %s;\n", a->bits - 1, prefix, i, a->expr);
        if (beyond > 0)
            buf_printf(text, "  wire [%d:0] unused_%sproduct%d = %sproduct%d[%d:%d]; // wraps\n", beyond - 1, prefix, i,
                       prefix, i, a->bits - 1, a->bits - beyond);
    }
    buf_printf(text, "  assign %s =\n    ", result);
    for (int i = 0; i < h->addend_count; i++) {
        buf_puts(text, i ? "\n    + " : "");
        addend_text(h, text, &h->addends[i], i, prefix);
    }
    for (int c = 0; c < h->width; c++)
        any = any || h->constant[c];
    if (any || h->addend_count == 0) {
        buf_printf(text, "%s%d'b", h->addend_count ? "\n    + " : "", h->width);
        for (int c = h->width - 1; c >= 0; c--)
            buf_puts(text, h->constant[c] ? "1" : "0");
    }
    buf_puts(text, ";\n");
}

static int distinct_bits(const struct reduction *r)
{
    int n = 0;
    for (int c = 0; c < r->heap.width; c++) {
        bool known = strchr(r->sum[c], '\'') != NULL;
        for (int e = 0; e < c && !known; e++)
            known = strcmp(r->sum[e], r->sum[c]) == 0;
        n += !known;
    }
    return n;
}

void heap_close(struct heap *h, enum heap_goal goal, struct buf *text, const char *prefix, const char *result,
                struct heap_cost *cost)
{
    buf_puts(text, "`ifdef GATEWRIGHT_WORDS // the same sum in words, for simulation at speed\n");
    words_text(h, text, prefix, result);
    buf_puts(text, "`else\n");
    if (h->text.s)
        buf_puts(text, h->text.s);
    struct reduction r = reduced(h, best_plan(h, goal), text, prefix);
    char *head = xasprintf("  assign %s = ", result);
    concatenate(text, head, r.sum, h->width, ";\n`endif\n");
    cost->distinct = distinct_bits(&r);
    cost->full_adders += r.cost.full_adders;
    cost->half_adders += r.cost.half_adders;
    cost->half_adders_1 += r.cost.half_adders_1;
    cost->area += r.cost.area;
    cost->delay = r.cost.delay > cost->delay ? r.cost.delay : cost->delay;
    free(head);
    free_reduction(&r);
}

// ---- sharing ----

// Of two bits in a column, a half adder takes one if that makes three of an even number above it.
static bool begins_chain(int above)
{
    return above >= 2 && above % 2 == 0;
}

// An empty column below another: a second bit elsewhere could not be told from it in words.
static bool has_gap(const int *height, int width)
{
    int top = width - 1, c = 0;
    while (top > 0 && height[top] == 0)
        top--;
    while (c < top && height[c])
        c++;
    return c < top;
}

struct heap_rest heap_share_count(int *height, int width, int *area)
{
    struct heap_rest rest = {0, 0};
    bool whole = has_gap(height, width);
    *area = 0;
    for (int c = 0; c < width; c++) {
        int *n = &height[c], above = c + 1 < width ? height[c + 1] : 0;
        if (c == width - 1 && *n > 1) {
            *area += (int)AREA_XOR * (*n - 1);
            *n = 1;
        }
        int full = (*n - 1) / 2;
        *n -= 2 * full;
        above += full;
        *area += (int)AREA_FA * full;
        if (*n == 2 && (whole || begins_chain(above))) {
            *n = 1;
            above++;
            *area += (int)AREA_HA;
        }
        if (c + 1 < width)
            height[c + 1] = above;
        rest.bits = *n ? c + 1 : rest.bits;
        rest.twice |= (uint64_t)(*n == 2) << c;
    }
    return rest;
}

void heap_shared(struct heap *h, int shift, const char *word, struct heap_rest rest, double at)
{
    heap_vector(h, shift, word, rest.bits, at);
    int i = rest.bits;
    for (int c = 0; c < rest.bits; c++)
        if (rest.twice >> c & 1)
            heap_bit(h, shift + c, at, "%s[%d]", word, i++);
}

static void share_column(struct reduction *r, int c, bool whole)
{
    struct column *col = &r->heap.columns[c];
    struct bit carry;
    for (int serial = 0; col->n > 1; serial++) {
        int above = c + 1 < r->heap.width ? r->heap.columns[c + 1].n : 0;
        if (col->n == 2 && !whole && !begins_chain(above))
            return;
        if (col->n == 2)
            half_adder(r, c, serial, &carry);
        else
            full_adder(r, c, serial, &carry);
        pass_carry(r, c, carry, false);
    }
}

// The words view: the second bits are the carry out of the columns, all of them or none.
static void shared_words(const struct heap *h, struct buf *text, const char *prefix, const char *result,
                         struct heap_rest rest, int seconds)
{
    char *sum = xasprintf("%ssum", prefix);
    buf_printf(text, "  wire [%d:0] %s;\n", h->width - 1, sum);
    words_text(h, text, prefix, sum);
    if (seconds && rest.bits == h->width)
        buf_printf(text, "  assign %s = {%d'd0, %s};\n", result, seconds, sum);
    else if (seconds)
        buf_printf(text, "  assign %s = {{%d{%s[%d]}}, %s[%d:0] - ({%d{%s[%d]}} & %d'd%llu)};\n", result, seconds, sum,
                   rest.bits, sum, rest.bits - 1, rest.bits, sum, rest.bits, rest.bits, (unsigned long long)rest.twice);
    else
        buf_printf(text, "  assign %s = %s[%d:0];\n", result, sum, rest.bits - 1);
    free(sum);
}

struct heap_rest heap_share(struct heap *h, struct buf *text, const char *prefix, const char *result,
                            struct heap_cost *cost)
{
    int height[HEAP_MAX_WIDTH], area;
    for (int c = 0; c < h->width; c++)
        height[c] = h->columns[c].n;
    bool whole = has_gap(height, h->width);
    struct heap_rest rest = heap_share_count(height, h->width, &area);
    struct buf adders = {0};
    struct reduction r = {.heap.width = h->width, .text = &adders, .prefix = prefix, .split = h->width};
    char *list[2 * HEAP_MAX_WIDTH];
    int n = 0, seconds = 0;
    for (int c = 0; c < h->width; c++)
        r.heap.columns[c] = copy_column(&h->columns[c]);
    for (int c = 0; c < h->width; c++) {
        if (c == h->width - 1 && r.heap.columns[c].n > 1)
            top_column(&r, c);
        share_column(&r, c, whole);
    }
    for (int second = 0; second < 2; second++)
        for (int c = 0; c < rest.bits; c++) {
            const struct column *col = &r.heap.columns[c];
            if (second < col->n || second == 0) {
                list[n++] = col->n ? col->bits[second].net : (char *)(void *)"1'b0";
                seconds += second;
            }
            for (int i = 0; i < col->n && second; i++)
                r.cost.delay = col->bits[i].at > r.cost.delay ? col->bits[i].at : r.cost.delay;
        }
    buf_printf(text, "  wire [%d:0] %s;\n`ifdef GATEWRIGHT_WORDS\n", n - 1, result);
    shared_words(h, text, prefix, result, rest, seconds);
    buf_puts(text, "`else\n");
    if (adders.s)
        buf_puts(text, adders.s);
    char *head = xasprintf("  assign %s = ", result);
    concatenate(text, head, list, n, ";\n`endif\n");
    cost->full_adders += r.cost.full_adders;
    cost->half_adders += r.cost.half_adders;
    cost->area += r.cost.area;
    cost->delay = r.cost.delay > cost->delay ? r.cost.delay : cost->delay;
    free(head);
    free(adders.s);
    free_reduction(&r);
    return rest;
}
