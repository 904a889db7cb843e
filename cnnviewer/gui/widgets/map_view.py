"""A mosaic of feature maps that can be zoomed, panned, pointed at and read: one picture, one `drawImage`."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from cnnviewer.display.picture import Picture
from cnnviewer.gui.widgets import map_paint
from cnnviewer.gui.widgets.map_image import MapImage
from cnnviewer.gui.widgets.map_marks import Mark
from cnnviewer.gui.widgets.map_places import MapPlaces

Cell = tuple[int, int, int]  # channel, row, column
WHOLE = -1  # the channel of a tile that shows whole pixels instead of one of their channels
_WHEEL_STEP = 1.0015


class MapView(QWidget):
    """Shows a Picture.

    pressed   a cell was clicked: channel, row, column
    opened    a cell was double-clicked
    hovered   the mouse is over a cell (channel, row, column), or over none (None)
    zoomed    the scale changed; the owner may want finer pictures
    panned    the part that is seen changed
    """

    pressed = Signal(int, int, int)
    opened = Signal(int, int, int)
    hovered = Signal(object)
    zoomed = Signal()
    panned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(24, 24)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.places = MapPlaces()
        self.picture: Picture | None = None
        self.activation: NDArray[np.float32] | None = None
        self.selected: tuple[int, tuple[int, int] | None] | None = None
        self.boxed: tuple[float, float, float, float] | None = None
        self.boxed_channels: frozenset[int] | None = None
        self.lit: Cell | None = None
        self.stale = False
        self.badge = ""
        self.message = ""
        self.readout = ""
        self.marks: Mapping[int, Mark] = {}
        self.brush = 0
        self.hover: Cell | None = None
        self.pointer = QPointF()
        self.image = MapImage()
        self._drag: QPointF | None = None
        self._dragged = False

    def sizeHint(self) -> QSize:
        return QSize(120, 240)

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Another colour table, (256, 3) uint8: the same picture in other colours."""
        self.image.set_colours(table)
        self.update()

    def show_picture(self, picture: Picture | None, activation: NDArray[np.float32] | None) -> None:
        """Show `picture`; `activation` (C, H, W) is what it was drawn from, for hovering and printed numbers."""
        if picture is self.picture and activation is self.activation:
            return
        self.picture, self.activation = picture, activation
        self.places.show(picture.layout if picture is not None else None)
        self.image.set_picture(picture)
        self.update()

    def select(self, channel: int | None, pixel: tuple[int, int] | None = None) -> None:
        """Frame the map of `channel`, and the cell `pixel` (row, column) in it; bring it into view when zoomed."""
        selected = None if channel is None else (channel, pixel)
        if selected == self.selected:
            return
        self.selected = selected
        tile = self.tile_of(channel) if channel is not None else None
        if tile is not None and self.zoom > 1:
            place = self.places.cell(tile, *pixel) if pixel is not None else self.places.tile(tile)
            self.places.bring_into_view(place)
        self.update()

    def show_box(self, box: tuple[float, float, float, float] | None, channels: frozenset[int] | None = None) -> None:
        """Box (top, left, bottom, right), in cells, on the tiles of `channels` (None: on all): what is read there."""
        if (box, channels) != (self.boxed, self.boxed_channels):
            self.boxed, self.boxed_channels = box, channels
            self.update()

    def show_lit(self, cell: Cell | None) -> None:
        """A thin ring about a cell that is pointed at somewhere else."""
        if cell != self.lit:
            self.lit = cell
            self.update()

    def set_stale(self, stale: bool, badge: str = "") -> None:
        """Whether what is on show is out of date; `badge` says so in a corner."""
        if (stale, badge) != (self.stale, self.badge):
            self.stale, self.badge = stale, badge
            self.update()

    def set_message(self, message: str) -> None:
        """A sentence in the place of the maps, while there is no picture."""
        if message != self.message:
            self.message = message
            self.update()

    def set_readout(self, text: str) -> None:
        """A few characters beside the mouse: the value under it."""
        if text != self.readout:
            self.readout = text
            self.update()

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """What is said on maps, by channel."""
        if marks or self.marks:
            self.marks = marks
            self.update()

    def set_brush(self, across: int) -> None:
        """Show a ring of so many cells around the mouse; 0: no ring, the mouse selects."""
        if across != self.brush:
            self.brush = across
            self.update()

    def follow(self, other: MapView) -> None:
        """Show the same part as `other`, and frame the cell under the mouse there."""
        self.places.follow(other.places)
        self.hover = other.hover
        tile = self.tile_of(other.hover[0]) if other.hover is not None else None
        if other.hover is not None and tile is not None:
            self.pointer = self.places.cell(tile, *other.hover[1:]).center()
        self.update()

    @property
    def zoom(self) -> float:
        """1.0 when the whole mosaic is seen."""
        return self.places.zoom

    def zoom_by(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom in (factor > 1) or out, keeping `about`, or the centre of the selected map, where it is."""
        if self.picture is None:
            return
        if about is None:
            tile = self.tile_of(self.selected[0]) if self.selected is not None else None
            about = self.places.tile(tile).center() if tile is not None else QRectF(self.rect()).center()
        self.places.zoom_by(factor, about)
        self.update()
        self.zoomed.emit()

    def zoom_to_fit(self) -> None:
        """Show the whole mosaic again."""
        self.places.reset()
        self.update()
        self.zoomed.emit()

    def tile_of(self, channel: int) -> int | None:
        """The tile that shows `channel`; None when none does."""
        if self.picture is None:
            return None
        if self.picture.spec.composite is not None:
            return 0
        return self.picture.channels.index(channel) if channel in self.picture.channels else None

    def cell_at(self, place: QPointF) -> Cell | None:
        """The (channel, row, column) under a place of the widget; None between the maps.

        The channel is WHOLE on a composite and on a tile that shows whole pixels.
        """
        found = self.places.at(place)
        if self.picture is None or found is None:
            return None
        tile, row, column = found
        channel = WHOLE if self.picture.spec.composite is not None else self.picture.channels[tile]
        return channel, row, column

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        map_paint.paint(QPainter(self), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.places.resize(QSizeF(self.size()))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(turned.x()) > abs(turned.y()):
            event.ignore()  # the strip scrolls sideways
            return
        self.zoom_by(_WHEEL_STEP ** turned.y(), event.position())
        self.point_at(event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            moved = event.position() - self._drag
            if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                if self.zoom > 1:
                    self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.places.pan(moved)
                self._drag = event.position()
                self.update()
                self.panned.emit()
            return
        self.point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._drag is None:
            return
        clicked, self._drag = not self._dragged, None
        self.unsetCursor()
        cell = self.cell_at(event.position())
        if clicked and cell is not None:
            self.pressed.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self.opened.emit(*cell)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.point_at(event.position())

    def leaveEvent(self, event: object) -> None:
        self._hover_over(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the owner walks channels and layers

    def point_at(self, place: QPointF) -> None:
        """The mouse is at this place of the widget."""
        self.pointer = place
        self._hover_over(self.cell_at(place))

    def _hover_over(self, cell: Cell | None) -> None:
        if cell != self.hover:
            self.hover = cell
            self.hovered.emit(cell)
            self.update()
