"""What an x-ray of one number holds: the terms that it is made of, as arrays, and the rule that combines them.

A number of a convolution has as many terms as its filter has weights, up to tens of thousands, so terms are never
objects of their own: `Terms` keeps what was read, what it was multiplied with and the products side by side, and where
each was read from. All numbers are float64; the number explained is the tensor's own.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Array, Node, Shape

Doubles = NDArray[np.float64]
Cells = NDArray[np.int64]
Index = tuple[int, ...]

OUTSIDE = -1
"""The cell of a term that was read in no array: padding, or a number that the operator brings along."""


class Kind(StrEnum):
    """How an x-ray is best shown."""

    FILTER = "filter"  # groups of windows times kernels, added up
    WINDOW = "window"  # the cells of one window, of which one is picked or the mean is taken
    TERMS = "terms"  # a list of numbers, some times a weight
    CURVE = "curve"  # a function of one number
    FORMULA = "formula"  # a few numbers, each with its part in a formula
    COPY = "copy"  # the number of another place
    GIVEN = "given"  # a number that no other place gave: a size, an input of the network


class Rule(StrEnum):
    """How the terms give the number."""

    SUM = "sum"
    PRODUCT = "product"
    MAX = "max"
    MIN = "min"
    FUNCTION = "function"  # XRay.function of all terms


@dataclass(frozen=True, eq=False)
class Terms:
    """Arrays of shape (groups, rows, columns): a window in each of many channels, one window, or a list (n, 1, 1).

    read     the numbers read; what padding stands for where there is no cell
    numbers  the terms: what is combined
    factor   what `read` is multiplied with to give the term; None where it is not
    values   names of the arrays read;  which  (groups,) the array in `values` that a group reads
    cells    the place of every number read in its flattened array, OUTSIDE for none
    shapes   the shape of every array in `values`
    weight   name of the array that holds the factors, "" for none;  weight_cells  their places in it, flattened
    words    what each group is, where there are few and each has its own part ("x", "exponent"); () otherwise
    """

    read: Doubles
    numbers: Doubles
    values: tuple[str, ...]
    which: Cells
    cells: Cells
    shapes: tuple[Shape, ...]
    factor: Doubles | None = None
    weight: str = ""
    weight_shape: Shape = ()
    weight_cells: Cells | None = None
    words: tuple[str, ...] = ()

    @property
    def shape(self) -> tuple[int, int, int]:
        groups, rows, columns = self.numbers.shape
        return groups, rows, columns

    @cached_property
    def sums(self) -> Doubles:
        """(groups,): the sum of the terms of each group."""
        total: Doubles = self.numbers.sum(axis=(1, 2))
        return total

    @cached_property
    def order(self) -> Cells:
        """(groups,): their numbers, the largest |sum| first."""
        return np.argsort(-np.abs(np.nan_to_num(self.sums)), kind="stable").astype(np.int64)

    def place(self, flat: int) -> tuple[str, Index] | None:
        """(value, index): where term number `flat`, in row-major order, was read; None for no cell."""
        cell = int(self.cells.reshape(-1)[flat])
        if cell == OUTSIDE:
            return None
        group = flat // (self.shape[1] * self.shape[2])
        which = int(self.which[group])
        return self.values[which], tuple(int(one) for one in np.unravel_index(cell, self.shapes[which]))

    def weight_place(self, flat: int) -> tuple[str, Index] | None:
        """(name, index) of the factor of term number `flat`; None where it has no place."""
        if self.weight_cells is None:
            return None
        cell = int(self.weight_cells.reshape(-1)[flat])
        return self.weight, tuple(int(one) for one in np.unravel_index(cell, self.weight_shape))


@dataclass(frozen=True)
class Part:
    """A single number with a name: something added to the terms (the bias), or a figure of the formula.

    word   "bias", "mean" ...;  value, index  where it stands; "" and () for a number that stands nowhere
    """

    word: str
    number: float
    value: str = ""
    index: Index = ()


@dataclass(frozen=True, eq=False)
class Curve:
    """A function of one number, sampled: x and y (n,), NaN where it is not defined; the point on it."""

    x: Doubles
    y: Doubles
    point: tuple[float, float]


@dataclass(frozen=True)
class Box:
    """What was read of one array of maps: rows top...bottom - 1, columns left...right - 1.

    channels  the maps that were read, in order
    """

    value: str
    top: int
    left: int
    bottom: int
    right: int
    channels: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class XRay:
    """Why one number is what it is.

    value, index  the number's place;  number  the number itself, as the tensor holds it
    node          the node that made it; None for an input or a weight
    terms, added  what is combined by `rule`; `added` joins a sum only
    finish        applied to what the rule gives, None for nothing;  function  see Rule.FUNCTION
    formula       the rule with its numbers filled in
    outside       how cells beyond the edge count: "zero", "ignored"; "" where none was read
    shares        the share of the number that each term has, in row-major order, where the rule alone does not say
    """

    value: str
    index: Index
    number: float
    node: Node | None
    kind: Kind
    terms: Terms
    rule: Rule = Rule.SUM
    added: tuple[Part, ...] = ()
    facts: tuple[Part, ...] = ()
    formula: str = ""
    finish: Callable[[float], float] | None = None
    function: Callable[[Doubles], float] | None = None
    curve: Curve | None = None
    outside: str = ""
    shares: Doubles | None = None

    @cached_property
    def total(self) -> float:
        """What the rule gives, before `finish`."""
        numbers = self.terms.numbers.reshape(-1)
        with np.errstate(all="ignore"):
            if self.rule is Rule.FUNCTION and self.function is not None:
                return float(self.function(numbers))
            if self.rule is Rule.SUM:
                return float(numbers.sum()) + math.fsum(part.number for part in self.added)
            if self.rule is Rule.PRODUCT:
                return float(numbers.prod())
            return float(numbers.max() if self.rule is Rule.MAX else numbers.min())

    @cached_property
    def combined(self) -> float:
        """The number as it follows from the terms; it differs from `number` by rounding alone."""
        with np.errstate(all="ignore"):
            return self.total if self.finish is None else float(self.finish(self.total))

    @cached_property
    def winner(self) -> int | None:
        """The term, in row-major order, that the maximum or minimum picked, the first of equal ones."""
        if self.rule not in (Rule.MAX, Rule.MIN):
            return None
        numbers = self.terms.numbers.reshape(-1)
        return int(numbers.argmax() if self.rule is Rule.MAX else numbers.argmin())

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """What was read of every array of maps (N, C, H, W)."""
        found = []
        for which, (value, shape) in enumerate(zip(self.terms.values, self.terms.shapes, strict=True)):
            cells = self.terms.cells[self.terms.which == which]
            cells = cells[cells != OUTSIDE]
            if len(shape) == 4 and cells.size:
                _, channels, rows, columns = np.unravel_index(cells, shape)
                used = tuple(int(one) for one in np.unique(channels))
                ends = int(rows.max()) + 1, int(columns.max()) + 1
                found.append(Box(value, int(rows.min()), int(columns.min()), *ends, used))
        return tuple(found)


def number_of(array: Array, index: Index) -> float:
    """A number of any type as a float."""
    return float(array[index])


def flat(shape: Shape, index: Index) -> int:
    """The place of `index` in a flattened array of `shape`."""
    return int(np.ravel_multi_index(index, shape)) if shape else 0


def shown(number: float, digits: int = 4) -> str:
    """`number` as formulas print it, with a minus of its own width."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    return f"{number + 0.0:.{digits}g}".replace("-", "−")  # no zero with a sign


def plus(number: float, digits: int = 4) -> str:
    """`number` as a further summand: " + 0.5" or " − 0.5"."""
    return f" − {shown(-number, digits)}" if number < 0 else f" + {shown(number, digits)}"


def bracketed(number: float, digits: int = 4) -> str:
    """`number` as a further factor: "0.5" or "(−0.5)"."""
    text = shown(number, digits)
    return f"({text})" if number < 0 else text
