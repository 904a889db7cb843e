"""Convolution, ONNX operator Conv, as CNNs mean it: cross-correlation, the kernel is not flipped.

out[n, o, i, j] = bias[o] + sum over (c, a, b) of weight[o, c, a, b] * x[n, c, i s + a d - top, j s + b d - left]

The gradients are its transpose (kernels/transposed.py) and the correlation of input and gradient
(kernels/weight_gradient.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.geometry import Window, window_of
from cnnviewer.engine.kernels.choice import convolve
from cnnviewer.engine.kernels.transposed import convolve_transposed
from cnnviewer.engine.kernels.weight_gradient import weight_gradient
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Axes,
    Cost,
    Gradients,
    Operator,
    Shapes,
    number,
    optional,
    required,
    size_of,
)
from cnnviewer.errors import NetworkError


class Conv(Operator):
    """Inputs x (N, C, H, W) or (N, C, L), weight (C_out, C / groups, kH, kW) or (.., k), bias (C_out,) or none."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, weight = required(node, shapes, 0), required(node, shapes, 1)
        bias = optional(shapes, 2)
        window = self._window(node, x, weight)
        groups = self._groups(node, x, weight)
        if bias is not None and bias != (weight[0],):
            raise NetworkError(f"The bias must have one number for each of the {weight[0]} filters, not shape {bias}.")
        if weight[0] % groups:
            raise NetworkError(f"{weight[0]} filters cannot be shared out among {groups} groups; choose a multiple.")
        rows, columns = window.output_size(size_of(x))
        return ((x[0], weight[0], rows, columns)[: len(x)] if len(x) == 4 else (x[0], weight[0], columns),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, weight = required(node, arrays, 0), required(node, arrays, 1)
        bias = optional(arrays, 2)
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays])[0]
        require_one_type(node, arrays)
        window = self._window(node, x.shape, weight.shape)
        groups = self._groups(node, x.shape, weight.shape)
        return (convolve(as_maps(x), as_maps(weight), bias, window, groups).reshape(shape),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, weight, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        found: list[Array | None] = [None] * len(arrays)
        if grad is None:
            return tuple(found)
        window = self._window(node, x.shape, weight.shape)
        groups = self._groups(node, x.shape, weight.shape)
        sent = as_maps(grad)
        if wanted[0]:
            back = convolve_transposed(sent, as_maps(weight), None, window, groups, size_of(x.shape))
            found[0] = back.reshape(x.shape)
        if wanted[1]:
            found[1] = weight_gradient(as_maps(x), sent, window, groups).reshape(weight.shape)
        if len(arrays) > 2 and wanted[2]:
            found[2] = bias_gradient(sent)
        return tuple(found)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        weight, bias = required(node, shapes, 1), optional(shapes, 2)
        per_value = weight[1]
        for length in weight[2:]:
            per_value *= length
        places = 1
        for length in outputs[0]:
            places *= length
        return Cost(weight[0] * per_value + (bias[0] if bias else 0), places * per_value)

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        """Of a depthwise convolution with one filter a channel."""
        x, weight = required(node, arrays, 0), required(node, arrays, 1)
        depthwise = weight.shape[1] == 1 and weight.shape[0] == x.shape[1] == self._groups(node, x.shape, weight.shape)
        return (1, 0, 0)[: len(arrays)] if depthwise else None

    @staticmethod
    def _window(node: Node, x: Shape, weight: Shape) -> Window:
        if len(weight) != len(x):
            raise NetworkError(f"A weight of shape {weight} cannot slide over an input of shape {x}; use equal ranks.")
        if 0 in weight:
            raise NetworkError(f"A weight of shape {weight} has no kernels; use at least one filter.")
        return window_of(node.attributes, size_of(weight), size_of(x))

    @staticmethod
    def _groups(node: Node, x: Shape, weight: Shape) -> int:
        groups = int(number(node, "group", 1))
        if groups < 1 or x[1] != groups * weight[1]:
            expected = f"{groups} groups of {weight[1]}" if groups != 1 else f"{weight[1]}"
            raise NetworkError(f"The weight expects {expected} input channels, not {x[1]}; use one kernel per channel.")
        return groups


def as_maps(array: Array) -> Array:
    """(N, C, H, W) as it is, (N, C, L) as maps of one row; a weight likewise."""
    return array if array.ndim == 4 else array[:, :, None]


def bias_gradient(grad: Array) -> Array:
    """The gradient (C_out,) of a bias that was added to each map of (N, C_out, H, W)."""
    with np.errstate(all="ignore"):
        total: Array = grad.sum(axis=(2, 3)).sum(axis=0)
    return total


def require_one_type(node: Node, arrays: Arrays) -> None:
    """NetworkError unless all inputs have one floating-point type."""
    kinds = {array.dtype for array in arrays if array is not None}
    if len(kinds) > 1 or not np.issubdtype(next(iter(kinds)), np.floating):
        names = " and ".join(sorted(str(kind) for kind in kinds))
        raise NetworkError(f"{node.operator} needs inputs of one floating-point type, not {names}; convert them first.")


OPERATORS: dict[str, Operator] = {"Conv": Conv()}
