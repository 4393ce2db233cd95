# SPDX-License-Identifier: Apache-2.0
CC ?= cc
CFLAGS ?= -O2 -g
STRICT = -std=c11 -Wall -Wextra -Wpedantic -Werror
PREFIX ?= /usr/local

SOURCES := $(wildcard gen/*.c) $(addprefix sim/,npy.c expr.c harness.c golden.c cosim.c sim.c)
OBJECTS := $(SOURCES:%.c=build/obj/%.o)

build/gatewright: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -ljansson -lxxhash -lm

build/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(STRICT) $(CFLAGS) -Igen -Isim -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)

build: build/gatewright
.PHONY: build
