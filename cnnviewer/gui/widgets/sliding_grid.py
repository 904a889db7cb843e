"""Grids of numbers in colours, as the animation draws them: cells, padding, frames. Small ones carry their numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from cnnviewer.explain.equation import number
from cnnviewer.gui.widgets.images import image_of
from cnnviewer.gui.widgets.ink import is_light_colour

Numbers = NDArray[np.float32] | NDArray[np.float64]
_READABLE_PX = 25.0  # width of a cell from which its number is printed
_ROOMY_PX = 44.0  # from which three digits fit
_SPACED_PX = 9.0  # from which cells stand apart


@dataclass(frozen=True, eq=False)
class Shades:
    """table (256, 3) uint8; low and high are drawn as its first and last colour."""

    table: NDArray[np.uint8]
    low: float
    high: float

    def of(self, numbers: Numbers) -> NDArray[np.uint8]:
        """(..., 3) uint8."""
        span = max(self.high - self.low, 1e-12)
        index = np.nan_to_num((np.asarray(numbers, np.float64) - self.low) * (255 / span), nan=0.0, posinf=255.0)
        shades: NDArray[np.uint8] = self.table[np.clip(index, 0, 255).astype(np.uint8)]
        return shades


def reach_of(numbers: Numbers) -> float:
    """The largest magnitude among those of `numbers` that are finite; 0 when there is none."""
    return float(np.abs(numbers[np.isfinite(numbers)]).max(initial=0.0))


@dataclass(frozen=True)
class Grid:
    """Where a grid lies: `rect`, with `rows` x `columns` square cells."""

    rect: QRectF
    rows: int
    columns: int

    @property
    def cell(self) -> float:
        """Width of a cell in pixels."""
        return self.rect.width() / max(1, self.columns)

    def at(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        """The place of a cell, or of a block of them."""
        size = self.cell
        return QRectF(self.rect.left() + column * size, self.rect.top() + row * size, columns * size, rows * size)


def fit_grid(area: QRectF, rows: int, columns: int, largest: float = 46.0, *, left: bool = False) -> Grid:
    """The largest grid of square cells in `area`, in its middle (at its left edge with `left`)."""
    cell = min(area.width() / max(1, columns), area.height() / max(1, rows), largest)
    if cell > 8:
        cell = float(int(cell))
    width, height = cell * columns, cell * rows
    x = area.left() if left else area.center().x() - width / 2
    return Grid(QRectF(x, area.center().y() - height / 2, width, height), rows, columns)


def paint_grid(
    painter: QPainter,
    grid: Grid,
    numbers: Numbers,
    shades: Shades,
    font: QFont,
    *,
    shown: int | None = None,
    padding: NDArray[np.bool_] | None = None,
    blank: QColor | None = None,
) -> None:
    """`numbers` (rows, columns).

    shown    how many cells, row by row, are there already; the others are `blank`
    padding  True where a cell is padding: hatched
    """
    if grid.cell < _SPACED_PX:
        _paint_image(painter, grid, numbers, shades, shown, blank)
        return
    colours = shades.of(numbers)
    gap = 0.5 if grid.cell < 16 else 1.0
    readable = grid.cell >= _READABLE_PX
    digits = 2 if grid.cell < _ROOMY_PX else 3
    painter.setFont(_fitting(font, grid.cell))
    count = 0
    for row in range(grid.rows):
        for column in range(grid.columns):
            rect = grid.at(row, column).adjusted(gap, gap, -gap, -gap)
            count += 1
            if shown is not None and count > shown:
                if blank is not None:
                    painter.fillRect(rect, blank)
                continue
            red, green, blue = (int(part) for part in colours[row, column])
            colour = QColor(red, green, blue)
            outside = padding is not None and bool(padding[row, column])
            painter.fillRect(rect, colour)
            dark = not is_light_colour(colour)
            if outside:
                ink = QColor(255, 255, 255, 90) if dark else QColor(0, 0, 0, 80)
                painter.fillRect(rect, QBrush(ink, Qt.BrushStyle.BDiagPattern))
            if readable:
                painter.setPen(QColor(245, 245, 245) if dark else QColor(25, 25, 25))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell_text(float(numbers[row, column]), digits))


def cell_text(value: float, digits: int) -> str:
    """A number that fits into a cell: "120" and "−12k" instead of powers of ten."""
    if abs(value) < 99.5 or not math.isfinite(value):
        return number(value, digits)
    text = f"{value:.0f}" if abs(value) < 9999.5 else f"{value / 1000:.0f}k"
    return text.replace("-", "−") if abs(value) < 999_500 else number(value, digits)


def _paint_image(
    painter: QPainter, grid: Grid, numbers: Numbers, shades: Shades, shown: int | None, blank: QColor | None
) -> None:
    colours = shades.of(numbers)
    if shown is not None and shown < numbers.size:
        colours = colours.copy()
        empty = blank if blank is not None else QColor(0, 0, 0)
        colours.reshape(-1, 3)[shown:] = (empty.red(), empty.green(), empty.blue())
    painter.drawImage(grid.rect, image_of(colours))


def frame(painter: QPainter, rect: QRectF, colour: QColor, width: float = 2.0) -> None:
    """A frame around `rect`, with a dark line outside so that it is seen on every colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 150), width + 2))
    painter.drawRect(rect)
    painter.setPen(QPen(colour, width))
    painter.drawRect(rect)


def label(painter: QPainter, text: str, above: QRectF, font: QFont, colour: QColor) -> None:
    """A few words above a grid, at its left edge."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(above.left(), above.top() - 7), text)


def _fitting(font: QFont, cell: float) -> QFont:
    made = QFont(font)
    made.setPointSizeF(max(6.0, min(font.pointSizeF(), cell * 0.21)))
    return made
