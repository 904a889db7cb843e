"""Numbers brought to mean 0 and variance 1 within one sample: Instance-, Layer- and GroupNormalization, and
MeanVarianceNormalization.

They differ in which numbers belong together: those of a channel (D. Ulyanov, A. Vedaldi and V. Lempitsky, 2016), of all
axes from one on (J. L. Ba, J. R. Kiros and G. E. Hinton, 2016), of a group of channels (Y. Wu and K. He, 2018).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.arguments import checked_axes, checked_axis, floating, integers
from cnnviewer.engine.kernels.normalising import Standardised, scaled, standardised, standardised_back
from cnnviewer.engine.kernels.transposing import transposed
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    Arrays,
    Axes,
    Cost,
    Gradients,
    Operator,
    Shapes,
    joined_shape,
    number,
    optional,
    required,
    summed_to,
)
from cnnviewer.errors import NetworkError


def _lines(x: Array, count: int) -> Array:
    """`x` as `count` lines of numbers that belong together."""
    return np.ascontiguousarray(x).reshape(count, -1 if x.size else 0)


class _ByChannel(Operator):
    """y = scale standardised(x) + bias with a scale and a bias for each channel; x (N, C, ...)."""

    def groups(self, node: Node, x: Shape) -> int:
        """Into how many groups the channels of an input of shape `x` fall."""
        return x[1]

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        if len(x) < 3:
            raise NetworkError(f"The input of {node.operator} must have shape (batch, channels, ...), not {x}.")
        for position, name in ((1, "scale"), (2, "bias")):
            if required(node, shapes, position) != (x[1],):
                raise NetworkError(
                    f"The {name} of {node.operator} must have one number for each of the {x[1]} channels, not shape "
                    f"{shapes[position]}."
                )
        groups = self.groups(node, x)
        if groups < 1 or x[1] % groups:
            raise NetworkError(f"{x[1]} channels cannot be shared out among {groups} groups; choose a divisor.")
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, scale, bias = required(node, arrays, 0), required(node, arrays, 1), required(node, arrays, 2)
        floating(node, x)
        self.output_shapes(node, [x.shape, scale.shape, bias.shape])
        return (scaled(self._standardised(node, x).values.reshape(x.shape), scale, bias),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, scale, grad = required(node, arrays, 0), required(node, arrays, 1), grads[0]
        if grad is None:
            return (None, None, None)
        made = self._standardised(node, x)
        others = (0, *range(2, x.ndim))
        with np.errstate(all="ignore"):
            to_bias = grad.sum(axis=others) if wanted[2] else None
            to_scale = (grad * made.values.reshape(x.shape)).sum(axis=others) if wanted[1] else None
        to_x = None
        if wanted[0]:
            inner = scaled(grad, scale, np.zeros_like(scale)).reshape(made.values.shape)
            to_x = standardised_back(made, inner).reshape(x.shape)
        return (to_x, to_scale, to_bias)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        return Cost(math.prod(required(node, shapes, 1)) + math.prod(required(node, shapes, 2)))

    def _standardised(self, node: Node, x: Array) -> Standardised:
        lines = _lines(x, x.shape[0] * self.groups(node, x.shape))
        return standardised(lines, number(node, "epsilon", 1e-5))


class InstanceNormalization(_ByChannel):
    """The cells of one channel belong together."""

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        return (1, 0, 0)


class GroupNormalization(_ByChannel):
    """The cells of `num_groups` equal groups of channels belong together."""

    def groups(self, node: Node, x: Shape) -> int:
        return int(number(node, "num_groups", 0))


class LayerNormalization(Operator):
    """y = scale standardised(x) + bias, where all numbers from `axis` (default the last) on belong together.

    Outputs y and, where named, the mean and one over the deviation, as long as x before the axis and 1 from there on.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        axis = _layer_axis(node, x)
        for position, name in ((1, "scale"), (2, "bias")):
            given = required(node, shapes, 1) if position == 1 else optional(shapes, position)
            if given is not None and joined_shape(x, given) != x:
                raise NetworkError(
                    f"The {name} of LayerNormalization has shape {given}, which cannot be repeated to {x}; give shape "
                    f"{x[axis:]}."
                )
        statistics = (*x[:axis], *(1,) * (len(x) - axis))
        return (x, statistics, statistics)[: len(node.outputs)]

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, scale, bias = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
        floating(node, x)
        shapes = self.output_shapes(node, [None if array is None else array.shape for array in arrays])
        made = self._standardised(node, x)
        out = made.values.reshape(x.shape)
        with np.errstate(all="ignore"):
            out *= scale
            if bias is not None:
                out += bias
        return tuple(array.reshape(shape) for array, shape in zip((out, *made[1:]), shapes, strict=False))

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, scale, bias = required(node, arrays, 0), required(node, arrays, 1), optional(arrays, 2)
        grad = grads[0]
        gradients: list[Array | None] = [None] * len(arrays)
        made = self._standardised(node, x)
        with np.errstate(all="ignore"):
            if grad is not None and len(wanted) > 2 and wanted[2] and bias is not None:
                gradients[2] = summed_to(grad, bias.shape).astype(bias.dtype, copy=False)
            if grad is not None and wanted[1]:
                to_scale = summed_to(grad * made.values.reshape(x.shape), scale.shape)
                gradients[1] = to_scale.astype(scale.dtype, copy=False)
            if wanted[0] and any(one is not None for one in grads):
                back = np.zeros_like(made.values)
                if grad is not None:
                    inner = (grad * scale).astype(x.dtype, copy=False)
                    back = standardised_back(made, inner.reshape(made.values.shape))
                size = max(1, made.values.shape[1])
                to_mean, to_inverse = ((*grads, None, None)[place] for place in (1, 2))
                if to_mean is not None:
                    back += to_mean.reshape(-1, 1) / x.dtype.type(size)
                if to_inverse is not None:
                    back -= made.values * (to_inverse.reshape(-1, 1) * made.inverse**2 / x.dtype.type(size))
                gradients[0] = back.reshape(x.shape)
        return tuple(gradients)

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        return Cost(math.prod(required(node, shapes, 1)) + math.prod(optional(shapes, 2) or (0,)))

    @staticmethod
    def _standardised(node: Node, x: Array) -> Standardised:
        lines = _lines(x, math.prod(x.shape[: _layer_axis(node, x.shape)]))
        return standardised(lines, number(node, "epsilon", 1e-5))


def _layer_axis(node: Node, x: Shape) -> int:
    return checked_axis(node, int(number(node, "axis", -1)), x)


class MeanVarianceNormalization(Operator):
    """(x - mean) / (deviation + 1e-9), both over `axes` (default 0, 2 and 3: each channel of the whole batch)."""

    EPSILON = 1e-9

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        self._order(node, x)
        return (x,)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = floating(node, required(node, arrays, 0))
        order, count = self._order(node, x.shape)
        lines = _lines(transposed(x, order), count)
        made = standardised(lines, self.EPSILON, beside_variance=False).values
        return (_put_back(made, x.shape, order),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        if grad is None or not wanted[0]:
            return (None,)
        order, count = self._order(node, x.shape)
        made = standardised(_lines(transposed(x, order), count), self.EPSILON, beside_variance=False)
        with np.errstate(all="ignore"):
            deviation = 1 / made.inverse - x.dtype.type(self.EPSILON)
        deviation[deviation < self.EPSILON / 1000] = 0
        back = standardised_back(made, _lines(transposed(grad, order), count), deviation)
        return (_put_back(back, x.shape, order),)

    @staticmethod
    def _order(node: Node, x: Shape) -> tuple[tuple[int, ...], int]:
        """The axes with those that belong together last, and how many lines that makes."""
        axes = checked_axes(node, integers(node, "axes") or (0, 2, 3), x)
        kept = tuple(axis for axis in range(len(x)) if axis not in axes)
        return (*kept, *axes), math.prod(x[axis] for axis in kept)


def _put_back(lines: Array, shape: Shape, order: Sequence[int]) -> Array:
    """`lines` in `shape` again, whose axes had been put into `order`."""
    return transposed(lines.reshape([shape[axis] for axis in order]), [int(axis) for axis in np.argsort(order)])


OPERATORS: dict[str, Operator] = {
    "InstanceNormalization": InstanceNormalization(),
    "GroupNormalization": GroupNormalization(),
    "LayerNormalization": LayerNormalization(),
    "MeanVarianceNormalization": MeanVarianceNormalization(),
}
