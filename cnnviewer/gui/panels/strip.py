"""The strip: one column a layer with all its feature maps, live. The selected column is wide, the others narrow."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.painting import Painting
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.strip_actions import StripActions, map_menu
from cnnviewer.gui.panels.strip_blocks import StripBlocks
from cnnviewer.gui.panels.strip_board import StripBoard
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_columns import column_texts
from cnnviewer.gui.panels.strip_input import InputPicture
from cnnviewer.gui.panels.strip_keys import StripKeys
from cnnviewer.gui.panels.strip_marks import StripMarks
from cnnviewer.gui.panels.strip_presses import StripPresses
from cnnviewer.gui.panels.strip_requests import Choices, Shape, maps_of, shapes_in, shapes_told
from cnnviewer.gui.panels.strip_search import StripSearch
from cnnviewer.gui.panels.strip_texts import StripTexts
from cnnviewer.gui.panels.strip_tints import StripTints
from cnnviewer.gui.what_if import changeable, marks_of
from cnnviewer.gui.widgets.map_view import Cell
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_STALE_AFTER_MS = 150
_TEXTS_EVERY_MS = 100  # digits that change faster cannot be read


class StripPanel(Panel):
    """The centre of the window.

    hovered  the place and value under the mouse, as the status bar shows it; "" when there is none
    blocks   what a deep network is folded into
    """

    title = "strip"
    place = "centre"
    hovered = Signal(str)

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self._shapes: dict[str, Shape] = {}
        self._actions = StripActions(session, lambda value: changeable(bridge, value))
        self._presses = StripPresses(session, self._actions, self._choices)
        self._keys = StripKeys(session, self._presses.open)
        self._input = InputPicture()
        self._painting = self._actions.painting = Painting(session, self._actions.can_change, self)
        self._texts = StripTexts(bridge, self.hovered.emit)
        self._board = StripBoard(self._key, self._arrange, self._connect, self._revealed)
        self._marks = StripMarks(session, bridge, self._board)
        self._tints = StripTints(self._board, session, bridge, lambda value: self.blocks.folding.shown_as(value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.blocks = StripBlocks(self._board, self)
        self.search = StripSearch(lambda: self.blocks.entries(self._shapes))
        layout.setSpacing(0)
        for part in (self.search, self.blocks.overview, self._board):
            layout.addWidget(part)
        self.blocks.refolded.connect(self._refold)
        self.blocks.overview.pointed.connect(self.hovered)
        for choosing in (self.search.chosen, self.blocks.chosen):
            choosing.connect(self._presses.choose_layer)
        self.search.closed.connect(self.setFocus)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Dark)
        self._ask_timer = QTimer(self, singleShot=True, interval=0)
        self._ask_timer.timeout.connect(self._ask)
        self._texts_timer = QTimer(self, singleShot=True, interval=_TEXTS_EVERY_MS)
        self._texts_timer.timeout.connect(lambda: self._texts.refresh(self.columns))
        self._stale_timer = QTimer(self, singleShot=True, interval=_STALE_AFTER_MS)
        self._stale_timer.timeout.connect(self._mark_stale)
        bridge.network_changed.connect(self._network_changed)
        bridge.staleness_changed.connect(self._staleness_changed)
        self._network_changed()

    @property
    def columns(self) -> dict[str, StripColumn]:
        """The columns by value name, from input to output; of a deep network those near the place on show."""
        return self._board.columns

    def heading(self) -> str:
        return self.tr("Feature maps")

    def take_desk(self, desk: Desk) -> None:
        self._painting.use(desk.brush)
        self._marks.follow(desk.lit)

    def sizeHint(self) -> QSize:
        return QSize(760, 640)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for column in self.columns.values():
            column.legend.refresh_icons()

    def open_search(self) -> None:
        """Open the line in which a layer is looked for."""
        self.search.open_line(self.session.state.selection.value)

    # What arrives

    def show_outcome(self) -> None:
        outcome = self.bridge.outcome
        if outcome is None:
            return
        values = [text.value for text in self.blocks.folding.texts]
        shapes = shapes_in(outcome, values)
        if self.blocks.folding.active:  # of a video only what is on show is computed; the others keep their size
            shapes = {**{value: self._shapes[value] for value in values if value in self._shapes}, **shapes}
        for column in self.columns.values():
            self._show_maps(column, outcome)
        self._marks.show()
        if not self._texts_timer.isActive():
            self._texts_timer.start()
        if shapes != self._shapes:
            self._shapes = self._presses.shapes = shapes
            self.blocks.show_shapes(shapes)
            self._arrange()
        if self.bridge.stale and self._stale_timer.isActive():
            self._stale_timer.start()  # pictures still follow: a dragged value does not make them look stale

    def _show_maps(self, column: StripColumn, outcome: Outcome) -> None:
        value, activation = column.value, maps_of(outcome, column.value)
        picture = self.bridge.picture(self, value)
        if activation is None:
            asked = f"{self.title}/{value}" in outcome.spec.pictures
            waiting = outcome.spec.network is not self.bridge.network or outcome.spec.shown_only or not asked
            column.maps.set_message(self.tr("Computing…") if waiting else self.tr("Not computed"))
            column.maps.show_picture(None, None)
            return
        own = outcome.activation(value)
        column.set_shape(activation.shape if own is None else own.shape)
        if picture is not None:
            picture = self._input.dressed(picture, outcome, self._choices())
        column.maps.show_picture(picture, activation if picture is not None else None)
        if column.legend.reading is None:
            self._texts.show_legend(column)

    def _revealed(self) -> None:
        """The user scrolled to other columns of a deep network."""
        if self.bridge.outcome is not None:
            for column in self.columns.values():
                if column.maps.picture is None:
                    self._show_maps(column, self.bridge.outcome)
        self._colour()
        self._select()
        self._ask_timer.start()

    def state_changed(self, before: State, after: State) -> None:
        if before.view != after.view:
            if before.view.show_activations != after.view.show_activations:
                self._network_changed()
            self._colour()
            self._arrange()
            self._ask_timer.start()
        elif before.card != after.card:
            if self.blocks.folding.active:
                self._network_changed()  # blocks and their map tell the sizes of maps
                self._arrange()
            self._ask_timer.start()
        if before.selection != after.selection:
            if before.selection.value != after.selection.value:
                self.blocks.select(self._marks.selected({text.value for text in self.blocks.folding.texts}))
                self._arrange()
            self._select()

    def _network_changed(self) -> None:
        texts = column_texts(self.bridge.network, self.session.state)
        if self.session.state.network is not None:
            self._shapes = self._presses.shapes = shapes_told(self.bridge.network, self.session.state.card, texts)
        self.blocks.take(self.bridge.network, self.session.state, texts)
        self.blocks.show_shapes(self._shapes)
        self._refold()

    def _refold(self) -> None:
        """Show the columns that there are now: of another network, or of other blocks of this one."""
        holder = QApplication.focusWidget()
        focused = holder is not None and self._board.isAncestorOf(holder)
        if self._board.make(self.blocks.folding.columns()):
            self.show_outcome()
            self._arrange()
        self._colour()
        self._select()
        if focused and self.focusProxy() is not None:
            self.setFocus()
        self._ask_timer.start()

    def _staleness_changed(self) -> None:
        if self.bridge.stale:
            self._stale_timer.start()
        else:
            self._stale_timer.stop()
            self._mark_stale()

    def _mark_stale(self) -> None:
        stale, selected = self.bridge.stale, self.session.state.selection.value
        for value, column in self.columns.items():
            column.maps.set_stale(stale, self.tr("stale") if stale and value == selected else "")

    # Columns

    def _connect(self, column: StripColumn) -> None:
        value, maps, legend = column.value, column.maps, column.legend
        column.chosen.connect(self._choose_layer)
        column.unfolded.connect(self.blocks.toggle)
        column.pointed.connect(self.blocks.point)
        maps.pressed.connect(lambda channel, row, cell: self._press(column, (channel, row, cell)))
        maps.opened.connect(lambda channel, row, cell: self._presses.double_click(value, channel))
        maps.hovered.connect(lambda cell: self._texts.hover(column))
        maps.hovered.connect(lambda cell: self._marks.point(column))
        maps.zoomed.connect(self._ask_timer.start)
        self._painting.watch(maps, lambda: value)
        maps.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        maps.customContextMenuRequested.connect(lambda place: map_menu(self, self._actions, column, QPointF(place)))
        legend.limits_chosen.connect(lambda low, high: self._actions.limit(value, (low, high)))
        legend.limits_reset.connect(partial(self._actions.limit, value, None))

    def _arrange(self) -> None:
        """Give the columns their widths; what they show may have changed."""
        choices = self._choices()
        tiles = [choices.tiles(value, self._shapes.get(value)) for value in self._board.values]
        if self._board.place(tiles, self._marks.selected()):
            if self._board.deep:
                self._revealed()
            self._ask_timer.start()

    def _ask(self) -> None:
        """Tell the compute thread what to draw, now that sizes, zoom or choices are known."""
        choices, columns = self._choices(), self._board.in_view()
        self.bridge.request_pictures(
            self, {column.value: choices.picture(column, self._shapes.get(column.value)) for column in columns}
        )

    def _choices(self) -> Choices:
        outcome = self.bridge.outcome
        return Choices(self.bridge.network, self.session.state, outcome is not None and outcome.frame.time_s > 0)

    def _colour(self) -> None:
        choices = self._choices()
        self._painting.refresh()
        for value, column in self.columns.items():
            column.dress(table(choices.colours(value)), marks_of(self.session.state, value))
        self._tints.show()

    def _select(self) -> None:
        selection, selected = self.session.state.selection, self._marks.selected()
        for value, column in self.columns.items():
            chosen = value == selected
            column.set_selected(chosen)
            column.maps.select(selection.channel if chosen else None, selection.pixel if chosen else None)
            if chosen:
                self.setFocusProxy(column.maps)
                column.maps.setAccessibleDescription(self.tr("map {map}").format(map=selection.channel + 1))
            self._texts.show_legend(column)
        if self.bridge.stale and not self._stale_timer.isActive():
            self._mark_stale()
        self._marks.show()

    # What the user does

    def _choose_layer(self, value: str) -> None:
        self._presses.choose_layer(value)
        self.columns[value].maps.setFocus()

    def _press(self, column: StripColumn, cell: Cell) -> None:
        self._presses.press(column.value, cell)
        column.maps.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click fell beside the maps, for the first one has moved the columns."""
        self._presses.double_click("", 0)

    def event(self, event: QEvent) -> bool:
        """Esc belongs to a zoomed view before it belongs to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            column = self.columns.get(self.session.state.selection.value)
            if event.key() == Qt.Key.Key_Escape and column is not None and column.maps.zoom > 1:
                event.accept()
                return True
        return super().event(event)

    def _key(self, event: QKeyEvent) -> bool:
        column = self.columns.get(self.session.state.selection.value)
        if column is None or not self._keys.act(event, column, self._shapes, self._board.values):
            return False
        self.setFocus()  # the selected column may be another one now
        return True
