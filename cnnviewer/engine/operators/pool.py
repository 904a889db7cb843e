"""Pooling: MaxPool, AveragePool, GlobalAveragePool. Padding is never picked by the maximum."""

from __future__ import annotations

import numpy as np

from cnnviewer.engine.geometry import AXES, Window, window_of
from cnnviewer.engine.kernels import pooling
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, ChannelsApart, Operator, Shapes, number, required, size_of
from cnnviewer.errors import GeometryError, NetworkError


class _Pool(ChannelsApart):
    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        window = self._window(node, x)
        rows, columns = window.output_size(size_of(x))
        return ((x[0], x[1], rows, columns) if len(x) == 4 else (x[0], x[1], columns),)

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

    def _prepared(self, node: Node, arrays: Arrays) -> tuple[Array, Window, Shape]:
        x = required(node, arrays, 0)
        shape = self.output_shapes(node, [x.shape])[0]
        return (x if x.ndim == 4 else x[:, :, None]), self._window(node, x.shape), shape


class MaxPool(_Pool):
    """The largest value of every window of x (N, C, H, W) or (N, C, L). Only the first output of ONNX is made."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        if len(node.outputs) > 1:
            raise NetworkError(
                "The second output of MaxPool, the places of the maxima, is not supported; leave it out."
            )
        return super().output_shapes(node, shapes, constants)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, window, shape = self._prepared(node, arrays)
        return (pooling.largest(x, window).reshape(shape),)


class AveragePool(_Pool):
    """The mean of every window; cells of padding count as zeros only with count_include_pad."""

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x, window, shape = self._prepared(node, arrays)
        return (pooling.mean(x, window, bool(number(node, "count_include_pad", 0))).reshape(shape),)


class GlobalAveragePool(ChannelsApart):
    """The mean of every feature map, (N, C, 1, 1)."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        if len(x) < 3:
            raise NetworkError(f"The input must have shape (batch, channels, rows, columns), not {x}.")
        return (x[:2] + (1,) * (len(x) - 2),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shape = self.output_shapes(node, [x.shape])[0]
        with np.errstate(all="ignore"):
            return (x.mean(axis=tuple(range(2, x.ndim)), dtype=np.float32).reshape(shape),)


OPERATORS: dict[str, Operator] = {
    "MaxPool": MaxPool(),
    "AveragePool": AveragePool(),
    "GlobalAveragePool": GlobalAveragePool(),
}
