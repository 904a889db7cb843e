"""The numbers of the worked examples, exactly."""

import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value


def convolution(x: list[list[float]], kernel: list[list[float]], pad: int) -> np.ndarray:
    weight = np.array([[kernel]], np.float32)
    node = Node("conv1", "Conv", ("image", "weight"), ("map",), {"pads": (pad,) * 4})
    network = Network("worked", (node,), (Value("image", (1, 1, "rows", "columns")),), ("map",), {"weight": weight})
    return network.run(np.array([[x]], np.float32))["map"][0, 0]


def test_the_upper_left_step_of_the_worked_convolution_gives_zero() -> None:
    x = [[0, 5, 7], [-1, 3, 2], [4, 1, 6]]
    feature_map = convolution(x, [[-1, 2, 0], [1, 0, 1], [0, -1, -2]], pad=1)
    assert feature_map.shape == (3, 3)
    assert feature_map[0, 0] == 0


def test_without_padding_a_three_by_three_image_gives_one_number() -> None:
    feature_map = convolution([[0, 0, 0], [0, 0, 5], [0, -1, 3]], [[-1, 2, 0], [1, 0, 1], [0, -1, -2]], pad=0)
    assert feature_map.tolist() == [[0]]


@pytest.mark.parametrize("filters", [1, 4])
def test_the_results_of_all_channels_are_added_at_each_place_plus_the_bias(filters: int) -> None:
    rng = np.random.default_rng(1)
    x = rng.integers(-5, 6, (1, 3, 5, 6)).astype(np.float32)
    weight = rng.integers(-3, 4, (filters, 3, 3, 3)).astype(np.float32)
    bias = np.arange(filters, dtype=np.float32) + 2
    node = Node("conv1", "Conv", ("image", "weight", "bias"), ("map",), {"pads": (1, 1, 1, 1)})
    weights = {"weight": weight, "bias": bias}
    network = Network("worked", (node,), (Value("image", (1, 3, 5, 6)),), ("map",), weights)
    maps = network.run(x)["map"][0]
    assert maps.shape == (filters, 5, 6)
    for number in range(filters):
        channels = [convolution(x[0, c].tolist(), weight[number, c].tolist(), pad=1) for c in range(3)]
        assert np.array_equal(maps[number], sum(channels) + bias[number])
