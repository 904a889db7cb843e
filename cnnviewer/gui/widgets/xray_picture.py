"""The one window of a pool with its winner ringed, or the curve of a function with the point on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.display.legend import format_value
from cnnviewer.explain.xray import Curve, Kind, XRay
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.number_grid import Tint, cell_rect, paint_grid, paint_rings

_TALL_PX, _CURVE_PX = 190, 150
_CELL_PX = 48.0


class XRayPicture(QWidget):
    """Shows an XRay of kind WINDOW or CURVE.

    pressed  a cell of the window, or the point of the curve, was clicked: the term
    hovered  the mouse is over this term, or over none (None)
    """

    pressed = Signal(int)
    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ray: XRay | None = None
        self._tint: Tint | None = None
        self._chosen: int | None = None
        self._pointed: tuple[int, ...] = ()

    def show_ray(self, ray: XRay, tint: Tint, chosen: int | None) -> None:
        """Show the window or the curve of `ray`; `tint` colours the cells of a window."""
        self.ray, self._tint, self._chosen = ray, tint, chosen
        self._follow_width()
        self.update()

    def point_at(self, terms: tuple[int, ...]) -> None:
        """Ring these terms."""
        if terms != self._pointed:
            self._pointed = terms
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _CURVE_PX)

    def resizeEvent(self, event: object) -> None:
        self._follow_width()

    def grid_rect(self) -> QRectF:
        """Where the cells of the window lie."""
        if self.ray is None:
            return QRectF()
        _, rows, columns = self.ray.terms.shape
        cell = min((self.width() - 8) / columns, _TALL_PX / rows, _CELL_PX)
        return QRectF((self.width() - columns * cell) / 2, 4, columns * cell, rows * cell)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.ray is None or self._tint is None:
            return
        if self.ray.kind is Kind.CURVE and self.ray.curve is not None:
            paint_curve(painter, QRectF(self.rect()).adjusted(4, 6, -4, -6), self.ray.curve, self.palette())
            return
        accent, rect = self.palette().color(QPalette.ColorRole.Highlight), self.grid_rect()
        terms = self.ray.terms
        painter.setFont(self.font())
        paint_grid(painter, rect, terms.read[0], self._tint, np.asarray(terms.cells[0] < 0))
        for numbers, width in (((self._chosen,), 2.0), (self._pointed, 1.0)):
            rings = [
                cell_rect(rect, terms.shape[1:], *divmod(term, terms.shape[2])) for term in numbers if term is not None
            ]
            paint_rings(painter, rings, accent, width)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        term = self._term_at(event.position())
        pointed = () if term is None else (term,)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor)
        if pointed != self._pointed:
            self.point_at(pointed)
            self.hovered.emit(term)

    def leaveEvent(self, event: object) -> None:
        if self._pointed:
            self.point_at(())
            self.hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        term = self._term_at(event.position())
        if term is not None and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(term)
        else:
            event.ignore()

    def _term_at(self, place: QPointF) -> int | None:
        if self.ray is None:
            return None
        if self.ray.kind is Kind.CURVE:
            return 0
        rect, (_, rows, columns) = self.grid_rect(), self.ray.terms.shape
        if not rect.contains(place):
            return None
        row = min(rows - 1, int((place.y() - rect.top()) / rect.height() * rows))
        return row * columns + min(columns - 1, int((place.x() - rect.left()) / rect.width() * columns))

    def _follow_width(self) -> None:
        if self.ray is None:
            return
        height = _CURVE_PX if self.ray.kind is Kind.CURVE else round(self.grid_rect().height()) + 8
        if height != self.height():
            self.setFixedHeight(height)


def paint_curve(painter: QPainter, rect: QRectF, curve: Curve, palette: QPalette) -> None:
    """The curve, its axes through 0, and the point with lines to both axes."""
    finite = curve.y[np.isfinite(curve.y)]
    x, y = curve.point
    heights = np.append(finite, y if np.isfinite(y) else 0.0)
    low, high = min(0.0, float(heights.min())), max(0.0, float(heights.max()))
    room = max(high - low, 1e-9) * 0.08
    low, high = low - 2 * room, high + room  # below there is room for the ends of the axis
    left, right = float(curve.x[0]), float(curve.x[-1])

    def at(across: float, up: float) -> QPointF:
        return QPointF(
            rect.left() + (across - left) / (right - left) * rect.width(),
            rect.bottom() - (up - low) / (high - low) * rect.height(),
        )

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawLine(at(left, 0), at(right, 0))
    painter.drawLine(at(0, low), at(0, high))
    path, drawing = QPainterPath(), False
    for across, up in zip(curve.x.tolist(), curve.y.tolist(), strict=True):
        if not np.isfinite(up):
            drawing = False
            continue
        path.lineTo(at(across, up)) if drawing else path.moveTo(at(across, up))
        drawing = True
    painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), 1.5))
    painter.drawPath(path)
    if not (np.isfinite(x) and np.isfinite(y)):
        return
    accent = palette.color(QPalette.ColorRole.Highlight)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
    painter.drawLine(at(x, 0), at(x, y))
    painter.drawLine(at(0, y), at(x, y))
    painter.setPen(QPen(QColor(0, 0, 0, 120), 1))
    painter.setBrush(accent)
    painter.drawEllipse(at(x, y), 4.0, 4.0)
    font = tabular(painter.font())
    font.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    ends = (left, right)
    for end, side in zip(ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
        text = format_value(end).replace("-", "−")
        place = at(end, 0)
        under = QRectF(rect.left(), min(place.y() + 2, rect.bottom() - 14), rect.width(), 14)
        painter.drawText(under, side | Qt.AlignmentFlag.AlignTop, text)
