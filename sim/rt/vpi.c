// SPDX-License-Identifier: Apache-2.0
// Icarus' side of the runtime: the VPI system task $gw_step(out, next, stop).
#include <stdlib.h>
#include <vpi_user.h>

#include "rt/rt.h"

static vpiHandle arguments[3];

static void find_arguments(void)
{
    vpiHandle call = vpi_handle(vpiSysTfCall, NULL), all = vpi_iterate(vpiArgument, call);
    for (int i = 0; i < 3; i++)
        arguments[i] = vpi_scan(all);
    vpi_free_object(all);
}

static PLI_INT32 step(PLI_BYTE8 *data)
{
    static uint32_t *out, *xz;
    static s_vpi_vecval *drive;
    (void)data;
    if (!out) {
        find_arguments();
        if (rt_job.toggles)
            rt_toggles_begin(rt_job.toggles_of);
        out = calloc((size_t)rt_out_words, sizeof *out);
        xz = calloc((size_t)rt_out_words, sizeof *xz);
        drive = calloc((size_t)rt_in_words, sizeof *drive);
    }
    s_vpi_value v = {.format = vpiVectorVal};
    vpi_get_value(arguments[0], &v);
    for (int i = 0; i < rt_out_words; i++) {
        xz[i] = (uint32_t)v.value.vector[i].bval;
        out[i] = (uint32_t)v.value.vector[i].aval & ~xz[i];
    }
    int done = rt_step(out, xz);
    if (done && rt_job.toggles)
        rt_toggles_end(rt_job.toggles);
    for (int i = 0; i < rt_in_words; i++)
        drive[i].aval = (PLI_INT32)rt_in[i];
    v.value.vector = drive;
    vpi_put_value(arguments[1], &v, NULL, vpiNoDelay);
    s_vpi_value stop = {.format = vpiIntVal, .value = {.integer = done}};
    vpi_put_value(arguments[2], &stop, NULL, vpiNoDelay);
    return 0;
}

static PLI_INT32 begin(p_cb_data data)
{
    (void)data;
    rt_watch();
    return 0;
}

static void startup(void)
{
    s_vpi_systf_data task = {.type = vpiSysTask, .tfname = "$gw_step", .calltf = step};
    vpi_register_systf(&task);
    vpi_register_cb(&(s_cb_data){.reason = cbStartOfSimulation, .cb_rtn = begin});
    rt_open(true);
}

void (*vlog_startup_routines[])(void) = {startup, NULL};
