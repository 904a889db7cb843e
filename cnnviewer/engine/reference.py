"""Slow, obvious loops in float64 that the fast operators are compared with: cell by cell, or for whole arrays.

The self-check (engine.verify) works out a sample of cells, the tests whole arrays; nothing else uses them. A cell is
named by its place in the output, (n, channel, row, column).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.geometry import Window
from cnnviewer.engine.network import Array, Shape

Doubles = NDArray[np.float64]
Place = tuple[int, ...]
Sides = Sequence[tuple[int, int]]


class Cell(NamedTuple):
    """One number of an output.

    terms  the sum of the absolute values of all that was added up to give it: what rounding errors grow with
    """

    value: float
    terms: float


class Seen(NamedTuple):
    """A cell of the input under cell (a, b) of a kernel."""

    a: int
    b: int
    row: int
    column: int


# Convolution


def convolve_cell(x: Array, weight: Array, bias: Array | None, window: Window, groups: int, place: Place) -> Cell:
    """Cross-correlation of x (N, C, H, W) with weight (C_out, C / groups, kH, kW) at `place`; cells outside are 0."""
    n, o, i, j = place
    depth = weight.shape[1]
    first = o // (weight.shape[0] // groups) * depth
    terms = [] if bias is None else [float(bias[o])]
    for a, b, row, column in _seen(x.shape, window, i, j):
        terms += _products(weight[o, :, a, b], x[n, first : first + depth, row, column])
    return _sum(terms)


def convolve(x: Array, weight: Array, bias: Array | None, window: Window, groups: int = 1) -> Doubles:
    """`convolve_cell` at every place."""
    size = window.output_size((x.shape[2], x.shape[3]))
    return _every(
        (x.shape[0], weight.shape[0], *size), lambda place: convolve_cell(x, weight, bias, window, groups, place)
    )


def convolve_transposed_cell(
    x: Array, weight: Array, bias: Array | None, window: Window, groups: int, place: Place
) -> Cell:
    """What all cells of x (N, C, H, W) paint at `place` with their kernels, weight (C, C_out / groups, kH, kW).

    Cell (i, j) paints row i s + a d - top with row a of its kernel, and columns alike.
    """
    n, o, row, column = place
    depth, per_group = x.shape[1] // groups, weight.shape[1]
    channels = slice(o // per_group * depth, (o // per_group + 1) * depth)
    terms = [] if bias is None else [float(bias[o])]
    for a in range(window.kernel[0]):
        for b in range(window.kernel[1]):
            i, off_row = divmod(row + window.pads[0] - a * window.dilation[0], window.stride[0])
            j, off_column = divmod(column + window.pads[1] - b * window.dilation[1], window.stride[1])
            if not off_row and not off_column and 0 <= i < x.shape[2] and 0 <= j < x.shape[3]:
                terms += _products(weight[channels, o % per_group, a, b], x[n, channels, i, j])
    return _sum(terms)


def convolve_transposed(
    x: Array, weight: Array, bias: Array | None, window: Window, size: tuple[int, int], groups: int = 1
) -> Doubles:
    """`convolve_transposed_cell` at every place of maps of `size`."""
    return _every(
        (x.shape[0], groups * weight.shape[1], *size),
        lambda place: convolve_transposed_cell(x, weight, bias, window, groups, place),
    )


# Pooling


def max_pool_cell(x: Array, window: Window, place: Place) -> tuple[float, int, int] | None:
    """The largest cell of the window and its row and column, the first of equal ones; cells outside are never picked.

    None where that is not defined: the window holds NaN, or no cell of x at all.
    """
    n, c, i, j = place
    cells = [(float(x[n, c, row, column]), row, column) for _, _, row, column in _seen(x.shape, window, i, j)]
    if not cells or any(math.isnan(value) for value, _, _ in cells):
        return None
    return max(cells, key=lambda cell: cell[0])


def max_pool(x: Array, window: Window) -> Doubles:
    """`max_pool_cell` at every place; NaN where it is not defined."""

    def cell(place: Place) -> Cell:
        largest = max_pool_cell(x, window, place)
        return _exact(math.nan if largest is None else largest[0])

    return _every((*x.shape[:2], *window.output_size((x.shape[2], x.shape[3]))), cell)


def average_pool_cell(x: Array, window: Window, count_include_pad: bool, place: Place) -> Cell:
    """The mean of the window; padding counts as zeros only with `count_include_pad`. 0 without any cell."""
    n, c, i, j = place
    total = _sum(float(x[n, c, row, column]) for _, _, row, column in _seen(x.shape, window, i, j))
    padded = (x.shape[2] + window.pads[2], x.shape[3] + window.pads[3])
    count = sum(
        (0 <= row < x.shape[2] and 0 <= column < x.shape[3])
        or (count_include_pad and row < padded[0] and column < padded[1])
        for _, _, row, column in _cells(window, i, j)
    )
    return Cell(total.value / count, total.terms / count) if count else _exact(0.0)


def average_pool(x: Array, window: Window, count_include_pad: bool = False) -> Doubles:
    """`average_pool_cell` at every place."""
    size = window.output_size((x.shape[2], x.shape[3]))
    return _every((*x.shape[:2], *size), lambda place: average_pool_cell(x, window, count_include_pad, place))


def lp_pool_cell(x: Array, window: Window, p: int, place: Place) -> Cell:
    """(sum of |cell|^p)^(1/p) over the window; padding counts as zeros."""
    n, c, i, j = place
    return norm((float(x[n, c, row, column]) for _, _, row, column in _seen(x.shape, window, i, j)), p)


def lp_pool(x: Array, window: Window, p: int) -> Doubles:
    """`lp_pool_cell` at every place."""
    size = window.output_size((x.shape[2], x.shape[3]))
    return _every((*x.shape[:2], *size), lambda place: lp_pool_cell(x, window, p, place))


# Products and norms


def multiply_cell(a: Array, b: Array, place: Place) -> Cell:
    """Cell (..., i, j) of the product of a (..., I, K) and b (..., K, J), the axes in front broadcast."""
    batch, i, j = place[:-2], place[-2], place[-1]
    leading = np.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    row = np.broadcast_to(a, (*leading, *a.shape[-2:]))[batch][i]
    column = np.broadcast_to(b, (*leading, *b.shape[-2:]))[batch][:, j]
    return _sum(_products(row, column))


def norm(cells: Iterable[float], p: int) -> Cell:
    """(sum of |cell|^p)^(1/p)."""
    with np.errstate(all="ignore"):
        total = sum((np.abs(np.float64(cell)) ** p for cell in cells), np.float64(0))
        return _exact(float(total ** (1 / p)))


def local_response_cell(x: Array, size: int, alpha: float, beta: float, bias: float, place: Place) -> Cell:
    """x / (bias + alpha / size * sum of the squares of `size` channels around it)^beta   (ONNX: LRN)."""
    n, c, *rest = place
    first, last = max(0, c - (size - 1) // 2), min(x.shape[1] - 1, c + size // 2)
    with np.errstate(all="ignore"):
        squares = sum(
            (np.float64(x[n, channel][tuple(rest)]) ** 2 for channel in range(first, last + 1)), np.float64(0)
        )
        return _exact(float(np.float64(x[place]) / (bias + alpha / size * squares) ** beta))


# Padding


def pad_cell(x: Array, sides: Sides, mode: str, value: float, place: Place) -> Cell:
    """What stands at `place` when (before, after) cells are added along each axis."""
    source = [_source(i - before, n, mode) for i, n, (before, _) in zip(place, x.shape, sides, strict=True)]
    inside = all(0 <= i < n for i, n in zip(source, x.shape, strict=True))
    return _exact(float(x[tuple(source)]) if inside else value)


def pad(x: Array, sides: Sides, mode: str, value: float = 0.0) -> Doubles:
    """x with (before, after) cells added along each axis; mode constant, reflect, edge or wrap."""
    shape = tuple(n + before + after for n, (before, after) in zip(x.shape, sides, strict=True))
    return _every(shape, lambda place: pad_cell(x, sides, mode, value, place))


# What they share


def _cells(window: Window, i: int, j: int) -> Iterator[Seen]:
    """All cells of window (i, j), row by row, at their places in the unpadded input; some may lie outside of it."""
    for a in range(window.kernel[0]):
        for b in range(window.kernel[1]):
            row = i * window.stride[0] + a * window.dilation[0] - window.pads[0]
            column = j * window.stride[1] + b * window.dilation[1] - window.pads[1]
            yield Seen(a, b, row, column)


def _seen(shape: Shape, window: Window, i: int, j: int) -> Iterator[Seen]:
    """The cells of window (i, j) that lie in an input of `shape` (N, C, H, W)."""
    return (cell for cell in _cells(window, i, j) if 0 <= cell.row < shape[2] and 0 <= cell.column < shape[3])


def _products(a: Array, b: Array) -> list[float]:
    return [float(one) * float(other) for one, other in zip(a.tolist(), b.tolist(), strict=True)]


def _sum(terms: Iterable[float]) -> Cell:
    listed = list(terms)
    return Cell(sum(listed), sum(map(abs, listed)))


def _exact(value: float) -> Cell:
    return Cell(value, abs(value))


def _source(index: int, length: int, mode: str) -> int:
    """The cell that stands at `index`, which may lie outside 0...length - 1."""
    if mode == "edge":
        return min(max(index, 0), length - 1)
    if mode == "wrap":
        return index % length
    if mode == "reflect":
        return -index if index < 0 else 2 * (length - 1) - index if index >= length else index
    return index


def _every(shape: Shape, cell: Callable[[Place], Cell]) -> Doubles:
    out = np.zeros(shape)
    for place in np.ndindex(out.shape):
        out[place] = cell(place).value
    return out
