"""How the network is painted as a row of boxes; the screen and the exported figure use the same painter.

A packed box shows three faces: its first map, and the upper and the nearer edges of all maps behind each other, live.
Where slices stand further apart than SEPARATE pixels each of them is drawn, the hindmost first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF, QTransform

from cnnviewer.display.stack import Box, Point
from cnnviewer.gui.widgets.inks import Inks
from cnnviewer.gui.widgets.stack_faces import Faces

SEPARATE = 5.0  # pixels from slice to slice
LIFT = 0.62  # of a slice's height: how far the selected map is pulled out of a packed box
_SHADE_TOP, _SHADE_SIDE = 40, 95  # alpha of black over the faces that are turned away from the light
_TEXT_GAP = 7.0


@dataclass(eq=False)
class Scene:
    """Everything that is painted.

    boxes        from left to right; by value their titles, subtitles and faces (blank where one is missing)
    selected     (value, channel, cell (row, column) or None);  hovered  (value, channel, cell)
    shifted      where the origin of the boxes lies, in pixels;  scale  pixels of a unit
    beam         lines (u, v, u, v) from the corners of what the selected cell looks at to the cell
    area         in pixels: nothing outside is painted
    """

    boxes: Sequence[Box] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    subtitles: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, Faces] = field(default_factory=dict)
    selected: tuple[str, int, tuple[int, int] | None] | None = None
    hovered: tuple[str, int, tuple[int, int]] | None = None
    shifted: Point = (0.0, 0.0)
    scale: float = 100.0
    area: QRectF = field(default_factory=QRectF)
    beam: tuple[tuple[float, float, float, float], ...] = ()

    def at(self, point: Point) -> QPointF:
        """A place on the picture, in pixels."""
        return QPointF(self.shifted[0] + point[0] * self.scale, self.shifted[1] + point[1] * self.scale)

    def place_of(self, where: QPointF) -> Point:
        """The (u, v) under a pixel."""
        return (where.x() - self.shifted[0]) / self.scale, (where.y() - self.shifted[1]) / self.scale

    def lift(self, box: Box) -> float:
        """How far, in units, the selected map of `box` is pulled up."""
        if self.selected is None or self.selected[0] != box.value or box.vector or box.slices == 1:
            return 0.0
        return 0.0 if self.separate(box) else LIFT * box.height * box.look.down

    def separate(self, box: Box) -> bool:
        """Whether the slices of `box` are drawn one by one."""
        return box.slices > 1 and box.step * self.scale >= SEPARATE

    def visible(self, box: Box) -> bool:
        """Whether any of `box` lies in the area."""
        left, top, right, bottom = box.bounds
        span = QRectF(self.at((left, top)), self.at((right, bottom))).adjusted(-2, -2, 2, 2)
        return self.area.intersects(span)


def paint_scene(painter: QPainter, scene: Scene, inks: Inks, font: QFont) -> None:
    """Paint `scene`, the hindmost box first."""
    painter.fillRect(scene.area, inks.background)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = [box for box in scene.boxes if scene.visible(box)]
    for box in reversed(seen):
        _box(painter, scene, box, inks)
    _beam(painter, scene, inks)
    _texts(painter, scene, seen, inks, font)


def _box(painter: QPainter, scene: Scene, box: Box, inks: Inks) -> None:
    faces = scene.faces.get(box.value)
    chosen = scene.selected is not None and scene.selected[0] == box.value
    line = inks.accent if chosen else inks.muted
    if scene.separate(box):
        _slices(painter, scene, box, faces, inks, line)
    else:
        lifted = scene.selected[1] if chosen and scene.selected is not None and scene.lift(box) else None
        if lifted is not None:
            _lifted(painter, scene, box, faces, lifted, inks)
        _faces(painter, scene, box, faces, inks, line)
    if chosen and scene.selected is not None:
        _cell(painter, scene, box, scene.selected[1], scene.selected[2], inks.accent)
    if scene.hovered is not None and scene.hovered[0] == box.value:
        slice_ = 0 if box.vector else scene.hovered[1]
        _stroke(painter, _polygon(scene, box.outline(slice_), _raised(scene, box, slice_)), inks.text, 1.2)
        _cell(painter, scene, box, scene.hovered[1], scene.hovered[2], inks.text)


def _slices(painter: QPainter, scene: Scene, box: Box, faces: Faces | None, inks: Inks, line: QColor) -> None:
    for slice_ in range(box.slices - 1, -1, -1):
        outline = _polygon(scene, box.outline(slice_))
        if not scene.area.intersects(outline.boundingRect()):
            continue
        _texture(painter, outline, faces.slice_image(slice_) if faces is not None else None, inks.blank, 0)
        mine = scene.selected is not None and scene.selected[:2] == (box.value, slice_)
        _stroke(painter, outline, inks.accent if mine else inks.muted, 1.8 if mine else 0.8)


def _faces(painter: QPainter, scene: Scene, box: Box, faces: Faces | None, inks: Inks, line: QColor) -> None:
    first, last = box.outline(0), box.outline(box.back)
    if box.length * scene.scale > 0.5:
        for corners, name, shade in (
            ((first[0], last[0], last[1], first[1]), "top", _SHADE_TOP),
            ((first[1], last[1], last[2], first[2]), "side", _SHADE_SIDE),
        ):
            outline = _polygon(scene, corners)
            image = None
            if faces is not None:
                # A column of numbers has the same colours on all its faces.
                flat = faces.slice_image(0) if box.vector else None
                image = flat or (faces.top_image() if name == "top" else faces.side_image())
                if box.vector and name == "top":
                    image = None if flat is None else flat.copy(0, 0, 1, 1)
            _texture(painter, outline, image, inks.blank, shade)
            _stroke(painter, outline, line, 0.8)
    front = _polygon(scene, first)
    _texture(painter, front, faces.slice_image(0) if faces is not None else None, inks.blank, 0)
    _stroke(painter, front, line, 1.2 if line == inks.accent else 0.8)


def _lifted(painter: QPainter, scene: Scene, box: Box, faces: Faces | None, slice_: int, inks: Inks) -> None:
    """The selected map, pulled out of its box like a card."""
    outline = _polygon(scene, box.outline(slice_), scene.lift(box))
    _texture(painter, outline, faces.slice_image(slice_) if faces is not None else None, inks.blank, 0)
    _stroke(painter, outline, inks.accent, 1.8)


def _raised(scene: Scene, box: Box, slice_: int) -> float:
    selected = scene.selected
    return scene.lift(box) if selected is not None and selected[:2] == (box.value, slice_) else 0.0


def _cell(
    painter: QPainter, scene: Scene, box: Box, channel: int, cell: tuple[int, int] | None, colour: QColor
) -> None:
    """Frame a cell, or the number of a vector."""
    if box.vector:
        slice_, cell = 0, (channel, 0)
    elif cell is None:
        return
    else:
        slice_ = channel
    row, column = cell
    corners = (
        box.corner(slice_, row, column),
        box.corner(slice_, row, column + 1),
        box.corner(slice_, row + 1, column + 1),
        box.corner(slice_, row + 1, column),
    )
    outline = _polygon(scene, corners, _raised(scene, box, slice_))
    rect = outline.boundingRect()
    if max(rect.width(), rect.height()) < 4:
        centre = rect.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, 2.6, 2.6)
    else:
        _stroke(painter, outline, colour, 1.6)


def _beam(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """Lines from what the selected cell looks at to the cell."""
    if not scene.beam:
        return
    pen = QPen(inks.accent, 1.0, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    for left, top, right, bottom in scene.beam:
        painter.drawLine(scene.at((left, top)), scene.at((right, bottom)))


def _texts(painter: QPainter, scene: Scene, seen: Sequence[Box], inks: Inks, font: QFont) -> None:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() * 0.86))
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    names, numbers = QFontMetricsF(bold), QFontMetricsF(small)
    floor = scene.at((0.0, max((box.bounds[3] for box in scene.boxes), default=0.0))).y() + _TEXT_GAP
    free = -1e9
    for box in seen:
        left, _, right, _ = box.bounds
        middle = (scene.at((left, 0.0)).x() + scene.at((right, 0.0)).x()) / 2
        chosen = scene.selected is not None and scene.selected[0] == box.value
        title = scene.titles.get(box.value, box.value)
        shape = scene.subtitles.get(box.value, "")
        width = max(names.horizontalAdvance(title), numbers.horizontalAdvance(shape))
        if middle - width / 2 < free and not chosen:
            continue
        free = middle + width / 2 + 8
        painter.setFont(bold)
        painter.setPen(inks.accent if chosen else inks.text)
        _centred(painter, QPointF(middle, floor), names, title)
        painter.setFont(small)
        painter.setPen(inks.muted)
        _centred(painter, QPointF(middle, floor + names.height()), numbers, shape)


def _centred(painter: QPainter, where: QPointF, metrics: QFontMetricsF, text: str) -> None:
    """`text` with the middle of its upper edge at `where`."""
    painter.drawText(QPointF(where.x() - metrics.horizontalAdvance(text) / 2, where.y() + metrics.ascent()), text)


def _polygon(scene: Scene, corners: Sequence[Point], raised: float = 0.0) -> QPolygonF:
    return QPolygonF([scene.at((u, v - raised)) for u, v in corners])


def _stroke(painter: QPainter, outline: QPolygonF, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(outline)


def _texture(painter: QPainter, outline: QPolygonF, image: QImage | None, blank: QColor, shade: int) -> None:
    """`image` onto the parallelogram of four corners, clockwise from the upper left; darkened by `shade`."""
    painter.setPen(Qt.PenStyle.NoPen)
    if image is None:
        painter.setBrush(blank)
        painter.drawPolygon(outline)
    else:
        origin, right, down = outline.at(0), outline.at(1), outline.at(3)
        width, height = image.width(), image.height()
        painter.save()
        painter.setTransform(
            QTransform(
                (right.x() - origin.x()) / width,
                (right.y() - origin.y()) / width,
                (down.x() - origin.x()) / height,
                (down.y() - origin.y()) / height,
                origin.x(),
                origin.y(),
            ),
            True,
        )
        painter.setRenderHint(
            QPainter.RenderHint.Antialiasing, False
        )  # the outline smooths the edges, at a third of the cost
        painter.drawImage(0, 0, image)
        painter.restore()
    if shade:
        painter.setBrush(QColor(0, 0, 0, shade))
        painter.drawPolygon(outline)
