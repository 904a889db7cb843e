"""PRESETS: the networks to start with. Each has Conv1 to Conv3 with 16, 32 and 64 filters, ReLU and 2 x 2 max pooling.

All are the same on every machine. Stacks are values, so each is made once and then shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from cnnviewer.networks.banks import classic_bank, gabor_bank, opponent_bank
from cnnviewer.networks.calibration import calibrated
from cnnviewer.networks.kernels.classic import identity
from cnnviewer.networks.mixtures import mixed_layers
from cnnviewer.networks.shapes import shape_layers
from cnnviewer.networks.stack import ConvLayer, Layer, Padding, PaddingMode, PoolLayer, Stack, Weight, read_only

FILTERS = (16, 32, 64)


@dataclass(frozen=True)
class Preset:
    """A network to start with.

    name  in files and on the command line; title and description for people (the stack's name is the title)
    make  gives the Stack; the same object every time
    """

    name: str
    title: str
    description: str
    make: Callable[[], Stack]


def _first(weight: Weight) -> ConvLayer:
    return ConvLayer("Conv1", weight, read_only(np.zeros(len(weight))), padding=Padding(mode=PaddingMode.REPLICATE))


def _shapes() -> tuple[Layer, ...]:
    return shape_layers()


def _classic() -> tuple[Layer, ...]:
    return mixed_layers(_first(classic_bank()), seed=3)


def _gabor() -> tuple[Layer, ...]:
    return mixed_layers(calibrated((), _first(gabor_bank()), 0.5), seed=5)


def _opponents() -> tuple[Layer, ...]:
    shares = np.array([0.7] * 6 + [0.5] * 10)
    return mixed_layers(calibrated((), _first(opponent_bank()), shares), seed=7)


def _random() -> tuple[Layer, ...]:
    """Normal numbers of variance 2 / fan-in (K. He et al., "Delving deep into rectifiers", 2015).

    Only the biases are chosen, so that half of each map is above 0: with 0 for all of them half of the first filters
    would be dark on every photograph.
    """
    generator = np.random.default_rng(1)
    layers: tuple[Layer, ...] = ()
    channels = 3
    for number, (filters, side) in enumerate(zip(FILTERS, (5, 3, 3), strict=True), start=1):
        spread = np.sqrt(2 / (channels * side * side))
        weight = read_only(generator.normal(0, spread, (filters, channels, side, side)))
        layer = ConvLayer(f"Conv{number}", weight, read_only(np.zeros(filters)))
        scaled = calibrated(layers, layer, 0.5)
        bias = scaled.bias * (weight.std(axis=(1, 2, 3)) / scaled.weight.std(axis=(1, 2, 3)))
        layers = (*layers, ConvLayer(f"Conv{number}", weight, read_only(np.round(bias, 3))), PoolLayer(f"Pool{number}"))
        channels = filters
    return layers


def _blank() -> tuple[Layer, ...]:
    """Identity kernels: filter i passes map i (modulo their number) on; every map is red, green or blue."""
    layers: tuple[Layer, ...] = ()
    channels = 3
    for number, filters in enumerate(FILTERS, start=1):
        weight = np.zeros((filters, channels, 3, 3), np.float32)
        weight[np.arange(filters), np.arange(filters) % channels] = identity((3, 3))
        layers = (
            *layers,
            ConvLayer(f"Conv{number}", read_only(weight), read_only(np.zeros(filters))),
            PoolLayer(f"Pool{number}"),
        )
        channels = filters
    return layers


def _preset(name: str, title: str, description: str, make: Callable[[], tuple[Layer, ...]]) -> Preset:
    @cache
    def stack() -> Stack:
        return Stack(title, make())

    return Preset(name, title, description, stack)


_ENTRIES = (
    _preset(
        "edges-to-shapes",
        "Edges to shapes",
        "Made by hand: Conv1 finds edges and colours, Conv2 corners, bars and areas, Conv3 curves, shapes and borders.",
        _shapes,
    ),
    _preset(
        "classic",
        "Classic filters",
        "Conv1 holds the kernels of the textbooks (blur, sharpen, Sobel, Laplacian ...); deeper layers mix their maps.",
        _classic,
    ),
    _preset(
        "gabor",
        "Gabor bank",
        "Conv1 looks for fine lines and coarse edges in eight orientations; deeper layers mix them into textures.",
        _gabor,
    ),
    _preset(
        "rgb-opponents",
        "RGB opponents",
        "Conv1 compares red with green, blue with yellow and light with dark, as the eye does; deeper layers mix them.",
        _opponents,
    ),
    _preset(
        "random",
        "Random (He)",
        "Random numbers of the variance that keeps signals alive: what a network sees before it has learned anything.",
        _random,
    ),
    _preset(
        "blank",
        "Blank (identity)",
        "Every filter passes red, green or blue on as it is: a clean bench for your own kernels.",
        _blank,
    ),
)

PRESETS: dict[str, Preset] = {preset.name: preset for preset in _ENTRIES}
