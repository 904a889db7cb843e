"""Colour maps: tables of 256 colours, all of them taken from OpenCV and colorcet, none typed by hand.

Diverging maps have their neutral colour in the middle and are meant for signed values; sequential ones change steadily
in lightness and are meant for values from 0 up. Blue with red or yellow, inferno, viridis, cividis, magma and grey are
safe for colour-blind eyes. Colours of values never follow the theme of the window.

Importing colorcet takes 80 ms, so it is imported when the first of its tables is asked for; `table` may be called early
on any thread to have it ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import Picture
from cnnviewer.errors import UsageError

Table = NDArray[np.uint8]
Colour = tuple[int, int, int]
Kind = Literal["diverging", "sequential"]


@dataclass(frozen=True)
class ColourMap:
    """An entry of COLOUR_MAPS.

    name   the name in settings and on the command line; title  the same for people
    kind   "diverging" for signed values, "sequential" for values from 0 up
    make   makes the (256, 3) uint8 RGB table
    """

    name: str
    title: str
    kind: Kind
    make: Callable[[], Table]


def _from_colorcet(key: str) -> Table:
    import colorcet

    text = "".join(colour.removeprefix("#") for colour in colorcet.palette[key])
    return np.frombuffer(bytes.fromhex(text), np.uint8).reshape(256, 3)


def _from_opencv(number: int) -> Table:
    ramp = np.arange(256, dtype=np.uint8).reshape(256, 1)
    return np.ascontiguousarray(cv2.applyColorMap(ramp, number).reshape(256, 3)[:, ::-1])


def _grey(step: int) -> Table:
    return np.repeat(np.arange(256, dtype=np.uint8)[::step, None], 3, axis=1)


_ENTRIES = (
    ColourMap("blue-white-red", "Blue – white – red", "diverging", partial(_from_colorcet, "CET_D1A")),
    ColourMap("blue-white-yellow", "Blue – white – yellow", "diverging", partial(_from_colorcet, "CET_CBD1")),
    ColourMap("green-white-violet", "Green – white – violet", "diverging", partial(_from_colorcet, "CET_D2")),
    ColourMap("blue-black-red", "Blue – black – red", "diverging", partial(_from_colorcet, "CET_D4")),
    ColourMap("blue-black-yellow", "Blue – black – yellow", "diverging", partial(_from_colorcet, "CET_D6")),
    ColourMap("inferno", "Inferno", "sequential", partial(_from_opencv, cv2.COLORMAP_INFERNO)),
    ColourMap("viridis", "Viridis", "sequential", partial(_from_opencv, cv2.COLORMAP_VIRIDIS)),
    ColourMap("cividis", "Cividis", "sequential", partial(_from_opencv, cv2.COLORMAP_CIVIDIS)),
    ColourMap("magma", "Magma", "sequential", partial(_from_opencv, cv2.COLORMAP_MAGMA)),
    ColourMap("fire", "Fire", "sequential", partial(_from_colorcet, "CET_L3")),
    ColourMap("blues", "White – blue", "sequential", partial(_from_colorcet, "CET_L12")),
    ColourMap("grey", "Grey", "sequential", partial(_grey, 1)),
    ColourMap("grey-inverted", "Grey, inverted", "sequential", partial(_grey, -1)),
)

COLOUR_MAPS: dict[str, ColourMap] = {entry.name: entry for entry in _ENTRIES}


@lru_cache(maxsize=64)
def table(name: str) -> Table:
    """The (256, 3) uint8 RGB table of the colour map `name`, read-only. Raises UsageError for an unknown name."""
    if name not in COLOUR_MAPS:
        raise UsageError(f"There is no colour map {name}; choose one of {', '.join(COLOUR_MAPS)}.")
    colours = COLOUR_MAPS[name].make()
    colours.flags.writeable = False
    return colours


def colourise(picture: Picture, colours: Table, gap: Colour | None = None) -> NDArray[np.uint8]:
    """The (rows, columns, 3) uint8 RGB pixels of `picture` through a (256, 3) table; a composite is copied as it is.

    gap  the colour of gaps and of places without a map; None leaves them in the first colour of the table
    """
    painted = picture.pixels.copy() if picture.pixels.ndim == 3 else paint(picture.pixels, colours)
    if gap is not None:
        paint_gaps(painted, picture, gap)
    return painted


def paint(indices: NDArray[np.uint8], colours: Table) -> NDArray[np.uint8]:
    """(H, W) uint8 indices as (H, W, 3) uint8 RGB."""
    lookup = np.ascontiguousarray(colours).reshape(256, 1, 3)
    # applyColorMap keeps the order of the channels of a table of one's own.
    return np.asarray(cv2.applyColorMap(np.ascontiguousarray(indices), lookup), np.uint8)


def paint_gaps(painted: NDArray[np.uint8], picture: Picture, colour: Colour) -> None:
    """Write `colour` where no tile of `picture` lies."""
    layout = picture.layout
    if layout.gap:
        for row in range(1, layout.rows):
            bottom = layout.origin(row * layout.columns)[0]
            painted[bottom - layout.gap : bottom] = colour
        for column in range(1, layout.columns):
            right = layout.origin(column)[1]
            painted[:, right - layout.gap : right] = colour
    if layout.count < layout.rows * layout.columns:
        top, left = layout.origin(layout.count)
        painted[top:, left:] = colour
