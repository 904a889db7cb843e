"""The legend of a layer: its histogram over the colour bar, with limits that can be dragged and typed.

In a narrow column it is a slim colour bar with two numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cnnviewer.errors import KernelError
from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets import level_paint
from cnnviewer.gui.widgets.level_axis import Limits, Reading, axis_of
from cnnviewer.gui.widgets.limit_field import LimitField
from cnnviewer.gui.widgets.map_numbers import printed
from cnnviewer.gui.widgets.numbers import read_number, write_number

BAR = 9
ROOMY = 120  # widget pixels from which the histogram is drawn
_TOP = 32  # widget pixels for the histogram above the bar
_INSET = 2
_GRAB = 9.0
_STEP = 0.02
_EDITOR = 76


class LevelHistogram(QWidget):
    """Shows one Reading.

    limits_chosen  the user dragged or typed limits (low, high) for the whole layer
    limits_reset   the levels shall be found by themselves again (the button, a double click on the bar, or Delete)
    """

    limits_chosen = Signal(float, float)
    limits_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.reading: Reading | None = None
        self.axis: Limits = (0.0, 1.0)
        self.fixed = False
        self.handle = 1
        self.dragged: int | None = None
        self.colours: NDArray[np.uint8] = np.zeros((256, 3), np.uint8)
        self._roomy = False
        self._pressed = False
        self._texts: tuple[str, ...] = ()
        self._editor: LimitField | None = None
        self._reset = QToolButton(self)
        self._reset.setProperty("role", "flat")
        self._reset.setIcon(icon("undo"))
        self._reset.setIconSize(QSize(13, 13))
        self._reset.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reset.setToolTip(self.tr("Find the limits by themselves again (Delete)"))
        self._reset.setAccessibleName(self.tr("Reset limits"))
        self._reset.clicked.connect(self.limits_reset)
        self._reset.hide()
        self.setToolTip(
            self.tr("Colours and values: drag an end, double-click a number to type it, double-click the bar to reset.")
        )

    def sizeHint(self) -> QSize:
        top = _TOP if self._roomy else 2
        return QSize(100, round(top + BAR + QFontMetricsF(self.number_font()).height() + 5))

    @property
    def levels(self) -> Limits:
        """The values of the first and the last colour."""
        return self.reading.levels if self.reading is not None else (0.0, 1.0)

    @property
    def roomy(self) -> bool:
        """Whether there is room for the histogram and its handles."""
        return self._roomy

    def set_roomy(self, roomy: bool) -> None:
        """Draw the histogram, or only a slim bar."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._show_reset()
            self.updateGeometry()
            self.update()

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Another colour table, (256, 3) uint8."""
        self.colours = np.ascontiguousarray(table)
        self.update()

    def refresh_icons(self) -> None:
        """Tint the icon anew after the theme changed."""
        self._reset.setIcon(icon("undo"))

    def show_reading(self, reading: Reading | None, *, fixed: bool) -> None:
        """Show levels and histogram; `fixed`: the levels were chosen by the user."""
        nothing_new = reading is not None and not self._roomy and fixed == self.fixed and self.reading is not None
        self.reading, self.fixed = reading, fixed
        self._show_reset()
        if reading is not None and self.dragged is None:
            self.axis = axis_of(reading.levels, reading.span, reading.signed)
        texts = self.number_texts()
        if nothing_new and texts == self._texts:
            return
        self._texts = texts
        self.update()

    def number_texts(self) -> tuple[str, ...]:
        """The numbers under the bar; one text when every map has its own."""
        if self.reading is None:
            return ()
        if self.reading.own and not self._roomy:
            return (self.tr("per map"),)
        signed, (low, high) = self.reading.signed, self.levels
        if self._roomy:
            return printed(low, 3, signed=signed), printed(high, 3, signed=signed)
        metrics = QFontMetricsF(self.number_font())
        for digits in (2, 1):
            texts = printed(low, digits, signed=signed), printed(high, digits, signed=signed)
            if metrics.horizontalAdvance("".join(texts)) + 4 <= self.width():
                return texts
            if low == -high:
                return ("±" + printed(high, digits, signed=False),)
        return texts

    def number_font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(max(7.5, font.pointSizeF() - 1.2))
        return font

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        level_paint.paint(QPainter(self), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._reset.sizeHint()
        self._reset.setGeometry(self.width() - side.width(), 0, side.width(), side.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        if event.button() is Qt.MouseButton.LeftButton and self._roomy:
            self.dragged = self._near(event.position())
            if self.dragged is not None:
                self.handle = self.dragged
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.dragged is not None:
            bar = self.bar_rect()
            part = min(max((event.position().x() - bar.left()) / bar.width(), 0.0), 1.0)
            self._choose(self.dragged, self.axis[0] + part * (self.axis[1] - self.axis[0]))
        elif self._roomy and self._near(event.position()) is not None:
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dragged = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self.dragged = self._pressed, False, None
        if not pressed:
            event.ignore()  # the first click fell on something else, which has moved
        elif event.position().y() > self.bar_rect().bottom():
            first, last = (self.place(value) if self._roomy else end for value, end in self._ends())
            self.edit(0 if abs(event.position().x() - first) < abs(event.position().x() - last) else 1)
        else:
            self.limits_reset.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._pressed = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(Qt.Key(event.key()))
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif step is not None:
            self._choose(self.handle, self.levels[self.handle] + step * (self.axis[1] - self.axis[0]))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.handle = 1 - self.handle
            self.update()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.limits_reset.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self.handle)
        else:
            event.ignore()

    def edit(self, index: int) -> LimitField:
        """Open a field to type the low (0) or the high (1) limit."""
        self._close_editor()
        self.handle = index
        editor = LimitField(self._limit_text(index), self)
        editor.setAccessibleName(self.tr("Low limit") if index == 0 else self.tr("High limit"))
        editor.setFont(self.number_font())
        width = min(_EDITOR, self.width())
        top = int(self.bar_rect().bottom())
        middle = self.place(self.levels[index]) if self._roomy else self.width() * float(index)
        left = int(min(max(0.0, middle - width / 2), float(self.width() - width)))
        editor.setGeometry(left, top, width, self.height() - top)
        editor.entered.connect(lambda: self._typed(editor, index))
        editor.left.connect(self._close_editor)
        editor.show()
        editor.setFocus()
        self._editor = editor
        return editor

    def _typed(self, editor: LimitField, index: int) -> None:
        if editor.text() == self._limit_text(index):
            self._close_editor()
            return
        try:
            value = read_number(editor.text())
        except KernelError as error:
            editor.refuse(str(error))
            return
        low, high = (value, self.levels[1]) if index == 0 else (self.levels[0], value)
        if not low < high:
            if index == 0:
                text = self.tr("The low limit must be below the high one, {number}; type a smaller number.")
            else:
                text = self.tr("The high limit must be above the low one, {number}; type a larger number.")
            editor.refuse(text.format(number=self._limit_text(1 - index)))
            return
        self._close_editor()
        self.limits_chosen.emit(low, high)

    def _limit_text(self, index: int) -> str:
        return write_number(float(f"{self.levels[index]:.4g}"))

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            focused = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if focused:
                self.setFocus()

    def _choose(self, index: int, value: float) -> None:
        low, high = (value, self.levels[1]) if index == 0 else (self.levels[0], value)
        if high - low > 1e-3 * (self.axis[1] - self.axis[0]):
            self.limits_chosen.emit(low, high)

    def _show_reset(self) -> None:
        self._reset.setVisible(self.fixed and self._roomy)

    # Places

    def bar_rect(self) -> QRectF:
        """Where the colour bar lies."""
        inset = _INSET + 3 if self._roomy else _INSET
        return QRectF(inset, _TOP if self._roomy else 2, max(1, self.width() - 2 * inset), BAR)

    def place(self, value: float) -> float:
        """The x at which `value` stands on the axis, not beyond its ends."""
        bar, (first, last) = self.bar_rect(), self.axis
        return bar.left() + min(max((value - first) / (last - first), 0.0), 1.0) * bar.width()

    def _ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (self.levels[0], 0.0), (self.levels[1], float(self.width()))

    def _near(self, place: QPointF) -> int | None:
        if self.reading is None or place.y() > self.bar_rect().bottom() + 3:
            return None
        distances = [abs(place.x() - self.place(value)) for value in self.levels]
        nearest = int(distances[1] <= distances[0])
        return nearest if distances[nearest] <= _GRAB else None
