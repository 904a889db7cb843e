"""The picture of the input column: what the network sees, in colour, then its channels, as tiles of one mosaic."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.colours import paint, table
from cnnviewer.display.mosaic import laid_out, layout_of
from cnnviewer.display.picture import Picture
from cnnviewer.gui.panels.strip_requests import Choices
from cnnviewer.gui.widgets.map_view import WHOLE
from cnnviewer.pipeline.outcome import Outcome


class InputPicture:
    """Makes the picture of the input column, once for every picture and frame."""

    def __init__(self) -> None:
        self._from: tuple[object, object] = (None, None)
        self._made: Picture | None = None

    def dressed(self, picture: Picture, outcome: Outcome, choices: Choices) -> Picture:
        """`picture` as the strip shows it: one of the input begins with what the network sees."""
        value, channels = picture.spec.value, len(picture.channels)
        if not choices.is_input(value) or picture.spec.composite is not None or picture.spec.channels is not None:
            return picture
        if outcome.prepared is None or not choices.shows_seen(value, channels):
            return picture
        seen = outcome.prepared.seen
        if self._made is None or self._from[0] is not picture or self._from[1] is not seen:
            self._from = (picture, seen)
            self._made = with_seen(picture, seen, table(choices.colours(value)), picture.spec.columns)
        return self._made


def with_seen(picture: Picture, seen: NDArray[np.uint8], colours: NDArray[np.uint8], columns: int) -> Picture:
    """`picture` of the input's channels with a tile in front that shows `seen`, (H, W, 3) uint8 RGB, the same pixels.

    colours  the (256, 3) table of the channels;  columns  tiles in a row of the new mosaic
    The channel of the new tile is WHOLE; the pixels of the picture made are RGB.
    """
    before = picture.layout
    layout = layout_of(before.count + 1, before.map, columns, before.shrink, before.gap)
    height, width = layout.tile
    tiles = np.empty((layout.count, height, width, 3), np.uint8)
    tiles[0] = seen if (height, width) == seen.shape[:2] else _reduced(seen, height, width)
    painted = paint(picture.pixels, colours)
    for tile in range(before.count):
        top, left = before.origin(tile)
        tiles[tile + 1] = painted[top : top + height, left : left + width]
    pixels = laid_out(tiles, layout)
    levels = np.concatenate([picture.levels[:1], picture.levels])
    return replace(picture, pixels=pixels, layout=layout, channels=(WHOLE, *picture.channels), levels=levels)


def _reduced(seen: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(seen, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
