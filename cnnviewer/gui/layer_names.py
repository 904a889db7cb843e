"""What people call a value: the layer of the stack it belongs to, or the node of an opened network that makes it."""

from __future__ import annotations

import re
from collections.abc import Container

from cnnviewer.engine.network import Network, Node
from cnnviewer.networks.shown import ACTIVATIONS
from cnnviewer.session.state import State

_NUMBERED = re.compile(r"[A-Za-z]?[_:]?\d*")


def layer_name(state: State, value: str) -> str:
    """ "Conv1" for "conv1.activation"; the name of the node in an opened network; "" for the input."""
    opened = state.network
    if opened is None:
        layer = state.stack.layer(value.partition(".")[0])
        return "" if layer is None else layer.name
    node = None if opened.graph is None else opened.graph.producer(value)
    return "" if node is None else node_title(node, value)


def node_title(node: Node, value: str) -> str:
    """The name of `node`; that of the value when it makes several, or the node is only numbered ("n12", "Conv_3")."""
    numbered = _NUMBERED.fullmatch(node.name.removeprefix(node.operator)) is not None
    return value if len(node.outputs) > 1 or numbered else node.name


def value_behind(network: Network, value: str, shown: Container[str]) -> str:
    """`value` where it is `shown`; else the value that is, behind activations.

    A map behind an activation has the same cells in the same places. `value` itself when there is no such value.
    """
    behind = value
    while behind not in shown:
        node = network.producer(behind)
        if node is None or node.operator not in ACTIVATIONS or behind in network.internal:
            return value
        behind = node.inputs[0]
    return behind


def conv_before(network: Network, value: str) -> Node | None:
    """The convolution that makes `value` or feeds it first, by the first inputs; else the first of the network."""
    node = network.producer(value)
    while node is not None and node.operator != "Conv":
        before = (network.producer(name) for name in node.inputs if name)
        node = next((found for found in before if found is not None), None)
    return node or next((node for node in network.nodes if node.operator == "Conv"), None)
