# SPDX-License-Identifier: Apache-2.0
"""cocotb with cocotbext-axi drives designs of every generator; each result meets a model in Python (models.py, drivers.py)."""
import functools
import os
import pathlib
import shutil
import sys
import xml.etree.ElementTree as tree

import numpy

import points

HERE = pathlib.Path(__file__).parent

POINTS = [
    "systolic rows=3 cols=4",
    "systolic rows=4 cols=3 a_bits=5 w_bits=3 a_signed=0 acc_rows=0 pipe=1",
    "systolic rows=4 cols=2 acc_bits=12 goal=area gating=1 acc_rows=7",
    "systolic rows=4 cols=3 arith=star pe=pair",
    "systolic rows=1 cols=3",
    "systolic rows=3 cols=4 dataflow=os",
    "systolic rows=2 cols=3 dataflow=os arith=star acc_bits=9 pipe=1",
    "splitmac cols=3 lanes=2",
    "splitmac cols=2 lanes=3 x_signed=0 low=u8 w_bits=16",
    "splitmac cols=2 lanes=2 mode=fixed x_bits=8 arith=star",
    "splitmac cols=2 lanes=2 out=requant",
    "splitmac cols=2 mode=fixed x_bits=8 k_max=4095 out=requant round=gemmlowp arith=star y_bits=16",
    "hardwired weights=4x6 w_bits=4",
    "hardwired weights=3x5 w_bits=4 base=pairs x_bits=5 out=relu bias=3",
    "hardwired weights=4x5 w_bits=3 rate=parallel x_bits=6 x_signed=0",
    "hardwired weights=5x4 w_bits=6 fabric=rom lanes=3 sign=bank bias=5",
    "hardwired weights=6x7 w_bits=5 fabric=folded",
    "hardwired weights=4x4 w_bits=8 fabric=folded stage=1 out=relu",
    "scratchpad banks=4",
    "scratchpad banks=8 depth=8 word_bits=13 wide=2 ports=1r1w broadcast=0",
    "scratchpad banks=4 depth=16 word_bits=16 network=butterfly ports=1r1w",
    "bayer",
    "bayer kernels=4x2x2 black=200 pattern=gbrg shifts=1,0,3,9 arith=star",
    "bayer mode=bilinear pattern=grbg black=64 height=5",
    "bayer mode=bilinear pattern=rggb",
]


def with_files(words, folder, rng):
    """weights=4x6 and the like become files of random values of that shape."""
    given, bits = [], next((int(w[7:]) for w in words if w.startswith("w_bits=")), 8)
    for word in words:
        name, value = word.split("=")
        if name in ("weights", "kernels", "bias") and value[0].isdigit():
            low, high = {"weights": (-(1 << bits - 1), 1 << bits - 1), "kernels": (-128, 128), "bias": (-100, 100)}[name]
            path = folder / f"{name}.npy"
            numpy.save(path, rng.integers(low, high, [int(n) for n in value.split("x")]).astype(numpy.int16 if name == "bias" else numpy.int8))
            word = f"{name}={path}"
        given.append(word)
    return given


def make(line, folder, rng):
    folder.mkdir()
    generator, *words = line.split()
    given = with_files(words, folder, rng)
    if not points.generate(generator, given, folder / "design"):
        raise points.Tools(f"gatewright gen {line}: refused")
    return points.Design(folder / "design", given)


def drive(design, files, view, simulator, folder):
    """(whether its results are right, the end of the log)."""
    folder.mkdir()
    more = {"JUDGE_OUT": str(design.out.resolve()), "PYTHONPATH": str(HERE.resolve())}
    done = points.run([sys.executable, HERE / "cocotb_run.py", simulator, folder, design.top, ",".join(design.defines(view)), *files],
                      env={**os.environ, **more})
    (folder / "log").write_text(done.stdout + done.stderr)
    results = folder / "results.xml"
    cases = tree.parse(results).findall(".//testcase") if results.exists() else []
    good = len(cases) == 1 and cases[0].find("failure") is None and cases[0].find("error") is None
    wrong = [line for line in (done.stdout + done.stderr).splitlines() if "Error" in line or "wrong:" in line]
    return good, "\n".join(wrong[-6:]) or (done.stdout + done.stderr)[-600:]


def tamper(design, folder):
    """The design's files with a top that flips the lowest bit of the sixth beat of its results."""
    ports, text = design.manifest["ports"], (design.out / design.files[0]).read_text()
    stream = next(p["name"][:-6] for p in ports if p["name"].startswith("m_axis") and p["name"].endswith("_tdata"))
    inner = text.replace(f"module {design.top} (", f"module {design.top}_judged (")
    heads = [f"  {'output' if p['dir'] == 'out' else 'input'} wire [{p['width'] - 1}:0] {p['name']}" for p in ports]
    pins = [".{0}({1})".format(p["name"], "judge_data" if p["name"] == stream + "_tdata" else p["name"]) for p in ports]
    width = next(p["width"] for p in ports if p["name"] == stream + "_tdata")
    inner += (f"\nmodule {design.top} (\n" + ",\n".join(heads) + f");\n  wire [{width - 1}:0] judge_data;\n  reg [2:0] judge_beat;\n"
              f"  always @(posedge clk) if (rst) judge_beat <= 0;\n"
              f"    else if ({stream}_tvalid & {stream}_tready & judge_beat != 7) judge_beat <= judge_beat + 1;\n"
              f"  assign {stream}_tdata = judge_data ^ (judge_beat == 5);\n  {design.top}_judged it ({', '.join(pins)});\nendmodule\n")
    (folder / design.files[0]).write_text(inner)
    return [folder / design.files[0], *(design.out / f for f in design.files[1:])]


def simulators():
    """Icarus, and a Verilator that cocotb takes, if there is one on PATH."""
    version = points.run(["verilator", "--version"]).stdout.split() if shutil.which("verilator") else []
    new = len(version) > 1 and version[0] == "Verilator" and float(version[1]) >= 5.036
    return ["icarus", "verilator"] if new else ["icarus"]


def right(line, design, view, simulator, folder):
    good, said = drive(design, [design.out / f for f in design.files], view, simulator, folder)
    return f"cocotb: {line} ({simulator}, {view})", good, said


def wrong(design, folder):
    files = tamper(design, folder)
    good, said = drive(design, files, "structural", "icarus", folder / "run")
    return f"cocotb sees a wrong bit in a result of {design.generator}", not good and "wrong: " in said, said


def judge(_, folder, verdicts):
    folder.mkdir()
    rng, jobs, seen = numpy.random.default_rng(int(os.environ.get("SEED", "1"))), [], set()
    for i, line in enumerate(POINTS):
        here = folder / f"c{i}"
        design = make(line, here, rng)
        for simulator in simulators():
            for view in design.views[:2 if simulator == "icarus" else 1]:
                jobs.append(functools.partial(right, line, design, view, simulator, here / f"{simulator}-{view}"))
        if design.generator not in seen:
            jobs.append(functools.partial(wrong, design, here))
        seen.add(design.generator)
    verdicts.all(jobs)
