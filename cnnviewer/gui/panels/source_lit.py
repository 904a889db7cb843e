"""The cell that is pointed at anywhere, on the frame: the pixels that it sees."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.lit import Lit
from cnnviewer.gui.sight import sight_of
from cnnviewer.gui.widgets.frame_view import FrameView
from cnnviewer.session.state import Selection


class LitOnFrame(QObject):
    """Keeps the thin box of `view` on what the lit cell sees."""

    def __init__(self, view: FrameView, bridge: Bridge, lit: Lit) -> None:
        super().__init__(view)
        self._view = view
        self._bridge = bridge
        self._lit = lit
        lit.changed.connect(self._show)

    def _show(self) -> None:
        cell, outcome = self._lit.cell, self._bridge.outcome
        sight = None
        if cell is not None and outcome is not None:
            sight = sight_of(outcome, Selection(cell.value, cell.channel, (cell.row, cell.column)))
        self._view.show_lit(None if sight is None else sight.box)
