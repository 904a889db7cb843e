"""Which layers slide a window, and how: convolutions and pools, with the padding that an operator before them adds."""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.engine.network import Network, Node
from cnnviewer.networks.intervention import untouched

Pair = tuple[int, int]

_POOLS = {"MaxPool": "max", "AveragePool": "average"}


@dataclass(frozen=True)
class Layer:
    """A layer that slides a window.

    value, node  what it makes, and the node that does (of a smallest-value pool, the largest of what is negated)
    source       the value that it reads, without the padding that an operator before it adds
    kind         "conv", "max", "average" or "min"
    kernel, stride, dilation  pairs (rows, columns);  padding (top, left): cells before the first of `source`
    mode         of the padding: "zero", "constant", "reflect", "edge", "wrap"; "" when there is none
    padded       the value with the padding in it, when an operator of its own adds it; "" otherwise
    groups       of a convolution
    """

    value: str
    node: Node
    source: str
    kind: str
    kernel: Pair
    stride: Pair
    dilation: Pair
    padding: Pair
    mode: str
    padded: str
    groups: int = 1


def sliding_layer(network: Network, value: str) -> Layer | None:
    """The layer that makes `value`, or of which `value` is the activation; None when no window slides for it."""
    network = untouched(network)
    node = network.producer(value)
    for _ in range(8):
        if node is None:
            return None
        if node.operator == "Conv" or node.operator in _POOLS:
            return _layer(network, node, node.outputs[0], node.inputs[0])
        if node.operator == "Neg":
            pool = network.producer(node.inputs[0])
            inner = network.producer(pool.inputs[0]) if pool is not None and pool.operator == "MaxPool" else None
            if pool is not None and inner is not None and inner.operator == "Neg":
                return _layer(network, pool, node.outputs[0], inner.inputs[0], kind="min")
        if len([name for name in node.inputs if name and name not in network.weights]) != 1:
            return None
        node = network.producer(node.inputs[0])
    return None


def _layer(network: Network, node: Node, value: str, source: str, kind: str = "") -> Layer | None:
    if node.operator == "Conv":
        if node.inputs[1] not in network.weights or network.weights[node.inputs[1]].ndim != 4:
            return None
        rows, columns = network.weights[node.inputs[1]].shape[2:]
        kernel = (int(rows), int(columns))
    else:
        kernel = _pair(node, "kernel_shape", 0)
        if not all(kernel):
            return None
    if node.attributes.get("auto_pad", "NOTSET") not in ("NOTSET", "VALID", b"NOTSET", b"VALID"):
        return None
    pads = node.attributes.get("pads")
    before = tuple(int(pad) for pad in pads[:2]) if isinstance(pads, tuple) and len(pads) == 4 else (0, 0)
    mode, padded = ("zero" if any(before) else ""), ""
    pad = network.producer(source)
    if pad is not None and pad.operator == "Pad" and len(pad.inputs) > 1 and pad.inputs[1] in network.weights:
        sides = network.weights[pad.inputs[1]].ravel()
        if sides.size == 8 and not sides[[0, 1, 4, 5]].any():
            padded, source = source, pad.inputs[0]
            before = (before[0] + int(sides[2]), before[1] + int(sides[3]))
            mode = str(pad.attributes.get("mode", "constant"))
    group = node.attributes.get("group", 1)
    return Layer(
        value,
        node,
        source,
        kind or _POOLS.get(node.operator, "conv"),
        kernel,
        _pair(node, "strides", 1),
        _pair(node, "dilations", 1),
        (before[0], before[1]),
        mode,
        padded,
        int(group) if isinstance(group, int) else 1,
    )


def _pair(node: Node, name: str, default: int) -> Pair:
    value = node.attributes.get(name)
    if isinstance(value, tuple) and len(value) == 2:
        rows, columns = (int(number) for number in value if isinstance(number, int))
        return rows, columns
    return default, default
