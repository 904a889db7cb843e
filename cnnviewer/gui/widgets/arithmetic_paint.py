"""How the squared paper of the convolution arithmetic is laid out and painted: input, kernel and output side by side.

Padding is hatched, inserted zeros are dots without a ground, cells that no window reads are dimmed. In large cells the
weights stand as small figures in the window, as in the drawings of V. Dumoulin and F. Visin (2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPalette, QPen

from cnnviewer.display.colours import table
from cnnviewer.explain.arithmetic import Arithmetic, Cell, Numbers
from cnnviewer.gui.widgets.sliding_grid import Grid, Shades, cell_text, fit_grid, frame, label, paint_grid

_TITLE, _GAP, _MARGIN = 26.0, 26.0, 16.0
_LARGEST_CELL_PX = 52.0
_KERNEL_PX, _KERNEL_ROOM_PX, _KERNEL_CELL_PX = 76.0, 130.0, 26.0  # least width, and room for cells of its own size
_WEIGHTS_PX = 40.0  # width of a cell from which the weights stand in the window
_HATCHED_PX = 9.0  # below it the grid is one picture, and the hatching lies over whole runs of cells
_CALM = 1.5  # the darkest ends of the colours are left out


@dataclass(frozen=True, eq=False)
class Sheet:
    """All that is on show. The output is missing when there is none.

    laid, kinds, read  the laid-out input, what its cells are, whether a window reads them
    kernel             as it lies over the input
    step               number of the output cell on show, row by row
    lit                (output, output): the output cells that `marked` reaches; None shows the step
    marked             ("input" or "kernel", row, column): the cell that was chosen
    """

    sums: Arithmetic
    laid: Numbers
    kinds: NDArray[np.uint8]
    read: NDArray[np.bool_]
    kernel: Numbers
    result: Numbers | None
    step: int = 0
    lit: NDArray[np.bool_] | None = None
    marked: tuple[str, int, int] | None = None

    @property
    def place(self) -> tuple[int, int]:
        """(row, column) of the output cell on show."""
        row, column = divmod(self.step, 1 if self.result is None else len(self.result))
        return row, column


def lay_out(sheet: Sheet, within: QRectF) -> dict[str, Grid]:
    """Where "input", "kernel" and "output" lie: the whole in the middle, cells of one size.

    Beside a large input, a small kernel has larger cells, so that its numbers can be pointed at.
    """
    area = within.adjusted(_MARGIN, _MARGIN + _TITLE, -_MARGIN, -_MARGIN)
    beside = sheet.sums.extent if _sticks_out(sheet) else 0
    side, count = len(sheet.kernel), 0 if sheet.result is None else len(sheet.result)
    source = max(beside, len(sheet.laid))
    least = max(_KERNEL_PX, side * min(_KERNEL_CELL_PX, _KERNEL_ROOM_PX / side))
    room = area.width() - 2 * _GAP * (2 if count else 1)
    tallest = area.height() / max(source, side, count)
    cell = min(room / (source + side + count), tallest, _LARGEST_CELL_PX)
    if cell * side < least:
        cell = min((room - least) / (source + count), tallest, _LARGEST_CELL_PX)
    middle = max(cell * side, least)
    left = area.center().x() + (room - area.width() - cell * (source + count) - middle) / 2
    grids = {}
    for name, length, width, each in (
        ("input", len(sheet.laid), cell * source, cell),
        ("kernel", side, middle, max(cell, min(_KERNEL_CELL_PX, _KERNEL_ROOM_PX / side))),
        ("output", count, cell * count, cell),
    ):
        height = cell * source if name == "input" else each * length
        box = QRectF(left, area.center().y() - height / 2, each * length, each * length)
        if length:
            grids[name] = fit_grid(box, length, length, each)
        left += width + 2 * _GAP
    return grids


def paint_sheet(
    painter: QPainter, sheet: Sheet, grids: dict[str, Grid], titles: dict[str, str], palette: QPalette, font: QFont
) -> None:
    """Everything: numbers, hatching, frames, titles. `titles` has the same names as `grids`."""
    blank = palette.color(QPalette.ColorRole.Midlight)
    muted = palette.color(QPalette.ColorRole.PlaceholderText)
    source, ground = grids["input"], palette.color(QPalette.ColorRole.Dark)
    padding = sheet.kinds == Cell.PADDING
    paint_grid(painter, source, sheet.laid, _shades(sheet.laid), font, padding=padding)
    if source.cell < _HATCHED_PX:
        _fill(painter, source, padding, QBrush(QColor(0, 0, 0, 70), Qt.BrushStyle.BDiagPattern))
    _paint_inserted(painter, sheet, source, ground, muted)
    _dim_unread(painter, sheet, source, ground)
    paint_grid(painter, grids["kernel"], sheet.kernel, _shades(sheet.kernel), font)
    if sheet.result is not None:
        shown = sheet.step + 1 if sheet.lit is None else None
        paint_grid(painter, grids["output"], sheet.result, _shades(sheet.result), font, shown=shown, blank=blank)
    _paint_frames(painter, sheet, grids, palette, font)
    for name, grid in grids.items():
        label(painter, titles[name], grid.rect, font, muted)
    _paint_signs(painter, grids, muted, font)


def _shades(numbers: Numbers) -> Shades:
    most = max(1.0, float(np.abs(numbers).max())) * _CALM
    return Shades(table("blue-white-red"), -most, most)


def _sticks_out(sheet: Sheet) -> bool:
    return sheet.result is None and not sheet.sums.transposed and sheet.sums.extent > len(sheet.laid)


def _fill(painter: QPainter, grid: Grid, cells: NDArray[np.bool_], brush: QBrush) -> None:
    """Fill all cells that are True, neighbours in a row at once."""
    for row, line in enumerate(cells):
        ends = np.flatnonzero(np.diff(np.concatenate(([False], line, [False])).astype(np.int8)))
        for start, stop in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
            painter.fillRect(grid.at(row, start, 1, stop - start), brush)


def _paint_inserted(painter: QPainter, sheet: Sheet, grid: Grid, ground: QColor, ink: QColor) -> None:
    inserted = sheet.kinds == Cell.INSERTED
    _fill(painter, grid, inserted, QBrush(ground))
    if grid.cell < _HATCHED_PX:
        return
    size = min(4.0, grid.cell * 0.12)
    for row, column in np.argwhere(inserted).tolist():
        middle = grid.at(row, column).center()
        painter.fillRect(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size), ink)


def _dim_unread(painter: QPainter, sheet: Sheet, grid: Grid, ground: QColor) -> None:
    veil = QColor(ground)
    veil.setAlpha(175)
    if sheet.result is not None:
        _fill(painter, grid, ~sheet.read, QBrush(veil))


def _paint_frames(painter: QPainter, sheet: Sheet, grids: dict[str, Grid], palette: QPalette, font: QFont) -> None:
    accent, source = palette.color(QPalette.ColorRole.Highlight), grids["input"]
    if _sticks_out(sheet):
        extent = sheet.sums.extent
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.BrightText), 2, Qt.PenStyle.DashLine))
        painter.drawRect(source.at(0, 0, extent, extent))
    elif sheet.result is not None and sheet.lit is not None:
        for row, column in np.argwhere(sheet.lit).tolist():
            frame(painter, grids["output"].at(row, column), accent, 1.4)
    elif sheet.result is not None:
        _paint_window(painter, sheet, source, accent, font)
        frame(painter, grids["output"].at(*sheet.place), accent)
    if sheet.marked is not None:
        rect = grids[sheet.marked[0]].at(*sheet.marked[1:])
        frame(painter, rect, accent)


def _paint_window(painter: QPainter, sheet: Sheet, grid: Grid, accent: QColor, font: QFont) -> None:
    rows, columns = (line.tolist() for line in sheet.sums.window(*sheet.place))
    if sheet.sums.dilation > 1:
        for row in rows:
            for column in columns:
                frame(painter, grid.at(row, column), accent, 1.4)
    else:
        frame(painter, grid.at(rows[0], columns[0], len(rows), len(columns)), accent)
    if grid.cell < _WEIGHTS_PX:
        return
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.68)
    small.setBold(True)
    painter.setFont(small)
    for row, weights in zip(rows, sheet.kernel.tolist(), strict=True):
        for column, weight in zip(columns, weights, strict=True):
            corner = grid.at(row, column).adjusted(3, 3, -4, -3)
            text = f"×{cell_text(weight, 2)}"
            place = painter.boundingRect(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)
            painter.fillRect(place.adjusted(-2, 0, 2, 0), QColor(0, 0, 0, 165))
            painter.setPen(QColor(255, 255, 255))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _paint_signs(painter: QPainter, grids: dict[str, Grid], colour: QColor, font: QFont) -> None:
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.5)
    painter.setFont(large)
    painter.setPen(colour)
    for sign, name in (("\N{ASTERISK OPERATOR}", "kernel"), ("=", "output")):
        if name in grids:
            rect = grids[name].rect
            middle = QPointF(rect.left() - _GAP, rect.center().y())
            painter.drawText(QRectF(middle.x() - 20, middle.y() - 20, 40, 40), Qt.AlignmentFlag.AlignCenter, sign)
