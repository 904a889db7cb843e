"""The network as boxes in space, as in every textbook, with the live feature maps as their slices."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.display.picture import Picture, PictureSpec
from cnnviewer.display.stack import Box, Point
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.panels.strip_columns import ColumnText, column_texts
from cnnviewer.gui.panels.strip_keys import next_selection
from cnnviewer.gui.panels.strip_readout import cell_text, value_text
from cnnviewer.gui.panels.strip_requests import Choices, Shape, box_on_input, maps_of, shapes_in, shapes_told
from cnnviewer.gui.stack_export import save_figure
from cnnviewer.gui.widgets.segments import Segments
from cnnviewer.gui.widgets.stack_faces import Faces
from cnnviewer.gui.widgets.stack_view import Cell, StackView
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_TINY_PX = 5.0  # slices smaller than this stay blank


class StackPanel(Panel):
    """Boxes for what the strip has columns for; the selection is the same."""

    title = "stack"
    place = "centre"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self._desk: Desk | None = None
        self._texts: tuple[ColumnText, ...] = ()
        self._shapes: dict[str, Shape] = {}
        self._made: dict[str, tuple[Picture, str, Faces]] = {}
        self.view = StackView()
        self.view.setAccessibleName(self.tr("The network as boxes"))
        self.view.keys = self._key
        self.setFocusProxy(self.view)
        self.explode = QSlider(Qt.Orientation.Horizontal)
        self.explode.setRange(0, 100)
        self.explode.setMinimumWidth(50)
        self.explode.setMaximumWidth(150)
        self.explode.setAccessibleName(self.tr("Pull apart"))
        self.explode.setToolTip(self.tr("Pull the maps of every layer apart (E)"))
        self.scale = Segments()
        self.scale.show_texts((self.tr("Compressed"), self.tr("To scale")), 0)
        self.scale.setMaximumWidth(210)
        self.scale.setAccessibleName(self.tr("Sides and depths"))
        self.scale.setToolTip(self.tr("To scale: sides and depths in proportion. Compressed: their square roots"))
        self.fit, self.export = QToolButton(), QToolButton()
        self.fit.setText(self.tr("Fit"))
        self.fit.setToolTip(self.tr("See all of it (0)"))
        self.export.setText(self.tr("Export figure…"))
        self.export.setToolTip(self.tr("Save what is on show as SVG, PDF or PNG"))
        self.view.hint = self.tr("Drag turns · Shift and drag moves · wheel zooms")
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 8)
        row.setSpacing(10)
        row.addWidget(QLabel(self.tr("Pull apart")))
        row.addWidget(self.explode, 1)
        row.addWidget(self.scale, 3)
        row.addStretch(0)
        for button in (self.fit, self.export):
            button.setProperty("role", "chip")
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self._ask_timer = QTimer(self, singleShot=True, interval=0)
        self._ask_timer.timeout.connect(self._ask)
        self._listen()

    def _listen(self) -> None:
        self.explode.valueChanged.connect(self._pull)
        self.scale.chosen.connect(lambda number: self.view.set_look(replace(self.view.look, to_scale=number == 1)))
        self.fit.clicked.connect(self.view.zoom_to_fit)
        self.export.clicked.connect(self._export)
        self.view.pressed.connect(self._press)
        self.view.opened.connect(self._open)
        self.view.hovered.connect(self._hover)
        self.view.looked.connect(self._ask_timer.start)
        self.bridge.network_changed.connect(self._network_changed)

    def take_desk(self, desk: Desk) -> None:
        self._desk = desk

    def heading(self) -> str:
        return self.tr("3-D")

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._network_changed()
        self._select()
        self.show_outcome()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bridge.request_pictures(self, {})

    def state_changed(self, before: State, after: State) -> None:
        if not self.isVisible():
            return
        if before.view.show_activations != after.view.show_activations or before.card != after.card:
            self._network_changed()
        if before.view != after.view:
            self._ask_timer.start()
            self._colour()
        if before.selection != after.selection:
            self._select()

    def show_outcome(self) -> None:
        outcome = self.bridge.outcome
        if not self.isVisible() or outcome is None:
            return
        shapes = shapes_in(outcome, (text.value for text in self._texts))
        if any(self._shapes.get(value) != shape for value, shape in shapes.items()):
            self._shapes.update(shapes)
            self._show_shapes()
        self._colour()
        self._show_beam()
        self.view.message = "" if self._shapes else self.tr("There are no maps yet.")

    def _network_changed(self) -> None:
        if not self.isVisible():
            return
        state, network = self.session.state, self.bridge.network
        self._texts = column_texts(network, state)
        told = shapes_told(network, state.card, self._texts)
        outcome = self.bridge.outcome
        if outcome is not None and outcome.spec.network is network:
            told |= shapes_in(outcome, (text.value for text in self._texts))
        self._shapes = told
        self._show_shapes()

    def _show_shapes(self) -> None:
        shapes = {text.value: self._shapes[text.value] for text in self._texts if text.value in self._shapes}
        vectors = [value for value, shape in shapes.items() if shape[1:] == (1, 1)]
        subtitles = {
            value: str(shape[0]) if value in vectors else " × ".join(map(str, shape)) for value, shape in shapes.items()
        }
        self.view.show_texts({text.value: text.title for text in self._texts}, subtitles)
        choices = self._choices()
        drawn = {
            value: (1, *shape[1:]) if self._in_colour(choices, value, shape) else shape
            for value, shape in shapes.items()
        }
        self.view.show_shapes(drawn, vectors)
        self._select()
        self._ask_timer.start()

    def _in_colour(self, choices: Choices, value: str, shape: Shape) -> bool:
        return choices.is_input(value) and shape[0] == 3

    def _choices(self) -> Choices:
        outcome = self.bridge.outcome
        return Choices(self.bridge.network, self.session.state, outcome is not None and outcome.frame.time_s > 0)

    def _ask(self) -> None:
        """Tell the compute thread what to draw: the boxes in view, no finer than they are seen."""
        if not self.isVisible():
            return
        choices = self._choices()
        specs = {}
        for box in self.view.boxes_in_view():
            spec = self._spec(choices, box)
            if spec is not None:
                specs[box.value] = spec
        self.bridge.request_pictures(self, specs)

    def _spec(self, choices: Choices, box: Box) -> PictureSpec | None:
        height, width = self.view.pixels_of_slice(box)
        if max(height, width) < _TINY_PX:
            return None
        shape = self._shapes[box.value]
        shrink = 1
        while not box.vector and shape[1] / (2 * shrink) >= height and shape[2] / (2 * shrink) >= width:
            shrink *= 2
        composite = choices.true_colours() if self._in_colour(choices, box.value, shape) else None
        columns = max(1, math.isqrt(shape[0]))
        levels, signed = choices.levels(box.value), choices.signed(box.value)
        return PictureSpec(box.value, None, columns, shrink, signed, composite, levels)

    def _colour(self) -> None:
        """Faces of the newest pictures, in the colours chosen."""
        choices = self._choices()
        faces = {}
        for box in self.view.scene.boxes:
            picture = self.bridge.picture(self, box.value)
            if picture is None:
                continue
            colours = choices.colours(box.value)
            made = self._made.get(box.value)
            if made is None or made[0] is not picture or made[1] != colours:
                made = (picture, colours, Faces(picture, table(colours), box.vector))
                self._made[box.value] = made
            faces[box.value] = made[2]
        self._made = {value: made for value, made in self._made.items() if value in faces}
        self.view.show_faces(faces)

    def _select(self) -> None:
        selection = self.session.state.selection
        box = self.view.box(selection.value)
        channel = min(selection.channel, box.slices - 1) if box is not None and not box.vector else selection.channel
        self.view.select(selection.value, channel, selection.pixel)
        self._show_beam()

    def _show_beam(self) -> None:
        """Lines from the corners of the receptive field on the input to the selected cell."""
        outcome, selection = self.bridge.outcome, self.session.state.selection
        box, source = self.view.box(selection.value), self.view.box(self.bridge.network.inputs[0].name)
        seen = None if outcome is None or box is source else box_on_input(outcome, selection)
        if seen is None or box is None or source is None or selection.pixel is None:
            self.view.show_beam(())
            return
        row, column = selection.pixel
        end = box.corner(selection.channel, row + 0.5, column + 0.5)
        end = (end[0], end[1] - self.view.scene.lift(box))
        top, left, bottom, right = seen
        corners: list[Point] = [(top, left), (top, right), (bottom, right), (bottom, left)]
        starts = [source.corner(0, *corner) for corner in corners]
        edges = list(zip(starts, [*starts[1:], starts[0]], strict=True))
        self.view.show_beam([(*start, *end) for start in starts] + [(*start, *stop) for start, stop in edges])

    # What the user does

    def _pull(self, percent: int) -> None:
        self.view.set_look(replace(self.view.look, explode=percent / 100))
        self._show_beam()

    def _press(self, value: str, channel: int, row: int, column: int) -> None:
        selection = self.session.state.selection
        box = self.view.box(value)
        if box is not None and box.slices < self._shapes[value][0] and not box.vector:  # the input, in colour
            channel = selection.channel if selection.value == value else 0
        self.session.change(selection=replace(selection, value=value, channel=channel, pixel=(row, column)))

    def _open(self, value: str, channel: int, row: int, column: int) -> None:
        """A double click enlarges the map in the strip."""
        self._press(value, channel, row, column)
        view = self.session.state.view
        chosen = self.session.state.selection.channel
        self.session.change(view=replace(view, enlarged={**view.enlarged, value: chosen}))
        if self._desk is not None:
            from cnnviewer.gui.commands.views import show_view

            show_view(self._desk, "strip")

    def _hover(self, cell: Cell | None) -> None:
        self.view.readout = ""
        if cell is None:
            return
        outcome, (value, *place) = self.bridge.outcome, cell
        channel, row, column = place
        activation = None if outcome is None else maps_of(outcome, value)
        picture = self.bridge.picture(self, value)
        title = self.view.scene.titles.get(value, value)
        at = (channel, row, column)
        words = cell_text(title, at, picture, activation)
        self.view.readout = words or f"{title}  {value_text(at, picture, activation)}"

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows walk over maps, with Ctrl and Page keys over layers; E pulls the boxes apart or packs them."""
        if event.key() == Qt.Key.Key_E and not event.modifiers():
            self.explode.setValue(0 if self.explode.value() else 100)
            return True
        values = [text.value for text in self._texts if text.value in self._shapes]
        if self.session.state.selection.value not in values:
            return False
        after = next_selection(event, self.session.state.selection, self._shapes, values, 1)
        if after is not None:
            self.session.change(selection=after)
        return after is not None

    def _export(self) -> None:
        if self._desk is not None:
            save_figure(self._desk, self.view)
