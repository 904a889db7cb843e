"""The kernels of an opened network on the bench: a convolution of its graph, seen as a layer that can be edited.

An edit makes a new graph that shares all other weights; it is one step of the history like any other. Sizes stay, for
the rest of the network was made for them.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.engine.network import Network, Node
from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.layer_names import conv_before, node_title
from cnnviewer.networks.stack import ConvLayer, Stack
from cnnviewer.session.state import OpenedNetwork, State


def selected_node(state: State) -> Node | None:
    """The node of the opened network that makes the selected value; None when there is none."""
    graph = _graph(state)
    return None if graph is None else graph.producer(state.selection.value)


def learned_layer(state: State) -> ConvLayer | None:
    """The selected convolution of the opened network; None for other operators, and where no kernel stands fixed."""
    graph, node = _graph(state), selected_node(state)
    if graph is None or node is None or not has_kernels(graph, node):
        return None
    weight = graph.weights[node.inputs[1]]
    bias = graph.weights.get(node.inputs[2]) if len(node.inputs) > 2 else None
    if bias is None:
        bias = np.zeros(len(weight), np.float32)
    return ConvLayer(node_title(node, node.outputs[0]), weight, bias)


def has_kernels(graph: Network, node: Node) -> bool:
    """Whether `node` is a convolution over maps with kernels of its own, not ones that the network computes."""
    if node.operator != "Conv":
        return False
    weight = graph.weights.get(node.inputs[1])
    return weight is not None and weight.ndim == 4 and weight.size > 0 and weight.dtype == np.float32


def learned_stack(state: State) -> Stack | None:
    """A stack of the selected convolution alone, for the edits of kernels; None when none is selected."""
    layer = learned_layer(state)
    return None if layer is None else Stack("", (layer,), layer.channels)


def with_learned(state: State, stack: Stack) -> OpenedNetwork:
    """The opened network with the kernels of the one layer of `stack`, which came from `learned_stack`.

    Raises UsageError when the convolution has no bias to be set, NetworkError when the kernels have another size.
    """
    opened, node, before = state.network, selected_node(state), learned_layer(state)
    layer = stack.layers[0]
    if opened is None or opened.graph is None or node is None or before is None or not isinstance(layer, ConvLayer):
        raise CnnviewerError("No convolution is selected; select one in the strip.")
    graph = opened.graph.with_weight(
        node.name,
        weight=None if layer.weight is before.weight else layer.weight,
        bias=None if np.array_equal(layer.bias, before.bias) else layer.bias,
    )
    return replace(opened, graph=graph, edited=True)


def channels_before(state: State) -> tuple[int, bool]:
    """(number of the first map that the selected filter reads, whether these maps are the channels of the input)."""
    graph, node, layer = _graph(state), selected_node(state), learned_layer(state)
    if graph is None or node is None or layer is None:
        return 0, False
    group = node.attributes.get("group", 1)
    groups = group if isinstance(group, int) else 1
    part = min(state.selection.channel, layer.filters - 1) // max(1, layer.filters // groups)
    return part * layer.channels, groups == 1 and node.inputs[0] == graph.inputs[0].name


def nearest_learned(state: State) -> tuple[str, str] | None:
    """(value, title) of the convolution that feeds the selected value, None when the network has none."""
    graph = _graph(state)
    node = None if graph is None else conv_before(graph, state.selection.value)
    return None if node is None else (node.outputs[0], node_title(node, node.outputs[0]))


def _graph(state: State) -> Network | None:
    return None if state.network is None else state.network.graph
