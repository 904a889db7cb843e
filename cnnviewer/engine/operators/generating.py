"""Arrays made from shapes and numbers: Shape, Size, ConstantOfShape, Range, OneHot.

None of them follows small changes of its inputs, so their gradient is 0; Range counts by rules, and the two numbers of
OneHot are constants in all networks.
"""

from __future__ import annotations

import math

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axis, checked_shape, common_type, known_integers
from cnnviewer.engine.network import Array, Node, Shape, Tensor
from cnnviewer.engine.operators.operator import Arrays, Operator, Shapes, Stepwise, number, optional, required
from cnnviewer.errors import NetworkError


class ShapeOf(Stepwise):
    """The sizes of x from axis `start` (default 0) to before `end` (default all), int64; ONNX calls it Shape."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        return ((len(self._part(node, required(node, shapes, 0))),),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (np.array(self._part(node, required(node, arrays, 0).shape), np.int64),)

    @staticmethod
    def _part(node: Node, x: Shape) -> Shape:
        # Beyond the ends and backwards Python's slices do what ONNX says.
        return x[int(number(node, "start", 0)) : int(number(node, "end", len(x)))]


class Size(Stepwise):
    """How many numbers x holds, one int64 without axes."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        required(node, shapes, 0)
        return ((),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        return (np.array(required(node, arrays, 0).size, np.int64),)


class ConstantOfShape(Stepwise):
    """An array of the shape in input 1, filled with the one number of `value` (float32 0 when there is none)."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        required(node, shapes, 0)
        shape = known_integers(node, constants, 0, "sizes")
        if min(shape, default=0) < 0:
            raise NetworkError(f"ConstantOfShape cannot make an array of shape {shape}; choose sizes of 0 or more.")
        return (checked_shape(node, shape),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays], arrays)[0]
        value = node.attributes.get("value", Tensor("float32", (1,), (0.0,)))
        if not isinstance(value, Tensor) or len(value.numbers) != 1:
            raise NetworkError(f"The value of ConstantOfShape must be an array of one number, not {value!r}.")
        fill = value.array
        out = buffers.empty(shape, fill.dtype)
        out[...] = fill.reshape(())
        return (out,)


class Range(Stepwise):
    """start, start + delta, start + 2 delta ... before limit: ceil((limit - start) / delta) numbers."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        for position in range(3):
            if math.prod(required(node, shapes, position)) != 1:
                raise NetworkError(f"Range needs single numbers, not an array of {shapes[position]}.")
        return (checked_shape(node, (self._count(node, constants),)),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        count = self.output_shapes(node, [None if one is None else one.shape for one in arrays], arrays)[0][0]
        kind = common_type(node, arrays)
        start, delta = required(node, arrays, 0).reshape(()), required(node, arrays, 2).reshape(())
        return (np.asarray(start + np.arange(count).astype(kind) * delta, kind),)

    @staticmethod
    def _count(node: Node, constants: Arrays) -> int:
        given = [optional(constants, position) for position in range(3)]
        if any(array is None for array in given):
            raise NetworkError(
                "The limits of Range depend on what the network is run on, so its output has no fixed size; "
                "export the network with fixed sizes."
            )
        start, limit, delta = (array.reshape(-1)[0].item() for array in given if array is not None)
        if delta == 0 or not all(math.isfinite(one) for one in (start, limit, delta)):
            raise NetworkError(f"Range cannot count from {start} to {limit} in steps of {delta}; choose a step.")
        return max(0, -int((start - limit) // delta) if isinstance(delta, int) else math.ceil((limit - start) / delta))


class OneHot(Stepwise):
    """values[1] at the place that an index names along a new `axis` of length depth, values[0] elsewhere.

    Inputs: indices, depth, values (off, on). An index outside -depth...depth - 1 leaves its line off.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        indices, depth, values = (required(node, shapes, position) for position in range(3))
        if math.prod(depth) != 1 or values != (2,):
            raise NetworkError(
                f"OneHot needs one depth and two values, off and on, not shapes {depth} and {values}; give them."
            )
        length = self._depth(node, constants)
        axis = checked_axis(node, int(number(node, "axis", -1)), (*indices, length))
        return (checked_shape(node, (*indices[:axis], length, *indices[axis:])),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        indices, values = required(node, arrays, 0), required(node, arrays, 2)
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays], arrays)[0]
        axis = checked_axis(node, int(number(node, "axis", -1)), shape)
        length = shape[axis]
        with np.errstate(all="ignore"):
            whole = indices.astype(np.int64)
        places = np.arange(length).reshape([-1 if place == axis else 1 for place in range(len(shape))])
        line = np.expand_dims(np.where(whole < 0, whole + length, whole), axis)
        return (np.where(line == places, values[1], values[0]),)

    @staticmethod
    def _depth(node: Node, constants: Arrays) -> int:
        depth = optional(constants, 1)
        if depth is not None and depth.dtype.kind == "f":
            constants = [None, depth.astype(np.int64)]
        length = known_integers(node, constants, 1, "depth")[0]
        if length < 1:
            raise NetworkError(f"The depth of OneHot must be 1 or more, not {length}.")
        return length


OPERATORS: dict[str, Operator] = {
    "Shape": ShapeOf(),
    "Size": Size(),
    "ConstantOfShape": ConstantOfShape(),
    "Range": Range(),
    "OneHot": OneHot(),
}
