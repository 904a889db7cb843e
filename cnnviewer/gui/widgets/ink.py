"""What is painted on data colours, which the theme does not change: the ink of numbers, the casing of accent lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from cnnviewer.display.readable import is_light


def is_light_colour(colour: QColor) -> bool:
    """Whether black is read better than white on `colour`."""
    return is_light(colour.red(), colour.green(), colour.blue())


def ink_on(colour: QColor) -> Qt.GlobalColor:
    """Black or white, whichever is read better on `colour`."""
    return Qt.GlobalColor.black if is_light_colour(colour) else Qt.GlobalColor.white


def casing(accent: QColor) -> QColor:
    """What stands around a line in the accent colour, so that it is seen on light and dark pictures alike."""
    return QColor(0, 0, 0, 150) if accent.lightnessF() > 0.45 else QColor(255, 255, 255, 200)
