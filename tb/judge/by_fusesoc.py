# SPDX-License-Identifier: Apache-2.0
"""FuseSoC: below one --cores-root every design has a name of its own, and its targets run as they are."""
import functools
import shutil

import points

TARGETS = ["default", "lint", "synth"]
SHARE = {"default": 1, "lint": 4, "synth": 1}  # designs of each generator whose target runs, the smallest first

USER = """CAPI=2:
name: "judge::user:0"
filesets:
  rtl:
    files: [user.v]
    file_type: verilogSource-2005
    depend: ["{core}"]
targets:
  lint:
    filesets: [rtl]
    toplevel: user
    flow: lint
    flow_options: {{tool: verilator}}
"""


def fusesoc(root, folder, words):
    return points.run(["fusesoc", "--cores-root", root.resolve(), *words], cwd=folder)


def target(root, folder, name, core):
    return fusesoc(root, folder, ["run", "--build-root", "build", "--target", name, core])


def names(root, folder):
    said = fusesoc(root, folder, ["core", "list"]).stdout
    return [line.split()[0] for line in said.splitlines() if line.startswith("gatewright:")]


def runs(root, folder, name, design):
    done = target(root, folder, name, design.core)
    return f"FuseSoC: {name} of {design.name}", done.returncode == 0, done.stderr[-1500:]


def chosen(designs, share):
    """The smallest designs of each generator, by the text of their Verilog."""
    small = sorted(designs, key=lambda d: sum((d.out / f).stat().st_size for f in d.files))
    return [d for g in dict.fromkeys(d.generator for d in designs) for d in [d for d in small if d.generator == g][:share]]


def place(designs, root):
    for i, design in enumerate(designs):
        shutil.copytree(design.out, root / f"d{i}")


def judge(designs, folder, verdicts):
    root = folder / "cores"
    root.mkdir(parents=True)
    place(designs, root)
    different = {design.core for design in designs}
    listed = names(root, folder)
    verdicts.add(f"FuseSoC lists {len(different)} designs below one root", sorted(listed) == sorted(different), "\n".join(listed))
    verdicts.all([functools.partial(runs, root, folder, name, design) for name in TARGETS for design in chosen(designs, SHARE[name])])
    used_by_another(designs[0], root, folder, verdicts)
    breaches(designs[0], root, folder, verdicts)


def used_by_another(design, root, folder, verdicts):
    """A core of the user's own that depends on a design."""
    (root / "user").mkdir()
    (root / "user" / "user.core").write_text(USER.format(core=design.core))
    ports = [p for p in design.manifest["ports"] if p["name"] in ("clk", "rst")]
    (root / "user" / "user.v").write_text("module user (input wire clk, input wire rst);\n  /* verilator lint_off PINMISSING */\n"
                                          f"  {design.top} it ({', '.join('.{0}({0})'.format(p['name']) for p in ports)});\nendmodule\n")
    done = target(root, folder, "lint", "judge::user:0")
    verdicts.add("FuseSoC: a core that depends on a design", done.returncode == 0, done.stderr[-1500:])


def breaches(design, root, folder, verdicts):
    """A design without one of its files, and one whose name another has taken."""
    copy = root / "copy"
    shutil.copytree(design.out, copy)
    core = copy / f"{design.top}.core"
    core.write_text(core.read_text().replace(design.core, "gatewright:judge:broken:1.0.0"))
    (copy / design.files[0]).unlink()
    verdicts.add("FuseSoC sees a missing file", target(root, folder, "lint", "gatewright:judge:broken:1.0.0").returncode != 0)
    other = root / "again"
    shutil.copytree(design.out, other)
    before = len(names(root, folder))
    twin = other / f"{design.top}.core"
    twin.write_text(twin.read_text().replace(design.core, design.core.rsplit("_", 1)[0] + "_0123456789ab:1.0.0"))
    verdicts.add("FuseSoC counts names, not files", len(names(root, folder)) == before + 1)
