"""The networks that are measured, and what every contender gets of one: the graph, a file, pictures, our numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import cnnviewer  # noqa: F401  # isort: skip  # before NumPy: sets the threads of its BLAS
import numpy as np

from cnnviewer.engine.network import Array, Network
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.architectures.graph import IMAGE, Graph

FRAMES = 4
Size = tuple[int, int]


def _demo(kernel: int, weights: bool) -> Network:
    """3 -> 16 -> 32 -> 64 filters with ReLU and 2 x 2 max pooling: what the window shows live."""
    graph = Graph("demo", 3, None, weights=weights)
    value = IMAGE
    for number, filters in enumerate((16, 32, 64), start=1):
        value = graph.relu(graph.conv(value, f"conv{number}", filters, kernel, pad=kernel // 2), f"relu{number}")
        value = graph.max_pool(value, f"pool{number}", 2, 2)
    return graph.network(value)


def _vgg_like(kernel: int, weights: bool) -> Network:
    """Two convolutions and a pooling, four times over, and ten classes: VGG at a quarter of its width."""
    graph = Graph("vgg-like", 3, None, weights=weights)
    value = IMAGE
    for block, filters in enumerate((16, 32, 64, 128), start=1):
        for number in (1, 2):
            name = f"{block}_{number}"
            conv = graph.conv(value, f"conv{name}", filters, kernel, pad=kernel // 2)
            value = graph.relu(conv, f"relu{name}")
        value = graph.max_pool(value, f"pool{block}", 2, 2)
    value = graph.gemm(graph.global_average(value, "avgpool"), "fc", 128, 10)
    return graph.network(graph.softmax(value))


OWN = {"demo": (_demo, (240, 320)), "vgg-like": (_vgg_like, (224, 224))}
"""Networks that no paper describes: how they are made, and their size."""


@dataclass(frozen=True)
class Subject:
    """A network with an input of fixed shape.

    path  an ONNX file of it, in which every value is an output; None when there is none yet
    """

    name: str
    network: Network
    shape: tuple[int, ...]
    path: Path | None = None

    @property
    def values(self) -> list[str]:
        """Names of everything that is computed, in order."""
        return [name for node in self.network.nodes for name in node.outputs]

    @property
    def logits(self) -> str:
        """The value before the last Softmax."""
        return self.network.nodes[-1].inputs[0]

    def frames(self) -> list[Array]:
        """Pictures between 0 and 1, read-only; the same every time."""
        rng = np.random.default_rng(3)
        frames = [rng.random(self.shape, np.float32) for _ in range(FRAMES)]
        for frame in frames:
            frame.flags.writeable = False
        return frames

    def saved(self, folder: Path) -> Subject:
        """The same with its file in `folder`."""
        path = folder / f"{self.name}.onnx"
        fixed = replace(self.network.inputs[0], shape=self.shape)
        replace(self.network, inputs=(fixed,), outputs=tuple(self.values)).save(path)
        return replace(self, path=path)


def subject(name: str, size: Size | None = None, kernel: int = 3, *, weights: bool = True) -> Subject:
    """The network called `name` (of OWN or ARCHITECTURES) at `size` or its own; `kernel` is that of those in OWN.

    weights  False: without numbers, for those who read them from a file
    """
    if name in OWN:
        make, usual = OWN[name]
        network = make(kernel, weights)
    else:
        network, usual = ARCHITECTURES[name].make(weights=weights), ARCHITECTURES[name].size
    return Subject(name, network, (1, 3, *(size or usual)))
