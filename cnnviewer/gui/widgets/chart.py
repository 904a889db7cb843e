"""A chart that paints itself, on the screen with the colours of the theme and on paper with its own.

What can be pointed at is a Spot; charts give the spots that they painted. Painted by hand and not by a plotting
library: twenty marks and their names are drawn in a millisecond, and a figure for paper is the same drawing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

_REACH_PX = 5.0  # around a small mark that still hits it


@dataclass(frozen=True)
class ChartInks:
    """The colours of the chrome of a chart."""

    background: QColor | None
    text: QColor
    muted: QColor
    line: QColor
    accent: QColor


MARK, FAINT_MARK = QColor("#4b94d8"), QColor("#8b8c94")
"""Colours of data, the same in every theme and on paper."""

PAPER = ChartInks(QColor("#ffffff"), QColor("#1d1d1f"), QColor("#5d5e64"), QColor("#d8d8d4"), QColor("#b26b00"))


@dataclass(frozen=True)
class Spot:
    """A place that can be pointed at: `key` says what it is, `tip` says it to people, `opens` whether it can be."""

    key: str
    area: QRectF
    tip: str
    opens: bool = True
    round: bool = False

    def distance(self, point: QPointF) -> float:
        """Pixels from `point` to the area, negative inside: the nearer its middle the smaller."""
        middle = self.area.center()
        if self.round:
            return math.hypot(point.x() - middle.x(), point.y() - middle.y()) - self.area.width() / 2
        across = abs(point.x() - middle.x()) - self.area.width() / 2
        return max(across, abs(point.y() - middle.y()) - self.area.height() / 2)


class Chart(QWidget):
    """Base of the charts.

    chosen  the user pressed a spot, or walked to it with the arrows; its key
    opened  pressed twice, or Return
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spots: tuple[Spot, ...] = ()
        self.current = ""
        self.hovered = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 160)

    def paint_chart(self, painter: QPainter, area: QRectF, inks: ChartInks) -> tuple[Spot, ...]:
        """Paint into `area`; returns what can be pointed at."""
        raise NotImplementedError

    def paint_figure(self, painter: QPainter, width: float, height: float) -> None:
        """The chart for paper."""
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, width, height), QColor("#ffffff"))
        self.paint_chart(painter, QRectF(0, 0, width, height), PAPER)

    def choose(self, key: str) -> None:
        """Mark the spot called `key`; "" for none."""
        if key != self.current:
            self.current = key
            self.update()

    def spot(self, key: str) -> Spot | None:
        """The spot called `key`, as it was painted last."""
        return next((spot for spot in self.spots if spot.key == key), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.spots = self.paint_chart(painter, QRectF(self.rect()), self._inks())
        self.setAccessibleDescription(", ".join(spot.tip.partition("\n")[0] for spot in self.spots))

    def _inks(self) -> ChartInks:
        colour, role = self.palette().color, QPalette.ColorRole
        return ChartInks(
            None, colour(role.WindowText), colour(role.PlaceholderText), colour(role.Mid), colour(role.Highlight)
        )

    def _at(self, point: QPointF) -> Spot | None:
        near = [spot for spot in self.spots if spot.distance(point) <= _REACH_PX]
        return min(near, key=lambda spot: (spot.area.width() * spot.area.height(), spot.distance(point)), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event.position())
        self._hover(spot.key if spot is not None else "")
        if spot is not None and spot.opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")

    def _hover(self, key: str) -> None:
        if key != self.hovered:
            self.hovered = key
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton:
            self.choose(spot.key if spot is not None else "")
            self.chosen.emit(self.current)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event.position())
        if spot is not None and spot.opens:
            self.opened.emit(spot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        current = self.spot(self.current)
        if event.key() in steps and self.spots:
            across = sorted(self.spots, key=lambda spot: spot.area.center().x())
            step = steps[Qt.Key(event.key())]
            first = -1 if step > 0 else 0
            place = across.index(current) if current is not None else first
            self.choose(across[(place + step) % len(across)].key)
            self.chosen.emit(self.current)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None and current.opens:
            self.opened.emit(current.key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.tip if spot is not None else "", self)
            return True
        return super().event(event)


def small(font: QFont, *, bold: bool = False) -> QFont:
    """`font` in the size of quiet text."""
    made = QFont(font)
    made.setPointSizeF(max(7.5, font.pointSizeF() - 1.2))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def wrapped(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, ...]:
    """`text` in one line, or in two, broken at a hyphen or space, where it is wider than `room`."""
    if metrics.horizontalAdvance(text) <= room:
        return (text,)
    breaks = [place + 1 for place, letter in enumerate(text) if letter in "- "]
    if not breaks:
        return (text,)
    middle = min(breaks, key=lambda place: abs(place - len(text) / 2))
    return text[:middle].strip(), text[middle:].strip()
