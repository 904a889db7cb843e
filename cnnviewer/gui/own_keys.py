"""Keys that a focused widget types or presses with, which no command may take away from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox

_GRID_KEYS = frozenset("0123456789.,-+eE")
_CLIPBOARD = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Cut)


def wants_key(widget: QObject, event: QKeyEvent) -> bool:
    """Whether `widget` has a use of its own for this key."""
    if isinstance(widget, QAbstractButton | QComboBox):
        return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return)
    if isinstance(widget, QAbstractItemView):
        return (event.text() in _GRID_KEYS and bool(event.text())) or any(event.matches(keys) for keys in _CLIPBOARD)
    return False
