"""A field for one number: typed, stepped with arrows or the wheel, and refused where it stands.

A number that is refused stays in the field in the colour of errors until it is mended, given up with Esc or overtaken.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QWidget

from cnnviewer.errors import KernelError
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.kernel_grid_text import step_of, tidy
from cnnviewer.gui.widgets.numbers import read_number, read_whole, write_number

FIELD_HEIGHT_PX = 26


class NumberField(QAbstractSpinBox):
    """Shows a number and asks for another.

    edited   the user wants `wanted`: an int when the field is `whole`, a float otherwise
    refused  the text is no number, or too low or too high: the sentence
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(
        self,
        *,
        whole: bool = True,
        lowest: float = -3e38,
        highest: float = 3e38,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.whole, self.lowest, self.highest = whole, lowest, highest
        self.wanted: float = 0
        self._value: float = 0
        self._bad = False
        self._typed = False  # QLineEdit's own flag is cleared by Return before it can be asked
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFont(tabular(self.font()))
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lineEdit().textEdited.connect(self._note_typing)
        self.editingFinished.connect(self._take_text)
        self.show_value(0)

    @property
    def value(self) -> float:
        """The number on show that was not refused."""
        return self._value

    @property
    def bad(self) -> bool:
        """True while a refused number stands in the field."""
        return self._bad

    def show_value(self, value: float) -> None:
        """Show `value`; a text that was refused or not finished gives way when the number is another one."""
        if value == self._value and (self._bad or self._typed):
            return
        self._value = value
        self._write(value)
        self.show_bad(False)

    def show_bad(self, bad: bool) -> None:
        """Turn to the error look, or back."""
        if bad != self._bad:
            self._bad = bad
            self.update()

    def give_up(self) -> None:
        """Back to the number that holds."""
        self._write(self._value)
        self.show_bad(False)
        self.refused.emit("")

    # What QAbstractSpinBox asks

    def stepBy(self, steps: int) -> None:
        try:
            value = self._read()
        except KernelError:
            value = self._value
        step = 1.0 if self.whole else step_of(abs(value))
        stepped = tidy(value + steps * step, step)
        stepped = min(max(stepped, self.lowest), self.highest)
        self._ask(int(stepped) if self.whole else stepped)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._value > self.lowest:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        if self._value < self.highest:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        return flags

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        # Every text may stand in the field; a bad one is refused with a sentence when it is finished.
        return QValidator.State.Acceptable, text, place

    def sizeHint(self) -> QSize:
        return QSize(64, max(FIELD_HEIGHT_PX, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(44, max(FIELD_HEIGHT_PX, super().minimumSizeHint().height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Only in the field that one works in: scrolling over a page of fields must not change the network.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self._bad or self._typed):
            self.give_up()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
            if own or (event.key() == Qt.Key.Key_Escape and (self._bad or self._typed)):
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._bad:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 2.5, 2.5)

    def _note_typing(self) -> None:
        self._typed = True

    def _write(self, value: float) -> None:
        self.lineEdit().setText(write_number(value))
        self._typed = False
        self.lineEdit().setCursorPosition(0)

    def _read(self) -> float:
        return read_whole(self.text()) if self.whole else read_number(self.text())

    def _take_text(self) -> None:
        if not self._typed:
            return
        self._typed = False
        try:
            number = self._read()
            if not self.lowest <= number <= self.highest:
                sentence = self.tr("{number} is out of range; type a number from {lowest} to {highest}.")
                raise KernelError(
                    sentence.format(
                        number=write_number(number),
                        lowest=write_number(self.lowest),
                        highest=write_number(self.highest),
                    )
                )
        except KernelError as error:
            self.show_bad(True)
            self.refused.emit(str(error))
            return
        self._ask(number)

    def _ask(self, number: float) -> None:
        self._write(number)
        self.show_bad(False)
        self.refused.emit("")
        if number != self._value:
            self.wanted = number
            self.edited.emit()
