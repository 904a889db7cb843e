"""Where the maps of a mosaic lie on a widget: zoom, pan, and the way from widget pixels to map cells and back.

Places come in three kinds: widget pixels, mosaic pixels (of the shrunk picture) and cells (tile, row, column of a map).
At zoom 1 the whole mosaic is seen, in the upper left corner, so that columns of different heights start on one line.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnviewer.display.picture import MosaicLayout

LARGEST_CELL = 160.0  # widget pixels of one map cell at the end of the zoom
MARGIN = 2.0  # widget pixels around the mosaic, so that frames about its edge are seen whole


class MapPlaces:
    """Zoom and place of one mosaic on a view of `size` (widget pixels).

    zoom   1.0 when the whole mosaic is seen
    start  the mosaic's place (0...1 in both directions) in the upper left corner of the view
    scale  widget pixels of one mosaic pixel
    """

    def __init__(self) -> None:
        self.layout: MosaicLayout | None = None
        self.zoom = 1.0
        self.start = QPointF(0.0, 0.0)
        self.scale = 1.0
        self._left, self._top = MARGIN, MARGIN  # of the mosaic on the widget
        self._size = QSizeF(1.0, 1.0)
        self._gaps: list[QRectF] = []
        self._gaps_for: tuple[object, ...] = ()

    def resize(self, size: QSizeF) -> None:
        """The view has another size."""
        self._size = QSizeF(max(1.0, size.width() - 2 * MARGIN), max(1.0, size.height() - 2 * MARGIN))
        self._settle()

    def show(self, layout: MosaicLayout | None) -> None:
        """Another mosaic; zoom and place stay when it has the same tiles, drawn finer or coarser."""
        before, self.layout = self.layout, layout
        if layout is None or before is None or _tiles(layout) != _tiles(before):
            self.zoom, self.start = 1.0, QPointF(0.0, 0.0)
        if layout != before:
            self._settle()

    def reset(self) -> None:
        """Show the whole mosaic again."""
        self.zoom, self.start = 1.0, QPointF(0.0, 0.0)
        self._settle()

    @property
    def cell_width(self) -> float:
        """Widget pixels of one map cell."""
        if self.layout is None:
            return 0.0
        return self.scale * self.layout.tile[1] / max(1, self.layout.map[1])

    def zoom_by(self, factor: float, about: QPointF) -> None:
        """Zoom, keeping the mosaic place under `about` (widget pixels) where it is."""
        if self.layout is None:
            return
        place = self.to_mosaic(about)
        largest = LARGEST_CELL * self.layout.map[1] / self.layout.tile[1] / self._fit()
        self.zoom = min(max(1.0, self.zoom * factor), max(1.0, largest))
        height, width = self.layout.size
        corner = place - (about - QPointF(MARGIN, MARGIN)) / (self._fit() * self.zoom)
        self.start = QPointF(corner.x() / width, corner.y() / height)
        self._settle()

    def pan(self, moved: QPointF) -> None:
        """The mosaic was dragged by this many widget pixels."""
        if self.layout is None:
            return
        height, width = self.layout.size
        self.start -= QPointF(moved.x() / self.scale / width, moved.y() / self.scale / height)
        self._settle()

    def bring_into_view(self, rect: QRectF) -> None:
        """Pan as little as needed so that `rect`, in widget pixels, is seen."""
        right, bottom = self._size.width() + MARGIN, self._size.height() + MARGIN
        self.pan(QPointF(_needed(rect.left(), rect.right(), right), _needed(rect.top(), rect.bottom(), bottom)))

    def follow(self, other: MapPlaces) -> None:
        """Show the same part of the same tiles as `other`."""
        if self.layout is not None and other.layout is not None and _tiles(self.layout) == _tiles(other.layout):
            self.zoom, self.start = other.zoom, QPointF(other.start)
            self._settle()

    def to_mosaic(self, place: QPointF) -> QPointF:
        """Mosaic pixels under a place of the widget."""
        return (place - self.origin()) / self.scale

    def to_widget(self, place: QPointF) -> QPointF:
        """The place of the widget that shows these mosaic pixels."""
        return self.origin() + place * self.scale

    def origin(self) -> QPointF:
        """The widget place of the mosaic's upper left corner."""
        return QPointF(self._left, self._top)

    @property
    def mosaic(self) -> QRectF:
        """Where the whole mosaic lies; it reaches outside of the view when zoomed."""
        height, width = self.layout.size if self.layout is not None else (0, 0)
        return QRectF(self._left, self._top, width * self.scale, height * self.scale)

    def tile(self, tile: int) -> QRectF:
        """Where a tile lies."""
        if self.layout is None:
            return QRectF()
        top, left = self.layout.origin(tile)
        height, width = self.layout.tile
        scale = self.scale
        return QRectF(self._left + left * scale, self._top + top * scale, width * scale, height * scale)

    def gaps(self) -> list[QRectF]:
        """The gaps between the tiles, and the places after the last one; the same list until something moves."""
        key = (self.layout, self._left, self._top, self.scale)
        if self.layout is not None and key != self._gaps_for:
            self._gaps_for, self._gaps = key, self._find_gaps(self.layout)
        return self._gaps if self.layout is not None else []

    def _find_gaps(self, layout: MosaicLayout) -> list[QRectF]:
        whole, scale = self.mosaic, self.scale
        left, top, width, height = whole.left(), whole.top(), whole.width(), whole.height()
        down, across, gap = ((side + layout.gap) * scale for side in (layout.tile[0], layout.tile[1], 0))
        found = [QRectF(left + n * across - gap, top, gap, height) for n in range(1, layout.columns)]
        found += [QRectF(left, top + n * down - gap, width, gap) for n in range(1, layout.rows)]
        if layout.count < layout.rows * layout.columns:
            row, column = layout.origin(layout.count)
            x, y = left + column * scale - gap, top + row * scale - gap
            found.append(QRectF(x, y, left + width - x + 1, top + height - y + 1))
        return found

    def cell(self, tile: int, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        """Where `rows` x `columns` cells of a map lie, from (row, column) on."""
        if self.layout is None:
            return QRectF()
        whole = self.tile(tile)
        down, across = whole.height() / self.layout.map[0], whole.width() / self.layout.map[1]
        return QRectF(whole.left() + column * across, whole.top() + row * down, columns * across, rows * down)

    def at(self, place: QPointF) -> tuple[int, int, int] | None:
        """The (tile, row, column) under a place of the widget; None between and beside the maps."""
        if self.layout is None:
            return None
        mosaic = self.to_mosaic(place)
        return self.layout.at(mosaic.y(), mosaic.x())

    def _fit(self) -> float:
        """Widget pixels of a mosaic pixel when the whole mosaic is seen."""
        if self.layout is None:
            return 1.0
        height, width = self.layout.size
        return max(1e-6, min(self._size.width() / max(1, width), self._size.height() / max(1, height)))

    def _settle(self) -> None:
        """Keep the mosaic on the view: no empty space beside it where it is larger than the view."""
        if self.layout is None:
            return
        self.scale = self._fit() * self.zoom
        height, width = (side * self.scale for side in self.layout.size)
        seen_x, seen_y = self._size.width() / width, self._size.height() / height
        x, y = min(max(0.0, self.start.x()), 1 - seen_x), min(max(0.0, self.start.y()), 1 - seen_y)
        self.start = QPointF(max(0.0, x), max(0.0, y))
        self._left, self._top = MARGIN - self.start.x() * width, MARGIN - self.start.y() * height


def _needed(first: float, last: float, end: float) -> float:
    """How far first...last must move to lie within MARGIN...end; what is too long is brought to the start."""
    if first < MARGIN or last - first > end - MARGIN:
        return MARGIN - first
    return min(0.0, end - last)


def _tiles(layout: MosaicLayout) -> tuple[int, int, tuple[int, int]]:
    return layout.count, layout.columns, layout.map
