"""A confusion matrix as a heat map: rows are true classes, columns the answers, counts stand in the cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.ink import casing, ink_on

_LONGEST_NAME_PX = 96.0
_GAP_PX = 8.0
_NUMBER_PX = 15.0  # of a cell from which a count is printed in it
_NAME_PX = 11.0  # of a row from which its name is printed
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ConfusionView(QWidget):
    """Shows counts (classes, classes); a cell is as light as its share of its row.

    chosen   a cell was chosen: true class, answer
    hovered  the mouse is over a cell (true class, answer), or over none (None)
    """

    chosen = Signal(int, int)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: NDArray[np.int64] = np.zeros((0, 0), np.int64)
        self.labels: tuple[str, ...] = ()
        self.selected: tuple[int, int] | None = None
        self._under: tuple[int, int] | None = None
        self._table: NDArray[np.uint8] = np.zeros((256, 3), np.uint8)
        self._captions = (self.tr("true class"), self.tr("answer"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_counts(self, counts: NDArray[np.int64], labels: Sequence[str], table: NDArray[np.uint8]) -> None:
        """Show `counts` of the classes `labels` in the colours of `table`, (256, 3) uint8."""
        self.counts, self.labels, self._table = counts, tuple(labels), table
        self.selected = None
        self.update()

    def cell_rect(self, true: int, answer: int) -> QRectF:
        """Where the cell of this true class and this answer stands."""
        left, top, side = self._geometry()
        return QRectF(left + answer * side, top + true * side, side, side)

    def sizeHint(self) -> QSize:
        return QSize(520, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        count = len(self.counts)
        if not count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        left, top, side = self._geometry()
        totals = self.counts.sum(axis=1)
        self._names(painter, left, top, side, totals)
        font = tabular(self.font())
        font.setPixelSize(round(max(9.0, min(15.0, side * 0.42))))
        painter.setFont(font)
        for true in range(count):
            for answer in range(count):
                number = int(self.counts[true, answer])
                rect = self.cell_rect(true, answer)
                share = number / totals[true] if totals[true] else 0.0
                colour = QColor(*map(int, self._table[round(255 * share)]))
                painter.fillRect(rect.adjusted(0, 0, -1, -1) if side > 4 else rect, colour)
                if number and side >= _NUMBER_PX:
                    painter.setPen(ink_on(colour))
                    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cell, alpha in ((self._under, 130), (self.selected, 255)):
            if cell is not None:
                pen = QColor(accent)
                pen.setAlpha(alpha)
                rect = self.cell_rect(*cell).adjusted(-0.5, -0.5, -0.5, -0.5)
                for colour, width in ((casing(accent), 4.0), (pen, 2.0)):
                    painter.setPen(QPen(colour, width))
                    painter.drawRect(rect)
        if self.hasFocus() and self.selected is None:
            painter.setPen(accent)
            painter.drawRect(QRectF(left - 2, top - 2, side * count + 3, side * count + 3))

    def _names(self, painter: QPainter, left: float, top: float, side: float, totals: NDArray[np.int64]) -> None:
        """Names of rows and columns, what they are, and the share of right answers beside each row."""
        palette, small = self.palette(), self._small()
        quiet, text = palette.color(QPalette.ColorRole.PlaceholderText), palette.color(QPalette.ColorRole.WindowText)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        height = metrics.height()
        painter.setPen(quiet)
        size = side * len(self.counts)
        upright = self._longest() > side - 2
        painter.drawText(QRectF(left, 0, max(size, 80.0), height), _LEFT, f"{self._captions[1]} →")
        painter.drawText(QRectF(0, top - height - 2, left - _GAP_PX, height), _RIGHT, f"{self._captions[0]} ↓")
        if side < _NAME_PX:
            return
        for number, label in enumerate(self.labels):
            name = metrics.elidedText(label, Qt.TextElideMode.ElideRight, _LONGEST_NAME_PX)
            chosen = self.selected is not None
            row, column = self.selected if self.selected is not None else (-1, -1)
            accent = palette.color(QPalette.ColorRole.Highlight)
            painter.setPen(accent if chosen and row == number else text)
            painter.drawText(QRectF(0, top + number * side, left - _GAP_PX, side), _RIGHT, name)
            if totals[number]:
                share = f"{100 * self.counts[number, number] / totals[number]:.0f} %"
                painter.setPen(quiet)
                painter.drawText(QRectF(left + size + _GAP_PX, top + number * side, 60, side), _LEFT, share)
            painter.save()
            painter.setPen(accent if chosen and column == number else text)
            painter.translate(left + (number + 0.5) * side, top - 5)
            if upright:
                painter.rotate(-90)
                painter.drawText(QRectF(0, -side / 2, _LONGEST_NAME_PX + 4, side), _LEFT, name)
            else:
                painter.drawText(QRectF(-side / 2, -height, side, height), Qt.AlignmentFlag.AlignCenter, name)
            painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position())
        if cell is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(*cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not len(self.counts):
            super().keyPressEvent(event)
            return
        last = len(self.counts) - 1
        row, column = self.selected if self.selected is not None else (-step[0], -step[1])
        self._choose(min(max(row + step[0], 0), last), min(max(column + step[1], 0), last))

    def _choose(self, true: int, answer: int) -> None:
        self.selected = (true, answer)
        self.update()
        self.chosen.emit(true, answer)

    def _hover(self, cell: tuple[int, int] | None) -> None:
        if cell != self._under:
            self._under = cell
            self.hovered.emit(cell)
            self.update()

    def _at(self, point: QPointF) -> tuple[int, int] | None:
        left, top, side = self._geometry()
        row, column = int((point.y() - top) // side), int((point.x() - left) // side)
        inside = 0 <= row < len(self.counts) and 0 <= column < len(self.counts)
        return (row, column) if inside else None

    def _geometry(self) -> tuple[float, float, float]:
        """(left, top) of the first cell and the side of a cell."""
        metrics = QFontMetricsF(self._small())
        longest = self._longest()
        names = min(_LONGEST_NAME_PX, longest)
        left = max(names, metrics.horizontalAdvance(f"{self._captions[0]} ↓")) + _GAP_PX
        share = metrics.horizontalAdvance("100 %") + _GAP_PX + 2
        count = max(1, len(self.counts))

        def side_below(top: float) -> float:
            return max(1.0, min((self.width() - left - share) / count, (self.height() - top - 4) / count))

        level = 2 * metrics.height() + 4  # names that lie above their columns
        side = side_below(level)
        upright = longest > side - 2
        top = metrics.height() + names + 9 if upright else level
        return left, top, side_below(top)

    def _longest(self) -> float:
        metrics = QFontMetricsF(self._small())
        return max((metrics.horizontalAdvance(label) for label in self.labels), default=0.0)

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(max(7.5, small.pointSizeF() - 0.5))
        return small
