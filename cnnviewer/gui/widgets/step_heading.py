"""A heading with two arrows that step through what it names: filter 2 of 16, map 5 of 32."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from cnnviewer.gui.icons import icon


class StepHeading(QWidget):
    """`before` and `after` are the arrows.

    stepped  the user wants the thing with this number, from 0
    """

    stepped = Signal(int)

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setProperty("role", "heading")
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.before, self.after = QToolButton(), QToolButton()
        self._number = 0
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.label, 1)
        for button, name, by in ((self.before, before, -1), (self.after, after, 1)):
            button.setProperty("role", "flat")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setIconSize(QSize(14, 14))
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(self._number + by))
            line.addWidget(button)
        self.refresh_icons()

    def refresh_icons(self) -> None:
        """Tint the arrows anew after the theme changed."""
        self.before.setIcon(icon("previous"))
        self.after.setIcon(icon("next"))

    def show_text(self, text: str, number: int, count: int) -> None:
        """Show `text` for thing `number` (from 0) of `count`."""
        self._number = number
        if text.upper() != self.label.text():
            self.label.setText(text.upper())
            self.label.setAccessibleName(text)
            self.label.setToolTip(text)
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number < count - 1)
