"""A map of something long: small boxes from left to right, branches as lanes, and a frame around what is in view.

The whole length fits into the width. Where boxes would be too narrow to be told apart, those of a lane are one bar.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnviewer.gui.widgets.overview_boxes import Box, Scale, merged

HEIGHT_PX = 46


class OverviewMap(QWidget):
    """Shows boxes, the part in view, the selected box.

    moved    (position): the user wants this place, in units of the map, in the middle of the view
    stepped  (by): the arrows; a whole view with Page up and down; ±1000000 for the ends
    opened   (key): a box was double clicked
    pointed  (tip): of the box under the mouse; "" when there is none
    entered  Return: select what is in the middle of the view
    """

    moved = Signal(float)
    stepped = Signal(int)
    paged = Signal(int)
    opened = Signal(str)
    pointed = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[Box, ...] = ()
        self._merged: tuple[Box, ...] = ()
        self._picture: QPixmap | None = None
        self._picture_of: tuple[object, ...] = ()
        self._length = 1.0
        self._view = (0.0, 1.0)
        self._middle = 0.5
        self._selected = ""
        self._grabbed: float | None = None
        self._pointed: Box | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is on the map."""
        return self._boxes

    @property
    def view(self) -> tuple[float, float]:
        """The ends of the part in view."""
        return self._view

    def show_boxes(self, boxes: Sequence[Box], length: float) -> None:
        """Show these boxes, all between 0 and `length`."""
        made = tuple(boxes)
        if (made, length) != (self._boxes, self._length):
            self._boxes, self._length = made, max(length, 1.0)
            self._merged = tuple(merged(made))
            self._pointed = self._picture = None
            self.update()

    def show_view(self, start: float, stop: float, middle: float) -> None:
        """Frame what is in view; `middle`: the position that `moved` would have to name for this view."""
        self._middle = middle
        if (start, stop) != self._view:
            self._view = (start, stop)
            self.update()

    def select(self, key: str) -> None:
        """Mark the box of what is selected."""
        if key != self._selected:
            self._selected = key
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT_PX)

    # Places

    @property
    def _scale(self) -> Scale:
        return Scale(self._length, self.width(), self.height())

    def across(self, position: float) -> float:
        """The pixel of a position on the map."""
        return self._scale.across(position)

    def position_at(self, across: float) -> float:
        """The position under a pixel, within the map."""
        return self._scale.position_at(across)

    def box_rect(self, box: Box) -> QRectF:
        """Where a box is drawn."""
        return self._scale.rect(box)

    def box_at(self, place: QPointF) -> Box | None:
        """The box under a place, or above or below it; None between boxes."""
        position = self.position_at(place.x())
        near = [box for box in self._boxes if box.start <= position < box.stop and not box.line]
        return min(near, key=lambda box: abs(self.box_rect(box).center().y() - place.y()), default=None)

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        accent, text = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.WindowText)
        painter.setPen(Qt.PenStyle.NoPen)
        frame = self._frame()
        veil = QColor(accent)
        veil.setAlpha(26)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(veil)
        painter.drawRoundedRect(frame, 4, 4)
        painter.drawPixmap(0, 0, self._drawn(text))
        if self._pointed is not None:
            painter.fillRect(self.box_rect(self._pointed), text)
        for box in self._boxes:
            if box.key == self._selected:
                rect = self.box_rect(box)
                middle = rect.center().x()
                rect.setWidth(max(rect.width(), 3.0))
                painter.fillRect(rect, accent)
                painter.setBrush(accent)
                painter.drawPolygon([QPointF(middle - 4, 1), QPointF(middle + 4, 1), QPointF(middle, 6)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(accent)
        painter.drawRoundedRect(frame, 4, 4)
        if self.hasFocus():
            painter.setPen(accent)
            painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), 5, 5)

    def _drawn(self, text: QColor) -> QPixmap:
        """All boxes, drawn once: the frame moves over them with every step of the scroll bar."""
        key = (self.size(), self.devicePixelRatioF(), text.rgb())
        if self._picture is None or self._picture_of != key:
            self._picture, self._picture_of = QPixmap(self.size() * self.devicePixelRatioF()), key
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            scale = self._scale
            for box in self._merged if scale.crowded else self._boxes:
                colour = QColor(text)
                colour.setAlphaF(0.3 if box.line else 0.22 + 0.43 * box.strength)
                painter.fillRect(scale.rect(box), colour)
            painter.end()
        return self._picture

    def _frame(self) -> QRectF:
        left, right = self.across(self._view[0]), self.across(self._view[1])
        return QRectF(left, 2.5, max(6.0, right - left), self.height() - 5)

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position()
        position = self.position_at(place.x())
        if self._frame().contains(place):
            self._grabbed = position - self._middle  # the frame follows the mouse from where it was taken
        else:
            self._grabbed = 0.0
            self.moved.emit(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self.moved.emit(self.position_at(event.position().x()) - self._grabbed)
            return
        self._point(self.box_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        box = self.box_at(event.position())
        if box is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(box.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        by = turned.x() if abs(turned.x()) > abs(turned.y()) else turned.y()
        if by:
            self.stepped.emit(-1 if by > 0 else 1)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def _point(self, box: Box | None) -> None:
        if box is not self._pointed:
            self._pointed = box
            self.pointed.emit(box.tip if box is not None else "")
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            box = self.box_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), box.tip if box is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in pages:
            self.paged.emit(pages[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
