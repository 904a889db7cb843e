"""Two arrays, value by value, with NumPy's rule for unequal shapes: Add, Sub, Mul."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Axes,
    Operator,
    Shapes,
    joined_channel_axes,
    joined_shape,
    required,
)
from cnnviewer.errors import NetworkError


@dataclass(frozen=True)
class Arithmetic(Operator):
    """out = a (operation) b; the shapes are broadcast from the last axis on."""

    operation: np.ufunc

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        a, b = required(node, shapes, 0), required(node, shapes, 1)
        shape = joined_shape(a, b)
        if shape is None:
            raise NetworkError(f"{node.operator} cannot combine shapes {a} and {b}; make their sizes equal.")
        return (shape,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        a, b = required(node, arrays, 0), required(node, arrays, 1)
        out = buffers.empty(self.output_shapes(node, [a.shape, b.shape])[0], np.result_type(a, b))
        with np.errstate(all="ignore"):
            self.operation(a, b, out=out)
        return (out,)

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        return joined_channel_axes(arrays)


OPERATORS: dict[str, Operator] = {
    "Add": Arithmetic(np.add),
    "Sub": Arithmetic(np.subtract),
    "Mul": Arithmetic(np.multiply),
}
