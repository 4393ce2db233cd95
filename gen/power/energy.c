// SPDX-License-Identifier: Apache-2.0
// Implementation of power/energy.h.
#include "power/energy.h"

double net_slew(const struct netlist *n, int net)
{
    return n->slew[net] > 0 ? n->slew[net] : POWER_SLEW_NS;
}

// The net of a pin, -1: none.
static int net_of(const struct netlist *n, const struct netlist_cell *c, int pin)
{
    return pin >= 0 && pin < NETLIST_PINS && c->net[pin] >= 0 ? netlist_same(n, c->net[pin]) : -1;
}

// Of one transition of pin k, from one supply, in the library's unit: the mean of what pins can cause it, by how often each of them
// changes.
static double rail_energy(const struct netlist *n, const struct netlist_cell *c, int k, int rail, double load, double unit)
{
    const struct power_pin *p = &c->type->pins[k];
    double sum = 0, weights = 0, plain = 0;
    int groups = 0;
    for (int g = rail; g < p->energies; g++) {
        if (p->energy[g].rail != rail)
            continue;
        int cause = net_of(n, c, p->energy[g].related), net = cause >= 0 ? cause : net_of(n, c, k);
        double e = tables_mean(&p->energy[g].tables, load, net_slew(n, net) * unit);
        double weight = cause >= 0 ? n->toggles[cause] : 0;
        sum += weight * e;
        weights += weight;
        plain += e;
        groups++;
    }
    return weights > 0 ? sum / weights : plain / groups;
}

static double transition_energy(const struct netlist *n, const struct netlist_cell *c, int k, double load, double unit)
{
    double all = 0;
    for (int g = 0; g < c->type->pins[k].energies; g++)
        if (c->type->pins[k].energy[g].rail == g)
            all += rail_energy(n, c, k, g, load, unit);
    return all;
}

struct power_energy cell_energy(const struct netlist *n, const struct netlist_cell *c, const struct liberty *lib)
{
    struct power_energy e = {0};
    for (int k = 0; k < c->type->n && k < NETLIST_PINS; k++) {
        int net = net_of(n, c, k);
        if (net < 0 || !(n->toggles[net] > 0))
            continue;
        double load = c->type->pins[k].out ? n->cap[net] : 0;
        e.internal += n->toggles[net] * transition_energy(n, c, k, load, 1e-9 / lib->time_unit) * lib->cap_unit;
        e.switching += n->toggles[net] * load * lib->cap_unit * lib->voltage * lib->voltage / 2;
    }
    return e;
}

double clock_energy(struct netlist *n, const struct liberty *lib, double clocks)
{
    int net = netlist_same(n, netlist_net(n, "clk"));
    n->toggles[net] = 2 * clocks;
    return n->toggles[net] * n->cap[net] * lib->cap_unit * lib->voltage * lib->voltage / 2;
}
