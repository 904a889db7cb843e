"""The table of channels as Qt wants it. It sorts itself: a deep network has tens of thousands of channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, eq=False)
class ChannelTable:
    """All channels, with what sorting and finding them needs; made on a thread by `table_of`.

    keys   (columns, channels) float64: what each column is sorted by
    layer  (channels,) the number of the layer of each;  first  by value, the number of the first of its channels
    """

    rows: tuple[ChannelRow, ...]
    keys: NDArray[np.float64]
    layer: NDArray[np.int_]
    first: Mapping[str, int]


def table_of(rows: Sequence[ChannelRow]) -> ChannelTable:
    """The table of `rows`; takes a tenth of a second for the channels of a deep network."""
    first: dict[str, int] = {}
    layer = []
    for number, row in enumerate(rows):
        first.setdefault(row.value, number)
        layer.append(first[row.value])
    keys = np.array([[key(row) for row in rows] for key in _KEYS], np.float64)
    keys[0] = np.arange(len(rows))
    return ChannelTable(tuple(rows), keys, np.array(layer, int), first)


class ChannelModel(QAbstractTableModel):
    """`rows` of all channels; `order` are the numbers of those on show, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self._table = table_of(())
        self.order: NDArray[np.int_] = np.zeros(0, int)
        self._titles: Mapping[str, str] = {}
        self._places: NDArray[np.int_] = np.zeros(0, int)  # the place on show by number; -1 for none
        self._layer: str | None = None
        self._sorted: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    @property
    def rows(self) -> tuple[ChannelRow, ...]:
        """All channels, in the order of the network."""
        return self._table.rows

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many channels there are, how many are dead, how many repeat another."""
        notes = self._table.keys[NOTE_COLUMN]
        return len(self.rows), int((notes == 0).sum()), int((notes == 1).sum())

    def show_table(self, table: ChannelTable, titles: Mapping[str, str]) -> None:
        """Show these channels; `titles` of the layers by value."""
        self._table, self._titles = table, titles
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
        number = self._table.first.get(value, len(self.rows)) + channel
        if number >= len(self.rows) or self.rows[number].value != value:
            return None
        place = int(self._places[number])
        return place if place >= 0 else None

    def row(self, place: int) -> ChannelRow:
        """The channel in a row on show."""
        return self.rows[int(self.order[place])]

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
        numbers = np.arange(len(self.rows))
        if self._layer is not None:
            numbers = np.flatnonzero(self._table.layer == self._table.first.get(self._layer, -1))
        column, order = self._sorted
        keys = self._table.keys[max(0, column), numbers]
        turned = keys if order is Qt.SortOrder.AscendingOrder else -keys
        self.order = numbers[np.argsort(turned, kind="stable")]
        self._places = np.full(len(self.rows), -1)
        self._places[self.order] = np.arange(len(self.order))
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
