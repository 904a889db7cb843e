"""A field that lies over a number while that number is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

_STYLE = "padding: 0px 2px; min-height: 0px;"
_OTHER_WINDOW = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class LimitField(QLineEdit):
    """entered: Return was pressed. left: Esc was pressed, or the focus went to another part of the window."""

    entered = Signal()
    left = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setStyleSheet(_STYLE)
        self.selectAll()

    def refuse(self, sentence: str) -> None:
        """Leave the text in place, in the colour of errors, with the sentence as its tool tip."""
        colour = self.palette().brightText().color().name()
        self.setStyleSheet(f"{_STYLE} border-color: {colour}; color: {colour};")
        self.setToolTip(sentence)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)

    def event(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()  # not passed on: the widget below would open the field again
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _OTHER_WINDOW:
            self.left.emit()
