"""Which filter and which of its kernels lies on the bench: the heading with arrows, and the pages below it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.gui.widgets.kernel_mosaic import KernelMosaic
from cnnviewer.gui.widgets.segments import Segments
from cnnviewer.gui.widgets.step_heading import StepHeading

_MOST_SEGMENTS = 4


class KernelPages(QWidget):
    """The heading "CONV1 · FILTER 1 OF 16 · 5×5" and one page per input channel, then "all".

    Up to four channels are segments with names; more are a mosaic of their kernels, with "one" and "all" above it.

    filter_chosen   the user wants the filter with this number
    channel_chosen  the user wants the kernel of this input channel; -1 for all
    """

    filter_chosen = Signal(int)
    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = StepHeading(self.tr("Previous filter"), self.tr("Next filter"))
        self._channels = 0
        self.segments = Segments()
        self.segments.setAccessibleName(self.tr("Input channel"))
        self.mosaic = KernelMosaic()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.segments)
        column.addWidget(self.mosaic)
        self.segments.chosen.connect(self._choose_segment)
        self.mosaic.chosen.connect(self.channel_chosen)
        self.heading.stepped.connect(self.filter_chosen)

    def refresh_icons(self) -> None:
        """Tint the arrows anew after the theme changed."""
        self.heading.refresh_icons()

    def show_filter(self, layer: str, number: int, count: int, size: tuple[int, int]) -> None:
        """The heading, and whether there is a filter before and behind."""
        text = self.tr("{layer} · filter {number} of {count} · {rows}×{columns}")
        shown = text.format(layer=layer, number=number + 1, count=count, rows=size[0], columns=size[1])
        self.heading.show_text(shown, number, count)

    def show_pages(
        self,
        kernels: NDArray[np.float32],
        names: tuple[str, ...],
        current: int | None,
        scale: float,
        table: NDArray[np.uint8],
    ) -> None:
        """`kernels` (C, kH, kW) with a name each; `current` is the one on show, None for all of them."""
        self._channels = len(kernels)
        everything = self.tr("All")
        few = self._channels < _MOST_SEGMENTS
        self.mosaic.setVisible(not few)
        self.segments.setVisible(self._channels > 1)
        if few:
            self.segments.show_texts((*names, everything), self._channels if current is None else current)
        else:
            one = names[current or 0]
            self.segments.show_texts(
                (one, self.tr("All {count}").format(count=self._channels)), 1 if current is None else 0
            )
            self.mosaic.show_kernels(kernels, current, scale, table)

    def _choose_segment(self, number: int) -> None:
        last = len(self.segments.texts) - 1
        if number == last:
            self.channel_chosen.emit(-1)
        elif self._channels < _MOST_SEGMENTS:
            self.channel_chosen.emit(number)
        else:
            self.channel_chosen.emit(max(0, self.mosaic.current or 0))
