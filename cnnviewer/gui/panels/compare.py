"""A | B: the network on show beside its original, a held one, another one, or the same one on a held frame."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnviewer.display.picture import PictureSpec
from cnnviewer.explain.compare import first_difference
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.comparison import Comparison
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.panels.compare_below import CompareBelow
from cnnviewer.gui.panels.compare_facts import sides_of
from cnnviewer.gui.panels.compare_head import CompareHead
from cnnviewer.gui.panels.compare_maps import CompareMaps
from cnnviewer.gui.panels.compare_words import CompareWords
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.strip_actions import StripActions
from cnnviewer.gui.panels.strip_columns import ColumnText, column_texts
from cnnviewer.gui.panels.strip_keys import next_selection
from cnnviewer.gui.panels.strip_requests import Choices, shapes_in
from cnnviewer.networks.shown import class_value, input_shape
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_TEXTS_EVERY_MS = 100  # digits that change faster cannot be read
_ZOOM_STEP = 1.25
_MAPS = "maps"


class ComparePanel(Panel):
    """A view in the centre; the selection is the same as everywhere."""

    title = "compare"
    place = "centre"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self._comparison: Comparison | None = None
        self._texts: tuple[ColumnText, ...] = ()
        self._words = CompareWords(session, bridge)
        self.head, self.maps, self.below = CompareHead(), CompareMaps(), CompareBelow()
        self.setFocusProxy(self.maps)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Dark)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.maps, 5)
        column.addWidget(self.below, 3)
        self._ask_timer = QTimer(self, singleShot=True, interval=0)
        self._ask_timer.timeout.connect(self._ask)
        self._texts_timer = QTimer(self, singleShot=True, interval=_TEXTS_EVERY_MS)
        self._texts_timer.timeout.connect(self._show_texts)
        self.maps.pressed.connect(self._press)
        self.maps.opened.connect(self._open)
        self.maps.zoomed.connect(self._ask_timer.start)
        self.below.list.chosen.connect(self._choose)
        for side in (self.maps.first, self.maps.second):
            side.legend.limits_chosen.connect(self._limit)
            side.legend.limits_reset.connect(self._limit)
        bridge.network_changed.connect(self._network_changed)

    def take_desk(self, desk: Desk) -> None:
        comparison = self._comparison = desk.comparison
        self._words.comparison = comparison
        comparison.changed.connect(self._reference_changed)
        self.head.swapped.connect(comparison.swap)
        self.head.network_held.connect(comparison.hold_network)
        self.head.frame_held.connect(comparison.hold_frame)
        actions = getattr(desk.window, "actions_table", None)
        if actions is not None:
            self.head.set_menu(actions.choices("compare.with", self.head))

    def heading(self) -> str:
        return self.tr("Compare")

    # What is asked for

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._comparison is not None and self._comparison.reference is None and not self._comparison.opening:
            self._comparison.hold_network()  # a network that has no original is compared with what it is now
        self._network_changed()
        self._reference_changed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._comparison is not None:
            self._comparison.release(self)

    def resizeEvent(self, event: object) -> None:
        self._ask_timer.start()

    def _network_changed(self) -> None:
        if self.isVisible():
            self._texts = column_texts(self.bridge.network, self.session.state)
            self._show_names()
            self._ask_timer.start()

    def _reference_changed(self) -> None:
        if self.isVisible():
            self._show_names()
            self.show_outcome()
            self._show_texts()
            self._ask_timer.start()

    def state_changed(self, before: State, after: State) -> None:
        if not self.isVisible():
            return
        if before.view.show_activations != after.view.show_activations:
            self._network_changed()
        if before.view != after.view or before.selection != after.selection or before.card != after.card:
            self._ask_timer.start()
            self._show_maps()
            self._show_texts()

    def _ask(self) -> None:
        """Tell the compute thread what to compare and what to draw."""
        if self._comparison is None or not self.isVisible():
            return
        values = [text.value for text in self._texts]
        network, card = self.bridge.network, self.session.state.card
        classes = class_value(network, input_shape(network, card)) if self.session.state.network is not None else None
        if classes is not None:
            values.append(classes[0])
        self._comparison.want(self, values, {_MAPS: self._picture()})

    def _picture(self) -> PictureSpec:
        """The maps of the selected layer, as large as a column has room for."""
        value, choices = self.session.state.selection.value, self._choices()
        outcome = self.bridge.outcome
        shape = None if outcome is None else shapes_in(outcome, (value,)).get(value)
        signed, levels = choices.signed(value), choices.levels(value)
        if shape is None:
            return PictureSpec(value, signed=signed, levels=levels)
        column = self.maps.first
        column.value = value
        enlarged = choices.enlarged(value, shape[0])
        channels = (enlarged,) if enlarged is not None else None
        return column.picture_spec(shape, channels, None, signed, levels)

    def _choices(self) -> Choices:
        outcome = self.bridge.outcome
        return Choices(self.bridge.network, self.session.state, outcome is not None and outcome.frame.time_s > 0)

    # What is shown

    def show_outcome(self) -> None:
        outcome = self.bridge.outcome
        if not self.isVisible() or self._comparison is None or outcome is None:
            return
        wanted = self.bridge.beside.pictures.get(_MAPS) if self.bridge.beside is not None else None
        value = self.session.state.selection.value
        shape = shapes_in(outcome, (value,)).get(value)
        if wanted is None or wanted.value != value or (shape is not None and wanted != self._picture()):
            self._ask_timer.start()
        self._show_maps()
        if not self._texts_timer.isActive():
            self._texts_timer.start()

    def _show_maps(self) -> None:
        comparison, value = self._comparison, self.session.state.selection.value
        found = comparison.contrast() if comparison is not None else None
        pair, here, there = None, None, None
        if found is not None:
            outcome, other, contrast = found
            pair = contrast.drawn.get(_MAPS)
            if pair is not None and pair.here.spec.value != value:
                pair = None  # of the layer that was selected before
            match = contrast.pairs.get(value)
            here = outcome.activation(value)
            there = None if match is None else other.activation(match)
        swapped = comparison is not None and comparison.swapped
        self.maps.show_pair(pair, here, there, swapped=swapped, messages=self._words.missing(found, pair))
        self._select()

    def _select(self) -> None:
        state, choices = self.session.state, self._choices()
        value = state.selection.value
        self.maps.set_colours(choices.colours(value), state.view.signed_colours)
        self.maps.select(state.selection)

    def _show_names(self) -> None:
        if self._comparison is None:
            return
        self.head.show_choice(self._comparison, self._words.here)
        titles = {text.value: text.title for text in self._texts}
        found = self._comparison.contrast()
        names = self._words.columns(titles.get(self.session.state.selection.value, ""), found)
        self.maps.show_titles(self._comparison.swapped, *names)

    def _show_texts(self) -> None:
        """The list, the figures and the sentences follow a video some times a second."""
        comparison = self._comparison
        if comparison is None or not self.isVisible():
            return
        found, selection = comparison.contrast(), self.session.state.selection
        self.below.problem.say(self._words.problem())
        rows = () if found is None else found[2].rows
        first = first_difference(rows)
        titles = {text.value: text.title for text in self._texts}
        known = {row.here: row for row in rows}
        listed = [self._words.row(value, known.get(value), title) for value, title in titles.items() if known]
        self.below.show_rows(listed, "" if first is None else first.here, selection.value)
        self.below.note.setText(self._words.summary(found, first, titles))
        self.maps.show_legends(selection.channel, fixed=selection.value in self.session.state.view.limits)
        self._show_names()
        labels = self._words.labels()
        self.below.show_sides(None if found is None else sides_of(*found, labels, comparison.swapped))

    # What the user does

    def _choose(self, value: str) -> None:
        selection = self.session.state.selection
        if value != selection.value:
            self.session.change(selection=replace(selection, value=value, channel=0, pixel=None))

    def _press(self, channel: int, row: int, column: int) -> None:
        selection = self.session.state.selection
        self.session.change(selection=replace(selection, channel=channel, pixel=(row, column)))

    def _open(self, channel: int, row: int, column: int) -> None:
        """One map as large as the columns have room for; all of them again."""
        StripActions(self.session).enlarge(self.session.state.selection.value, channel)

    def _limit(self, *limits: float) -> None:
        """Draw both sides between (low, high); without them the levels are found again."""
        chosen = (limits[0], limits[1]) if limits else None
        StripActions(self.session).limit(self.session.state.selection.value, chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over maps, Ctrl and Page keys over layers; + − 0 zoom."""
        zoom = {Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Equal: _ZOOM_STEP, Qt.Key.Key_Minus: 1 / _ZOOM_STEP}
        key, maps = Qt.Key(event.key()), self.maps.first.maps
        if key in zoom:
            maps.zoom_by(zoom[key])
        elif key == Qt.Key.Key_0:
            maps.zoom_to_fit()
        elif not self._walk(event):
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        outcome, selection = self.bridge.outcome, self.session.state.selection
        values = [text.value for text in self._texts]
        if outcome is None or selection.value not in values:
            return False
        picture = self.maps.first.maps.picture
        tiles = picture.layout.columns if picture is not None else 1
        after = next_selection(event, selection, shapes_in(outcome, values), values, tiles)
        if after is not None:
            self.session.change(selection=after)
        return after is not None
