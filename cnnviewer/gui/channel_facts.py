"""The numbers of one feature map: extremes, mean, spread, share of zeros, histogram."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 64


@dataclass(frozen=True, eq=False)
class ChannelFacts:
    """low, high, mean and standard deviation over all cells; zeros: share of cells that are exactly 0, from 0 to 1.

    counts  cells in each of BINS equal parts from low to high
    """

    low: float
    high: float
    mean: float
    deviation: float
    zeros: float
    counts: NDArray[np.int64]

    @property
    def dead(self) -> bool:
        """True when every cell is 0: nothing of the picture gets through this channel."""
        return self.low == self.high == 0

    @property
    def even(self) -> bool:
        """True when every cell has the same number."""
        return self.low == self.high


def facts_of(feature_map: NDArray[np.float32]) -> ChannelFacts:
    """The facts of a feature map (H, W); a value (activation of a fully connected layer) may have any shape."""
    low, high = float(feature_map.min()), float(feature_map.max())
    mean = float(feature_map.mean(dtype=np.float64))
    deviation = float(np.sqrt(max(0.0, float(np.square(feature_map, dtype=np.float64).mean()) - mean * mean)))
    zeros = 1.0 - np.count_nonzero(feature_map) / feature_map.size
    if high > low and np.isfinite(high - low):
        places = ((feature_map - low) * np.float32((BINS - 1e-3) / (high - low))).astype(np.intp)
        counts = np.bincount(np.clip(places, 0, BINS - 1).ravel(), minlength=BINS)
    else:
        counts = np.zeros(BINS, np.int64)
        counts[BINS // 2] = feature_map.size
    return ChannelFacts(low, high, mean, deviation, zeros, counts.astype(np.int64))
