"""Bars: the error of the best entry of the ImageNet challenge year by year, and the line of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from cnnviewer.display.axis import Axis
from cnnviewer.gui.widgets.chart import FAINT_MARK, MARK, Chart, ChartInks, Spot, small, wrapped

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 96.0, 48.0, 30.0
_BAR_PART = 0.56  # of the room of a year
_WIDEST_BAR = 58.0
_RING_PX = 3.5


@dataclass(frozen=True)
class ErrorBar:
    """An entry: percent of pictures; `strong` in the colour of data; not `won`: a ring instead of a bar."""

    key: str
    year: int
    error: float
    name: str
    strong: bool
    won: bool
    tip: str
    opens: bool


class ErrorChart(Chart):
    """`bars` by year, `human` as a dashed line with its name."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[ErrorBar, ...] = ()
        self.human = 0.0
        self.human_name = self.title = ""

    def show_bars(self, bars: Sequence[ErrorBar], human: float, human_name: str, title: str) -> None:
        """Show these; `title` says what is counted."""
        self.bars, self.human, self.human_name, self.title = tuple(bars), human, human_name, title
        self.update()

    def paint_chart(self, painter: QPainter, area: QRectF, inks: ChartInks) -> tuple[Spot, ...]:
        if not self.bars:
            return ()
        inner = area.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        axis = Axis(0, 30)
        years = sorted({bar.year for bar in self.bars})
        room = inner.width() / len(years)
        self._paint_grid(painter, inner, axis, inks)
        painter.setFont(self.font())
        painter.setPen(inks.text)
        painter.drawText(QRectF(area.left() + 12, area.top() + 4, area.width() - 24, 22), _MIDDLE_LEFT, self.title)
        spots = []
        for bar in self.bars:
            middle = inner.left() + room * (years.index(bar.year) + 0.5)
            top = inner.bottom() - axis.place(bar.error) * inner.height()
            if bar.won:
                spots.append(self._paint_bar(painter, bar, QPointF(middle, top), inner.bottom(), room, inks))
            else:
                aside = self._name_width(bar.year, room) / 2 + 4 + 2 * _RING_PX
                spots.append(self._paint_ring(painter, bar, QPointF(middle + aside, top), inks))
        painter.setFont(small(self.font()))
        painter.setPen(inks.muted)
        for number, year in enumerate(years):
            rect = QRectF(inner.left() + room * number, inner.bottom() + 6, room, 18)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(year))
        names = [self._paint_name(painter, bar, spot, room, inks) for bar, spot in zip(self.bars, spots, strict=True)]
        self._paint_human(painter, inner, inner.bottom() - axis.place(self.human) * inner.height(), names, inks)
        return tuple(spots)

    def _paint_grid(self, painter: QPainter, inner: QRectF, axis: Axis, inks: ChartInks) -> None:
        painter.setFont(small(self.font()))
        for tick in axis.ticks(6):
            height = round(inner.bottom() - axis.place(tick) * inner.height()) + 0.5
            painter.setPen(QPen(inks.line, 1))
            painter.drawLine(QPointF(inner.left(), height), QPointF(inner.right(), height))
            painter.setPen(inks.muted)
            painter.drawText(QRectF(0, height - 9, inner.left() - 8, 18), _MIDDLE_RIGHT, f"{tick:g} %")

    def _paint_bar(
        self, painter: QPainter, bar: ErrorBar, top: QPointF, bottom: float, room: float, inks: ChartInks
    ) -> Spot:
        width = min(_WIDEST_BAR, room * _BAR_PART)
        rect = QRectF(top.x() - width / 2, top.y(), width, bottom - top.y())
        painter.fillRect(rect, self._colour(bar))
        if bar.key == self.current:
            painter.setPen(QPen(inks.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
        return Spot(bar.key, rect, bar.tip, bar.opens)

    def _paint_ring(self, painter: QPainter, bar: ErrorBar, place: QPointF, inks: ChartInks) -> Spot:
        painter.setPen(QPen(inks.accent if bar.key == self.current else self._colour(bar), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, _RING_PX, _RING_PX)
        area = QRectF(place.x() - _RING_PX, place.y() - _RING_PX, 2 * _RING_PX, 2 * _RING_PX)
        return Spot(bar.key, area, bar.tip, bar.opens, round=True)

    def _colour(self, bar: ErrorBar) -> QColor:
        colour = MARK if bar.strong else FAINT_MARK
        return colour.lighter(115) if bar.key == self.hovered and bar.opens else colour

    def _paint_human(
        self, painter: QPainter, inner: QRectF, height: float, names: Sequence[QRectF], inks: ChartInks
    ) -> None:
        """Dashes from side to side that leave out the names in their way."""
        painter.setPen(QPen(inks.text, 1.2, Qt.PenStyle.DashLine))
        left = inner.left()
        for name in sorted(names, key=QRectF.left):
            if name.top() - 1 <= height <= name.bottom() + 1:
                if name.left() - 3 > left:
                    painter.drawLine(QPointF(left, height), QPointF(name.left() - 3, height))
                left = max(left, name.right() + 3)
        painter.drawLine(QPointF(left, height), QPointF(inner.right() + 4, height))
        painter.setFont(small(self.font()))
        painter.setPen(inks.text)
        lines = "\n".join((*wrapped(self.human_name, QFontMetricsF(painter.font()), _RIGHT - 16), f"{self.human:g} %"))
        painter.drawText(QRectF(inner.right() + 9, height - 30, _RIGHT - 10, 60), _MIDDLE_LEFT, lines)

    def _name_width(self, year: int, room: float) -> float:
        """How wide the name above the bar of `year` is."""
        metrics = QFontMetricsF(small(self.font(), bold=True))
        name = next((bar.name for bar in self.bars if bar.won and bar.year == year), "")
        return max(metrics.horizontalAdvance(line) for line in (*wrapped(name, metrics, room - 4), "00.00 %"))

    def _paint_name(self, painter: QPainter, bar: ErrorBar, spot: Spot, room: float, inks: ChartInks) -> QRectF:
        """Above a bar, or beside a ring, its name and error; returns where."""
        bold, plain = small(self.font(), bold=True), small(self.font())
        metrics = QFontMetricsF(bold)
        if not bar.won:
            painter.setFont(plain)
            painter.setPen(inks.muted)
            text = f"{bar.name} {bar.error:g} %"
            rect = QRectF(spot.area.right() + 4, spot.area.center().y() - metrics.height() / 2, 0, metrics.height())
            rect.setWidth(QFontMetricsF(plain).horizontalAdvance(text) + 2)
            painter.drawText(rect, _MIDDLE_LEFT, text)
            return rect
        lines = wrapped(bar.name, metrics, room - 4)
        width, height = self._name_width(bar.year, room), metrics.height() * (len(lines) + 1)
        box = QRectF(spot.area.center().x() - width / 2, spot.area.top() - height - 3, width, height)
        for number, line in enumerate((*lines, f"{bar.error:g} %")):
            painter.setFont(plain if number == len(lines) else bold)
            painter.setPen(inks.muted if number == len(lines) else inks.text)
            rect = QRectF(box.left() - 20, box.top() + number * metrics.height(), width + 40, metrics.height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, line)
        return box


_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
