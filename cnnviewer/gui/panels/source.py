"""The source panel: the frame, what the selected cell sees of it, the card that prepares it, the selected value."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.source_lit import LitOnFrame
from cnnviewer.gui.sight import Sight, cell_at, sight_of
from cnnviewer.gui.widgets.card_editor import CardEditor
from cnnviewer.gui.widgets.frame_view import FrameView
from cnnviewer.gui.widgets.pixels_view import PixelsView
from cnnviewer.gui.widgets.section import Rows, Section
from cnnviewer.gui.widgets.seek_bar import SeekBar
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.widgets.drawing_board import DrawingBoard

_NARROWEST_PX, _DRAWING_PX = 208, 312
_TEXTS_EVERY_S = 0.1  # digits that change faster cannot be read


class SourcePanel(Panel):
    """Left in the window. Every edit of the card goes through the session and can be undone."""

    title = "source"
    place = "left"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.frame_view = FrameView()
        self.frame_view.setAccessibleName(self.tr("Source picture"))
        self.frame_view.setToolTip(
            self.tr("Click to choose a cell; drag to mark a patch, then drag the patch onto the kernel")
        )
        self.seek_bar = SeekBar()
        self.card_editor = CardEditor()
        self.seen_view = PixelsView()
        self.seen_view.setAccessibleName(self.tr("What the network sees"))
        self.board: DrawingBoard | None = None  # made when it is first needed
        self._desk: Desk | None = None
        self._caption = _quiet(QLabel(wordWrap=True))
        self._seen_caption = _quiet(QLabel(wordWrap=True))
        self._sight: Sight | None = None
        self._stepping = False
        self._width_before = 0
        self._texts_at_s = 0.0
        self._late = QTimer(self, singleShot=True, interval=round(_TEXTS_EVERY_S * 1000))
        self._late.timeout.connect(lambda: self._show_sight(at_once=True))
        self._values = Rows()
        self._layer = self._values.add_value(self.tr("Layer"))
        self._channel = self._values.add_value(self.tr("Channel"))
        self._place = self._values.add_value(self.tr("Row, column"))
        self._value = self._values.add_value(self.tr("Value"))
        self._sees = self._values.add_value(self.tr("Sees"))
        self.preprocessing = Section(self.tr("Preprocessing"), self._card_side())
        self.selected = Section(self.tr("Selected value"), self._values)
        self._lay_out()
        self.frame_view.chosen.connect(self._choose_place)
        self.frame_view.walked.connect(self._walk)
        self.card_editor.edited.connect(self._edit_card)
        self.seek_bar.seeked.connect(bridge.pipeline.seek)
        self.seek_bar.stepped.connect(self._step)
        self.seek_bar.played.connect(lambda: session.change(playing=not session.state.playing))
        self.seek_bar.looped.connect(lambda: session.change(loop=not session.state.loop))
        bridge.staleness_changed.connect(self._show_frame)
        self.card_editor.show_card(session.state.card)
        self.seek_bar.hide()
        self.show_outcome()

    def heading(self) -> str:
        return self.tr("Source")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for part in (self.seek_bar, self.preprocessing, self.selected, self.board):
            if part is not None:
                part.refresh_icons()

    def take_desk(self, desk: Desk) -> None:
        from cnnviewer.gui.card_advice import CardAdvice

        self._desk = desk
        self._lit = LitOnFrame(self.frame_view, self.bridge, desk.lit)
        self.advice = CardAdvice(desk)
        self._card_column.insertWidget(1, self.advice)
        desk.opener.opened.connect(self._show_board)
        self._show_board()

    def take_arrows(self) -> None:
        """A source with several frames was opened: left and right step through it until something else is chosen."""
        self._stepping = True
        self.frame_view.setFocus()

    def show_outcome(self) -> None:
        self._show_frame()
        self._show_sight()

    def state_changed(self, before: State, after: State) -> None:
        if after.card != before.card:
            self.card_editor.show_card(after.card)
        if after.selection != before.selection:
            self._stepping = False
            self._show_sight(at_once=True)
        if after.view.mirrored != before.view.mirrored:
            self._show_frame()
        if (after.playing, after.loop) != (before.playing, before.loop):
            self.seek_bar.show_choices(after.playing, after.loop)

    def _show_board(self) -> None:
        """The canvas with its tools in the place of the picture, while the canvas is the source."""
        from cnnviewer.gui.drawing import is_canvas

        draws = self._desk is not None and is_canvas(self._desk.opener.source)
        if draws != self.frame_view.isHidden() and self._desk is not None:
            if self.board is None:
                from cnnviewer.gui.drawing import Drafting
                from cnnviewer.gui.widgets.drawing_board import DrawingBoard

                self.board = DrawingBoard()
                self._drafting = Drafting(self.board, self._desk, self)
                self._column.insertWidget(self._column.indexOf(self.frame_view), self.board)
            self.board.setVisible(draws)
            self.frame_view.setVisible(not draws)
            self._make_room(draws)
            self.show_outcome()
            if draws:
                self.board.canvas.setFocus()

    def _make_room(self, draws: bool) -> None:
        """Widen the panel for the canvas, and give the room back afterwards."""
        splitter = self.parentWidget()
        before = self.width()
        self.setMinimumWidth(_DRAWING_PX if draws else _NARROWEST_PX)
        if not isinstance(splitter, QSplitter) or not self.isVisible():
            return
        if draws:
            self._width_before = before
            wanted = max(before, _DRAWING_PX)
        else:
            wanted = self._width_before or before
        sizes = splitter.sizes()
        sizes[1] += sizes[0] - wanted
        splitter.setSizes([wanted, *sizes[1:]])

    def _show_frame(self) -> None:
        outcome = self.bridge.outcome
        if outcome is None:
            return
        frame, state = outcome.frame, self.session.state
        self.frame_view.show_pixels(frame.pixels, stale=frame.stale, mirrored=state.view.mirrored)
        position = self.bridge.pipeline.position
        count = position.frame_count
        moving = count is not None and count > 1
        self.seek_bar.setVisible(moving)
        if moving and count is not None:
            self.seek_bar.show_position(frame.index, count, frame.time_s, position.duration_s)
            self.seek_bar.show_choices(state.playing, state.loop)
        parts = [frame.name, f"{frame.width} × {frame.height}"]
        if count != 1:
            parts.append(self.tr("frame {number}").format(number=frame.index + 1))
        if frame.stale:
            parts.append(self.tr("stale"))
        self._set_text(self._caption, " · ".join(part for part in parts if part))
        if outcome.prepared is not None and not self.preprocessing.folded:
            self.seen_view.show_pixels(outcome.prepared.seen, stale=self.bridge.stale)

    def _show_sight(self, at_once: bool = False) -> None:
        """The box and the numbers of the selected cell."""
        outcome, selection = self.bridge.outcome, self.session.state.selection
        self._sight = None if outcome is None else sight_of(outcome, selection)
        sight = self._sight
        for view in (self.frame_view, *(() if self.board is None else (self.board.canvas,))):
            view.show_box(None if sight is None else sight.box)
        now_s = time.monotonic()
        if not at_once and now_s - self._texts_at_s < _TEXTS_EVERY_S:
            self._late.start()  # this may have been the last outcome for long
            return
        self._late.stop()
        self._texts_at_s = now_s
        if outcome is not None and outcome.prepared is not None and not self.preprocessing.folded:
            tensor = outcome.prepared.tensor
            shape = " × ".join(str(length) for length in tensor.shape[1:])
            low, high = float(tensor.min()), float(tensor.max())
            self._set_text(
                self._seen_caption,
                self.tr("Network input {shape}, {low:.2f} … {high:.2f}").format(shape=shape, low=low, high=high),
            )
        activation = None if outcome is None else outcome.activation(selection.value)
        count = 0 if activation is None else activation.shape[0]
        name = layer_name(self.session.state, selection.value)
        self._layer.setText(name or self.tr("Input"))
        self._layer.setToolTip(name)
        self._channel.setText(self.tr("{number} of {count}").format(number=selection.channel + 1, count=count or "–"))
        self._place.setText("–" if sight is None else sight.place_text)
        self._value.setText("–" if sight is None else f"{sight.value:+.4g}".replace("-", "−"))
        self._sees.setText(
            "–" if sight is None else self.tr("{rows} × {columns} px").format(rows=sight.size[0], columns=sight.size[1])
        )

    def _choose_place(self, row: float, column: float) -> None:
        self._stepping = False
        outcome, selection = self.bridge.outcome, self.session.state.selection
        cell = None if outcome is None else cell_at(outcome, selection.value, row, column)
        if cell is not None:
            self.session.change(selection=replace(selection, pixel=cell))

    def _walk(self, rows: int, columns: int) -> None:
        """Move the selected cell; left and right step through a folder or a video that is new, or while no cell is."""
        outcome, selection = self.bridge.outcome, self.session.state.selection
        count = self.bridge.pipeline.position.frame_count
        several = count is not None and count > 1
        if columns and several and (self._stepping or selection.pixel is None):
            self._step(columns)
            return
        activation = None if outcome is None else outcome.activation(selection.value)
        if activation is None or activation.ndim != 3:
            return
        height, width = activation.shape[1:]
        if self.session.state.view.mirrored:
            columns = -columns
        row, column = selection.pixel or (height // 2, width // 2)
        place = (min(max(row + rows, 0), height - 1), min(max(column + columns, 0), width - 1))
        self.session.change(selection=replace(selection, pixel=place))

    def _step(self, by: int) -> None:
        self.session.change(playing=False)
        self.bridge.pipeline.step(by)

    def _edit_card(self, what: str) -> None:
        from cnnviewer.gui.fitting import fitted_to

        card = self.card_editor.wanted
        try:
            stack = fitted_to(self.session.state, card)
        except CnnviewerError as error:
            self.card_editor.show_card(self.session.state.card)
            self.card_editor.show_problem(str(error))
            return
        self.session.change(
            label=self.tr("preprocessing: {what}").format(what=what), merge=f"card.{what}", card=card, stack=stack
        )

    def _card_side(self) -> QWidget:
        side = QWidget()
        column = self._card_column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.card_editor)
        column.addWidget(self.seen_view)
        column.addWidget(self._seen_caption)
        return side

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("sidePanel")
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(8)
        heading = QLabel(self.heading().upper())
        heading.setProperty("role", "heading")
        for part in (heading, self.frame_view, self.seek_bar, self._caption, self.selected, self.preprocessing):
            column.addWidget(part)
        column.addStretch(1)
        area = SteadyScrollArea()
        area.setWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        self.setMinimumWidth(_NARROWEST_PX)

    @staticmethod
    def _set_text(label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)


def _quiet(label: QLabel) -> QLabel:
    label.setProperty("role", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
