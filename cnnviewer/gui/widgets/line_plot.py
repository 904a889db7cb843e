"""Two functions, the second mirrored and moved over the first, the area of their product, the curve of all areas."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from cnnviewer.explain.line_convolution import FUNCTIONS, GRID, REACH, STEP, TIMES, LineConvolution, convolve, function
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

DRAWN = "drawn"
_F, _G, _RESULT = QColor("#3f8fd2"), QColor("#d9822b"), QColor("#3a9d5d")  # of the curves, in both themes
_TITLES = {
    "box": QT_TRANSLATE_NOOP("LinePlot", "Box"),
    "triangle": QT_TRANSLATE_NOOP("LinePlot", "Triangle"),
    "gaussian": QT_TRANSLATE_NOOP("LinePlot", "Gaussian"),
    "exponential": QT_TRANSLATE_NOOP("LinePlot", "Exponential"),
    "samples": QT_TRANSLATE_NOOP("LinePlot", "Two samples"),
    DRAWN: QT_TRANSLATE_NOOP("LinePlot", "Drawn"),
}
_TALLEST = 2.0
_IMPULSE = 10.0  # values above are single samples: drawn as a line of height 1
_SHOWN = 2.5


class _Canvas(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph ships no type information
    """Tells where the mouse drags; moves nothing itself."""

    dragged = Signal(QPointF, bool)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        event.accept()
        self.dragged.emit(self.mapToView(event.pos()), event.isStart())

    def mouseClickEvent(self, event: Any) -> None:
        event.accept()
        self.dragged.emit(self.mapToView(event.pos()), True)

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        event.ignore()


class LinePlot(QWidget):
    """Choose f and g, drag t. `changed`: t, f or g is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time = -1.5
        self.moved = False
        self._drawn = function("triangle").copy()
        self._last: tuple[float, float] | None = None
        self.f_choice, self.g_choice = self._choice((*FUNCTIONS, DRAWN)), self._choice(tuple(FUNCTIONS))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(-_SHOWN * 100), round(_SHOWN * 100))
        self.slider.setValue(round(self.time * 100))
        self.slider.setAccessibleName("t")
        self.said = QLabel()
        self.said.setProperty("role", "muted")
        self.curves, self._upper_canvas = self._plot()
        self.areas, self._lower_canvas = self._plot()
        self._f_curve, self._g_curve = self.curves.plot(), self.curves.plot()
        self._area = pg.FillBetweenItem(pg.PlotDataItem(GRID, GRID * 0), pg.PlotDataItem(GRID, GRID * 0))
        self.curves.addItem(self._area)
        self._result = self.areas.plot()
        self._dot = pg.ScatterPlotItem(size=9)
        self.areas.addItem(self._dot)
        row = QHBoxLayout()
        row.setSpacing(6)
        for letter, choice in (("f", self.f_choice), ("g", self.g_choice)):
            row.addWidget(QLabel(letter))
            row.addWidget(choice, 1)
        below = QHBoxLayout()
        below.addWidget(QLabel("t"))
        below.addWidget(self.slider, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.curves)
        column.addWidget(self.areas)
        column.addLayout(below)
        column.addWidget(self.said)
        self.f_choice.currentIndexChanged.connect(self._choose)
        self.g_choice.currentIndexChanged.connect(self._choose)
        self.slider.valueChanged.connect(lambda hundredths: self.set_time(hundredths / 100))
        self._upper_canvas.dragged.connect(self._draw)
        self._lower_canvas.dragged.connect(lambda place, start: self.set_time(place.x()))
        self._colour()
        self._choose()
        self.moved = False

    @property
    def from_peak(self) -> float | None:
        """How far t is from the largest place of f*g; None while nobody moved it."""
        return self.time - self.pair.peak if self.moved else None

    def set_time(self, time: float) -> None:
        """Move g to `time`."""
        time = min(max(time, -_SHOWN), _SHOWN)
        if abs(time - self.time) < STEP / 2:
            return
        self.time, self.moved = time, True
        self.slider.setValue(round(time * 100))
        self._show()

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "_dot"):
            self._colour()

    def _choice(self, names: tuple[str, ...]) -> QComboBox:
        box = QComboBox()
        for name in names:
            box.addItem(self.tr(_TITLES[name]), name)
        return box

    def _plot(self) -> tuple[Any, _Canvas]:
        canvas = _Canvas(enableMenu=False)
        plot = pg.PlotWidget(viewBox=canvas)
        plot.setFixedHeight(112)
        plot.setXRange(-_SHOWN, _SHOWN, padding=0)
        plot.setYRange(-0.08, 1.25, padding=0)
        plot.hideButtons()
        plot.getAxis("left").setWidth(24)
        plot.getAxis("left").setTickSpacing(1.0, 0.5)
        return plot, canvas

    def _colour(self) -> None:
        palette = self.palette()
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        for plot in (self.curves, self.areas):
            plot.setBackground(palette.color(QPalette.ColorRole.Window))
            for side in ("left", "bottom"):
                plot.getAxis(side).setPen(palette.color(QPalette.ColorRole.Mid))
                plot.getAxis(side).setTextPen(muted)
        shade = QColor(_RESULT)
        shade.setAlpha(110)
        self._area.setBrush(shade)
        self._f_curve.setPen(pg.mkPen(_F, width=2))
        self._g_curve.setPen(pg.mkPen(_G, width=2))
        self._result.setPen(pg.mkPen(_RESULT, width=2))
        self._dot.setBrush(palette.color(QPalette.ColorRole.Highlight))
        self._dot.setPen(pg.mkPen(None))

    def _choose(self) -> None:
        name = self.f_choice.currentData()
        f = self._drawn if name == DRAWN else function(name)
        self.pair: LineConvolution = convolve(f, function(self.g_choice.currentData()))
        top = max(1.25, min(self.pair.result.max(), _TALLEST) * 1.15)
        self.areas.setYRange(-0.08, top, padding=0)
        seen = [curve.max() for curve in (self.pair.f, self.pair.g) if curve.max() < _IMPULSE]
        self.curves.setYRange(-0.08, max(1.25, *seen, 0) * 1.1, padding=0)
        self._show()

    def _draw(self, place: QPointF, start: bool) -> None:
        """The mouse draws f: everything between the last place and this one follows it."""
        here = (min(max(place.x(), -REACH), REACH), min(max(place.y(), 0.0), _TALLEST))
        before = here if start or self._last is None else self._last
        self._last = here
        if self.f_choice.currentData() != DRAWN:
            self.f_choice.setCurrentIndex(self.f_choice.findData(DRAWN))
        (left, low), (right, high) = sorted((before, here))
        between = np.abs(GRID - (left + right) / 2) <= (right - left) / 2 + 2 * STEP
        self._drawn[between] = np.interp(GRID[between], [left, right + 1e-9], [low, high])
        self._choose()

    def _show(self) -> None:
        pair, time = self.pair, self.time
        product = pair.product(time)
        self._f_curve.setData(GRID, _drawable(pair.f))
        self._g_curve.setData(GRID, _drawable(pair.shifted(time)))
        shown = pg.PlotDataItem(GRID, _drawable(product))
        self._area.setCurves(shown, pg.PlotDataItem(GRID, GRID * 0))
        self._result.setData(TIMES, pair.result)
        self._dot.setData([time], [pair.at(time)])
        self.said.setText(
            self.tr("f(u) blue, g(t − u) orange · (f * g)({time}) = {value}").format(
                time=f"{time:.2f}", value=f"{pair.at(time):.3f}"
            )
        )
        self.changed.emit()


def _drawable(curve: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Impulses, which are as high as 1 / STEP, drawn with height 1."""
    return np.where(curve > _IMPULSE, 1.0, curve)
