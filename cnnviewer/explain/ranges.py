"""Whether a value can be negative, from the operators alone; decides between diverging and sequential colours.

The answer does not depend on the frame, so the colours of a layer never jump while a video plays.
"""

from __future__ import annotations

from cnnviewer.engine.network import Network

_NEVER_NEGATIVE = frozenset({"Relu", "Sigmoid", "HardSigmoid", "Abs", "Softmax", "Exp", "Sqrt", "Softplus", "LpPool"})
_KEEP_SIGN = frozenset(
    {"MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "Identity", "Dropout", "Concat"}
)
_KEEP_SIGN |= {"Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Resize", "LRN", "Add", "Sum", "Max"}


def is_signed(network: Network, value: str, *, input_signed: bool = False) -> bool:
    """True when `value` can hold negative numbers.

    input_signed  whether the network's input can (a preprocessing card that subtracts a mean)
    """
    negated = _negated_source(network, value)
    if negated is not None:
        return is_signed(network, negated, input_signed=input_signed)
    node = network.producer(value)
    if node is None:
        weight = network.weights.get(value)
        return bool((weight < 0).any()) if weight is not None else input_signed
    if node.operator in _NEVER_NEGATIVE:
        return False
    if node.operator == "Clip":
        low = network.weights.get(node.inputs[1]) if len(node.inputs) > 1 else node.attributes.get("min")
        return low is None or float(low) < 0  # type: ignore[arg-type]  # a number in an attribute, an array of one otherwise
    if node.operator in _KEEP_SIGN:
        return any(is_signed(network, name, input_signed=input_signed) for name in node.inputs if name)
    return True


def _negated_source(network: Network, value: str) -> str | None:
    """What min pooling, built as Neg, MaxPool, Neg, reads; None when `value` is not made that way."""
    last = network.producer(value)
    pool = network.producer(last.inputs[0]) if last is not None and last.operator == "Neg" else None
    first = network.producer(pool.inputs[0]) if pool is not None and pool.operator == "MaxPool" else None
    return first.inputs[0] if first is not None and first.operator == "Neg" else None
