"""How ClassBars is painted: two captions, then for each class a dot, its numbers, a pin and a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from cnnviewer.gui.icons import icon
from cnnviewer.gui.theme import tabular

if TYPE_CHECKING:
    from cnnviewer.gui.widgets.class_bars import ClassBars, ClassRow

PIN_PX = 16
_BAR_PX = 5
_GAP_PX = 3
_BELOW_PX = 10
_DOT_PX = 7
_BETWEEN_PX = 9
_TICK_PX = 2
_ROOMY_PX = 210  # from which the logits have a column
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def pitch(bars: ClassBars) -> float:
    """From one row to the next."""
    return bars.fontMetrics().height() + _GAP_PX + _BAR_PX + _BELOW_PX


def caption_height(bars: ClassBars) -> float:
    """Of the line that says what the numbers are."""
    return bars.fontMetrics().height() + 4 if bars.rows else 0


def paint(painter: QPainter, bars: ClassBars) -> None:
    """Paint all of `bars`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = bars.palette()
    if bars.rows:
        _captions(painter, bars)
    for place, row in enumerate(bars.rows):
        _row(painter, bars, place, row)
        after = bars.rows[place + 1] if place + 1 < len(bars.rows) else None
        if row.pinned and after is not None and not after.pinned:
            line = bars.row_rect(place + 1).top() - _BELOW_PX / 2 + 0.5
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(QPointF(0, line), QPointF(bars.width(), line))
    if bars.hasFocus():
        # A frame would cut through the dots, which stand in line with what is above and below.
        focus = QRectF(0, caption_height(bars) - 3, bars.width(), 1)
        painter.fillRect(focus, palette.color(QPalette.ColorRole.Highlight))


def _columns(bars: ClassBars) -> tuple[float, float]:
    """The right ends of the logits and of the probabilities."""
    right = bars.width() - PIN_PX - _BETWEEN_PX
    caption = QFontMetricsF(_small(bars.font())).horizontalAdvance(bars.captions[1])
    return right - max(bars.fontMetrics().horizontalAdvance("100.0 %"), caption) - _BETWEEN_PX, right


def _has_logits(bars: ClassBars) -> bool:
    return bars.width() >= _ROOMY_PX and any(row.logit is not None for row in bars.rows)


def _captions(painter: QPainter, bars: ClassBars) -> None:
    painter.setFont(_small(bars.font()))
    painter.setPen(bars.palette().color(QPalette.ColorRole.PlaceholderText))
    height = bars.fontMetrics().height()
    ends = _columns(bars)[0 if _has_logits(bars) else 1 :]
    for end, caption in zip(ends, bars.captions[-len(ends) :], strict=True):
        painter.drawText(QRectF(0, 0, end, height), _RIGHT, caption)


def _row(painter: QPainter, bars: ClassBars, place: int, row: ClassRow) -> None:
    palette, metrics = bars.palette(), bars.fontMetrics()
    rect = bars.row_rect(place)
    line = QRectF(0, rect.top(), rect.width(), metrics.height())
    accent, text = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.WindowText)
    colour = QColor(row.colour) if row.colour else accent
    logit_end, share_end = _columns(bars)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(0.5, line.center().y() - _DOT_PX / 2, _DOT_PX, _DOT_PX))
    painter.setFont(tabular(bars.font()))
    painter.setPen(text)
    painter.drawText(QRectF(0, line.top(), share_end, line.height()), _RIGHT, f"{100 * row.probability:.1f} %")
    name_end = logit_end
    if _has_logits(bars) and row.logit is not None:
        shown = f"{row.logit:+.2f}".replace("-", "−")
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRectF(0, line.top(), logit_end, line.height()), _RIGHT, shown)
        name_end = logit_end - metrics.horizontalAdvance(shown) - _BETWEEN_PX
    painter.setFont(bars.font())
    painter.setPen(accent if row.number == bars.selected else text)
    start = _DOT_PX + 7
    name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, max(0, int(name_end - start)))
    painter.drawText(line.adjusted(start, 0, 0, 0), _LEFT, name)
    if row.pinned or place == bars.hovered or (row.number == bars.selected and bars.hasFocus()):
        pin = QRect(bars.width() - PIN_PX, int(line.center().y() - PIN_PX / 2), PIN_PX, PIN_PX)
        role = QPalette.ColorRole.WindowText if row.pinned else QPalette.ColorRole.PlaceholderText
        icon("pin", role).paint(painter, pin)
    bar = QRectF(0, line.bottom() + _GAP_PX, share_end, _BAR_PX)
    _bar(painter, bar, row.probability, colour, palette)
    if row.before is not None:
        across = min(1.0, max(0.0, row.before)) * (bar.width() - _TICK_PX)
        painter.fillRect(QRectF(across, bar.top() - 2, _TICK_PX, _BAR_PX + 4), text)


def _bar(painter: QPainter, rect: QRectF, share: float, colour: QColor, palette: QPalette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Button))
    painter.drawRoundedRect(rect, _BAR_PX / 2, _BAR_PX / 2)
    filled = min(1.0, max(0.0, share)) * rect.width() if share == share else 0.0
    if filled >= 1:
        painter.setBrush(colour)
        painter.drawRoundedRect(
            QRectF(rect.left(), rect.top(), max(_BAR_PX, filled), _BAR_PX), _BAR_PX / 2, _BAR_PX / 2
        )


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
    return small
