"""The likeliest classes as bars: a name, the value before softmax, a probability, and how long the bar is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cnnviewer.gui.widgets import class_paint

_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


@dataclass(frozen=True)
class ClassRow:
    """A class: its number from 0, its name, its probability from 0 to 1, its logit if that is known.

    colour  of its bar and of its line in a plot, "#rrggbb"; "" for the accent
    pinned  it stays above the rest
    before  its probability in what the network is compared with
    """

    number: int
    name: str
    probability: float
    logit: float | None = None
    colour: str = ""
    pinned: bool = False
    before: float | None = None


class ClassBars(QWidget):
    """Shows rows: those that are pinned, then the likeliest first.

    chosen  the user chose the class with this number
    pinned  the user wants the class with this number pinned, or no longer
    copied  the user wants the table as text

    rows, selected, hovered (a place, -1 for none) and captions are what class_paint paints.
    """

    chosen = Signal(int)
    pinned = Signal(int)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClassRow, ...] = ()
        self.selected: int | None = None
        self.hovered = -1
        self.captions = (self.tr("logit"), self.tr("probability"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[ClassRow], selected: int | None) -> None:
        """Show `rows`; `selected` is the number of the class that is selected in the strip."""
        made = tuple(rows)
        if made == self.rows and selected == self.selected:
            return
        grown = len(made) != len(self.rows)
        self.rows, self.selected = made, selected
        if grown:
            self.updateGeometry()
        said = ", ".join(f"{row.name} {percent(row.probability)}" for row in made)
        self.setAccessibleDescription(said)
        self.update()

    def row_rect(self, place: int) -> QRectF:
        """Where the row at `place` stands."""
        top, pitch = class_paint.caption_height(self), class_paint.pitch(self)
        return QRectF(0, top + place * pitch, self.width(), pitch)

    def pin_rect(self, place: int) -> QRectF:
        """Where the pin of the row at `place` is pressed."""
        return self.row_rect(place).adjusted(self.width() - class_paint.PIN_PX - 2, 0, 0, -6)

    def sizeHint(self) -> QSize:
        height = class_paint.caption_height(self) + class_paint.pitch(self) * len(self.rows)
        return QSize(200, round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        class_paint.paint(QPainter(self), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        number = self.rows[place].number
        signal = self.pinned if self.pin_rect(place).contains(event.position()) else self.chosen
        signal.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif not self.rows or event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_P):
            self.pinned.emit(self.selected if self._place() >= 0 else self.rows[0].number)
        else:
            last, place = len(self.rows) - 1, self._place()
            step = {Qt.Key.Key_Up: place - 1, Qt.Key.Key_Down: place + 1, Qt.Key.Key_End: last}
            wanted = step.get(Qt.Key(event.key()), 0) if place >= 0 or event.key() == Qt.Key.Key_End else 0
            self.chosen.emit(self.rows[min(max(wanted, 0), last)].number)

    def event(self, event: QEvent) -> bool:
        """The exact numbers of the class under the mouse; keys that commands would take are kept."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.matches(QKeySequence.StandardKey.Copy) or (plain and event.key() in _KEYS):
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if place < 0 else self._tip(place, QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, place: int, at: QPointF) -> str:
        row = self.rows[place]
        if self.pin_rect(place).contains(at):
            return self.tr("Do not keep this class in view (Space)") if row.pinned else self.tr("Keep in view (Space)")
        lines = [row.name, self.tr("Class {number}, counted from 0").format(number=row.number)]
        lines.append(self.tr("Probability {value}").format(value=f"{row.probability:.6f}"))
        if row.logit is not None:
            lines.append(self.tr("Before softmax {value}").format(value=f"{row.logit:+.4g}"))
        if row.before is not None:
            lines.append(self.tr("In what it is compared with {value}").format(value=f"{row.before:.6f}"))
        return "\n".join(lines)

    def _place(self) -> int:
        """Where the selected class stands, -1 when it is not among the rows."""
        return next((place for place, row in enumerate(self.rows) if row.number == self.selected), -1)

    def _at(self, point: QPointF) -> int:
        place = int((point.y() - class_paint.caption_height(self)) // class_paint.pitch(self))
        return place if 0 <= place < len(self.rows) else -1

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.update()


def percent(probability: float) -> str:
    """ "93.1 %"."""
    return f"{100 * probability:.1f} %"
