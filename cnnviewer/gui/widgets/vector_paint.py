"""A vector as bars below each other: from 0 to the right or left, in the colour of the value, the number beside it.

The scale is that of the colours, widened to hold 0; a bar that would be longer ends at the edge. The ground has the
colour of 0, as in a feature map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.ink import ink_on
from cnnviewer.gui.widgets.map_numbers import printed

if TYPE_CHECKING:
    from cnnviewer.gui.widgets.map_view import MapView

_NUMBER_PX = 12.0  # of a row from which its number is printed
_LEAST = 0.0005  # of the scale: a smaller value is printed as 0


def paint_bars(painter: QPainter, view: MapView) -> None:
    """Paint the values of `view` that are seen."""
    picture, activation = view.picture, view.activation
    if picture is None or activation is None:
        return
    whole = view.places.mosaic
    seen = whole.intersected(QRectF(view.rect()))
    height = whole.height() / picture.layout.count
    low, high = (float(level) for level in picture.levels[0])
    low, high = min(0.0, low), max(0.0, high)
    spread = high - low
    zero = whole.left() + whole.width() * -low / spread
    ground = view.image.colour(_index(0.0, *map(float, picture.levels[0])))
    painter.fillRect(seen, ground)
    font = tabular(view.font())
    font.setPixelSize(round(max(9.0, min(13.0, height * 0.6))))
    painter.setFont(font)
    gap = 1.0 if height >= 5 else 0.0
    first = max(0, int((seen.top() - whole.top()) / height))
    last = min(picture.layout.count, int((seen.bottom() - whole.top()) / height) + 1)
    for tile in range(first, last):
        channel = picture.channels[tile]
        if not 0 <= channel < len(activation):
            continue
        value = float(activation[channel].flat[0])
        row = view.places.tile(tile)
        reach = min(max(value, low), high) if value == value else 0.0
        end = whole.left() + whole.width() * (reach - low) / spread
        bar = QRectF(min(zero, end), row.top(), abs(end - zero), row.height() - gap)
        colour = view.image.colour(_index(value, *map(float, picture.levels[tile])))
        painter.fillRect(bar, colour)
        if height >= _NUMBER_PX:
            text = "0" if abs(value) < _LEAST * spread else printed(value, signed=low < 0)
            _number(painter, row, bar, text, colour, ground)
    line = QColor(128, 128, 128, 120)
    if whole.left() < zero < whole.right():
        painter.fillRect(QRectF(zero - 0.5, seen.top(), 1.0, seen.height()), line)


def _number(painter: QPainter, row: QRectF, bar: QRectF, text: str, colour: QColor, ground: QColor) -> None:
    """The number where there is room: beside the bar, at the side it points to or the other one, else in it."""
    width = painter.fontMetrics().horizontalAdvance(text) + 6
    right = QRectF(bar.right(), row.top(), row.right() - bar.right(), row.height())
    left = QRectF(row.left(), row.top(), bar.left() - row.left(), row.height())
    for room, side in ((right, Qt.AlignmentFlag.AlignRight), (left, Qt.AlignmentFlag.AlignLeft)):
        if room.width() >= width:
            painter.setPen(ink_on(ground))
            painter.drawText(room.adjusted(3, 0, -3, 0), int(side | Qt.AlignmentFlag.AlignVCenter), text)
            return
    if bar.width() >= width:
        painter.setPen(ink_on(colour))
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, text)


def _index(value: float, low: float, high: float) -> int:
    """Which of the 256 colours `value` has; NaN the first one, as in a map."""
    place = (value - low) / (high - low) if high > low and value == value else 0.0
    return round(255 * min(max(place, 0.0), 1.0))
