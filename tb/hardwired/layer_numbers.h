// SPDX-License-Identifier: Apache-2.0
// An element of an array of struct layer (tb/hardwired/layer.h) from the macros of ports.h. Included where P(name) and D(name) give
// the macro of a parameter and of a derived number; one that is not there counts as 0 in #if. Undefines both.
{
    .n_in = D(n_in),
    .n_out = D(n_out),
    .x_bits = P(x_bits),
    .x_signed = P(x_signed),
    .y_bits = D(y_element_bits),
    .y_signed = D(y_is_signed),
#if P(fabric_is_rom)
    .lanes = D(lanes),
    .x_beats = D(steps),
    .clocks = D(steps),
#elif P(rate_is_serial)
    .serial_x = true,
    .lanes = D(n_in),
    .x_beats = P(x_bits),
    .clocks = D(planes),
#else
    .lanes = D(n_in),
    .x_beats = 1,
    .clocks = 1,
#endif
#if D(serial_results)
    .serial_y = true,
    .y_beats = D(planes),
    .y_element = D(top_bits),
#else
    .y_beats = 1,
    .y_element = D(y_element_bits),
#endif
#if P(out_is_relu)
    .relu = true,
#endif
#if P(out_is_requant)
    .requant = true,
    .hi = (1 << (P(y_bits) - P(y_signed))) - 1,
    .lo = P(y_signed) ? -(1 << (P(y_bits) - 1)) : 0,
#endif
#if P(round_is_gemmlowp)
    .gemmlowp = true,
#endif
},
#undef P
#undef D
