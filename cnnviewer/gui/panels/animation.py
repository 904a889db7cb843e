"""The animation: the window slides over the input of the selected layer and fills its map, every number in sight."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.explain.sliding import Sliding, sliding
from cnnviewer.explain.sliding_layer import Layer, sliding_layer
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.icons import icon
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.strip_requests import Choices
from cnnviewer.gui.widgets.segments import Segments
from cnnviewer.gui.widgets.sliding_grid import Numbers, Shades, reach_of
from cnnviewer.gui.widgets.sliding_moment import Mode, Moment
from cnnviewer.gui.widgets.sliding_view import SPEEDS, SlidingView
from cnnviewer.networks.shown import shown_values
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_LIMIT, _LIMIT_OF_FILTERS = 11, 10
_MOST_FILTERS = 16


class AnimationPanel(Panel):
    """A view of the centre. Follows the selection; on a live picture the numbers of the step follow the frame."""

    title = "animation"
    place = "centre"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self._desk: Desk | None = None
        self._followed: tuple[object, ...] = ()
        self.view = SlidingView()
        self.view.setAccessibleName(self.tr("The sliding window"))
        self.setFocusProxy(self.view)
        self.mode = Segments()
        self.mode.setAccessibleName(self.tr("What is followed"))
        self.mode.show_texts((self.tr("One channel"), self.tr("Sum of channels"), self.tr("All filters")), 0)
        self.mode.setMaximumWidth(360)
        self.whole = QCheckBox(self.tr("Whole map"))
        self.whole.setToolTip(self.tr("All cells of the map, without their numbers"))
        self.play_button, self.back, self.forward = QToolButton(), QToolButton(), QToolButton()
        self.export = QToolButton()
        self.export.setText(self.tr("Export film…"))
        self.export.setProperty("role", "chip")
        self.seek = QSlider(Qt.Orientation.Horizontal)
        self.seek.setAccessibleName(self.tr("Step"))
        self.speed = QComboBox()
        self.speed.setAccessibleName(self.tr("Speed"))
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.place_label = QLabel()
        self.place_label.setProperty("role", "muted")
        self._lay_out()
        self._listen()
        self.refresh_icons()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 6)
        top.setSpacing(12)
        top.addWidget(self.mode, 1)
        top.addWidget(self.whole)
        top.addStretch(0)
        top.addWidget(self.export)
        below = QHBoxLayout()
        below.setContentsMargins(12, 6, 12, 8)
        below.setSpacing(8)
        tips = (self.tr("Play or pause (Space)"), self.tr("One step back (←)"), self.tr("One step on (→)"))
        for button, tip in zip((self.play_button, self.back, self.forward), tips, strict=True):
            button.setProperty("role", "flat")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        for part in (self.back, self.play_button, self.forward):
            below.addWidget(part)
        below.addWidget(self.seek, 1)
        below.addWidget(self.place_label)
        below.addWidget(self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def _listen(self) -> None:
        self.mode.chosen.connect(self._restart)
        self.whole.toggled.connect(self._restart)
        self.play_button.clicked.connect(self.view.toggle)
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(1))
        self.seek.valueChanged.connect(self.view.go_to)
        self.speed.currentIndexChanged.connect(lambda: setattr(self.view, "speed", self.speed.currentData()))
        self.view.moved.connect(self._moved)
        self.view.playing_changed.connect(self.refresh_icons)
        self.export.clicked.connect(self._export)
        self.bridge.network_changed.connect(self.show_outcome)

    def take_desk(self, desk: Desk) -> None:
        self._desk = desk

    def heading(self) -> str:
        return self.tr("Animation")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        self.play_button.setIcon(icon("pause" if self.view.playing else "play"))
        self.back.setIcon(icon("step-back"))
        self.forward.setIcon(icon("step-forward"))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._followed = ()
        self.show_outcome()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bridge.request_values(self, ())

    def state_changed(self, before: State, after: State) -> None:
        if self.isVisible() and (before.selection != after.selection or before.view != after.view):
            self.show_outcome()

    def show_outcome(self) -> None:
        """Show the piece of the selected layer, on the step that is on show unless something else was selected."""
        outcome = self.bridge.outcome
        if not self.isVisible() or outcome is None or outcome.trace is None:
            return
        network, selection = outcome.spec.network, self.session.state.selection
        if network is not self.bridge.network:
            return
        layer = self._layer(selection.value)
        if layer is None:
            self.bridge.request_values(self, ())
            self.view.message = self.tr("Select a convolution or a pool: its window slides here.")
            self.view.show_moment(None)
            return
        needed = [name for name in (layer.source, layer.padded, layer.value) if name]
        self.bridge.request_values(self, needed)
        activations = {name: array for name in needed if (array := outcome.activation(name)) is not None}
        piece = self._piece(layer, activations)
        if piece is None:
            self.view.message = self.tr("The layer was not computed yet.")
            self.view.show_moment(None)
            return
        self.mode.setEnabled(piece.weight is not None)
        followed = (layer.value, selection.channel, selection.pixel, self.mode.current, self.whole.isChecked())
        progress = self.view.moment.progress if self.view.moment is not None else 0.0
        if followed != self._followed:
            progress = float(self._first_step(piece, selection.pixel))
            self._followed = followed
        self.seek.blockSignals(True)
        self.seek.setRange(0, piece.steps - 1)
        self.seek.blockSignals(False)
        self.view.show_moment(self._moment(piece, min(progress, piece.steps - 1.0)))
        self._moved(self.view.number)

    def _layer(self, value: str) -> Layer | None:
        found = sliding_layer(self.bridge.network, value)
        if found is None and value == self.bridge.network.inputs[0].name:
            shape = (1, self.session.state.card.channels, self.session.state.card.height, self.session.state.card.width)
            for _, name in shown_values(self.bridge.network, shape)[:4]:
                found = found or sliding_layer(self.bridge.network, name)
        return found

    def _piece(self, layer: Layer, activations: dict[str, np.ndarray]) -> Sliding | None:
        selection = self.session.state.selection
        output = activations.get(layer.value)
        if output is None:
            return None
        channel = min(selection.channel, len(output) - 1)
        mode = Mode(self.mode.current)
        filters: tuple[int, ...] = ()
        limit = None if self.whole.isChecked() else _LIMIT
        if mode is Mode.FILTERS and layer.kind == "conv":
            first = min(max(0, channel - _MOST_FILTERS // 2), max(0, len(output) - _MOST_FILTERS))
            filters = tuple(range(first, min(first + _MOST_FILTERS, len(output))))
            limit = None if limit is None else _LIMIT_OF_FILTERS
        centre = selection.pixel if selection.value == layer.value else None
        if centre is None and layer.kind != "conv":  # where there is something to choose from
            row, column = np.unravel_index(int(np.abs(output[channel]).argmax()), output.shape[1:])
            centre = (int(row), int(column))
        return sliding(self.bridge.network, layer, activations, channel, centre=centre, limit=limit, filters=filters)

    def _first_step(self, piece: Sliding, pixel: tuple[int, int] | None) -> int:
        """The step that gives the selected cell; the first one when none is selected."""
        if pixel is None:
            return 0
        row, column = pixel[0] - piece.first[0], pixel[1] - piece.first[1]
        rows, columns = piece.outputs.shape[1:]
        return int(row * columns + column) if 0 <= row < rows and 0 <= column < columns else 0

    def _moment(self, piece: Sliding, progress: float) -> Moment:
        choices = Choices(self.bridge.network, self.session.state)
        layer = piece.layer
        kernel = self.session.state.selection.kernel
        channel = kernel if kernel is not None and kernel < len(piece.channels) else 0
        weight = piece.weight
        largest = 1.0 if weight is None else reach_of(weight)
        reach = reach_of(piece.cells) * largest
        signed = table(self.session.state.view.signed_colours)
        return Moment(
            piece,
            progress,
            Mode(self.mode.current),
            channel if weight is not None else 0,
            self._names(layer, piece),
            self._title(layer.value),
            self._shades(choices, layer.source, piece.cells),
            Shades(signed, -largest, largest),
            Shades(signed, -reach, reach),
            self._shades(choices, layer.value, piece.outputs),
            self._next_text(layer, piece),
        )

    def _shades(self, choices: Choices, value: str, numbers: Numbers) -> Shades:
        colours = table(choices.colours(value))
        if choices.signed(value):
            most = reach_of(numbers)
            return Shades(colours, -most, most)
        known = numbers[np.isfinite(numbers)]
        return Shades(colours, min(0.0, float(known.min(initial=0.0))), float(known.max(initial=0.0)))

    def _names(self, layer: Layer, piece: Sliding) -> tuple[str, ...]:
        if choices_of_colour(self.bridge, self.session, layer.source) and len(piece.channels) == 3:
            return ("R", "G", "B") if self.session.state.card.colour.name != "BGR" else ("B", "G", "R")
        title = self._title(layer.source)
        return tuple(f"{title} {channel + 1}" for channel in piece.channels)

    def _title(self, value: str) -> str:
        return (
            self.tr("Input")
            if value == self.bridge.network.inputs[0].name
            else layer_name(self.session.state, value) or value
        )

    def _next_text(self, layer: Layer, piece: Sliding) -> str:
        """What the maps are for the convolution after this layer."""
        count = len(self.bridge.network.weights[layer.node.inputs[1]]) if layer.kind == "conv" else 0
        for node in self.bridge.network.nodes:
            weight = self.bridge.network.weights.get(node.inputs[1]) if node.operator == "Conv" else None
            if weight is not None and weight.ndim == 4 and weight.shape[1] == count and node is not layer.node:
                return self.tr(
                    "Each filter gives one map. {layer} reads these {count} maps as its channels: "
                    "each of its {filters} filters has {count} kernels."
                ).format(layer=self._title(node.outputs[0]), count=count, filters=len(weight))
        return self.tr("Each filter gives one map: {count} in all.").format(count=count)

    # What the user does

    def _restart(self) -> None:
        self.show_outcome()
        self.view.setFocus()

    def _step(self, by: int) -> None:
        self.view.pause()
        self.view.go_to(self.view.number + by)

    def _moved(self, number: int) -> None:
        self.seek.blockSignals(True)
        self.seek.setValue(number)
        self.seek.blockSignals(False)
        self.place_label.setText(f"{number + 1} / {self.view.steps}" if self.view.steps else "")

    def _export(self) -> None:
        if self._desk is not None and self.view.moment is not None:
            from cnnviewer.gui.dialogs.film import FilmDialog

            self.view.pause()
            moment = replace(self.view.moment, progress=0.0)
            FilmDialog(self._desk, moment, self.view.inks(), self.view.font(), self.view.pace()).open()


def choices_of_colour(bridge: Bridge, session: Session, value: str) -> bool:
    """Whether `value` is the picture in colour."""
    return value == bridge.network.inputs[0].name and session.state.card.channels == 3
