"""What the mouse chooses in the strip: a layer, a map, a cell; a double click opens a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from cnnviewer.gui.panels.strip_actions import StripActions
from cnnviewer.gui.panels.strip_requests import Choices, Shape
from cnnviewer.gui.widgets.map_view import WHOLE, Cell
from cnnviewer.session.session import Session


class StripPresses:
    """Changes the selection. `shapes` is kept up to date by the strip: (C, H, W) by value name."""

    def __init__(self, session: Session, actions: StripActions, choices: Callable[[], Choices]) -> None:
        self.shapes: Mapping[str, Shape] = {}
        self._session = session
        self._actions = actions
        self._choices = choices
        self._clicked: tuple[str, Cell] | None = None
        self._click_timer = QElapsedTimer()

    def choose_layer(self, value: str) -> None:
        """Select `value`, on the channel that was selected elsewhere."""
        selection = self._session.state.selection
        if value != selection.value:
            self._choose(value, selection.channel, None)

    def press(self, value: str, cell: Cell) -> None:
        """Select a cell."""
        self._clicked = (value, cell)
        self._click_timer.restart()
        selection = self._session.state.selection
        kept = selection.channel if selection.value == value else 0
        self._choose(value, kept if cell[0] == WHOLE else cell[0], cell[1:])

    def _choose(self, value: str, channel: int, pixel: tuple[int, int] | None) -> None:
        shape, selection = self.shapes.get(value), self._session.state.selection
        if shape is not None:
            channel = min(channel, shape[0] - 1)
        self._session.change(selection=replace(selection, value=value, channel=channel, pixel=pixel))

    def open(self, value: str, channel: int) -> None:
        """A map fills its column, or all come back; the picture the network sees fills it as a composite."""
        self._clicked = None
        composite = self._session.state.view.composite
        if value in composite:
            self._actions.compose(value, None)
        elif channel == WHOLE and self.shapes.get(value, (1,))[0] >= 3:
            self._actions.compose(value, self._choices().true_colours())
        elif channel != WHOLE:
            self._actions.enlarge(value, channel)

    def double_click(self, value: str, channel: int) -> None:
        """Open the map under the first click; `channel` of `value` is under the second one, "" for none."""
        if self._clicked is not None and self._click_timer.elapsed() <= QApplication.doubleClickInterval():
            value, channel = self._clicked[0], self._clicked[1][0]
        if value:
            self.open(value, channel)
