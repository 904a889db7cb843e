"""Scores along an axis turned into shares: Softmax, LogSoftmax, Hardmax (opset 13: one axis, the last by default)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.arguments import checked_axis
from cnnviewer.engine.kernels import softmax
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Gradients,
    Operator,
    Shapes,
    Stepwise,
    differentiable,
    number,
    required,
    typed,
)


@dataclass(frozen=True)
class Share(Operator):
    """lines along the attribute `axis`, default the last; slope gets (y, grad, out)."""

    lines: softmax.Lines
    slope: softmax.Lines

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        _axis(node, x)
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0)
        return (softmax.along(self.lines, _axis(node, x.shape), x),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        y, grad = required(node, outputs, 0), grads[0]
        if grad is None or not wanted[0] or not differentiable(y):
            return (None,)
        return (softmax.along(self.slope, _axis(node, y.shape), y, grad),)


class Hardmax(Stepwise):
    """1 at the first maximum along `axis`, 0 elsewhere."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        _axis(node, x)
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0)
        axis = _axis(node, x.shape)
        out = np.zeros(x.shape, x.dtype)
        if x.size:
            np.put_along_axis(out, np.expand_dims(np.argmax(x, axis), axis), 1, axis)
        return (out,)


def _axis(node: Node, shape: Shape) -> int:
    return checked_axis(node, int(number(node, "axis", -1)), shape)


OPERATORS: dict[str, Operator] = {
    "Softmax": Share(softmax.softmax, softmax.softmax_slope),
    "LogSoftmax": Share(softmax.log_softmax, softmax.log_softmax_slope),
    "Hardmax": Hardmax(),
}
