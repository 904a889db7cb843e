"""Which values of a network are worth looking at: feature maps and vectors that come from the frame.

Left out are weights that the network makes itself, sizes and other integers, values that only lie differently (Reshape,
Transpose ...), and steps inside a layer, interventions among them. What no shape is known of, because an operator
before it cannot be run, stays.
"""

from __future__ import annotations

from collections.abc import Mapping

from cnnviewer.engine.network import Network, Node, Shape
from cnnviewer.engine.shapes import known_shapes
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.preprocessing import PreprocessingCard


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ACTIVATIONS = _words(
    """
    Relu LeakyRelu PRelu Elu Selu Celu Gelu Softplus Softsign Sigmoid HardSigmoid HardSwish Swish Mish Tanh Clip
    ThresholdedRelu Abs
    """
)
"""Operators that change every value by itself, drawn as the layer they stand behind unless asked for."""

LIES_THE_SAME = _words("Identity Dropout Reshape Flatten Squeeze Unsqueeze")
"""Operators whose first output has the numbers of the first input in the same order."""

_MOVED = LIES_THE_SAME | _words("Transpose Cast Shape Size")
_INTEGERS = _words("Shape Size ArgMax ArgMin NonZero")


def input_shape(network: Network, card: PreprocessingCard) -> Shape:
    """(1, C, H, W) of what enters `network` by `card`."""
    return (1, card.channels, card.height, card.width)


class _Newest:
    """The shapes of the newest network. An edit of weights keeps the nodes, and so the shapes."""

    found: tuple[tuple[Node, ...], Shape, Mapping[str, Shape]] | None = None


def shapes_of(network: Network, shape: Shape) -> Mapping[str, Shape]:
    """The shape of every value that can be told for an input of `shape`; found once while the network is on show.

    May be called on any thread: loading finds the shapes, the window reads them.
    """
    network = untouched(network)
    newest = _Newest.found
    if newest is not None and newest[0] is network.nodes and newest[1] == shape:
        return newest[2]
    shapes, _ = known_shapes(network, {source.name: shape for source in network.inputs})
    _Newest.found = (network.nodes, shape, shapes)
    return shapes


def unmoved(network: Network, value: str) -> str:
    """The value whose numbers `value` holds in the same order: Reshape, Cast and the like are passed over."""
    node = network.producer(value)
    while node is not None and value == node.outputs[0] and (node.operator in LIES_THE_SAME or node.operator == "Cast"):
        value = node.inputs[0]
        node = network.producer(value)
    return value


def shown_values(network: Network, shape: Shape) -> tuple[tuple[Node, str], ...]:
    """(node, value) in the order of computation, for an input of `shape` (N, C, H, W)."""
    network = untouched(network)
    shapes = shapes_of(network, shape)
    from_frame = {source.name for source in network.inputs}
    shown = []
    for node in network.nodes:
        if from_frame.isdisjoint(node.inputs) or node.operator in _INTEGERS:
            continue
        outputs = [name for name in node.outputs if name]
        from_frame.update(outputs)
        if node.operator in _MOVED:
            continue
        shown += [(node, name) for name in outputs if name not in network.internal and _worth(shapes.get(name))]
    return tuple(shown)


def class_value(network: Network, shape: Shape) -> tuple[str, int] | None:
    """(value, classes): the output in which a network tells classes apart, of several the one that looks most like it;
    None when there is none.
    """
    network = untouched(network)
    shapes = shapes_of(network, shape)
    several: list[tuple[str, int]] = []
    for name in network.outputs:
        found = shapes.get(name, ())
        if len(found) >= 2 and found[0] == 1 and found[1] > 1 and all(side == 1 for side in found[2:]):
            several.append((name, found[1]))

    def likeness(one: tuple[str, int]) -> tuple[bool, bool, int]:
        """Names for as many, probabilities, and many of them: four numbers beside a thousand are a box."""
        made_by = network.producer(one[0])
        sums_to_one = made_by is not None and made_by.operator in ("Softmax", "LogSoftmax")
        return len(network.labels) == one[1], sums_to_one, one[1]

    return max(several, key=likeness, default=None)  # the first of equals


def _worth(shape: Shape | None) -> bool:
    """Whether a value of `shape` is maps (1, C, H, W) or a vector (1, C); None: nobody knows."""
    return shape is None or (len(shape) in (2, 4) and shape[0] == 1 and shape[1] > 0)
