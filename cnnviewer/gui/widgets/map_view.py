"""A mosaic of feature maps that can be zoomed, panned, pointed at and read: one picture, one `drawImage`.

Places come in three kinds: widget pixels, mosaic pixels (of the shrunk picture) and cells (tile, row, column of a map).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from cnnviewer.display.picture import MosaicLayout, Picture
from cnnviewer.gui.widgets import map_paint

Cell = tuple[int, int, int]  # channel, row, column
LARGEST_CELL = 160.0  # screen pixels of one map cell at the end of the zoom
_WHEEL_STEP = 1.0015


class MapView(QWidget):
    """Shows a Picture.

    pressed   a cell was clicked: channel, row, column
    opened    a cell was double-clicked
    hovered   the mouse is over a cell (channel, row, column), or over none (None)
    zoomed    the scale changed; the owner may want finer pictures
    """

    pressed = Signal(int, int, int)
    opened = Signal(int, int, int)
    hovered = Signal(object)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(24, 24)
        self.picture: Picture | None = None
        self.activation: NDArray[np.float32] | None = None
        self.selected: tuple[int, tuple[int, int] | None] | None = None
        self.boxed: tuple[float, float, float, float] | None = None
        self.stale = False
        self._colours = [0] * 256
        self._image: QImage | None = None
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)  # the mosaic's place (0...1) in the middle of the widget
        self._drag: QPointF | None = None
        self._dragged = False
        self._hover: Cell | None = None

    def sizeHint(self) -> QSize:
        return QSize(120, 240)

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Another colour table, (256, 3) uint8: the same picture in other colours."""
        self._colours = map_paint.colour_list(table)
        self._make_image()
        self.update()

    def show_picture(self, picture: Picture | None, activation: NDArray[np.float32] | None) -> None:
        """Show `picture`; `activation` (C, H, W) is what it was drawn from, for hovering and printed numbers."""
        if picture is self.picture and activation is self.activation:
            return
        if picture is None or self.picture is None or _shape(picture.layout) != _shape(self.picture.layout):
            self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.picture, self.activation = picture, activation
        self._make_image()
        self.update()

    def select(self, channel: int | None, pixel: tuple[int, int] | None = None) -> None:
        """Frame the map of `channel`, and the cell `pixel` (row, column) in it."""
        selected = None if channel is None else (channel, pixel)
        if selected != self.selected:
            self.selected = selected
            self.update()

    def show_box(self, box: tuple[float, float, float, float] | None) -> None:
        """Box (top, left, bottom, right), in cells, on every tile: a receptive field."""
        if box != self.boxed:
            self.boxed = box
            self.update()

    def set_stale(self, stale: bool) -> None:
        """Whether what is on show is out of date."""
        if stale != self.stale:
            self.stale = stale
            self.update()

    @property
    def colours(self) -> list[int]:
        """The 256 colours as 0xffRRGGBB."""
        return self._colours

    @property
    def zoom(self) -> float:
        """1.0 when the whole mosaic is seen."""
        return self._zoom

    def pixels_per_cell(self) -> float:
        """Device pixels that one map cell takes on the screen now."""
        if self.picture is None:
            return 0.0
        layout = self.picture.layout
        return self._scale() * layout.tile[1] / max(1, layout.map[1]) * self.devicePixelRatioF()

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom in (factor > 1) or out, keeping the place under `about` (widget pixels) where it is."""
        if self.picture is None:
            return
        about = about if about is not None else QPointF(self.width() / 2, self.height() / 2)
        place = self._to_mosaic(about)
        layout = self.picture.layout
        largest = LARGEST_CELL * layout.map[1] / layout.tile[1] / self._fit_scale()
        self._zoom = min(max(1.0, self._zoom * factor), max(1.0, largest))
        height, width = layout.size
        scale = self._scale()
        self._centre = QPointF(
            (place.x() - (about.x() - self.width() / 2) / scale) / width,
            (place.y() - (about.y() - self.height() / 2) / scale) / height,
        )
        self._settle()
        self.zoomed.emit()

    def zoom_to_fit(self) -> None:
        """Show the whole mosaic again."""
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()
        self.zoomed.emit()

    def cell_at(self, place: QPointF) -> Cell | None:
        """The (channel, row, column) under a place of the widget; None between the maps."""
        if self.picture is None:
            return None
        mosaic = self._to_mosaic(place)
        found = self.picture.layout.at(mosaic.y(), mosaic.x())
        if found is None:
            return None
        tile, row, column = found
        channel = tile if self.picture.spec.composite is not None else self.picture.channels[tile]
        return channel, row, column

    def cell_rect(self, tile: int, row: int, column: int) -> QRectF:
        """Where a map cell lies on the widget."""
        assert self.picture is not None
        layout = self.picture.layout
        top, left = layout.origin(tile)
        height, width = layout.tile[0] / layout.map[0], layout.tile[1] / layout.map[1]
        corner = self._to_widget(QPointF(left + column * width, top + row * height))
        scale = self._scale()
        return QRectF(corner.x(), corner.y(), width * scale, height * scale)

    def tile_rect(self, tile: int) -> QRectF:
        """Where a tile lies on the widget."""
        assert self.picture is not None
        top, left = self.picture.layout.origin(tile)
        height, width = self.picture.layout.tile
        corner = self._to_widget(QPointF(left, top))
        return QRectF(corner.x(), corner.y(), width * self._scale(), height * self._scale())

    def mosaic_rect(self) -> QRectF:
        """Where the whole mosaic lies on the widget; it reaches outside when zoomed."""
        assert self.picture is not None
        height, width = self.picture.layout.size
        corner = self._to_widget(QPointF(0, 0))
        return QRectF(corner.x(), corner.y(), width * self._scale(), height * self._scale())

    # Events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._make_image()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        map_paint.paint(painter, self, self._image, self._hover)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        self.zoom_by(_WHEEL_STEP ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            moved = event.position() - self._drag
            if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self._pan(moved)
                self._drag = event.position()
            return
        self._hover_over(self.cell_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._drag is None:
            return
        clicked, self._drag = not self._dragged, None
        cell = self.cell_at(event.position())
        if clicked and cell is not None:
            self.pressed.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self.opened.emit(*cell)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover_over(self.cell_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._hover_over(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the strip walks channels and layers

    def _hover_over(self, cell: Cell | None) -> None:
        if cell != self._hover:
            self._hover = cell
            self.hovered.emit(cell)
            self.update()

    def _pan(self, moved: QPointF) -> None:
        if self.picture is None:
            return
        height, width = self.picture.layout.size
        scale = self._scale()
        self._centre -= QPointF(moved.x() / scale / width, moved.y() / scale / height)
        self._settle()

    # Places

    def _fit_scale(self) -> float:
        """Widget pixels of a mosaic pixel when the whole mosaic is seen."""
        if self.picture is None:
            return 1.0
        height, width = self.picture.layout.size
        return max(1e-6, min(self.width() / max(1, width), self.height() / max(1, height)))

    def _scale(self) -> float:
        return self._fit_scale() * self._zoom

    def _origin(self) -> QPointF:
        """The widget place of the mosaic's upper left corner."""
        assert self.picture is not None
        height, width = self.picture.layout.size
        scale = self._scale()
        if self._zoom == 1.0:  # upper aligned, so that columns of different heights start on one line
            return QPointF((self.width() - width * scale) / 2, 0)
        return QPointF(
            self.width() / 2 - self._centre.x() * width * scale,
            self.height() / 2 - self._centre.y() * height * scale,
        )

    def _to_mosaic(self, place: QPointF) -> QPointF:
        return (place - self._origin()) / self._scale()

    def _to_widget(self, place: QPointF) -> QPointF:
        return self._origin() + place * self._scale()

    def _settle(self) -> None:
        """Keep the mosaic on the widget."""
        if self.picture is not None:
            height, width = self.picture.layout.size
            scale = self._scale()
            half_x, half_y = self.width() / 2 / scale / width, self.height() / 2 / scale / height
            self._centre = QPointF(_between(self._centre.x(), half_x), _between(self._centre.y(), half_y))
        self.update()

    def _make_image(self) -> None:
        self._image = None
        if self.picture is not None and self.picture.pixels.size:
            gap = self.palette().color(QPalette.ColorRole.Dark)
            self._image = map_paint.image_of(self.picture, self._colours, gap)


def _between(centre: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(max(centre, half), 1 - half)


def _shape(layout: MosaicLayout) -> tuple[int, int, tuple[int, int]]:
    return layout.count, layout.columns, layout.map
