"""Which values are largest or smallest along an axis: ArgMax, ArgMin, TopK.

Indices are int64 and have no gradient; the values that TopK picks hand theirs back to where they stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.arguments import checked_axis, known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    NUMBERS,
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
from cnnviewer.errors import NetworkError


@dataclass(frozen=True)
class ArgExtreme(Stepwise):
    """The index of the maximum (or minimum) along `axis`: the first one, or the last with select_last_index.

    Where there is NaN, its index.
    """

    largest: bool

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        axis = checked_axis(node, int(number(node, "axis", 0)), x)
        if not x[axis]:
            raise NetworkError(f"{node.operator} finds nothing along axis {axis} of an input of shape {x}; enlarge it.")
        return (x[:axis] + (1,) * bool(number(node, "keepdims", 1)) + x[axis + 1 :],)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0, NUMBERS)
        shape = self.output_shapes(node, [x.shape])[0]
        axis = checked_axis(node, int(number(node, "axis", 0)), x.shape)
        last = bool(number(node, "select_last_index", 0))
        found = (np.argmax if self.largest else np.argmin)(np.flip(x, axis) if last else x, axis=axis)
        found = np.asarray(x.shape[axis] - 1 - found if last else found, np.int64)
        return (found.reshape(shape),)


class TopK(Operator):
    """The k largest (or smallest) values along `axis`, best first, and their indices; k is input 2.

    Of equal values the one with the lower index comes first. The result is also in order when `sorted` is 0, where
    ONNX leaves the order open. NaN counts as the largest value.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        required(node, shapes, 1)
        axis = checked_axis(node, int(number(node, "axis", -1)), x)
        count = known_integers(node, constants, 1, "numbers k")
        if len(count) != 1 or not 0 <= count[0] <= x[axis]:
            raise NetworkError(
                f"TopK cannot pick {', '.join(map(str, count))} of {x[axis]} values; choose one k up to {x[axis]}."
            )
        shape = (*x[:axis], count[0], *x[axis + 1 :])
        return (shape, shape)[: len(node.outputs)]

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0, NUMBERS)
        required(node, arrays, 1)
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays], arrays)[0]
        axis = checked_axis(node, int(number(node, "axis", -1)), x.shape)
        if number(node, "largest", 1):
            # Sorted from the other end and turned around: equal values keep their order, unsigned ones need no sign.
            order = np.flip(x.shape[axis] - 1 - np.argsort(np.flip(x, axis), axis=axis, kind="stable"), axis)
        else:
            order = np.argsort(x, axis=axis, kind="stable")
        chosen = np.ascontiguousarray(np.take(order, range(shape[axis]), axis=axis), np.int64)
        return (np.take_along_axis(x, chosen, axis), chosen)[: len(node.outputs)]

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None or not wanted[0] or not differentiable(x):
            return None, None
        chosen = outputs[1] if len(outputs) > 1 else None
        if chosen is None:
            pair = Node(node.name, node.operator, node.inputs, ("values", "indices"), node.attributes)
            chosen = self.forward(pair, arrays)[1]
        made = np.zeros(x.shape, x.dtype)
        np.put_along_axis(made, chosen, grad, checked_axis(node, int(number(node, "axis", -1)), x.shape))
        return made, None


OPERATORS: dict[str, Operator] = {
    "ArgMax": ArgExtreme(largest=True),
    "ArgMin": ArgExtreme(largest=False),
    "TopK": TopK(),
}
