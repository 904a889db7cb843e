"""Where a cell of a resized axis lies in the original one, and which cells there it is mixed from.

Resizing is done axis by axis: cell i of the new axis is a weighted sum of a few cells of the old one, its taps. So the
gradient is the same sum with the taps transposed. Places follow ONNX operator Resize; the cubic kernel is that of
R. Keys, "Cubic convolution interpolation for digital image processing", 1981, with its free coefficient a.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Array

Doubles = NDArray[np.float64]
Floats = NDArray[Any]

TRANSFORMS = (
    "half_pixel",
    "half_pixel_symmetric",
    "pytorch_half_pixel",
    "align_corners",
    "asymmetric",
    "tf_crop_and_resize",
)
NEAREST: dict[str, Callable[[Floats], Floats]] = {
    "round_prefer_floor": lambda places: np.ceil(places - 0.5),
    "round_prefer_ceil": lambda places: np.floor(places + 0.5),
    "floor": np.floor,
    "ceil": np.ceil,
}


@dataclass(frozen=True)
class Line:
    """One axis that is resized.

    length  cells before;  count  cells after
    width   cells after before rounding, length times scale
    start, end  the part of the axis that is shown, 0...1, for tf_crop_and_resize
    """

    length: int
    count: int
    width: float
    start: float = 0.0
    end: float = 1.0

    def places(self, transform: str, kind: type[np.floating[Any]] = np.float64) -> Floats:
        """(count,) where each new cell lies in the old axis, in cells, computed in `kind`."""
        cells = np.arange(self.count, dtype=kind)
        scale, last = kind(self.width / self.length), kind(self.length - 1)
        start, end, half = kind(self.start), kind(self.end), kind(0.5)
        places: Floats = (cells + half) / scale - half
        if transform == "align_corners":
            places = cells * last / kind(max(1, self.count - 1))
        elif transform == "asymmetric":
            places = cells / scale
        elif transform == "tf_crop_and_resize" and self.count > 1:
            places = start * last + cells * (end - start) * last / kind(self.count - 1)
        elif transform == "tf_crop_and_resize":
            places = cells + half * (start + end) * last
        elif transform == "pytorch_half_pixel" and self.count == 1:
            places = cells
        elif transform == "half_pixel_symmetric":
            places = places + kind(self.length) / 2 * (1 - kind(self.count) / (scale * kind(self.length)))
        return places


@dataclass(frozen=True, eq=False)
class Taps:
    """new[i] = sum over k of weights[i, k] * old[places[i, k]].

    places (count, K) within 0...length - 1;  weights (count, K)
    standard  "linear" or "cubic" when OpenCV's resize has the same taps, else ""
    """

    length: int
    places: NDArray[np.intp]
    weights: Doubles
    standard: str = ""

    @cached_property
    def copies(self) -> bool:
        """Whether every new cell is an old one."""
        return self.places.shape[1] == 1 and bool((self.weights == 1).all())

    @cached_property
    def repeats(self) -> int:
        """f when every old cell is repeated f times in a row, else 0."""
        times, rest = divmod(len(self.places), max(1, self.length))
        whole = self.copies and not rest
        return times if whole and np.array_equal(self.places[:, 0], np.repeat(np.arange(self.length), times)) else 0

    @property
    def transposed(self) -> Taps:
        """The taps that take a gradient with respect to the new cells to one with respect to the old."""
        news, used = np.nonzero(self.weights)
        olds, weights = self.places[news, used], self.weights[news, used]
        order = np.argsort(olds, kind="stable")
        olds, news, weights = olds[order], news[order], weights[order]
        counts = np.bincount(olds, minlength=self.length)
        ranks = np.arange(len(olds)) - np.repeat(np.cumsum(counts) - counts, counts)
        back = Taps(
            len(self.places),
            np.zeros((self.length, max(1, int(counts.max(initial=1)))), np.intp),
            np.zeros((self.length, max(1, int(counts.max(initial=1))))),
        )
        back.places[olds, ranks], back.weights[olds, ranks] = news, weights
        return back


def nearest_taps(line: Line, transform: str, rounding: str) -> Taps:
    """Each new cell is the old one at its place, rounded as NEAREST says.

    The place is computed in float32, as in ONNX Runtime: 1 / 0.33333334 is 3 there, not a little less.
    """
    places = NEAREST[rounding](line.places(transform, np.float32)).astype(np.intp)
    places = np.clip(places, 0, line.length - 1)[:, None]
    return Taps(line.length, places, np.ones(places.shape))


def mixed_taps(
    line: Line, transform: str, kernel: str, *, a: float = -0.75, antialias: bool = False, exclude_outside: bool = False
) -> Taps:
    """Linear or cubic interpolation between the old cells around each place; outside they go on as at the ends.

    kernel           "linear": 1 - |d|; "cubic": Keys' kernel with coefficient `a`
    antialias        when the axis shrinks, the kernel is stretched so that it covers all old cells
    exclude_outside  cells outside count nothing and the others share their weight
    """
    support, function = (1, _linear) if kernel == "linear" else (2, lambda d: _cubic(d, a))
    stretch = max(1.0, line.length / line.width) if antialias else 1.0
    reach = math.ceil(support * stretch)
    centres = line.places(transform)
    places = np.floor(centres).astype(np.intp)[:, None] + np.arange(1 - reach, reach + 1)
    weights = function(np.abs((places - centres[:, None]) / stretch))
    outside = (places < 0) | (places >= line.length)
    if exclude_outside:
        weights[outside] = 0
    if exclude_outside or stretch > 1:
        totals = weights.sum(axis=1, keepdims=True)
        weights /= np.where(totals == 0, 1, totals)
    standard = ""
    plain = (np.arange(line.count) + 0.5) * line.length / line.count - 0.5
    if stretch == 1 and np.allclose(centres, plain, atol=1e-9) and (kernel == "linear" or not exclude_outside):
        standard = "" if kernel == "cubic" and a != -0.75 else kernel
    return Taps(line.length, np.clip(places, 0, line.length - 1), weights, standard)


def _linear(distance: Doubles) -> Doubles:
    return np.clip(1 - distance, 0, None)


def _cubic(d: Array, a: float) -> Doubles:
    near = ((a + 2) * d - (a + 3)) * d * d + 1
    far = ((a * d - 5 * a) * d + 8 * a) * d - 4 * a
    return np.asarray(np.where(d <= 1, near, np.where(d < 2, far, 0.0)))
