"""How wide the columns of the strip are: together as wide as the strip, and each so that its maps are large.

A width is worth weight x log(width of a map in it): one more pixel counts where maps are small, nothing where a wider
column would not make its maps larger because they already fill the height. The selected column weighs more. The widths
that are worth most together are found exactly, by dynamic programming over steps of a few pixels (2 ms for seven).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

# Pixels for name and shape of a layer; for name, height and width; for the name alone. The largest that fits is used.
NARROWEST = (70, 56, 50)
_SELECTED_WEIGHT = 3.0
_ENLARGED_WEIGHT = 30.0  # of a selected column that shows one map only: the user wants to see that one
_SELECTED_PART = 0.27  # of the room: what the selected column gets at least
_NARROW_PART = 0.22  # of the room: what another column gets at most
_SCROLLED = 180  # pixels of the selected column when the others already have to be scrolled
_DEEP = 108  # pixels for a column of a network with hundreds of layers
_STEP = 4


@dataclass(frozen=True)
class Tiles:
    """What a column shows: `count` maps of `size` (height, width) cells; `weight`: how much their size matters."""

    count: int = 1
    size: tuple[int, int] = (3, 4)
    weight: float = 1.0


def map_widths(tiles: Tiles, widths: NDArray[np.float64], height: float) -> NDArray[np.float64]:
    """How wide each map is drawn in columns of these widths and this height, (n,) pixels, in the best arrangement."""
    columns = np.arange(1, tiles.count + 1)
    rows = -(-tiles.count // columns)
    by_height = height / rows * tiles.size[1] / max(1, tiles.size[0])
    by_width = widths[:, None] / columns[None, :]
    fitted: NDArray[np.float64] = np.minimum(by_width, by_height[None, :]).max(axis=1)
    return fitted


@lru_cache(maxsize=256)
def column_widths(columns: tuple[Tiles, ...], selected: int, room: int, height: int) -> tuple[int, ...]:
    """The widths of `columns` in `room` pixels (gaps taken off) and `height` pixels for maps.

    selected  index of the selected column, which gets what is left over; -1 for none
    When not all columns fit, they get a readable width and the selected one 0.4 of the room: the strip is scrolled.
    """
    count = len(columns)
    least: list[int] = []
    enlarged = 0 <= selected < count and columns[selected].count == 1
    for narrowest in NARROWEST[-1:] if enlarged else NARROWEST:
        least = [max(narrowest, int(room * _SELECTED_PART)) if i == selected else narrowest for i in range(count)]
        if sum(least) <= room:
            break
    else:
        return tuple(max(_SCROLLED, int(room * 0.4)) if i == selected else NARROWEST[0] for i in range(count))
    steps = (room - sum(least)) // _STEP
    worth = np.zeros(steps + 1)
    taken: list[NDArray[np.intp]] = []
    for index, tiles in enumerate(columns):
        chosen = index == selected
        most = steps if chosen else min(steps, max(0, int(room * _NARROW_PART) - least[index]) // _STEP)
        widths = least[index] + _STEP * np.arange(most + 1, dtype=float)
        weight = tiles.weight * ((_ENLARGED_WEIGHT if enlarged else _SELECTED_WEIGHT) if chosen else 1.0)
        value = np.log(map_widths(tiles, widths, height)) * weight
        worth, choice = _added(worth, value)
        taken.append(choice)
    made = list(least)
    left = int(np.flatnonzero(worth >= worth.max() - 1e-9)[0])
    for index in reversed(range(count)):
        extra = int(taken[index][left])
        made[index] += extra * _STEP
        left -= extra
    rest = room - sum(made)
    if 0 <= selected < count:
        made[selected] += rest
    else:
        made = [width + rest // count for width in made]
    return tuple(made)


def deep_widths(count: int, selected: int, room: int) -> tuple[int, ...]:
    """The widths of `count` columns of a network with so many that the strip is scrolled anyway."""
    widest = max(_SCROLLED, int(room * _SELECTED_PART))
    return tuple(widest if index == selected else _DEEP for index in range(count))


def _added(worth: NDArray[np.float64], value: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The best worth of each number of steps with one column more, and how many of the steps that column takes."""
    count = len(worth)
    table = np.full((len(value), count), -np.inf)
    for extra in range(len(value)):
        table[extra, extra:] = worth[: count - extra] + value[extra]
    choice = table.argmax(axis=0)
    return table[choice, np.arange(count)], choice
