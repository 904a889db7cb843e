"""What an operator is: shapes, numbers and costs of one ONNX operator type, without state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.errors import NetworkError

Floats = NDArray[np.float32]
Arrays = Sequence[Array | None]
Shapes = Sequence[Shape | None]


class Cost(NamedTuple):
    """parameters: numbers learned; macs: multiply-accumulates of convolutions and fully connected layers, no biases."""

    parameters: int = 0
    macs: int = 0


class Operator(Protocol):
    """One ONNX operator type. Stateless: one instance serves all nodes and threads.

    `shapes` and `arrays` stand in the order of `node.inputs`; None for an optional input left out. Operators never
    write into their inputs, and may return one of them (or a view) where nothing changes.
    """

    def output_shapes(self, node: Node, shapes: Shapes, constants: Arrays = ()) -> tuple[Shape, ...]:
        """Shapes of the outputs.

        constants  the inputs that are weights of the network, None for the others; some operators keep sizes there
        Raises GeometryError or NetworkError, with the sentence for the user, when the inputs do not fit.
        """

    def forward(self, node: Node, arrays: Arrays) -> tuple[Array, ...]:
        """The outputs. Raises as `output_shapes`."""

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        """What one run costs; `outputs` are the shapes that `output_shapes` gave."""


class Free:
    """The cost of operators without parameters whose work is not counted in multiply-accumulates."""

    def cost(self, node: Node, shapes: Shapes, outputs: Sequence[Shape]) -> Cost:
        return Cost()


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
