"""Convolution arithmetic to play with: sliders for every length, a drawing that follows, the formula filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from cnnviewer.explain.arithmetic import LARGEST, Arithmetic
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.arithmetic_numbers import WORKED_INPUT, WORKED_KERNEL
from cnnviewer.gui.widgets.arithmetic_view import LARGEST_DRAWN, ArithmeticView
from cnnviewer.gui.widgets.number_field import NumberField
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

_EQUATION_LINES = 3
_LENGTHS = {  # in two columns: name, letter in the formula, lowest
    "size": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Input"), "H", 1),
    "kernel": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Kernel"), "k", 1),
    "stride": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Stride"), "s", 1),
    "padding": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Padding"), "p", 0),
    "dilation": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Dilation"), "d", 1),
    "extra": (QT_TRANSLATE_NOOP("ArithmeticDialog", "Output padding"), "e", 0),
}


class ArithmeticDialog(QDialog):
    """Not modal: it stands beside the window. Space plays wherever it means nothing else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Convolution arithmetic"))
        self.view = ArithmeticView()
        self.view.setAccessibleName(self.tr("The window over the input"))
        self.sliders: dict[str, QSlider] = {}
        self.fields: dict[str, NumberField] = {}
        self._titles: dict[str, QLabel] = {}
        self._refused = ""
        self.transposed = QCheckBox(self.tr("Transposed"))
        self.transposed.setToolTip(
            self.tr("Zeros are put between the cells of the input: it grows instead of shrinking")
        )
        self.formula, self.problem, self.unread = QLabel(), ProblemLabel(), QLabel()
        self.equation = QLabel(wordWrap=True)
        self.play = QPushButton()
        self.worked = QPushButton(self.tr("Worked example"))
        for button in (self.play, self.worked):
            button.setAutoDefault(False)
        self.play.setDefault(True)
        self.play.setToolTip(self.tr("Play or pause (Space)"))
        self._lay_out()
        self.transposed.toggled.connect(self._chosen)
        self.play.clicked.connect(self._play)
        self.worked.clicked.connect(self.show_worked_example)
        self.view.moved.connect(self._show_step)
        self.resize(860, 690)
        self.view.setFocus()
        self._chosen()

    def _lay_out(self) -> None:
        for label in (self.formula, self.equation):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.formula.setProperty("role", "formula")
        self.formula.setWordWrap(True)
        self.formula.setToolTip(
            self.tr("Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016")
        )
        lengths = QGridLayout()
        lengths.setHorizontalSpacing(10)
        for place, (name, (text, letter, lowest)) in enumerate(_LENGTHS.items()):
            self._add_length(lengths, place, name, (self.tr(text), letter), lowest)
        lengths.setColumnMinimumWidth(3, 12)
        buttons = QHBoxLayout()
        for widget in (self.play, self.worked, self.transposed):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        sums = SteadyScrollArea()  # of a large kernel, the sum is longer than the window
        sums.setWidget(self.equation)
        sums.setFixedHeight(self.equation.fontMetrics().lineSpacing() * _EQUATION_LINES)
        sums.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = QLabel(
            self.tr(
                "Click an input cell: where it goes · an output cell: where it comes from · "
                "wheel or digits change numbers (Shift+arrows)"
            )
        )
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(lengths)
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        for part in (self.unread, self.problem, self.formula, sums, hint):
            column.addWidget(part)
        for quiet in (self.unread, hint):
            quiet.setProperty("role", "muted")
            quiet.setWordWrap(True)

    def _add_length(self, lengths: QGridLayout, place: int, name: str, texts: tuple[str, str], lowest: int) -> None:
        text, letter = texts
        title, slider = QLabel(f"{text}  {letter}"), QSlider(Qt.Orientation.Horizontal)
        field = NumberField(lowest=lowest, highest=LARGEST, name=text)
        slider.setRange(lowest, LARGEST)
        slider.setPageStep(1)
        slider.setAccessibleName(text)
        slider.setValue(getattr(Arithmetic(), name))
        field.show_value(slider.value())
        field.setFixedWidth(60)
        slider.valueChanged.connect(field.show_value)
        slider.valueChanged.connect(self._chosen)
        field.edited.connect(lambda: slider.setValue(int(field.wanted)))
        field.refused.connect(self._refuse)
        row, half = divmod(place, 2)
        for across, widget in enumerate((title, slider, field)):
            lengths.addWidget(widget, row, half * 4 + across)
        self.sliders[name], self.fields[name], self._titles[name] = slider, field, title

    @property
    def sums(self) -> Arithmetic:
        """What is chosen."""
        size, kernel, stride, padding, dilation, extra = (self.sliders[name].value() for name in _LENGTHS)
        transposed = self.transposed.isChecked()
        return Arithmetic(size, kernel, stride, padding, dilation, transposed, extra if transposed else 0)

    def choose(self, sums: Arithmetic) -> None:
        """Set every length."""
        for field in self.fields.values():
            if field.bad:
                field.give_up()
        self.transposed.setChecked(sums.transposed)
        for name, slider in self.sliders.items():
            slider.setValue(getattr(sums, name))

    def show_worked_example(self) -> None:
        """The three by three numbers of the textbooks, with a ring of zeros: its first sum is 0."""
        self.view.pause()
        self.choose(Arithmetic(3, 3, 1, 1))
        self.view.show_numbers(WORKED_INPUT, WORKED_KERNEL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.view.toggle()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # they end typing and press nothing
            super().keyPressEvent(event)

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        self._say()

    def _chosen(self) -> None:
        sums = self.sums
        for part in (self._titles["extra"], self.sliders["extra"], self.fields["extra"]):
            part.setEnabled(sums.transposed)
        self.view.show_sums(sums)
        self._say()

    def _say(self) -> None:
        sums = self.sums
        problem = sums.problem
        if not problem and self.view.too_large:
            problem = self.tr("More than {count} cells a side are too small to draw; the formula holds.").format(
                count=LARGEST_DRAWN
            )
        self.problem.say(self._refused or problem)
        # A sentence that has the formula in it does not need it twice.
        filled = "" if sums.formula in self.problem.text() else f"\n= {sums.formula}"
        output = self.tr("output")  # lupdate does not look into f-strings
        self.formula.setText(f"{output} = {sums.letters}{filled}")
        unread = self.view.unread
        self.unread.setText(
            self.tr("{count} cells of the input are read by no window: they are dim.").format(count=unread)
        )
        self.unread.setVisible(unread > 0)

    def _play(self) -> None:
        self.view.toggle()
        self.view.setFocus()

    def _show_step(self) -> None:
        self.play.setText(self.tr("Pause") if self.view.playing else self.tr("Play"))
        self.play.setEnabled(self.view.steps > 0)
        text = self.view.equation
        if self.view.lit is not None:
            reached = self.tr("This cell is read by {count} of {all} windows: their outputs are framed.")
            text = reached.format(count=int(self.view.lit.sum()), all=self.view.steps)
        self.equation.setText(text)
        self.view.setAccessibleDescription(text)


def show_arithmetic(desk: Desk) -> ArithmeticDialog:
    """Open it, or bring the one that is open to the front."""
    for one in desk.window.findChildren(ArithmeticDialog):
        if one.isVisible():
            one.raise_()
            one.activateWindow()
            return one
    dialog = ArithmeticDialog(desk.window)
    dialog.show()
    return dialog
