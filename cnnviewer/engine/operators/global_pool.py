"""Pooling over whole feature maps, (N, C, ...) to (N, C, 1 ...): GlobalAveragePool, GlobalMaxPool, GlobalLpPool."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, ChannelsApart, Gradients, Operator, Shapes, required, typed
from cnnviewer.engine.operators.pool import divided, norm_of, norm_slope, power, root
from cnnviewer.errors import NetworkError


class _GlobalPool(ChannelsApart):
    """What all of them share. The maps may have any number of axes."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        if len(x) < 3 or not math.prod(x[2:]):
            raise NetworkError(f"The input must have shape (batch, channels, rows, columns), not {x}.")
        return (x[:2] + (1,) * (len(x) - 2),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = typed(node, arrays, 0)
        shape = self.output_shapes(node, [x.shape])[0]
        with np.errstate(all="ignore"):
            return (self._fold(node, x.reshape(*x.shape[:2], -1)).reshape(shape),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        if grad is None or not wanted[0]:
            return (None,)
        x, y = required(node, arrays, 0), required(node, outputs, 0)
        flat, columns = (*x.shape[:2], -1), (*x.shape[:2], 1)
        with np.errstate(all="ignore"):
            back = self._spread(node, x.reshape(flat), y.reshape(columns), grad.reshape(columns))
        return (back.reshape(x.shape),)

    @abstractmethod
    def _fold(self, node: Node, x: Array) -> Array:
        """(N, C) from x (N, C, cells)."""

    @abstractmethod
    def _spread(self, node: Node, x: Array, y: Array, grad: Array) -> Array:
        """The gradient with respect to x (N, C, cells); y and grad are (N, C, 1)."""


class GlobalAveragePool(_GlobalPool):
    """The mean of every feature map, (N, C, 1, 1)."""

    def _fold(self, node: Node, x: Array) -> Array:
        mean: Array = x.mean(axis=2)
        return mean

    def _spread(self, node: Node, x: Array, y: Array, grad: Array) -> Array:
        return np.repeat(grad / grad.dtype.type(x.shape[2]), x.shape[2], axis=2)


class GlobalMaxPool(_GlobalPool):
    """The largest value of every feature map; the first of equal ones, in row-major order, gets the gradient."""

    def _fold(self, node: Node, x: Array) -> Array:
        largest: Array = x.max(axis=2)
        return largest

    def _spread(self, node: Node, x: Array, y: Array, grad: Array) -> Array:
        back = np.zeros(x.shape, x.dtype)
        np.put_along_axis(back, x.argmax(axis=2, keepdims=True), grad, axis=2)
        return back


class GlobalLpPool(_GlobalPool):
    """(sum of |x|^p over a feature map)^(1/p), p an integer from 1 on, 2 when not given."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        norm_of(node)
        return super().output_shapes(node, shapes, constants)

    def _fold(self, node: Node, x: Array) -> Array:
        return root(power(x, norm_of(node)).sum(axis=2), norm_of(node))

    def _spread(self, node: Node, x: Array, y: Array, grad: Array) -> Array:
        return norm_slope(x, divided(grad, y, norm_of(node)), norm_of(node))


OPERATORS: dict[str, Operator] = {
    "GlobalAveragePool": GlobalAveragePool(),
    "GlobalMaxPool": GlobalMaxPool(),
    "GlobalLpPool": GlobalLpPool(),
}
