"""What speaks for a class, in the classes panel: the largest terms of the last fully connected layer as signed bars."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cnnviewer.display.colours import table
from cnnviewer.engine.network import Network
from cnnviewer.explain.terms import LinearLayer, Terms, last_layer, place_of, terms_of
from cnnviewer.gui.layer_names import layer_name
from cnnviewer.gui.widgets.numbers import signed
from cnnviewer.gui.widgets.signed_bars import SignedBars, SignedRow
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.shown import ACTIVATIONS
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import Selection, State

_NAMED = 5  # terms on either side of 0


class ClassTerms(QWidget):
    """The terms of one class.

    wanted  the user chose the unit that a term comes from (a Selection)
    layer   the last fully connected layer of the network on show, None when it has none
    terms   what is shown, None when it was not computed
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer: LinearLayer | None = None
        self.terms: Terms | None = None
        self._network: Network | None = None
        self._value = ""
        self._unit, self._shape = "", (1,)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setProperty("role", "muted")
        self.bars = SignedBars()
        self.bars.setAccessibleName(self.tr("What speaks for the class"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self.bars)
        self.bars.chosen.connect(self._choose)

    def look_at(self, network: Network, value: str) -> LinearLayer | None:
        """The last fully connected layer behind the class numbers `value`, found once for each network."""
        if network is not self._network or value != self._value:
            self._network, self._value = network, value
            self.layer = last_layer(network, value)
        return self.layer

    def show_terms(self, outcome: Outcome, state: State, number: int, name: str) -> bool:
        """Show the terms of class `number`, called `name`; False when they are not known."""
        layer = self.layer
        inputs = None if layer is None else outcome.activation(layer.input)
        if layer is None or self._network is None or inputs is None or number >= len(layer.weight):
            self.terms = None
            return False
        if inputs.size != layer.weight.shape[1]:
            self.terms = None
            return False
        self.terms = terms_of(layer, inputs, number)
        self._unit = unit_on_show(self._network, layer.unit, state)
        unit = outcome.activation(layer.unit)
        self._shape = unit.shape if unit is not None and unit.size == inputs.size else (inputs.size,)
        colours = table(state.view.signed_colours)
        self.bars.set_colours(QColor(*map(int, colours[36])), QColor(*map(int, colours[219])))
        self.bars.show_rows(self._rows(self.terms, layer, state), self._selected(state.selection))
        text = self.tr(
            "{name}: weight × input of {layer}, the largest terms. All together they make the logit {logit}."
        )
        shown = layer_name(state, layer.logits) or layer.logits
        self.sentence.setText(text.format(name=name, layer=shown, logit=signed(self.terms.logit, 4)))
        return True

    def _rows(self, terms: Terms, layer: LinearLayer, state: State) -> list[SignedRow]:
        positive, negative = terms.largest(_NAMED)
        title = layer_name(state, self._unit) or self._unit
        rows = [self._row(terms, index, title) for index in (*positive, *reversed(negative))]
        rest = terms.rest((*positive, *negative))
        others = len(terms.products) - len(positive) - len(negative)
        if others:
            rows.append(SignedRow(self.tr("{count} others").format(count=others), rest))
        rows.append(SignedRow(self.tr("bias"), terms.bias))
        return rows

    def _row(self, terms: Terms, index: int, title: str) -> SignedRow:
        channel, row, column = place_of(index, self._shape)
        name = f"{title} {channel + 1}"
        if self._shape[1:] not in ((), (1, 1)):
            name += f" ({row + 1}, {column + 1})"
        tip = self.tr("{name}: weight {weight} × input {number} = {product}").format(
            name=name,
            weight=signed(float(terms.weights[index])),
            number=signed(float(terms.inputs[index])),
            product=signed(float(terms.products[index])),
        )
        return SignedRow(name, float(terms.products[index]), index, tip)

    def _selected(self, selection: Selection) -> int:
        """The input that is selected in the strip, -1 when it is none."""
        if selection.value != self._unit or selection.pixel is None:
            return -1
        channels, height, width = (*self._shape, 1, 1)[:3]
        row, column = selection.pixel
        if selection.channel >= channels or row >= height or column >= width:
            return -1
        return (selection.channel * height + row) * width + column

    def _choose(self, index: int) -> None:
        channel, row, column = place_of(index, self._shape)
        self.wanted.emit(Selection(self._unit, channel, (row, column)))


def unit_on_show(network: Network, value: str, state: State) -> str:
    """The value under which the strip has a column for `value`: activations are drawn as the layer before them."""
    node = untouched(network).producer(value)
    if state.view.show_activations or node is None or node.operator not in ACTIVATIONS:
        return value
    return node.inputs[0]
