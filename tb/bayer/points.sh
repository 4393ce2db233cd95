# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of bayer that tb/checks/lint.sh lints; it sources this, in its folder `work`.
work=${work:?}

# Kernels at their ends: -128, 127, -1, 0.
printf '\x93NUMPY\x01\x00\x76\x00%-117s\n' "{'descr': '|i1', 'fortran_order': False, 'shape': (4, 2, 2), }" >"$work/k.npy"
printf '\x80\x7f\x80\x7f\x00\x00\x00\x00\xff\xff\xff\xff\x7f\x01\x00\x02' >>"$work/k.npy"
designs bayer "" "mode=bilinear" "mode=bilinear height=2" "mode=bilinear height=1080 max_width=1920" "pattern=bggr black=4095 max_width=2" "mode=bilinear pattern=grbg black=4095 max_width=2" \
  "mode=bilinear black=64 max_width=65536 arith=star goal=area" "black=1 shifts=31,0,9,1 max_width=5 top=camera" \
  "kernels=$work/k.npy" "kernels=$work/k.npy black=4095 shifts=1,31,0,20" "kernels=$work/k.npy black=2048 pattern=gbrg"
