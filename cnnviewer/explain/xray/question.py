"""A number that is asked about: its node, the arrays that enter the node, and short ways to make terms of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cnnviewer.engine.network import Array, Network, Node, Shape
from cnnviewer.engine.operators.operator import Arrays, number, required
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.xray.view import OUTSIDE, Cells, Curve, Doubles, Index, Kind, Part, Rule, Terms, XRay, flat
from cnnviewer.networks.shown import LIES_THE_SAME


@dataclass(frozen=True, eq=False)
class Question:
    """position: which output of `node` is asked about; index: of the number in it; output: that output."""

    network: Network
    trace: Trace
    node: Node
    arrays: Arrays
    position: int
    index: Index
    output: Array

    @property
    def number(self) -> float:
        """The number itself."""
        return float(self.output[self.index])

    def array(self, position: int) -> Array:
        """Input `position`. Raises NetworkError when it was left out."""
        return required(self.node, self.arrays, position)

    def given(self, position: int) -> Array | None:
        """Input `position`; None when it was left out."""
        return self.arrays[position] if position < len(self.arrays) else None

    def attribute(self, name: str, default: float) -> float:
        """A numeric attribute."""
        return number(self.node, name, default)

    def source(self, position: int) -> tuple[str, Shape]:
        """(name, shape) of what input `position` holds, seen through operators that only change its shape."""
        return seen_through(self.network, self.trace, self.node.inputs[position])

    def at(self, word: str, position: int, index: Index) -> Part:
        """The number at `index` of input `position`, named `word`."""
        array = self.array(position)
        name, shape = self.source(position)
        place = tuple(int(one) for one in np.unravel_index(flat(array.shape, index), shape)) if shape else ()
        return Part(word, float(array[index]), name, place)

    def broadcast_index(self, position: int) -> Index:
        """The place in input `position` that stands at `index` when shapes are broadcast from the last axis on."""
        shape = self.array(position).shape
        tail = self.index[len(self.index) - len(shape) :]
        return tuple(0 if length == 1 else place for length, place in zip(shape, tail, strict=True))

    def listed(
        self,
        places: Sequence[tuple[int, Index]],
        numbers: Sequence[float] | Doubles | None = None,
        factor: Sequence[float] | None = None,
        words: Sequence[str] = (),
    ) -> Terms:
        """Terms (n, 1, 1) read at `places`, (input, index) each; `numbers` when the terms are not what was read."""
        names: list[str] = []
        shapes: list[Shape] = []
        which, cells, read = [], [], []
        for position, index in places:
            name, shape = self.source(position)
            if name not in names:
                names.append(name)
                shapes.append(shape)
            array = self.array(position)
            which.append(names.index(name))
            cells.append(flat(array.shape, index))
            read.append(float(array[index]))
        as_read = column(read)
        return Terms(
            as_read,
            as_read if numbers is None else column(numbers),
            tuple(names),
            np.array(which, np.int64),
            np.array(cells, np.int64).reshape(-1, 1, 1),
            tuple(shapes),
            factor=None if factor is None else column(factor),
            words=tuple(words),
        )

    def terms(self, position: int, read: Array, cells: Cells, numbers: Doubles, factor: Doubles | None = None) -> Terms:
        """Terms of shape (groups, rows, columns) that are all read in input `position`."""
        name, shape = self.source(position)
        which = np.zeros(len(numbers), np.int64)
        return Terms(np.asarray(read, np.float64), numbers, (name,), which, cells, (shape,), factor=factor)

    def answer(
        self,
        kind: Kind,
        terms: Terms,
        rule: Rule = Rule.SUM,
        *,
        added: tuple[Part, ...] = (),
        facts: tuple[Part, ...] = (),
        formula: str = "",
        finish: Callable[[float], float] | None = None,
        function: Callable[[Doubles], float] | None = None,
        curve: Curve | None = None,
        outside: str = "",
        shares: Doubles | None = None,
    ) -> XRay:
        """The x-ray of this number."""
        value = self.node.outputs[self.position]
        return XRay(
            value,
            self.index,
            self.number,
            self.node,
            kind,
            terms,
            rule,
            added,
            facts,
            formula,
            finish,
            function,
            curve,
            outside,
            shares,
        )


def column(numbers: Sequence[float] | Doubles) -> Doubles:
    """Numbers as terms (n, 1, 1)."""
    return np.asarray(numbers, np.float64).reshape(-1, 1, 1)


def nothing() -> Terms:
    """No terms at all."""
    empty, none = np.zeros((0, 1, 1)), np.zeros((0, 1, 1), np.int64)
    return Terms(empty, empty, (), np.zeros(0, np.int64), none, ())


def single(count: int, place: int) -> Doubles:
    """Shares of `count` terms of which one has all."""
    shares = np.zeros(count)
    shares[place] = 1.0
    return shares


def beside(figure: float, word: str) -> Terms:
    """One term that was read nowhere."""
    read = column([figure])
    none = np.full((1, 1, 1), OUTSIDE, np.int64)
    return Terms(read, read, ("",), np.zeros(1, np.int64), none, ((),), words=(word,))


def seen_through(network: Network, trace: Trace, value: str) -> tuple[str, Shape]:
    """(name, shape) of the value that holds the numbers of `value` in the same order, before it was reshaped.

    Only as far as the trace has it, or the weights.
    """
    while True:
        node = network.producer(value)
        if node is None or node.operator not in LIES_THE_SAME or value != node.outputs[0]:
            break
        before = node.inputs[0]
        if before not in trace and before not in network.weights:
            break
        value = before
    array = network.weights[value] if value in network.weights else trace[value]
    return value, array.shape
