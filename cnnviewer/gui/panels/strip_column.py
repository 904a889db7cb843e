"""One column of the strip: the name and shape of a value, its maps, its legend."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.display.mosaic import best_layout
from cnnviewer.display.picture import LevelSpec, PictureSpec
from cnnviewer.gui.widgets.column_header import ColumnHeader
from cnnviewer.gui.widgets.level_histogram import ROOMY, LevelHistogram
from cnnviewer.gui.widgets.map_marks import Mark
from cnnviewer.gui.widgets.map_places import MARGIN
from cnnviewer.gui.widgets.map_view import MapView

_GAP = 2  # widget pixels between maps
_LEAST_BAR = 3.0  # widget pixels of a value of a vector; more values than fit below each other are cells side by side
_ABOVE, _BELOW, _AROUND = 9, 7, 4


class StripColumn(QWidget):
    """Shows one value. `value` is its name in the network, `block` that of the block that is folded up in it, or "".

    chosen    the header was clicked: select this layer
    unfolded  the block is to be unfolded
    pointed   the mouse came over the column, or left it
    """

    chosen = Signal(str)
    unfolded = Signal(str)
    pointed = Signal(str, bool)

    def __init__(
        self, value: str, title: str, operator: str, parent: QWidget | None = None, *, block: str = "", label: str = ""
    ) -> None:
        super().__init__(parent)
        self.value = value
        self.title = title
        self.block = block
        self.label = label
        self.setAccessibleName(title)
        self.header = ColumnHeader(label or title, folded=bool(block))
        self.maps = MapView()
        self.maps.setAccessibleName(self.tr("Feature maps of {layer}").format(layer=title))
        self.legend = LevelHistogram()
        self.legend.setAccessibleName(self.tr("Colour scale of {layer}").format(layer=title))
        self._operator = operator
        self._shape: tuple[int, ...] = ()
        self._edited = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _ABOVE, 0, _BELOW)
        column.setSpacing(_AROUND)
        column.addWidget(self.header)
        column.addWidget(self.maps, 1)
        column.addWidget(self.legend)
        self.header.clicked.connect(lambda: self.chosen.emit(self.value))
        self.header.unfolded.connect(lambda: self.unfolded.emit(self.block))
        self.set_selected(False)
        self._describe()

    def set_operator(self, operator: str) -> None:
        """Another description of the operator: the layer was edited."""
        self._operator = operator
        self._describe()

    def set_shape(self, shape: tuple[int, ...]) -> None:
        """The (C, H, W) of the value, (C,) of a vector."""
        if shape != self._shape:
            self._shape = shape
            self._describe()

    def set_selected(self, selected: bool) -> None:
        """Whether this is the selected layer: Tab reaches only that one."""
        self.header.set_selected(selected)
        if self.block:
            self.header.setFocusPolicy(Qt.FocusPolicy.TabFocus if selected else Qt.FocusPolicy.NoFocus)
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.maps.setFocusPolicy(policy)
        self.legend.setFocusPolicy(policy)

    def dress(self, colours: NDArray[np.uint8], marks: Mapping[int, Mark]) -> None:
        """Another colour table, (256, 3) uint8; and what the maps that were changed say about it."""
        self.maps.set_colours(colours)
        self.legend.set_colours(colours)
        self.maps.set_marks(marks)
        if len(marks) != self._edited:
            self._edited = len(marks)
            self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.legend.set_roomy(self.width() >= ROOMY)
        super().resizeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self.value, True)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(self.value, False)

    @property
    def height_of_maps(self) -> int:
        """Pixels that a narrow column of the present height has for maps."""
        around = _ABOVE + _BELOW + 2 * _AROUND + round(2 * MARGIN)
        return max(1, self.height() - around - self.header.sizeHint().height() - self._slim_legend())

    def picture_spec(
        self,
        shape: tuple[int, int, int],
        channels: tuple[int, ...] | None,
        composite: tuple[int, int, int] | None,
        signed: bool,
        levels: LevelSpec,
        extra: int = 0,
    ) -> PictureSpec:
        """What to ask for so that maps of `shape` (C, H, W), and `extra` more tiles, are as large as they can be."""
        count = 1 if composite is not None else extra + (len(channels) if channels is not None else shape[0])
        ratio = self.devicePixelRatioF()
        height, width = (max(1, int((side - 2 * MARGIN) * ratio)) for side in (self.maps.height(), self.maps.width()))
        columns, shrink, scale = best_layout(count, shape[1:], (height, width))
        single = shape[1:] == (1, 1)  # a vector: cells side by side, for a gap as wide as a cell would tear them apart
        gap = 0 if single else max(1, round(_GAP * ratio / scale))
        if single and 1 < count <= (self.maps.height() - 2 * MARGIN) / _LEAST_BAR:
            columns = 1
        finer = shrink
        while finer > 1 and shrink / finer < self.maps.zoom:
            finer //= 2
        # The gap keeps its size beside the tiles, or the maps would shift when they get finer.
        return PictureSpec(self.value, channels, columns, finer, signed, composite, levels, gap * (shrink // finer))

    def _slim_legend(self) -> int:
        return self.legend.sizeHint().height() if not self.legend.roomy else self.legend.sizeHint().height() - 30

    def _describe(self) -> None:
        """What stands under the name: all of it where there is room, the bare numbers in a narrow column."""
        shape = self._shape
        wordings: tuple[str, ...] = ()
        if len(shape) == 3:
            count = self.tr("{count} maps").format(count=shape[0])
            wordings = (" × ".join(map(str, shape)), "×".join(map(str, shape)), count)
        elif shape:
            wordings = (self.tr("{count} values").format(count=shape[0]), str(shape[0]))
        if self._edited:
            edited = self.tr("{count} edited").format(count=self._edited)
            wordings = (*(f"{text} · {edited}" for text in wordings), edited)
        parts = self._operator.split(", ")
        shorter = [", ".join(parts[:kept]) for kept in range(len(parts), 0, -1)]
        self.header.set_lines(wordings, [*shorter, parts[0].split(" ")[-1]])
