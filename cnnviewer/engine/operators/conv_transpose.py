"""Transposed convolution, ONNX operator ConvTranspose ("deconvolution"): every cell of x paints a kernel.

out[n, c, i s + a d - top, j s + b d - left] += weight[o, c, a, b] * x[n, o, i, j]        and the bias of map c

It is the gradient of a convolution with respect to its input, so its own gradients are that convolution and the
gradient of its weight.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from cnnviewer.engine.geometry import Pair, Window, transposed_window_of
from cnnviewer.engine.kernels.choice import convolve
from cnnviewer.engine.kernels.transposed import convolve_transposed
from cnnviewer.engine.kernels.weight_gradient import weight_gradient
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.conv import as_maps, bias_gradient, require_one_type
from cnnviewer.engine.operators.operator import (
    Arrays,
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


class ConvTranspose(Operator):
    """Inputs x (N, C, H, W) or (N, C, L), weight (C, C_out / groups, kH, kW) or (.., k), bias (C_out,) or none."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x, weight, bias = required(node, shapes, 0), required(node, shapes, 1), optional(shapes, 2)
        size_of(x)
        groups = int(number(node, "group", 1))
        if len(weight) != len(x):
            raise NetworkError(f"A weight of shape {weight} cannot paint an input of shape {x}; use equal ranks.")
        if x[1] != weight[0]:
            raise NetworkError(f"The weight expects {weight[0]} input channels, not {x[1]}; use one filter a channel.")
        if groups < 1 or weight[0] % groups:
            raise NetworkError(f"{weight[0]} channels cannot be shared out among {groups} groups; choose a divisor.")
        if bias is not None and bias != (groups * weight[1],):
            raise NetworkError(
                f"The bias must have one number for each of the {groups * weight[1]} maps, not shape {bias}."
            )
        size = self._window(node, x, weight)[1]
        return ((x[0], groups * weight[1], *size) if len(x) == 4 else (x[0], groups * weight[1], size[1]),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, weight = required(node, arrays, 0), required(node, arrays, 1)
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays])[0]
        require_one_type(node, arrays)
        window, size = self._window(node, x.shape, weight.shape)
        groups = int(number(node, "group", 1))
        painted = convolve_transposed(as_maps(x), as_maps(weight), optional(arrays, 2), window, groups, size)
        return (painted.reshape(shape),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, weight, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        found: list[Array | None] = [None] * len(arrays)
        if grad is None:
            return tuple(found)
        groups = int(number(node, "group", 1))
        window, seen = self._seen(node, x.shape, weight.shape, as_maps(grad))
        if wanted[0]:
            found[0] = convolve(seen, as_maps(weight), None, window, groups).reshape(x.shape)
        if wanted[1]:
            found[1] = weight_gradient(seen, as_maps(x), window, groups).reshape(weight.shape)
        if len(arrays) > 2 and wanted[2]:
            found[2] = bias_gradient(as_maps(grad))
        return tuple(found)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        x, weight, bias = required(node, shapes, 0), required(node, shapes, 1), optional(shapes, 2)
        numbers = math.prod(weight)
        return Cost(numbers + (bias[0] if bias else 0), x[0] * math.prod(x[2:]) * numbers)

    @staticmethod
    def _window(node: Node, x: Shape, weight: Shape) -> tuple[Window, Pair]:
        return transposed_window_of(node.attributes, size_of(weight), size_of(x))

    def _seen(self, node: Node, x: Shape, weight: Shape, grad: Array) -> tuple[Window, Array]:
        """The convolution from the output to x, and the cells of `grad` that it sees (output_padding adds others)."""
        window, size = self._window(node, x, weight)
        counts = size_of(x)
        ends = [(counts[i] - 1) * window.stride[i] + window.extent[i] - window.pads[i] - size[i] for i in (0, 1)]
        kept = grad[:, :, : size[0] + min(0, ends[0]), : size[1] + min(0, ends[1])]
        return replace(window, pads=(*window.pads[:2], max(0, ends[0]), max(0, ends[1]))), kept


OPERATORS: dict[str, Operator] = {"ConvTranspose": ConvTranspose()}
