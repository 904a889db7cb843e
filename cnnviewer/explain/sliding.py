"""A convolution or a pool, step by step: the window at every place, what lies under it, what it gives.

    output[m, r, c] = sum over k, i, j of weight[m, k, i, j] * input[k, r s - p + i d, c s - p + j d]  + bias[m]

with stride s, padding p and dilation d along each axis (ONNX operator Conv: cross-correlation). Small pieces of large
maps are taken, so that every number can be read; what lies outside the input is padding, and says of which kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Network
from cnnviewer.explain.sliding_layer import Layer, Pair

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Step:
    """One place of the window.

    filter, row, column  of the output that it gives, `row` and `column` within the whole map
    top, left            of the window in the piece of the input that is shown, in cells
    """

    filter: int
    row: int
    column: int
    top: int
    left: int


@dataclass(frozen=True, eq=False)
class Sliding:
    """A piece of a layer and everything that is needed to work it out by hand.

    cells      (C, H, W) float32: the piece of the input, with padding; channels are those that one filter reads
    real       (H, W) bool: False where there is padding
    corner     (row, column) of the upper left cell of the piece in the input; negative inside the padding
    channels   the numbers of the channels in the whole input
    weight     (F, C, kH, kW) of the filters that are shown, None of a pool;  bias (F,)
    filters    their numbers;  outputs (F, rows, columns): what the layer itself gave
    first      (row, column) of the first output in the whole map
    """

    layer: Layer
    cells: Array
    real: NDArray[np.bool_]
    corner: Pair
    channels: tuple[int, ...]
    weight: Array | None
    bias: Array
    filters: tuple[int, ...]
    outputs: Array
    first: Pair

    @property
    def places(self) -> int:
        """Steps for one map."""
        return int(self.outputs.shape[1] * self.outputs.shape[2])

    @property
    def steps(self) -> int:
        """Steps for all filters, one after another."""
        return self.places * len(self.filters)

    def at(self, number: int) -> Step:
        """Step `number`, from 0: row by row, filter by filter."""
        filter_, place = divmod(number, self.places)
        row, column = divmod(place, self.outputs.shape[2])
        stride = self.layer.stride
        return Step(filter_, self.first[0] + row, self.first[1] + column, row * stride[0], column * stride[1])

    def window(self, step: Step) -> Array:
        """(C, kH, kW): what lies under the window, gaps of the dilation left out."""
        (rows, columns), (down, across) = self.layer.kernel, self.layer.dilation
        piece: Array = self.cells[
            :,
            step.top : step.top + down * (rows - 1) + 1 : down,
            step.left : step.left + across * (columns - 1) + 1 : across,
        ]
        return piece

    def under(self, step: Step) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The rows and the columns of the piece that the window reads."""
        (rows, columns), (down, across) = self.layer.kernel, self.layer.dilation
        return step.top + down * np.arange(rows), step.left + across * np.arange(columns)

    def products(self, step: Step) -> NDArray[np.float64]:
        """(C, kH, kW): window times kernel of a convolution."""
        if self.weight is None:
            return np.zeros((0, *self.layer.kernel))
        made: NDArray[np.float64] = self.window(step).astype(np.float64) * self.weight[step.filter]
        return made

    def sums(self, step: Step) -> NDArray[np.float64]:
        """(C,): what each channel contributes."""
        made: NDArray[np.float64] = self.products(step).sum((1, 2))
        return made

    def value(self, step: Step) -> float:
        """What the layer gave at this place."""
        return float(self.outputs[step.filter, step.row - self.first[0], step.column - self.first[1]])

    def counted(self, step: Step) -> NDArray[np.bool_]:
        """(kH, kW): the cells that an average is taken of."""
        if self.layer.node.attributes.get("count_include_pad", 0):
            return np.ones(self.layer.kernel, np.bool_)
        return self.inside(step)

    def inside(self, step: Step) -> NDArray[np.bool_]:
        """(kH, kW): where the window reads cells of the input and not padding."""
        rows, columns = self.under(step)
        seen: NDArray[np.bool_] = self.real[np.ix_(rows, columns)]
        return seen

    def chosen(self, step: Step) -> Pair | None:
        """(row, column) in the window of the cell that a pool takes; None of an average or a convolution."""
        if self.layer.kind not in ("max", "min"):
            return None
        seen = np.where(self.inside(step), self.window(step)[0], np.nan)
        if np.isnan(seen).all():
            return None
        found = np.nanargmax(seen) if self.layer.kind == "max" else np.nanargmin(seen)
        row, column = np.unravel_index(int(found), seen.shape)
        return int(row), int(column)


def sliding(
    network: Network,
    layer: Layer,
    activations: Mapping[str, Array],
    channel: int,
    *,
    centre: Pair | None = None,
    limit: int | None = 13,
    filters: Sequence[int] = (),
) -> Sliding | None:
    """The piece of `layer` around output cell `centre` (the upper left corner when None).

    activations  (C, H, W) by value: the input and the output of the layer, and the padded input where there is one
    channel      the filter, or the channel of a pool
    limit        cells of a side of the piece; None for all of the input
    filters      more filters to show after one another; empty for `channel` alone
    None when an activation is missing or the window is larger than the limit allows.
    """
    source, output = activations.get(layer.source), activations.get(layer.value)
    if source is None or output is None or source.ndim != 3 or output.ndim != 3 or channel >= len(output):
        return None
    read = activations.get(layer.padded, source) if layer.padded else source
    shown = _together(layer, len(output), tuple(filters) or (channel,))
    channels, weight, bias = _kernels(network, layer, len(source), shown)
    first, counts = _piece(layer, output.shape[1:], centre, limit)
    (rows, columns), real, corner = _ranges(layer, source.shape[1:], first, counts)
    cells = np.zeros((len(channels), len(rows), len(columns)), np.float32)
    # An operator of its own has put its padding into the array that the window reads.
    shift = (0, 0) if read is source else _offset(layer)
    at_rows, at_columns = rows + shift[0], columns + shift[1]
    inside = np.outer((at_rows >= 0) & (at_rows < read.shape[1]), (at_columns >= 0) & (at_columns < read.shape[2]))
    taken = read[list(channels)][
        :, np.clip(at_rows, 0, read.shape[1] - 1)[:, None], np.clip(at_columns, 0, read.shape[2] - 1)
    ]
    cells[:] = np.where(inside, taken, 0.0)
    row, column = first
    outputs = output[list(shown), row : row + counts[0], column : column + counts[1]]
    return Sliding(layer, cells, real, corner, channels, weight, bias, shown, outputs, first)


def _offset(layer: Layer) -> Pair:
    """Cells before the first of the source in the padded array; the node's own zeros lie outside of that."""
    pads = layer.node.attributes.get("pads")
    own = tuple(int(pad) for pad in pads[:2]) if isinstance(pads, tuple) and len(pads) == 4 else (0, 0)
    return layer.padding[0] - own[0], layer.padding[1] - own[1]


def _kernels(
    network: Network, layer: Layer, source_channels: int, shown: tuple[int, ...]
) -> tuple[tuple[int, ...], Array | None, Array]:
    if layer.kind != "conv":
        return (shown[0] % source_channels,), None, np.zeros(len(shown), np.float32)
    weight = network.weights[layer.node.inputs[1]]
    biased = len(layer.node.inputs) > 2 and layer.node.inputs[2] in network.weights
    bias = network.weights[layer.node.inputs[2]][list(shown)] if biased else np.zeros(len(shown), np.float32)
    each = weight.shape[1]
    group = shown[0] // (weight.shape[0] // layer.groups)
    return tuple(range(group * each, (group + 1) * each)), weight[list(shown)], bias


def _together(layer: Layer, count: int, shown: tuple[int, ...]) -> tuple[int, ...]:
    """Those of `shown` that read the same channels as the first of them."""
    if layer.kind != "conv":
        return shown[:1]
    a_group = count // layer.groups
    return tuple(one for one in shown if one // a_group == shown[0] // a_group)


def _piece(layer: Layer, size: Sequence[int], centre: Pair | None, limit: int | None) -> tuple[Pair, Pair]:
    """The first output of the piece and how many (rows, columns) of them."""
    first, counts = [], []
    for axis in range(2):
        extent = layer.dilation[axis] * (layer.kernel[axis] - 1) + 1
        room = size[axis] if limit is None else max(1, (limit - extent) // layer.stride[axis] + 1)
        count = min(int(size[axis]), room)
        middle = 0 if centre is None else centre[axis] - count // 2
        first.append(min(max(middle, 0), int(size[axis]) - count))
        counts.append(count)
    return (first[0], first[1]), (counts[0], counts[1])


def _ranges(
    layer: Layer, size: Sequence[int], first: Pair, counts: Pair
) -> tuple[tuple[NDArray[np.intp], NDArray[np.intp]], NDArray[np.bool_], Pair]:
    """Rows and columns of the input under the piece, which of them are real, the upper left one."""
    lines = []
    for axis in range(2):
        start = first[axis] * layer.stride[axis] - layer.padding[axis]
        length = (counts[axis] - 1) * layer.stride[axis] + layer.dilation[axis] * (layer.kernel[axis] - 1) + 1
        lines.append(start + np.arange(length))
    rows, columns = lines
    real = np.outer((rows >= 0) & (rows < size[0]), (columns >= 0) & (columns < size[1]))
    return (rows, columns), real, (int(rows[0]), int(columns[0]))
