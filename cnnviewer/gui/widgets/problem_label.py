"""The place for the sentence with which something was refused; it takes no room while there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cnnviewer.gui.sentences import in_language


class ProblemLabel(QLabel):
    """Says what is wrong in the colour of errors and in the user's language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show `sentence`, which may come from any room; "" takes it away."""
        self.setText(in_language(sentence))
        self.setVisible(bool(sentence))
