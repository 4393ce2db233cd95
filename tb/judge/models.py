# SPDX-License-Identifier: Apache-2.0
"""What the designs should compute, written from what their READMEs say, on Python's own integers."""
from fractions import Fraction


def to_signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def pack(values, bits):
    """A tdata of elements, element 0 lowest."""
    word = 0
    for i, value in enumerate(values):
        word |= (int(value) & ((1 << bits) - 1)) << (i * bits)
    return word


def unpack(word, count, bits, signed):
    values = [(word >> (i * bits)) & ((1 << bits) - 1) for i in range(count)]
    return [to_signed(v, bits) for v in values] if signed else values


def matmul(a, w):
    """A (M x K) times W (K x N), lists of lists."""
    return [[sum(int(x) * int(row[n]) for x, row in zip(line, w)) for n in range(len(w[0]))] for line in a]


def clamp(value, low, high):
    return max(low, min(high, value))


def requantize_onnx(total, bias, mult, shift, zp, low, high):
    """The exact product over 2^shift, to the nearest integer, ties to even (as Python's round of a Fraction)."""
    return clamp(round(Fraction((total + bias) * mult, 1 << clamp(shift, 0, 63))) + zp, low, high)


def requantize_gemmlowp(total, bias, mult, shift, zp, low, high):
    """TensorFlow Lite's MultiplyByQuantizedMultiplier: gemmlowp's doubling high product, then its rounding division by 2^n."""
    left, right = max(shift, 0), max(-shift, 0)
    value = clamp((total + bias) << left, -(1 << 31), (1 << 31) - 1)
    if value == mult == -(1 << 31):
        high_half = (1 << 31) - 1
    else:
        product = value * mult
        nudged = product + ((1 << 30) if product >= 0 else 1 - (1 << 30))
        high_half = abs(nudged) // (1 << 31) * (1 if nudged >= 0 else -1)  # C divides towards zero
    mask = (1 << right) - 1
    threshold = (mask >> 1) + (1 if high_half < 0 else 0)
    return clamp((high_half >> right) + (1 if (high_half & mask) > threshold else 0) + zp, low, high)


def bank(address, matrix):
    """Bank bit i is the parity of the address and matrix row i."""
    return sum(((address & mask).bit_count() & 1) << i for i, mask in enumerate(matrix))


def kernel_cell(raw, row, col, kernel, shift, black):
    """One channel of a cell of 2 x 2 pixels."""
    total = sum(int(kernel[y][x]) * (int(raw[row + y][col + x]) - black) for y in range(2) for x in range(2))
    return clamp((total + ((1 << shift) >> 1)) >> shift, 0, 65535)


def mirrored(i, n):
    return -i if i < 0 else 2 * (n - 1) - i if i >= n else i


def bilinear(raw, row, col, pattern, black):
    """Red, green, blue of a pixel: its own colour, and means of the nearest 2 or 4 of each other, rounded half up, less black."""
    height, width = len(raw), len(raw[0])

    def colour(y, x):
        return pattern[(y & 1) * 2 + (x & 1)]

    result = []
    for wanted in "rgb":
        if colour(row, col) == wanted:
            near = [(row, col)]
        else:
            around = [(row + y, col + x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
            near = [(y, x) for y, x in around if colour(y, x) == wanted]
            beside = [(y, x) for y, x in near if abs(y - row) + abs(x - col) == 1]
            near = beside or near
        values = [int(raw[mirrored(y, height)][mirrored(x, width)]) for y, x in near]
        result.append(max(0, (2 * sum(values) + len(values)) // (2 * len(values)) - black))
    return result
