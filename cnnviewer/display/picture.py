"""What a panel asks the compute thread to draw (PictureSpec) and what it gets back (Picture).

A picture is one uint8 image that holds every feature map of a layer as a mosaic of tiles, already levelled to
0...255 and shrunk by a power of two to what the screen shows. Colours come later, from a table of 256: changing the
colour map recomputes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.sampling import Sample


class Scope(StrEnum):
    """Which values share one scale."""

    MAP = "map"
    LAYER = "layer"
    NETWORK = "network"
    HOLD = "hold"


@dataclass(frozen=True)
class LevelSpec:
    """How levels are chosen.

    scope          which maps share a scale; HOLD keeps the levels of the picture before
    robust         True: percentiles 0.5 and 99.5 instead of minimum and maximum
    ignore_border  cells at each edge left out of the levels (zero padding makes extremes there)
    limits         typed or dragged by the user: (low, high) for the whole layer; overrides scope
    smooth         True on video: levels move over several frames, so that nothing flickers
    """

    scope: Scope = Scope.MAP
    robust: bool = True
    ignore_border: int = 0
    limits: tuple[float, float] | None = None
    smooth: bool = False


@dataclass(frozen=True)
class PictureSpec:
    """One layer as a panel wants it.

    value      name of the value in the trace
    channels   which channels, in order; None for all
    columns    tiles in a row of the mosaic
    shrink     power of two by which tiles are reduced (1, 2, 4, 8...)
    signed     True: levels symmetrical about 0 (diverging map); False: from low to high (sequential)
    composite  three channels drawn as red, green, blue into a single tile instead of the mosaic
    levels     how levels are chosen
    gap        mosaic pixels between tiles; it grows with the tiles when the mosaic is magnified

    Channels that the value does not have (the network may just have been edited) are left out, of a composite clipped.
    """

    value: str
    channels: tuple[int, ...] | None = None
    columns: int = 4
    shrink: int = 1
    signed: bool = True
    composite: tuple[int, int, int] | None = None
    levels: LevelSpec = LevelSpec()
    gap: int = 1


@dataclass(frozen=True)
class MosaicLayout:
    """Where each tile lies in the mosaic, in mosaic pixels.

    count    tiles; columns  tiles in a row
    tile     (height, width) of a tile in mosaic pixels: the map's divided by `shrink`, rounded up
    map      (height, width) of a feature map in its own cells
    shrink   cells of the map along each side of a mosaic pixel
    gap      pixels between tiles
    """

    count: int
    columns: int
    tile: tuple[int, int]
    map: tuple[int, int]
    shrink: int = 1
    gap: int = 1

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of the whole mosaic."""
        height, width = self.tile
        return (
            self.rows * height + (self.rows - 1) * self.gap,
            self.columns * width + (self.columns - 1) * self.gap,
        )

    def origin(self, tile: int) -> tuple[int, int]:
        """(row, column) of the upper left pixel of a tile."""
        row, column = divmod(tile, self.columns)
        return row * (self.tile[0] + self.gap), column * (self.tile[1] + self.gap)

    def at(self, row: float, column: float) -> tuple[int, int, int] | None:
        """The (tile, map row, map column) under a mosaic position; None in a gap or outside."""
        pitch_rows, pitch_columns = self.tile[0] + self.gap, self.tile[1] + self.gap
        tile_row, inner_row = divmod(row, pitch_rows)
        tile_column, inner_column = divmod(column, pitch_columns)
        tile = int(tile_row) * self.columns + int(tile_column)
        outside = row < 0 or column < 0 or tile_column >= self.columns or tile >= self.count
        if outside or inner_row >= self.tile[0] or inner_column >= self.tile[1]:
            return None
        return (
            tile,
            min(int(inner_row * self.shrink), self.map[0] - 1),
            min(int(inner_column * self.shrink), self.map[1] - 1),
        )


@dataclass(frozen=True, eq=False)
class Picture:
    """A drawn layer; answers a PictureSpec.

    pixels     (rows, columns) uint8 indices into a colour table, or (rows, columns, 3) uint8 RGB for a composite;
               gaps repeat the tiles beside them and are painted over by the view; NaN holds index 0
    layout     where the tiles are; a composite has one tile
    channels   the channel of each tile; the three of a composite
    levels     (channels, 2) float32, low < high: the value drawn as index 0 and as index 255, per entry of `channels`
    limits     the (low, high) of the legend, low < high: the layer's, or the selected scale's
    sample     the activation in brief, from which the histogram is counted when somebody looks
    """

    spec: PictureSpec
    pixels: NDArray[np.uint8]
    layout: MosaicLayout
    channels: tuple[int, ...]
    levels: NDArray[np.float32]
    limits: tuple[float, float]
    sample: Sample

    @cached_property
    def histogram(self) -> NDArray[np.int64]:
        """Counts of the layer's finite values in 64 equal bins over `span`, from a sample of a large layer."""
        return self.sample.histogram()

    @property
    def span(self) -> tuple[float, float]:
        """(minimum, maximum) of the layer's finite values."""
        return self.sample.span
