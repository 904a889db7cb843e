"""Where the rows of an x-ray stand: one a group of terms, largest first, then what is added, then the figures.

Only one row can be open, so every place follows from its number without a list of places: a layer of thousands of
channels costs no more than one of three.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from cnnviewer.explain.xray import Kind, Part, XRay
from cnnviewer.gui.widgets.number_grid import Tint

GRID_ROW_PX, LINE_ROW_PX = 46, 30
THUMBNAIL_PX = 36
SIGN_PX = 13
NUMBER_PX = 62
_LABEL_PX = 26
_OPEN_MOST_PX = 130
_OPEN_GAP_PX = 16


@dataclass(frozen=True, eq=False)
class RowsShown:
    """What the rows show.

    name      the text of a group of terms;  named  that of a part that is added, or of a figure
    reads, factors, products  the colours of what is read, of weights and of terms
    chosen    the term that a walk would go to, as its number in row-major order; None for none
    """

    ray: XRay
    name: Callable[[int], str]
    named: Callable[[Part], str]
    reads: Tint
    factors: Tint
    products: Tint
    chosen: int | None = None
    largest: float = field(default=1.0)

    @property
    def has_grids(self) -> bool:
        """Whether each group is a window that is drawn."""
        _, rows, columns = self.ray.terms.shape
        return self.ray.kind is Kind.FILTER and rows * columns > 1

    @property
    def groups(self) -> int:
        """Rows of terms: a curve or a window, which are drawn large, have theirs too where they are few."""
        return 0 if self.ray.kind in (Kind.WINDOW, Kind.GIVEN) else self.ray.terms.shape[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """What follows the terms: what is added, then the figures of the formula."""
        return self.ray.added + self.ray.facts


class Hit(NamedTuple):
    """What lies at a place: row number, group (None for a part), term, and which grid: "read", "factor", "product"."""

    row: int
    group: int | None
    term: int | None = None
    grid: str = ""


class RowsLayout:
    """Places of the rows of `shown` in a column `width` pixels wide; `opened` is the group that shows its numbers."""

    def __init__(self, shown: RowsShown, width: float, opened: int | None) -> None:
        self.shown = shown
        self.width = width
        self.pitch = GRID_ROW_PX if shown.has_grids else LINE_ROW_PX
        order = shown.ray.terms.order
        hits = np.flatnonzero(order == opened) if opened is not None and shown.has_grids else np.zeros(0, np.int64)
        self.opened_row = int(hits[0]) if hits.size else -1
        self.extra = self._open_height() if self.opened_row >= 0 else 0.0

    @property
    def height(self) -> float:
        return self.shown.groups * self.pitch + self.extra + len(self.shown.parts) * LINE_ROW_PX

    @property
    def count(self) -> int:
        return self.shown.groups + len(self.shown.parts)

    def group(self, row: int) -> int | None:
        """The group in row `row`; None for a part."""
        return int(self.shown.ray.terms.order[row]) if row < self.shown.groups else None

    def row_of(self, group: int) -> int:
        """The row of `group`."""
        return int(np.flatnonzero(self.shown.ray.terms.order == group)[0])

    def rect(self, row: int) -> QRectF:
        """Where row `row` lies, without what it shows when it is open."""
        groups = self.shown.groups
        top = min(row, groups) * self.pitch + (self.extra if row > self.opened_row >= 0 else 0.0)
        top += max(0, row - groups) * LINE_ROW_PX
        return QRectF(0, top, self.width, self.pitch if row < groups else LINE_ROW_PX)

    def rows_in(self, top: float, bottom: float) -> range:
        """The rows that can be seen between two heights."""
        first = self._row_at(top)
        last = self._row_at(bottom)
        return range(max(0, first), min(self.count, last + 1))

    def _row_at(self, y: float) -> int:
        """The row at height `y`; the open one for its open part."""
        groups = self.shown.groups
        if self.opened_row >= 0:
            open_top = (self.opened_row + 1) * self.pitch
            if y >= open_top:
                y = open_top - 1 if y < open_top + self.extra else y - self.extra
        end = groups * self.pitch
        return int(y // self.pitch) if y < end else groups + int((y - end) // LINE_ROW_PX)

    def thumbnails(self, row: int) -> tuple[QRectF, QRectF, QRectF]:
        """Window, kernel and products of a closed row."""
        rect = self.rect(row)
        _, rows, columns = self.shown.ray.terms.shape
        side = float(THUMBNAIL_PX)
        height, width = side * min(1.0, rows / columns), side * min(1.0, columns / rows)
        height, width = max(height, 3.0), max(width, 3.0)
        lefts = [rect.left() + _LABEL_PX + place * (side + SIGN_PX) for place in range(3)]
        made = [
            QRectF(left + (side - width) / 2, rect.top() + (GRID_ROW_PX - height) / 2, width, height) for left in lefts
        ]
        return made[0], made[1], made[2]

    def open_grids(self) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Window, kernel, products and the place of the text of the open row."""
        rect = self.rect(self.opened_row)
        cell = self._open_cell()
        _, rows, columns = self.shown.ray.terms.shape
        width, height = columns * cell, rows * cell
        half = (self.width - SIGN_PX) / 2
        top = rect.bottom() + 2
        lefts = 0.0, half + SIGN_PX
        under = top + height + _OPEN_GAP_PX
        return (
            QRectF(lefts[0] + (half - width) / 2, top, width, height),
            QRectF(lefts[1] + (half - width) / 2, top, width, height),
            QRectF(lefts[0] + (half - width) / 2, under, width, height),
            QRectF(lefts[1], under, half, height),
        )

    def hit(self, place: QPointF) -> Hit | None:
        """What lies at a place of the column; None below the rows."""
        row = self._row_at(place.y())
        if not 0 <= row < self.count or place.y() < 0:
            return None
        group = self.group(row)
        if group is None:
            return Hit(row, None)
        _, rows, columns = self.shown.ray.terms.shape
        size = rows * columns
        if not self.shown.has_grids:
            return Hit(row, group, group * size if size == 1 else None)
        grids = list(zip(self.thumbnails(row), ("read", "factor", "product"), strict=True))
        if row == self.opened_row:
            grids += zip(self.open_grids()[:3], ("read", "factor", "product"), strict=True)
        for rect, name in grids:
            if rect.contains(place):
                a = min(rows - 1, int((place.y() - rect.top()) / rect.height() * rows))
                b = min(columns - 1, int((place.x() - rect.left()) / rect.width() * columns))
                return Hit(row, group, group * size + a * columns + b, name)
        return Hit(row, group)

    def _open_cell(self) -> float:
        """Pixels of a cell of the large grids."""
        _, rows, columns = self.shown.ray.terms.shape
        half = (self.width - SIGN_PX) / 2
        return max(2.0, min((half - 2) / columns, _OPEN_MOST_PX / rows, 44.0))

    def _open_height(self) -> float:
        _, rows, _ = self.shown.ray.terms.shape
        return 2 * rows * self._open_cell() + _OPEN_GAP_PX + 12


def outside_of(ray: XRay, group: int) -> NDArray[np.bool_]:
    """Which cells of the window of `group` stand in no array."""
    return np.asarray(ray.terms.cells[group] < 0)
