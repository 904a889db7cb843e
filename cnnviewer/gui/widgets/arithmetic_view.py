"""The drawing of the convolution arithmetic: input with padding, window, kernel, output; played, stepped, edited."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from cnnviewer.display.colours import table
from cnnviewer.explain.arithmetic import Arithmetic, Cell, Numbers
from cnnviewer.explain.equation import number
from cnnviewer.gui.widgets.sliding_grid import Grid, Shades, fit_grid, frame, label, paint_grid

_STEP_MS = 450
_LARGEST_NUMBER = 99
_TITLE, _GAP = 26.0, 28.0
WORKED_INPUT = ((0, 5, 0), (-1, 3, 0), (0, 0, 0))
WORKED_KERNEL = ((-1, 2, 0), (1, 0, 1), (0, -1, -2))


class ArithmeticView(QWidget):
    """Shows `sums` on whole numbers of its own.

    moved  another output cell is on show, or the numbers are others
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(460, 260)
        self.sums = Arithmetic()
        self.input: Numbers = _pattern(self.sums.size)
        self.kernel: Numbers = _first_kernel(self.sums.kernel)
        self.number = 0
        self.lit: NDArray[np.bool_] | None = None
        self._edited: tuple[str, int, int] | None = None
        self._typed = ""
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._advance)
        self._source, self._weights, self._output = (Grid(QRectF(), 1, 1) for _ in range(3))

    def sizeHint(self) -> QSize:
        return QSize(760, 380)

    # What is shown

    def show_sums(self, sums: Arithmetic) -> None:
        """Other sizes; numbers that are there stay. What does not fit leaves the drawing empty."""
        self.sums = sums
        self.input = _resized(self.input, sums.size, _pattern(sums.size))
        self.kernel = _resized(self.kernel, sums.kernel, _first_kernel(sums.kernel))
        self.lit, self._edited = None, None
        self.number = min(self.number, max(0, self.steps - 1))
        if not self.steps:
            self.pause()
        self._changed()

    def show_numbers(self, numbers: Numbers, kernel: Numbers) -> None:
        """Other numbers, of the sizes that are chosen."""
        self.input, self.kernel, self.number = numbers.copy(), kernel.copy(), 0
        self._changed()

    @property
    def steps(self) -> int:
        """Output cells; 0 when the sizes are impossible."""
        return 0 if self.sums.problem else self.sums.output**2

    @property
    def place(self) -> tuple[int, int]:
        """(row, column) of the output cell on show."""
        row, column = divmod(self.number, max(1, self.sums.output))
        return row, column

    @property
    def equation(self) -> str:
        """The sum of this step in full."""
        if not self.steps:
            return ""
        laid, _ = self.sums.laid_out(self.input)
        window = laid[np.ix_(*self.sums.window(*self.place))].ravel()
        kernel = self.sums.used_kernel(self.kernel).ravel()
        terms = [f"{_factor(a)}·{_factor(b)}" for a, b in zip(window.tolist(), kernel.tolist(), strict=True)]
        return f"{' + '.join(terms)} = {number(float(window @ kernel), 6)}"

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
            self._timer.start()
            self.moved.emit()

    def pause(self) -> None:
        """Stay."""
        self._timer.stop()
        self.moved.emit()

    def _advance(self) -> None:
        if self.number >= self.steps - 1:
            self.pause()
        else:
            self.go_to(self.number + 1)

    def _changed(self) -> None:
        self.update()
        self.moved.emit()

    # Mouse and keys

    def _at(self, where: QPointF) -> tuple[str, int, int] | None:
        for name, grid in (("input", self._source), ("kernel", self._weights), ("output", self._output)):
            if self.steps and grid.rect.contains(where):
                row = int((where.y() - grid.rect.top()) / grid.cell)
                column = int((where.x() - grid.rect.left()) / grid.cell)
                return name, min(row, grid.rows - 1), min(column, grid.columns - 1)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        self._edited, self._typed = None, ""
        if found is None:
            self.lit = None
        elif found[0] == "output":
            self.pause()
            self.go_to(found[1] * self._output.columns + found[2])
        elif found[0] == "input":
            self.lit = self.sums.reached(found[1], found[2])
            self._edited = found if self.sums.cell_of(found[1], found[2]) is not None else None
        else:
            self._edited = found
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        found = self._at(event.position())
        if found is not None and found[0] != "output":
            self._add(found, 1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def _value(self, place: tuple[str, int, int]) -> tuple[Numbers, tuple[int, int]] | None:
        name, row, column = place
        if name == "kernel":
            return self.kernel, (row, column)
        cell = self.sums.cell_of(row, column)
        return None if cell is None else (self.input, cell)

    def _add(self, place: tuple[str, int, int], change: int) -> None:
        found = self._value(place)
        if found is not None:
            self._set(place, found[0][found[1]] + change)

    def _set(self, place: tuple[str, int, int], value: float) -> None:
        found = self._value(place)
        if found is not None:
            found[0][found[1]] = min(max(value, -_LARGEST_NUMBER), _LARGEST_NUMBER)
            self._changed()

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not shortcuts of the program."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def _means(self, event: QKeyEvent) -> bool:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        typing = self._edited is not None and event.text() in tuple("0123456789-") and bool(event.text())
        return event.key() in keys or typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._means(event):
            super().keyPressEvent(event)
            return
        key, across = Qt.Key(event.key()), max(1, self._output.columns)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        if key == Qt.Key.Key_Space:
            self.toggle()
        elif key in steps:
            self.pause()
            self.go_to(self.number + steps[key])
        elif self._edited is not None:
            self._typed = event.text() if event.text() == "-" else (self._typed + event.text())[-3:]
            if self._typed != "-":
                self._set(self._edited, float(self._typed))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        if not self.steps:
            return
        laid, kinds = self.sums.laid_out(self.input)
        result = self.sums.result(self.input, self.kernel)
        area = QRectF(self.rect()).adjusted(16, 12 + _TITLE, -16, -14)
        share = (area.width() - 2 * _GAP) / (len(laid) + self.sums.kernel + len(result) + 2)
        cell = min(share, area.height() / max(len(laid), len(result), self.sums.kernel), 44.0)
        whole = cell * (len(laid) + self.sums.kernel + len(result) + 1) + 2 * _GAP
        left = area.left() + (area.width() - whole) / 2
        grids = []
        for side in (len(laid), self.sums.kernel, len(result)):
            grids.append(fit_grid(QRectF(left, area.top(), cell * side, area.height()), side, side, cell))
            left += cell * side + _GAP + cell / 2
        self._source, self._weights, self._output = grids
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        blank = self.palette().color(QPalette.ColorRole.Midlight)
        signed, font = table("blue-white-red"), self.font()
        most = [max(1.0, float(np.abs(numbers).max())) for numbers in (laid, self.kernel, result)]
        paint_grid(painter, grids[0], laid, Shades(signed, -most[0], most[0]), font, padding=kinds == Cell.PADDING)
        paint_grid(painter, grids[1], self.sums.used_kernel(self.kernel), Shades(signed, -most[1], most[1]), font)
        shown = self.number + 1 if self.lit is None else None
        paint_grid(painter, grids[2], result, Shades(signed, -most[2], most[2]), font, shown=shown, blank=blank)
        self._frames(painter, kinds)
        turned = self.tr("kernel, turned") if self.sums.transposed else self.tr("kernel")
        titles = (self._size(self.tr("input"), self.sums.size), self._size(turned, self.sums.kernel))
        for grid, title in zip(grids, (*titles, self._size(self.tr("output"), len(result))), strict=True):
            label(painter, title, grid.rect, font, muted)

    def _size(self, name: str, side: int) -> str:
        return f"{name} {side} × {side}"

    def _frames(self, painter: QPainter, kinds: NDArray[np.uint8]) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(QColor(128, 128, 128, 150), 1, Qt.PenStyle.DotLine))
        for row, column in np.argwhere(kinds == Cell.INSERTED):
            painter.drawRect(self._source.at(int(row), int(column)).adjusted(2, 2, -2, -2))
        if self.lit is not None:
            for row, column in np.argwhere(self.lit):
                frame(painter, self._output.at(int(row), int(column)), accent, 1.4)
        else:
            rows, columns = self.sums.window(*self.place)
            if self.sums.dilation > 1:
                for row in rows:
                    for column in columns:
                        frame(painter, self._source.at(int(row), int(column)), accent, 1.4)
            else:
                side = self.sums.kernel
                frame(painter, self._source.at(int(rows[0]), int(columns[0]), side, side), accent)
            frame(painter, self._output.at(*self.place), accent)
        if self._edited is not None:
            grid = self._source if self._edited[0] == "input" else self._weights
            frame(painter, grid.at(*self._edited[1:]), accent, 1.4)


def _factor(value: float) -> str:
    text = number(value, 6)
    return f"({text})" if text.startswith("−") else text


def _pattern(side: int) -> Numbers:
    """Small whole numbers that are easy to follow."""
    rows, columns = np.indices((side, side))
    return ((rows * 2 + columns * 3) % 5).astype(np.float64)


def _first_kernel(side: int) -> Numbers:
    """Left against right."""
    return np.repeat(np.sign(np.arange(side) - (side - 1) / 2)[None], side, axis=0)


def _resized(numbers: Numbers, side: int, fresh: Numbers) -> Numbers:
    kept = min(side, len(numbers))
    fresh[:kept, :kept] = numbers[:kept, :kept]
    return fresh
