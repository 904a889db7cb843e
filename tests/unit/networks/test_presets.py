"""The networks to start with: their shape, and that their maps live on photographs."""

from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from cnnviewer.networks import edits
from cnnviewer.networks.build import build
from cnnviewer.networks.calibration import dead_leaves
from cnnviewer.networks.prepare import prepare
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.presets import PRESETS, Preset
from cnnviewer.networks.stack import Activation, ConvLayer, PoolingKind, PoolLayer
from cnnviewer.sources.samples import samples

EVERY = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS.keys())
COLOUR = ("cat", "coffee", "astronaut", "china", "flower", "rocket")


def photographs() -> Iterator[tuple[str, np.ndarray]]:
    """The colour photographs among the samples, as tensors of the size the window opens with."""
    for sample in samples():
        if sample.name in COLOUR:
            pixels = cv2.cvtColor(cv2.imread(str(sample.path)), cv2.COLOR_BGR2RGB)
            yield sample.name, prepare(pixels, PreprocessingCard()).tensor


@EVERY
def test_a_preset_is_three_convolutions_with_pools_between(preset: Preset) -> None:
    stack = preset.make()
    assert stack.name == preset.title
    assert [layer.name for layer in stack.layers] == ["Conv1", "Pool1", "Conv2", "Pool2", "Conv3", "Pool3"]
    filters = []
    for layer in stack.layers:
        if isinstance(layer, PoolLayer):
            assert (layer.kind, layer.size, layer.stride) == (PoolingKind.MAX, (2, 2), (2, 2))
        elif isinstance(layer, ConvLayer):
            assert layer.activation is Activation.RELU
            assert not layer.weight.flags.writeable
            assert np.isfinite(layer.weight).all()
            filters.append(layer.filters)
    assert filters == [16, 32, 64]
    assert edits.check(stack, (240, 320)) == (30, 40)
    assert preset.description.endswith(".")


@EVERY
def test_a_preset_is_made_once_and_the_same_on_every_start(preset: Preset) -> None:
    assert preset.make() is preset.make()


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "blank"])
def test_nearly_every_map_lives_on_a_photograph_and_none_blows_up(name: str) -> None:
    network = build(PRESETS[name].make())
    pictures = 0
    for photograph, tensor in photographs():
        pictures += 1
        trace = network.run(tensor)
        for layer in ("conv1", "conv2", "conv3"):
            maps = trace[f"{layer}.activation"][0]
            maps = maps.reshape(len(maps), -1)
            dead = int(((maps > 0).mean(axis=1) < 0.001).sum())
            assert dead <= max(1, len(maps) // 32), (photograph, layer)
            assert 0.02 < np.median(maps.std(axis=1)) < 3, (photograph, layer)
            assert maps.max() < 100, (photograph, layer)
    assert pictures >= 3


@EVERY
def test_a_preset_works_on_grey_pictures(preset: Preset) -> None:
    stack = edits.set_input_channels(preset.make(), 1)
    assert stack.channels == 1
    _, tensor = next(photographs())
    trace = build(stack).run(np.ascontiguousarray(tensor.mean(axis=1, keepdims=True)))
    maps = trace["conv3.activation"][0]
    alive = (maps > 0).any(axis=(1, 2)).mean()
    assert np.isfinite(maps).all()
    assert alive > 0.7


def test_the_first_preset_tells_edges_by_their_direction() -> None:
    stack = next(iter(PRESETS.values())).make()
    rows, columns = np.mgrid[0:24, 0:24]
    for direction in range(8):
        side = np.cos(direction * np.pi / 4) * (columns - 11.5) - np.sin(direction * np.pi / 4) * (rows - 11.5)
        picture = np.repeat((side > 0).astype(np.float32)[None, None], 3, axis=1)
        trace = build(stack).run(picture)
        strongest = trace["conv1"][0, :8, 8:16, 8:16].max(axis=(1, 2)).argmax()
        assert strongest == direction
        assert trace["conv2"][0, :8, 4:8, 4:8].max(axis=(1, 2)).argmax() == direction


@pytest.mark.parametrize("direction", [1, 3, 5, 7])
def test_the_first_preset_tells_corners_by_where_they_open(direction: int) -> None:
    """The corner of a bright square that fills the quadrant between two directions; Conv2's corner maps are 8 to 15."""
    rows, columns = np.mgrid[0:48, 0:48]
    right, up = columns - 23.5, 23.5 - rows
    inside = {
        1: (right > 0) & (up > 0),
        3: (right < 0) & (up > 0),
        5: (right < 0) & (up < 0),
        7: (right > 0) & (up < 0),
    }
    picture = np.repeat(inside[direction].astype(np.float32)[None, None], 3, axis=1)
    found = build(next(iter(PRESETS.values())).make()).run(picture)["conv2"][0, 8:16, 9:15, 9:15]
    # Map k opens between k and k + 2, so its middle is k + 1; diagonal corners have even k.
    assert found.max(axis=(1, 2))[0::2].argmax() * 2 + 1 == direction


def test_classic_filters_hold_the_numbers_of_the_textbooks_in_every_colour() -> None:
    first = PRESETS["classic"].make().layers[0]
    assert isinstance(first, ConvLayer)
    sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    for channel in range(3):
        np.testing.assert_array_equal(first.weight[4, channel, 1:4, 1:4], sobel)
    assert not first.bias.any()


def test_blank_passes_red_green_and_blue_on() -> None:
    tensor = np.random.default_rng(1).random((1, 3, 16, 16), np.float32)
    trace = build(PRESETS["blank"].make()).run(tensor)
    np.testing.assert_array_equal(trace["conv1"][0], tensor[0, np.arange(16) % 3])


def test_the_picture_that_filters_are_scaled_on_is_like_a_photograph() -> None:
    leaves = dead_leaves()
    assert leaves.shape == (1, 3, 112, 144)
    assert leaves.min() >= 0
    assert leaves.max() <= 1
    assert not leaves.flags.writeable
    # The power of natural pictures falls with about the square of the frequency.
    power = np.abs(np.fft.fft2(leaves[0].mean(axis=0) - leaves.mean())) ** 2
    frequency = np.hypot(np.fft.fftfreq(112)[:, None], np.fft.fftfreq(144))
    rings = [power[(frequency > low) & (frequency <= 1.5 * low)].mean() for low in (0.03, 0.06, 0.12, 0.24)]
    slope = np.polyfit(np.log([0.03, 0.06, 0.12, 0.24]), np.log(rings), 1)[0]
    assert -4 < slope < -1.5
