"""The size formula with its numbers filled in, one line for the height and one for the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class FormulaLabel(QLabel):
    """Small, so that a whole formula stands on one line of a side panel; it can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "formula")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(
            self.tr("Height (↕) and width (↔): floor((length + padding − dilation·(kernel − 1) − 1)/stride) + 1")
        )
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.8)
        self.setFont(small)

    def show_formulas(self, formulas: Sequence[str]) -> None:
        """Show the formulas for height and width; nothing hides the label."""
        self.setText("\n".join(map(_unbroken, "↕↔", formulas)))
        self.setVisible(bool(formulas))


def _unbroken(sign: str, formula: str) -> str:
    """ "↕ floor(...) = 240", which may be broken into lines before the result only."""
    left, equals, right = formula.rpartition(" = ")
    return f"{sign} {left}".replace(" ", "\u00a0").replace("/", "\u2060/\u2060") + equals + right
