"""The way back through pooling: where the maxima lay, and sums of windows spread over their cells.

A maximum came from the first cell, in row-major order, that equals it (as PyTorch and ONNX Runtime count). The cells of
a window are compared one after the other, for all windows at once; as long as none was equal, a window counts on.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import Pair, Window, overlap
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

AT_ONCE = 1 << 16
"""Windows of a piece whose intermediate steps stay in the cache."""

FEW_CELLS = 4
"""Cells of a window up to which looking at each and writing each is faster than counting to the maximum."""

WORTH_A_THREAD = 1 << 18
"""Comparisons or sums below which handing a piece to another thread (about 0.1 ms) costs more than it saves."""

Places = NDArray[np.int64]
Work = Callable[[int, int], None]


def places_of_maxima(x: Array, largest: Array, window: Window) -> Places:
    """Where in the flattened `x` the first cell lies that is the `largest` (N, C, rows, columns) of its window.

    The first NaN, where the largest is NaN; -1 where a dilated window lies in the padding with all its cells.
    """
    height, width = x.shape[2:]
    rows, columns = largest.shape[2:]
    maps, maxima = x.reshape(-1, height, width), largest.reshape(-1, rows, columns)
    taps = list(window.taps((height, width), (rows, columns)))
    starts = [
        (row * window.dilation[0] - window.pads[0]) * width + column * window.dilation[1] - window.pads[1]
        for row, column in (tap.place for tap in taps)
    ]
    first_cells = np.arange(0, x.size, height * width).reshape(-1, 1, 1)
    steps = np.arange(rows)[:, None] * (window.stride[0] * width) + np.arange(columns) * window.stride[1]
    out = buffers.empty(maxima.shape, np.int64)
    blind = window.dilation != (1, 1)
    broken = bool(np.isnan(maxima).any()) if maxima.dtype.kind == "f" else False
    turn = np.min_scalar_type(len(taps))
    table = np.array([*starts, 0], np.int64)

    def work(first: int, last: int) -> None:
        some, wanted = maps[first:last], maxima[first:last]
        passed = np.zeros(wanted.shape, turn)
        missing, differs = np.ones(wanted.shape, bool), np.empty(wanted.shape, bool)
        for tap in taps if blind else taps[:-1]:
            place = (slice(None), *tap.windows)
            cells = some[(slice(None), *tap.cells)]
            if differs[place].size < differs.size:
                differs[...] = True
            np.not_equal(cells, wanted[place], out=differs[place])
            if broken:
                np.logical_and(differs[place], ~(np.isnan(cells) & np.isnan(wanted[place])), out=differs[place])
            np.logical_and(missing, differs, out=missing)
            np.add(passed, missing, out=passed)
        found = out[first:last]
        np.add(np.take(table, passed), steps, out=found)
        np.add(found, first_cells[first:last], out=found)
        if blind:
            found[passed == len(taps)] = -1

    _spread_maps(work, len(maps), rows * columns, len(taps))
    return out.reshape(largest.shape)


def gradient_of_maxima(x: Array, largest: Array, grad: Array, window: Window) -> Array:
    """`grad` of every window at the first cell of `x` (N, C, H, W) that is its `largest`, zeros elsewhere."""
    rows, columns = grad.shape[2:]
    apart = window.kernel == window.stride and window.dilation == (1, 1) and not any(window.pads)
    whole = rows * window.kernel[0] <= x.shape[2] and columns * window.kernel[1] <= x.shape[3]
    few = window.kernel[0] * window.kernel[1] <= FEW_CELLS
    # Products with 0 below, which NaN and infinity do not survive.
    if apart and whole and few and all(np.isfinite(np.vdot(one, one)) for one in (largest, grad)):
        return _put_apart(x, largest, grad, window)
    return put_back(grad, places_of_maxima(x, largest, window), (x.shape[2], x.shape[3]))


def _put_apart(x: Array, largest: Array, grad: Array, window: Window) -> Array:
    """`gradient_of_maxima` for windows of few cells that do not overlap: every cell is written once."""
    down, right = window.kernel
    rows, columns = grad.shape[2:]
    out = buffers.empty(x.shape, grad.dtype)
    maps, targets = x.reshape(-1, *x.shape[2:]), out.reshape(-1, *x.shape[2:])
    maxima, sent = largest.reshape(-1, rows, columns), grad.reshape(-1, rows, columns)
    cuts = [(slice(a, rows * down, down), slice(b, columns * right, right)) for a, b in np.ndindex(down, right)]

    def work(first: int, last: int) -> None:
        some, target, wanted, given = maps[first:last], targets[first:last], maxima[first:last], sent[first:last]
        target[:, rows * down :] = 0
        target[:, :, columns * right :] = 0
        missing, here = np.ones(wanted.shape, bool), np.empty(wanted.shape, bool)
        for cut in cuts[:-1]:
            np.equal(some[:, *cut], wanted, out=here)
            np.logical_and(here, missing, out=here)
            np.logical_xor(missing, here, out=missing)
            np.multiply(given, here, out=target[:, *cut])
        np.multiply(given, missing, out=target[:, *cuts[-1]])

    _spread_maps(work, len(maps), rows * columns, len(cuts))
    return out


def put_back(grad: Array, places: Places, size: Pair) -> Array:
    """(N, C, *size) of zeros to which every number of `grad` (N, C, rows, columns) is added at its place.

    The place lies in the same map. Numbers without a place (-1) are left out.
    """
    out = buffers.empty((*grad.shape[:2], *size), grad.dtype)
    flat, maps = out.reshape(-1), out.reshape(-1, size[0] * size[1])
    if places.min() < 0:
        nearest = np.arange(0, flat.size, maps.shape[1]).reshape(*grad.shape[:2], 1, 1)
        grad, places = np.where(places < 0, 0, grad), np.maximum(places, nearest)
    sent, targets = np.ascontiguousarray(grad).reshape(len(maps), -1), places.reshape(len(maps), -1)

    def work(first: int, last: int) -> None:
        maps[first:last] = 0
        np.add.at(flat, targets[first:last].reshape(-1), sent[first:last].reshape(-1))

    _spread_maps(work, len(maps), sent.shape[1], 4)
    return out


def spread_out(grad: Array, window: Window, size: Pair) -> Array:
    """(N, C, *size) in which every cell is the sum of `grad` (N, C, rows, columns) over the windows that see it.

    First along the columns, then along the rows: kH + kW sums instead of kH kW.
    """
    rows, columns = grad.shape[2:]
    out = buffers.empty((*grad.shape[:2], *size), grad.dtype)
    maps, sent = out.reshape(-1, *size), grad.reshape(-1, rows, columns)
    across = [_overlap(window, 1, tap, columns, size[1]) for tap in range(window.kernel[1])]
    down = [_overlap(window, 0, tap, rows, size[0]) for tap in range(window.kernel[0])]

    def work(first: int, last: int) -> None:
        lines = np.zeros((last - first, rows, size[1]), grad.dtype)
        for windows, cells in across:
            place = lines[:, :, cells]
            np.add(place, sent[first:last, :, windows], out=place)
        target = maps[first:last]
        target[...] = 0
        for windows, cells in down:
            place = target[:, cells]
            np.add(place, lines[:, windows], out=place)

    _spread_maps(work, len(maps), size[0] * size[1], window.kernel[0] + window.kernel[1])
    return out


def _overlap(window: Window, axis: int, tap: int, count: int, length: int) -> tuple[slice, slice]:
    return overlap(tap * window.dilation[axis] - window.pads[axis], window.stride[axis], count, length)


def _spread_maps(work: Work, count: int, cells: int, steps: int) -> None:
    """work(first, last) on pieces of `count` maps, small enough for the cache, over the cores."""
    together = max(1, AT_ONCE // cells)

    def piece(first: int, last: int) -> None:
        for start in range(first, last, together):
            work(start, min(start + together, last))

    with np.errstate(all="ignore"):
        spread(piece, count, least=-(-WORTH_A_THREAD // max(1, cells * steps)))
