"""The columns of the strip side by side, as wide as is best for their maps; scrolled when there are too many.

A network of a few layers has all its columns at once. One of hundreds has those near the place that is scrolled to: a
column costs some milliseconds to make, and a picture for every one of them would take as long as the network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.gui.panels.strip_folding import MANY
from cnnviewer.gui.panels.strip_widths import NARROWEST, Tiles, column_widths, deep_widths
from cnnviewer.gui.widgets.branch_band import HEIGHT_PX as BAND_PX
from cnnviewer.gui.widgets.branch_band import BranchBand
from cnnviewer.gui.widgets.side_scroll import SideScroll

_GAP = 10
_MARGIN = 10
_OVERLAP = 6  # pixels of the empty edge above a header, where the wires of the band may end
_KEPT = 2  # widths of the view at each side: what is further away is given up


class StripBoard(SideScroll):
    """`values` of all columns in order; `columns` by value name: all, or those near the place on show.

    prepare   called with every new column
    revealed  called when columns were made because the user scrolled to them, or others came into view
    band      above the columns, where show_band(True) wants it
    placed    the columns got their places;  viewed  another part of them is in view
    """

    placed = Signal()
    viewed = Signal()

    def __init__(
        self,
        keyed: Callable[[QKeyEvent], bool],
        resized: Callable[[], None],
        prepare: Callable[[StripColumn], None],
        revealed: Callable[[], None],
    ) -> None:
        super().__init__(keyed, resized)
        self.columns: dict[str, StripColumn] = {}
        self.values: list[str] = []
        self._texts: dict[str, ColumnText] = {}
        self._places: dict[str, QRect] = {}
        self._placed: tuple[object, ...] = ()
        self._held: tuple[str, int] | None = None
        self._prepare = prepare
        self._inside = QWidget()
        self.band = BranchBand(self._inside)
        self.band.hide()
        self.setWidget(self._inside)
        self._reveal_timer = QTimer(self, singleShot=True, interval=0)
        self._reveal_timer.timeout.connect(self._reveal)
        self._reveal_timer.timeout.connect(revealed)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def deep(self) -> bool:
        """Whether there are too many columns to make them all."""
        return len(self.values) > MANY

    @property
    def folded(self) -> bool:
        """Whether the network is a deep one, though few columns may be left of it."""
        return self.band.isVisibleTo(self)

    def show_band(self, shown: bool) -> None:
        """Leave room for the band above the columns, or not."""
        self.band.setVisible(shown)

    def extents(self) -> list[tuple[float, float]]:
        """(left, width) of every column in pixels, in order; empty until they have their places."""
        return [(float(place.left()), float(place.width())) for place in self._places.values()]

    def in_sight(self) -> tuple[int, int]:
        """The first pixel in view and the one behind the last."""
        left = self.horizontalScrollBar().value()
        return left, left + self.viewport().width()

    def centre(self, across: float) -> None:
        """Scroll until this pixel is in the middle, as far as there is something to scroll."""
        self.horizontalScrollBar().setValue(round(across - self.viewport().width() / 2))

    def page(self, by: int) -> None:
        """Scroll `by` widths of the view."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + by * self.viewport().width())

    def hold(self, value: str, after: str) -> None:
        """The next column `after` gets the place in the view that `value` has now."""
        place = self._places.get(value)
        if place is not None:
            self._held = (after, max(_MARGIN, place.left() - self.horizontalScrollBar().value()))

    def make(self, texts: Sequence[ColumnText]) -> bool:
        """Make columns for `texts`, keeping those that stay. False: nothing changed but operators."""
        before = [_looks(text) for text in self._texts.values()]
        self._texts = {text.value: text for text in texts}
        if [_looks(text) for text in texts] == before:
            for column in self.columns.values():
                column.set_operator(self._texts[column.value].operator)
            return False
        kept, self.columns, self.values = self.columns, {}, list(self._texts)
        for text in texts:
            if text.value in kept and _looks(kept[text.value]) == _looks(text):
                column = self.columns[text.value] = kept.pop(text.value)
                column.set_operator(text.operator)
            elif not self.deep:
                self._add(text)
        for column in kept.values():
            _discard(column)
        if not self.deep:
            for first, second in pairwise(self.columns.values()):
                QWidget.setTabOrder(first.legend, second.maps)
        self._placed, self._places = (), {}
        return True

    def place(self, tiles: Sequence[Tiles], selected: str) -> bool:
        """Give the columns their places; `tiles` says what each shows. False: they are where they were."""
        if not self.values:
            return False
        room, height = self.viewport().width(), self.viewport().height()
        top = BAND_PX - _OVERLAP if self.folded else 0
        height -= top
        wanted = (tuple(tiles), selected, room, height)
        if wanted == self._placed:
            return False
        moved = self._placed[1:] != wanted[1:]
        self._placed = wanted
        chosen = self.values.index(selected) if selected in self.values else -1
        left = _MARGIN
        for value, width in zip(self.values, self._widths(tiles, chosen, room, height), strict=True):
            self._places[value] = QRect(left, top, width, height)
            left += width + _GAP
        for value, column in self.columns.items():
            column.setGeometry(self._places[value])
        self._inside.resize(left - _GAP + _MARGIN, top + height)
        self.band.setGeometry(0, 0, self._inside.width(), BAND_PX)
        self.band.raise_()
        held, self._held = self._held, None
        if held is not None and held[0] in self._places:
            self.horizontalScrollBar().setValue(self._places[held[0]].left() - held[1])
        elif chosen >= 0 and moved:
            middle = self._places[selected].center()
            self.ensureVisible(middle.x(), 0, self._places[selected].width() // 2 + _MARGIN, 0)
        self._reveal()
        self.placed.emit()
        self.viewed.emit()
        return True

    def in_view(self) -> tuple[StripColumn, ...]:
        """The columns that need a picture: all of a small network, those in view and beside it of a deep one."""
        if not (self.deep or self.folded):
            return tuple(self.columns.values())
        near = self._span(0.5)
        return tuple(column for column in self.columns.values() if column.geometry().intersects(near))

    def _widths(self, tiles: Sequence[Tiles], chosen: int, room: int, height: int) -> Sequence[int]:
        if self.deep or (self.folded and len(tiles) * (NARROWEST[0] + _GAP) > room):
            return deep_widths(len(tiles), chosen, room)
        for column in self.columns.values():
            column.resize(column.width(), height)
        maps_height = self.columns[self.values[0]].height_of_maps
        gaps = 2 * _MARGIN + (len(tiles) - 1) * _GAP
        return column_widths(tuple(tiles), chosen, room - gaps, maps_height)

    def _add(self, text: ColumnText) -> StripColumn:
        column = StripColumn(text.value, text.title, text.operator, self._inside, block=text.block, label=text.label)
        self.columns[text.value] = column
        self._prepare(column)
        if text.value in self._places:
            column.setGeometry(self._places[text.value])
        column.show()
        self.band.raise_()
        return column

    def _scrolled(self) -> None:
        if self.deep or self.folded:
            self._reveal_timer.start()
        self.viewed.emit()

    def _reveal(self) -> None:
        """Make the columns of a deep network in view and beside it, give up those far away."""
        if not self.deep:
            return
        near, far = self._span(0.5), self._span(_KEPT)
        for value, place in self._places.items():
            column = self.columns.get(value)
            if column is None and place.intersects(near):
                self._add(self._texts[value])
            elif column is not None and not place.intersects(far) and not self._in_use(column):
                del self.columns[value]
                _discard(column)

    def _in_use(self, column: StripColumn) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and column.isAncestorOf(focused)

    def _span(self, widths: float) -> QRect:
        """The part of the strip in view, and so many widths of the view at each side."""
        room = self.viewport().width()
        more = round(room * widths)
        return QRect(self.horizontalScrollBar().value() - more, 0, room + 2 * more, max(1, self.viewport().height()))


def _looks(column: StripColumn | ColumnText) -> tuple[str, str, str, str]:
    """What a column is made with; one that has the same is kept."""
    return column.value, column.title, column.block, column.label


def _discard(column: StripColumn) -> None:
    column.hide()
    column.deleteLater()
