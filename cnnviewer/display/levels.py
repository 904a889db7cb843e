"""Levels: which value is drawn as the first colour and which as the last.

Signed values get levels symmetrical about 0, so that 0 is always the middle of a diverging map. Unsigned values start
at 0, or at their minimum when there are negative ones. Levels never coincide: a map that is 0 everywhere gets the
scale -1...1 or 0...1, on which it is drawn as what it is. NaN and infinities count for nothing here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import LevelSpec, Picture, PictureSpec, Scope
from cnnviewer.display.sampling import Sample, sample

Limits = tuple[float, float]
Rows = NDArray[np.float64]
Flags = NDArray[np.bool_]

# The part of the way that levels shrink in one picture of a video; they expand at once.
SHRINK_RATE = 0.1
# Below this spread float32 arithmetic on the scale 255 / spread overflows.
_LEAST_SPREAD = 1e-30
# Limits closer than this part of their size are the same float32.
_FLOAT_STEP = 2.5e-7
_LARGEST = float(np.finfo(np.float32).max)
# What a map that is 0 everywhere gets; it says nothing about the values that come after it.
_DEAD_LEVELS = ((-1.0, 1.0), (0.0, 1.0))


def levels_of(
    activation: NDArray[np.float32],
    spec: PictureSpec,
    channels: Sequence[int],
    *,
    previous: Picture | None = None,
    limits: Limits | None = None,
) -> tuple[NDArray[np.float32], Limits]:
    """The levels of `channels` and the legend of the layer.

    activation  (C, H, W) float32
    previous    the picture before: its levels are kept by scope HOLD and left slowly by `smooth`
    limits      (low, high) over the whole network, for scope NETWORK
    Returns ((len(channels), 2) float32, (low, high)), low < high in both.
    """
    return levels_from(sample(activation, spec.levels.ignore_border), spec, channels, previous=previous, limits=limits)


def levels_from(
    seen: Sample,
    spec: PictureSpec,
    channels: Sequence[int],
    *,
    previous: Picture | None = None,
    limits: Limits | None = None,
) -> tuple[NDArray[np.float32], Limits]:
    """The same from a sample of the activation, taken without the spec's border."""
    wanted = spec.levels
    shared = _shared(seen, spec, previous, limits)
    if shared is not None:
        return _repeated(shared, len(channels)), shared
    layer = _layer_limits(seen, spec)
    # Maps of one cell (a vector of classes) would all be drawn as an extreme on scales of their own.
    single_cells = wanted.scope is Scope.MAP and seen.values.shape[1] == 1
    if wanted.scope is Scope.LAYER or single_cells:
        if wanted.smooth and previous is not None and _comparable(spec, previous.spec):
            layer = _moved(layer, previous.limits, dead=seen.span == (0.0, 0.0))
        return _repeated(layer, len(channels)), layer
    return _levels_of_maps(seen, spec, channels, previous).astype(np.float32), layer


def network_limits(activations: Iterable[NDArray[np.float32]], levels: LevelSpec | None = None) -> Limits | None:
    """(low, high) over the values of several layers, each (C, H, W) or (N, C, H, W), for scope NETWORK.

    With `levels.robust` the extremes of each layer are left out before the layers are compared. None for no layers.
    """
    levels = levels or LevelSpec()
    found = []
    for activation in activations:
        seen = sample(as_maps(activation), levels.ignore_border)
        found.append(_robust(seen.layer_percentiles, seen.span) if levels.robust else seen.span)
    if not found:
        return None
    return min(low for low, _ in found), max(high for _, high in found)


def as_maps(activation: NDArray[np.float32]) -> NDArray[np.float32]:
    """`activation` as (C, H, W) float32: a vector (C,) becomes C maps of one cell; a batch gives its first sample."""
    array = np.asarray(activation, np.float32)
    if array.ndim > 3:
        array = array.reshape(-1, *array.shape[-3:])[0]
    if array.ndim == 2:
        array = array[0]
    if array.ndim < 3:
        array = array.reshape(-1, 1, 1)
    return array


def oriented(low: float, high: float, signed: bool) -> Limits:
    """Levels for values in low...high: symmetrical about 0 when signed, else from 0 or the negative minimum."""
    return _pair(_oriented(np.array([[low, high]], np.float64), signed))


def usable(limits: Limits, signed: bool) -> Limits:
    """`limits` in order, finite and apart; -1...1, or 0...1 when unsigned, when they enclose nothing but 0."""
    return _pair(_usable(np.array([limits], np.float64), signed))


def smoothed(now: Limits, before: Limits) -> Limits:
    """Levels of a video: they expand at once and shrink by SHRINK_RATE of the way a picture."""
    return _pair(_smoothed(np.array([now], np.float64), np.array([before], np.float64)))


# The same for many maps at once: rows of (low, high), float64. A layer has hundreds of maps and a video 60 frames.


def _oriented(rows: Rows, signed: bool) -> Rows:
    found = np.empty_like(rows)
    if signed:
        np.maximum(-rows[:, 0], rows[:, 1], out=found[:, 1])
        np.negative(found[:, 1], out=found[:, 0])
    else:
        np.minimum(rows[:, 0], 0.0, out=found[:, 0])
        np.maximum(rows[:, 1], 0.0, out=found[:, 1])
    # 0 lies between them: when they are far enough apart and not too far, nothing is left to be mended.
    spread = found[:, 1] - found[:, 0]
    return found if spread.min() > _LEAST_SPREAD and spread.max() < _LARGEST else _usable(found, signed)


def _usable(rows: Rows, signed: bool) -> Rows:
    rows = np.sort(np.clip(np.nan_to_num(rows, nan=0.0, posinf=_LARGEST, neginf=-_LARGEST), -_LARGEST, _LARGEST))
    low, high = rows[:, 0], rows[:, 1]
    apart = high - low > np.maximum(_LEAST_SPREAD, _FLOAT_STEP * np.maximum(high, -low))
    if apart.all():
        return rows
    # Both are the same value: the scale runs from 0 to there.
    rows = np.where(apart[:, None], rows, np.stack((np.minimum(low, 0.0), np.maximum(high, 0.0)), axis=1))
    dead = ~apart & (np.abs(low) <= _LEAST_SPREAD)
    return np.where(dead[:, None], _DEAD_LEVELS[0] if signed else _DEAD_LEVELS[1], rows)


def _smoothed(now: Rows, before: Rows) -> Rows:
    shrunk = before + (now - before) * SHRINK_RATE
    return np.stack((np.minimum(now[:, 0], shrunk[:, 0]), np.maximum(now[:, 1], shrunk[:, 1])), axis=1)


def _pair(rows: Rows) -> Limits:
    return float(rows[0, 0]), float(rows[0, 1])


def _shared(seen: Sample, spec: PictureSpec, previous: Picture | None, limits: Limits | None) -> Limits | None:
    """The one scale of all maps when it does not come from this layer's values: typed, held or the network's."""
    wanted = spec.levels
    if wanted.limits is not None and all(map(math.isfinite, wanted.limits)):
        return usable(wanted.limits, spec.signed)
    if wanted.scope is Scope.NETWORK and limits is not None and all(map(math.isfinite, limits)):
        reach = max(abs(limits[0]), abs(limits[1]))
        # One maximum for both kinds, so that a signed layer and an unsigned one end at the same number.
        low = 0.0 if not spec.signed and seen.span[0] >= 0 else -reach
        return usable((low, reach), spec.signed)
    if wanted.scope is Scope.HOLD and previous is not None and previous.spec.value == spec.value:
        rows = previous.levels
        if (rows == rows[0]).all():
            return float(rows[0, 0]), float(rows[0, 1])
    return None


def _layer_limits(seen: Sample, spec: PictureSpec) -> Limits:
    low, high = seen.span
    if spec.levels.robust:
        low, high = _robust(seen.layer_percentiles, (low, high))
    return oriented(low, high, spec.signed)


def _levels_of_maps(seen: Sample, spec: PictureSpec, channels: Sequence[int], previous: Picture | None) -> Rows:
    """Levels of every map for itself, after those of the picture before where that is wanted."""
    chosen = np.asarray(channels, np.intp)
    extremes = np.stack((seen.low[chosen], seen.high[chosen]), axis=1)
    rows = extremes
    if spec.levels.robust:
        percentiles = seen.percentiles[chosen]
        spread = percentiles[:, 1] - percentiles[:, 0] > _LEAST_SPREAD
        rows = np.where(spread[:, None], percentiles, extremes)
    rows = _oriented(rows, spec.signed)
    known, before = _levels_before(previous, spec, chosen)
    if not known.any():
        return rows
    if spec.levels.scope is Scope.HOLD:
        return np.where(known[:, None], before, rows)
    moved = np.where((extremes == 0.0).all(axis=1)[:, None], before, _smoothed(rows, before))
    unmoved = ~known
    for dead in _DEAD_LEVELS:
        unmoved |= (before == dead).all(axis=1)
    return np.where(unmoved[:, None], rows, moved)


def _levels_before(previous: Picture | None, spec: PictureSpec, chosen: NDArray[np.intp]) -> tuple[Flags, Rows]:
    """What the picture before used for each channel, and which channels it had, where that may be compared."""
    none = np.zeros(len(chosen), bool), np.zeros((len(chosen), 2))
    if previous is None:
        return none
    hold = spec.levels.scope is Scope.HOLD and previous.spec.value == spec.value
    if not (hold or (spec.levels.smooth and _comparable(spec, previous.spec))):
        return none
    if previous.channels == tuple(chosen.tolist()):
        return np.ones(len(chosen), bool), previous.levels.astype(np.float64)
    rows = dict(zip(previous.channels, previous.levels.tolist(), strict=True))
    known = np.array([channel in rows for channel in chosen.tolist()])
    return known, np.array([rows.get(channel, (0.0, 0.0)) for channel in chosen.tolist()], np.float64).reshape(-1, 2)


def _moved(now: Limits, before: Limits, *, dead: bool) -> Limits:
    """`now` smoothed after `before`; a map that has become 0 everywhere keeps the scale it had."""
    if before in _DEAD_LEVELS:
        return now
    return before if dead else smoothed(now, before)


def _robust(percentiles: Limits, extremes: Limits) -> Limits:
    """The percentiles, or the extremes when all but a few values are the same (a sparse map after ReLU)."""
    return percentiles if percentiles[1] - percentiles[0] > _LEAST_SPREAD else extremes


def _comparable(spec: PictureSpec, before: PictureSpec) -> bool:
    """True when the levels of the picture before were chosen by the same rules."""
    return (spec.value, spec.signed, replace(spec.levels, smooth=False)) == (
        before.value,
        before.signed,
        replace(before.levels, smooth=False),
    )


def _repeated(limits: Limits, count: int) -> NDArray[np.float32]:
    return np.tile(np.array(limits, np.float32), (count, 1))
