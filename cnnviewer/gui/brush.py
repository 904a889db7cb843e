"""The brush with which feature maps are painted: one for the whole window, so that every view of a map paints alike."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from cnnviewer.networks.intervention import Brush

LARGEST_SIZE = 33


class BrushChoice(QObject):
    """What the brush does.

    changed  any of it is another one
    active   whether the mouse paints maps instead of selecting cells
    kind     set a number, add one, erase
    size     cells across, odd sizes are centred
    number   what is set or added
    typed    whether the user chose the number; until then each map proposes its own highest
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.active = False
        self.kind = Brush.SET
        self.size = 3
        self.number = 1.0
        self.typed = False

    def choose(self, **fields: Any) -> None:
        """Change some of it."""
        if any(getattr(self, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(self, name, value)
            self.changed.emit()
