"""A map of something long: small boxes from left to right, branches as lanes, and a frame around what is in view.

The whole length fits into the width. Where boxes would be too narrow to be told apart, those of a lane are one bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

HEIGHT_PX = 46
_MARGIN_X, _MARGIN_Y = 10, 7
_GAP = 1.0
_TOLD_APART = 4.0  # pixels: narrower boxes have no gap between them
_LANE_GAP = 1.0
_THINNEST = 2.0


@dataclass(frozen=True)
class Box:
    """One thing on the map, `key`: from `start` to `stop` along it, in lane `lane` of `lanes`.

    height    of all its lanes together, 0 (lowest) to 1
    strength  0 (faint) to 1
    tip       what the mouse is told
    group     where there is little room, boxes of one group and lane are one
    line      a way without anything on it: drawn as a thin line, below all lanes when `lane` is none of them
    """

    key: str
    start: float
    stop: float
    height: float
    strength: float = 1.0
    lane: int = 0
    lanes: int = 1
    tip: str = ""
    group: str = ""
    line: bool = False


class OverviewMap(QWidget):
    """Shows boxes, the part in view, the selected box.

    moved    (position): the user wants this place, in units of the map, in the middle of the view
    stepped  (by): the arrows; a whole view with Page up and down; ±1000000 for the ends
    opened   (key): a box was double clicked
    entered  Return: select what is in the middle of the view
    """

    moved = Signal(float)
    stepped = Signal(int)
    paged = Signal(int)
    opened = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[Box, ...] = ()
        self._merged: tuple[Box, ...] = ()
        self._length = 1.0
        self._view = (0.0, 1.0)
        self._selected = ""
        self._grabbed: float | None = None
        self._pointed: Box | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

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
            self._merged = tuple(_merged(made))
            self._pointed = None
            self.update()

    def show_view(self, start: float, stop: float) -> None:
        """Frame what is in view."""
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

    def across(self, position: float) -> float:
        """The pixel of a position on the map."""
        return _MARGIN_X + position / self._length * (self.width() - 2 * _MARGIN_X)

    def position_at(self, across: float) -> float:
        """The position under a pixel, within the map."""
        position = (across - _MARGIN_X) / max(1, self.width() - 2 * _MARGIN_X) * self._length
        return min(max(position, 0.0), self._length)

    def box_rect(self, box: Box) -> QRectF:
        """Where a box is drawn."""
        left, right = round(self.across(box.start)), round(self.across(box.stop))
        gap = _GAP if right - left >= _TOLD_APART else 0.0
        room = self.height() - 2 * _MARGIN_Y
        least = box.lanes * (_THINNEST + _LANE_GAP)
        whole = min(room, max(least, 4 + box.height * (room - 4)))
        each = (whole + _LANE_GAP) / box.lanes
        above = round(_MARGIN_Y + (room - whole) / 2)
        if box.line and box.lane >= box.lanes:
            return QRectF(left, above + round(whole) + 2, max(1.0, right - left - gap), 1)
        top, bottom = above + round(box.lane * each), above + round((box.lane + 1) * each - _LANE_GAP)
        if box.line:
            return QRectF(left, (top + bottom) // 2, right - left, 1)
        return QRectF(left, top, max(1.0, right - left - gap), max(_THINNEST, bottom - top))

    @property
    def _crowded(self) -> bool:
        """Whether single boxes would be too narrow to be told apart."""
        return self.across(1) - self.across(0) < _TOLD_APART

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
        for box in self._merged if self._crowded else self._boxes:
            colour = QColor(text)
            colour.setAlphaF(0.3 if box.line else 0.22 + 0.43 * box.strength)
            painter.fillRect(self.box_rect(box), colour)
        if self._pointed is not None:
            painter.fillRect(self.box_rect(self._pointed), text)
        for box in self._boxes:
            if box.key == self._selected and not box.line:
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

    def _frame(self) -> QRectF:
        left, right = self.across(self._view[0]), self.across(self._view[1])
        return QRectF(left, 2.5, max(6.0, right - left), self.height() - 5)

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position()
        position, middle = self.position_at(place.x()), sum(self._view) / 2
        if self._frame().contains(place):
            self._grabbed = position - middle  # the frame follows the mouse from where it was taken
        else:
            self._grabbed = 0.0
            self.moved.emit(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self.moved.emit(self.position_at(event.position().x()) - self._grabbed)
            return
        pointed = self.box_at(event.position())
        if pointed is not self._pointed:
            self._pointed = pointed
            self.update()

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
        if self._pointed is not None:
            self._pointed = None
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


def _merged(boxes: Sequence[Box]) -> Iterator[Box]:
    """One box for all of a group in a lane; those without a group as they are."""
    together: dict[tuple[str, int, bool], list[Box]] = {}
    for box in boxes:
        key = (box.group or box.key, box.lane, box.line)
        together.setdefault(key, []).append(box)
    for parts in together.values():
        yield replace(
            parts[0],
            start=min(part.start for part in parts),
            stop=max(part.stop for part in parts),
            height=max(part.height for part in parts),
            strength=sum(part.strength for part in parts) / len(parts),
        )
