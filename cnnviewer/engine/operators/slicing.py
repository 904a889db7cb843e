"""A part of an array, ONNX operator Slice: every step-th cell from a start to an end. A view: nothing is copied."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axes, known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, optional, required
from cnnviewer.errors import NetworkError


class Slice(Operator):
    """Inputs x, starts, ends, axes (all in order when left out), steps (1 when left out).

    A negative start or end counts from the end of its axis, one beyond it means its end. With a negative step the cells
    come in reverse order.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        cuts = _cuts(node, x, shapes, constants)
        return (tuple(len(range(*cut.indices(length))) for length, cut in zip(x, cuts, strict=True)),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        return (np.asarray(x[_cuts_of(node, arrays)]),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        nothing = (None,) * (len(arrays) - 1)
        if grad is None or not wanted[0]:
            return (None, *nothing)
        whole = buffers.empty(x.shape, x.dtype)
        whole[...] = 0
        whole[_cuts_of(node, arrays)] = grad
        return (whole, *nothing)


def _cuts_of(node: Node, arrays: Arrays) -> tuple[slice, ...]:
    shapes = [None if array is None else array.shape for array in arrays]
    return _cuts(node, required(node, shapes, 0), shapes, arrays)


def _cuts(node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> tuple[slice, ...]:
    """A slice for every axis of an input of shape `x`."""
    required(node, shapes, 1)
    required(node, shapes, 2)
    starts, ends = known_integers(node, constants, 1, "starts"), known_integers(node, constants, 2, "ends")
    axes, steps = tuple(range(len(starts))), (1,) * len(starts)
    if optional(shapes, 3) is not None:
        axes = known_integers(node, constants, 3, "axes")
    if optional(shapes, 4) is not None:
        steps = known_integers(node, constants, 4, "steps")
    if not len(starts) == len(ends) == len(axes) == len(steps):
        raise NetworkError(
            f"Slice has {len(starts)} starts, {len(ends)} ends, {len(axes)} axes and {len(steps)} steps; give as many "
            "of each."
        )
    if 0 in steps:
        raise NetworkError("Slice cannot go in steps of 0; choose 1 or more, or -1 or less.")
    cuts = [slice(None)] * len(x)
    for axis, start, end, step in zip(checked_axes(node, axes, x), starts, ends, steps, strict=True):
        cuts[axis] = _cut(x[axis], start, end, step)
    return tuple(cuts)


def _cut(length: int, start: int, end: int, step: int) -> slice:
    """Start and end brought into 0...length, or -1...length - 1 for a negative step, where -1 is written None."""
    start, end = (place + length if place < 0 else place for place in (start, end))
    if step > 0:
        return slice(min(max(start, 0), length), min(max(end, 0), length), step)
    last = min(max(end, -1), length - 1)
    return slice(min(max(start, 0), length - 1), None if last < 0 else last, step) if length else slice(0, 0)


OPERATORS: dict[str, Operator] = {"Slice": Slice()}
