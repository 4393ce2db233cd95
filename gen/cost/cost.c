// SPDX-License-Identifier: Apache-2.0
// Implementation of cost.h: the model.
#define _XOPEN_SOURCE 700
#include "cost/cost.h"

#include <math.h>
#include <stddef.h>

#include "base/util.h"

const char *const cost_yields[YIELDS + 1] = {"poisson", "murphy", "negbin", NULL};

// Dies of area_mm2 on a wafer: pi r^2/A - pi d/sqrt(2A), of Hennessy and Patterson, Computer Architecture, 1.6. Not rounded.
static double dies_of(double area_mm2, double diameter_mm)
{
    double r = diameter_mm / 2;
    return M_PI * r * r / area_mm2 - M_PI * diameter_mm / sqrt(2 * area_mm2);
}

// Yield of a die with a*d0 defects in the mean, alpha for negative binomial. Murphy: Proc. IEEE 52 (1964) 1537;
// negative binomial: Stapper, IEEE Trans. Electron Devices 20 (1973) 655.
static double yield_of(enum cost_yield model, double defects, double alpha)
{
    if (model == YIELD_NEGBIN)
        return pow(1 + defects / alpha, -alpha);
    if (model == YIELD_POISSON || defects == 0)
        return exp(-defects);
    double half = -expm1(-defects) / defects;
    return half * half;
}

const struct cost_node *cost_find_node(int nm)
{
    for (int i = 0; i < cost_node_count; i++)
        if (cost_nodes[i].nm == nm)
            return &cost_nodes[i];
    return NULL;
}

static double or_else(double given, double otherwise)
{
    return isnan(given) ? otherwise : given;
}

static void take_constants(struct cost_result *r, const struct cost_request *q)
{
    const struct cost_node *node = cost_find_node(r->nm);
    for (int i = 0; i < COST_CONSTANTS; i++)
        r->constants[i] = or_else(q->constants[i], cost_defaults[i].value);
    for (int i = 0; i < NODE_CONSTANTS; i++)
        r->node[i] = or_else(q->per_node[i], node->of[i].value);
    r->sram_um2 = r->node[NODE_SRAM] / r->constants[COST_ARRAY_EFFICIENCY];
}

bool cost_nothing(const struct cost_design *d)
{
    return d->area_mm2 <= 0 && d->logic_um2 <= 0 && d->rom_um2 <= 0 && d->ram_bits <= 0;
}

bool cost_ram_of_synth(const struct cost_result *r, const struct cost_design *d)
{
    return d->ram_bits > 0 && isnan(r->sram_um2) && r->nm == 180 && d->ram_um2 > 0;
}

double cost_ram_um2(const struct cost_result *r, const struct cost_design *d)
{
    return d->ram_bits <= 0 ? 0 : cost_ram_of_synth(r, d) ? d->ram_um2 : d->ram_bits * r->sram_um2;
}

static double die_area(const struct cost_result *r, const struct cost_request *q)
{
    const struct cost_design *d = &q->design;
    double extra = r->constants[COST_EXTRA_AREA];
    if (d->area_mm2 > 0) {
        double from = d->from > 0 ? cost_find_node((int)d->from)->of[NODE_AREA].value : r->node[NODE_AREA];
        return d->area_mm2 * r->node[NODE_AREA] / from + extra;
    }
    double logic = (d->logic_um2 / r->constants[COST_UTILIZATION] + d->rom_um2) * r->node[NODE_AREA], ram = cost_ram_um2(r, d);
    return (logic + (isnan(ram) ? 0 : ram)) / 1e6 + extra;
}

// The smallest die with so many pads in one row around it.
static double pad_area(const double *c)
{
    double side = ceil(c[COST_PADS] / 4) * c[COST_PAD_PITCH] + 2 * c[COST_PAD_DEPTH];
    return c[COST_PADS] > 0 ? side * side : 0;
}

// Dies a wafer with scribe lines and without the edge; ends the program where there is no room for one.
static double dies_on(const struct cost_result *r)
{
    double side = sqrt(r->die_mm2) + r->constants[COST_SCRIBE];
    double diameter = r->node[NODE_DIAMETER] - 2 * r->constants[COST_EDGE];
    double dies = diameter > 0 ? dies_of(side * side, diameter) : 0;
    if (dies < 1 || side * sqrt(2) > diameter)
        die(ST_USAGE, "cost: a die of %g mm2 does not fit on a wafer of %g mm, %g mm of edge excluded; legal: a smaller one",
            r->die_mm2, r->node[NODE_DIAMETER], r->constants[COST_EDGE]);
    return dies;
}

static void take_speed(struct cost_result *r, const struct cost_design *d)
{
    r->fmax_mhz = d->fmax_mhz > 0 ? d->fmax_mhz * r->node[NODE_SPEED] : NAN;
    r->tops = d->macs > 0 ? 2 * d->macs * r->fmax_mhz * 1e6 / 1e12 : NAN;
    r->per_tops = r->total / r->tops;
}

struct cost_result cost_at(const struct cost_request *q, int nm)
{
    struct cost_result r = {.nm = nm};
    take_constants(&r, q);
    const double *c = r.constants;
    r.inner_mm2 = die_area(&r, q);
    r.pad_limited = r.inner_mm2 < pad_area(c);
    r.die_mm2 = r.pad_limited ? pad_area(c) : r.inner_mm2;
    r.dies = dies_on(&r);
    for (int i = 0; i < YIELDS; i++)
        r.yields[i] = yield_of(i, r.die_mm2 / 100 * c[COST_D0], c[COST_ALPHA]);
    r.yield = r.yields[q->yield];
    r.good = r.dies * r.yield;
    r.die = r.node[NODE_WAFER] / r.good;
    r.test_package = c[COST_TEST] + c[COST_PACKAGE];
    r.nre = c[COST_NRE] / c[COST_VOLUME];
    r.total = r.die + r.test_package + r.nre;
    r.mm2 = r.die / r.die_mm2;
    r.sram_gb = 8e9 * r.sram_um2 / 1e6 * r.mm2;
    r.over_reticle = r.die_mm2 > c[COST_RETICLE];
    take_speed(&r, &q->design);
    return r;
}
