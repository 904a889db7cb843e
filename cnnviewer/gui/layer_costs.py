"""How large the maps of a layer are, by which formula, and what the layer costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cnnviewer.engine.cost import costs
from cnnviewer.engine.geometry import formula
from cnnviewer.engine.network import Network
from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.receptive_field import receptive_field
from cnnviewer.networks.build import sides_of
from cnnviewer.networks.edits import check
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.stack import ConvLayer, Layer, PoolingKind, Stack

Pair = tuple[int, int]


@dataclass(frozen=True)
class LayerSize:
    """How a layer gets its size.

    before, after  (height, width) of the maps that enter and leave; maps  how many leave
    formulas       the formula for height and for width with the numbers filled in; empty where no window slides
    """

    before: Pair
    after: Pair
    maps: int
    formulas: tuple[str, ...]


@dataclass(frozen=True)
class LayerPrice:
    """Parameters, multiply-accumulates and bytes of activations for a frame; receptive field in cells of the input."""

    parameters: int
    macs: int
    activation_bytes: int
    field: Pair
    nodes: tuple[str, ...]

    def duration_ms(self, durations_ms: Mapping[str, float]) -> float:
        """Milliseconds of the layer's nodes in one run."""
        return sum(durations_ms.get(node, 0.0) for node in self.nodes)


def size_of(stack: Stack, layer: Layer, size: Pair) -> LayerSize | None:
    """How `layer` gets its size when the input is (height, width) `size`; None when a layer before does not fit."""
    place = stack.layers.index(layer)
    above = replace(stack, layers=stack.layers[:place])
    try:
        before = check(above, size)
        after = check(replace(stack, layers=(replace(layer, bypassed=False),)), before)
    except CnnviewerError:
        return None
    maps = stack.channels
    for one in stack.layers[: place + 1]:
        if isinstance(one, ConvLayer) and not one.bypassed:
            maps = one.filters
    return LayerSize(before, after, maps, _formulas(layer, before))


def _formulas(layer: Layer, before: Pair) -> tuple[str, ...]:
    if layer.bypassed or (not isinstance(layer, ConvLayer) and layer.kind is PoolingKind.NONE):
        return ()
    if isinstance(layer, ConvLayer):
        kernel, dilation = layer.kernel_size, layer.dilation
        sides = sides_of(layer.padding, kernel, dilation)
    else:
        kernel, dilation, sides = layer.size, (1, 1), layer.sides
    return tuple(
        formula(before[axis], kernel[axis], layer.stride[axis], dilation[axis], sides[axis], sides[axis + 2])
        for axis in (0, 1)
    )


def price_of(network: Network, layer: Layer, shape: tuple[int, ...]) -> LayerPrice | None:
    """What `layer` costs in `network` for an input of `shape` (N, C, H, W); None when it is not in it."""
    network, name = untouched(network), layer.name.lower()
    try:
        rows = [
            cost
            for cost in costs(network, {source.name: shape for source in network.inputs})
            if cost.output.partition(".")[0] == name
        ]
    except CnnviewerError:
        return None
    if not rows:
        return None
    shown = [row for row in rows if row.output not in network.internal]
    field = receptive_field(network, rows[-1].output).size
    return LayerPrice(
        sum(row.parameters for row in rows),
        sum(row.macs for row in rows),
        sum(row.activation_bytes for row in shown),
        (int(field[0]), int(field[1])),
        tuple(row.node for row in rows),
    )


def count_text(count: int) -> str:
    """ "1,216", "92.2 M": a count that can be taken in at a glance."""
    for limit, unit in ((10**9, "G"), (10**6, "M")):
        if count >= limit:
            return f"{count / limit:.3g} {unit}"
    return f"{count:,}"


def bytes_text(count: int) -> str:
    """ "4.7 MiB"."""
    for limit, unit in ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB")):
        if count >= limit:
            return f"{count / limit:.3g} {unit}"
    return f"{count} B"
