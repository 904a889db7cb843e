"""Numbers of classes as people can follow them: probabilities from logits, smoothed over time, in an order that stands.

softmax     p_i = exp(z_i) / sum_j exp(z_j)
smoothing   p <- p + (1 - exp(-dt / SMOOTHING_S)) (now - p)
order       a class passes another one only when it is likelier by more than a margin (see `steady_order`)
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SMOOTHING_S = 0.5
STEADY = 0.05
"""By which share a class must be likelier than the one above it before it takes its place on video."""
LEAST = 0.001
"""And by how much at least, so that classes near 0 do not dance."""

Numbers = NDArray[np.float64]


def softmax(logits: Numbers) -> Numbers:
    """exp(z_i) / sum_j exp(z_j), without overflow; (n,) -> (n,)."""
    finite = np.nan_to_num(logits, nan=-np.inf)
    largest = finite.max()
    if not math.isfinite(largest):
        return np.full(len(finite), 1 / len(finite))
    powers: Numbers = np.exp(finite - largest)
    powers /= powers.sum()
    return powers


def smoothed(before: Numbers, now: Numbers, passed_s: float) -> Numbers:
    """`now`, followed with the patience of SMOOTHING_S from `before`, `passed_s` seconds ago."""
    return before + (1 - math.exp(-max(0.0, passed_s) / SMOOTHING_S)) * (now - before)


def likeliest(probabilities: Numbers, count: int) -> tuple[int, ...]:
    """The numbers of the `count` likeliest classes, the likeliest first; of equal ones the first. NaN comes last."""
    order = np.argsort(-np.nan_to_num(probabilities, nan=-1.0), kind="stable")
    return tuple(int(number) for number in order[:count])


def steady_order(
    before: Sequence[int], probabilities: Numbers, count: int, *, margin: float = STEADY, least: float = LEAST
) -> tuple[int, ...]:
    """The `count` likeliest classes, likeliest first, without the flicker of rows that change places in every frame.

    before  the order that was shown last; () for an order that is exact
    A class stands below another one that was shown above it until its probability is larger by more than
    `margin` times the other's plus `least`. So equal classes keep their places, and noise moves nothing. With both 0
    the order is exact, and of equal classes the one above stays above.
    No class is ever shown below one that it exceeds by more than the margin: each is inserted above the first class
    that it exceeds so, and all that stand between are less likely still.
    """
    known = np.nan_to_num(probabilities, nan=-1.0)
    shown = [number for number in before if number < len(known)]
    newcomers = [number for number in likeliest(known, count) if number not in set(shown)]
    order: list[int] = []
    for number in (*shown, *newcomers):
        own = float(known[number])
        passed = (
            place for place, other in enumerate(order) if own > known[other] + margin * max(0.0, known[other]) + least
        )
        order.insert(next(passed, len(order)), number)
    return tuple(order[:count])
