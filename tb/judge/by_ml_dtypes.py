# SPDX-License-Identifier: Apache-2.0
"""ml_dtypes, whose float8_e4m3fn and float8_e8m0fnu say what the codes mean: dot products of MX blocks."""
import json
import pathlib

import ml_dtypes
import numpy

import points

VECTORS = pathlib.Path("tb/mx/vectors")
BLOCK, BLOCKS = 32, 100000


def dot(a, b, sa, sb):
    """float32 of each row: 42 bits of sum and a power of two, which float64 holds, rounded once."""
    a, b = (x.view(ml_dtypes.float8_e4m3fn).astype(numpy.float64) for x in (a, b))
    sa, sb = (x.view(ml_dtypes.float8_e8m0fnu).astype(numpy.float64)[:, 0] for x in (sa, sb))
    with numpy.errstate(all="ignore"):
        y = (((a * b).sum(axis=1) + 0.0) * sa * sb).astype(numpy.float32)
    y[numpy.isnan(y)] = numpy.uint32(0x7FC00000).view(numpy.float32)
    return y[:, None]


def all_pairs():
    """Every product of two codes, in a lane that the pair decides."""
    pair = numpy.arange(65536)
    a, b = numpy.zeros((2, 65536, BLOCK), numpy.uint8)
    lane = (pair * 7 + (pair >> 8)) % BLOCK
    a[pair, lane], b[pair, lane] = pair >> 8, pair & 255
    scale = numpy.full((65536, 1), 127, numpy.uint8)
    return a, b, scale, scale


def random_blocks(count, seed):
    """Codes of all sizes, few NaN; scales anywhere, or such that results are near the ends of float32's range."""
    rng = numpy.random.default_rng(seed)
    a, b = rng.integers(0, 256, (2, count, BLOCK)).astype(numpy.uint8)
    for x in (a, b):
        x[((x & 127) == 127) & (rng.random(x.shape) > 0.1)] ^= 1
    near = rng.integers(0, 3, count)  # subnormals, one, infinity
    both = rng.integers(numpy.array([85, 230, 355])[near], numpy.array([125, 280, 385])[near])
    sa = rng.integers(numpy.maximum(0, both - 254), numpy.minimum(254, both) + 1)
    sb = both - sa
    sa[rng.random(count) < 0.01] = 255
    return a, b, sa[:, None].astype(numpy.uint8), sb[:, None].astype(numpy.uint8)


def all_codes():
    """Each element code times 1, then each scale code times 1."""
    a, b = numpy.zeros((2, 512, BLOCK), numpy.uint8)
    a[:256, 0], a[256:, 0], b[:, 0] = range(256), 0x38, 0x38
    sa, sb = numpy.full((2, 512, 1), 127, numpy.uint8)
    sa[256:, 0] = range(256)
    return a, b, sa, sb


def write_vectors():
    VECTORS.mkdir(exist_ok=True)
    arrays = [numpy.concatenate(x) for x in zip(all_codes(), random_blocks(768, 1))]
    for name, x in zip(("a", "b", "sa", "sb", "y"), (*arrays, dot(*arrays))):
        numpy.save(VECTORS / f"{name}.npy", x)


def simulate(lanes, arrays, folder):
    """The results of the RTL; None and why if it ends with a fault."""
    words = []
    for name, x in zip(("a", "b", "sa", "sb"), arrays):
        numpy.save(folder / f"{name}.npy", x)
        words += ["--in", f"{name}={folder / name}.npy"]
    made = points.run([points.GATEWRIGHT, "gen", "mx", f"lanes={lanes}", "-q", "-o", folder / "d"])
    ran = points.run([points.GATEWRIGHT, "sim", folder / "d", *words, "--out", f"y={folder / 'y.npy'}", "--json", "-q"])
    if made.returncode or ran.returncode or json.loads(ran.stdout)["mismatches"]:
        return None, made.stderr + ran.stderr
    return numpy.load(folder / "y.npy"), ""


def same(got, want):
    return got is not None and got.shape == want.shape and numpy.array_equal(got.view(numpy.uint32), want.view(numpy.uint32))


def judge(_, folder, verdicts):
    folder.mkdir()
    for lanes in (8, 32):
        for what, arrays in (("all products", all_pairs()), ("all codes", all_codes()), (f"{BLOCKS} blocks", random_blocks(BLOCKS, lanes))):
            got, why = simulate(lanes, arrays, folder)
            verdicts.add(f"ml_dtypes {ml_dtypes.__version__}: mx lanes={lanes}, {what}", same(got, dot(*arrays)), why)
    kept = [numpy.load(VECTORS / f"{name}.npy") for name in ("a", "b", "sa", "sb", "y")]
    verdicts.add("ml_dtypes: the vectors of tb/mx/vectors", same(kept[4], dot(*kept[:4])), "written by write_vectors()")
