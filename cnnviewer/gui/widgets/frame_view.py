"""The preview of the source: the frame, the box that the selected cell sees, and a patch that can be dragged away.

A click chooses a place. Pressing and dragging draws a patch; dragging the patch itself carries it to another panel,
with the mime type `application/x-cnnviewer-patch`: JSON {"top", "left", "height", "width"} in pixels of the frame.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from cnnviewer.gui.widgets.pixels_view import PixelsView

PATCH_MIME = "application/x-cnnviewer-patch"
Box = tuple[float, float, float, float]
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class FrameView(PixelsView):
    """A frame with a box and a patch on it, both in frame pixels.

    chosen        the user clicked at (row, column), frame pixels
    walked        an arrow key asks to move the selected cell by (rows, columns)
    patch_changed `patch` is another one: (top, left, height, width) or None
    """

    chosen = Signal(float, float)
    walked = Signal(int, int)
    patch_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patch: tuple[int, int, int, int] | None = None
        self.box: Box | None = None
        self.lit: Box | None = None
        self._pressed: QPointF | None = None
        self._carrying = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_box(self, box: Box | None) -> None:
        """Draw the box (top, left, bottom, right), frame pixels; None for none."""
        if box != self.box:
            self.box = box
            self.update()

    def show_lit(self, box: Box | None) -> None:
        """Draw a thin box about what a cell sees that is pointed at elsewhere; None for none."""
        if box != self.lit:
            self.lit = box
            self.update()

    def set_patch(self, patch: tuple[int, int, int, int] | None) -> None:
        """Choose the patch (top, left, height, width), frame pixels; None takes it away."""
        if patch != self.patch:
            self.patch = patch
            self.update()
            self.patch_changed.emit()

    def frame_place(self, position: QPointF) -> tuple[float, float] | None:
        """(row, column) in frame pixels under a point of the widget; None outside of the picture."""
        shape, rect = self._shape(), self.picture_rect()
        if shape is None or not rect.contains(position):
            return None
        across = (position.x() - rect.left()) / rect.width()
        if self._mirrored:
            across = 1 - across
        return (position.y() - rect.top()) / rect.height() * shape[0], across * shape[1]

    def widget_rect(self, top: float, left: float, bottom: float, right: float) -> QRectF:
        """The rectangle of the widget that shows these frame pixels."""
        shape, rect = self._shape(), self.picture_rect()
        if shape is None:
            return QRectF()
        across, down = rect.width() / shape[1], rect.height() / shape[0]
        if self._mirrored:
            left, right = shape[1] - right, shape[1] - left
        return QRectF(
            rect.left() + left * across, rect.top() + top * down, (right - left) * across, (bottom - top) * down
        )

    def patch_rect(self) -> QRectF:
        """Where the patch lies in the widget."""
        if self.patch is None:
            return QRectF()
        top, left, height, width = self.patch
        return self.widget_rect(top, left, top + height, left + width)

    def patch_mime(self) -> QMimeData | None:
        """The patch as it travels to another panel; None when there is none."""
        if self.patch is None:
            return None
        mime = QMimeData()
        named = dict(zip(("top", "left", "height", "width"), self.patch, strict=True))
        mime.setData(PATCH_MIME, QByteArray(json.dumps(named).encode()))
        return mime

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._carrying = self.patch_rect().adjusted(-3, -3, 3, 3).contains(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            inside = self.patch_rect().contains(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.CrossCursor)
            return
        if (event.position() - self._pressed).manhattanLength() < QApplication.startDragDistance() / 2:
            return
        if self._carrying:
            self._pressed = None
            self._carry()
        else:
            self.set_patch(self._patch_between(self._pressed, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance() / 2:
            place = self.frame_place(event.position())
            if self.patch is not None and not self._carrying:
                self.set_patch(None)
            if place is not None:
                self.chosen.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.walked.emit(*_STEPS[key])
        elif key is Qt.Key.Key_C and event.modifiers() is Qt.KeyboardModifier.ControlModifier and self.patch:
            mime = self.patch_mime()
            if mime is not None:
                QGuiApplication.clipboard().setMimeData(mime)
        elif key is Qt.Key.Key_Delete and self.patch:
            self.set_patch(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        if self.box is not None:
            _outline(painter, _at_least(self.widget_rect(*self.box), 5), accent, Qt.PenStyle.SolidLine)
        if self.lit is not None:
            _outline(painter, _at_least(self.widget_rect(*self.lit), 5), accent, Qt.PenStyle.DotLine)
        if self.patch is not None:
            _outline(painter, self.patch_rect(), QColor("white"), Qt.PenStyle.DashLine)
        if self.hasFocus():
            painter.setPen(QPen(accent, 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _patch_between(self, first: QPointF, second: QPointF) -> tuple[int, int, int, int] | None:
        """The patch, in whole frame pixels, between two points of the widget, cut at the edges of the picture."""
        shape, rect = self._shape(), self.picture_rect()
        if shape is None:
            return None
        places = []
        for point in (first, second):
            inside = QPointF(
                min(max(point.x(), rect.left()), rect.right() - 1e-6),
                min(max(point.y(), rect.top()), rect.bottom() - 1e-6),
            )
            places.append(self.frame_place(inside) or (0.0, 0.0))
        (row_a, column_a), (row_b, column_b) = places
        top, left = int(min(row_a, row_b)), int(min(column_a, column_b))
        bottom, right = int(max(row_a, row_b)) + 1, int(max(column_a, column_b)) + 1
        return top, left, min(bottom, shape[0]) - top, min(right, shape[1]) - left

    def _carry(self) -> None:
        mime = self.patch_mime()
        if mime is None:
            return
        drag = QDrag(self)
        drag.setMimeData(mime)
        area: QRect = self.patch_rect().toAlignedRect()
        pixmap: QPixmap = self.grab(area)
        drag.setPixmap(pixmap)
        drag.exec(Qt.DropAction.CopyAction)


def _at_least(rect: QRectF, size: float) -> QRectF:
    """`rect`, grown about its centre so that it can be seen."""
    across, down = max(0.0, size - rect.width()) / 2, max(0.0, size - rect.height()) / 2
    return rect.adjusted(-across, -down, across, down)


def _outline(painter: QPainter, rect: QRectF, colour: QColor, style: Qt.PenStyle) -> None:
    """An outline that shows on light and on dark pictures."""
    shade = QPen(QColor(0, 0, 0, 150), 3.5)
    shade.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(shade)
    painter.drawRect(rect)
    line = QPen(colour, 1.5, style)
    line.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(line)
    painter.drawRect(rect)
