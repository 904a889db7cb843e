"""Piecewise linear activations: Relu, LeakyRelu, PRelu, ThresholdedRelu, HardSigmoid, HardSwish, Clip.

At a kink the gradient is that of PyTorch: 0 for Relu at 0, the slope for LeakyRelu and PRelu at 0, 1 for Clip at a
bound.

Relu: Nair, Hinton, ICML 2010; LeakyRelu: Maas, Hannun, Ng, ICML 2013; PRelu: He et al., arXiv 1502.01852; HardSwish:
Howard et al., arXiv 1905.02244.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.kernels import elementwise
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.elementwise import Elementwise
from cnnviewer.engine.operators.operator import (
    NUMBERS,
    Arrays,
    ChannelsApart,
    Gradients,
    Operator,
    Shapes,
    ValueByValue,
    alike,
    differentiable,
    joined_shape,
    optional,
    required,
    summed_to,
    typed,
)
from cnnviewer.errors import NetworkError


class Relu(ChannelsApart):
    """max(x, 0)."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (elementwise.relu(typed(node, arrays, 0, "fi")),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        y, grad = required(node, outputs, 0), grads[0]
        if not wanted[0] or grad is None or not differentiable(y):
            return (None,)
        return (elementwise.together(lambda y, grad, out: np.multiply(grad, y > 0, out=out), (y, grad)),)


def _leaky_relu(x: Array, out: Array, alpha: float) -> None:
    """x where x >= 0, alpha x below: one of max and min of the two, by alpha."""
    np.multiply(x, alpha, out=out)
    (np.maximum if alpha <= 1 else np.minimum)(x, out, out=out)


def _leaky_relu_slope(x: Array, y: Array, out: Array, alpha: float) -> None:
    np.multiply(x > 0, x.dtype.type(1 - alpha), out=out)
    np.add(out, alpha, out=out)


def _thresholded_relu(x: Array, out: Array, alpha: float) -> None:
    """x where x > alpha, else 0."""
    out[...] = 0
    np.copyto(out, x, where=~(x <= alpha))


def _thresholded_relu_slope(x: Array, y: Array, out: Array, alpha: float) -> None:
    out[...] = x > alpha


def _hard_sigmoid(x: Array, out: Array, alpha: float, beta: float) -> None:
    """min(max(alpha x + beta, 0), 1)."""
    np.multiply(x, alpha, out=out)
    np.add(out, beta, out=out)
    np.clip(out, 0, 1, out=out)


def _hard_sigmoid_slope(x: Array, y: Array, out: Array, alpha: float, beta: float) -> None:
    np.multiply((y > 0) & (y < 1), x.dtype.type(alpha), out=out)


def _hard_swish(x: Array, out: Array) -> None:
    """x min(max(x / 6 + 1 / 2, 0), 1)."""
    _hard_sigmoid(x, out, 1 / 6, 0.5)
    np.multiply(out, x, out=out)


def _hard_swish_slope(x: Array, y: Array, out: Array) -> None:
    """0 below -3, 1 above 3, x / 3 + 1 / 2 between."""
    np.multiply(x, 1 / 3, out=out)
    np.add(out, 0.5, out=out)
    np.multiply(out, np.abs(x) <= 3, out=out)
    np.add(out, x > 3, out=out)


class PRelu(ValueByValue):
    """x where x >= 0, slope x below; the slope (often one number a channel) is repeated to the shape of x."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, slope = required(node, shapes, 0), required(node, shapes, 1)
        if joined_shape(x, slope) != x:
            raise NetworkError(
                f"A slope of shape {slope} does not fit an input of shape {x}; give one number, or one a channel."
            )
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, slope = alike(node, arrays, (0, 1))
        self.output_shapes(node, [x.shape, slope.shape])

        def work(x: Array, slope: Array, out: Array) -> None:
            np.minimum(x, 0, out=out)
            np.multiply(out, slope, out=out)
            np.add(out, np.maximum(x, 0), out=out)

        return (elementwise.broadcast(work, (x, slope)),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, slope, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        if grad is None or not differentiable(x):
            return None, None

        def to_x(x: Array, slope: Array, grad: Array, out: Array) -> None:
            above = x > 0
            np.multiply(~above, slope, out=out)
            np.add(out, above, out=out)
            np.multiply(out, grad, out=out)

        def to_slope(x: Array, grad: Array, out: Array) -> None:
            np.minimum(x, 0, out=out)
            np.multiply(out, grad, out=out)

        return (
            elementwise.broadcast(to_x, (x, slope, grad)) if wanted[0] else None,
            summed_to(elementwise.together(to_slope, (x, grad), dtype=slope.dtype), slope.shape) if wanted[1] else None,
        )


class Clip(ChannelsApart):
    """min(max(x, low), high); the bounds are inputs 2 and 3, each one number, each may be left out.

    Where a bound is left out infinity stays, as in PyTorch; ONNX would cut it to the largest number of float32.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        for position, name in ((1, "lower"), (2, "upper")):
            bound = optional(shapes, position)
            if bound is not None and bound not in ((), (1,)):
                raise NetworkError(f"The {name} bound of Clip must be one number, not shape {bound}; give one number.")
        return (required(node, shapes, 0),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0, NUMBERS)
        low, high = self._bounds(node, arrays)
        if low is None and high is None:
            return (x,)

        if x.dtype == np.float32 and low == 0 and high is not None and high > 0:
            return (elementwise.relu(x, float(high)),)
        # With both bounds, np.clip is twice as fast as np.maximum.
        floating = x.dtype.kind == "f"
        least = -np.inf if low is None and floating else low
        most = np.inf if high is None and floating else high
        return (elementwise.apply(lambda piece, out: np.clip(piece, least, most, out=out), x),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        made: list[Array | None] = [None] * len(arrays)
        if grad is None or not differentiable(x):
            return tuple(made)
        low, high = self._bounds(node, arrays)
        least = -np.inf if low is None else low
        most = np.inf if high is None else high

        def work(x: Array, grad: Array, out: Array) -> None:
            np.multiply(grad, (x >= least) & (x <= most), out=out)

        if wanted[0]:
            made[0] = elementwise.together(work, (x, grad))
        for position in (1, 2):
            bound = optional(arrays, position)
            if bound is not None and wanted[position]:
                # The upper bound comes last: where the lower one lies above it, the upper one is the result.
                with np.errstate(invalid="ignore"):
                    crossed = least > most
                    meets = ((x > most) | crossed) if position == 2 else (x < least) & ~crossed
                    made[position] = np.full(bound.shape, grad[meets].sum(), bound.dtype)
        return tuple(made)

    def _bounds(self, node: Node, arrays: Arrays) -> tuple[Array | None, Array | None]:
        """Both bounds as arrays without axes."""
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        low, high = optional(arrays, 1), optional(arrays, 2)
        alike(node, arrays, [0, *(position for position, bound in ((1, low), (2, high)) if bound is not None)])
        kind = required(node, arrays, 0).dtype
        return (
            None if low is None else low.reshape(()).astype(kind),
            None if high is None else high.reshape(()).astype(kind),
        )


OPERATORS: dict[str, Operator] = {
    "Relu": Relu(),
    "LeakyRelu": Elementwise(_leaky_relu, _leaky_relu_slope, {"alpha": 0.01}),
    "PRelu": PRelu(),
    "ThresholdedRelu": Elementwise(_thresholded_relu, _thresholded_relu_slope, {"alpha": 1.0}),
    "HardSigmoid": Elementwise(_hard_sigmoid, _hard_sigmoid_slope, {"alpha": 0.2, "beta": 0.5}),
    "HardSwish": Elementwise(_hard_swish, _hard_swish_slope),
    "Clip": Clip(),
}
