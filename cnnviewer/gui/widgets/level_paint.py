"""How a LevelHistogram is painted: histogram, colour bar, handles, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from cnnviewer.gui.widgets.images import image_of

if TYPE_CHECKING:
    from cnnviewer.gui.widgets.level_histogram import LevelHistogram


def paint(painter: QPainter, view: LevelHistogram) -> None:
    """Paint all of `view`."""
    if view.reading is None:
        return
    bar = view.bar_rect()
    if view.roomy:
        _histogram(painter, view, QRectF(bar.left(), 3, bar.width(), bar.top() - 6))
    _bar(painter, view, bar)
    if view.roomy:
        for index, value in enumerate(view.levels):
            _handle(painter, view, view.place(value), bar, index)
    _numbers(painter, view, bar)


def _histogram(painter: QPainter, view: LevelHistogram, area: QRectF) -> None:
    assert view.reading is not None
    counts, (low, high) = view.reading.counts, view.reading.span
    muted = view.palette().color(QPalette.ColorRole.PlaceholderText)
    hairline = view.palette().color(QPalette.ColorRole.Mid)
    painter.setPen(QPen(hairline, 1))
    painter.drawLine(QLineF(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1))
    first, last = view.axis
    if first < 0 < last:
        painter.drawLine(QLineF(view.place(0), area.top(), view.place(0), area.bottom()))
    if not high > low or not counts.any():
        return
    # Beside a peak of zeros the rest would be flat: the second highest bin sets the scale. Roots show rare values.
    top = float(np.sort(counts)[-2]) or float(counts.max())
    heights = np.minimum(np.sqrt(counts / top), 1.0) * area.height()
    across = area.width() / (last - first)
    left, step = area.left() + (low - first) * across, (high - low) / len(counts) * across
    outline = [QPointF(left, area.bottom())]
    for index, height in enumerate(heights.tolist()):
        y = area.bottom() - height
        outline += [QPointF(left + index * step, y), QPointF(left + (index + 1) * step, y)]
    outline.append(QPointF(left + len(counts) * step, area.bottom()))
    shade = QColor(muted)
    shade.setAlpha(110)
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(QPolygonF(outline))
    painter.restore()


def _bar(painter: QPainter, view: LevelHistogram, bar: QRectF) -> None:
    """The colours at the values they stand for; beyond the levels the first and the last colour go on."""
    low, high = (view.place(value) for value in view.levels) if view.roomy else (bar.left(), bar.right())
    first, last = (QColor(*(int(part) for part in view.colours[index])) for index in (0, 255))
    painter.fillRect(QRectF(bar.left(), bar.top(), low - bar.left(), bar.height()), first)
    painter.fillRect(QRectF(high, bar.top(), bar.right() - high, bar.height()), last)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(low, bar.top(), max(1.0, high - low), bar.height()), image_of(view.colours[None]))


def _handle(painter: QPainter, view: LevelHistogram, place: float, bar: QRectF, index: int) -> None:
    focused = view.dragged == index or (view.hasFocus() and index == view.handle)
    role = QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.WindowText
    grip = QRectF(place - 2.5, bar.top() - 4, 5, bar.height() + 8)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(view.palette().color(QPalette.ColorRole.Dark), 1.5))
    painter.setBrush(view.palette().color(role))
    painter.drawRoundedRect(grip, 2.5, 2.5)
    painter.restore()


def _numbers(painter: QPainter, view: LevelHistogram, bar: QRectF) -> None:
    texts = view.number_texts()
    area = QRectF(0, bar.bottom() + 2, view.width(), view.height() - bar.bottom() - 2)
    role = QPalette.ColorRole.Highlight if view.fixed else QPalette.ColorRole.PlaceholderText
    painter.setPen(view.palette().color(role))
    painter.setFont(view.number_font())
    if len(texts) == 1:
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, texts[0])
        return
    metrics = QFontMetricsF(view.number_font())
    widths = [metrics.horizontalAdvance(text) for text in texts]
    lefts = [area.left(), area.right() - widths[1]]
    if view.roomy:
        lefts = [view.place(value) - width / 2 for value, width in zip(view.levels, widths, strict=True)]
        lefts[1] = min(max(lefts[1], widths[0] + 8), area.right() - widths[1])
        lefts[0] = min(max(lefts[0], 0.0), lefts[1] - widths[0] - 8)
    for text, left, width in zip(texts, lefts, widths, strict=True):
        painter.drawText(QRectF(left, area.top(), width + 1, area.height()), Qt.AlignmentFlag.AlignVCenter, text)
