"""Lines over the last seconds, drawn by pyqtgraph. Imported when the first plot is needed, never before.

A line holds its value until the next moment: an answer counts until there is a newer one, also while nobody edits a
still. Of more moments than the plot has pixels, evenly many are drawn, and of a value that stays the same the first.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from cnnviewer.explain.class_history import SPAN_S
from cnnviewer.gui.widgets.class_plot import Line

_POINTS = 260
_FINEST = 200  # steps of a value that are told apart, two for a pixel: what stays within one is a single line
_THIN, _BOLD = 1.0, 2.0  # a pen of one pixel is drawn three times as fast as a wider one


class Curves(pyqtgraph.PlotWidget):  # type: ignore[misc]  # pyqtgraph ships no types
    """Probabilities 0...1 over seconds ago; nothing on it moves or opens with the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines: dict[int, pyqtgraph.PlotCurveItem] = {}
        plot = self.plotItem
        plot.hideButtons()
        plot.setMouseEnabled(False, False)
        plot.getViewBox().setDefaultPadding(0)
        plot.setXRange(-SPAN_S, 0, padding=0)
        plot.setYRange(0, 1, padding=0.03)
        plot.disableAutoRange()
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        left.setTicks([[(0.0, "0"), (0.5, "0.5"), (1.0, "1")]])
        self._seconds = (-30, -20, -10, 0)
        bottom.setTicks([[(second, f"{-second} s" if second else self.tr("now")) for second in self._seconds]])
        for axis in (left, bottom):
            axis.setStyle(tickLength=0, tickTextOffset=5, autoReduceTextSpace=False)
        # Of labels that reach beyond the plot pyqtgraph leaves out the first and the last.
        bottom.setStyle(hideOverlappingLabels=False)
        plot.layout.setContentsMargins(0, 6, 12, 0)

    def show_lines(self, lines: Mapping[int, Line]) -> None:
        """Draw `lines`, by the numbers of their classes."""
        for number in self.lines.keys() - lines.keys():
            self.removeItem(self.lines.pop(number))
        for number, line in lines.items():
            item = self.lines.get(number)
            if item is None:
                item = self.lines[number] = pyqtgraph.PlotCurveItem(antialias=True)
                self.addItem(item)
            item.setZValue(int(line.bold))
            pen = pyqtgraph.mkPen(line.colour, width=_BOLD if line.bold else _THIN)
            item.setData(*held(line.seconds, line.values), pen=pen)

    def follow_theme(self, palette: QPalette, font: QFont) -> None:
        """Take the colours of the chrome and the font."""
        self.setBackground(palette.color(QPalette.ColorRole.Window))
        small = QFont(font)
        small.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
        faint = QColor(palette.color(QPalette.ColorRole.Mid))
        for name in ("left", "bottom"):
            axis = self.plotItem.getAxis(name)
            axis.setPen(faint)
            axis.setTextPen(palette.color(QPalette.ColorRole.PlaceholderText))
            axis.setTickFont(small)
        self.plotItem.getAxis("left").setWidth(max(22, small.pointSize() * 3))


def held(seconds: NDArray[np.float64], values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Steps: each value until the next moment, the newest one up to now; at most twice _POINTS points."""
    if len(seconds) > _POINTS:
        chosen = np.linspace(0, len(seconds) - 1, _POINTS).round().astype(int)
        seconds, values = seconds[chosen], values[chosen]
    if not len(seconds):
        return seconds, values
    lines = np.round(values * _FINEST)
    turns = np.concatenate([[True], lines[1:] != lines[:-1]])
    seconds, values = seconds[turns], values[turns]
    across = np.concatenate([np.repeat(seconds, 2)[1:], [0.0]])
    return across, np.repeat(values, 2)
