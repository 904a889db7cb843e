"""What a famous architecture is: its name, its year, the frames it wants, and how its graph is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnviewer.engine.network import Network
from cnnviewer.networks.architectures.graph import Graph
from cnnviewer.networks.packages import Package
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
"""Of the pixels of ImageNet from 0 to 1, as torchvision's weights want them: RGB."""


@dataclass(frozen=True)
class Architecture:
    """A network of the literature, without what it has learned.

    name       in any place where a network is named;  title  for people;  year  of the first publication
    size       (rows, columns) of the input it was made for
    write      adds its nodes to a Graph and returns the name of its output
    channels   of the input: 3, or 1 for grey
    any_size   whether other sizes run too: no layer before the last average is fully connected
    scale, mean, std  of the preprocessing card: tensor = (pixel * scale - mean) / std for each channel
    trained    the installable package that holds weights trained on ImageNet, where there is one
    """

    name: str
    title: str
    year: int
    size: tuple[int, int]
    write: Callable[[Graph], str]
    channels: int = 3
    any_size: bool = True
    scale: float = 1 / 255
    mean: tuple[float, ...] = (0.0,)
    std: tuple[float, ...] = (1.0,)
    trained: Package | None = None

    @property
    def card(self) -> PreprocessingCard:
        """How a frame enters the network: cut to its size, in the range that its weights were trained with."""
        colour = Colour.GREY if self.channels == 1 else Colour.RGB
        return PreprocessingCard(*self.size, Fit.CROP, colour, self.scale, self.mean, self.std)

    def make(self, *, weights: bool = True) -> Network:
        """The network with random weights, or, with weights=False, with zeros that take no memory."""
        graph = Graph(self.title, self.channels, None if self.any_size else self.size, weights=weights)
        return graph.network(self.write(graph))
