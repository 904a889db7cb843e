"""What is done to one feature map: off, its mean, negated, times a factor; and the brush that paints on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.segments import Segments

AS_IT_IS, OFF, MEAN, NEGATED = range(4)
SELECT, SET, ADD, ERASE = range(4)
_REACH = 2.0  # of the slider, in both directions; the field takes every number
_STEPS = 100  # of the slider for 1.0
_NEAR = 4  # steps within which it stops at 0, 1 and -1
_LARGEST = 1e6


class WhatIfField(QWidget):
    """Shows what is done to a map and asks for something else.

    chosen  a segment: AS_IT_IS, OFF, MEAN, NEGATED;  scaled  another factor, `dragged` while the slider is held
    let_go  the slider was let go
    brushed   SELECT: the mouse selects again; SET, ADD, ERASE: it paints
    numbered  another number is painted;  sized  another width of the brush, in cells
    wiped     take all paint off the map
    """

    chosen = Signal(int)
    scaled = Signal(float, bool)
    let_go = Signal()
    brushed = Signal(int)
    numbered = Signal(float)
    sized = Signal(int)
    wiped = Signal()

    def __init__(self, largest_brush: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = Segments()
        self.kinds.setAccessibleName(self.tr("What is done to the map"))
        self.slider = FactorSlider()
        self.factor = NumberField(whole=False, lowest=-_LARGEST, highest=_LARGEST, name=self.tr("Factor of the map"))
        self.brush = Segments()
        self.brush.setAccessibleName(self.tr("What the mouse does on the map"))
        self.number = NumberField(whole=False, name=self.tr("Number that is painted"))
        self.across = NumberField(lowest=1, highest=largest_brush, name=self.tr("Cells across the brush"))
        self.wipe = QPushButton(self.tr("Clear"))
        self.wipe.setToolTip(self.tr("Take all paint off this map"))
        self.wipe.setProperty("role", "chip")
        self.problem = ProblemLabel()
        self.brush_line = QWidget()
        self._kind_texts = (self.tr("As it is"), self.tr("Off"), self.tr("Mean"), self.tr("Negated"))
        self._brush_texts = (self.tr("Select"), self.tr("Set"), self.tr("Add"), self.tr("Erase"))
        self._lay_out()
        self.kinds.chosen.connect(self.chosen)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self.let_go)
        self.slider.reset.connect(lambda: self.scaled.emit(1.0, False))
        self.factor.edited.connect(lambda: self.scaled.emit(float(self.factor.wanted), False))
        self.brush.chosen.connect(self.brushed)
        self.number.edited.connect(lambda: self.numbered.emit(float(self.number.wanted)))
        self.across.edited.connect(lambda: self.sized.emit(int(self.across.wanted)))
        self.wipe.clicked.connect(self.wiped)
        for field in (self.factor, self.number, self.across):
            field.refused.connect(self.problem.say)

    def show_map(self, factor: float, mean: bool, *, painted: bool, maps: bool) -> None:
        """What is done to the map; `maps` is False for a unit of a vector, which has no mean of its own."""
        kind = {0.0: OFF, -1.0: NEGATED, 1.0: AS_IT_IS}.get(factor, len(self._kind_texts))
        kind = MEAN if mean and kind in (AS_IT_IS, len(self._kind_texts)) else kind
        texts: tuple[str, ...] = self._kind_texts
        if not maps:
            texts, kind = (*texts[:MEAN], texts[NEGATED]), kind - (kind > MEAN)
        self.kinds.show_texts(texts, kind)
        self.factor.show_value(factor)
        self.slider.show_factor(factor)
        self.wipe.setEnabled(painted)

    def show_brush(self, kind: int, number: float, size: int) -> None:
        """What the mouse does; the number and the size of the brush stand there while it paints."""
        self.brush.show_texts(self._brush_texts, kind)
        self.number.show_value(number)
        self.number.setEnabled(kind in (SET, ADD))
        self.across.show_value(size)
        self.brush_line.setVisible(kind != SELECT)

    def kind_of(self, segment: int) -> int:
        """AS_IT_IS, OFF, MEAN or NEGATED for the segment with this number."""
        return segment if len(self.kinds.texts) == len(self._kind_texts) or segment < MEAN else segment + 1

    def _slide(self, steps: int) -> None:
        self.scaled.emit(self.slider.factor, self.slider.isSliderDown())

    def _lay_out(self) -> None:
        scaling, painting = QHBoxLayout(), QHBoxLayout(self.brush_line)
        scaling.setSpacing(8)
        scaling.addWidget(_muted(self.tr("Times")))
        scaling.addWidget(self.slider, 1)
        scaling.addWidget(self.factor)
        self.factor.setFixedWidth(72)
        painting.setContentsMargins(0, 0, 0, 0)
        painting.setSpacing(6)
        value, wide = _muted(self.tr("Value")), _muted(self.tr("Size"))
        painting.addWidget(value)
        painting.addWidget(self.number, 1)
        painting.addWidget(wide)
        painting.addWidget(self.across)
        painting.addWidget(self.wipe)
        self.across.setFixedWidth(48)
        title = _muted(self.tr("The mouse on the map"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.kinds)
        column.addLayout(scaling)
        column.addSpacing(3)
        column.addWidget(title)
        column.addWidget(self.brush)
        column.addWidget(self.brush_line)
        column.addWidget(self.problem)


class FactorSlider(QSlider):
    """A factor from -2 to 2 that likes to stop at -1, 0 and 1. `reset`: a double click asks for 1."""

    reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(round(-_REACH * _STEPS), round(_REACH * _STEPS))
        self.setSingleStep(5)
        self.setPageStep(50)
        self.setAccessibleName(self.tr("Factor of the map"))
        self.setToolTip(self.tr("The map is multiplied by it; a double click gives 1"))
        self.setMinimumWidth(60)

    @property
    def factor(self) -> float:
        """The factor at the present place."""
        steps = self.value()
        if self.isSliderDown():
            near = [stop for stop in (-_STEPS, 0, _STEPS) if abs(steps - stop) <= _NEAR]
            steps = near[0] if near else steps
        return steps / _STEPS

    def show_factor(self, factor: float) -> None:
        """Stand at `factor`, or at the end that is nearer to it."""
        if not self.isSliderDown():
            blocked = self.blockSignals(True)
            self.setValue(round(min(max(factor, -_REACH), _REACH) * _STEPS))
            self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling over a page of fields must not change the network.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
