"""Paints small matrices of numbers: coloured cells, numbers in them where there is room, rings about some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from cnnviewer.display.readable import are_light
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.images import image_of
from cnnviewer.gui.widgets.kernel_grid_text import best_format
from cnnviewer.gui.widgets.map_numbers import printed

Doubles = NDArray[np.float64]

_LINED_CELL = 5.0  # widget pixels from which lines between cells help to count them
_NUMBER_CELL = 20.0  # from which a number fits
_MOST_NUMBERS = 400
_SMALLEST_PX = 7
_SHADE, _LINE = QColor(0, 0, 0, 150), QColor(128, 128, 128, 90)


@dataclass(frozen=True, eq=False)
class Tint:
    """How numbers become colours: `table` (256, 3) uint8, from `low` to `high`."""

    table: NDArray[np.uint8]
    low: float
    high: float

    @classmethod
    def about_zero(cls, table: NDArray[np.uint8], numbers: Doubles) -> Tint:
        """The middle of a diverging `table` is 0, its ends the largest magnitude in `numbers`."""
        reach = _reach(numbers)
        return cls(table, -reach, reach)

    @classmethod
    def from_zero(cls, table: NDArray[np.uint8], numbers: Doubles) -> Tint:
        """From 0, or the lowest of `numbers` below it, to the highest."""
        finite = numbers[np.isfinite(numbers)]
        low = min(0.0, float(finite.min(initial=0.0)))
        return cls(table, low, max(float(finite.max(initial=0.0)), low + 1e-12))

    def places(self, numbers: Doubles) -> NDArray[np.uint8]:
        """The entry of the table for each number."""
        spread = self.high - self.low
        with np.errstate(all="ignore"):
            scaled = (np.nan_to_num(numbers, nan=self.low, posinf=self.high, neginf=self.low) - self.low) / spread
        return np.asarray(np.clip(np.rint(scaled * 255), 0, 255), np.uint8)


def paint_grid(
    painter: QPainter,
    rect: QRectF,
    numbers: Doubles,
    tint: Tint,
    outside: NDArray[np.bool_] | None = None,
    *,
    texts: bool = True,
) -> None:
    """Paint `numbers` (rows, columns) into `rect`; cells that `outside` marks are hatched: no array holds them."""
    rows, columns = numbers.shape
    places = tint.places(numbers)
    colours = tint.table[places]
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(rect, image_of(colours))
    width, height = rect.width() / columns, rect.height() / rows
    if outside is not None and outside.any():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(128, 128, 128, 150), Qt.BrushStyle.BDiagPattern))
        for row, column in np.argwhere(outside):
            painter.drawRect(cell_rect(rect, numbers.shape, int(row), int(column)))
    if min(width, height) >= _LINED_CELL and max(rows, columns) > 1:
        painter.setPen(QPen(_LINE, 0))
        down = [rect.top() + row * height for row in range(1, rows)]
        across = [rect.left() + column * width for column in range(1, columns)]
        painter.drawLines(
            [QLineF(rect.left(), y, rect.right(), y) for y in down]
            + [QLineF(x, rect.top(), x, rect.bottom()) for x in across]
        )
    if texts and min(width, height * 1.6) >= _NUMBER_CELL and numbers.size <= _MOST_NUMBERS:
        _texts(painter, rect, numbers, colours)


def cell_rect(rect: QRectF, shape: tuple[int, ...], row: int, column: int) -> QRectF:
    """Where cell (row, column) of a matrix of `shape` lies in `rect`."""
    width, height = rect.width() / shape[1], rect.height() / shape[0]
    return QRectF(rect.left() + column * width, rect.top() + row * height, width, height)


def paint_rings(painter: QPainter, rects: Iterable[QRectF], accent: QColor, width: float = 1.5) -> None:
    """A ring in the accent colour about each of `rects`, seen on light and on dark cells."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        for colour, thick in ((_SHADE, width + 2), (accent, width)):
            painter.setPen(QPen(colour, thick, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(rect)


def _texts(painter: QPainter, rect: QRectF, numbers: Doubles, colours: NDArray[np.uint8]) -> None:
    cell = cell_rect(rect, numbers.shape, 0, 0)
    texts = [[printed(float(one)) for one in line] for line in numbers]
    font = _fitting(painter.font(), texts, cell)
    if font is None and np.isfinite(numbers).all():
        # Two digits of each are too long: as many decimals for all as the cells have room for.
        small = tabular(painter.font())
        small.setPixelSize(_SMALLEST_PX)
        characters = int((cell.width() - 2) / QFontMetricsF(small).horizontalAdvance("0"))
        found = best_format(numbers.astype(np.float32), characters)
        if found is not None and found.decimals is not None:
            texts = [[found.text(float(one)) for one in line] for line in numbers]
            font = _fitting(painter.font(), texts, cell)
    if font is None:
        return
    painter.setFont(font)
    light = are_light(colours)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            painter.setPen(Qt.GlobalColor.black if light[row, column] else Qt.GlobalColor.white)
            painter.drawText(cell_rect(rect, numbers.shape, row, column), Qt.AlignmentFlag.AlignCenter, text)


def _fitting(font: QFont, texts: list[list[str]], cell: QRectF) -> QFont | None:
    """The largest size of `font`, from 13 pixels down, in which all `texts` fit a cell; None when none does."""
    longest = max((text for line in texts for text in line), key=len)
    made = tabular(font)
    for size_px in range(13, _SMALLEST_PX - 1, -1):
        made.setPixelSize(size_px)
        if QFontMetricsF(made).horizontalAdvance(longest) <= cell.width() - 2 and size_px <= cell.height() - 2:
            return made
    return None


def _reach(numbers: Doubles) -> float:
    finite = np.abs(numbers[np.isfinite(numbers)])
    return max(float(finite.max(initial=0.0)), 1e-12)
