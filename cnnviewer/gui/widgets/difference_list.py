"""Layers as rows, each with a bar of how much it differs; one is selected, the first that differs is marked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnviewer.gui.theme import tabular

_BAR_PX = 5.0
_MARK_PX = 5.0
_PAD_PX = 3
_NAME_PART = 0.34  # of the width
_DECADES = 5.0  # of the logarithmic scale: from 0.00001 to 1


@dataclass(frozen=True)
class DifferenceRow:
    """A layer: the name of its value, what people call it, its relative difference (None: no number), a tip."""

    value: str
    title: str
    relative: float | None
    tip: str = ""


class DifferenceList(QWidget):
    """Shows rows in the order of the network.

    chosen  the user chose the layer with this value
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[DifferenceRow, ...] = ()
        self.first = ""
        self.logarithmic = True
        self._selected = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[DifferenceRow], first: str, selected: str) -> None:
        """Show `rows`; `first` is the value of the first that differs, "" when none does."""
        made = tuple(rows)
        if (made, first, selected) == (self.rows, self.first, self._selected):
            return
        grown = len(made) != len(self.rows)
        self.rows, self.first, self._selected = made, first, selected
        if grown:
            self.updateGeometry()
        self.setAccessibleDescription(", ".join(f"{row.title} {share(row.relative)}" for row in made[:20]))
        self.update()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Lengths of bars by powers of ten, or in proportion."""
        if logarithmic != self.logarithmic:
            self.logarithmic = logarithmic
            self.update()

    def row_rect(self, place: int) -> QRectF:
        """Where row number `place` stands."""
        return QRectF(0, place * self._pitch(), self.width(), self._pitch())

    def sizeHint(self) -> QSize:
        return QSize(260, self._pitch() * len(self.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, pitch = self.palette(), self._pitch()
        seen = event.rect()
        first, last = max(0, seen.top() // pitch), min(len(self.rows), seen.bottom() // pitch + 1)
        for place in range(first, last):
            self._paint_row(painter, self.rows[place], self.row_rect(place))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, row: DifferenceRow, rect: QRectF) -> None:
        palette, metrics = self.palette(), QFontMetricsF(self.font())
        accent = palette.color(QPalette.ColorRole.Highlight)
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        ink = accent if row.value == self._selected else palette.color(QPalette.ColorRole.WindowText)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        lead = _MARK_PX + 7
        name = QRectF(rect.left() + lead, rect.top(), rect.width() * _NAME_PART - lead, rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        if row.value == self.first:
            painter.setBrush(accent)
            painter.drawEllipse(QPointF(rect.left() + 1 + _MARK_PX / 2, rect.center().y()), _MARK_PX / 2, _MARK_PX / 2)
        number = share(row.relative)
        figure = metrics.horizontalAdvance("100.00 %") + 6
        track = QRectF(name.right() + 8, rect.center().y() - _BAR_PX / 2, 0, _BAR_PX)
        track.setRight(max(track.left() + 8, rect.right() - figure - 8))
        painter.setBrush(palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(track, _BAR_PX / 2, _BAR_PX / 2)
        length = self.length(row.relative) * track.width()
        if length >= 1:
            painter.setBrush(accent if row.value == self._selected else muted)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(_BAR_PX, length), _BAR_PX), 2.5, 2.5)
        painter.setPen(ink)
        painter.setFont(self.font())
        cut = Qt.TextElideMode.ElideLeft if any(sign in "/." for sign in row.title) else Qt.TextElideMode.ElideRight
        painter.drawText(name, middle, metrics.elidedText(row.title, cut, name.width()))
        painter.setFont(tabular(self.font()))
        painter.setPen(muted if not row.relative else palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(rect.adjusted(0, 0, -4, 0), middle | int(Qt.AlignmentFlag.AlignRight), number)

    def length(self, relative: float | None) -> float:
        """The part of its track that a bar fills, 0...1."""
        if not relative or relative < 0:
            return 0.0
        part = 1 + math.log10(relative) / _DECADES if self.logarithmic else relative
        return min(1.0, max(0.0, part))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._at(event.position().y())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(row.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        values = [row.value for row in self.rows]
        place = values.index(self._selected) + step if self._selected in values else 0
        self.chosen.emit(values[min(max(place, 0), len(values) - 1)])

    def event(self, event: QEvent) -> bool:
        """The exact numbers of the layer under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), row.tip if row is not None else "", self)
            return True
        return super().event(event)

    def _pitch(self) -> int:
        return self.fontMetrics().height() + 2 * _PAD_PX

    def _at(self, down: float) -> DifferenceRow | None:
        place = int(down // self._pitch())
        return self.rows[place] if 0 <= place < len(self.rows) else None


def share(relative: float | None) -> str:
    """ "12.3 %", "0.021 %", "0" for no difference, "–" for no number."""
    if relative is None:
        return "–"
    if relative == 0:
        return "0"
    percent = 100 * relative
    if percent < 0.001:
        return "< 0.001 %"
    digits = 1 if percent >= 1 else 3
    return f"{percent:.{digits}f} %"
