"""Finds a layer by name, operator or shape: a line above the strip, opened with Ctrl+F, closed with Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

Entries = Callable[[], Sequence[tuple[str, str]]]


class StripSearch(QWidget):
    """Asks `entries` for (value, text) of every column in order.

    chosen  jump to this value
    closed  the line has gone; the strip takes the keys again
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, entries: Entries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._at = ""
        self.field = _Field()
        self.field.setPlaceholderText(self.tr("Name, operator or shape"))
        self.field.setAccessibleName(self.tr("Find a layer"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        self.field.textChanged.connect(self._show_count)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.close_line)
        self.hide()

    def open_line(self, at: str) -> None:
        """Show the line; the search goes on from the value `at`."""
        self._at = at
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._show_count()

    def close_line(self) -> None:
        """Take the line away."""
        self.hide()
        self.closed.emit()

    def found(self) -> list[str]:
        """The values whose name, operator and shape hold every word that was typed."""
        words = _plain(self.field.text()).split()
        if not words:
            return []
        return [value for value, text in self._entries() if all(word in _plain(text) for word in words)]

    def _step(self, by: int) -> None:
        """To the next place behind (`by` = 1) or before the one on show, around the end."""
        found = self.found()
        if not found:
            return
        order = [value for value, _ in self._entries()]
        start = order.index(self._at) if self._at in order else 0
        turned = order[start + 1 :] + order[: start + 1] if by > 0 else order[:start][::-1] + order[start:][::-1]
        hits = set(found)
        self._at = next(value for value in turned if value in hits)
        self.chosen.emit(self._at)
        self._show_count()

    def _show_count(self) -> None:
        found = self.found()
        if not self.field.text().strip():
            text = ""
        elif not found:
            text = self.tr("nothing found")
        elif self._at in found:
            text = self.tr("{number} of {count}").format(number=found.index(self._at) + 1, count=len(found))
        else:
            text = self.tr("{count} found").format(count=len(found))
        self.count.setText(text)


class _Field(QLineEdit):
    """stepped: Return was pressed, 1 forwards, -1 with Shift; left: Esc."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def _plain(text: str) -> str:
    """Lower case; "256 × 14 × 14" and "256x14x14" are the same."""
    return text.lower().replace("×", "x").replace(" x ", "x")
