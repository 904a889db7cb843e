"""Which values get a column in the strip, and what stands above it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cnnviewer.engine.network import Network, Node
from cnnviewer.networks.stack import ConvLayer
from cnnviewer.session.state import State

_ACTIVATIONS = {"Relu": "ReLU", "LeakyRelu": "Leaky ReLU", "Sigmoid": "Sigmoid", "Tanh": "Tanh", "Abs": "|x|"}
_SHORT = {"Leaky ReLU": "Leaky"}  # what fits above a narrow column


@dataclass(frozen=True)
class ColumnText:
    """A value with a column: its name in the network, its title, its operator in a few words."""

    value: str
    title: str
    operator: str


def column_texts(network: Network, state: State) -> tuple[ColumnText, ...]:
    """The columns in order: the input, then every node's output that is a layer of its own."""
    texts = [
        ColumnText(source.name, QCoreApplication.translate("StripPanel", "Input"), "") for source in network.inputs[:1]
    ]
    for node in network.nodes:
        value = node.outputs[0]
        if value in network.internal:
            continue
        name, _, part = value.partition(".")
        layer = state.stack.layer(name)
        title = layer.name if layer is not None else value
        if part == "activation":
            if state.view.show_activations:
                number = "".join(letter for letter in name if letter.isdigit())
                function = _ACTIVATIONS.get(node.operator, node.operator)
                texts.append(ColumnText(value, f"{_SHORT.get(function, function)} {number}".strip(), function))
            continue
        flipped = isinstance(layer, ConvLayer) and layer.flipped
        texts.append(ColumnText(value, title, operator_text(node, network, flipped=flipped)))
    return tuple(texts)


def operator_text(node: Node, network: Network, *, flipped: bool = False) -> str:
    """ "5×5, pad 2", "max 2×2": what a layer does, in a few words."""
    attributes = node.attributes
    parts: list[str] = []
    if node.operator == "Conv":
        rows, columns = network.weights[node.inputs[1]].shape[2:]
        parts.append(f"{rows}×{columns}")
        strides, dilations = attributes.get("strides"), attributes.get("dilations")
        pads = _pads_of(node, network)
        if isinstance(strides, tuple) and max(strides) > 1:
            parts.append(QCoreApplication.translate("StripPanel", "stride {number}").format(number=strides[0]))
        if isinstance(dilations, tuple) and max(dilations) > 1:
            parts.append(QCoreApplication.translate("StripPanel", "dilation {number}").format(number=dilations[0]))
        if any(pads):
            parts.append(QCoreApplication.translate("StripPanel", "pad {number}").format(number=max(pads)))
        if flipped:
            parts.append(QCoreApplication.translate("StripPanel", "flipped"))
    elif node.operator in ("MaxPool", "AveragePool", "Neg"):
        pool = node
        if node.operator == "Neg":
            inner = network.producer(node.inputs[0])
            pool = inner if inner is not None else node
        kind = {"MaxPool": "max", "AveragePool": QCoreApplication.translate("StripPanel", "average"), "Neg": "min"}[
            node.operator
        ]
        shape = pool.attributes.get("kernel_shape", (1, 1))
        if isinstance(shape, tuple):
            parts.append(f"{kind} {shape[0]}×{shape[-1]}")
    else:
        parts.append(node.operator)
    return ", ".join(parts)


def _pads_of(node: Node, network: Network) -> tuple[int, ...]:
    """Cells added around the input of a convolution, by itself or by the Pad of its layer."""
    before = network.producer(node.inputs[0])
    if before is not None and before.operator == "Pad" and before.outputs[0] in network.internal:
        return tuple(int(pad) for pad in network.weights[before.inputs[1]])
    pads = node.attributes.get("pads", ())
    return tuple(int(pad) for pad in pads if isinstance(pad, int)) if isinstance(pads, tuple) else ()
