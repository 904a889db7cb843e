"""The map of a deep network: where its values lie on it, and which stretch of it the columns in view are.

A unit of the map is one step through the network. A block is as long as its longest branch; its branches lie in lanes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.gui.panels.strip_folding import Folding
from cnnviewer.gui.widgets.overview_boxes import Box
from cnnviewer.networks.blocks import Block

Shape = tuple[int, int, int]  # (C, H, W)
Stretch = tuple[float, float]
_STEEP = 1.6  # of the heights over the logarithm of the size: halves are told apart by the eye


class Route:
    """The boxes of a network and how long its map is: `start` of every value that stands alone and of every block."""

    def __init__(self, folding: Folding, shapes: Mapping[str, Shape]) -> None:
        self._folding = folding
        self._shapes = shapes
        self._start: dict[str, int] = {}
        self.length = 0
        for text in folding.texts:
            block = folding.block_of(text.value)
            if block is None or block.name == text.value:
                self._start[text.value] = self.length
                self.length += 1 if block is None else block.lanes.length
        self._largest = max((max(shape[1:]) for shape in shapes.values()), default=1)
        self._most = max((shape[0] for shape in shapes.values()), default=1)
        self.boxes = tuple(self._boxes())
        self._spots = {box.key: (box.start, box.stop) for box in self.boxes}
        self._told: tuple[tuple[ColumnText, ...], tuple[list[Stretch], list[Stretch]]] = ((), ([], []))

    def stretches(self) -> tuple[list[Stretch], list[Stretch]]:
        """Where each column on show begins and ends on the map, twice: one behind the other, and as its box lies.

        Columns of an unfolded block share its length; their boxes, where they are branches, lie beside each other.
        """
        columns = self._folding.columns()
        if columns is not self._told[0]:
            ordered = list(self._ordered(columns))
            boxes = [
                whole if text.block else self._spots.get(text.value, whole)
                for text, whole in zip(columns, ordered, strict=True)
            ]
            self._told = columns, (ordered, boxes)
        return self._told[1]

    def _ordered(self, columns: tuple[ColumnText, ...]) -> Iterator[Stretch]:
        last, part = "", 0
        for text in columns:
            block = self._folding.block_of(text.value)
            if block is None:
                yield float(self._start[text.value]), self._start[text.value] + 1.0
                continue
            start, length = self._start[block.name], block.lanes.length
            parts = 1 if text.block else len(block.values)
            part = part + 1 if block.name == last else 0
            last = block.name
            yield start + length * part / parts, start + length * (part + 1) / parts

    def _boxes(self) -> Iterator[Box]:
        if not self._folding.active:
            return
        for text in self._folding.texts:
            shape = self._shapes.get(text.value)
            block = self._folding.block_of(text.value)
            start = float(self._start[text.value if block is None else block.name])
            made = Box(
                text.value, start, start + 1, self._height(shape), self._strength(shape), tip=tip_of(text, shape)
            )
            if block is None:
                yield made
                continue
            place, lanes = block.values.index(text.value), block.lanes
            stop = start + lanes.depth[place]
            made = replace(made, start=stop - 1, stop=stop, lanes=lanes.count - len(lanes.skips), group=block.name)
            if lanes.is_bottleneck(place):
                yield replace(made, lanes=1)
            else:
                yield replace(made, lane=lanes.lane[place])
            if block.output == text.value:
                yield from self._lines(block, start, replace(made, key="", tip="", line=True))

    def _lines(self, block: Block, start: float, like: Box) -> Iterator[Box]:
        """Where a branch has nothing: it waits for the others, or leads past all of them."""
        lanes = block.lanes
        for source, to in lanes.edges:
            if source >= 0 and lanes.depth[to] - lanes.depth[source] > 1:
                ends = start + lanes.depth[source], start + lanes.depth[to] - 1
                yield replace(like, start=ends[0], stop=ends[1], lane=lanes.lane[source])
        for lane, depth in lanes.skips:
            yield replace(like, start=start, stop=start + depth, lane=lane)

    def _strength(self, shape: Shape | None) -> float:
        """More where there are more maps."""
        return 0.5 if shape is None else math.log2(max(1, shape[0])) / max(1.0, math.log2(self._most))

    def _height(self, shape: Shape | None) -> float:
        if shape is None:
            return 0.5
        return math.pow(math.log2(max(1, *shape[1:])) / max(1.0, math.log2(self._largest)), _STEEP)


def tip_of(text: ColumnText, shape: Shape | None) -> str:
    """ "layer1.0.conv1 · Conv 1×1 · 64 × 56 × 56"."""
    sizes = ""
    if shape is not None and shape[1:] == (1, 1):
        sizes = QCoreApplication.translate("StripColumn", "{count} values").format(count=shape[0])
    elif shape is not None:
        sizes = " × ".join(map(str, shape))
    return " · ".join(part for part in (text.title, text.operator, sizes) if part)
