"""Slow, obvious loops in float64 that the fast operators are compared with. Nothing but the tests uses them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.geometry import Window
from cnnviewer.engine.network import Array

Doubles = NDArray[np.float64]


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int = 1) -> Doubles:
    """Cross-correlation of x (N, C, H, W) with weight (C_out, C / groups, kH, kW); cells outside are 0."""
    rows, columns = window.output_size((x.shape[2], x.shape[3]))
    filters, depth = weight.shape[:2]
    out = np.zeros((x.shape[0], filters, rows, columns))
    for n, o, i, j in np.ndindex(out.shape):
        total = 0.0 if bias is None else float(bias[o])
        first_channel = (o // (filters // groups)) * depth
        for c, (a, row), (b, column) in product(range(depth), *_cells(window, i, j)):
            if 0 <= row < x.shape[2] and 0 <= column < x.shape[3]:
                total += float(weight[o, c, a, b]) * float(x[n, first_channel + c, row, column])
        out[n, o, i, j] = total
    return out


def convolve_transposed(
    x: Array, weight: Array, bias: Array | None, window: Window, size: tuple[int, int], groups: int = 1
) -> Doubles:
    """Every cell of x (N, C, H, W) paints its kernels, weight (C, C_out / groups, kH, kW), on maps of `size`."""
    depth, per_group = x.shape[1] // groups, weight.shape[1]
    out = np.zeros((x.shape[0], groups * per_group, *size))
    for n, c, i, j in np.ndindex(x.shape):
        for o, (a, row), (b, column) in product(range(per_group), *_cells(window, i, j)):
            if 0 <= row < size[0] and 0 <= column < size[1]:
                out[n, c // depth * per_group + o, row, column] += float(weight[c, o, a, b]) * float(x[n, c, i, j])
    return out if bias is None else out + np.asarray(bias, np.float64)[:, None, None]


def max_pool(x: Array, window: Window) -> Doubles:
    """The largest cell of every window; cells outside are never picked."""
    return _pool(x, window, lambda inside, outside: max(inside))


def average_pool(x: Array, window: Window, count_include_pad: bool = False) -> Doubles:
    """The mean of every window; padding counts as zeros only with `count_include_pad`."""
    return _pool(x, window, lambda inside, outside: sum(inside) / (len(inside) + outside * count_include_pad))


def lp_pool(x: Array, window: Window, p: int) -> Doubles:
    """(sum of |cell|^p)^(1/p) of every window."""
    return _pool(x, window, lambda inside, outside: sum(abs(cell) ** p for cell in inside) ** (1 / p))


def pad(x: Array, sides: list[tuple[int, int]], mode: str, value: float = 0.0) -> Doubles:
    """x with (before, after) cells added along each axis; mode constant, reflect, edge or wrap."""
    out = np.full([n + before + after for n, (before, after) in zip(x.shape, sides, strict=True)], value, np.float64)
    for place in np.ndindex(out.shape):
        source = [_source(i - before, n, mode) for i, n, (before, _) in zip(place, x.shape, sides, strict=True)]
        if all(0 <= i < n for i, n in zip(source, x.shape, strict=True)):
            out[place] = x[tuple(source)]
    return out


def _source(index: int, length: int, mode: str) -> int:
    """The cell that stands at `index`, which may lie outside 0...length - 1."""
    if mode == "edge":
        return min(max(index, 0), length - 1)
    if mode == "wrap":
        return index % length
    if mode == "reflect":
        return -index if index < 0 else 2 * (length - 1) - index if index >= length else index
    return index


def _cells(window: Window, i: int, j: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(tap, row) and (tap, column) of window (i, j) in the unpadded input."""
    rows = [(a, i * window.stride[0] + a * window.dilation[0] - window.pads[0]) for a in range(window.kernel[0])]
    columns = [(b, j * window.stride[1] + b * window.dilation[1] - window.pads[1]) for b in range(window.kernel[1])]
    return rows, columns


def _pool(x: Array, window: Window, choose: Callable[[list[float], int], float]) -> Doubles:
    """choose(cells inside the input, number of cells of its padding) for every window."""
    rows, columns = window.output_size((x.shape[2], x.shape[3]))
    out = np.zeros((x.shape[0], x.shape[1], rows, columns))
    for n, c, i, j in np.ndindex(out.shape):
        inside, outside = [], 0
        for (_, row), (_, column) in product(*_cells(window, i, j)):
            if 0 <= row < x.shape[2] and 0 <= column < x.shape[3]:
                inside.append(float(x[n, c, row, column]))
            elif row < x.shape[2] + window.pads[2] and column < x.shape[3] + window.pads[3]:
                outside += 1
        out[n, c, i, j] = choose(inside, outside)
    return out
