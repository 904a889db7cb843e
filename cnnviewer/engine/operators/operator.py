"""What an operator is: shapes, numbers, gradients and costs of one ONNX operator type, without state."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.errors import NetworkError

Floats = NDArray[np.float32]
Arrays = Sequence[Array | None]
Shapes = Sequence[Shape | None]
Gradients = tuple[Array | None, ...]
Axes = tuple[int | None, ...]


class Cost(NamedTuple):
    """parameters: numbers learned; macs: multiply-accumulates of convolutions and fully connected layers, no biases."""

    parameters: int = 0
    macs: int = 0


class Operator(ABC):
    """One ONNX operator type. Stateless: one instance serves all nodes and threads.

    `shapes` and `arrays` stand in the order of `node.inputs`; None for an optional input left out. Operators never
    write into their inputs, and may return one of them (or a view) where nothing changes. Numbers are computed in the
    type of the inputs: float32 takes the fast paths, float64 the plain ones (gradients are checked in it).
    """

    @abstractmethod
    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        """Shapes of the outputs.

        constants  the inputs whose numbers are known without running (weights, sizes computed from shapes), None for
                   the others; some operators keep sizes there
        Raises GeometryError or NetworkError, with the sentence for the user, when the inputs do not fit.
        """

    @abstractmethod
    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        """The outputs, one for each of `node.outputs`. Raises as `output_shapes`."""

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        """The gradient with respect to each input, given that with respect to each output.

        arrays   the inputs of `forward`;  outputs  what it returned
        grads    the gradient of the scalar with respect to each output, None where it does not depend on it
        wanted   for each input whether its gradient is asked for
        Returns one entry an input, of the shape and type of that input, None where none is wanted or where the scalar
        does not depend on the input. Raises NetworkError for an operator that has no gradient.
        """
        raise NetworkError(f"The operator {node.operator} has no gradient; ask for one that does not run through it.")

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        """For an operator that keeps channels apart, the axis of each input along which they lie.

        Channel c of the output (its axis 1) must depend on channel c of these inputs alone; None stands for an input
        that is the same for all channels. Returns None for an operator that mixes channels.
        """
        return None

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        """What one run costs; `outputs` are the shapes that `output_shapes` gave. Nothing by default."""
        return Cost()


class ChannelsApart(Operator):
    """Operators whose output channel c depends on channel c of the first input (N, C, ...) and on the others alike."""

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        first = arrays[0]
        return None if first is None or first.ndim < 2 else (1, *(None for _ in arrays[1:]))


class ValueByValue(Operator):
    """Operators that combine arrays value by value, shapes broadcast: channel c comes from channel c of each."""

    def channel_axes(self, node: Node, arrays: Arrays) -> Axes | None:
        rank = max((array.ndim for array in arrays if array is not None), default=0)
        if rank < 2:
            return None
        axes: list[int | None] = []
        for array in arrays:
            axis = 1 - rank + array.ndim if array is not None else -1
            axes.append(axis if array is not None and axis >= 0 and array.shape[axis] > 1 else None)
        return tuple(axes)


class Stepwise(Operator):
    """Operators whose outputs do not follow small changes of the inputs (comparisons, shapes, indices): gradient 0."""

    def backward(self, node: Node, arrays: Arrays, outputs: Arrays, grads: Arrays, wanted: Sequence[bool]) -> Gradients:
        return (None,) * len(arrays)


Item = TypeVar("Item")


def required(node: Node, items: Sequence[Item | None], position: int) -> Item:
    """Input `position` of `node` out of `items`; NetworkError when it was left out."""
    item = items[position] if position < len(items) else None
    if item is None:
        raise NetworkError(f"Input {position + 1} of {node.operator} is missing; give it a value.")
    return item


def optional(items: Sequence[Item | None], position: int) -> Item | None:
    """Input `position` out of `items`, or None when it was left out."""
    return items[position] if position < len(items) else None


def number(node: Node, name: str, default: float) -> float:
    """The numeric attribute `name`."""
    value: Any = node.attributes.get(name, default)
    if not isinstance(value, int | float):
        raise NetworkError(f"The attribute {name} of {node.operator} must be a number, not {value!r}.")
    return value


def size_of(shape: Shape) -> tuple[int, int]:
    """(rows, columns) of an activation (N, C, H, W), or of (N, C, L) as one row; else NetworkError."""
    if len(shape) == 4:
        return shape[2], shape[3]
    if len(shape) == 3:
        return 1, shape[2]
    raise NetworkError(f"The input must have shape (batch, channels, rows, columns), not {shape}.")


def joined_shape(a: Shape, b: Shape) -> Shape | None:
    """The shape of a and b combined value by value (NumPy's and ONNX's broadcasting); None when they do not fit."""
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


FLOATS, NUMBERS, BOOLS, ANY = "f", "fiu", "b", "fiub"
"""Kinds of NumPy types that operators compute with; see `typed`."""


def typed(node: Node, arrays: Arrays, position: int, kinds: str = FLOATS) -> Array:
    """Input `position` out of `arrays`, in a type of one of `kinds`; else NetworkError."""
    array = required(node, arrays, position)
    if array.dtype.kind not in kinds:
        wanted = "float32" if "f" in kinds else "bool" if kinds == BOOLS else "int64"
        raise NetworkError(
            f"{node.operator} cannot compute with {array.dtype} in input {position + 1}; convert it to {wanted} first."
        )
    return array


def alike(node: Node, arrays: Arrays, positions: Sequence[int], kinds: str = NUMBERS) -> list[Array]:
    """The inputs at `positions`, all in one type of `kinds` (float types may be mixed); else NetworkError."""
    chosen = [typed(node, arrays, position, kinds) for position in positions]
    for array in chosen[1:]:
        if array.dtype != chosen[0].dtype and (array.dtype.kind, chosen[0].dtype.kind) != ("f", "f"):
            raise NetworkError(
                f"{node.operator} cannot combine {chosen[0].dtype} with {array.dtype}; convert one of them with Cast."
            )
    return chosen


def summed_to(grad: Array, shape: Shape) -> Array:
    """`grad` summed over the axes along which an input of `shape` was repeated to give the shape of `grad`."""
    if grad.shape == shape:
        return grad
    added = grad.ndim - len(shape)
    axes = tuple(range(added)) + tuple(
        axis + added for axis, length in enumerate(shape) if length == 1 and grad.shape[axis + added] != 1
    )
    with np.errstate(all="ignore"):
        return np.asarray(grad.sum(axis=axes, keepdims=True, dtype=grad.dtype)).reshape(shape)


def differentiable(array: Array | None) -> bool:
    """Whether a gradient with respect to `array` means anything: floating point numbers only."""
    return array is not None and array.dtype.kind == "f"
