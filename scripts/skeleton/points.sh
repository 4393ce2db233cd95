# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Points of @name@ that tb/checks/lint.sh lints; it sources this, in its folder `work`.

designs @name@ "" "lanes=1 bits=2 offset=-2" "lanes=3 bits=5" "lanes=9 bits=32 offset=-128"
