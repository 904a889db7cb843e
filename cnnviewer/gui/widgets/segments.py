"""A row of buttons of which one is chosen: R, G, B, All."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

_HEIGHT_PX = 28


class Segments(QWidget):
    """`texts` side by side with equal widths; the chosen one carries the accent below it.

    chosen  the user chose the segment with this number
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[str, ...] = ()
        self.current = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_texts(self, texts: Sequence[str], current: int) -> None:
        """Show these segments with number `current` chosen."""
        if (tuple(texts), current) != (self.texts, self.current):
            self.texts, self.current = tuple(texts), current
            self.setAccessibleDescription(self.texts[current] if current < len(self.texts) else "")
            self.update()

    def segment_rect(self, number: int) -> QRectF:
        """Where segment `number` stands."""
        width = self.width() / max(1, len(self.texts))
        return QRectF(number * width, 0, width, self.height())

    def sizeHint(self) -> QSize:
        return QSize(200, max(_HEIGHT_PX, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self.texts) and number != self.current:
            self.current = number
            self.update()
            self.chosen.emit(number)

    def _at(self, across: float) -> int:
        return int(across * len(self.texts) / max(1, self.width())) if self.texts else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position().x()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self._at(event.position().x()))

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(self.current + (1 if event.key() == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        for number, text in enumerate(self.texts):
            rect = self.segment_rect(number)
            chosen = number == self.current
            raised = QPalette.ColorRole.Light if chosen or number == self._hovered else QPalette.ColorRole.Midlight
            painter.fillRect(rect.adjusted(0, 0, -1 if number < len(self.texts) - 1 else 0, 0), palette.color(raised))
            if chosen:
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width() - 1, 2), accent)
            ink = QPalette.ColorRole.ButtonText if chosen else QPalette.ColorRole.PlaceholderText
            painter.setPen(palette.color(ink))
            fitting = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) - 6)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, fitting)
        if self.hasFocus():
            painter.setPen(accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
