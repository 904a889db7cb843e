"""Small random networks with branches, and the change of a scalar when one number of a network is moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from cnnviewer.engine.network import Array, Attribute, Network, Node, Value
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.engine.trace import Trace

STEP = 1e-6


def differences(
    network: Network, trace: Trace, grads: Mapping[str, Array], name: str, count: int
) -> Iterator[tuple[int, float]]:
    """(place, change of the scalar by a small change there) for `count` random numbers of the input or weight `name`.

    The scalar is the sum of grad * value over `grads`; the network must compute in float64.
    """
    inputs = {value.name: trace[value.name] for value in network.inputs}
    array = network.weights[name] if name in network.weights else inputs[name]

    def scalar(place: int, change: float) -> float:
        moved = array.copy()
        moved.flat[place] += change
        weights = {**network.weights, name: moved} if name in network.weights else network.weights
        run = replace(network, weights=weights)
        after = run.run({**inputs, name: moved} if name in inputs else inputs)
        values = {**run.weights, **after}
        return sum(float((grad * values[value]).sum()) for value, grad in grads.items())

    for place in np.random.default_rng(3).permutation(array.size)[:count]:
        yield int(place), (scalar(place, STEP) - scalar(place, -STEP)) / (2 * STEP)


def random_network(seed: int, steps: int = 8) -> Network:
    """A graph of convolutions, pools, activations and joins of two branches, in float64; every value may be used again.

    Input "image" (2, 3, 8, 9); outputs are the values that no node uses.
    """
    rng = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {"image": (2, 3, 8, 9)}
    weights: dict[str, Array] = {}
    nodes: list[Node] = []
    kinds, joins = ("Conv", "ConvTranspose", "MaxPool", "AveragePool", "Relu", "Tanh"), ("Add", "Mul", "Concat")
    for step in range(steps):
        name = f"v{step}"
        source = str(rng.choice(list(shapes)[-4:]))
        shape = shapes[source]
        partners = [other for other in shapes if shapes[other] == shape]
        operator = str(rng.choice(joins if len(partners) > 1 and rng.random() < 0.6 else kinds))
        inputs: list[str] = [source]
        attributes: dict[str, Attribute] = {}
        if operator in joins:
            inputs.append(str(rng.choice(partners)))
        if operator == "Concat":
            attributes = {"axis": 1}
        elif operator in ("Conv", "ConvTranspose"):
            filters, kernel = int(rng.integers(1, 5)), (int(rng.integers(1, 4)), int(rng.integers(1, 4)))
            ends = (kernel[0] // 2, kernel[1] // 2, (kernel[0] - 1) // 2, (kernel[1] - 1) // 2)
            attributes = {"pads": ends}
            channels = (filters, shape[1]) if operator == "Conv" else (shape[1], filters)
            weights[f"{name}.w"] = rng.normal(size=(*channels, *kernel)) / (shape[1] * kernel[0]) ** 0.5
            weights[f"{name}.b"] = rng.normal(size=filters)
            inputs += [f"{name}.w", f"{name}.b"]
        elif operator in ("MaxPool", "AveragePool"):
            attributes = {"kernel_shape": (2, 2), "strides": (1, 2), "pads": (1, 0, 0, 1)}
        node = Node(name, operator, tuple(inputs), (name,), attributes)
        known = [shapes.get(one) or weights[one].shape for one in inputs]
        (shapes[name],) = OPERATORS[operator].output_shapes(node, known)
        nodes.append(node)
    used = {name for node in nodes for name in node.inputs}
    ends_of_graph = tuple(node.name for node in nodes if node.name not in used)
    return Network("random", tuple(nodes), (Value("image", shapes["image"], "float64"),), ends_of_graph, weights)
