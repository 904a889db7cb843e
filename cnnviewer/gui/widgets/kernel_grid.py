"""A grid of numbers that can be typed, turned with the wheel, dragged, copied and pasted: one kernel.

    click, arrows, Tab     choose a cell (Shift extends, a sideways drag too)
    digits, sign, point, comma, Enter, F2
                           type into the cell; Enter takes the number and goes down, Tab to the right, Esc gives up
    letters                nothing: no command of the window either
    wheel, vertical drag   change the cell, or all chosen cells: Shift finely, Ctrl coarsely
    Page Up, Page Down     the same from the keyboard
    Delete                 0
    Ctrl+C, Ctrl+V         the chosen cells (one cell: the whole kernel) as text, a matrix as text

The grid knows nothing of networks: it shows `values`, and says what the user wants with `edited`.
"""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cnnviewer.gui.widgets.frame_view import PATCH_MIME
from cnnviewer.gui.widgets.kernel_grid_model import Values
from cnnviewer.gui.widgets.kernel_grid_text import step_of
from cnnviewer.gui.widgets.kernel_table import KernelTable, Keys

_PX_PER_STEP = 6
_DRAG_STARTS_PX = 4
_SENSIBLE_PATCH_PX = 4096


class KernelGrid(KernelTable):
    """A KernelTable that also follows the mouse.

    patch_dropped  (top, left, height, width), frame pixels: a piece of the picture was dropped here
    """

    patch_dropped = Signal(int, int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._dragging = False
        self._drag_from: Values = self.values
        self._drag_cells: NDArray[np.bool_] = self.touched
        self._notches = 0.0
        self.setAcceptDrops(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        angle = event.angleDelta().y() or event.angleDelta().x()  # some systems turn Shift + wheel sideways
        event.accept()
        if not index.isValid() or not angle or self._dragging:
            return
        if self._begin_steps():
            self._notches = 0.0
        self._notches += angle / 120
        whole = int(self._notches)
        self._notches -= whole
        if whole:
            if not self.selectionModel().isSelected(index):
                self.go_to(index.row(), index.column())
            self._turn(self.values, self.chosen(), whole, event.modifiers(), "wheel")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        self._pressed = event.position().toPoint()
        self._end_gesture()
        if event.modifiers() & Keys.ShiftModifier:
            self.go_to(index.row(), index.column(), extend=True)
            return
        if not self.selectionModel().isSelected(index):
            self._anchor = (index.row(), index.column())
        if (
            event.modifiers() & Keys.ControlModifier
            or not self.selectionModel().isSelected(index)
            or self.state() is QAbstractItemView.State.EditingState
        ):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position().toPoint() - self._pressed
        if not self._dragging:
            if max(abs(moved.x()), abs(moved.y())) < _DRAG_STARTS_PX:
                return
            if abs(moved.x()) > abs(moved.y()):
                start = self.indexAt(self._pressed)
                self.go_to(start.row(), start.column())
                self._pressed = None
                self.setState(QAbstractItemView.State.DragSelectingState)
                super().mouseMoveEvent(event)
                return
            self._dragging = True
            self._drag_from, self._drag_cells = self.values, self.chosen()
            self._step = step_of(float(np.abs(self.values).max()))
            self.viewport().setCursor(Qt.CursorShape.SizeVerCursor)
        self._turn(self._drag_from, self._drag_cells, round(-moved.y() / _PX_PER_STEP), event.modifiers(), "drag")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self._dragging = False
            self.viewport().unsetCursor()
            self.released.emit()
            return
        if pressed is not None and len(self.selectedIndexes()) > 1 and event.modifiers() == Keys.NoModifier:
            only = self.indexAt(pressed)
            self.go_to(only.row(), only.column())
        super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PATCH_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(PATCH_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        box = patch_in(bytes(event.mimeData().data(PATCH_MIME).data()))
        if box is not None:
            event.acceptProposedAction()
            self.patch_dropped.emit(*box)


def patch_in(text: bytes) -> tuple[int, int, int, int] | None:
    """(top, left, height, width) from the payload of a dragged patch; None when it is not one."""
    try:
        named = json.loads(text)
        top, left, height, width = (int(named[name]) for name in ("top", "left", "height", "width"))
    except (ValueError, KeyError, TypeError, OverflowError):
        return None
    sensible = min(top, left) >= 0 and 0 < height <= _SENSIBLE_PATCH_PX and 0 < width <= _SENSIBLE_PATCH_PX
    return (top, left, height, width) if sensible else None
