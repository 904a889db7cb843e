"""A mosaic of feature maps that can be zoomed, panned, pointed at and read: one picture, one `drawImage`.

Where tiles and cells lie is worked out in map_places.py, how they are painted in map_paint.py.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
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
from cnnviewer.gui.widgets.map_places import MapPlaces

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
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.picture: Picture | None = None
        self.activation: NDArray[np.float32] | None = None
        self.selected: tuple[int, tuple[int, int] | None] | None = None
        self.boxed: tuple[float, float, float, float] | None = None
        self.stale = False
        self._colours = [0] * 256
        self._image: QImage | None = None
        self._zoom = 1.0
        self._centre = (0.5, 0.5)  # the mosaic's place, across and down, in the middle of the widget
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
            self._zoom, self._centre = 1.0, (0.5, 0.5)
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

    @property
    def places(self) -> MapPlaces:
        """Where tiles and cells lie now. Only while there is a picture."""
        assert self.picture is not None
        return MapPlaces(self.picture.layout, self.width(), self.height(), self._zoom, self._centre)

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom in (factor > 1) or out, keeping the place under `about` (widget pixels) where it is."""
        if self.picture is None:
            return
        about = about if about is not None else QPointF(self.width() / 2, self.height() / 2)
        before = self.places
        row, column = before.to_mosaic(about)
        layout = before.layout
        largest = LARGEST_CELL * layout.map[1] / layout.tile[1] / before.fit_scale
        self._zoom = min(max(1.0, self._zoom * factor), max(1.0, largest))
        rows, columns = layout.size
        scale = self.places.scale
        self._centre = (
            (column - (about.x() - self.width() / 2) / scale) / columns,
            (row - (about.y() - self.height() / 2) / scale) / rows,
        )
        self._settle()
        self.zoomed.emit()

    def zoom_to_fit(self) -> None:
        """Show the whole mosaic again."""
        self._zoom, self._centre = 1.0, (0.5, 0.5)
        self.update()
        self.zoomed.emit()

    def cell_at(self, place: QPointF) -> Cell | None:
        """The (channel, row, column) under a place of the widget; None between the maps."""
        if self.picture is None:
            return None
        found = self.picture.layout.at(*self.places.to_mosaic(place))
        if found is None:
            return None
        tile, row, column = found
        channel = tile if self.picture.spec.composite is not None else self.picture.channels[tile]
        return channel, row, column

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
        rows, columns = self.picture.layout.size
        scale = self.places.scale
        self._centre = (self._centre[0] - moved.x() / scale / columns, self._centre[1] - moved.y() / scale / rows)
        self._settle()

    def _settle(self) -> None:
        """Keep the mosaic on the widget."""
        if self.picture is not None:
            self._centre = self.places.held()
        self.update()

    def _make_image(self) -> None:
        self._image = None
        if self.picture is not None and self.picture.pixels.size:
            gap = self.palette().color(QPalette.ColorRole.Dark)
            self._image = map_paint.image_of(self.picture, self._colours, gap)


def _shape(layout: MosaicLayout) -> tuple[int, int, tuple[int, int]]:
    return layout.count, layout.columns, layout.map
