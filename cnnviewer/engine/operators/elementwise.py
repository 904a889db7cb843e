"""Operators that change every value by itself: Relu, LeakyRelu, Sigmoid, Tanh, Abs, Neg, Clip, Identity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from cnnviewer.engine.kernels import elementwise
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    ChannelsApart,
    Floats,
    Operator,
    Shapes,
    number,
    optional,
    required,
)

Rule = Callable[[Node, Arrays, Floats, Floats], None]
"""(node, arrays, x, out): write the result for the piece `x` of the first input into `out`."""

SLOW = 1 << 14
"""Values that are worth a thread where every value takes an exponential function."""


@dataclass(frozen=True)
class Elementwise(ChannelsApart):
    """out[i] = rule(x[i]); the output has the shape of the first input.

    least  values that are worth a thread of their own: fewer when the rule is slow
    """

    rule: Rule
    least: int = elementwise.WORTH_A_THREAD

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        return (elementwise.apply(lambda piece, out: self.rule(node, arrays, piece, out), x, self.least),)


class Relu(ChannelsApart):
    """max(x, 0)."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (elementwise.relu(required(node, arrays, 0)),)


class Identity(ChannelsApart):
    """The input itself: the same object, nothing is copied."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (required(node, arrays, 0),)


def leaky_relu(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """x where x >= 0, alpha x below; alpha is 0.01 when not given. One of max and min of the two, by alpha."""
    alpha = number(node, "alpha", 0.01)
    np.multiply(x, np.float32(alpha), out=out)
    (np.maximum if alpha <= 1 else np.minimum)(x, out, out=out)


def sigmoid(node: Node, arrays: Arrays, x: Floats, out: Floats) -> None:
    """1 / (1 + exp(-x)); OpenCV's exponential is six times as fast as NumPy's and as exact (2e-7)."""
    np.negative(x, out=out)
    cv2.exp(out, out)
    np.add(out, np.float32(1), out=out)
    np.reciprocal(out, out=out)


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


OPERATORS: dict[str, Operator] = {
    "Relu": Relu(),
    "LeakyRelu": Elementwise(leaky_relu),
    "Sigmoid": Elementwise(sigmoid),
    "Tanh": Elementwise(tanh, SLOW),
    "Abs": Elementwise(absolute),
    "Neg": Elementwise(negative),
    "Clip": Elementwise(clip),
    "Identity": Identity(),
}
