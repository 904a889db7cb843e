"""How far two runs lie apart: layer by layer, and in the classes at the end. Pure functions of arrays.

relative difference  ||a - b|| / max(||a||, ||b||), Euclidean norms over all values of a layer; 0...2
divergence           sum_i p_i ln(p_i / q_i), in nats (S. Kullback, R. Leibler, "On information and sufficiency", 1951)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.explain.ranking import Numbers, likeliest

Array = NDArray[np.float32]

TOLERANCE = 1e-5
"""Relative difference up to which two layers count as the same: what the order of float32 sums changes stays below."""

_LEAST = 1e-12  # a probability is taken for no smaller, or one 0 would make the divergence infinite
_PIECE = 1 << 16  # values that are squared and summed in float32 at a time


@dataclass(frozen=True)
class LayerDifference:
    """What a pair of values differs by.

    here, there  names of the values in the two networks
    relative     see above; None when the shapes differ or a value is not finite
    largest      the largest absolute difference of two values; None with `relative`
    """

    here: str
    there: str
    relative: float | None
    largest: float | None

    @property
    def differs(self) -> bool:
        """Whether it is more than rounding; layers that cannot be compared differ."""
        return self.relative is None or self.relative > TOLERANCE


@dataclass(frozen=True)
class Agreement:
    """How far two lists of probabilities agree.

    common      classes among the `count` likeliest of both
    same_first  whether the likeliest class is the same
    divergence  of the first from the second, in nats
    """

    common: int
    count: int
    same_first: bool
    divergence: float


def layer_difference(here: str, there: str, a: Array, b: Array) -> LayerDifference:
    """The difference of the values called `here` and `there`, whose activations are `a` and `b`."""
    if a is b:
        return LayerDifference(here, there, 0.0, 0.0)
    if a.shape != b.shape:
        return LayerDifference(here, there, None, None)
    if a.dtype != np.float32 or b.dtype != np.float32:  # of truth values there is no difference
        a, b = a.astype(np.float32), b.astype(np.float32)
    largest, between, norm_a, norm_b = _measured(np.ravel(a), np.ravel(b))
    size = max(norm_a, norm_b)
    if not (math.isfinite(between) and math.isfinite(size)):
        return LayerDifference(here, there, None, None)
    return LayerDifference(here, there, between / size if size > 0 else 0.0, largest)


def layer_differences(
    here: Mapping[str, Array], there: Mapping[str, Array], pairs: Mapping[str, str]
) -> tuple[LayerDifference, ...]:
    """The difference of every pair (value of `here` -> value of `there`) that both hold, in the order of `pairs`."""
    return tuple(
        layer_difference(value, other, here[value], there[other])
        for value, other in pairs.items()
        if value in here and other in there
    )


def first_difference(rows: Iterable[LayerDifference]) -> LayerDifference | None:
    """The first of `rows` that differs by more than rounding; None when none does."""
    return next((row for row in rows if row.differs), None)


def agreement(p: Numbers, q: Numbers, count: int = 5) -> Agreement:
    """How far the probabilities `p` and `q`, both (n,), agree. Equal probabilities keep the order of the classes."""
    first, second = likeliest(p, count), likeliest(q, count)
    return Agreement(len({*first} & {*second}), len(first), first[0] == second[0], divergence(p, q))


def divergence(p: Numbers, q: Numbers) -> float:
    """sum_i p_i ln(p_i / q_i) in nats, probabilities being at least 1e-12; (n,), (n,) -> a number from 0 up."""
    floored = [np.maximum(np.asarray(one, np.float64), _LEAST) for one in (p, q)]
    return max(0.0, float(np.sum(floored[0] * np.log(floored[0] / floored[1]))))


def _measured(a: Array, b: Array) -> tuple[float, float, float, float]:
    """max |a - b|, ||a - b||, ||a||, ||b|| of (n,) arrays, in one pass of pieces that stay in the processor's cache.

    Squares are summed in float32 within a piece and in float64 between the pieces; when they are too large for that,
    or not finite, all is done in float64.
    """
    largest, squares = 0.0, np.zeros(3)
    with np.errstate(all="ignore"):  # what is not finite is told by the result
        for start in range(0, a.size, _PIECE):
            one, other = a[start : start + _PIECE], b[start : start + _PIECE]
            apart = one - other
            squares += (np.dot(apart, apart), np.dot(one, one), np.dot(other, other))
            largest = max(largest, float(apart.max()), -float(apart.min()))
        if not np.isfinite(squares).all():
            squares = np.array([np.sum(np.square(values, dtype=np.float64)) for values in (a - b, a, b)])
    between, norm_a, norm_b = np.sqrt(squares)
    return largest, float(between), float(norm_a), float(norm_b)
