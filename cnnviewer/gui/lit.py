"""What is pointed at somewhere and lights up everywhere: one cell of one value, and what the x-ray on show reads."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cnnviewer.explain.xray import Box


class LitCell(NamedTuple):
    """A cell of a feature map: row and column of `channel` of `value`, from 0."""

    value: str
    channel: int
    row: int
    column: int


class Lit(QObject):
    """Shared through the desk.

    changed  `cell` is another one
    framed   `boxes` are other ones
    """

    changed = Signal()
    framed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cell: LitCell | None = None
        self.boxes: tuple[Box, ...] = ()

    def point(self, cell: LitCell | None) -> None:
        """The mouse is over what stands for this cell; None: over nothing."""
        if cell != self.cell:
            self.cell = cell
            self.changed.emit()

    def frame(self, boxes: tuple[Box, ...]) -> None:
        """The number on show in the x-ray reads these parts of other values; () while none is on show."""
        if boxes != self.boxes:
            self.boxes = boxes
            self.framed.emit()
