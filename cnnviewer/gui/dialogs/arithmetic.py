"""Convolution arithmetic to play with: sliders for every length, a drawing that follows, the formula filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cnnviewer.explain.arithmetic import LARGEST, Arithmetic
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.arithmetic_view import WORKED_INPUT, WORKED_KERNEL, ArithmeticView
from cnnviewer.gui.widgets.formula_label import FormulaLabel
from cnnviewer.gui.widgets.problem_label import ProblemLabel

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

_LENGTHS = {
    "size": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Input"), 1),
    "kernel": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Kernel"), 1),
    "stride": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Stride"), 1),
    "padding": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Padding"), 0),
    "dilation": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Dilation"), 1),
    "extra": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Output padding"), 0),
}


class ArithmeticDialog(QDialog):
    """Not modal: it stands beside the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Convolution arithmetic"))
        self.view = ArithmeticView()
        self.view.setAccessibleName(self.tr("The window over the input"))
        self.sliders: dict[str, QSlider] = {}
        self.fields: dict[str, QSpinBox] = {}
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self.transposed = QCheckBox(self.tr("Transposed"))
        self.transposed.setToolTip(
            self.tr("Zeros are put between the cells of the input: it grows instead of shrinking")
        )
        self.formula, self.problem = FormulaLabel(), ProblemLabel()
        self.equation = QLabel(wordWrap=True)
        self.equation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.equation.setMinimumHeight(58)
        self.equation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.play = QPushButton()
        self.worked = QPushButton(self.tr("Worked example"))
        hint = QLabel(
            self.tr("Wheel or digits change a number · click an input cell: where it goes · an output cell: whence")
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        lengths = QGridLayout()
        lengths.setHorizontalSpacing(10)
        for place, (name, (text, lowest)) in enumerate(_LENGTHS.items()):
            self._add_length(lengths, place, name, self.tr(text), lowest)
        buttons = QHBoxLayout()
        buttons.addWidget(self.play)
        buttons.addWidget(self.worked)
        buttons.addWidget(self.transposed)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(lengths)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        for part in (self.formula, self.problem, self.equation, hint):
            column.addWidget(part)
        self.transposed.toggled.connect(self._chosen)
        self.play.clicked.connect(self._play)
        self.worked.clicked.connect(self.show_worked_example)
        self.view.moved.connect(self._show_step)
        self.resize(820, 720)
        self._chosen()

    @property
    def sums(self) -> Arithmetic:
        """What is chosen."""
        size, kernel, stride, padding, dilation, extra = (self.fields[name].value() for name in _LENGTHS)
        transposed = self.transposed.isChecked()
        return Arithmetic(size, kernel, stride, padding, dilation, transposed, extra if transposed else 0)

    def choose(self, sums: Arithmetic) -> None:
        """Set every length."""
        self.transposed.setChecked(sums.transposed)
        for name, field in self.fields.items():
            field.setValue(getattr(sums, name))

    def show_worked_example(self) -> None:
        """The three by three numbers of the textbooks, with a ring of zeros: its first sum is 0."""
        self.choose(Arithmetic(3, 3, 1, 1))
        self.view.show_numbers(np.array(WORKED_INPUT, np.float64), np.array(WORKED_KERNEL, np.float64))

    def _add_length(self, lengths: QGridLayout, place: int, name: str, text: str, lowest: int) -> None:
        slider, field, title = QSlider(Qt.Orientation.Horizontal), QSpinBox(), QLabel(text)
        for part in (slider, field):
            part.setRange(lowest, LARGEST)
            part.setAccessibleName(text)
            part.setValue(getattr(Arithmetic(), name))
        slider.valueChanged.connect(field.setValue)
        field.valueChanged.connect(slider.setValue)
        field.valueChanged.connect(self._chosen)
        row, half = divmod(place, 2)
        row_of: tuple[QWidget, ...] = (title, slider, field)
        for across, widget in enumerate(row_of):
            lengths.addWidget(widget, row, half * 3 + across)
        self.sliders[name], self.fields[name], self._rows[name] = slider, field, row_of

    def _chosen(self) -> None:
        for part in self._rows["extra"]:
            part.setVisible(self.transposed.isChecked())
        sums = self.sums
        self.formula.setText(sums.formula)
        self.problem.say(sums.problem)
        self.view.show_sums(sums)

    def _play(self) -> None:
        self.view.toggle()
        self.view.setFocus()

    def _show_step(self) -> None:
        self.play.setText(self.tr("Pause") if self.view.playing else self.tr("Play"))
        self.play.setEnabled(self.view.steps > 0)
        self.equation.setText(self.view.equation)


def show_arithmetic(desk: Desk) -> ArithmeticDialog:
    """Open it, or bring the one that is open to the front."""
    for one in desk.window.findChildren(ArithmeticDialog):
        one.raise_()
        one.activateWindow()
        return one
    dialog = ArithmeticDialog(desk.window)
    dialog.show()
    return dialog
