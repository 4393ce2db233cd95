#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The library code, by programs of its own.
set -u
cd "$(dirname "$0")/../.." || exit 2
for program in build/*units; do "$program" || exit; done
