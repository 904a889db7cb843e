"""A histogram with a quiet axis: how often which value occurs, and where the selected cell stands among them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.numbers import signed

_BARS_PX = 64


class HistogramView(QWidget):
    """Shows counts over equal parts from low to high. Heights grow with the square root: rare values stay visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.int64] = np.zeros(1, np.int64)
        self._low = self._high = 0.0
        self._mark: float | None = None
        self.setFont(tabular(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Histogram"))

    def show_counts(self, counts: NDArray[np.int64], low: float, high: float, mark: float | None) -> None:
        """Show `counts`; `mark` is the value of the selected cell."""
        self._counts, self._low, self._high, self._mark = counts, low, high, mark
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _BARS_PX + 8 + self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            part = min(max(event.pos().x() / max(1, self.width()), 0.0), 0.999)
            number = int(part * len(self._counts))
            width = (self._high - self._low) / len(self._counts)
            text = self.tr("{low} to {high}: {count} cells").format(
                low=signed(self._low + number * width, 3),
                high=signed(self._low + (number + 1) * width, 3),
                count=f"{int(self._counts[number]):,}",
            )
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        most = int(self._counts.max())
        bottom = float(_BARS_PX)
        if most > 0:
            heights = np.sqrt(self._counts / most) * (bottom - 2)
            width = self.width() / len(heights)
            painter.setPen(Qt.PenStyle.NoPen)
            bars = QColor(muted)
            bars.setAlpha(130)
            painter.setBrush(bars)
            corners = [QPointF(0, bottom)]
            for number, height in enumerate(heights):
                corners += [QPointF(number * width, bottom - height), QPointF((number + 1) * width, bottom - height)]
            painter.drawPolygon(QPolygonF([*corners, QPointF(self.width(), bottom)]))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QLineF(0, bottom, self.width(), bottom))
        if self._low < 0 < self._high:
            painter.setPen(QPen(muted, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(self._place(0), 0, self._place(0), bottom))
        if self._mark is not None:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawLine(QLineF(self._place(self._mark), 0, self._place(self._mark), bottom))
        painter.setPen(muted)
        line = QRectF(0, bottom + 4, self.width(), self.fontMetrics().height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, signed(self._low, 3))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, signed(self._high, 3))
        if self._low < 0 < self._high and 40 < self._place(0) < self.width() - 40:
            painter.drawText(
                QRectF(self._place(0) - 20, line.top(), 40, line.height()), Qt.AlignmentFlag.AlignHCenter, "0"
            )

    def _place(self, value: float) -> float:
        if not self._high > self._low:
            return self.width() / 2
        part = (value - self._low) / (self._high - self._low)
        return min(max(part, 0.0), 1.0) * (self.width() - 2) + 1
