# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Verilator as a linter, for the suites that source this.

# The program itself, where it stands by its command, a script in Perl that takes longer to start than a small design to lint.
verilator_program=$(command -v verilator)_bin
[ -x "$verilator_program" ] || verilator_program=verilator

# What Verilator finds, on standard output, and its status. Newer versions add what the run took, in lines of their own.
verilator_lint() { # OPTION... FILE...
  "$verilator_program" --lint-only -Wall -Wno-DECLFILENAME "$@" 2>&1 | sed -E '/^- (V e r i l a t i o n   R e p o r t|Verilator): /d'
  return "${PIPESTATUS[0]}"
}
