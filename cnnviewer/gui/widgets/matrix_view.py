"""A square matrix from -1 to 1 in colours, with a scale; a cell can be pointed at and pressed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.widgets.images import image_of

_SCALE_PX, _LABELS_PX, _MARGIN_PX, _GAP_PX = 7, 16, 2, 8
_UNKNOWN = (128, 128, 130)  # a cell without a number


class MatrixView(QWidget):
    """Cells counted from 0: row down, column across.

    hovered  (row, column) under the mouse, (-1, -1) for none;  pressed  the same of a press
    """

    hovered = Signal(int, int)
    pressed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self.chosen: int | None = None
        self.message = ""
        self._image: QImage | None = None
        self._scale: QImage | None = None
        self._under = (-1, -1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)

    def show_pixels(self, pixels: NDArray[np.uint8] | None, colours: NDArray[np.uint8], message: str = "") -> None:
        """Show (n, n, 3) pixels of `matrix_pixels`, or None and say why; `colours` (256, 3) are those of the scale."""
        self._image = None if pixels is None else image_of(pixels)
        self._scale = image_of(colours[None])
        self.count = 0 if pixels is None else len(pixels)
        self.message = message
        self._hover(-1, -1)
        self.update()

    def choose(self, number: int | None) -> None:
        """Mark a row and its column."""
        if number != self.chosen:
            self.chosen = number
            self.update()

    @property
    def square(self) -> QRectF:
        """Where the matrix stands."""
        below = _GAP_PX + _SCALE_PX + _LABELS_PX
        side = max(1.0, min(self.width() - 2 * _MARGIN_PX, self.height() - below - 2 * _MARGIN_PX))
        if self.count:  # whole device pixels a cell, where cells are that large
            cell = side * self.devicePixelRatioF() / self.count
            side = int(cell) * self.count / self.devicePixelRatioF() if cell >= 2 else side
        return QRectF((self.width() - side) / 2, _MARGIN_PX, side, side)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell stands."""
        square = self.square
        side = square.width() / max(1, self.count)
        return QRectF(square.left() + column * side, square.top() + row * side, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            palette, square = self.palette(), self.square
            if self._image is None:
                painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
                inside = QRectF(self.rect()).adjusted(12, 12, -12, -12)
                flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(inside, flags, self.message)
                return
            painter.drawImage(square, self._image)
            self._paint_scale(painter, square)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self.chosen is not None and self.chosen < self.count:
                accent = palette.color(QPalette.ColorRole.Highlight)
                row, column = self.cell_rect(self.chosen, 0), self.cell_rect(0, self.chosen)
                for area in (
                    QRectF(square.left(), row.top(), square.width(), row.height()),
                    QRectF(column.left(), square.top(), column.width(), square.height()),
                ):
                    painter.setPen(QPen(accent, 1))
                    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
            if self._under != (-1, -1):
                painter.setPen(QPen(QColor("black"), 1))
                painter.drawRect(self.cell_rect(*self._under).adjusted(-1, -1, 1, 1))

    def _paint_scale(self, painter: QPainter, square: QRectF) -> None:
        if self._scale is None:
            return
        bar = QRectF(square.left(), square.bottom() + _GAP_PX, square.width(), _SCALE_PX)
        painter.drawImage(bar, self._scale)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        labels = bar.translated(0, _SCALE_PX)
        labels.setHeight(_LABELS_PX)
        for side, text in (
            (Qt.AlignmentFlag.AlignLeft, "−1"),
            (Qt.AlignmentFlag.AlignHCenter, "0"),
            (Qt.AlignmentFlag.AlignRight, "+1"),
        ):
            painter.drawText(labels, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _at(self, point: QPointF) -> tuple[int, int]:
        square = self.square
        if not self.count or not square.contains(point):
            return -1, -1
        side = square.width() / self.count
        row, column = int((point.y() - square.top()) / side), int((point.x() - square.left()) / side)
        return min(row, self.count - 1), min(column, self.count - 1)

    def _hover(self, row: int, column: int) -> None:
        if (row, column) != self._under:
            self._under = (row, column)
            self.hovered.emit(row, column)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, column = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0:
            self.pressed.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self.count:
            number = min(max((self.chosen or 0) + steps[Qt.Key(event.key())], 0), self.count - 1)
            self.pressed.emit(number, number)
        else:
            super().keyPressEvent(event)


def matrix_pixels(matrix: NDArray[np.float64], colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(n, n, 3) pixels of an (n, n) matrix from -1 to 1; NaN is grey."""
    known = np.isfinite(matrix)
    places = np.rint((np.where(known, matrix, 0.0) + 1) * 127.5).clip(0, 255).astype(np.uint8)
    pixels: NDArray[np.uint8] = colours[places]
    pixels[~known] = _UNKNOWN
    return pixels
