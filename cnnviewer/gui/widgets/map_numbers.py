"""The numbers in the cells of a map, once the zoom gives a cell room for one, and the lines between such cells."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cnnviewer.display.legend import format_value
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.ink import ink_on

if TYPE_CHECKING:
    from cnnviewer.gui.widgets.map_view import MapView

NUMBER_CELL = 34.0  # widget pixels from which a cell has room for its number
_LINE_CELL = 12.0  # widget pixels from which lines between cells help to count them


def printed(value: float, digits: int = 2, *, signed: bool = True) -> str:
    """`value` in a few characters, with a minus that is as wide as the plus."""
    return format_value(value, digits, signed=signed).replace("-", "−")


def paint_cells(painter: QPainter, view: MapView) -> None:
    """Lines and numbers of the cells that are seen; nothing when cells are small."""
    maps, picture = view.places, view.picture
    if picture is None or maps.cell_width < _LINE_CELL:
        return
    numbers = maps.cell_width >= NUMBER_CELL and view.activation is not None and picture.spec.composite is None
    rows, columns = picture.layout.map
    for tile in range(picture.layout.count):
        whole = view.places.tile(tile)
        seen = whole.intersected(QRectF(view.rect()))
        if seen.isEmpty():
            continue
        down, across = whole.height() / rows, whole.width() / columns
        area = (
            int((seen.top() - whole.top()) / down),
            int((seen.left() - whole.left()) / across),
            min(rows, math.ceil((seen.bottom() - whole.top()) / down)),
            min(columns, math.ceil((seen.right() - whole.left()) / across)),
        )
        _lines(painter, whole, seen, down, across, area)
        if numbers:
            _numbers(painter, view, tile, area)


def _lines(
    painter: QPainter, whole: QRectF, seen: QRectF, down: float, across: float, area: tuple[int, int, int, int]
) -> None:
    top, left, bottom, right = area
    painter.setPen(QPen(QColor(128, 128, 128, 70), 0))
    places_x = [whole.left() + column * across for column in range(max(1, left), right)]
    places_y = [whole.top() + row * down for row in range(max(1, top), bottom)]
    painter.drawLines(
        [QLineF(x, seen.top(), x, seen.bottom()) for x in places_x]
        + [QLineF(seen.left(), y, seen.right(), y) for y in places_y]
    )


def _numbers(painter: QPainter, view: MapView, tile: int, area: tuple[int, int, int, int]) -> None:
    picture, activation = view.picture, view.activation
    assert picture is not None and activation is not None
    channel = picture.channels[tile]
    if not 0 <= channel < activation.shape[0] or activation.shape[1:] != picture.layout.map:
        return
    first = view.places.cell(tile, 0, 0)
    font = tabular(view.font())
    font.setPixelSize(int(max(9, min(13, first.width() / 4.0))))
    painter.setFont(font)
    low, high = (float(level) for level in picture.levels[tile])
    spread = high - low
    inks = [QColor(ink_on(view.image.colour(index))) for index in range(0, 256, 8)]
    top, left, bottom, right = area
    for row in range(top, bottom):
        for column in range(left, right):
            value = float(activation[channel, row, column])
            place = (value - low) / spread if spread > 0 else 0.5
            # NaN is drawn in the first colour.
            place = min(max(place, 0.0), 1.0) if place == place else 0.0
            painter.setPen(inks[int(place * (len(inks) - 1))])
            painter.drawText(
                first.translated(column * first.width(), row * first.height()),
                Qt.AlignmentFlag.AlignCenter,
                printed(value),
            )
