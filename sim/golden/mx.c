// SPDX-License-Identifier: Apache-2.0
// The golden model of `mx`: values of codes from the formats' definitions, in double precision, which holds them, their products
// and the sums of 32 exactly; the compiler's conversion to float rounds.
#include "golden/mx.h"

#include <math.h>
#include <string.h>

#include "golden/golden.h"

// OCP FP8 v1.0, E4M3: bias 7, no infinities.
static double element(uint8_t code)
{
    int field = code >> 3 & 15, fraction = code & 7;
    if ((code & 127) == 127)
        return NAN;
    double size = field ? ldexp(1 + fraction / 8.0, field - 7) : ldexp(fraction / 8.0, -6);
    return code & 128 ? -size : size;
}

struct golden_mx golden_mx_dot(const uint8_t *a, const uint8_t *b, uint8_t scale_a, uint8_t scale_b)
{
    double sum = 0;
    for (int i = 0; i < GOLDEN_MX_BLOCK; i++)
        sum += element(a[i]) * element(b[i]);
    if (isnan(sum) || scale_a == 255 || scale_b == 255)
        return (struct golden_mx){.nan = true};
    return (struct golden_mx){.sum = (int64_t)ldexp(sum, 18), .exponent = scale_a - 127 + scale_b - 127 - 18};
}

uint32_t golden_mx_float(const struct golden_mx *v)
{
    float f = (float)ldexp((double)v->sum, v->exponent);
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    return v->nan ? 0x7fc00000 : bits;
}

// Arrays: the codes of both operands, then their scales.
static char *check_mx(const json_t *manifest, const struct npy *in, const char *const *paths, struct expr_vars *vars)
{
    int64_t lanes = golden_param(manifest, "lanes"), units = lanes > GOLDEN_MX_BLOCK ? lanes / GOLDEN_MX_BLOCK : 1;
    int64_t width[] = {units * GOLDEN_MX_BLOCK, units * GOLDEN_MX_BLOCK, units, units}, m = in[0].ndim ? in[0].shape[0] : 0;
    char text[96];
    for (int i = 0; i < 4; i++) {
        const struct npy *x = &in[i];
        bool whole = m > 0 && x->ndim > 0 && x->shape[0] == m && x->count == m * width[i];
        if (!whole || (i < 2 && x->ndim != 2))
            return npy_message("%s: shape %s; legal: M x %lld, M the same of all arrays", paths[i], npy_shape(x, text),
                               (long long)width[i]);
        char *wrong = npy_fits(&in[i], paths[i], 0, 255);
        if (wrong)
            return wrong;
    }
    expr_set(vars, "M", m);
    return NULL;
}

const struct golden golden_mx = {
    .generator = "mx",
    .inputs = (const char *const[]){"a", "b", "sa", "sb", NULL},
    .optional = (const char *const[]){NULL},
    .outputs = (const char *const[]){"y", "e", "nan", NULL},
    .own = (const char *const[]){NULL},
    .check = check_mx,
};
