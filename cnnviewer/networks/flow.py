"""What flows where between the values on show: the graph of a network with everything else left out.

Between two values that are looked at often lie some that are not (a Reshape, a Relu that is drawn as the layer before
it). Here a value comes straight from the values on show that are the next ones upstream of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cnnviewer.engine.network import Network, Shape
from cnnviewer.networks.shown import shapes_of

_PRODUCTS = frozenset({"Conv", "ConvTranspose", "Gemm", "MatMul", "FusedConv", "QLinearConv", "ConvInteger"})
_SIZES = frozenset({"Shape", "Size"})


@dataclass(frozen=True)
class Flow:
    """Values in the order of computation, and where each comes from. All tuples run along `values`.

    names      of the nodes that make the values; "" of the input
    operators  ONNX operator types without their domain; "" of the input
    sources    places in `values` that the value is made from, ascending
    shapes     (N, C, H, W), (N, C) ..., or None where nobody knows
    """

    values: tuple[str, ...]
    names: tuple[str, ...]
    operators: tuple[str, ...]
    sources: tuple[tuple[int, ...], ...]
    shapes: tuple[Shape | None, ...]

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def consumers(self) -> tuple[tuple[int, ...], ...]:
        """Places of the values that are made from each, ascending."""
        found: list[list[int]] = [[] for _ in self.values]
        for place, sources in enumerate(self.sources):
            for source in sources:
                found[source].append(place)
        return tuple(map(tuple, found))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each value."""
        return {value: place for place, value in enumerate(self.values)}

    def is_product(self, place: int) -> bool:
        """Whether a convolution or a fully connected layer makes the value."""
        return self.operators[place] in _PRODUCTS

    def size(self, place: int) -> tuple[int, ...] | None:
        """(rows, columns) of the maps; () of a vector, None where nobody knows."""
        shape = self.shapes[place]
        return None if shape is None else tuple(shape[2:])


def flow_of(network: Network, shape: Shape, values: Iterable[str]) -> Flow:
    """The Flow between `values` of `network`, which are in the order of computation, for an input of `shape`."""
    ordered = tuple(values)
    places = {value: place for place, value in enumerate(ordered)}
    shapes = shapes_of(network, shape)
    names, operators = [""] * len(ordered), [""] * len(ordered)
    sources: list[tuple[int, ...]] = [()] * len(ordered)
    upstream: dict[str, tuple[int, ...]] = {
        entry.name: (places[entry.name],) for entry in network.inputs if entry.name in places
    }
    for node in network.nodes:
        if node.operator in _SIZES:
            continue  # how large a value is says nothing of what is in it
        found = _joined([upstream[name] for name in node.inputs if name in upstream])
        for value in node.outputs:
            place = places.get(value)
            if place is None:
                upstream[value] = found
            else:
                names[place], operators[place] = node.name, node.operator.rpartition(".")[2]
                sources[place], upstream[value] = found, (place,)
    return Flow(ordered, tuple(names), tuple(operators), tuple(sources), tuple(map(shapes.get, ordered)))


def _joined(parts: list[tuple[int, ...]]) -> tuple[int, ...]:
    if len(parts) == 1:
        return parts[0]
    return tuple(sorted({place for part in parts for place in part}))
