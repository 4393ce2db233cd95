# SPDX-License-Identifier: Apache-2.0
"""Parameter points drawn from a generator's own schema, as `gatewright describe GENERATOR --json` tells it."""
import json
import pathlib
import random
import subprocess

import numpy

GATEWRIGHT = pathlib.Path("build/gatewright").resolve()

# Small designs: judges read structure, which size only repeats. Where a parameter is drawn, these give way.
SMALL = {
    "systolic": {"rows": 4, "cols": 3},
    "splitmac": {"cols": 2, "lanes": 2},
    "hardwired": {"n_out": 4, "n_in": 5},
    "scratchpad": {"banks": 4},
    "bayer": {"max_width": 64},
    "mx": {"lanes": 8},
}
LARGEST = 12  # of what is drawn of a parameter that has no small range
FREE = {  # of parameters whose legal values the schema tells in words
    "shifts": ["0,1,2,3", "31,0,9,1"],
    "patterns": ["row,col", "row,col,diag", "row,stride:2"],
    "map": ["none", "pad", "xor", "bitrev", "ipoly"],
}


class Tools(Exception):
    """A tool ended in a way that it never should."""


def run(words, **more):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, errors="replace", check=False, **more)


def describe(generator):
    return json.loads(run([GATEWRIGHT, "describe", generator, "--json"]).stdout)["parameters"]


def generators():
    return [g["name"] for g in json.loads(run([GATEWRIGHT, "list", "--json"]).stdout)["generators"]]


def some_integer(p, rng):
    low, high = p["min"], p["max"]
    near = [v for v in (low, low + 1, low + 2, rng.randint(low, max(low, min(high, LARGEST)))) if v <= high]
    if high <= 64 and p["name"].endswith("_bits"):
        near.append(high)
    return rng.choice(near)


def some_value(p, rng):
    """A value of a parameter as the user writes it, or None to leave it alone."""
    if p["name"] == "top":
        return rng.choice(["dut", "core_", "a__b"])
    if p["name"] in FREE:
        return rng.choice(FREE[p["name"]])
    if "min" in p and p["kind"] != "boolean":
        return some_integer(p, rng)
    if p["kind"] in ("choice", "boolean"):
        return rng.choice(p["legal"].split(" or "))
    return None


def some_kernels(folder, rng):
    path = folder / "kernels.npy"
    numpy.save(path, numpy.array([rng.randint(-128, 127) for _ in range(16)], dtype=numpy.int8).reshape(4, 2, 2))
    return path


def generate(generator, words, out):
    """Writes the design into `out`. True if it did, False if the point is not legal."""
    made = run([GATEWRIGHT, "gen", generator, *words, "-q", "-o", out])
    if made.returncode not in (0, 2):
        raise Tools(f"gatewright gen {generator} {' '.join(words)}: status {made.returncode}: {made.stderr}")
    return made.returncode == 0


class Design:
    """A generated design in its folder."""

    def __init__(self, out, words):
        self.out = pathlib.Path(out)
        self.manifest = json.loads((self.out / "manifest.json").read_text())
        self.generator, self.top = self.manifest["generator"], self.manifest["top"]
        self.views, self.core = self.manifest["views"], self.manifest["core"]
        self.files = [f for f in self.manifest["files"] if f.endswith(".v")]
        self.name = " ".join([self.generator, *(w for w in words if "/" not in w)])

    @staticmethod
    def defines(view):
        return {"structural": [], "words": ["GATEWRIGHT_WORDS"], "fast": ["GATEWRIGHT_WORDS", "GATEWRIGHT_FAST_SIM"]}[view]


def draw_one(generator, out, rng):
    """A legal point: from a small design, one parameter after the other takes another value, if the design stays legal."""
    words = [f"{name}={value}" for name, value in SMALL.get(generator, {}).items()]
    if generator == "bayer" and rng.random() < 0.3:
        words.append(f"kernels={some_kernels(out.parent, rng)}")
    if not generate(generator, words, out):
        raise Tools(f"gatewright gen {generator} {' '.join(words)}: refused")
    schema = describe(generator)
    for p in rng.sample(schema, len(schema)):
        value = some_value(p, rng) if rng.random() < 0.5 else None
        if value is None or str(value) == p["default"]:
            continue
        more = [*(w for w in words if not w.startswith(p["name"] + "=")), f"{p['name']}={value}"]
        if generate(generator, more, out):
            words = more
    return Design(out, words)


def draw(folder, count, seed):
    """`count` legal points over all generators, in folders of their own."""
    rng, names = random.Random(seed), generators()
    return [draw_one(names[i % len(names)], folder / f"p{i}", rng) for i in range(count)]
