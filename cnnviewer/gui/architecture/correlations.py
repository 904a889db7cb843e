"""The matrix of correlations between the channels of the selected layer, with words for the cell under the mouse."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.explain.channel_statistics import Statistics
from cnnviewer.explain.moments import Numbers
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.widgets.matrix_view import MatrixView, matrix_pixels

Matrix = tuple[Numbers, NDArray[np.uint8]]


class Correlations(QWidget):
    """`view` shows the matrix; it is worked out on a thread."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._of: tuple[Statistics | None, str, str] = (None, "", "")
        self._job: Job[Matrix] | None = None
        self.matrix: Numbers | None = None
        self.view = MatrixView()
        self.view.setAccessibleName(self.tr("Correlations of the maps of a layer"))
        self.heading, self.readout = QLabel(), QLabel()
        self.heading.setProperty("role", "heading")
        self.readout.setProperty("role", "muted")
        for label in (self.heading, self.readout):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 2, 2)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.readout)
        column.addWidget(self.view, 1)
        self.view.hovered.connect(self._show_readout)

    def show_layer(self, statistics: Statistics | None, value: str, title: str, colours: str) -> None:
        """Show the correlations of `value`, called `title`, in the diverging colours of that name."""
        if self._of[0] is statistics and self._of[1:] == (value, colours):
            return
        self._of = (statistics, value, colours)
        self._job = None
        self.matrix = None
        self.heading.setText(self.tr("Correlation of the maps of {layer}").format(layer=title).upper())
        moments = statistics.layers.get(value) if statistics is not None else None
        pixels = table(colours)
        if moments is None or moments.products is None:
            self.view.show_pixels(None, pixels, self._reason(statistics, value))
            self._show_readout(-1, -1)
            return

        def work(job: Job[Matrix]) -> Matrix:
            found = moments.correlation
            if found is None:
                raise ValueError("the channels were not compared")
            return found, matrix_pixels(found, pixels)

        def done(found: Matrix) -> None:
            if job is self._job:
                self.matrix = found[0]
                self.view.show_pixels(found[1], pixels)
                self._show_readout(-1, -1)

        job = self._job = self._desk.background.run("correlations", work, done, lambda error: None, owner=self)

    def _reason(self, statistics: Statistics | None, value: str) -> str:
        if statistics is None or not statistics.layers:
            return ""
        if value not in statistics.layers:
            return self.tr("Select a layer with maps to compare its maps.")
        return self.tr(
            "The maps of this layer were not compared, for those of all layers together would take too much memory. "
            "Start again while it is selected."
        )

    def _show_readout(self, row: int, column: int) -> None:
        if self.matrix is None:
            self.readout.setText("")
        elif row < 0:
            self.readout.setText(self.tr("Point at a cell; a press selects its map."))
        else:
            number = self.matrix[row, column]
            told = f"{number:+.3f}".replace("-", "−") if np.isfinite(number) else self.tr("one never changes")
            text = self.tr("map {one} and map {other}: {number}")
            self.readout.setText(text.format(one=row + 1, other=column + 1, number=told))
