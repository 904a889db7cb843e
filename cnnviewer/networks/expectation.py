"""Which numbers a network has learned from, and whether the preprocessing card gives it such numbers.

Known by name, a network has its own card. Otherwise the batch normalisation (S. Ioffe and C. Szegedy, 2015) behind the
first convolution tells it: its running mean m and variance v are those of the convolution's outputs while learning.
For an input of mean a and standard deviation s, the same for all cells, a filter w with bias b gives

    m = a S + b,  S the sum of w              v = s^2 w' K w,  K the correlation of the cells under w

from which a follows by least squares, each filter weighted by 1 / v, and s as the median over the filters. K is that of
photographs: cells at a distance of d correlate by 0.95^d, channels by 0.93. With filters at random, smooth ones and
those of EfficientNet-Lite0, on the sample pictures, both come out to within a sixth of the standard deviation. No
picture is needed, so nothing is said that the next picture would contradict.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.network import Network, Node
from cnnviewer.networks.guess import has_random_weights
from cnnviewer.networks.load import card_of
from cnnviewer.networks.preprocessing import PreprocessingCard

_PER_CELL, _PER_CHANNEL = 0.95, 0.93
_PHOTOGRAPH = (0.45, 0.27)  # mean and standard deviation of pixels, 0...1: of ImageNet's
_INK = (0.13, 0.31)  # of MNIST's
# Of `_distance`. A usual range must come three times as near as the card; without one, only what is far off counts.
_OFF, _FAR, _NEAR = 0.6, 1.0, 0.4
_SAME_NUMBERS = ("Identity", "Cast", "Transpose", "Dropout")
RANGES: tuple[tuple[str, float, tuple[float, ...], tuple[float, ...]], ...] = (
    ("0 … 1", 1 / 255, (0.0,), (1.0,)),
    ("0 … 255", 1.0, (0.0,), (1.0,)),
    ("−1 … 1", 1 / 255, (0.5,), (0.5,)),
    ("ImageNet", 1 / 255, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
)
"""(text, scale, mean, std) of the usual ranges; the last is what torchvision's networks were trained with."""


@dataclass(frozen=True)
class Numbers:
    """Mean and standard deviation of what enters a network."""

    mean: float
    spread: float

    @property
    def black(self) -> float:
        """What a black pixel is, if pixels are those of photographs."""
        return self.mean - self.spread * _PHOTOGRAPH[0] / _PHOTOGRAPH[1]

    @property
    def white(self) -> float:
        """What a white pixel is."""
        return self.mean + self.spread * (1 - _PHOTOGRAPH[0]) / _PHOTOGRAPH[1]


@dataclass(frozen=True)
class Advice:
    """The card gives other numbers than were learned from.

    learned, given  what was, and what a picture becomes by the present card
    card            one that gives what was learned from
    range           its name among RANGES; "" for numbers of its own
    """

    learned: Numbers
    given: Numbers
    card: PreprocessingCard
    range: str


def learned_numbers(network: Network, address: str = "") -> Numbers | None:
    """What `network`, loaded from `address`, has learned from; None when nothing tells."""
    if has_random_weights(address):
        return None
    own = card_of(address)
    return _numbers(own, _PHOTOGRAPH) if own is not None else _from_normalisation(network)


def advice(learned: Numbers, card: PreprocessingCard) -> Advice | None:
    """What to use in the place of `card`; None when it gives about the numbers that were `learned` from."""
    # Grey is for digits as well as for photographs.
    pictures = (_PHOTOGRAPH, _INK) if card.channels == 1 else (_PHOTOGRAPH,)
    now = min(_distance(learned, _numbers(card, pixels)) for pixels in pictures)
    if now <= _OFF:
        return None
    given = _numbers(card, _PHOTOGRAPH)
    offers = [(text, with_range(card, scale, mean, std)) for text, scale, mean, std in RANGES]
    ranked = sorted(
        (min(_distance(learned, _numbers(offer, pixels)) for pixels in pictures), number)
        for number, (_, offer) in enumerate(offers)
    )
    distance, number = ranked[0]
    if distance <= min(_NEAR, now / 3):
        text, offer = offers[number]
        return Advice(learned, given, offer, text)
    if now <= _FAR:
        return None
    mean, spread = _PHOTOGRAPH
    std = float(f"{spread / learned.spread:.3g}")
    fitted = replace(card, scale=1 / 255, mean=(round(mean - learned.mean * std, 3),), std=(std,))
    return Advice(learned, given, fitted, "")


def with_range(
    card: PreprocessingCard, scale: float, mean: tuple[float, ...], std: tuple[float, ...]
) -> PreprocessingCard:
    """`card` with another range; of one channel, means of the numbers of three."""
    if card.channels == 1 and len(mean) > 1:
        mean, std = (round(sum(mean) / len(mean), 3),), (round(sum(std) / len(std), 3),)
    return replace(card, scale=scale, mean=mean, std=std)


def _numbers(card: PreprocessingCard, pixels: tuple[float, float]) -> Numbers:
    """What pixels of that mean and standard deviation, 0...1, become by `card`."""
    mean, std = sum(card.mean) / len(card.mean), sum(card.std) / len(card.std)
    scale = 255 * card.scale
    return Numbers((pixels[0] * scale - mean) / std, abs(pixels[1] * scale / std))


def _distance(one: Numbers, other: Numbers) -> float:
    """0 for the same; 0.7 for twice the spread, 1 for a mean that lies one spread away."""
    if min(one.spread, other.spread) <= 0:
        return math.inf
    return abs(math.log(one.spread / other.spread)) + abs(one.mean - other.mean) / max(one.spread, other.spread)


def _from_normalisation(network: Network) -> Numbers | None:
    found = _first_convolution(network)
    if found is None:
        return None
    conv, normalisation = found
    weights = network.weights
    filters = weights[conv.inputs[1]].astype(np.float64)
    bias = weights[conv.inputs[2]].astype(np.float64) if len(conv.inputs) > 2 and conv.inputs[2] else 0.0
    mean, variance = (weights[name].astype(np.float64) for name in normalisation.inputs[3:5])
    if not mean.any() and (variance == 1).all():
        return None  # as it was made; nothing was learned
    per_spread = _variance_per_spread(filters)
    lively = (variance > 1e-6 * np.median(variance)) & (per_spread > 1e-6 * np.median(per_spread))
    if not lively.any():
        return None
    sums, rest = filters.sum(axis=(1, 2, 3))[lively], (mean - bias)[lively]
    trust = 1 / variance[lively]
    squares = float((trust * sums * sums).sum())
    spread = float(np.median(np.sqrt(variance[lively] / per_spread[lively])))
    if squares == 0 or not math.isfinite(spread):
        return None
    return Numbers(float((trust * sums * rest).sum()) / squares, spread)


def _variance_per_spread(filters: NDArray[np.float64]) -> NDArray[np.float64]:
    """w' K w of each of (C_out, C_in, kH, kW) filters."""
    count, channels, height, width = filters.shape
    rows, columns = (axis.ravel() for axis in np.mgrid[:height, :width])
    distance = np.hypot(rows[:, None] - rows, columns[:, None] - columns)
    across = np.where(np.eye(channels, dtype=bool), 1.0, _PER_CHANNEL)
    flat = filters.reshape(count, -1)
    return np.asarray(((flat @ np.kron(across, _PER_CELL**distance)) * flat).sum(axis=1))


def _first_convolution(network: Network) -> tuple[Node, Node] | None:
    """The convolution that reads the input as it is, and the normalisation that reads nothing but it."""
    value = network.inputs[0].name
    convs = [node for node in network.nodes if value in node.inputs]
    while len(convs) == 1 and convs[0].operator in _SAME_NUMBERS:
        value = convs[0].outputs[0]
        convs = [node for node in network.nodes if value in node.inputs]
    if len(convs) != 1 or convs[0].operator != "Conv" or convs[0].attributes.get("group", 1) != 1:
        return None
    after = [node for node in network.nodes if convs[0].outputs[0] in node.inputs]
    if len(after) != 1 or after[0].operator != "BatchNormalization":
        return None
    names = (*convs[0].inputs[1:], *after[0].inputs[3:5])
    known = all(name in network.weights for name in names if name)
    return (convs[0], after[0]) if known and network.weights[convs[0].inputs[1]].ndim == 4 else None
