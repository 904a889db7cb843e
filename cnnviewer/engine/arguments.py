"""What an operator is told besides the numbers it works on: axes, sizes and choices, in attributes or in inputs.

Everything here is checked, and what cannot be is refused with a NetworkError whose sentence names the operator.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from cnnviewer.engine.network import Array, Node, Shape
from cnnviewer.errors import NetworkError

MOST_AXES = 32
MOST_BYTES = 1 << 48
"""Beyond these NumPy raises errors of its own, whatever memory there is."""


def checked_axis(node: Node, axis: int, shape: Shape) -> int:
    """`axis` of an array of `shape`, counted from 0; a negative one counts from the end."""
    rank = len(shape)
    if not -rank <= axis < rank:
        raise NetworkError(
            f"The axis {axis} of {node.operator} does not exist in an input of shape {shape}; use one of its {rank}."
        )
    return axis % rank


def checked_axes(node: Node, axes: Iterable[int], shape: Shape) -> tuple[int, ...]:
    """Each of `axes` as `checked_axis` gives it, in the order they came in; none may come twice."""
    given = tuple(axes)
    checked = tuple(checked_axis(node, axis, shape) for axis in given)
    if len(set(checked)) < len(checked):
        raise NetworkError(f"The axes {given} of {node.operator} name an axis twice; name each one once.")
    return checked


def chosen(node: Node, name: str, choices: Sequence[str]) -> str:
    """The attribute `name`, one of `choices`; the first of them when it is left out."""
    value = node.attributes.get(name, choices[0])
    if value not in choices:
        raise NetworkError(f"The {name} {value!r} of {node.operator} is unknown; choose one of {', '.join(choices)}.")
    return str(value)


def integers(node: Node, name: str) -> tuple[int, ...] | None:
    """The attribute `name`, a list of whole numbers; None when it is left out."""
    value = node.attributes.get(name)
    if value is None:
        return None
    if not isinstance(value, tuple) or not all(isinstance(one, int) for one in value):
        raise NetworkError(f"The attribute {name} of {node.operator} must be whole numbers, not {value!r}.")
    return tuple(int(one) for one in value)


def known_integers(node: Node, constants: Sequence[Array | None], position: int, what: str) -> tuple[int, ...]:
    """The whole numbers in input `position`, read in row-major order.

    what  their name in the sentence that is said when they are not known before the network runs, "sizes"
    """
    array = constants[position] if position < len(constants) else None
    if array is None:
        raise NetworkError(
            f"The {what} of {node.operator} depend on what the network is run on, so its output has no fixed size; "
            "export the network with fixed sizes."
        )
    if array.dtype.kind not in "iu":
        raise NetworkError(f"The {what} of {node.operator} must be whole numbers, not {array.dtype}; export int64.")
    return tuple(int(one) for one in np.ravel(array))


def checked_shape(node: Node, shape: Shape) -> Shape:
    """`shape`, when there can be an array of it."""
    if len(shape) > MOST_AXES or math.prod(length for length in shape if length) > MOST_BYTES // 8:
        raise NetworkError(
            f"{node.operator} would make an array of shape {shape}, which no memory holds; choose smaller sizes."
        )
    return shape


def common_type(node: Node, arrays: Sequence[Array | None]) -> np.dtype[Any]:
    """The type that all `arrays` that are not left out have; at least one is there."""
    kinds = list(dict.fromkeys(array.dtype for array in arrays if array is not None))
    if len(kinds) > 1:
        raise NetworkError(
            f"{node.operator} cannot join {' and '.join(str(kind) for kind in kinds)}; convert them to one type first."
        )
    return kinds[0]


def floating(node: Node, array: Array) -> Array:
    """`array`, which must hold floating-point numbers."""
    if array.dtype.kind != "f":
        raise NetworkError(
            f"{node.operator} needs floating-point numbers, not {array.dtype}; convert them with Cast first."
        )
    return array
