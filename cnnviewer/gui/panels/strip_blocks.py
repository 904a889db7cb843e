"""A deep network in the strip: columns folded into blocks, the map above them, the wires between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnviewer.engine.network import Network
from cnnviewer.gui.panels.strip_board import StripBoard
from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.gui.panels.strip_folding import Folding, block_text, block_title
from cnnviewer.gui.panels.strip_overview import Route, Shape
from cnnviewer.gui.widgets.branch_band import Span
from cnnviewer.gui.widgets.overview_map import OverviewMap
from cnnviewer.networks.blocks import Block
from cnnviewer.networks.shown import input_shape
from cnnviewer.session.state import State


class StripBlocks(QObject):
    """Beside the board: `folding` says which columns there are, `overview` and the band of the board draw it.

    refolded  other columns are to be shown
    chosen    (value): it is to be selected
    """

    refolded = Signal()
    chosen = Signal(str)

    def __init__(self, board: StripBoard, parent: QObject) -> None:
        super().__init__(parent)
        self.folding = Folding()
        self.overview = OverviewMap()
        self.overview.setAccessibleName(self.tr("Map of the network"))
        self.overview.hide()
        self._board = board
        self._shapes: Mapping[str, Shape] = {}
        self._route = Route(self.folding, {})
        self._selected = ""
        self._ends: tuple[list[float], list[float]] = ([], [])
        self._spots: list[tuple[tuple[float, float], tuple[float, float]]] = []
        board.placed.connect(self._placed)
        board.viewed.connect(self._viewed)
        board.band.folded.connect(self.toggle)
        self.overview.moved.connect(self._move)
        self.overview.stepped.connect(self._step)
        self.overview.paged.connect(board.page)
        self.overview.opened.connect(self.chosen)
        self.overview.entered.connect(self._enter)

    def take(self, network: Network, state: State, texts: Sequence[ColumnText]) -> None:
        """Another network or other columns."""
        self._selected = state.selection.value
        if self.folding.take(network, input_shape(network, state.card), texts):
            self._shapes = {}
            self._route = Route(self.folding, {})
            self.overview.setVisible(self.folding.active)
            self._board.show_band(bool(self.folding.blocks))
        self.folding.reveal(self._selected)

    def show_shapes(self, shapes: Mapping[str, Shape]) -> None:
        """(C, H, W) by value name, as far as they are known."""
        if self.folding.active and (shapes != self._shapes or not self.overview.boxes):
            self._shapes = dict(shapes)
            self._route = Route(self.folding, self._shapes)
            self.overview.show_boxes(self._route.boxes, self._route.length)

    def entries(self, shapes: Mapping[str, Shape]) -> list[tuple[str, str]]:
        """(value, its name, title, operator and shape as one text) of all columns, folded or not, in order."""
        return [
            (text.value, f"{text.value} {text.title} {text.operator} {'x'.join(map(str, shapes.get(text.value, ())))}")
            for text in self.folding.texts
        ]

    def select(self, value: str) -> None:
        """Another value is selected: where it is folded away, its block unfolds."""
        self._selected = value
        if self.folding.reveal(value):
            self.refolded.emit()
        self._mark()

    def toggle(self, name: str) -> None:
        """Fold the block `name`, or unfold it; its left edge stays where it is."""
        block = self.folding.block(name)
        first, output = block.values[0], block.output
        self.folding.toggle(name)
        opened = self.folding.is_open(block)
        self._board.hold(*((output, first) if opened else (first, output)))
        self._fold_selection()
        self.refolded.emit()

    def toggle_selected(self) -> None:
        """Fold or unfold the block that the selection is in."""
        block = self.folding.block_of(self._selected)
        if block is not None:
            self.toggle(block.name)

    def fold_all(self) -> None:
        self.folding.fold_all()
        self._fold_selection()
        self.refolded.emit()

    def unfold_all(self) -> None:
        self.folding.unfold_all()
        self.refolded.emit()

    def point(self, value: str, inside: bool) -> None:
        """The mouse is over the column of `value`, or has left it."""
        self._board.band.point(self._board.values.index(value) if inside and value in self._board.values else -1)

    def _fold_selection(self) -> None:
        """What is folded away cannot be selected: what its block makes is, in its place."""
        shown = self.folding.shown_as(self._selected)
        if shown != self._selected:
            self.chosen.emit(shown)

    def _placed(self) -> None:
        if not self.folding.active:
            return
        values = self._board.values
        if values != [text.value for text in self.folding.columns()]:
            return  # the board is about to get other columns
        extents = self._board.extents()
        self._board.band.show_columns(extents, self._spans(values), self.folding.sources())
        # Where columns begin and end, in pixels of the board and in units of the map; both grow.
        pixels = [end for left, width in extents for end in (left, left + width)]
        stretches, boxes = self._route.stretches()
        self._ends = pixels, [end for ends in stretches for end in ends]
        self._spots = list(zip(extents, boxes, strict=True))
        self._mark()

    def _spans(self, values: Sequence[str]) -> list[Span]:
        """Brackets over the columns: one for every unfolded block, else over maps of the same size."""
        folding, spans = self.folding, []
        keys = []
        for value in values:
            block = folding.block_of(value)
            opened = block is not None and folding.is_open(block)
            keys.append(block if opened else self._shapes.get(value, ())[1:])
        for key, numbers in groupby(range(len(values)), key=keys.__getitem__):
            inside = list(numbers)
            if isinstance(key, Block):
                title = f"{block_title(key)} · {block_text(key).replace(', ', ' · ')}"
                spans.append(Span(key.name, title, inside[0], inside[-1]))
            elif key and key != (1, 1) and len(inside) > 1:
                spans.append(Span("", " × ".join(map(str, key)), inside[0], inside[-1]))
        return spans

    def _mark(self) -> None:
        self.overview.select(self._selected)
        values = self._board.values
        self._board.band.select(values.index(self._selected) if self._selected in values else -1)

    # Between pixels of the board and units of the map

    def _viewed(self) -> None:
        pixels, units = self._ends
        if self.folding.active and pixels:
            left, right = self._board.in_sight()
            middle = float(np.interp((left + right) / 2, pixels, units))
            inside = []
            for (start, width), (low, high) in self._spots:
                first, last = max(0.0, (left - start) / width), min(1.0, (right - start) / width)
                if first < last:  # of a column that is cut off only the part in sight counts
                    inside += [low + (high - low) * first, low + (high - low) * last]
            self.overview.show_view(min(inside, default=middle), max(inside, default=middle), middle)
            self._board.band.update()

    def _move(self, position: float) -> None:
        pixels, units = self._ends
        if pixels:
            self._board.centre(float(np.interp(position, units, pixels)))

    def _middle(self) -> int:
        """The number of the column in the middle of the view."""
        left, right = self._board.in_sight()
        middles = [start + width / 2 for start, width in self._board.extents()]
        return min(range(len(middles)), key=lambda one: abs(middles[one] - (left + right) / 2))

    def _step(self, by: int) -> None:
        extents = self._board.extents()
        if extents:
            left, width = extents[min(max(self._middle() + by, 0), len(extents) - 1)]
            self._board.centre(left + width / 2)

    def _enter(self) -> None:
        if self._board.values:
            self.chosen.emit(self._board.values[self._middle()])
