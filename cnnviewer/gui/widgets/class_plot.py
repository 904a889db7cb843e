"""The place of the plot over time. pyqtgraph takes half a second to import: a thread does that when it is first seen.

Curves are drawn at most 15 times a second, whatever the frames do. Measured without a screen, on one core and over half
a minute of random walks: 1.9 ms for five lines, 3.6 ms for ten.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.gui.background import Background, Job

if TYPE_CHECKING:
    from cnnviewer.errors import CnnviewerError
    from cnnviewer.gui.widgets.curves import Curves

_EVERY_S = 1 / 15
_HEIGHT_PX = 128


class Line(NamedTuple):
    """A colour "#rrggbb", seconds before now (0 or less) and a value for each, whether the line is bolder."""

    colour: str
    seconds: NDArray[np.float64]
    values: NDArray[np.float64]
    bold: bool = False


class ClassPlot(QWidget):
    """One line a class: probability 0...1 over seconds ago. Empty until the plots are loaded.

    curves  the plot itself, None until it is there
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curves: Curves | None = None
        self._background: Background | None = None
        self._loading = False
        self._wanted: dict[int, Line] = {}
        self._drawn_s = 0.0
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._draw)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFixedHeight(_HEIGHT_PX)

    def set_background(self, background: Background) -> None:
        """The threads that load the plots."""
        self._background = background
        if self.isVisible():
            self._load()

    def show_lines(self, lines: Mapping[int, Line]) -> None:
        """Draw these lines, by the numbers of their classes, now or a little later."""
        self._wanted = dict(lines)
        wait_s = self._drawn_s + _EVERY_S - time.perf_counter()
        if wait_s <= 0:
            self._draw()
        elif not self._late.isActive():
            self._late.start(round(wait_s * 1000) + 1)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT_PX)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.curves is not None:
            self.curves.follow_theme(self.palette(), self.font())

    def _load(self) -> None:
        if self.curves is not None or self._loading or self._background is None:
            return
        self._loading = True

        def work(job: Job[type[Curves]]) -> type[Curves]:
            from cnnviewer.gui.widgets.curves import Curves

            return Curves

        self._background.run("loading plots", work, self._loaded, self._failed, owner=self)

    def _loaded(self, curves: type[Curves]) -> None:
        self.curves = curves(self)
        self.curves.follow_theme(self.palette(), self.font())
        self._column.addWidget(self.curves)
        self._draw()

    def _failed(self, error: CnnviewerError) -> None:
        self._loading = False

    def _draw(self) -> None:
        self._late.stop()
        self._drawn_s = time.perf_counter()
        if self.curves is not None:
            self.curves.show_lines(self._wanted)
