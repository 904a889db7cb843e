"""The figures of the status bar: names muted, digits of fixed width at fixed places, so that nothing jumps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.theme import tabular

_GAP = 18


class StatusReadings(QWidget):
    """A row of readings. `columns` maps a key to (name, widest text); `show_texts` gives the text of each key."""

    def __init__(self, columns: Mapping[str, tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = dict(columns)
        self._texts = dict.fromkeys(columns, "–")
        self.setFont(tabular(self.font()))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show these texts; repaints only when one changed."""
        if any(self._texts[key] != text for key, text in texts.items()):
            self._texts.update(texts)
            self.setAccessibleDescription(
                ", ".join(f"{name} {self._texts[key]}" for key, (name, _) in self._columns.items())
            )
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(sum(self._width(metrics, key) + _GAP for key in self._columns), metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _width(self, metrics: QFontMetrics, key: str) -> int:
        name, widest = self._columns[key]
        return metrics.horizontalAdvance(f"{name} ") + metrics.horizontalAdvance(widest)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetrics(self.font())
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        text = self.palette().color(QPalette.ColorRole.WindowText)
        left = 0
        for key, (name, _) in self._columns.items():
            width = self._width(metrics, key)
            if left + width > self.width():
                return
            named = metrics.horizontalAdvance(f"{name} ")
            box = QRect(left, 0, width, self.height())
            painter.setPen(muted)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
            painter.setPen(text)
            box.setLeft(left + named)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._texts[key])
            left += width + _GAP
