"""What a network costs, layer by layer: parameters, multiply-accumulates, bytes of activations.

Counted as in the tables of papers: multiply-accumulates of convolutions and fully connected layers, no bias adds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from cnnviewer.engine.network import Network, Shape
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.shapes import input_shapes_of, known_shapes
from cnnviewer.errors import NetworkError

BYTES_PER_VALUE = 4


@dataclass(frozen=True)
class LayerCost:
    """The cost of one node. `output` is the name of its first output, `activation_bytes` counts all of them."""

    node: str
    operator: str
    output: str
    output_shape: Shape
    parameters: int
    macs: int
    activation_bytes: int


def costs(network: Network, input_shapes: Mapping[str, Shape]) -> tuple[LayerCost, ...]:
    """The cost of every node, in order. Raises as `infer_shapes`."""
    rows, problem = known_costs(network, input_shapes)
    if problem is not None:
        raise problem
    return rows


def known_costs(
    network: Network, input_shapes: Mapping[str, Shape]
) -> tuple[tuple[LayerCost, ...], NetworkError | None]:
    """The cost of every node whose shapes can be told, and the first problem; see `known_shapes`."""
    shapes, problem = known_shapes(network, input_shapes)
    rows = []
    for node in network.nodes:
        outputs = [shapes[name] for name in node.outputs if name in shapes]
        if len(outputs) < len(node.outputs):
            continue
        cost = find_operator(node.operator).cost(node, input_shapes_of(network, node, shapes), outputs)
        activation_bytes = BYTES_PER_VALUE * sum(math.prod(shape) for shape in outputs)
        rows.append(
            LayerCost(
                node.name, node.operator, node.outputs[0], outputs[0], cost.parameters, cost.macs, activation_bytes
            )
        )
    return tuple(rows), problem
