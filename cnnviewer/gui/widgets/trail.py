"""The way that was walked, as a line of links: the last place is where one is, each other one leads back."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

_WHOLE, _FIRST, _LAST = 8, 2, 5  # places that are all shown; of more the first and the last ones


class Trail(QLabel):
    """`show_places` shows names with the share of each in the one before.

    chosen   the user wants to go back to the place with this number
    hovered  the mouse is over the place with this number; -1: over none
    """

    chosen = Signal(int)
    hovered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._places: tuple[tuple[str, str], ...] = ()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkActivated.connect(lambda link: self.chosen.emit(int(link)))
        self.linkHovered.connect(lambda link: self.hovered.emit(int(link) if link else -1))

    def show_places(self, places: Sequence[tuple[str, str]]) -> None:
        """Show (name, share) of every place, the share "" for the first."""
        if tuple(places) != self._places:
            self._places = tuple(places)
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        strong = self.palette().color(QPalette.ColorRole.WindowText).name()
        count = len(self._places)
        shown = range(count) if count <= _WHOLE else [*range(_FIRST), -1, *range(count - _LAST, count)]
        parts = []
        for number in shown:
            if number < 0:
                parts.append("…")
                continue
            name, share = self._places[number]
            said = f"{html.escape(share)}&nbsp;" if share else ""
            colour = strong if number == count - 1 else muted
            text = f'<span style="color:{colour}">{html.escape(name).replace(" ", "&nbsp;")}</span>'
            if number < count - 1:
                text = f'<a href="{number}" style="text-decoration:none">{text}</a>'
            parts.append(f'<span style="color:{muted}">{said}</span>{text}')
        self.setText(f' <span style="color:{muted}">→</span> '.join(parts))
        self.setVisible(count > 1)
        self.setAccessibleDescription(", ".join(name for name, _ in self._places))
