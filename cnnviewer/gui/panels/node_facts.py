"""What there is to know about a node of an opened network: operator, attributes, shapes, costs, how long it takes."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.engine.cost import BYTES_PER_VALUE
from cnnviewer.engine.network import Node, Shape, Tensor
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.shapes import input_shapes_of
from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.receptive_field import receptive_field
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.check_row import CheckRow
from cnnviewer.gui.layer_costs import bytes_text, count_text
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.learned_kernels import selected_node
from cnnviewer.gui.self_check import SelfCheck
from cnnviewer.gui.widgets.section import Rows, Section
from cnnviewer.gui.widgets.steady_scroll_area import SteadyScrollArea
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.shown import input_shape, shapes_of
from cnnviewer.session.session import Session
from cnnviewer.session.state import State

_TEXTS_EVERY_S = 0.25
_MOST_NUMBERS = 8


class NodeFacts(SteadyScrollArea):
    """Follows the selection by itself while it is on show."""

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._bridge = session, bridge
        self.heading, self.operator = QLabel(), QLabel()
        self._attributes = QLabel()
        self._duration_ms = self._texts_at_s = 0.0
        self._of: tuple[object, ...] = ()
        rows = self._rows = Rows()
        self.inputs = rows.add_value(self.tr("Inputs"))
        self.output = rows.add_value(self.tr("Output"))
        self.parameters = rows.add_value(self.tr("Parameters"))
        self.macs = rows.add_value(self.tr("MACs"))
        self._bytes = rows.add_value(self.tr("Activations"))
        self.field = rows.add_value(self.tr("Sees"))
        self._duration = rows.add_value(self.tr("Time"))
        self.macs.setToolTip(self.tr("Multiply-accumulates for one frame, without bias additions"))
        self.field.setToolTip(self.tr("Receptive field: the cells of the input that one value depends on"))
        self._sections = (
            Section(self.tr("Size and costs"), rows),
            Section(self.tr("Attributes"), self._attributes),
        )
        for label, role in ((self.heading, "heading"), (self.operator, "muted"), (self._attributes, "")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = QWidget()
        content.setObjectName("sidePanel")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 4, 12)
        column.setSpacing(10)
        for part in (self.heading, self.operator, *self._sections):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(content)
        bridge.outcome_arrived.connect(self._outcome_arrived)
        self._unsubscribe = session.subscribe(self._state_changed)
        self.destroyed.connect(self._unsubscribe)

    def show_self_check(self, check: SelfCheck) -> None:
        """Add a row that says what `check` finds."""
        self._rows.add(self.tr("Self-check"), CheckRow(check, self._session).badge)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for section in self._sections:
            section.refresh_icons()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_node()

    def _state_changed(self, before: State, after: State) -> None:
        if self.isVisible():
            self._show_node()

    def _outcome_arrived(self) -> None:
        if self.isVisible():
            self._show_node()
            self._show_duration()

    def _show_node(self) -> None:
        state, graph = self._session.state, untouched(self._bridge.network)
        outcome = self._bridge.outcome
        shape = input_shape(graph, state.card)
        if outcome is not None and outcome.prepared is not None and outcome.spec.card == state.card:
            shape = tuple(outcome.prepared.tensor.shape)
        of = (graph, state.selection.value, shape)
        if of == self._of:
            return
        self._of = of
        self._duration_ms = self._texts_at_s = 0.0
        node, value = selected_node(state), state.selection.value
        shapes = shapes_of(graph, shape)
        self.heading.setText((layer_name(state, value) or self.tr("Input")).upper())
        self.operator.setText("" if node is None else node.operator)
        self.operator.setVisible(node is not None)
        self.output.setText(_shape_text(shapes.get(value, shape if node is None else None)))
        seen = self.tr("{rows} × {columns} cells of the input")
        field = receptive_field(graph, value).size
        self.field.setText(seen.format(rows=field[0], columns=field[1]))
        for label in (self.inputs, self.parameters, self.macs, self._bytes, self.field, self._duration):
            self._rows.set_row_visible(label, node is not None)
        self._sections[1].setVisible(node is not None and bool(node.attributes))
        if node is not None:
            self._show_costs(node, shapes)
        self._duration.setText("–")
        self._show_duration()

    def _show_costs(self, node: Node, shapes: Mapping[str, Shape]) -> None:
        graph = untouched(self._bridge.network)
        activations = [name for name in node.inputs if name and name not in graph.weights]
        self.inputs.setText(", ".join(activations) or "–")
        self.inputs.setToolTip("\n".join(f"{name}: {_shape_text(shapes.get(name))}" for name in activations))
        self._attributes.setText("\n".join(_attribute_text(name, node) for name in sorted(node.attributes)))
        outputs = [shapes[name] for name in node.outputs if name in shapes]
        texts = ("–", "–", "–")  # of a node that cannot run, or has an unknown operator
        with suppress(CnnviewerError):
            if node.outputs[0] in shapes:
                cost = find_operator(node.operator).cost(node, input_shapes_of(graph, node, shapes), outputs)
                taken = BYTES_PER_VALUE * sum(math.prod(shape) for shape in outputs)
                texts = (count_text(cost.parameters), count_text(cost.macs), bytes_text(taken))
        for label, text in zip((self.parameters, self.macs, self._bytes), texts, strict=True):
            label.setText(text)

    def _show_duration(self) -> None:
        outcome, node = self._bridge.outcome, selected_node(self._session.state)
        if outcome is None or outcome.trace is None or node is None:
            return
        measured_ms = outcome.trace.durations_ms.get(node.name, 0.0)
        if measured_ms > 0:  # 0: taken over from the frame before
            self._duration_ms += (measured_ms - self._duration_ms) * (0.2 if self._duration_ms else 1.0)
        now_s = time.monotonic()
        if not self._duration_ms:
            self._duration.setText(self.tr("taken over") if node.name in outcome.trace.durations_ms else "–")
        elif now_s - self._texts_at_s >= _TEXTS_EVERY_S:
            self._texts_at_s = now_s
            self._duration.setText(self.tr("{duration:.2f} ms").format(duration=self._duration_ms))


def _shape_text(shape: Shape | None) -> str:
    return "–" if shape is None else " × ".join(str(length) for length in shape[1:] or shape)


def _attribute_text(name: str, node: Node) -> str:
    """ "strides = 2, 2"; long ones are cut."""
    value = node.attributes[name]
    if isinstance(value, Tensor):
        value = value.numbers
    if not isinstance(value, tuple):
        return f"{name} = {value}"
    shown = ", ".join(f"{number:g}" if isinstance(number, float) else str(number) for number in value[:_MOST_NUMBERS])
    return f"{name} = {shown}{', …' if len(value) > _MOST_NUMBERS else ''}"
