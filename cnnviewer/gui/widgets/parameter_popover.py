"""A small window beside a button in which the parameters of something are chosen with sliders, while it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.problem_label import ProblemLabel

_NOTCHES = 200


@dataclass(frozen=True)
class Knob:
    """One parameter: its name, what the user reads, its range and its value.

    whole    it takes whole numbers
    choices  what the whole numbers from `lowest` on are called; empty when they are just numbers
    """

    name: str
    title: str
    lowest: float
    highest: float
    value: float
    whole: bool = False
    unit: str = ""
    choices: tuple[str, ...] = ()


class ParameterPopover(QFrame):
    """Closes when one clicks elsewhere or presses Enter or Esc.

    changed  a parameter has another value; `values` holds them all
    closed   it went away: the choice stands
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, title: str, knobs: Sequence[Knob], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(title)
        self.values: dict[str, float] = {knob.name: knob.value for knob in knobs}
        self.sliders: dict[str, QSlider] = {}
        self.fields: dict[str, NumberField] = {}
        self.words: dict[str, QComboBox] = {}
        heading = QLabel(title.upper())
        heading.setProperty("role", "heading")
        self._problem = ProblemLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, knob in enumerate(knobs):
            self._add(grid, row, knob)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addWidget(self._problem)
        self.setMinimumWidth(262)

    def open_below(self, button: QWidget) -> None:
        """Show it under `button`, inside the screen."""
        self.adjustSize()
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        room = button.screen().availableGeometry()
        place.setX(max(room.left() + 4, min(place.x(), room.right() - self.width() - 4)))
        if place.y() + self.height() > room.bottom():
            place.setY(button.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        self.move(place)
        self.show()
        first = next(iter([*self.words.values(), *self.sliders.values()]), None)
        if first is not None:
            first.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why a value was refused; "" takes it away."""
        self._problem.say(sentence)
        self.adjustSize()

    def _add(self, grid: QGridLayout, row: int, knob: Knob) -> None:
        label = QLabel(f"{knob.title}, {knob.unit}" if knob.unit else knob.title)
        label.setProperty("role", "muted")
        if knob.choices:
            words = QComboBox()
            words.addItems(knob.choices)
            words.setAccessibleName(knob.title)
            words.setCurrentIndex(round(knob.value - knob.lowest))
            words.currentIndexChanged.connect(lambda place: self._choose(knob, knob.lowest + place))
            label.setBuddy(words)
            self.words[knob.name] = words
            grid.addWidget(label, row, 0)
            grid.addWidget(words, row, 1, 1, 2)
            return
        notches = round(knob.highest - knob.lowest) if knob.whole else _NOTCHES
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, notches)
        slider.setAccessibleName(knob.title)
        field = NumberField(whole=knob.whole, lowest=knob.lowest, highest=knob.highest, name=knob.title)
        field.setButtonSymbols(NumberField.ButtonSymbols.NoButtons)
        field.setFixedWidth(56)
        label.setBuddy(field)
        for column, widget in enumerate((label, slider, field)):
            grid.addWidget(widget, row, column)
        self.sliders[knob.name], self.fields[knob.name] = slider, field
        self._show(knob, knob.value)
        slider.valueChanged.connect(lambda place: self._choose(knob, self._value_at(knob, place)))
        field.edited.connect(lambda: self._choose(knob, field.wanted))
        field.refused.connect(self.show_problem)

    @staticmethod
    def _value_at(knob: Knob, place: int) -> float:
        if knob.whole:
            return knob.lowest + place
        return round(knob.lowest + (knob.highest - knob.lowest) * place / _NOTCHES, 4)

    def _show(self, knob: Knob, value: float) -> None:
        slider = self.sliders.get(knob.name)
        if slider is None:
            return
        span = (knob.highest - knob.lowest) or 1.0
        with QSignalBlocker(slider):
            slider.setValue(round((value - knob.lowest) / span * slider.maximum()))
        self.fields[knob.name].show_value(value)

    def _choose(self, knob: Knob, value: float) -> None:
        if value != self.values[knob.name]:
            self.values[knob.name] = int(value) if knob.whole else value
            self._show(knob, value)
            self.show_problem("")
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
