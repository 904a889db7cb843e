"""The boxes of a network on the screen: a drag turns them, with Shift it moves them, the wheel zooms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from cnnviewer.display.stack import Box, Look, Shape, lay_out
from cnnviewer.gui.widgets import stack_camera
from cnnviewer.gui.widgets.inks import Inks, inks_of
from cnnviewer.gui.widgets.map_paint import chip
from cnnviewer.gui.widgets.stack_faces import Faces
from cnnviewer.gui.widgets.stack_paint import Scene, paint_scene

Cell = tuple[str, int, int, int]  # value, channel, row, column

_DEGREES_A_PIXEL = 0.35
_KEY_DEGREES = 4.0
_WHEEL_STEP = 1.0015


class StackView(QWidget):
    """Shows boxes; knows nothing of networks.

    pressed   a cell was clicked: value, channel, row, column
    opened    it was double-clicked
    hovered   the mouse is over a cell (value, channel, row, column), or over none (None)
    looked    other boxes are seen, or larger: the owner may want other pictures
    """

    pressed = Signal(str, int, int, int)
    opened = Signal(str, int, int, int)
    hovered = Signal(object)
    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 160)
        self.look = Look()
        self.scene = Scene()
        self.readout = ""
        self.message = ""
        self.hint = ""
        self.keys: Callable[[QKeyEvent], bool] = lambda event: False
        self._shapes: dict[str, Shape] = {}
        self._vectors: tuple[str, ...] = ()
        self._by_value: dict[str, Box] = {}
        self._fitted = True
        self._grip: QPointF | None = None
        self._dragged = False
        self._moves = False
        self._pointer = QPointF()

    # What is shown

    def show_shapes(self, shapes: Mapping[str, Shape], vectors: Sequence[str]) -> None:
        """The layers from left to right: (C, H, W) by value; `vectors` are columns of numbers."""
        if list(shapes.items()) != list(self._shapes.items()) or tuple(vectors) != self._vectors:
            self._shapes, self._vectors = dict(shapes), tuple(vectors)
            self._lay_out()

    def show_texts(self, titles: Mapping[str, str], subtitles: Mapping[str, str]) -> None:
        """What stands below each box, by value."""
        self.scene.titles, self.scene.subtitles = dict(titles), dict(subtitles)
        self.update()

    def show_faces(self, faces: Mapping[str, Faces]) -> None:
        """The images by value."""
        self.scene.faces = dict(faces)
        self.update()

    def set_look(self, look: Look) -> None:
        """Look at the boxes this way; what is in the middle of the view stays there."""
        if look != self.look:
            middle = self._middle()
            self.look = look
            self._lay_out(middle)

    def select(self, value: str, channel: int, cell: tuple[int, int] | None) -> None:
        """Mark a map, and a cell of it; bring its box into view."""
        selected = (value, channel, cell)
        if selected == self.scene.selected:
            return
        other = self.scene.selected is None or self.scene.selected[0] != value
        self.scene.selected = selected
        box = self._by_value.get(value)
        if other and box is not None and not self._fitted and stack_camera.reveal(self.scene, box, self.width()):
            self._moved()
        self.update()

    def show_beam(self, beam: Sequence[tuple[float, float, float, float]]) -> None:
        """Lines (u, v, u, v) from what the selected cell looks at."""
        if tuple(beam) != self.scene.beam:
            self.scene.beam = tuple(beam)
            self.update()

    def box(self, value: str) -> Box | None:
        """The box of `value`; None when it has none."""
        return self._by_value.get(value)

    def boxes_in_view(self) -> tuple[Box, ...]:
        """The boxes of which anything is seen."""
        return tuple(box for box in self.scene.boxes if self.scene.visible(box))

    def pixels_of_slice(self, box: Box) -> tuple[float, float]:
        """(height, width) in device pixels that a slice of `box` takes, before it is turned away."""
        ratio = self.devicePixelRatioF() * self.scene.scale
        return box.height * ratio, box.width * ratio

    # Where it is seen from

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge about a place of the widget, by default its middle."""
        stack_camera.zoom(self.scene, factor, at if at is not None else QRectF(self.rect()).center())
        self._fitted = False
        self._moved()

    def zoom_to_fit(self) -> None:
        """Show all boxes, or as many of a long row as stay readable."""
        self._fitted = stack_camera.fit(self.scene, self.width(), self.height())
        selected = self.scene.selected
        box = self._by_value.get(selected[0]) if selected is not None else None
        if not self._fitted and box is not None:
            stack_camera.reveal(self.scene, box, self.width())
        self._moved()

    def move_by(self, across: float, down: float) -> None:
        """Shift the boxes by pixels."""
        stack_camera.move(self.scene, across, down)
        self._fitted = False
        self._moved()

    def _middle(self) -> tuple[Box, float] | None:
        """The box in the middle of the view, or the selected one when that is seen, and where its middle is."""
        selected = self.scene.selected
        seen = self.boxes_in_view()
        chosen = [box for box in seen if selected is not None and box.value == selected[0]]
        nearest = (
            chosen or sorted(seen, key=lambda box: abs(stack_camera.centre_of(self.scene, box) - self.width() / 2))[:1]
        )
        return (nearest[0], stack_camera.centre_of(self.scene, nearest[0])) if nearest else None

    def _lay_out(self, kept: tuple[Box, float] | None = None) -> None:
        self.scene.boxes = lay_out(self._shapes, self.look, self._vectors)
        self._by_value = {box.value: box for box in self.scene.boxes}
        if self._fitted or kept is None or kept[0].value not in self._by_value:
            self.zoom_to_fit()
            return
        shift = kept[1] - stack_camera.centre_of(self.scene, self._by_value[kept[0].value])
        stack_camera.move(self.scene, shift, 0.0)
        self._moved()

    def _moved(self) -> None:
        self.update()
        self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scene.area = QRectF(self.rect())
        if self._fitted:
            self.zoom_to_fit()
        else:
            self._moved()

    # Mouse and keys

    def cell_at(self, where: QPointF) -> Cell | None:
        """The cell under a place of the widget: the frontmost box counts."""
        u, v = self.scene.place_of(where)
        selected = self.scene.selected
        for box in self.scene.boxes:
            lift = self.scene.lift(box)
            lifted = selected[1] if selected is not None and lift else None
            found = box.slice_at(u, v, lifted, lift)
            if found is not None:
                slice_, row, column = found
                return (box.value, row, 0, 0) if box.vector else (box.value, slice_, row, column)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grip, self._dragged = event.position(), False
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._moves = shift or event.button() is Qt.MouseButton.MiddleButton

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self._hover(event.position())
            return
        way = event.position() - self._grip
        if not self._dragged and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged = True
        self._grip = event.position()
        self._hover(None)
        if self._moves:
            self.move_by(way.x(), way.y())
        else:
            self.set_look(self.look.turned(way.x() * _DEGREES_A_PIXEL, way.y() * _DEGREES_A_PIXEL))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._grip = self._grip is not None and not self._dragged, None
        cell = self.cell_at(event.position())
        if pressed and event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self.pressed.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None:
            self.opened.emit(*cell)
        else:
            self.zoom_to_fit()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, where: QPointF | None) -> None:
        cell = None if where is None else self.cell_at(where)
        self._pointer = where if where is not None else self._pointer
        now = None if cell is None else (cell[0], cell[1], (cell[2], cell[3]))
        if now != self.scene.hovered:
            self.scene.hovered = now
            self.hovered.emit(cell)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if abs(turn.x()) > abs(turn.y()) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.move_by((turn.x() or turn.y()) * 0.6, 0.0)
        else:
            self.zoom_by(_WHEEL_STEP ** turn.y(), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+arrows turn, + − 0 zoom; the owner's keys come first."""
        turns = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in turns:
            yaw, pitch = turns[key]
            self.set_look(self.look.turned(yaw * _KEY_DEGREES, pitch * _KEY_DEGREES))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.2)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / 1.2)
        elif key == Qt.Key.Key_0:
            self.zoom_to_fit()
        elif not self.keys(event):
            super().keyPressEvent(event)

    # Painting

    def inks(self) -> Inks:
        """The colours of the present theme."""
        return inks_of(self.palette())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_scene(painter, self.scene, self.inks(), self.font())
        if self.hint:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRectF(self.rect()).adjusted(12, 10, -12, -10), Qt.AlignmentFlag.AlignLeft, self.hint)
        if self.message:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.message)
        if self.scene.hovered is not None and self.readout:
            chip(painter, self.readout, self._pointer + QPointF(14, 10), self.font())
        if self.hasFocus():
            calm = self.palette().color(QPalette.ColorRole.Highlight)
            calm.setAlpha(110)
            painter.setPen(calm)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1))

    def figure(self, width: float, height: float) -> Scene:
        """What is in view, fitted into `width` x `height`, for a file: nothing is hovered."""
        factor = min(width / max(1, self.width()), height / max(1, self.height()))
        shifted = (self.scene.shifted[0] * factor, self.scene.shifted[1] * factor)
        return replace(
            self.scene,
            hovered=None,
            shifted=shifted,
            scale=self.scene.scale * factor,
            area=QRectF(0, 0, width, height),
        )
