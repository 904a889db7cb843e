"""How many axes a value has and how many channels, where the graph alone tells: what some upgrades depend on.

Lengths that depend on the picture are not followed; a value of which nothing is known is simply not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cnnviewer.engine.network import Array, Node


class Outline(NamedTuple):
    """rank: number of axes;  channels: length of axis 1. None where it is not known."""

    rank: int | None = None
    channels: int | None = None


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Outputs have the axes and the channels of the first input.
_ALIKE = _names(
    "Relu LeakyRelu PRelu Elu Selu Celu Gelu Softplus Softsign Sigmoid HardSigmoid HardSwish Mish Tanh Clip Swish "
    "ThresholdedRelu Abs Neg Exp Log Sqrt Erf Softmax LogSoftmax Hardmax Identity Dropout Cast Not Floor Ceil Round "
    "BatchNormalization InstanceNormalization GroupNormalization LayerNormalization LRN Resize Upsample MaxPool "
    "AveragePool LpPool GlobalAveragePool GlobalMaxPool GlobalLpPool QuantizeLinear DequantizeLinear"
)
# Outputs have the axes of the first input.
_EQUAL_RANK = _names("Pad Slice Split Concat Transpose Tile DepthToSpace SpaceToDepth TopK CumSum")
# Outputs have the axes of the longest input.
_JOINED = _names("Add Sub Mul Div Pow Min Max Sum Mean Where Equal Less Greater And Or Xor MatMul")


class Ranks:
    """The outlines of the values of a graph, noted node by node in an order in which they can run.

    weights   constants by value name, which may still grow;  outlines  those of the inputs
    """

    def __init__(self, weights: Mapping[str, Array], outlines: dict[str, Outline]) -> None:
        self._weights, self._outlines = weights, outlines

    def of(self, value: str) -> Outline:
        """What is known of `value`."""
        weight = self._weights.get(value)
        if weight is not None:
            return Outline(weight.ndim, weight.shape[1] if weight.ndim > 1 else None)
        return self._outlines.get(value, Outline())

    def note(self, node: Node) -> None:
        """Keep what is known of the outputs of `node`, a node in its newest form."""
        outline = self._made(node)
        if outline != Outline():
            self._outlines.update((output, outline) for output in node.outputs)

    def _made(self, node: Node) -> Outline:
        inputs = [self.of(name) for name in node.inputs if name]
        first = inputs[0] if inputs else Outline()
        weight = self._weights.get(node.inputs[1]) if len(node.inputs) > 1 else None
        if node.operator in _ALIKE:
            return first
        if node.operator in _EQUAL_RANK:
            return Outline(first.rank)
        if node.operator in _JOINED:
            ranks = [one.rank for one in inputs]
            return Outline(max(rank for rank in ranks if rank is not None) if None not in ranks else None)
        if node.operator == "Conv":
            return Outline(first.rank, weight.shape[0] if weight is not None and weight.ndim else None)
        if node.operator == "ConvTranspose":
            group = node.attributes.get("group", 1)
            if weight is None or weight.ndim < 2 or not isinstance(group, int):
                return Outline(first.rank)
            return Outline(first.rank, weight.shape[1] * group)
        if node.operator in ("Flatten", "Gemm"):
            return Outline(2)
        if node.operator in ("Reshape", "Expand") and weight is not None:
            sizes = weight.reshape(-1).tolist()
            known = node.operator == "Reshape" and len(sizes) > 1 and sizes[1] > 0
            return Outline(len(sizes) if node.operator == "Reshape" else None, sizes[1] if known else None)
        if node.operator in ("Squeeze", "Unsqueeze") and weight is not None and first.rank is not None:
            return Outline(first.rank + weight.size * (1 if node.operator == "Unsqueeze" else -1))
        if node.operator.startswith(("Reduce", "ArgM")):
            return Outline(first.rank if node.attributes.get("keepdims", 1) else None)
        return Outline()
