"""Mean, variance, range, zeros and correlations of channels, in one pass over many frames.

Sums of squares lose all their digits when a mean is large; here every frame gives its own mean and squares around it,
and two such sums are joined exactly:

    n = a + b        d = mean_b - mean_a
    mean = mean_a + d b / n        M = M_a + M_b + d d^T a b / n

(Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance", The American Statistician 37, 1983.) The
diagonal of M over n is the variance, M itself over the roots of its diagonal the correlation. All in float64.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Moments:
    """What was seen of the `channels` channels of one value so far.

    count      cells seen of each channel
    mean, squares, low, high  (C,) float64: mean, squares around it, smallest and largest value
    zeros      (C,) int64: cells that were exactly 0
    products   (C, C) float64: products around the means; None when channels are not compared
    """

    def __init__(self, channels: int, *, correlated: bool = False) -> None:
        self.count = 0
        self.mean: Numbers = np.zeros(channels)
        self.squares: Numbers = np.zeros(channels)
        self.low: Numbers = np.full(channels, np.inf)
        self.high: Numbers = np.full(channels, -np.inf)
        self.zeros: NDArray[np.int64] = np.zeros(channels, np.int64)
        self.products: Numbers | None = np.zeros((channels, channels)) if correlated else None

    @property
    def channels(self) -> int:
        """How many channels there are."""
        return len(self.mean)

    @np.errstate(over="ignore", invalid="ignore")  # of maps that hold infinities
    def add(self, maps: NDArray[np.float32]) -> None:
        """Take in `maps`, (C, ...) of one frame."""
        cells: Numbers = maps.reshape(len(maps), -1).astype(np.float64)
        count = cells.shape[1]
        if count == 0:
            return
        self.low = np.minimum(self.low, cells.min(axis=1))
        self.high = np.maximum(self.high, cells.max(axis=1))
        self.zeros = self.zeros + (cells == 0).sum(axis=1)
        mean = cells.mean(axis=1)
        cells -= mean[:, None]
        total = self.count + count
        shift = mean - self.mean
        weight = self.count * count / total
        if self.products is not None:
            self.products += cells @ cells.T
            self.products += np.outer(shift, shift) * weight
        self.squares = self.squares + np.einsum("ij,ij->i", cells, cells) + shift * shift * weight
        self.mean = self.mean + shift * (count / total)
        self.count = total

    @property
    def variance(self) -> Numbers:
        """(C,) of the population: squares around the mean divided by the number of cells."""
        return self.squares / max(1, self.count)

    @property
    def zero_share(self) -> Numbers:
        """(C,) from 0 to 1."""
        return self.zeros / max(1, self.count)

    @property
    def dead(self) -> NDArray[np.bool_]:
        """(C,): channels that were the same everywhere on all frames, mostly 0."""
        dead: NDArray[np.bool_] = (self.low == self.high) & (self.count > 0)
        return dead

    @property
    def correlation(self) -> Numbers | None:
        """(C, C) from -1 to 1; NaN for channels that never change. None when channels were not compared."""
        if self.products is None:
            return None
        spread = np.sqrt(np.diag(self.products))
        spread[(spread <= 0) | self.dead] = np.nan
        correlation: Numbers = np.clip(self.products / np.outer(spread, spread), -1.0, 1.0)
        alive = np.flatnonzero(np.isfinite(spread))
        correlation[alive, alive] = 1.0
        return correlation

    def copy(self) -> Moments:
        """The same, to be added to without touching these."""
        return restored({name: array.copy() for name, array in self.arrays().items()})

    def arrays(self) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
        """Everything, by name, such that `restored` gives the same bits."""
        made: dict[str, NDArray[np.float64] | NDArray[np.int64]] = {
            "count": np.array(self.count, np.int64),
            "mean": self.mean,
            "squares": self.squares,
            "low": self.low,
            "high": self.high,
            "zeros": self.zeros,
        }
        if self.products is not None:
            made["products"] = self.products
        return made


def restored(arrays: Mapping[str, NDArray[np.generic]]) -> Moments:
    """The moments of `Moments.arrays`. Raises ValueError or KeyError when they do not belong together."""
    channels = len(arrays["mean"])
    made = Moments(channels, correlated="products" in arrays)
    for name, first in made.arrays().items():
        array = arrays[name]
        if array.shape != first.shape or array.dtype != first.dtype:
            raise ValueError(f"{name} is {array.dtype} {array.shape}, not {first.dtype} {first.shape}")
        if name != "count":
            setattr(made, name, array)
    made.count = int(arrays["count"])
    return made
