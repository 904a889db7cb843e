"""Interventions as nodes of a network: what is done to a map is a step behind the node that makes it.

The changed activation keeps the name of the value and everything behind reads it; the untouched one is called
"NAME.before". The steps are ordinary ONNX nodes, as many as are needed, and their constants hold a number for every
channel, those that nothing is done to included:

    GlobalAveragePool, Where (C, 1, 1)   the mean of the map, where it is wanted
    Mul (C, 1, 1)                        the factors
    Where (C, H, W), Add (C, H, W)       the paint

Another factor or another stroke only makes other constants, so that `evaluate` computes the channels that they touch.
"""

from __future__ import annotations

import math
import mmap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from cnnviewer.engine.network import Array, Network, Node, Shape
from cnnviewer.errors import NetworkError
from cnnviewer.networks.intervention import Intervention, Paint, note_untouched
from cnnviewer.networks.shown import shapes_of

_OPEN_SIDE = 224  # of an input that says nothing about its height and width


def apply_interventions(network: Network, interventions: Sequence[Intervention], shape: Shape | None = None) -> Network:
    """A network in which `interventions` take place; `network` itself when there are none. Weights are shared.

    shape  (N, C, H, W) of what enters the network; None: as its input says, 224 cells where a side is open. Paint of
           another size than its map is brought to that size by nearest cells

    Raises NetworkError when the network makes no such map.
    """
    if not interventions:
        return network
    shape = shape or _open_shape(network)
    shapes = shapes_of(network, shape)
    groups: dict[str, list[Intervention]] = {}
    for one in interventions:
        if not _fits(one, network, shapes.get(one.value)):
            raise NetworkError(
                f"The network {network.name} makes no map {one.channel + 1} of {one.value} that can be changed; choose "
                "a feature map or a unit of a vector."
            )
        groups.setdefault(one.value, []).append(one)
    chosen = {value: _Changes.of(groups[value], shapes[value]) for value in groups}
    nodes, internal = _nodes(network, tuple((value, changes.steps) for value, changes in chosen.items()))
    weights = dict(network.weights)
    for value, changes in chosen.items():
        weights.update({_part(network, value, name): array for name, array in changes.constants.items()})
    made = replace(network, nodes=nodes, weights=weights, internal=internal)
    note_untouched(made, network)
    return made


def fitting(network: Network, interventions: Iterable[Intervention], shape: Shape) -> tuple[Intervention, ...]:
    """Those of `interventions` whose map `network` makes when an array of `shape` (N, C, H, W) enters it."""
    wanted = tuple(interventions)
    shapes = shapes_of(network, shape) if wanted else {}
    return tuple(one for one in wanted if _fits(one, network, shapes.get(one.value)))


def can_change(network: Network, value: str, shape: Shape) -> bool:
    """Whether the maps of `value` can be intervened on: some node makes them, and they are maps or a vector."""
    return _fits(Intervention(value, 0), network, shapes_of(network, shape).get(value))


def _fits(one: Intervention, network: Network, shape: Shape | None) -> bool:
    made = network.producer(one.value) is not None and shape is not None
    return made and shape is not None and len(shape) in (2, 4) and 0 <= one.channel < shape[1]


def _open_shape(network: Network) -> Shape:
    sides = network.inputs[0].shape
    first = sides[0] if sides and isinstance(sides[0], int) else 1
    return (first, *(side if isinstance(side, int) else _OPEN_SIDE for side in sides[1:]))


@dataclass(frozen=True)
class _Changes:
    """What is done to one value: which steps, and their constants by the ends of their names."""

    steps: tuple[str, ...]
    constants: dict[str, Array]

    @classmethod
    def of(cls, group: Sequence[Intervention], shape: Shape) -> _Changes:
        channels, *sides = shape[1:]
        height, width = (sides[0], sides[1]) if len(sides) == 2 else (1, 1)
        return _changes(tuple(group), channels, (height, width), len(sides) == 2)


@lru_cache(maxsize=16)
def _changes(group: tuple[Intervention, ...], channels: int, size: tuple[int, int], maps: bool) -> _Changes:
    """The same objects for the same interventions: `evaluate` then knows that nothing has changed.

    Paint on one map costs one map, see `_zeros`.
    """
    steps: list[str] = []
    constants: dict[str, Array] = {}
    column, whole = ((channels, 1, 1), (channels, *size)) if maps else ((channels,), (channels,))
    if maps and any(one.mean for one in group):
        steps.append("mean")
        constants["levelled"] = chosen = np.zeros(column, np.bool_)
        for one in group:
            chosen[one.channel] = one.mean
    if any(one.factor != 1.0 for one in group):
        steps.append("factor")
        constants["factor"] = factors = np.ones(column, np.float32)
        for one in group:
            factors[one.channel] = one.factor
    if any(one.paint is not None for one in group):
        steps.append("paint")
        constants["covered"], constants["paint"] = _zeros(whole, np.bool_), _zeros(whole, np.float32)
        constants["nothing"] = np.zeros((), np.float32)
        for one in group:
            if one.paint is not None:
                covering, added = _sized(one.paint, size)
                constants["covered"][one.channel] = (covering != 0).reshape(whole[1:])
                constants["paint"][one.channel] = added.reshape(whole[1:])
    for array in constants.values():
        array.flags.writeable = False
    return _Changes(tuple(steps), constants)


def _zeros(shape: Shape, dtype: type[np.bool_] | type[np.float32]) -> Array:
    """Zeros that take no time: memory that is not there until it is written to.

    numpy.zeros clears what was freed before, some milliseconds for each step of a stroke.
    """
    size = max(1, math.prod(shape) * np.dtype(dtype).itemsize)
    return np.ndarray(shape, dtype, buffer=mmap.mmap(-1, size))


def _sized(paint: Paint, size: tuple[int, int]) -> Paint:
    """`paint` (2, h, w) as (2, H, W): every cell is the one that lay at its place."""
    _, height, width = paint.shape
    if (height, width) == size:
        return paint
    rows, columns = (np.arange(new) * old // new for new, old in zip(size, (height, width), strict=True))
    return paint[:, rows[:, None], columns[None, :]]


class _Newest:
    """The nodes that were made last: another stroke or factor keeps them, and with them all that is known of them."""

    key: tuple[tuple[Node, ...], object] | None = None
    found: tuple[tuple[Node, ...], frozenset[str]] = ((), frozenset())


def _nodes(
    network: Network, wanted: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[tuple[Node, ...], frozenset[str]]:
    """The nodes with the steps behind those that make the values in `wanted`, and the names of all steps inside."""
    newest = _Newest.key
    if newest is None or newest[0] is not network.nodes or newest[1] != wanted:
        steps, nodes, internal = dict(wanted), list[Node](), set(network.internal)
        for node in network.nodes:
            touched = [name for name in node.outputs if steps.get(name)]
            if touched:
                renamed = tuple(_part(network, name, "before") if name in touched else name for name in node.outputs)
                node = replace(node, outputs=renamed)
            nodes.append(node)
            for value in touched:
                made = _steps(network, value, steps[value])
                internal.update((_part(network, value, "before"), *(one.outputs[0] for one in made[:-1])))
                nodes += made
        _Newest.key, _Newest.found = (network.nodes, wanted), (tuple(nodes), frozenset(internal))
    return _Newest.found


def _steps(network: Network, value: str, steps: tuple[str, ...]) -> list[Node]:
    """The nodes from "NAME.before" to NAME."""

    def part(name: str) -> str:
        return _part(network, value, name)

    made: list[Node] = []
    present = part("before")
    if "mean" in steps:
        made.append(Node(part("mean"), "GlobalAveragePool", (present,), (part("mean"),)))
        made.append(Node(part("level"), "Where", (part("levelled"), part("mean"), present), (part("level"),)))
        present = part("level")
    if "factor" in steps:
        made.append(Node(part("scale"), "Mul", (present, part("factor")), (part("scale"),)))
        present = part("scale")
    if "paint" in steps:
        made.append(Node(part("cover"), "Where", (part("covered"), part("nothing"), present), (part("cover"),)))
        made.append(Node(part("add"), "Add", (part("cover"), part("paint")), (part("add"),)))
    made[-1] = replace(made[-1], outputs=(value,))
    return made


def _part(network: Network, value: str, name: str) -> str:
    """A name that `network` does not have: "conv1.factor"."""
    made = f"{value}.{name}"
    while made in network.weights or network.producer(made) is not None:
        made += "'"
    return made
