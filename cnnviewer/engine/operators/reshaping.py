"""The same numbers under another shape, ONNX operators Reshape, Flatten, Squeeze and Unsqueeze: nothing moves."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Sequence

from cnnviewer.engine.arguments import checked_axes, checked_shape, known_integers
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, number, optional, required
from cnnviewer.errors import NetworkError


class _Reshaped(Operator):
    """The numbers of the first input in row-major order under a new shape: a view where memory allows it."""

    @abstractmethod
    def shape(self, node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> Shape:
        """The new shape of an input of shape `x`."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return (self.shape(node, required(node, shapes, 0), shapes, constants),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        shapes = [None if array is None else array.shape for array in arrays]
        return (x.reshape(self.shape(node, x.shape, shapes, arrays)),)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        x, grad = required(node, arrays, 0), grads[0]
        return (grad.reshape(x.shape) if grad is not None and wanted[0] else None, *(None,) * (len(arrays) - 1))


class Reshape(_Reshaped):
    """Shape as in input 2. A 0 there keeps the length of the input (not with allowzero), one -1 stands for the rest."""

    def shape(self, node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> Shape:
        required(node, shapes, 1)
        wanted = known_integers(node, constants, 1, "sizes")
        lengths = list(wanted)
        if not number(node, "allowzero", 0):
            for axis, length in enumerate(lengths):
                if length == 0 and axis >= len(x):
                    raise NetworkError(
                        f"Reshape to {wanted} keeps axis {axis} of an input of shape {x}, which has none; give a size."
                    )
                lengths[axis] = x[axis] if length == 0 else length
        if lengths.count(-1) > 1 or min(lengths, default=0) < -1:
            raise NetworkError(f"Reshape to {wanted} leaves more than one size open; give all but one.")
        if -1 in lengths:
            others = math.prod(length for length in lengths if length != -1)
            lengths[lengths.index(-1)] = math.prod(x) // others if others else 0
            if others == 0:
                raise NetworkError(f"Reshape to {wanted} beside an empty axis leaves a size open; give all sizes.")
        if math.prod(lengths) != math.prod(x):
            raise NetworkError(
                f"The {math.prod(x)} numbers of shape {x} do not fill shape {wanted}; "
                "choose sizes with an equal product."
            )
        return checked_shape(node, tuple(lengths))


class Flatten(_Reshaped):
    """x as a matrix: axes before `axis` (default 1) become the rows, the others the columns."""

    def shape(self, node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> Shape:
        axis = int(number(node, "axis", 1))
        if not -len(x) <= axis <= len(x):
            raise NetworkError(
                f"The axis {axis} of Flatten does not exist in an input of shape {x}; use -{len(x)} to {len(x)}."
            )
        axis = axis if axis >= 0 else axis + len(x)
        return math.prod(x[:axis]), math.prod(x[axis:])


class Squeeze(_Reshaped):
    """x without the axes of length 1 in input 2, or without all of length 1."""

    def shape(self, node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> Shape:
        if optional(shapes, 1) is None:
            return tuple(length for length in x if length != 1)
        axes = checked_axes(node, known_integers(node, constants, 1, "axes"), x)
        for axis in axes:
            if x[axis] != 1:
                raise NetworkError(
                    f"Squeeze cannot drop axis {axis} of an input of shape {x}, which is {x[axis]} long; "
                    "choose axes of length 1."
                )
        return tuple(length for axis, length in enumerate(x) if axis not in axes)


class Unsqueeze(_Reshaped):
    """x with axes of length 1 put in, at the places of the output that input 2 names."""

    def shape(self, node: Node, x: Shape, shapes: Shapes, constants: Arrays) -> Shape:
        required(node, shapes, 1)
        given = known_integers(node, constants, 1, "axes")
        axes = checked_axes(node, given, checked_shape(node, (1,) * (len(x) + len(given))))
        lengths = iter(x)
        return tuple(1 if axis in axes else next(lengths) for axis in range(len(x) + len(given)))


OPERATORS: dict[str, Operator] = {
    "Reshape": Reshape(),
    "Flatten": Flatten(),
    "Squeeze": Squeeze(),
    "Unsqueeze": Unsqueeze(),
}
