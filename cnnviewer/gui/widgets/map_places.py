"""Where the maps of a mosaic lie on a widget: zoom, pan, and the way from widget pixels to map cells and back.

Places come in three kinds: widget pixels, mosaic pixels (of the shrunk picture) and cells (tile, row, column of a map).
At zoom 1 the whole mosaic is seen, in the upper left corner, so that columns of different heights start on one line.
The values of a vector below each other are as wide as the view: each has room for a bar.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnviewer.display.picture import MosaicLayout

TALLEST_BAR = 44.0  # widget pixels of one value of a vector
LARGEST_CELL = 160.0  # widget pixels of one map cell at the end of the zoom
MARGIN = 2.0  # widget pixels around the mosaic, so that frames about its edge are seen whole


class MapPlaces:
    """Zoom and place of one mosaic on a view of `size` (widget pixels).

    zoom   1.0 when the whole mosaic is seen
    start  the mosaic's place (0...1 in both directions) in the upper left corner of the view
    scale  widget pixels of one mosaic pixel, downwards; `across` the same to the right, which differs for vectors alone
    """

    def __init__(self) -> None:
        self.layout: MosaicLayout | None = None
        self.zoom = 1.0
        self.start = QPointF(0.0, 0.0)
        self.scale = self.across = 1.0
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
    def bars(self) -> bool:
        """Whether this is a vector, its values below each other."""
        layout = self.layout
        return layout is not None and layout.map == (1, 1) and layout.columns == 1 and layout.count > 1

    @property
    def cell_width(self) -> float:
        """Widget pixels of one map cell."""
        if self.layout is None:
            return 0.0
        return self.across * self.layout.tile[1] / max(1, self.layout.map[1])

    def zoom_by(self, factor: float, about: QPointF) -> None:
        """Zoom, keeping the mosaic place under `about` (widget pixels) where it is."""
        if self.layout is None:
            return
        place = self.to_mosaic(about)
        largest = LARGEST_CELL * self.layout.map[1] / self.layout.tile[1] / self._fit()
        self.zoom = min(max(1.0, self.zoom * factor), max(1.0, largest))
        height, width = self.layout.size
        inside = about - QPointF(MARGIN, MARGIN)
        down = self._fit() * self.zoom
        across = self.across if self.bars else down
        corner = place - QPointF(inside.x() / across, inside.y() / down)
        self.start = QPointF(corner.x() / width, corner.y() / height)
        self._settle()

    def pan(self, moved: QPointF) -> None:
        """The mosaic was dragged by this many widget pixels."""
        if self.layout is None:
            return
        height, width = self.layout.size
        self.start -= QPointF(moved.x() / self.across / width, moved.y() / self.scale / height)
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
        inside = place - self.origin()
        return QPointF(inside.x() / self.across, inside.y() / self.scale)

    def to_widget(self, place: QPointF) -> QPointF:
        """The place of the widget that shows these mosaic pixels."""
        return self.origin() + QPointF(place.x() * self.across, place.y() * self.scale)

    def origin(self) -> QPointF:
        """The widget place of the mosaic's upper left corner."""
        return QPointF(self._left, self._top)

    @property
    def mosaic(self) -> QRectF:
        """Where the whole mosaic lies; it reaches outside of the view when zoomed."""
        height, width = self.layout.size if self.layout is not None else (0, 0)
        return QRectF(self._left, self._top, width * self.across, height * self.scale)

    def tile(self, tile: int) -> QRectF:
        """Where a tile lies."""
        if self.layout is None:
            return QRectF()
        top, left = self.layout.origin(tile)
        height, width = self.layout.tile
        down, across = self.scale, self.across
        return QRectF(self._left + left * across, self._top + top * down, width * across, height * down)

    def gaps(self) -> list[QRectF]:
        """The gaps between the tiles, and the places after the last one; the same list until something moves."""
        key = (self.layout, self._left, self._top, self.scale, self.across)
        if self.layout is not None and key != self._gaps_for:
            self._gaps_for, self._gaps = key, self._find_gaps(self.layout)
        return self._gaps if self.layout is not None else []

    def _find_gaps(self, layout: MosaicLayout) -> list[QRectF]:
        whole = self.mosaic
        left, top, width, height = whole.left(), whole.top(), whole.width(), whole.height()
        down, across = (layout.tile[0] + layout.gap) * self.scale, (layout.tile[1] + layout.gap) * self.across
        gap = layout.gap * self.scale
        found = [QRectF(left + n * across - gap, top, gap, height) for n in range(1, layout.columns)]
        found += [QRectF(left, top + n * down - gap, width, gap) for n in range(1, layout.rows)]
        if layout.count < layout.rows * layout.columns:
            row, column = layout.origin(layout.count)
            x, y = left + column * self.across - gap, top + row * self.scale - gap
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
        if self.bars:
            return max(1e-6, min(TALLEST_BAR, self._size.height() / height))
        return max(1e-6, min(self._size.width() / max(1, width), self._size.height() / max(1, height)))

    def _settle(self) -> None:
        """Keep the mosaic on the view: no empty space beside it where it is larger than the view."""
        if self.layout is None:
            return
        self.scale = self._fit() * self.zoom
        self.across = self._size.width() / self.layout.size[1] if self.bars else self.scale
        height, width = self.layout.size[0] * self.scale, self.layout.size[1] * self.across
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
