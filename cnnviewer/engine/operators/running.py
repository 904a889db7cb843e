"""Running totals along an axis: CumSum."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axis, known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    NUMBERS,
    Arrays,
    Gradients,
    Operator,
    Shapes,
    differentiable,
    number,
    optional,
    required,
    typed,
)
from cnnviewer.errors import NetworkError


class CumSum(Operator):
    """The sum of all values up to each one along the axis in input 2.

    exclusive  without the value itself;  reverse  from the end
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        required(node, shapes, 1)
        if optional(constants, 1) is not None:
            _axis(node, x, constants)
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0, NUMBERS)
        required(node, arrays, 1)
        return (_running(node, x, _axis(node, x.shape, arrays), bool(number(node, "reverse", 0))),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        if grad is None or not wanted[0] or not differentiable(required(node, arrays, 0)):
            return None, None
        return _running(node, grad, _axis(node, grad.shape, arrays), not number(node, "reverse", 0)), None


def _axis(node: Node, shape: Shape, constants: Arrays) -> int:
    given = known_integers(node, constants, 1, "axis")
    if len(given) != 1:
        raise NetworkError(f"CumSum runs along one axis, not {len(given)}; give one number.")
    return checked_axis(node, given[0], shape)


def _running(node: Node, x: Array, axis: int, reverse: bool) -> Array:
    out = buffers.empty(x.shape, x.dtype)
    source, target = (np.flip(array, axis) if reverse else array for array in (x, out))
    if number(node, "exclusive", 0):
        before = (slice(None),) * axis
        target[(*before, slice(0, 1))] = 0
        source, target = source[(*before, slice(0, -1))], target[(*before, slice(1, None))]
    with np.errstate(all="ignore"):
        np.add.accumulate(source, axis=axis, out=target, dtype=x.dtype)
    return out


OPERATORS: dict[str, Operator] = {"CumSum": CumSum()}
