"""A band above columns: brackets over what belongs together, wires where one does not come from its left neighbour.

A wire leaves a column in its right half and enters another in its left half, so that the two never lie on each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.widgets.chevron import CHEVRON_WIDTH, draw_chevron
from cnnviewer.networks.lanes import Wire, wires_between

HEIGHT_PX = 36
_LABEL_PX = 17
_BELOW = 3  # pixels between the lowest wire's end and the columns
_LEVEL_PX = 5.0
_CURVE = 4.0
_LEAVES, _ENTERS = 0.62, 0.38  # of the width of a column


@dataclass(frozen=True)
class Span:
    """A bracket over the columns with the numbers `first` to `last`, both included.

    name  what tells it apart, of one that can be folded; "" of one that only says what its columns share
    """

    name: str
    title: str
    first: int
    last: int


class BranchBand(QWidget):
    """Shows what it is given in show_columns.

    folded  the label of the span with this name was clicked
    """

    folded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._columns: tuple[tuple[float, float], ...] = ()
        self._spans: tuple[Span, ...] = ()
        self._sources: tuple[tuple[int, ...], ...] = ()
        self.wires: tuple[Wire, ...] = ()
        self._levels = 0
        self._pointed = -1
        self._selected = -1
        self._under = ""
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, font.pointSizeF() - 1.2))
        self._font = font

    def show_columns(
        self, columns: Sequence[tuple[float, float]], spans: Sequence[Span], sources: Sequence[Sequence[int]]
    ) -> None:
        """columns: (left, width) in pixels of this widget; sources: for each, the numbers of those it comes from."""
        froms = tuple(tuple(one) for one in sources)
        if froms != self._sources:
            self._sources, self.wires = froms, wires_between(froms)
            self._levels = max((wire.level for wire in self.wires), default=-1) + 1
        self._columns, self._spans = tuple(columns), tuple(spans)
        self._pointed = -1
        self.update()

    def point(self, column: int) -> None:
        """Light up where this column comes from and where it goes; -1: none."""
        if column != self._pointed:
            self._pointed = column
            self.update()

    def select(self, column: int) -> None:
        """Draw the wires of this column in the colour of the selection; -1: none."""
        if column != self._selected:
            self._selected = column
            self.update()

    def lit(self) -> tuple[int, ...]:
        """The columns that are lit up: those the pointed one comes from, and those made from it."""
        if not 0 <= self._pointed < len(self._sources):
            return ()
        made = [number for number, sources in enumerate(self._sources) if self._pointed in sources]
        return (*self._sources[self._pointed], *made)

    def label_rect(self, span: Span) -> QRectF:
        """Where the name of a span stands: above its first column, or at the left of what is in view of it."""
        left, right = self._edges(span)
        text = QFontMetricsF(self._font).horizontalAdvance(span.title) + 4
        width = min(text + self._indent(span), right - left)
        shown = float(self.visibleRegion().boundingRect().left())
        return QRectF(max(left, min(shown + 4, right - width)), 0, width, _LABEL_PX)

    def _indent(self, span: Span) -> float:
        return CHEVRON_WIDTH if span.name else 2.0

    def _edges(self, span: Span) -> tuple[float, float]:
        (left, _), (last, width) = self._columns[span.first], self._columns[span.last]
        return left, last + width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(event.rect())
        for span in self._spans:
            left, right = self._edges(span)
            if right >= area.left() and left <= area.right():
                self._paint_span(painter, span, right)
        strong: list[tuple[Wire, QColor]] = []
        palette = self.palette()
        for wire in self.wires:
            if self._in_area(wire, area):
                self._paint_wire(painter, wire, palette.color(QPalette.ColorRole.PlaceholderText), 1.0)
                for column, role in (
                    (self._selected, QPalette.ColorRole.Highlight),
                    (self._pointed, QPalette.ColorRole.WindowText),
                ):
                    if column in (*wire.sources, *wire.targets):
                        strong.append((_part(wire, column), palette.color(role)))
        for wire, colour in strong:
            self._paint_wire(painter, wire, colour, 1.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
        for number in self.lit():
            left, width = self._columns[number]
            painter.drawRoundedRect(QRectF(left, self.height() - 2, width, 2), 1, 1)

    def _in_area(self, wire: Wire, area: QRectF) -> bool:
        (left, _), (last, width) = self._columns[wire.first], self._columns[wire.last]
        return last + width >= area.left() and left <= area.right()

    def _paint_span(self, painter: QPainter, span: Span, right: float) -> None:
        label = self.label_rect(span)
        under = span.name and span.name == self._under
        role = QPalette.ColorRole.WindowText if under else QPalette.ColorRole.PlaceholderText
        colour = self.palette().color(role)
        if span.name:
            draw_chevron(painter, QRectF(label.left(), 0, CHEVRON_WIDTH, _LABEL_PX), colour, opened=True)
        painter.setFont(self._font)
        painter.setPen(colour)
        room = label.adjusted(self._indent(span), 0, 0, 0)
        text = QFontMetricsF(self._font).elidedText(span.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        middle = round(_LABEL_PX / 2) + 0.5
        if label.right() + 6 < right - 1:
            painter.drawPolyline(
                [QPointF(label.right() + 4, middle), QPointF(right - 0.5, middle), QPointF(right - 0.5, middle + 5)]
            )

    def _paint_wire(self, painter: QPainter, wire: Wire, colour: QColor, width: float) -> None:
        bottom = float(self.height() - _BELOW)
        spacing = min(_LEVEL_PX, (bottom - _LABEL_PX - _CURVE - 3) / max(1, self._levels - 1))
        height = bottom - _CURVE - 3 - wire.level * spacing
        leaving = [self._columns[source][0] + self._columns[source][1] * _LEAVES for source in wire.sources]
        entering = [self._columns[target][0] + self._columns[target][1] * _ENTERS for target in wire.targets]
        path = QPainterPath(QPointF(min(leaving), height + _CURVE))
        path.lineTo(min(leaving), height + _CURVE)
        path.quadTo(min(leaving), height, min(leaving) + _CURVE, height)
        path.lineTo(max(entering) - _CURVE, height)
        for across in leaving:
            path.moveTo(across, bottom)
            path.lineTo(across, height + _CURVE)
            path.quadTo(across, height, across + _CURVE, height)
        for across in entering:
            path.moveTo(across - _CURVE, height)
            path.quadTo(across, height, across, height + _CURVE)
            path.lineTo(across, bottom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for across in entering:
            tip = bottom + 1
            painter.drawPolygon([QPointF(across - 3, tip - 4), QPointF(across + 3, tip - 4), QPointF(across, tip)])

    def _span_at(self, place: QPointF) -> str:
        return next((span.name for span in self._spans if self.label_rect(span).contains(place)), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._span_at(event.position())
        if under != self._under:
            self._under = under
            self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
            self.setToolTip(self.tr("Fold this block") if under else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = ""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self._span_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else ""
        if name:
            self.folded.emit(name)


def _part(wire: Wire, column: int) -> Wire:
    """What of a wire begins or ends at `column`: the other ends of that side are left out."""
    return (
        Wire((column,), wire.targets, wire.level)
        if column in wire.sources
        else Wire(wire.sources, (column,), wire.level)
    )
