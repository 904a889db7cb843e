"""Receptive fields: which cells of the input a value of a feature map depends on.

Walking from the input, a sliding window with extent e = d(k - 1) + 1 and stride s turns size r, jump j and start a into

    r' = r + (e - 1) j        j' = s j        a' = a - p j

where p is the padding before (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks",
Distill, 2019). Where branches meet, the field is the smallest box that covers them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cnnviewer.engine.geometry import window_of
from cnnviewer.engine.network import Attribute, Network, Node, Value
from cnnviewer.engine.shapes import infer_shapes
from cnnviewer.explain.ranges import operator_names

Pair = tuple[int, int]
Sides = tuple[int, int, int, int]

_WINDOWS = frozenset({"Conv", "MaxPool", "AveragePool", "LpPool"})
_CELL_BY_CELL = operator_names(
    """
    Relu LeakyRelu PRelu Elu Selu Celu Gelu Softplus Softsign Sigmoid HardSigmoid HardSwish Swish Mish Tanh Clip
    ThresholdedRelu Abs Neg Exp Log Sqrt Erf Reciprocal Floor Ceil Round Sign Identity Dropout Cast
    Add Sub Mul Div Pow Mod Max Min Sum Mean Equal Less LessOrEqual Greater GreaterOrEqual And Or Xor Not Where
    BatchNormalization LRN Concat QuantizeLinear DequantizeLinear
    """
)
# "Same" padding depends on the length; it is taken as a multiple of the stride, so large that no window is short.
_MANY_WINDOWS = 1000


@dataclass(frozen=True)
class ReceptiveField:
    """Pairs are (rows, columns), in cells of the input.

    size        how many cells one value depends on
    stride      how far the field moves from one cell of the map to the next
    offset      first cell seen by the map's cell (0, 0); negative where it starts in the padding
    everything  True: the value depends on the whole input (fully connected, global pooling); `size` is then the size of
                the input where the network fixes it, otherwise what the field was before
    """

    size: Pair = (1, 1)
    stride: Pair = (1, 1)
    offset: Pair = (0, 0)
    everything: bool = False


def receptive_field(network: Network, value: str) -> ReceptiveField:
    """The receptive field of every cell of `value` on the input of `network`."""
    return receptive_fields(network, until=value).get(value, ReceptiveField())


def receptive_fields(network: Network, *, until: str | None = None) -> dict[str, ReceptiveField]:
    """The receptive fields of all values that come from the input, or of those up to the value `until`; one walk."""
    known: dict[str, ReceptiveField] = {source.name: ReceptiveField() for source in network.inputs}
    for node in network.nodes:
        fields = [known[name] for name in node.inputs if name in known]
        if fields:
            field = _seen_through(node, _covering(fields), network)
            known.update(dict.fromkeys(node.outputs, field))
        if until in node.outputs:
            break
    return known


def box(network: Network, value: str, row: int, column: int, input_shape: Sequence[int]) -> Sides:
    """(top, left, bottom, right) of the input cells that (row, column) of `value` sees; bottom and right are exclusive.

    input_shape  (N, C, H, W). The box is cut at the edges; one that lies in the padding alone becomes the nearest cell.
    Cells that padding repeats at another place (reflect, circular) are not in it.
    """
    field = receptive_field(network, value)
    if field.everything:
        return 0, 0, input_shape[2], input_shape[3]
    repeated = _repeated_edges(network, value, input_shape)
    ends: list[int] = []
    for axis, place in ((0, row), (1, column)):
        length = input_shape[2 + axis]
        first = field.offset[axis] + place * field.stride[axis]
        last = first + field.size[axis]
        for seen, lengths in repeated:
            # Padding that repeats the edge of a map sees what the cell at the edge sees.
            last_cell = seen.offset[axis] + (lengths[axis] - 1) * seen.stride[axis]
            if first < seen.offset[axis]:
                last = max(last, seen.offset[axis] + seen.size[axis])
            if last > last_cell + seen.size[axis]:
                first = min(first, last_cell)
        start = min(max(first, 0), length - 1)
        ends += [start, max(start + 1, min(last, length))]
    return ends[0], ends[2], ends[1], ends[3]


def _repeated_edges(network: Network, value: str, input_shape: Sequence[int]) -> list[tuple[ReceptiveField, Pair]]:
    """Field and (rows, columns) of every map before `value` whose edge is repeated by padding, the nearest first."""
    needed, padded = {value}, []
    for node in reversed(network.nodes):
        if not needed.isdisjoint(node.outputs):
            needed.update(node.inputs)
            if node.operator == "Pad" and node.attributes.get("mode") == "edge":
                padded.append(node.inputs[0])
    if not padded:
        return []
    shapes = infer_shapes(network, {network.inputs[0].name: tuple(input_shape)})
    return [(receptive_field(network, name), (shapes[name][2], shapes[name][3])) for name in padded]


def _covering(fields: list[ReceptiveField]) -> ReceptiveField:
    """The smallest field that covers all of them."""

    def along(axis: int) -> tuple[int, int, int]:
        first = min(field.offset[axis] for field in fields)
        last = max(field.offset[axis] + field.size[axis] for field in fields)
        return last - first, max(field.stride[axis] for field in fields), first

    rows, columns = along(0), along(1)
    everything = any(field.everything for field in fields)
    return ReceptiveField((rows[0], columns[0]), (rows[1], columns[1]), (rows[2], columns[2]), everything)


def _seen_through(node: Node, field: ReceptiveField, network: Network) -> ReceptiveField:
    """The field of what `node` makes out of values with `field`."""
    if field.everything or node.operator in _CELL_BY_CELL:
        return field
    if node.operator in _WINDOWS:
        return _slid(node, field, network)
    if node.operator == "Pad" and len(node.inputs) > 1 and node.inputs[1] in network.weights:
        pads = network.weights[node.inputs[1]]
        half = len(pads) // 2
        before = int(pads[half - 2]), int(pads[half - 1])
        return replace(field, offset=_pairwise(lambda axis: field.offset[axis] - before[axis] * field.stride[axis]))
    size = _fixed_size(network.inputs[0])
    return replace(field, size=size or field.size, everything=True)


def _slid(node: Node, field: ReceptiveField, network: Network) -> ReceptiveField:
    kernel = None
    if node.operator == "Conv" and node.inputs[1] in network.weights:
        shape = network.weights[node.inputs[1]].shape
        kernel = (int(shape[-2]), int(shape[-1])) if len(shape) == 4 else (1, int(shape[-1]))
    steps = _steps(node.attributes)
    window = window_of(node.attributes, kernel, (steps[0] * _MANY_WINDOWS, steps[1] * _MANY_WINDOWS))
    return ReceptiveField(
        size=_pairwise(lambda axis: field.size[axis] + (window.extent[axis] - 1) * field.stride[axis]),
        stride=_pairwise(lambda axis: field.stride[axis] * window.stride[axis]),
        offset=_pairwise(lambda axis: field.offset[axis] - window.pads[axis] * field.stride[axis]),
    )


def _steps(attributes: Mapping[str, Attribute]) -> Pair:
    """The strides (rows, columns); those of one dimension run along the columns."""
    strides = attributes.get("strides", (1, 1))
    if not isinstance(strides, tuple) or not strides:
        return 1, 1
    return (int(strides[0]) if len(strides) > 1 else 1), int(strides[-1])


def _fixed_size(source: Value) -> Pair | None:
    """(rows, columns) of the input when the network fixes them."""
    rows, columns = source.shape[-2:] if len(source.shape) == 4 else (None, None)
    return (rows, columns) if isinstance(rows, int) and isinstance(columns, int) else None


def _pairwise(along: Callable[[int], int]) -> Pair:
    return along(0), along(1)
