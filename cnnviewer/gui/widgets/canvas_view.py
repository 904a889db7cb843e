"""The canvas: what the pen draws shows at once, before any network has seen it.

left button, pen   draws;  right button, the other end of a pen: erases
wheel, [ and ]     thickness
P, E               pen, eraser
Esc                gives up the stroke that is being drawn
Delete             asks for an empty canvas
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.widgets.frame_view import FrameView
from cnnviewer.sources.canvas import Brush
from cnnviewer.sources.drawing import SIDE, THICKEST, THICKNESS, THINNEST, Drawing, Stroke

_OWN_KEYS = frozenset({Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Delete})
_WHEEL_STEP = 120  # eighths of a degree, one notch


class CanvasView(FrameView):
    """Draws strokes, one at a time, upon the drawing that it was given.

    moved         `present` is the drawing with the stroke as far as it goes
    finished      the pen was lifted; `present` holds the whole stroke
    given_up      the stroke is to be forgotten; `present` is the drawing without it
    tool_changed  `erases` or `thickness` is another one
    cleared       the user wants an empty canvas
    """

    moved = Signal()
    finished = Signal()
    given_up = Signal()
    tool_changed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.erases = False
        self.thickness = THICKNESS
        self._drawing = Drawing()
        self._stroke: Stroke | None = None
        self._brush = Brush()
        self._pen_at: QPointF | None = None
        self._turned = 0
        self.setMinimumWidth(SIDE)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._show()

    @property
    def present(self) -> Drawing:
        """The drawing, with the stroke that is being drawn."""
        return self._drawing if self._stroke is None else self._drawing.with_stroke(self._stroke)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show `drawing`; a stroke that was begun goes on upon it."""
        self._drawing = drawing
        self._show()

    def choose_tool(self, *, erases: bool | None = None, thickness: int | None = None) -> None:
        """Take the eraser or the pen, or another thickness in canvas pixels, brought into its range."""
        erases = self.erases if erases is None else erases
        thickness = self.thickness if thickness is None else min(max(thickness, THINNEST), THICKEST)
        if (erases, thickness) != (self.erases, self.thickness):
            self.erases, self.thickness = erases, thickness
            self.update()
            self.tool_changed.emit()

    # The pen. Qt makes mouse events of the events of a tablet that nobody takes; these are taken for their other end.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and self._stroke is None:
            self._begin(event.position(), self.erases or event.button() is Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._lead_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            self._lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        kind = event.type()
        if kind is QEvent.Type.TabletPress and self._stroke is None:
            other_end = event.pointerType() is QPointingDevice.PointerType.Eraser
            self._begin(event.position(), self.erases or other_end)
        elif kind is QEvent.Type.TabletMove:
            self._lead_to(event.position())
        elif kind is QEvent.Type.TabletRelease:
            self._lift()
        event.accept()

    def _begin(self, place: QPointF, erases: bool) -> None:
        self._stroke = Stroke((), self.thickness, erases)
        self._lead_to(place)

    def _lead_to(self, place: QPointF) -> None:
        self._pen_at = place
        self.update()
        if self._stroke is None:
            return
        rect = self.picture_rect()
        longer = self._stroke.led_to(
            (place.y() - rect.top()) / rect.height() * SIDE, (place.x() - rect.left()) / rect.width() * SIDE
        )
        if longer is not self._stroke:
            self._stroke = longer
            self._show()
            self.moved.emit()

    def _lift(self) -> None:
        if self._stroke is not None:
            self._drawing, self._stroke = self.present, None
            self.finished.emit()

    def _give_up(self) -> None:
        self._stroke = None
        self._show()
        self.given_up.emit()

    # What else the mouse and the keys do.

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _WHEEL_STEP)
        self._turned -= notches * _WHEEL_STEP
        self.choose_tool(thickness=self.thickness + 2 * notches)
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pen_at = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pen_at = None
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._wants(event):
            super().keyPressEvent(event)
            return
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._give_up()
        elif key == Qt.Key.Key_Delete:
            self.cleared.emit()
        elif key in (Qt.Key.Key_P, Qt.Key.Key_E):
            self.choose_tool(erases=key == Qt.Key.Key_E)
        else:
            self.choose_tool(thickness=self.thickness + (2 if key == Qt.Key.Key_BracketRight else -2))

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        return Qt.Key(event.key()) in _OWN_KEYS or (event.key() == Qt.Key.Key_Escape and self._stroke is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if not self.present.strokes:
            painter.setPen(QColor(128, 128, 128))  # seen on black and on white, as the canvas is
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Draw here"))
        if self._pen_at is None:
            return
        radius = self.thickness / 2 * self.picture_rect().width() / SIDE
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for width, colour in ((2.5, QColor(0, 0, 0, 120)), (1.0, QColor(255, 255, 255, 220))):
            painter.setPen(QPen(colour, width, Qt.PenStyle.DotLine if self.erases else Qt.PenStyle.SolidLine))
            painter.drawEllipse(self._pen_at, radius, radius)

    def _show(self) -> None:
        self.show_pixels(self._brush.picture(self.present))
