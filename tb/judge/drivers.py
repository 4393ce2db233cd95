# SPDX-License-Identifier: Apache-2.0
"""The cocotb test: cocotbext-axi's sources and sinks at the streams of a design, random pauses on both sides, one driver a generator."""
import itertools
import json
import logging
import os
import pathlib
import random
import re

import cocotb
import numpy
from cocotb.clock import Clock
from cocotb.triggers import ReadOnly, RisingEdge, with_timeout
from cocotbext.axi import AxiLiteBus, AxiLiteMaster, AxiStreamBus, AxiStreamFrame, AxiStreamSink, AxiStreamSource

import models

OUT = pathlib.Path(os.environ["JUDGE_OUT"])
DEFAULT_KERNELS = [[[1, 0], [0, 0]], [[0, 1], [1, 0]], [[0, 0], [0, 1]], [[38, 38], [37, 15]]]


class Bench:
    """A design under test: its streams by name, its parameters, random values."""

    def __init__(self, dut):
        self.dut, self.rng, self.streams, self.checked = dut, random.Random(2), {}, 0
        manifest = json.loads((OUT / "manifest.json").read_text())
        self.generator, self.p, self.derived = manifest["generator"], manifest["parameters"], manifest["derived"]
        self.ports = {port["name"]: port for port in manifest["ports"]}
        logging.getLogger(f"cocotb.{dut._name}").setLevel(logging.WARNING)

    def pauses(self, share):
        rng = random.Random(self.rng.random())
        return (rng.random() < share for _ in itertools.count())

    def stream(self, name):
        """The driver at a stream; it has one beat of `tdata` for one value."""
        if name not in self.streams:
            kind = AxiStreamSource if name.startswith("s_") else AxiStreamSink
            bus = AxiStreamBus.from_prefix(self.dut, name)
            self.streams[name] = kind(bus, self.dut.clk, self.dut.rst, byte_lanes=1)
            self.streams[name].set_pause_generator(self.pauses(0.3))
        return self.streams[name]

    def open(self):
        for name in self.ports:
            if name.endswith("_tdata"):
                self.stream(name[:-6])
        self.axil = AxiLiteMaster(AxiLiteBus.from_prefix(self.dut, "s_axil"), self.dut.clk, self.dut.rst) if "s_axil_awaddr" in self.ports else None

    async def reset(self):
        self.dut.rst.value = 1
        for _ in range(4):
            await RisingEdge(self.dut.clk)
        self.dut.rst.value = 0

    def data(self, name, values):
        return models.pack(values, self.ports[name + "_tdata"]["element_bits"])

    def send(self, name, beats, users=None):
        """Beats of elements; a stream with tlast has it on the last of them."""
        words = [self.data(name, beat) for beat in beats]
        if name + "_tlast" in self.ports:
            self.stream(name).send_nowait(AxiStreamFrame(words, tuser=users))
        else:
            for i, word in enumerate(words):
                self.stream(name).send_nowait(AxiStreamFrame([word], tuser=users and [users[i]]))

    async def beats(self, name, count):
        """The next `count` beats, each a list of elements, and their tlast."""
        got = []
        while len(got) < count:
            got += await self.frame(name)
        return got

    async def frame(self, name):
        """The beats up to a tlast, or one where a stream has none: elements, tlast and tuser of each."""
        port, frame = self.ports[name + "_tdata"], await with_timeout(self.stream(name).recv(compact=False), 2, "ms")
        return [(models.unpack(int(word), port["elements"], port["element_bits"], port["signed"]), i == len(frame.tdata) - 1,
                 int(frame.tuser[i]) if name + "_tuser" in self.ports else 0) for i, word in enumerate(frame.tdata)]

    def same(self, what, got, want):
        assert got == want, f"wrong: {what}: {got}, not {want}"
        self.checked += 1

    def matrix(self, rows, cols, bits, signed):
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        return [[self.rng.choice([low, high, self.rng.randint(low, high), self.rng.randint(low, high)]) for _ in range(cols)]
                for _ in range(rows)]


async def holds_still(dut, name):
    """A beat that waits stays as it is (AXI4-Stream, 2.2.1)."""
    valid, ready, data = (getattr(dut, f"{name}_{s}") for s in ("tvalid", "tready", "tdata"))
    before = None
    while True:
        await RisingEdge(dut.clk)
        await ReadOnly()
        now = int(data.value) if int(dut.rst.value) == 0 and int(valid.value) else None
        assert before is None or now == before, f"wrong: {name} changes while it waits"
        before = now if now is not None and not int(ready.value) else None


# ---- systolic ----

async def systolic(b):
    wrap = None if b.p["acc_bits"] == "auto" else int(b.p["acc_bits"])
    for m, k, n in [(1, 1, 1), (3, 5, 4), (6, 9, 7), (5, 4, 9)]:
        a, w = b.matrix(m, k, b.p["a_bits"], b.p["a_signed"]), b.matrix(k, n, b.p["w_bits"], True)
        await (output_stationary if b.p["dataflow"] == "os" else weight_stationary)(b, a, w, wrap)


def block(matrix, row, col, rows, cols):
    """rows x cols elements from (row, col), zero beyond the edges."""
    return [[matrix[r][c] if r < len(matrix) and c < len(matrix[0]) else 0 for c in range(col, col + cols)] for r in range(row, row + rows)]


def wrapped(sums, bits):
    return [[models.to_signed(v, bits) for v in row] for row in sums] if bits else sums


async def weight_stationary(b, a, w, wrap):
    """Tiles of W, k = 0 first; under each all rows of A. Without accumulators each tile's sums leave at once."""
    rows, cols = b.p["rows"], b.p["cols"]
    ks = range(0, len(w), rows)
    for n in range(0, len(w[0]), cols):
        for k in ks:
            b.send("s_axis_w", block(w, k, n, rows, cols))
            first, last = (1, 2) if b.p["acc_rows"] == 0 else (int(k == ks[0]), 2 * int(k == ks[-1]))
            b.send("s_axis_a", block(a, 0, k, len(a), rows), [first + last] * len(a))
        parts = [(k, k + rows) for k in ks] if b.p["acc_rows"] == 0 else [(0, len(w))]
        for low, high in parts:
            want = wrapped(models.matmul([row[low:high] for row in a], block(w[low:high], 0, n, len(w[low:high]), cols)), wrap)
            got = await b.beats("m_axis_c", len(a))
            for i, (values, last, _) in enumerate(got):
                b.same(f"row {i}, k {low}.., n {n}..", (values, last), (want[i], i == len(a) - 1))


async def output_stationary(b, a, w, wrap):
    rows, cols = b.p["rows"], b.p["cols"]
    for m, n in itertools.product(range(0, len(a), rows), range(0, len(w[0]), cols)):
        part, weights = block(a, m, 0, rows, len(w)), block(w, 0, n, len(w), cols)
        b.send("s_axis_a", [list(column) for column in zip(*part)])
        b.send("s_axis_w", weights)
        want = wrapped(models.matmul(part, weights), wrap)
        for i, (values, last, _) in enumerate(await b.beats("m_axis_c", rows)):
            b.same(f"row {m + i}, n {n}..", (values, last), (want[i], i == rows - 1))


# ---- splitmac ----

async def registers(b):
    """Random requantization of each column, written by AXI4-Lite and read back."""
    sets, gemmlowp, bits = [], b.p["round"] == "gemmlowp", b.p["y_bits"]
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if b.p["y_signed"] else (0, (1 << bits) - 1)
    for column in range(b.p["cols"]):
        shift = -b.rng.randint(0, 12) if gemmlowp else b.rng.randint(20, 44)
        mult = b.rng.randint(1 << 28, (1 << 31) - 1)
        one = [b.rng.randint(-5000, 5000), mult, shift, b.rng.randint(-20, 20) if b.p["y_signed"] else 3, max(low, -100), min(high, 120)]
        for i, value in enumerate(one):
            await b.axil.write_dword(32 * column + 4 * i, value & 0xffffffff)
        back = [await b.axil.read_dword(32 * column + 4 * i) for i in range(6)]
        widths = [32, 32, 8, bits, bits, bits]
        b.same(f"registers of column {column}", [v & ((1 << n) - 1) for v, n in zip(back, widths)], [v & ((1 << n) - 1) for v, n in zip(one, widths)])
        sets.append(one)
    return sets


async def splitmac(b):
    sets = await registers(b) if b.p["out"] == "requant" else None
    for case in range(30):
        pair = b.p.get("mode") == "dual" and case % 3 == 2
        await one_sum(b, b.rng.choice([1, 2, 7, 20]), pair, sets)


async def one_sum(b, k, pair, sets):
    lanes, cols = b.p["lanes"], b.p["cols"]
    rows = b.matrix(2, k, 8, b.p["x_signed"]) if pair else b.matrix(1, k, b.p["x_bits"], b.p["x_signed"])
    w = b.matrix(k, cols, b.p["w_bits"], True)
    x_beats, w_beats, users = [], [], []
    for s in range(0, k, lanes):
        here = range(s, s + lanes)
        kept = [i < k for i in here]
        elements = [[row[i] if i < k else b.rng.randint(0, 99) for i in here] for row in rows]
        x_beats.append([low & 0xff | (high & 0xff) << 8 for low, high in zip(*elements)] if pair else elements[0])
        w_beats.append([w[i][c] if i < k else 1 for c in range(cols) for i in here])
        keep = sum(bit << i for i, bit in enumerate(kept))
        users.append(keep | (pair << lanes))
    b.send("s_axis_x", x_beats, users)
    b.send("s_axis_w", w_beats)
    want = models.matmul(rows, w)
    if sets:
        scale = models.requantize_gemmlowp if b.p["round"] == "gemmlowp" else models.requantize_onnx
        want = [[scale(v, *sets[c]) for c, v in enumerate(row)] for row in want]
    for i, (values, last, _) in enumerate(await b.beats("m_axis_y", len(rows))):
        b.same(f"sum of {k} terms, row {i}", (values, last), (want[i], i == len(rows) - 1))


# ---- hardwired ----

async def hardwired(b):
    w = numpy.load(OUT / "weights.npy").astype(object).tolist()
    bias = numpy.load(OUT / "bias.npy").astype(object).tolist() if (OUT / "bias.npy").exists() else [0] * len(w)
    x = b.matrix(30, len(w[0]), b.p["x_bits"], b.p["x_signed"])
    want = [[v + c for v, c in zip(row, bias)] for row in models.matmul(x, [list(column) for column in zip(*w)])]
    if b.p["out"] == "relu":
        want = [[max(0, v) for v in row] for row in want]
    lanes = b.p.get("lanes", 1) if b.p["fabric"] == "rom" else len(w[0])
    for vector in x:
        if b.p["fabric"] == "routed" and b.p["rate"] == "serial":
            b.send("s_axis_x", [[v >> bit & 1 for v in vector] for bit in range(b.p["x_bits"])])
        else:
            b.send("s_axis_x", [vector[i:i + lanes] for i in range(0, len(vector), lanes)])
    if b.derived["serial_results"]:
        await planes(b, want)
        return
    for i, (values, _, _) in enumerate(await b.beats("m_axis_y", len(x))):
        b.same(f"vector {i}", values, want[i])


async def planes(b, want):
    """A frame a vector: of each result a bit a beat, and in the last beat all that is left."""
    top, signed = b.derived["top_bits"], b.derived["y_is_signed"]
    for i, results in enumerate(want):
        *low, (last, _, _) = await b.frame("m_axis_y")
        sums = [(models.to_signed(e, top) if signed else e) << len(low) for e in last]
        for place, (values, _, _) in enumerate(low):
            sums = [v + ((e & 1) << place) for v, e in zip(sums, values)]
        b.same(f"vector {i}", sums, results)


# ---- scratchpad ----

def fields(port):
    """Names and places in a tuser, as the port's own words tell them: "addr [15:0], on [19:16]"."""
    return {name: (int(low), int(high) - int(low) + 1) for name, high, low in re.findall(r"(\w+) \[(\d+):(\d+)\]", port["doc"])}


class Memory:
    """What a scratchpad holds and answers."""

    def __init__(self, b):
        self.b, self.words = b, b.derived["words"]
        self.lanes, self.wide = b.p["banks"], b.p.get("wide") or 1
        self.bits, self.layout = b.p["word_bits"], fields(b.ports["s_axis_req_tuser"])
        self.bytes = (self.bits + 7) // 8
        self.butterfly = b.p["network"] == "butterfly"
        self.held, self.passes, self.errors, self.requests, self.wanted = [0] * self.words, 0, 0, 0, []

    def user(self, **values):
        word = 0
        for name, value in values.items():
            if name in self.layout:
                low, width = self.layout[name]
                each = width // len(value) if isinstance(value, list) else width
                word |= (models.pack(value, each) if isinstance(value, list) else value & ((1 << width) - 1)) << low
        return word

    def places(self, want):
        """Each lane's address, and the fields that name them: `want` lanes' addresses, or a class and a base."""
        if not self.butterfly:
            return want, {"addr": want}
        number = self.b.rng.randrange(len(self.b.derived["classes"]))
        one = self.b.derived["classes"][number]
        base = self.b.rng.randrange(self.words) & ~one["align"]
        lanes = []
        for lane in range(self.lanes):
            offset = one["constant"]
            for bit, column in enumerate(one["columns"]):
                offset ^= column if lane >> bit & 1 else 0
            lanes.append(base ^ offset)
        return lanes, {"class": number, "base": base}

    def request(self, op, addresses, on):
        """Sends a request and notes its answer."""
        rng, lanes = self.b.rng, range(self.lanes)
        addresses, where = self.places(addresses)
        data = [rng.getrandbits(self.bits) for _ in range(self.lanes * self.wide)]
        enables = [rng.choice([(1 << self.bytes) - 1, rng.getrandbits(self.bytes)]) for _ in data]
        bits = [on >> lane & 1 for lane in lanes]
        self.b.send("s_axis_req", [data], [self.user(on=on, be=enables, op=op, **where)])
        self.requests += 1
        bad = any(bit and a + self.wide > self.words for bit, a in zip(bits, addresses))
        answer = [0] * len(data)
        self.errors += bad
        self.passes += 1 if bad or self.butterfly else self.needed(addresses, bits)
        for lane in lanes:
            for word in range(self.wide):
                if bad or not bits[lane]:
                    continue
                i, at = lane * self.wide + word, addresses[lane] + word
                if op == 0:
                    answer[i] = self.held[at]
                else:
                    mask = sum(0xff << 8 * k for k in range(self.bytes) if enables[i] >> k & 1) & ((1 << self.bits) - 1)
                    self.held[at] = self.held[at] & ~mask | data[i] & mask
        self.wanted.append((answer, 3 if bad else 0))

    def needed(self, addresses, bits):
        """Passes of a request of one word a lane: the most different words in one bank."""
        words = {a for a, bit in zip(addresses, bits) if bit}
        banks = [models.bank(a, self.b.derived["matrix"]) for a in words]
        return max([banks.count(bank) for bank in banks], default=1)

    async def answers(self):
        got = await self.b.beats("m_axis_rsp", len(self.wanted))
        for i, ((values, _, status), (answer, code)) in enumerate(zip(got, self.wanted)):
            self.b.same(f"response {i}", (status, values), (code, answer))
        self.wanted = []


def fill(memory):
    """Every word gets a value that is known, all bytes of it."""
    lanes, wide = memory.lanes, memory.wide
    enables = [(1 << memory.bytes) - 1] * lanes * wide
    for base in range(0, memory.words, lanes * wide):
        data = [(37 * (base + i) + 5) & ((1 << memory.bits) - 1) for i in range(lanes * wide)]
        if memory.butterfly:
            row = next(i for i, c in enumerate(memory.b.derived["classes"]) if c["name"] == "row")
            where = {"class": row, "base": base}
        else:
            where = {"addr": [base + wide * lane for lane in range(lanes)]}
        memory.b.send("s_axis_req", [data], [memory.user(on=(1 << lanes) - 1, be=enables, op=1, **where)])
        memory.requests += 1
        memory.passes += 1
        memory.wanted.append(([0] * len(data), 0))
        memory.held[base:base + lanes * wide] = data


async def scratchpad(b):
    memory = Memory(b)
    fill(memory)
    await memory.answers()
    for _ in range(60):
        reach = memory.words if b.rng.random() < 0.9 else memory.words + 40
        narrow = b.rng.choice([reach, 12])
        addresses = [b.rng.randrange(narrow) // memory.wide * memory.wide for _ in range(memory.lanes)]
        memory.request(b.rng.randint(0, 1), addresses, b.rng.getrandbits(memory.lanes))
    await memory.answers()
    counts = [await b.axil.read_dword(4 * i) for i in range(1, 5)]
    b.same("accesses and errors counted", (counts[0], counts[3]), (memory.requests, memory.errors))
    if memory.wide == 1 and b.p.get("broadcast", 1):
        b.same("passes and conflicts counted", counts[1:3], [memory.passes, memory.passes - memory.requests])
    await b.axil.write_dword(0, 1)
    b.same("counters cleared", [await b.axil.read_dword(4 * i) for i in range(1, 5)], [0] * 4)


# ---- bayer ----

async def bayer(b):
    """Frames of plain video. Where only the next start of frame ends one, a line of another frame follows the last."""
    half, height = b.p["mode"] == "half", b.p.get("height") or 0
    sizes = [(height, 2), (height, 9), (height, 4)] if height else [(2, 2), (6, 8), (5, 7), (8, 9)]
    frames = [b.matrix(rows, cols, 12, False) for rows, cols in sizes]
    for raw in frames if half or height else [*frames, frames[0][:1]]:
        for i, line in enumerate(raw):
            b.send("s_axis_raw", [[v] for v in line], [int(i == 0 and c == 0) for c in range(len(line))])
    for raw in frames:
        want = cells(b, raw) if half else pixels(b, raw)
        got = await b.beats("m_axis_rgb", sum(len(line) for line in want))
        for row, line in enumerate(want):
            for col, values in enumerate(line):
                b.same(f"result {row}, {col}", got.pop(0), (values, col == len(line) - 1, int(row == col == 0)))


def cells(b, raw):
    path = OUT.parent / "kernels.npy"  # the folder does not keep it, but the one who made the design does
    given = path.exists()
    kernels = numpy.load(path).tolist() if given else DEFAULT_KERNELS
    shifts = b.p["shifts"] if b.p["shifts"] != "auto" else [0] * 4 if given else [0, 1, 0, 7]
    return [[[models.kernel_cell(raw, 2 * r, 2 * c, k, s, b.p["black"]) for k, s in zip(kernels, shifts)]
             for c in range(len(raw[0]) // 2)] for r in range(len(raw) // 2)]


def pixels(b, raw):
    return [[models.bilinear(raw, r, c, b.p["pattern"], b.p["black"]) for c in range(len(raw[0]))] for r in range(len(raw))]


@cocotb.test(timeout_time=20, timeout_unit="ms")
async def agrees(dut):
    bench = Bench(dut)
    cocotb.start_soon(Clock(dut.clk, 10, unit="ns").start())
    bench.open()
    await bench.reset()
    for name in bench.streams:
        if name.startswith("m_"):
            cocotb.start_soon(holds_still(dut, name))
    drivers = {"systolic": systolic, "splitmac": splitmac, "hardwired": hardwired, "scratchpad": scratchpad, "bayer": bayer}
    await drivers[bench.generator](bench)
    if "err" in bench.ports:
        bench.same("err", int(dut.err.value), 0)
    assert bench.checked > 20, f"wrong: only {bench.checked} results were checked"
