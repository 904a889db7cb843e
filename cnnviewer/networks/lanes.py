"""Branches as lanes: which values of a block lie side by side, and how wires between columns run without touching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cnnviewer.networks.flow import Flow


@dataclass(frozen=True)
class Lanes:
    """The values of a block in parallel lanes. Tuples run along the values of the block.

    lane   0 is the first way through the block, which also leaves it
    depth  how many steps a value lies behind the entry of the block, from 1; in a lane they grow
    count  lanes in all, those included that lead past every value (a shortcut without a layer)
    skips  (lane, depth) of each such empty lane: it runs from the entry to the value at `depth`
    edges  (from, to): indices of values of the block, -1 for the entry, ascending by `to`
    """

    lane: tuple[int, ...]
    depth: tuple[int, ...]
    count: int
    skips: tuple[tuple[int, int], ...]
    edges: tuple[tuple[int, int], ...]

    def is_bottleneck(self, index: int) -> bool:
        """Whether all ways through the block lead through its value number `index`: no branch lies beside it."""
        at = self.depth[index]
        passing = ((0 if source < 0 else self.depth[source]) < at < self.depth[to] for source, to in self.edges)
        return self.depth.count(at) == 1 and not any(passing)

    @property
    def length(self) -> int:
        """Steps from the entry to the end."""
        return max(self.depth)


def lanes_of(flow: Flow, first: int, last: int) -> Lanes:
    """The lanes of the values from place `first` to place `last` of `flow`."""
    lane: list[int] = []
    depth: list[int] = []
    edges: list[tuple[int, int]] = []
    tails: list[int] = []  # by lane: the place of its newest value
    for place in range(first, last + 1):
        sources = sorted({max(source, first - 1) for source in flow.sources[place]})
        inside = [source for source in sources if source >= first]
        edges += [(source - first, place - first) for source in sources]
        depth.append(1 + max((depth[source - first] for source in inside), default=0))
        going_on = [number for number, tail in enumerate(tails) if tail in inside]
        if going_on:
            tails[going_on[0]] = place
            lane.append(going_on[0])
        else:
            tails.append(place)
            lane.append(len(tails) - 1)
    passed = [to for source, to in edges if source < 0 and depth[to] > 1]
    skips = tuple((len(tails) + number, depth[to]) for number, to in enumerate(passed))
    return Lanes(tuple(lane), tuple(depth), len(tails) + len(skips), skips, tuple(edges))


@dataclass(frozen=True)
class Wire:
    """Where values go that do not only go to their right neighbour.

    sources, targets  indices of columns; one of the two holds a single one. Wires of one level do not overlap
    level             from 0, next to the columns
    """

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    level: int

    @property
    def first(self) -> int:
        """The leftmost column."""
        return min(self.sources)

    @property
    def last(self) -> int:
        """The rightmost column."""
        return max(self.targets)


def wires_between(sources: Sequence[Sequence[int]]) -> tuple[Wire, ...]:
    """The wires that say where columns come from that their left neighbour alone does not tell of.

    sources  for each column the indices of those it comes from
    A value that goes to several places is one wire that splits, several that come together one that joins.
    """
    apart = [(source, to) for to, froms in enumerate(sources) for source in froms if source != to - 1]
    leaving: dict[int, list[int]] = {}
    for source, to in apart:
        leaving.setdefault(source, []).append(to)
    split = {source: targets for source, targets in leaving.items() if len(targets) > 1}
    joined: dict[int, list[int]] = {}
    for source, to in apart:
        if source not in split:
            joined.setdefault(to, []).append(source)
    found: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
        ((source,), tuple(targets)) for source, targets in split.items()
    ]
    found += [(tuple(froms), (to,)) for to, froms in joined.items()]
    ends: list[int] = []  # by level: the column where its newest wire ends
    wires = []
    for froms, targets in sorted(found, key=lambda wire: (wire[0][0], wire[1][-1])):
        free = [level for level, end in enumerate(ends) if end <= froms[0]]
        level = free[0] if free else len(ends)
        if level == len(ends):
            ends.append(0)
        ends[level] = targets[-1]
        wires.append(Wire(froms, targets, level))
    return tuple(wires)
