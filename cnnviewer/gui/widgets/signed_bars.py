"""Signed numbers as bars to both sides of 0: a name, a bar, the number. A row may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.numbers import signed

_BETWEEN_PX = 4
_BAR_SHARE = 0.42  # of the height of a row
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class SignedRow:
    """A name and a number. `key` says what is chosen with it; -1: a sum, which stands for nothing one could choose."""

    name: str
    number: float
    key: int = -1
    tip: str = ""


class SignedBars(QWidget):
    """Shows rows on one scale; sums as numbers alone.

    chosen  the user chose the row with this key
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[SignedRow, ...] = ()
        self.selected = -1
        self._hovered = -1
        self._colours = (QColor(), QColor())
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_colours(self, below: QColor, above: QColor) -> None:
        """The colours of bars below and above 0."""
        if (below, above) != self._colours:
            self._colours = (below, above)
            self.update()

    def show_rows(self, rows: Sequence[SignedRow], selected: int = -1) -> None:
        """Show `rows`; the one with the key `selected` is the selected one."""
        made = tuple(rows)
        if (made, selected) == (self.rows, self.selected):
            return
        grown = len(made) != len(self.rows)
        self.rows, self.selected = made, selected
        if grown:
            self.updateGeometry()
        self.setAccessibleDescription(", ".join(f"{row.name} {signed(row.number, 3)}" for row in made))
        self.update()

    def row_rect(self, place: int) -> QRectF:
        """Where the row at `place` stands."""
        pitch = self.fontMetrics().height() + _BETWEEN_PX
        return QRectF(0, place * pitch, self.width(), pitch)

    def sizeHint(self) -> QSize:
        return QSize(200, round(self.row_rect(0).height() * len(self.rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = self.palette(), self.fontMetrics()
        numbers = metrics.horizontalAdvance("−0.0000") + 6
        names = self.width() * 0.34
        left, right = names + 6, self.width() - numbers
        largest = max((abs(row.number) for row in self.rows if row.key >= 0), default=0.0) or 1.0
        zero, half = (left + right) / 2, (right - left) / 2
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        for place, row in enumerate(self.rows):
            rect = self.row_rect(place)
            if place == self._hovered and row.key >= 0:
                painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
            chosen = row.key >= 0 and row.key == self.selected
            ink = palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.WindowText)
            painter.setPen(ink if row.key >= 0 else quiet)
            painter.setFont(self.font())
            room = QRectF(2, rect.top(), names, rect.height())
            painter.drawText(room, _LEFT, metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, int(names)))
            painter.setFont(tabular(self.font()))
            painter.drawText(rect.adjusted(0, 0, -2, 0), _RIGHT, signed(row.number, 3))
            if row.key < 0:
                continue  # a sum of many would make all bars short
            width = half * min(1.0, abs(row.number) / largest) if row.number == row.number else 0.0
            height = rect.height() * _BAR_SHARE
            bar = QRectF(zero - width if row.number < 0 else zero, rect.center().y() - height / 2, width, height)
            painter.fillRect(bar, self._colours[0 if row.number < 0 else 1])
        named = sum(row.key >= 0 for row in self.rows)
        if named:
            painter.fillRect(
                QRectF(zero - 0.5, 0, 1, self.row_rect(named).top()), palette.color(QPalette.ColorRole.Mid)
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().y())
        if place >= 0 and self.rows[place].key >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.rows[place].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position().y()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self._at(event.position().y()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        keys = [row.key for row in self.rows if row.key >= 0]
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        place = keys.index(self.selected) + step if self.selected in keys else 0
        self.chosen.emit(keys[min(max(place, 0), len(keys) - 1)])

    def _at(self, down: float) -> int:
        place = int(down // self.row_rect(0).height())
        return place if 0 <= place < len(self.rows) else -1

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setToolTip(self.rows[place].tip if 0 <= place < len(self.rows) else "")
            self.update()
