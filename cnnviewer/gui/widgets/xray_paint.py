"""Paints the rows of an x-ray: thumbnails of window, kernel and products, numbers, signed bars."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette

from cnnviewer.explain.xray import Kind, Part
from cnnviewer.gui.theme import tabular
from cnnviewer.gui.widgets.map_numbers import printed
from cnnviewer.gui.widgets.number_grid import cell_rect, paint_grid, paint_rings
from cnnviewer.gui.widgets.xray_layout import NUMBER_PX, SIGN_PX, RowsLayout, outside_of

_BAR_PX = 3.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Marks:
    """Numbers of terms that are ringed: `pointed` under the mouse or lit elsewhere, `row` the one under the mouse."""

    pointed: tuple[int, ...] = ()
    row: int = -1


class RowsPainter:
    """Paints rows with the colours of `palette` in `font`."""

    def __init__(self, layout: RowsLayout, palette: QPalette, font: QFont, marks: Marks) -> None:
        self.layout = layout
        self.shown = layout.shown
        self._palette = palette
        self._font = tabular(font)
        self._small = tabular(font)
        self._small.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
        self._marks = marks
        self._accent = palette.color(QPalette.ColorRole.Highlight)
        self._ink = palette.color(QPalette.ColorRole.WindowText)
        self._muted = palette.color(QPalette.ColorRole.PlaceholderText)

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the rows between two heights of the column."""
        for row in self.layout.rows_in(top, bottom):
            self._row(painter, row)

    def _row(self, painter: QPainter, row: int) -> None:
        rect, group = self.layout.rect(row), self.layout.group(row)
        chosen = group is not None and self._group_of(self.shown.chosen) == group
        if row == self._marks.row or chosen:
            tone = QColor(self._palette.color(QPalette.ColorRole.Midlight))
            tone.setAlpha(255 if row == self._marks.row else 130)
            painter.fillRect(rect, tone)
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.top() + 4, 2, rect.height() - 8), self._accent)
        if group is None:
            self._part(painter, rect, self.shown.parts[row - self.shown.groups])
        elif self.shown.has_grids:
            self._grids(painter, row, group)
            self._number(painter, rect, float(self.shown.ray.terms.sums[group]))
        else:
            self._line(painter, rect, group)

    # Rows with grids

    def _grids(self, painter: QPainter, row: int, group: int) -> None:
        rect = self.layout.rect(row)
        painter.setFont(self._small)
        painter.setPen(self._muted)
        painter.drawText(QRectF(rect.left() + 5, rect.top(), 24, rect.height()), _LEFT, self.shown.name(group))
        grids = self.layout.thumbnails(row)
        self._three(painter, grids, group, texts=False)
        painter.setFont(self._small)
        painter.setPen(self._muted)
        for grid, sign in zip(grids, ("×", "=", ""), strict=True):
            place = QRectF(grid.right(), rect.top(), SIGN_PX + 36 - grid.width(), rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
        if row == self.layout.opened_row:
            self._open(painter, group)

    def _open(self, painter: QPainter, group: int) -> None:
        *grids, side = self.layout.open_grids()
        self._three(painter, (grids[0], grids[1], grids[2]), group, texts=True)
        painter.setFont(self._small)
        painter.setPen(self._muted)
        between = QRectF(grids[0].right(), grids[0].top(), grids[1].left() - grids[0].right(), grids[0].height())
        painter.drawText(between, Qt.AlignmentFlag.AlignCenter, "×")
        painter.drawText(
            QRectF(grids[2].left(), grids[0].bottom(), grids[2].width(), grids[2].top() - grids[0].bottom()),
            Qt.AlignmentFlag.AlignCenter,
            "=",
        )
        terms = self.shown.ray.terms
        lines = [f"Σ {printed(float(terms.sums[group]), 4)}"]
        pointed = [one for one in self._marks.pointed if self._group_of(one) == group]
        if pointed and terms.factor is not None:
            read, factor, number = (
                float(array.reshape(-1)[pointed[0]]) for array in (terms.read, terms.factor, terms.numbers)
            )
            lines = [printed(read, 4), f"× {printed(factor, 4)}", f"= {printed(number, 4)}"]
        painter.setFont(self._font)
        painter.setPen(self._ink)
        painter.drawText(side, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))

    def _three(self, painter: QPainter, grids: tuple[QRectF, QRectF, QRectF], group: int, *, texts: bool) -> None:
        shown, terms = self.shown, self.shown.ray.terms
        outside = outside_of(shown.ray, group)
        painter.setFont(self._font)
        paint_grid(painter, grids[0], terms.read[group], shown.reads, outside, texts=texts)
        if terms.factor is not None:
            paint_grid(painter, grids[1], terms.factor[group], shown.factors, texts=texts)
        paint_grid(painter, grids[2], terms.numbers[group], shown.products, texts=texts)
        size = terms.shape[1] * terms.shape[2]
        for numbers, accent, width in (
            ((shown.chosen,), self._accent, 1.0),
            (self._marks.pointed, self._accent, 1.5),
        ):
            for term in numbers:
                if term is not None and term // size == group:
                    a, b = divmod(term % size, terms.shape[2])
                    rings = [cell_rect(grid, terms.shape[1:], a, b) for grid in grids]
                    paint_rings(painter, rings, accent, width)

    # Rows of one line

    def _line(self, painter: QPainter, rect: QRectF, group: int) -> None:
        terms = self.shown.ray.terms
        read, number = float(terms.read[group, 0, 0]), float(terms.numbers[group, 0, 0])
        factor = None if terms.factor is None else float(terms.factor[group, 0, 0])
        text = printed(read, 3) if factor is None else f"{printed(read, 3)} × {printed(factor, 3)}"
        same = factor is None and number == read
        self._texts(painter, rect, self.shown.name(group), "" if same else text)
        self._number(painter, rect, number)

    def _part(self, painter: QPainter, rect: QRectF, part: Part) -> None:
        added = any(part is one for one in self.shown.ray.added)
        self._texts(painter, rect, ("+ " if added else "") + self.shown.named(part), "", quiet=not added)
        self._number(painter, rect, part.number, bar=added)

    def _texts(self, painter: QPainter, rect: QRectF, name: str, text: str, quiet: bool = False) -> None:
        painter.setFont(self._font)
        room = rect.adjusted(7, 0, -NUMBER_PX - 10, 0)
        wide = painter.fontMetrics().horizontalAdvance(text) + 8 if text else 0
        painter.setPen(self._muted if quiet else self._ink)
        if (
            text
            and self.shown.ray.kind is Kind.FORMULA
            and painter.fontMetrics().horizontalAdvance(name) > room.width() - wide
        ):
            text, wide = "", 0  # a place says more than its factor
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max(20, int(room.width()) - wide))
        painter.drawText(room, _LEFT, name)
        painter.setPen(self._muted)
        painter.drawText(room, _RIGHT, text)

    def _number(self, painter: QPainter, rect: QRectF, number: float, bar: bool = True) -> None:
        room = QRectF(rect.right() - NUMBER_PX - 4, rect.top(), NUMBER_PX, rect.height())
        painter.setFont(self._font)
        painter.setPen(self._ink)
        texts = [printed(number, digits) for digits in (3, 2, 1)] if bar else [_plain(number)]
        metrics = painter.fontMetrics()
        text = next((text for text in texts if metrics.horizontalAdvance(text) <= NUMBER_PX), texts[-1])
        painter.drawText(room.adjusted(0, 0, 0, -6 if bar else 0), _RIGHT, text)
        if not bar or not math.isfinite(number) or self.shown.largest <= 0:
            return
        middle, y = room.center().x(), room.center().y() + 8
        painter.fillRect(QRectF(room.left(), y + 1, room.width(), 1), self._palette.color(QPalette.ColorRole.Mid))
        length = room.width() / 2 * max(-1.0, min(1.0, number / self.shown.largest))
        red, green, blue = (int(one) for one in self.shown.products.table[215 if number > 0 else 40])
        painter.fillRect(QRectF(middle, y, length, _BAR_PX).normalized(), QColor(red, green, blue))

    def _group_of(self, term: int | None) -> int | None:
        _, rows, columns = self.shown.ray.terms.shape
        return None if term is None else term // (rows * columns)


def _plain(number: float) -> str:
    """A figure of a formula: 16, 0.25, 1e−05."""
    return f"{number:.4g}".replace("-", "−")
