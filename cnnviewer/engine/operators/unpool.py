"""MaxUnpool: numbers put back where MaxPool found them, zeros elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.geometry import transposed_window_of, window_of
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, optional, required, size_of, typed
from cnnviewer.errors import NetworkError


class MaxUnpool(Operator):
    """Inputs x and places, both (N, C, rows, columns) or (N, C, L), and output_shape (int64) or none.

    A place counts the cells of the flattened output, row by row, as the second output of MaxPool does. Without
    output_shape the output is as large as the smallest input from which the pool makes `rows` and `columns`. Where a
    place comes twice, the later number stays and both get its gradient.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, places = required(node, shapes, 0), required(node, shapes, 1)
        if x != places:
            raise NetworkError(f"The places of MaxUnpool have shape {places}, its input {x}; give one place a number.")
        size = size_of(x)
        if optional(shapes, 2) is not None:
            given = optional(constants, 2)
            if given is None:
                raise NetworkError("The output shape of MaxUnpool is not known before it runs; give it as a constant.")
            shape = tuple(int(length) for length in np.ravel(given))
            if len(shape) != len(x) or shape[:2] != x[:2] or min(shape) < 1:
                raise NetworkError(f"MaxUnpool cannot make shape {shape} of {x}; keep the batch and the channels.")
            return (shape,)
        kernel = window_of(node.attributes, None, size).kernel
        made = transposed_window_of(node.attributes, kernel, size)[1]
        return ((*x[:2], *made) if len(x) == 4 else (*x[:2], made[1]),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, places = required(node, arrays, 0), typed(node, arrays, 1, "iu")
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays], arrays)[0]
        if places.size and not 0 <= int(places.min()) <= int(places.max()) < math.prod(shape):
            raise NetworkError(f"A place of MaxUnpool lies outside its output of shape {shape}; give the output shape.")
        out = buffers.empty(shape, x.dtype)
        out[...] = 0
        out.reshape(-1)[places.reshape(-1)] = x.reshape(-1)
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        found: list[Array | None] = [None] * len(arrays)
        if grads[0] is not None and wanted[0]:
            found[0] = np.take(grads[0].reshape(-1), required(node, arrays, 1))
        return tuple(found)


OPERATORS: dict[str, Operator] = {"MaxUnpool": MaxUnpool()}
