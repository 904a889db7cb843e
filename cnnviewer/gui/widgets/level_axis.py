"""The axis of a level histogram, whose ends neither flicker on video nor squeeze the levels; the counts over it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Limits = tuple[float, float]
_BEYOND = 0.5  # of the distance between the levels: how far the axis follows values outside of them
_ROUND = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_SAMPLES = 4096
_BINS = 64


@dataclass(frozen=True, eq=False)
class Reading:
    """What a legend says.

    levels  (low, high): the values drawn in the first and the last colour
    span    (lowest, highest) of the values counted;  counts  (bins,) of them, in equal bins over `span`
    signed  True: 0 stands in the middle
    own     True: every map has levels of its own, and none of them is pointed at
    """

    levels: Limits
    span: Limits
    counts: NDArray[np.int64]
    signed: bool = False
    own: bool = False


def axis_of(levels: Limits, span: Limits, signed: bool) -> Limits:
    """(first, last) of the axis: levels and values, rounded outwards; symmetrical about 0 when signed.

    Values further outside than half the distance of the levels are cut, or a single outlier would hide the rest.
    """
    low, high = levels
    beyond = _BEYOND * (high - low)
    first = min(low, max(span[0], low - beyond))
    last = max(high, min(span[1], high + beyond))
    if signed and first < 0 < last:
        reach = rounded_up(max(-first, last))
        return -reach, reach
    first = -rounded_up(-first) if first < 0 else min(first, 0.0) if first < 0.5 * last else first
    last = rounded_up(last) if last > 0 else max(last, 0.0) if last > 0.5 * first else last
    return (first, last) if last > first else (first - 0.5, last + 0.5)


def rounded_up(value: float) -> float:
    """The next round number, for value > 0: 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    if not 0 < value < math.inf:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    if power == 0.0:
        return value
    return next((step * power for step in _ROUND if step * power >= value * (1 - 1e-9)), 10 * power)


def histogram_of(feature_map: NDArray[np.float32]) -> tuple[NDArray[np.int64], Limits]:
    """Counts in 64 equal bins over the finite values of one map (H, W), from a few thousand of them, and their span."""
    stride = max(1, int((feature_map.size / _SAMPLES) ** 0.5))
    values = feature_map[::stride, ::stride].ravel()
    values = values[np.isfinite(values)].astype(np.float64)
    if not len(values):
        return np.zeros(_BINS, np.int64), (0.0, 0.0)
    low, high = float(values.min()), float(values.max())
    if not high > low:
        counts = np.zeros(_BINS, np.int64)
        counts[_BINS // 2] = len(values)
        return counts, (low, high)
    places = (values - low) * (_BINS / (high - low))
    return np.bincount(np.minimum(places.astype(np.intp), _BINS - 1), minlength=_BINS), (low, high)
