"""The head of a column: a name and quiet lines below it, each in the longest wording that fits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnviewer.gui.widgets.chevron import CHEVRON_WIDTH, draw_chevron

_LINES = 2
_SPACING = 1
_INSET = 2
_BAR_PX = 3
_ABOVE_BAR_PX = 3
_DOT = 5.0
_MARK_ROOM = 10.0


class ColumnHeader(QWidget):
    """A bold name and two lines; in the accent colour when selected.

    folded    more columns are folded up in this one: a chevron stands before the name
    clicked   the user pressed it
    unfolded  the user wants to see the columns folded up in it: the chevron, a double click, Return, Space
    """

    clicked = Signal()
    unfolded = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, folded: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.folded = folded
        self._lines: tuple[tuple[str, ...], ...] = ((),) * _LINES
        self._selected = False
        self._mark = ""
        self._hovered = False
        self._share: float | None = None
        self._share_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Another name."""
        if title != self.title:
            self.title = title
            self.setAccessibleName(title)
            self._describe()

    def set_lines(self, *lines: Sequence[str]) -> None:
        """The lines below the name; each is a choice of wordings, the longest first."""
        made = tuple(tuple(line) for line in lines)
        if made != self._lines:
            self._lines = made
            self._describe()

    def set_share(self, share: float | None, text: str = "") -> None:
        """A bar below the lines, `share` 0...1 of the width; `text` says what it compares. None: no bar."""
        if (share, text) != (self._share, self._share_text):
            resized = (share is None) != (self._share is None)
            self._share, self._share_text = share, text
            self._describe()
            if resized:
                self.updateGeometry()

    @property
    def share(self) -> float | None:
        """How long the bar is, 0...1; None when there is none."""
        return self._share

    def set_mark(self, words: str) -> None:
        """A dot behind the name, and what it means in a few words; "" for none."""
        if words != self._mark:
            self._mark = words
            self._describe()

    @property
    def mark(self) -> str:
        """What the dot behind the name means; "" when there is none."""
        return self._mark

    def _describe(self) -> None:
        longest = [line[0] for line in self._lines if line and line[0]]
        told = [*longest, *(words for words in (self._mark, self._share_text) if words)]
        self.setToolTip("\n".join([self.title, *told]))
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def set_selected(self, selected: bool) -> None:
        if selected != self._selected:
            self._selected = selected
            self.update()

    def texts(self) -> tuple[str, ...]:
        """What is on show: the name and the lines, worded for the present width."""
        return (
            _fitting((self.title,), self._name_font(), self._room() - self._indent() - self._mark_room(), self._cut()),
            *(_fitting(line, self._line_font(), self._room()) for line in self._lines),
        )

    def sizeHint(self) -> QSize:
        name, line = QFontMetricsF(self._name_font()), QFontMetricsF(self._line_font())
        bar = 0 if self._share is None else _ABOVE_BAR_PX + _BAR_PX
        return QSize(64, round(name.height() + _LINES * (line.height() + _SPACING)) + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, texts = self.palette(), self.texts()
        role = QPalette.ColorRole.Highlight if self._selected else QPalette.ColorRole.WindowText
        font = self._name_font()
        font.setUnderline(self._hovered and not self._selected)
        painter.setFont(font)
        painter.setPen(palette.color(role))
        top = 0.0
        height = QFontMetricsF(font).height()
        name = QRectF(_INSET + self._indent(), top, self.width(), height)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, texts[0])
        if self.folded:
            draw_chevron(painter, QRectF(0, top, CHEVRON_WIDTH, height), palette.color(role))
        if self._mark:
            across = name.left() + QFontMetricsF(font).horizontalAdvance(texts[0]) + _MARK_ROOM - _DOT / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawEllipse(QPointF(across, top + height / 2), _DOT / 2, _DOT / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawLine(_INSET, round(height), self.width() - _INSET, round(height))
        painter.setFont(self._line_font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        top += height
        height = QFontMetricsF(self._line_font()).height() + _SPACING
        for text in texts[1:]:
            painter.drawText(QRectF(_INSET, top, self.width(), height), Qt.AlignmentFlag.AlignVCenter, text)
            top += height
        if self._share is not None:
            track = QRectF(0, self.height() - _BAR_PX, self.width(), _BAR_PX)
            painter.fillRect(track, palette.color(QPalette.ColorRole.Mid))
            track.setWidth(track.width() * min(1.0, self._share))
            painter.fillRect(track, palette.color(QPalette.ColorRole.PlaceholderText))

    def chevron_rect(self) -> QRectF:
        """Where a click unfolds; empty when nothing is folded up in the column."""
        return (
            QRectF(0, 0, CHEVRON_WIDTH + _INSET, QFontMetricsF(self._name_font()).height()) if self.folded else QRectF()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.chevron_rect().contains(event.position()):
            self.unfolded.emit()
        else:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.folded and event.button() is Qt.MouseButton.LeftButton:
            self.unfolded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.folded and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.unfolded.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def _indent(self) -> float:
        return CHEVRON_WIDTH if self.folded else 0.0

    def _mark_room(self) -> float:
        return _MARK_ROOM if self._mark else 0.0

    def _room(self) -> float:
        return self.width() - _INSET

    def _cut(self) -> Qt.TextElideMode:
        """Where a name may be cut: "layer1/block.0/conv", as files have them, tells more at its end."""
        if self.folded:
            return Qt.TextElideMode.ElideMiddle
        path = any(sign in "/." for sign in self.title)
        return Qt.TextElideMode.ElideLeft if path else Qt.TextElideMode.ElideRight

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _line_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, font.pointSizeF() - 1.2))
        return font


def _fitting(
    wordings: Sequence[str], font: QFont, room: float, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> str:
    """The first of `wordings` that is no wider than `room`; the last one, cut, when none is."""
    metrics = QFontMetricsF(font)
    for text in wordings:
        if metrics.horizontalAdvance(text) <= room:
            return text
    return metrics.elidedText(wordings[-1], cut, room) if wordings else ""
