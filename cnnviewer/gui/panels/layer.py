"""The layer panel: the layers in order, everything about the selected one, its size formula and its costs.

An edit is tried before it is taken: what does not fit is refused below the field where it was typed, and the network
stays.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.check_row import CheckRow
from cnnviewer.gui.layer_costs import LayerPrice, bytes_text, count_text, price_of, size_of
from cnnviewer.gui.layer_edits import Edit, has_preset, reset_layer, tried
from cnnviewer.gui.panels.node_facts import NodeFacts
from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.widgets.conv_form import ConvForm
from cnnviewer.gui.widgets.formula_label import FormulaLabel
from cnnviewer.gui.widgets.kernel_tools import Chip
from cnnviewer.gui.widgets.layer_form import LayerEdit
from cnnviewer.gui.widgets.layer_list import LayerList
from cnnviewer.gui.widgets.pool_form import PoolForm
from cnnviewer.gui.widgets.problem_label import ProblemLabel
from cnnviewer.gui.widgets.section import Rows, Section
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea
from cnnviewer.networks import edits
from cnnviewer.networks.stack import ConvLayer, Layer, PoolLayer, Stack
from cnnviewer.session.session import Session
from cnnviewer.session.state import Selection, State

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

_TEXTS_EVERY_S = 0.25
_REST_MS = 1000


class LayerPanel(Panel):
    """A tab of the inspector."""

    title = "layer"
    place = "right"

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(session, bridge, parent)
        self.layers, self.node = LayerList(), NodeFacts(session, bridge)
        self._area = SteadyScrollArea()
        self.conv_form, self.pool_form = ConvForm(), PoolForm()
        self.heading_label, self._note = QLabel(), QLabel()
        self.formula, self.problem = FormulaLabel(), ProblemLabel()
        self.reset = Chip(self.tr("Reset to preset"), self.tr("Give this layer the numbers it has in the preset"))
        self._price: LayerPrice | None = None
        self._priced: tuple[object, ...] = ()
        self._duration_ms = 0.0
        self._texts_at_s = 0.0
        self._dirty = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(session.end_merge)
        rows = Rows()
        self._output = rows.add_value(self.tr("Output"))
        self._parameters = rows.add_value(self.tr("Parameters"))
        self._macs = rows.add_value(self.tr("MACs"))
        self._bytes = rows.add_value(self.tr("Activations"))
        self._field = rows.add_value(self.tr("Sees"))
        self._duration = rows.add_value(self.tr("Time"))
        self._macs.setToolTip(self.tr("Multiply-accumulates for one frame, without bias additions"))
        self._duration.setToolTip(
            self.tr("Milliseconds for one frame; “taken over” when nothing changed and the maps were kept")
        )
        self._field.setToolTip(self.tr("Receptive field: the cells of the input that one value depends on"))
        self._cost_rows = rows
        self.costs = Section(self.tr("Size and costs"), rows)
        self._lay_out()
        for form in (self.conv_form, self.pool_form):
            form.edited.connect(self._carry_out)
        self.layers.chosen.connect(self._choose)
        self.layers.add_asked.connect(self._add)
        self.layers.remove_asked.connect(self._remove)
        self.layers.move_asked.connect(self._move)
        self.layers.bypass_asked.connect(self._bypass)
        self.reset.clicked.connect(self._reset)

    def heading(self) -> str:
        return self.tr("Layer")

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for part in (self.layers, self.conv_form, self.pool_form, self.costs, self.node):
            part.refresh_icons()

    def take_desk(self, desk: Desk) -> None:
        """Add a row that says what the self-check finds."""
        self._cost_rows.add(self.tr("Self-check"), CheckRow(desk.self_check, self.session).badge)
        self.node.show_self_check(desk.self_check)

    def show_outcome(self) -> None:
        if not self.isVisible():
            return
        if self._dirty or (self.bridge.network, self._shape()) != self._priced:
            self._show_layer()
        self._show_duration()

    def state_changed(self, before: State, after: State) -> None:
        if (
            (after.stack, after.network) == (before.stack, before.network)
            and after.selection.value == before.selection.value
            and after.card == before.card
        ):
            return
        self._dirty = True
        if self.isVisible():
            self._show_layer()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._show_layer()

    # Showing

    @property
    def layer(self) -> Layer | None:
        """The selected layer; None when the input is selected."""
        state = self.session.state
        return state.stack.layer(state.selection.value.partition(".")[0])

    def _shape(self) -> tuple[int, ...]:
        """(N, C, H, W) of the tensor on show; what the card asks for before the first outcome."""
        outcome, card = self.bridge.outcome, self.session.state.card
        if outcome is not None and outcome.prepared is not None:
            return tuple(outcome.prepared.tensor.shape)
        return (1, card.channels, card.height, card.width)

    def _show_layer(self) -> None:
        self._dirty = False
        opened = self.session.state.network is not None
        self.node.setVisible(opened)
        self._area.setVisible(not opened)
        if opened:
            self._price = None
            return
        layer, stack = self.layer, self.session.state.stack
        self.layers.show_stack(stack, "" if layer is None else layer.name)
        self.conv_form.setVisible(isinstance(layer, ConvLayer))
        self.pool_form.setVisible(isinstance(layer, PoolLayer))
        self.reset.setVisible(layer is not None and has_preset(stack, layer.name))
        if layer is None:
            self.heading_label.setText(self.tr("Input").upper())
        elif isinstance(layer, ConvLayer):
            self.heading_label.setText(self.tr("{layer} · convolution").format(layer=layer.name).upper())
            self.conv_form.show_layer(layer)
        else:
            self.heading_label.setText(self.tr("{layer} · pooling").format(layer=layer.name).upper())
            self.pool_form.show_layer(layer)
        note = ""
        if layer is None:
            note = self.tr("The size and the colours of the input are chosen on the preprocessing card, at the left.")
        elif layer.bypassed:
            note = self.tr("{layer} is bypassed: it passes its input on. Its numbers are kept.").format(
                layer=layer.name
            )
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._show_costs()

    def _show_costs(self) -> None:
        layer, shape = self.layer, self._shape()
        self._priced = (self.bridge.network, shape)
        size = None if layer is None else size_of(self.session.state.stack, layer, (shape[2], shape[3]))
        self._price = None if layer is None else price_of(self.bridge.network, layer, shape)
        if layer is None:
            self._output.setText(" × ".join(str(length) for length in shape[1:]))
        else:
            self._output.setText("–" if size is None else f"{size.maps} × {size.after[0]} × {size.after[1]}")
        self.formula.show_formulas(() if size is None else size.formulas)
        price = self._price
        for label in (self._parameters, self._macs, self._bytes, self._field, self._duration):
            self._cost_rows.set_row_visible(label, layer is not None)
        self._parameters.setText("–" if price is None else count_text(price.parameters))
        self._macs.setText("–" if price is None else count_text(price.macs))
        self._bytes.setText("–" if price is None else bytes_text(price.activation_bytes))
        seen = self.tr("{rows} × {columns} cells of the input")
        self._field.setText("–" if price is None else seen.format(rows=price.field[0], columns=price.field[1]))
        self._duration_ms = self._texts_at_s = 0.0
        self._duration.setText("–")
        self._show_duration()

    def _show_duration(self) -> None:
        outcome = self.bridge.outcome
        if self._price is None or outcome is None or outcome.trace is None:
            return
        measured_ms = self._price.duration_ms(outcome.trace.durations_ms)
        if measured_ms > 0:  # 0: taken over from the frame before
            self._duration_ms += (measured_ms - self._duration_ms) * (0.2 if self._duration_ms else 1.0)
        now_s = time.monotonic()
        if not self._duration_ms:
            self._duration.setText(self.tr("taken over"))
        elif now_s - self._texts_at_s >= _TEXTS_EVERY_S:
            self._texts_at_s = now_s
            self._duration.setText(self.tr("{duration:.2f} ms").format(duration=self._duration_ms))

    # Editing

    def _carry_out(self, edit: LayerEdit) -> None:
        for form in (self.conv_form, self.pool_form):
            form.clear_problems()
        try:
            stack = self._tried(edit.apply)
        except CnnviewerError as error:
            self._show_layer()
            edit.field.show_problem(str(error), edit.editor)
            return
        self.session.change(label=edit.what, merge=edit.key, stack=stack)
        self._rest.start()

    def _tried(self, edit: Edit) -> Stack:
        shape = self._shape()
        return tried(self.session.state.stack, edit, (shape[2], shape[3]))

    def _structure(self, label: str, name: str, apply: Edit, select: str | None = None) -> None:
        """An edit of the list itself; its sentence stands below the list."""
        self.problem.say("")
        try:
            stack = self._tried(apply)
        except CnnviewerError as error:
            self.problem.say(str(error))
            self._show_layer()
            return
        selection = self.session.state.selection if select is None else Selection(select.lower())
        self.session.change(label=label.format(layer=name), stack=stack, selection=selection)

    def _choose(self, name: str) -> None:
        self.problem.say("")
        if name and name.lower() != self.session.state.selection.value.partition(".")[0]:
            self.session.change(selection=Selection(name.lower()))

    def _add(self, kind: str, position: int) -> None:
        word = "conv" if kind == "conv" else "pool"
        number = 1 + sum(
            isinstance(layer, ConvLayer) == (word == "conv") for layer in self.session.state.stack.layers[:position]
        )
        name = f"{word.capitalize()}{number}"
        label = self.tr("Add {layer}")
        self._structure(label, name, lambda stack: edits.add_layer(stack, position, word), select=name)  # type: ignore[arg-type]  # one of two words

    def _move(self, name: str, by: int) -> None:
        """Layers are named by their order: the selection follows the layer, whatever it is called then."""
        old = self.session.state.stack.layer(name)
        try:
            moved = edits.move_layer(self.session.state.stack, name, by)
        except CnnviewerError:
            moved = self.session.state.stack
        place = next((at for at, layer in enumerate(self.session.state.stack.layers) if layer is old), 0)
        place = min(max(place + by, 0), len(moved.layers) - 1)
        self._structure(self.tr("Move {layer}"), name, lambda _: moved, select=moved.layers[place].name)

    def _remove(self, name: str) -> None:
        self._structure(self.tr("Remove {layer}"), name, lambda stack: edits.remove_layer(stack, name))

    def _bypass(self, name: str, bypassed: bool) -> None:
        label = self.tr("Bypass {layer}") if bypassed else self.tr("Take {layer} in again")
        self._structure(label, name, lambda stack: edits.set_bypassed(stack, name, bypassed))

    def _reset(self) -> None:
        name = "" if self.layer is None else self.layer.name
        self._structure(self.tr("Reset {layer}"), name, lambda stack: reset_layer(stack, name))

    def _lay_out(self) -> None:
        for label, role in ((self.heading_label, "heading"), (self._note, "muted")):
            label.setProperty("role", role)
            label.setWordWrap(role != "heading")
            label.setTextFormat(Qt.TextFormat.PlainText)
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(10)
        top = (self.layers, self.problem, self.heading_label, self._note)
        for part in (*top, self.conv_form, self.pool_form, self.formula, self.costs):
            column.addWidget(part)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._area.setWidget(content)
        self.node.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        around.addWidget(self.node)
