"""Arrays put side by side and taken apart along one axis, ONNX operators Concat and Split."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.arguments import checked_axis, common_type, known_integers
from cnnviewer.engine.kernels.elementwise import WORTH_A_THREAD
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, Gradients, Operator, Shapes, number, optional, required
from cnnviewer.errors import NetworkError


class Concat(Operator):
    """The inputs one after the other along `axis`; all other axes are equally long."""

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        parts = [required(node, shapes, position) for position in range(max(1, len(shapes)))]
        axis = _axis(node, parts[0])
        for part in parts:
            if len(part) != len(parts[0]) or _without(part, axis) != _without(parts[0], axis):
                raise NetworkError(
                    f"Concat cannot put shapes {parts[0]} and {part} side by side along axis {axis}; "
                    "make their other axes equal."
                )
        return ((*parts[0][:axis], sum(part[axis] for part in parts), *parts[0][axis + 1 :]),)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        shape = self.output_shapes(node, [None if array is None else array.shape for array in arrays])[0]
        out = buffers.empty(shape, common_type(node, arrays))
        axis = _axis(node, shape)
        places, parts = [], []
        first = 0
        for position in range(len(arrays)):
            part = required(node, arrays, position)
            places.append(_cut(out, axis, first, first + part.shape[axis]))
            parts.append(part)
            first += part.shape[axis]

        def copy(start: int, stop: int) -> None:
            for place, part in zip(places[start:stop], parts[start:stop], strict=True):
                np.copyto(place, part)

        spread(copy, len(parts), least=max(1, WORTH_A_THREAD * len(parts) // max(1, out.size)))
        return (out,)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        grad = grads[0]
        if grad is None:
            return (None,) * len(arrays)
        axis = _axis(node, grad.shape)
        gradients: list[Array | None] = []
        first = 0
        for position, asked in enumerate(wanted):
            last = first + required(node, arrays, position).shape[axis]
            gradients.append(_cut(grad, axis, first, last) if asked else None)
            first = last
        return tuple(gradients)


class Split(Operator):
    """x cut into pieces along `axis` (default 0): input `split` has their lengths, or they are equally long.

    Equally long pieces are ceil(length / num_outputs) long, the last one as long as what is left. Nothing is copied.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        x = required(node, shapes, 0)
        axis = _axis(node, x, 0)
        lengths = self._lengths(node, x[axis], shapes, constants)
        return tuple((*x[:axis], length, *x[axis + 1 :]) for length in lengths)

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        x = required(node, arrays, 0)
        axis = _axis(node, x.shape, 0)
        lengths = self._lengths(node, x.shape[axis], [None if one is None else one.shape for one in arrays], arrays)
        pieces = []
        first = 0
        for length in lengths:
            pieces.append(_cut(x, axis, first, first + length))
            first += length
        return tuple(pieces)

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        nothing = (None,) * (len(arrays) - 1)
        if not wanted[0] or all(grad is None for grad in grads):
            return (None, *nothing)
        x = required(node, arrays, 0)
        axis = _axis(node, x.shape, 0)
        whole = buffers.empty(x.shape, x.dtype)
        first = 0
        for position, grad in enumerate(grads):
            last = first + required(node, outputs, position).shape[axis]
            _cut(whole, axis, first, last)[...] = 0 if grad is None else grad
            first = last
        return (whole, *nothing)

    @staticmethod
    def _lengths(node: Node, length: int, shapes: Shapes, constants: Arrays) -> tuple[int, ...]:
        if optional(shapes, 1) is not None:
            lengths = known_integers(node, constants, 1, "lengths of the pieces")
        else:
            count = int(number(node, "num_outputs", len(node.outputs)))
            if count != len(node.outputs):
                raise NetworkError(f"Split has {len(node.outputs)} outputs for {count} pieces; make the numbers equal.")
            step = -(-length // count)
            lengths = tuple(min(step, max(0, length - step * piece)) for piece in range(count))
        if sum(lengths) != length or min(lengths, default=0) < 0:
            raise NetworkError(
                f"Pieces of {lengths} do not fill an axis of {length}; choose lengths that add up to it."
            )
        if len(lengths) != len(node.outputs):
            raise NetworkError(
                f"Split makes {len(lengths)} pieces for {len(node.outputs)} outputs; give a length for each output."
            )
        return lengths


def _axis(node: Node, shape: Shape, default: int | None = None) -> int:
    if default is None and "axis" not in node.attributes:
        raise NetworkError(f"The attribute axis of {node.operator} is missing; say along which axis.")
    return checked_axis(node, int(number(node, "axis", default or 0)), shape)


def _without(shape: Shape, axis: int) -> Shape:
    return (*shape[:axis], *shape[axis + 1 :])


def _cut(array: Array, axis: int, first: int, last: int) -> Array:
    """A view of the cells first...last - 1 of `array` along `axis`."""
    cut: Array = array[(slice(None),) * axis + (slice(first, last),)]
    return cut


OPERATORS: dict[str, Operator] = {"Concat": Concat(), "Split": Split()}
