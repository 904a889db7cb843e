"""The table under the kernel grid: its layout, what the keyboard does in it, how it asks for other numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from cnnviewer.gui.widgets.kernel_grid_delegate import KernelDelegate
from cnnviewer.gui.widgets.kernel_grid_model import KernelModel, Values
from cnnviewer.gui.widgets.kernel_grid_paint import CellPaint
from cnnviewer.gui.widgets.kernel_grid_text import step_of, tidy

Keys = Qt.KeyboardModifier
_REST_MS = 700
_WIDEST_PX = 92
_TALLEST_PX = 46
_SMALLEST_PX = 16


class KernelTable(QTableView):
    """Shows a kernel (kH, kW); asks for another through `edited`.

    edited         the user wants `wanted`; the text is the gesture: "type", "clear", "wheel", "drag", "keys".
                   `touched` (kH, kW) bool tells which cells were meant
    released       the gesture is over: the next edit is another one
    refused        a text is no number: the sentence; "" takes the sentence back
    copy_asked, paste_asked  Ctrl+C, Ctrl+V
    """

    edited = Signal(str)
    released = Signal()
    refused = Signal(str)
    copy_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = KernelModel(self)
        self._delegate = KernelDelegate(self)
        self.look = CellPaint()
        self.wanted: Values = self._model.values
        self.touched: NDArray[np.bool_] = np.zeros((1, 1), np.bool_)
        self._step = 0.1
        self._anchor = (0, 0)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._end_gesture)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._delegate.typed.connect(self._take_typed)
        self._delegate.refused.connect(self.refused)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab is handled below, so that it can leave the grid behind the last cell
        self.setAccessibleName(self.tr("Kernel"))

    @property
    def values(self) -> Values:
        """The numbers on show, (kH, kW)."""
        return self._model.values

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Colour the cells with a diverging table (256, 3)."""
        self.look.set_colours(table)
        self.viewport().update()

    def show_kernel(self, values: Values, scale: float, differs: NDArray[np.bool_] | None = None) -> None:
        """Show `values` (kH, kW); `scale`: magnitude of the strongest colour; `differs`: cells that hold a mean."""
        resized = values.shape != self.values.shape
        self.look.scale = scale
        self._model.show_values(values, differs)
        if resized or not self.height() or not self.currentIndex().isValid():
            self._lay_out()
            self.go_to(values.shape[0] // 2, values.shape[1] // 2)
        self.look.fit(values, self._cell_size(), self.font())
        self.viewport().update()

    def current_cell(self) -> tuple[int, int]:
        """(row, column) of the cell that the keyboard works on."""
        index = self.currentIndex()
        return (max(index.row(), 0), max(index.column(), 0))

    def go_to(self, row: int, column: int, extend: bool = False) -> None:
        """Make a cell the current one; `extend` chooses all cells from the one where choosing began.

        Qt's own start of a selection is not moved by a program, so it is kept here.
        """
        index = self._model.index(row, column)
        if not extend:
            self._anchor = (row, column)
            self.setCurrentIndex(index)
            return
        model = self.selectionModel()
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        cells = QItemSelection(self._model.index(*self._anchor), index)
        model.select(cells, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen(self) -> NDArray[np.bool_]:
        """(kH, kW) bool: the cells that are chosen."""
        cells = np.zeros(self.values.shape, np.bool_)
        chosen = self.selectionModel().selection()
        for part in map(chosen.at, range(chosen.count())):
            cells[part.top() : part.bottom() + 1, part.left() : part.right() + 1] = True
        return cells

    def fill(self, value: float, gesture: str = "type") -> None:
        """Ask for `value` in every chosen cell."""
        cells = self.chosen()
        self._ask(np.where(cells, np.float32(value), self.values), cells, gesture)
        self.released.emit()

    # Painting and size

    def paintEvent(self, event: QPaintEvent) -> None:
        rows, columns = self.values.shape
        across = [(self.columnViewportPosition(column), self.columnWidth(column)) for column in range(columns)]
        down = [(self.rowViewportPosition(row), self.rowHeight(row)) for row in range(rows)]
        rects = [[QRect(left + 1, top + 1, width - 2, height - 2) for left, width in across] for top, height in down]
        painter = QPainter(self.viewport())
        self.look.paint(painter, self.values, self._model.differs, rects)
        current = self.current_cell() if self.hasFocus() else None
        for row, column in zip(*np.nonzero(self.chosen()), strict=True):
            self.look.paint_frame(painter, rects[row][column], self.palette(), (row, column) == current)

    def sizeHint(self) -> QSize:
        return QSize(266, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _cell_size(self) -> QSize:
        rows, columns = self.values.shape
        width = min(_WIDEST_PX, self.width() // columns)
        return QSize(width, max(_SMALLEST_PX, min(_TALLEST_PX, round(width * 0.8), 480 // rows)))

    def _lay_out(self) -> None:
        rows, columns = self.values.shape
        cell = self._cell_size()
        whole = min(self.width(), _WIDEST_PX * columns)
        for column in range(columns):
            self.setColumnWidth(column, round((column + 1) * whole / columns) - round(column * whole / columns))
        self.verticalHeader().setDefaultSectionSize(cell.height())
        self.setFixedHeight(cell.height() * rows)
        self.look.fit(self.values, cell, self.font())

    def _turn(self, origin: Values, cells: NDArray[np.bool_], notches: int, held: Keys, gesture: str) -> None:
        step = self._step * (0.1 if held & Keys.ShiftModifier else 10 if held & Keys.ControlModifier else 1)
        wanted = origin.copy()
        for row, column in zip(*np.nonzero(cells), strict=True):
            wanted[row, column] = tidy(float(origin[row, column]) + notches * step, step)
        self._ask(wanted, cells, gesture)

    # Keyboard

    def event(self, event: QEvent) -> bool:
        # The window has commands on some of these keys; while the grid has the focus they belong to the grid.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            clipboard = (
                QKeySequence.StandardKey.Copy,
                QKeySequence.StandardKey.Paste,
                QKeySequence.StandardKey.SelectAll,
            )
            own = event.key() in _OWN_KEYS or event.text() in _TYPED or _is_letter(event)
            if own or any(event.matches(keys) for keys in clipboard):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.fill(0.0, "clear")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._begin_steps()
            self._turn(self.values, self.chosen(), 1 if key is Qt.Key.Key_PageUp else -1, event.modifiers(), "keys")
        elif key in _ARROWS and not event.modifiers() & Keys.ControlModifier:
            (row, column), (down, right) = self.current_cell(), _ARROWS[key]
            rows, columns = self.values.shape
            place = min(max(row + down, 0), rows - 1), min(max(column + right, 0), columns - 1)
            self.go_to(*place, extend=bool(event.modifiers() & Keys.ShiftModifier))
        elif _is_letter(event):
            event.accept()  # no number begins with one; it neither opens the cell nor gives a command
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        index = self.currentIndex()
        rows, columns = self.values.shape
        place = index.row() * columns + index.column() + (1 if next_one else -1)
        if index.isValid() and 0 <= place < rows * columns:
            self.go_to(*divmod(place, columns))
            return True
        return super().focusNextPrevChild(next_one)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end_gesture()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        row, column = self.current_cell()
        rows, columns = self.values.shape
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        place = row * columns + column
        if hint is QAbstractItemDelegate.EndEditHint.EditNextItem:
            place = min(place + 1, rows * columns - 1)
        elif hint is QAbstractItemDelegate.EndEditHint.EditPreviousItem:
            place = max(place - 1, 0)
        elif hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and row + 1 < rows:
            place += columns
        self.go_to(*divmod(place, columns))

    def _take_typed(self, row: int, column: int, number: float) -> None:
        cells = self.chosen()
        cells[row, column] = True
        self._ask(np.where(cells, np.float32(number), self.values), cells, "type")
        self.released.emit()

    def _ask(self, wanted: Values, cells: NDArray[np.bool_], gesture: str) -> None:
        with np.errstate(over="ignore"):
            wanted = wanted.astype(np.float32)
        if not np.isfinite(wanted[cells]).all():  # the others may have been learned as no number
            return
        self.refused.emit("")
        if not np.array_equal(wanted, self.values, equal_nan=True):
            self.wanted, self.touched = wanted, cells
            self.edited.emit(gesture)

    def _begin_steps(self) -> bool:
        """Steps that follow each other closely are one gesture with one step width; True when a new one begins."""
        begins = not self._rest.isActive()
        if begins:
            self._step = step_of(float(np.abs(self.values).max()))
        self._rest.start()
        return begins

    def _end_gesture(self) -> None:
        self._rest.stop()
        self.released.emit()


def _is_letter(event: QKeyEvent) -> bool:
    """A letter of any alphabet, typed without Ctrl, Alt or Meta."""
    return event.text().isalpha() and not event.modifiers() & ~(Keys.ShiftModifier | Keys.KeypadModifier)


_ARROWS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return,
        Qt.Key.Key_Enter, Qt.Key.Key_F2,
    }
)  # fmt: skip
_TYPED = frozenset("0123456789.,-+−")
