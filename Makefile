# SPDX-License-Identifier: Apache-2.0
#   make          sets the machine up, builds, runs the main job: a network on a generated array, and its cost
#   make build    only the program, build/gatewright
#   make test     everything, on both simulators; ends with "N passed, N failed"
#   make cover    every two values of two parameters of every generator in some design, linted and self-checked;
#                 make cover-list    writes the list of pairs that generators refuse, tb/cover/refused, again
#   make prove    explicit adders against * and +, by SAT; names what does not finish in a minute
#   make lint     emitted and hand-written Verilog, shell scripts, who may use whom among the files of gen and sim
#   make fresh    rewrites rtl/examples;   make fresh-check    fails if they are not what the program writes
#   make bench    figures beside their anchors
#   make weights  trains the networks again (the same bytes)
#   make judge    what others wrote judges 80 drawn designs: slang, the newest Yosys, cocotb, FuseSoC, ml_dtypes; needs Python, and a network once.
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

NPY := $(wildcard gen/base/npy*.c) gen/base/regular.c
SOURCES := $(wildcard gen/*.c gen/*/*.c sim/run/*.c sim/golden/*.c sim/judge/*.c)
OBJECTS := $(SOURCES:%.c=build/obj/%.o)
HEADERS := $(wildcard gen/*/*.h sim/*/*.h tb/*/*.h scripts/*/*.h)
INCLUDES = -Igen -Isim -I.
SANITIZED = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
TESTERS := build/matrices build/declared build/headers build/traces build/fashion build/units build/folded_units build/liberty_units build/points_units build/bayer_scene build/swizzle_units \
  build/swizzle_brute build/swizzle_ref build/cover build/bench_adders build/image_units build/estimate_units build/gatewright_rt

# As many compilers at a time as there are cores, where make was not told how many.
ALL_CORES = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

all: setup
	@$(MAKE) --no-print-directory $(ALL_CORES) build/gatewright build/fashion
	@scripts/demo/fashion $(OUT)

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
	@$(CC) $(STRICT) $(CFLAGS) $(INCLUDES) -MMD -MP -c -o $@ $<

build/gen.a: $(filter-out build/obj/gen/main.o,$(OBJECTS))
	@rm -f $@
	@ar rcs $@ $^

# Programs of tests, demonstrations and benchmarks: what each consists of and is linked with.
build/declared: tb/checks/declared.c
build/headers: tb/checks/headers.c gen/emit/rtl.c gen/base/expr.c gen/base/data.c gen/base/util.c gen/base/regular.c
build/matrices: tb/lib/matrices.c tb/lib/variant.c $(NPY)
build/traces: tb/lib/traces.c $(NPY)
build/cover: $(wildcard tb/cover/*.c) $(NPY) gen/base/util.c
build/swizzle_ref: tb/swizzle/ref.c $(NPY)
build/fashion: scripts/demo/fashion.c scripts/train/idx.c $(NPY) sim/golden/requantize.c
build/bayer_scene: scripts/demo/bayer_scene.c $(NPY)
build/swizzle_traces: scripts/demo/swizzle_traces.c $(NPY)
build/bench_adders: scripts/bench_adders.c build/gen.a
build/train_fashion: scripts/train/fashion.c scripts/train/mlp.c scripts/train/idx.c $(NPY)
build/train_fashion4: scripts/train/fashion4.c scripts/train/mlp.c scripts/train/idx.c $(NPY)
build/train_fashion build/train_fashion4: CFLAGS = -O3 -ffp-contract=off
# The library code under AddressSanitizer and UndefinedBehaviorSanitizer.
build/units: tb/checks/units.c tb/lib/unit.c tb/lib/variant.c $(NPY) gen/base/expr.c $(filter-out sim/golden/goldens.c,$(wildcard sim/golden/*.c))
build/folded_units: tb/checks/folded_units.c $(NPY) $(wildcard gen/constant/*.c gen/arith/bitheap*.c) \
  $(addprefix gen/,emit/design.c emit/names.c emit/rtl.c emit/template.c emit/param.c base/choice.c base/data.c base/error.c base/expr.c base/util.c)
build/liberty_units: tb/checks/liberty_units.c tb/lib/unit.c $(wildcard gen/liberty/*.c) gen/base/util.c gen/base/regular.c
build/points_units: tb/checks/points_units.c tb/lib/unit.c build/gen.a
# The program with the golden model of a test's design, tb/rt, instead of those of the generators.
build/gatewright_rt: build/obj/gen/main.o tb/rt/golden.c build/gen.a
# The judge of address maps: sanitized, and beside all maps of small tiles.
build/swizzle_units: tb/swizzle/units.c tb/swizzle/same.c tb/lib/unit.c gen/swizzle/parse.c gen/swizzle/access.c $(wildcard sim/judge/*.c) $(NPY) gen/base/util.c
build/swizzle_brute: tb/swizzle/brute.c tb/swizzle/mutate.c tb/swizzle/truth.c $(wildcard sim/judge/*.c) $(NPY) gen/base/util.c
build/image_units: tb/checks/image_units.c tb/lib/unit.c sim/rt/memory.c $(NPY)
build/estimate_units: tb/checks/estimate_units.c tb/lib/unit.c $(wildcard gen/estimate/*.c) gen/base/util.c gen/base/regular.c
build/units build/folded_units build/estimate_units build/image_units build/liberty_units build/swizzle_units: CFLAGS = $(SANITIZED)

PROGRAMS := $(TESTERS) build/swizzle_traces build/train_fashion build/train_fashion4
$(PROGRAMS): $(HEADERS)
	@mkdir -p $(@D)
	@echo "  CC  $@"
	@$(CC) $(STRICT) $(CFLAGS) $(INCLUDES) -o $@ $(filter %.c %.o %.a,$^) -ljansson -lxxhash -lz -lm

test:
	@scripts/setup test
	@$(MAKE) --no-print-directory $(ALL_CORES) build/gatewright $(TESTERS)
	@tb/run

cover cover-list:
	@scripts/setup test
	@$(MAKE) --no-print-directory build/gatewright build/cover
	@tb/cover/suite.sh $(if $(filter cover,$@),all,list)

prove: setup
	@$(MAKE) --no-print-directory build/gatewright build/matrices
	@tb/checks/prove.sh all

lint:
	@scripts/setup test
	@$(MAKE) --no-print-directory build/gatewright build/matrices build/declared build/headers
	@tb/run rooms lint

judge: build/gatewright
	@JUDGE_VENV="$(JUDGE_VENV)" TOOLS="$(TOOLS)" tb/judge/run

fresh: build/gatewright
	@tb/checks/fresh.sh write

fresh-check: build/gatewright
	@tb/checks/fresh.sh

bench: setup
	@$(MAKE) --no-print-directory build/gatewright
	@scripts/bench

bayer-demo: setup
	@$(MAKE) --no-print-directory build/gatewright build/bayer_scene
	@scripts/demo/bayer build/bayer

hardwired-demo: setup
	@$(MAKE) --no-print-directory build/gatewright build/fashion
	@scripts/demo/hardwired build/hardwired

swizzle-demo: setup
	@$(MAKE) --no-print-directory build/gatewright build/swizzle_traces
	@scripts/demo/swizzle build/swizzle

scaling:
	@scripts/setup plots
	@$(MAKE) --no-print-directory build/gatewright build/matrices build/declared
	@scripts/demo/scaling build/scaling

weights: build/train_fashion build/train_fashion4
	build/train_fashion $(DATA) scripts/models/fashion
	build/train_fashion4 $(DATA) scripts/models/fashion4/a 1 8
	build/train_fashion4 $(DATA) scripts/models/fashion4/b 2 8

SHARE = $(DESTDIR)$(PREFIX)/share
# What the program opens as it runs: templates and styles, cells, the runtime with models and benches, scripts of tools.
DATA_FILES = $(sort $(shell find gen rtl -path rtl/examples -prune -o -type f ! -name '*.[ch]' -print; \
  find gen/base sim tb -name '*.[ch]' -o -name '*.cpp'; find scripts -name '*.tcl'))

install: build/gatewright
	rm -rf $(SHARE)/gatewright
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
