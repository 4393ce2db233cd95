# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Verilator as a linter, for the suites that source this.

# What Verilator finds, on standard output, and its status. Newer versions add what the run took, in lines of their own.
verilator_lint() { # OPTION... FILE...
  verilator --lint-only -Wall -Wno-DECLFILENAME "$@" 2>&1 | sed -E '/^- (V e r i l a t i o n   R e p o r t|Verilator): /d'
  return "${PIPESTATUS[0]}"
}
