"""The legend of a layer: its histogram over the colour bar, with limits that can be dragged and typed."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QWidget

from cnnviewer.display.legend import format_value
from cnnviewer.display.picture import Picture

_TOP = 30  # widget pixels for the histogram above the bar
_BAR = 9
_ROOMY = 110  # widget pixels from which the histogram is drawn
_GRAB = 9.0
_STEP = 0.02


class LevelHistogram(QWidget):
    """Shows the levels of one picture.

    limits_chosen  the user dragged or typed limits (low, high) for the whole layer
    limits_reset   the user wants the levels found by themselves again (double click on the bar, or Delete)
    """

    limits_chosen = Signal(float, float)
    limits_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._picture: Picture | None = None
        self._levels = (0.0, 1.0)
        self._span = (0.0, 1.0)
        self._fixed = False
        self._bar = QImage()
        self._table: NDArray[np.uint8] = np.zeros((256, 3), np.uint8)
        self._dragged: int | None = None
        self._handle = 1
        self._editor: QLineEdit | None = None
        self.setToolTip(
            self.tr("Colours and values: drag an end, double-click a number to type it, double-click the bar to reset.")
        )

    def sizeHint(self) -> QSize:
        return QSize(100, _TOP + _BAR + QFontMetrics(self.font()).height() + 6)

    @property
    def levels(self) -> tuple[float, float]:
        """The values of the first and the last colour."""
        return self._levels

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Another colour table, (256, 3) uint8."""
        self._table = np.ascontiguousarray(table)
        self._bar = QImage(self._table.data, 256, 1, 768, QImage.Format.Format_RGB888)
        self.update()

    def show_picture(self, picture: Picture | None, tile: int | None, *, fixed: bool) -> None:
        """Show the levels of `tile` of `picture`, or those of all of it; `fixed`: they were chosen by the user."""
        self._picture, self._fixed = picture, fixed
        if picture is None:
            self.update()
            return
        chosen = picture.levels[tile] if tile is not None and tile < len(picture.levels) else picture.limits
        self._levels = (float(chosen[0]), float(chosen[1]))
        if self._dragged is None:
            low, high = min(picture.span[0], self._levels[0]), max(picture.span[1], self._levels[1])
            if not high > low:
                low, high = low - 0.5, high + 0.5
            margin = 0.04 * (high - low)
            self._span = (low - margin, high + margin)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        if self._picture is None:
            return
        roomy = self.width() >= _ROOMY
        bar = self._bar_rect()
        if roomy:
            self._paint_histogram(painter, QRectF(bar.left(), 2, bar.width(), bar.top() - 4), muted)
        if not self._bar.isNull():
            low, high = (self._place(value) for value in self._levels) if roomy else (bar.left(), bar.right())
            clip = QRectF(bar)
            painter.save()
            painter.setClipRect(clip)
            first, last = QColor(*self._rgb(0)), QColor(*self._rgb(255))
            painter.fillRect(QRectF(clip.left(), clip.top(), max(0.0, low - clip.left()), clip.height()), first)
            painter.fillRect(QRectF(high, clip.top(), max(0.0, clip.right() - high), clip.height()), last)
            painter.drawImage(QRectF(low, clip.top(), max(1.0, high - low), clip.height()), self._bar)
            painter.restore()
        if roomy:
            for index, value in enumerate(self._levels):
                self._paint_handle(painter, self._place(value), bar, index)
        painter.setPen(palette.color(QPalette.ColorRole.Highlight) if self._fixed else muted)
        texts = QRectF(0, bar.bottom() + 2, self.width(), self.height() - bar.bottom() - 2)
        low_text, high_text = (format_value(value, 2 if not roomy else 3) for value in self._levels)
        painter.drawText(texts, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, low_text)
        painter.drawText(texts, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, high_text)

    def _paint_histogram(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        assert self._picture is not None
        counts, (low, high) = self._picture.histogram, self._picture.span
        if not high > low or not counts.any():
            return
        heights = np.sqrt(counts / counts.max()) * area.height()  # square root: rare values stay visible
        left, right = self._place(low), self._place(high)
        width = (right - left) / len(heights)
        shade = QColor(colour)
        shade.setAlpha(120)
        for index, height in enumerate(heights):
            if height > 0:
                painter.fillRect(QRectF(left + index * width, area.bottom() - height, max(1.0, width), height), shade)
        if low < 0 < high:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(self._place(0), area.top(), self._place(0), area.bottom()))

    def _paint_handle(self, painter: QPainter, place: float, bar: QRectF, index: int) -> None:
        focused = self.hasFocus() and index == self._handle
        colour = self.palette().color(
            QPalette.ColorRole.Highlight if focused or self._dragged == index else QPalette.ColorRole.WindowText
        )
        painter.setPen(QPen(colour, 2 if focused else 1.4))
        painter.drawLine(QLineF(place, bar.top() - 5, place, bar.bottom() + 2))

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.width() >= _ROOMY:
            self._dragged = self._near(event.position())
            if self._dragged is not None:
                self._handle = self._dragged
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position()) if self.width() >= _ROOMY else None
        if near is not None or self._dragged is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()
        if self._dragged is not None:
            bar = self._bar_rect()
            part = min(max((event.position().x() - bar.left()) / bar.width(), 0.0), 1.0)
            self._choose(self._dragged, self._span[0] + part * (self._span[1] - self._span[0]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        if event.position().y() > self._bar_rect().bottom():
            self.edit(0 if event.position().x() < self.width() / 2 else 1)
        else:
            self.limits_reset.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editor is not None:
            return  # the field passes on the Return it has acted upon
        step = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self._handle, self._levels[self._handle] + step * (self._span[1] - self._span[0]))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._handle = 1 - self._handle
            self.update()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.limits_reset.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self._handle)
        else:
            event.ignore()

    def edit(self, index: int) -> QLineEdit:
        """Open a field to type the low (0) or the high (1) limit."""
        self._handle = index
        editor = QLineEdit(f"{self._levels[index]:.6g}", self)
        editor.setAccessibleName(self.tr("Low limit") if index == 0 else self.tr("High limit"))
        width = min(72, self.width())
        top = int(self._bar_rect().bottom())
        editor.setGeometry(0 if index == 0 else self.width() - width, top, width, self.height() - top)
        editor.selectAll()
        editor.returnPressed.connect(lambda: self._typed(editor, index))
        editor.installEventFilter(self)
        editor.show()
        editor.setFocus()
        self._editor = editor
        return editor

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._editor and self._editor is not None:
            other_window = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            leaves = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in other_window
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                leaves = event.key() == Qt.Key.Key_Escape
            if leaves:
                self._close_editor()
                return True
        return False

    def _typed(self, editor: QLineEdit, index: int) -> None:
        try:
            value = float(editor.text().replace("−", "-").replace(",", "."))
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            sentence = self.tr("“{text}” is no number; type one such as 0.25.").format(text=editor.text())
        elif not (value < self._levels[1] if index == 0 else value > self._levels[0]):
            sentence = self.tr("The low limit must be below the high one.")
        else:
            self._close_editor()
            self._choose(index, value)
            return
        editor.setToolTip(sentence)
        editor.setProperty("wrong", True)
        QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), sentence, editor)

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.hide()
            editor.deleteLater()

    def _choose(self, index: int, value: float) -> None:
        low, high = (value, self._levels[1]) if index == 0 else (self._levels[0], value)
        if high > low:
            self.limits_chosen.emit(low, high)

    # Places

    def _bar_rect(self) -> QRectF:
        return QRectF(1, _TOP, max(1, self.width() - 2), _BAR)

    def _place(self, value: float) -> float:
        bar = self._bar_rect()
        low, high = self._span
        return bar.left() + (value - low) / (high - low) * bar.width()

    def _near(self, place: QPointF) -> int | None:
        if place.y() > self._bar_rect().bottom() + 3:
            return None
        distances = [abs(place.x() - self._place(value)) for value in self._levels]
        nearest = int(distances[1] <= distances[0])
        return nearest if distances[nearest] <= _GRAB else None

    def _rgb(self, index: int) -> tuple[int, int, int]:
        red, green, blue = (int(part) for part in self._table[index])
        return red, green, blue
