"""The numbers of a kernel as a Qt model: a view over the array, nothing is copied into items."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cnnviewer.gui.widgets.numbers import signed, write_number

Values = NDArray[np.float32]
Index = QModelIndex | QPersistentModelIndex


class KernelModel(QAbstractTableModel):
    """`values` (kH, kW) float32; `differs` (kH, kW) bool: cells in which the channels have different numbers.

    Texts go in through KernelGrid, which refuses bad ones with a sentence; views and screen readers read
    this model.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: Values = np.zeros((1, 1), np.float32)
        self.differs: NDArray[np.bool_] = np.zeros((1, 1), np.bool_)

    def show_values(self, values: Values, differs: NDArray[np.bool_] | None = None) -> None:
        """Show `values`; the selection stays when the size does."""
        resized = values.shape != self.values.shape
        if resized:
            self.beginResetModel()
        self.values = values
        self.differs = np.zeros(values.shape, np.bool_) if differs is None else differs
        if resized:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(values.shape[0] - 1, values.shape[1] - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else int(self.values.shape[0])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else int(self.values.shape[1])

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        value = float(self.values[row, column])
        if role == Qt.ItemDataRole.DisplayRole:
            return signed(value)
        if role == Qt.ItemDataRole.EditRole:
            return write_number(value)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.tr("row {row}, column {column}: {value}").format(
                row=row + 1, column=column + 1, value=signed(value, 7)
            )
            return text + self.tr(" (mean; the channels differ)") if self.differs[row, column] else text
        return None
