"""Painting on maps: while the brush is active, dragging over a map that stands alone draws on it.

A stroke is one step of the history. A number that is added is added once to every cell that a stroke touches.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from cnnviewer.gui.brush import BrushChoice
from cnnviewer.gui.what_if import WhatIf, under_brush
from cnnviewer.gui.widgets.map_view import WHOLE, Cell, MapView
from cnnviewer.session.session import Session

Step = tuple[int, int]


class Painting(QObject):
    """Watches map views and paints on those that `watch` was called with."""

    def __init__(self, session: Session, can_change: Callable[[str], bool], parent: QObject) -> None:
        """can_change  whether the maps of a value can be painted on"""
        super().__init__(parent)
        self._what_if = WhatIf(session)
        self._can_change = can_change
        self._brush = BrushChoice(self)
        self._values: dict[MapView, Callable[[], str]] = {}
        self._touched: NDArray[np.bool_] | None = None  # by the stroke that is being drawn
        self._drawing: tuple[MapView, int] | None = None
        self._last: Step | None = None
        self._brush.changed.connect(self.refresh)

    def use(self, brush: BrushChoice) -> None:
        """Paint with `brush`, which others may turn on and off."""
        self._brush.changed.disconnect(self.refresh)
        self._brush = brush
        brush.changed.connect(self.refresh)

    def start(self) -> None:
        """Let the mouse paint."""
        self._brush.choose(active=True)

    def watch(self, view: MapView, value: Callable[[], str]) -> None:
        """Let the mouse paint on `view`, which shows maps of `value()`."""
        self._values[view] = value
        view.installEventFilter(self)
        view.destroyed.connect(lambda: self._values.pop(view, None))
        self._show_brush(view)

    def refresh(self) -> None:
        """Show on every view whether the mouse paints there."""
        for view in self._values:
            self._show_brush(view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        view = watched if isinstance(watched, MapView) else None
        if view is None or view not in self._values:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(view, event)
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._active_on(view)
        if escaped and event.type() is QEvent.Type.KeyPress:
            self._brush.choose(active=False)
        return escaped and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and _accepted(event)

    def _mouse(self, view: MapView, event: QMouseEvent) -> bool:
        kind, left = event.type(), event.button() is Qt.MouseButton.LeftButton
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and left and self._active_on(view):
            cell = view.cell_at(event.position())
            if cell is not None and cell[0] != WHOLE:
                self._begin(view, cell)
            return True
        if self._drawing is None or self._drawing[0] is not view:
            return False
        if kind is QEvent.Type.MouseMove:
            view.point_at(event.position())
            cell = view.cell_at(event.position())
            self._go_to(None if cell is None else (cell[1], cell[2]))
            return True
        if kind is QEvent.Type.MouseButtonRelease and left:
            self._drawing = self._touched = None
            self._what_if.end_stroke()
            return True
        return False

    def _begin(self, view: MapView, cell: Cell) -> None:
        assert view.picture is not None
        self._what_if.end_stroke()
        self._drawing, self._last = (view, cell[0]), None
        self._touched = np.zeros(view.picture.layout.map, np.bool_)
        self._go_to((cell[1], cell[2]))

    def _go_to(self, place: Step | None) -> None:
        """Draw from where the mouse was to `place`; None when it is beside the map."""
        before, self._last = self._last, place
        if place is None or self._drawing is None or self._touched is None:
            return
        view, channel = self._drawing
        size: Step = (self._touched.shape[0], self._touched.shape[1])
        cells = under_brush(size, steps_between(before or place, place), self._brush.size) & ~self._touched
        if cells.any():
            self._touched |= cells
            self._what_if.stroke(self._values[view](), channel, cells, self._brush)

    def _active_on(self, view: MapView) -> bool:
        picture = view.picture
        if not self._brush.active or picture is None or picture.layout.count != 1:
            return False
        return picture.spec.composite is None and self._can_change(self._values[view]())

    def _show_brush(self, view: MapView) -> None:
        active = self._brush.active and self._can_change(self._values[view]())
        view.set_brush(self._brush.size if active and self._active_on(view) else 0)


def steps_between(first: Step, last: Step) -> list[Step]:
    """The cells on the straight line from `first` to `last`, both among them."""
    count = max(abs(last[0] - first[0]), abs(last[1] - first[1]), 1)
    return [
        (
            round(first[0] + (last[0] - first[0]) * number / count),
            round(first[1] + (last[1] - first[1]) * number / count),
        )
        for number in range(count + 1)
    ]


def _accepted(event: QEvent) -> bool:
    event.accept()
    return True
