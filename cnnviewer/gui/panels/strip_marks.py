"""What is marked on the maps of the strip: the receptive field, what the x-ray on show reads, the cell pointed at."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QObject

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.layer_names import value_behind
from cnnviewer.gui.lit import Lit, LitCell
from cnnviewer.gui.panels.strip_board import StripBoard
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_requests import box_on_input
from cnnviewer.gui.widgets.map_view import WHOLE
from cnnviewer.session.session import Session


class StripMarks(QObject):
    """Marks the columns that `board` has at the moment."""

    def __init__(self, session: Session, bridge: Bridge, board: StripBoard) -> None:
        super().__init__(board)  # it ends with the strip, what is lit does not
        self._session = session
        self._bridge = bridge
        self._board = board
        self._lit: Lit | None = None

    def follow(self, lit: Lit) -> None:
        """Mark what is lit from now on, and light what the mouse is over."""
        self._lit = lit
        lit.changed.connect(self._show_cell)
        lit.framed.connect(self.show)

    def selected(self, among: Container[str] | None = None) -> str:
        """The column of the selected value; of an activation without a column that of the layer it belongs to.

        among  the columns that there can be; None for those that are not folded away
        """
        value, columns = self._session.state.selection.value, self._board.values if among is None else among
        return value_behind(self._bridge.network, value, columns)

    def show(self) -> None:
        """Frame what the x-ray reads on the maps it reads, and what the selected cell sees on the input."""
        outcome, selection = self._bridge.outcome, self._session.state.selection
        source = self._bridge.network.inputs[0].name
        columns, network = self._board.columns, self._bridge.network
        boxes = () if self._lit is None else self._lit.boxes
        read = {value_behind(network, box.value, columns): box for box in boxes}
        for value, column in columns.items():
            box = read.get(value)
            if box is not None:
                column.maps.show_box((box.top, box.left, box.bottom, box.right), frozenset(box.channels))
            elif value == source and outcome is not None and selection.value != value:
                column.maps.show_box(box_on_input(outcome, selection))
            else:
                column.maps.show_box(None)
        self._show_cell()

    def point(self, column: StripColumn) -> None:
        """The mouse has moved over the maps of `column`."""
        cell = column.maps.hover
        if self._lit is not None:
            over = cell is not None and cell[0] != WHOLE
            self._lit.point(LitCell(column.value, *cell) if over and cell is not None else None)

    def _show_cell(self) -> None:
        cell, columns = None if self._lit is None else self._lit.cell, self._board.columns
        lit = "" if cell is None else value_behind(self._bridge.network, cell.value, columns)
        for value, column in columns.items():
            own = value == lit and column.maps.hover is None
            column.maps.show_lit(cell[1:] if own and cell is not None else None)
