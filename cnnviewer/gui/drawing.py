"""Drawing as it is wired: the board shows the drawing of the session, a stroke becomes a step of its history, and
while the pen moves every move goes to the network as a frame of its own, the newest first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnviewer.sources.drawing import ADDRESS, Drawing
from cnnviewer.sources.source import Source

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.widgets.drawing_board import DrawingBoard
    from cnnviewer.networks.preprocessing import PreprocessingCard
    from cnnviewer.session.state import State


def is_canvas(source: Source | None) -> bool:
    """Whether `source` is the canvas."""
    return source is not None and source.address == ADDRESS


def focus_canvas(window: QWidget) -> None:
    """Give the keyboard to the canvas, where it is on show."""
    canvas = window.findChild(QWidget, "canvas")
    if canvas is not None and canvas.isVisible():
        canvas.setFocus()


def card_suited(state: State, source: Source) -> PreprocessingCard:
    """The card of `state` as `source` wants it: the ink centred for a drawing where the network learned from such
    pictures, the whole frame for everything else.
    """
    from cnnviewer.networks.guess import card_for_drawing, card_for_pictures

    was_drawing, draws = state.source == ADDRESS, is_canvas(source)
    if was_drawing == draws:
        return state.card
    if not draws:
        return card_for_pictures(state.card)
    return state.card if state.network is None else card_for_drawing(state.card, state.network.address)


class Drafting(QObject):
    """Between a board and the session of a desk; lives as long as its parent, the panel."""

    def __init__(self, board: DrawingBoard, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._desk = desk
        canvas = board.canvas
        canvas.moved.connect(self._send)
        canvas.given_up.connect(self._send)
        canvas.finished.connect(self._keep_stroke)
        canvas.cleared.connect(self._clear)
        board.ink_turned.connect(self._turn_ink)
        self._forget: Callable[[], None] = desk.session.subscribe(self._state_changed)
        parent.destroyed.connect(self._forget)
        board.show_drawing(desk.session.state.drawing)

    def _state_changed(self, before: State, after: State) -> None:
        if after.drawing is not before.drawing:
            self._board.show_drawing(after.drawing)
            self._send()

    def _send(self) -> None:
        """Let the network see the canvas as it is now."""
        source: Any = self._desk.opener.source
        if is_canvas(source):
            source.show(self._board.canvas.present)
            self._desk.bridge.pipeline.seek(0)

    def _keep_stroke(self) -> None:
        self._become(self._board.canvas.present, self.tr("stroke"))

    def _clear(self) -> None:
        drawing = self._desk.session.state.drawing
        if drawing.strokes:
            self._become(replace(drawing, strokes=()), self.tr("empty canvas"))

    def _turn_ink(self) -> None:
        drawing = self._desk.session.state.drawing
        self._become(replace(drawing, dark_ink=not drawing.dark_ink), self.tr("colour of the ink"))

    def _become(self, drawing: Drawing, label: str) -> None:
        self._desk.session.change(label=label, drawing=drawing)
