# SPDX-License-Identifier: Apache-2.0
"""slang (pyslang) as a strict Verilog-2005 compiler: no error, and no warning of its default and extra groups or of those named here."""
import pyslang
from pyslang.driver import Driver

import points

NAMED = ["arith-op-mismatch", "signed-logical-shift", "width-trunc", "port-width-trunc", "shadow-value", "shadow-hierarchy",
         "comparison-mismatch", "unsigned-arith-shift", "arith-in-shift", "case-dup", "case-outside-range", "index-oob", "range-width-oob"]

# A breach of each kind, put in front of the last endmodule of a design: it must be seen.
BREACHES = {
    "a net used before its declaration": "  wire judge_a = judge_b;\n  wire judge_b = 1'b0;\n",
    "a signed and an unsigned operand": "  wire signed [3:0] judge_s = -4'sd1;\n  wire [7:0] judge_u = 8'd1;\n"
                                        "  wire [7:0] judge_p = judge_s * judge_u;\n",
    "a logical shift of a signed value": "  wire signed [3:0] judge_s = -4'sd1;\n  wire [3:0] judge_r = judge_s >> 1;\n",
    "a value that loses bits": "  wire [7:0] judge_w = 8'd1;\n  wire [3:0] judge_n = judge_w;\n",
    "a name declared twice, one inside the other": "  wire judge_x = 1'b0;\n  generate if (1) begin : g_judge\n"
                                                   "    wire judge_x = 1'b1;\n  end endgenerate\n",
}


def findings(files, top, defines):
    """What slang says, "" if nothing."""
    driver = Driver()
    driver.addStandardArgs()
    words = ["slang", "--std", "1364-2005", "-Wdefault", "-Wextra", *(f"-W{w}" for w in NAMED), "--top", top,
             *(f"-D{d}" for d in defines), *map(str, files)]
    if not driver.parseCommandLine(" ".join(words)) or not driver.processOptions():
        raise points.Tools(f"slang does not take its options: {' '.join(words)}")
    said = pyslang.TextDiagnosticClient()
    driver.diagEngine.clearClients()
    driver.diagEngine.addClient(said)
    driver.parseAllSources()
    compilation = driver.createCompilation()
    driver.reportCompilation(compilation, True)
    driver.runAnalysis(compilation)
    return said.getString()


def plant(design, text, folder):
    """The design's files, `text` in front of the last endmodule of the first."""
    first = (design.out / design.files[0]).read_text()
    at = first.rindex("endmodule")
    (folder / design.files[0]).write_text(first[:at] + text + first[at:])
    return [folder / design.files[0], *(design.out / f for f in design.files[1:])]


def judge(designs, folder, verdicts):
    folder.mkdir()
    version = pyslang.VersionInfo.getMajor()
    verdicts.add(f"slang says what it is: {version}", version >= 10)
    for design in designs:
        for view in design.views:
            said = findings([design.out / f for f in design.files], design.top, design.defines(view))
            verdicts.add(f"slang: {design.name} ({view})", not said, said)
    for name, text in BREACHES.items():
        said = findings(plant(designs[0], text, folder), designs[0].top, [])
        verdicts.add(f"slang sees {name}", "judge_" in said, "it said nothing of it: " + said)
