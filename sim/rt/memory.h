// SPDX-License-Identifier: Apache-2.0
// A memory image: bytes at 64-bit addresses, of which only the pages that were written take room. What was never written
// reads as 0. Words of several bytes have their lowest byte at the lowest address. Addresses wrap at 2^64.
#ifndef GW_RT_MEMORY_H
#define GW_RT_MEMORY_H

#include <stddef.h>
#include <stdint.h>

enum { RT_PAGE = 4096 }; // bytes

// Zero-initialize.
struct rt_memory {
    struct rt_page *pages; // a hash table of `room` places, a power of two, by the page's number
    size_t room, count;
};

void rt_memory_read(const struct rt_memory *m, uint64_t address, void *bytes, size_t n);
void rt_memory_write(struct rt_memory *m, uint64_t address, const void *bytes, size_t n);

// A word of 1 to 8 bytes.
uint64_t rt_memory_get(const struct rt_memory *m, uint64_t address, int bytes);
void rt_memory_put(struct rt_memory *m, uint64_t address, uint64_t word, int bytes);

// Puts a file at the address: the elements of a .npy, of any type that npy.h reads, bit by bit and in C order; else the file's
// own bytes. Their number in *bytes. NULL, or a message as of npy.h.
char *rt_memory_load(struct rt_memory *m, uint64_t address, const char *path, int64_t *bytes);

// Writes n bytes as they are, or as elements of a .npy of type "i1", "u4", "f8", ... NULL, or a message; nothing half-written
// stays.
char *rt_memory_store(const struct rt_memory *m, uint64_t address, int64_t n, const char *path);
char *rt_memory_store_npy(const struct rt_memory *m, uint64_t address, const char *path, const char *type, int ndim,
                          const int64_t *shape);

void rt_memory_free(struct rt_memory *m);
#endif
