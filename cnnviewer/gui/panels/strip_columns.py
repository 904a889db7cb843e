"""Which values get a column in the strip, and what stands above it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cnnviewer.engine.network import Network, Node, Shape
from cnnviewer.gui.layer_names import node_title
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.shown import ACTIVATIONS, input_shape, shown_values
from cnnviewer.networks.stack import ConvLayer
from cnnviewer.session.state import State

_ACTIVATIONS = {"Relu": "ReLU", "LeakyRelu": "Leaky ReLU", "Sigmoid": "Sigmoid", "Tanh": "Tanh", "Abs": "|x|"}
_SHORT = {"Leaky ReLU": "Leaky"}  # what fits above a narrow column


@dataclass(frozen=True)
class ColumnText:
    """A value with a column: its name in the network, its title, its operator in a few words.

    block  the name of the block that is folded up in this column; "" of a column that shows one value
    label  what stands above the column where the title would be too long: its end, under the title of its block
    """

    value: str
    title: str
    operator: str
    block: str = ""
    label: str = ""


def column_texts(network: Network, state: State) -> tuple[ColumnText, ...]:
    """The columns in order: the input, then every node's output that is a layer of its own.

    Of an opened network these are the feature maps and vectors that come from the frame.
    """
    network = untouched(network)
    texts = [
        ColumnText(source.name, QCoreApplication.translate("StripPanel", "Input"), "") for source in network.inputs[:1]
    ]
    if state.network is not None:
        for node, value in _shown(network, input_shape(network, state.card)):
            if node.operator not in ACTIVATIONS or state.view.show_activations:
                texts.append(ColumnText(value, node_title(node, value), node_text(node, network)))
        return tuple(texts)
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


class _Shown:
    """What was shown of the newest network: an edit of weights keeps the nodes, and so the columns."""

    key: tuple[object, Shape] | None = None
    found: tuple[tuple[Node, str], ...] = ()


def _shown(network: Network, shape: Shape) -> tuple[tuple[Node, str], ...]:
    if _Shown.key is None or _Shown.key[0] is not network.nodes or _Shown.key[1] != shape:
        _Shown.key, _Shown.found = (network.nodes, shape), shown_values(network, shape)
    return _Shown.found


def node_text(node: Node, network: Network) -> str:
    """ "Conv 3×3, stride 2", "MaxPool 2×2, stride 2", "Gemm": the operator and its window."""
    window = node.attributes.get("kernel_shape")
    if not isinstance(window, tuple) and node.operator == "Conv" and node.inputs[1] in network.weights:
        window = network.weights[node.inputs[1]].shape[2:]
    name = node.operator.rpartition(".")[2]
    parts = [f"{name} {'×'.join(str(int(side)) for side in window)}" if isinstance(window, tuple) else name]
    strides = attributes_of(node, "strides")
    if strides and max(strides) > 1:
        parts.append(QCoreApplication.translate("StripPanel", "stride {number}").format(number=strides[0]))
    dilations = attributes_of(node, "dilations")
    if dilations and max(dilations) > 1:
        parts.append(QCoreApplication.translate("StripPanel", "dilation {number}").format(number=dilations[0]))
    group = node.attributes.get("group", 1)
    if isinstance(group, int) and group > 1:
        parts.append(QCoreApplication.translate("StripPanel", "{number} groups").format(number=group))
    return ", ".join(parts)


def attributes_of(node: Node, name: str) -> tuple[int, ...]:
    """The whole numbers of an attribute; empty when it has none."""
    value = node.attributes.get(name)
    return tuple(number for number in value if isinstance(number, int)) if isinstance(value, tuple) else ()


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
