"""Where things lie in a MapView: widget pixels, mosaic pixels (of the shrunk picture) and cells of a map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from cnnviewer.display.picture import MosaicLayout


@dataclass(frozen=True)
class MapPlaces:
    """A mosaic on a widget.

    width, height  of the widget in its pixels
    zoom           1.0 when the whole mosaic is seen
    centre         the mosaic's place, 0...1 across and down, in the middle of the widget
    """

    layout: MosaicLayout
    width: int
    height: int
    zoom: float
    centre: tuple[float, float]

    @cached_property
    def fit_scale(self) -> float:
        """Widget pixels of a mosaic pixel when the whole mosaic is seen."""
        rows, columns = self.layout.size
        return max(1e-6, min(self.width / max(1, columns), self.height / max(1, rows)))

    @cached_property
    def scale(self) -> float:
        """Widget pixels of a mosaic pixel."""
        return self.fit_scale * self.zoom

    @cached_property
    def origin(self) -> tuple[float, float]:
        """The (x, y) of the mosaic's upper left corner on the widget.

        Unzoomed it is at the top, so that columns of different heights start on one line.
        """
        rows, columns = self.layout.size
        if self.zoom == 1.0:
            return (self.width - columns * self.scale) / 2, 0.0
        return (
            self.width / 2 - self.centre[0] * columns * self.scale,
            self.height / 2 - self.centre[1] * rows * self.scale,
        )

    def to_mosaic(self, place: QPointF) -> tuple[float, float]:
        """The mosaic's (row, column) under a place of the widget."""
        return (place.y() - self.origin[1]) / self.scale, (place.x() - self.origin[0]) / self.scale

    def rect(self, top: float, left: float, height: float, width: float) -> QRectF:
        """An area of the mosaic, on the widget."""
        scale = self.scale
        return QRectF(self.origin[0] + left * scale, self.origin[1] + top * scale, width * scale, height * scale)

    @property
    def mosaic(self) -> QRectF:
        """Where the whole mosaic lies on the widget; it reaches outside when zoomed."""
        rows, columns = self.layout.size
        return self.rect(0, 0, rows, columns)

    def tile(self, tile: int) -> QRectF:
        """Where a tile lies on the widget."""
        top, left = self.layout.origin(tile)
        return self.rect(top, left, *self.layout.tile)

    def cell(self, tile: int, row: int, column: int) -> QRectF:
        """Where a cell of a map lies on the widget."""
        top, left = self.layout.origin(tile)
        height, width = (length / cells for length, cells in zip(self.layout.tile, self.layout.map, strict=True))
        return self.rect(top + row * height, left + column * width, height, width)

    def held(self) -> tuple[float, float]:
        """The centre moved so that the mosaic covers the widget where it can."""
        rows, columns = self.layout.size
        return (
            _between(self.centre[0], self.width / 2 / self.scale / columns),
            _between(self.centre[1], self.height / 2 / self.scale / rows),
        )


def _between(centre: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(max(centre, half), 1 - half)
