"""How far an array is from the one it should be: one number for the self-check, and the cell where it is furthest."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.network import Array, Shape
from cnnviewer.engine.reference import Doubles, Place

BLOCK = 1 << 16
"""Cells that are compared at a time, so that no large array is ever copied to float64."""


@dataclass(frozen=True)
class Difference:
    """The largest difference of two arrays.

    error   relative to the largest absolute value wanted (0 when nothing differs, the difference itself when all values
            wanted are 0); for whole numbers and truth values the difference itself; infinite where only one of the two
            values is NaN, where infinities differ, and for different shapes
    place   the cell where it is
    cells   how many were compared
    reason  what is wrong besides numbers; else ""
    """

    error: float
    place: Place
    cells: int
    reason: str = ""


def difference(
    actual: Array, wanted: Array, *, scale: float = 0.0, locate: Callable[[Place], Place] = lambda place: place
) -> Difference:
    """Compare all cells. NaN where NaN is wanted is right, and so is infinity where float32 holds no larger number.

    scale   what differences are relative to, unless a value wanted is larger
    locate  from the place of a cell in these arrays to the place that is told
    """
    if actual.shape != wanted.shape:
        return other_shape(actual, wanted.shape)
    if not actual.size:
        return Difference(0.0, (), 0)
    largest, worst = 0.0, 0
    flat, flat_wanted = actual.reshape(-1), wanted.reshape(-1)
    for start in range(0, actual.size, BLOCK):
        cut = slice(start, start + BLOCK)
        apart, size = _apart(flat[cut], flat_wanted[cut])
        scale = max(scale, size)
        if float(apart.max()) > largest:
            largest, worst = float(apart.max()), start + int(apart.argmax())
    error = largest / scale if scale and actual.dtype.kind == "f" else largest
    return Difference(error, locate(tuple(int(i) for i in np.unravel_index(worst, actual.shape))), actual.size)


def other_shape(actual: Array, shape: Shape) -> Difference:
    """`actual` should have `shape` and has another one."""
    return Difference(math.inf, (), 0, f"its shape is {actual.shape} instead of {shape}")


def error_text(error: float) -> str:
    """ "3e-7": `error` rounded up to one digit, so that it is never less than what was found."""
    if not math.isfinite(error):
        return "infinite"
    if error <= 0:
        return "0"
    exponent = math.floor(math.log10(error))
    digit = math.ceil(error / 10.0**exponent - 1e-9)
    if digit > 9:
        digit, exponent = 1, exponent + 1
    return f"{digit}e{exponent}" if exponent < -3 else f"{digit * 10.0**exponent:g}"


def _apart(actual: Array, wanted: Array) -> tuple[Doubles, float]:
    """|actual - wanted|, and the largest finite |wanted|."""
    with np.errstate(all="ignore"):
        if actual.dtype.kind == "f":
            rounded = wanted.astype(actual.dtype)
            wanted = np.where(np.isinf(rounded), rounded, wanted)
        one, other = np.asarray(actual, np.float64), np.asarray(wanted, np.float64)
        apart = np.abs(one - other)
        apart[np.isnan(apart)] = np.inf
        apart[(one == other) | (np.isnan(one) & np.isnan(other))] = 0.0
        sizes = np.abs(other)
        return apart, float(sizes[np.isfinite(sizes)].max(initial=0.0))
