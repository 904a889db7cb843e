"""Pooling: the maximum, the sum or the mean of every window, first along the rows, then along the columns.

Windows are folded by doubling: the fold of 2 neighbours, then of 4, of 8 ..., so a window of k cells takes about
log2(k) steps over the map. Each step is one call of OpenCV on shifted views of memory that lies in one piece, where it
runs three times as fast as NumPy on strided views. The common 2 x 2 window with stride 2 folds pairs directly.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import DTypeLike

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Pair, Window
from cnnviewer.engine.kernels.padding import padded
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

Fold = Callable[[Array, Array, Array], object]
"""(a, b, out): fold two arrays of equal shape; `out` may be one of them."""

AT_ONCE = 1 << 18
"""Values of a piece whose intermediate steps stay in the cache."""

OPENCV_TYPES = "fdbB"
"""float32, float64, int8 and uint8, by NumPy's letters; other types are folded by NumPy."""

WORTH_A_THREAD = 1 << 19
"""Values below which handing a piece to another thread (about 0.1 ms) costs more than it saves."""


def largest(x: Array, window: Window) -> Array:
    """The maximum of every window of `x` (N, C, H, W). Padding never wins."""
    lowest = -np.inf if x.dtype.kind == "f" else np.iinfo(x.dtype).min
    return _pool(x, window, cv2.max if x.dtype.char in OPENCV_TYPES else np.maximum, lowest, overlapping=True)


def total(x: Array, window: Window) -> Array:
    """The sum of every window of `x` (N, C, H, W), of floating-point numbers; padding is 0."""
    return _pool(x, window, cv2.add if x.dtype.char in OPENCV_TYPES else np.add, 0.0, overlapping=False)


def mean(x: Array, window: Window, count_padding: bool) -> Array:
    """The mean of every window of `x` (N, C, H, W), over all its cells or over those that are no padding."""
    out = total(x, window)
    with np.errstate(all="ignore"):
        np.multiply(out, shares((x.shape[2], x.shape[3]), window, count_padding, x.dtype), out=out)
    return out


def shares(size: Pair, window: Window, count_padding: bool, kind: DTypeLike) -> Array:
    """What each cell of a window counts in its mean, of the type `kind`: one number, or one for every window.

    0 where a dilated window has no cell that counts: its mean is then 0, as in ONNX Runtime.
    """
    counts = window.output_size(size)
    rows, columns = (_cells(size[axis], window, axis, counts[axis], count_padding) for axis in (0, 1))
    if rows.min() == rows.max() and columns.min() == columns.max():
        rows, columns = rows[:1], columns[:1]
    cells = np.outer(rows, columns)
    return np.where(cells > 0, 1.0 / np.maximum(cells, 1), 0.0).astype(kind)


def _cells(length: int, window: Window, axis: int, count: int, count_padding: bool) -> Array:
    """How many cells every window along one axis counts. Cells that only ceil_mode reaches are never counted."""
    before, after = window.pads[axis], window.pads[axis + 2]
    starts = np.arange(count) * window.stride[axis]
    places = starts[:, None] + np.arange(window.kernel[axis]) * window.dilation[axis]
    counted = places < length + before + after
    if not count_padding:
        counted &= (places >= before) & (places < before + length)
    return np.asarray(counted.sum(axis=1))


def _pool(x: Array, window: Window, fold: Fold, outside: float, *, overlapping: bool) -> Array:
    samples, channels, height, width = x.shape
    rows, columns = window.output_size((height, width))
    top, left = window.pads[:2]
    # ceil_mode may need more cells after the input than its padding has; cells that no window reaches are not needed.
    bottom = (rows - 1) * window.stride[0] + window.extent[0] - top - height
    right = (columns - 1) * window.stride[1] + window.extent[1] - left - width
    source = padded(np.ascontiguousarray(x), (top, left, max(0, bottom), max(0, right)), outside)
    maps = source.reshape(samples * channels, *source.shape[2:])
    out = buffers.empty((samples * channels, rows, columns), x.dtype)
    pairs = window.kernel == window.stride == (2, 2) and window.dilation == (1, 1)

    def work(first: int, last: int) -> None:
        if pairs:
            _fold_pairs(maps[first:last], fold, out[first:last])
            return
        step = max(1, AT_ONCE // (maps.shape[1] * maps.shape[2]))
        for start in range(first, last, step):
            cut = slice(start, min(start + step, last))
            _fold_windows(maps[cut], window, fold, overlapping, out[cut])

    spread(work, samples * channels, least=-(-WORTH_A_THREAD // (maps.shape[1] * maps.shape[2])))
    return out.reshape(samples, channels, rows, columns)


def _fold_pairs(maps: Array, fold: Fold, out: Array) -> None:
    """2 x 2 windows with stride 2 of `maps` (M, H, W) into `out` (M, H // 2, W // 2)."""
    count, rows, columns = out.shape
    width = maps.shape[2]
    if maps.shape[1] % 2:
        maps = np.ascontiguousarray(maps[:, : 2 * rows])
    upper = maps.reshape(count * rows, 2 * width)[:, : 2 * columns]
    lower = maps.reshape(count * rows, 2 * width)[:, width : width + 2 * columns]
    target = out.reshape(count * rows, columns)
    step = min(count * rows, max(1, AT_ONCE // (2 * width)))
    tall, left, right = np.empty((step, 2 * columns), maps.dtype), *np.empty((2, step, columns), maps.dtype)
    for first in range(0, count * rows, step):
        cut = slice(first, min(first + step, count * rows))
        used = slice(0, cut.stop - first)
        fold(upper[cut], lower[cut], tall[used])
        cv2.split(tall[used].reshape(-1, columns, 2), [left[used], right[used]])
        fold(left[used], right[used], target[cut])


def _fold_windows(maps: Array, window: Window, fold: Fold, overlapping: bool, out: Array) -> None:
    """Any window of `maps` (M, H, W) into `out` (M, rows, columns): all places are folded, then thinned."""
    count, height, width = maps.shape
    rows, columns = out.shape[1:]
    item = maps.itemsize
    flat = maps.reshape(-1)
    flat = _fold_run(flat, window.kernel[0], window.dilation[0] * width, fold, overlapping)
    if window.stride[0] > 1:
        whole = np.lib.stride_tricks.as_strided(
            flat, (count, rows, width), (item * height * width, item * window.stride[0] * width, item)
        )
        height = rows
        flat = np.ascontiguousarray(whole).reshape(-1)
    flat = _fold_run(flat, window.kernel[1], window.dilation[1], fold, overlapping)
    places = np.lib.stride_tricks.as_strided(
        flat, (count, rows, columns), (item * height * width, item * width, item * window.stride[1])
    )
    np.copyto(out, places)


def _fold_run(flat: Array, length: int, step: int, fold: Fold, overlapping: bool) -> Array:
    """Fold `length` cells, `step` apart, from every place of `flat` on; the end, where they do not fit, is left out.

    overlapping  a cell may be folded twice (the maximum of a value with itself): then two runs cover every length
    """
    runs = {1: flat}
    size = 1
    while 2 * size <= length:
        runs[2 * size] = _fold_shifted(runs[size], runs[size], size * step, fold)
        size *= 2
    if size == length:
        return runs[size]
    if overlapping:
        return _fold_shifted(runs[size], runs[size], (length - size) * step, fold)
    done, result = size, runs[size]
    while done < length:
        size = max(part for part in runs if part <= length - done)
        result = _fold_shifted(result, runs[size], done * step, fold)
        done += size
    return result


def _fold_shifted(a: Array, b: Array, shift: int, fold: Fold) -> Array:
    size = min(a.size, b.size - shift)
    out = buffers.empty((size,), a.dtype)
    # As lines of a picture: cv2.add takes arrays of one axis and up to four numbers for constants and writes nothing.
    fold(a[None, :size], b[None, shift : shift + size], out[None])
    return out
