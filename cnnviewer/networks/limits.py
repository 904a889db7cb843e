"""What an edit may ask for: limits of every number of a layer, refused with one sentence; layers found by name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

import numpy as np

from cnnviewer.errors import NetworkError
from cnnviewer.networks.kernels.kernel import LARGEST_SIDE, fits_float32
from cnnviewer.networks.stack import ConvLayer, Layer, Padding, PoolLayer, Stack

KERNEL_LIMIT = LARGEST_SIDE
FILTER_LIMIT = 256
STRIDE_LIMIT = 16
DILATION_LIMIT = 16
PADDING_LIMIT = 64
LAYER_LIMIT = 24

Choice = TypeVar("Choice", bound=StrEnum)


def find_layer(stack: Stack, name: str) -> Layer:
    """The layer called `name`, in any case. Raises NetworkError when there is none."""
    layer = stack.layer(name)
    if layer is None:
        known = ", ".join(one.name for one in stack.layers)
        raise NetworkError(f"There is no layer {name}; the network has {known}.")
    return layer


def find_conv(stack: Stack, name: str) -> ConvLayer:
    """The convolution called `name`. Raises NetworkError when there is none."""
    layer = find_layer(stack, name)
    if not isinstance(layer, ConvLayer):
        raise NetworkError(f"{layer.name} is a pooling layer and has no kernel; choose a convolution.")
    return layer


def find_pool(stack: Stack, name: str) -> PoolLayer:
    """The pooling layer called `name`. Raises NetworkError when there is none."""
    layer = find_layer(stack, name)
    if not isinstance(layer, PoolLayer):
        raise NetworkError(f"{layer.name} is a convolution and pools nothing; choose a pooling layer.")
    return layer


def whole(what: str, value: int, low: int, high: int) -> int:
    """`value` as int when it is a whole number from `low` to `high`; otherwise NetworkError."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not low <= value <= high:
        raise NetworkError(f"The {what} must be a whole number from {low} to {high}, not {value}.")
    return int(value)


def finite(what: str, value: float) -> float:
    """`value` as float when float32 can hold it; otherwise NetworkError."""
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not fits_float32(value):
        raise NetworkError(f"The {what} must be a finite number up to 3.4e38, not {value}.")
    return float(value)


def pair(what: str, value: Sequence[int], low: int, high: int) -> tuple[int, int]:
    """(rows, columns), both from `low` to `high`; otherwise NetworkError."""
    if len(value) != 2:
        raise NetworkError(f"The {what} must be one number for the rows and one for the columns, not {value}.")
    return whole(f"{what} along the rows", value[0], low, high), whole(f"{what} along the columns", value[1], low, high)


def padding(value: Padding) -> Padding:
    """`value` when its sides are from 0 to PADDING_LIMIT and its number is finite; otherwise NetworkError."""
    sides(value.sides)
    finite("padding value", value.value)
    return value


def sides(value: Sequence[int]) -> tuple[int, int, int, int]:
    """(top, left, bottom, right), each from 0 to PADDING_LIMIT; otherwise NetworkError."""
    if len(value) != 4:
        raise NetworkError(f"The padding must be four numbers, top, left, bottom and right, not {value}.")
    top, left, bottom, right = (
        whole(f"padding at the {side}", cells, 0, PADDING_LIMIT)
        for side, cells in zip(("top", "left", "bottom", "right"), value, strict=True)
    )
    return top, left, bottom, right


def choice(what: str, value: Choice, known: type[Choice]) -> Choice:
    """`value` as a member of `known`; otherwise NetworkError."""
    if value not in tuple(known):
        raise NetworkError(f"The {what} {value} is unknown; choose one of {', '.join(known)}.")
    return known(value)
