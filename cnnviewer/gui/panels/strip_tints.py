"""Bars above the maps of the strip: how much of a cost each layer takes, on the scale of the table of layers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from cnnviewer.engine.network import Node, Shape
from cnnviewer.explain.layer_table import Cost, LayerRow, layer_rows
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.layer_costs import bytes_text, count_text
from cnnviewer.gui.panels.strip_board import StripBoard
from cnnviewer.networks.shown import input_shape, shapes_of
from cnnviewer.session.session import Session

_TIMES_EVERY_MS = 500


class StripTints(QObject):
    """Follows the choice `tint`; `show` is called when columns were made.

    shown_as  the value of the column that stands for a value: a folded block takes what all its layers take
    """

    def __init__(self, board: StripBoard, session: Session, bridge: Bridge, shown_as: Callable[[str], str]) -> None:
        super().__init__(board)
        self._board, self._session, self._bridge, self._shown_as = board, session, bridge, shown_as
        self._rows: tuple[LayerRow, ...] = ()
        self._of: tuple[tuple[Node, ...], Shape] | None = None
        self._shown = False
        self._times_timer = QTimer(self, singleShot=True, interval=_TIMES_EVERY_MS)
        self._times_timer.timeout.connect(self.show)
        bridge.outcome_arrived.connect(self._outcome_arrived)

    def show(self) -> None:
        """Give every column the bar of its layer, or none."""
        cost = self._session.state.view.tint
        if cost is None:
            if self._shown:
                for column in self._board.columns.values():
                    column.header.set_share(None)
            self._shown = False
            return
        self._shown = True
        self._find_rows()
        times = self._bridge.durations.milliseconds
        amounts: dict[str, float] = {}
        for row in self._rows:
            column_value = self._shown_as(row.value)
            amounts[column_value] = amounts.get(column_value, 0.0) + row.amount(cost, times)
        largest, total = max(amounts.values(), default=0.0), sum(amounts.values())
        for value, column in self._board.columns.items():
            amount = amounts.get(value, 0.0)
            text = _text(cost, amount, amount / total) if total else ""
            column.header.set_share(amount / largest if largest else 0.0, text)

    def _find_rows(self) -> None:
        network, shape = self._bridge.network, input_shape(self._bridge.network, self._session.state.card)
        if self._of is None or self._of[0] is not network.nodes or self._of[1] != shape:
            self._of = (network.nodes, shape)
            self._rows = layer_rows(network, shapes_of(network, shape), fields=False)

    def _outcome_arrived(self) -> None:
        if self._session.state.view.tint is Cost.TIME and not self._times_timer.isActive():
            self._times_timer.start()


def _text(cost: Cost, amount: float, part: float) -> str:
    """ "92.2 M MACs, 37 % of the network"."""
    if cost is Cost.TIME:
        told = f"{amount:.2f} ms"
    else:
        told = bytes_text(int(amount)) if cost is Cost.BYTES else count_text(int(amount))
    sentences = {
        Cost.PARAMETERS: QCoreApplication.translate("StripTints", "{amount} parameters, {part} of the network"),
        Cost.MACS: QCoreApplication.translate("StripTints", "{amount} MACs, {part} of the network"),
        Cost.BYTES: QCoreApplication.translate("StripTints", "{amount} of activations, {part} of the network"),
        Cost.TIME: QCoreApplication.translate("StripTints", "{amount}, {part} of the network"),
    }
    return sentences[cost].format(amount=told, part=f"{part:.1%}")
