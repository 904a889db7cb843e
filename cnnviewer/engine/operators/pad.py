"""Explicit padding, ONNX operator Pad, in the modes constant, reflect, edge (replicate) and wrap (circular).

Cells are cut away first, then each axis is padded in turn out of what it has become: corners come right by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axes, checked_shape, chosen, known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Axes,
    Gradients,
    Operator,
    Shapes,
    optional,
    required,
    summed_to,
)
from cnnviewer.errors import GeometryError, NetworkError

MODES = ("constant", "reflect", "edge", "wrap")
AXIS_NAMES = ("samples", "channels", "rows", "columns")

Side = tuple[int, int]
Cuts = tuple[slice, ...]


class Pad(Operator):
    """Cells added at both ends of the axes of x; a negative number of cells cuts away.

    Inputs x, pads (all before, then all after), the value of mode constant (0 when left out), the axes that are padded
    (all when left out).
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        sides = _sides(node, x, shapes, constants)
        mode = chosen(node, "mode", MODES)
        for axis, (length, side) in enumerate(zip(x, sides, strict=True)):
            if side != (0, 0):
                _check(AXIS_NAMES[axis] if len(x) == 4 else f"cells of axis {axis}", length, side, mode)
        padded = tuple(length + before + after for length, (before, after) in zip(x, sides, strict=True))
        return (checked_shape(node, padded),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shapes = [None if array is None else array.shape for array in arrays]
        shape = self.output_shapes(node, shapes, arrays)[0]
        sides = _sides(node, x.shape, shapes, arrays)
        if not any(before or after for before, after in sides):
            return (x,)
        out = buffers.empty(shape, x.dtype)
        kept, inner = _kept(x.shape, sides)
        mode = chosen(node, "mode", MODES)
        value = optional(arrays, 2)
        fill = value.reshape(-1)[0] if value is not None and value.size else 0
        out[inner] = x[kept]
        for edge in _edges(sides, shape, inner, mode):
            out[edge.place] = fill if edge.source is None else out[edge.source]
        return (out,)

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        x = required(node, arrays, 0)
        if x.ndim < 2 or _sides(node, x.shape, [None if array is None else array.shape for array in arrays], arrays)[
            1
        ] != (0, 0):
            return None
        return (1, *(None for _ in arrays[1:]))

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, value, grad = required(node, arrays, 0), optional(arrays, 2), grads[0]
        nothing: list[Array | None] = [None] * len(arrays)
        if grad is None:
            return tuple(nothing)
        sides = _sides(node, x.shape, [None if array is None else array.shape for array in arrays], arrays)
        kept, inner = _kept(x.shape, sides)
        mode = chosen(node, "mode", MODES)
        if wanted[0]:
            # What was repeated gets the gradient of every repetition, in the reverse order of the steps forward.
            folded = grad if mode == "constant" else grad.copy()
            for edge in reversed(list(_edges(sides, grad.shape, inner, mode))):
                if edge.source is not None:
                    folded[edge.source] += summed_to(folded[edge.place], folded[edge.source].shape)
            whole = np.zeros_like(x, order="C")
            whole[kept] = folded[inner]
            nothing[0] = whole
        if len(wanted) > 2 and wanted[2] and value is not None and mode == "constant":
            filled = grad.copy()
            filled[inner] = 0
            nothing[2] = np.full_like(value, filled.sum())
        return tuple(nothing)


class Edge(NamedTuple):
    """Cells of the output that are filled in one step, and those they repeat (None: the constant)."""

    place: Cuts
    source: Cuts | None


def _kept(x: Shape, sides: Sequence[Side]) -> tuple[Cuts, Cuts]:
    """The cells of the input that stay, and where they stand in the output."""
    kept = tuple(
        slice(min(length, max(0, -before)), max(0, length - max(0, -after)))
        for length, (before, after) in zip(x, sides, strict=True)
    )
    kept = tuple(slice(cut.start, max(cut.start, cut.stop)) for cut in kept)
    starts = [max(0, before) for before, _ in sides]
    inner = tuple(slice(first, first + cut.stop - cut.start) for first, cut in zip(starts, kept, strict=True))
    return kept, inner


def _edges(sides: Sequence[Side], shape: Shape, inner: Cuts, mode: str) -> Iterator[Edge]:
    """The steps that fill the padding, axis after axis."""
    region = list(inner)
    for axis in range(len(sides)):
        ends = ((inner[axis].start, 0, False), (shape[axis] - inner[axis].stop, inner[axis].stop, True))
        for cells, first, at_end in ends:
            if cells > 0:
                place = _with(region, axis, slice(first, first + cells))
                if mode == "constant":
                    yield Edge(place, None)
                else:
                    yield Edge(place, _with(region, axis, _source(mode, inner[axis], cells, at_end)))
        region[axis] = slice(0, shape[axis])


def _with(region: Sequence[slice], axis: int, cut: slice) -> Cuts:
    return (*region[:axis], cut, *region[axis + 1 :])


def _source(mode: str, inner: slice, cells: int, at_end: bool) -> slice:
    """The cells along one axis that are repeated in the padding at one end."""
    first, last = inner.start, inner.stop
    if mode == "edge":
        return slice(last - 1, last) if at_end else slice(first, first + 1)
    if mode == "wrap":
        return slice(first, first + cells) if at_end else slice(last - cells, last)
    if at_end:
        stop = last - 2 - cells
        return slice(last - 2, stop if stop >= 0 else None, -1)
    return slice(first + cells, first, -1)


def _check(name: str, length: int, side: Side, mode: str) -> None:
    before, after = side
    kept = length + min(0, before) + min(0, after)
    if length + before + after < 1 or (kept < 1 and mode != "constant"):
        raise GeometryError(f"Cutting {length - kept} of {length} {name} away leaves nothing; choose a smaller number.")
    most = {"reflect": kept - 1, "wrap": kept}.get(mode)
    if most is not None and max(side) > most:
        raise GeometryError(
            f"Padding {kept} {name} by {max(side)} in mode {mode} reaches beyond the input; choose at most {most}."
        )


def _sides(node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> list[Side]:
    """(before, after) for every axis."""
    required(node, shapes, 1)
    pads = known_integers(node, constants, 1, "sides")
    axes = tuple(range(len(x)))
    if optional(shapes, 3) is not None:
        axes = checked_axes(node, known_integers(node, constants, 3, "axes"), x)
    if len(pads) != 2 * len(axes):
        raise NetworkError(
            f"The padding must have {2 * len(axes)} numbers, first all before, then all after; not {pads}."
        )
    sides = [(0, 0)] * len(x)
    for position, axis in enumerate(axes):
        sides[axis] = pads[position], pads[position + len(axes)]
    return sides


OPERATORS: dict[str, Operator] = {"Pad": Pad()}
