"""The drawing of the convolution arithmetic: input with padding, window, kernel, output; played, stepped, edited."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cnnviewer.explain.arithmetic import Arithmetic, Numbers
from cnnviewer.gui.widgets.arithmetic_numbers import LARGEST_NUMBER, OwnNumbers, Place
from cnnviewer.gui.widgets.arithmetic_paint import Sheet, lay_out, paint_sheet
from cnnviewer.gui.widgets.sliding_grid import Grid

_STEP_MS = 450
_NOTCH = 120  # of a wheel, in eighths of a degree
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_EDIT_KEYS = (
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
)
LARGEST_DRAWN = 99


class ArithmeticView(QWidget):
    """Shows `sums` on whole numbers of its own.

    moved  another output cell is on show, or the numbers are others
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(460, 220)
        self.sums = Arithmetic()
        self.numbers = OwnNumbers()
        self.number = 0
        self.lit: NDArray[np.bool_] | None = None
        self.marked: Place | None = None
        self.grids: dict[str, Grid] = {}
        self._typed, self._turned = "", 0
        self._sheet: Sheet | None = None
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._advance)
        self._calculate()

    def sizeHint(self) -> QSize:
        return QSize(760, 340)

    # What is shown

    def show_sums(self, sums: Arithmetic) -> None:
        """Other sizes; numbers that were typed stay. Where there is no output, input and kernel are drawn alone."""
        self.sums = sums
        self.numbers.fit(sums)
        self.lit, self.marked, self._typed = None, None, ""
        self.number = min(self.number, max(0, self.steps - 1))
        if not self.steps:
            self._timer.stop()
        self._calculate()

    def show_numbers(self, numbers: Numbers, kernel: Numbers) -> None:
        """Other numbers, of the sizes that are chosen."""
        self.numbers.take(numbers, kernel)
        self.number = 0
        self._calculate()

    @property
    def too_large(self) -> bool:
        """Whether there is an output, with more cells than can be told apart here."""
        return not self.sums.problem and max(self.sums.laid_size, self.sums.output) > LARGEST_DRAWN

    @property
    def steps(self) -> int:
        """Output cells; 0 when the sizes are impossible or too large to be drawn."""
        return 0 if self.sums.problem or self.too_large else self.sums.output**2

    @property
    def place(self) -> tuple[int, int]:
        """(row, column) of the output cell on show."""
        row, column = divmod(self.number, self.sums.output)
        return row, column

    @property
    def equation(self) -> str:
        """The sum of this step in full."""
        return self.sums.equation(self.numbers.input, self.numbers.kernel, *self.place) if self.steps else ""

    @property
    def unread(self) -> int:
        """Cells of the input, without padding, that no window reads."""
        if self._sheet is None or not self.steps:
            return 0
        return int((self._sheet.kinds == 0)[~self._sheet.read].sum())

    def go_to(self, step: int) -> None:
        """Show an output cell."""
        if self.steps:
            self.number = min(max(step, 0), self.steps - 1)
            self.lit = None
            self._changed()

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        elif self.steps:
            if self.number == self.steps - 1:
                self.go_to(0)
            self.lit = None
            self._timer.start()
            self._changed()

    def pause(self) -> None:
        """Stay."""
        self._timer.stop()
        self.moved.emit()

    def _advance(self) -> None:
        if self.number >= self.steps - 1:
            self.pause()
        else:
            self.go_to(self.number + 1)

    def _calculate(self) -> None:
        self._sheet = None
        if self.sums.laid_size <= LARGEST_DRAWN and not self.too_large:
            laid, kinds = self.sums.laid_out(self.numbers.input)
            kernel = self.sums.used_kernel(self.numbers.kernel)
            possible = self.steps > 0
            read = self.sums.read() if possible else np.ones(laid.shape, np.bool_)
            result = self.sums.result(self.numbers.input, self.numbers.kernel) if possible else None
            self._sheet = Sheet(self.sums, laid, kinds, read, kernel, result)
        self._lay_out()
        self._changed()

    def _changed(self) -> None:
        self.update()
        self.moved.emit()

    # Mouse and keys

    def _at(self, where: QPointF) -> Place | None:
        for name, grid in self.grids.items():
            if grid.rect.contains(where):
                row = int((where.y() - grid.rect.top()) / grid.cell)
                column = int((where.x() - grid.rect.left()) / grid.cell)
                return name, min(row, grid.rows - 1), min(column, grid.columns - 1)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None and found[0] == "output":
            self._mark(None)
            self.go_to(found[1] * self.grids["output"].columns + found[2])
        else:
            self._mark(found)

    def _mark(self, place: Place | None) -> None:
        """Choose a cell of input or kernel; of the input with all outputs that it reaches."""
        self._timer.stop()
        self.marked, self._typed, self.lit = place, "", None
        if place is not None and place[0] == "input" and self.steps:
            self.lit = self.sums.reached(place[1], place[2])
        self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        found = self._at(event.position())
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if found is not None and notches:
            self._add(found, notches)
        event.accept()

    def _add(self, place: Place, change: int) -> None:
        value = self.numbers.value(place)
        if value is not None:
            self._set(place, value + change)

    def _set(self, place: Place, value: float) -> None:
        if self.numbers.set(place, value):
            self._calculate()

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not shortcuts of the program."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def _means(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End, *_ARROWS):
            return True
        digit = bool(event.text()) and event.text() in "0123456789-"
        return self.marked is not None and (digit or event.key() in _EDIT_KEYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._means(event):
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.toggle()
        elif key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._walk(*_ARROWS[key])
        elif key in _ARROWS:
            down, across = _ARROWS[key]
            self._step_to(self.number + down * (self.sums.output if self.steps else 0) + across)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_to(0 if key == Qt.Key.Key_Home else self.steps - 1)
        elif self.marked is not None:
            self._edit(self.marked, key, event.text())

    def _step_to(self, step: int) -> None:
        self._timer.stop()
        self.go_to(step)

    def _walk(self, down: int, across: int) -> None:
        """The chosen cell moves, from the kernel on to the input beside it and back; the first is one of the kernel."""
        name, row, column = self.marked or ("kernel", -down, -across)
        row, column = row + down, column + across
        if name == "kernel" and column < 0 and self.marked:
            name, column = "input", self.grids["input"].columns - 1
        elif name == "input" and column >= self.grids["input"].columns:
            name, column = "kernel", 0
        grid = self.grids.get(name)
        if grid is not None:
            self._mark((name, min(max(row, 0), grid.rows - 1), min(max(column, 0), grid.columns - 1)))

    def _edit(self, place: Place, key: Qt.Key, text: str) -> None:
        if key == Qt.Key.Key_Escape:
            self._mark(None)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._typed = ""
            self._add(place, 1 if key == Qt.Key.Key_PageUp else -1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self._set(place, 0)
        else:
            longer = self._typed + text
            starts = text == "-" or abs(int(longer)) > LARGEST_NUMBER
            self._typed = text if starts else longer
            if self._typed != "-":
                self._set(place, float(self._typed))

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self.grids = {} if self._sheet is None else lay_out(self._sheet, QRectF(self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        if self._sheet is not None:
            sheet = replace(self._sheet, step=self.number, lit=self.lit, marked=self.marked)
            paint_sheet(painter, sheet, self.grids, self._titles(sheet), self.palette(), self.font())

    def _titles(self, sheet: Sheet) -> dict[str, str]:
        source = _size(self.tr("input"), self.sums.size)
        if len(sheet.laid) != self.sums.size:
            source = _size(f"{source} →", len(sheet.laid))
        kernel = self.tr("kernel, turned") if self.sums.transposed else self.tr("kernel")
        output = 0 if sheet.result is None else len(sheet.result)
        return {
            "input": source,
            "kernel": _size(kernel, self.sums.kernel),
            "output": _size(self.tr("output"), output),
        }


def _size(name: str, side: int) -> str:
    return f"{name} {side} × {side}"
