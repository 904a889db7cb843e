"""The window on the whole screen and back; `showFullScreen` and `showNormal` forget that it was maximised."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_full_screen(window: QWidget, full: bool) -> None:
    """Fill the screen with `window`, or give it the place it had before, maximised or not."""
    state = window.windowState()
    whole = Qt.WindowState.WindowFullScreen
    window.setWindowState(state | whole if full else state & ~whole)
