"""What became of a file of weights: which arrays a network took, and every mismatch."""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.engine.exchange.names import quoted
from cnnviewer.engine.network import Shape


@dataclass(frozen=True)
class Misshapen:
    """An array whose name fits the weight `weight`, but not its shape."""

    weight: str
    wanted: Shape
    found: Shape


@dataclass(frozen=True)
class Report:
    """How the arrays of a file were given to a network.

    network, source  what sentences call them
    named       weights whose array has the very name
    renamed     (weight, array) where only a beginning like "module." differs
    ordered     (weight, array) found by nothing but their order and shapes: a guess that deserves a look
    missing     weights without an array; they keep the numbers they had
    misshapen   weights whose array has another shape; they keep theirs too
    unexpected  arrays without a weight
    not_finite  weights whose new numbers contain NaN or infinity
    """

    network: str
    source: str
    named: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    misshapen: tuple[Misshapen, ...] = ()
    unexpected: tuple[str, ...] = ()
    not_finite: tuple[str, ...] = ()

    @property
    def loaded(self) -> int:
        """How many weights have new numbers."""
        return len(self.named) + len(self.renamed) + len(self.ordered)

    @property
    def wanted(self) -> int:
        """How many weights the network has."""
        return self.loaded + len(self.missing) + len(self.misshapen)

    @property
    def complete(self) -> bool:
        """Whether every weight of the network has new numbers."""
        return self.loaded == self.wanted

    @property
    def summary(self) -> str:
        """One sentence: how many weights were found, and by what."""
        ways = []
        if self.renamed:
            ways.append(f"{len(self.renamed)} under a longer or shorter name")
        if self.ordered:
            ways.append(f"{len(self.ordered)} only by their order and shapes")
        told = f" ({', '.join(ways)})" if ways else ""
        return f"{self.loaded} of {self.wanted} weights of {self.network} come from {self.source}{told}."

    def lines(self) -> list[str]:
        """Every mismatch, one a line; empty when the file fits exactly."""
        shapes = [
            f"other shape: {quoted(one.weight)} needs {_shape(one.wanted)}, the file has {_shape(one.found)}"
            for one in self.misshapen
        ]
        return [
            *shapes,
            *(f"missing: {quoted(name)}" for name in self.missing),
            *(f"unexpected: {quoted(name)}" for name in self.unexpected),
            *(f"taken by order and shape: {quoted(name)} from {quoted(array)}" for name, array in self.ordered),
            *(f"not finite: {quoted(name)} contains NaN or infinity" for name in self.not_finite),
        ]


def _shape(shape: Shape) -> str:
    return " × ".join(map(str, shape)) or "one number"
