"""Convolution as matrix products: the windows become columns ("im2col"), the filters are the rows of the weight.

    out[o, (i, j)] = sum over (c, a, b) of weight[o, (c, a, b)] * x[c, i s + a d, j s + b d]

Works for every kernel, stride, dilation and padding; only cells that a window touches are copied. The output is cut
into bands of rows whose columns stay in the cache, and the bands are spread over the cores. Tall kernels are lowered
along the columns only: with the rows of the band as the first axis, the kernel rows of a window lie one after another
in memory, so each output row is one product with an overlapping view, and the copy is kH times smaller.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels.padding import padded
from cnnviewer.engine.kernels.workers import CORES, spread
from cnnviewer.engine.network import Array

BAND_BYTES = 1 << 20
"""Columns of one product; measured best between 0.5 and 2 MiB."""

TALL_KERNEL = 5
WIDE_OUTPUT = 64
"""From this many kernel rows and output columns on, lowering along the columns alone is 10 to 30 % faster."""

WORTH_A_THREAD = 1 << 20
"""Multiply-accumulates below which a second thread costs more than it saves (about 0.1 ms to wake it)."""


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW), plus `bias` (C_out,)."""
    rows, columns = window.output_size((x.shape[2], x.shape[3]))
    filters, depth = weight.shape[:2]
    per_group = filters // groups
    out = buffers.empty((x.shape[0], filters, rows, columns), x.dtype)
    source = padded(np.ascontiguousarray(x), window.pads)
    tall = window.kernel[0] >= TALL_KERNEL and window.dilation[0] == 1 and columns >= WIDE_OUTPUT
    multiply = _multiply_rows if tall else _multiply_windows
    matrix = (weight.transpose(0, 2, 1, 3) if tall else weight).reshape(groups, per_group, -1)
    band = _band_rows(matrix.shape[2] * columns * 4 // (window.kernel[0] if tall else 1), rows)
    bands = -(-rows // band)
    offsets = None if bias is None else bias.reshape(groups, per_group, 1, 1)

    def work(first: int, last: int) -> None:
        for task in range(first, last):
            place, index = divmod(task, bands)
            sample, group = divmod(place, groups)
            cut = slice(index * band, min(rows, (index + 1) * band))
            channels = source[sample, group * depth : (group + 1) * depth]
            target = out[sample, group * per_group : (group + 1) * per_group, cut]
            multiply(channels, matrix[group], window, cut, target)
            if offsets is not None:
                np.add(target, offsets[group], out=target)

    work_per_band = max(1, matrix.shape[2] * per_group * band * columns)
    spread(work, x.shape[0] * groups * bands, least=-(-WORTH_A_THREAD // work_per_band))
    return out


def _band_rows(bytes_per_row: int, rows: int) -> int:
    """Output rows of a band: what fits into BAND_BYTES, in as many bands as the cores can share evenly."""
    bands = max(1, -(-bytes_per_row * rows // BAND_BYTES))
    return -(-rows // (-(-bands // CORES) * CORES))


def _multiply_windows(channels: Array, matrix: Array, window: Window, cut: slice, out: Array) -> None:
    """out (O, rows of the cut, columns) = matrix (O, C kH kW) times the windows of those rows of `channels`."""
    depth, rows, columns = channels.shape[0], out.shape[1], out.shape[2]
    depth_step, row_step, column_step = channels.strides
    windows = as_strided(
        channels[:, cut.start * window.stride[0] :],
        (depth, *window.kernel, rows, columns),
        (
            depth_step,
            window.dilation[0] * row_step,
            window.dilation[1] * column_step,
            window.stride[0] * row_step,
            window.stride[1] * column_step,
        ),
    )
    lowered = buffers.empty(windows.shape, windows.dtype)
    np.copyto(lowered, windows)
    np.matmul(matrix, lowered.reshape(matrix.shape[1], -1), out=_as_matrix(out))


def _multiply_rows(channels: Array, matrix: Array, window: Window, cut: slice, out: Array) -> None:
    """The same for dilation 1 along the rows and a matrix (O, kH C kW): one product for each output row."""
    depth, rows, columns = channels.shape[0], out.shape[1], out.shape[2]
    depth_step, row_step, column_step = channels.strides
    taken = (rows - 1) * window.stride[0] + window.kernel[0]
    shifted = as_strided(
        channels[:, cut.start * window.stride[0] :],
        (taken, depth, window.kernel[1], columns),
        (row_step, depth_step, window.dilation[1] * column_step, window.stride[1] * column_step),
    )
    lowered = buffers.empty(shifted.shape, shifted.dtype)
    np.copyto(lowered, shifted)
    line = lowered.strides[2]
    overlapping = as_strided(
        lowered, (rows, matrix.shape[1], columns), (window.stride[0] * lowered.strides[0], line, lowered.itemsize)
    )
    np.matmul(matrix, overlapping, out=out.transpose(1, 0, 2))


def _as_matrix(out: Array) -> Array:
    """`out` (O, rows, columns), a band of whole rows, as (O, rows times columns) on the same memory."""
    return as_strided(out, (out.shape[0], out.shape[1] * out.shape[2]), (out.strides[0], out.itemsize))
