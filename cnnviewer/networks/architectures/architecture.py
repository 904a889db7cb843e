"""What a famous architecture is: its name, its year, the size it wants, and how its graph is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnviewer.engine.network import Network
from cnnviewer.networks.architectures.graph import Graph


@dataclass(frozen=True)
class Architecture:
    """A network of the literature, without what it has learned.

    name       in any place where a network is named;  title  for people;  year  of the first publication
    size       (rows, columns) of the input it was made for
    write      adds its nodes to a Graph and returns the name of its output
    channels   of the input: 3, or 1 for grey
    any_size   whether other sizes run too: no layer before the last average is fully connected
    """

    name: str
    title: str
    year: int
    size: tuple[int, int]
    write: Callable[[Graph], str]
    channels: int = 3
    any_size: bool = True

    def make(self, *, weights: bool = True) -> Network:
        """The network with random weights, or, with weights=False, with zeros that take no memory."""
        graph = Graph(self.title, self.channels, None if self.any_size else self.size, weights=weights)
        return graph.network(self.write(graph))
