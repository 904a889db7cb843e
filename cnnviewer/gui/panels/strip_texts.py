"""The words and numbers of the strip that follow the mouse: legends, the value under it, where it lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_legend import reading_of
from cnnviewer.gui.panels.strip_readout import cell_text, class_labels, value_text
from cnnviewer.gui.widgets.map_view import WHOLE


class StripTexts:
    """Writes into columns; `say(text)` gets the place and value under the mouse, "" when there is none."""

    def __init__(self, bridge: Bridge, say: Callable[[str], None]) -> None:
        self._bridge = bridge
        self._session = bridge.session
        self._say = say

    def show_legend(self, column: StripColumn) -> None:
        """The levels of the map under the mouse, else of the selected one, else of the layer."""
        state, maps = self._session.state, column.maps
        channel = state.selection.channel if column.value == state.selection.value else None
        if maps.hover is not None and maps.hover[0] != WHOLE:
            channel = maps.hover[0]
        reading = reading_of(maps.picture, maps.activation, channel, counted=column.legend.roomy)
        column.legend.show_reading(reading, fixed=column.value in state.view.limits)

    def hover(self, column: StripColumn) -> None:
        """The mouse moved in `column`, or the picture under it did."""
        maps = column.maps
        labels = class_labels(self._bridge.network, self._session.state, column.value)
        self._say(cell_text(column.title, maps.hover, maps.picture, maps.activation, labels))
        maps.set_readout(value_text(maps.hover, maps.picture, maps.activation) if column.legend.roomy else "")
        self.show_legend(column)

    def refresh(self, columns: Mapping[str, StripColumn]) -> None:
        """The legends, and the number under a resting mouse, follow the video."""
        for column in columns.values():
            if column.maps.hover is not None:
                self.hover(column)
            else:
                self.show_legend(column)
