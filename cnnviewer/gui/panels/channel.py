"""The channel panel: the selected feature map large, its statistics and histogram, the selected cell, composites.

The map is drawn by the compute thread like every other picture; numbers are taken at most ten times a second, and not
at all while the panel is hidden.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.display.picture import PictureSpec
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.channel_facts import ChannelFacts, facts_of
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.panels.channel_what_if import ChannelWhatIf
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.strip_requests import Choices
from cnnviewer.gui.sight import sight_of
from cnnviewer.gui.widgets.composite_field import CompositeField
from cnnviewer.gui.widgets.histogram_view import HistogramView
from cnnviewer.gui.widgets.map_view import MapView
from cnnviewer.gui.widgets.numbers import signed
from cnnviewer.gui.widgets.section import Rows, Section
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea
from cnnviewer.gui.widgets.step_heading import StepHeading
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

_FACTS_EVERY_MS = 100
_TALLEST = 1.05  # of the width
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ChannelPanel(Panel):
    """A tab of the inspector."""

    title = "channel"
    place = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.name = StepHeading(self.tr("Previous map"), self.tr("Next map"))
        self.map = MapView()
        self.histogram = HistogramView()
        self.composite = CompositeField()
        self.what_if = ChannelWhatIf(session, bridge, self.map, self)
        self.verdict = QLabel()
        self.facts: ChannelFacts | None = None
        self._facts_at_s = 0.0
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._show_facts)
        numbers, cell = Rows(), Rows()
        self._extremes = numbers.add_value(self.tr("Min … max"))
        self._mean = numbers.add_value(self.tr("Mean"))
        self._deviation = numbers.add_value(self.tr("Deviation"))
        self._zeros = numbers.add_value(self.tr("Zeros"))
        self._place = cell.add_value(self.tr("Row, column"))
        self._value = cell.add_value(self.tr("Value"))
        self._sees = cell.add_value(self.tr("Sees"))
        self._deviation.setToolTip(self.tr("Standard deviation over all cells of the map"))
        self._zeros.setToolTip(self.tr("Share of cells that are exactly 0"))
        self.sections = (
            Section(self.tr("Values"), self._values_side(numbers)),
            Section(self.tr("What if"), self.what_if.field),
            Section(self.tr("Selected cell"), cell),
            Section(self.tr("Composite"), self.composite),
            Section(self.tr("Changes"), self.what_if.changes),
        )
        self._lay_out()
        self.name.stepped.connect(lambda number: self._select(channel=number))
        self.map.pressed.connect(lambda channel, row, column: self._select(pixel=(row, column)))
        self.map.zoomed.connect(self._ask)
        self.map.installEventFilter(self)
        self.composite.chosen.connect(self._compose)
        bridge.staleness_changed.connect(self._show_staleness)

    def heading(self) -> str:
        return self.tr("Channel")

    def take_desk(self, desk: Desk) -> None:
        self.what_if.use(desk.brush)

    def _show_staleness(self) -> None:
        self.map.set_stale(self.bridge.stale)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.name.refresh_icons()
        self.what_if.changes.refresh_icons()
        for section in self.sections:
            section.refresh_icons()

    # What arrives

    def show_outcome(self) -> None:
        if not self.isVisible():
            return
        self._ask()
        outcome = self.bridge.outcome
        value = self.session.state.selection.value
        picture = self.bridge.picture(self, "map")
        if outcome is not None and picture is not None and picture.spec.value == value:
            self.map.show_picture(picture, outcome.activation(value))
            self._fit_map()
        wait_ms = _FACTS_EVERY_MS - (time.monotonic() - self._facts_at_s) * 1000
        if wait_ms <= 0 or self.facts is None:
            self._show_facts()
        elif not self._late.isActive():
            self._late.start(round(wait_ms))

    def state_changed(self, before: State, after: State) -> None:
        if self.isVisible() and (after.selection != before.selection or after.view != before.view):
            self._show_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_all()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._late.stop()
        self.bridge.request_pictures(self, {})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_map()

    # Showing

    def feature_map(self) -> NDArray[np.float32] | None:
        """The selected map (H, W) of the outcome on show; None when there is none."""
        outcome, selection = self.bridge.outcome, self.session.state.selection
        activation = None if outcome is None else outcome.activation(selection.value)
        if activation is None or activation.size == 0:
            return None
        maps = activation.reshape(len(activation), -1, activation.shape[-1] if activation.ndim == 3 else 1)
        found: NDArray[np.float32] = maps[min(selection.channel, len(maps) - 1)]
        return found

    def _show_all(self) -> None:
        state = self.session.state
        self.map.set_colours(table(Choices(self.bridge.network, state).colours(state.selection.value)))
        self.map.select(state.selection.channel, state.selection.pixel)
        self.show_outcome()
        self.what_if.show()
        self._show_facts()

    def _ask(self) -> None:
        """Tell the compute thread which map to draw, as large as it is shown."""
        state, feature_map = self.session.state, self.feature_map()
        if feature_map is None:
            return
        outcome = self.bridge.outcome
        moving = outcome is not None and outcome.frame.time_s > 0
        choices, value = Choices(self.bridge.network, state, moving), state.selection.value
        width_px = self.map.width() * self.devicePixelRatioF() * self.map.zoom
        shrink = 1
        while shrink < 8 and feature_map.shape[1] / (shrink * 2) >= width_px:
            shrink *= 2
        channels = (state.selection.channel,)
        spec = PictureSpec(value, channels, 1, shrink, choices.signed(value), None, choices.levels(value))
        self.bridge.request_pictures(self, {"map": spec})

    def _show_facts(self) -> None:
        self._late.stop()
        self._facts_at_s = time.monotonic()
        state, feature_map = self.session.state, self.feature_map()
        selection = state.selection
        name = layer_name(state, selection.value) or self.tr("Input")
        if state.network is None and "." in selection.value:
            name = self.tr("{layer} activation").format(layer=name)
        outcome = self.bridge.outcome
        activation = None if outcome is None else outcome.activation(selection.value)
        count = 0 if activation is None else len(activation)
        text = self.tr("{layer} · map {number} of {count}") if count else self.tr("{layer} · not computed")
        self.name.show_text(
            text.format(layer=name, number=selection.channel + 1, count=count), selection.channel, count
        )
        self.facts = None if feature_map is None else facts_of(feature_map)
        self._write_facts()
        self.what_if.show_map(feature_map)
        sight = None if outcome is None else sight_of(outcome, selection)
        mark = None if sight is None else sight.value
        if self.facts is not None:
            self.histogram.show_counts(self.facts.counts, self.facts.low, self.facts.high, mark)
        self._place.setText(self.tr("click a cell of the map") if sight is None else sight.place_text)
        self._value.setText("–" if sight is None else signed(sight.value, 6))
        seen = self.tr("{rows} × {columns} cells of the input")
        self._sees.setText("–" if sight is None else seen.format(rows=sight.size[0], columns=sight.size[1]))
        self.composite.show_composite(state.view.composite.get(selection.value), selection.channel, max(1, count))

    def _write_facts(self) -> None:
        facts = self.facts
        for label, text in (
            (self._extremes, "–" if facts is None else f"{signed(facts.low)} … {signed(facts.high)}"),
            (self._mean, "–" if facts is None else signed(facts.mean)),
            (self._deviation, "–" if facts is None else f"{facts.deviation:.4g}"),
            (self._zeros, "–" if facts is None else f"{facts.zeros:.1%}"),
        ):
            label.setText(text)
        verdict = ""
        if facts is not None and facts.dead:
            verdict = self.tr("Dead: every cell is 0 on this frame, so nothing gets through this map.")
        elif facts is not None and facts.even:
            verdict = self.tr("Even: every cell has the same number on this frame.")
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict))

    def _fit_map(self) -> None:
        """As tall as the map's shape wants at the present width."""
        feature_map = self.feature_map()
        ratio = 0.75 if feature_map is None else feature_map.shape[0] / feature_map.shape[1]
        height = round(self.map.width() * min(ratio, _TALLEST))
        if height > 0 and height != self.map.height():
            self.map.setFixedHeight(height)

    # What the user does

    def _select(self, **fields: object) -> None:
        self.session.change(selection=replace(self.session.state.selection, **fields))  # type: ignore[arg-type]  # fields of Selection

    def _compose(self) -> None:
        state = self.session.state
        composite = {name: maps for name, maps in state.view.composite.items() if name != state.selection.value}
        if self.composite.wanted is not None:
            composite[state.selection.value] = self.composite.wanted
        self.session.change(view=replace(state.view, composite=composite))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk over the cells of the map."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            step, feature_map = _STEPS.get(Qt.Key(event.key())), self.feature_map()
            if step is None or feature_map is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                height, width = feature_map.shape
                row, column = self.session.state.selection.pixel or (height // 2, width // 2)
                row, column = min(max(row + step[0], 0), height - 1), min(max(column + step[1], 0), width - 1)
                self._select(pixel=(row, column))
            return True
        return False

    def _values_side(self, numbers: Rows) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.histogram, numbers, self.verdict):
            column.addWidget(part)
        return side

    def _lay_out(self) -> None:
        self.map.setAccessibleName(self.tr("Selected feature map"))
        self.map.setToolTip(self.tr("Click a cell to select it; arrows walk, the wheel zooms"))
        self.verdict.setWordWrap(True)
        self.verdict.setProperty("role", "formula")
        self.verdict.hide()
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(10)
        for part in (self.name, self.map, *self.sections):
            column.addWidget(part)
        column.addStretch(1)
        area = SteadyScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
