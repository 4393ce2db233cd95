#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The runtime's AXI4 memory and its real numbers: the master axi4_master.v against them on both simulators, and masters and
# memories that are wrong on purpose.
set -u
# shellcheck disable=SC2034 # for common.sh
generator=rt suite=rt
# shellcheck source=tb/lib/common.sh
. "$(dirname "$0")/../lib/common.sh"
gw=$here/build/gatewright_rt

# The design's folder d with these parameters; the manifest from the module's own header, without the ports that $without matches.
design() { # NAME=VALUE...
  local word edit=()
  rm -rf d && mkdir d
  for word; do edit+=(-e "s/^\(  parameter ${word%=*} *=\) [0-9]*/\1 ${word#*=}/"); done
  sed -e '' "${edit[@]}" "$here/tb/rt/axi4_master.v" >d/axi4_master.v
  "$here/build/headers" d/axi4_master.v >header || return
  jq -Rn --arg without "${without:-^$}" '[inputs | split(" ")] | {generator: "rt", top: "axi4_master", files: ["axi4_master.v"], derived: {},
    parameters: (map(select(.[1] == "parameter") | {key: .[0], value: (.[2] | tonumber)}) | from_entries),
    ports: map(select(.[1] != "parameter") | select(.[0] | test($without) | not) | {name: .[0], dir: (if .[1] == "input" then "in" else "out" end), width: (.[2] | tonumber), doc: .[0]})}' \
    <header >d/manifest.json
}

# Both simulators find nothing wrong, and see the same.
both() { # NAME=VALUE...
  local name="agree on an AXI4 memory${called:-}: ${*:-defaults}"
  design "$@" && lint d axi4_master && "$gw" sim d --seed "$seed" --cycles 6000 --json -q >run 2>err
  result "$name" $? <(cat err lint)
  says "the same trace on both, more than 300 checks${called:-}: ${*:-defaults}" \
    '.[0].runs | length == 2 and .[0].trace == .[1].trace and all(.[]; .checks > 300)' run
}

# A master that does that breaks a rule, which is named.
wrong_master() { # SED SENTENCE
  local name="wrong on purpose: $1 -> $2"
  design
  sed -i "$1" d/axi4_master.v
  if cmp -s d/axi4_master.v "$here/tb/rt/axi4_master.v"; then
    echo "the pattern is not in the text" >err
    result "$name" 1 err
    return
  fi
  "$gw" sim d --sim "${sim:-icarus}" --seed "$seed" --cycles 4000 -q >run 2>err
  [ $? = 1 ] && grep -q "$2" err
  result "$name" $? err
}

# A memory that is wrong is found by the bench. Works on a copy of the program and of what it builds simulations from.
wrong_memory() { # FILE SED
  local name="wrong on purpose: sim/rt/$1: $2"
  rm -rf copy && mkdir -p copy/build && cp -r "$here"/{gen,rtl,sim,tb} copy && cp "$gw" copy/build
  sed -i "$2" "copy/sim/rt/$1"
  if cmp -s "copy/sim/rt/$1" "$here/sim/rt/$1"; then
    echo "the pattern is not in the text" >err
    result "$name" 1 err
    return
  fi
  design
  copy/build/gatewright_rt sim d --sim icarus --seed "$seed" --cycles 8000 -q >run 2>err
  [ $? = 1 ]
  result "$name" $? err
}

for bits in 32 64 128 1024; do both DATA_W=$bits; done
both DATA_W=256 ADDR_W=64 ID_W=1
both DATA_W=512 ADDR_W=32 ID_W=8
called=" that is only read" without='m_axi_(aw|w|b)|s_axis_wr|m_axis_done' both
called=" that is only written" without='m_axi_(ar|r)|m_axis_rd' both

wrong_master 's/aw_free = .*/aw_free = 1;/' 'm_axi_awaddr changed while awvalid waited for awready (A3.2.1)'
wrong_master 's/ar_free = .*/ar_free = 1;/' 'm_axi_araddr changed while arvalid waited for arready (A3.2.1)'
wrong_master 's/w_free  = .*/w_free = 1;/' 'm_axi_wdata changed while wvalid waited for wready (A3.2.1)'
wrong_master 's/if (m_axi_awready) aw_full/aw_full/' 'm_axi_awvalid fell before awready came (A3.2.1)'
wrong_master 's/if (m_axi_arready) ar_full/ar_full/' 'm_axi_arvalid fell before arready came (A3.2.1)'
wrong_master 's/if (m_axi_wready) w_full/w_full/' 'm_axi_wvalid fell before wready came (A3.2.1)'
wrong_master 's/m_axi_wlast <= last/m_axi_wlast <= beat == 0/' 'm_axi_wlast is . at transfer .* (A3.4.1)'
wrong_master 's/m_axi_wlast <= last/m_axi_wlast <= 0/' 'm_axi_wlast is 0 at transfer .* (A3.4.1)'
wrong_master "s/  w_full      <= 1'b1/  w_full <= beat != 2/" 'm_axi_wlast is 1 at transfer .* (A3.4.1)'
wrong_master "s/m_axi_wstrb <= .*/m_axi_wstrb <= {(DATA_W\/8){1'b1}};/" 'm_axi_wstrb has lane .* legal: lanes .* (A3.4.3)'
wrong_master "s/m_axi_awaddr  <= address/m_axi_awaddr <= address | 12'hff0/" 'm_axi_aw: .* crosses a boundary of 4 KB (A3.4.1)'
wrong_master "s/m_axi_araddr  <= address/m_axi_araddr <= burst == 1 \& len != 0 ? address | 12'hfff : address/" 'm_axi_ar: .* crosses a boundary of 4 KB (A3.4.1)'
wrong_master "s/m_axi_arlen   <= len/m_axi_arlen <= burst == 2 \& len != 15 ? len + 8'd1 : len/" 'm_axi_ar: .* wraps and has not 2, 4, 8 or 16 transfers (A3.4.1)'
wrong_master "s/m_axi_arlen   <= len/m_axi_arlen <= burst == 0 ? len | 8'd16 : len/" 'm_axi_ar: .* has more than 16 transfers and is not INCR (A3.4.1)'
wrong_master "s/m_axi_araddr  <= address/m_axi_araddr <= burst == 2 \& size != 0 ? address | 1 : address/" 'm_axi_ar: .* its address is not aligned to a transfer (A3.4.1)'
wrong_master "s/m_axi_awsize  <= size/m_axi_awsize <= 3'd5/" 'm_axi_aw: .* wider than the data bus (A3.4.1)'
wrong_master "s/m_axi_arburst <= burst/m_axi_arburst <= 2'd3/" 'm_axi_ar: .* type 3, which is reserved (A3.4.1)'
wrong_master "s/m_axi_awcache = 4'b0011/m_axi_awcache = 4'b1001/" 'm_axi_awcache is 0x9, which is reserved (A4.4)'
wrong_master 's/m_axi_awvalid = aw_full & ~rst/m_axi_awvalid = aw_full/' 'm_axi_awvalid is [1X] in reset'
wrong_master 's/m_axi_arvalid = ar_full & ~rst/m_axi_arvalid = ar_full/' 'm_axi_arvalid is [1X] in reset'
wrong_master 's/m_axi_wvalid  = w_full & ~rst/m_axi_wvalid = w_full/' 'm_axi_wvalid is [1X] in reset'
wrong_master 's/m_axi_awid    <= id/m_axi_awid <= 0/' 'a response to a write of ID 0 that nobody asked for'
wrong_master 's/m_axi_rready       = m_axis_rd_tready/m_axi_rready = 1/' 'transfer .* of the read\|rlast is\|m_axis_rd: a waiting beat changed'
wrong_master 's/m_axi_wdata <= s_axis_wr_tdata/m_axi_wdata <= s_axis_wr_tdata ^ 1/' 'byte at .* is .., not ..\|the memory holds'
wrong_master '/m_axi_arsize  <= size;/d' 'm_axi_arsize is X'
sim=verilator wrong_master 's/m_axi_wlast <= last/m_axi_wlast <= 0/' 'm_axi_wlast is 0 at transfer .* (A3.4.1)'
sim=verilator wrong_master 's/aw_free = .*/aw_free = 1;/' 'm_axi_awaddr changed while awvalid waited for awready (A3.2.1)'

# A data bus that AXI4 has not.
design DATA_W=16
"$gw" sim d --sim icarus -q >run 2>err
[ $? = 1 ] && grep -q 'm_axi: data of 16 bits to write and 16 to read; legal: the same power of two, 32 to 1,024 (A1.3.1)' err
result "a data bus of 16 bits is told" $? err

wrong_memory burst.c 's/if (b->type == RT_FIXED || transfer == 0)/if (transfer == 0)/'
wrong_memory burst.c 's/return low | .*/return low + (uint64_t)transfer * size;/'
wrong_memory burst.c 's/return first + (uint64_t)transfer \* size/return b->address + (uint64_t)transfer * size/'
wrong_memory axi4.c 's/oldest = q->list\[k\].id != q->list\[i\].id/oldest = q->list[k].id != q->list[i].id || rt_below(2)/'
wrong_memory axi4.c 's/if (d->strobe\[lane + i\])//'
wrong_memory axi4.c 's/n && response == RT_OKAY; i++)$/n; i++)/'
wrong_memory axi4.c 's/if ((uint32_t)to->done > to->len)/if ((uint32_t)to->done >= to->len)/'
wrong_memory axi4.c 's/return s->range_count ? RT_DECERR/return s->range_count ? RT_SLVERR/'

# An array of real numbers through the master: what comes back is what went in, bit by bit, whatever waits.
reals() { # TYPE BYTES NUMBERS
  printf '\x93NUMPY\x01\x00\x76\x00%-117s\n' "{'descr': '<$1', 'fortran_order': False, 'shape': ($(($3 / 7)), 7), }"
  head -c $(($2 * $3)) <(for _ in $(seq $(($2 * $3 / 8))); do printf '\x33\x33\xd3\x3f\0\0\x80\xff'; done) # 1.65 and -infinity
}
design
reals f4 4 4900 >image.npy
refuses 2 'image.npy: 19600 bytes; legal: 1..16384' "$gw" sim d --in image=image.npy --out copy=copy.npy
{ printf '\x93NUMPY\x01\x00\x76\x00%-117s\n' "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }"; printf '\1\0\0\0\0\0\x20\0\1\0\0\0\0\0\x20\0'; } >image.npy
refuses 2 "image.npy: type '<i8', value 9007199254740993 at .0.; legal: what a float64 holds exactly" "$gw" sim d --in image=image.npy
for type in f4 f8; do
  for options in "--sim verilator" "--sim icarus --stalls" "--sim both --stalls"; do
    for bits in 32 256; do
      design DATA_W=$bits
      reals $type "${type#f}" 784 >image.npy
      rm -f copy.npy
      # shellcheck disable=SC2086 # words
      "$gw" sim d $options --seed "$seed" --in image=image.npy --out copy=copy.npy -q >run 2>err && cmp image.npy copy.npy >>err 2>&1
      result "float${type#f}0 image in and out, $bits bits, $options" $? err
    done
  done
done
