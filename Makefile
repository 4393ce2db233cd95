# SPDX-License-Identifier: Apache-2.0
#   make          sets the machine up, builds, runs the main job: a network on a generated array, and its cost
#   make build    only the program, build/gatewright
#   make test     everything, on both simulators; ends with "N passed, N failed"
#   make cover    every two values of two parameters of every generator in some design, linted and self-checked;
#                 make cover-list    writes the list of pairs that generators refuse, tb/cover.refused, again
#   make prove    explicit adders against * and +, by SAT; names what does not finish in a minute
#   make lint     emitted and hand-written Verilog, shell scripts
#   make fresh    rewrites rtl/examples;   make fresh-check    fails if they are not what the program writes
#   make bench    figures beside their anchors
#   make weights  trains the networks again (the same bytes)
#   make judge    what others wrote judges 80 drawn designs: slang, the newest Yosys, cocotb, FuseSoC; needs Python, and a network once.
#                 JUDGE_VENV=DIR where they are installed, TOOLS=DIR another verilator, iverilog or yosys
#   make bayer-demo   a drawn scene through generated camera hardware: build/bayer/bayer.png
#   make hardwired-demo   a 4-bit network as wiring, in three fabrics, and what a weight costs
#   make swizzle-demo   a transpose and a matrix product through plain, padded and swizzled banks
#   make scaling  what arrays of 4x4 to 128x128 gain by their size: a table and a plot
#   make install  PREFIX=/usr/local DESTDIR=

CC ?= cc
CFLAGS ?= -O2 -g
STRICT = -std=c11 -Wall -Wextra -Wpedantic -Werror
PREFIX ?= /usr/local
OUT ?= build/demo
DATA = /usr/share/datasets/fashion-mnist

NPY := $(wildcard sim/npy*.c) sim/regular.c
NPY_H := sim/npy.h sim/npy_parts.h sim/regular.h
SOURCES := $(wildcard gen/*.c) $(NPY) $(addprefix sim/,expr.c harness.c goldens.c golden.c golden_systolic.c \
  golden_splitmac.c golden_bayer.c golden_hardwired.c golden_scratchpad.c golden_scratchpad_data.c cosim.c example.c sim.c sim_request.c waves.c \
  swizzle_pattern.c swizzle_access.c swizzle_check.c swizzle_tree.c)
OBJECTS := $(SOURCES:%.c=build/obj/%.o)
TESTERS := build/matrices build/declared build/traces build/fashion build/units build/folded_units build/liberty_units build/bayer_scene build/swizzle_units \
  build/swizzle_brute build/swizzle_ref build/cover

all: setup
	@$(MAKE) --no-print-directory build/gatewright build/fashion
	@scripts/demo $(OUT)

setup:
	@scripts/setup

build: build/gatewright

# What git calls the source, if it is git's; for --version alone, so that nothing is compiled or linked again for a commit.
DESCRIBED = build/gatewright.described
$(DESCRIBED): FORCE
	@mkdir -p $(@D)
	@if [ -e .git ] && git describe --tags --always --dirty >$@.new 2>/dev/null && ! cmp -s $@.new $@; then mv $@.new $@; fi; rm -f $@.new

build/gatewright: $(OBJECTS) | $(DESCRIBED)
	@echo "  LD  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -ljansson -lxxhash -lz -lm

build/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Igen -Isim -MMD -MP -c -o $@ $<

build/declared: tb/declared.c
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -o $@ $<

build/matrices: tb/variant.c tb/variant.h
build/matrices build/traces: build/%: tb/%.c $(NPY) $(NPY_H) tb/published.h
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -o $@ $(filter %.c,$^) -lm

build/swizzle_ref: tb/swizzle_ref.c $(NPY) $(NPY_H)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -o $@ $(filter %.c,$^)

build/cover: $(wildcard tb/cover*.c) tb/cover.h $(NPY) $(NPY_H) gen/util.c gen/util.h
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -Igen -o $@ $(filter %.c,$^) -ljansson

build/fashion: scripts/fashion.c scripts/idx.c $(NPY) sim/golden_requant.c $(NPY_H) sim/golden_requant.h \
    scripts/idx.h
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -Iscripts -o $@ $(filter %.c,$^) -lz

build/bayer_scene: scripts/bayer_scene.c $(NPY) $(NPY_H)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -o $@ $(filter %.c,$^) -lz

build/swizzle_traces: scripts/swizzle_traces.c $(NPY) $(NPY_H)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -o $@ $(filter %.c,$^)

build/gen.a: $(filter-out build/obj/gen/main.o,$(filter build/obj/gen/%,$(OBJECTS)))
	@rm -f $@
	@ar rcs $@ $^

build/bench_adders: scripts/bench_adders.c build/gen.a
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Igen -o $@ $^ -ljansson -lxxhash -lz -lm

TRAINERS := build/train_fashion build/train_fashion4
$(TRAINERS): build/%: scripts/%.c scripts/mlp.c scripts/idx.c $(NPY) $(NPY_H) scripts/idx.h scripts/mlp.h
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) -O3 -ffp-contract=off -Isim -Iscripts -o $@ $(filter %.c,$^) -lz

# The library code under AddressSanitizer and UndefinedBehaviorSanitizer.
build/units: tb/units.c tb/unit.c tb/variant.c $(NPY) sim/expr.c sim/golden.c sim/golden_systolic.c sim/golden_bayer.c \
    sim/golden_splitmac.c sim/golden_requant.c sim/golden_scratchpad.c tb/published.h tb/unit.h tb/variant.h $(wildcard sim/*.h)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Isim -Igen -o $@ \
	  $(filter %.c,$^) -ljansson -lm

build/folded_units: tb/folded_units.c $(NPY) $(addprefix gen/,graph.c patterns.c design.c template.c param.c util.c) \
    $(wildcard gen/bitheap*.c gen/cse*.c gen/folded*.c gen/*.h)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Igen -o $@ $(filter %.c,$^) \
	  -ljansson -lxxhash -lm

build/liberty_units: tb/liberty_units.c tb/unit.c tb/unit.h gen/util.c sim/regular.c sim/regular.h $(wildcard gen/liberty*.c gen/liberty*.h) gen/util.h
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Igen -o $@ $(filter %.c,$^) -lm

# The judge of address maps: sanitized, and beside all maps of small tiles.
JUDGE = $(addprefix sim/swizzle_,pattern.c access.c check.c tree.c) $(NPY) gen/util.c
JUDGE_H = $(wildcard sim/swizzle_*.h) tb/swizzle_brute.h $(NPY_H) gen/util.h
build/swizzle_units: tb/swizzle_units.c tb/swizzle_same.c tb/unit.c tb/unit.h gen/swizzle_parse.c gen/swizzle_access.c gen/swizzle.h $(JUDGE) $(JUDGE_H)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Isim -Igen -o $@ $(filter %.c,$^) -ljansson

build/swizzle_brute: tb/swizzle_brute.c tb/swizzle_mutate.c tb/swizzle_truth.c $(JUDGE) $(JUDGE_H)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) -Isim -Igen -o $@ $(filter %.c,$^) -ljansson

test:
	@scripts/setup test
	@$(MAKE) --no-print-directory build/gatewright $(TESTERS)
	@tb/run

cover cover-list:
	@scripts/setup test
	@$(MAKE) --no-print-directory build/gatewright build/cover
	@tb/cover.sh $(if $(filter cover,$@),all,list)

prove: setup
	@$(MAKE) --no-print-directory build/gatewright
	@tb/prove.sh all

lint:
	@scripts/setup test
	@$(MAKE) --no-print-directory build/gatewright build/matrices build/declared
	@tb/lint.sh

judge: build/gatewright
	@JUDGE_VENV="$(JUDGE_VENV)" TOOLS="$(TOOLS)" tb/judge/run

fresh: build/gatewright
	@tb/fresh.sh write

fresh-check: build/gatewright
	@tb/fresh.sh check

bench: setup
	@$(MAKE) --no-print-directory build/gatewright
	@scripts/bench

bayer-demo: setup
	@$(MAKE) --no-print-directory build/gatewright build/bayer_scene
	@scripts/bayer_demo build/bayer

hardwired-demo: setup
	@$(MAKE) --no-print-directory build/gatewright build/fashion
	@scripts/hardwired_demo build/hardwired

swizzle-demo: setup
	@$(MAKE) --no-print-directory build/gatewright build/swizzle_traces
	@scripts/swizzle_demo build/swizzle

scaling:
	@scripts/setup plots
	@$(MAKE) --no-print-directory build/gatewright build/matrices build/declared
	@scripts/scaling build/scaling

weights: $(TRAINERS)
	build/train_fashion $(DATA) scripts/fashion
	build/train_fashion4 $(DATA) scripts/fashion4/a 1 8
	build/train_fashion4 $(DATA) scripts/fashion4/b 2 8

SHARE = $(DESTDIR)$(PREFIX)/share
# What the program opens as it runs: templates and styles, cells, the runtime with models and benches, scripts of tools.
DATA_FILES = $(sort $(shell find gen rtl -path rtl/examples -prune -o -type f ! -name '*.[ch]' -print; \
  find sim -type f; find tb -name '*.[ch]'; find scripts -name '*.tcl'))

install: build/gatewright
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions
	install -m 755 build/gatewright $(DESTDIR)$(PREFIX)/bin/gatewright
	for f in $(DATA_FILES); do install -D -m 644 $$f $(SHARE)/gatewright/$$f || exit; done
	printf '%s\n' $(DATA_FILES) >$(SHARE)/gatewright/files
	if [ -s $(DESCRIBED) ]; then install -m 644 $(DESCRIBED) $(SHARE)/gatewright; fi
	build/gatewright --man >$(SHARE)/man/man1/gatewright.1
	build/gatewright --completion >$(SHARE)/bash-completion/completions/gatewright
	chmod 644 $(SHARE)/gatewright/files $(SHARE)/man/man1/gatewright.1 $(SHARE)/bash-completion/completions/gatewright

uninstall:
	rm -rf $(SHARE)/gatewright
	rm -f $(DESTDIR)$(PREFIX)/bin/gatewright $(SHARE)/man/man1/gatewright.1
	rm -f $(SHARE)/bash-completion/completions/gatewright

clean:
	rm -rf build

-include $(OBJECTS:.o=.d)

.PHONY: FORCE all setup build test cover cover-list prove lint judge fresh fresh-check bench bayer-demo hardwired-demo swizzle-demo scaling weights install uninstall clean
.DELETE_ON_ERROR:
