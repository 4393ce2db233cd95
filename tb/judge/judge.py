# SPDX-License-Identifier: Apache-2.0
"""Runs the foreign judges on drawn points and counts what they say. See tb/judge/run."""
import concurrent.futures
import os
import pathlib
import shutil
import sys

import by_cocotb
import by_fusesoc
import by_ml_dtypes
import by_slang
import by_yosys
import points

JUDGES = {"slang": by_slang, "yosys": by_yosys, "cocotb": by_cocotb, "fusesoc": by_fusesoc,
          "ml_dtypes": by_ml_dtypes}


class Verdicts:
    """Counts, and prints a line for each."""

    def __init__(self):
        self.passed = self.failed = 0

    def all(self, jobs):
        """Verdicts of functions that return (name, good, why), as many at a time as there are cores."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for verdict in pool.map(lambda job: job(), jobs):
                self.add(*verdict)

    def add(self, name, good, why=""):
        self.passed, self.failed = self.passed + bool(good), self.failed + (not good)
        print(f"{'ok' if good else 'not ok'} - {name}")
        for line in [] if good else why.strip().splitlines()[:12]:
            print(f"    {line}")
        sys.stdout.flush()


def main():
    work, chosen = pathlib.Path(sys.argv[1]), sys.argv[2:] or list(JUDGES)
    for name in chosen:
        if name not in JUDGES:
            sys.exit(f"judge: unknown judge '{name}'; legal: {' or '.join(JUDGES)}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    verdicts = Verdicts()
    try:
        designs = points.draw(work, int(os.environ.get("POINTS", "80")), int(os.environ.get("SEED", "1")))
        for name in chosen:
            JUDGES[name].judge(designs, work / name, verdicts)
    except points.Tools as e:
        verdicts.add("the judges ran", False, str(e))
    print(f"{verdicts.passed} passed, {verdicts.failed} failed")
    sys.exit(1 if verdicts.failed or not verdicts.passed else 0)


main()
