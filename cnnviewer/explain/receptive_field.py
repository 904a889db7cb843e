"""Receptive fields: which cells of the input a value of a feature map depends on.

Walking from the input, a sliding window with extent e = d(k - 1) + 1 and stride s turns size r, jump j and start a into

    r' = r + (e - 1) j        j' = s j        a' = a - p j

where p is the padding before (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks",
2019). Where branches meet, the field is the smallest that covers them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cnnviewer.engine.geometry import window_of
from cnnviewer.engine.network import Network, Node

Pair = tuple[int, int]
Sides = tuple[int, int, int, int]
_WINDOWS = frozenset({"Conv", "MaxPool", "AveragePool", "LpPool"})


@dataclass(frozen=True)
class ReceptiveField:
    """Pairs are (rows, columns), in cells of the input.

    size    how many cells one value depends on
    stride  how far the field moves from one cell of the map to the next
    offset  first cell seen by the map's cell (0, 0); negative where it starts in the padding
    """

    size: Pair = (1, 1)
    stride: Pair = (1, 1)
    offset: Pair = (0, 0)


def receptive_field(network: Network, value: str) -> ReceptiveField:
    """The receptive field of every cell of `value` on the input of `network`."""
    known: dict[str, ReceptiveField] = {source.name: ReceptiveField() for source in network.inputs}
    for node in network.nodes:
        fields = [known[name] for name in node.inputs if name in known]
        if not fields:
            continue
        field = _seen_through(node, _covering(fields), network)
        known.update(dict.fromkeys(node.outputs, field))
        if value in node.outputs:
            break
    return known.get(value, ReceptiveField())


def box(network: Network, value: str, row: int, column: int, input_shape: tuple[int, ...]) -> Sides:
    """(top, left, bottom, right) of the input cells that (row, column) of `value` sees; bottom and right are exclusive.

    input_shape  (N, C, H, W); the box is cut at its edges, and empty boxes in the padding become the nearest cell.
    """
    field = receptive_field(network, value)
    ends: list[int] = []
    for axis, place in ((0, row), (1, column)):
        length = input_shape[2 + axis]
        first = field.offset[axis] + place * field.stride[axis]
        last = first + field.size[axis]
        start = min(max(first, 0), length - 1)
        ends += [start, max(start + 1, min(last, length))]
    return ends[0], ends[2], ends[1], ends[3]


def _covering(fields: list[ReceptiveField]) -> ReceptiveField:
    def along(axis: int) -> tuple[int, int, int]:
        first = min(field.offset[axis] for field in fields)
        last = max(field.offset[axis] + field.size[axis] for field in fields)
        return last - first, max(field.stride[axis] for field in fields), first

    rows, columns = along(0), along(1)
    return ReceptiveField((rows[0], columns[0]), (rows[1], columns[1]), (rows[2], columns[2]))


def _seen_through(node: Node, field: ReceptiveField, network: Network) -> ReceptiveField:
    if node.operator in _WINDOWS:
        kernel = None
        if node.operator == "Conv":
            shape = network.weights[node.inputs[1]].shape
            kernel = (int(shape[-2]), int(shape[-1])) if len(shape) == 4 else None
        window = window_of(node.attributes, kernel, (1, 1))
        size, stride, offset = zip(
            *(
                (
                    field.size[axis] + (window.extent[axis] - 1) * field.stride[axis],
                    field.stride[axis] * window.stride[axis],
                    field.offset[axis] - window.pads[axis] * field.stride[axis],
                )
                for axis in (0, 1)
            ),
            strict=True,
        )
        return ReceptiveField(size, stride, offset)
    if node.operator == "Pad" and len(node.inputs) > 1 and node.inputs[1] in network.weights:
        pads = network.weights[node.inputs[1]]
        half = len(pads) // 2
        before = int(pads[half - 2]), int(pads[half - 1])
        offset = tuple(field.offset[axis] - before[axis] * field.stride[axis] for axis in (0, 1))
        return ReceptiveField(field.size, field.stride, (math.floor(offset[0]), math.floor(offset[1])))
    return field
