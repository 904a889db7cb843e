"""Which constants of a network were learned, and how a file of weights would hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cnnviewer.engine.network import Network, Node, Shape

# Constants of these say how to compute (limits, sizes, scales of integers): nobody trained them.
_SETTINGS = {
    *("Clip", "Pad", "Resize", "Upsample", "Slice", "Reshape", "Expand", "Tile", "Range", "OneHot", "TopK"),
    *("Split", "Squeeze", "Unsqueeze", "QuantizeLinear", "DequantizeLinear", "NonMaxSuppression", "RoiAlign"),
}


@dataclass(frozen=True)
class Slot:
    """A place for learned numbers.

    name    of the weight in the network
    shape   as files hold it: filters as (C_out, C_in/groups, kH, kW), fully connected as (outputs, inputs)
    turned  whether the network has it the other way round, (inputs, outputs)
    """

    name: str
    shape: Shape
    turned: bool = False


def learned_weights(network: Network) -> dict[str, Slot]:
    """{name: slot} of all floating-point constants of `network` that are no settings, in the order of its nodes.

    Single numbers (a constant to multiply by) are settings too.
    """
    slots: dict[str, Slot] = {}
    for node in network.nodes:
        for name, turned in _constants(node):
            array = network.weights.get(name)
            if array is None or array.dtype.kind != "f" or array.ndim == 0 or name in slots:
                continue
            turned = turned and array.ndim == 2
            slots[name] = Slot(name, array.shape[::-1] if turned else array.shape, turned)
    return slots


def _constants(node: Node) -> Iterator[tuple[str, bool]]:
    """The inputs of `node` that may be learned, and whether a matrix there is (inputs, outputs)."""
    if node.operator in _SETTINGS:
        return
    matrix = node.operator == "MatMul" or (node.operator == "Gemm" and not node.attributes.get("transB", 0))
    for position, name in enumerate(node.inputs):
        yield name, matrix and position == 1
