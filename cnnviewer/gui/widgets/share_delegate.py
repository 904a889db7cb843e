"""Cells of a table with a quiet bar behind the number: how much of the largest number of its column it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

ShareRole = Qt.ItemDataRole.UserRole + 1
MutedRole = Qt.ItemDataRole.UserRole + 2
"""Data of a cell: its share, 0...1 or None for no bar; whether its text is quiet."""

_INSET = 7
_BAR_INSET = 3
_ROW_PX = 24
_SELECTED_ALPHA = 44
_BAR_ALPHA = 62

Index = QModelIndex | QPersistentModelIndex


class ShareDelegate(QStyledItemDelegate):
    """Paints whole cells: the selected row in a breath of the accent, with a line of it at the left end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, palette = QRectF(option.rect), option.palette
        selected = is_selected(option, index)
        painter.save()
        if selected:
            accent = QGuiApplication.palette().color(QPalette.ColorRole.Highlight)  # that of the table is transparent
            painter.fillRect(rect, faint(accent, _SELECTED_ALPHA))
            if index.column() == 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), 2, rect.height()), accent)
        share = index.data(ShareRole)
        if isinstance(share, float) and share > 0:
            room = rect.adjusted(_BAR_INSET, _BAR_INSET, -_BAR_INSET, -_BAR_INSET)
            room.setWidth(max(1.0, room.width() * min(1.0, share)))
            painter.fillRect(room, faint(palette.color(QPalette.ColorRole.PlaceholderText), _BAR_ALPHA))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        muted = bool(index.data(MutedRole))
        role = QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.WindowText
        painter.setPen(palette.color(QPalette.ColorGroup.Active, role))
        painter.setFont(option.font)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        alignment = Qt.AlignmentFlag(side) if side is not None else Qt.AlignmentFlag.AlignLeft
        inner = rect.adjusted(_INSET, 0, -_INSET, 0)
        cut = Qt.TextElideMode.ElideLeft if any(sign in text for sign in "/.") else Qt.TextElideMode.ElideRight
        fitting = option.fontMetrics.elidedText(text, cut, int(inner.width()) + 1)
        painter.drawText(inner, alignment | Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        height = max(_ROW_PX, option.fontMetrics.height() + 8)
        return QSize(option.fontMetrics.horizontalAdvance(text) + 2 * _INSET + 2, height)


def is_selected(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether the row of the cell is selected in the table it is painted in."""
    table = option.widget
    model = getattr(table, "selectionModel", None)
    return isinstance(table, QWidget) and model is not None and model().isSelected(index)


def faint(colour: QColor, alpha: int) -> QColor:
    """`colour` with this alpha, 0...255."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
