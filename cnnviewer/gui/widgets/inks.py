"""Colours of the chrome for painters that the screen and a file share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Inks:
    """background (transparent: none), texts, muted texts and hairlines, the accent, what has no picture yet."""

    background: QColor
    text: QColor
    muted: QColor
    accent: QColor
    blank: QColor


def inks_of(palette: QPalette) -> Inks:
    """The colours of the present theme, over the well behind the maps."""
    role = QPalette.ColorRole
    return Inks(
        palette.color(role.Dark),
        palette.color(role.WindowText),
        palette.color(role.PlaceholderText),
        palette.color(role.Highlight),
        palette.color(role.Midlight),
    )
