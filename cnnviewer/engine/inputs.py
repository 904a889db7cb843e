"""The arrays that a network is run on: do they fit its inputs, and what is said when they do not."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cnnviewer.engine.network import Array, Network, Value
from cnnviewer.errors import NetworkError


def checked_inputs(network: Network, x: Array | Mapping[str, Array]) -> dict[str, Array]:
    """{input name: read-only array} for `x`, an array or {input name: array}.

    An array that is read-only stays the same object; one that may still change is copied.
    Raises NetworkError when an input is missing, unknown, or has another type or shape.
    """
    if not isinstance(x, Mapping):
        if len(network.inputs) != 1:
            names = ", ".join(value.name for value in network.inputs)
            raise NetworkError(
                f"Network {network.name} has {len(network.inputs)} inputs; give an array for each of {names}."
            )
        x = {network.inputs[0].name: x}
    for name in x:
        if name not in {value.name for value in network.inputs}:
            raise NetworkError(
                f"Network {network.name} has no input {name}; it has {', '.join(v.name for v in network.inputs)}."
            )
    missing = [value.name for value in network.inputs if value.name not in x]
    if missing:
        raise NetworkError(f"The input {missing[0]} of network {network.name} is missing; give an array for it.")
    return {value.name: _checked(value, x[value.name]) for value in network.inputs}


def _checked(value: Value, array: Array) -> Array:
    wanted = ", ".join(str(length) for length in value.shape)
    array = np.asarray(array)
    if array.dtype != value.dtype:
        raise NetworkError(f"The input {value.name} must be {value.dtype}, not {array.dtype}; convert it first.")
    if array.ndim != len(value.shape):
        raise NetworkError(
            f"The input {value.name} must have {len(value.shape)} axes ({wanted}), not shape {array.shape}."
        )
    for axis, (length, actual) in enumerate(zip(value.shape, array.shape, strict=True)):
        if isinstance(length, int) and length != actual:
            what = "channels" if axis == 1 and array.ndim == 4 else f"cells along axis {axis}"
            raise NetworkError(f"The input {value.name} ({wanted}) must have {length} {what}, not {actual}.")
        if actual < 1:
            raise NetworkError(
                f"The input {value.name} is empty (shape {array.shape}); give at least one cell on every axis."
            )
    if array.flags.writeable:
        array = array.copy()
        array.flags.writeable = False
    return array
