"""Operators that change every value by itself: the class, and Abs, Neg, Exp, Log, Sqrt, Erf, Reciprocal, roundings.

    out[i] = f(x[i]),   grad_x[i] = grad_out[i] f'(x[i])

Activations, which are made of these, stand in `activation` (smooth) and `rectifier` (piecewise linear).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cnnviewer.engine.kernels import elementwise, functions
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    FLOATS,
    NUMBERS,
    Arrays,
    ChannelsApart,
    Gradients,
    Operator,
    Shapes,
    Stepwise,
    differentiable,
    number,
    required,
    typed,
)

SLOW = 1 << 15
"""Values that are worth a thread where every value takes an exponential function."""

Rule = Callable[..., Any]
"""rule(x, out, *parameters): write the result for the piece `x` into `out`; both have one axis and no gaps."""

Slope = Callable[..., Any]
"""slope(x, y, out, *parameters): write the derivative at `x`, where the result is `y`, into `out`."""


@dataclass(frozen=True)
class Elementwise(ChannelsApart):
    """out[i] = rule(x[i], parameters); the output has the shape and type of the input.

    kinds       NumPy kinds of the types it takes
    parameters  default by name of every attribute
    least       values that are worth a thread of their own: fewer when the rule is slow
    """

    rule: Rule
    slope: Slope
    parameters: Mapping[str, float] = field(default_factory=dict)
    kinds: str = FLOATS
    least: int = elementwise.WORTH_A_THREAD

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        self._given(node)
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0, self.kinds)
        given = self._given(node)
        return (elementwise.apply(lambda piece, out: self.rule(piece, out, *given), x, self.least),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, y, grad = required(node, arrays, 0), required(node, outputs, 0), grads[0]
        if not wanted[0] or grad is None or not differentiable(x):
            return (None,) * len(arrays)
        given = self._given(node)

        def work(x: Array, y: Array, grad: Array, out: Array) -> None:
            self.slope(x, y, out, *given)
            np.multiply(out, grad, out=out)

        return (elementwise.together(work, (x, y, grad), least=self.least),)

    def _given(self, node: Node) -> list[float]:
        return [number(node, name, default) for name, default in self.parameters.items()]


@dataclass(frozen=True)
class Rounding(Stepwise):
    """out[i] = rule(x[i]), a step function; see Elementwise."""

    rule: Rule
    kinds: str = FLOATS

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (elementwise.apply(self.rule, typed(node, arrays, 0, self.kinds)),)


def _abs_slope(x: Array, y: Array, out: Array) -> None:
    """The sign; 0 at 0."""
    np.sign(x, out=out)


def _minus_1(x: Array, y: Array, out: Array) -> None:
    out[...] = -1


def _exp_slope(x: Array, y: Array, out: Array) -> None:
    out[...] = y


def _log_slope(x: Array, y: Array, out: Array) -> None:
    np.reciprocal(x, out=out)


def _sqrt_slope(x: Array, y: Array, out: Array) -> None:
    """1 / (2 sqrt(x)); infinite at 0."""
    np.divide(0.5, y, out=out)


def _erf_slope(x: Array, y: Array, out: Array) -> None:
    """2 / sqrt(pi) exp(-x x)."""
    np.square(x, out=out)
    np.negative(out, out=out)
    functions.exp(out, out)
    np.multiply(out, 2 / math.sqrt(math.pi), out=out)


def _reciprocal_slope(x: Array, y: Array, out: Array) -> None:
    np.multiply(y, y, out=out)
    np.negative(out, out=out)


OPERATORS: dict[str, Operator] = {
    "Abs": Elementwise(np.abs, _abs_slope, kinds=NUMBERS),
    "Neg": Elementwise(np.negative, _minus_1, kinds="fi"),
    "Exp": Elementwise(functions.exp, _exp_slope),
    "Log": Elementwise(functions.log, _log_slope),
    "Sqrt": Elementwise(np.sqrt, _sqrt_slope),
    "Erf": Elementwise(functions.erf, _erf_slope, least=SLOW),
    "Reciprocal": Elementwise(np.reciprocal, _reciprocal_slope),
    "Floor": Rounding(np.floor),
    "Ceil": Rounding(np.ceil),
    "Round": Rounding(np.rint),
    "Sign": Rounding(np.sign, NUMBERS),
}
"""Round takes halves to the even neighbour, as ONNX says; Sign is 0 at 0."""
