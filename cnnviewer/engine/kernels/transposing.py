"""An array laid out anew with its axes in another order."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from cnnviewer.engine import buffers
from cnnviewer.engine.kernels.elementwise import WORTH_A_THREAD
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Array, Shape

_TILED = {1: np.uint8, 2: np.uint16, 4: np.float32, 8: np.float64}
"""A type that OpenCV can transpose for every size of a value; the bits are moved, not read."""


def transposed(x: Array, order: Sequence[int]) -> Array:
    """A C-contiguous array whose axis i is axis order[i] of `x`; a view where no number moves.

    Two blocks of axes that change places are a matrix, which OpenCV transposes tile by tile, about four times as fast
    as NumPy.
    """
    shape = tuple(x.shape[axis] for axis in order)
    lengths, places = _joined_axes(x.shape, order)
    if places == list(range(len(places))):
        return x.reshape(shape)
    out = buffers.empty(shape, x.dtype)
    if places == [1, 0] and x.itemsize in _TILED and min(lengths) >= 4:
        kind = _TILED[x.itemsize]
        matrix = np.ascontiguousarray(x).view(kind).reshape(lengths)
        target = out.view(kind).reshape(lengths[::-1])
        least = max(1, WORTH_A_THREAD // lengths[0])
        spread(lambda first, last: _turn(matrix[:, first:last], target[first:last]), lengths[1], least)
        return out
    view = x.transpose(order)
    longest = int(np.argmax(shape))
    inside, outside = np.moveaxis(view, longest, 0), np.moveaxis(out, longest, 0)
    least = max(1, WORTH_A_THREAD * shape[longest] // max(1, x.size))
    spread(lambda first, last: np.copyto(outside[first:last], inside[first:last]), shape[longest], least)
    return out


def _turn(matrix: Array, target: Array) -> None:
    cv2.transpose(matrix, target)


def _joined_axes(shape: Shape, order: Sequence[int]) -> tuple[list[int], list[int]]:
    """The same move with fewer axes: those of length 1 dropped, those that stay side by side joined.

    Returns the lengths of the joined axes of the input and, for every axis of the output, which of them it is.
    """
    kept = [axis for axis in order if shape[axis] != 1]
    ranks = {axis: place for place, axis in enumerate(sorted(kept))}
    runs: list[list[int]] = []
    for axis in kept:
        if runs and ranks[axis] == ranks[runs[-1][-1]] + 1:
            runs[-1].append(axis)
        else:
            runs.append([axis])
    sources = sorted(range(len(runs)), key=lambda run: runs[run][0])
    lengths = [int(np.prod([shape[axis] for axis in runs[run]])) for run in sources]
    return lengths, [sources.index(run) for run in range(len(runs))]
