"""The walk back: from one number to the numbers that it is made of, the strongest first, down to a cell of the input.

The share of a contributor is its part of the number, signed, and the shares of one number sum to 1, the bias among
them:

    a sum          term / sum of all terms and of what is added
    max, min       1 for the cell that was picked, 0 for the others
    a product      equal parts for what the network computed, nothing for constants
    softmax        1 for the class's own score before the softmax, 0 for its competitors (see xray.shares)
    a function     1 for its argument

Terms of both signs cancel each other, so a share may exceed 1. A sum that cancels to 0 has no shares; then each term
counts as a part of the amount, the sum of all absolute values, and `of_amount` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cnnviewer.engine.network import Network
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.xray import Index, Rule, XRay, xray
from cnnviewer.explain.xray.view import Cells, Doubles
from cnnviewer.networks.shown import class_value

_CANCELLED = 1e-6  # of the amount: a smaller sum is what rounding left of terms that cancel
_INFINITE = 1e200  # stands for infinity: larger than any other term, and a sum of many of it stays a number
LONGEST = 1000
"""Steps after which a walk is given up; no network is so deep."""


@dataclass(frozen=True)
class Step:
    """A place on the walk: a number of a value, by its index in the whole array (samples first)."""

    value: str
    index: Index


@dataclass(frozen=True)
class Contributor:
    """One of the numbers that a number is made of.

    number, share  its term, and the part of the number that it is
    step           where it was read; None for a bias, padding or a constant: the walk ends there
    word           "bias" and the like for what is added, "" for a term
    """

    number: float
    share: float
    step: Step | None
    word: str = ""


@dataclass(frozen=True, eq=False)
class Contributors:
    """All contributors of one number.

    shares     of the terms in row-major order, then of what is added; they sum to 1, or with `of_amount` their absolute
               values do
    constants  names of weights among what was read: no walk goes on there
    """

    step: Step
    ray: XRay
    shares: Doubles
    of_amount: bool
    constants: frozenset[str] = frozenset()

    @cached_property
    def order(self) -> Cells:
        """The numbers of the contributors, the largest share first."""
        return np.argsort(-self.shares, kind="stable").astype(np.int64)

    def __len__(self) -> int:
        return len(self.shares)

    def ranked(self, rank: int) -> Contributor:
        """The contributor with the rank-th largest share, from 0."""
        return self.numbered(int(self.order[rank]))

    def numbered(self, number: int) -> Contributor:
        """Contributor `number`: a term, or one of what is added."""
        terms, share = self.ray.terms, float(self.shares[number])
        if number >= terms.numbers.size:
            part = self.ray.added[number - terms.numbers.size]
            return Contributor(part.number, share, None, part.word)
        place = terms.place(number)
        found = None if place is None or place[0] in self.constants else Step(*place)
        return Contributor(float(terms.numbers.reshape(-1)[number]), share, found)

    def strongest_rank(self) -> int | None:
        """The rank of the strongest contributor that can be walked to; None where the walk ends."""
        return next((rank for rank in range(len(self)) if self.ranked(rank).step is not None), None)

    def strongest(self) -> Contributor | None:
        """The contributor of that rank."""
        rank = self.strongest_rank()
        return None if rank is None else self.ranked(rank)


def contributors(network: Network, trace: Trace, step: Step) -> Contributors:
    """What the number at `step` is made of. Raises UsageError when the trace lacks what its node reads."""
    ray = xray(network, trace, step.value, step.index)
    constants = frozenset(name for name in ray.terms.values if name in network.weights)
    shares, of_amount = _shares(ray, constants)
    return Contributors(step, ray, shares, of_amount, constants)


def walk_to_input(network: Network, trace: Trace, start: Step) -> tuple[Step, ...]:
    """From `start` by the strongest contributor of each number as far as that goes; `start` comes first."""
    path = [start]
    while len(path) < LONGEST:
        found = contributors(network, trace, path[-1]).strongest()
        if found is None or found.step is None:
            break
        path.append(found.step)
    return tuple(path)


def answer_of(network: Network, trace: Trace) -> Step | None:
    """The likeliest class, where the network tells classes apart; else the strongest number of its last output.

    None when neither was computed.
    """
    source = network.inputs[0].name
    told = class_value(network, trace[source].shape) if source in trace else None
    value = told[0] if told is not None else next((name for name in reversed(network.outputs) if name in trace), None)
    if value is None or value not in trace or not trace[value].size:
        return None
    numbers = trace[value][:1]
    place = int(np.nanargmax(numbers)) if np.isfinite(numbers).any() else 0
    return Step(value, tuple(int(one) for one in np.unravel_index(place, numbers.shape)))


def _shares(ray: XRay, constants: frozenset[str]) -> tuple[Doubles, bool]:
    """(shares, whether they are parts of the amount)."""
    numbers = ray.terms.numbers.reshape(-1)
    added = np.array([part.number for part in ray.added])
    if ray.shares is not None:
        return np.concatenate([ray.shares, np.zeros(len(added))]), False
    if ray.rule is not Rule.SUM:
        return np.concatenate([_without_sum(ray, constants), np.zeros(len(added))]), False
    parts = np.nan_to_num(np.concatenate([numbers, added]), posinf=_INFINITE, neginf=-_INFINITE)
    amount, total = float(np.abs(parts).sum()), float(parts.sum())
    if amount == 0:
        return np.full(len(parts), 1 / max(1, len(parts))), True
    if abs(total) <= _CANCELLED * amount:
        return parts / amount, True
    return parts / total, False


def _without_sum(ray: XRay, constants: frozenset[str]) -> Doubles:
    count = ray.terms.numbers.size
    shares = np.zeros(count)
    if ray.winner is not None:
        shares[ray.winner] = 1.0
    elif ray.rule is Rule.PRODUCT:
        values = [ray.terms.values[int(which)] for which in np.repeat(ray.terms.which, count // len(ray.terms.which))]
        computed = np.array([value not in constants for value in values])
        shares[:] = computed / computed.sum() if computed.any() else 1 / count
    elif count:
        shares[0] = 1.0
    return shares
