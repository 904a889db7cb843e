"""Numbers repeated to fill a larger shape, ONNX operators Expand and Tile."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_shape, known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Gradients,
    Operator,
    Shapes,
    joined_shape,
    required,
    summed_to,
)
from cnnviewer.errors import NetworkError


class Expand(Operator):
    """x broadcast with the shape in input 2; a 1 there keeps the length of x."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        required(node, shapes, 1)
        sizes = checked_shape(node, known_integers(node, constants, 1, "sizes"))
        shape = joined_shape(x, sizes) if min(sizes, default=0) >= 0 else None
        if shape is None:
            raise NetworkError(f"An input of shape {x} cannot be repeated to {sizes}; only axes of length 1 can.")
        return (checked_shape(node, shape),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays], arrays)[0]
        if shape == x.shape:
            return (x,)
        out = buffers.empty(shape, x.dtype)
        out[...] = x
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        return (summed_to(grad, required(node, arrays, 0).shape) if grad is not None and wanted[0] else None, None)


class Tile(Operator):
    """x repeated along every axis as often as input 2 says."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        required(node, shapes, 1)
        repeats = known_integers(node, constants, 1, "repeats")
        if len(repeats) != len(x) or min(repeats, default=0) < 0:
            raise NetworkError(
                f"Tile needs a number of repeats for each of the {len(x)} axes of its input, not {repeats}; give 1 for "
                "an axis that is not repeated."
            )
        return (checked_shape(node, tuple(length * times for length, times in zip(x, repeats, strict=True))),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays], arrays)[0]
        out = buffers.empty(shape, x.dtype)
        if out.size:
            out.reshape(_apart(x.shape, shape))[...] = x.reshape([part for length in x.shape for part in (1, length)])
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None or not wanted[0]:
            return (None, None)
        if not grad.size:
            return (np.zeros_like(x), None)
        repeats = tuple(range(0, 2 * x.ndim, 2))
        return (np.asarray(grad.reshape(_apart(x.shape, grad.shape)).sum(axis=repeats), x.dtype), None)


def _apart(x: Shape, tiled: Shape) -> tuple[int, ...]:
    """The tiled shape with two axes for each: which repeat, which cell."""
    return tuple(part for length, whole in zip(x, tiled, strict=True) for part in (whole // length, length))


OPERATORS: dict[str, Operator] = {"Expand": Expand(), "Tile": Tile()}
