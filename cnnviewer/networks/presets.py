"""Networks to start with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cnnviewer.networks.stack import ConvLayer, Layer, PoolLayer, Stack, read_only


@dataclass(frozen=True)
class Preset:
    """A network to start with: what it is called in files and by people, and how it is made."""

    name: str
    title: str
    description: str
    make: Callable[[], Stack]


def _random() -> Stack:
    generator = np.random.default_rng(1)
    layers: list[Layer] = []
    channels = 3
    for number, (filters, size) in enumerate(((16, 5), (32, 3), (64, 3)), start=1):
        spread = np.sqrt(2 / (channels * size * size))
        weight = read_only(generator.normal(0, spread, (filters, channels, size, size)))
        layers.append(ConvLayer(f"Conv{number}", weight, read_only(np.zeros(filters))))
        layers.append(PoolLayer(f"Pool{number}"))
        channels = filters
    return Stack("Random (He)", tuple(layers))


PRESETS = {
    preset.name: preset
    for preset in (Preset("random", "Random (He)", "Random filters whose variance keeps the signal alive.", _random),)
}
