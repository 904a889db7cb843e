"""Operators that change every value by itself: Relu, LeakyRelu, Sigmoid, Tanh, Abs, Neg, Clip, Identity.

NaN stays NaN in all of them, so that a broken value can be seen where it arises.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.kernels.elementwise import apply
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Floats, Free, Shapes, number, optional, required

Rule = Callable[[Node, Arrays, Floats, Floats], None]
"""(node, arrays, x, out): write the result for the piece `x` of the first input into `out`."""


@dataclass(frozen=True)
class Elementwise(Free):
    """out[i] = rule(x[i]); the output has the shape of the first input."""

    rule: Rule

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        return (apply(lambda piece, out: self.rule(node, arrays, piece, out), x),)


class Identity(Free):
    """The input itself: the same object, nothing is copied."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (required(node, arrays, 0),)


def relu(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """max(x, 0)."""
    np.maximum(x, np.float32(0), out=out)


def leaky_relu(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """x where x >= 0, alpha x below; alpha is 0.01 when not given."""
    np.multiply(x, np.float32(number(node, "alpha", 0.01)), out=out)
    np.copyto(out, x, where=x >= 0)


def sigmoid(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """1 / (1 + exp(-x)), as (1 + tanh(x / 2)) / 2, which cannot overflow."""
    np.multiply(x, np.float32(0.5), out=out)
    np.tanh(out, out=out)
    np.multiply(out, np.float32(0.5), out=out)
    np.add(out, np.float32(0.5), out=out)


def tanh(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """The hyperbolic tangent."""
    np.tanh(x, out=out)


def absolute(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """|x|."""
    np.abs(x, out=out)


def negative(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """-x; the negative of 0 is -0."""
    np.negative(x, out=out)


def clip(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """min(max(x, low), high); the bounds are inputs 2 and 3, or attributes "min" and "max" (opset 6)."""
    low, high = _bound(node, arrays, 1, "min", -np.inf), _bound(node, arrays, 2, "max", np.inf)
    np.maximum(x, low, out=out)
    np.minimum(out, high, out=out)


def _bound(node: Node, arrays: Arrays, position: int, attribute: str, default: float) -> np.float32:
    given = optional(arrays, position)
    return np.float32(number(node, attribute, default) if given is None else given.reshape(-1)[0])


OPERATORS: dict[str, Elementwise | Identity] = {
    "Relu": Elementwise(relu),
    "LeakyRelu": Elementwise(leaky_relu),
    "Sigmoid": Elementwise(sigmoid),
    "Tanh": Elementwise(tanh),
    "Abs": Elementwise(absolute),
    "Neg": Elementwise(negative),
    "Clip": Elementwise(clip),
    "Identity": Identity(),
}
