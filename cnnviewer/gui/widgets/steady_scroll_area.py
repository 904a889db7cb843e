"""A scroll area whose content keeps its width when there is nothing to scroll.

Pictures and grids whose height follows their width would otherwise chase the scroll bar: with the bar they are
narrower, so shorter, so the bar goes, so they are wider, so taller, so the bar comes; QScrollArea then calls itself
until the stack is full.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class SteadyScrollArea(QScrollArea):
    """Scrolls up and down; the place of the bar is always kept free, its handle shows when it is of use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
