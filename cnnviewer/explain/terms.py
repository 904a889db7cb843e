"""What speaks for a class: the terms of the sum that the last fully connected layer makes of its inputs.

    logit_k = sum_i weight[k, i] * input[i] + bias[k]

Each product is one term; the sum of all terms and the bias is the logit, exactly. A large positive term speaks for the
class, a negative one against it. Of this one layer that is the exact explanation; what lies before it is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Network, Node
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.shown import unmoved

Vector = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LinearLayer:
    """A fully connected layer that makes class numbers.

    logits, input  names of what it makes and of what it takes
    weight (classes, inputs) float32, bias (classes,) float32
    unit           the value that people see as its input: a Flatten or Dropout between is passed over
    """

    node: Node
    logits: str
    input: str
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]
    unit: str


@dataclass(frozen=True, eq=False)
class Terms:
    """The terms of one class. `products` (inputs,) float64 in the order of the inputs; logit = sum(products) + bias."""

    products: Vector
    inputs: Vector
    weights: Vector
    bias: float

    @property
    def logit(self) -> float:
        return float(self.products.sum()) + self.bias

    def largest(self, count: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The `count` largest positive terms and the `count` most negative ones, the largest first in both."""
        known = np.nan_to_num(self.products)
        order = np.argsort(-known, kind="stable")
        positive = [int(number) for number in order[:count] if known[number] > 0]
        negative = [int(number) for number in order[::-1][:count] if known[number] < 0]
        return tuple(positive), tuple(negative)

    def rest(self, named: tuple[int, ...]) -> float:
        """The sum of all terms that are not `named`."""
        return float(self.products.sum() - self.products[list(named)].sum())


def last_layer(network: Network, value: str) -> LinearLayer | None:
    """The fully connected layer behind the class numbers `value`; None when they come from something else.

    A softmax is passed over. Gemm, and MatMul with or without a bias added, are read, with weights that are constant.
    """
    network = untouched(network)
    node = network.producer(unmoved(network, value))
    if node is not None and node.operator in ("Softmax", "LogSoftmax", "Sigmoid"):
        node = network.producer(unmoved(network, node.inputs[0]))
    if node is None:
        return None
    if node.operator == "Gemm":
        return _gemm(network, node)
    if node.operator == "MatMul":
        return _product(network, node, node.outputs[0], None)
    if node.operator == "Add":
        for product, other in (node.inputs, node.inputs[::-1]):
            maker, bias = network.producer(product), network.weights.get(other)
            if maker is not None and maker.operator == "MatMul" and bias is not None:
                return _product(network, maker, node.outputs[0], bias)
    return None


def terms_of(layer: LinearLayer, inputs: NDArray[np.float32], number: int) -> Terms:
    """The terms of class `number` for `inputs`, as many as the layer takes, in any shape."""
    flat = np.asarray(inputs, np.float64).ravel()
    weights = layer.weight[number].astype(np.float64)
    return Terms(weights * flat, flat, weights, float(layer.bias[number]))


def place_of(index: int, shape: tuple[int, ...]) -> tuple[int, int, int]:
    """(channel, row, column) of the input numbered `index` in the value of `shape` (C, H, W) or (C,) it comes from."""
    channels, height, width = (*shape, 1, 1)[:3]
    channel, row, column = np.unravel_index(index, (channels, height, width))
    return int(channel), int(row), int(column)


def _gemm(network: Network, node: Node) -> LinearLayer | None:
    weight = network.weights.get(node.inputs[1])
    if weight is None or weight.ndim != 2 or node.attributes.get("transA", 0):
        return None
    rows = weight if node.attributes.get("transB", 0) else weight.T
    rows = np.multiply(rows, _number(node, "alpha"), dtype=np.float32)
    bias: NDArray[np.float32] | None = np.zeros(1, np.float32)
    if len(node.inputs) > 2 and node.inputs[2]:
        bias = network.weights.get(node.inputs[2])
    if bias is None:
        return None
    return _layer(network, node, node.outputs[0], rows, np.multiply(bias, _number(node, "beta"), dtype=np.float32))


def _product(network: Network, node: Node, logits: str, bias: NDArray[np.float32] | None) -> LinearLayer | None:
    weight = network.weights.get(node.inputs[1])
    if weight is None or weight.ndim != 2:
        return None
    return _layer(network, node, logits, weight.T, np.zeros(1, np.float32) if bias is None else bias)


def _number(node: Node, name: str) -> np.float32:
    """An attribute that is 1 unless the node says otherwise."""
    found = node.attributes.get(name, 1.0)
    return np.float32(found if isinstance(found, int | float) else 1.0)


def _layer(
    network: Network, node: Node, logits: str, rows: NDArray[np.float32], bias: NDArray[np.float32]
) -> LinearLayer | None:
    if bias.size not in (1, len(rows)):
        return None
    whole = np.broadcast_to(bias.ravel(), (len(rows),))
    return LinearLayer(node, logits, node.inputs[0], rows, whole, unmoved(network, node.inputs[0]))
