// SPDX-License-Identifier: Apache-2.0
// Accesses of the patterns of pattern.h: how many there are, and the words of each.
#include "judge/pattern.h"

// Pieces of a line of n elements, and the lanes that are on in one.
static int64_t pieces(const struct cert_tile *t, int64_t n)
{
    return n > t->banks ? n / t->banks : 1;
}

static int on_lanes(const struct cert_tile *t, int64_t n)
{
    return (int)(n > t->banks ? t->banks : n);
}

static int64_t shorter_side(const struct cert_tile *t)
{
    return t->rows < t->cols ? t->rows : t->cols;
}

// The element of a volume at these coordinates.
static int64_t voxel(const struct cert_tile *t, int64_t x, int64_t y, int64_t z)
{
    return (z * t->size[1] + y) * t->size[0] + x;
}

// Offset of lane i from the base.
static int64_t offset(const struct cert_tile *t, const struct cert_pattern *p, int64_t i)
{
    if (p->kind == CERT_BOX)
        return voxel(t, i % p->side[0], i / p->side[0] % p->side[1], i / (p->side[0] * p->side[1]));
    return p->kind == CERT_BLOCK ? i / p->width * t->cols + i % p->width : i * p->stride;
}

// Bits that an aligned base has clear: those of any lane's offset.
static int64_t lane_bits(const struct cert_tile *t, const struct cert_pattern *p)
{
    int64_t mask = 0;
    for (int64_t i = 0; i < t->banks; i++)
        mask |= offset(t, p, i);
    return mask;
}

// Base k, ascending, of those in the tile that have the bits of mask clear: the bits of k, put where mask has none.
static int64_t aligned_base(int64_t k, int64_t mask)
{
    int64_t base = 0;
    for (int64_t bit = 1; k; bit <<= 1)
        if (!(mask & bit)) {
            base |= k & 1 ? bit : 0;
            k >>= 1;
        }
    return base;
}

static int64_t aligned_bases(const struct cert_tile *t, int64_t mask)
{
    int64_t n = t->elements;
    for (int64_t bit = 1; bit < t->elements; bit <<= 1)
        if (mask & bit)
            n /= 2;
    return n;
}

// Lines of a wide pattern, and lanes along one.
static int64_t wide_lines(const struct cert_tile *t, const struct cert_pattern *p)
{
    return p->across ? t->rows : t->row_words / p->wide;
}

static int64_t wide_lanes(const struct cert_tile *t, const struct cert_pattern *p)
{
    return p->across ? t->row_words / p->wide : t->rows;
}

static int64_t wide_word(const struct cert_tile *t, const struct cert_pattern *p, int64_t line, int64_t lane, int64_t j)
{
    return p->across ? line * t->row_words + lane * p->wide + j : lane * t->row_words + line * p->wide + j;
}

void cert_pattern_count(const struct cert_tile *t, struct cert_pattern *p)
{
    int64_t rows = t->rows * pieces(t, t->cols), cols = t->cols * pieces(t, t->rows);
    switch (p->kind) {
    case CERT_ROW: p->accesses = rows; break;
    case CERT_COL: p->accesses = cols; break;
    case CERT_TRANSPOSE: p->accesses = rows + cols; break;
    case CERT_DIAG:
    case CERT_ANTI: p->accesses = pieces(t, shorter_side(t)); break;
    case CERT_STRIDES: // elements / banks bases of each of the strides 1, 2, 4, ... elements / banks
        p->accesses = (t->bits + t->split - t->bank_bits + 1) * (t->elements / t->banks);
        break;
    case CERT_STRIDE:
        p->accesses = p->any ? t->elements - offset(t, p, t->banks - 1) : aligned_bases(t, lane_bits(t, p));
        break;
    case CERT_BLOCK:
        p->accesses = p->any ? (t->rows - p->height + 1) * (t->cols - p->width + 1) : aligned_bases(t, lane_bits(t, p));
        break;
    case CERT_BOX:
        p->accesses = aligned_bases(t, lane_bits(t, p));
        if (p->any)
            p->accesses = (t->size[0] - p->side[0] + 1) * (t->size[1] - p->side[1] + 1) * (t->size[2] - p->side[2] + 1);
        break;
    case CERT_WIDE:
        p->accesses = wide_lines(t, p) * pieces(t, wide_lanes(t, p)) * p->wide;
        break;
    case CERT_LIST: break;
    }
}

// Lane i of an access to elements of the tile; `part` is the piece of the line or the base.
static int64_t element(const struct cert_tile *t, const struct cert_pattern *p, int64_t line, int64_t part, int64_t i)
{
    int64_t at = part * t->banks + i;
    switch (p->kind) {
    case CERT_ROW: return line * t->cols + at;
    case CERT_COL: return at * t->cols + line;
    case CERT_DIAG: return at * t->cols + at;
    case CERT_ANTI: return at * t->cols + t->cols - 1 - at;
    default: return part + offset(t, p, i);
    }
}

static void wide_access(const struct cert_tile *t, const struct cert_pattern *p, int64_t k, struct cert_access *a)
{
    int64_t lanes = wide_lanes(t, p), phase = k % p->wide, request = k / p->wide;
    int64_t piece = request % pieces(t, lanes), line = request / pieces(t, lanes);
    int64_t left = on_lanes(t, lanes) * p->wide - phase * t->banks;
    a->first = phase * t->banks;
    a->count = left < 0 ? 0 : on_lanes(t, left);
    for (int i = 0; i < a->count; i++) {
        int64_t at = a->first + i;
        a->word[i] = wide_word(t, p, line, piece * t->banks + at / p->wide, at % p->wide);
    }
}

static int64_t box_base(const struct cert_tile *t, const struct cert_pattern *p, int64_t k)
{
    int64_t across = t->size[0] - p->side[0] + 1, down = t->size[1] - p->side[1] + 1;
    if (!p->any)
        return aligned_base(k, lane_bits(t, p));
    return voxel(t, k % across, k / across % down, k / (across * down));
}

void cert_pattern_access(const struct cert_tile *t, const struct cert_pattern *p, int64_t k,
                            struct cert_access *a)
{
    struct cert_pattern one = *p;
    int64_t line = 0, part = k, length = t->banks, bases = t->elements / t->banks;
    int64_t rows = t->rows * pieces(t, t->cols);
    if (p->kind == CERT_TRANSPOSE) {
        one.kind = k < rows ? CERT_ROW : CERT_COL;
        k -= k < rows ? 0 : rows;
    }
    switch (one.kind) {
    case CERT_ROW:
    case CERT_COL:
        length = one.kind == CERT_ROW ? t->cols : t->rows;
        line = k / pieces(t, length), part = k % pieces(t, length);
        break;
    case CERT_DIAG:
    case CERT_ANTI: length = shorter_side(t); break;
    case CERT_STRIDES:
        one.stride = (int64_t)1 << k / bases;
        part = aligned_base(k % bases, lane_bits(t, &one));
        break;
    case CERT_STRIDE: part = p->any ? k : aligned_base(k, lane_bits(t, p)); break;
    case CERT_BLOCK:
        part = p->any ? k / (t->cols - p->width + 1) * t->cols + k % (t->cols - p->width + 1)
                      : aligned_base(k, lane_bits(t, p));
        break;
    case CERT_BOX: part = box_base(t, p, k); break;
    case CERT_WIDE: wide_access(t, p, k, a); return;
    default: break;
    }
    a->first = 0;
    a->count = on_lanes(t, length);
    for (int i = 0; i < a->count; i++)
        a->word[i] = p->kind == CERT_LIST ? p->list[k * t->banks + i] : element(t, &one, line, part, i) >> t->split;
}
