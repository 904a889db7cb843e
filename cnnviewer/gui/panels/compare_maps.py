"""The three columns of the comparison: a layer in A, the same layer in B, and what lies between; they move together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.display.levels import as_maps
from cnnviewer.display.pair import Pair
from cnnviewer.display.picture import Picture
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_legend import reading_of
from cnnviewer.gui.panels.strip_readout import value_text
from cnnviewer.gui.widgets.map_view import Cell
from cnnviewer.session.state import Selection

Maps = NDArray[np.float32]
_GAP_PX = 14


class CompareMaps(QWidget):
    """`columns` are A, the difference and B.

    pressed  a cell was clicked: channel, row, column
    opened   one was double-clicked: enlarge the map, or bring all back
    zoomed   finer pictures may be wanted
    """

    pressed = Signal(int, int, int)
    opened = Signal(int, int, int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(StripColumn("", title, "") for title in ("A", "B − A", "B"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(_GAP_PX)
        for column in self.columns:
            row.addWidget(column, 1)
            column.maps.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            column.header.unsetCursor()
            column.maps.pressed.connect(self.pressed)
            column.maps.opened.connect(self.opened)
            column.maps.zoomed.connect(lambda column=column: self._moved(column, True))
            column.maps.panned.connect(lambda column=column: self._moved(column, False))
            column.maps.hovered.connect(lambda cell, column=column: self._hover(column))
        self.first, self.difference, self.second = self.columns
        self.first.maps.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.first.maps)
        # The scale of the difference is always that of its largest value.
        self.difference.legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_colours(self, colours: str, signed: str) -> None:
        """Names of the colour maps of the sides and of the difference."""
        for column in self.columns:
            chosen = table(signed if column is self.difference else colours)
            column.maps.set_colours(chosen)
            column.legend.set_colours(chosen)

    def show_titles(self, swapped: bool, here: str, there: str) -> None:
        """Name the sides and the layer on each; the difference is always the network on show minus the other side."""
        names = ("A", "A − B" if swapped else "B − A", "B")
        layers = (here, "", there) if swapped else (there, "", here)
        for column, name, layer in zip(self.columns, names, layers, strict=True):
            column.header.set_title(name)
            column.set_operator(layer)

    def show_pair(
        self, pair: Pair | None, here: Maps | None, there: Maps | None, *, swapped: bool, messages: tuple[str, str]
    ) -> None:
        """Show `pair`, drawn from `here` and `there`.

        swapped  True: what is `here`, the network on show, stands at the left as A
        messages  stand where there is no picture of the other side, or none of the difference
        """
        sides: list[tuple[Picture | None, Maps | None]] = [
            (None if pair is None else pair.there, there),
            (None if pair is None else pair.difference, None if pair is None else pair.difference_maps),
            (None if pair is None else pair.here, here),
        ]
        turned = -1 if swapped else 1
        said = (messages[0], messages[1], "")[::turned]
        for column, (picture, maps), message in zip(self.columns, sides[::turned], said, strict=True):
            shown = None if picture is None or maps is None else as_maps(maps)
            column.maps.set_message(message)
            column.maps.show_picture(picture if shown is not None else None, shown)
            column.set_shape(() if shown is None else shown.shape)
        self.follow()

    def select(self, selection: Selection) -> None:
        """Frame the selected map and cell in all three."""
        for column in self.columns:
            column.maps.select(selection.channel, selection.pixel)

    def show_legends(self, channel: int, *, fixed: bool) -> None:
        """The levels of the map under the mouse, else of `channel`; `fixed`: those of the sides were chosen."""
        for column in self.columns:
            maps = column.maps
            pointed = maps.hover[0] if maps.hover is not None else channel
            reading = reading_of(maps.picture, maps.activation, pointed, counted=column.legend.roomy)
            column.legend.show_reading(reading, fixed=fixed and column is not self.difference)
            maps.set_readout(value_text(maps.hover, maps.picture, maps.activation))

    def follow(self) -> None:
        """Let B and the difference show the part that A shows."""
        for column in self.columns[1:]:
            column.maps.places.follow(self.first.maps.places)

    def _moved(self, moved: StripColumn, zoomed: bool) -> None:
        for column in self.columns:
            if column is not moved:
                column.maps.follow(moved.maps)
        if zoomed:
            self.zoomed.emit()

    def _hover(self, pointed: StripColumn) -> None:
        """All three say what they have where the mouse points in one of them."""
        cell: Cell | None = pointed.maps.hover
        for column in self.columns:
            if column is not pointed:
                column.maps.follow(pointed.maps)
            column.maps.set_readout(value_text(cell, column.maps.picture, column.maps.activation))
