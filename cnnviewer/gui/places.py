"""Between the one selection (value, channel, pixel) and a place in the array of that value, (samples, channels, ...).

Feature maps (N, C, H, W) are selected by row and column; of all other arrays the axes behind the channels count as one
column of cells. Only the first sample can be selected, as everywhere in the window.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.engine.network import Array, Shape
from cnnviewer.session.state import Selection

Index = tuple[int, ...]


def index_of(selection: Selection, shape: Shape) -> Index | None:
    """The place that `selection` names in an array of `shape`; None when it is none, or names no cell of a map."""
    if len(shape) < 2:
        return (selection.channel,) if shape and selection.channel < shape[0] else None if shape else ()
    rest = shape[2:]
    if selection.channel >= shape[1] or not shape[0] or 0 in rest:
        return None
    if int(np.prod(rest)) == 1:
        return 0, selection.channel, *(0,) * len(rest)
    if selection.pixel is None:
        return None
    row, column = selection.pixel
    if len(rest) == 2:
        return (0, selection.channel, row, column) if 0 <= row < rest[0] and 0 <= column < rest[1] else None
    if not 0 <= row < int(np.prod(rest)):
        return None
    return 0, selection.channel, *(int(one) for one in np.unravel_index(row, rest))


def selection_of(before: Selection, value: str, index: Index, shape: Shape) -> Selection:
    """`before` moved to the place `index` of `value`, an array of `shape`."""
    if len(shape) < 2:
        return replace(before, value=value, channel=index[0] if index else 0, pixel=None)
    rest = shape[2:]
    pixel: tuple[int, int] | None = None
    if len(rest) == 2:
        pixel = index[2], index[3]
    elif rest:
        pixel = int(np.ravel_multi_index(index[2:], rest)), 0
    return replace(before, value=value, channel=index[1], pixel=pixel)


def strongest_place(array: Array, channel: int) -> Index | None:
    """The place of the number with the largest magnitude in `channel` of the first sample; None in an empty array."""
    if array.ndim < 3 or channel >= array.shape[1] or not array.size:
        return None
    numbers = np.abs(np.nan_to_num(array[0, channel].astype(np.float64)))
    return 0, channel, *(int(one) for one in np.unravel_index(int(numbers.argmax()), numbers.shape))
