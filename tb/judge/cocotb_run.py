# SPDX-License-Identifier: Apache-2.0
"""Builds and runs one design under cocotb, in a process of its own: cocotb_run.py SIMULATOR FOLDER TOP DEFINES FILE..."""
import sys

from cocotb_tools.runner import get_runner

simulator, folder, top, defines, *files = sys.argv[1:]
runner = get_runner(simulator)
more = {"build_args": ["-Wno-fatal"]} if simulator == "verilator" else {"build_args": ["-g2005"]}
runner.build(sources=files, hdl_toplevel=top, build_dir=f"{folder}/build", always=True, timescale=("1ns", "1ps"),
             defines={d: 1 for d in defines.split(",") if d}, **more)
runner.test(hdl_toplevel=top, test_module="drivers", build_dir=f"{folder}/build", results_xml=f"{folder}/results.xml",
            test_dir=folder, seed=1)
