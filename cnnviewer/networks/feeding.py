"""Makes a network that a frame alone can enter out of one that wants more, or wants it otherwise; and the way back.

    several inputs    the one that a picture fits gets the frame, and so do others of the very same form; all that is
                      left becomes a constant of zeros, each side that may vary 1 long
    channels last     (1, H, W, C) gets a Transpose before it; one that stands there in the file, as converters put it,
                      takes it back, and both come to nothing
    whole numbers     and other types get a Cast before them

Only nodes are added or exchanged and all weights stay, so that what was edited in between can be saved in the
form of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from cnnviewer.engine.network import Array, Network, Node, Shape, Value

_TO_LAST, _TO_FIRST = (0, 2, 3, 1), (0, 3, 1, 2)
_CAST_TO = {"float16": 10, "float64": 11, "uint8": 2, "int8": 3, "int16": 5, "uint16": 4, "int32": 6, "int64": 7}
"""Numbers of the types in ONNX (TensorProto.DataType)."""
_SMALLEST_SIDE = 4  # a picture of fewer cells is none


@dataclass(frozen=True)
class Feeding:
    """What was done to the network of a file.

    inputs     as they are in the file
    frames     names of those that get the frame
    constants  shapes of those that are zeros, by name
    last       whether the channels are last in the file
    added      names of the nodes that are not in the file
    replaced   the nodes that are otherwise in the file, by name
    """

    inputs: tuple[Value, ...]
    frames: tuple[str, ...]
    constants: Mapping[str, Shape] = field(default_factory=dict)
    last: bool = False
    added: frozenset[str] = frozenset()
    replaced: Mapping[str, Node] = field(default_factory=dict)


def fed(network: Network) -> tuple[Network, Feeding | None]:
    """A network with the one input (N, C, H, W) float32 that takes a frame, and what was done; None for nothing.

    Where no input takes a frame the network is given back as it is, for `guess_card` to say why.
    """
    images = [value for value in network.inputs if _is_image(value)]
    if not images or (len(network.inputs) == 1 and _is_plain(images[0])):
        return network, None
    first = max(images, key=_likeness)
    frames = [value for value in images if (value.shape, value.dtype) == (first.shape, first.dtype)]
    last = _channels_last(first)
    taken = {name for node in network.nodes for name in (node.name, *node.inputs, *node.outputs)} | set(network.outputs)
    plain = len(frames) == 1 and not last and first.dtype == "float32"
    entry = first.name if plain else _free(f"{first.name}.frame", taken)
    added: list[Node] = []
    nodes, replaced = list(network.nodes), {}
    for frame in frames:
        if plain:
            break
        if last and frame.dtype == "float32":
            nodes, gone = _without_transposes(nodes, frame.name, entry)
            replaced.update(gone)
        if any(frame.name in node.inputs for node in nodes) or frame.name in network.outputs:
            added += _brought(entry, frame, last, taken)
    shape = tuple(first.shape[axis] for axis in _TO_FIRST) if last else first.shape
    rest = [value for value in network.inputs if value not in frames]
    constants = {value.name: _zeros(value) for value in rest}
    changed = replace(
        network,
        nodes=(*added, *nodes),
        inputs=(Value(entry, shape),),
        weights={**network.weights, **constants},
    )
    return changed, Feeding(
        network.inputs,
        tuple(value.name for value in frames),
        {name: array.shape for name, array in constants.items()},
        last,
        frozenset(node.name for node in added),
        replaced,
    )


def as_in_file(network: Network, feeding: Feeding | None) -> Network:
    """`network`, which `fed` made and which may have been edited since, with the inputs of the file again."""
    if feeding is None:
        return network
    nodes = [feeding.replaced.get(node.name, node) for node in network.nodes if node.name not in feeding.added]
    weights = {name: array for name, array in network.weights.items() if name not in feeding.constants}
    return replace(network, nodes=tuple(nodes), inputs=feeding.inputs, weights=weights)


def takes_whole_numbers(network: Network) -> bool:
    """Whether what enters is turned into whole numbers first: pixels from 0 to 255."""
    name = network.inputs[0].name
    reading = [node for node in network.nodes if name in node.inputs]
    whole = {number for dtype, number in _CAST_TO.items() if not dtype.startswith("float")}
    return bool(reading) and all(node.operator == "Cast" and node.attributes.get("to") in whole for node in reading)


def _brought(entry: str, frame: Value, last: bool, taken: set[str]) -> list[Node]:
    """The nodes that make the input `frame` of the file out of what enters."""
    made: list[Node] = []
    value = entry
    if frame.dtype != "float32":
        target = _free(f"{frame.name}.cast", taken) if last else frame.name
        name = _free(f"{frame.name}.to_{frame.dtype}", taken)
        made.append(Node(name, "Cast", (value,), (target,), {"to": _CAST_TO[frame.dtype]}))
        value = target
    if last:
        name = _free(f"{frame.name}.channels_last", taken)
        made.append(Node(name, "Transpose", (value,), (frame.name,), {"perm": _TO_LAST}))
    if not made:
        made.append(Node(_free(f"{frame.name}.same", taken), "Identity", (value,), (frame.name,)))
    return made


def _without_transposes(nodes: list[Node], name: str, entry: str) -> tuple[list[Node], dict[str, Node]]:
    """Nodes that bring `name` to channels first become the Identity of `entry`; and what they were."""
    replaced: dict[str, Node] = {}
    changed = []
    for node in nodes:
        if node.operator == "Transpose" and node.inputs == (name,) and node.attributes.get("perm") == _TO_FIRST:
            replaced[node.name] = node
            node = Node(node.name, "Identity", (entry,), node.outputs)
        changed.append(node)
    return changed, replaced


def _is_image(value: Value) -> bool:
    """Whether a picture fits: four axes, a batch of 1 or open, 1, 3 or an open number of channels, no tiny sides."""
    if len(value.shape) != 4 or (value.dtype != "float32" and value.dtype not in _CAST_TO):
        return False
    batch, *rest = value.shape
    channels, sides = (rest[2], rest[:2]) if _channels_last(value) else (rest[0], rest[1:])
    too_small = any(_known(side) and int(side) < _SMALLEST_SIDE for side in sides)
    return not (_known(batch) and batch != 1) and not (_known(channels) and channels not in (1, 3)) and not too_small


def _is_plain(value: Value) -> bool:
    return value.dtype == "float32" and not _channels_last(value)


def _channels_last(value: Value) -> bool:
    """Whether the last axis is the one that can only be channels; the second where both can."""
    second, last = value.shape[1], value.shape[3]
    return last in (1, 3) and second not in (1, 3)


def _likeness(value: Value) -> tuple[bool, bool, int]:
    """The more of it, the likelier it is the picture: 3 channels, known ones, and many cells."""
    channels = value.shape[3] if _channels_last(value) else value.shape[1]
    cells = 1
    for length in value.shape:
        cells *= length if isinstance(length, int) and length > 0 else 224
    return channels == 3, isinstance(channels, int), cells


def _known(length: int | str) -> bool:
    return isinstance(length, int) and length > 0


def _zeros(value: Value) -> Array:
    shape = tuple(length if isinstance(length, int) and length > 0 else 1 for length in value.shape)
    zeros = np.zeros(shape, value.dtype)
    zeros.flags.writeable = False
    return zeros


def _free(name: str, taken: set[str]) -> str:
    """`name`, or one like it that is not taken; it is from now on."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}{number}", number + 1
    taken.add(free)
    return free
