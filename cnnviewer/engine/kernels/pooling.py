"""Pooling: the maximum or the mean of every window, first along the rows, then along the columns.

Both are separable: k row steps and k column steps instead of k times k.
"""

from __future__ import annotations

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Window
from cnnviewer.engine.kernels.lowered import padded
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

Fold = np.ufunc


def largest(x: Array, window: Window) -> Array:
    """The maximum of every window of `x` (N, C, H, W). Padding never wins; NaN in a window gives NaN."""
    return _slide(x, window, np.maximum, -np.inf)


def mean(x: Array, window: Window, count_padding: bool) -> Array:
    """The mean of every window of `x` (N, C, H, W), over all its cells or over those that are no padding."""
    out = _slide(x, window, np.add, 0.0)
    rows = _cells(x.shape[2], window, 0, out.shape[2], count_padding)
    columns = _cells(x.shape[3], window, 1, out.shape[3], count_padding)
    with np.errstate(all="ignore"):
        np.multiply(out, (1.0 / np.outer(rows, columns)).astype(np.float32), out=out)
    return out


def _cells(length: int, window: Window, axis: int, count: int, count_padding: bool) -> Array:
    """How many cells every window along one axis counts. Cells that only ceil_mode reaches are never counted."""
    before, after = window.pads[axis], window.pads[axis + 2]
    starts = np.arange(count) * window.stride[axis]
    places = starts[:, None] + np.arange(window.kernel[axis]) * window.dilation[axis]
    counted = places < length + before + after
    if not count_padding:
        counted &= (places >= before) & (places < before + length)
    return np.asarray(counted.sum(axis=1))


def _slide(x: Array, window: Window, fold: Fold, outside: float) -> Array:
    samples, channels, height, width = x.shape
    rows, columns = window.output_size((height, width))
    top, left = window.pads[:2]
    # ceil_mode may need more cells after the input than its padding has.
    bottom = max(0, (rows - 1) * window.stride[0] + window.extent[0] - top - height)
    right = max(0, (columns - 1) * window.stride[1] + window.extent[1] - left - width)
    source = padded(x, Window(window.kernel, pads=(top, left, bottom, right)), outside)
    maps = source.reshape(samples * channels, *source.shape[2:])
    out = buffers.empty((samples * channels, rows, columns), x.dtype)

    def work(first: int, last: int) -> None:
        with np.errstate(all="ignore"):
            tall = _fold(maps[first:last], 1, window, rows, fold)
            _fold(tall, 2, window, columns, fold, out[first:last])

    spread(work, samples * channels, least=max(1, (1 << 16) // max(1, height * width)))
    return out.reshape(samples, channels, rows, columns)


def _fold(x: Array, axis: int, window: Window, count: int, fold: Fold, out: Array | None = None) -> Array:
    """Fold the taps of all windows along `axis` (1 rows, 2 columns) of `x` (maps, H, W)."""
    stride, dilation, kernel = window.stride[axis - 1], window.dilation[axis - 1], window.kernel[axis - 1]
    span = (count - 1) * stride + 1
    taps = []
    for place in range(kernel):
        cut = [slice(None)] * 3
        cut[axis] = slice(place * dilation, place * dilation + span, stride)
        taps.append(x[tuple(cut)])
    if out is None:
        if kernel == 1:
            return taps[0]
        out = buffers.empty(taps[0].shape, x.dtype)
    if kernel == 1:
        np.copyto(out, taps[0])
        return out
    fold(taps[0], taps[1], out=out)
    for tap in taps[2:]:
        fold(out, tap, out=out)
    return out
