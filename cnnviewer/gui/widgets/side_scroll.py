"""An area that scrolls sideways and leaves the arrow keys to whoever lies in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea


class SideScroll(QScrollArea):
    """keyed(event) -> whether the key was used; resized() is called with every new size."""

    def __init__(self, keyed: Callable[[QKeyEvent], bool], resized: Callable[[], None]) -> None:
        super().__init__()
        self._keyed = keyed
        self._resized = resized
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyed(event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """There is no other way to scroll than sideways: a wheel that nobody else wants does that."""
        turned, bar = event.angleDelta(), self.horizontalScrollBar()
        moved = turned.x() if abs(turned.x()) > abs(turned.y()) else turned.y()
        bar.setValue(bar.value() - moved)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()
