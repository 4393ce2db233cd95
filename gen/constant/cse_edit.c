// SPDX-License-Identifier: Apache-2.0
// Changes to the graph of an elimination, and their journal.
#include "constant/cse_parts.h"

#include <string.h>

#include "base/util.h"

void rows_add(struct rows *l, int item)
{
    if (l->count == l->capacity) {
        l->capacity = l->capacity ? 2 * l->capacity : 8;
        l->items = xrealloc(l->items, (size_t)l->capacity * sizeof *l->items);
    }
    l->items[l->count++] = item;
}

static void rows_remove(struct rows *l, int item)
{
    int i = l->count - 1;
    while (l->items[i] != item)
        i--;
    l->items[i] = l->items[--l->count];
}

static void note(struct cse *c, enum change_kind kind, int row, struct summand t)
{
    if (c->undoing)
        return;
    if (c->changes == c->journal_capacity) {
        c->journal_capacity = c->journal_capacity ? 2 * c->journal_capacity : 256;
        c->journal = xrealloc(c->journal, (size_t)c->journal_capacity * sizeof *c->journal);
    }
    c->journal[c->changes++] = (struct change){kind, row, t};
}

static void count_against(struct cse *c, int row, struct summand t, int change)
{
    const struct row *r = &c->g->rows[row];
    for (int k = 0; k < r->count; k++)
        patterns_count(c->patterns, r->terms[k], t, change);
}

static void touch(struct cse *c, int signal)
{
    if (signal >= c->g->n_in + c->g->n_out)
        rows_add(&c->touched, signal - c->g->n_in);
}

static void put_term(struct cse *c, int row, struct summand t)
{
    count_against(c, row, t, 1);
    row_append(&c->g->rows[row], t);
    rows_add(&c->uses[t.signal], row);
    note(c, TERM_ADDED, row, t);
}

void cse_remove(struct cse *c, int row, int k)
{
    struct row *r = &c->g->rows[row];
    struct summand t = r->terms[k];
    r->terms[k] = r->terms[--r->count];
    count_against(c, row, t, -1);
    rows_remove(&c->uses[t.signal], row);
    touch(c, t.signal);
    touch(c, c->g->n_in + row);
    note(c, TERM_REMOVED, row, t);
}

void cse_add(struct cse *c, int row, struct summand t)
{
    struct row *r = &c->g->rows[row];
    for (int k = 0; k < r->count; k++) {
        struct summand u = r->terms[k];
        int up = u.shift - t.shift;
        bool same = u.negative == t.negative;
        if (u.signal != t.signal || up < -1 || up > 1 || (up && same))
            continue;
        cse_remove(c, row, k);
        if (same)
            cse_add(c, row, (struct summand){t.signal, (int16_t)(t.shift + 1), t.negative});
        else if (up)
            cse_add(c, row, (struct summand){t.signal, up > 0 ? t.shift : u.shift, up > 0 ? u.negative : t.negative});
        return;
    }
    put_term(c, row, t);
}

int row_find(const struct row *r, struct summand t)
{
    for (int k = 0; k < r->count; k++)
        if (r->terms[k].signal == t.signal && r->terms[k].shift == t.shift && r->terms[k].negative == t.negative)
            return k;
    return -1;
}

void cse_grow(struct cse *c)
{
    int need = c->g->n_in + c->g->row_count;
    if (need <= c->signals)
        return;
    c->uses = xrealloc(c->uses, (size_t)need * 2 * sizeof *c->uses);
    memset(c->uses + c->signals, 0, (size_t)(2 * need - c->signals) * sizeof *c->uses);
    c->signals = 2 * need;
}

int cse_take_row(struct cse *c)
{
    int row = c->free_rows.count ? c->free_rows.items[--c->free_rows.count] : graph_add_row(c->g);
    cse_grow(c);
    note(c, ROW_TAKEN, row, (struct summand){0});
    return row;
}

void cse_free_row(struct cse *c, int row)
{
    while (c->g->rows[row].count)
        cse_remove(c, row, c->g->rows[row].count - 1);
    rows_add(&c->free_rows, row);
    note(c, ROW_FREED, row, (struct summand){0});
}

void cse_undo(struct cse *c)
{
    c->undoing = true;
    while (c->changes) {
        struct change u = c->journal[--c->changes];
        switch (u.kind) {
        case TERM_ADDED:
            cse_remove(c, u.row, row_find(&c->g->rows[u.row], u.term));
            break;
        case TERM_REMOVED:
            put_term(c, u.row, u.term);
            break;
        case ROW_TAKEN:
            rows_add(&c->free_rows, u.row);
            break;
        case ROW_FREED:
            rows_remove(&c->free_rows, u.row);
            break;
        }
    }
    c->undoing = false;
    c->touched.count = 0;
}
