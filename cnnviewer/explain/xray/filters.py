"""Conv and ConvTranspose: in each input channel a window, a kernel, their products and the sum of these.

    value = bias + sum over c, a, b of weight[o, c, a, b] * x[c, i s + a d - top, j s + b d - left]

with channels c, rows a and columns b of the kernel, stride s, dilation d and padding at the top and at the left.

The transposed convolution reads it the other way round: every cell of x that paints this place, with the cell of the
kernel that lies on it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cnnviewer.engine.geometry import transposed_window_of, window_of
from cnnviewer.engine.network import Array, Shape
from cnnviewer.engine.operators.operator import size_of
from cnnviewer.explain.xray.padding import before_padding
from cnnviewer.explain.xray.question import Question
from cnnviewer.explain.xray.view import OUTSIDE, Cells, Kind, Part, Terms, XRay, plus, shown


class _Taps(NamedTuple):
    """Which rows and columns of the kernel lie on which rows and columns of a map, outside of it too."""

    kernel_rows: Cells
    kernel_columns: Cells
    rows: Cells
    columns: Cells


def convolution(question: Question) -> XRay:
    """A number of Conv."""
    x, weight = question.array(0), question.array(1)
    filter_, row, column = _place(question.index)
    kernel, size = size_of(weight.shape), size_of(x.shape)
    window = window_of(question.node.attributes, kernel, size)
    a, b = np.arange(kernel[0]), np.arange(kernel[1])
    rows = row * window.stride[0] + a * window.dilation[0] - window.pads[0]
    columns = column * window.stride[1] + b * window.dilation[1] - window.pads[1]
    groups = int(question.attribute("group", 1))
    first = filter_ // (weight.shape[0] // groups) * weight.shape[1]
    channels = first + np.arange(weight.shape[1])
    filters = np.full(weight.shape[1], filter_)
    return _products(question, channels, filters, np.arange(weight.shape[1]), _Taps(a, b, rows, columns))


def transposed_convolution(question: Question) -> XRay:
    """A number of ConvTranspose."""
    x, weight = question.array(0), question.array(1)
    map_, row, column = _place(question.index)
    window, _ = transposed_window_of(question.node.attributes, size_of(weight.shape), size_of(x.shape))
    size = size_of(x.shape)
    found = []
    for axis, place in ((0, row), (1, column)):
        taps = np.arange(window.kernel[axis])
        cells, rest = np.divmod(place + window.pads[axis] - taps * window.dilation[axis], window.stride[axis])
        hits = (rest == 0) & (cells >= 0) & (cells < size[axis])
        found += [taps[hits], cells[hits]]
    groups, per_group = int(question.attribute("group", 1)), weight.shape[1]
    depth = x.shape[1] // groups
    channels = map_ // per_group * depth + np.arange(depth)
    within = np.full(depth, map_ % per_group)
    return _products(question, channels, channels, within, _Taps(found[0], found[2], found[1], found[3]))


def _products(question: Question, channels: Cells, first: Cells, second: Cells, taps: _Taps) -> XRay:
    """The x-ray whose group g is channel channels[g] of x under the kernel weight[first[g], second[g]]."""
    x, weight, bias = question.array(0), question.array(1), question.given(2)
    maps, filters = _as_maps(x), _as_maps(weight)
    height, width = maps.shape[2:]
    inside = ((taps.rows >= 0) & (taps.rows < height))[:, None] & ((taps.columns >= 0) & (taps.columns < width))
    rows, columns = np.clip(taps.rows, 0, height - 1)[:, None], np.clip(taps.columns, 0, width - 1)[None]
    sample = question.index[0]
    picked = (channels[:, None, None], rows[None], columns[None])
    read = np.where(inside, maps[sample][picked].astype(np.float64), 0.0)
    cells = np.where(inside, ((sample * maps.shape[1] + picked[0]) * height + picked[1]) * width + picked[2], OUTSIDE)
    kernel = (first[:, None, None], second[:, None, None], taps.kernel_rows[None, :, None], taps.kernel_columns)
    factor = filters[kernel].astype(np.float64)
    weight_cells = np.ravel_multi_index(np.broadcast_arrays(*kernel), filters.shape).astype(np.int64)
    name, shape = question.source(0)
    name, shape, cells = before_padding(question, name, shape, cells)
    with np.errstate(all="ignore"):
        numbers = read * factor
    # What lies outside is 0 also where a weight is infinite.
    numbers = np.where(inside[None], numbers, 0.0)
    terms = Terms(
        read,
        numbers,
        (name,),
        np.zeros(len(channels), np.int64),
        cells.astype(np.int64),
        (shape,),
        factor,
        question.node.inputs[1],
        weight.shape,
        weight_cells,
    )
    added = _bias(question, bias)
    total = float(numbers.sum())
    formula = f"Σ x·w = {shown(question.number)}"
    if added:
        formula = f"Σ x·w + b = {shown(total)}{plus(added[0].number)} = {shown(question.number)}"
    outside = "zero" if not inside.all() else ""
    return question.answer(Kind.FILTER, terms, added=added, formula=formula, outside=outside)


def _bias(question: Question, bias: Array | None) -> tuple[Part, ...]:
    return () if bias is None else (question.at("bias", 2, (question.index[1],)),)


def _place(index: tuple[int, ...]) -> tuple[int, int, int]:
    """(map, row, column) of a place in maps, or in maps of one row."""
    return index[1], index[2] if len(index) == 4 else 0, index[-1]


def _as_maps(array: Array) -> Array:
    """(N, C, L) as maps of one row."""
    shape: Shape = array.shape
    return array if len(shape) == 4 else array.reshape(*shape[:2], 1, shape[2])
