"""How a MapView is painted: the picture, the frames about maps and cells, the numbers in big cells.

Indices become RGB32 through a table of packed colours before they are painted: Qt scales RGB32 ten times faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette, QPen

from cnnviewer.display.legend import format_value
from cnnviewer.display.picture import Picture

if TYPE_CHECKING:
    from cnnviewer.gui.widgets.map_view import Cell, MapView

NUMBER_CELL = 34.0  # widget pixels from which a cell has room for its number


def colour_list(table: NDArray[np.uint8]) -> list[int]:
    """A (256, 3) table as 256 numbers 0xffRRGGBB, as Qt wants them."""
    return [0xFF000000 | int(red) << 16 | int(green) << 8 | int(blue) for red, green, blue in table]


def image_of(picture: Picture, colours: list[int], gap: QColor) -> QImage:
    """The mosaic of `picture` in RGB32, the gaps between its tiles in the colour `gap`."""
    pixels = picture.pixels
    height, width = pixels.shape[:2]
    kind = QImage.Format.Format_RGB888 if pixels.ndim == 3 else QImage.Format.Format_Indexed8
    image = QImage(pixels.data, width, height, pixels.strides[0], kind)
    if pixels.ndim == 2:
        image.setColorTable(colours)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # a copy: the pixels may go
    layout = picture.layout
    if layout.count > 1:
        painter = QPainter(image)
        for column in range(1, layout.columns):
            painter.fillRect(layout.origin(column)[1] - layout.gap, 0, layout.gap, height, gap)
        for row in range(1, layout.rows):
            painter.fillRect(0, row * (layout.tile[0] + layout.gap) - layout.gap, width, layout.gap, gap)
        if layout.count < layout.rows * layout.columns:
            top, left = layout.origin(layout.count)
            painter.fillRect(left, top, width - left, height - top, gap)
        painter.end()
    return image


def paint(painter: QPainter, view: MapView, image: QImage | None, hover: Cell | None) -> None:
    """Paint all of `view`."""
    palette = view.palette()
    well = palette.color(QPalette.ColorRole.Dark)
    painter.fillRect(view.rect(), well)
    if image is None or view.picture is None:
        return
    target = view.places.mosaic
    painter.drawImage(target.toRect(), image)
    if view.stale:
        veil = QColor(well)
        veil.setAlpha(140)
        painter.fillRect(target.intersected(QRectF(view.rect())), veil)
    _numbers(painter, view)
    accent = palette.color(QPalette.ColorRole.Highlight)
    if view.boxed is not None:
        _boxes(painter, view, accent)
    if hover is not None:
        quiet = QColor(accent)
        quiet.setAlpha(150)
        _frame(painter, view, hover[0], quiet, 1.0)
    if view.selected is not None:
        _selection(painter, view, accent)
    if view.stale:
        _badge(painter, view)
    if view.hasFocus():
        line = QColor(accent)
        line.setAlpha(90)
        painter.setPen(QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(view.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def tile_of(view: MapView, channel: int) -> int | None:
    """The tile that shows `channel`; None when none does."""
    assert view.picture is not None
    if view.picture.spec.composite is not None:
        return 0
    channels = view.picture.channels
    return channels.index(channel) if channel in channels else None


def _frame(painter: QPainter, view: MapView, channel: int, colour: QColor, width: float) -> None:
    tile = tile_of(view, channel)
    if tile is None:
        return
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(view.places.tile(tile))


def _selection(painter: QPainter, view: MapView, accent: QColor) -> None:
    assert view.selected is not None and view.picture is not None
    channel, pixel = view.selected
    _frame(painter, view, channel, accent, 2.0)
    tile = tile_of(view, channel)
    if tile is None or pixel is None:
        return
    rows, columns = view.picture.layout.map
    if pixel[0] >= rows or pixel[1] >= columns:
        return
    cell = view.places.cell(tile, *pixel)
    grow = max(0.0, (7 - cell.width()) / 2)
    _double_frame(painter, cell.adjusted(-grow, -grow, grow, grow), accent)


def _boxes(painter: QPainter, view: MapView, accent: QColor) -> None:
    assert view.picture is not None and view.boxed is not None
    top, left, bottom, right = view.boxed
    places = view.places
    for tile in range(view.picture.layout.count):
        whole = places.tile(tile)
        rows, columns = view.picture.layout.map
        down, across = whole.height() / rows, whole.width() / columns
        box = QRectF(
            whole.left() + left * across, whole.top() + top * down, (right - left) * across, (bottom - top) * down
        )
        _double_frame(painter, box, accent)


def _double_frame(painter: QPainter, box: QRectF, accent: QColor) -> None:
    """A frame that is seen on light and dark pictures alike."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3.0))
    painter.drawRect(box)
    painter.setPen(QPen(accent, 1.5))
    painter.drawRect(box)


def _numbers(painter: QPainter, view: MapView) -> None:
    """The values in the cells, once a cell has room for them."""
    picture, activation = view.picture, view.activation
    assert picture is not None
    places = view.places
    first = places.cell(0, 0, 0)
    if first.width() < NUMBER_CELL or activation is None or picture.spec.composite is not None:
        return
    font = QFont(view.font())
    font.setPixelSize(int(max(8, min(13, first.width() / 4.2))))
    painter.setFont(font)
    rows, columns = picture.layout.map
    for tile, channel in enumerate(picture.channels):
        whole = places.tile(tile)
        seen = whole.intersected(QRectF(view.rect()))
        if seen.isEmpty() or channel >= activation.shape[0] or activation.shape[1:] != picture.layout.map:
            continue
        down, across = whole.height() / rows, whole.width() / columns
        low, high = picture.levels[tile]
        for row in range(int((seen.top() - whole.top()) / down), _end(seen.bottom() - whole.top(), down, rows)):
            for column in range(
                int((seen.left() - whole.left()) / across), _end(seen.right() - whole.left(), across, columns)
            ):
                value = float(activation[channel, row, column])
                place = QRectF(whole.left() + column * across, whole.top() + row * down, across, down)
                painter.setPen(_ink(view, value, float(low), float(high)))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, format_value(value))


def _end(distance: float, step: float, count: int) -> int:
    return min(count, int(np.ceil(distance / step)))


def _ink(view: MapView, value: float, low: float, high: float) -> QColor:
    """Black or white, whichever is read better on the colour of `value`."""
    colours = view.colours
    place = 0.5 if not high > low else min(max((value - low) / (high - low), 0.0), 1.0)
    if place != place:
        place = 0.0
    colour = QColor.fromRgb(colours[int(place * 255)])
    luminance = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()
    return QColor(Qt.GlobalColor.black if luminance > 140 else Qt.GlobalColor.white)


def _badge(painter: QPainter, view: MapView) -> None:
    text = QCoreApplication.translate("MapView", "stale")
    metrics = view.fontMetrics()
    box = QRectF(QPointF(6, 6), metrics.size(0, text).toSizeF()).adjusted(0, 0, 12, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 170))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
