# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of mx that tb/checks/lint.sh lints; it sources this, in its folder `work`.

designs mx "" "lanes=8" "lanes=8 out=exact goal=delay" "lanes=16 out=exact" "lanes=64 out=exact" "lanes=16 stages=2"
