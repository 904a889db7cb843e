"""Any number of arrays, value by value, with NumPy's rule for unequal shapes: Sum, Mean, Max, Min."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.kernels import elementwise
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.arithmetic import WORTH_A_THREAD, joined
from cnnviewer.engine.operators.operator import (
    FLOATS,
    NUMBERS,
    Arrays,
    Gradients,
    Operator,
    Shapes,
    ValueByValue,
    alike,
    differentiable,
    required,
    summed_to,
)


class _Several(ValueByValue):
    kinds = FLOATS

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        shape = required(node, shapes, 0)
        for position in range(1, len(shapes)):
            shape = joined(node, shape, required(node, shapes, position))
        return (shape,)

    def _operands(self, node: Node, arrays: Arrays) -> list[Array]:
        operands = alike(node, arrays, range(max(1, len(arrays))), self.kinds)
        self.output_shapes(node, [array.shape for array in operands])
        return operands

    def _combined(self, node: Node, arrays: Arrays, operation: np.ufunc, share: int = 1) -> Array:
        """All operands combined by `operation`, pair by pair, and divided by `share`; at least a new array."""
        operands = self._operands(node, arrays)

        def work(*pieces: Array) -> None:
            *pieces_in, out = pieces
            if len(pieces_in) == 1:
                out[...] = pieces_in[0]
            else:
                operation(pieces_in[0], pieces_in[1], out=out)
            for piece in pieces_in[2:]:
                operation(out, piece, out=out)
            if share != 1:
                np.divide(out, share, out=out)

        return elementwise.broadcast(work, operands, dtype=np.result_type(*operands), least=WORTH_A_THREAD)


@dataclass(frozen=True)
class Total(_Several):
    """The sum of the inputs, or their mean."""

    mean: bool

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (self._combined(node, arrays, np.add, len(arrays) if self.mean else 1),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        if grad is None or not any(wanted):
            return (None,) * len(arrays)
        if self.mean and len(arrays) > 1:
            grad = elementwise.apply(lambda piece, out: np.divide(piece, len(arrays), out=out), grad)
        return tuple(
            summed_to(grad, array.shape).astype(array.dtype, copy=False) if asked and array is not None else None
            for array, asked in zip(arrays, wanted, strict=True)
        )


@dataclass(frozen=True)
class Extreme(_Several):
    """The largest or smallest of the inputs; NaN where one is NaN. Inputs that share it share the gradient equally."""

    operation: np.ufunc
    kinds = NUMBERS

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (self._combined(node, arrays, self.operation),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        y, grad = required(node, outputs, 0), grads[0]
        if grad is None or not any(wanted) or not differentiable(y):
            return (None,) * len(arrays)
        count = sum((array == y).astype(grad.dtype) for array in arrays if array is not None)

        def work(x: Array, y: Array, grad: Array, count: Array, out: Array) -> None:
            np.divide(grad, count, out=out)
            np.multiply(out, x == y, out=out)

        return tuple(
            summed_to(
                elementwise.broadcast(work, (array, y, grad, count), dtype=grad.dtype, least=WORTH_A_THREAD),
                array.shape,
            ).astype(array.dtype, copy=False)
            if asked and array is not None
            else None
            for array, asked in zip(arrays, wanted, strict=True)
        )


OPERATORS: dict[str, Operator] = {
    "Sum": Total(mean=False),
    "Mean": Total(mean=True),
    "Max": Extreme(np.maximum),
    "Min": Extreme(np.minimum),
}
