"""Where the boxes are seen from: how far they are enlarged and moved on the picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from cnnviewer.display.stack import Box, bounds_of
from cnnviewer.gui.widgets.stack_paint import Scene

MARGIN = 28.0
_TEXT_ROOM = 48.0
_LARGEST_PX = 520.0  # of the largest side, when the whole network would be larger
_SMALLEST_PX = 110.0  # a long network is not shown whole, but scrolled
_READABLE = 0.3  # of the height of the view: the largest side of a network that is scrolled
_ZOOMS = (24.0, 4000.0)  # pixels of a unit


def fit(scene: Scene, width: float, height: float) -> bool:
    """Show all boxes, or of a long row as many as stay readable; whether all are seen."""
    left, top, right, bottom = bounds_of(scene.boxes)
    room_x = max(width - 2 * MARGIN, 1.0)
    room_y = max(height - 2 * MARGIN - _TEXT_ROOM, 1.0)
    scale = min(room_x / max(right - left, 1e-6), room_y / max(bottom - top, 1e-6), _LARGEST_PX)
    readable = min(max(_SMALLEST_PX, _READABLE * height), room_y / max(bottom - top, 1e-6))
    fitted = scale >= min(_SMALLEST_PX, readable)
    scale = scale if fitted else readable
    across = max((width - (right - left) * scale) / 2, MARGIN) - left * scale
    down = (height - _TEXT_ROOM - (bottom - top) * scale) / 2 - top * scale
    scene.scale, scene.shifted = scale, (across, down)
    return fitted


def zoom(scene: Scene, factor: float, where: QPointF) -> None:
    """Enlarge about a place, which stays where it is."""
    u, v = scene.place_of(where)
    scene.scale = min(max(scene.scale * factor, _ZOOMS[0]), _ZOOMS[1])
    scene.shifted = (where.x() - u * scene.scale, where.y() - v * scene.scale)


def move(scene: Scene, across: float, down: float) -> None:
    """Shift the boxes by pixels."""
    scene.shifted = (scene.shifted[0] + across, scene.shifted[1] + down)


def centre_of(scene: Scene, box: Box) -> float:
    """Pixels from the left to the middle of a box."""
    left, _, right, _ = box.bounds
    return scene.at(((left + right) / 2, 0.0)).x()


def reveal(scene: Scene, box: Box, width: float) -> bool:
    """Bring a box to the middle when any of it lies outside; whether that was so."""
    left, _, right, _ = box.bounds
    first, last = scene.at((left, 0)).x(), scene.at((right, 0)).x()
    if first >= MARGIN and last <= width - MARGIN:
        return False
    move(scene, width / 2 - (first + last) / 2, 0.0)
    return True
