"""Bubbles: accuracy against multiply-accumulates, parameters as area; a line where a network of unknown accuracy is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from cnnviewer.display.axis import Axis
from cnnviewer.display.label_places import Box, Mark, place_names
from cnnviewer.gui.widgets.chart import MARK, Chart, ChartInks, Spot, small
from cnnviewer.gui.widgets.share_delegate import faint

_LEFT, _RIGHT, _TOP, _BOTTOM = 50.0, 20.0, 44.0, 46.0
_LARGEST_PX, _SMALLEST_PX = 34.0, 3.5
_LARGEST_PARAMETERS = 150e6
_SAMPLES = (1e6, 10e6, 100e6)
_FILL_ALPHA, _HOVER_ALPHA = 120, 190
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Bubble:
    """A network: multiply-accumulates, accuracy in percent, parameters. `accuracy` None: nobody knows it."""

    key: str
    name: str
    macs: float
    accuracy: float | None
    parameters: float
    tip: str = ""


class CostChart(Chart):
    """`bubbles`, and `mine`: the open network, a ring around its bubble, or a line at its cost when it has none."""

    def __init__(self) -> None:
        super().__init__()
        self.bubbles: tuple[Bubble, ...] = ()
        self.mine: Bubble | None = None
        self.titles = ("", "", "")

    def show_bubbles(self, bubbles: Sequence[Bubble], titles: tuple[str, str, str]) -> None:
        """Show these; `titles` of the axes across and up, and what the area means."""
        self.bubbles, self.titles = tuple(bubbles), titles
        self.update()

    def show_mine(self, mine: Bubble | None) -> None:
        """Show where the open network stands."""
        if mine != self.mine:
            self.mine = mine
            self.update()

    def axes(self) -> tuple[Axis, Axis]:
        """Across and up, with room for everything."""
        costs = [bubble.macs for bubble in self.bubbles]
        if self.mine is not None and self.mine.macs > 0:
            costs.append(self.mine.macs)
        accuracies = [bubble.accuracy for bubble in self.bubbles if bubble.accuracy is not None]
        low, high = math.floor(min(accuracies) / 5) * 5 - 2.5, math.ceil(max(accuracies) / 5) * 5 + 2.5
        return Axis(min(costs) / 1.8, max(costs) * 1.8, logarithmic=True), Axis(low, high)

    def paint_chart(self, painter: QPainter, area: QRectF, inks: ChartInks) -> tuple[Spot, ...]:
        if not self.bubbles:
            return ()
        inner = area.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        across, up = self.axes()
        self._paint_axes(painter, area, inner, (across, up), inks)
        taken = [self._paint_sizes(painter, inner, inks)]
        own = None
        if self.mine is not None and self.mine.macs > 0:
            own, box = self._paint_mine(painter, inner, across, inks)
            taken.append(box)
        marks, spots = [], []
        metrics = QFontMetricsF(small(self.font(), bold=True))  # of the one that is chosen
        for bubble in sorted(self.bubbles, key=lambda one: -one.parameters):  # small ones on top
            if bubble.accuracy is None:
                continue
            place = QPointF(
                inner.left() + across.place(bubble.macs) * inner.width(),
                inner.bottom() - up.place(bubble.accuracy) * inner.height(),
            )
            radius = radius_of(bubble.parameters)
            self._paint_bubble(painter, bubble, place, radius, inks)
            width = metrics.horizontalAdvance(bubble.name) + 2
            marks.append(Mark(place.x(), place.y(), radius, width, metrics.height()))
            square = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
            spots.append((bubble, Spot(bubble.key, square, bubble.tip, round=True)))
        bounds = Box(inner.left(), inner.top(), inner.width(), inner.height())
        for (bubble, _), mark, name in zip(spots, marks, _placed(tuple(marks), bounds, tuple(taken)), strict=True):
            self._paint_name(painter, bubble, mark, name, inks)
        return (*(spot for _, spot in spots), *((own,) if own is not None else ()))

    def _paint_axes(
        self, painter: QPainter, area: QRectF, inner: QRectF, axes: tuple[Axis, Axis], inks: ChartInks
    ) -> None:
        painter.setFont(self.font())
        painter.setPen(inks.text)
        painter.drawText(QRectF(area.left() + 12, area.top() + 2, area.width() - 24, 20), _MIDDLE_LEFT, self.titles[1])
        painter.setFont(small(self.font()))
        painter.setPen(inks.muted)
        painter.drawText(QRectF(inner.left(), inner.bottom() + 24, inner.width(), 18), _MIDDLE_RIGHT, self.titles[0])
        across, up = axes
        for tick in up.ticks(7):
            height = round(inner.bottom() - up.place(tick) * inner.height()) + 0.5
            painter.setPen(QPen(inks.line, 1))
            painter.drawLine(QPointF(inner.left(), height), QPointF(inner.right(), height))
            painter.setPen(inks.muted)
            painter.drawText(QRectF(0, height - 9, inner.left() - 8, 18), _MIDDLE_RIGHT, f"{tick:g} %")
        for tick in across.ticks(6):
            left = round(inner.left() + across.place(tick) * inner.width()) + 0.5
            painter.setPen(QPen(inks.line, 1))
            painter.drawLine(QPointF(left, inner.top()), QPointF(left, inner.bottom()))
            painter.setPen(inks.muted)
            painter.drawText(QRectF(left - 40, inner.bottom() + 5, 80, 18), Qt.AlignmentFlag.AlignCenter, count(tick))

    def _paint_sizes(self, painter: QPainter, inner: QRectF, inks: ChartInks) -> Box:
        """What the area means, at the lower right; returns the room it takes."""
        painter.setFont(small(self.font()))
        metrics = QFontMetricsF(painter.font())
        baseline, left = inner.bottom() - 12, inner.right() - 12
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for parameters in reversed(_SAMPLES):
            radius, text = radius_of(parameters), count(parameters)
            width = max(2 * radius, metrics.horizontalAdvance(text))
            middle = left - width / 2
            painter.setPen(QPen(inks.muted, 1))
            painter.drawEllipse(QPointF(middle, baseline - metrics.height() - radius - 2), radius, radius)
            painter.setPen(inks.muted)
            painter.drawText(QRectF(middle - 40, baseline - metrics.height(), 80, metrics.height()), _CENTRE, text)
            left -= width + 14
        height = 2 * radius_of(_SAMPLES[-1]) + metrics.height() + 4
        width = metrics.horizontalAdvance(self.titles[2])
        painter.drawText(
            QRectF(left - width, baseline - metrics.height(), width, metrics.height()), _CENTRE, self.titles[2]
        )
        top = baseline - height
        return Box(left - width, top, inner.right() - left + width, inner.bottom() - top)

    def _paint_mine(self, painter: QPainter, inner: QRectF, across: Axis, inks: ChartInks) -> tuple[Spot | None, Box]:
        mine = self.mine
        if mine is None:
            raise ValueError("there is no network to paint")
        left = inner.left() + across.place(mine.macs) * inner.width()
        painter.setPen(QPen(inks.accent, 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, inner.top() - 2), QPointF(left, inner.bottom()))
        painter.setFont(small(self.font(), bold=True))
        metrics = QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(mine.name) + 6
        start = min(max(left - width / 2, inner.left()), inner.right() - width)
        painter.setPen(inks.accent)
        painter.drawText(QRectF(start, inner.top() - 18, width, 16), Qt.AlignmentFlag.AlignCenter, mine.name)
        radius = radius_of(mine.parameters)
        middle = QPointF(left, inner.bottom() - radius - 6)
        line = Box(left - 2, inner.top(), 4, inner.height())
        if mine.accuracy is not None:
            return None, line
        painter.setPen(QPen(inks.accent, 1.6))
        painter.setBrush(faint(inks.accent, 70))
        painter.drawEllipse(middle, radius, radius)
        area = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        return Spot(mine.key, area, mine.tip, opens=False, round=True), line

    def _paint_bubble(self, painter: QPainter, bubble: Bubble, place: QPointF, radius: float, inks: ChartInks) -> None:
        own = self.mine is not None and self.mine.accuracy is not None and self.mine.key == bubble.key
        chosen = bubble.key == self.current
        painter.setPen(QPen(inks.accent if own or chosen else MARK, 2.2 if own or chosen else 1))
        alpha = _HOVER_ALPHA if bubble.key in (self.hovered, self.current) else _FILL_ALPHA
        painter.setBrush(faint(MARK, alpha))
        painter.drawEllipse(place, radius, radius)

    def _paint_name(self, painter: QPainter, bubble: Bubble, mark: Mark, name: Box, inks: ChartInks) -> None:
        """The name, and a hairline to its mark when it stands far away."""
        rect = QRectF(name.left, name.top, name.width, name.height)
        near = QPointF(min(max(mark.x, rect.left()), rect.right()), min(max(mark.y, rect.top() + 2), rect.bottom() - 2))
        distance = math.hypot(near.x() - mark.x, near.y() - mark.y)
        if distance > mark.radius + 9:
            painter.setPen(QPen(inks.muted, 0.8))
            part = mark.radius / distance
            edge = QPointF(mark.x + (near.x() - mark.x) * part, mark.y + (near.y() - mark.y) * part)
            painter.drawLine(edge, near)
        painter.setFont(small(self.font(), bold=bubble.key in (self.current, self.hovered)))
        painter.setPen(inks.text)
        side = _MIDDLE_LEFT if rect.left() > mark.x else _MIDDLE_RIGHT if rect.right() < mark.x else _CENTRE
        painter.drawText(rect, side, bubble.name)


_CENTRE = Qt.AlignmentFlag.AlignCenter


@lru_cache(maxsize=4)
def _placed(marks: tuple[Mark, ...], bounds: Box, taken: tuple[Box, ...]) -> tuple[Box, ...]:
    """The places of the names; the same while only the mouse moves."""
    return place_names(marks, bounds, taken)


def radius_of(parameters: float) -> float:
    """Pixels of a bubble whose area stands for `parameters`; never too small to be seen."""
    return max(_SMALLEST_PX, _LARGEST_PX * math.sqrt(parameters / _LARGEST_PARAMETERS))


def count(number: float) -> str:
    """ "500 M", "20 G"."""
    for limit, unit in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if number >= limit:
            return f"{number / limit:g}{unit}"
    return f"{number:g}"
