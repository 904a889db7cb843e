"""Which loop of `engine.reference` says what a cell of a node's output must be.

For the operators at the heart of a network, and for those where the onnx package has no reference of its own or a wrong
one (in version 1.23: LRN of small batches, LpNormalization with p = 1, Pad that cuts away, GlobalMaxPool of three axes,
and none at all for GlobalLpPool).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from cnnviewer.engine import reference
from cnnviewer.engine.geometry import Pair, Window, window_of
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, number, optional, required, size_of
from cnnviewer.engine.reference import Cell, Place

CellOf = Callable[[Place], Cell | None]
"""The cell at a place of the output; None where ONNX leaves open what stands there."""


@dataclass(frozen=True)
class Loops:
    """For every output of a node its shape and what stands at a place."""

    shapes: tuple[Shape, ...]
    cells: tuple[CellOf, ...]


def loops_of(node: Node, arrays: Arrays) -> Loops | None:
    """The loops for `node` with the inputs `arrays`; None when there are none for its operator or for these shapes.

    Raises NetworkError when the inputs do not fit.
    """
    find = LOOPS.get(node.operator)
    return None if find is None else find(node, arrays)


def _convolution(node: Node, arrays: Arrays) -> Loops | None:
    x, weight, bias = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
    if x.ndim != weight.ndim or x.ndim not in (3, 4):
        return None
    maps, filters = _as_maps(x), _as_maps(weight)
    window = window_of(node.attributes, size_of(weight.shape), size_of(x.shape))
    size = window.output_size(size_of(x.shape))
    groups = int(number(node, "group", 1))
    cell = partial(reference.convolve_cell, maps, filters, bias, window, groups)
    return _on_maps(x, weight.shape[0], size, cell)


def _transposed_convolution(node: Node, arrays: Arrays) -> Loops | None:
    x, weight, bias = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
    if x.ndim != weight.ndim or x.ndim not in (3, 4):
        return None
    window, size = _painting_window(node, size_of(weight.shape), size_of(x.shape))
    groups = int(number(node, "group", 1))
    cell = partial(reference.convolve_transposed_cell, _as_maps(x), _as_maps(weight), bias, window, groups)
    return _on_maps(x, groups * weight.shape[1], size, cell)


def _painting_window(node: Node, kernel: Pair, size: Pair) -> tuple[Window, Pair]:
    """The window of a ConvTranspose and the (rows, columns) of its output, as ONNX describes them."""
    plain = {name: value for name, value in node.attributes.items() if name not in ("auto_pad", "ceil_mode")}
    window = window_of(plain, kernel, size)
    auto_pad = node.attributes.get("auto_pad", "NOTSET")
    pads, sides = list(window.pads), []
    extra, asked = (_pair(node, name, default) for name, default in (("output_padding", 0), ("output_shape", -1)))
    for axis in (0, 1):
        reach = window.stride[axis] * (size[axis] - 1) + window.extent[axis] + extra[axis]
        wanted = asked[axis]
        if wanted < 0 and auto_pad in ("SAME_UPPER", "SAME_LOWER"):
            wanted = size[axis] * window.stride[axis]
        if wanted >= 0:
            total = max(0, reach - wanted)
            before = total // 2 if auto_pad == "SAME_UPPER" else total - total // 2
            pads[axis], pads[axis + 2] = before, total - before
        elif auto_pad == "VALID":
            pads[axis] = pads[axis + 2] = 0
        sides.append(wanted if wanted >= 0 else reach - pads[axis] - pads[axis + 2])
    rows, columns = sides
    return Window(kernel, window.stride, window.dilation, (pads[0], pads[1], pads[2], pads[3])), (rows, columns)


def _pair(node: Node, name: str, default: int) -> Pair:
    """(rows, columns) of an attribute; one number is that of the columns."""
    value = node.attributes.get(name, ())
    if not isinstance(value, tuple) or not 1 <= len(value) <= 2:
        return default, default
    rows = 1 if name == "output_shape" else 0
    return (int(value[0]), int(value[1])) if len(value) == 2 else (rows, int(value[0]))


def _pooling(node: Node, arrays: Arrays) -> Loops | None:
    x = required(node, arrays, 0)
    if x.ndim not in (3, 4):
        return None
    maps = _as_maps(x)
    window = window_of(node.attributes, None, size_of(x.shape))
    size = window.output_size(size_of(x.shape))
    if node.operator == "AveragePool":
        cell = partial(reference.average_pool_cell, maps, window, bool(number(node, "count_include_pad", 0)))
        return _on_maps(x, x.shape[1], size, cell)
    if node.operator == "LpPool":
        return _on_maps(x, x.shape[1], size, partial(reference.lp_pool_cell, maps, window, int(number(node, "p", 2))))

    def largest(place: Place) -> Cell | None:
        found = reference.max_pool_cell(maps, window, place)
        return None if found is None else Cell(found[0], abs(found[0]))

    def where(place: Place) -> Cell | None:
        found = reference.max_pool_cell(maps, window, place)
        if found is None:
            return None
        (n, c), (_, row, column), (height, width) = place[:2], found, maps.shape[2:]
        inside = column * height + row if number(node, "storage_order", 0) else row * width + column
        return Cell((n * x.shape[1] + c) * height * width + inside, 0.0)

    return _on_maps(x, x.shape[1], size, largest, where)


def _whole_maps(node: Node, arrays: Arrays) -> Loops | None:
    x = required(node, arrays, 0)
    p = int(number(node, "p", 2))

    def cell(place: Place) -> Cell | None:
        cells = x[place[:2]].ravel().tolist()
        if node.operator == "GlobalLpPool":
            return reference.norm(cells, p)
        return None if any(map(math.isnan, cells)) else Cell(max(cells), 0.0)

    return Loops((x.shape[:2] + (1,) * (x.ndim - 2),), (cell,))


def _matrix_product(node: Node, arrays: Arrays) -> Loops | None:
    a, b = required(node, arrays, 0), required(node, arrays, 1)
    left, right = (a if a.ndim > 1 else a[None]), (b if b.ndim > 1 else b[:, None])
    batch = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
    rows, columns = a.shape[-2:-1], b.shape[-1:] if b.ndim > 1 else ()

    def cell(place: Place) -> Cell:
        at = place[len(batch) :]
        i, j = (at[0] if rows else 0), (at[-1] if columns else 0)
        return reference.multiply_cell(left, right, (*place[: len(batch)], i, j))

    return Loops(((*batch, *rows, *columns),), (cell,))


def _fully_connected(node: Node, arrays: Arrays) -> Loops | None:
    a, b, c = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
    a = a.T if number(node, "transA", 0) else a
    b = b.T if number(node, "transB", 0) else b
    alpha, beta = number(node, "alpha", 1.0), number(node, "beta", 1.0)
    shape = (a.shape[0], b.shape[1])
    added = None if c is None else np.broadcast_to(c, shape)

    def cell(place: Place) -> Cell:
        value, terms = reference.multiply_cell(a, b, place)
        offset = 0.0 if added is None else beta * float(added[place])
        return Cell(alpha * value + offset, abs(alpha) * terms + abs(offset))

    return Loops((shape,), (cell,))


def _local_response(node: Node, arrays: Arrays) -> Loops | None:
    x = required(node, arrays, 0)
    size, alpha = int(number(node, "size", 1)), number(node, "alpha", 1e-4)
    beta, bias = number(node, "beta", 0.75), number(node, "bias", 1.0)
    return Loops((x.shape,), (partial(reference.local_response_cell, x, size, alpha, beta, bias),))


def _norm_along(node: Node, arrays: Arrays) -> Loops | None:
    x = required(node, arrays, 0)
    p, axis = int(number(node, "p", 2)), int(number(node, "axis", -1)) % x.ndim

    def cell(place: Place) -> Cell:
        length = reference.norm(x[place[:axis]][..., *place[axis + 1 :]].tolist(), p).value
        value = float(x[place]) / length if length else 0.0
        return Cell(value, abs(value))

    return Loops((x.shape,), (cell,))


def _padding(node: Node, arrays: Arrays) -> Loops | None:
    x, given, filling, chosen = required(node, arrays, 0), *(optional(arrays, place) for place in (1, 2, 3))
    pads: Any = node.attributes.get("pads", ()) if given is None else np.ravel(given).tolist()
    axes = range(x.ndim) if chosen is None else [int(axis) % x.ndim for axis in np.ravel(chosen)]
    sides = [(0, 0)] * x.ndim
    for position, axis in enumerate(axes):
        sides[axis] = int(pads[position]), int(pads[position + len(axes)])
    value = number(node, "value", 0.0) if filling is None else float(filling.reshape(-1)[0])
    shape = tuple(length + before + after for length, (before, after) in zip(x.shape, sides, strict=True))
    mode = str(node.attributes.get("mode", "constant"))
    return Loops((shape,), (partial(reference.pad_cell, x, sides, mode, value),))


def _as_maps(array: Array) -> Array:
    """(N, C, L) as maps of one row."""
    return array if array.ndim == 4 else array[:, :, None]


def _on_maps(x: Array, channels: int, size: Pair, *cells: CellOf) -> Loops:
    """Loops over maps of `size`; where x has no rows, neither have the outputs."""
    if x.ndim == 4:
        return Loops(((x.shape[0], channels, *size),) * len(cells), cells)
    return Loops(((x.shape[0], channels, size[1]),) * len(cells), tuple(partial(_in_one_row, cell) for cell in cells))


def _in_one_row(cell: CellOf, place: Place) -> Cell | None:
    return cell((*place[:2], 0, place[2]))


LOOPS: dict[str, Callable[[Node, Arrays], Loops | None]] = {
    "Conv": _convolution,
    "ConvTranspose": _transposed_convolution,
    "MaxPool": _pooling,
    "AveragePool": _pooling,
    "LpPool": _pooling,
    "GlobalMaxPool": _whole_maps,
    "GlobalLpPool": _whole_maps,
    "MatMul": _matrix_product,
    "Gemm": _fully_connected,
    "LRN": _local_response,
    "LpNormalization": _norm_along,
    "Pad": _padding,
}
