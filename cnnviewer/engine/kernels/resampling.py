"""Axes of an array resized by their taps: repeated, picked, or mixed from a few cells each."""

from __future__ import annotations

import math
from collections.abc import Mapping

import cv2
import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.interpolation import Taps
from cnnviewer.engine.kernels.elementwise import WORTH_A_THREAD
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array

AT_ONCE = 1 << 17
"""Values of a piece whose steps stay in the cache."""

_OPENCV = {"linear": cv2.INTER_LINEAR, "cubic": cv2.INTER_CUBIC}


def resample(x: Array, taps: Mapping[int, Taps]) -> Array:
    """`x` with the axes in `taps` resized. Taps that are no plain copies need an `x` of float32 or float64."""
    if not taps:
        return x
    rows, columns = taps.get(x.ndim - 2), taps.get(x.ndim - 1)
    if rows is not None and columns is not None and len(taps) == 2 and x.size:
        if rows.repeats and columns.repeats:
            return _repeated(x, rows.repeats, columns.repeats)
        if rows.standard and rows.standard == columns.standard and x.dtype == np.float32:
            return _by_opencv(x, len(rows.places), len(columns.places), _OPENCV[rows.standard])
    # What shrinks comes first; columns before rows, as they are the slower ones.
    for axis in sorted(taps, key=lambda axis: (len(taps[axis].places) / max(1, taps[axis].length), -axis)):
        x = _along(x, axis, taps[axis])
    return x


def _repeated(x: Array, high: int, wide: int) -> Array:
    """Every cell of the maps `x` (..., H, W) as a block of high x wide cells."""
    rows, columns = x.shape[-2:]
    out = buffers.empty((*x.shape[:-2], rows * high, columns * wide), x.dtype)
    source = np.ascontiguousarray(x).reshape(-1, columns)
    target = out.reshape(-1, high, columns * wide)

    def work(first: int, last: int) -> None:
        step = max(1, AT_ONCE // (columns * wide))
        for start in range(first, last, step):
            cut = slice(start, min(start + step, last))
            target[cut] = _widened(source[cut], wide)[:, None]

    spread(work, len(source), max(1, WORTH_A_THREAD // (columns * wide * high)))
    return out


def _widened(lines: Array, times: int) -> Array:
    """Every value of the contiguous `lines` (M, W) `times` times in a row."""
    if times == 2 and lines.itemsize == 4:
        # Two equal values of 32 bits are one of 64: three times as fast as writing every second cell.
        pairs = lines.view(np.uint32).astype(np.uint64)
        pairs *= np.uint64(0x1_0000_0001)
        return pairs.view(lines.dtype)
    return lines if times == 1 else np.repeat(lines, times, axis=1)


def _by_opencv(x: Array, rows: int, columns: int, interpolation: int) -> Array:
    """The maps `x` (..., H, W) float32 resized by OpenCV, which does both axes in one go."""
    out = buffers.empty((*x.shape[:-2], rows, columns))
    source, target = np.ascontiguousarray(x).reshape(-1, *x.shape[-2:]), out.reshape(-1, rows, columns)

    def work(first: int, last: int) -> None:
        for place in range(first, last):
            cv2.resize(source[place], (columns, rows), target[place], interpolation=interpolation)

    spread(work, len(source), max(1, WORTH_A_THREAD // (rows * columns)))
    return out


def _along(x: Array, axis: int, taps: Taps) -> Array:
    """`x` with one axis resized."""
    count, uses = taps.places.shape
    out = buffers.empty((*x.shape[:axis], count, *x.shape[axis + 1 :]), x.dtype)
    if not out.size:
        return out
    inner = math.prod(x.shape[axis + 1 :])
    source = np.ascontiguousarray(x).reshape(-1, taps.length, inner)
    target = out.reshape(-1, count, inner)
    weights = taps.weights.astype(x.dtype)[:, :, None]

    def mix(part: Array, places: Array, weights: Array, into: Array) -> None:
        """`part` (M, length, inner), some new cells of it `into` (M, places, inner)."""
        np.take(part, places[:, 0], axis=1, out=into, mode="clip")
        if taps.copies:
            return
        spare = np.empty_like(into)
        # Inside the work, as every thread has an error state of its own.
        with np.errstate(all="ignore"):
            into *= weights[:, 0]
            for use in range(1, uses):
                np.take(part, places[:, use], axis=1, out=spare, mode="clip")
                spare *= weights[:, use]
                into += spare

    def work(first: int, last: int) -> None:
        # One new line of one slice after the other; several slices at once when they are small.
        step = max(1, AT_ONCE // (count * inner))
        place = first
        while place < last:
            part, line = divmod(place, count)
            if line == 0 and place + count <= last:
                parts = min(step, (last - place) // count)
                mix(source[part : part + parts], taps.places, weights, target[part : part + parts])
                place += parts * count
            else:
                stop = min(count, line + last - place)
                cut = slice(line, stop)
                mix(source[part : part + 1], taps.places[cut], weights[cut], target[part : part + 1, cut])
                place += stop - line

    spread(work, len(source) * count, max(1, WORTH_A_THREAD // (inner * uses)))
    return out
