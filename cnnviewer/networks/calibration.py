"""Scales hand-made filters so that their maps neither die nor blow up on photographs.

Photographs differ, what they have in common is known: edges of every direction and size where things hide one another.
A "dead leaves" picture, discs of a scale-free distribution of sizes on top of each other, has the same statistics (A.
Lee, D. Mumford and J. Huang, "Occlusion models for natural images", 2001), needs no file and is the same on every
machine. Each filter is scaled to a standard deviation of 1 on it and its bias chosen so that a wanted share of the
map is above 0: the idea of data-dependent initialisation (P. Krähenbühl et al., 2016).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.networks.build import build
from cnnviewer.networks.stack import Activation, ConvLayer, Layer, Stack, Weight, read_only

_HEIGHT, _WIDTH = 112, 144
_LEAVES = 900
_SMALLEST, _LARGEST = 3.0, 60.0
_MARGIN = 12
# Below this share of the highest energy a place is empty, and comparing there would compare noise.
_FAINT = 0.02
_DECIMALS = 3


@lru_cache(maxsize=1)
def dead_leaves() -> Weight:
    """The picture, (1, 3, 112, 144) float32 RGB from 0 to 1, read-only."""
    generator = np.random.default_rng(20)
    # P(radius > r) ~ 1 / r² between the limits: the third power of the radius in the density.
    low, high = _LARGEST**-2, _SMALLEST**-2
    radii = (low + (high - low) * generator.random(_LEAVES)) ** -0.5
    rows = generator.uniform(-_MARGIN, _HEIGHT + _MARGIN, _LEAVES)
    columns = generator.uniform(-_MARGIN, _WIDTH + _MARGIN, _LEAVES)
    brightness = generator.beta(1.3, 1.6, (_LEAVES, 1))
    tint = generator.normal(0, 0.11, (_LEAVES, 3))
    colours = np.clip(brightness + tint - tint.mean(axis=1, keepdims=True), 0, 1)
    picture = np.full((_HEIGHT, _WIDTH, 3), 0.5, np.float32)
    for radius, row, column, colour in zip(radii, rows, columns, colours, strict=True):
        centre = (round(column * 8), round(row * 8))
        cv2.circle(picture, centre, round(radius * 8), colour.tolist(), cv2.FILLED, cv2.LINE_8, 3)
    # A lens and a sensor: edges are a pixel wide, even areas are not quite even.
    picture = cv2.GaussianBlur(picture, (0, 0), 0.7).astype(np.float32)
    picture += generator.normal(0, 0.008, picture.shape).astype(np.float32)
    return read_only(np.clip(picture, 0, 1).transpose(2, 0, 1)[None])


def responses(layers: tuple[Layer, ...], maps: int = 3) -> NDArray[np.float32]:
    """What the last of `layers` gives for the picture, (C, H, W)."""
    network = build(Stack("calibration", layers, maps))
    last = network.outputs[0]
    picture = dead_leaves() if maps == 3 else dead_leaves().mean(axis=1, keepdims=True)
    found: NDArray[np.float32] = network.run(picture, outputs=[last])[last][0]
    return found


def calibrated(
    before: tuple[Layer, ...],
    layer: ConvLayer,
    shares: NDArray[np.float64] | float,
    rivals: NDArray[np.bool_] | None = None,
) -> ConvLayer:
    """`layer`, which reads what `before` gives, with every filter scaled to deviation 1 and a floor under its map.

    shares  how much of each map shall be above 0 on the picture; a number or one per filter
    rivals  (C_out, C_in) bool: maps whose mean over the kernel is subtracted, as much as it takes; a filter without
            rivals gets a bias instead

    A threshold by a bias is met only where contrast is high. Where all rivals are subtracted, a faint corner counts as
    much as a strong one: the filter compares, as cells of the visual cortex that inhibit each other do (D. Heeger,
    "Normalization of cell responses in cat striate cortex", 1992).
    """
    compares = np.zeros((layer.filters, layer.channels), np.bool_) if rivals is None else rivals
    area = layer.kernel_size[0] * layer.kernel_size[1]
    against = np.broadcast_to(compares[:, :, None, None] / area, layer.weight.shape)
    both = replace(
        layer,
        weight=read_only(np.concatenate([layer.weight, against])),
        bias=read_only(np.zeros(2 * layer.filters)),
        activation=Activation.NONE,
    )
    first = before[0] if before else layer
    maps = first.channels if isinstance(first, ConvLayer) else layer.channels
    found, energy = responses((*before, both), maps).reshape(2, layer.filters, -1)
    weight, bias = np.array(layer.weight), np.zeros(layer.filters)
    wanted = np.broadcast_to(np.asarray(shares, np.float64), (layer.filters,))
    for number, share in enumerate(wanted):
        amount, floor = 0.0, 0.0
        if compares[number].any():
            alive = energy[number] > _FAINT * energy[number].max()
            amount = float(np.quantile(found[number][alive] / energy[number][alive], 1 - share))
        else:
            floor = float(np.quantile(found[number], 1 - share))
        scale = 1 / max(float((found[number] - amount * energy[number]).std()), 1e-6)
        weight[number] = (weight[number] - amount * against[number]) * scale
        bias[number] = -floor * scale
    # Numbers that people can read: the third decimal changes a map by less than a hundredth of its deviation.
    bias = np.where(np.abs(bias) < 0.01, 0, np.round(bias, _DECIMALS))
    return replace(layer, weight=read_only(np.round(weight, _DECIMALS) + 0.0), bias=read_only(bias))
