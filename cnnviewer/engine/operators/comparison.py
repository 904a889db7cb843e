"""Questions about values, answered by bool arrays, and the choice by them.

Equal, Less, LessOrEqual, Greater, GreaterOrEqual; And, Or, Xor, Not; Where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.kernels import elementwise
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.arithmetic import WORTH_A_THREAD, joined
from cnnviewer.engine.operators.operator import (
    ANY,
    BOOLS,
    NUMBERS,
    Arrays,
    Gradients,
    Operator,
    Shapes,
    Stepwise,
    ValueByValue,
    alike,
    differentiable,
    required,
    summed_to,
    typed,
)


@dataclass(frozen=True)
class Comparison(Stepwise):
    """out = a (question) b, bool; the shapes are broadcast from the last axis on. Nothing is equal to NaN."""

    question: np.ufunc
    kinds: str

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (joined(node, required(node, shapes, 0), required(node, shapes, 1)),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        a, b = alike(node, arrays, (0, 1), self.kinds)
        joined(node, a.shape, b.shape)
        return (elementwise.broadcast(self.question, (a, b), dtype=np.bool_, least=WORTH_A_THREAD),)


class Not(Stepwise):
    """The opposite of every value of a bool array."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (elementwise.apply(np.logical_not, typed(node, arrays, 0, BOOLS)),)


class Where(ValueByValue):
    """Values of x (input 2) where the condition (input 1, bool) is true, of y (input 3) elsewhere."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        condition, x, y = (required(node, shapes, position) for position in range(3))
        return (joined(node, joined(node, condition, x), y),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        condition = typed(node, arrays, 0, BOOLS)
        x, y = alike(node, arrays, (1, 2), ANY)
        self.output_shapes(node, [condition.shape, x.shape, y.shape])

        def work(condition: Array, x: Array, y: Array, out: Array) -> None:
            np.copyto(out, y)
            np.copyto(out, x, where=condition)

        return (elementwise.broadcast(work, (condition, x, y), dtype=np.result_type(x, y)),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        condition, grad = required(node, arrays, 0), grads[0]
        made: list[Array | None] = [None, None, None]
        for position, taken in ((1, True), (2, False)):
            operand = required(node, arrays, position)
            if grad is not None and wanted[position] and differentiable(operand):
                # A product would let infinite gradients through where the value was not taken.
                full = np.where(condition == taken, grad, grad.dtype.type(0))
                made[position] = summed_to(full, operand.shape).astype(operand.dtype, copy=False)
        return tuple(made)


OPERATORS: dict[str, Operator] = {
    "Equal": Comparison(np.equal, ANY),
    "Less": Comparison(np.less, NUMBERS),
    "LessOrEqual": Comparison(np.less_equal, NUMBERS),
    "Greater": Comparison(np.greater, NUMBERS),
    "GreaterOrEqual": Comparison(np.greater_equal, NUMBERS),
    "And": Comparison(np.logical_and, BOOLS),
    "Or": Comparison(np.logical_or, BOOLS),
    "Xor": Comparison(np.logical_xor, BOOLS),
    "Not": Not(),
    "Where": Where(),
}
