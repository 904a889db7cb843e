"""The table of channels as Qt wants it. It sorts itself: a deep network has tens of thousands of channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from cnnviewer.explain.channel_statistics import ChannelRow
from cnnviewer.gui.widgets.numbers import signed
from cnnviewer.gui.widgets.share_delegate import MutedRole, ShareRole

_NO_INDEX = QModelIndex()
ZEROS_COLUMN, NOTE_COLUMN = 2, 3
_HEADINGS = (
    QT_TRANSLATE_NOOP("ChannelModel", "Layer"),
    QT_TRANSLATE_NOOP("ChannelModel", "Map"),
    QT_TRANSLATE_NOOP("ChannelModel", "Zeros"),
    QT_TRANSLATE_NOOP("ChannelModel", "Note"),
    QT_TRANSLATE_NOOP("ChannelModel", "Mean"),
    QT_TRANSLATE_NOOP("ChannelModel", "Variance"),
    QT_TRANSLATE_NOOP("ChannelModel", "Min"),
    QT_TRANSLATE_NOOP("ChannelModel", "Max"),
)


class ChannelModel(QAbstractTableModel):
    """`rows` of all channels; `order` are the numbers of those on show, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ChannelRow, ...] = ()
        self.order: list[int] = []
        self._titles: Mapping[str, str] = {}
        self._first: dict[str, int] = {}  # the number of the first row of every layer
        self._places: NDArray[np.int_] = np.zeros(0, int)  # the place on show by number; -1 for none
        self._layer: str | None = None
        self._sorted: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[ChannelRow], titles: Mapping[str, str]) -> None:
        """Show these rows; `titles` of the layers by value."""
        self.rows, self._titles = tuple(rows), titles
        self._first = {row.value: number for number, row in enumerate(self.rows) if row.number == 0}
        self._arrange()

    def show_layer(self, value: str | None) -> None:
        """Show the channels of one layer alone; None for all."""
        if value != self._layer:
            self._layer = value
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order)
        self._arrange()

    def place_of(self, value: str, channel: int) -> int | None:
        """The row on show of a channel; None when it is not among them."""
        number = self._first.get(value, len(self.rows)) + channel
        if number >= len(self.rows) or self.rows[number].value != value:
            return None
        place = int(self._places[number])
        return place if place >= 0 else None

    def row(self, place: int) -> ChannelRow:
        """The channel in a row on show."""
        return self.rows[self.order[place]]

    def text(self, row: ChannelRow, column: int) -> str:
        """What stands in a cell."""
        return _TEXTS[column](self, row)

    def title(self, value: str) -> str:
        """What people call the layer."""
        return self._titles.get(value, value)

    def note(self, row: ChannelRow) -> str:
        """What is wrong with a channel; "" when nothing is."""
        if row.dead and row.low == 0:
            return self.tr("dead: always 0")
        if row.dead:
            return self.tr("dead: never changes")
        return "" if row.twin is None else self.tr("as map {number}").format(number=row.twin + 1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.row(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == ShareRole:
            return float(row.zeros) if column == ZEROS_COLUMN else None
        if role == MutedRole:
            return column == 0 or (row.dead and column != NOTE_COLUMN)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(column).value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr(str(_HEADINGS[section]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((_side(section) | Qt.AlignmentFlag.AlignVCenter).value)
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        numbers = [number for number, row in enumerate(self.rows) if self._layer is None or row.value == self._layer]
        column, order = self._sorted
        if column > 0 and numbers:
            keys = np.array([_KEYS[column](self.rows[number]) for number in numbers], np.float64)
            turned = keys if order is Qt.SortOrder.AscendingOrder else -keys
            numbers = [numbers[place] for place in np.argsort(turned, kind="stable")]
        elif order is Qt.SortOrder.DescendingOrder:
            numbers.reverse()
        self.order = numbers
        self._places = np.full(len(self.rows), -1)
        self._places[numbers] = np.arange(len(numbers))
        self.endResetModel()

    def _tip(self, row: ChannelRow, column: int) -> str:
        if column == 0:
            return row.value
        return "" if column in (1, NOTE_COLUMN) else f"{_KEYS[column](row):.9g}"


def _side(column: int) -> Qt.AlignmentFlag:
    left = column in (0, NOTE_COLUMN)
    return Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight


_KEYS: tuple[Callable[[ChannelRow], float], ...] = (
    lambda row: row.number,
    lambda row: row.number,
    lambda row: row.zeros,
    lambda row: 0.0 if row.dead else 2.0 if row.twin is None else 1.0,
    lambda row: row.mean,
    lambda row: row.variance,
    lambda row: row.low,
    lambda row: row.high,
)
_TEXTS: tuple[Callable[[ChannelModel, ChannelRow], str], ...] = (
    lambda model, row: model.title(row.value),
    lambda model, row: str(row.number + 1),
    lambda model, row: f"{row.zeros:.1%}" if row.zeros else "–",
    lambda model, row: model.note(row),
    lambda model, row: signed(row.mean, 3),
    lambda model, row: f"{row.variance:.3g}",
    lambda model, row: signed(row.low, 3),
    lambda model, row: signed(row.high, 3),
)
