"""Pooling over windows: MaxPool, AveragePool, LpPool. Padding is never picked by the maximum."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np

from cnnviewer.engine.geometry import AXES, Pair, Window, window_of
from cnnviewer.engine.kernels import pooling
from cnnviewer.engine.kernels.pooling_gradient import gradient_of_maxima, places_of_maxima, spread_out
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import (
    FLOATS,
    NUMBERS,
    Arrays,
    ChannelsApart,
    Gradients,
    Operator,
    Shapes,
    number,
    required,
    size_of,
    typed,
)
from cnnviewer.errors import GeometryError, NetworkError


class _Pool(ChannelsApart):
    """What all pools share: the window, one input x (N, C, H, W) or (N, C, L), one gradient."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        window = self._window(node, x)
        rows, columns = window.output_size(size_of(x))
        return ((x[0], x[1], rows, columns) if len(x) == 4 else (x[0], x[1], columns),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        if grad is None or not wanted[0]:
            return (None,)
        x, y = required(node, arrays, 0), required(node, outputs, 0)
        window = self._window(node, x.shape)
        with np.errstate(all="ignore"):
            return (self._spread(node, _as_maps(x), _as_maps(y), _as_maps(grad), window).reshape(x.shape),)

    @abstractmethod
    def _spread(self, node: Node, x: Array, y: Array, grad: Array, window: Window) -> Array:
        """The gradient with respect to x (N, C, H, W), given that with respect to y (N, C, rows, columns)."""

    @staticmethod
    def _window(node: Node, x: Shape) -> Window:
        window = window_of(node.attributes, None, size_of(x))
        for axis in (0, 1):
            if max(window.pads[axis], window.pads[axis + 2]) >= window.extent[axis] > 0:
                raise GeometryError(
                    f"A pooling window of {window.extent[axis]} {AXES[axis]} would lie in the padding alone; "
                    f"choose a padding of at most {window.extent[axis] - 1}."
                )
        return window

    def _prepared(self, node: Node, arrays: Arrays, kinds: str = FLOATS) -> tuple[Array, Window, tuple[Shape, ...]]:
        """x as maps, the window and the shapes of the outputs; `kinds` are the kinds of numbers that x may have."""
        x = typed(node, arrays, 0, kinds)
        return _as_maps(x), self._window(node, x.shape), self.output_shapes(node, [x.shape])


class MaxPool(_Pool):
    """The largest value of every window of x (N, C, H, W) or (N, C, L).

    The second output, where one is wanted, is int64: the place of each maximum in the flattened x, padding not counted;
    within a map by columns instead of rows with storage_order 1; -1 where a dilated window sees padding alone. Of equal
    cells the first in row-major order counts; it alone gets the gradient.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return super().output_shapes(node, shapes, constants) * max(1, min(2, len(node.outputs)))

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, window, shapes = self._prepared(node, arrays, NUMBERS)
        y = pooling.largest(x, window)
        if len(shapes) == 1:
            return (y.reshape(shapes[0]),)
        places = places_of_maxima(np.ascontiguousarray(x), y, window)
        if number(node, "storage_order", 0):
            height, width = x.shape[2:]
            maps, inside = np.divmod(places, height * width)
            rows, columns = np.divmod(inside, width)
            places = np.where(places < 0, -1, maps * (height * width) + columns * height + rows)
        return y.reshape(shapes[0]), places.reshape(shapes[1])

    def _spread(self, node: Node, x: Array, y: Array, grad: Array, window: Window) -> Array:
        return gradient_of_maxima(np.ascontiguousarray(x), y, grad, window)


class AveragePool(_Pool):
    """The mean of every window; cells of padding count as zeros only with count_include_pad."""

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, window, shapes = self._prepared(node, arrays)
        return (pooling.mean(x, window, bool(number(node, "count_include_pad", 0))).reshape(shapes[0]),)

    def _spread(self, node: Node, x: Array, y: Array, grad: Array, window: Window) -> Array:
        counted = bool(number(node, "count_include_pad", 0))
        return spread_out(grad * pooling.shares(_size(x), window, counted, grad.dtype), window, _size(x))


class LpPool(_Pool):
    """(sum of |x|^p over the window)^(1/p), p an integer from 1 on, 2 when not given. Padding counts as zeros.

    d y / d x = sign(x) |x|^(p - 1) y^(1 - p); 0 where y is 0.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        norm_of(node)
        return super().output_shapes(node, shapes, constants)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, window, shapes = self._prepared(node, arrays)
        p = norm_of(node)
        with np.errstate(all="ignore"):
            return (root(pooling.total(power(x, p), window), p).reshape(shapes[0]),)

    def _spread(self, node: Node, x: Array, y: Array, grad: Array, window: Window) -> Array:
        p = norm_of(node)
        return norm_slope(x, spread_out(divided(grad, y, p), window, _size(x)), p)


def norm_of(node: Node) -> int:
    """The attribute p of LpPool and GlobalLpPool."""
    p = number(node, "p", 2)
    if p < 1 or p != int(p):
        raise NetworkError(f"The norm p of {node.operator} must be 1, 2, 3 ..., not {p}.")
    return int(p)


def power(x: Array, p: int) -> Array:
    """|x|^p."""
    if p == 2:
        return x * x
    return np.abs(x) if p == 1 else np.abs(x) ** p


def root(total: Array, p: int) -> Array:
    """total^(1/p)."""
    if p == 2:
        return np.sqrt(total)
    return total if p == 1 else total ** total.dtype.type(1 / p)


def divided(grad: Array, y: Array, p: int) -> Array:
    """grad y^(1 - p), and 0 where y is 0."""
    if p == 1:
        return grad
    return np.where(y == 0, 0, grad * y ** y.dtype.type(1 - p)).astype(grad.dtype, copy=False)


def norm_slope(x: Array, factor: Array, p: int) -> Array:
    """factor sign(x) |x|^(p - 1)."""
    if p == 2:
        return factor * x
    return factor * np.sign(x) if p == 1 else factor * np.sign(x) * np.abs(x) ** (p - 1)


def _as_maps(array: Array) -> Array:
    return array if array.ndim == 4 else array[:, :, None]


def _size(x: Array) -> Pair:
    return x.shape[2], x.shape[3]


OPERATORS: dict[str, Operator] = {"MaxPool": MaxPool(), "AveragePool": AveragePool(), "LpPool": LpPool()}
