"""Deeper layers for any first layer: every filter looks for a few of the maps before in one arrangement each.

Random numbers alone would give grey mixtures of everything. Here a filter takes three maps, each through a smooth
kernel out of a small set (an area, a spot, an edge or a line of some direction), with signs so that some maps speak
for it and some against. Which maps, kernels and signs is drawn with a fixed seed, each map equally often;
`calibrated` scales the result.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnviewer.networks.calibration import calibrated, responses
from cnnviewer.networks.stack import ConvLayer, Layer, Padding, PaddingMode, PoolLayer, read_only

MAPS_PER_FILTER = 3
_SOFT = np.outer((1, 2, 1), (1, 2, 1)) / 16
_ACROSS = np.outer((1, 2, 1), (-1, 0, 1)) / 4
_LINE = np.outer((1, 2, 1), (-1, 2, -1)) / 8
_SLANT = np.array(((0, 1, 2), (-1, 0, 1), (-2, -1, 0))) / 4
_SPOT = np.array(((-1, -1, -1), (-1, 8, -1), (-1, -1, -1))) / 8
ARRANGEMENTS = (_SOFT, _SOFT, _SOFT, _SPOT, _ACROSS, _ACROSS.T, _SLANT, _SLANT[::-1], _LINE, _LINE.T)


def mixed_layers(first: ConvLayer, seed: int) -> tuple[Layer, ...]:
    """`first`, then Pool1, Conv2 with 32, Pool2, Conv3 with 64 filters of 3 x 3, Pool3."""
    layers: tuple[Layer, ...] = (first, PoolLayer("Pool1"))
    for number, filters in ((2, 32), (3, 64)):
        mixed = mixture(layers, f"Conv{number}", filters, seed + number)
        layers = (*layers, mixed, PoolLayer(f"Pool{number}"))
    return layers


def mixture(before: tuple[Layer, ...], name: str, filters: int, seed: int) -> ConvLayer:
    """A convolution of `filters` 3 x 3 filters over what `before` gives."""
    generator = np.random.default_rng(seed)
    incoming = responses(before)
    maps = len(incoming)
    spread = 1 / np.maximum(incoming.std(axis=(1, 2)), 1e-6)
    weight = np.zeros((filters, maps, 3, 3))
    chosen = _dealt(generator, filters, maps)
    for number in range(filters):
        for place, channel in enumerate(chosen[number]):
            kernel = ARRANGEMENTS[generator.integers(len(ARRANGEMENTS))]
            sign = 1.0 if place == 0 or generator.random() < 0.4 else -1.0
            weight[number, channel] += kernel * sign * spread[channel] * (1.0, 0.8, 0.6)[place]
    layer = ConvLayer(
        name, read_only(weight), read_only(np.zeros(filters)), padding=Padding(mode=PaddingMode.REPLICATE)
    )
    return calibrated(before, layer, generator.uniform(0.45, 0.7, filters))


def _dealt(generator: np.random.Generator, filters: int, maps: int) -> NDArray[np.intp]:
    """(filters, 3) numbers of maps, dealt like cards: in every column each map comes before any comes again."""
    columns = []
    for _ in range(MAPS_PER_FILTER):
        deals = [generator.permutation(maps) for _ in range(-(-filters // maps))]
        columns.append(np.concatenate(deals)[:filters])
    return np.stack(columns, axis=1)
