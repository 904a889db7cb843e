"""Marks on the maps that were intervened on: a hatch over one that is off, a line around paint, a word in a corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from cnnviewer.gui.widgets.map_paint import chip, small_font

if TYPE_CHECKING:
    from cnnviewer.gui.widgets.map_view import MapView

_DARK, _LIGHT = QColor(0, 0, 0, 150), QColor(255, 255, 255, 210)
_HATCH = QColor(150, 152, 158, 120)
_CORNER = 7.0  # widget pixels of the mark on a map that has no room for a word


@dataclass(frozen=True, eq=False)
class Mark:
    """What is said on a map.

    text in a word, "" for none;  off: nothing gets through;  cells (H, W) that are painted, or None
    """

    text: str
    off: bool = False
    cells: NDArray[np.bool_] | None = None


def paint_marks(painter: QPainter, view: MapView) -> None:
    """Paint the marks of all maps that are seen."""
    if view.picture is None or view.picture.spec.composite is not None:
        return
    for channel, mark in view.marks.items():
        tile = view.tile_of(channel)
        if tile is None:
            continue
        whole = view.places.tile(tile)
        if not whole.intersects(QRectF(view.rect())):
            continue
        if mark.off:
            painter.fillRect(whole, QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
        if mark.cells is not None and mark.cells.shape == view.picture.layout.map:
            _outline(painter, whole, mark.cells)
        if mark.text and not view.brush:  # a word would hide what is painted
            _say(painter, view, whole, mark.text)


def _say(painter: QPainter, view: MapView, whole: QRectF, text: str) -> None:
    metrics = QFontMetricsF(small_font(view.font()))
    seen = whole.intersected(QRectF(view.rect()))
    alone = view.picture is not None and view.picture.layout.count == 1
    roomy = not view.places.bars  # where the numbers of bars stand, a word would lie on them
    if roomy and metrics.horizontalAdvance(text) + 18 <= whole.width() and metrics.height() + 12 <= whole.height():
        offset = QPointF(8, 8) if alone else QPointF(3, 3)
        chip(painter, text, seen.topLeft() + offset, view.font())
        return
    side = min(_CORNER, whole.width() / 2)
    corner = whole.topLeft()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_DARK, 1.0))
    painter.setBrush(_LIGHT)
    painter.drawPolygon([corner, corner + QPointF(side, 0), corner + QPointF(0, side)])
    painter.restore()


def _outline(painter: QPainter, whole: QRectF, cells: NDArray[np.bool_]) -> None:
    """A thin line between the painted cells and the others, in the opposite of every colour that it crosses."""
    rows, columns = cells.shape
    down, across = whole.height() / rows, whole.width() / columns
    left, top = whole.left(), whole.top()
    lines = [
        QLineF(left + first * across, top + row * down, left + last * across, top + row * down)
        for row, first, last in edges(cells)
    ]
    lines += [
        QLineF(left + column * across, top + first * down, left + column * across, top + last * down)
        for column, first, last in edges(cells.T)
    ]
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.setPen(QPen(QColor(Qt.GlobalColor.white), 1.0))
    painter.drawLines(lines)
    painter.restore()


def edges(cells: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """(row, first, last): stretches of lines between rows on whose two sides one cell is True and the other is not."""
    bordered = np.pad(cells, ((1, 1), (0, 0)))
    differing = bordered[1:] != bordered[:-1]
    turns = np.diff(np.pad(differing, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(turns == 1)
    _, ends = np.nonzero(turns == -1)
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))
