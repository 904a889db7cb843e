"""Pixels and colours of what a sheet shows: maps through their colour tables, legends, the two backgrounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.colours import paint, table
from cnnviewer.display.mosaic import layout_of, make_mosaic
from cnnviewer.display.readable import is_light
from cnnviewer.export.content import Column, Limits, NamedMap
from cnnviewer.export.exporter import Background
from cnnviewer.export.page import Colour


@dataclass(frozen=True)
class Palette:
    """The colours of a sheet; those of values never change."""

    background: Colour
    text: Colour
    quiet: Colour


PALETTES: dict[Background, Palette] = {
    "white": Palette((255, 255, 255), (28, 30, 34), (112, 116, 124)),
    "dark": Palette((27, 28, 32), (238, 239, 242), (150, 154, 164)),
}


def indices_of(array: NDArray[np.float32], levels: Limits, shrink: int = 1) -> NDArray[np.uint8]:
    """(H, W) uint8 indices of an (H, W) float32 map, as on the screen."""
    height, width = array.shape
    layout = layout_of(1, (height, width), 1, shrink)
    maps = np.ascontiguousarray(array, np.float32)[None]
    return make_mosaic(maps, (0,), np.array([levels], np.float32), layout)


def pixels_of(named: NamedMap, shrink: int = 1) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 RGB of a map in its own colours."""
    return paint(indices_of(named.array, named.levels, shrink), table(named.colours))


def composite_of(column: Column, shrink: int = 1) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 RGB: the first three maps of a column as red, green and blue."""
    return np.dstack([indices_of(named.array, named.levels, shrink) for named in column.maps[:3]])


def legend_pixels(colours: str) -> NDArray[np.uint8]:
    """(1, 256, 3) uint8 RGB: the colour table from left to right."""
    return table(colours)[None].copy()


def readable_on(colour: NDArray[np.uint8]) -> Colour:
    """Black or white, whichever is easier to read on `colour` (3,) uint8 RGB."""
    return (20, 20, 22) if is_light(*(float(part) for part in colour)) else (255, 255, 255)
