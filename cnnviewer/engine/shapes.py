"""Shapes of all values of a network, without running it: what a size that is typed will lead to.

Exported networks compute sizes in the graph (Shape -> Gather -> Concat -> Reshape). Such numbers are known as soon as
the shapes are: a node whose inputs are all known and small is run on the spot, and its numbers are handed to the
operators that keep sizes in an input.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from cnnviewer.engine.network import Array, Network, Node, Shape
from cnnviewer.engine.operators import find_operator
from cnnviewer.errors import GeometryError, NetworkError

MOST_NUMBERS = 1 << 12
"""Sizes, axes and limits are shorter than that; longer arrays are left to the run."""


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
    known: dict[str, Array] = dict(network.weights)
    for node in network.nodes:
        made = _node_shapes(network, node, shapes, known)
        shapes.update(zip(node.outputs, made, strict=False))
        known.update(_numbers(node, shapes, known))
    return shapes


def _node_shapes(
    network: Network, node: Node, shapes: Mapping[str, Shape], known: Mapping[str, Array]
) -> tuple[Shape, ...]:
    try:
        incoming = input_shapes_of(network, node, shapes)
        return find_operator(node.operator).output_shapes(node, incoming, [known.get(name) for name in node.inputs])
    except NetworkError as problem:
        kind = GeometryError if isinstance(problem, GeometryError) else NetworkError
        reason = str(problem)
        raise kind(f"{node.name} ({node.operator}): {reason[:1].lower()}{reason[1:]}") from problem


def _numbers(node: Node, shapes: Mapping[str, Shape], known: Mapping[str, Array]) -> dict[str, Array]:
    """What `node` makes, where that is a matter of shapes and constants alone."""
    if node.operator in ("Shape", "Size"):
        arrays: list[Array | None] = [np.broadcast_to(np.float32(0), shapes[node.inputs[0]])]
    elif all(not name or name in known for name in node.inputs):
        arrays = [known.get(name) for name in node.inputs]
    else:
        return {}
    if any(math.prod(shapes.get(name, ())) > MOST_NUMBERS for name in node.outputs):
        return {}
    return dict(zip(node.outputs, find_operator(node.operator).forward(node, arrays), strict=False))


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
