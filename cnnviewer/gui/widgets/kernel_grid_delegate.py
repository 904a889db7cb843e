"""Paints a cell of the kernel grid directly, with cached colours, and edits it in place.

The colours are data: a diverging map, symmetrical about 0. A style option per cell (initStyleOption) would cost more
than the painting itself, so it is not made.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cnnviewer.errors import KernelError
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.kernel_grid_model import Index, KernelModel
from cnnviewer.gui.widgets.kernel_grid_text import CellFormat, best_format
from cnnviewer.gui.widgets.numbers import read_number

_EDITOR_WIDTH_PX = 76
_EDITOR_HEIGHT_PX = 24
_ROUND_PX = 3.0
_ROUND_UP_TO_CELLS = 81
_UNDER_ACCENT = QColor(16, 17, 20, 170)
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
    """Paints and edits the cells of a KernelModel.

    scale    the magnitude drawn in the strongest colour
    typed    a good number was typed into the cell (row, column)
    refused  a bad text was typed: the sentence; "" once the text is good or given up
    """

    typed = Signal(int, int, float)
    refused = Signal(str)

    def __init__(self, model: KernelModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.scale = 1.0
        self._fills: list[QColor] = []
        self._inks: list[QColor] = []
        self._format: CellFormat | None = CellFormat()
        self._font = QFont()
        self._mark = 0.0
        self.set_colours(np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1))

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Colour cells with the diverging `table` (256, 3): the middle is 0."""
        self._fills = [QColor(int(red), int(green), int(blue)) for red, green, blue in table]
        light = table.astype(np.float64) @ (0.299, 0.587, 0.114)
        self._inks = [QColor("#101114") if luma > 128 else QColor("#fafafa") for luma in light]

    def fit(self, cell: QSize, font: QFont) -> None:
        """Choose the format and the size of the digits for cells of `cell` pixels and the present numbers."""
        self._font = tabular(font)
        most_px = min(13.0, max(8.0, cell.height() * 0.42))
        self._format = None
        for size_px in (most_px, most_px * 0.85, 8.0, 7.0):
            self._font.setPixelSize(max(7, round(size_px)))
            characters = int((cell.width() - 5) / QFontMetricsF(self._font).horizontalAdvance("0"))
            self._format = best_format(self._model.values, characters)
            if self._format is not None and self._format.decimals is not None:
                break

    def text(self, value: float) -> str:
        """`value` as the cells show it."""
        return "" if self._format is None else self._format.text(value)

    def colour(self, value: float) -> QColor:
        """The colour of a cell that holds `value`."""
        return self._fills[self._place(value)]

    def _place(self, value: float) -> int:
        return min(255, max(0, round(127.5 + 127.5 * value / self.scale))) if self.scale > 0 else 128

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        value = float(self._model.values[row, column])
        place = self._place(value)
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        rounded = self._model.values.size <= _ROUND_UP_TO_CELLS
        if rounded:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._fills[place])
            painter.drawRoundedRect(QRectF(rect), _ROUND_PX, _ROUND_PX)
        else:
            painter.fillRect(rect, self._fills[place])
        if self._format is not None:
            painter.setFont(self._font)
            painter.setPen(self._inks[place])
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._format.text(value))
        if self._model.differs[row, column]:
            corner = rect.topRight() + QPoint(1, 0)
            side = min(7, rect.width() // 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks[place])
            painter.drawPolygon([corner, corner - QPoint(side, 0), corner + QPoint(0, side)])
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        if current or state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # A dark line inside the accent: it must be seen on pale cells too.
            painter.setPen(QPen(_UNDER_ACCENT, 1.0))
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), _ROUND_PX - 1, _ROUND_PX - 1)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2.0 if current else 1.5))
            painter.drawRoundedRect(QRectF(rect), _ROUND_PX, _ROUND_PX)

    # Editing in place

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
