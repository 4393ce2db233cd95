// SPDX-License-Identifier: Apache-2.0
// The bound of the cache's size: GATEWRIGHT_CACHE_GB gigabytes of files, 4 by default.
#ifndef GW_TRIM_H
#define GW_TRIM_H

// Removes the least recently used entries of the cache `root` until it holds no more than the bound. An entry used within
// the last hour stays: another process may be reading it. Looks at most once in ten minutes.
// Dies (ST_USAGE) if GATEWRIGHT_CACHE_GB is not a positive number.
void trim_cache(const char *root);

// The entry at `path` was used now.
void mark_used(const char *path);
#endif
