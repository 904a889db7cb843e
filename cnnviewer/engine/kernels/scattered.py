"""The transpose of a convolution as matrix products whose results are added up cell by cell ("col2im").

    columns[(c, a, b), (i, j)] = sum over o of weight[o, (c, a, b)] * grad[o, (i, j)]
    x[c, i s + a d - top, j s + b d - left] += columns[(c, a, b), (i, j)]

Neither the weight nor the grad is copied. The output is cut into pieces of samples, channels and rows whose columns
stay in the cache; each piece belongs to one thread, so nothing is added to by two.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Pair, Window, overlap
from cnnviewer.engine.kernels.workers import CORES, spread
from cnnviewer.engine.network import Array

PIECE_BYTES = 1 << 20
"""Columns of one product."""

FEWEST_LINES = 96
"""Rows of a product (channels times taps) below which it runs far below the speed of the cores."""

WORTH_A_THREAD = 1 << 20
"""Multiply-accumulates below which a second thread costs more than it saves."""


class _Plan(NamedTuple):
    """How many samples, groups, channels of a group and rows of the output make up a piece."""

    samples: int
    groups: int
    channels: int
    rows: int


def convolve_transposed(
    grad: Array, weight: Array, bias: Array | None, window: Window, groups: int, size: Pair
) -> Array:
    """(N, C, *size) out of `grad` (N, C_out, rows, columns) and `weight` (C_out, C / groups, kH, kW), plus `bias` (C,).

    window  that of the convolution from C channels of `size` to `grad`
    """
    samples, filters, rows, columns = grad.shape
    depth, per_group = weight.shape[1], filters // groups
    out = buffers.empty((samples, groups, depth, *size), grad.dtype)
    source = np.ascontiguousarray(grad).reshape(samples, groups, per_group, rows, columns)
    kernels = weight.reshape(groups, per_group, depth, -1)
    offsets = None if bias is None else bias.reshape(groups, depth, 1, 1)
    plan = _plan(grad.shape, depth, groups, window, size)
    counts = [-(-whole // part) for whole, part in zip((samples, groups, depth, size[0]), plan, strict=True)]

    def work(first: int, last: int) -> None:
        for task in range(first, last):
            place = np.unravel_index(task, counts)
            sample, group, channel, cells = (
                slice(int(i) * n, (int(i) + 1) * n) for i, n in zip(place, plan, strict=True)
            )
            target = out[sample, group, channel, cells]
            target[...] = 0 if offsets is None else offsets[group, channel]
            _add(source[sample, group], kernels[group, :, channel], window, cells.start, target)

    per_task = grad.size * depth * kernels.shape[3] // int(np.prod(counts))
    spread(work, int(np.prod(counts)), least=-(-WORTH_A_THREAD // max(1, per_task)))
    return out.reshape(samples, groups * depth, *size)


def _plan(shape: tuple[int, ...], depth: int, groups: int, window: Window, size: Pair) -> _Plan:
    """Pieces whose columns fit into PIECE_BYTES, two or more for every core, but no products with few rows.

    Pieces that share an output row both multiply the row of `grad` above it: bands are kept four times as high.
    """
    samples, rows, columns = shape[0], shape[2], shape[3]
    taps = window.kernel[0] * window.kernel[1]
    channel_bytes = 4 * taps * rows * columns
    wanted = 2 * CORES
    fewest = min(depth, -(-FEWEST_LINES // taps))
    channels = min(PIECE_BYTES // channel_bytes, depth * samples * groups // wanted)
    channels = max(fewest, channels)
    channels = -(-depth // max(1, depth // channels))
    blocks = samples * groups * -(-depth // channels)
    bands = max(-(-channels * channel_bytes // PIECE_BYTES), -(-wanted // blocks))
    bands = max(1, min(bands, size[0] // (4 * window.extent[0])))
    if channels < depth or bands > 1:
        return _Plan(1, 1, channels, -(-size[0] // bands))
    units = max(1, min(PIECE_BYTES // (depth * channel_bytes), samples * groups // wanted))
    return _Plan(max(1, units // groups), min(groups, units), depth, size[0])


def _add(source: Array, kernels: Array, window: Window, first: int, target: Array) -> None:
    """Add what `source` sends there to `target` (N, G, C, rows, columns), the output from row `first` on."""
    samples, groups, depth, rows, columns = target.shape
    down, right = window.stride
    top, left = first + window.pads[0], window.pads[1]
    used = slice(max(0, -(-(top - window.extent[0] + 1) // down)), min(source.shape[3], (top + rows - 1) // down + 1))
    if used.stop <= used.start:
        return
    seen = source[:, :, :, used]
    lines, places = seen.shape[3:]
    matrix = kernels.reshape(groups, kernels.shape[1], -1).transpose(0, 2, 1)
    columned = buffers.empty((samples, groups, matrix.shape[1], lines * places), target.dtype)
    multiply = np.multiply if matrix.shape[2] == 1 else np.matmul
    multiply(matrix, seen.reshape(samples, groups, -1, lines * places), out=columned)
    parts = columned.reshape(samples, groups, depth, *window.kernel, lines, places)
    for a in range(window.kernel[0]):
        windows, cells = overlap(used.start * down + a * window.dilation[0] - top, down, lines, rows)
        for b in range(window.kernel[1]):
            across, reached = overlap(b * window.dilation[1] - left, right, places, columns)
            place = target[:, :, :, cells, reached]
            np.add(place, parts[:, :, :, a, b, windows, across], out=place)
