"""Convolution of two functions of one variable, drawn step by step: (f*g)(t) = integral of f(u) g(t - u) du.

Functions are sampled on an even grid; the integral is a Riemann sum over it. Two samples at u = 0 and 0.5 stand for the
sum f(0) g(t) + f(0.5) g(t - 0.5): an impulse has area 1, so that it copies g.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Curve = NDArray[np.float64]

REACH = 3.0
"""Functions are given from -REACH to REACH and are 0 beyond."""

STEP = 0.01
GRID: Curve = np.linspace(-REACH, REACH, 2 * round(REACH / STEP) + 1)
TIMES: Curve = np.linspace(-2 * REACH, 2 * REACH, 4 * round(REACH / STEP) + 1)


def _box(u: Curve) -> Curve:
    inside = (np.abs(u) < 0.5).astype(np.float64)
    inside[np.isclose(np.abs(u), 0.5)] = 0.5  # half of the edge belongs to it, so that the area is 1
    return inside


def _triangle(u: Curve) -> Curve:
    slope: Curve = np.clip(1 - np.abs(u), 0, None)
    return slope


def _gaussian(u: Curve) -> Curve:
    width = 0.4
    bell: Curve = np.exp(-(u**2) / (2 * width**2)) / (width * np.sqrt(2 * np.pi))
    return bell


def _exponential(u: Curve) -> Curve:
    falling = np.where(u > 0, np.exp(-2 * np.maximum(u, 0)) * 2, 0.0)
    falling[np.isclose(u, 0)] = 1.0
    return falling


def _samples(u: Curve) -> Curve:
    impulses = np.zeros_like(u)
    for place in (0.0, 0.5):
        impulses[int(np.argmin(np.abs(u - place)))] = 1 / STEP
    return impulses


FUNCTIONS: dict[str, Callable[[Curve], Curve]] = {
    "box": _box,
    "triangle": _triangle,
    "gaussian": _gaussian,
    "exponential": _exponential,
    "samples": _samples,
}
"""By name; each takes u and gives f(u). All but the two samples have area 1."""


@dataclass(frozen=True, eq=False)
class LineConvolution:
    """f and g on GRID and their convolution on TIMES."""

    f: Curve
    g: Curve
    result: Curve

    def shifted(self, time: float) -> Curve:
        """g(time - u) on GRID: g mirrored and moved by `time`; 0 where g is not given."""
        return np.interp(time - GRID, GRID, self.g, left=0.0, right=0.0)

    def product(self, time: float) -> Curve:
        """f(u) g(time - u) on GRID; the area below it is the convolution at `time`."""
        return self.f * self.shifted(time)

    def at(self, time: float) -> float:
        """(f*g)(time)."""
        return float(np.interp(time, TIMES, self.result, left=0.0, right=0.0))

    @property
    def peak(self) -> float:
        """The time at which the convolution is largest; the middle of a plateau."""
        largest = np.flatnonzero(self.result >= self.result.max() - 1e-9)
        return float(TIMES[largest].mean())


def convolve(f: Curve, g: Curve) -> LineConvolution:
    """Both on GRID."""
    return LineConvolution(f, g, np.convolve(f, g) * STEP)


def function(name: str) -> Curve:
    """A function of FUNCTIONS on GRID."""
    return FUNCTIONS[name](GRID)
