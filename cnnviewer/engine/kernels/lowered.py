"""Convolution as one matrix product: the windows become columns ("im2col"), the filters are the rows.

    out[o, (i, j)] = sum over (c, a, b) of weight[o, (c, a, b)] * x[c, i s + a d, j s + b d]

Works for every kernel, stride, dilation and padding; only cells that a window touches are copied.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.network import Array


def windows_of(x: Array, window: Window, rows: int, columns: int) -> Array:
    """A view (..., kH, kW, rows, columns) of `x` (..., H, W), which is padded already."""
    row_step, column_step = x.strides[-2:]
    return as_strided(
        x,
        (*x.shape[:-2], *window.kernel, rows, columns),
        (
            *x.strides[:-2],
            window.dilation[0] * row_step,
            window.dilation[1] * column_step,
            window.stride[0] * row_step,
            window.stride[1] * column_step,
        ),
        writeable=False,
    )


def padded(x: Array, window: Window, value: float = 0.0) -> Array:
    """`x` (N, C, H, W) with its padding of `value` around it; `x` itself when there is none."""
    top, left, bottom, right = window.pads
    if not any(window.pads):
        return x
    samples, channels, rows, columns = x.shape
    out = buffers.empty((samples, channels, rows + top + bottom, columns + left + right), x.dtype)
    out[:, :, :top] = value
    out[:, :, top + rows :] = value
    out[:, :, top : top + rows, :left] = value
    out[:, :, top : top + rows, left + columns :] = value
    out[:, :, top : top + rows, left : left + columns] = x
    return out


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int) -> Array:
    """The convolution of `x` (N, C, H, W) with `weight` (C_out, C / groups, kH, kW)."""
    rows, columns = window.output_size((x.shape[2], x.shape[3]))
    filters, depth = weight.shape[:2]
    per_group = filters // groups
    out = buffers.empty((x.shape[0], filters, rows, columns))
    padded_x = padded(x, window)
    matrix = weight.reshape(groups, per_group, -1)
    for sample in range(x.shape[0]):
        for group in range(groups):
            channels = padded_x[sample, group * depth : (group + 1) * depth]
            lowered = buffers.empty((depth, *window.kernel, rows, columns))
            np.copyto(lowered, windows_of(channels, window, rows, columns))
            target = out[sample, group * per_group : (group + 1) * per_group].reshape(per_group, -1)
            np.matmul(matrix[group], lowered.reshape(matrix.shape[2], -1), out=target)
    if bias is not None:
        out += bias.reshape(1, -1, 1, 1)
    return out
