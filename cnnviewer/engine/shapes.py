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
    shapes, problem = known_shapes(network, input_shapes)
    if problem is not None:
        raise problem
    return shapes


def known_shapes(network: Network, input_shapes: Mapping[str, Shape]) -> tuple[dict[str, Shape], NetworkError | None]:
    """What `infer_shapes` gives, as far as it can be told, and the first problem instead of an error.

    Values that depend on a node that cannot run, or whose operator is unknown, are left out.
    """
    shapes: dict[str, Shape] = {}
    known: dict[str, Array] = dict(network.weights)
    problem: NetworkError | None = None
    lost: set[str] = set()
    for value in network.inputs:
        if value.name in input_shapes:
            shapes[value.name] = tuple(input_shapes[value.name])
        else:
            lost.add(value.name)
            problem = problem or NetworkError(
                f"The shape of input {value.name} of network {network.name} is missing; give it."
            )
    for node in network.nodes:
        if not lost.isdisjoint(node.inputs):
            lost.update(node.outputs)
            continue
        try:
            shapes.update(_node_shapes(network, node, shapes, known))
            known.update(_numbers(node, shapes, known))
        except NetworkError as error:
            problem = problem or _named(node, error)
            lost.update(node.outputs)
            for name in node.outputs:
                shapes.pop(name, None)
    return shapes, problem


def _named(node: Node, error: NetworkError) -> NetworkError:
    """`error` with the name of the node where it arose."""
    kind = GeometryError if isinstance(error, GeometryError) else NetworkError
    reason = str(error)
    return kind(f"{node.name} ({node.operator}): {reason[:1].lower()}{reason[1:]}")


def _node_shapes(
    network: Network, node: Node, shapes: Mapping[str, Shape], known: Mapping[str, Array]
) -> dict[str, Shape]:
    """{value: shape} for the outputs of `node`."""
    incoming = input_shapes_of(network, node, shapes)
    constants = [known.get(name) for name in node.inputs]
    made = find_operator(node.operator, network.opset).output_shapes(node, incoming, constants)
    if len(made) != len(node.outputs):
        raise NetworkError(f"It makes {len(made)} values, not {len(node.outputs)}; leave the others out.")
    return dict(zip(node.outputs, made, strict=True))


def _numbers(node: Node, shapes: Mapping[str, Shape], known: Mapping[str, Array]) -> dict[str, Array]:
    """What `node` makes, where that is a matter of shapes and constants alone."""
    if all(not name or name in known for name in node.inputs):
        arrays = [known.get(name) for name in node.inputs]
    elif node.operator in ("Shape", "Size"):
        try:
            arrays = [np.broadcast_to(np.float32(0), shapes[node.inputs[0]])]
        except ValueError:
            raise NetworkError(f"The shape {shapes[node.inputs[0]]} is beyond all memory; make it smaller.") from None
    else:
        return {}
    if any(math.prod(shapes.get(name, ())) > MOST_NUMBERS for name in node.outputs):
        return {}
    return dict(zip(node.outputs, find_operator(node.operator).forward(node, arrays), strict=True))


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
