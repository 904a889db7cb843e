"""What a network learned from is read out of its first normalisation, and a card that differs is found out."""

from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.engine.network import Array, Network, Node, Value
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.expectation import RANGES, advice, learned_numbers, with_range
from cnnviewer.networks.guess import guess_card
from cnnviewer.networks.load import load_network
from cnnviewer.networks.prepare import prepare
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.zoo import ZOO
from cnnviewer.sources.registry import open_source
from cnnviewer.sources.samples import samples

CARD = PreprocessingCard(112, 112, Fit.CROP)
NAMES = [text for text, *_ in RANGES]


def card_with(name: str, card: PreprocessingCard = CARD) -> PreprocessingCard:
    return with_range(card, *next(entry[1:] for entry in RANGES if entry[0] == name))


def filters(kind: str, size: int, channels: int = 3) -> Array:
    """(16, channels, size, size): at random, or smooth and oriented as first layers learn them."""
    generator = np.random.default_rng(5)
    if kind == "random":
        return generator.normal(0, 0.1, (16, channels, size, size)).astype(np.float32)
    rows, columns = np.mgrid[:size, :size] - (size - 1) / 2
    made = []
    for number in range(16):
        turn, phase = generator.random(2) * 2 * np.pi
        along = np.cos(turn) * columns + np.sin(turn) * rows
        wave = 1.0 if number < 4 else np.cos(2 * np.pi * along / (0.7 * size) + phase)
        spot = np.exp(-(rows**2 + columns**2) / size) * wave
        made.append(spot[None] * generator.normal(0.7, 0.4, channels)[:, None, None])
    return np.array(made, np.float32)


def learned_from(card: PreprocessingCard, weight: Array, *, bias: bool = False) -> Network:
    """A convolution and the normalisation that the sample pictures, prepared by `card`, leave behind it."""
    shift = np.linspace(-1, 1, 16, dtype=np.float32) if bias else np.zeros(16, np.float32)
    image = Value("image", ("N", card.channels, "H", "W"))
    conv = Node("conv", "Conv", ("image", "w", "b"), ("conv",), {"strides": (2, 2)})
    first = Network("first", (conv,), (image,), ("conv",), {"w": weight, "b": shift})
    pictures = [open_source(sample.path).read().pixels for sample in samples()]
    maps = [first.run(prepare(one, card).tensor)["conv"].reshape(16, -1) for one in pictures]
    outputs = np.concatenate(maps, axis=1)
    ones = np.ones(16, np.float32)
    names = ("scale", "shift", "mean", "variance")
    arrays = (ones, ones * 0, outputs.mean(axis=1), outputs.var(axis=1))
    normalisation = Node("bn", "BatchNormalization", ("conv", *names), ("bn",))
    return Network(
        "made", (conv, normalisation), (image,), ("bn",), first.weights | dict(zip(names, arrays, strict=True))
    )


@pytest.mark.parametrize("size", [3, 7])
@pytest.mark.parametrize("kind", ["random", "smooth"])
@pytest.mark.parametrize("name", NAMES)
def test_each_range_is_recognised_and_every_other_one_is_found_out(name: str, kind: str, size: int) -> None:
    network = learned_from(card_with(name), filters(kind, size), bias=kind == "smooth")
    learned = learned_numbers(network)
    assert learned is not None
    assert advice(learned, card_with(name)) is None
    for other in NAMES:
        if other != name:
            found = advice(learned, card_with(other))
            assert found is not None, other
            assert (found.range, found.card) == (name, card_with(name))


def test_numbers_that_are_none_of_the_usual_ones_are_offered_too() -> None:
    odd = replace(CARD, scale=1 / 255, mean=(3.0,), std=(0.02,))
    learned = learned_numbers(learned_from(odd, filters("smooth", 5)))
    found = advice(learned, CARD)
    assert found is not None
    assert found.range == ""
    assert advice(learned, found.card) is None
    assert found.card.std[0] == pytest.approx(0.02, rel=0.3)


@pytest.mark.parametrize("name", ["mnist", "fashion", "cifar10", "efficientnet-lite0"])
def test_networks_that_come_along_raise_no_alarm_with_their_own_cards(name: str) -> None:
    if name not in ZOO and ARCHITECTURES[name].trained is None:
        pytest.skip("its weights are an extra that is not installed")
    network = load_network(name)
    own = guess_card(network, name)
    learned = learned_numbers(network, name)
    assert learned is not None
    assert advice(learned, own) is None
    if name in ZOO:
        assert advice(learned, ZOO[name].drawn) is None
    for text in NAMES:
        found = advice(learned, card_with(text, own))
        if found is not None:
            assert advice(learned, found.card) is None
    assert advice(learned, replace(own, scale=own.scale * 255)) is not None


def test_the_normalisation_of_a_trained_network_tells_what_its_own_card_says() -> None:
    if ARCHITECTURES["efficientnet-lite0"].trained is None:
        pytest.skip("its weights are an extra that is not installed")
    network = load_network("efficientnet-lite0")
    told, known = learned_numbers(network, "unknown.onnx"), learned_numbers(network, "efficientnet-lite0")
    assert told.mean == pytest.approx(known.mean, abs=0.1)
    assert told.spread == pytest.approx(known.spread, rel=0.15)
    assert advice(told, guess_card(network, "efficientnet-lite0")) is None
    assert advice(told, guess_card(network, "unknown.onnx")).range == "−1 … 1"


def test_a_network_for_digits_that_learned_from_0_to_1_raises_no_alarm_in_grey() -> None:
    grey = replace(CARD, colour=Colour.GREY)
    network = learned_from(grey, filters("smooth", 5, 1))
    learned = learned_numbers(network)
    assert advice(learned, grey) is None
    digits = replace(learned, mean=0.13, spread=0.31)
    assert advice(digits, grey) is None
    assert advice(digits, replace(grey, scale=1.0)) is not None


def test_what_only_lies_otherwise_before_the_convolution_is_passed_by() -> None:
    network = learned_from(card_with("ImageNet"), filters("smooth", 3))
    turned = (
        Node("there", "Transpose", ("image",), ("last",), {"perm": (0, 2, 3, 1)}),
        Node("back", "Transpose", ("last",), ("first",), {"perm": (0, 3, 1, 2)}),
        replace(network.nodes[0], inputs=("first", "w", "b")),
    )
    assert learned_numbers(replace(network, nodes=(*turned, network.nodes[1]))) == learned_numbers(network)


def test_nothing_is_said_where_nothing_tells() -> None:
    weight = filters("random", 3)
    network = learned_from(CARD, weight)
    fresh = {"mean": np.zeros(16, np.float32), "variance": np.ones(16, np.float32)}
    assert learned_numbers(replace(network, weights=network.weights | fresh)) is None
    assert learned_numbers(replace(network, nodes=network.nodes[:1], outputs=("conv",))) is None
    dead = {"w": weight * 0}
    assert learned_numbers(replace(network, weights=network.weights | dead)) is None
    assert learned_numbers(load_network("resnet18", weights=None), "resnet18") is None
