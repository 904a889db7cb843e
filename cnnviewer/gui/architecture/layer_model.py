"""The table of layers as Qt wants it: rows of explain.layer_table with titles, milliseconds and shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from cnnviewer.explain.layer_table import Cost, LayerRow
from cnnviewer.gui.layer_costs import bytes_text, count_text
from cnnviewer.gui.widgets.share_delegate import MutedRole, ShareRole

SortRole = Qt.ItemDataRole.UserRole
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class _Column:
    """A column: its heading and what it explains, the cost it shows if any, and the side its texts lean to."""

    heading: object
    tip: object = ""
    cost: Cost | None = None
    side: Qt.AlignmentFlag = _LEFT


COLUMNS: tuple[_Column, ...] = (
    _Column("#", QT_TRANSLATE_NOOP("LayersPage", "Place in the network"), side=_RIGHT),
    _Column(QT_TRANSLATE_NOOP("LayersPage", "Layer")),
    _Column(QT_TRANSLATE_NOOP("LayersPage", "Operator")),
    _Column(QT_TRANSLATE_NOOP("LayersPage", "Output"), QT_TRANSLATE_NOOP("LayersPage", "Maps × rows × columns")),
    _Column(
        QT_TRANSLATE_NOOP("LayersPage", "Sees"),
        QT_TRANSLATE_NOOP("LayersPage", "Receptive field: the cells of the input that one value depends on"),
        side=_RIGHT,
    ),
    _Column(QT_TRANSLATE_NOOP("LayersPage", "Parameters"), "", Cost.PARAMETERS, _RIGHT),
    _Column(
        QT_TRANSLATE_NOOP("LayersPage", "MACs"),
        QT_TRANSLATE_NOOP("LayersPage", "Multiply-accumulates for one frame, without bias additions"),
        Cost.MACS,
        _RIGHT,
    ),
    _Column(
        QT_TRANSLATE_NOOP("LayersPage", "Bytes"),
        QT_TRANSLATE_NOOP("LayersPage", "What the maps of one frame take in memory"),
        Cost.BYTES,
        _RIGHT,
    ),
    _Column(
        QT_TRANSLATE_NOOP("LayersPage", "Time"),
        QT_TRANSLATE_NOOP("LayersPage", "Measured here, smoothed over frames"),
        Cost.TIME,
        _RIGHT,
    ),
)
TIME_COLUMN = len(COLUMNS) - 1
_ALL = QT_TRANSLATE_NOOP("LayersPage", "all")


def translated(text: object) -> str:
    """`text` of the table in the language of the interface."""
    return QCoreApplication.translate("LayersPage", str(text)) if text else ""


class LayerModel(QAbstractTableModel):
    """`rows` in the order of the network, `titles` of the layers, `durations_ms` by node."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[LayerRow, ...] = ()
        self.titles: tuple[str, ...] = ()
        self.durations_ms: Mapping[str, float] = {}
        self._largest: dict[Cost, float] = {}

    def show_rows(self, rows: Sequence[LayerRow], titles: Sequence[str]) -> None:
        """Show these rows in the place of those before."""
        self.beginResetModel()
        self.rows, self.titles = tuple(rows), tuple(titles)
        self._measure(tuple(Cost))
        self.endResetModel()

    def show_durations(self, durations_ms: Mapping[str, float]) -> None:
        """Newer milliseconds by node."""
        self.durations_ms = dict(durations_ms)
        self._measure((Cost.TIME,))
        if self.rows:
            self.dataChanged.emit(self.index(0, TIME_COLUMN), self.index(len(self.rows) - 1, TIME_COLUMN))

    def total(self, cost: Cost) -> float:
        """Of all rows together."""
        return sum(row.amount(cost, self.durations_ms) for row in self.rows)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return _TEXTS[column](self, row)

    def plain(self, row: int) -> tuple[str, ...]:
        """A row for other programs: numbers as plain digits."""
        one = self.rows[row]
        time_ms = one.amount(Cost.TIME, self.durations_ms)
        return (
            str(row + 1),
            self.titles[row],
            one.operator,
            "x".join(map(str, one.shape[1:] or one.shape)),
            "x".join(map(str, one.field)),
            str(one.parameters),
            str(one.macs),
            str(one.activation_bytes),
            f"{time_ms:.4f}" if time_ms else "",
        )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == SortRole:
            return self._sort_key(row, column)
        if role == ShareRole:
            cost = COLUMNS[column].cost
            return None if cost is None else self.share(row, cost)
        if role == MutedRole:
            return column in (0, 2) or self.text(row, column) == "–"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(COLUMNS[column].side.value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == 0 else translated(column.heading)  # the arrow of sorting has no room beside a "#"
        if role == Qt.ItemDataRole.ToolTipRole:
            return translated(column.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((column.side | Qt.AlignmentFlag.AlignVCenter).value)
        return None

    def share(self, row: int, cost: Cost) -> float:
        """The part of the largest amount, 0...1."""
        largest = self._largest.get(cost, 0.0)
        return self.rows[row].amount(cost, self.durations_ms) / largest if largest else 0.0

    def _measure(self, costs: Sequence[Cost]) -> None:
        for cost in costs:
            self._largest[cost] = max((row.amount(cost, self.durations_ms) for row in self.rows), default=0.0)

    def _sort_key(self, row: int, column: int) -> object:
        one, cost = self.rows[row], COLUMNS[column].cost
        if cost is not None:
            return float(one.amount(cost, self.durations_ms))
        if column == 0:
            return row
        if column == 3:
            return float(one.activation_bytes)
        if column == 4:
            return float("inf") if one.everything else float(one.field[0] * one.field[1])
        return self.text(row, column).lower()

    def _tip(self, row: int, column: int) -> str:
        one, cost = self.rows[row], COLUMNS[column].cost
        if cost is None:
            return "\n".join((self.titles[row], one.value)) if column == 1 else ""
        amount, total = one.amount(cost, self.durations_ms), self.total(cost)
        exact = f"{amount:.3f} ms" if cost is Cost.TIME else f"{amount:,.0f}"
        part = translated(QT_TRANSLATE_NOOP("LayersPage", "{exact}: {part} of the network"))
        return part.format(exact=exact, part=f"{amount / total:.1%}") if total else exact


def amount_text(cost: Cost, amount: float) -> str:
    """ "92.2 M", "4.7 MiB", "1.25 ms"; a dash for nothing."""
    if not amount:
        return "–"
    if cost is Cost.TIME:
        return f"{amount:.{2 if amount < 10 else 1 if amount < 100 else 0}f} ms"
    return bytes_text(int(amount)) if cost is Cost.BYTES else count_text(int(amount))


def _amount(cost: Cost) -> Callable[[LayerModel, int], str]:
    return lambda model, row: amount_text(cost, model.rows[row].amount(cost, model.durations_ms))


def _field(model: LayerModel, row: int) -> str:
    one = model.rows[row]
    return translated(_ALL) if one.everything else "×".join(map(str, one.field))


_TEXTS: tuple[Callable[[LayerModel, int], str], ...] = (
    lambda model, row: str(row + 1),
    lambda model, row: model.titles[row],
    lambda model, row: model.rows[row].operator.rpartition(".")[2],
    lambda model, row: "×".join(map(str, model.rows[row].shape[1:] or model.rows[row].shape)) or "–",
    _field,
    _amount(Cost.PARAMETERS),
    _amount(Cost.MACS),
    _amount(Cost.BYTES),
    _amount(Cost.TIME),
)


class FilteredLayers(QSortFilterProxyModel):
    """The rows that hold every word that was typed, in the order of a column."""

    def __init__(self, model: LayerModel) -> None:
        super().__init__()
        self._layers = model
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)
        self.setSortRole(SortRole)

    def filter_by(self, text: str) -> None:
        """Show the rows with these words in layer, operator or output; "64x112x112" finds "64 × 112 × 112"."""
        self._words = tuple(_simple(text).split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not self._words:  # asked for every row of a deep network, again with every change of a time
            return True
        text = " ".join(_simple(self._layers.text(row, column)) for column in (1, 2, 3))
        return all(word in text for word in self._words)


def _simple(text: str) -> str:
    return text.lower().replace("×", "x").replace(" x ", "x")
