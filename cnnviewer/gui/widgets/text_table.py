"""A quiet table of short texts: names at the left, figures of fixed width in columns at the right, no lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.theme import tabular

Row = tuple[str, ...]
_PAD_PX = 2
_BETWEEN_PX = 14


class TextTable(QWidget):
    """Rows under one head; the first text of a row is its name, cut where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head: Row = ()
        self.rows: tuple[Row, ...] = ()
        self._widths: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, head: Row, rows: Sequence[Row]) -> None:
        """Show `rows`, each as long as `head`."""
        made = tuple(rows)
        if (head, made) == (self.head, self.rows):
            return
        grown = len(made) != len(self.rows)
        self.head, self.rows = head, made
        metrics = QFontMetricsF(tabular(self.font()))
        wide = [
            max((metrics.horizontalAdvance(row[n]) for row in (head, *made)), default=0) for n in range(1, len(head))
        ]
        # Columns never get narrower while figures change: they would dance on video.
        kept = self._widths if len(self._widths) == len(wide) and not grown else [0.0] * len(wide)
        self._widths = [max(new, old) for new, old in zip(wide, kept, strict=True)]
        if grown:
            self.updateGeometry()
        self.setAccessibleDescription("; ".join(" ".join(row) for row in made))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self._pitch() * (len(self.rows) + 1) if self.rows else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.rows:
            return
        painter = QPainter(self)
        for place, row in enumerate((self.head, *self.rows)):
            self._paint_row(painter, place, row)

    def _paint_row(self, painter: QPainter, place: int, row: Row) -> None:
        palette, pitch = self.palette(), self._pitch()
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        right = float(self.width())
        painter.setFont(tabular(self.font()))
        for number in range(len(row) - 1, 0, -1):
            width = self._widths[number - 1]
            painter.setPen(muted if place == 0 else palette.color(QPalette.ColorRole.WindowText))
            cell = QRectF(right - width, place * pitch, width, pitch)
            painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row[number])
            right -= width + _BETWEEN_PX
        painter.setFont(self.font())
        painter.setPen(muted)
        name = QFontMetricsF(self.font()).elidedText(row[0], Qt.TextElideMode.ElideRight, max(0.0, right))
        painter.drawText(QRectF(0, place * pitch, max(0.0, right), pitch), Qt.AlignmentFlag.AlignVCenter, name)

    def _pitch(self) -> int:
        return self.fontMetrics().height() + 2 * _PAD_PX
