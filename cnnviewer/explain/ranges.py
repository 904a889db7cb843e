"""Whether a value can be negative, from the operators alone; decides between diverging and sequential colours.

The answer depends neither on the frame nor on the weights, so the colours of a layer never jump while a video plays
or a kernel is edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from weakref import WeakKeyDictionary

import numpy as np

from cnnviewer.engine.network import Network, Node


def operator_names(text: str) -> frozenset[str]:
    """The words of `text`: a table of operators that can be read."""
    return frozenset(text.split())


_NEVER_NEGATIVE = operator_names(
    """
    Relu Sigmoid HardSigmoid Abs Softmax Hardmax Exp Sqrt Softplus LpPool GlobalLpPool ReduceL1 ReduceL2
    ReduceSumSquare Shape Size
    """
)
# These give nothing negative when nothing negative enters.
_KEEP_SIGN = operator_names(
    """
    LeakyRelu PRelu Elu Selu Celu Gelu HardSwish Swish Mish Tanh Softsign Erf Reciprocal Floor Ceil Round Sign Identity
    Dropout Cast LRN Concat Split Add Mul Div Sum Mean Max Min MaxPool AveragePool GlobalAveragePool GlobalMaxPool
    ReduceMean ReduceSum ReduceMax ReduceMin ReduceProd CumSum Flatten Reshape Transpose Squeeze Unsqueeze Slice Gather
    Expand Tile DepthToSpace SpaceToDepth Resize
    """
)


def is_signed(network: Network, value: str, *, input_signed: bool = False) -> bool:
    """True when `value` can hold negative numbers.

    input_signed  whether the network's input can (a preprocessing card that subtracts a mean)
    """
    known = _signs(network, input_signed, value)
    return known[value] if value in known else _holds_negative(network, value)


def signs_of(network: Network) -> Mapping[str, bool]:
    """`is_signed` of the inputs and of every value that a node makes, found once for a network."""
    found = _FOUND.get(network)
    if found is None:
        found = _FOUND[network] = MappingProxyType(_signs(network, False))
    return found


_FOUND: WeakKeyDictionary[Network, Mapping[str, bool]] = WeakKeyDictionary()


def _signs(network: Network, input_signed: bool, last: str = "") -> dict[str, bool]:
    """The signs of all values, or of those up to `last`."""
    known = {source.name: input_signed for source in network.inputs}
    for node in network.nodes:
        signed = _makes_negative(node, network, known)
        known.update(dict.fromkeys(node.outputs, signed))
        if last and last in node.outputs:
            break
    return known


def _makes_negative(node: Node, network: Network, known: dict[str, bool]) -> bool:
    """Whether the outputs of `node` can be negative, given that of the values before it."""

    def signed(name: str) -> bool:
        return known[name] if name in known else _holds_negative(network, name)

    if node.operator in _NEVER_NEGATIVE:
        return False
    if node.operator == "Clip":
        low = _lowest_of_clip(node, network)
        return low is None or low < 0
    if node.operator == "Pad":
        return signed(node.inputs[0]) or (len(node.inputs) > 2 and _holds_negative(network, node.inputs[2]))
    if node.operator == "Neg":
        pooled = _negated_by_pooling(node, network)
        return True if pooled is None else signed(pooled)
    if node.operator in _KEEP_SIGN:
        return any(signed(name) for name in node.inputs if name)
    return True


def _holds_negative(network: Network, weight: str) -> bool:
    return weight in network.weights and bool((np.asarray(network.weights[weight]) < 0).any())


def _lowest_of_clip(node: Node, network: Network) -> float | None:
    """The lower bound of a Clip; None when it has none or computes it."""
    if len(node.inputs) > 1 and node.inputs[1]:
        bound = network.weights.get(node.inputs[1])
        return None if bound is None else float(np.ravel(bound)[0])
    return None


def _negated_by_pooling(last: Node, network: Network) -> str | None:
    """What minimum pooling, built as Neg, MaxPool, Neg, reads; None when `last` is another negation."""
    pool = network.producer(last.inputs[0])
    first = network.producer(pool.inputs[0]) if pool is not None and pool.operator == "MaxPool" else None
    return first.inputs[0] if first is not None and first.operator == "Neg" else None
