// SPDX-License-Identifier: Apache-2.0
// Implementation of rt/memory.h.
#define _POSIX_C_SOURCE 200809L
#include "rt/memory.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/npy.h"
#include "base/regular.h"

struct rt_page {
    uint64_t number;      // address / RT_PAGE
    unsigned char *bytes; // RT_PAGE of them; NULL: an empty place of the table
};

// ---- pages ----

// The place of a page, or the empty one where it would be; the table has one.
static struct rt_page *place_of(struct rt_page *pages, size_t room, uint64_t number)
{
    size_t i = (size_t)(number * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (room - 1);
    while (pages[i].bytes && pages[i].number != number)
        i = (i + 1) & (room - 1);
    return &pages[i];
}

static void grow(struct rt_memory *m)
{
    size_t room = m->room ? 2 * m->room : 16;
    struct rt_page *pages = calloc(room, sizeof *pages);
    if (!pages)
        abort();
    for (size_t i = 0; i < m->room; i++)
        if (m->pages[i].bytes)
            *place_of(pages, room, m->pages[i].number) = m->pages[i];
    free(m->pages);
    m->pages = pages;
    m->room = room;
}

static unsigned char *page_to_write(struct rt_memory *m, uint64_t number)
{
    if (2 * m->count >= m->room)
        grow(m);
    struct rt_page *p = place_of(m->pages, m->room, number);
    if (!p->bytes) {
        *p = (struct rt_page){number, calloc(1, RT_PAGE)};
        if (!p->bytes)
            abort();
        m->count++;
    }
    return p->bytes;
}

// Of n bytes from the address on, those of its page.
static size_t in_page(uint64_t address, size_t n)
{
    size_t left = RT_PAGE - address % RT_PAGE;
    return n < left ? n : left;
}

void rt_memory_read(const struct rt_memory *m, uint64_t address, void *bytes, size_t n)
{
    unsigned char *to = bytes;
    for (size_t part; n; n -= part, address += part, to += part) {
        part = in_page(address, n);
        const struct rt_page *p = m->room ? place_of(m->pages, m->room, address / RT_PAGE) : NULL;
        if (p && p->bytes)
            memcpy(to, p->bytes + address % RT_PAGE, part);
        else
            memset(to, 0, part);
    }
}

void rt_memory_write(struct rt_memory *m, uint64_t address, const void *bytes, size_t n)
{
    const unsigned char *from = bytes;
    for (size_t part; n; n -= part, address += part, from += part) {
        part = in_page(address, n);
        memcpy(page_to_write(m, address / RT_PAGE) + address % RT_PAGE, from, part);
    }
}

uint64_t rt_memory_get(const struct rt_memory *m, uint64_t address, int bytes)
{
    unsigned char b[8];
    uint64_t word = 0;
    rt_memory_read(m, address, b, (size_t)bytes);
    for (int i = 0; i < bytes; i++)
        word |= (uint64_t)b[i] << (8 * i);
    return word;
}

void rt_memory_put(struct rt_memory *m, uint64_t address, uint64_t word, int bytes)
{
    unsigned char b[8];
    for (int i = 0; i < 8; i++)
        b[i] = (unsigned char)(word >> (8 * i));
    rt_memory_write(m, address, b, (size_t)bytes);
}

void rt_memory_free(struct rt_memory *m)
{
    for (size_t i = 0; i < m->room; i++)
        free(m->pages[i].bytes);
    free(m->pages);
    *m = (struct rt_memory){0};
}

// ---- files ----

static char *load_npy(struct rt_memory *m, uint64_t address, const char *path, int64_t *bytes)
{
    struct npy a;
    char *err = npy_read_bits(path, &a);
    if (err)
        return err;
    int size = a.type[1] - '0';
    for (int64_t i = 0; i < a.count; i++)
        rt_memory_put(m, address + (uint64_t)(i * size), (uint64_t)a.data[i], size);
    *bytes = a.count * size;
    npy_free(&a);
    return NULL;
}

char *rt_memory_load(struct rt_memory *m, uint64_t address, const char *path, int64_t *bytes)
{
    if (npy_begins(path))
        return load_npy(m, address, path, bytes);
    char why[READ_WHY];
    unsigned char part[RT_PAGE];
    int64_t size;
    FILE *f = open_regular(path, why, &size);
    if (!f)
        return npy_message("%s: %s", path, why);
    size_t n;
    for (*bytes = 0; (n = fread(part, 1, sizeof part, f)) > 0; *bytes += (int64_t)n)
        rt_memory_write(m, address + (uint64_t)*bytes, part, n);
    bool whole = !ferror(f) && *bytes == size;
    fclose(f);
    return whole ? NULL : npy_message("%s: ends early, at byte %lld", path, (long long)*bytes);
}

char *rt_memory_store(const struct rt_memory *m, uint64_t address, int64_t n, const char *path)
{
    unsigned char part[RT_PAGE];
    bool ours = may_replace(path);
    FILE *f = open_output(path);
    if (!f)
        return npy_message("%s: cannot write: %s", path, output_error(errno));
    errno = 0;
    bool ok = true;
    for (int64_t at = 0; at < n && ok; at += RT_PAGE) {
        size_t some = n - at < RT_PAGE ? (size_t)(n - at) : RT_PAGE;
        rt_memory_read(m, address + (uint64_t)at, part, some);
        ok = fwrite(part, 1, some, f) == some;
    }
    ok = fclose(f) == 0 && ok;
    char *err = ok ? NULL : npy_message("%s: cannot write: %s", path, strerror(errno));
    if (!ok && ours)
        unlink(path);
    return err;
}

char *rt_memory_store_npy(const struct rt_memory *m, uint64_t address, const char *path, const char *type, int ndim,
                          const int64_t *shape)
{
    int size = type[1] - '0';
    int64_t count = 1;
    for (int d = 0; d < ndim; d++)
        count *= shape[d];
    int64_t *data = calloc((size_t)count + 1, sizeof *data);
    if (!data)
        return npy_message("%s: no memory for %lld elements", path, (long long)count);
    for (int64_t i = 0; i < count; i++)
        data[i] = (int64_t)rt_memory_get(m, address + (uint64_t)(i * size), size);
    char *err = npy_write_bits(path, ndim, shape, data, type);
    free(data);
    return err;
}
