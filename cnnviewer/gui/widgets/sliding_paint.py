"""How one moment of the animation is painted: input and window, kernel, products, and the map that is being filled.

The screen and the exported film use the same painter, so all that is seen stands in the Moment.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from cnnviewer.explain.equation import Equation, channel_equation, number, total_equation
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.gui.widgets.inks import Inks
from cnnviewer.gui.widgets.sliding_grid import Grid, Numbers, Shades, fit_grid, frame, label, paint_grid
from cnnviewer.gui.widgets.sliding_moment import Mode, Moment

_ROWS_OF_CHANNELS = 3
_MARGIN, _TITLE = 16.0, 22.0
_EQUATION_SHARE = 0.2
_WINDOW = QT_TRANSLATE_NOOP("AnimationPanel", "window")
_KERNEL = QT_TRANSLATE_NOOP("AnimationPanel", "× kernel")
_PRODUCTS = QT_TRANSLATE_NOOP("AnimationPanel", "= products")
_MORE = QT_TRANSLATE_NOOP("AnimationPanel", "+ {count} more channels: {sum}")
_FILTER = QT_TRANSLATE_NOOP("AnimationPanel", "filter {number}")
_FILTERS = QT_TRANSLATE_NOOP("AnimationPanel", "{count} filters, {count} maps")
_WITH_ALL = QT_TRANSLATE_NOOP("AnimationPanel", "with all channels and the bias: {value}")
_PLACE = QT_TRANSLATE_NOOP("AnimationPanel", "row {row}, column {column}")


Kept = dict[tuple[object, ...], QImage]


def paint_moment(
    painter: QPainter, area: QRectF, moment: Moment, inks: Inks, font: QFont, kept: Kept | None = None
) -> None:
    """Paint `moment` into `area`.

    kept  pictures of grids that stay the same from step to step: a hundred numbers take longer than all that moves.
          The owner empties it when the piece or the colours change
    """
    painter.fillRect(area, inks.background)
    scale = max(1.0, min(area.width() / 760, area.height() / 520))
    words = QFont(font)
    words.setPointSizeF(font.pointSizeF() * scale)
    below = max(76.0, area.height() * _EQUATION_SHARE)
    top = area.adjusted(_MARGIN, _MARGIN + _TITLE, -_MARGIN, -below - 8)
    equation_area = QRectF(area.left() + _MARGIN, area.bottom() - below, area.width() - 2 * _MARGIN, below - 8)
    drawing = _Drawing(painter, moment, inks, words, {} if kept is None else kept)
    if moment.mode is Mode.CHANNEL or moment.piece.weight is None:
        drawing.channel(top)
    elif moment.mode is Mode.SUM:
        drawing.sum(top)
    else:
        drawing.filters(top)
    drawing.equation(equation_area)


class _Drawing:
    def __init__(self, painter: QPainter, moment: Moment, inks: Inks, font: QFont, kept: Kept) -> None:
        self.kept = kept
        self.painter, self.moment, self.inks, self.font = painter, moment, inks, font
        self.piece, self.step = moment.piece, moment.step
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.9)

    # The three pictures

    def channel(self, area: QRectF) -> None:
        """Input, kernel and products, output."""
        third = area.width() * 0.3
        source_area = QRectF(area.left(), area.top(), area.width() * 0.42 - 18, area.height())
        middle = QRectF(source_area.right() + 36, area.top(), third - 36, area.height())
        output_area = QRectF(middle.right() + 30, area.top(), area.right() - middle.right() - 30, area.height())
        channel = self.moment.channel
        self._source(source_area, channel, self._name(channel))
        rows, columns = self.piece.layer.kernel
        if self.piece.weight is None:
            window = self._block(middle, rows, columns)
            self._grid(window, self.piece.window(self.step)[0], self.moment.source, _said(_WINDOW))
            chosen = self.piece.chosen(self.step)
            if chosen is not None:
                frame(self.painter, window.at(*chosen), self.inks.accent)
        else:
            half = (middle.height() - _TITLE - 8) / 2
            upper = self._block(QRectF(middle.left(), middle.top(), middle.width(), half), rows, columns)
            lower_area = QRectF(middle.left(), middle.top() + half + _TITLE + 8, middle.width(), half)
            lower = self._block(lower_area, rows, columns)
            self._kernel(upper, channel, _said(_KERNEL))
            self._grid(lower, self.piece.products(self.step)[channel], self.moment.product, _said(_PRODUCTS))
        self._output(output_area, self.step.filter, self.moment.title)

    def sum(self, area: QRectF) -> None:
        """Channels below each other: window x kernel = products, their sums; the map on the right."""
        shown = self._strongest()
        left = QRectF(area.left(), area.top(), area.width() * 0.2, area.height())
        right = QRectF(area.left() + area.width() * 0.77, area.top(), area.width() * 0.23, area.height())
        middle = QRectF(left.right() + 22, area.top(), right.left() - left.right() - 44, area.height())
        sums = self.piece.sums(self.step)
        height = area.height() / len(shown)
        rows, columns = self.piece.layer.kernel
        for place, channel in enumerate(shown):
            line = QRectF(middle.left(), area.top() + place * height, middle.width(), height - _TITLE)
            source = QRectF(left.left(), line.top(), left.width(), line.height())
            self._source(source, channel, self._name(channel))
            width = (line.width() - 90) / 3
            blocks = [
                fit_grid(
                    QRectF(line.left() + number_ * (width + 10), line.top(), width, line.height()),
                    rows,
                    columns,
                    40.0,
                    left=True,
                )
                for number_ in range(3)
            ]
            first = place == 0
            window = self.piece.window(self.step)[channel]
            self._grid(blocks[0], window, self.moment.source, _said(_WINDOW) if first else "")
            self._kernel(blocks[1], channel, _said(_KERNEL) if first else "")
            products = self.piece.products(self.step)[channel]
            self._grid(blocks[2], products, self.moment.product, _said(_PRODUCTS) if first else "")
            self._text(QRectF(line.right() - 62, line.top(), 62, line.height()), f"Σ {number(float(sums[channel]))}")
        hidden = len(sums) - len(shown)
        if hidden:
            rest = float(sums.sum() - sums[list(shown)].sum())
            text = _said(_MORE).format(count=hidden, sum=number(rest))
            self.painter.setFont(self.small)
            self.painter.setPen(self.inks.muted)
            self.painter.drawText(QPointF(middle.left(), area.bottom() + 2), text)
        self._output(right, self.step.filter, self.moment.title)

    def filters(self, area: QRectF) -> None:
        """Filter after filter fills its map."""
        count = len(self.piece.filters)
        left = QRectF(area.left(), area.top(), area.width() * 0.28, area.height())
        middle = QRectF(left.right() + 24, area.top(), area.width() * 0.16, area.height())
        right = QRectF(middle.right() + 24, area.top(), area.right() - middle.right() - 24, area.height())
        shown = self._strongest()
        height = area.height() / len(shown)
        rows, columns = self.piece.layer.kernel
        for place, channel in enumerate(shown):
            top = area.top() + place * height
            self._source(QRectF(left.left(), top, left.width(), height - _TITLE), channel, self._name(channel))
            grid = fit_grid(QRectF(middle.left(), top, middle.width(), height - _TITLE), rows, columns, 40.0, left=True)
            title = _said(_FILTER).format(number=self.piece.filters[self.step.filter] + 1)
            self._kernel(grid, channel, title if place == 0 else "")
        across = math.ceil(math.sqrt(count * right.width() / max(right.height(), 1)))
        across = max(1, min(across, count))
        down = math.ceil(count / across)
        width, tall = right.width() / across, right.height() / down
        done, inside = divmod(self.moment.number, self.piece.places)
        for filter_ in range(count):
            row, column = divmod(filter_, across)
            place_ = QRectF(right.left() + column * width, right.top() + row * tall, width - 8, tall - 8)
            grid = fit_grid(place_, *self.piece.outputs.shape[1:])
            reached = self.piece.places if filter_ < done else inside + 1 if filter_ == done else 0
            self._paint(grid, self.piece.outputs[filter_], self.moment.output, shown=reached)
            if filter_ == done:
                frame(self.painter, grid.rect, self.inks.accent, 1.5)
        label(
            self.painter,
            _said(_FILTERS).format(count=count),
            right,
            self.small,
            self.inks.muted,
        )

    def equation(self, area: QRectF) -> None:
        """The sum of this step in full."""
        piece, step = self.piece, self.step
        if self.moment.mode is Mode.FILTERS and self.moment.next_text and piece.weight is not None:
            lines = [self.moment.next_text]
        elif self.moment.mode is Mode.SUM and piece.weight is not None:
            lines = [total_equation(piece, step, tuple(self._name(one) for one in range(len(piece.channels)))).text]
        else:
            made: Equation = channel_equation(piece, step, 0 if piece.weight is None else self.moment.channel)
            lines = [made.text]
            if piece.weight is not None and (len(piece.channels) > 1 or piece.bias[step.filter]):
                value = number(piece.value(step))
                lines.append(_said(_WITH_ALL).format(value=value))
        place = _said(_PLACE).format(row=step.row + 1, column=step.column + 1)
        self.painter.setFont(self.small)
        self.painter.setPen(self.inks.muted)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, place)
        self.painter.setFont(self.font)
        self.painter.setPen(self.inks.text)
        body = area.adjusted(0, self.painter.fontMetrics().height() + 2, 0, 0)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        self.painter.drawText(body, int(flags), "\n".join(lines))

    # Their parts

    def _source(self, area: QRectF, channel: int, title: str) -> None:
        cells = self.piece.cells[min(channel, len(self.piece.cells) - 1)]
        grid = fit_grid(area, *cells.shape, left=True)
        self._keep(("source", channel), grid, cells, self.moment.source, ~self.piece.real)
        label(self.painter, title, grid.rect, self.small, self.inks.muted)
        rows, columns = self.piece.under(self.step)
        if grid.cell >= 9 and max(self.piece.layer.dilation) > 1:
            for row in rows:  # what the gaps of the dilation leave out is not framed
                for column in columns:
                    frame(self.painter, grid.at(row, column), self.inks.accent, 1.2)
            return
        top, left = self._way()
        extent = (int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1)
        frame(self.painter, grid.at(top, left, *extent), self.inks.accent)

    def _way(self) -> tuple[float, float]:
        """Where the window stands between this step and the next, in cells."""
        now, fraction = self.step, self.moment.progress - self.moment.number
        following = self.piece.at(min(self.moment.number + 1, self.piece.steps - 1))
        if following.row != now.row or following.filter != now.filter:
            return now.top, now.left
        eased = max(0.0, min(1.0, (fraction - 0.55) / 0.45))  # it stands, then goes
        return now.top, now.left + (following.left - now.left) * eased

    def _output(self, area: QRectF, filter_: int, title: str) -> None:
        outputs = self.piece.outputs[filter_]
        grid = fit_grid(area, *outputs.shape)
        inside = self.moment.number % self.piece.places
        self._paint(grid, outputs, self.moment.output, shown=inside + 1)
        label(self.painter, title, grid.rect, self.small, self.inks.muted)
        frame(self.painter, grid.at(*divmod(inside, outputs.shape[1])), self.inks.accent)

    def _block(self, area: QRectF, rows: int, columns: int) -> Grid:
        return fit_grid(area, rows, columns)

    def _grid(self, grid: Grid, numbers: Numbers, shades: Shades, title: str) -> None:
        self._paint(grid, numbers, shades)
        if title:
            label(self.painter, title, grid.rect, self.small, self.inks.muted)

    def _paint(
        self, grid: Grid, numbers: Numbers, shades: Shades, shown: int | None = None, padding: np.ndarray | None = None
    ) -> None:
        paint_grid(self.painter, grid, numbers, shades, self.font, shown=shown, padding=padding, blank=self.inks.blank)

    def _keep(
        self,
        key: tuple[object, ...],
        grid: Grid,
        numbers: Numbers,
        shades: Shades,
        padding: NDArray[np.bool_] | None = None,
    ) -> None:
        """Paint a grid that the next steps show too."""
        ratio = self.painter.device().devicePixelRatioF()
        where = grid.rect
        whole = (*key, where.width(), where.height(), ratio)
        image = self.kept.get(whole)
        if image is None:
            size = QSize(round(where.width() * ratio), round(where.height() * ratio))
            image = QImage(size, QImage.Format.Format_RGB32)
            image.fill(self.inks.background)
            with QPainter(image) as inner:
                inner.scale(ratio, ratio)
                moved = Grid(QRectF(0, 0, where.width(), where.height()), grid.rows, grid.columns)
                paint_grid(inner, moved, numbers, shades, self.font, padding=padding)
            self.kept[whole] = image
        self.painter.drawImage(where, image)

    def _kernel(self, grid: Grid, channel: int, title: str) -> None:
        assert self.piece.weight is not None
        filter_ = self.step.filter
        self._keep(("kernel", filter_, channel), grid, self.piece.weight[filter_, channel], self.moment.kernel)
        if title:
            label(self.painter, title, grid.rect, self.small, self.inks.muted)

    def _text(self, area: QRectF, text: str) -> None:
        self.painter.setFont(self.font)
        self.painter.setPen(self.inks.text)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _name(self, channel: int) -> str:
        return self.moment.names[channel] if channel < len(self.moment.names) else str(channel + 1)

    def _strongest(self) -> tuple[int, ...]:
        """The channels that are drawn: all, or those whose kernels are the largest, in order."""
        weight = self.piece.weight
        if weight is None or weight.shape[1] <= _ROWS_OF_CHANNELS:
            return tuple(range(len(self.piece.cells)))
        sizes = np.abs(weight).sum((0, 2, 3))
        return tuple(sorted(int(one) for one in np.argsort(-sizes, kind="stable")[:_ROWS_OF_CHANNELS]))


def _said(text: str) -> str:
    return QCoreApplication.translate("AnimationPanel", text)
