"""A moment of the animation as a value: everything that is seen stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from cnnviewer.explain.sliding import Sliding, Step
from cnnviewer.gui.widgets.sliding_grid import Shades


class Mode(IntEnum):
    """What is followed: one channel, the sum over channels, filter after filter."""

    CHANNEL = 0
    SUM = 1
    FILTERS = 2


@dataclass(frozen=True, eq=False)
class Moment:
    """What is seen now.

    piece     what slides;  progress  steps done, with the way to the next one as a fraction
    mode, channel   see Mode; `channel` is a place in the piece
    names     of the channels in the piece;  title  of the layer
    source, kernel, product, output  colours of the grids
    next_text  a sentence about the next layer, "" when there is none
    """

    piece: Sliding
    progress: float
    mode: Mode
    channel: int
    names: tuple[str, ...]
    title: str
    source: Shades
    kernel: Shades
    product: Shades
    output: Shades
    next_text: str = ""

    @property
    def step(self) -> Step:
        """The step that is shown in numbers."""
        return self.piece.at(self.number)

    @property
    def number(self) -> int:
        """Its number."""
        return min(int(self.progress), self.piece.steps - 1)
