"""Shapes of all values of a network, without running it: what a size that is typed will lead to."""

from __future__ import annotations

from collections.abc import Mapping

from cnnviewer.engine.network import Network, Node, Shape
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import GeometryError, NetworkError


def infer_shapes(network: Network, input_shapes: Mapping[str, Shape]) -> dict[str, Shape]:
    """{value name: shape} of the inputs and of every value the nodes make, in the order of computation.

    input_shapes  the shape of every input, (N, C, H, W)
    Raises GeometryError when a window does not fit, NetworkError for everything else that cannot be; the sentence names
    the node.
    """
    shapes: dict[str, Shape] = {}
    for value in network.inputs:
        if value.name not in input_shapes:
            raise NetworkError(f"The shape of input {value.name} of network {network.name} is missing; give it.")
        shapes[value.name] = tuple(input_shapes[value.name])
    for node in network.nodes:
        shapes.update(zip(node.outputs, node_shapes(network, node, shapes), strict=False))
    return shapes


def node_shapes(network: Network, node: Node, shapes: Mapping[str, Shape]) -> tuple[Shape, ...]:
    """Shapes of the outputs of `node`, given those of the values before it. Raises as `infer_shapes`."""
    try:
        incoming = input_shapes_of(network, node, shapes)
        constants = [network.weights.get(name) for name in node.inputs]
        return find_operator(node.operator).output_shapes(node, incoming, constants)
    except NetworkError as problem:
        kind = GeometryError if isinstance(problem, GeometryError) else NetworkError
        reason = str(problem)
        raise kind(f"{node.name} ({node.operator}): {reason[:1].lower()}{reason[1:]}") from problem


def input_shapes_of(network: Network, node: Node, shapes: Mapping[str, Shape]) -> list[Shape | None]:
    """The shapes of the inputs of `node`, None for one that is left out. Raises NetworkError when one is unknown."""
    incoming: list[Shape | None] = []
    for name in node.inputs:
        if not name:
            incoming.append(None)
        elif name in shapes:
            incoming.append(shapes[name])
        elif name in network.weights:
            incoming.append(network.weights[name].shape)
        else:
            raise NetworkError(f"Nothing makes the value {name}; the network is incomplete.")
    return incoming
