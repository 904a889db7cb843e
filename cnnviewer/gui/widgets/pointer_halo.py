"""A ring around the mouse, so that an audience sees where it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

_RADIUS = 26


class PointerHalo(QWidget):
    """Lies over `parent`, lets every click through, and follows the mouse while it is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFixedSize(2 * _RADIUS + 8, 2 * _RADIUS + 8)
        self.pressed = False
        self.hide()

    def start(self) -> None:
        """Be there from now on."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one while a widget lives
        self._follow_mouse()
        self.show()
        self.raise_()

    def stop(self) -> None:
        """Go away."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one while a widget lives
        self.hide()

    def follow(self, place: QPoint) -> None:
        """Stand around this place of the parent."""
        self.move(place - QPoint(self.width() // 2, self.height() // 2))

    def _follow_mouse(self) -> None:
        self.follow(self._over.mapFromGlobal(QCursor.pos()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.HoverMove, QEvent.Type.Wheel):
            self._follow_mouse()
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            pressed = event.type() is QEvent.Type.MouseButtonPress
            if pressed != self.pressed:
                self.pressed = pressed
                self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        glow = QColor(accent)
        glow.setAlpha(110 if self.pressed else 48)
        painter.setBrush(glow)
        painter.setPen(QPen(accent, 3 if self.pressed else 2))
        radius = _RADIUS * (0.8 if self.pressed else 1.0)
        painter.drawEllipse(QPointF(QRect(QPoint(0, 0), self.size()).center()), radius, radius)
