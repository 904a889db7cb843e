"""Numbers told apart by where they stand or whether they are 0, ONNX operators Trilu and NonZero."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Gradients,
    Operator,
    Shapes,
    Stepwise,
    number,
    optional,
    required,
)
from cnnviewer.errors import NetworkError


class Trilu(Operator):
    """The upper (or, with upper = 0, the lower) triangle of the last two axes of x, 0 elsewhere.

    Input 2 moves the diagonal that still belongs to it: k > 0 to the right, k < 0 down.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        if len(x) < 2:
            raise NetworkError(f"Trilu needs a matrix, not an input of shape {x}; give it two axes or more.")
        if math.prod(optional(shapes, 1) or ()) != 1:
            raise NetworkError(f"The diagonal of Trilu must be one number, not an array of shape {shapes[1]}.")
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        return (self._kept(node, x, arrays),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        kept = None if grad is None or not wanted[0] else self._kept(node, grad, arrays)
        return (kept, *(None,) * (len(arrays) - 1))

    @staticmethod
    def _kept(node: Node, x: Array, arrays: Arrays) -> Array:
        shift = 0 if optional(arrays, 1) is None else known_integers(node, arrays, 1, "diagonals")[0]
        rows, columns = np.ogrid[: x.shape[-2], : x.shape[-1]]
        inside = columns - rows >= shift if number(node, "upper", 1) else columns - rows <= shift
        out = buffers.empty(x.shape, x.dtype)
        # A product with the mask would turn infinity into NaN.
        out[...] = np.where(inside, x, x.dtype.type(0))
        return out


class NonZero(Stepwise):
    """The indices of all numbers of x that are not 0, (axes of x, how many) int64, in row-major order."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, known = required(node, shapes, 0), optional(constants, 0)
        if known is None:
            raise NetworkError(
                "How many numbers are not 0 depends on what the network is run on, so the output of NonZero has no "
                "fixed size; export the network without it."
            )
        return ((len(x), int(np.count_nonzero(known))),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        if x.ndim == 0:
            return (np.zeros((0, int(np.count_nonzero(x))), np.int64),)
        return (np.array(np.nonzero(x), np.int64),)


OPERATORS: dict[str, Operator] = {"Trilu": Trilu(), "NonZero": NonZero()}
