"""The likeliest classes as bars: a name, a probability, the value before softmax, and how long the bar is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnviewer.gui.theme import tabular

_BAR_PX = 5
_GAP_PX = 3
_BELOW_PX = 10
_TICK_PX = 2


@dataclass(frozen=True)
class ClassRow:
    """A class: its number from 0, its name, its probability from 0 to 1, its logit if that is known.

    before  its probability in what the network is compared with
    """

    number: int
    name: str
    probability: float
    logit: float | None = None
    before: float | None = None


class ClassBars(QWidget):
    """Shows rows, the likeliest first.

    chosen  the user pressed the class with this number
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClassRow, ...] = ()
        self._selected: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[ClassRow], selected: int | None) -> None:
        """Show `rows`; `selected` is the number of the class that is selected in the strip."""
        made = tuple(rows)
        if made == self.rows and selected == self._selected:
            return
        grown = len(made) != len(self.rows)
        self.rows, self._selected = made, selected
        if grown:
            self.updateGeometry()
        said = ", ".join(f"{row.name} {percent(row.probability)}" for row in made)
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._pitch() * len(self.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = self.palette(), self.fontMetrics()
        height, width = metrics.height(), self.width()
        for place, row in enumerate(self.rows):
            top = place * self._pitch()
            chosen = row.number == self._selected
            number = percent(row.probability)
            painter.setFont(tabular(self.font()))
            room = QRectF(0, top, width, height)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.drawText(room, right, number)
            painter.setFont(self.font())
            painter.setPen(palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.WindowText))
            name = metrics.elidedText(
                row.name, Qt.TextElideMode.ElideRight, max(0, width - metrics.horizontalAdvance(number) - 12)
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
            line = QRectF(0, top + height + _GAP_PX, width, _BAR_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Button))
            painter.drawRoundedRect(line, _BAR_PX / 2, _BAR_PX / 2)
            filled = min(1.0, max(0.0, row.probability)) * width
            if filled >= 1:
                painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
                line.setWidth(max(_BAR_PX, filled))
                painter.drawRoundedRect(line, _BAR_PX / 2, _BAR_PX / 2)
            if row.before is not None:
                painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
                across = min(1.0, max(0.0, row.before)) * (width - _TICK_PX)
                painter.drawRect(QRectF(across, line.top() - 2, _TICK_PX, _BAR_PX + 4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._at(event.position().y())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(row.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        numbers = [row.number for row in self.rows]
        place = numbers.index(self._selected) + step if self._selected in numbers else 0
        self.chosen.emit(numbers[min(max(place, 0), len(numbers) - 1)])

    def event(self, event: QEvent) -> bool:
        """The whole name and the exact numbers of the class under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), "" if row is None else self._tip(row), self)
            return True
        return super().event(event)

    def _tip(self, row: ClassRow) -> str:
        lines = [row.name, self.tr("Class {number}, counted from 0").format(number=row.number)]
        lines.append(self.tr("Probability {value}").format(value=f"{row.probability:.6f}"))
        if row.logit is not None:
            lines.append(self.tr("Before softmax {value}").format(value=f"{row.logit:+.4g}"))
        if row.before is not None:
            lines.append(self.tr("In what it is compared with {value}").format(value=f"{row.before:.6f}"))
        return "\n".join(lines)

    def _pitch(self) -> int:
        return self.fontMetrics().height() + _GAP_PX + _BAR_PX + _BELOW_PX

    def _at(self, down: float) -> ClassRow | None:
        place = int(down // self._pitch())
        return self.rows[place] if 0 <= place < len(self.rows) else None


def percent(probability: float) -> str:
    """ "93.1 %"."""
    return f"{100 * probability:.1f} %"
