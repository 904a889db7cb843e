"""Convolution, ONNX operator Conv, as CNNs mean it: cross-correlation, the kernel is not flipped.

out[n, o, i, j] = bias[o] + sum over (c, a, b) of weight[o, c, a, b] * x[n, c, i s + a d - top, j s + b d - left]
"""

from __future__ import annotations

from collections.abc import Sequence

from cnnviewer.engine.geometry import Window, window_of
from cnnviewer.engine.kernels import choice
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Axes,
    Cost,
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
        window = self._window(node, x.shape, weight.shape)
        groups = self._groups(node, x.shape, weight.shape)
        if x.ndim == 3:
            x, weight = x[:, :, None], weight[:, :, None]
        return (choice.convolve(x, weight, bias, window, groups).reshape(shape),)

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
        return window_of(node.attributes, size_of(weight), size_of(x))

    @staticmethod
    def _groups(node: Node, x: Shape, weight: Shape) -> int:
        groups = int(number(node, "group", 1))
        if groups < 1 or x[1] != groups * weight[1]:
            expected = f"{groups} groups of {weight[1]}" if groups != 1 else f"{weight[1]}"
            raise NetworkError(f"The weight expects {expected} input channels, not {x[1]}; use one kernel per channel.")
        return groups


OPERATORS: dict[str, Operator] = {"Conv": Conv()}
