"""ONNX operator BatchNormalization as a finished network runs it: with the mean and variance found in training.

y = scale (x - mean) / sqrt(var + epsilon) + B, for each channel; S. Ioffe and C. Szegedy, "Batch normalization", 2015.
That is one factor and one term for each channel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.arguments import floating
from cnnviewer.engine.kernels.normalising import scaled
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Axes, Cost, Gradients, Operator, Shapes, number, required
from cnnviewer.errors import NetworkError

INPUTS = ("scale", "B", "mean", "var")


class BatchNormalization(Operator):
    """Inputs x (N, C, ...), scale, B, mean and var, each (C,). Training, with its further outputs, is refused.

    Counted as parameters are scale and B alone: mean and var are not learned.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        if len(x) < 2:
            raise NetworkError(f"The input of BatchNormalization must have shape (batch, channels, ...), not {x}.")
        for position, name in enumerate(INPUTS, start=1):
            if required(node, shapes, position) != (x[1],):
                raise NetworkError(
                    f"The {name} of BatchNormalization must have one number for each of the {x[1]} channels, not shape "
                    f"{shapes[position]}."
                )
        if number(node, "training_mode", 0) or sum(map(bool, node.outputs)) > 1:
            raise NetworkError(
                "BatchNormalization in training mode depends on the whole batch and is not supported; export the "
                "network for inference."
            )
        return (x, *((x[1],),) * (len(node.outputs) - 1))

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = floating(node, required(node, arrays, 0))
        self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        factor = _factor(node, arrays)
        shift = np.float64(1) * required(node, arrays, 2) - factor * required(node, arrays, 3)
        # Outputs after the first have no name here: nobody reads them.
        return (scaled(x, factor, shift), *(np.empty(x.shape[1], x.dtype) for _ in node.outputs[1:]))

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None:
            return (None,) * len(arrays)
        factor = _factor(node, arrays)
        gradients: list[Array | None] = [None] * len(arrays)
        if wanted[0]:
            gradients[0] = scaled(grad, factor, np.zeros_like(factor))
        if any(wanted[1:]):
            scale, mean, variance = (np.asarray(required(node, arrays, place), np.float64) for place in (1, 3, 4))
            others = (0, *range(2, x.ndim))
            column = [-1 if axis == 1 else 1 for axis in range(x.ndim)]
            with np.errstate(all="ignore"):
                spread_of = 1 / np.sqrt(variance + number(node, "epsilon", 1e-5))
                total = grad.sum(axis=others)
                inner = 0.0
                if wanted[1] or wanted[4]:
                    inner = (grad * (x - mean.reshape(column).astype(x.dtype))).sum(axis=others)
                parts = (inner * spread_of, total, -factor * total, -0.5 * scale * inner * spread_of**3)
            for position, part in enumerate(parts, start=1):
                if wanted[position]:
                    gradients[position] = np.asarray(part, required(node, arrays, position).dtype)
        return tuple(gradients)

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        return (1, 0, 0, 0, 0)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        return Cost(math.prod(required(node, shapes, 1)) + math.prod(required(node, shapes, 2)))


def _factor(node: Node, arrays: Arrays) -> Array:
    """scale / sqrt(var + epsilon) in float64, (C,)."""
    scale, variance = required(node, arrays, 1), required(node, arrays, 4)
    with np.errstate(all="ignore"):
        return np.asarray(scale / np.sqrt(variance.astype(np.float64) + number(node, "epsilon", 1e-5)))


OPERATORS: dict[str, Operator] = {"BatchNormalization": BatchNormalization()}
