// SPDX-License-Identifier: Apache-2.0
// Hand-written modules of rtl/ (emit/rtl.h) as modules of a design.
#ifndef GW_USE_H
#define GW_USE_H

#include "emit/design.h"

struct rtl_value {
    const char *name;
    int64_t value;
};

// Takes rtl/ROOM/NAME.v and those of its folder that it instantiates into the design, each once, as modules of their own; gives
// the hole that name and its parameters, all of them, which is how an instance begins; no hole (NULL) where another module of
// rtl/ has the instances. `values` ends with {0}. What does not fit the header is a fault of the generator: dies (ST_TOOL) with
// one sentence.
struct module *design_use(struct design *d, struct holes *h, const char *hole_name, const char *room, const char *name,
                          const struct rtl_value *values);
#endif
