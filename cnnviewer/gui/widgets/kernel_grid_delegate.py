"""Edits a cell of the kernel grid in place: the field, the keys that finish it, the refusal of what is no number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cnnviewer.errors import KernelError
from cnnviewer.gui.widgets.kernel_grid_model import Index
from cnnviewer.gui.widgets.numbers import read_number

_EDITOR_WIDTH_PX = 76
_EDITOR_HEIGHT_PX = 24
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellEditor(QLineEdit):
    """The field in which a cell is typed, framed in the accent; in the colour of errors while its text is refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bad = False
        self.setFrame(False)
        self.setAutoFillBackground(True)
        self.textEdited.connect(lambda: self._look(bad=False))

    def show_bad(self) -> None:
        """Turn to the error look; all text is selected, so that typing replaces it."""
        self._look(bad=True)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        role = QPalette.ColorRole.BrightText if self.bad else QPalette.ColorRole.Highlight
        painter.setPen(QPen(self.palette().color(role), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _look(self, bad: bool) -> None:
        self.bad = bad
        self.update()


class KernelDelegate(QStyledItemDelegate):
    """Edits the cells of a KernelModel; KernelTable paints them.

    typed    a good number was typed into the cell (row, column)
    refused  a bad text was typed: the sentence; "" once the text is good or given up
    """

    typed = Signal(int, int, float)
    refused = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setMaxLength(40)
        editor.setAccessibleName(
            self.tr("Number in row {row}, column {column}").format(row=index.row() + 1, column=index.column() + 1)
        )
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # The model announces new numbers while one types (undo, another panel): what is being typed stays.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        if not isinstance(editor, QLineEdit) or not editor.isModified():
            return
        try:
            number = read_number(editor.text())
        except KernelError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self.typed.emit(index.row(), index.column(), number)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        width, height = max(cell.width(), _EDITOR_WIDTH_PX), max(cell.height(), _EDITOR_HEIGHT_PX)
        viewport = editor.parentWidget()
        room = cell if viewport is None else viewport.rect()
        left = min(max(cell.center().x() - width // 2, 0), max(0, room.width() - width))
        top = min(max(cell.center().y() - height // 2, 0), max(0, room.height() - height))
        editor.setGeometry(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _KEYS and watched.isModified():
                try:
                    read_number(watched.text())
                except KernelError as error:
                    self.refused.emit(str(error))
                    if isinstance(watched, CellEditor):
                        watched.show_bad()
                    return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.SubmitModelCache)
                return True
            if key is Qt.Key.Key_Escape:
                self.refused.emit("")
        return super().eventFilter(watched, event)
