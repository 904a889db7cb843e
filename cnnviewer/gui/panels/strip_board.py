"""The columns of the strip side by side, as wide as is best for their maps; scrolled when there are too many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.gui.panels.strip_widths import Tiles, column_widths
from cnnviewer.gui.widgets.side_scroll import SideScroll

_GAP = 10
_MARGIN = 10


class StripBoard(SideScroll):
    """Holds `columns` by value name."""

    def __init__(self, keyed: Callable[[QKeyEvent], bool], resized: Callable[[], None]) -> None:
        super().__init__(keyed, resized)
        self.columns: dict[str, StripColumn] = {}
        self._placed: tuple[object, ...] = ()
        self._inside = QWidget()
        self.setWidget(self._inside)

    def make(self, texts: Sequence[ColumnText], prepare: Callable[[StripColumn], None]) -> bool:
        """Make columns for `texts`, keeping those that stay; new ones go to `prepare`. False: nothing changed."""
        wanted = [(text.value, text.title) for text in texts]
        if wanted == [(column.value, column.title) for column in self.columns.values()]:
            for text in texts:
                self.columns[text.value].set_operator(text.operator)
            return False
        before, self.columns = self.columns, {}
        for text in texts:
            column = before.pop(text.value, None)
            if column is not None and column.title != text.title:
                _discard(column)
                column = None
            if column is None:
                column = StripColumn(text.value, text.title, text.operator, self._inside)
                prepare(column)
                column.show()
            column.set_operator(text.operator)
            self.columns[text.value] = column
        for column in before.values():
            _discard(column)
        columns = list(self.columns.values())
        for first, second in pairwise(columns):
            QWidget.setTabOrder(first.legend, second.maps)
        self._placed = ()
        return True

    def place(self, tiles: Sequence[Tiles], selected: str) -> bool:
        """Give the columns their places; `tiles` says what each shows. False: they are where they were."""
        if not self.columns:
            return False
        room, height = self.viewport().width(), self.viewport().height()
        wanted = (tuple(tiles), selected, room, height)
        if wanted == self._placed:
            return False
        self._placed = wanted
        values = list(self.columns)
        chosen = values.index(selected) if selected in values else -1
        for column in self.columns.values():
            column.resize(column.width(), height)
        maps_height = self.columns[values[0]].height_of_maps
        gaps = 2 * _MARGIN + (len(values) - 1) * _GAP
        left = _MARGIN
        for column, width in zip(
            self.columns.values(), column_widths(tuple(tiles), chosen, room - gaps, maps_height), strict=True
        ):
            column.setGeometry(QRect(left, 0, width, height))
            left += width + _GAP
        self._inside.resize(left - _GAP + _MARGIN, height)
        if chosen >= 0:
            self.ensureWidgetVisible(self.columns[selected], _MARGIN, 0)
        return True


def _discard(column: StripColumn) -> None:
    column.hide()
    column.deleteLater()
