"""The blocks of a network: what a deep one is folded into, so that it can be seen at a glance.

Structure comes first, for it is never wrong: a fork that ends in a sum is a residual block, one that ends in Concat a
block of branches. Of what is left, values whose names share a scope are a block ("block1.depthwise", "block1.project"),
and then convolutions one after another whose maps are as large are a stage. Layers that stand alone stay alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from cnnviewer.networks.flow import Flow
from cnnviewer.networks.lanes import Lanes, lanes_of
from cnnviewer.networks.regions import regions_of
from cnnviewer.networks.scopes import common_scope, scope_of, shared_by_all, telling_name

_MOST_IN_SCOPE = 8  # convolutions in a block that only names tell of
_POOLS = frozenset({"MaxPool", "AveragePool", "LpPool"})


class BlockKind(StrEnum):
    """RESIDUAL ends in a sum, BRANCHES in Concat; SCOPE: values under one name; STAGE: maps of one size."""

    RESIDUAL = "residual"
    BRANCHES = "branches"
    SCOPE = "scope"
    STAGE = "stage"


@dataclass(frozen=True)
class Block:
    """Values one after another that belong together.

    name          of its first value: unique, and the same with and without activations
    title         what names say, "layer1.0"; "" when they say nothing
    number        counts the blocks from 1
    values        in the order of computation; the last one is what the block makes
    first, last   their places in the flow, both included
    convolutions  how many it has
    lanes         which branch each value is in
    """

    name: str
    title: str
    number: int
    kind: BlockKind
    values: tuple[str, ...]
    first: int
    last: int
    convolutions: int
    lanes: Lanes

    @property
    def output(self) -> str:
        """What the block makes."""
        return self.values[-1]


def blocks_of(flow: Flow) -> tuple[Block, ...]:
    """The blocks of a network in order; none overlap, and none has fewer than two values."""
    found: list[tuple[int, int, BlockKind]] = []
    start = 1  # behind the input
    for region in regions_of(flow):
        found += _plain(flow, start, region.first)
        found.append((region.first, region.last, BlockKind.RESIDUAL if region.residual else BlockKind.BRANCHES))
        start = region.last + 1
    found += _plain(flow, start, len(flow))
    told = [telling_name(*one) for one in zip(flow.names, flow.operators, flow.values, strict=True)]
    everywhere = shared_by_all(told)
    blocks = [
        _block(flow, number, first, last, kind, told, everywhere)
        for number, (first, last, kind) in enumerate(found, start=1)
    ]
    shared = Counter(block.title for block in blocks)
    seen: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        if block.title and shared[block.title] > 1:
            seen[block.title] += 1
            blocks[index] = replace(block, title=f"{block.title} · {seen[block.title]}")
    return tuple(blocks)


def _block(flow: Flow, number: int, first: int, last: int, kind: BlockKind, told: list[str], everywhere: str) -> Block:
    values = flow.values[first : last + 1]
    inside = range(first, last + 1)
    products = [told[place] for place in inside if flow.is_product(place)]
    title = common_scope(products if len(products) > 1 else told[first : last + 1], everywhere)
    return Block(values[0], title, number, kind, values, first, last, len(products), lanes_of(flow, first, last))


def _plain(flow: Flow, start: int, stop: int) -> Iterator[tuple[int, int, BlockKind]]:
    """The blocks among the values from `start` to before `stop`, which no fork encloses; vectors are in none."""
    for maps, places in groupby(range(start, stop), key=lambda place: flow.size(place) != ()):
        if maps:
            stretch = list(places)
            yield from _stages(flow, _by_scope(flow, stretch, 0))


_Piece = int | tuple[int, int, BlockKind]


def _by_scope(flow: Flow, places: list[int], depth: int) -> Iterator[_Piece]:
    """Blocks of values that share `depth` or more steps of their names, and the single places between them."""

    def step(place: int) -> str | int:
        name = telling_name(flow.names[place], flow.operators[place], flow.values[place])
        scope = scope_of(name)
        return scope[depth] if len(scope) > depth else place

    for key, group in groupby(places, key=step):
        inside = list(group)
        products = sum(map(flow.is_product, inside))
        sizes = len({flow.size(place) for place in inside})
        if isinstance(key, int) or len(inside) == 1:
            yield from inside
        elif 2 <= products <= _MOST_IN_SCOPE and sizes <= 2:
            yield inside[0], inside[-1], BlockKind.SCOPE
        else:
            yield from _by_scope(flow, inside, depth + 1)


def _stages(flow: Flow, pieces: Iterator[_Piece]) -> Iterator[tuple[int, int, BlockKind]]:
    """The blocks among `pieces`, and stages made of the single places that stand between two of them."""
    singles: list[int] = []
    for piece in pieces:
        if isinstance(piece, int):
            singles.append(piece)
        else:
            yield from _cut_by_size(flow, singles)
            singles = []
            yield piece
    yield from _cut_by_size(flow, singles)


def _cut_by_size(flow: Flow, places: list[int]) -> Iterator[tuple[int, int, BlockKind]]:
    """Stretches of maps of one size with two convolutions or more; the pool that makes them smaller ends a stretch."""
    stretch: list[int] = []
    for place in [*places, None]:
        if place is not None and stretch:
            same = flow.size(place) == flow.size(stretch[0])
            pooled = flow.operators[stretch[-1]] in _POOLS
            if not pooled and (same or flow.operators[place] in _POOLS):
                stretch.append(place)
                continue
        if sum(map(flow.is_product, stretch)) >= 2:
            yield stretch[0], stretch[-1], BlockKind.STAGE
        stretch = [] if place is None else [place]
