"""Where a network forks and comes together again: the regions that a residual block or an inception is made of.

A region is a stretch of values, one after another in the order of computation, that everything enters from one value
(the fork) and leaves by its last one (the join). The fork is the immediate dominator of the join: the last value that
every path to the join leads through (K. Cooper, T. Harvey, K. Kennedy, "A simple, fast dominance algorithm", 2001; in
a graph without cycles one pass is enough).
"""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.networks.flow import Flow
from cnnviewer.networks.shown import ACTIVATIONS

_SUMS = frozenset({"Add", "Sum"})
_JOINS = _SUMS | {"Concat"}
_VALUE_BY_VALUE = ACTIVATIONS | {"BatchNormalization", "InstanceNormalization", "Mul", "Add"}
_MOST_PRODUCTS = 16  # convolutions in a block; what holds more is a part of a network, not a block
_LONGEST = 120  # values; bounds the search


@dataclass(frozen=True)
class Region:
    """The values from place `first` to place `last`, both included; `residual`: it ends in a sum, else in Concat."""

    first: int
    last: int
    residual: bool


def regions_of(flow: Flow) -> tuple[Region, ...]:
    """The largest regions that are blocks, in order; none overlap."""
    dominators = _dominators(flow)
    found = [region for join in range(1, len(flow)) if (region := _region(flow, join, dominators[join])) is not None]
    joins = {region.last for region in found}
    whole = [region for region in found if not _interleaved(flow, region, joins)]
    taken = [False] * len(flow)
    chosen = []
    for region in sorted(whole, key=lambda one: one.first - one.last):
        if not taken[region.first] and not taken[region.last]:  # regions lie in each other or apart, never across
            taken[region.first : region.last + 1] = [True] * (region.last + 1 - region.first)
            chosen.append(region)
    return tuple(_extended(flow, region, taken) for region in sorted(chosen, key=lambda one: one.first))


def _dominators(flow: Flow) -> list[int]:
    """The place of the immediate dominator of each value; -1 of what comes from nothing on show."""
    dominators = [-1] * len(flow)
    for place, sources in enumerate(flow.sources):
        meeting = sources[0] if sources else -1
        for other in sources[1:]:
            while meeting != other and meeting >= 0 and other >= 0:
                if meeting > other:
                    meeting = dominators[meeting]
                else:
                    other = dominators[other]
            meeting = min(meeting, other)
        dominators[place] = meeting
    return dominators


def _region(flow: Flow, join: int, fork: int) -> Region | None:
    if len(flow.sources[join]) < 2 or flow.operators[join] not in _JOINS or fork < 0:
        return None
    if not 3 <= join - fork <= _LONGEST:
        return None
    inside = range(fork + 1, join)
    if sum(map(flow.is_product, inside)) > _MOST_PRODUCTS:
        return None
    for place in inside:
        sources, consumers = flow.sources[place], flow.consumers[place]
        if not sources or sources[0] < fork or not consumers or consumers[-1] > join:
            return None
    return Region(fork + 1, join, flow.operators[join] in _SUMS)


def _interleaved(flow: Flow, region: Region, joins: set[int]) -> bool:
    """Whether a join inside is none of its own: layers that each read all before them are no block, however few."""
    return any(
        flow.operators[place] == "Concat" and len(flow.sources[place]) > 1 and place not in joins
        for place in range(region.first, region.last)
    )


def _extended(flow: Flow, region: Region, taken: list[bool]) -> Region:
    """With the activation behind a join; with the convolution before a fork that only prepares for it (a squeeze)."""
    first, last = region.first, region.last
    after = last + 1
    if flow.consumers[last] == (after,) and flow.sources[after] == (last,) and flow.operators[after] in ACTIVATIONS:
        last = after
    fork = first - 1
    while fork > 0 and flow.operators[fork] in _VALUE_BY_VALUE and flow.sources[fork] == (fork - 1,):
        fork -= 1
    prepared = not region.residual and fork > 0 and flow.is_product(fork) and flow.size(fork) == flow.size(last)
    chain = all(flow.consumers[place] == (place + 1,) for place in range(fork, first - 1))
    if prepared and chain and flow.consumers[first - 1][-1] <= last and not any(taken[fork:first]):
        first = fork
    taken[first : last + 1] = [True] * (last + 1 - first)
    return Region(first, last, region.residual)
